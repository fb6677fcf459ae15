//! Bills of common origin: the Legislative Influence Detector, Burgess et al. 2016.

use std::path::Path;

use travaux::Draft;
use travaux::lineage::overlap::{Collection, Overlap, OverlapOptions, Pair};

use crate::gold::json_lines;
use crate::real_texts::root;

/// What pairs are put in order by.
type Figure<'f> = &'f dyn Fn(&Pair) -> f64;

/// The mean of the precision at each right pair, of all pairs in order of a figure.
fn average_precision(mut pairs: Vec<(f64, bool)>) -> f64 {
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut right, mut sum) = (0, 0.0);
    for (place, (_, is_right)) in pairs.iter().enumerate() {
        if *is_right {
            right += 1;
            sum += f64::from(right) / (place + 1) as f64;
        }
    }
    sum / f64::from(right.max(1))
}

fn bills(root: &Path) -> (Collection, Vec<u64>) {
    let rows = json_lines(&root.join("gold/lid-bills/bills.jsonl"));
    let groups = rows.iter().map(|row| row["group"].as_u64().unwrap()).collect();
    let mut collection = Collection::new();
    for row in &rows {
        let draft = Draft::parse(row["id"].as_str().unwrap(), row["text"].as_str().unwrap());
        collection.add(&draft);
    }
    (collection, groups)
}

#[test]
fn bills_of_common_origin() {
    let Some(root) = root() else { return };
    let (collection, groups) = bills(&root);
    let options = OverlapOptions::new().least_likeness(0.0).most_partners(usize::MAX);
    let overlap = Overlap::with_options(&collection, options);
    // within group 0 are 171 of 178 right pairs: without it, and of its pairs with group 2, which are right
    // too but labelled otherwise, the others would count for nothing
    let ranked = |by: Figure<'_>, is_in: &dyn Fn(u64, u64) -> bool| {
        let mut ranked = Vec::new();
        for pair in overlap.pairs() {
            let (one, other) = (groups[pair.earlier], groups[pair.later]);
            if is_in(one, other) {
                ranked.push((by(pair), one == other));
            }
        }
        average_precision(ranked)
    };
    let figures: [(&str, Figure<'_>); 4] = [
        ("likeness", &|pair| pair.likeness),
        ("larger share", &|pair| pair.earlier_share.max(pair.later_share)),
        ("smaller share", &|pair| pair.earlier_share.min(pair.later_share)),
        ("longest run", &|pair| pair.longest as f64),
    ];
    println!(
        "| lid-bills, by | average precision | without groups 0 and 2 together |\n|---|---|---|"
    );
    for (name, by) in figures {
        let all = ranked(by, &|_, _| true);
        let apart = ranked(by, &|one, other| !matches!((one, other), (0, 2) | (2, 0)));
        println!("| {name:<13} | {all:.3} | {apart:.3} |");
        assert!(name != "likeness" || all >= 0.82, "{all}");
    }
}
