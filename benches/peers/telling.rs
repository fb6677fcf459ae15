//! What changes do, from two strings to effects, against the comparison they are told of: both do the
//! comparison, so that half as fast is as much time again.

use travaux::{Comparison, Draft, Effects};

use crate::comparing::each;
use crate::ratio::Race;

pub(crate) fn run(race: &mut Race) {
    each(race, "effects in", against_comparison);
}

fn against_comparison(race: &mut Race, name: &str, before: &str, after: &str) {
    let drafts = || (Draft::parse("before", before), Draft::parse("after", after));
    let ours = || {
        let (before, after) = drafts();
        let comparison = Comparison::new(&before, &after);
        Effects::new(&comparison).all().len()
    };
    let theirs = || {
        let (before, after) = drafts();
        Comparison::new(&before, &after).alignment().links().len()
    };
    race.run(name, "the comparison alone", before.len() + after.len(), (ours, theirs), |a, b| {
        assert!(a > 20 && b > 10, "{a} effects of {b} links");
    });
}
