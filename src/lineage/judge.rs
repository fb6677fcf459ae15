//! How much of a source is in a clause.

use super::derivation::DerivationClass;
use super::runs::{Matter, Run, chain};

/// Words of boilerplate weigh so much of what they weigh elsewhere.
const BOILERPLATE: f64 = 0.2;

/// By what classes are told, read off the tuned half of the pairs made for it (`corpus/lineage`, 69 of
/// them). Verbatim are those with a share of .84 and more, of which one run is most; an adapted one has .85, in
/// several runs.
const VERBATIM: f64 = 0.8;
const ONE_RUN: f64 = 0.55;
/// Two clauses of one wording have no words of matter besides it; sums of weights are no whole numbers.
const SAME: f64 = 0.999;
/// A sentence taken over has so many rare words or more.
const SURE: f64 = 3.0;
/// … or so many common ones, one more if not all in a row, and this share of its words.
const WHOLE: usize = 4;
const WHOLE_SHARE: f64 = 0.75;
/// With single words adapted sentences share .66 or more of a sentence, echoes .54 or less …
const SENTENCE_SHARE: f64 = 0.6;
/// … and some of it in runs.
const IN_RUNS: f64 = 0.3;
/// A run of so many words of matter is more than a phrase: echoes have two or three.
const LONG: usize = 5;
/// … if they are more of the sentence than a list of names that many sentences have.
const LONG_SHARE: f64 = 0.4;
/// Echoes have a run of 1.81 rare words or more, boilerplate of 1.50 or less …
const PHRASE: f64 = 1.6;
/// … or as many single ones, each of them as rare as this.
const COMBINATION: f64 = 2.5;
const RARE: f64 = 0.7;
/// One subject is what shares this of a sentence, and more than a word.
const SUBJECT: f64 = 0.25;
const FEW_WORDS: f64 = 2.0;
/// A chain, in which words stand on one side that do not on the other, weighs so much of its words.
const LOOSE: f64 = 0.75;

/// What two clauses share.
pub(super) struct Shared {
    pub(super) here: Matter,
    pub(super) there: Matter,
    /// In order of the borrower, each all boilerplate or none.
    pub(super) parts: Vec<Part>,
    /// Single words, by their places among the words of matter on both sides.
    pub(super) singles: Vec<(usize, usize)>,
    /// Which words of matter of the borrower are modals.
    pub(super) modals: Vec<bool>,
}

/// A run, or what of it is boilerplate or not.
pub(super) struct Part {
    pub(super) run: Run,
    pub(super) is_boilerplate: bool,
    /// How many of its words are of no formula and no name.
    pub(super) words: usize,
    /// Whether its small words are the same on both sides too.
    pub(super) is_exact: bool,
}

/// What a class is told by. Weights are of words, each the more the fewer clauses of the library have it, and
/// less in boilerplate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// How much of the weight of a side stands in runs: of the borrower's or of the source's, whichever
    /// is more.
    pub(super) share: f64,
    /// How much of the weight of the other side does.
    pub(super) least: f64,
    /// The same as `share` with single words.
    pub(super) matter: f64,
    /// The heaviest run or [chain] outside of boilerplate, in weights of a word that one clause has.
    pub(super) run: f64,
    /// All that is shared, in such weights.
    pub(super) all: f64,
    /// The rare words that are shared, in such weights.
    pub(super) rare: f64,
    /// What is shared and no boilerplate, in such weights.
    pub(super) own: f64,
    /// The heaviest run, boilerplate in it with it, in such weights.
    pub(super) row: f64,
    /// How many words of matter the longest run has that is no boilerplate.
    pub(super) len: usize,
    /// How many words of matter are shared that stand in no formula and no name.
    pub(super) words: usize,
    /// How many of the borrower's words of matter stand in boilerplate, in a share of all of them.
    pub(super) formula: f64,
}

