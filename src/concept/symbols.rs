//! The words of phrases as numbers.

use std::collections::BTreeMap;

use super::filter::{CONTEXT, Filter, PAIR, PHRASE, head};
use super::phrase::PhraseWord;
use super::prefixes::Prefixes;
use super::trie::Trie;
use super::word_table::WordTable;
use crate::span::Span;
use crate::text::{Normalization, Packed, base_form, regular_forms, without_possessive};

/// A word no phrase holds.
pub(super) const NONE: u32 = u32::MAX;

/// What phrases see of a word.
pub(super) const LEVEL: Normalization = Normalization::CaseInsensitive;

/// Collects the words the phrases of a scheme are written in.
#[derive(Debug, Default)]
pub(super) struct SymbolsBuilder {
    /// The symbols of all forms, folded.
    forms: BTreeMap<String, u32>,
    /// Those of base forms.
    bases: BTreeMap<String, u32>,
    prefixes: Prefixes,
    /// The prefix of the prefix, by symbol.
    shorter: Vec<u32>,
    count: u32,
}

impl SymbolsBuilder {
    /// How many symbols there are.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The symbol of a word of a phrase, a new one if it has none yet.
    pub(super) fn intern(&mut self, word: &PhraseWord) -> u32 {
        let next = self.count;
        let symbol = match word {
            PhraseWord::Prefix(stem) => self.prefixes.get(stem).unwrap_or(next),
            PhraseWord::Form(word) => {
                let word = without_possessive(word);
                *self.bases.entry(base_form(word).into_owned()).or_insert(next)
            }
        };
        if symbol == next {
            self.count += 1;
            self.shorter.push(NONE);
            match word {
                PhraseWord::Prefix(stem) => {
                    self.prefixes.insert(stem, symbol);
                    self.prefixes.chain(&mut self.shorter);
                }
                PhraseWord::Form(word) => self.remember_forms(word, symbol),
            }
        }
        symbol
    }

    fn remember_forms(&mut self, word: &str, symbol: u32) {
        for form in regular_forms(without_possessive(word)) {
            self.forms.entry(form).or_insert(symbol);
        }
    }

    /// The symbols, to be looked up, and the filter of words that may begin one of `phrases` or
    /// `contexts`.
    pub(super) fn build(self, phrases: &Trie, contexts: &Trie) -> (Symbols, Filter) {
        let mut filter = Filter::new(self.prefixes.clone());
        let (mut short, mut long) = (Vec::new(), BTreeMap::new());
        let mut heads: Vec<Vec<u64>> = vec![Vec::new(); self.count as usize];
        for (form, symbol) in self.forms {
            heads[symbol as usize].push(head(form.as_bytes(), 0, form.len()));
            match Packed::of(form.as_bytes(), Span::new(0, form.len()), LEVEL) {
                Some(form) => short.push((form, symbol)),
                None => drop(long.insert(form, symbol)),
            }
        }
        for (symbol, own) in (0..).zip(&heads) {
            let context = u8::from(contexts.begins(symbol)) * CONTEXT;
            let (phrase, next) = match phrases.simple_start(symbol) {
                Some(next) => (PAIR, next),
                None => (u8::from(phrases.begins(symbol)) * PHRASE, Vec::new()),
            };
            for &first in own {
                filter.add(first, phrase | context);
                let seconds = next.iter().flat_map(|&next| &heads[next as usize]);
                seconds.for_each(|&second| filter.add_pair(first, second));
            }
        }
        let short = WordTable::new(&short, NONE);
        (Symbols { short, long, prefixes: self.prefixes, shorter: self.shorter }, filter)
    }
}

/// Every word form the phrases of a scheme are written in.
#[derive(Clone, Debug)]
pub(super) struct Symbols {
    /// The symbols of short ASCII forms.
    short: WordTable,
    /// Those of all others, folded.
    long: BTreeMap<String, u32>,
    prefixes: Prefixes,
    /// The prefix of the prefix, by symbol.
    shorter: Vec<u32>,
}

impl Symbols {
    /// The symbol of the word at `span` of `text`, which is ASCII or folded, [`NONE`] if no phrase
    /// holds it; and that of its longest prefix.
    pub(super) fn at(&self, text: &str, span: Span) -> (u32, u32) {
        match Packed::of(text.as_bytes(), span, LEVEL) {
            Some(word) => self.of(word, text, span),
            None => {
                let word = LEVEL.fold(&text[span.range()]);
                (self.long.get(&*word).copied().unwrap_or(NONE), self.prefixes.of(&word))
            }
        }
    }

    /// The same for a word that is packed already.
    #[inline]
    pub(super) fn of(&self, word: Packed, text: &str, span: Span) -> (u32, u32) {
        (self.short.get(word, NONE), self.prefixes.of_packed(word, text, span))
    }

    /// The prefixes a word has, the longest first.
    #[inline]
    pub(super) fn prefixes_of(&self, prefix: u32) -> impl Iterator<Item = u32> {
        let known = |&prefix: &u32| prefix != NONE;
        let shorter = move |&prefix: &u32| Some(self.shorter[prefix as usize]).filter(known);
        std::iter::successors(Some(prefix).filter(known), shorter)
    }
}
