//! A reading text in the making, which every format with markup writes to.

use crate::document::{
    Block, Comment, Draft, FrontMatter, Reading, Revision, RevisionKind, Shape, SourceMap,
    TrackedChanges, mark_headings, plain_blocks,
};
use crate::lexicon::Lexicon;
use crate::span::Span;

/// What stands between two blocks of the reading text.
const GAP: &str = "\n\n";

/// Collects the words of a source block by block, and where each came from.
pub(super) struct Builder {
    tracked: TrackedChanges,
    text: String,
    map: SourceMap,
    blocks: Vec<Block>,
    revisions: Vec<Revision>,
    comments: Vec<Comment>,
    eids: Vec<(usize, String)>,
    /// Where the block now being read starts in the reading text.
    open: Option<usize>,
    /// Where the last words end in the reading text; behind it is white space only.
    words_end: usize,
    /// What the blocks that follow are, until the reader says otherwise.
    pub(super) shape: Shape,
    /// How many lists the blocks that follow stand in.
    pub(super) list_depth: u32,
    /// How many clauses the blocks that follow stand under, where the format says so.
    pub(super) depth: Option<u32>,
    /// Tracked changes not closed yet, innermost last; their spans start where they began.
    changing: Vec<Revision>,
    /// The byte of the source at which the text begins.
    from: usize,
}

impl Builder {
    /// An empty text that will hold up to about `capacity` bytes, of a source whose words begin at
    /// byte `from`.
    pub(super) fn new(from: usize, capacity: usize, tracked: TrackedChanges) -> Self {
        Self {
            tracked,
            text: String::with_capacity(capacity),
            map: SourceMap::default(),
            blocks: Vec::new(),
            revisions: Vec::new(),
            comments: Vec::new(),
            eids: Vec::new(),
            open: None,
            words_end: 0,
            shape: Shape::Text,
            list_depth: 0,
            depth: None,
            changing: Vec::new(),
            from,
        }
    }

    /// Whether a block has words already.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The reading text so far.
    #[cfg(any(feature = "akn", feature = "docx"))]
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The words of the open block.
    #[cfg(any(feature = "akn", feature = "docx"))]
    pub(super) fn open_words(&self) -> &str {
        self.open.map_or("", |start| &self.text[start..])
    }

    /// The words since byte `start` of the reading text, without the white space at both ends; a place
    /// behind the last words, if there are none.
    pub(super) fn words_since(&self, start: usize) -> Span {
        let end = self.words_end;
        let words = self.text.get(start..end).unwrap_or_default().trim_start();
        Span::new(end - words.len(), end)
    }

    /// Where the next byte of the reading text will stand, if it goes on with the open block.
    #[cfg(feature = "docx")]
    pub(super) fn position(&self) -> usize {
        self.text.len()
    }

