//! Concepts and the acts they stand in.

use super::quotes::quotes;
use crate::concept::{Annotation, ConceptMap, Mention};
use crate::document::{Clause, Draft};
use crate::force::{Act, Force, Modifier, ModifierClass, Norm, negations};
use crate::span::Span;

/// In which way a concept stands in its clause, beside being named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Way {
    /// Under a negation: *no guarantee of availability*.
    Negated,
    /// In what is to be prevented or must not be done: *prevent damage to availability*.
    Prevented,
    /// In an act that is hedged: *consider ways to ensure availability*.
    Hedged,
    /// In an act that holds only if something is so: *where availability is at stake*.
    Conditional,
    /// In quotation marks.
    Quoted,
    /// In the name or the number of a text that is cited.
    Cited,
    /// In a title or a heading.
    Heading,
}

impl Way {
    /// All ways, in the order of their declaration.
    pub const ALL: [Self; 7] = [
        Self::Negated,
        Self::Prevented,
        Self::Hedged,
        Self::Conditional,
        Self::Quoted,
        Self::Cited,
        Self::Heading,
    ];

    /// The way in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negated => "negated",
            Self::Prevented => "prevented",
            Self::Hedged => "hedged",
            Self::Conditional => "conditional",
            Self::Quoted => "quoted",
            Self::Cited => "cited",
            Self::Heading => "heading",
        }
    }
}

/// One way in which a concept stands, with the words that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Circumstance {
    /// The way.
    pub way: Way,
    /// The word that negates, prevents or hedges, the quotation, the citation, the heading, in bytes of
    /// the reading text; those of an item can stand in the clauses that govern it.
    pub evidence: Span,
}

/// What stands around one place a concept stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Setting {
    /// The concept and its place.
    pub annotation: Annotation,
    /// The number of the act it stands in, of those of the draft; `None` outside of all acts.
    pub act: Option<u32>,
    /// In which ways it stands there, each with its evidence; in the order of [`Way::ALL`], then of
    /// place.
    pub circumstances: Vec<Circumstance>,
}

impl Setting {
    /// Whether it stands in this way.
    #[must_use]
    pub fn is(&self, way: Way) -> bool {
        self.circumstances.iter().any(|circumstance| circumstance.way == way)
    }

    /// Whether the clause says it of itself and without reserve: in none of the ways above but, where
    /// it is to be protected, [prevented](Way::Prevented).
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        self.circumstances.iter().all(|circumstance| circumstance.way == Way::Prevented)
    }
}

/// What stands around every place of a map, in the order of [`ConceptMap::annotations`].
///
/// An act that governs a whole list governs the concepts of its items. *Prevented* says that the words
/// are an object of prevention, not whether the concept is the harm or what is to be kept from harm.
///
/// ```
/// use travaux::setting::{Settings, Way};
/// use travaux::{Draft, Force, Scheme};
///
/// let text = "States should take steps to prevent damage to the availability of the Internet.";
/// let draft = Draft::parse("rev1", text);
/// let (map, force) = (Scheme::builtin("cyber")?.annotate(&draft), Force::new(&draft));
/// let settings = Settings::new(&map, &force);
/// let (mention, setting) =
///     settings.iter().find(|(mention, _)| mention.concept().id() == "availability").unwrap();
/// assert!(setting.is(Way::Prevented) && setting.is(Way::Hedged) && !setting.is(Way::Negated));
/// let act = settings.act(setting).unwrap();
/// assert_eq!(&text[act.actors[0].span.range()], "States");
/// assert_eq!(mention.words(), "availability of the Internet");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    map: &'a ConceptMap<'a>,
    force: &'a Force<'a>,
    settings: Vec<Setting>,
}

impl<'a> Settings<'a> {
    /// Reads what stands around the concepts of `map`.
    ///
    /// # Panics
    /// If `force` is that of another draft.
    #[must_use]
    pub fn new(map: &'a ConceptMap<'a>, force: &'a Force<'a>) -> Self {
        assert!(std::ptr::eq(map.draft(), force.draft()), "map and force are of different drafts");
        let draft = map.draft();
        let cited: Vec<Span> =
            draft.citations().into_iter().map(|citation| citation.span).collect();
        let mut settings = Vec::with_capacity(map.annotations().len());
        let by_clause = map.annotations().chunk_by(|one, other| one.clause == other.clause);
        for annotations in by_clause {
            let around = Around::new(draft.clause(annotations[0].clause), force, &cited);
            settings.extend(annotations.iter().map(|annotation| around.setting(*annotation)));
        }
        Self { map, force, settings }
    }

    /// The map whose concepts they are of.
    #[must_use]
    pub fn map(&self) -> &'a ConceptMap<'a> {
        self.map
    }

    /// The settings, in the order of the annotations of the map.
    #[must_use]
    pub fn all(&self) -> &[Setting] {
        &self.settings
    }

    /// The mentions of the map, each with its setting.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Mention<'_>, &Setting)> {
        self.map.mentions().zip(&self.settings)
    }

    /// The act a concept stands in.
    #[must_use]
    pub fn act(&self, setting: &Setting) -> Option<&'a Act> {
        setting.act.map(|number| &self.force.acts()[number as usize])
    }
}

/// Everything in one clause that can stand around a concept.
struct Around<'a> {
    clause: Clause<'a>,
    acts: &'a [Act],
    /// The number of the first of the acts.
    first: usize,
    quotes: Vec<Span>,
    cited: &'a [Span],
    /// The words that negate, each with all that it negates.
    negated: Vec<(Span, Vec<Span>)>,
}

