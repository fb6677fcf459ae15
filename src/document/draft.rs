//! Drafts.

use super::bare_numbers::number_bare_paragraphs;
use super::blocks::{Block, Shape, plain_blocks};
use super::clause::{Clause, ClauseData, ClauseId};
use super::cleaning::{Cleaned, Omission, clean};
use super::front_matter::FrontMatter;
use super::headings::{join_titles, number_bare_headings};
use super::languages::Languages;
use super::notice::{Notice, NoticeKind, notices};
use super::outline::outline;
use super::quotation::{self, Quotation};
use super::revision::{Comment, Revision};
use super::source_map::{Recoding, SourceMap};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Tokens;

/// One state of a text, cut into clauses and tokens; it never changes.
///
/// Any text is a draft. What is odd about it is in its [notices](Draft::notices).
///
/// Laws: the tokens concatenate to [`Draft::text`]; see [`Clause`] for those of the clauses.
///
/// ```
/// use travaux::{ClauseKind, Draft};
///
/// let draft = Draft::parse("rev1", "Recalling its mandate,\n\n1. Urges States to:\n(a) talk;\n(b) act.");
/// let kinds: Vec<_> = draft.clauses().map(|clause| clause.kind()).collect();
/// assert_eq!(
///     kinds,
///     [ClauseKind::Preambular, ClauseKind::Chapeau, ClauseKind::Item, ClauseKind::Item],
/// );
/// assert_eq!(draft.clauses().nth(3).map(|clause| clause.path()).as_deref(), Some("1 (b)"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    pub(super) sigil: String,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
    pub(super) text: String,
    pub(super) tokens: Tokens,
    pub(super) clauses: Vec<ClauseData>,
    pub(super) notices: Vec<Notice>,
    pub(super) map: SourceMap,
    pub(super) revisions: Vec<Revision>,
    pub(super) comments: Vec<Comment>,
    pub(super) omissions: Vec<(Omission, Span)>,
    pub(super) recoding: Recoding,
    /// The identifiers that the format gives clauses, in order of the clauses.
    pub(super) eids: Vec<(ClauseId, String)>,
    pub(super) note_calls: Vec<(usize, ClauseId)>,
    pub(super) languages: Languages,
}

/// What a reader makes of a source, before it is cut.
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    pub(crate) matter: FrontMatter,
    pub(crate) blocks: Vec<Block>,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) revisions: Vec<Revision>,
    pub(crate) comments: Vec<Comment>,
    /// What of the source is no part of the words, in bytes of the source.
    pub(crate) omissions: Vec<(Omission, Span)>,
    /// The identifiers that the format gives blocks, and the byte of the reading text each begins at,
    /// in order.
    pub(crate) eids: Vec<(usize, String)>,
    /// Where notes are called, in order, and where each begins.
    pub(crate) note_calls: Vec<(usize, usize)>,
}

impl Draft {
    /// Reads a plain text, cited as `sigil`.
    ///
    /// Paragraphs are apart by blank lines; printed numbers and bullets begin clauses of their own.
    /// A front matter (`title:`, `date:` and `lang:` in an HTML comment or between lines of `---`)
    /// is read and is no part of the text.
    #[must_use]
    pub fn parse(sigil: impl Into<String>, text: &str) -> Self {
        let matter = FrontMatter::of(text);
        let body = &text[matter.end..];
        let lexicon = Lexicon::of_text(matter.language.as_deref(), body);
        let cleaned = clean(body, matter.end).unwrap_or_else(|| Cleaned {
            text: body.to_owned(),
            map: SourceMap::verbatim_from(matter.end, body.len()),
            notes: Vec::new(),
            omissions: Vec::new(),
        });
        let Cleaned { text, map, notes, omissions } = cleaned;
        let words_end = notes.first().map_or(text.len(), |note| note.start());
        let mut blocks = plain_blocks(&text, Span::new(0, words_end), lexicon);
        blocks.extend(notes.into_iter().map(|span| Block::new(span, Shape::Footnote)));
        let reading = Reading {
            text,
            map,
            matter,
            blocks,
            lexicon,
            revisions: Vec::new(),
            comments: Vec::new(),
            omissions,
            eids: Vec::new(),
            note_calls: Vec::new(),
        };
        Self::assemble(sigil.into(), reading)
    }

