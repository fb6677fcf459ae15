//! Words of which one set will stay: `[shall] [should]`, `[shall/should]`, options.

use super::attribution::Attribution;
use super::brackets::{Bracket, BracketKind};
use super::phrases::{LISTS, folded};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// How alternatives are set beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AlternativeForm {
    /// Brackets side by side: `[shall] [should]`, `[shall] / [should]`.
    Brackets,
    /// One bracket, parted by slashes: `[shall/should]`.
    Slashes,
    /// Paragraphs that say so: `Option 1: …`, `OP3 alt`.
    Options,
}

/// One of several sets of words of which one will stay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Alternative {
    /// The words with their marks and label, in bytes of the reading text.
    pub span: Span,
    /// The label, where it has one that numbers it among the others: `Option 1:`.
    pub label: Option<Span>,
    /// The bracket it is, by its place in [`Brackets::all`](super::Brackets::all); none for a part of
    /// a bracket and for paragraphs.
    pub bracket: Option<u32>,
    /// Who proposes it, where the label says so; for a bracket see there.
    pub attribution: Option<Attribution>,
}

/// Several sets of words of which one will stay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AlternativeGroup {
    /// How they are set.
    pub form: AlternativeForm,
    /// Two or more, in order of place.
    pub alternatives: Vec<Alternative>,
}

/// Where a bracket stands among its alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AlternativePlace {
    /// The group, by its place in [`Brackets::groups`](super::Brackets::groups).
    pub group: u32,
    /// Its position there, from 0.
    pub position: u32,
}

impl Alternative {
    pub(super) const fn bare(span: Span) -> Self {
        Self { span, label: None, bracket: None, attribution: None }
    }
}

/// The groups of brackets side by side.
///
/// Side by side means in one bracket or none, in one clause, and nothing but white space or one slash
/// between. The word *or* between two brackets is a word of the text: what it joins is not a choice
/// that the reader of one reading has to make.
pub(super) fn adjacent(text: &str, all: &[Bracket], lexicon: &Lexicon) -> Vec<AlternativeGroup> {
    let mut groups = Vec::new();
    // the brackets right inside each one, in order; those in none come last
    let mut runs: Vec<Vec<u32>> = vec![Vec::new(); all.len() + 1];
    let rivals = Rivals { text, all, lexicon };
    for (index, bracket) in all.iter().enumerate() {
        let run = &mut runs[bracket.parent.map_or(all.len(), |parent| parent as usize)];
        let beside = |last: &u32| rivals.gap(&all[*last as usize], bracket).is_some();
        if !run.last().is_some_and(beside) {
            rivals.split(run, &mut groups);
            run.clear();
        }
        run.push(index as u32);
    }
    runs.iter().for_each(|run| rivals.split(run, &mut groups));
    groups
}

/// What parts two brackets side by side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    Slash,
}

/// Finds out which brackets side by side are alternatives.
struct Rivals<'t> {
    text: &'t str,
    all: &'t [Bracket],
    lexicon: &'t Lexicon,
}

impl Rivals<'_> {
    /// What parts two brackets, if they stand side by side and may hold words of the text.
    fn gap(&self, one: &Bracket, other: &Bracket) -> Option<Gap> {
        let open = |kind| matches!(kind, BracketKind::Unsettled | BracketKind::Placeholder);
        let follows = one.last == other.first && one.span.end() <= other.span.start();
        if !follows || !open(one.kind) || !open(other.kind) {
            return None;
        }
        match self.text[one.span.end()..other.span.start()].trim() {
            "/" => Some(Gap::Slash),
            "" if one.span.end() == other.span.start() => Some(Gap::Nothing),
            "" => Some(Gap::Space),
            _ => None,
        }
    }

    /// The groups in a run of brackets side by side. Where some of them touch, spaces part the groups.
    fn split(&self, run: &[u32], groups: &mut Vec<AlternativeGroup>) {
        let bracket = |place: usize| &self.all[run[place] as usize];
        let gaps: Vec<Option<Gap>> =
            (1..run.len()).map(|place| self.gap(bracket(place - 1), bracket(place))).collect();
        let touches = |gap: Option<&Option<Gap>>| gap == Some(&Some(Gap::Nothing));
        let mut start = 0;
        for place in 1..=run.len() {
            let goes_on = place < run.len()
                && gaps[place - 1].is_some_and(|gap| {
                    let parts = gap == Gap::Space
                        && (place > 1 && touches(gaps.get(place - 2)) || touches(gaps.get(place)));
                    self.compete(bracket(place - 1), bracket(place), gap, parts)
                });
            if !goes_on {
                groups.extend(group(&run[start..place], self.all));
                start = place;
            }
        }
    }

    /// Whether two brackets side by side are alternatives: words of which one set will stay.
    ///
    /// Not if one goes on with the other (`[, including …]`, `[and …]`, `[new,] [additional,]`). Apart
    /// by a space they also have to be alike: begin with the same word, or be modals both, or
    /// neither full sentences nor one of them a single small word that leads into the other.
    fn compete(&self, one: &Bracket, other: &Bracket, gap: Gap, parts: bool) -> bool {
        let (first, second) = (Words::of(self.text, one), Words::of(self.text, other));
        let apart = gap == Gap::Space;
        if first.adds || second.adds || first.ends_open || second.ends_open && apart {
            return first.ends_open && second.ends_open && !apart;
        }
        let alike = first.opening() == second.opening() && !first.opening().is_empty();
        let small = |words: &Words<'_>| {
            !words.modal
                && !words.folded.contains(' ')
                && self.lexicon.is_function_word(&words.folded)
        };
        gap != Gap::Space
            || alike
            || first.modal && second.modal
            || !parts
                && first.modal == second.modal
                && small(&first) == small(&second)
                && !first.text.ends_with('.')
    }
}

