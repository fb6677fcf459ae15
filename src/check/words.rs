//! The words of a draft by what they are, so that no phrase is looked for word by word.

use std::collections::BTreeMap;

use crate::document::{ClauseId, Draft};
use crate::span::Span;
use crate::text::{Normalization, Tokens};

/// Every word of the clauses of a draft, parts of hyphened words apart, folded.
pub(super) struct WordIndex {
    words: Vec<(Span, ClauseId)>,
    places: BTreeMap<String, Vec<usize>>,
}

/// Words to look for, apart where any words may stand between.
struct Phrase {
    runs: Vec<Vec<String>>,
}

impl Phrase {
    fn new(text: &str) -> Self {
        let mut marked = text.replace("[...]", "…").replace("[…]", "…").replace("...", "…");
        marked = marked.replace(['“', '”', '"'], " ");
        let runs = marked.split('…').map(folded).filter(|run| !run.is_empty());
        Self { runs: runs.collect() }
    }
}

/// The words of a text, folded, parts of hyphened words apart.
pub(super) fn folded(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let words = tokens.iter(text).filter(|token| token.kind().is_word());
    words
        .flat_map(|token| parts(token.word()).map(|(_, part)| fold(part)).collect::<Vec<_>>())
        .collect()
}

fn fold(word: &str) -> String {
    Normalization::CaseInsensitive.fold(word).into_owned()
}

/// The parts of a word that hyphens join, each with where it begins.
fn parts(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = word.as_ptr() as usize;
    let parts = word.split(['-', '\u{2010}', '\u{2011}']).filter(|part| !part.is_empty());
    parts.map(move |part| (part.as_ptr() as usize - base, part))
}

impl WordIndex {
    pub(super) fn new(draft: &Draft) -> Self {
        let (mut words, mut places) = (Vec::new(), BTreeMap::<String, Vec<usize>>::new());
        for (clause, range) in draft.clauses().zip(draft.token_ranges()) {
            for token in range {
                if !draft.tokens().kind(token).is_word() {
                    continue;
                }
                let span = draft.tokens().span(token);
                for (from, part) in parts(&draft.text()[span.range()]) {
                    let start = span.start() + from;
                    places.entry(fold(part)).or_default().push(words.len());
                    words.push((Span::new(start, start + part.len()), clause.id()));
                }
            }
        }
        Self { words, places }
    }

    /// Where a phrase stands inside a clause, in reading order.
    pub(super) fn find(&self, phrase: &str) -> Vec<(ClauseId, Span)> {
        let Phrase { runs } = Phrase::new(phrase);
        let Some((first, rest)) = runs.split_first() else { return Vec::new() };
        let rest: Vec<(usize, Vec<usize>)> =
            rest.iter().map(|run| (run.len(), self.starts(run))).collect();
        let mut found = Vec::new();
        for start in self.starts(first) {
            let clause = self.words[start].1;
            let mut end = start + first.len();
            let fits = rest.iter().all(|(len, starts)| {
                let next = starts.get(starts.partition_point(|at| *at < end)).copied();
                let next = next.filter(|at| self.words[*at].1 == clause);
                end = next.map_or(end, |at| at + len);
                next.is_some()
            });
            if fits {
                found.push((clause, self.words[start].0.union(self.words[end - 1].0)));
            }
        }
        found
    }

    /// Where a run of words begins.
    fn starts(&self, run: &[String]) -> Vec<usize> {
        let places = |word: &String| self.places.get(word).map_or(&[][..], Vec::as_slice);
        let Some(rarest) = (0..run.len()).min_by_key(|at| places(&run[*at]).len()) else {
            return Vec::new();
        };
        let start = |at: &usize| at.checked_sub(rarest);
        let fits = |start: &usize| self.shared(*start, run) == run.len();
        places(&run[rarest]).iter().filter_map(start).filter(fits).collect()
    }