    /// Cuts what a reader made of a source.
    pub(crate) fn assemble(sigil: String, reading: Reading) -> Self {
        let Reading {
            text,
            map,
            matter,
            mut blocks,
            lexicon,
            revisions,
            comments,
            omissions,
            eids,
            note_calls,
        } = reading;
        join_titles(&text, &mut blocks, lexicon);
        number_bare_headings(&text, &mut blocks, lexicon);
        number_bare_paragraphs(&text, &mut blocks, lexicon);
        let tokens = Tokens::new(&text);
        let mut clauses = outline(&text, blocks, lexicon);
        take_marked_spaces(&text, &tokens, &mut clauses);
        let notices = notices(&text, &clauses);
        let eids = named(&clauses, eids);
        let called = |(at, note)| Some((at, clause_from(&clauses, note)?));
        let note_calls = note_calls.into_iter().filter_map(called).collect();
        let title = matter.title.or_else(|| {
            let title = clauses.iter().find(|clause| clause.level == 1)?;
            Some(text[title.body.range()].to_owned())
        });
        let language = matter.language.or_else(|| {
            Some(lexicon.language()).filter(|language| *language != "und").map(str::to_owned)
        });
        let date = matter.date;
        Self {
            sigil,
            title,
            date,
            language,
            text,
            tokens,
            clauses,
            notices,
            map,
            revisions,
            comments,
            omissions,
            recoding: Recoding::default(),
            eids,
            note_calls,
            languages: Languages::default(),
        }
    }

    /// The same draft, with the notice that its source is in an encoding that says not what it is.
    pub(crate) fn in_legacy_encoding(mut self) -> Self {
        let span = Span::new(0, 0);
        self.notices.insert(0, Notice { kind: NoticeKind::LegacyEncoding, span });
        self
    }

    /// The same draft of a source that was decoded before it was read.
    pub(crate) fn recoded(mut self, recoding: Recoding) -> Self {
        for (_, span) in &mut self.omissions {
            *span = recoding.source_span(*span);
        }
        self.recoding = recoding;
        self
    }

    /// The short name the draft is cited by.
    #[must_use]
    pub fn sigil(&self) -> &str {
        &self.sigil
    }

    /// The same draft under another short name.
    ///
    /// ```
    /// let draft = travaux::Draft::parse("rev1", "The ports agree.").cited_as("draft of May");
    /// assert_eq!(draft.sigil(), "draft of May");
    /// ```
    #[must_use]
    pub fn cited_as(mut self, sigil: impl Into<String>) -> Self {
        self.sigil = sigil.into();
        self
    }

