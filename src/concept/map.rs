//! What a draft says of the concepts of a scheme.

use std::sync::{Arc, OnceLock};

use super::company::Everywhere;
use super::gap::{Gap, GroupCoverage};
use super::parted::PartedLabels;
use super::scheme::{Concept, ConceptId, Rule, RuleId, Scheme};
use crate::document::{Clause, ClauseId, Draft, Quotation};
use crate::span::Span;

/// A concept said to stand at a place.
///
/// Law: the span lies inside the words of the clause, and begins and ends with whole words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Annotation {
    /// The concept.
    pub concept: ConceptId,
    /// The clause it stands in.
    pub clause: ClauseId,
    /// The words that name it, in bytes of the reading text.
    pub span: Span,
    /// The label or pattern that matched.
    pub rule: RuleId,
}

/// Words that look like a concept, and why they do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct NearMiss {
    /// The concept they look like.
    pub concept: ConceptId,
    /// The clause they stand in.
    pub clause: ClauseId,
    /// The words, in bytes of the reading text.
    pub span: Span,
    /// The rejection that matched, or the pattern or label that would have.
    pub rule: RuleId,
    /// Why they do not count.
    pub cause: Cause,
}

/// Why words that look like a concept do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Cause {
    /// The rule is a rejection.
    Rejected,
    /// They are a name of the concept, and the company the rule asks for is missing.
    Lonely,
    /// They stand in company the rule forbids.
    Spoiled,
    /// They are part of a longer match of another concept.
    Covered,
    /// The words of a label, with others between them; looked for only where the concept is absent.
    Parted,
}

/// Where each concept of a scheme stands in a draft, and where it is absent.
///
/// ```
/// use travaux::{Draft, Scheme};
///
/// let draft = Draft::parse("rev1", "Protect the integrity and availability of the Internet.");
/// let map = Scheme::builtin("cyber")?.annotate(&draft);
/// let gap = map.gap("confidentiality").unwrap();
/// let siblings: Vec<_> = gap.present_siblings().iter().map(|concept| concept.id()).collect();
/// assert_eq!(siblings, ["integrity", "availability"]);
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ConceptMap<'a> {
    scheme: &'a Scheme,
    draft: &'a Draft,
    /// The clauses searched; `None` for all.
    scope: Option<ClauseId>,
    annotations: Vec<Annotation>,
    misses: Vec<NearMiss>,
    /// How often each concept stands, by its number.
    counts: Vec<u32>,
    /// The company of rules that look beyond their clause, to tell again what they saw.
    everywhere: Arc<Option<Everywhere>>,
    /// Labels of absent concepts with other words between, once somebody asks.
    parted: OnceLock<Vec<NearMiss>>,
}

impl<'a> ConceptMap<'a> {
    pub(super) fn new(scheme: &'a Scheme, draft: &'a Draft) -> Self {
        let everywhere = scheme.matcher.everywhere(draft);
        let found = scheme.matcher.find(draft, everywhere.as_ref());
        Self::counted(scheme, draft, None, found, Arc::new(everywhere))
    }

    fn counted(
        scheme: &'a Scheme,
        draft: &'a Draft,
        scope: Option<ClauseId>,
        (annotations, misses): (Vec<Annotation>, Vec<NearMiss>),
        everywhere: Arc<Option<Everywhere>>,
    ) -> Self {
        let mut counts = vec![0; scheme.concepts.len()];
        for annotation in &annotations {
            counts[annotation.concept.index()] += 1;
        }
        let parted = OnceLock::new();
        Self { scheme, draft, scope, annotations, misses, counts, everywhere, parted }
    }

