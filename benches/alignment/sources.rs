//! The texts that are mutated.

use std::path::{Path, PathBuf};

use travaux::{Draft, read};

use crate::files::texts;
use crate::mutator::{Store, passages};

/// A text, and words of another to put into it.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) draft: Draft,
    pub(crate) store: Store,
}

/// The invented texts.
pub(crate) fn corpus() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    sources(&[root.join("families"), root.join("instruments")])
}

/// The real texts; none where they are not at hand.
pub(crate) fn real() -> Vec<Source> {
    let Some(root) = std::env::var_os("TRAVAUX_TEXTS").map(PathBuf::from) else {
        return Vec::new();
    };
    sources(&[root.join("texts"), root.join("multilingual")])
}

/// A text of fewer clauses has nowhere to move them.
const LEAST_CLAUSES: usize = 8;
/// A store of fewer words would say the same over and over.
const LEAST_STORE: usize = 300;

fn sources(folders: &[PathBuf]) -> Vec<Source> {
    let mut drafts = Vec::new();
    for path in folders.iter().flat_map(|folder| texts(folder)) {
        let draft = read::path(&path).unwrap_or_else(|error| panic!("{error:#}"));
        if draft.clauses().len() >= LEAST_CLAUSES {
            drafts.push((path.display().to_string(), draft));
        }
    }
    let bodies = |draft: &Draft| passages(draft).into_iter().map(|passage| passage.body).collect();
    let stores: Vec<(Option<String>, Store)> = drafts
        .iter()
        .map(|(_, draft)| {
            let bodies: Vec<String> = bodies(draft);
            (draft.language().map(str::to_owned), Store::new(bodies.iter().map(String::as_str)))
        })
        .collect();
    let store = |own: usize| {
        let count = stores.len();
        // from half the list away, so that it is hardly another state of the same text
        let others = (0..count).map(|step| (own + count / 2 + step) % count);
        let fits = |other: &usize| {
            *other != own
                && stores[*other].0 == stores[own].0
                && stores[*other].1.len() >= LEAST_STORE
        };
        let found =
            others.clone().find(fits).or_else(|| others.clone().find(|&other| other != own));
        found.map(|other| stores[other].1.clone()).unwrap_or_default()
    };
    let stores: Vec<Store> = (0..drafts.len()).map(store).collect();
    let source = |((name, draft), store)| Source { name, draft, store };
    drafts.into_iter().zip(stores).map(source).collect()
}
