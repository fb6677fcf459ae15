//! The lines of a shell that the guide and the README show, run on the files they name.

use std::path::Path;

use super::{corpus, scratch, session, shell};

/// The files in the code of chapters that their own lines are run on: a scheme, check files.
const WRITTEN: [(&str, &str); 4] = [
    ("3-writing-a-scheme", "strait.toml"),
    ("4-red-lines", "red-lines.toml"),
    ("5-auditing-an-article", "article.toml"),
    ("README", "red-lines.toml"),
];

/// What a page shows: the lines of its blocks, and `travaux …` in running text where it names a file.
///
/// Those that build with cargo are left out.
fn lines(page: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open: Option<&str> = None;
    let mut prose = String::new();
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(_), Some(_)) => open = None,
            (Some(language), None) => {
                lines.extend(spans(&std::mem::take(&mut prose)));
                open = Some(language);
            }
            (None, Some("sh")) if !line.starts_with("cargo ") => lines.push(line.to_owned()),
            (None, None) => prose = prose + line + "\n",
            _ => {}
        }
    }
    lines.extend(spans(&prose));
    lines
}

fn spans(prose: &str) -> Vec<String> {
    let code = prose.split('`').skip(1).step_by(2);
    let runs = code.filter(|code| code.starts_with("travaux ") && code.contains('.'));
    // a span can go on in the next line
    runs.map(|code| code.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The first file that stands in the code of a page.
fn written(page: &str) -> &str {
    page.split_once("r#\"").and_then(|(_, rest)| rest.split_once("\"#")).expect("a file").0
}

/// A folder with the files that pages name.
fn world(name: &str, page: &str) -> std::path::PathBuf {
    let folder = scratch(&format!("guide-{name}"));
    let files = std::fs::read_to_string(corpus().join("cases/guide/files.sh")).expect("files");
    let script = format!("set -e\nCORPUS='{}'\n{files}", corpus().display());
    let made = shell(&script, &folder, &folder);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for (_, file) in WRITTEN.iter().filter(|(own, _)| *own == name) {
        let text = match name {
            // the README shows no check file that speaks of the text
            "README" => std::fs::read_to_string(page_of("4-red-lines")).expect("a chapter"),
            _ => page.to_owned(),
        };
        std::fs::write(folder.join(file), written(&text)).expect("a file");
    }
    folder
}

fn page_of(name: &str) -> std::path::PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match name {
        "README" => root.join("README.md"),
        chapter => root.join(format!("docs/{chapter}.md")),
    }
}

#[test]
fn lines_of_the_guide_do_what_it_says() {
    let chapters = std::fs::read_dir(page_of("README").with_file_name("docs")).expect("a guide");
    let mut names: Vec<String> = chapters
        .flatten()
        .filter_map(|file| Some(file.file_name().to_str()?.strip_suffix(".md")?.to_owned()))
        .collect();
    names.push("README".to_owned());
    names.sort();
    for name in names {
        let page = std::fs::read_to_string(page_of(&name)).expect("a page");
        let lines = lines(&page);
        if lines.is_empty() {
            continue;
        }
        let folder = world(&name, &page);
        let told = session(&lines.join("\n"), &folder, &folder);
        assert!(!told.contains("[2]\n"), "{name}: a line could not be run\n{told}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("guide@{name}"), told);
        });
    }
}
