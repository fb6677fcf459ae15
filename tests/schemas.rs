//! The schemas in `corpus/schemas/` are what the types say.
//!
//! `TRAVAUX_SCHEMAS=write cargo test --features schema --test schemas` writes them anew.

use std::path::{Path, PathBuf};

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};
use travaux::check::{Explanation, Outcome};
use travaux::concordance::Run;
use travaux::render::{
    AgreementReport, AnswerReport, AuditReport, BracketsReport, CitationsReport, ClauseRecord,
    CollationReport, ComparisonReport, ConceptsReport, ConcordanceReport, CoverageReport,
    EffectsReport, EvaluationReport, ForceReport, GapsReport, HistoryReport, KeyTermsReport,
    LifespanReport, LineageReport, MapDifferenceReport, MapReport, MatrixReport, MergeReport,
    OutlineReport, OverlapReport, RosterReport, SchemesReport, ScoresReport, SettingsReport,
    TermsReport, TokensReport, schema, wire_forms,
};

#[test]
fn schemas_are_what_the_types_say() {
    let made = [
        made::<AgreementReport>(AgreementReport::SCHEMA),
        made::<AnswerReport>(AnswerReport::SCHEMA),
        made::<AuditReport>(AuditReport::SCHEMA),
        made::<BracketsReport>(BracketsReport::SCHEMA),
        made::<Outcome>(Outcome::SCHEMA),
        made::<CitationsReport>(CitationsReport::SCHEMA),
        made::<ClauseRecord>(ClauseRecord::SCHEMA),
        made::<CollationReport>(CollationReport::SCHEMA),
        made::<ComparisonReport>(ComparisonReport::SCHEMA),
        made::<ConceptsReport>(ConceptsReport::SCHEMA),
        made::<ConcordanceReport>(ConcordanceReport::SCHEMA),
        made::<CoverageReport>(CoverageReport::SCHEMA),
        made::<EffectsReport>(EffectsReport::SCHEMA),
        made::<EvaluationReport>(EvaluationReport::SCHEMA),
        made::<Explanation>(Explanation::SCHEMA),
        made::<ForceReport>(ForceReport::SCHEMA),
        made::<GapsReport>(GapsReport::SCHEMA),
        made::<HistoryReport>(HistoryReport::SCHEMA),
        made::<KeyTermsReport>(KeyTermsReport::SCHEMA),
        made::<LifespanReport>(LifespanReport::SCHEMA),
        made::<LineageReport>(LineageReport::SCHEMA),
        made::<MapReport>(MapReport::SCHEMA),
        made::<MapDifferenceReport>(MapDifferenceReport::SCHEMA),
        made::<MatrixReport>(MatrixReport::SCHEMA),
        made::<MergeReport>(MergeReport::SCHEMA),
        made::<OutlineReport>(OutlineReport::SCHEMA),
        made::<OverlapReport>(OverlapReport::SCHEMA),
        made::<RosterReport>(RosterReport::SCHEMA),
        made::<Run>(Run::SCHEMA),
        made::<SchemesReport>(SchemesReport::SCHEMA),
        made::<ScoresReport>(ScoresReport::SCHEMA),
        made::<SettingsReport>(SettingsReport::SCHEMA),
        made::<TermsReport>(TermsReport::SCHEMA),
        made::<TokensReport>(TokensReport::SCHEMA),
    ];
    let names: Vec<&str> = made.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, wire_forms().collect::<Vec<_>>());
    let write = std::env::var_os("TRAVAUX_SCHEMAS").is_some_and(|value| value == "write");
    for (name, made) in made {
        if write {
            std::fs::write(file(name), made).unwrap();
        } else {
            let on_disk = std::fs::read_to_string(file(name)).unwrap();
            assert!(made == on_disk, "{name}: write the schemas anew, see the head of this file");
            assert!(schema(name) == Some(on_disk.as_str()), "{name}: another file is built in");
        }
    }
}

fn file(name: &str) -> PathBuf {
    let name = name.trim_start_matches("travaux/").replace('/', "-");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/schemas/{name}.schema.json"))
}

/// The schema of what a type writes.
fn made<T: JsonSchema>(name: &'static str) -> (&'static str, String) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema: Schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), json!(name.replace('/', ":").replacen("", "urn:", 1)));
    if let Some(own) = schema.pointer_mut("/properties/schema") {
        own["const"] = json!(name);
    }
    let mut schema = schema.to_value();
    plain(&mut schema);
    (name, serde_json::to_string_pretty(&schema).unwrap() + "\n")
}

/// Leaves out what is of Rust alone: the widths of numbers, and links in comments.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            let width = |own: &Value| {
                own.as_str().is_some_and(|own| own.contains("int") || own == "double")
            };
            if object.get("format").is_some_and(width) {
                object.remove("format");
            }
            prose(object);
            // the type refuses other fields, or writes no others
            if object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), json!(false));
            }
            object.values_mut().for_each(plain);
        }
        Value::Array(list) => list.iter_mut().for_each(plain),
        _ => {}
    }
}

fn prose(object: &mut Map<String, Value>) {
    let Some(Value::String(text)) = object.get_mut("description") else { return };
    // laws, tables and examples are for those who read the crate's own pages
    let first = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    // links of Rust: [`Name`] and [`Name`](path)
    let mut told = String::new();
    for (place, part) in first.split("`](").enumerate() {
        let rest = part.split_once(')').map_or(part, |(_, rest)| rest);
        told.push_str(if place == 0 { part } else { "`" });
        told.push_str(if place == 0 { "" } else { rest });
    }
    *text = told.replace("[`", "`").replace("`]", "`").replace("`None`", "`null`");
}
