//! The program `travaux` as it is called: sessions of a shell, with what they print and how they end.
#![cfg(unix)]

mod guide;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where sessions are held: beside the texts of the corpus.
fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// A line of a shell in a world without settings, colors and a terminal.
fn shell(line: &str, folder: &Path, scratch: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_travaux")).parent().expect("in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:{path}", program.display()))
        .env("HOME", scratch)
        .env("TMP", scratch)
        .env("LC_ALL", "C.UTF-8")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|name| (name, "Ana")))
        .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|name| (name, "ana@example.org")))
        .envs(["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map(|name| (name, "2031-03-01T00:00Z")))
        .output()
        .expect("a shell")
}

/// An empty folder that belongs to one session.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder to write to");
    folder
}

/// What a session prints: every line behind a `$`, its output, its errors behind `!`, its status if it is not 0.
fn session(lines: &str, folder: &Path, scratch: &Path) -> String {
    let mut page = String::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            let _ = writeln!(page, "\n{line}");
            continue;
        }
        let _ = writeln!(page, "\n$ {line}");
        let output = shell(line, folder, scratch);
        page += &String::from_utf8_lossy(&output.stdout);
        String::from_utf8_lossy(&output.stderr).lines().for_each(|line| {
            let _ = writeln!(page, "! {line}");
        });
        match output.status.code() {
            Some(0) => {}
            code => _ = writeln!(page, "[{}]", code.map_or("killed".to_owned(), |n| n.to_string())),
        }
    }
    page.replace(&scratch.display().to_string(), "$TMP")
}

#[test]
fn sessions() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!(env!("CARGO_MANIFEST_DIR"), "corpus/cases/command/*.sh", |path| {
            let lines = std::fs::read_to_string(path).expect("a session");
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            insta::assert_snapshot!("command", session(&lines, &corpus(), &scratch(&name)));
        });
    });
}

/// The commands that the help lists.
fn commands(folder: &Path) -> Vec<String> {
    let help = shell("travaux help", &corpus(), folder);
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let named = listed.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

#[test]
fn every_command_has_a_page_of_help_with_examples() {
    let scratch = scratch("help");
    let commands = commands(&scratch);
    assert!(commands.len() > 20, "{commands:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        let output = shell(&format!("travaux {command} --help"), &corpus(), &scratch);
        let help = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{command}");
        let shows =
            help.contains("Examples:") || help.contains("git config") || help.contains("Pages:");
        assert!(shows, "{command}:\n{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 106), "{command}:\n{help}");
    }
}

#[test]
fn the_manual_has_every_command() {
    let scratch = scratch("manual");
    let output = shell("travaux manual --folder $TMP/man", &corpus(), &scratch);
    assert!(output.status.success());
    for command in commands(&scratch).iter().filter(|command| *command != "help") {
        let page = scratch.join(format!("man/travaux-{command}.1"));
        let page = std::fs::read_to_string(&page).expect("a page");
        assert!(page.contains(".TH"), "{command}");
    }
}

#[test]
fn shells_complete_every_command() {
    let scratch = scratch("completions");
    for name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = shell(&format!("travaux completions {name}"), &corpus(), &scratch);
        let script = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && script.contains("kwic"), "{name}");
    }
}

/// Shapes that at least are among what the program writes.
const FORMS: [&str; 19] = [
    "audit",
    "brackets",
    "citations",
    "concepts",
    "concordance",
    "coverage",
    "evaluation",
    "explanation",
    "gaps",
    "key-terms",
    "matrix",
    "merge",
    "outline",
    "overlap",
    "roster",
    "schemes",
    "settings",
    "terms",
    "tokens",
];

