//! A sentence as words that say when and where are found in it.

use std::borrow::Cow;
use std::ops::Range;

use crate::lexicon::{
    Lexicon, Meaning, NegationWords, Place, Places, QualifierWord, QualifierWords, Says,
};
use crate::span::Span;

/// The words of one sentence: marks are kept, brackets of words not agreed are not, and words with an
/// apostrophe or hyphens stand apart unless a list has them whole.
pub(super) struct Qualified<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'static Lexicon,
    lists: &'static QualifierWords,
    pub(super) spans: Vec<Span>,
    words: Vec<QualifierWord>,
}

/// So many elided words stand before a word at most: *jusqu’à l’instant* has one each.
const MOST_ELISIONS: usize = 3;

impl<'t> Qualified<'t> {
    pub(super) fn new(text: &'t str, words: &[Span], lexicon: &'static Lexicon) -> Self {
        let lists = lexicon.qualifiers();
        let (spans, numbers) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        let mut sentence = Self { text, lexicon, lists, spans, words: numbers };
        for span in words.iter().filter(|span| !span.is_empty() && !lists.is_empty()) {
            sentence.push_parts(*span, lexicon.negation());
        }
        sentence
    }

    fn push_parts(&mut self, span: Span, elisions: &NegationWords) {
        let mut rest = span;
        for _ in 0..MOST_ELISIONS {
            let printed = &self.text[rest.range()];
            if matches!(printed, "[" | "]") {
                return;
            }
            let Some(cut) = elisions.cut(printed).filter(|cut| *cut < printed.len()) else { break };
            let head = printed[..cut].trim_end_matches(['\'', '’']).len();
            self.push(Span::new(rest.start(), rest.start() + head));
            rest = Span::new(rest.start() + cut, rest.end());
        }
        self.push_joined(rest);
    }

    /// A word that hyphens may join, in its parts unless a list has it whole.
    fn push_joined(&mut self, span: Span) {
        let printed = &self.text[span.range()];
        let word = self.lists.word(printed);
        let is_hyphen = |c: char| matches!(c, '-' | '‑' | '–');
        let whole = word != QualifierWord::default()
            || printed.bytes().all(|byte| byte.is_ascii_alphanumeric())
            || !printed.contains(is_hyphen)
            || super::time_value::iso_date(printed).is_some()
            || printed.chars().all(is_hyphen);
        if whole {
            self.words.push(word);
            self.spans.push(span);
            return;
        }
        let mut start = span.start();
        for part in printed.split_inclusive(is_hyphen) {
            let word = part.trim_end_matches(is_hyphen);
            if !word.is_empty() {
                self.push(Span::new(start, start + word.len()));
            }
            start += part.len();
        }
    }

    fn push(&mut self, span: Span) {
        self.words.push(self.lists.word(&self.text[span.range()]));
        self.spans.push(span);
    }

    /// What phrases of the lists that begin at a word can say.
    pub(super) fn can_say(&self, at: usize) -> Says {
        self.words.get(at).map_or(Says::default(), |word| self.lists.says(*word))
    }

    /// Whether a number may begin at a word, in figures or in words.
    pub(super) fn may_count(&self, at: usize) -> bool {
        self.can_say(at).counts || self.print(at).starts_with(char::is_numeric)
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The print of a word; nothing behind the last.
    pub(super) fn print(&self, at: usize) -> &'t str {
        self.spans.get(at).map_or("", |span| &self.text[span.range()])
    }

    /// The print of a word in small letters.
    pub(super) fn lowercase(&self, at: usize) -> Cow<'t, str> {
        let printed = self.print(at);
        match printed.bytes().all(|byte| byte.is_ascii_lowercase()) {
            true => printed.into(),
            false => printed.to_lowercase().into(),
        }
    }

    /// Whether a mark stands there, or the sentence has ended.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        !self.print(at).starts_with(char::is_alphanumeric)
    }

    /// What `of` tells of the phrases that begin at a word, each with where it ends.
    pub(super) fn meanings<T>(
        &self,
        at: usize,
        of: impl Fn(Meaning) -> Option<T>,
    ) -> impl Iterator<Item = (T, usize)> {
        let words = self.words.get(at..).unwrap_or_default();
        self.lists.at(words, of).map(move |(told, length)| (told, at + length))
    }

    /// Where the longest phrase ends that begins at a word and says this.
    pub(super) fn end_of(&self, at: usize, wanted: Meaning) -> Option<usize> {
        let ends = self.meanings(at, |meaning| (meaning == wanted).then_some(()));
        ends.map(|((), end)| end).max()
    }

    /// Whether a phrase says this at a word.
    pub(super) fn says(&self, at: usize, wanted: Meaning) -> bool {
        self.end_of(at, wanted).is_some()
    }

    /// Whether a word ends a noun phrase: it coordinates, opens a clause or is an auxiliary.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        const ENDS: Places = Places::of(&[
            Place::Additive,
            Place::Alternative,
            Place::Contrast,
            Place::Subordinator,
            Place::Relative,
            Place::Auxiliary,
        ]);
        self.is_mark(at) || self.lexicon.negation().places(self.print(at)).meets(ENDS)
    }

    /// Whether a word begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.print(at).starts_with(char::is_uppercase)
    }

    /// Whether a word ends as those do behind which *by* says who acts.
    pub(super) fn is_passive(&self, at: usize) -> bool {
        self.lists.is_passive(self.print(at)) || self.says(at, Meaning::Passive)
    }

    /// The words of a range.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.spans[range.start].union(self.spans[range.end - 1])
    }
}
