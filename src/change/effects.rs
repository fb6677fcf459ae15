//! The effects of a comparison.

use std::collections::BTreeSet;
use std::ops::Range;

use super::balance::Balance;
use super::effect::{Effect, EffectDetail, EffectRule};
use super::kind::EffectKind;
use super::pairing::Pairing;
use super::side::Word;
use super::site::{Site, is_mark};
use super::{
    acts, brackets, circumstances, citations, conditions, deeds, figures, members, modifiers,
    options, parties, possibility, qualifiers, restrictions, terms, whole,
};
use crate::align::{Change, Comparison, Fate, Nature};
use crate::concept::{Annotation, Scheme};
use crate::document::{Brackets, Citation, Clause, ClauseId, ClauseKind, Draft, Quotation};
use crate::force::{Force, Profiles};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// By what the effects of a change are told.
#[derive(Clone, Copy, Debug)]
pub struct EffectsOptions<'o> {
    profiles: &'o Profiles,
    scheme: Option<&'o Scheme>,
}

impl<'o> EffectsOptions<'o> {
    /// The defaults: all profiles of the crate, no scheme.
    #[must_use]
    pub fn new() -> Self {
        Self { profiles: Profiles::all(), scheme: None }
    }

    /// The orders of verbs by which something is stronger or weaker. Default: those of the crate;
    /// fewer contest less.
    #[must_use]
    pub const fn profiles(self, profiles: &'o Profiles) -> Self {
        Self { profiles, ..self }
    }

    /// The scheme whose concepts are gained and lost. Default: none.
    #[must_use]
    pub const fn scheme(self, scheme: &'o Scheme) -> Self {
        Self { scheme: Some(scheme), ..self }
    }
}

impl Default for EffectsOptions<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// What the changes of a comparison do, each with its words.
///
/// Laws: comparing the other way round [mirrors](Effect::mirrored) every effect; moving clauses about
/// changes none. A change may have several effects, and none: nothing is said of it then, not that it
/// has none.
///
/// Of a comparison of [given pairs](Comparison::of_pairs) only the pairs are told: what a text does not
/// borrow from a source it has not lost.
///
/// ```
/// use travaux::change::{EffectKind, Effects};
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. The ports shall share their charts.");
/// let after = Draft::parse("rev2", "1. The ports should share their charts, as appropriate.");
/// let comparison = Comparison::new(&before, &after);
/// let effects = Effects::new(&comparison);
/// let kinds: Vec<_> = effects.iter().map(|effect| effect.kind).collect();
/// assert_eq!(kinds, [EffectKind::Weakened, EffectKind::HedgeAdded]);
/// assert_eq!(effects.words(&effects.all()[0]), [Some("shall"), Some("should")]);
/// ```
#[derive(Debug)]
pub struct Effects<'c> {
    comparison: &'c Comparison<'c>,
    all: Vec<Effect>,
    /// Where the effects of every link begin.
    starts: Vec<usize>,
}

impl<'c> Effects<'c> {
    /// Tells the effects with the default options.
    #[must_use]
    pub fn new(comparison: &'c Comparison<'c>) -> Self {
        Self::with_options(comparison, EffectsOptions::new())
    }

    /// Tells the effects with the options given.
    #[must_use]
    pub fn with_options<'o>(
        comparison: &'c Comparison<'c>,
        options: impl Into<EffectsOptions<'o>>,
    ) -> Self {
        let teller = Teller::new(comparison, options.into());
        let (mut all, mut starts) = (Vec::new(), Vec::new());
        for change in comparison.clauses() {
            starts.push(all.len());
            if is_told(change) {
                all.extend(teller.effects(change));
            }
        }
        starts.push(all.len());
        Self { comparison, all, starts }
    }

    /// The comparison they are told of.
    #[must_use]
    pub fn comparison(&self) -> &'c Comparison<'c> {
        self.comparison
    }

    /// All of them, in the order of the changes and inside one of place.
    #[must_use]
    pub fn all(&self) -> &[Effect] {
        &self.all
    }

    /// The same, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Effect> {
        self.all.iter()
    }

    /// The effects of a change; none if none was found.
    #[must_use]
    pub fn of(&self, change: Change<'_>) -> &[Effect] {
        let place = change.place();
        &self.all[self.starts[place]..self.starts[place + 1]]
    }

    /// The changes of whose words nothing was found to say.
    pub fn untold(&self) -> impl Iterator<Item = Change<'c>> {
        let comparison = self.comparison;
        comparison.clauses().filter(|change| is_told(*change) && self.of(*change).is_empty())
    }

    /// The change an effect is of.
    ///
    /// # Panics
    /// If the effect is of another comparison.
    #[must_use]
    pub fn change(&self, effect: &Effect) -> Change<'c> {
        self.comparison.change(effect.change)
    }

    /// The words before and after.
    #[must_use]
    pub fn words(&self, effect: &Effect) -> [Option<&'c str>; 2] {
        let words =
            |draft: &'c Draft, span: Option<Span>| span.map(|span| &draft.text()[span.range()]);
        [
            words(self.comparison.before(), effect.before),
            words(self.comparison.after(), effect.after),
        ]
    }

    /// The words before and after, quoted.
    #[must_use]
    pub fn quotations(&self, effect: &Effect) -> [Option<Quotation>; 2] {
        [
            effect.before.map(|span| self.comparison.before().quote(span)),
            effect.after.map(|span| self.comparison.after().quote(span)),
        ]
    }

    /// Whether the drafts are in a language of which it is known how it binds and asks; one of them may be too short
    /// to tell. Of others only what shows without that is told, such as numbers, citations and brackets, and which way
    /// the text has moved is not.
    ///
    /// ```
    /// use travaux::change::Effects;
    /// use travaux::{Comparison, Draft};
    ///
    /// let [before, after] = ["Los buques pagarán 5 monedas.", "Los buques pagarían 6 monedas."];
    /// let (before, after) = (Draft::parse("rev1", before), Draft::parse("rev2", after));
    /// let comparison = Comparison::new(&before, &after);
    /// let effects = Effects::new(&comparison);
    /// assert!(!effects.are_read_whole());
    /// assert_eq!(effects.all().len(), 1);
    /// ```
    #[must_use]
    pub fn are_read_whole(&self) -> bool {
        let drafts = [self.comparison.before(), self.comparison.after()];
        drafts.iter().any(|draft| draft.lexicons().any(Lexicon::has_verbs))
    }

    /// What they come to, by section and by who is bound.
    #[must_use]
    pub fn balance(&self) -> Balance {
        Balance::new(self)
    }
}

