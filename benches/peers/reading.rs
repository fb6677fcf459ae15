//! Texts to clauses and tokens, against a pass over the events of Markdown; how the time grows with
//! nesting; and how much memory a draft takes.

use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};
use travaux::{Draft, read};

use crate::ratio::{Race, least};
use crate::texts::{english, policies, prose};

pub(crate) fn run(race: &mut Race) {
    memory(race);
    let texts = [
        Some(prose(170_000)),
        english("English treaties", "texts/treaties", 1_000_000),
        policies(),
    ];
    for text in texts.iter().flatten() {
        let text = (text.name, text.text.as_str());
        versus_markdown(race, "reading", text, |text| Draft::parse("text", text));
        versus_markdown(race, "reading as Markdown", text, |text| read::markdown("text", text));
    }
    growth(race);
}

fn versus_markdown(
    race: &mut Race,
    what: &str,
    (name, text): (&str, &str),
    read: impl Fn(&str) -> Draft,
) {
    let ours = || {
        let draft = read(text);
        draft.clauses().len() + draft.tokens().len()
    };
    let theirs = || {
        let events = Parser::new_ext(text, Options::all()).into_offset_iter();
        events
            .fold(0, |count, event| count + usize::from(!std::hint::black_box(event).1.is_empty()))
    };
    let name = format!("{what} {name}");
    race.run(&name, "pulldown-cmark", text.len(), (ours, theirs), |cut, events| {
        assert!(cut > text.len() / 10 && events > text.len() / 5000, "{cut} and {events}");
    });
}

/// A name, and the text that nests so deep.
type Nested = (&'static str, fn(usize) -> String);

/// Texts that nest as deep as they are long.
const NESTED: [Nested; 7] = [
    ("brackets", |depth| format!("{}a{}", "[".repeat(depth), "]".repeat(depth))),
    ("brackets never closed", |depth| "[a ".repeat(depth)),
    ("printed numbers on one line", |depth| "(a) (i) 1. ".repeat(depth / 3)),
    ("sections", |depth| {
        let section = |level: usize| format!("{}1 a\n", "1.".repeat(level % 64));
        (0..depth / 8).map(section).collect()
    }),
    ("lists of Markdown", |depth| {
        let level = |level: usize| format!("{}- a\n", "  ".repeat(level % 200));
        (0..depth / 8).map(level).collect()
    }),
    ("quotations of Markdown", |depth| format!("{}a", "> ".repeat(depth))),
    ("options", |depth| "[Option 1: a [Option 2: b ".repeat(depth / 8)),
];
/// So deep at first, and then twice as deep.
const DEPTH: usize = 100_000;

fn growth(race: &Race) {
    for (name, nested) in NESTED {
        let name = format!("doubling nested {name}");
        let Some(once) = race.runs(&name) else { continue };
        let depth = if once { DEPTH / 50 } else { DEPTH };
        let time = |depth| {
            let text = nested(depth);
            let read = || {
                let draft = read::markdown("nested", &text);
                draft.clauses().len() + draft.brackets().all().len()
            };
            least(if once { 1 } else { 5 }, || {
                let start = Instant::now();
                assert!(std::hint::black_box(read()) > 0);
                start.elapsed()
            })
        };
        let (single, double): (Duration, Duration) = (time(depth), time(2 * depth));
        let factor = double.as_secs_f64() / single.as_secs_f64();
        println!("{name}\n    {single:.1?} and {double:.1?}: {factor:.2} times as long");
    }
}

/// The memory a process holds at most while it reads a text, and keeps for the draft; known on Linux.
fn memory(race: &Race) {
    let name = "memory for reading";
    let Some(once) = race.runs(name) else { return };
    let text = prose(if once { 20_000 } else { 6_000_000 }).text;
    let Some(before) = resident("VmRSS") else {
        println!("{name}: skipped, the system does not say");
        return;
    };
    let draft = Draft::parse("text", &text);
    let (peak, kept) = (resident("VmHWM").unwrap_or(0), resident("VmRSS").unwrap_or(0));
    assert!(draft.tokens().len() > text.len() / 10);
    let times = |bytes: usize| bytes.saturating_sub(before) as f64 / text.len() as f64;
    println!("{name} {} MB of prose from the corpus", text.len() / 1_000_000);
    println!("    {:.1} times the text at most, {:.1} kept", times(peak), times(kept));
}

/// What the system says that this process holds, in bytes.
fn resident(field: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
