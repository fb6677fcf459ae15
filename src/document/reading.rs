//! A draft as it would read without its brackets.

use super::bracket::{
    Alternative, AlternativeForm, AlternativeGroup, Bracket, BracketKind, Brackets, begins_words,
    merged, outermost,
};
use super::draft::Draft;
use super::projection::{Cut, project};
use super::revision::TrackedChanges;
use crate::span::Span;

/// What becomes of the brackets of a draft.
///
/// In every reading: a bracket that is no bracketed text (an editor's note, a citation, a link) stays
/// as it is, with all that stands in it, and so do marks without a partner. A request to delete
/// something goes, for it is no text; what it is about stays, for it does not say what that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BracketReading {
    /// Every bracket is accepted: the marks go and the words stay, those of all alternatives; names
    /// of those who propose them go. Placeholders stay as printed, brackets included, for they are
    /// no words of the text yet.
    With,
    /// Nothing is accepted: words in brackets go, and so do placeholders. Paragraphs that are options
    /// stay, unless they are in brackets.
    Without,
    /// As [`With`](Self::With), but of alternatives, options among them, the first stays and its
    /// label goes.
    First,
}

impl BracketReading {
    /// The reading in words, as it is put behind the sigil.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::With => "with brackets",
            Self::Without => "without brackets",
            Self::First => "first alternatives",
        }
    }
}

impl Draft {
    /// The draft as it reads when its brackets are accepted, or refused, or the first alternatives
    /// are chosen: a draft like any other, to be compared and mapped.
    ///
    /// Spans lead to the bytes of the same source, title, date and language stay, and the sigil says
    /// which reading it is: `rev1, without brackets`. A clause of which nothing is left is gone; the
    /// others keep their numbers.
    ///
    /// Laws: without brackets all readings are the text itself, but for options in
    /// [`First`](BracketReading::First); the letters of one without are those of one with in their
    /// order, some left out, and those of one with are so in the draft.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::document::BracketReading;
    ///
    /// let draft = Draft::parse("rev1", "1. States [shall][should] share charts [, by 2040].\n\n2. [None.]");
    /// let read = |reading| draft.reading(reading).text().to_owned();
    /// assert_eq!(read(BracketReading::With), "1. States shall should share charts, by 2040.\n\n2. None.");
    /// assert_eq!(read(BracketReading::Without), "1. States share charts.");
    /// assert_eq!(read(BracketReading::First), "1. States shall share charts, by 2040.\n\n2. None.");
    /// ```
    #[must_use]
    pub fn reading(&self, reading: BracketReading) -> Self {
        let brackets = self.brackets();
        let cuts = match reading {
            BracketReading::With => accepted(self, &brackets),
            BracketReading::Without => refused(&brackets).into_iter().map(whole_words).collect(),
            BracketReading::First => chosen(self, &brackets),
        };
        project(self, cuts, format!("{}, {}", self.sigil, reading.name()))
    }

    /// The draft before or after the changes that its file marks; as [`Marked`](TrackedChanges::Marked)
    /// the draft itself.
    ///
    /// Of a draft that was read as marked this is what the file reads as without the changes, or with
    /// them. Words that the reader left out cannot come back.
    ///
    /// ```
    /// use travaux::read::{TrackedChanges, markdown_with_options};
    ///
    /// let marked = markdown_with_options("rev1", "7. ~~Urges~~ Invites States", TrackedChanges::Marked);
    /// assert_eq!(marked.tracked(TrackedChanges::After).text(), "7. Invites States");
    /// ```
    #[must_use]
    pub fn tracked(&self, tracked: TrackedChanges) -> Self {
        let state = match tracked {
            TrackedChanges::Before => "before changes",
            TrackedChanges::After => "after changes",
            TrackedChanges::Marked => return self.clone(),
        };
        let gone = self.revisions.iter().filter(|revision| !tracked.keeps(revision.kind));
        let cuts = gone.map(|revision| whole_words(revision.span)).collect();
        project(self, cuts, format!("{}, {state}", self.sigil))
    }
}

/// Where a reading changes nothing: outermost brackets that are no bracketed text, in order.
fn left_alone(all: &[Bracket]) -> Vec<Span> {
    let kept = all.iter().filter(|bracket| !bracket.kind.is_open());
    merged(kept.map(|bracket| bracket.span).collect())
}

