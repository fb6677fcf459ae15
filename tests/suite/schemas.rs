//! Every report is what its schema says, and what is no report is refused.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::{Map, Value, json};
use travaux::concordance::{Concordance, Keyness, Run};
use travaux::coverage::{MapDifference, Matrix, Query, Region};
use travaux::evaluation::{Bootstrap, LabelFormat, Ratings, Scores, Silence, unit_labels};
use travaux::force::Audit;
use travaux::history::Collation;
use travaux::lineage::Lineage;
use travaux::lineage::overlap::Overlap;
use travaux::render::{
    BracketsReport, CitationsReport, ClauseRecord, CodeReport, EvaluationReport, GapsReport,
    KeyTermsReport, Outline, OutlineReport, SchemesReport, TermsReport, TokensReport, schema,
    wire_forms,
};
use travaux::roster::Roster;
use travaux::setting::Settings;
use travaux::{Comparison, Draft, Effects, Force, History, Scheme, ThreeWay, read};

use crate::corpus::{harbour, read, root, texts};
use crate::history::parts;
use crate::real_texts;

/// All schemas, ready to judge.
pub(crate) struct Judge {
    schemas: boon::Schemas,
    forms: BTreeMap<&'static str, boon::SchemaIndex>,
    /// How many reports of each form were judged, and the largest of those that are small.
    seen: BTreeMap<&'static str, (usize, Value)>,
}

/// Reports that are changed in every way are no longer than this.
const SMALL: usize = 6_000;

impl Judge {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        let mut forms = BTreeMap::new();
        for name in wire_forms() {
            let schema: Value = serde_json::from_str(schema(name).unwrap()).unwrap();
            let id = schema["$id"].as_str().unwrap().to_owned();
            assert_eq!(id, format!("urn:{}", name.replace('/', ":")));
            compiler.add_resource(&id, schema).unwrap();
            forms.insert(name, compiler.compile(&id, &mut schemas).unwrap());
        }
        Self { schemas, forms, seen: BTreeMap::new() }
    }

    fn is_valid(&self, form: &str, value: &Value) -> bool {
        self.schemas.validate(value, self.forms[form]).is_ok()
    }

    fn report(&mut self, report: &impl serde::Serialize) {
        let value = serde_json::to_value(report).unwrap();
        let form = value["schema"].as_str().unwrap().to_owned();
        self.value(&form, value);
    }

    fn value(&mut self, form: &str, value: Value) {
        if let Err(error) = self.schemas.validate(&value, self.forms[form]) {
            panic!("{form}: {error}");
        }
        let (form, _) = self.forms.get_key_value(form).unwrap();
        let (count, largest) = self.seen.entry(form).or_insert((0, Value::Null));
        *count += 1;
        let length = value.to_string().len();
        if length <= SMALL && length > largest.to_string().len() {
            *largest = value;
        }
    }

    fn pair(&mut self, before: &Draft, after: &Draft) {
        let comparison = Comparison::new(before, after);
        self.report(&comparison.report());
        self.report(&Effects::new(&comparison).report());
    }

    fn draft(&mut self, draft: &Draft) {
        let map = Scheme::builtin("cyber").unwrap().annotate(draft);
        self.report(&map.report());
        self.report(&map.coverage().report());
        self.report(&Run::new(std::slice::from_ref(&map)));
        let query = Query::new("integrity").with("availability").without("confidentiality");
        let answer = query.ask(&map).unwrap();
        self.report(&answer.report());
        self.report(&GapsReport::new(&map, Some(&map), &[answer]));
        self.report(&Matrix::new(std::slice::from_ref(&map), Region::Section).report());
        self.report(&Concordance::of_words(&[draft], "the").report());
        let force = Force::new(draft);
        self.report(&force.report());
        self.report(&Settings::new(&map, &force).report());
        self.report(&Audit::new(draft, &force).report());
        self.report(&OutlineReport::new(draft));
        self.report(&BracketsReport::new(draft));
        self.report(&TermsReport::new(draft));
        self.report(&CitationsReport::new(draft));
        self.report(&TokensReport::new(draft));
        for record in Outline::new(draft).records() {
            self.value(ClauseRecord::SCHEMA, serde_json::to_value(record).unwrap());
        }
    }

    fn drafts(&mut self, drafts: &[Draft]) {
        let drafts: Vec<&Draft> = drafts.iter().collect();
        let history = History::new(&drafts);
        self.report(&history.report());
        self.report(&history.lifespan("shall").report(&history));
        self.report(&history.lifespan_of_pattern("shall|must").unwrap().report(&history));
        for lifespan in history.lifespans(Scheme::builtin("cyber").unwrap()) {
            self.report(&lifespan.report(&history));
        }
        self.report(&Collation::new(&drafts).report());
        let scheme = Scheme::builtin("cyber").unwrap();
        for pair in drafts.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|draft| scheme.annotate(draft));
            self.report(&MapDifference::new(&before, &after).report());
        }
        if let Some((last, earlier)) = drafts.split_last() {
            self.report(&Overlap::new(&drafts.iter().copied().collect()).report());
            if let [base, .., left] = earlier {
                self.report(&ThreeWay::new(base, left, last).report());
            }
            let lineage = Lineage::new(earlier.iter().copied());
            self.report(&lineage.trace(*last).report());
        }
    }

    fn rosters(&mut self) {
        let roster = "# title: Quay Call\n# source: its register\n# since: 2031-01-01\n\
                      # as-of: 2032-02-11\nname,type,from,until\nKarst,state,2031-05-01,\n\
                      Corvane,company,2031-05-01,2031-12-01\nOrrel,state,2032-01,\n";
        let roster = Roster::from_csv(roster).unwrap();
        let [start, end] = ["2031-06-01", "2032-01-10"].map(|date| date.parse().unwrap());
        let view = roster.as_of(end);
        self.report(&view.report());
        let report = view.report().with_movements(&roster.between(start, end));
        self.report(&report.with_group(&view.among(&roster.as_of(start))));
    }

    fn codings(&mut self) {
        let labels = "document,unit,coder,code\nquay,1,ana,aid\nquay,1,ben,aid\nquay,2,ana,dues\n\
                      quay,2,ben,aid\npier,1,ana,dues\npier,1,ben,dues\n";
        let labels = unit_labels(labels, LabelFormat::Csv).unwrap();
        let quay = Draft::parse("quay", "1. Ships are helped.\n2. Ships pay.");
        let ratings = Ratings::of_units(&labels, Silence::Missing).unwrap();
        let bootstrap = Bootstrap::new();
        let agreement = ratings.report(bootstrap, &[&quay]);
        self.report(&agreement);
        let scores = Scores::of_units(&labels, &labels[1..]).report(bootstrap);
        self.report(&scores);
        let codes = vec![CodeReport { code: "aid".to_owned(), agreement }];
        self.report(&EvaluationReport::new(scores, codes));
    }

    fn schemes(&mut self) {
        let all: Vec<&Scheme> =
            Scheme::BUILTIN.iter().map(|name| Scheme::builtin(name).unwrap()).collect();
        self.report(&SchemesReport::new(all.iter().copied()));
        all.iter().for_each(|scheme| self.report(&scheme.report()));
    }
}

