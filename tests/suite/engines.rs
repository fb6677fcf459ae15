//! The word engine beside those of other crates, which are its oracles: they need not find the same
//! matches, for equally long ones may differ, but nobody may find many more.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use imara_diff::{Diff, Token};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use travaux::diff::{EditKind, EditScript};
use travaux::text::Tokens;
use travaux::{Comparison, read};

/// How many elements a script keeps.
fn kept(before: &[u32], after: &[u32]) -> usize {
    let script = EditScript::new(before, after);
    assert_eq!(script.apply(before, after), after);
    let keeps = script.edits().iter().filter(|edit| edit.kind == EditKind::Keep);
    keeps.map(|edit| edit.before.len()).sum()
}

/// How many elements each of the oracles keeps.
fn kept_by_others(before: &[u32], after: &[u32]) -> Vec<(&'static str, usize)> {
    let similar = |algorithm| {
        let ops = capture_diff_slices(algorithm, before, after);
        ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum()
    };
    let imara = |algorithm| {
        let tokens = |ids: &[u32]| ids.iter().map(|&id| Token(id)).collect::<Vec<_>>();
        let count = before.iter().chain(after).max().map_or(0, |most| most + 1);
        let mut diff = Diff::default();
        diff.compute_with(algorithm, &tokens(before), &tokens(after), count);
        before.len() - diff.count_removals() as usize
    };
    vec![
        ("similar Histogram", similar(Algorithm::Histogram)),
        ("similar Myers", similar(Algorithm::Myers)),
        ("similar Patience", similar(Algorithm::Patience)),
        ("imara-diff Histogram", imara(imara_diff::Algorithm::Histogram)),
        ("imara-diff Myers", imara(imara_diff::Algorithm::Myers)),
    ]
}

#[test]
fn revised_clauses_keep_what_other_engines_keep() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/families/harbour-declaration");
    let drafts: Vec<_> = (1..=4)
        .map(|draft| folder.join(format!("draft-{draft}.md")))
        .map(|path| read::path(path).unwrap_or_else(|error| panic!("{error:#}")))
        .collect();
    let (mut all, mut ours, mut others) = (0, 0, BTreeMap::<&str, usize>::new());
    for pair in drafts.windows(2) {
        for change in Comparison::new(&pair[0], &pair[1]).changes() {
            let pieces = change.pieces();
            let before: String = pieces.iter().map(|piece| piece.before).collect();
            let after: String = pieces.iter().map(|piece| piece.after).collect();
            let mut numbers = HashMap::new();
            let [before, after] = [before, after].map(|text| {
                let tokens = Tokens::new(&text);
                let words = tokens.iter(&text).map(|token| token.word().to_owned());
                words
                    .map(|word| {
                        let next = numbers.len() as u32;
                        *numbers.entry(word).or_insert(next)
                    })
                    .collect::<Vec<u32>>()
            });
            all += before.len();
            ours += kept(&before, &after);
            for (name, kept) in kept_by_others(&before, &after) {
                *others.entry(name).or_default() += kept;
            }
        }
    }
    assert!(all > 500, "{all} words are enough to tell");
    for (name, kept) in others {
        assert!(ours * 100 >= kept * 98, "ours keeps {ours} words, {name} {kept}");
    }
}

/// Sequences by chance share little, and no order: there, every engine that goes by rare elements
/// pays for it.
#[test]
fn sequences_by_chance_keep_what_engines_for_rare_elements_keep() {
    let mut state = 7_u32;
    let mut next = |kinds: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % kinds
    };
    for kinds in [2, 4, 16, 64] {
        let (mut ours, mut others) = (0, BTreeMap::<&str, usize>::new());
        for _ in 0..40 {
            let (len_b, len_a) = (next(200) + 1, next(200) + 1);
            let before: Vec<u32> = (0..len_b).map(|_| next(kinds)).collect();
            let after: Vec<u32> = (0..len_a).map(|_| next(kinds)).collect();
            ours += kept(&before, &after);
            for (name, kept) in kept_by_others(&before, &after) {
                *others.entry(name).or_default() += kept;
            }
        }
        let histogram = others["similar Histogram"].max(others["imara-diff Histogram"]);
        assert!(ours * 100 >= histogram * 95, "of {kinds} kinds ours keeps {ours} of {others:?}");
    }
}