/// The words of a bracket, as far as they tell whether it is an alternative.
struct Words<'t> {
    text: &'t str,
    folded: String,
    /// Whether they begin as an addition does.
    adds: bool,
    /// Whether they end with a comma or the like.
    ends_open: bool,
    modal: bool,
}

impl<'t> Words<'t> {
    fn of(text: &'t str, bracket: &Bracket) -> Self {
        let text = &text[bracket.words.range()];
        let beginning = beginning(text).trim_start_matches(['[', ' ']);
        let folded = folded(beginning);
        Self {
            text,
            adds: beginning.starts_with([',', ';', ':'])
                || LISTS.adding_openings.opening(&folded).is_some_and(|len| len < folded.len()),
            ends_open: text.trim_end_matches([']', ' ']).ends_with([',', ';', ':']),
            modal: text.len() < 20 && LISTS.modals.contains(&folded),
            folded,
        }
    }

    fn opening(&self) -> &str {
        self.folded.split(' ').next().unwrap_or_default()
    }
}

fn group(run: &[u32], all: &[Bracket]) -> Option<AlternativeGroup> {
    let alternative = |index: &u32| Alternative {
        bracket: Some(*index),
        ..Alternative::bare(all[*index as usize].span)
    };
    let alternatives: Vec<Alternative> = run.iter().map(alternative).collect();
    (run.len() > 1).then_some(AlternativeGroup { form: AlternativeForm::Brackets, alternatives })
}

/// The first words of a bracket; it may hold a whole treaty.
fn beginning(words: &str) -> &str {
    let mut end = words.len().min(80);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

/// The groups inside one bracket, parted by slashes.
pub(super) fn slashed(text: &str, all: &[Bracket]) -> Vec<AlternativeGroup> {
    let innermost = |index: usize| {
        all.get(index + 1).is_none_or(|next| next.span.start() > all[index].span.end())
    };
    let unsettled = all
        .iter()
        .enumerate()
        .filter(|(index, bracket)| bracket.kind == BracketKind::Unsettled && innermost(*index));
    unsettled.filter_map(|(_, bracket)| slashed_parts(text, bracket)).collect()
}

fn slashed_parts(text: &str, bracket: &Bracket) -> Option<AlternativeGroup> {
    let words = &text[bracket.words.range()];
    let spaced = words.contains(" / ");
    let separator = if spaced { " / " } else { "/" };
    let mut at = bracket.words.start();
    let mut alternatives = Vec::new();
    for part in words.split(separator) {
        let single =
            part.chars().all(|c| c.is_alphabetic() || c == '-') && part.chars().count() > 1;
        if part.trim().is_empty() || !spaced && !single {
            return None;
        }
        alternatives.push(Alternative::bare(Span::new(at, at + part.len())));
        at += part.len() + separator.len();
    }
    let joined = words.eq_ignore_ascii_case("and/or") || words.eq_ignore_ascii_case("et/ou");
    (alternatives.len() > 1 && !joined)
        .then_some(AlternativeGroup { form: AlternativeForm::Slashes, alternatives })
}