    /// The near misses of absent concepts: those that were rejected, and labels with other words between; in
    /// order of place.
    pub(super) fn misses_of_absent(&self, is_wanted: impl Fn(ConceptId) -> bool) -> Vec<Miss<'_>> {
        let parted = self.parted.get_or_init(|| self.parted_labels());
        let all = self.misses.iter().chain(parted).filter(|miss| is_wanted(miss.concept));
        let mut all: Vec<NearMiss> = all.copied().collect();
        all.sort_by_key(|miss| (miss.span.start(), miss.span.end()));
        all.into_iter().map(|miss| Miss { map: self, miss }).collect()
    }

    /// Labels of absent concepts with other words between, but for those that a rejection explains.
    fn parted_labels(&self) -> Vec<NearMiss> {
        let labels = self.scheme.parted.get_or_init(|| PartedLabels::new(&self.scheme.rules));
        let mut found = labels.find(self, self.scheme.matcher.units());
        found.retain(|miss| {
            let first = self.misses.partition_point(|own| own.clause < miss.clause);
            let here = self.misses[first..].iter().take_while(|own| own.clause == miss.clause);
            !here.into_iter().any(|own| own.concept == miss.concept && own.span.overlaps(miss.span))
        });
        found
    }

    fn everywhere(&self) -> Option<&Everywhere> {
        self.everywhere.as_ref().as_ref()
    }

    /// The map of one clause and the clauses below it.
    ///
    /// # Panics
    /// If `clause` is no clause of the draft.
    #[must_use]
    pub fn within(&self, clause: ClauseId) -> Self {
        let last = self.draft.clause(clause).below().last().map_or(clause, Clause::id);
        let inside = |id: ClauseId| clause <= id && id <= last;
        let annotations = self.annotations.iter().copied().filter(|a| inside(a.clause)).collect();
        let misses = self.misses.iter().copied().filter(|miss| inside(miss.clause)).collect();
        let (found, everywhere) = ((annotations, misses), Arc::clone(&self.everywhere));
        Self::counted(self.scheme, self.draft, Some(clause), found, everywhere)
    }

    /// The scheme searched for.
    #[must_use]
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// The draft searched.
    #[must_use]
    pub fn draft(&self) -> &'a Draft {
        self.draft
    }

    /// The clause the map is limited to, with all below it; `None` if it covers the whole draft.
    #[must_use]
    pub fn scope(&self) -> Option<Clause<'a>> {
        self.scope.map(|id| self.draft.clause(id))
    }

    /// The clauses searched, in reading order.
    pub fn searched(&self) -> impl Iterator<Item = Clause<'a>> {
        let (first, last) = match self.scope() {
            Some(scope) => (scope.id(), scope.below().last().unwrap_or(scope).id()),
            None => (ClauseId(0), ClauseId(u32::MAX)),
        };
        let draft = self.draft;
        draft.clauses().skip(first.index()).take_while(move |clause| clause.id() <= last)
    }

    /// Every place a concept stands at, as facts, in reading order.
    #[must_use]
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// Every place a concept stands at, with its words, in reading order.
    #[must_use]
    pub fn mentions(&self) -> impl ExactSizeIterator<Item = Mention<'_>> {
        self.annotations.iter().map(|&annotation| Mention { map: self, annotation })
    }

    /// The places one concept stands at; none for an id the scheme does not know.
    pub fn mentions_of<'m>(&'m self, id: &str) -> impl Iterator<Item = Mention<'m>> + use<'m, 'a> {
        let concept = self.scheme.numbers.get(id).copied();
        self.mentions().filter(move |mention| Some(mention.annotation.concept) == concept)
    }

    /// Every look-alike that was rejected, in reading order.
    #[must_use]
    pub fn near_misses(&self) -> impl ExactSizeIterator<Item = Miss<'_>> {
        self.misses.iter().map(|&miss| Miss { map: self, miss })
    }

    /// The look-alikes of one concept, and if it is absent its labels with other words between, as those of
    /// its [gap](Gap::near_misses); none for an id the scheme does not know.
    pub fn near_misses_of<'m>(&'m self, id: &str) -> impl Iterator<Item = Miss<'m>> + use<'m, 'a> {
        let concept = self.scheme.concept(id);
        let misses = match concept {
            Some(concept) if !self.is_present(concept) => {
                self.misses_of_absent(|own| own == concept.number())
            }
            Some(concept) => {
                self.near_misses().filter(|miss| miss.miss.concept == concept.number()).collect()
            }
            None => Vec::new(),
        };
        misses.into_iter()
    }

    /// The concepts named in one clause, in the order of the scheme, each once.
    #[must_use]
    pub fn concepts_in(&self, clause: ClauseId) -> Vec<Concept<'a>> {
        let from = self.annotations.partition_point(|annotation| annotation.clause < clause);
        let here = self.annotations[from..].iter().take_while(|a| a.clause == clause);
        let mut ids: Vec<ConceptId> = here.map(|annotation| annotation.concept).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().map(|id| Concept { scheme: self.scheme, id }).collect()
    }

    /// How many places the concept stands at.
    #[must_use]
    pub fn count(&self, concept: Concept<'_>) -> usize {
        self.counts[concept.number().index()] as usize
    }

    /// Whether the concept, or one narrower than it, stands anywhere in the scope.
    #[must_use]
    pub fn is_present(&self, concept: Concept<'_>) -> bool {
        concept.with_narrower().into_iter().any(|concept| self.count(concept) > 0)
    }

    /// The concepts that are named, in the order of the scheme.
    pub fn concepts(&self) -> impl Iterator<Item = Concept<'a>> {
        self.scheme.concepts().filter(|concept| self.count(*concept) > 0)
    }

    /// The concepts that are absent: neither they nor any narrower concept stands anywhere in the
    /// scope. In the order of the scheme.
    pub fn gaps(&self) -> impl Iterator<Item = Gap<'_>> {
        let absent = self.scheme.concepts().filter(|concept| !self.is_present(*concept));
        absent.map(|concept| Gap::new(self, concept))
    }

    /// The concept `id` as a gap; `None` if it is present, or unknown to the scheme.
    #[must_use]
    pub fn gap(&self, id: &str) -> Option<Gap<'_>> {
        let concept = self.scheme.concept(id)?;
        (!self.is_present(concept)).then(|| Gap::new(self, concept))
    }

    /// How much of each group of the scheme is present, in the order of the scheme.
    pub fn groups(&self) -> impl Iterator<Item = GroupCoverage<'_>> {
        self.scheme.groups().map(|group| GroupCoverage::new(self, group))
    }
}

