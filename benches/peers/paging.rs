//! Pages against what they show: rendering one against computing it from the texts, so that once as fast is
//! as much time again.

use travaux::render::{ConceptMapPage, HistoryPage, RedlinePage};
use travaux::{Comparison, Draft, Effects, History, Scheme};

use crate::comparing::each;
use crate::ratio::Race;
use crate::texts::{Dice, edited, first_words, prose};

pub(crate) fn run(race: &mut Race) {
    each(race, "redline page of", redline);
    each(race, "concept page of", concepts);
    history(race);
}

fn redline(race: &mut Race, name: &str, before: &str, after: &str) {
    let drafts = || (Draft::parse("before", before), Draft::parse("after", after));
    let (first, second) = drafts();
    let comparison = Comparison::new(&first, &second);
    let effects = Effects::new(&comparison);
    let ours = || RedlinePage::new(&effects).to_string().len();
    let theirs = || {
        let (before, after) = drafts();
        let comparison = Comparison::new(&before, &after);
        Effects::new(&comparison).all().len()
    };
    race.run(
        name,
        "comparing, effects",
        before.len() + after.len(),
        (ours, theirs),
        |page, all| {
            assert!(page > before.len() && all > 20, "{page} bytes show {all} effects");
        },
    );
}

fn concepts(race: &mut Race, name: &str, before: &str, after: &str) {
    let scheme = Scheme::builtin("cyber").expect("the scheme of the crate is sound");
    let drafts = [Draft::parse("before", before), Draft::parse("after", after)];
    let maps = [scheme.annotate(&drafts[0]), scheme.annotate(&drafts[1])];
    let ours = || ConceptMapPage::new(&maps).to_string().len();
    let theirs = || {
        let drafts = [Draft::parse("before", before), Draft::parse("after", after)];
        drafts.iter().map(|draft| scheme.annotate(draft).annotations().len()).sum()
    };
    race.run(name, "parsing, mapping", before.len() + after.len(), (ours, theirs), |page, _| {
        assert!(page > before.len() + after.len(), "{page} bytes");
    });
}

fn history(race: &mut Race) {
    let text = prose(10_000);
    let mut dice = Dice::new();
    let mut texts = vec![first_words(&text.text, 10_000).to_owned()];
    for _ in 1..10 {
        texts.push(edited(&texts[texts.len() - 1], 20, &mut dice));
    }
    let parsed = || texts.iter().map(|text| Draft::parse("draft", text)).collect::<Vec<_>>();
    let drafts = parsed();
    let history = History::new(&drafts.iter().collect::<Vec<_>>());
    let ours = || HistoryPage::new(&history).to_string().len();
    let theirs = || {
        let drafts = parsed();
        History::new(&drafts.iter().collect::<Vec<_>>()).traces().len()
    };
    let bytes = texts.iter().map(String::len).sum();
    race.run("history page of 10 drafts", "tracing them", bytes, (ours, theirs), |page, traces| {
        assert!(page > texts[9].len() && traces > 50, "{page} bytes show {traces} traces");
    });
}