/// The brackets that a reading may change: all around them are words not agreed.
fn touched(all: &[Bracket]) -> impl Iterator<Item = &Bracket> {
    let mut inside: Vec<bool> = Vec::with_capacity(all.len());
    for bracket in all {
        let around = bracket.parent.is_none_or(|parent| inside[parent as usize]);
        inside.push(around && bracket.kind == BracketKind::Unsettled);
    }
    let may = move |bracket: &&Bracket| bracket.parent.is_none_or(|parent| inside[parent as usize]);
    all.iter().filter(may).filter(|bracket| bracket.kind.is_open())
}

/// A cut of words and all.
const fn whole_words(span: Span) -> Cut {
    Cut { span, parts: false }
}

fn accepted(draft: &Draft, brackets: &Brackets) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for bracket in touched(brackets.all()) {
        match bracket.kind {
            BracketKind::Unsettled => {
                let (start, end) = (bracket.span.start(), bracket.span.end());
                let (opens, closes) = parts(draft, bracket);
                cuts.push(Cut { span: Span::new(start, start + 1), parts: opens });
                cuts.push(Cut { span: Span::new(end - 1, end), parts: closes });
                let named = bracket.attribution.iter();
                cuts.extend(named.map(|attribution| whole_words(attribution.span)));
            }
            BracketKind::Deletion => cuts.push(whole_words(bracket.span)),
            _ => {}
        }
    }
    cuts
}

/// The longest word in a bracket that is taken for a part of the word beside it: `Part[y][ies]`.
const MOST_PART_LETTERS: usize = 3;
/// No word is looked at further than this.
const MOST_WORD: usize = 40;

/// Whether the mark that opens a bracket, and the one that closes it, stand where a space was left
/// out, as in `[acting jointly]do`, rather than inside a word, as in `a[n intended]`.
fn parts(draft: &Draft, bracket: &Bracket) -> (bool, bool) {
    let words = &draft.text()[bracket.words.range()];
    let before = &draft.text()[..bracket.span.start()];
    let in_word = |c: &char| c.is_alphanumeric();
    let first = words.chars().take_while(in_word).take(MOST_PART_LETTERS + 1).count();
    let several = words.chars().take(MOST_WORD).any(char::is_whitespace);
    let alone = before.chars().rev().take_while(in_word).take(2).count() < 2;
    let last: Vec<char> = words.chars().rev().take_while(in_word).take(MOST_WORD).collect();
    let last: String = last.into_iter().rev().collect();
    let closes = match last.chars().count() <= MOST_PART_LETTERS {
        true => draft.lexicon().is_function_word(&last),
        false => !begins_words(&last),
    };
    let opens = !alone && (several || first > MOST_PART_LETTERS);
    (opens, closes)
}

fn refused(brackets: &Brackets) -> Vec<Span> {
    let all = brackets.all();
    let mut cuts = Vec::new();
    for bracket in outermost(all).filter(|bracket| bracket.kind.is_open()) {
        cuts.push(bracket.span);
        cuts.extend(bracket.attribution.iter().map(|attribution| attribution.span));
    }
    // with alternatives goes what stands between them
    let outermost = |group: &&AlternativeGroup| {
        let mut brackets = group.alternatives.iter().filter_map(|alternative| alternative.bracket);
        brackets.any(|index| all[index as usize].parent.is_none())
    };
    cuts.extend(brackets.groups().iter().filter(outermost).map(|group| whole(&group.alternatives)));
    cuts
}

fn chosen(draft: &Draft, brackets: &Brackets) -> Vec<Cut> {
    let mut cuts = accepted(draft, brackets);
    let mut spans = Vec::new();
    let all = brackets.all();
    let left = left_alone(all);
    let open = |group: &&AlternativeGroup| {
        let start = group.alternatives[0].span.start();
        let before = left.partition_point(|span| span.start() <= start);
        before.checked_sub(1).is_none_or(|before| left[before].end() <= start)
    };
    for group in brackets.groups().iter().filter(open) {
        let others = &group.alternatives[1..];
        match group.form {
            AlternativeForm::Options => {
                spans.extend(others.iter().map(|other| other.span));
                let first = &group.alternatives[0];
                spans.extend(first.label);
                spans.extend(first.attribution.iter().map(|attribution| attribution.span));
            }
            _ => {
                let first = group.alternatives[0].span;
                spans.push(Span::new(first.end(), whole(others).end()));
                let named = others.iter().filter_map(|other| other.bracket);
                let named = named.filter_map(|index| all[index as usize].attribution.as_ref());
                spans.extend(named.map(|attribution| attribution.span));
            }
        }
    }
    cuts.extend(spans.into_iter().map(whole_words));
    cuts
}

fn whole(alternatives: &[Alternative]) -> Span {
    let spans = alternatives.iter().map(|alternative| alternative.span);
    spans.reduce(Span::union).unwrap_or_default()
}