impl<'e> IntoIterator for &'e Effects<'_> {
    type Item = &'e Effect;
    type IntoIter = std::slice::Iter<'e, Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Whether it is asked what a change does: its words differ, and its clauses were compared with others.
fn is_told(change: Change<'_>) -> bool {
    differs(change) && !change.is_beside_given_pairs()
}

/// Whether the words of a change differ in anything.
fn differs(change: Change<'_>) -> bool {
    // where a text was done, by whom it was signed and what is printed behind it does nothing
    let closing = |clause: Clause<'_>| {
        matches!(
            clause.kind(),
            ClauseKind::PlaceAndDate | ClauseKind::Signature | ClauseKind::BackMatter
        )
    };
    let mut clauses = change.before_clauses().chain(change.after_clauses());
    (change.fate() != Fate::Kept || change.is_editorial()) && !clauses.all(closing)
}

/// What is known of both drafts.
struct Teller<'t> {
    profiles: &'t Profiles,
    forces: [Force<'t>; 2],
    brackets: [Option<Brackets>; 2],
    options: [options::Places; 2],
    citations: &'t [Vec<Citation>; 2],
    scheme: Option<(&'t Scheme, [Vec<Annotation>; 2])>,
}

/// Those of drafts of which no changed clause has words that it takes to cite.
static NO_CITATIONS: [Vec<Citation>; 2] = [Vec::new(), Vec::new()];

impl<'t> Teller<'t> {
    fn new(comparison: &'t Comparison<'t>, options: EffectsOptions<'t>) -> Self {
        let drafts = [comparison.before(), comparison.after()];
        let mut changed = [BTreeSet::new(), BTreeSet::new()];
        for change in comparison.clauses().filter(|change| is_told(*change)) {
            changed[0].extend(change.before_clauses().map(Clause::id));
            changed[1].extend(change.after_clauses().map(Clause::id));
        }
        let may_cite = (0..2)
            .any(|side| changed[side].iter().any(|clause| drafts[side].clause(*clause).may_cite()));
        let annotate =
            |scheme: &'t Scheme| drafts.map(|draft| scheme.annotate(draft).annotations().to_vec());
        let brackets = drafts.map(|draft| {
            let open = draft.text().contains('[') || options::may_have_options(draft);
            open.then(|| draft.brackets())
        });
        Self {
            profiles: options.profiles,
            forces: [0, 1].map(|side| {
                Force::of_clauses(drafts[side], |clause| changed[side].contains(&clause))
            }),
            options: options::places(comparison, brackets.each_ref().map(Option::as_ref)),
            brackets,
            citations: if may_cite { comparison.citations() } else { &NO_CITATIONS },
            scheme: options.scheme.map(|scheme| (scheme, annotate(scheme))),
        }
    }

    /// What is known of the sides of a site, in their order there.
    fn sided<'s, T>(&self, site: &Site<'_>, both: &'s [T; 2]) -> [&'s T; 2] {
        if site.is_turned() { [&both[1], &both[0]] } else { [&both[0], &both[1]] }
    }

    fn effects(&self, change: Change<'_>) -> Vec<Effect> {
        let mut site = Site::new(change);
        let forces = self.sided(&site, &self.forces);
        let brackets = self.sided(&site, &self.brackets).map(Option::as_ref);
        let options = self.sided(&site, &self.options);
        if matches!(change.fate(), Fate::Added | Fate::Dropped) {
            let pairing = Pairing::new(&site, forces);
            whole::whole(&mut site, &pairing, brackets, options);
        } else if !is_print(&mut site) {
            options::chosen(&mut site, options);
            self.linked(&mut site, forces, brackets);
        }
        self.concepts(&mut site);
        site.effects()
    }

    fn linked(
        &self,
        site: &mut Site<'_>,
        forces: [&Force<'_>; 2],
        brackets: [Option<&Brackets>; 2],
    ) {
        let citations = self.sided(site, self.citations).map(Vec::as_slice);
        brackets::brackets(site, brackets);
        acts::definition(site);
        let pairing = Pairing::new(site, forces);
        possibility::possibilities(site, &pairing);
        acts::lone_acts(site, &pairing);
        citations::citations(site, citations);
        let parts_of_terms = figures::figures(site);
        conditions::scopes(site);
        deeds::deeds(site, &pairing);
        acts::compare(site, &pairing, self.profiles);
        acts::bare_negations(site, &pairing);
        restrictions::charges(site);
        qualifiers::exchanges(site);
        modifiers::modifiers(site, &pairing);
        modifiers::bare(site, &pairing);
        modifiers::means(site);
        conditions::conditions(site, &pairing);
        conditions::considerations(site);
        parties::parties(site, &pairing, citations);
        if !site.is_rewritten() {
            restrictions::restrictions(site);
            members::members(site);
            qualifiers::qualifiers(site, &pairing);
            circumstances::circumstances(site);
            terms::terms(site);
        }
        figures::lone_figures(site, parts_of_terms);
    }

    /// The concepts that a change gains and loses.
    fn concepts(&self, site: &mut Site<'_>) {
        let Some((scheme, annotations)) = &self.scheme else { return };
        let annotations = self.sided(site, annotations);
        let named = [0, 1].map(|side| {
            let clauses = site.sides[side].clauses;
            let all = annotations[side];
            let of = |id: ClauseId| {
                let from = all.partition_point(|one| one.clause < id);
                all[from..].iter().take_while(move |one| one.clause == id)
            };
            clauses.iter().copied().flat_map(of).collect::<Vec<_>>()
        });
        for side in 0..2 {
            let mut told = Vec::new();
            for one in &named[side] {
                let kept = named[1 - side].iter().any(|other| other.concept == one.concept);
                if kept || told.contains(&one.concept) {
                    continue;
                }
                told.push(one.concept);
                let ids = scheme
                    .concepts()
                    .nth(one.concept.index())
                    .map(|concept| concept.id().to_owned());
                let range = site.sides[side].at(one.span);
                let effect =
                    site.push_lone(EffectKind::ConceptLost, EffectRule::Scheme, side, range);
                effect.detail = ids.map(EffectDetail::Concept);
            }
        }
    }
}

/// Tells whether only print differs, and says so.
fn is_print(site: &mut Site<'_>) -> bool {
    let ranges = [0, 1].map(|side| differing(site, side));
    if site.rewords && !ranges.iter().all(|range| range.is_some()) {
        return false;
    }
    let spans = match site.rewords {
        true => [0, 1].map(|side| {
            let range = ranges[side].clone().filter(|range| !range.is_empty())?;
            site.sides[side].span(range)
        }),
        false => printed(site),
    };
    if spans.iter().any(Option::is_some) {
        site.push_spans(EffectKind::EditorialOnly, EffectRule::Print, spans);
    }
    true
}

/// The range of free words if all of them are marks, or a joiner that ends the clause; `None` if any is
/// another word.
fn differing(site: &Site<'_>, side: usize) -> Option<Range<usize>> {
    let own = &site.sides[side];
    let last = own.words.iter().rposition(Word::is_word);
    let light = |at: usize| {
        let word = &own.words[at];
        let joins = Some(at) == last && own.lexicon.is_joining_word(&word.folded);
        is_mark(word) || joins
    };
    let free: Vec<usize> = (0..own.words.len()).filter(|at| own.words[*at].is_free()).collect();
    let (Some(first), Some(end)) = (free.first(), free.last()) else { return Some(0..0) };
    free.iter().all(|at| light(*at)).then_some(*first..end + 1)
}

/// Where words are printed differently.
fn printed(site: &Site<'_>) -> [Option<Span>; 2] {
    let mut spans: [Option<Span>; 2] = [None, None];
    let pieces = site.change.pieces();
    for piece in pieces.iter().filter(|piece| piece.nature > Some(Nature::Spacing)) {
        let sides = [(piece.before, piece.before_span), (piece.after, piece.after_span)];
        for (side, (words, span)) in sides.into_iter().enumerate() {
            if !words.is_empty() {
                spans[side] = Some(spans[side].map_or(span, |all: Span| all.union(span)));
            }
        }
    }
    if site.is_turned() {
        spans.reverse();
    }
    spans
}