impl Shared {
    /// Measures it. `weights` says how much the words of matter of either side weigh, with 1 for the
    /// rarest.
    pub(super) fn measure(&self, weights: [Vec<f64>; 2]) -> Measure {
        let mut measure = Measure::default();
        let (mut all, mut rare, mut formula) = (0.0, 0.0, 0);
        let mut add = |weight: f64| {
            all += weight;
            rare += if weight >= RARE { weight } else { 0.0 };
        };
        // no phrase is known by its modal
        let own = weights[0].iter().zip(&self.modals);
        let own: Vec<f64> =
            own.map(|(weight, is_modal)| if *is_modal { 0.0 } else { *weight }).collect();
        let mut weighed = own.clone();
        // how much the parts of one run weigh so far, and where they end
        let mut joint = (0.0, [0, 0]);
        for part in &self.parts {
            let len = part.run.keys.len();
            let begin = self.here.place_of(part.run.here.start);
            let begins = [begin, self.there.place_of(part.run.there.start)];
            let words = &mut weighed[begin..begin + len];
            let factor = if part.is_boilerplate { BOILERPLATE } else { 1.0 };
            words.iter().for_each(|weight| add(factor * weight));
            let row = words.iter().map(|weight| factor * weight).sum::<f64>();
            let before = if joint.1 == begins { joint.0 } else { 0.0 };
            joint = (before + row, begins.map(|begin| begin + len));
            measure.row = measure.row.max(joint.0);
            if part.is_boilerplate {
                measure.words += part.words;
                formula += len;
                // a formula is no phrase, however long it is
                words.fill(0.0);
                continue;
            }
            measure.own += row;
            let matter =
                self.modals[begin..begin + len].iter().filter(|is_modal| !**is_modal).count();
            measure.words += matter;
            measure.len = measure.len.max(matter);
            if part.is_exact {
                measure.run = measure.run.max(row);
            }
        }
        measure.run = measure.run.max(LOOSE * chain(&self.here, &self.there, &weighed));
        for (here, _) in self.singles.iter().filter(|(here, _)| !self.modals[*here]) {
            add(own[*here]);
            measure.words += 1;
            measure.own += own[*here];
        }
        measure.least = 1.0;
        let matters = [&self.here, &self.there];
        for (side, weights) in weights.into_iter().enumerate() {
            let (share, matter) = self.shares(matters[side], side, weights);
            measure.share = measure.share.max(share);
            measure.least = measure.least.min(share);
            measure.matter = measure.matter.max(matter);
        }
        let formula = formula as f64 / own.len().max(1) as f64;
        Measure { all, rare, formula, ..measure }
    }

    /// Whether anything shared stands behind the first so many words of the source.
    pub(super) fn touches_behind(&self, lead: usize) -> bool {
        self.parts.iter().any(|part| part.run.there.end > lead)
            || self.singles.iter().any(|(_, there)| self.there.places[*there] >= lead)
    }

    /// How much of the weight of a side stands in runs, and with single words.
    fn shares(&self, matter: &Matter, side: usize, mut weights: Vec<f64>) -> (f64, f64) {
        let mut kinds = vec![Kind::Own; matter.keys.len()];
        for (here, there) in &self.singles {
            kinds[[*here, *there][side]] = Kind::Single;
        }
        for part in &self.parts {
            let range = [&part.run.here, &part.run.there][side];
            let begin = matter.place_of(range.start);
            for at in begin..begin + part.run.keys.len() {
                kinds[at] = Kind::Run;
                weights[at] *= if part.is_boilerplate { BOILERPLATE } else { 1.0 };
            }
        }
        let sum = |kind: Kind| {
            let of_kind = kinds.iter().zip(&weights).filter(|(own, _)| **own == kind);
            of_kind.map(|(_, weight)| weight).sum::<f64>()
        };
        let (runs, singles) = (sum(Kind::Run), sum(Kind::Single));
        let all = runs + singles + sum(Kind::Own);
        if all > 0.0 { (runs / all, (runs + singles) / all) } else { (0.0, 0.0) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Own,
    Single,
    Run,
}

impl Measure {
    /// The class, if there is any.
    pub(super) fn class(&self) -> Option<DerivationClass> {
        let is_one = self.row >= ONE_RUN * self.all;
        // of common words it takes more of them to be sure
        let is_whole = |words: usize| self.words >= words && self.matter >= WHOLE_SHARE;
        let is_sure = |words: usize| self.all >= SURE || is_whole(words);
        let is_long = self.len >= LONG && self.share >= LONG_SHARE;
        match self {
            // the same clause from end to end, be it a formula
            _ if self.least >= SAME && is_one => Some(DerivationClass::Verbatim),
            _ if self.share >= VERBATIM && is_one && is_sure(WHOLE) => {
                Some(DerivationClass::Verbatim)
            }
            _ if is_sure(WHOLE + 1)
                && (is_long || self.share >= IN_RUNS && self.matter >= SENTENCE_SHARE) =>
            {
                Some(DerivationClass::Adapted)
            }
            _ if self.run >= PHRASE || self.rare >= COMBINATION => Some(DerivationClass::Echo),
            _ if self.matter >= SUBJECT && self.own >= FEW_WORDS
                || self.matter >= SENTENCE_SHARE
                || self.formula >= SENTENCE_SHARE =>
            {
                Some(DerivationClass::Thematic)
            }
            _ => None,
        }
    }
}
