//! Drafts and comparisons as DOCX, the documents of word processors.
//!
//! `weave` makes one row of paragraphs of two drafts (`redline` says what they are), `notes` takes the
//! footnotes out of it, `looks` says how they are set, `remarks` what is said of them in the margin; `body` and `margin` write them, `parts`
//! what a package holds beside them.

mod body;
mod looks;
mod margin;
mod notes;
mod parts;
mod redline;
mod remarks;
mod weave;

use super::comparison_text::cited;
use super::markup::Markup;
use super::packed::{Packed, day, loss, packed};
use crate::align::{Comparison, Nature};
use crate::change::Effects;
use crate::concept::Loss;
use crate::document::{ClauseKind, Draft};
use crate::error::Error;
use body::{Body, Languages, Stamp};
use looks::Looks;
use margin::Margin;
use notes::Parted;
use parts::{FOOTER, HEADER, Matter, RELATIONS, WORD};
use redline::Paragraph;
use weave::Pattern;

/// How a document shows what moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveMarks {
    /// As moved, at both places, so that both are accepted or rejected together.
    Moves,
    /// As put in at one place and struck out at the other, for readers that do not know moves.
    InsertionsAndDeletions,
}

/// A comparison to be written as a DOCX whose tracked changes lead from *before* to *after*.
///
/// The document shows *after* in its order; what was dropped stands where it stood before, what moved
/// at both places, and words that moved and changed are marked at the new one. Every clause is a
/// paragraph, with its printed number; footnotes are footnotes where [it is known](Draft::note_calls) which
/// word calls each, and paragraphs otherwise. In the margin stand what moved, which references are behind and,
/// if they are given, the [effects](Self::effects), each with the rule it is told by.
///
/// Laws: accepting all changes leaves the paragraphs of *after*, rejecting all those of *before*, word
/// by word, then its notes, and with the styles of that side; same input, same bytes. If the last paragraph is one that
/// was put in or struck out, an empty one follows it: the last mark of a document cannot go.
///
/// What the format cannot hold is in [`Packed::losses`]; that white space is one space, or two around a mark of
/// direction that stands in it, goes without
/// saying.
///
/// ```
/// use travaux::read::{TrackedChanges, docx, docx_with_options};
/// use travaux::render::ComparisonDocx;
/// use travaux::{Comparison, Draft, Effects};
///
/// let before = Draft::parse("rev1", "1. States shall share charts.\n\n2. Bells ring.");
/// let after = Draft::parse("rev2", "1. States should share charts.");
/// let comparison = Comparison::new(&before, &after);
/// let effects = Effects::new(&comparison);
/// let file = ComparisonDocx::new(&comparison).author("Secretariat").effects(&effects).write()?;
///
/// assert_eq!(docx("rev2", &file.bytes)?.text(), "1.\tStates should share charts.");
/// let rejected = docx_with_options("rev1", &file.bytes, TrackedChanges::Before)?;
/// assert_eq!(rejected.text(), "1.\tStates shall share charts.\n\n2.\tBells ring.");
/// assert!(rejected.comments().iter().any(|comment| comment.text.starts_with("weaker")));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ComparisonDocx<'c> {
    comparison: &'c Comparison<'c>,
    effects: Option<&'c Effects<'c>>,
    author: &'c str,
    date: Option<&'c str>,
    moves: MoveMarks,
    lightest: Nature,
}

impl<'c> ComparisonDocx<'c> {
    /// The comparison to be written, with the defaults.
    #[must_use]
    pub fn new(comparison: &'c Comparison<'c>) -> Self {
        Self {
            comparison,
            effects: None,
            author: "travaux",
            date: comparison.after().date(),
            moves: MoveMarks::Moves,
            lightest: Nature::Spacing,
        }
    }

    /// Who is said to have made the changes and remarks. Default: `travaux`.
    #[must_use]
    pub const fn author(self, author: &'c str) -> Self {
        Self { author, ..self }
    }

    /// When they are said to have been made: a day or a moment, `2031-03-04` or
    /// `2031-03-04T17:00:00Z`. Default: the date of *after*; none if that is no day.
    #[must_use]
    pub const fn date(self, date: &'c str) -> Self {
        Self { date: Some(date), ..self }
    }

    /// The effects to be told in the margin. Default: none. That a clause differs in print only is not
    /// told.
    #[must_use]
    pub const fn effects(self, effects: &'c Effects<'c>) -> Self {
        Self { effects: Some(effects), ..self }
    }

    /// How what moved is shown. Default: [`MoveMarks::Moves`].
    #[must_use]
    pub const fn moves(self, moves: MoveMarks) -> Self {
        Self { moves, ..self }
    }

    /// The lightest differences that are marked; words that differ less stand as they are in *after*,
    /// also if all changes are rejected. Default: [`Nature::Spacing`], all of them.
    #[must_use]
    pub const fn lightest(self, nature: Nature) -> Self {
        Self { lightest: nature, ..self }
    }

    /// The file.
    ///
    /// # Errors
    /// If the drafts are larger than an archive can hold.
    ///
    /// # Panics
    /// If the effects are of another comparison.
    pub fn write(&self) -> Result<Packed, Error> {
        let (before, after) = (self.comparison.before(), self.comparison.after());
        let pattern = Pattern { lightest: self.lightest, moves: self.moves == MoveMarks::Moves };
        let parted = weave::woven(self.comparison, pattern);
        let margin = Margin::new(remarks::remarks(self.comparison, self.effects), &parted);
        let date = self.date.and_then(moment);
        let stamp = Stamp { author: self.author, date: date.as_deref() };
        let header = format!("{} → {}", cited(before), cited(after));
        let looks = Looks::new(Some(before), after);
        let mut losses = losses([before, after].into_iter());
        if let (Some(said), None) = (self.date, &date) {
            losses.push(loss(format!("the changes have no date: `{said}` is not one day")));
        }
        if self.lightest > Nature::Spacing {
            losses.push(loss("differences lighter than those marked cannot be rejected"));
        }
        document(&parted, looks, margin, stamp, [Some(before), Some(after)], header, losses)
    }
}

