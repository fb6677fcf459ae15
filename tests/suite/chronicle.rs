//! A history in words, and what it is told by: turning points, brackets, proposals, sections.

#[cfg(feature = "docx")]
use travaux::document::TrackedChanges;
use travaux::history::{Outcome, ProposalKind, Swing, TurningPoint, TurningPoints};
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
    let page = Chronicle::new(history).to_string();
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
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
