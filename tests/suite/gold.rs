//! Labels that nobody here made, where the environment variable `TRAVAUX_TEXTS` says they are.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use travaux::text::{Segments, Tokens, sentences};
use travaux::{Draft, Span};

use crate::real_texts::root;

/// How often what was found is what was wanted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) true_positives: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Score {
    /// Counts the members of both sets and those they share.
    pub(crate) fn of<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Self {
        let true_positives = found.intersection(wanted).count();
        Self { true_positives, found: found.len(), wanted: wanted.len() }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.true_positives += other.true_positives;
        self.found += other.found;
        self.wanted += other.wanted;
    }

    pub(crate) fn precision(self) -> f64 {
        self.true_positives as f64 / self.found.max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.true_positives as f64 / self.wanted.max(1) as f64
    }

    pub(crate) fn f1(self) -> f64 {
        2.0 * self.true_positives as f64 / (self.found + self.wanted).max(1) as f64
    }

    /// One row of the table, and the promise that F1 does not fall below `floor`.
    pub(crate) fn row(self, set: &str, unit: &str, floor: f64) {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        println!("| {set:<24} | {unit:<8} | {precision:.3} | {recall:.3} | {f1:.3} |");
        assert!(f1 >= floor, "{set}, {unit}: F1 {f1:.3} is below {floor}");
    }
}

/// The head of the table that [`Score::row`] fills.
pub(crate) fn table_head() {
    println!("| set | unit | precision | recall | F1 |\n|---|---|---|---|---|");
}

/// The rows of a file of one JSON value a line.
pub(crate) fn json_lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Court decisions and constitutions: `legal-sbd`, Savelka et al. 2017 and MultiLegalSBD.
#[test]
fn sentences_of_courts_and_constitutions() {
    let Some(root) = root() else { return };
    let folder = root.join("gold/legal-sbd");
    let mut rows = json_lines(&folder.join("savelka2017.jsonl"));
    rows.extend(json_lines(&folder.join("multilegalsbd_subset.jsonl")));
    // set, F1 of spans, F1 of ends: a little under what is reached
    let floors = [
        ("savelka/bva", 0.955, 0.98),
        ("savelka/scotus", 0.925, 0.97),
        ("mlsbd/es/Constitution", 0.97, 0.985),
        ("mlsbd/fr/Constitution", 0.94, 0.975),
        ("mlsbd/it/Constitution", 0.96, 0.985),
    ];
    table_head();
    let (mut all_spans, mut all_ends) = (Score::default(), Score::default());
    for (set, span_floor, end_floor) in floors {
        let (mut spans, mut ends) = (Score::default(), Score::default());
        for row in rows.iter().filter(|row| row["set"] == set) {
            let (found, wanted) = found_and_wanted(row);
            let ends_of = |spans: &BTreeSet<Span>| spans.iter().map(|span| span.end()).collect();
            spans.add(Score::of(&found, &wanted));
            ends.add(Score::of::<usize>(&ends_of(&found), &ends_of(&wanted)));
        }
        spans.row(set, "spans", span_floor);
        ends.row(set, "ends", end_floor);
        all_spans.add(spans);
        all_ends.add(ends);
    }
    all_spans.row("legal-sbd", "spans", 0.94);
    all_ends.row("legal-sbd", "ends", 0.975);
}

/// Our sentences of one text and those of the annotators, white space trimmed.
fn found_and_wanted(row: &Value) -> (BTreeSet<Span>, BTreeSet<Span>) {
    let text = row["text"].as_str().unwrap();
    let draft = Draft::parse("gold", text);
    let found = sentences(text, &Tokens::new(text), draft.lexicon());
    let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    offsets.push(text.len());
    let wanted = row["sentences"].as_array().unwrap().iter().map(|pair| {
        let offset = |at: usize| offsets[pair[at].as_u64().unwrap() as usize];
        trimmed(text, offset(0), offset(1))
    });
    (found.into_iter().collect(), wanted.filter(|span| !span.is_empty()).collect())
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let words = text[start..end].trim_end();
    let end = start + words.len();
    Span::new(end - words.trim_start().len(), end)
}

/// The conformance test of Unicode Standard Annex #29.
#[test]
fn words_as_unicode_cuts_them() {
    let Some(root) = root() else { return };
    let rows = json_lines(&root.join("gold/uax29/word.jsonl"));
    for row in &rows {
        let wanted: Vec<&str> =
            row["segments"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let found: Vec<&str> = Segments::new(row["text"].as_str().unwrap()).collect();
        assert_eq!(found, wanted, "{row}");
    }
    println!("{} texts", rows.len());
}

/// Items that run together on one line: `nist-clause-tree`, a control catalogue.
#[test]
fn items_run_together_with_their_paths() {
    let Some(root) = root() else { return };
    let mut score = Score { true_positives: 0, found: 0, wanted: 0 };
    for row in json_lines(&root.join("gold/nist-clause-tree/rev4_inline.jsonl")) {
        let text = row["text"].as_str().unwrap();
        let draft = Draft::parse("control", text);
        let characters = |byte: usize| text[..byte].chars().count() as u64;
        let found = draft.clauses().map(|clause| {
            let numbered = clause
                .governors()
                .chain([clause])
                .filter_map(|above| above.enumerator().map(|enumerator| enumerator.label.clone()));
            let (start, end) = (clause.span().start(), clause.span().end());
            (characters(start), characters(end), numbered.collect::<Vec<_>>())
        });
        let wanted = row["segments"].as_array().unwrap().iter().map(|segment| {
            let labels = segment["path"].as_array().unwrap().iter();
            let label =
                |label: &Value| label.as_str().unwrap().trim_matches(['.', '(', ')']).to_owned();
            let place = |end: &str| segment[end].as_u64().unwrap();
            (place("start"), place("end"), labels.map(label).collect())
        });
        score.add(Score::of(&found.collect(), &wanted.collect()));
    }
    table_head();
    score.row("nist-clause-tree", "items", 1.0);
}
