//! DOCX to drafts: the documents of word processors, in Office Open XML.
//!
//! `archive` unpacks, `package` says which part holds what, `xml` makes events of a part; `styles`,
//! `numbering` (with `numerals`) and `notes` are what paragraphs refer to; `body` walks through the
//! text, with `properties`, `paragraph`, `words`, `row` and `changes` for what it meets on the way.

mod archive;
mod body;
mod changes;
mod notes;
mod numbering;
mod numerals;
mod package;
mod paragraph;
mod properties;
mod row;
mod styles;
mod words;
mod xml;

use super::builder::Builder;
use crate::document::{Draft, TrackedChanges};
use crate::error::Error;
use crate::lexicon::Lexicon;
use body::Body;
use notes::{Notes, Remarks};
use numbering::Numbering;
use package::Package;
use styles::Styles;
use xml::{Event, Xml, malformed};

/// Reads a DOCX as a draft, cited as `sigil`, with all tracked changes accepted.
///
/// The reading text is what a reader of the printed page reads, without page headers and footers:
/// printed numbers and bullets stand before their paragraphs, fields show what they last came to,
/// hidden text is left out, rows of tables are clauses with cells apart by ` | `, text boxes stand
/// behind the paragraph they are anchored in, footnotes and endnotes at the end.
///
/// The source that [`Draft::source_span`] leads to is the part of the archive that holds the text, as
/// unpacked: `word/document.xml`, usually (in UTF-8, if it is in UTF-16). A printed number leads to
/// what made the paragraph a list item, the words of a note to the place that calls it.
///
/// Title, date and language are those of the document's properties; a title in the text is believed
/// before one in the properties, and a language only if the words do not look like another one.
///
/// # Errors
/// If the bytes are no ZIP archive, hold another kind of document, lack the text, need a password, or
/// hold XML that is not well-formed or has a document type declaration; if they take more than 256 MiB
/// unpacked, or nest more than 1,000 deep.
///
/// ```
/// let error = travaux::read::docx("rev1", b"PK\x03\x04, and no more").unwrap_err();
/// assert_eq!(error.kind(), travaux::ErrorKind::Malformed);
/// ```
pub fn docx(sigil: impl Into<String>, bytes: &[u8]) -> Result<Draft, Error> {
    docx_with_options(sigil, bytes, TrackedChanges::default())
}

/// Reads a DOCX as a draft, with tracked changes and struck text as `tracked` says.
///
/// # Errors
/// As [`docx`].
///
/// ```no_run
/// use travaux::read::{TrackedChanges, docx_with_options};
///
/// let bytes = std::fs::read("rev1.docx").unwrap();
/// let draft = docx_with_options("rev1", &bytes, TrackedChanges::Marked)?;
/// for revision in draft.revisions() {
///     println!("{:?} {:?}", revision.author, &draft.text()[revision.span.range()]);
/// }
/// # Ok::<(), travaux::Error>(())
/// ```
pub fn docx_with_options(
    sigil: impl Into<String>,
    bytes: &[u8],
    tracked: TrackedChanges,
) -> Result<Draft, Error> {
    let package = Package::open(bytes)?;
    let styles = package.styles.as_ref().map(Styles::read).transpose()?.unwrap_or_default();
    let numbering = package.numbering.as_ref().map(Numbering::read).transpose()?;
    let remarks = package.comments.as_ref().map(Remarks::read).transpose()?;
    // of XML a third at most is words
    let builder = Builder::new(0, package.document.text.len() / 4, tracked);
    let (numbering, remarks) = (numbering.unwrap_or_default(), remarks.unwrap_or_default());
    let mut body = Body::new(&styles, numbering, remarks, builder, tracked);
    check_root(&package)?;
    body.enter(&package.document)?;
    body.story(&mut Xml::of(&package.document))?;
    read_notes(&package, &mut body)?;
    let Body { mut builder, remarks, has_title, .. } = body;
    builder.end_block();
    remarks.finish(&mut builder);
    let mut matter = package.matter()?;
    matter.title = matter.title.filter(|_| !has_title);
    let seems = Lexicon::of_text(None, builder.text()).language();
    let mut said = [matter.language.take(), styles.language.clone()].into_iter().flatten();
    // programs write down the language they were installed in
    matter.language = said.find(|said| Lexicon::of(said).language() == seems);
    builder.find_headings(matter.language.as_deref());
    Ok(builder.finish(sigil.into(), matter))
}

/// Refuses a main part that is no text of a word processor.
fn check_root(package: &Package) -> Result<(), Error> {
    let part = &package.document;
    let mut xml = Xml::of(part);
    // white space may stand before it; without any element the end is an error
    while let Some(event) = xml.next()? {
        if let Event::Start(root) = event {
            let found = format!("an element {:?}", root.name);
            let expected = "the element \"document\" of WordprocessingML";
            return match root.is_word("document") {
                true => Ok(()),
                false => Err(malformed(part, &found, expected, root.span.start())),
            };
        }
    }
    Ok(())
}

/// Reads the notes that the text calls, in the order it calls them: footnotes, then endnotes.
fn read_notes<'p>(package: &'p Package, body: &mut Body<'p>) -> Result<(), Error> {
    let calls = std::mem::take(&mut body.calls);
    for (part, is_endnote) in [(&package.footnotes, false), (&package.endnotes, true)] {
        let Some(part) = part else { continue };
        let mut notes = Notes::read(part)?;
        body.enter(part)?;
        for call in calls.iter().filter(|call| call.is_endnote == is_endnote) {
            if let Some(mut xml) = notes.take(call.id) {
                body.read_note(&mut xml, call)?;
            }
        }
    }
    Ok(())
}