impl<'a> Around<'a> {
    fn new(clause: Clause<'a>, force: &'a Force<'a>, cited: &'a [Span]) -> Self {
        let acts = force.acts_of(clause.id());
        let first = match acts.first() {
            Some(act) => force.acts().partition_point(|other| other.clause < act.clause),
            None => 0,
        };
        let body = clause.body_span();
        let mut quotes = quotes(clause.body(), body.start());
        // a clause that is quoted as a whole quotes nothing in particular
        quotes.retain(|quote| clause.draft().text()[quote.range()].trim() != clause.body().trim());
        let from = cited.partition_point(|span| span.end() <= body.start());
        let to = cited.partition_point(|span| span.start() < body.end());
        let cited = cited.get(from..to).unwrap_or_default();
        Self { clause, acts, first, quotes, cited, negated: negated(clause) }
    }

    fn setting(&self, annotation: Annotation) -> Setting {
        let span = annotation.span;
        let mut circumstances = Vec::new();
        let mut add = |way, evidence| circumstances.push(Circumstance { way, evidence });
        let covers = |scope: &[Span]| scope.iter().any(|run| run.contains(span));
        for (cue, scope) in &self.negated {
            if covers(scope) {
                add(Way::Negated, *cue);
            }
        }
        let within = self.act(span);
        if let Some(act) = within.map(|at| &self.acts[at]) {
            // those of the clauses above reach down to all items
            let inherited = act.negations.iter().filter_map(|negation| negation.cue.first());
            let above = |cue: &&Span| !self.clause.body_span().contains(**cue);
            inherited.filter(above).for_each(|cue| add(Way::Negated, *cue));
            prevention(act, span, self.clause.draft()).for_each(|words| add(Way::Prevented, words));
            for modifier in &act.modifiers {
                if let Some(way) = hedges(*modifier, span, self.clause.draft()) {
                    add(way, modifier.span);
                }
            }
        }
        self.quotes
            .iter()
            .filter(|quote| quote.contains(span))
            .for_each(|quote| add(Way::Quoted, *quote));
        self.cited
            .iter()
            .filter(|cited| cited.contains(span))
            .for_each(|cited| add(Way::Cited, *cited));
        if self.clause.kind().is_heading() {
            add(Way::Heading, self.clause.body_span());
        }
        circumstances.sort_unstable();
        circumstances.dedup();
        let act = within.map(|at| (self.first + at) as u32);
        Setting { annotation, act, circumstances }
    }

    /// The act whose words are the fewest that hold `span`.
    fn act(&self, span: Span) -> Option<usize> {
        let holds =
            |act: &Act| act.content.as_ref().is_some_and(|content| content.span.contains(span));
        let size =
            |act: &Act| act.content.as_ref().map_or(usize::MAX, |content| content.span.len());
        let numbered = || self.acts.iter().enumerate();
        let content = numbered().filter(|(_, act)| holds(act)).min_by_key(|(_, act)| size(act));
        let extent = || {
            let around = numbered().filter(|(_, act)| act.extent.contains(span));
            around.min_by_key(|(_, act)| act.extent.len())
        };
        content.or_else(extent).map(|(at, _)| at)
    }
}

/// In which way a modifier of an act weakens what is said of the words at `span`, if it does.
fn hedges(modifier: Modifier, span: Span, draft: &Draft) -> Option<Way> {
    let between = || draft.text().get(modifier.span.end()..span.start());
    let is_adjective = !draft.text()[modifier.span.range()].contains(char::is_whitespace);
    match modifier.class {
        // what makes an act stronger, says that a list goes on or how large a harm must be leaves the
        // concept as it is
        ModifierClass::Intensifier | ModifierClass::OpenList | ModifierClass::VagueThreshold => {
            None
        }
        // so does a hedge that is a part of its name
        _ if span.contains(modifier.span) => None,
        ModifierClass::Conditional => Some(Way::Conditional),
        // an adjective hedges its own noun: "voluntary norms and international law"
        ModifierClass::Voluntariness | ModifierClass::Applicability if is_adjective => {
            between().is_some_and(|words| words.trim().is_empty()).then_some(Way::Hedged)
        }
        _ => Some(Way::Hedged),
    }
}

/// What the sentences of a clause negate, by what.
fn negated(clause: Clause<'_>) -> Vec<(Span, Vec<Span>)> {
    let draft = clause.draft();
    let mut found = Vec::new();
    for sentence in clause.sentences() {
        let words: Vec<Span> =
            draft.tokens().within(sentence).map(|index| draft.tokens().span(index)).collect();
        let negations = negations(draft.text(), &words, clause.lexicon());
        let cue = |cue: &[Span]| cue.first().copied();
        found.extend(negations.into_iter().filter_map(|n| Some((cue(&n.cue)?, n.scope))));
    }
    found
}

/// The words by which an act prevents or prohibits what stands at `span`.
fn prevention<'a>(
    act: &'a Act,
    span: Span,
    draft: &'a Draft,
) -> impl Iterator<Item = Span> + use<'a> {
    let verb = act.content.as_ref().filter(|content| content.prohibitive);
    let verb = verb.and_then(|content| content.verb).filter(|verb| {
        // another deed may follow: "prevent attacks and to ensure availability"
        let between = draft.text().get(verb.end()..span.start());
        between.is_some_and(|between| !between.contains([';', ':']) && !is_other_deed(between))
    });
    let norm = act.norm == Some(Norm::Prohibition);
    verb.into_iter().chain(norm.then_some(act.predicate))
}

fn is_other_deed(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().collect();
    words.windows(2).any(|pair| matches!(pair, ["and" | "or", "to"] | ["et" | "ou", "de" | "à"]))
}
