//! The words of two drafts as numbers.

use std::ops::Range;

use crate::diff::Weights;
use crate::document::Draft;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Cut, Normalization, TokenKind, Vocabulary};

/// The words of two drafts, the same word the same number on both sides, and what is known of each.
pub(super) struct Numbers {
    /// For each token of either draft, the number of its word.
    ids: [Vec<u32>; 2],
    /// The tokens of the words of every clause of either draft.
    pub(super) rows: [Vec<Range<usize>>; 2],
    pub(super) facts: WordFacts,
    vocabulary: Vocabulary,
    lexicons: [&'static Lexicon; 2],
}

/// What is known of words, by number.
pub(super) struct WordFacts {
    /// The words of the lexicons' function words have the numbers below this.
    function_words: u32,
    /// Whether short words pass for function words: of a language at hand these are not known.
    short_is_small: bool,
    /// Whether the word says something.
    pub(super) counts: Vec<bool>,
    /// Whether it is a word of so few letters that it passes for a function word.
    short: Vec<bool>,
    stops: Vec<u8>,
}

impl WordFacts {
    /// Adds what is known of the next number.
    #[inline(never)]
    fn add(&mut self, kind: TokenKind, word: &str) {
        self.counts.push(kind.is_word());
        let is_short = || kind == TokenKind::Word && word.chars().nth(SHORT).is_none();
        self.short.push(self.short_is_small && is_short());
        self.stops.push(stop(kind, word));
    }
}

/// Words of so many letters pass for function words where these are not known, as in German.
const SHORT: usize = 3;

impl Weights for WordFacts {
    #[inline]
    fn is_light(&self, id: u32) -> bool {
        id < self.function_words || !self.counts[id as usize]
    }

    fn is_small(&self, id: u32) -> bool {
        id < self.function_words || self.short[id as usize]
    }

    #[inline]
    fn stop(&self, id: u32) -> u32 {
        u32::from(self.stops[id as usize])
    }
}

impl Numbers {
    pub(super) fn new(before: &Draft, after: &Draft, normalization: Normalization) -> Self {
        let lexicons = [before, after].map(Draft::lexicon);
        let mut vocabulary = Vocabulary::of_function_words(lexicons[0], normalization);
        if !std::ptr::eq(lexicons[0], lexicons[1]) {
            for word in lexicons[1].function_words() {
                vocabulary.intern(word);
            }
        }
        let light = vocabulary.len();
        let facts = WordFacts {
            function_words: light as u32,
            short_is_small: lexicons
                .iter()
                .any(|lexicon| lexicon.function_words().next().is_none()),
            counts: vec![true; light],
            short: vec![true; light],
            stops: vec![0; light],
        };
        let mut reader = Reader { vocabulary, facts };
        let first = reader.read(before);
        let second = reader.read_like(after, before, &first);
        let rows = [before, after].map(Draft::token_ranges);
        let Reader { vocabulary, facts } = reader;
        Self { ids: [first, second], rows, facts, vocabulary, lexicons }
    }

    /// For each word, whether it is one of form and says nothing of what a clause is about.
    pub(super) fn forms(&self) -> Vec<bool> {
        let mut forms = vec![false; self.facts.counts.len()];
        forms[..self.facts.function_words as usize].fill(true);
        for word in self.lexicons.iter().flat_map(|lexicon| lexicon.forms()) {
            if let Some(id) = self.vocabulary.get(word) {
                forms[id.index()] = true;
            }
        }
        forms
    }

    /// The words of a clause of one side.
    #[inline]
    pub(super) fn clause(&self, side: usize, clause: usize) -> &[u32] {
        &self.ids[side][self.rows[side][clause].clone()]
    }
}

struct Reader {
    vocabulary: Vocabulary,
    facts: WordFacts,
}

impl Reader {
    fn read(&mut self, draft: &Draft) -> Vec<u32> {
        let (text, tokens) = (draft.text(), draft.tokens());
        tokens.cuts(0..tokens.len()).map(|cut| self.number(text, cut)).collect()
    }

    /// The numbers of `draft`, given those of another draft. Drafts of one text are mostly alike, and
    /// where their bytes are alike there is nothing to look up.
    fn read_like(&mut self, draft: &Draft, other: &Draft, numbers: &[u32]) -> Vec<u32> {
        let places = only_places(numbers, self.facts.counts.len());
        let (text, tokens) = (draft.text(), draft.tokens());
        let mut ids = Vec::with_capacity(tokens.len());
        // the token of the other draft that the next one is expected to be like, and whether the last was
        let (mut at, mut is_alike) = (0, true);
        while ids.len() < tokens.len() {
            let alike = alike((other, at), (draft, ids.len()));
            if alike > 0 {
                ids.extend_from_slice(&numbers[at..at + alike]);
                (at, is_alike) = (at + alike, true);
                continue;
            }
            let edit = is_alike.then(|| edit((other, at), (draft, ids.len()))).flatten();
            if let Some((went, came)) = edit {
                ids.extend(
                    tokens.cuts(ids.len()..ids.len() + came).map(|cut| self.number(text, cut)),
                );
                at += went;
                continue;
            }
            is_alike = false;
            let id = self.number(text, tokens.cut(ids.len()));
            ids.push(id);
            let ahead = numbers[at..].iter().take(NEAR);
            let near = ahead.enumerate().position(|(ahead, &other)| {
                // the next *the* is rarely the same one
                other == id && (ahead == 0 || id >= self.facts.function_words)
            });
            let only = places.get(id as usize).filter(|&&place| place < MANY);
            at = match (near, only) {
                (Some(near), _) => at + near + 1,
                (None, Some(&only)) => only as usize + 1,
                (None, None) => at,
            };
        }
        ids
    }

