//! Akoma Ntoso to drafts.

mod frame;
mod matter;
mod reader;
mod role;
mod words;
mod xml;

use crate::document::{Draft, TrackedChanges};
use crate::error::Error;
use reader::Reader;

/// The class of an element that is a further paragraph of the clause it stands under.
pub(crate) const CONTINUED: &str = "continued";

/// Reads a document in Akoma Ntoso (OASIS LegalDocML 1.0, and AKN4UN within it) as a draft, cited as
/// `sigil`.
///
/// Elements say which clauses there are and how they nest; the clauses below one are those of the
/// elements below it. `num` and `heading` make a heading (*Article 5 – Aid*), `num` and words a numbered
/// paragraph; `intro` and `listIntroduction` govern the items below them; what stands in the `preamble`
/// is preambular, a `signature` in the `conclusions` a signature. The title is `docTitle`; date and
/// language are those of the expression. A footnote is a clause behind the part it stands in, or where
/// it stands if nothing else does. Table of contents, metadata and images are no part of the text.
/// [`Clause::eid`](crate::Clause::eid) gives the `eId` each clause was read from.
///
/// All kinds of documents are read alike, and elements that no schema allows where they stand are read
/// all the same.
///
/// # Errors
/// If the source is not well-formed XML, if it has a document type declaration (nothing is expanded and
/// nothing fetched), or if its root is not `akomaNtoso`: [`ErrorKind::Malformed`](crate::ErrorKind::Malformed),
/// with the place.
///
/// ```
/// let source = "<akomaNtoso><act><body><article eId='art_5'><num>Article 5</num><heading>Aid</heading>
///     <paragraph><num>1.</num><content><p>States help each other.</p></content></paragraph>
///     </article></body></act></akomaNtoso>";
/// let draft = travaux::read::akoma_ntoso("rev1", source)?;
/// assert_eq!(draft.text(), "Article 5 – Aid\n\n1. States help each other.");
/// assert_eq!(draft.clauses().next().and_then(|clause| clause.eid()), Some("art_5"));
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn akoma_ntoso(sigil: impl Into<String>, source: &str) -> Result<Draft, Error> {
    akoma_ntoso_with_options(sigil, source, TrackedChanges::default())
}

/// Reads a document in Akoma Ntoso as a draft, with or without the words it marks by `ins` and `del`.
///
/// # Errors
/// As [`akoma_ntoso`].
pub fn akoma_ntoso_with_options(
    sigil: impl Into<String>,
    source: &str,
    tracked: TrackedChanges,
) -> Result<Draft, Error> {
    Reader::new(source, tracked).read(sigil.into())
}
