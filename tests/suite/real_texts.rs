//! Every real text, where the environment variable `TRAVAUX_TEXTS` says they are.

use std::path::{Path, PathBuf};

use travaux::read;

use crate::corpus::texts;
use crate::laws::{check_comparison, check_draft, check_text};

#[test]
fn every_real_text_keeps_the_laws() {
    let Some(root) = std::env::var_os("TRAVAUX_TEXTS").map(PathBuf::from) else {
        println!("skipped: TRAVAUX_TEXTS is not set");
        return;
    };
    let (mut count, mut bytes, mut clauses) = (0, 0, 0);
    for folder in ["texts", "pairs", "series", "multilingual"] {
        let paths = texts(&root.join(folder));
        let mut before: Option<(PathBuf, travaux::Draft)> = None;
        for path in paths {
            let draft = read::path(&path).unwrap_or_else(|error| panic!("{error:#}"));
            check_text(draft.text());
            check_draft(&draft);
            (count, bytes, clauses) =
                (count + 1, bytes + draft.text().len(), clauses + draft.clauses().len());
            if let Some((_, before)) =
                before.as_ref().filter(|(other, _)| other.parent() == path.parent())
            {
                check_comparison(before, &draft);
            }
            before = Some((path, draft));
        }
    }
    println!("{count} texts, {bytes} bytes, {clauses} clauses");
    assert!(count > 0, "{} holds no texts", Path::new(&root).display());
}