/// A place a concept stands at, with its words.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'m> {
    map: &'m ConceptMap<'m>,
    annotation: Annotation,
}

impl<'m> Mention<'m> {
    /// The fact itself.
    #[must_use]
    pub fn annotation(self) -> Annotation {
        self.annotation
    }

    /// The concept.
    #[must_use]
    pub fn concept(self) -> Concept<'m> {
        Concept { scheme: self.map.scheme, id: self.annotation.concept }
    }

    /// The clause it stands in.
    #[must_use]
    pub fn clause(self) -> Clause<'m> {
        self.map.draft.clause(self.annotation.clause)
    }

    /// The label or pattern that matched.
    #[must_use]
    pub fn rule(self) -> &'m Rule {
        &self.map.scheme.rules[self.annotation.rule.index()]
    }

    /// The words that name it, as printed.
    #[must_use]
    pub fn words(self) -> &'m str {
        &self.map.draft.text()[self.annotation.span.range()]
    }

    /// The words with their surroundings.
    #[must_use]
    pub fn quotation(self) -> Quotation {
        self.map.draft.quote(self.annotation.span)
    }

    /// What the captures of the pattern caught, in it and in its company: the name of each, and where
    /// its words stand, in bytes of the reading text.
    ///
    /// ```
    /// use travaux::{Draft, Scheme};
    ///
    /// let scheme = Scheme::from_toml(
    ///     r#"
    ///     scheme.id = "harbor"
    ///     [[concept]]
    ///     id = "pilotage"
    ///     label.en.preferred = "pilotage"
    ///     pattern = [{ match = "pilot~ <2> vessel NEAR/6 by:(harbor master|owner)" }]
    ///     "#,
    /// )?;
    /// let draft = Draft::parse("rev1", "The harbor master shall pilot every vessel.");
    /// let map = scheme.annotate(&draft);
    /// let mention = map.mentions().next().unwrap();
    /// let (name, span) = mention.captures().next().unwrap();
    /// assert_eq!((name, &draft.text()[span.range()]), ("by", "harbor master"));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn captures(self) -> impl Iterator<Item = (&'m str, Span)> {
        let names = self.rule().captures();
        let caught = match names {
            [] => Vec::new(),
            _ => {
                let (map, everywhere) = (self.map, self.map.everywhere());
                map.scheme.matcher.captures(map.draft, everywhere, self.annotation)
            }
        };
        caught.into_iter().map(|(number, span)| (names[usize::from(number)].as_str(), span))
    }
}

