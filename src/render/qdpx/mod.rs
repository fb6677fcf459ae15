//! Concept maps as projects of tools for qualitative data analysis.

mod codes;
mod project;

use super::packed::{Packed, loss, packed};
use crate::concept::ConceptMap;
use crate::error::Error;
use project::Project;

/// Concept maps to be written as a project in REFI-QDA 1.5 (`.qdpx`), which ATLAS.ti, MAXQDA, NVivo,
/// QualCoder and others open.
///
/// Each scheme is a code that nothing is coded with, and its concepts are codes below it, nested as they
/// are narrower, with definitions, and colors made of their ids. Each draft is a source of plain text, its
/// words coded selections, each with the rules that found it; near misses are selections without a code,
/// with a note that says why they do not count.
///
/// Positions count Unicode code points of the source, from 0, the end behind the last one. The schema of
/// the standard (`Project.xsd`, 18 March 2019) says integers and no unit; QualCoder, whose code is open
/// (`load_codings_for_text` in its `refi.py`, read in November 2026), counts so, and every line end as one.
/// So that none can be counted twice, each is `\n`, and there is no byte order mark. Tools that count
/// UTF-16 instead are wrong behind a character beyond U+FFFF; where a draft has one, the losses say so.
///
/// What was found in a draft was made on its date, for QualCoder reads nothing without one; in a draft
/// without a date on 1 January 1980, which the losses say.
///
/// Laws: the text between the positions of a selection is the words of the annotation; same input, same
/// bytes, also the identifiers, which are hashes (UUID version 5).
///
/// ```
/// use travaux::{Draft, Scheme};
/// use travaux::render::MapsQdpx;
///
/// let draft = Draft::parse("rev1", "Protect the integrity of networks.");
/// let map = Scheme::builtin("cyber")?.annotate(&draft);
/// let file = MapsQdpx::new(&[map]).name("Trust").coder("travaux").write()?;
/// assert!(file.bytes.starts_with(b"PK"));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MapsQdpx<'m> {
    maps: &'m [ConceptMap<'m>],
    name: &'m str,
    coder: &'m str,
}

impl<'m> MapsQdpx<'m> {
    /// The maps to be written, of any drafts and schemes.
    #[must_use]
    pub const fn new(maps: &'m [ConceptMap<'m>]) -> Self {
        Self { maps, name: "travaux", coder: "travaux" }
    }

    /// What the project is called. Default: `travaux`.
    #[must_use]
    pub const fn name(self, name: &'m str) -> Self {
        Self { name, ..self }
    }

    /// Who is said to have coded. Default: `travaux`.
    #[must_use]
    pub const fn coder(self, coder: &'m str) -> Self {
        Self { coder, ..self }
    }

    /// The file.
    ///
    /// # Errors
    /// If the drafts are larger than an archive can hold.
    pub fn write(&self) -> Result<Packed, Error> {
        let mut project = Project::new(self.coder);
        project.write(self.name, self.maps);
        let Project { xml, sources, mut losses, .. } = project;
        let replaced = xml.replaced();
        if replaced > 0 {
            losses.push(loss(format!(
                "{replaced} characters that XML forbids, such as NUL, are U+FFFD"
            )));
        }
        let mut parts = vec![("project.qde".to_owned(), xml.finish())];
        parts.extend(sources);
        Ok(Packed { bytes: packed(&parts)?, losses })
    }
}
