//! A history in words, and what it is told by: turning points, brackets, proposals, sections.

#[cfg(feature = "docx")]
use travaux::document::TrackedChanges;
use travaux::history::{Outcome, ProposalKind, Series, Swing, TurningPoint, TurningPoints};
use travaux::render::Chronicle;
use travaux::{Draft, History};

use crate::corpus::harbour;
use crate::history::{branches, parts};

fn wired<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(own: &T) {
    let wire = serde_json::to_string(own).unwrap();
    assert_eq!(serde_json::from_str::<T>(&wire).unwrap(), *own);
}

fn check(history: &History<'_>) {
    let sections = history.churn_by_section();
    for draft in 0..history.drafts().len() {
        let all: usize = sections.iter().map(|section| section.drafts[draft].all).sum();
        let new: usize = sections.iter().map(|section| section.drafts[draft].new).sum();
        assert_eq!((new, all), history.churn(draft));
    }
    for life in history.bracket_lives() {
        assert!(life.stages.is_sorted_by(|one, other| one.draft < other.draft));
        assert!(life.resolved.is_none_or(|at| at > life.opened()));
        assert!(life.outcome.is_none() || life.resolved.is_some());
        wired(&life);
    }
    // every open bracket is a stage of one life
    for (number, draft) in history.drafts().iter().enumerate() {
        let brackets = draft.brackets();
        let open = brackets.all().iter().filter(|bracket| bracket.kind.is_open()).count();
        let lives = history.bracket_lives();
        let stages = lives.iter().flat_map(|life| &life.stages);
        assert_eq!(stages.filter(|stage| stage.draft == number).count(), open);
    }
    wired(&history.proposals());
    wired(&sections);
    let turning = TurningPoints::new(history);
    for point in turning.points() {
        assert!(history.stemma().parents(point.draft).contains(&point.parent));
        assert_eq!(turning.words(point).len(), point.effects.len());
        wired::<TurningPoint>(point);
    }
    wired(&history.report());
    let page = Chronicle::new(history).to_string();
    // a word longer than a line stands on its own
    let fits = |line: &str| line.chars().count() <= 80 || !line.trim().contains(' ');
    assert!(page.lines().all(fits), "{page}");
}

#[test]
fn every_case_is_told_well() {
    insta::glob!("../../corpus/cases", "{history,chronicle,branches}/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let page = if path.parent().unwrap().ends_with("branches") {
            let (drafts, stemma) = branches(&text);
            let borrowed: Vec<&Draft> = drafts.iter().collect();
            let history = History::branching(&borrowed, stemma).unwrap();
            check(&history);
            Chronicle::new(&history).to_string()
        } else {
            let drafts = parts(&text);
            let borrowed: Vec<&Draft> = drafts.iter().collect();
            let history = History::new(&borrowed);
            check(&history);
            Chronicle::new(&history).to_string()
        };
        insta::assert_snapshot!(page);
    });
}

#[test]
fn the_harbour_declaration_is_told_well() {
    check(&History::new(&[]));
    let drafts = [1, 2, 3, 4].map(harbour);
    let history = History::new(&drafts.each_ref());
    check(&history);
    insta::assert_snapshot!("harbour-chronicle", Chronicle::new(&history).to_string());
}

#[test]
fn what_got_weaker_forwards_got_stronger_backwards() {
    let drafts = [1, 2, 3, 4].map(harbour);
    let forwards = History::new(&drafts.each_ref());
    let reversed: Vec<&Draft> = drafts.iter().rev().collect();
    let backwards = History::new(&reversed);
    let swings = |history: &History<'_>, turned: bool| {
        let turning = TurningPoints::new(history);
        let mut swings: Vec<(usize, Swing, u32, u32)> = turning
            .points()
            .iter()
            .map(|p| match (turned, p.swing) {
                (false, swing) => (p.draft, swing, p.more, p.less),
                (true, Swing::Stronger) => (4 - p.draft, Swing::Weaker, p.less, p.more),
                (true, Swing::Weaker) => (4 - p.draft, Swing::Stronger, p.less, p.more),
                (true, swing) => (4 - p.draft, swing, p.less, p.more),
            })
            .collect();
        swings.sort_unstable();
        swings
    };
    assert_eq!(swings(&forwards, false), swings(&backwards, true));
    assert!(!swings(&forwards, false).is_empty());
}

#[test]
fn deep_brackets_cost_no_square() {
    let depth = 20_000;
    let text = format!("1. Ships {}pay{}.", "[large ".repeat(depth), "]".repeat(depth));
    let drafts =
        [Draft::parse("", &text), Draft::parse("", "1. Ships pay."), Draft::parse("", &text)];
    let history = History::new(&drafts.each_ref());
    let started = std::time::Instant::now();
    assert_eq!(history.bracket_lives().len(), 2 * depth);
    assert!(started.elapsed().as_secs() < 20);
}

