//! Collections compared, each text with each: cases, laws, and what programs read.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::{ProptestConfig, prop};
use proptest::proptest;
use travaux::Draft;
use travaux::lineage::Precedence;
use travaux::lineage::overlap::{Collection, Overlap, OverlapOptions, OverlapStep};
use travaux::render::Style;

const EACH: OverlapOptions = OverlapOptions::new().least_likeness(0.0).most_partners(usize::MAX);

fn drafts(texts: &[String]) -> Vec<Draft> {
    let named =
        |(number, text): (usize, &String)| Draft::parse(format!("text-{}", number + 1), text);
    texts.iter().enumerate().map(named).collect()
}

#[test]
fn every_case_reads_well() {
    insta::glob!("../../corpus/cases/overlap", "*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let texts: Vec<String> = text.split("======== next\n").map(str::to_owned).collect();
        let drafts = drafts(&texts);
        let collection: Collection = drafts.iter().collect();
        let overlap = Overlap::new(&collection);
        insta::assert_snapshot!(overlap.styled(Style::new()).quoting(&drafts).to_string());
    });
}

/// What a pair is, counted the plain way. Words are letters, none a function word.
struct Oracle {
    texts: Vec<Vec<String>>,
    features: Vec<BTreeMap<Vec<String>, f64>>,
    holders: BTreeMap<Vec<String>, f64>,
}

const RUN: usize = 5;

impl Oracle {
    fn new(texts: &[String]) -> Self {
        let words = |text: &String| text.split_whitespace().map(str::to_owned).collect();
        let texts: Vec<Vec<String>> = texts.iter().map(words).collect();
        let mut features = Vec::new();
        let mut holders = BTreeMap::new();
        for text in &texts {
            let mut own: BTreeMap<Vec<String>, f64> = BTreeMap::new();
            for feature in text.windows(1).chain(text.windows(2)) {
                *own.entry(feature.to_vec()).or_default() += 1.0;
            }
            own.keys().for_each(|feature| *holders.entry(feature.clone()).or_default() += 1.0);
            features.push(own);
        }
        Self { texts, features, holders }
    }

    fn weight(&self, feature: &[String]) -> f64 {
        ((self.texts.len() as f64 + 6.0) / self.holders[feature]).powf(0.25) - 1.0
    }

    fn likeness(&self, one: usize, other: usize) -> f64 {
        let part = |text: usize, feature: &[String]| {
            self.features[text]
                .get(feature)
                .map_or(0.0, |count| count.sqrt() * self.weight(feature))
        };
        let product = |one: usize, other: usize| -> f64 {
            self.features[one].keys().map(|feature| part(one, feature) * part(other, feature)).sum()
        };
        let lengths = (product(one, one) * product(other, other)).sqrt();
        if lengths > 0.0 { product(one, other) / lengths } else { 0.0 }
    }

    /// Which part of a text, by the weight of its turns, stands in runs of another.
    fn share(&self, one: usize, other: usize) -> f64 {
        let runs: BTreeSet<&[String]> = self.texts[other].windows(RUN).collect();
        let text = &self.texts[one];
        let mut covered = vec![false; text.len()];
        for (place, run) in text.windows(RUN).enumerate().filter(|(_, run)| runs.contains(run)) {
            covered[place..place + run.len() - 1].fill(true);
        }
        let weights: Vec<f64> = text.windows(2).map(|turn| self.weight(turn)).collect();
        let shared: f64 =
            weights.iter().zip(&covered).filter(|(_, is)| **is).map(|(weight, _)| weight).sum();
        let all: f64 = weights.iter().sum();
        if all > 0.0 { shared / all } else { 0.0 }
    }

