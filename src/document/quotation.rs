//! Evidence: words with their surroundings, found again after an edit.

use super::clause::ClauseId;
use super::draft::Draft;
use crate::span::Span;
use crate::text::{Normalization, Vocabulary, WordId};

/// How many bytes of surroundings a quotation carries on each side, at most; cut at words.
const SURROUNDINGS: usize = 32;

/// Words of a draft that show something, with enough around them to find them again: a
/// `TextQuoteSelector` and a `TextPositionSelector` of the W3C Web Annotation data model in one.
///
/// Law: locating a quotation in its own draft gives its span.
///
/// ```
/// use travaux::{Certainty, Draft, Span};
///
/// let before = Draft::parse("rev1", "States shall act. States should talk.");
/// let quotation = before.quote(Span::new(25, 31));
/// assert_eq!(quotation.exact, "should");
///
/// let after = Draft::parse("rev2", "As a first step, States should talk. States shall act.");
/// let found = quotation.locate(&after).unwrap();
/// assert_eq!(&after.text()[found.span.range()], "should");
/// assert_eq!(found.certainty, Certainty::Exact);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Quotation {
    /// The sigil of the draft quoted.
    pub draft: String,
    /// The clause the words begin in, where the draft has any.
    pub clause: Option<ClauseId>,
    /// The words themselves.
    pub exact: String,
    /// What stands before them, up to 32 bytes.
    pub prefix: String,
    /// What stands after them, up to 32 bytes.
    pub suffix: String,
    /// Where they stand, in bytes of the reading text.
    pub span: Span,
}

/// How a quotation was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Certainty {
    /// The same bytes.
    Exact,
    /// The same words, with other white space, typography or capitals.
    Normalized,
    /// Other words, between the same surroundings.
    Surroundings,
}

/// Where a quotation stands in another draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes of that draft's reading text.
    pub span: Span,
    /// How it was found.
    pub certainty: Certainty,
}

pub(super) fn quote(draft: &Draft, span: Span) -> Quotation {
    let text = draft.text();
    let start = boundary(text, span.start());
    let end = boundary(text, span.end()).max(start);
    let from = text[..start]
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take_while(|at| start - at <= SURROUNDINGS)
        .last();
    let prefix = &text[from.unwrap_or(start)..start];
    let to = text[end..]
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|len| *len <= SURROUNDINGS)
        .last();
    let suffix = &text[end..end + to.unwrap_or(0)];
    Quotation {
        draft: draft.sigil().to_owned(),
        clause: draft.clause_at(start).map(|clause| clause.id()),
        exact: text[start..end].to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        span: Span::new(start, end),
    }
}

fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl Quotation {
    /// Finds the words in `draft`, which may be a later or an earlier state of the text.
    ///
    /// The same bytes are preferred to the same words, and those to whatever stands between the same
    /// surroundings; among several, the one with the most of its surroundings intact, then the one
    /// nearest to the old place. Words are found as whole words, and fewer than four of them only
    /// beside a word that stood beside them: "its" stands everywhere, and is the same nowhere else.
    #[must_use]
    pub fn locate(&self, draft: &Draft) -> Option<Found> {
        let exact = self.locate_bytes(draft.text());
        exact.or_else(|| Words::of(draft).locate(self))
    }

    fn locate_bytes(&self, text: &str) -> Option<Found> {
        if self.exact.is_empty() {
            return None;
        }
        let places = text.match_indices(&self.exact).map(|(at, _)| at);
        // overlapping repeats hide the old place from match_indices
        let old = text.get(self.span.range()).is_some_and(|old| old == self.exact);
        let places = places.chain(old.then_some(self.span.start()));
        let places = places.filter(|&at| self.cuts_alike(text, at));
        let rank = |at: &usize| {
            let end = at + self.exact.len();
            let before = common_suffix(&text[..*at], &self.prefix);
            let after = common_prefix(&text[end..], &self.suffix);
            (before + after, std::cmp::Reverse(at.abs_diff(self.span.start())))
        };
        let at = places.max_by_key(rank)?;
        let end = at + self.exact.len();
        let before = &text[at - common_suffix(&text[..at], &self.prefix)..at];
        let after = &text[end..end + common_prefix(&text[end..], &self.suffix)];
        let backed =
            letters(before) + letters(after) >= FEW_LETTERS.min(self.surrounding_letters());
        let enough = self.exact.split_whitespace().count() >= FEW_WORDS || backed;
        enough.then_some(Found { span: Span::new(at, end), certainty: Certainty::Exact })
    }

    /// Whether the words at `at` of `text` begin and end inside a word only if they did before.
    fn cuts_alike(&self, text: &str, at: usize) -> bool {
        let cuts = |left: &str, right: &str| {
            left.ends_with(char::is_alphanumeric) && right.starts_with(char::is_alphanumeric)
        };
        let end = at + self.exact.len();
        (cuts(&self.prefix, &self.exact) || !cuts(&text[..at], &self.exact))
            && (cuts(&self.exact, &self.suffix) || !cuts(&self.exact, &text[end..]))
    }

    fn surrounding_letters(&self) -> usize {
        letters(&self.prefix) + letters(&self.suffix)
    }
}

