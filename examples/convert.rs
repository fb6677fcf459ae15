//! A dictionary in another format: `convert` for one of the corpus, `convert FILE FORMAT` for yours,
//! with `toml`, `ttl`, `jsonld` or `yml` for FORMAT. The scheme goes to the output, what one format says
//! and the other cannot to the errors.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::process::ExitCode;

use travaux::{Error, Scheme, SchemeFormat};

const DICTIONARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/schemes/foreign/port.cat");

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (file, format) = match words.as_slice() {
        [] => (DICTIONARY, "toml"),
        [file, format] => (file.as_str(), format.as_str()),
        _ => ("", ""),
    };
    let format = match format {
        "toml" => SchemeFormat::Toml,
        "ttl" => SchemeFormat::Turtle,
        "jsonld" => SchemeFormat::JsonLd,
        "yml" => SchemeFormat::Quanteda,
        _ => {
            eprintln!("usage: convert [FILE toml|ttl|jsonld|yml]");
            return ExitCode::from(2);
        }
    };
    match convert(file, format) {
        Ok(text) => {
            // a reader that stops reading is no failure
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn convert(file: &str, format: SchemeFormat) -> Result<String, Error> {
    let scheme = Scheme::from_path(file)?;
    let written = scheme.to_format(format)?;
    for loss in scheme.losses().iter().chain(&written.losses) {
        eprintln!("{loss}");
    }
    Ok(written.text)
}
