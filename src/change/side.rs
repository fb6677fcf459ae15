//! One side of a change: its words, and which of them answer to words of the other.

use std::borrow::Cow;
use std::ops::Range;

use super::lists::Lists;
use crate::document::{ClauseId, Draft};
use crate::lexicon::{Grammar, Lexicon};
use crate::span::Span;
use crate::text::{Cut, Normalization, TokenKind, base_form, elided_article_len};

/// A word or mark of a side. Elided articles are words of their own.
#[derive(Debug)]
pub(super) struct Word<'c> {
    pub(super) print: &'c str,
    pub(super) folded: Cow<'c, str>,
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// The word of the other side that it answers to.
    pub(super) twin: Option<usize>,
    /// The piece of the change it stands in.
    pub(super) piece: usize,
    /// Whether a rule has told what became of it.
    pub(super) claimed: bool,
    /// Whether it carries grammar rather than matter.
    pub(super) function: bool,
}

impl Word<'_> {
    pub(super) fn is_word(&self) -> bool {
        self.kind.is_word()
    }

    /// Whether it says something: no mark, no article, no preposition.
    pub(super) fn is_content(&self) -> bool {
        self.is_word() && !self.function
    }

    /// Whether it stands on this side only, and no rule has told why.
    pub(super) fn is_free(&self) -> bool {
        self.twin.is_none() && !self.claimed
    }

    pub(super) fn is(&self, printed: &str) -> bool {
        self.print == printed
    }

    pub(super) fn base(&self) -> Cow<'_, str> {
        match self.unaccented() {
            Cow::Borrowed(folded) => base_form(folded),
            Cow::Owned(plain) => Cow::Owned(base_form(&plain).into_owned()),
        }
    }

    /// The word in small letters, without the accent that a large letter may go without: *État*, *Etat*.
    pub(super) fn unaccented(&self) -> Cow<'_, str> {
        let plain = match self.folded.chars().next() {
            _ if self.folded.is_ascii() || !self.is_capital() => None,
            Some('à' | 'â') => Some("a"),
            Some('ç') => Some("c"),
            Some('é' | 'è' | 'ê') => Some("e"),
            Some('î') => Some("i"),
            Some('ô') => Some("o"),
            _ => None,
        };
        let rest = || &self.folded[self.folded.chars().next().map_or(0, char::len_utf8)..];
        plain.map_or_else(
            || Cow::Borrowed(&*self.folded),
            |plain| Cow::Owned(format!("{plain}{}", rest())),
        )
    }

    pub(super) fn is_capital(&self) -> bool {
        self.print.starts_with(char::is_uppercase)
    }

    /// Whether nothing that belongs together goes on behind it: marks other than commas and hyphens.
    pub(super) fn is_stop(&self) -> bool {
        !self.is_word() && !matches!(self.print, "," | "-" | "/" | "’" | "'" | "%")
    }
}

/// The words of the clauses of a change on one side.
#[derive(Debug)]
pub(super) struct Side<'c> {
    pub(super) draft: &'c Draft,
    pub(super) lexicon: &'static Lexicon,
    pub(super) lists: &'static Lists,
    pub(super) clauses: &'c [ClauseId],
    pub(super) words: Vec<Word<'c>>,
    /// For every word whether it stands near one that stands on one side only.
    near: Vec<bool>,
}

/// So many words away is near: no rule looks further for what a word belongs to.
const NEAR: usize = 10;

impl<'c> Side<'c> {
    pub(super) fn new(draft: &'c Draft, clauses: &'c [ClauseId]) -> Self {
        // clauses of one change that are in two languages are rare, and read as the first
        let first = clauses.first().map(|first| draft.clause(*first).lexicon());
        let lexicon = first.unwrap_or_else(|| draft.lexicon());
        let lists = Lists::of(lexicon.language());
        let tokens = clauses.iter().map(|clause| draft.clause(*clause).token_range().len());
        let words = Vec::with_capacity(tokens.sum());
        Self { draft, lexicon, lists, clauses, words, near: Vec::new() }
    }

