//! What a commentary says that a text does, beside what the text does.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::act::Act;
use super::draft_force::Force;
use super::predicates::is_slight;
use super::profile::{Profiles, Ranking};
use super::word_reader::WordReader;
use super::words::{Mark, Words};
use crate::document::{ClauseId, Draft};
use crate::lexicon::{Form, Grammar, Sense};
use crate::span::Span;
use crate::text::{Normalization, base_form};

/// A verb of a commentary beside the verb of the clause that speaks of the same matter.
///
/// Where an article writes that a declaration *invites support for victims*, the declaration may only
/// *welcome* it.
///
/// ```
/// use travaux::Draft;
/// use travaux::force::{Audit, Force};
///
/// let text = Draft::parse(
///     "text",
///     "1. Welcomes the support that Members give to victims of storms;\n\n2. Urges Members to dredge.",
/// );
/// let commentary = Draft::parse("news", "The resolution invites support for the victims of storms.");
/// let audit = Audit::new(&commentary, &Force::new(&text));
/// let finding = &audit.findings()[0];
/// assert_eq!((&*finding.said_name, &*finding.found_name), ("invite", "welcome"));
/// ```
#[derive(Clone, Debug)]
pub struct Audit<'d> {
    commentary: &'d Draft,
    text: &'d Draft,
    findings: Vec<Finding>,
}

/// A verb of a commentary beside that of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Finding {
    /// The verb in the commentary.
    pub said: Span,
    /// What it does, as profiles call it.
    pub said_name: String,
    /// What it is said of, in the commentary.
    pub matter: Span,
    /// The clause of the text that speaks of the same.
    pub clause: ClauseId,
    /// The verb or modal that governs the clause; in a clause above it, if it is an item.
    pub found: Span,
    /// What that does, as profiles call it.
    pub found_name: String,
    /// The words of the clause that the commentary has too.
    pub shared: Vec<Span>,
    /// How the two verbs stand to each other.
    pub agreement: Agreement,
}

/// How a commentary's verb stands to the text's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Agreement {
    /// They do the same, or profiles rank them alike.
    Same,
    /// The commentary makes the text stronger than it is: it says *reaffirms* where the text recognizes.
    Inflated,
    /// The commentary makes the text weaker than it is.
    Deflated,
    /// Published orders disagree on which is stronger.
    Contested,
    /// They are acts of different types: *calls for* is not *recognizes*.
    OtherAct,
}

/// So many words of a matter must stand in a clause that speaks of the same …
const SHARED_WORDS: usize = 2;
/// … and of all words of the matter one in so many.
const SHARED_SHARE: usize = 3;
/// A matter is no longer, in words.
const LONGEST_MATTER: usize = 40;

impl<'d> Audit<'d> {
    /// Looks for every verb of the commentary that a text can do something with, and for the clause that
    /// shares most of the rare words behind it. Verbs whose matter no clause shares are left out.
    #[must_use]
    pub fn new(commentary: &'d Draft, force: &Force<'d>) -> Self {
        let index = Index::of(force.draft());
        let mut findings = Vec::new();
        let mut reader = WordReader::new(commentary);
        for (clause, tokens) in commentary.clauses().zip(commentary.token_ranges()) {
            let words = reader.read(clause, tokens);
            for sentence in words.sentences() {
                let verbs = verbs(&words, sentence.clone());
                for (place, (verb, name)) in verbs.iter().enumerate() {
                    let next = verbs.get(place + 1).map(|(next, _)| next.start);
                    let end = next.unwrap_or(sentence.end).min(verb.end + LONGEST_MATTER);
                    let end = matter_end(&words, verb.end, end);
                    let (verb, matter) = (verb.clone(), verb.end..end);
                    findings.extend(finding(&words, verb, *name, matter, &index, force));
                }
            }
        }
        Self { commentary, text: force.draft(), findings }
    }

    /// The commentary.
    #[must_use]
    pub fn commentary(&self) -> &'d Draft {
        self.commentary
    }

    /// The text it speaks of.
    #[must_use]
    pub fn text(&self) -> &'d Draft {
        self.text
    }

    /// The verbs, in order of the commentary.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

/// Where a matter ends that goes up to the next verb, without what leads into that: *, and it*.
fn matter_end(words: &Words<'_>, start: usize, end: usize) -> usize {
    let leads = [Grammar::And, Grammar::Or, Grammar::But, Grammar::Subject, Grammar::That];
    let says = |at: &usize| words.words[*at].is_word() && !words.words[*at].is_any(&leads);
    (start..end).rev().find(says).map_or(start, |last| last + 1)
}

