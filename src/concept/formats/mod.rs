//! Schemes in the formats of librarians and content analysts.

mod categories;
mod entry;
#[cfg(feature = "dictionaries")]
mod json;
mod lexicoder;
mod liwc;
mod liwc_table;
#[cfg(feature = "dictionaries")]
mod medspacy;
#[cfg(feature = "dictionaries")]
mod quanteda;
#[cfg(feature = "skos")]
mod rdf;
#[cfg(feature = "skos")]
mod skos;
#[cfg(feature = "skos")]
mod skos_groups;
#[cfg(feature = "skos")]
mod skos_writer;
#[cfg(feature = "dictionaries")]
mod spacy;
#[cfg(feature = "dictionaries")]
mod spacy_tokens;
mod toml_writer;
#[cfg(feature = "dictionaries")]
mod tree;
mod wordstat;
mod wordstat_rule;
#[cfg(feature = "dictionaries")]
mod yaml;
mod yaml_writer;
#[cfg(feature = "dictionaries")]
mod yoshikoder;

use super::builder::{Builder, Head};
use super::loss::Loss;
use super::scheme::Scheme;
use super::scheme_file;
use crate::error::{Error, ErrorKind};

/// A way to write a scheme.
///
/// | format | extensions | labels | languages | order and distance | hierarchy | groups | written |
/// |---|---|---|---|---|---|---|---|
/// | TOML | `.toml` | preferred, alternative, hidden | yes | patterns, rejections, contexts | yes | yes | whole |
/// | SKOS in Turtle | `.ttl`, `.nt` | preferred, alternative, hidden | yes | no | yes | yes | whole |
/// | SKOS in JSON-LD | `.jsonld`, `.json` | the same | yes | no | yes | yes | whole |
/// | quanteda YAML | `.yml`, `.yaml` | no | no | sequences | yes | no | what it can say |
/// | LIWC | `.dic`, `.dicx` | no | no | sequences | yes | no | no |
/// | Lexicoder | `.lc3` | no | no | sequences | no | no | no |
/// | Yoshikoder | `.ykd` | no | no | sequences | yes | no | no |
/// | WordStat | `.cat` | no | no | sequences, rules | yes | no | no |
/// | spaCy | `.jsonl` | no | no | sequences of token tests | by `id` | no | no |
/// | medspaCy | `.json`, `.jsonl` | no | no | the same | no | no | no |
///
/// *Whole* means that reading what was written gives the same scheme. What SKOS has no word for –
/// patterns and rejections – is written as `tvx:pattern` and `tvx:reject` (`urn:travaux:terms#`), a
/// literal that holds the keys of the TOML table, and labels with marks of the language of phrases as
/// `tvx:altLabel` and the like; other programs pass over both, which [`Written::losses`] says.
///
/// # How the words are read
/// - A concept has the id its file gives it. In SKOS that is the last part of its address, in nested
///   dictionaries the names of its categories from the top, joined by dots. Categories are no labels:
///   a concept that has none goes by its id.
/// - Entries of dictionaries become patterns. `*` at the end of a word and plain words are phrases, each
///   word in the form it has there and no other; `*` and `?` elsewhere make a regular expression. `_` stands
///   for a space in WordStat, and nowhere else.
/// - Labels of SKOS are what they say: marks that mean something in a phrase (`|`, `*`, `<`) are
///   spaces, which [`Scheme::losses`] says. A label without a language is one of any language. A
///   second preferred label in one language is a problem, as is a concept above itself.
/// - Of SKOS are read `prefLabel`, `altLabel`, `hiddenLabel`, these of SKOS-XL, `definition`,
///   `broader`, `narrower`, `ConceptScheme`, `Collection` and `OrderedCollection` with `member` and
///   `memberList`, and of Dublin Core `title`, `description` and `source`. Everything else is a loss.
/// - LIWC's conditional categories, `(02 134)125/464`, are losses; categories besides them are kept.
/// - WordStat's rules, `@NAME [TERM NEAR TERM /C5] (1)`, are executed: `NEAR`, `BEFORE`, `AFTER` and their
///   `NOT`, within so many words (`/C5`), the sentence (`/S`), paragraph (`/P`) or document (`/D`), joined by
///   `AND` and `OR`. No file of the program with rules was at hand when this was written: a rule in another
///   notation is a loss and finds nothing. Weights other than 1 are losses.
/// - Words of spaCy count as printed. Patterns of tokens become regular expressions over the printed words, or phrases where they only
///   ask for words in small letters. Tests of grammar (`POS`, `DEP`, `ENT_TYPE`) are losses, and their
///   rules with them: to find more than was asked for is the worse mistake.
/// - medspaCy's context rules become concepts of their category; that they reach forward or backward
///   is a loss, for this crate reads negation itself ([`crate::force`]).
///
/// Files are read as UTF-8, as UTF-16 with a byte order mark, and what is neither as Windows-1252;
/// TOML is UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SchemeFormat {
    /// TOML, as [`Scheme`] says.
    Toml,
    /// SKOS in Turtle.
    Turtle,
    /// SKOS in JSON-LD.
    JsonLd,
    /// Dictionaries of quanteda in YAML.
    Quanteda,
    /// LIWC, with its header between `%`.
    Liwc,
    /// LIWC-22, a table in CSV.
    LiwcTable,
    /// Lexicoder 3.
    Lexicoder,
    /// Yoshikoder, in XML.
    Yoshikoder,
    /// WordStat.
    WordStat,
    /// Patterns of spaCy's `EntityRuler` in JSON lines.
    Spacy,
    /// Target and context rules of medspaCy in JSON.
    Medspacy,
}