/// Words that look like a concept and do not count.
#[derive(Clone, Copy, Debug)]
pub struct Miss<'m> {
    map: &'m ConceptMap<'m>,
    miss: NearMiss,
}

impl<'m> Miss<'m> {
    /// The fact itself.
    #[must_use]
    pub fn near_miss(self) -> NearMiss {
        self.miss
    }

    /// The concept the words look like.
    #[must_use]
    pub fn concept(self) -> Concept<'m> {
        Concept { scheme: self.map.scheme, id: self.miss.concept }
    }

    /// The clause they stand in.
    #[must_use]
    pub fn clause(self) -> Clause<'m> {
        self.map.draft.clause(self.miss.clause)
    }

    /// The rejection that matched, the pattern that repeats a label and lacks its company, or the label whose
    /// words others part.
    #[must_use]
    pub fn rule(self) -> &'m Rule {
        &self.map.scheme.rules[self.miss.rule.index()]
    }

    /// The words, as printed.
    #[must_use]
    pub fn words(self) -> &'m str {
        &self.map.draft.text()[self.miss.span.range()]
    }

    /// The words with their surroundings.
    #[must_use]
    pub fn quotation(self) -> Quotation {
        self.map.draft.quote(self.miss.span)
    }

    /// Why the words do not count: the reason the rejection gives, the company that is missing or that
    /// spoils them, the longer match they are part of, the label that they part.
    #[must_use]
    pub fn reason(self) -> String {
        let rule = self.rule();
        match self.miss.cause {
            Cause::Rejected => rule.reason().unwrap_or("rejected").to_owned(),
            Cause::Lonely => lonely(rule),
            Cause::Spoiled => match self.spoiler() {
                Some((words, place)) => format!("“{words}” stands {place}, where it must not"),
                None => format!("in company that spoils it: {}", rule.phrase()),
            },
            Cause::Covered => match self.covering() {
                Some(longer) => {
                    format!("part of “{}” ({})", longer.words(), longer.concept().id())
                }
                None => "part of a longer match of another concept".to_owned(),
            },
            Cause::Parted => format!("“{}” with other words between", rule.phrase()),
        }
    }

    /// The words that spoil it, and where they stand.
    fn spoiler(self) -> Option<(&'m str, String)> {
        let draft = self.map.draft;
        let everywhere = self.map.everywhere();
        let (span, demand) = self.map.scheme.matcher.spoiler(draft, everywhere, self.miss)?;
        Some((&draft.text()[span.range()], demand.place()))
    }

    /// The longer match it is part of.
    fn covering(self) -> Option<Mention<'m>> {
        let own = self.miss.span;
        let over = |span: Span| span.start() < own.end() && own.start() < span.end();
        let all = &self.map.annotations;
        let first = all.partition_point(|other| other.clause < self.miss.clause);
        let mut here = all[first..].iter().take_while(|other| other.clause == self.miss.clause);
        let annotation = *here.find(|other| over(other.span))?;
        Some(Mention { map: self.map, annotation })
    }
}

/// That a rule lacks its company, and which.
fn lonely(rule: &Rule) -> String {
    match (rule.admit().is_empty(), rule.window()) {
        (true, _) => format!("not in the company the pattern asks for: {}", rule.phrase()),
        (false, Some(window)) => {
            format!("nothing that admits it within {window} words: {}", company(rule))
        }
        (false, None) => format!("nothing that admits it in the clause: {}", company(rule)),
    }
}

/// The first phrases of the company a pattern asks for.
fn company(rule: &Rule) -> String {
    const SHOWN: usize = 4;
    let shown = rule.admit().iter().take(SHOWN).map(String::as_str);
    let mut company = shown.collect::<Vec<_>>().join(", ");
    if rule.admit().len() > SHOWN {
        company.push_str(", …");
    }
    company
}