/// Two drafts for each case of two drafts, and for each step of the family.
pub(crate) fn pairs() -> Vec<[Draft; 2]> {
    let mut pairs: Vec<[Draft; 2]> =
        [(1, 2), (2, 3), (3, 4), (4, 1)].map(|(one, other)| [harbour(one), harbour(other)]).into();
    for path in texts(&root().join("cases/align")) {
        let input = std::fs::read_to_string(&path).unwrap();
        let Some((before, after)) = input.split_once("======== after\n") else { continue };
        pairs.push([Draft::parse("before", before), Draft::parse("after", after)]);
    }
    pairs
}

fn folders(names: &[&str]) -> Vec<PathBuf> {
    names.iter().flat_map(|name| texts(&root().join(name))).collect()
}

#[test]
fn reports_of_the_corpus_are_what_their_schemas_say() {
    let mut judge = Judge::new();
    for [before, after] in pairs() {
        judge.pair(&before, &after);
    }
    let singles = [
        "families",
        "instruments",
        "negotiations",
        "cases/force",
        "cases/concept",
        "cases/outline",
    ];
    for path in folders(&singles) {
        judge.draft(&read(&path));
    }
    for path in folders(&["cases/history", "cases/collation", "cases/lineage", "cases/chronicle"]) {
        judge.drafts(&parts(&std::fs::read_to_string(path).unwrap()));
    }
    judge.drafts(&[1, 2, 3, 4].map(harbour));
    let agenda = read(&root().join("instruments/summit-agenda-2025.md"));
    let mut terms = Keyness::new().log_likelihood(0.0).terms(&[&harbour(4)], &[&agenda]);
    terms.truncate(8);
    judge.report(&KeyTermsReport::new(terms));
    for file in ["red-lines.toml", "article.toml"] {
        let checks = travaux::check::Checks::from_path(root().join("checks").join(file)).unwrap();
        let texts = checks.read_texts().unwrap();
        judge.report(&checks.run(&texts));
        let ids = checks.all().iter().map(|check| check.id.as_str());
        let explained: Vec<_> = ids.flat_map(|id| checks.explain(id, &texts)).collect();
        explained.iter().for_each(|why| judge.report(why));
    }
    let checks = "[[text]]\nname = \"a\"\n[[check]]\nid = \"a\"\nsays = \"Ships may enter.\"\n\
                  that = { phrase = \"may enter\" }";
    let checks = travaux::check::Checks::from_toml(checks).unwrap();
    judge.report(&checks.run([&Draft::parse("a", "1. Ships may enter.")]));
    let small = "scheme.id = \"s\"\n[[concept]]\nid = \"ships\"\nlabel.en.preferred = \"ship\"\n\
                 [[concept]]\nid = \"fees\"\nlabel.en.preferred = \"fee\"\n\
                 [[group]]\nid = \"g\"\nmembers = [\"ships\", \"fees\"]";
    let draft = Draft::parse("a", "1. Ships may enter.");
    let small = Scheme::from_toml(small).unwrap();
    judge.report(&small.report());
    let map = small.annotate(&draft);
    judge.report(&map.report());
    judge.report(&GapsReport::new(&map, Some(&map), &[]));
    judge.codings();
    judge.rosters();
    judge.schemes();
    for name in wire_forms() {
        let (count, sample) =
            judge.seen.get(name).unwrap_or_else(|| panic!("no report is a {name}"));
        let changed = changes(sample);
        println!("{name}: {count} reports, {} changes to one", changed.len());
        assert!(changed.len() > 10, "{name}");
        for (what, changed) in changed {
            assert!(!judge.is_valid(name, &changed), "{name}: {what}");
        }
    }
}

