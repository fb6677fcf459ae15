//! Files to drafts.

use std::fs::File;
use std::io::Read;
use std::path::Path;

#[cfg(feature = "docx")]
use super::docx::docx_with_options;
use super::encoding::{Decoded, decode, refuse_nul, utf16};
use super::format::{Format, Told, foreign, tell};
use super::markdown::markdown_with_options;
use super::table::table;
use crate::document::{Draft, TrackedChanges};
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// No text people negotiate is longer; what is, is a mistake that should not take all memory.
const MOST_BYTES: u64 = 1 << 30;

/// How a file is read.
///
/// ```
/// use travaux::read::{Format, ReadOptions, TrackedChanges};
///
/// let options = ReadOptions::new().format(Format::Markdown).tracked(TrackedChanges::Before);
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    format: Option<Format>,
    tracked: TrackedChanges,
}

impl ReadOptions {
    /// The defaults: the format is told by content and name, tracked changes are accepted.
    #[must_use]
    pub const fn new() -> Self {
        Self { format: None, tracked: TrackedChanges::After }
    }

    /// The format, whatever content and name say.
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// How tracked changes and struck text are read.
    #[must_use]
    pub const fn tracked(mut self, tracked: TrackedChanges) -> Self {
        self.tracked = tracked;
        self
    }
}

impl From<TrackedChanges> for ReadOptions {
    fn from(tracked: TrackedChanges) -> Self {
        Self::new().tracked(tracked)
    }
}

impl From<Format> for ReadOptions {
    fn from(format: Format) -> Self {
        Self::new().format(format)
    }
}

/// Reads a file as a draft, cited by its name without the extension.
///
/// The [`Format`] goes by what the file holds and by the extension, in capitals or small letters.
///
/// # Errors
/// If there is no such file, or it is no regular file, holds more than 1 GiB, is of a format this
/// crate does not read, breaks the grammar of its format, or should be text and is in no encoding that
/// can be told; the error says which, and where.
///
/// ```no_run
/// let draft = travaux::read::path("drafts/rev1.md")?;
/// println!("{} clauses", draft.clauses().len());
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn path(path: impl AsRef<Path>) -> Result<Draft, Error> {
    path_with_options(path, ReadOptions::new())
}

/// Reads a file as a draft, in a format and with tracked changes as `options` say.
///
/// # Errors
/// As [`path()`].
pub fn path_with_options(
    path: impl AsRef<Path>,
    options: impl Into<ReadOptions>,
) -> Result<Draft, Error> {
    let path = path.as_ref();
    read(path, options.into()).map_err(|error| error.named(path.display().to_string()))
}

/// Reads what a file would hold as a draft: what came through a pipe, or out of a repository. The format is
/// told as that of a file called `name` would be, and the draft is cited by that name without the extension.
///
/// # Errors
/// As [`path()`], but for files that cannot be read.
///
/// ```
/// use travaux::read::{self, ReadOptions};
///
/// let draft = read::bytes("rev1.md", b"1. All *States* act.", ReadOptions::new())?;
/// assert_eq!((draft.sigil(), draft.text()), ("rev1", "1. All States act."));
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn bytes(
    name: impl AsRef<Path>,
    bytes: &[u8],
    options: impl Into<ReadOptions>,
) -> Result<Draft, Error> {
    let name = name.as_ref();
    let read = match bytes.len() as u64 {
        ..=MOST_BYTES => held(name, bytes, options.into()),
        _ => Err(too_long()),
    };
    read.map_err(|error| error.named(name.display().to_string()))
}

/// Reads a file of data, such as a scheme, as UTF-8 text; for the text of a draft see [`path()`].
///
/// # Errors
/// If there is no such file, or it is no regular file, holds more than 1 GiB, or is not UTF-8 text.
///
/// ```
/// let error = travaux::read::data("no/such/scheme.toml").unwrap_err();
/// assert_eq!(error.to_string(), "no/such/scheme.toml: found no such file");
/// ```
pub fn data(path: impl AsRef<Path>) -> Result<String, Error> {
    let read = bytes_of(path.as_ref()).and_then(utf8);
    read.map_err(|error| error.named(path.as_ref().display().to_string()))
}