    /// Begins a block, unless one has begun.
    pub(super) fn open_block(&mut self) {
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.text.push_str(GAP);
            }
            self.open = Some(self.text.len());
        }
    }

    /// Adds words that were read from `source`; `verbatim` if their bytes stand there just so.
    /// White space begins no block.
    pub(super) fn push(&mut self, words: &str, source: Span, verbatim: bool) {
        if self.is_suppressed() || (self.open.is_none() && words.trim().is_empty()) {
            return;
        }
        self.open_block();
        self.map.push(self.text.len(), source, verbatim);
        self.text.push_str(words);
        let space = words.len() - words.trim_end().len();
        if space < words.len() {
            self.words_end = self.text.len() - space;
        }
    }

    /// Adds a line break inside a block.
    pub(super) fn push_break(&mut self, source: Span) {
        if self.open.is_some() {
            self.push("\n", source, false);
        }
    }

    /// Ends the open block, if it has words, and gives their place.
    pub(super) fn end_block(&mut self) -> Option<Span> {
        let span = self.close()?;
        let (shape, list_depth, depth) = (self.shape, self.list_depth, self.depth);
        self.blocks.push(Block { span, shape, list_depth, depth });
        Some(span)
    }

    /// Ends the open block and cuts it as plain text is: lines of code are lines of plain text that
    /// happened to be indented.
    pub(super) fn end_plain_block(&mut self) {
        let Some(span) = self.close() else { return };
        let blocks = plain_blocks(&self.text, span, Lexicon::of("und"));
        let (shape, list_depth) = (self.shape, self.list_depth);
        self.blocks.extend(blocks.into_iter().map(|block| Block { shape, list_depth, ..block }));
    }

    /// Looks for headings as in plain text, where the format could mark them and marks none.
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    pub(super) fn find_headings(&mut self, language: Option<&str>) {
        let is_marked = |block: &Block| matches!(block.shape, Shape::Heading(_));
        if !self.blocks.iter().any(is_marked) {
            mark_headings(&self.text, &mut self.blocks, Lexicon::of_text(language, &self.text));
        }
    }

    fn close(&mut self) -> Option<Span> {
        let start = self.open.take()?;
        let content = self.text[start..].trim_end();
        let end = start + content.len();
        let lead = content.len() - content.trim_start().len();
        let span = Span::new(start + lead, end);
        let kept = if span.is_empty() { start } else { end };
        self.text.truncate(kept);
        self.map.truncate(kept);
        (!span.is_empty()).then_some(span)
    }

    /// From here on words are put in or struck out, until the change is closed; changes nest.
    pub(super) fn open_change(
        &mut self,
        kind: RevisionKind,
        author: Option<String>,
        date: Option<String>,
    ) {
        let span = Span::new(self.text.len(), self.text.len());
        self.changing.push(Revision { kind, span, author, date });
    }

    /// Closes the innermost open change.
    pub(super) fn close_change(&mut self) {
        let Some(change) = self.changing.pop() else { return };
        let span = self.words_since(change.span.start());
        if !span.is_empty() {
            self.revisions.push(Revision { span, ..change });
        }
    }

    /// Whether words of a change are part of the text so read.
    pub(super) fn keeps(&self, kind: RevisionKind) -> bool {
        self.tracked.keeps(kind) && !self.is_suppressed()
    }

    /// Whether words now read are no part of the text, for they stand in a change that is not kept.
    pub(super) fn is_suppressed(&self) -> bool {
        self.changing.iter().any(|change| !self.tracked.keeps(change.kind))
    }

    /// Adds a remark about words already read.
    #[cfg(feature = "docx")]
    pub(super) fn push_comment(&mut self, comment: Comment) {
        self.comments.push(comment);
    }

    /// The draft, cited as `sigil`.
    pub(super) fn finish(mut self, sigil: String, matter: FrontMatter) -> Draft {
        self.end_block();
        while !self.changing.is_empty() {
            self.close_change();
        }
        if self.text.is_empty() {
            self.map = SourceMap::verbatim_from(self.from, 0);
        }
        let Self { text, map, blocks, mut revisions, comments, eids, .. } = self;
        revisions.sort_by_key(|revision| revision.span);
        let lexicon = Lexicon::of_text(matter.language.as_deref(), &text);
        let omissions = Vec::new();
        let reading =
            Reading { text, map, matter, blocks, lexicon, revisions, comments, omissions, eids };
        Draft::assemble(sigil, reading)
    }
}

/// For formats whose elements part words that white space does not.
#[cfg(feature = "akn")]
impl Builder {
    /// Whether white space would be out of place: no block is open, or its words end in some.
    pub(super) fn ends_in_space(&self) -> bool {
        self.open.is_none_or(|start| start == self.text.len() || self.text.ends_with([' ', '\n']))
    }

    /// Adds words that stand nowhere in the source, between two that do.
    pub(super) fn push_between(&mut self, words: &str) {
        let place = self.map.source_span(Span::new(self.text.len(), self.text.len()));
        self.push(words, place, false);
    }

    /// Gives the block at `span` the identifier its format gives it.
    pub(super) fn identify(&mut self, span: Span, eid: String) {
        self.eids.push((span.start(), eid));
    }
}
