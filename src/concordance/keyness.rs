//! Terms that are frequent here and rare elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::concept::ConceptMap;
use crate::document::Draft;
use crate::logarithm::ln;
use crate::text::{Normalization, TokenKind, Vocabulary, WordId};

/// How terms are found that a text is more about than a background is: words and phrases of up to four
/// words, inside a sentence, that neither begin nor end with a function word.
///
/// A term must be significant (log-likelihood, Dunning 1993 and Rayson and Garside 2000) and large (log
/// ratio, Hardie 2014): either alone picks what is merely frequent, or merely rare. Headings are left
/// out, for they repeat what stands below them.
///
/// ```
/// use travaux::Draft;
/// use travaux::concordance::Keyness;
///
/// let text = "The harbour pilot steers.\n\nA harbour pilot rests.\n\nNo harbour pilot sleeps.";
/// let (draft, other) = (Draft::parse("a", text), Draft::parse("b", &"The cook cooks. ".repeat(50)));
/// let terms = Keyness::new().terms(&[&draft], &[&other]);
/// assert_eq!(terms[0].words, "harbour pilot");
/// assert_eq!((terms[0].here, terms[0].elsewhere), (3, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyness {
    least: usize,
    log_likelihood: f64,
    log_ratio: f64,
    clauses: usize,
}

/// A term that is frequent here and rare elsewhere.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Term {
    /// Its words, in small letters.
    pub words: String,
    /// How often it stands here.
    pub here: usize,
    /// How often it stands in the background.
    pub elsewhere: usize,
    /// In how many clauses it stands here.
    pub clauses: usize,
    /// In how many drafts it stands here.
    pub drafts: usize,
    /// How unlikely the difference is by chance: 15.13 is one in 10,000.
    pub log_likelihood: f64,
    /// How many times it doubles from there to here, per word; half a place for none.
    pub log_ratio: f64,
}

/// Terms have so many words at most.
const LONGEST: usize = 4;
/// A term is part of a longer one if so many in ten of its places are.
const MOST_INSIDE: usize = 8;

impl Keyness {
    /// The defaults: three places in two clauses, a log-likelihood of 15.13, a log ratio of 1.
    #[must_use]
    pub const fn new() -> Self {
        Self { least: 3, log_likelihood: 15.13, log_ratio: 1.0, clauses: 2 }
    }

    /// At how many places a term must stand. Fewer let chance in.
    #[must_use]
    pub const fn least(self, places: usize) -> Self {
        Self { least: places, ..self }
    }

    /// In how many clauses it must stand.
    #[must_use]
    pub const fn clauses(self, clauses: usize) -> Self {
        Self { clauses, ..self }
    }

    /// How significant the difference must be.
    #[must_use]
    pub const fn log_likelihood(self, least: f64) -> Self {
        Self { log_likelihood: least, ..self }
    }

    /// How large it must be: 1 is twice as often, 2 four times.
    #[must_use]
    pub const fn log_ratio(self, least: f64) -> Self {
        Self { log_ratio: least, ..self }
    }

    /// The terms of `here` held against `background`, the most significant first. A term that nearly
    /// always stands in a longer one is left out.
    #[must_use]
    pub fn terms(self, here: &[&Draft], background: &[&Draft]) -> Vec<Term> {
        self.without(here, background, |_, _| false)
    }

    /// The same of the drafts of maps, without the words in which a concept stands: candidates for what
    /// the scheme lacks.
    #[must_use]
    pub fn candidates(self, maps: &[ConceptMap<'_>], background: &[&Draft]) -> Vec<Term> {
        let drafts: Vec<&Draft> = maps.iter().map(ConceptMap::draft).collect();
        let mut covered: Vec<Vec<(usize, usize)>> = Vec::new();
        for map in maps {
            let mut spans: Vec<(usize, usize)> =
                map.annotations().iter().map(|own| (own.span.start(), own.span.end())).collect();
            spans.sort_unstable();
            // the furthest end so far, so that one look tells
            let mut furthest = 0;
            for span in &mut spans {
                furthest = furthest.max(span.1);
                span.1 = furthest;
            }
            covered.push(spans);
        }
        self.without(&drafts, background, |draft, at| {
            let spans = &covered[draft];
            let before = spans.partition_point(|span| span.0 <= at);
            before > 0 && at < spans[before - 1].1
        })
    }

    fn without(
        self,
        here: &[&Draft],
        background: &[&Draft],
        is_covered: impl Fn(usize, usize) -> bool,
    ) -> Vec<Term> {
        let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
        let mut own = Counts::default();
        for (number, draft) in here.iter().enumerate() {
            own.read(draft, number, &mut vocabulary, |at| is_covered(number, at), |_| true);
        }
        let mut other = Counts::default();
        for (number, draft) in background.iter().enumerate() {
            let known = |gram: &Gram| own.grams.contains_key(gram);
            other.read(draft, number, &mut vocabulary, |_| false, known);
        }
        let mut found: Vec<(Gram, Term)> = Vec::new();
        for (gram, count) in &own.in_order() {
            if count.places < self.least || count.clauses < self.clauses {
                continue;
            }
            let elsewhere = other.grams.get(gram).map_or(0, |count| count.places);
            let measured = [count.places, elsewhere, own.words, other.words].map(|n| n as f64);
            let (log_likelihood, log_ratio) = (likelihood(measured), ratio(measured));
            if log_likelihood < self.log_likelihood || log_ratio < self.log_ratio {
                continue;
            }
            let words: Vec<&str> = gram.words().map(|id| vocabulary.word(id)).collect();
            let (words, here) = (words.join(" "), count.places);
            let (clauses, drafts) = (count.clauses, count.drafts);
            let term = Term { words, here, elsewhere, clauses, drafts, log_likelihood, log_ratio };
            found.push((*gram, term));
        }
        let mut terms = without_parts(found);
        terms.sort_by(|a, b| {
            b.log_likelihood.total_cmp(&a.log_likelihood).then_with(|| a.words.cmp(&b.words))
        });
        terms
    }
}

impl Default for Keyness {
    fn default() -> Self {
        Self::new()
    }
}

/// Up to four words in order; places without one hold `u32::MAX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Gram([u32; LONGEST]);

impl Gram {
    fn of(words: &[WordId]) -> Self {
        let mut gram = [u32::MAX; LONGEST];
        gram.iter_mut().zip(words).for_each(|(own, word)| *own = word.index() as u32);
        Self(gram)
    }

