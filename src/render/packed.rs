//! Files that are archives of parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::concept::Loss;
use crate::error::{Error, ErrorKind};
use crate::roster::Date;

/// A file that holds an answer, to be written as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What the answer says and the format cannot hold, or holds otherwise.
    pub losses: Vec<Loss>,
}

/// A ZIP archive of `parts`, each a name and its text, all of them of the first day that the format
/// knows: no clock.
pub(super) fn packed(parts: &[(String, String)]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut pack = || {
        for (name, text) in parts {
            zip.start_file(name.as_str(), options)?;
            zip.write_all(text.as_bytes())?;
        }
        Ok(())
    };
    let refused = |cause: zip::result::ZipError| {
        let found = "found more text than a ZIP archive holds, allowed: 4 GiB";
        Error::new(ErrorKind::TooLarge, found).caused_by(cause)
    };
    pack().map_err(refused)?;
    Ok(zip.finish().map_err(refused)?.into_inner())
}

/// When what has no date was made, for formats or their readers that ask: the first moment that a ZIP
/// archive knows.
pub(super) const NO_MOMENT: &str = "1980-01-01T00:00:00Z";

/// A date that is one day.
pub(super) fn day(said: &str) -> Option<String> {
    let date = said.parse::<Date>().ok().filter(|date| date.is_day())?;
    Some(date.to_string())
}

/// Something that is true of all of an answer and that its format cannot hold.
pub(super) fn loss(reason: impl Into<String>) -> Loss {
    Loss { location: None, entry: String::new(), reason: reason.into() }
}