    fn longest(&self, one: usize, other: usize) -> usize {
        let alike = |x: usize, y: usize| {
            let (x, y) = (&self.texts[one][x..], &self.texts[other][y..]);
            x.iter().zip(y).take_while(|(x, y)| x == y).count()
        };
        let places = |text: usize| 0..self.texts[text].len();
        let longest =
            places(one).flat_map(|x| places(other).map(move |y| alike(x, y))).max().unwrap_or(0);
        if longest < RUN { 0 } else { longest }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn figures_are_those_of_a_plain_count(
        texts in prop::collection::vec(prop::collection::vec(0_usize..9, 0..24), 1..8),
    ) {
        let words = ["kiln", "oar", "quay", "rope", "salt", "tern", "well", "yew", "zinc"];
        let text = |places: &Vec<usize>| places.iter().map(|&place| words[place]).collect::<Vec<_>>().join(" ");
        // one language for all: that of texts without function words
        let texts: Vec<String> = texts.iter().map(text).collect();
        let drafts: Vec<Draft> =
            texts.iter().map(|text| Draft::parse("", &format!("<!-- lang: en -->\n\n{text}"))).collect();
        let collection: Collection = drafts.iter().collect();
        let overlap = Overlap::with_options(&collection, EACH);
        let oracle = Oracle::new(&texts);
        let mut seen = BTreeSet::new();
        for pair in overlap.pairs() {
            let (one, other) = (pair.earlier, pair.later);
            assert!(one < other && seen.insert((one, other)));
            assert!((pair.likeness - oracle.likeness(one, other)).abs() < 2e-6, "{pair:?}");
            assert!((pair.earlier_share - oracle.share(one, other)).abs() < 2e-6, "{pair:?}");
            assert!((pair.later_share - oracle.share(other, one)).abs() < 2e-6, "{pair:?}");
            assert_eq!(pair.longest, oracle.longest(one, other), "{pair:?}");
        }
        for other in 0..texts.len() {
            for one in (0..other).filter(|&one| oracle.likeness(one, other) > 1e-6) {
                assert!(seen.contains(&(one, other)), "{one} {other}");
            }
        }
    }

    #[test]
    fn threads_change_nothing(
        texts in prop::collection::vec("([kqrw][aeo][lnst] ){0,40}", 0..60),
        least in 0.0..0.5,
        most in 0_usize..6,
    ) {
        let drafts = drafts(&texts);
        let collection: Collection = drafts.iter().collect();
        let options = OverlapOptions::new().least_likeness(least).most_partners(most);
        let one = Overlap::with_options(&collection, options.threads(1));
        for threads in [0, 2, 7] {
            let many = Overlap::with_options(&collection, options.threads(threads));
            assert_eq!(many.facts(), one.facts());
        }
    }
}

#[test]
fn a_copy_is_alike_by_one() {
    let text = "Ferries wait for whoever is in sight of the pier, whatever the clock on it says.";
    let drafts = drafts(&[text, text, "Rope is lent."].map(str::to_owned));
    let collection: Collection = drafts.iter().collect();
    let overlap = Overlap::new(&collection);
    let [pair] = overlap.pairs() else { panic!() };
    assert!((pair.likeness - 1.0).abs() < 1e-9);
    assert!((pair.earlier_share - 1.0).abs() < 1e-9 && (pair.later_share - 1.0).abs() < 1e-9);
    assert_eq!(pair.precedence, Precedence::Unknown);
    assert_eq!(pair.runs[0].quote_earlier(&drafts[0]).unwrap().exact, text.trim_end_matches('.'));
    assert_eq!(overlap.clusters(0.9), [vec![0, 1]]);
    assert!(pair.runs[0].quote_later(&drafts[2]).is_none(), "another draft");
}

#[test]
fn what_a_limit_cuts_is_told() {
    let text =
        |number: usize| format!("Keepers of ferries ring before they cast off, {number} times.");
    let drafts = drafts(&(0..30).map(text).collect::<Vec<_>>());
    let collection: Collection = drafts.iter().collect();
    let all = Overlap::new(&collection);
    assert_eq!((all.pairs().len(), all.left_out()), (30 * 29 / 2, 0));
    let few = Overlap::with_options(&collection, OverlapOptions::new().most_partners(2));
    assert_eq!(few.pairs().len() + few.left_out(), all.pairs().len());
    assert!(few.pairs().len() <= 60);
    assert!((0..30).all(|document| few.partners(document) == 29));
}

#[test]
fn progress_is_told_to_the_end() {
    let drafts = drafts(&["Rope is lent dry.", "Rope is lent wet.", ""].map(str::to_owned));
    let collection: Collection = drafts.iter().collect();
    let mut last = BTreeMap::new();
    let caller = std::thread::current().id();
    let _ = Overlap::watched(&collection, OverlapOptions::new().threads(3), |progress| {
        assert_eq!(std::thread::current().id(), caller);
        let before = last.insert(format!("{:?}", progress.step), (progress.done, progress.of));
        assert!(before.is_none_or(|(done, of)| done < progress.done && of == progress.of));
    });
    for step in [OverlapStep::Weighing, OverlapStep::Comparing, OverlapStep::Matching] {
        let (done, of) = last[&format!("{step:?}")];
        assert_eq!(done, of, "{step:?}");
    }
}

#[test]
fn hostile_texts_take_no_longer() {
    // one word, one turn, one run, over and over
    let texts = ["kiln ".repeat(50_000), "kiln ".repeat(40_000), "kiln oar ".repeat(40_000)];
    let drafts = drafts(&texts);
    let collection: Collection = drafts.iter().collect();
    let overlap = Overlap::with_options(&collection, EACH);
    assert_eq!(overlap.pairs()[0].longest, 40_000);
}

/// Texts whose names and titles need care in every format.
fn awkward() -> Collection {
    let text = |title: &str, date: &str, words: &str| {
        format!("<!--\ntitle: {title}\ndate: {date}\n-->\n\n{words}")
    };
    let words = "Ferries wait for whoever is in sight of the pier, whatever the clock on it says.";
    let texts = [
        text("Bells & <ropes> \"of\" \\old", "2031-01-04", words),
        text("Plain", "2032", words),
        text(
            "Plain",
            "2032",
            "Whoever is in sight of the pier, whatever the clock on it says, is rowed.",
        ),
    ];
    let names = ["a, \"b\"", "line\nbreak\u{1}", " é"];
    let drafts = names.iter().zip(&texts).map(|(name, text)| Draft::parse(*name, text));
    drafts.collect::<Vec<_>>().iter().collect()
}

#[test]
fn csv_is_quoted_where_it_must_be() {
    insta::assert_snapshot!(Overlap::new(&awkward()).csv().to_string());
}

#[test]
fn json_lines_are_json() {
    let collection = awkward();
    let page = Overlap::new(&collection).json_lines().to_string();
    let lines: Vec<serde_json::Value> =
        page.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["sigil"], "a, \"b\"");
    assert_eq!(lines[0]["title"], "Bells & <ropes> \"of\" \\old");
    assert_eq!(lines[1]["sigil"], "line\nbreak\u{1}");
    assert_eq!((&lines[3]["type"], &lines[3]["precedence"]), (&"pair".into(), &"earlier".into()));
    insta::assert_snapshot!(page);
}

#[cfg(feature = "akn")]
#[test]
fn graphml_keeps_the_rules_of_its_schema() {
    let collection = awkward();
    let page = Overlap::new(&collection).graphml().to_string();
    assert_eq!(crate::graphml::check(&page), (3, 3));
    insta::assert_snapshot!(page);
}

#[cfg(feature = "serde")]
#[test]
fn facts_are_the_same_when_read_again() {
    use travaux::lineage::overlap::OverlapFacts;

    let collection = awkward();
    let overlap = Overlap::new(&collection);
    let written = serde_json::to_string(overlap.facts()).unwrap();
    let again: OverlapFacts = serde_json::from_str(&written).unwrap();
    assert_eq!(&again, overlap.facts());
    let odd = written.replacen("\"likeness\"", "\"likenes\"", 1);
    assert!(serde_json::from_str::<OverlapFacts>(&odd).is_err());
}