#[cfg(feature = "docx")]
#[test]
fn authors_of_tracked_changes_are_named() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Ships </w:t></w:r>\
        <w:del w:author=\"Lisse\"><w:r><w:delText xml:space=\"preserve\">may </w:delText></w:r></w:del>\
        <w:ins w:author=\"Vaas\" w:date=\"2031-01-02\"><w:r><w:t xml:space=\"preserve\">shall \
        </w:t></w:r></w:ins><w:r><w:t>pay.</w:t></w:r></w:p>";
    let bytes = crate::docx::document(body);
    let first = travaux::read::docx_with_options("", &bytes, TrackedChanges::Marked).unwrap();
    let second = Draft::parse("", "Ships shall pay.");
    let history = History::new(&[&first, &second]);
    let proposals = history.proposals();
    let shown: Vec<_> = proposals
        .iter()
        .map(|own| (own.by.as_str(), own.kind, own.date.as_deref(), own.outcome))
        .collect();
    let struck = ("Lisse", ProposalKind::Struck, None, Some(Outcome::Gone));
    let put_in = ("Vaas", ProposalKind::Inserted, Some("2031-01-02"), Some(Outcome::Stands));
    assert_eq!(shown, [struck, put_in]);
}

#[test]
fn names_in_brackets_are_named() {
    let texts = ["1. Ships [Lisse: shall] pay.", "1. Ships pay."];
    let drafts = texts.map(|text| Draft::parse("", text));
    let history = History::new(&drafts.each_ref());
    let proposals = history.proposals();
    assert_eq!(proposals[0].kind, ProposalKind::Bracketed);
    assert_eq!((proposals[0].settled, proposals[0].outcome), (Some(1), Some(Outcome::Gone)));
}

#[test]
fn the_report_has_a_stable_shape() {
    let path = crate::corpus::root().join("cases/chronicle/brackets-and-who-wants-them.txt");
    let drafts = parts(&std::fs::read_to_string(path).unwrap());
    let history = History::new(&drafts.iter().collect::<Vec<_>>());
    let report = serde_json::to_string_pretty(&history.report()).unwrap();
    insta::assert_snapshot!("history-report", report);
    let life = history.lifespan("a year").report(&history);
    wired(&life);
    insta::assert_snapshot!("lifespan-report", serde_json::to_string_pretty(&life).unwrap());
}

/// What a page says of one draft, on one line.
fn told(page: &str, draft: usize) -> String {
    let from = page.find(&format!("Draft {draft}, ")).unwrap();
    let until = page[from..].find("\n\n").map_or(page.len(), |at| from + at);
    page[from..until].split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn nine_principles_are_told_as_they_turned() {
    let Some(root) = crate::real_texts::root() else { return };
    let folder = root.join("texts/paris-call/nine-principles");
    let page = |language| {
        let series = Series::from_folder(&folder, Some(language)).unwrap();
        assert_eq!(series.entries().len(), 6);
        let history = series.history();
        check(&history);
        check_collation(&history);
        Chronicle::new(&history).to_string()
    };
    let english = page("en");
    let third = told(&english, 3);
    assert!(third.contains("offensive action by non-state actors” became “Prevent"), "{third}");
    assert!(third.contains("from hacking-back”"), "{third}");
    let third_two = "“Protect the accessibility and integrity of the Internet” became “Prevent \
        activity that damages the general availability or integrity of the public core";
    assert!(third.contains(third_two), "{third}");
    assert!(third.contains("7 moved and is now 8"), "{third}");
    let fifth = told(&english, 5);
    assert!(fifth.contains("5 “malicious ICT tools” became “malicious software”"), "{fifth}");
    // nothing else was touched in that draft
    assert_eq!(fifth.matches(" became ").count(), 1, "{fifth}");
    let french = page("fr");
    let second = told(&french, 2);
    assert!(second.contains("disponibilité ou à l'intégrité du coeur public"), "{second}");
    assert!(
        told(&french, 4).contains("“prolifération d’outils” became “prolifération de logiciels”")
    );
}

fn check_collation(history: &History<'_>) {
    let collation = history.collation();
    for (number, draft) in history.drafts().iter().enumerate() {
        assert_eq!(collation.witness(number), draft.text());
    }
}

#[test]
fn real_series_are_told_and_laid_side_by_side() {
    let Some(root) = crate::real_texts::root() else { return };
    for folder in [
        "series/ota-demo/Open_Terms_Archive_Privacy_Policy",
        "series/basecamp-policies/privacy_index",
        "series/mozilla-legal-docs/en_acceptable_use_policy",
    ] {
        let series = Series::from_folder(root.join(folder), None).unwrap();
        let history = series.history();
        check_collation(&history);
        check(&history);
    }
}
