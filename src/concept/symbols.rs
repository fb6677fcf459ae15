//! The words of phrases as numbers.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use super::filter::{CONTEXT, Filter, PAIR, PHRASE, head};
use super::phrase::PhraseWord;
use super::prefixes::Prefixes;
use super::trie::Trie;
use super::word_table::WordTable;
use crate::span::Span;
use crate::text::{
    Normalization, Packed, base_form, regular_forms, without_accents, without_possessive,
};

/// A word no phrase holds.
pub(super) const NONE: u32 = u32::MAX;

/// What phrases see of a word.
pub(super) const LEVEL: Normalization = Normalization::CaseInsensitive;

/// Collects the words the phrases of a scheme are written in.
#[derive(Debug, Default)]
pub(super) struct SymbolsBuilder {
    /// The symbols of words asked for before: variants of a label are made of the same few words.
    known: HashMap<PhraseWord, u32, FixedState>,
    /// The symbols of all forms, folded.
    forms: BTreeMap<String, u32>,
    /// Those of base forms.
    bases: BTreeMap<String, u32>,
    /// Those of words that count in one form only, as printed or [`alone`].
    exacts: BTreeMap<String, u32>,
    prefixes: Prefixes,
    /// The prefix of the prefix, by symbol.
    shorter: Vec<u32>,
    /// The symbols of words that count as one of several, with that of all of them together.
    members: Vec<(u32, u32)>,
    count: u32,
}

impl SymbolsBuilder {
    /// How many symbols there are.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The symbol of a word of a phrase, a new one if it has none yet.
    pub(super) fn intern(&mut self, word: &PhraseWord) -> u32 {
        if let Some(&symbol) = self.known.get(word) {
            return symbol;
        }
        let symbol = match word {
            PhraseWord::Prefix(stem) => self.prefix(&without_accents(stem)),
            PhraseWord::Form(word) => self.form(&without_accents(word)),
            PhraseWord::Exact(printed) => {
                self.exact(without_possessive(printed).to_owned(), printed)
            }
            PhraseWord::Alone(word) => self.exact(alone(&folded(word)), word),
            PhraseWord::Any(words) => {
                let class = self.next();
                for word in words {
                    let member = self.form(&without_accents(word));
                    self.members.push((member, class));
                }
                class
            }
        };
        self.known.insert(word.clone(), symbol);
        symbol
    }

    /// The symbol of a word that counts in one form only, kept as `key`.
    fn exact(&mut self, key: String, word: &str) -> u32 {
        // whoever reads the word in a text looks for its folded form first
        self.form(&folded(word));
        self.exacts.get(&key).copied().unwrap_or_else(|| {
            let symbol = self.next();
            self.exacts.insert(key, symbol);
            symbol
        })
    }

    fn next(&mut self) -> u32 {
        self.count += 1;
        self.shorter.push(NONE);
        self.count - 1
    }

    fn prefix(&mut self, stem: &str) -> u32 {
        self.prefixes.get(stem).unwrap_or_else(|| {
            let symbol = self.next();
            self.prefixes.insert(stem, symbol);
            self.prefixes.chain(&mut self.shorter);
            symbol
        })
    }

    fn form(&mut self, word: &str) -> u32 {
        let word = without_possessive(word);
        let base = base_form(word);
        if let Some(&symbol) = self.bases.get(&*base) {
            self.forms.entry(word.to_owned()).or_insert(symbol);
            return symbol;
        }
        let symbol = self.next();
        self.bases.insert(base.into_owned(), symbol);
        for form in regular_forms(word) {
            self.forms.entry(form).or_insert(symbol);
        }
        symbol
    }

