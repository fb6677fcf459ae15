//! Labels whose words stand in order with others between: *independent third-party audits* for *independent
//! audits*.
//!
//! They name no concept, for *rule of customary law* is not the rule of law; but whoever reads that a concept is
//! absent wants to see them. They are looked for only then.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::map::{Cause, ConceptMap, NearMiss};
use super::phrase::words_in;
use super::scheme::{ConceptId, Rule, RuleId, RuleKind};
use super::units::{Break, Unit, Units};
use super::variants::MARKS;
use crate::document::Clause;
use crate::span::Span;
use crate::text::{Normalization, base_form};

/// So many words may stand between those of a label, all together.
const MOST_BETWEEN: usize = 3;

/// The labels of several words of a scheme, as the base forms of their words.
#[derive(Clone, Debug, Default)]
pub(super) struct PartedLabels {
    words: HashMap<String, u32, FixedState>,
    labels: Vec<Label>,
    /// By their first words the labels, by their places.
    beginning: HashMap<u32, Vec<usize>, FixedState>,
}

#[derive(Clone, Debug)]
struct Label {
    rule: RuleId,
    concept: ConceptId,
    words: Vec<u32>,
}

impl PartedLabels {
    pub(super) fn new(rules: &[Rule]) -> Self {
        let mut all = Self::default();
        for (number, rule) in (0..).zip(rules) {
            let is_label = !matches!(rule.kind, RuleKind::Pattern | RuleKind::Rejection);
            if !is_label || rule.is_regex || rule.phrase.contains(MARKS) {
                continue;
            }
            let words: Vec<u32> = words_in(&rule.phrase).map(|word| all.intern(word)).collect();
            if let [first, _, ..] = words[..] {
                all.beginning.entry(first).or_default().push(all.labels.len());
                all.labels.push(Label { rule: RuleId(number), concept: rule.concept, words });
            }
        }
        all
    }

    fn intern(&mut self, word: &str) -> u32 {
        let next = self.words.len() as u32;
        *self.words.entry(base(word)).or_insert(next)
    }

    /// Where labels of absent concepts stand parted in what was searched; in order of place.
    pub(super) fn find(&self, map: &ConceptMap<'_>, mut units: Units<'_>) -> Vec<NearMiss> {
        let absent: Vec<bool> =
            map.scheme().concepts().map(|concept| !map.is_present(concept)).collect();
        let mut found = Vec::new();
        for clause in map.searched() {
            units.read(map.draft(), clause.body_span(), clause.token_range().start);
            let sentence = Sentence::new(clause, units.places(), &self.words);
            for start in 0..sentence.words.len() {
                let Some(first) = sentence.words[start] else { continue };
                let labels = self.beginning.get(&first).into_iter().flatten();
                let labels = labels.map(|label| &self.labels[*label]);
                for label in labels.filter(|label| absent[label.concept.index()]) {
                    found.extend(sentence.parted(label, start));
                }
            }
        }
        found.sort_by_key(|miss: &NearMiss| (miss.span.start(), miss.concept, miss.span.end()));
        // of several labels of a concept the shortest stretch says it
        found.dedup_by(|next, one| next.concept == one.concept && next.span.overlaps(one.span));
        found
    }
}

fn base(word: &str) -> String {
    base_form(&Normalization::CaseInsensitive.fold(word)).into_owned()
}

/// The words of a clause, those of labels as numbers.
struct Sentence<'c> {
    clause: Clause<'c>,
    units: &'c [Unit],
    words: Vec<Option<u32>>,
}

impl<'c> Sentence<'c> {
    fn new(
        clause: Clause<'c>,
        units: &'c [Unit],
        known: &HashMap<String, u32, FixedState>,
    ) -> Self {
        let text = clause.draft().text();
        let word = |unit: &Unit| known.get(&base(&text[unit.start as usize..unit.end as usize]));
        Self { clause, units, words: units.iter().map(|unit| word(unit).copied()).collect() }
    }

    /// The words of a label from the unit `start` on, if others stand between them.
    fn parted(&self, label: &Label, start: usize) -> Option<NearMiss> {
        let mut at = start;
        let (mut between, mut is_joined) = (0, false);
        for word in &label.words[1..] {
            at += 1;
            while self.words.get(at)? != &Some(*word) {
                if !self.may_part(at) || between == MOST_BETWEEN {
                    return None;
                }
                is_joined |= self.joins(at);
                (at, between) = (at + 1, between + 1);
            }
        }
        let apart = self.units[start + 1..=at].iter().map(|unit| unit.apart).max()?;
        // “open, fair and free standards”, but not “open, fair, standards”
        if apart == Break::Strong || apart == Break::Weak && !is_joined {
            return None;
        }
        let span = Span::new(self.units[start].start as usize, self.units[at].end as usize);
        (between > 0).then_some(NearMiss {
            concept: label.concept,
            clause: self.clause.id(),
            span,
            rule: label.rule,
            cause: Cause::Parted,
        })
    }

    /// Whether a word may stand between those of a name: one of matter, or one that joins such words.
    fn may_part(&self, unit: usize) -> bool {
        let (word, lexicon) = (self.folded(unit), self.clause.lexicon());
        let variants = lexicon.variants();
        let is_matter = !lexicon.is_function_word(&word) && !lexicon.is_modal(&word);
        let links = [&variants.articles, &variants.genitives];
        is_matter || self.joins(unit) || links.iter().any(|list| list.contains(&word))
    }

    /// Whether a word is *and* or *or*.
    fn joins(&self, unit: usize) -> bool {
        self.clause.lexicon().variants().joining.contains(&self.folded(unit))
    }

    fn folded(&self, unit: usize) -> String {
        let Unit { start, end, .. } = self.units[unit];
        let word = &self.clause.draft().text()[start as usize..end as usize];
        Normalization::CaseInsensitive.fold(word).into_owned()
    }
}
