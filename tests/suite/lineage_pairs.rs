//! The pairs of `corpus/lineage`, and that they are what its README says.

use toml::de::{DeTable, DeValue};

use crate::corpus::root;

/// One pair of `corpus/lineage`.
pub(crate) struct Pair {
    pub(crate) id: String,
    pub(crate) class: String,
    pub(crate) borrower: String,
    pub(crate) source: String,
    /// Runs of words on both sides.
    pub(crate) shared: Vec<String>,
}

/// The pairs of a half, `tune` or `check`.
pub(crate) fn pairs(half: &str) -> Vec<Pair> {
    rows(&format!("pairs.{half}.toml"), "pair", |row| Pair {
        id: word(row, "id"),
        class: word(row, "class"),
        borrower: word(row, "borrower"),
        source: word(row, "source"),
        shared: row.get("shared").map_or(Vec::new(), |runs| {
            let runs = runs.get_ref().as_array().expect("a list of runs");
            runs.iter().map(|run| run.get_ref().as_str().expect("a run").to_owned()).collect()
        }),
    })
}

/// Clauses that belong to no pair, each with a formula that pairs have too: ids and texts.
pub(crate) fn background() -> Vec<(String, String)> {
    rows("library.toml", "clause", |row| (word(row, "id"), word(row, "text")))
}

fn rows<T>(file: &str, table: &str, read: impl Fn(&DeTable<'_>) -> T) -> Vec<T> {
    let path = root().join("lineage").join(file);
    let text = std::fs::read_to_string(&path).expect("the corpus is there");
    let parsed = DeTable::parse(&text).unwrap_or_else(|flaw| panic!("{file}: {flaw}"));
    let rows = parsed.get_ref().get(table).and_then(|rows| rows.get_ref().as_array()).expect(table);
    rows.iter().map(|row| read(row.get_ref().as_table().expect(table))).collect()
}

fn word(row: &DeTable<'_>, key: &str) -> String {
    row.get(key).map(|value| value.get_ref()).and_then(DeValue::as_str).expect(key).to_owned()
}

/// The words of a text, without case and in one spelling.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace("our", "or").replace("is", "iz");
    lower
        .split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn stands_in(run: &str, clause: &str) -> bool {
    let (run, clause) = (words(run), words(clause));
    clause.windows(run.len()).any(|window| window == run)
}

#[test]
fn the_pairs_are_as_their_readme_says() {
    let halves = [pairs("tune"), pairs("check")];
    let sizes: Vec<_> = halves.iter().map(Vec::len).collect();
    assert_eq!(sizes, [69, 69], "half of the pairs each");
    let all: Vec<_> = halves.into_iter().flatten().collect();
    let mut ids: Vec<_> = all.iter().map(|pair| pair.id.clone()).collect();
    ids.extend(background().into_iter().map(|(id, _)| id));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "every id once");
    for (class, count) in
        [("verbatim", 26), ("adapted", 32), ("echo", 28), ("thematic", 26), ("none", 26)]
    {
        let of_class = || all.iter().filter(|pair| pair.class == class);
        assert_eq!(of_class().count(), count, "{class}");
        let with_runs = of_class().filter(|pair| !pair.shared.is_empty()).count();
        assert_eq!(with_runs, if matches!(class, "adapted" | "echo") { count } else { 0 });
    }
    for pair in &all {
        for run in &pair.shared {
            assert!(stands_in(run, &pair.borrower), "{}: borrower has no “{run}”", pair.id);
            assert!(stands_in(run, &pair.source), "{}: source has no “{run}”", pair.id);
        }
    }
}