    /// The symbols, to be looked up, and the filter of words that may begin one of `phrases` or
    /// `contexts`.
    pub(super) fn build(self, phrases: &Trie, contexts: &Trie) -> (Symbols, Filter) {
        let mut filter = Filter::new(self.prefixes.clone(), self.forms.len(), phrases.edges());
        let (mut short, mut long) = (Vec::new(), HashMap::with_hasher(FixedState::default()));
        let mut heads: Vec<Vec<u64>> = vec![Vec::new(); self.count as usize];
        let mut has = vec![Has::default(); self.count as usize];
        let mut alones = Vec::new();
        let mut shorter = self.shorter;
        for (key, &symbol) in &self.exacts {
            let alone = key.strip_prefix(ALONE);
            let word = alone.map_or_else(|| folded(key), str::to_owned);
            heads[symbol as usize].push(head(word.as_bytes(), 0, word.len()));
            let other = if alone.is_none() { self.exacts.get(&self::alone(&word)) } else { None };
            shorter[symbol as usize] = other.copied().unwrap_or_else(|| self.prefixes.of(&word));
            let has = &mut has[self.forms[&*word] as usize];
            (has.exact, has.alone) = (has.exact | alone.is_none(), has.alone | alone.is_some());
            let all = Span::new(0, word.len());
            let packed = Packed::of(word.as_bytes(), all, LEVEL).filter(|_| alone.is_some());
            alones.extend(packed.map(|packed| (packed, symbol)));
        }
        let classes = Classes::new(self.members, self.count);
        for (form, symbol) in self.forms {
            let own = head(form.as_bytes(), 0, form.len());
            heads[symbol as usize].push(own);
            classes.of(symbol).iter().for_each(|&class| heads[class as usize].push(own));
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
        let [short, alones] = [short, alones].map(|words| WordTable::new(&words, NONE));
        let (exacts, prefixes) = (self.exacts, self.prefixes);
        let mask = |symbol| classes.of(symbol).iter().fold(bit(symbol), |all, one| all | bit(*one));
        let masks = if classes.all.is_empty() { 0..0 } else { 0..self.count };
        let masks = masks.map(mask).collect();
        let symbols =
            Symbols { short, alones, long, exacts, has, prefixes, shorter, classes, masks };
        (symbols, filter)
    }
}

/// Marks the words that count in one form only, whatever their case.
const ALONE: char = '~';

fn alone(folded: &str) -> String {
    format!("{ALONE}{folded}")
}

/// A word as phrases see it, capitals and accents aside.
fn folded(printed: &str) -> String {
    let folded = LEVEL.fold(printed);
    without_accents(without_possessive(&folded)).into_owned()
}

/// Symbols as bits of a mask, several to a bit: two sets of symbols whose masks share no bit share no symbol.
#[inline]
pub(super) fn bit(symbol: u32) -> u64 {
    1 << (symbol % u64::BITS)
}

/// Whether words of a symbol may have another one.
#[derive(Clone, Copy, Debug, Default)]
struct Has {
    /// Some word that must stand as printed folds to a form of the symbol.
    exact: bool,
    /// One of its forms counts alone.
    alone: bool,
}

/// Every word form the phrases of a scheme are written in.
#[derive(Clone, Debug)]
pub(super) struct Symbols {
    /// The symbols of short ASCII forms.
    short: WordTable,
    /// Those of short ASCII words that count in one form only, whatever their case.
    alones: WordTable,
    /// Those of all others, folded.
    long: HashMap<String, u32, FixedState>,
    /// Those of words that count in one form only, as printed or [`alone`].
    exacts: BTreeMap<String, u32>,
    has: Vec<Has>,
    prefixes: Prefixes,
    /// The prefix of the prefix, by symbol; that of the word, where a symbol stands for a printed one.
    shorter: Vec<u32>,
    classes: Classes,
    /// For each symbol the bits of it and its classes, if any has one.
    masks: Vec<u64>,
}

/// Which symbols stand for any of several words, by those of the words.
#[derive(Clone, Debug, Default)]
struct Classes {
    /// Where the classes of each symbol begin in `all`; they end where those of the next one begin.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Classes {
    /// The classes of `count` symbols.
    fn new(mut members: Vec<(u32, u32)>, count: u32) -> Self {
        members.sort_unstable();
        members.dedup();
        let start = |symbol| members.partition_point(|&(member, _)| member < symbol) as u32;
        let starts = (0..=count).map(start).collect();
        Self { starts, all: members.into_iter().map(|(_, class)| class).collect() }
    }

    #[inline]
    fn of(&self, symbol: u32) -> &[u32] {
        match self.starts.get(symbol as usize..).unwrap_or_default() {
            [start, end, ..] => &self.all[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

impl Symbols {
    /// The symbol of the word at `span` of `text`, [`NONE`] if no phrase holds it; and the first of
    /// its [others](Symbols::others).
    pub(super) fn at(&self, text: &str, span: Span) -> (u32, u32) {
        match Packed::of(text.as_bytes(), span, LEVEL) {
            Some(word) if !word.holds(b'\'') => self.of(word, text, span),
            _ => {
                let printed = &text[span.range()];
                let word = folded(printed);
                let all = Span::new(0, word.len());
                let symbol = match Packed::of(word.as_bytes(), all, LEVEL) {
                    Some(word) => self.short.get(word, NONE),
                    None => self.long.get(&word).copied().unwrap_or(NONE),
                };
                let has = self.has(symbol);
                let exact = if has.exact { self.exact(printed) } else { None };
                let key = || self.exacts.get(&alone(&word)).copied();
                let other = exact.or_else(|| if has.alone { key() } else { None });
                (symbol, other.unwrap_or_else(|| self.prefixes.of(&word)))
            }
        }
    }

    /// The same for a word that is packed already.
    #[inline]
    pub(super) fn of(&self, word: Packed, text: &str, span: Span) -> (u32, u32) {
        let symbol = self.short.get(word, NONE);
        let has = self.has(symbol);
        let exact = if has.exact { self.exact(&text[span.range()]) } else { None };
        let alone = || Some(self.alones.get(word, NONE)).filter(|alone| *alone != NONE);
        let other = exact.or_else(|| if has.alone { alone() } else { None });
        (symbol, other.unwrap_or_else(|| self.prefixes.of_packed(word, text, span)))
    }

    #[inline]
    fn has(&self, symbol: u32) -> Has {
        self.has.get(symbol as usize).copied().unwrap_or_default()
    }

    /// The symbol of a word that must stand as printed, if it does.
    fn exact(&self, printed: &str) -> Option<u32> {
        let printed = Normalization::Typographic.fold(printed);
        self.exacts.get(without_possessive(&printed)).copied()
    }

    /// The other symbols of a word with the symbol `own`, the first of them known: that of the word as printed,
    /// those of its prefixes, the longest first, and those it has as one of several words.
    #[inline]
    pub(super) fn others(&self, own: u32, first: u32) -> impl Iterator<Item = u32> {
        let known = |&symbol: &u32| symbol != NONE;
        let next = move |&symbol: &u32| Some(self.shorter[symbol as usize]).filter(known);
        let chain = std::iter::successors(Some(first).filter(known), next);
        chain.chain(self.classes.of(own).iter().copied())
    }

    /// A mask with the bits of all symbols of a word with the symbol `own`, the first of its others known.
    #[inline]
    pub(super) fn mask(&self, own: u32, first: u32) -> u64 {
        let mut mask = self.masks.get(own as usize).copied().unwrap_or(bit(own));
        let mut other = first;
        while other != NONE {
            mask |= bit(other);
            other = self.shorter[other as usize];
        }
        mask
    }

    /// Whether a word with the symbol `own` counts as one of several words.
    #[inline]
    pub(super) fn has_class(&self, own: u32) -> bool {
        !self.classes.of(own).is_empty()
    }
}