    /// What is found at words near what changed, one behind the other: given a word, `find` says what
    /// begins there and where it ends.
    pub(super) fn near_ones<T>(&self, find: impl Fn(usize) -> Option<(usize, T)>) -> Vec<T> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            match Some(at).filter(|at| self.near[*at]).and_then(&find) {
                Some((end, one)) => {
                    found.push(one);
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Marks the words around those that stand on this side only.
    pub(super) fn mark_near(&mut self) {
        self.near = vec![false; self.words.len()];
        for at in 0..self.words.len() {
            if self.words[at].twin.is_none() {
                self.mark_around(at);
            }
        }
    }

    /// Marks the words around one.
    pub(super) fn mark_around(&mut self, at: usize) {
        let end = self.near.len().min(at + NEAR + 1);
        self.near[at.saturating_sub(NEAR)..end].fill(true);
    }

    /// Adds the words of a stretch and says which places they have. What is known of a word is taken over from
    /// the word of `alike` at its place if that is printed the same: to fold a word and look it up is
    /// most of the work, and most words stand on both sides.
    pub(super) fn add(
        &mut self,
        span: Span,
        piece: usize,
        mut alike: std::slice::Iter<'_, Word<'_>>,
    ) -> Range<usize> {
        let start = self.words.len();
        let text: &'c str = self.draft.text();
        for cut in self.draft.tokens().cuts(self.draft.tokens().within(span)) {
            if cut.kind == TokenKind::Space {
                continue;
            }
            let print = &text[cut.span.range()];
            let known = alike.next();
            if let Some(known) =
                known.filter(|known| (known.print, known.kind) == (print, cut.kind))
            {
                let folded = match known.folded {
                    Cow::Borrowed(_) => Cow::Borrowed(print),
                    Cow::Owned(ref folded) => Cow::Owned(folded.clone()),
                };
                self.push(print, folded, cut, piece, known.function);
                continue;
            }
            let folded = Normalization::CaseInsensitive.fold(print);
            let elided = if cut.plain { 0 } else { elided_article_len(&folded) };
            // the apostrophe may be longer in print than folded
            let behind = print.char_indices().nth(folded[..elided].chars().count());
            let Some((at, _)) = behind.filter(|(at, _)| *at > 0) else {
                let function = self.is_function(cut, &folded);
                self.push(print, folded, cut, piece, function);
                continue;
            };
            alike.next();
            let middle = cut.span.start() + at;
            let (article, rest) = print.split_at(at);
            let [article, rest] =
                [article, rest].map(|part| (part, Normalization::CaseInsensitive.fold(part)));
            let head = Cut { span: Span::new(cut.span.start(), middle), ..cut };
            let tail = Cut { span: Span::new(middle, cut.span.end()), ..cut };
            let function = self.is_function(tail, &rest.1);
            self.push(article.0, article.1, head, piece, true);
            self.push(rest.0, rest.1, tail, piece, function);
        }
        start..self.words.len()
    }

    fn is_function(&self, cut: Cut, folded: &str) -> bool {
        cut.kind == TokenKind::Word && self.lexicon.is_function_word(folded)
    }

    fn push(
        &mut self,
        print: &'c str,
        folded: Cow<'c, str>,
        cut: Cut,
        piece: usize,
        function: bool,
    ) {
        let (span, kind) = (cut.span, cut.kind);
        let word = Word { print, folded, span, kind, twin: None, piece, claimed: false, function };
        self.words.push(word);
    }

    /// Whether a word can be something in a sentence.
    pub(super) fn has(&self, at: usize, grammar: Grammar) -> bool {
        let lists = self.lexicon.force();
        lists.grammars(lists.word(&self.words[at].folded)).has(grammar)
    }

    /// The folded words from `at` on.
    pub(super) fn folded(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        self.words[at..].iter().map(|word| word.folded.as_ref())
    }

    /// The places of the words that a span of the draft has a part of: *’ll* is part of *we’ll*.
    pub(super) fn at(&self, span: Span) -> Range<usize> {
        let start = self.words.partition_point(|word| word.span.end() <= span.start());
        let end = self.words.partition_point(|word| word.span.start() < span.end());
        start..end.max(start)
    }

    /// Where a range of words stands.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let words = &self.words[range];
        Some(words.first()?.span.union(words.last()?.span))
    }

    /// A range without marks and, if so wished, without function words at its ends.
    pub(super) fn trimmed(&self, range: Range<usize>, content: bool) -> Range<usize> {
        let keeps = |at: &usize| {
            let word = &self.words[*at];
            if content { word.is_content() } else { word.is_word() }
        };
        let Some(first) = range.clone().find(keeps) else { return range.start..range.start };
        let last = range.clone().rev().find(keeps).unwrap_or(first);
        let opened = self.words[first..=last].iter().fold(0, |open, word| match word.print {
            "(" => open + 1,
            ")" => open - 1,
            _ => open,
        });
        let closes = opened > 0 && last + 1 < range.end && self.words[last + 1].is(")");
        first..last + 1 + usize::from(closes)
    }

    pub(super) fn any_free(&self, range: Range<usize>) -> bool {
        self.words[range].iter().any(Word::is_free)
    }

    /// Whether all words that say something stand on this side only.
    pub(super) fn all_free(&self, range: Range<usize>) -> bool {
        let mut words = self.words[range].iter().filter(|word| word.is_content()).peekable();
        words.peek().is_some() && words.all(Word::is_free)
    }

    pub(super) fn claim(&mut self, range: Range<usize>) {
        self.words[range].iter_mut().for_each(|word| word.claimed = true);
    }

    /// The free words around and in a range, without a gap.
    pub(super) fn run(&self, range: Range<usize>) -> Range<usize> {
        let back = (0..range.start).rev().take_while(|at| self.words[*at].is_free()).last();
        let on = (range.end..self.words.len()).take_while(|at| self.words[*at].is_free()).last();
        back.unwrap_or(range.start)..on.map_or(range.end, |last| last + 1)
    }

    /// Whether two words are one word in two forms: *implement*, *implementing*.
    pub(super) fn is_form(&self, one: &str, other: &str) -> bool {
        if base_form(one) == base_form(other) || self.lists.are_one_verb(one, other) {
            return true;
        }
        if ends_otherwise(one, other) || ends_otherwise(other, one) {
            return true;
        }
        let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
        let common: usize = same.map(|(c, _)| c.len_utf8()).sum();
        // "respecter", "respectent": the endings begin with the same letter
        let stems = (SHORTEST_STEM..=common).rev().take(MOST_SHARED + 1);
        stems.filter(|stem| one.is_char_boundary(*stem)).any(|stem| {
            let ends = |word: &str| self.lists.endings.iter().any(|end| *end == word[stem..]);
            ends(one) && ends(other)
        })
    }
}

/// Whether a short stem has endings that tell a form of it by themselves: *make*, *making*; *bases*, *basis*; *public*, *publique*.
fn ends_otherwise(one: &str, other: &str) -> bool {
    TELLING.iter().any(|(ending, answer)| {
        let stem = one.strip_suffix(ending);
        stem.is_some_and(|stem| stem.len() > 1 && other.strip_suffix(answer) == Some(stem))
    })
}

/// Endings that stand for each other behind any stem.
const TELLING: [(&str, &str); 3] = [("ing", "e"), ("sis", "ses"), ("c", "que")];
/// No more bytes of two endings are alike.
const MOST_SHARED: usize = 2;
/// No shorter beginning, in bytes, makes two words forms of one.
const SHORTEST_STEM: usize = 4;