#[test]
fn all_that_is_called_json_is_json() {
    const HARBOUR: &str = "families/harbour-declaration";
    let scratch = scratch("json");
    let mut seen = BTreeSet::new();
    for line in [
        format!("outline {HARBOUR}/draft-4.md"),
        format!("outline --show brackets {HARBOUR}"),
        format!("outline --show terms {HARBOUR}/draft-4.md"),
        format!("outline --show citations {HARBOUR}/draft-4.md"),
        format!("outline --show tokens {HARBOUR}/draft-4.md"),
        format!("diff {HARBOUR}/draft-2.md {HARBOUR}/draft-3.md"),
        format!("effects {HARBOUR}/draft-2.md {HARBOUR}/draft-3.md"),
        format!("force {HARBOUR}/draft-4.md"),
        format!("force --said-by commentaries/harbour-declaration.txt {HARBOUR}/draft-4.md"),
        format!("map {HARBOUR}/draft-4.md"),
        format!("map --show coverage {HARBOUR}/draft-4.md"),
        format!("map --show settings {HARBOUR}/draft-4.md"),
        format!("map --show matrix {HARBOUR}"),
        format!("gaps --source instruments/summit-agenda-2025.md {HARBOUR}/draft-4.md"),
        format!("kwic norm {HARBOUR}"),
        format!("kwic --key {HARBOUR}/draft-4.md --against instruments"),
        format!("history {HARBOUR}"),
        format!("history --phrase capacity-building {HARBOUR}"),
        format!("collate {HARBOUR}"),
        format!("trace {HARBOUR}/draft-4.md instruments"),
        "overlap instruments".to_owned(),
        "merge negotiations/pilot-pact/chair.md negotiations/pilot-pact/coast.md \
         negotiations/pilot-pact/river.md"
            .to_owned(),
        "roster --since 2032-02-11 rosters/harbour-declaration.toml rosters/g7.toml".to_owned(),
        "check checks/red-lines.toml".to_owned(),
        "check checks/red-lines.toml --explain fund".to_owned(),
        "scheme".to_owned(),
        "scheme cyber".to_owned(),
        "scheme cyber integrity".to_owned(),
        "evaluate codings/two-coders.csv --coder ana codings/quay-charter.txt codings/quay-annex.txt"
            .to_owned(),
    ] {
        let output = shell(&format!("travaux --json {line}"), &corpus(), &scratch);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {told}");
        let value: Result<serde_json::Value, _> = serde_json::from_slice(&output.stdout);
        let value = value.unwrap_or_else(|flaw| panic!("{line}: {flaw}"));
        assert!(value.is_object() || value.as_array().is_some_and(|all| !all.is_empty()), "{line}");
        let reports = value.as_array().into_iter().flatten().chain([&value]);
        for report in reports.filter(|report| report.is_object()) {
            let name = report["schema"].as_str().unwrap_or_else(|| panic!("{line}: no name"));
            let schema = travaux::render::schema(name).unwrap_or_else(|| panic!("{line}: {name}"));
            let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
            let schema = serde_json::from_str(schema).expect("a schema");
            compiler.add_resource(name, schema).expect("one schema");
            let schema = compiler.compile(name, &mut schemas).expect("a schema");
            schemas.validate(report, schema).unwrap_or_else(|flaw| panic!("{line}: {flaw}"));
            seen.insert(name.to_owned());
        }
    }
    for form in FORMS {
        assert!(seen.contains(&format!("travaux/{form}/1")), "{form}: {seen:?}");
    }
}

#[test]
fn no_line_is_wider_than_was_asked_for() {
    const HARBOUR: &str = "families/harbour-declaration";
    let scratch = scratch("width");
    for width in [60, 80, 120] {
        for line in [
            format!("outline {HARBOUR}/draft-4.md"),
            format!("diff --effects {HARBOUR}/draft-2.md {HARBOUR}/draft-3.md"),
            format!("effects {HARBOUR}/draft-2.md {HARBOUR}/draft-3.md"),
            format!("force {HARBOUR}/draft-4.md"),
            format!("history {HARBOUR}"),
            format!("history --told {HARBOUR}"),
            format!("collate {HARBOUR}"),
            format!("trace {HARBOUR}/draft-4.md instruments"),
            "check checks/article.toml".to_owned(),
        ] {
            let line = format!("travaux --color always --width {width} {line}");
            let output = shell(&line, &corpus(), &scratch);
            for printed in String::from_utf8_lossy(&output.stdout).lines() {
                let columns = seen(printed).chars().count();
                assert!(columns <= width, "{columns} columns\n$ {line}\n{printed}");
            }
        }
    }
}

/// A line without what colors it.
fn seen(line: &str) -> String {
    let mut parts = line.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |seen, part| seen + part.split_once('m').map_or("", |(_, rest)| rest))
}