    /// The title the front matter gives, or else the title heading.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The date the front matter gives, as written there.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// The language the front matter gives, or else the one whose function words are commonest; as
    /// a BCP 47 tag.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The word lists of the draft's language.
    #[must_use]
    pub fn lexicon(&self) -> &'static Lexicon {
        Lexicon::of(self.language.as_deref().unwrap_or("und"))
    }

    /// The word lists of its clauses, each once: those of its language first.
    pub(crate) fn lexicons(&self) -> impl Iterator<Item = &'static Lexicon> {
        std::iter::once(self.lexicon()).chain(self.languages.others(self))
    }

    /// The reading text: the source without front matter and markup.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tokens of the reading text.
    #[must_use]
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// The clauses, in reading order.
    #[must_use]
    pub fn clauses(&self) -> impl ExactSizeIterator<Item = Clause<'_>> {
        (0..self.clauses.len() as u32).map(|id| Clause { draft: self, id: ClauseId(id) })
    }

    /// The numbers of the tokens of the words of every clause, in reading order.
    pub(crate) fn token_ranges(&self) -> Vec<std::ops::Range<usize>> {
        let mut at = 0;
        let mut next = |offset: usize| {
            let rest = self.tokens.cuts(at..self.tokens.len());
            at += rest.take_while(|cut| cut.span.start() < offset).count();
            at
        };
        // clauses follow each other, and so do their tokens
        let bodies = self.clauses.iter().map(|clause| clause.body);
        bodies.map(|body| next(body.start())..next(body.end())).collect()
    }

    /// The clause with the number `id`.
    ///
    /// # Panics
    /// If the draft has no such clause.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Clause<'_> {
        assert!(id.index() < self.clauses.len(), "clause {} of {}", id.0, self.clauses.len());
        Clause { draft: self, id }
    }

    /// The clause that is cited so, by its [path](Clause::path) or its canonical one; the first of several.
    ///
    /// ```
    /// let draft = travaux::Draft::parse("rev1", "1. States shall:\n(a) act;\n(b) rest.");
    /// assert_eq!(draft.clause_at_path("1 (b)").unwrap().body(), "rest.");
    /// assert_eq!(draft.clause_at_path("1/b").unwrap().body(), "rest.");
    /// assert!(draft.clause_at_path("2").is_none());
    /// ```
    #[must_use]
    pub fn clause_at_path(&self, path: &str) -> Option<Clause<'_>> {
        self.clauses().find(|clause| clause.path() == path || clause.canonical_path() == path)
    }

    /// The clause that byte `offset` of the reading text lies in, or the last one before it.
    #[must_use]
    pub fn clause_at(&self, offset: usize) -> Option<Clause<'_>> {
        let after = self.clauses.partition_point(|clause| clause.span.start() <= offset);
        let id = ClauseId(after.checked_sub(1)? as u32);
        Some(Clause { draft: self, id })
    }

    /// What is odd about the text, in order of place.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The words that the file marks as put in or struck out, in order of place; all of them only
    /// where the draft was read as [`TrackedChanges::Marked`](super::TrackedChanges::Marked).
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The remarks in the margin of the file.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What the source prints that is no part of the words, such as page numbers, in bytes of the
    /// source and in order of place.
    #[must_use]
    pub fn omissions(&self) -> impl ExactSizeIterator<Item = (Omission, Span)> {
        self.omissions.iter().copied()
    }

    /// Where notes are called, in order of place: the byte of the reading text behind the word that calls,
    /// and the clause that the note begins with.
    ///
    /// Markdown, DOCX and the links of HTML say so; of the notes of other formats it is not known, and none of
    /// them is here.
    ///
    /// ```
    /// let source = "1. Lamps[^oil] burn.\n\n[^oil]: Of fish oil.\n";
    /// let draft = travaux::read::markdown("rev1", source);
    /// let (at, note) = draft.note_calls()[0];
    /// assert_eq!(&draft.text()[..at], "1. Lamps");
    /// assert_eq!(draft.clause(note).body(), "Of fish oil.");
    /// ```
    #[must_use]
    pub fn note_calls(&self) -> &[(usize, ClauseId)] {
        &self.note_calls
    }

    /// The bytes of the source that `span` of the reading text was read from, markup between them
    /// included.
    #[must_use]
    pub fn source_span(&self, span: Span) -> Span {
        self.recoding.source_span(self.map.source_span(span))
    }

    /// The words at `span` with their surroundings, to be found again after an edit.
    #[must_use]
    pub fn quote(&self, span: Span) -> Quotation {
        quotation::quote(self, span)
    }
}

/// The clauses that begin where a format says that an element with an identifier does.
fn named(clauses: &[ClauseData], eids: Vec<(usize, String)>) -> Vec<(ClauseId, String)> {
    let named = |(start, eid)| Some((clause_from(clauses, start)?, eid));
    eids.into_iter().filter_map(named).collect()
}

/// The clause that begins at byte `start`.
fn clause_from(clauses: &[ClauseData], start: usize) -> Option<ClauseId> {
    let found = clauses.binary_search_by_key(&start, |clause| clause.span.start()).ok()?;
    Some(ClauseId(found as u32))
}

/// Gives a clause the space before a combining mark that it begins with, if no number stands before it: a
/// space that bears a mark is shown, and a token.
fn take_marked_spaces(text: &str, tokens: &Tokens, clauses: &mut [ClauseData]) {
    for clause in clauses {
        let start = clause.body.start();
        // nearly all clauses, at once: no mark is of ASCII, and none joins a line end
        let is_plain = text[start..].starts_with(|c: char| c.is_ascii());
        if is_plain || clause.span.start() < start || text[..start].ends_with('\n') {
            continue;
        }
        let Some(before) = tokens.within(clause.body).start.checked_sub(1) else { continue };
        let marked = tokens.span(before);
        if marked.end() > start {
            clause.span = clause.span.union(marked);
            clause.body = clause.body.union(marked);
        }
    }
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("sigil", &self.sigil)
            .field("clauses", &self.clauses.len())
            .field("tokens", &self.tokens.len())
            .finish_non_exhaustive()
    }
}