    fn words(self) -> impl Iterator<Item = WordId> {
        self.0.into_iter().filter(|word| *word != u32::MAX).map(WordId)
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    places: usize,
    clauses: usize,
    drafts: usize,
    /// The last draft and clause it stood in, from 1.
    last: (usize, usize),
}

#[derive(Default)]
struct Counts {
    grams: HashMap<Gram, Count, foldhash::fast::RandomState>,
    words: usize,
}

impl Counts {
    fn read(
        &mut self,
        draft: &Draft,
        number: usize,
        vocabulary: &mut Vocabulary,
        is_covered: impl Fn(usize) -> bool,
        is_wanted: impl Fn(&Gram) -> bool,
    ) {
        let lexicon = draft.lexicon();
        // no word that carries grammar, and no number, may begin or end a term
        let mut run: Vec<(WordId, bool)> = Vec::new();
        for clause in draft.clauses().filter(|clause| !clause.kind().is_heading()) {
            let place = (number + 1, clause.id().index() + 1);
            for token in clause.tokens() {
                if token.kind().is_word() {
                    self.words += 1;
                }
                let is_text = matches!(token.kind(), TokenKind::Word | TokenKind::Compound);
                if !is_text || is_covered(token.span().start()) {
                    run.clear();
                    continue;
                }
                let folded = Normalization::CaseInsensitive.fold(token.word());
                let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
                let may_end = letters > 1 && !lexicon.is_function_word(&folded);
                run.push((vocabulary.intern(&folded), may_end));
                let from = run.len().saturating_sub(LONGEST);
                run.drain(..from);
                for start in (0..run.len()).filter(|start| may_end && run[*start].1) {
                    let words: Vec<WordId> = run[start..].iter().map(|(word, _)| *word).collect();
                    let gram = Gram::of(&words);
                    if is_wanted(&gram) {
                        self.grams.entry(gram).or_default().add(place);
                    }
                }
            }
            run.clear();
        }
    }

    /// All of them, in an order that no hash decides.
    fn in_order(&self) -> BTreeMap<Gram, Count> {
        let mut all = BTreeMap::new();
        all.extend(self.grams.iter().map(|(gram, count)| (*gram, *count)));
        all
    }
}

impl Count {
    fn add(&mut self, place: (usize, usize)) {
        self.places += 1;
        self.clauses += usize::from(self.last != place);
        self.drafts += usize::from(self.last.0 != place.0);
        self.last = place;
    }
}

/// Twice the log-likelihood ratio of a term's frequency here and there being different against the same.
fn likelihood([here, there, words, others]: [f64; 4]) -> f64 {
    let all = (here + there) / (words + others).max(1.0);
    let part = |found: f64, expected: f64| match found > 0.0 && expected > 0.0 {
        true => found * ln(found / expected),
        false => 0.0,
    };
    2.0 * (part(here, words * all) + part(there, others * all))
}

/// The binary logarithm of how many times as frequent a term is here.
fn ratio([here, there, words, others]: [f64; 4]) -> f64 {
    let (here, there) = (here / words.max(1.0), there.max(0.5) / others.max(1.0));
    ln(here / there) / std::f64::consts::LN_2
}

/// The terms without those that nearly always stand in a longer one.
fn without_parts(found: Vec<(Gram, Term)>) -> Vec<Term> {
    let counts: BTreeMap<Gram, usize> =
        found.iter().map(|(gram, term)| (*gram, term.here)).collect();
    let mut parts: BTreeSet<Gram> = BTreeSet::new();
    for (gram, term) in &found {
        let words: Vec<WordId> = gram.words().collect();
        for len in 1..words.len() {
            for part in words.windows(len).map(Gram::of) {
                let whole = counts.get(&part).copied().unwrap_or(0);
                if whole > 0 && term.here * 10 >= whole * MOST_INSIDE {
                    parts.insert(part);
                }
            }
        }
    }
    found.into_iter().filter(|(gram, _)| !parts.contains(gram)).map(|(_, term)| term).collect()
}
