//! What is negated, as annotators of a novel have it: \*SEM 2012.

use std::collections::BTreeSet;

use serde_json::Value;
use travaux::Span;
use travaux::force::{Negation, affixal_negations, negation_scope, negations};
use travaux::lexicon::Lexicon;

use crate::gold::{Score, json_lines, table_head};
use crate::real_texts::root;

/// One sentence of the set: its words printed with a space between them, and what is negated.
struct Sentence {
    text: String,
    words: Vec<Span>,
    /// For each negation its cue and its scope, as the annotators have them.
    negations: Vec<(Vec<Span>, Vec<Span>)>,
}

impl Sentence {
    fn of(row: &Value) -> Self {
        let mut text = String::new();
        let mut words = Vec::new();
        for token in row["tokens"].as_array().unwrap() {
            let start = text.len();
            text += token.as_str().unwrap();
            words.push(Span::new(start, text.len()));
            text.push(' ');
        }
        let spans = |list: &Value| -> Vec<Span> {
            let parts = list.as_array().unwrap().iter();
            let span = |part: &Value| {
                let word = words[part[0].as_u64().unwrap() as usize];
                let inside = text[word.range()].find(part[1].as_str().unwrap()).unwrap();
                let start = word.start() + inside;
                Span::new(start, start + part[1].as_str().unwrap().len())
            };
            parts.map(span).collect()
        };
        let rows = row["negations"].as_array().unwrap().iter();
        let negations = rows.map(|row| (spans(&row["cue"]), spans(&row["scope"]))).collect();
        Self { text, words, negations }
    }

    /// The words that share a letter with a scope.
    fn members(&self, scope: &[Span]) -> BTreeSet<usize> {
        let holds = |at: &usize| scope.iter().any(|span| span.overlaps(self.words[*at]));
        (0..self.words.len()).filter(holds).collect()
    }
}

#[test]
fn negations_of_a_novel() {
    let Some(root) = root() else { return };
    let lexicon = Lexicon::of("en");
    table_head();
    // set, F1 of cues, of cues without affixes, of words in scope with the cues given
    for (set, cue_floor, word_floor, scope_floor) in
        [("train", 0.94, 0.96, 0.885), ("dev", 0.925, 0.95, 0.845)]
    {
        let (mut cues, mut words, mut scopes) =
            (Score::default(), Score::default(), Score::default());
        for row in json_lines(&root.join(format!("gold/sem2012-negation/{set}.jsonl"))) {
            let sentence = Sentence::of(&row);
            let (text, spans) = (&sentence.text, &sentence.words);
            let cue = |negation: Negation| negation.cue;
            let mut found: BTreeSet<_> =
                negations(text, spans, lexicon).into_iter().map(cue).collect();
            let is_affix = |cue: &&Vec<Span>| !spans.contains(&cue[0]);
            let wanted: BTreeSet<_> =
                sentence.negations.iter().map(|(cue, _)| cue.clone()).collect();
            let whole = wanted.iter().filter(|cue| !is_affix(cue)).cloned().collect();
            words.add(Score::of(&found, &whole));
            found.extend(affixal_negations(text, spans, lexicon).into_iter().map(cue));
            cues.add(Score::of(&found, &wanted));
            for (cue, scope) in &sentence.negations {
                let found = negation_scope(text, spans, cue, lexicon);
                let part = |spans: &[Span]| -> BTreeSet<usize> {
                    let whole = |at: &usize| sentence.words[*at] != cue[0];
                    sentence.members(spans).into_iter().filter(whole).collect()
                };
                scopes.add(Score::of(&part(&found), &part(scope)));
            }
        }
        cues.row(set, "cue", cue_floor);
        words.row(set, "no affix", word_floor);
        scopes.row(set, "scope", scope_floor);
    }
}
