//! Tables: read back by others, the same in both formats, spelled as the reports are.

use proptest::prelude::*;
use serde_json::Value;
use travaux::check::Checks;
use travaux::concordance::Concordance;
use travaux::evaluation::{Bootstrap, LabelFormat, Scores, unit_labels};
use travaux::history::{Collation, TurningPoints};
use travaux::lineage::Lineage;
use travaux::render::{Cell, Table};
use travaux::setting::Settings;
use travaux::{Comparison, Draft, Effects, Force, History, Scheme, read};

use crate::corpus::{harbour, root, texts};
use crate::history::parts;
use crate::real_texts;
use crate::schemas::pairs;

/// What a cell is in CSV.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Flag(flag) => flag.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Figure(figure) => figure.to_string(),
        Cell::Text(words) => words.clone(),
        _ => String::new(),
    }
}

/// What it is in JSON.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Flag(flag) => (*flag).into(),
        Cell::Count(count) => (*count).into(),
        Cell::Figure(figure) => (*figure).into(),
        Cell::Text(words) => words.as_str().into(),
        _ => Value::Null,
    }
}

/// Reads a table back in both formats.
fn check(table: &Table) -> usize {
    let csv = table.csv().to_string();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert!(reader.headers().unwrap().iter().eq(table.columns().iter().copied()));
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), table.rows().len(), "{}", table.name());
    for (record, row) in records.iter().zip(table.rows()) {
        assert!(record.iter().eq(row.iter().map(written)), "{record:?}");
    }
    let lines = table.json_lines().to_string();
    assert_eq!(lines.lines().count(), records.len());
    for (line, row) in lines.lines().zip(table.rows()) {
        let object: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
        assert_eq!(object.len(), table.columns().len());
        for (column, cell) in table.columns().iter().zip(row) {
            let read = &object[*column];
            let figure = |value: &Value| value.as_f64().map(f64::to_bits);
            assert!(*read == value(cell) || figure(read) == figure(&value(cell)), "{line}");
        }
    }
    let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    assert!(table.columns().iter().all(|column| column.chars().all(name)));
    assert!(table.columns()[0].starts_with("draft"));
    records.len()
}

/// The cells of a column.
fn column<'t>(table: &'t Table, name: &str) -> Vec<&'t Cell> {
    let at = table.columns().iter().position(|column| *column == name);
    let at = at.unwrap_or_else(|| panic!("{} has no {name}", table.name()));
    table.rows().map(|row| &row[at]).collect()
}

/// Bytes and characters of a draft lead to the words in the column of that name.
fn check_places(table: &Table, draft: &Draft, words: &str, side: &str) {
    let places = ["start_byte", "end_byte", "start_char", "end_char"]
        .map(|name| column(table, &format!("{name}{side}")));
    let characters: Vec<char> = draft.text().chars().collect();
    for (row, words) in column(table, &format!("{words}{side}")).into_iter().enumerate() {
        let place = |number: usize| match places[number][row] {
            Cell::Count(count) => Some(*count as usize),
            _ => None,
        };
        let (Some(start), Some(end)) = (place(0), place(1)) else {
            assert_eq!(*words, Cell::Nothing);
            continue;
        };
        let by_char: String = characters[place(2).unwrap()..place(3).unwrap()].iter().collect();
        assert_eq!(draft.text()[start..end], by_char);
        assert_eq!(*words, Cell::from(by_char));
    }
}

fn check_draft(draft: &Draft) -> Vec<Table> {
    let map = Scheme::builtin("cyber").unwrap().annotate(draft);
    let force = Force::new(draft);
    let placed = [
        (Table::clauses(draft), "text"),
        (Table::brackets(draft), "words"),
        (Table::acts(&force), "predicate"),
        (Table::annotations(&map), "words"),
        (Table::settings(&Settings::new(&map, &force)), "words"),
        (Table::near_misses(&map), "words"),
        (Table::concordance(&Concordance::of_words(&[draft], "states")), "hit"),
    ];
    placed.iter().for_each(|(table, words)| check_places(table, draft, words, ""));
    let mut tables: Vec<Table> = placed.into_iter().map(|(table, _)| table).collect();
    tables.extend([Table::gaps(&map), Table::coverage(&map.coverage())]);
    tables.iter().for_each(|table| {
        check(table);
    });
    tables
}

fn check_pair(before: &Draft, after: &Draft) -> Vec<Table> {
    let comparison = Comparison::new(before, after);
    let effects = Effects::new(&comparison);
    let tables = [Table::changes(&comparison), Table::edits(&comparison), Table::effects(&effects)];
    for table in &tables[1..] {
        for (draft, side) in [(before, "_before"), (after, "_after")] {
            check_places(table, draft, "words", side);
        }
    }
    let [changes, edits, told] = &tables;
    let report = serde_json::to_value(comparison.report()).unwrap();
    let all = report["changes"].as_array().unwrap();
    spelled(changes, all, &["fate", "moved", "renumbered", "editorial", "nature", "reason"]);
    let words: Vec<Value> = all
        .iter()
        .filter(|change| !change["before"].as_array().unwrap().is_empty())
        .flat_map(|change| change["edits"].as_array().unwrap().clone())
        .collect();
    spelled(edits, &words, &["kind", "nature"]);
    let report = serde_json::to_value(effects.report()).unwrap();
    spelled(
        told,
        report["effects"].as_array().unwrap(),
        &["kind", "rule", "change", "actor_after"],
    );
    tables.iter().for_each(|table| {
        check(table);
    });
    tables.into()
}

