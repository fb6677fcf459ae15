//! Data flows one way: a module names only modules above its own line.

use std::path::Path;

use crate::corpus::root;

/// The layers from the top down. `span` and `error` may name each other, and `lexicon` stands below
/// neither of them and above `text`, which finds abbreviations in it.
const LAYERS: [&[&str]; 13] = [
    &["span", "error", "bytes", "logarithm"],
    &["lexicon"],
    &["text"],
    &["document"],
    &["read", "diff"],
    &["align"],
    &["concept", "force", "merge", "roster", "term"],
    &["concordance", "coverage", "evaluation", "setting"],
    &["change", "lineage"],
    // above `concept` and `change`: the lives of concepts and turning points are told by them
    &["history"],
    &["check"],
    &["render"],
    // pages of documents, no code
    &["guide"],
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => sources(&path, found),
            path => found.push(path),
        }
    }
}

#[test]
fn no_module_names_one_below_it() {
    let src = root().join("../src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        // the program stands below all of them
        if module == "lib" || module == "bin" {
            continue;
        }
        let own = layer(module).unwrap_or_else(|| {
            panic!("{module} has no layer: give it one here and in ARCHITECTURE.md")
        });
        let source = std::fs::read_to_string(&file).unwrap();
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for named in line.split("crate::").skip(1) {
                let name = named
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap_or_default();
                let other = layer(name).unwrap_or_else(|| {
                    panic!("{}: {line}: name the module in full", file.display())
                });
                assert!(
                    other < own || name == module || other == own && own == 0,
                    "{}: {line}",
                    file.display()
                );
            }
        }
    }
}
