//! What drafts speak of, for the tools of analysts: a project in REFI-QDA, and Web Annotations.
//!
//! ```sh
//! cargo run --example codings                          # four drafts from corpus/, nothing written
//! cargo run --example codings -- OUT.qdpx OUT.jsonld DRAFT…
//! ```
#![allow(clippy::print_stdout)]

use std::path::Path;

use travaux::render::{MapsQdpx, WebAnnotations};
use travaux::{ConceptMap, Draft, Error, Scheme, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (out, paths) = match arguments.as_slice() {
        [] => {
            let draft = |number| format!("corpus/families/harbour-declaration/draft-{number}.md");
            (None, (1..=4).map(draft).collect())
        }
        [qdpx, json, drafts @ ..] => (Some((qdpx, json)), drafts.to_vec()),
        _ => return Err("expected OUT.qdpx OUT.jsonld DRAFT…".into()),
    };
    let drafts: Result<Vec<Draft>, Error> =
        paths.iter().map(|path| read::path(Path::new(path))).collect();
    let drafts = drafts?;
    let scheme = Scheme::builtin("cyber")?;
    let maps: Vec<ConceptMap<'_>> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
    let project = MapsQdpx::new(&maps).name(scheme.title()).write()?;
    let Some(last) = maps.last() else { return Err("expected at least one draft".into()) };
    let annotations = WebAnnotations::of_map(last, last.draft().sigil()).to_string();
    println!("{} sources, {} bytes of a project", maps.len(), project.bytes.len());
    println!("{} annotations of {}", last.annotations().len(), last.draft().sigil());
    for loss in &project.losses {
        println!("not held: {loss}");
    }
    if let Some((qdpx, json)) = out {
        std::fs::write(qdpx, &project.bytes)?;
        std::fs::write(json, annotations)?;
    }
    Ok(())
}
