//! Two drafts as a DOCX with tracked changes and what they do in the margin.
//!
//! ```sh
//! cargo run --example redline                                  # two drafts from corpus/, nothing written
//! cargo run --example redline -- BEFORE AFTER OUT.docx [AUTHOR]
//! ```
#![allow(clippy::print_stdout)]

use std::path::Path;

use travaux::render::ComparisonDocx;
use travaux::{Comparison, Effects, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let paths: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (before, after, out, author) = match paths[..] {
        [] => {
            let family = "corpus/families/harbour-declaration";
            (format!("{family}/draft-2.md"), format!("{family}/draft-3.md"), None, "travaux")
        }
        [before, after, out] => (before.to_owned(), after.to_owned(), Some(out), "travaux"),
        [before, after, out, author] => (before.to_owned(), after.to_owned(), Some(out), author),
        _ => return Err("expected BEFORE AFTER OUT.docx [AUTHOR]".into()),
    };
    let (before, after) = (read::path(Path::new(&before))?, read::path(Path::new(&after))?);
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let file = ComparisonDocx::new(&comparison).effects(&effects).author(author).write()?;
    match out {
        Some(out) => std::fs::write(out, &file.bytes)?,
        None => println!("{} → {}, not written", before.sigil(), after.sigil()),
    }
    println!("{} bytes, {} effects in the margin", file.bytes.len(), effects.all().len());
    for loss in &file.losses {
        println!("not held: {loss}");
    }
    Ok(())
}
