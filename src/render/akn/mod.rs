//! A draft as a document in Akoma Ntoso.

mod clauses;
mod ids;
mod matter;
mod plan;

use std::fmt;

use crate::document::Draft;

/// A draft to be written as a document in Akoma Ntoso 3.0, the XML of parliaments and of the United
/// Nations.
///
/// What has articles is an `act` named *treaty*; what else has a preamble, or says what is decided, a
/// `statement`; anything else a `doc`. Headings are `part`, `chapter`, `section`, `article` or, under
/// another name, `hcontainer`; clauses below them `paragraph`, items a `blockList` or, where more than
/// items stands below, `point`. Preambular paragraphs in front of the text are `recital`, places, dates,
/// signatures and what is printed behind them `conclusions`, and annexes `attachment`; elsewhere such
/// clauses are generic elements named for their kind. A clause read from Akoma Ntoso keeps its
/// [`eId`](crate::Clause::eid) if that is a name of ASCII letters and digits and no other clause has it;
/// the others are made by the naming convention (`art_5__para_2__list_1__item_a`).
///
/// Laws: every word of the draft is in the document, in order; reading the document gives the same
/// clauses (kind, path, number, words, depth), and writing that draft the same bytes. The document is
/// valid by the schema of the standard.
///
/// What the format cannot hold: white space is one space; characters that XML forbids, such as NUL, are
/// U+FFFD; the dash between the number of an article and its title is gone, as it is no word; which word
/// a footnote belongs to is not known to a draft, so that each stands where its body does; the name of
/// the draft is only in the addresses. Of the country nothing is known (`xx`), nor of the author, and an
/// undated draft bears the date `0001-01-01`, for the schema asks for one. Remarks in the margin are
/// left out; tracked changes are `ins` and `del`.
///
/// ```
/// use travaux::{Draft, render::AkomaNtoso};
///
/// let draft = Draft::parse("rev1", "Recalling its mandate,\n\n1. Urges States to:\n(a) talk;\n(b) act.");
/// let xml = AkomaNtoso::new(&draft).to_string();
/// assert!(xml.contains(r#"<recital eId="rec_1">"#));
/// assert!(xml.contains(r#"<item eId="para_1__list_1__item_b">"#));
/// let again = travaux::read::akoma_ntoso("rev1", &xml)?;
/// assert!(again.clauses().map(|clause| clause.path()).eq(draft.clauses().map(|clause| clause.path())));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AkomaNtoso<'d> {
    draft: &'d Draft,
}

impl<'d> AkomaNtoso<'d> {
    /// The draft to be written.
    #[must_use]
    pub const fn new(draft: &'d Draft) -> Self {
        Self { draft }
    }
}

impl fmt::Display for AkomaNtoso<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        clauses::Writer::new(self.draft, f).write()
    }
}