/// Fewer words than this can stand anywhere …
const FEW_WORDS: usize = 4;
/// … unless so many letters around them are the same.
const FEW_LETTERS: usize = 3;

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// How many bytes both texts begin with, in whole characters.
fn common_prefix(a: &str, b: &str) -> usize {
    let both = a.chars().zip(b.chars()).take_while(|(x, y)| x == y);
    both.map(|(c, _)| c.len_utf8()).sum()
}

/// How many bytes both texts end with, in whole characters.
fn common_suffix(a: &str, b: &str) -> usize {
    let both = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y);
    both.map(|(c, _)| c.len_utf8()).sum()
}

/// The words of a draft as numbers, to find others among them.
struct Words<'d> {
    draft: &'d Draft,
    vocabulary: Vocabulary,
    ids: Vec<WordId>,
    /// The token each word is.
    tokens: Vec<usize>,
}

impl<'d> Words<'d> {
    fn of(draft: &'d Draft) -> Self {
        let mut words = Self {
            draft,
            vocabulary: Vocabulary::new(Normalization::CaseInsensitive),
            ids: Vec::new(),
            tokens: Vec::new(),
        };
        for index in 0..draft.tokens().len() {
            if draft.tokens().kind(index).is_word() {
                words
                    .ids
                    .push(words.vocabulary.intern_at(draft.text(), draft.tokens().span(index)));
                words.tokens.push(index);
            }
        }
        words
    }

    fn ids_of(&mut self, text: &str) -> Vec<WordId> {
        let tokens = crate::text::Tokens::new(text);
        let words = (0..tokens.len()).filter(|index| tokens.kind(*index).is_word());
        words.map(|index| self.vocabulary.intern_at(text, tokens.span(index))).collect()
    }

    fn locate(mut self, quotation: &Quotation) -> Option<Found> {
        let exact = self.ids_of(&quotation.exact);
        // surroundings were cut at bytes: the words at their far ends may be halves
        let prefix =
            self.ids_of(quotation.prefix.split_once(char::is_whitespace).map_or("", |cut| cut.1));
        let suffix =
            self.ids_of(quotation.suffix.rsplit_once(char::is_whitespace).map_or("", |cut| cut.0));
        let found = self.same_words(&exact, &prefix, &suffix, quotation.span.start());
        found.or_else(|| self.between(&exact, &prefix, &suffix))
    }

    fn span(&self, words: std::ops::Range<usize>) -> Span {
        let tokens = self.draft.tokens();
        tokens.span(self.tokens[words.start]).union(tokens.span(self.tokens[words.end - 1]))
    }

    fn same_words(
        &self,
        exact: &[WordId],
        prefix: &[WordId],
        suffix: &[WordId],
        old: usize,
    ) -> Option<Found> {
        if exact.is_empty() {
            return None;
        }
        let places = (0..self.ids.len().saturating_sub(exact.len() - 1))
            .filter(|at| self.ids[*at..].starts_with(exact));
        let rank = |at: &usize| {
            let before = self.ids[..*at]
                .iter()
                .rev()
                .zip(prefix.iter().rev())
                .take_while(|(x, y)| x == y)
                .count();
            let after =
                self.ids[at + exact.len()..].iter().zip(suffix).take_while(|(x, y)| x == y).count();
            let place = self.draft.tokens().span(self.tokens[*at]).start();
            (before + after, std::cmp::Reverse(place.abs_diff(old)))
        };
        let at = places.max_by_key(rank)?;
        let backed = rank(&at).0 > 0 || prefix.is_empty() && suffix.is_empty();
        (exact.len() >= FEW_WORDS || backed).then(|| Found {
            span: self.span(at..at + exact.len()),
            certainty: Certainty::Normalized,
        })
    }

    /// The words between the same surroundings, if there is exactly one such place and not much more
    /// than the old words between them.
    fn between(&self, exact: &[WordId], prefix: &[WordId], suffix: &[WordId]) -> Option<Found> {
        if prefix.len() < 2 || suffix.len() < 2 {
            return None;
        }
        let most = exact.len() * 3 + 8;
        let mut found = None;
        for after_prefix in prefix.len()..self.ids.len() {
            if !self.ids[..after_prefix].ends_with(prefix) {
                continue;
            }
            let limit = self.ids.len().min(after_prefix + most + suffix.len());
            let end = (after_prefix + 1..limit).find(|end| self.ids[*end..].starts_with(suffix));
            if let Some(end) = end {
                if found.is_some() {
                    return None;
                }
                found = Some(after_prefix..end);
            }
        }
        found.map(|words| Found { span: self.span(words), certainty: Certainty::Surroundings })
    }
}
