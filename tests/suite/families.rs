//! Whole draft histories of the corpus, as a person reads them and as a machine does.

use travaux::Comparison;

use crate::corpus::harbour;

#[test]
fn every_step_of_the_harbour_declaration_reads_well() {
    for (before, after) in [(1, 2), (2, 3), (3, 4), (1, 4)] {
        let (before_draft, after_draft) = (harbour(before), harbour(after));
        let comparison = Comparison::new(&before_draft, &after_draft);
        insta::assert_snapshot!(format!("harbour-{before}-{after}"), comparison.to_string());
    }
}

#[test]
fn the_wire_form_carries_the_quotations() {
    let (before, after) = (harbour(2), harbour(3));
    let report = Comparison::new(&before, &after).report();
    let changed: Vec<_> =
        report.changes.iter().filter(|change| !change.edits.is_empty()).take(3).collect();
    insta::assert_snapshot!("harbour-2-3-wire", serde_json::to_string_pretty(&changed).unwrap());
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<travaux::render::ComparisonReport>(&json).unwrap(), report);
}