#[test]
fn reports_of_real_texts_are_what_their_schemas_say() {
    let Some(root) = real_texts::root() else { return };
    let mut judge = Judge::new();
    let mut before: Option<(PathBuf, Draft)> = None;
    let mut all = texts(&root.join("texts"));
    all.extend(texts(&root.join("pairs")));
    // neighbours are compared; a few of each kind show what the shapes of reports can be
    for (_, path) in all.into_iter().enumerate().filter(|(at, _)| at % 24 < 2) {
        let draft = read::path(&path).unwrap();
        judge.draft(&draft);
        if let Some((_, before)) = before.filter(|(other, _)| other.parent() == path.parent()) {
            judge.pair(&before, &draft);
        }
        before = Some((path, draft));
    }
    let five = texts(&root.join("texts/paris-agreement"));
    judge.drafts(&five.iter().map(|path| read::path(path).unwrap()).collect::<Vec<_>>());
    for (name, (count, _)) in &judge.seen {
        println!("{name}: {count} reports");
    }
}

/// A value with one thing about it changed, each in turn: a field that is gone, one that nobody knows,
/// another type.
fn changes(value: &Value) -> Vec<(String, Value)> {
    let mut changed = Vec::new();
    let mut places = vec![String::new()];
    while let Some(place) = places.pop() {
        let mut with = |what: &str, new: Value| {
            let mut whole = value.clone();
            *whole.pointer_mut(&place).unwrap() = new;
            changed.push((format!("{place}: {what}"), whole));
        };
        let other = json!({"no such field": 0});
        match value.pointer(&place).unwrap() {
            Value::Object(object) => {
                with("no object", json!(["no object"]));
                let mut more = object.clone();
                more.insert("unheard_of".to_owned(), Value::Null);
                with("one more field", Value::Object(more));
                for (key, _) in object {
                    let less: Map<String, Value> =
                        object.iter().filter(|(own, _)| *own != key).map(owned).collect();
                    with(&format!("no {key}"), Value::Object(less));
                    places.push(format!("{place}/{key}"));
                }
            }
            Value::Array(list) => {
                with("no list", json!("no list"));
                places.extend((0..list.len()).map(|at| format!("{place}/{at}")));
            }
            Value::String(_) => [json!(7), other].into_iter().for_each(|new| with("no text", new)),
            Value::Number(_) => {
                [json!("7"), other].into_iter().for_each(|new| with("no number", new))
            }
            Value::Bool(_) => {
                [json!("true"), other].into_iter().for_each(|new| with("no flag", new))
            }
            Value::Null => with("no null", other),
        }
    }
    changed
}

fn owned((key, value): (&String, &Value)) -> (String, Value) {
    (key.clone(), value.clone())
}