fn check_drafts(drafts: &[Draft]) -> Vec<Table> {
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let history = History::new(&drafts);
    let lifespans = history.lifespans(Scheme::builtin("cyber").unwrap());
    let mut tables = vec![
        Table::traces(&history),
        Table::turning_points(&TurningPoints::new(&history)),
        Table::lifespans(&history, &lifespans),
        Table::loci(&Collation::new(&drafts)),
    ];
    if let Some((last, earlier)) = drafts.split_last() {
        let lineage = Lineage::new(earlier.iter().copied());
        let tracing = lineage.trace(*last);
        let table = Table::origins(&tracing);
        let rows = column(&table, "novel").into_iter().zip(table.rows());
        let found = rows.filter(|(novel, _)| **novel == Cell::Flag(false)).count();
        assert_eq!(found, tracing.origins().count());
        tables.push(table);
    }
    tables.iter().for_each(|table| {
        check(table);
    });
    tables
}

/// The columns say what the fields of the report say.
fn spelled(table: &Table, report: &[Value], columns: &[&str]) {
    for name in columns {
        let cells = column(table, name);
        assert_eq!(cells.len(), report.len(), "{name}");
        for (cell, object) in cells.into_iter().zip(report) {
            assert_eq!(value(cell), object[*name], "{name}");
        }
    }
}

/// How well one coder finds what another did.
fn scores() -> Table {
    let labels = std::fs::read_to_string(root().join("codings/two-coders.csv")).unwrap();
    let labels = unit_labels(&labels, LabelFormat::Csv).unwrap();
    let of = |coder: &str| labels.iter().filter(|own| own.coder == coder).cloned().collect();
    let [gold, found]: [Vec<_>; 2] = ["ana", "ben"].map(of);
    let scores = Scores::of_units(&gold, &found).report(Bootstrap::new());
    let table = Table::scores(&scores);
    let concepts = serde_json::to_value(&scores.concepts).unwrap();
    let mut rows = column(&table, "f1");
    assert_eq!(rows.pop().map(value).unwrap(), serde_json::to_value(scores.micro.f1).unwrap());
    for (f1, concept) in rows.into_iter().zip(concepts.as_array().unwrap()) {
        assert_eq!(value(f1), concept["f1"]);
    }
    assert_eq!(check(&table), scores.concepts.len() + 1);
    table
}

/// The head and the first rows of a table, as CSV.
fn first_rows(table: &Table) -> String {
    let mut page = format!("== {}\n", table.name());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(std::io::Cursor::new(table.csv().to_string()));
    for record in reader.records().take(4) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&record.unwrap()).unwrap();
        page += &String::from_utf8(writer.into_inner().unwrap()).unwrap();
    }
    page
}

#[test]
fn tables_of_the_corpus_read_back() {
    for [before, after] in pairs() {
        check_pair(&before, &after);
    }
    for path in texts(&root().join("cases/force")) {
        check_draft(&crate::corpus::read(&path));
    }
    for path in ["cases/history", "cases/lineage"].iter().flat_map(|name| texts(&root().join(name)))
    {
        check_drafts(&parts(&std::fs::read_to_string(path).unwrap()));
    }
    for path in texts(&root().join("cases/bracket")) {
        check_draft(&crate::corpus::read(&path));
    }
    let drafts = [2, 3, 4].map(harbour);
    let mut tables = check_draft(&drafts[2]);
    tables.extend(check_pair(&drafts[0], &drafts[1]));
    tables.extend(check_drafts(&drafts));
    let checks = Checks::from_path(root().join("checks/red-lines.toml")).unwrap();
    let findings = Table::findings(&checks.run(&checks.read_texts().unwrap()));
    assert!(check(&findings) > 0);
    tables.extend([findings, scores()]);
    let pages: Vec<String> = tables.iter().map(first_rows).collect();
    insta::assert_snapshot!("tables-harbour", pages.join("\n"));
}

#[test]
fn tables_of_real_texts_read_back() {
    let Some(root) = real_texts::root() else { return };
    let mut before: Option<Draft> = None;
    for path in texts(&root.join("texts")) {
        let draft = read::path(&path).unwrap();
        check_draft(&draft);
        if let Some(before) = &before {
            check_pair(before, &draft);
        }
        before = Some(draft);
    }
}

/// Tables of many drafts stand under one another.
#[test]
fn tables_are_put_under_one_another() {
    let (one, other) = (harbour(1), harbour(2));
    let (one, other) = (Table::clauses(&one), Table::clauses(&other));
    let both = format!("{}{}", one.csv(), other.csv().without_head());
    let mut reader = csv::Reader::from_reader(both.as_bytes());
    assert_eq!(reader.records().map(Result::unwrap).count(), one.rows().len() + other.rows().len());
}

#[test]
fn a_spreadsheet_is_given_no_formula() {
    let draft = Draft::parse("=1+1", "@SUM(1+1)*cmd is no clause.\n\nA clause, =1+1.");
    let table = Table::clauses(&draft);
    let plain = table.csv().to_string();
    assert!(plain.contains("\n=1+1,") && plain.contains(",@SUM(1+1)*cmd is no clause.\n"));
    let guarded = table.csv().for_spreadsheets().to_string();
    assert!(guarded.starts_with("\u{feff}draft,"));
    assert!(guarded.contains("\n'=1+1,") && guarded.contains(",'@SUM(1+1)*cmd is no clause.\n"));
    assert!(guarded.contains(",\"A clause, =1+1.\"\n"), "{guarded}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_reads_back(text in "([a-zé –\"',;\r\n\t\u{85}\u{2028}\\\\|=*𝒳-]|[0-9]\\. |\n\n){0,80}", sigil in ".{0,8}") {
        let draft = Draft::parse(sigil, &text);
        check_draft(&draft);
        check_pair(&draft, &Draft::parse("other", "1. A clause, \"and\" more."));
    }
}