    /// How many words from `start` on, of one clause, are those of `run`.
    fn shared(&self, start: usize, run: &[String]) -> usize {
        let Some((_, clause)) = self.words.get(start) else { return 0 };
        let is = |(offset, word): &(usize, &String)| {
            let at = start + offset;
            self.words.get(at).is_some_and(|(_, own)| own == clause)
                && self.places.get(*word).is_some_and(|places| places.binary_search(&at).is_ok())
        };
        run.iter().enumerate().take_while(is).count()
    }

    /// Where the words of a phrase first stand in order in one clause with a few others between.
    pub(super) fn parted(&self, phrase: &str) -> Option<(ClauseId, Span)> {
        let words = Phrase::new(phrase).runs.concat();
        let (first, rest) = words.split_first().filter(|(_, rest)| !rest.is_empty())?;
        let places = |word: &String| self.places.get(word).map_or(&[][..], Vec::as_slice);
        let end = |start: usize| {
            rest.iter().try_fold(start, |at, word| {
                let next = *places(word).get(places(word).partition_point(|next| *next <= at))?;
                (next - start <= rest.len() + MOST_BETWEEN).then_some(next)
            })
        };
        places(first).iter().find_map(|start| {
            let (from, to) = (self.words[*start], self.words[end(*start)?]);
            (from.1 == to.1).then(|| (from.1, from.0.union(to.0)))
        })
    }

    /// The longest part of a phrase that stands somewhere, if it is of two words at least.
    pub(super) fn nearest(&self, phrase: &str) -> Option<(ClauseId, Span)> {
        let words = Phrase::new(phrase).runs.concat();
        let mut best: Option<(usize, usize)> = None;
        for from in 0..words.len().min(LONGEST_PHRASE) {
            for &start in self.places.get(&words[from]).into_iter().flatten() {
                // what begins earlier is longer, and was looked at
                let earlier = from.checked_sub(1).zip(start.checked_sub(1));
                let is_part = |(from, before): (usize, usize)| {
                    self.words[before].1 == self.words[start].1
                        && self.shared(before, &words[from..=from]) > 0
                };
                if earlier.is_some_and(is_part) {
                    continue;
                }
                let shared = self.shared(start, &words[from..]);
                if shared > best.map_or(1, |(most, _)| most) {
                    best = Some((shared, start));
                }
            }
        }
        let (shared, start) = best?;
        let (span, clause) = self.words[start];
        Some((clause, span.union(self.words[start + shared - 1].0)))
    }
}

/// So many other words may stand between those of a phrase, all together.
const MOST_BETWEEN: usize = 3;

/// Parts of a phrase that begin behind so many words are not looked for: nobody quotes a page.
const LONGEST_PHRASE: usize = 64;

#[cfg(test)]
mod tests {
    use super::WordIndex;
    use crate::document::Draft;

    #[test]
    fn phrases_are_found_whatever_their_print() {
        let draft =
            Draft::parse("a", "1. The “development, acceptance” of norms.\n\n2. Hacking back.");
        let index = WordIndex::new(&draft);
        let words = |phrase: &str| -> Vec<&str> {
            index.find(phrase).into_iter().map(|(_, span)| &draft.text()[span.range()]).collect()
        };
        assert_eq!(words("'development […] of norms'"), ["development, acceptance” of norms"]);
        assert_eq!(words("hacking-back"), ["Hacking back"]);
        assert!(words("norms Hacking").is_empty() && words("…").is_empty());
        let (_, near) = index.nearest("wide acceptance of norms").unwrap();
        assert_eq!(&draft.text()[near.range()], "acceptance” of norms");
        assert!(index.nearest("acceptance").is_none());
        let (_, parted) = index.parted("development of norms").unwrap();
        assert_eq!(&draft.text()[parted.range()], "development, acceptance” of norms");
        assert!(index.parted("norms hacking").is_none() && index.parted("norms").is_none());
    }
}
