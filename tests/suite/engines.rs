//! The word engine beside those of other crates, which are its oracles: they need not find the same
//! matches, for equally long ones may differ, but nobody may find many more.

use std::collections::BTreeMap;
use std::path::Path;

use travaux::diff::EditScript;
use travaux::text::{Normalization, Vocabulary};
use travaux::{Comparison, read};

use crate::engine::{ENGINES, Engine, numbers, words};

/// How many elements each engine keeps, added to what it kept before; ours must hold the law of scripts.
fn count(kept: &mut BTreeMap<&'static str, usize>, before: &[u32], after: &[u32]) {
    assert_eq!(EditScript::new(before, after).apply(before, after), after);
    for (name, engine) in ENGINES {
        *kept.entry(name).or_default() += engine.shared(before, after);
    }
}

fn name_of(engine: Engine) -> &'static str {
    ENGINES.iter().find(|(_, other)| *other == engine).expect("it is in the list").0
}

#[test]
fn revised_clauses_keep_what_other_engines_keep() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/families/harbour-declaration");
    let drafts: Vec<_> = (1..=4)
        .map(|draft| folder.join(format!("draft-{draft}.md")))
        .map(|path| read::path(path).unwrap_or_else(|error| panic!("{error:#}")))
        .collect();
    let (mut all, mut kept) = (0, BTreeMap::new());
    for pair in drafts.windows(2) {
        for change in Comparison::new(&pair[0], &pair[1]).changes() {
            let pieces = change.pieces();
            let before: String = pieces.iter().map(|piece| piece.before).collect();
            let after: String = pieces.iter().map(|piece| piece.after).collect();
            let mut vocabulary = Vocabulary::new(Normalization::Exact);
            let [before, after] =
                [before, after].map(|text| numbers(&words(&text, &mut vocabulary)));
            all += before.len();
            count(&mut kept, &before, &after);
        }
    }
    assert!(all > 500, "{all} words are enough to tell");
    let ours = kept[name_of(Engine::Own)];
    assert!(kept.values().all(|kept| ours * 100 >= kept * 98), "{kept:?}");
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
        let mut kept = BTreeMap::new();
        for _ in 0..40 {
            let (len_b, len_a) = (next(200) + 1, next(200) + 1);
            let before: Vec<u32> = (0..len_b).map(|_| next(kinds)).collect();
            let after: Vec<u32> = (0..len_a).map(|_| next(kinds)).collect();
            count(&mut kept, &before, &after);
        }
        let of = |engine: Engine| kept[name_of(engine)];
        let similar = of(Engine::Similar(similar::Algorithm::Histogram));
        let imara = of(Engine::Imara(imara_diff::Algorithm::Histogram));
        let ours = of(Engine::Own);
        assert!(ours * 100 >= similar.max(imara) * 95, "of {kinds} kinds: {kept:?}");
    }
}