    #[inline]
    fn number(&mut self, text: &str, cut: Cut) -> u32 {
        let id = self.vocabulary.intern_at(text, cut.span).0;
        if id as usize == self.facts.counts.len() {
            self.facts.add(cut.kind, &text[cut.span.range()]);
        }
        id
    }
}

/// So far ahead the next like word is looked for; one that stands only once is found anywhere.
const NEAR: usize = 8;

/// For each number, the only place it stands at; [`MANY`] or more if there is no such place.
fn only_places(numbers: &[u32], words: usize) -> Vec<u32> {
    let mut places = vec![NOWHERE; words];
    for (place, &id) in (0..).zip(numbers) {
        let known = &mut places[id as usize];
        *known = if *known == NOWHERE { place } else { MANY };
    }
    places
}

const NOWHERE: u32 = u32::MAX;
const MANY: u32 = u32::MAX - 1;

/// How many words from one token of each draft on are the same and stand the same way apart, as far
/// as one look reaches.
fn alike((before, at_before): (&Draft, usize), (after, at_after): (&Draft, usize)) -> usize {
    let pairs = || spans(before, at_before).zip(spans(after, at_after));
    let Some((first_before, first_after)) = pairs().next() else { return 0 };
    if first_before.len() != first_after.len() {
        return 0;
    }
    let (b, a) = (first_before.start(), first_after.start());
    let common = common_start(&before.text().as_bytes()[b..], &after.text().as_bytes()[a..]);
    let same = |(before, after): &(Span, Span)| {
        let (start, end) = (before.start() - b, before.end() - b);
        end <= common && start == after.start() - a && end == after.end() - a
    };
    pairs().take_while(same).count()
}

/// How many words went and how many came where drafts that were alike go apart, if they are so again soon.
fn edit(
    (before, at_before): (&Draft, usize),
    (after, at_after): (&Draft, usize),
) -> Option<(usize, usize)> {
    let small = [(1, 1), (0, 1), (1, 0), (2, 1), (1, 2), (2, 2), (0, 2), (2, 0)];
    // one word alike behind another edit is often none
    let is_it = |&(went, came): &(usize, usize)| {
        alike((before, at_before + went), (after, at_after + came)) > 1
    };
    small.into_iter().find(is_it)
}

fn spans(draft: &Draft, from: usize) -> impl Iterator<Item = Span> {
    let len = draft.tokens().len();
    draft.tokens().cuts(from.min(len)..len).map(|cut| cut.span)
}

/// How many bytes both begin with, up to a limit that keeps looks at the same bytes few, and but for
/// some at the end of a text.
fn common_start(before: &[u8], after: &[u8]) -> usize {
    const BLOCK: usize = 16;
    const MOST: usize = 32 * BLOCK;
    let block = |bytes: &[u8], at: usize| {
        let block = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>);
        block.map(|block| u128::from_le_bytes(*block))
    };
    let mut at = 0;
    while let (true, Some(b), Some(a)) = (at < MOST, block(before, at), block(after, at)) {
        if b != a {
            return at + (b ^ a).trailing_zeros() as usize / 8;
        }
        at += BLOCK;
    }
    at
}

/// How well a phrase ends behind a token.
fn stop(kind: TokenKind, word: &str) -> u8 {
    match kind {
        TokenKind::Punctuation => match word {
            "." | "?" | "!" | "。" => 4,
            ";" | ":" => 3,
            "," => 1,
            _ => 0,
        },
        // so that words are taken with the brackets around them
        TokenKind::Bracket if matches!(word, ")" | "]") => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::document::Draft;
    use crate::text::{Normalization, Vocabulary};

    /// Following the other draft gives the numbers that looking up every word gives.
    #[test]
    fn alike_words_have_the_numbers_they_would_be_given() {
        let report = include_str!("../../corpus/instruments/experts-report-2028.md");
        let (first, second) = report.split_at(report.find("\n\n").unwrap());
        let others = [
            report.to_owned(),
            format!("{second}\n\n{first}"),
            report.replace(" and ", "  or "),
            report.replace(". ", ".\n").replace(" of the ", " "),
            report.to_uppercase(),
            report.replace(" the ", " ").replace(" of ", " for all "),
            format!("{report} And so"),
            "Nothing is alike, nothing at all.".to_owned(),
            String::new(),
        ];
        for other in &others {
            for (before, after) in [(report, other.as_str()), (other, report)] {
                let drafts = [Draft::parse("before", before), Draft::parse("after", after)];
                let [before, after] = &drafts;
                let numbers = Numbers::new(before, after, Normalization::CaseInsensitive);
                let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
                let lexicons = drafts.iter().map(Draft::lexicon);
                for word in lexicons.flat_map(|lexicon| lexicon.function_words()) {
                    vocabulary.intern(word);
                }
                for (draft, ids) in drafts.iter().zip(&numbers.ids) {
                    let tokens = draft.tokens().iter(draft.text());
                    let looked_up = tokens.map(|token| vocabulary.intern(token.word()).0);
                    assert!(looked_up.eq(ids.iter().copied()), "{}", draft.text());
                }
            }
        }
    }
}
