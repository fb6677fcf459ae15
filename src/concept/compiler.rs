//! From the rules of a scheme to what a matcher searches with.

use std::collections::BTreeMap;

use regex::Regex;

use super::arms::{Contexts, Demand, Marked, is_capturing, marked};
use super::expression::{Arm, Condition};
use super::scheme::{ConceptId, Rule, RuleId, RuleKind};
use super::symbols::SymbolsBuilder;
use super::trie::TrieBuilder;

/// A rule made ready to search with.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    pub(super) search: Search,
    /// The company it needs beside what its arms say themselves.
    pub(super) conditions: Vec<Condition>,
}

#[derive(Debug)]
pub(super) enum Search {
    Arms(Vec<Arm>),
    Expression(Regex),
}

impl Default for Search {
    fn default() -> Self {
        Self::Arms(Vec::new())
    }
}

/// One arm of a rule, and what it takes to judge a match of it.
#[derive(Clone, Debug)]
pub(super) struct JudgedArm {
    pub(super) rule: RuleId,
    pub(super) concept: ConceptId,
    pub(super) rejects: bool,
    /// Whether only words with a capital letter count.
    pub(super) capital: bool,
    /// Whether the words are a name of the concept: without their company they are a near miss.
    pub(super) is_name: bool,
    /// The company it needs.
    pub(super) demands: Vec<Demand>,
}

/// Takes the rules of a scheme, one after the other.
#[derive(Debug, Default)]
pub(super) struct Compiler {
    pub(super) symbols: SymbolsBuilder,
    pub(super) phrases: TrieBuilder,
    pub(super) contexts: Contexts,
    pub(super) arms: Vec<JudgedArm>,
    pub(super) expressions: Vec<(u32, Regex)>,
    pub(super) capturing: BTreeMap<u32, Vec<Marked>>,
    rules: u32,
}

impl Compiler {
    pub(super) fn rule(&mut self, rule: &Rule, compiled: Compiled) {
        let Compiled { search, conditions } = compiled;
        let alternatives = match search {
            Search::Arms(arms) => arms,
            Search::Expression(expression) => {
                self.expressions.push((self.arms.len() as u32, expression));
                vec![Arm::default()]
            }
        };
        for mut arm in alternatives {
            arm.conditions.extend(conditions.iter().cloned());
            self.arm(rule, &arm);
        }
        self.rules += 1;
    }

    fn arm(&mut self, rule: &Rule, arm: &Arm) {
        let number = self.arms.len() as u32;
        for reading in &arm.readings {
            self.phrases.insert(reading, number, &mut self.symbols);
        }
        let catching = arm.readings.iter().filter(|reading| is_capturing(reading));
        let catching: Vec<Marked> =
            catching.map(|reading| marked(reading, &mut self.symbols)).collect();
        if !catching.is_empty() {
            self.capturing.insert(number, catching);
        }
        let demands = self.contexts.demands(&arm.conditions, &mut self.symbols);
        self.arms.push(JudgedArm {
            rule: RuleId(self.rules),
            concept: rule.concept,
            rejects: rule.kind == RuleKind::Rejection,
            capital: rule.capital,
            is_name: false,
            demands,
        });
    }

    /// A label that a pattern of its concept repeats needs the pattern's company.
    pub(super) fn let_names_need_company(&mut self, rules: &[Rule]) {
        let arms = &mut self.arms;
        self.phrases.retain(|all, phrase| {
            let rule = |arm: u32| &rules[arms[arm as usize].rule.index()];
            let own = rule(phrase);
            if matches!(own.kind, RuleKind::Pattern | RuleKind::Rejection) {
                return true;
            }
            let repeats =
                |arm: u32| rule(arm).concept == own.concept && rule(arm).kind == RuleKind::Pattern;
            let repeating: Vec<u32> = all.iter().copied().filter(|&arm| repeats(arm)).collect();
            repeating.iter().for_each(|&arm| arms[arm as usize].is_name = true);
            repeating.is_empty()
        });
    }
}