/// A draft to be written as a DOCX.
///
/// Every clause is a paragraph, with its printed number; headings and the like have styles. Footnotes are
/// written as by [`ComparisonDocx`].
///
/// Law: same input, same bytes.
///
/// ```
/// use travaux::Draft;
/// use travaux::read::docx;
/// use travaux::render::DraftDocx;
///
/// let draft = Draft::parse("rev1", "1. Urges States to:\n(a) talk;\n(b) act.");
/// let again = docx("rev1", &DraftDocx::new(&draft).write()?.bytes)?;
/// assert!(again.clauses().map(|clause| clause.path()).eq(["1", "1 (a)", "1 (b)"]));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DraftDocx<'d> {
    draft: &'d Draft,
}

impl<'d> DraftDocx<'d> {
    /// The draft to be written.
    #[must_use]
    pub const fn new(draft: &'d Draft) -> Self {
        Self { draft }
    }

    /// The file.
    ///
    /// # Errors
    /// If the draft is larger than an archive can hold.
    pub fn write(&self) -> Result<Packed, Error> {
        let parted = weave::plain(self.draft);
        let stamp = Stamp { author: "travaux", date: None };
        let (looks, margin) = (Looks::new(None, self.draft), Margin::new(Vec::new(), &parted));
        let losses = losses(std::iter::once(self.draft));
        let header = cited(self.draft);
        document(&parted, looks, margin, stamp, [None, Some(self.draft)], header, losses)
    }
}

/// A page of A4, in twentieths of a point, with room for remarks.
const PAGE: [(&str, &str); 2] = [("w:w", "11906"), ("w:h", "16838")];
const MARGINS: [(&str, &str); 7] = [
    ("w:top", "1418"),
    ("w:right", "1418"),
    ("w:bottom", "1418"),
    ("w:left", "1418"),
    ("w:header", "709"),
    ("w:footer", "709"),
    ("w:gutter", "0"),
];

fn document(
    parted: &Parted<'_>,
    looks: Looks,
    margin: Margin,
    stamp: Stamp<'_>,
    [before, after]: [Option<&Draft>; 2],
    header: String,
    mut losses: Vec<Loss>,
) -> Result<Packed, Error> {
    let language = |draft: Option<&'_ Draft>| -> Option<String> {
        draft.and_then(Draft::language).filter(|said| is_tag(said)).map(str::to_owned)
    };
    let (of_after, of_before) = (language(after), language(before));
    let languages = Languages { before: of_before.as_deref(), after: of_after.as_deref() };
    let mut body = Body::new(margin, looks, stamp, languages);
    body.xml.open("w:document", &[WORD, RELATIONS]);
    body.xml.open("w:body", &[]);
    body.write(parted);
    body.xml.open("w:sectPr", &[]);
    body.xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", HEADER)]);
    body.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
    body.xml.empty("w:pgSz", &PAGE);
    body.xml.empty("w:pgMar", &MARGINS);
    let notes = body.notes(&parted.notes);
    let comments = body.margin.part(&[WORD], stamp);
    let replaced = body.xml.replaced() + notes.as_ref().map_or(0, Markup::replaced);
    if parted.paragraphs.iter().any(Paragraph::is_note) {
        losses.push(loss(
            "footnotes are paragraphs: which word calls one is not known, or they stand in another order",
        ));
    }
    if replaced > 0 {
        losses
            .push(loss(format!("{replaced} characters that XML forbids, such as NUL, are U+FFFD")));
    }
    let day = after.and_then(Draft::date).and_then(day);
    let title = after.and_then(Draft::title);
    let matter = Matter { title, day, stamp, languages, header };
    let [notes, comments] = [notes, comments].map(|part| part.map(Markup::finish));
    let parts = parts::parts(&matter, body.xml.finish(), notes, comments);
    Ok(Packed { bytes: packed(&parts)?, losses })
}

/// What of drafts a document does not hold, or holds otherwise.
fn losses<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Vec<Loss> {
    let (mut rows, mut revised, mut remarks) = (false, false, false);
    for draft in drafts {
        rows |= draft.clauses().any(|clause| clause.kind() == ClauseKind::Row);
        revised |= !draft.revisions().is_empty();
        remarks |= !draft.comments().is_empty();
    }
    let reasons = [
        (rows, "rows of tables are paragraphs, their cells apart by ` | `"),
        (revised, "changes that the files themselves mark are words like any others"),
        (remarks, "remarks in the margin of the files are left out"),
    ];
    reasons.into_iter().filter(|(is_lost, _)| *is_lost).map(|(_, reason)| loss(reason)).collect()
}

/// A day, or a day and a time, as the format writes moments.
fn moment(said: &str) -> Option<String> {
    let (date, time) = said.split_once('T').unwrap_or((said, "00:00:00Z"));
    let is_time = {
        let clock = time.strip_suffix('Z').unwrap_or(time);
        let parts: Vec<&str> = clock.split(':').collect();
        let below = |part: &str, most: u8| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits && part.parse::<u8>().is_ok_and(|number| number < most)
        };
        matches!(parts[..], [h, m, s] if below(h, 24) && below(m, 60) && below(s, 60))
    };
    Some(format!("{}T{time}", day(date).filter(|_| is_time)?))
}

/// Whether a language is named as the format asks.
fn is_tag(said: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    said.len() < 36 && said.split('-').all(part) && said != "und"
}
