//! The arms of all rules of a scheme, made ready to be judged.

use std::collections::BTreeMap;

use super::expression::{Arm, Condition, Side, Within};
use super::phrase::Reading;
use super::reach::Reach;
use super::symbols::SymbolsBuilder;
use super::trie::TrieBuilder;

/// A condition whose company is numbers.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    pub(super) negated: bool,
    pub(super) side: Side,
    pub(super) within: Within,
    /// The numbers of the contexts any of which is company, sorted.
    pub(super) company: Vec<u32>,
}

impl Demand {
    /// Where the company stands, in words.
    pub(super) fn place(&self) -> String {
        let within = self.within;
        match (self.side, within) {
            (Side::Before, Within::Words(1)) => "right before it".to_owned(),
            (Side::After, Within::Words(1)) => "right behind it".to_owned(),
            (Side::Either, Within::Words(1)) => "right beside it".to_owned(),
            (Side::Before, _) => format!("before it {within}"),
            (Side::After, _) => format!("behind it {within}"),
            (Side::Either, _) => within.to_string(),
        }
    }

    /// Whether it looks beyond the clause of the match.
    pub(super) fn is_far(&self) -> bool {
        matches!(self.within, Within::Reach(reach) if reach > Reach::Clause)
    }
}

/// Collects the words that are company to some rule.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    numbers: BTreeMap<(Reading, Vec<Condition>), u32>,
    pub(super) trie: TrieBuilder,
    /// What each context demands itself, by its number.
    pub(super) demands: Vec<Vec<Demand>>,
    /// Their readings, where they hold a capture.
    pub(super) capturing: BTreeMap<u32, Vec<Marked>>,
}

impl Contexts {
    /// The conditions of a match, their company numbered.
    pub(super) fn demands(
        &mut self,
        conditions: &[Condition],
        symbols: &mut SymbolsBuilder,
    ) -> Vec<Demand> {
        let demand = |condition: &Condition| {
            let mut company: Vec<u32> =
                condition.company.iter().flat_map(|arm| self.arm(arm, symbols)).collect();
            company.sort_unstable();
            company.dedup();
            let Condition { negated, side, within, .. } = *condition;
            Demand { negated, side, within, company }
        };
        conditions.iter().map(demand).collect()
    }

    /// The numbers of the readings of an arm; what an arm demands has smaller numbers than the arm.
    fn arm(&mut self, arm: &Arm, symbols: &mut SymbolsBuilder) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(arm.readings.len());
        for reading in &arm.readings {
            let key = (reading.clone(), arm.conditions.clone());
            if let Some(&known) = self.numbers.get(&key) {
                numbers.push(known);
                continue;
            }
            let demands = self.demands(&arm.conditions, symbols);
            let number = self.demands.len() as u32;
            self.demands.push(demands);
            self.trie.insert(reading, number, symbols);
            if is_capturing(reading) {
                self.capturing.insert(number, vec![marked(reading, symbols)]);
            }
            self.numbers.insert(key, number);
            numbers.push(number);
        }
        numbers
    }
}

/// A reading whose words are symbols, to find its captures in words that match it.
pub(super) type Marked = Vec<MarkedStep>;

/// A word of such a reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkedStep {
    pub(super) symbol: u32,
    pub(super) gap: u32,
    pub(super) capture: Option<u8>,
    pub(super) gap_capture: Option<u8>,
}

pub(super) fn is_capturing(reading: &Reading) -> bool {
    reading.iter().any(|step| step.capture.is_some() || step.gap_capture.is_some())
}

pub(super) fn marked(reading: &Reading, symbols: &mut SymbolsBuilder) -> Marked {
    let step = |step: &super::phrase::Step| MarkedStep {
        symbol: symbols.intern(&step.word),
        gap: step.gap.unwrap_or(0),
        capture: step.capture,
        gap_capture: step.gap_capture,
    };
    reading.iter().map(step).collect()
}