/// A scheme in some format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// What the scheme says and the format cannot; places are none, entries are ids and phrases.
    pub losses: Vec<Loss>,
}

impl SchemeFormat {
    /// The format of a file with `extension` that holds `text`.
    ///
    /// # Errors
    /// If it is in a format this crate does not read.
    pub(super) fn tell(extension: &str, text: &str) -> Result<Self, Error> {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        Ok(match extension.to_ascii_lowercase().as_str() {
            "toml" => Self::Toml,
            "ttl" | "turtle" | "nt" => Self::Turtle,
            "jsonld" => Self::JsonLd,
            "yml" | "yaml" => Self::Quanteda,
            "dicx" => Self::LiwcTable,
            "dic" => Self::Liwc,
            "lc3" => Self::Lexicoder,
            "ykd" => Self::Yoshikoder,
            "cat" => Self::WordStat,
            "json" | "jsonl" => Self::of_json(text),
            "rdf" | "owl" => return Err(foreign("RDF in XML; Turtle says the same")),
            _ if start.starts_with('%') => Self::Liwc,
            _ if start.starts_with("<?xml") || start.starts_with("<dictionary") => {
                if start.contains("rdf:RDF") {
                    return Err(foreign("RDF in XML; Turtle says the same"));
                }
                Self::Yoshikoder
            }
            _ if start.starts_with("@prefix") || start.starts_with("PREFIX") => Self::Turtle,
            _ if start.starts_with('{') => Self::of_json(text),
            _ => Self::Toml,
        })
    }

    fn of_json(text: &str) -> Self {
        let has = |key: &str| text.contains(&format!("\"{key}\""));
        if has("@id") || has("@context") || has("@graph") {
            Self::JsonLd
        } else if has("target_rules") || has("context_rules") || has("literal") {
            Self::Medspacy
        } else {
            Self::Spacy
        }
    }

    /// Its name, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Toml => "TOML",
            Self::Turtle => "SKOS in Turtle",
            Self::JsonLd => "SKOS in JSON-LD",
            Self::Quanteda => "quanteda YAML",
            Self::Liwc => "LIWC",
            Self::LiwcTable => "LIWC-22",
            Self::Lexicoder => "Lexicoder",
            Self::Yoshikoder => "Yoshikoder",
            Self::WordStat => "WordStat",
            Self::Spacy => "spaCy",
            Self::Medspacy => "medspaCy",
        }
    }
}

fn foreign(what: &str) -> Error {
    Error::new(ErrorKind::UnknownFormat, format!("found {what}"))
}

/// Reads `text`, which errors call `name`; `id` is the id of a scheme that gives itself none.
pub(super) fn read(
    text: &str,
    name: &str,
    id: &str,
    format: SchemeFormat,
) -> Result<Scheme, Error> {
    if format == SchemeFormat::Toml {
        return scheme_file::read(text, name);
    }
    let mut builder = Builder::new(text, name);
    builder.head(Head { id: Some(id.to_owned()), ..Head::default() });
    match format {
        SchemeFormat::Liwc => liwc::read(text, &mut builder),
        SchemeFormat::LiwcTable => liwc_table::read(text, &mut builder),
        SchemeFormat::Lexicoder => lexicoder::read(text, &mut builder),
        SchemeFormat::WordStat => wordstat::read(text, &mut builder),
        #[cfg(feature = "skos")]
        SchemeFormat::Turtle => skos::read(rdf::turtle(text, &mut builder), id, &mut builder),
        #[cfg(feature = "skos")]
        SchemeFormat::JsonLd => skos::read(rdf::json_ld(text, &mut builder), id, &mut builder),
        #[cfg(feature = "dictionaries")]
        SchemeFormat::Quanteda => quanteda::read(text, &mut builder),
        #[cfg(feature = "dictionaries")]
        SchemeFormat::Yoshikoder => yoshikoder::read(text, &mut builder),
        #[cfg(feature = "dictionaries")]
        SchemeFormat::Spacy => spacy::read(text, &mut builder),
        #[cfg(feature = "dictionaries")]
        SchemeFormat::Medspacy => medspacy::read(text, &mut builder),
        #[cfg(not(all(feature = "skos", feature = "dictionaries")))]
        _ => return Err(without_feature(format).named(name)),
        #[cfg(all(feature = "skos", feature = "dictionaries"))]
        SchemeFormat::Toml => {}
    }
    builder.finish()
}

#[cfg(not(all(feature = "skos", feature = "dictionaries")))]
fn without_feature(format: SchemeFormat) -> Error {
    let is_skos = matches!(format, SchemeFormat::Turtle | SchemeFormat::JsonLd);
    let feature = if is_skos { "skos" } else { "dictionaries" };
    foreign(&format!("{format}, which the feature `{feature}` reads"))
}

/// Writes `scheme`.
pub(super) fn write(scheme: &Scheme, format: SchemeFormat) -> Result<Written, Error> {
    match format {
        SchemeFormat::Toml => Ok(toml_writer::write(scheme)),
        SchemeFormat::Quanteda => Ok(yaml_writer::write(scheme)),
        #[cfg(feature = "skos")]
        SchemeFormat::Turtle | SchemeFormat::JsonLd => skos_writer::write(scheme, format),
        _ => Err(Error::new(
            ErrorKind::UnknownFormat,
            format!("found {format}, allowed to be written: TOML, SKOS and quanteda YAML"),
        )),
    }
}