/// Reads a file of data in whatever old programs wrote it: UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// As [`data`], but for the encoding.
pub(crate) fn any_text(path: &Path) -> Result<String, Error> {
    let read = bytes_of(path).and_then(|bytes| {
        let decoded = utf16(&bytes).map_or_else(|| decode(&bytes), Ok)?;
        refuse_nul(&decoded.text)?;
        Ok(decoded.text.trim_start_matches('\u{feff}').to_owned())
    });
    read.map_err(|error| error.named(path.display().to_string()))
}

fn read(path: &Path, options: ReadOptions) -> Result<Draft, Error> {
    held(path, &bytes_of(path)?, options)
}

/// The draft that a file at `path` is if it holds `bytes`.
fn held(path: &Path, bytes: &[u8], options: ReadOptions) -> Result<Draft, Error> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    if let Some(Decoded { text, recoding }) = utf16(bytes) {
        refuse_nul(&text)?;
        let draft = held(path, text.as_bytes(), options)?;
        return Ok(draft.recoded(recoding.unwrap_or_default()));
    }
    let told = options.format.map_or_else(|| tell(bytes, extension), Told::Format);
    let sigil =
        path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match told {
        Told::Format(Format::Plain) => text(bytes, |text| Ok(Draft::parse(sigil, text))),
        Told::Format(Format::Markdown) => {
            text(bytes, |text| Ok(markdown_with_options(sigil, text, options.tracked)))
        }
        Told::Format(Format::Csv) => text(bytes, |text| table(sigil, text)),
        #[cfg(feature = "html")]
        Told::Format(Format::Html) => {
            text(bytes, |text| Ok(super::html::html_with_options(sigil, text, options.tracked)))
        }
        #[cfg(not(feature = "html"))]
        Told::Format(Format::Html) => Err(foreign("HTML, which the feature `html` reads")),
        #[cfg(feature = "docx")]
        Told::Format(Format::Docx) => docx_with_options(sigil, bytes, options.tracked),
        #[cfg(not(feature = "docx"))]
        Told::Format(Format::Docx) => Err(foreign(
            "a ZIP archive (if it is a DOCX, the feature `docx` of this crate reads it)",
        )),
        #[cfg(feature = "akn")]
        Told::Format(Format::AkomaNtoso) => {
            text(bytes, |text| super::akn::akoma_ntoso_with_options(sigil, text, options.tracked))
        }
        #[cfg(not(feature = "akn"))]
        Told::Format(Format::AkomaNtoso) => {
            Err(foreign("Akoma Ntoso, which the feature `akn` reads"))
        }
        Told::Foreign(name) => Err(foreign(name)),
    }
}

/// Reads the draft of a file of text, in UTF-8 or Windows-1252.
fn text(bytes: &[u8], read: impl FnOnce(&str) -> Result<Draft, Error>) -> Result<Draft, Error> {
    let Decoded { text, recoding } = decode(bytes)?;
    let draft = read(&text)?;
    Ok(match recoding {
        Some(recoding) => draft.recoded(recoding).in_legacy_encoding(),
        None => draft,
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let io = |error| Error::new(ErrorKind::Io, "found no file that can be read").caused_by(error);
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => {
            Error::new(ErrorKind::Io, "found no such file").caused_by(error)
        }
        _ => io(error),
    })?;
    if meta.is_dir() {
        return Err(Error::new(ErrorKind::Io, "found a directory, expected a file"));
    }
    if !meta.is_file() {
        return Err(Error::new(ErrorKind::Io, "found a device or a pipe, expected a file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    // a file may grow while it is read
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_long());
    }
    Ok(bytes)
}

fn too_long() -> Error {
    Error::new(ErrorKind::Io, "found more than 1 GiB, allowed: up to 1 GiB")
}

/// Data in UTF-8, or the place that shows it is none.
fn utf8(bytes: Vec<u8>) -> Result<String, Error> {
    let decoded = decode(&bytes)?;
    if decoded.recoding.is_none() {
        return Ok(decoded.text.into_owned());
    }
    let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let byte = bytes[valid];
    let found = format!("found byte 0x{byte:02X} (byte {valid} of the file), expected UTF-8 text");
    Err(Error::new(ErrorKind::NotText, found).at(before, Span::new(valid, valid)))
}
