//! What the chapters in `docs/` show is what is run.

use crate::corpus::root;

#[test]
fn the_chapter_on_snapshots_shows_the_tests_that_are_run() {
    let chapter = root().join("../docs/8-testing-an-analysis.md");
    let chapter = std::fs::read_to_string(chapter).unwrap();
    let (_, run) = include_str!("analyses.rs").split_once("\n\n").unwrap();
    assert!(chapter.contains(&format!("```rust\n{run}```\n")));
}