/// The verbs of a sentence that say what a text does: *calls for*, not *its call for*.
fn verbs(words: &Words<'_>, sentence: Range<usize>) -> Vec<(Range<usize>, u16)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let verb = |sense| match sense {
            Sense::Verb(name, form) if form != Form::Present => Some((name, form)),
            _ => None,
        };
        let longest = words
            .longest(at, sentence.end, verb)
            .filter(|((_, form), end)| is_verb(words, &sentence, at..*end, *form));
        match longest {
            Some(((name, _), end)) => {
                found.push((at..end, name));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn is_verb(words: &Words<'_>, sentence: &Range<usize>, verb: Range<usize>, form: Form) -> bool {
    let at = verb.start;
    let word = &words.words[at];
    let mut before = (sentence.start..at).rev().take(LONGEST_MATTER);
    let before = before.find(|at| !is_slight(words, *at)).map(|at| &words.words[at]);
    let noun = before.is_some_and(|before| {
        before.is_any(&[Grammar::Determiner, Grammar::Preposition, Grammar::To, Grammar::Be])
    });
    // "invites support for victims"
    let next = words.words[..sentence.end].get(verb.end);
    let led = verb.len() == 1
        && form == Form::Plain
        && next.is_some_and(|next| next.is(Grammar::Preposition));
    word.mark == Mark::Word && !word.quoted && !noun && !led && at > sentence.start
}

fn finding(
    words: &Words<'_>,
    verb: Range<usize>,
    name: u16,
    matter: Range<usize>,
    index: &Index,
    force: &Force<'_>,
) -> Option<Finding> {
    let wanted: BTreeSet<String> = matter
        .clone()
        .take_while(|at| words.words[*at].mark != Mark::Break)
        .filter_map(|at| content_word(words, at))
        .collect();
    let (clause, shared) = index.best(&wanted)?;
    let acts = force.acts_of(clause);
    let act = acts.iter().find(|act| act.within.is_none()).or(acts.first())?;
    let said_name = words.lists.name(name);
    Some(Finding {
        said: words.span(verb)?,
        said_name: said_name.to_owned(),
        matter: words.span(matter)?,
        clause,
        found: act.predicate,
        found_name: act.name.clone().into_owned(),
        shared,
        agreement: agreement(said_name, act),
    })
}

fn agreement(said: &str, act: &Act) -> Agreement {
    let profiles = Profiles::all();
    if said == act.name {
        return Agreement::Same;
    }
    if profiles.first().act_type(said) != Some(act.act_type) {
        return Agreement::OtherAct;
    }
    match profiles.rank_names(act.act_type, said, &act.name) {
        Ranking::Stronger => Agreement::Inflated,
        Ranking::Weaker => Agreement::Deflated,
        Ranking::Equal => Agreement::Same,
        Ranking::Contested { .. } => Agreement::Contested,
        Ranking::Unranked => Agreement::OtherAct,
    }
}

/// A word that says something, folded and without the ending of its plural.
fn content_word(words: &Words<'_>, at: usize) -> Option<String> {
    let word = &words.words[at];
    let printed = words.print(at);
    let grammar = [Grammar::Determiner, Grammar::Preposition, Grammar::And, Grammar::Subject];
    let says = word.mark == Mark::Word && printed.len() > 2 && !word.is_any(&grammar);
    says.then(|| base_form(&Normalization::CaseInsensitive.fold(printed)).into_owned())
}

/// Where the words of a text stand.
struct Index {
    /// For every word the clauses it stands in, with its first place in each.
    places: BTreeMap<String, BTreeMap<ClauseId, Span>>,
}

impl Index {
    fn of(draft: &Draft) -> Self {
        let mut places: BTreeMap<String, BTreeMap<ClauseId, Span>> = BTreeMap::new();
        let mut reader = WordReader::new(draft);
        for (clause, tokens) in draft.clauses().zip(draft.token_ranges()) {
            let words = reader.read(clause, tokens);
            for at in 0..words.words.len() {
                let Some(word) = content_word(&words, at) else { continue };
                let span = words.words[at].span;
                places.entry(word).or_default().entry(clause.id()).or_insert(span);
            }
        }
        Self { places }
    }

    /// The clause whose words weigh most of those wanted, each by how few clauses it stands in; the
    /// first of several.
    fn best(&self, wanted: &BTreeSet<String>) -> Option<(ClauseId, Vec<Span>)> {
        let mut found: BTreeMap<ClauseId, (f64, Vec<Span>)> = BTreeMap::new();
        for places in wanted.iter().filter_map(|word| self.places.get(word)) {
            for (clause, span) in places {
                let entry = found.entry(*clause).or_default();
                entry.0 += 1.0 / places.len() as f64;
                entry.1.push(*span);
            }
        }
        let mut best: Option<(ClauseId, (f64, Vec<Span>))> = None;
        for (clause, entry) in found {
            let enough =
                entry.1.len() >= SHARED_WORDS && entry.1.len() * SHARED_SHARE >= wanted.len();
            if enough && best.as_ref().is_none_or(|(_, best)| entry.0 > best.0) {
                best = Some((clause, entry));
            }
        }
        let (clause, (_, mut shared)) = best?;
        shared.sort_by_key(|span| span.start());
        Some((clause, shared))
    }
}
