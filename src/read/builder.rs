//! A reading text in the making, which every format with markup writes to.

use std::collections::BTreeMap;

use crate::document::{
    Block, Comment, Draft, FrontMatter, Number, Omission, Reading, Revision, RevisionKind, Shape,
    SourceMap, TrackedChanges, mark_bold_headings, mark_headings, plain_blocks,
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
    omissions: Vec<(Omission, Span)>,
    eids: Vec<(usize, String)>,
    /// Where notes are called for the first time, by their labels.
    calls: BTreeMap<String, usize>,
    /// The labels of notes, and where each begins.
    notes: Vec<(String, usize)>,
    /// The label of a note that has no words yet.
    note: Option<String>,
    /// Whether the blocks that follow go on with the clause they stand under.
    pub(super) goes_on: bool,
    /// For each open item, innermost last, whether it has a block already.
    items: Vec<bool>,
    /// Where the block now being read starts in the reading text.
    open: Option<usize>,
    /// Where the words of the open block begin, behind the number printed before them.
    words_start: usize,
    /// Whether words of the block were left out.
    is_struck: bool,
    /// Whether words of the block were put in and are kept.
    is_new: bool,
    /// Where the last words end in the reading text; behind it is white space only.
    words_end: usize,
    /// Whether the words that follow are set in bold.
    pub(super) is_bold: bool,
    /// Whether words of the block are not.
    has_plain_words: bool,
    /// The blocks of text outside lists all of which is set in bold.
    bold: Vec<usize>,
    /// What the blocks that follow are, until the reader says otherwise.
    pub(super) shape: Shape,
    /// How many lists the blocks that follow stand in.
    pub(super) list_depth: u32,
    /// How many clauses the blocks that follow stand under, where the format says so.
    pub(super) depth: Option<u32>,
    /// Tracked changes not closed yet, innermost last; their spans start where they began.
    changing: Vec<Revision>,
    /// How many of them are not kept: a hostile text opens 100,000 and asks at every word.
    left_out: usize,
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
            omissions: Vec::new(),
            eids: Vec::new(),
            calls: BTreeMap::new(),
            notes: Vec::new(),
            note: None,
            goes_on: false,
            items: Vec::new(),
            open: None,
            words_start: 0,
            is_struck: false,
            is_new: false,
            words_end: 0,
            is_bold: false,
            has_plain_words: false,
            bold: Vec::new(),
            shape: Shape::Text,
            list_depth: 0,
            depth: None,
            changing: Vec::new(),
            left_out: 0,
            from,
        }
    }

    /// Whether a block has words already.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether white space would be out of place: no block is open, or its words end in some.
    pub(super) fn ends_in_space(&self) -> bool {
        self.open.is_none_or(|start| start == self.text.len() || self.text.ends_with([' ', '\n']))
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
            self.words_start = self.text.len();
            self.has_plain_words = false;
        }
    }

    /// Adds the number of an item, which is no words: what has a number alone may be empty.
    pub(super) fn push_number(&mut self, number: &str, source: Span, verbatim: bool) {
        let begins = !self.is_open();
        // it is bold or not as its words are
        let is_bold = std::mem::replace(&mut self.is_bold, true);
        self.push(number, source, verbatim);
        self.is_bold = is_bold;
        if begins {
            self.words_start = self.text.len();
        }
    }

    /// Words of the block were struck out and are left out.
    pub(super) fn strike(&mut self) {
        self.is_struck = true;
    }

    /// Words of the block were put in: marks alone may stand for those that were struck out.
    #[cfg(feature = "docx")]
    pub(super) fn renew(&mut self) {
        self.is_new = true;
    }

    /// Nothing is left of what was struck out, its block included: it says nothing of the next block.
    #[cfg(feature = "docx")]
    pub(super) fn forget_struck(&mut self) {
        self.is_struck &= self.is_open();
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
            self.has_plain_words |= !self.is_bold;
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
        if !self.has_plain_words && shape == Shape::Text && list_depth == 0 {
            self.bold.push(self.blocks.len());
        }
        if shape == Shape::Footnote {
            self.notes.extend(self.note.take().map(|label| (label, span.start())));
        }
        let continues = self.continues();
        let number = Number::Unread;
        self.blocks.push(Block { span, shape, list_depth, continues, depth, number });
        Some(span)
    }

    /// Whether the next block goes on with an item: the second paragraph of one is no item.
    fn continues(&mut self) -> bool {
        let begun =
            self.items.last_mut().is_some_and(|has_begun| std::mem::replace(has_begun, true));
        (begun || self.goes_on) && self.shape == Shape::Text
    }

    /// From here on blocks stand in one more item of a list, until it ends.
    pub(super) fn begin_item(&mut self) {
        self.items.push(false);
    }

    /// Ends the innermost item.
    pub(super) fn end_item(&mut self) {
        self.items.pop();
    }

    /// Ends the open block and cuts it as plain text is: lines of code are lines of plain text that
    /// happened to be indented.
    pub(super) fn end_plain_block(&mut self) {
        let Some(span) = self.close() else { return };
        let (shape, list_depth) = (self.shape, self.list_depth);
        for block in plain_blocks(&self.text, span, Lexicon::of("und")) {
            let continues = self.continues();
            // by the words of no language
            let number = Number::Unread;
            self.blocks.push(Block { shape, list_depth, continues, number, ..block });
        }
    }

    /// Looks for headings as in plain text, where the format could mark them and marks none.
    pub(super) fn find_headings(&mut self, language: Option<&str>) {
        let is_marked = |block: &Block| matches!(block.shape, Shape::Heading(_));
        if self.blocks.iter().any(is_marked) {
            return;
        }
        let lexicon = Lexicon::of_text(language, &self.text);
        self.find_bold_headings(lexicon);
        if !self.blocks.iter().any(is_marked) {
            mark_headings(&self.text, &mut self.blocks, lexicon);
        }
        // the draft may be said to be in another language
        self.blocks.iter_mut().for_each(|block| block.number = Number::Unread);
    }

    /// Many writers set a heading in bold and do not call it one; who sets most of a text in bold means
    /// nothing by it.
    fn find_bold_headings(&mut self, lexicon: &Lexicon) {
        let bold: usize = self.bold.iter().map(|block| self.blocks[*block].span.len()).sum();
        if bold > 0 && 2 * bold < self.text.len() {
            mark_bold_headings(&self.text, &mut self.blocks, lexicon, &self.bold);
        }
        self.bold.clear();
    }

    fn close(&mut self) -> Option<Span> {
        let is_new = std::mem::take(&mut self.is_new);
        let is_struck = std::mem::take(&mut self.is_struck) && !is_new;
        let start = self.open.take()?;
        // "3. ~~to measure the ponds~~;"
        let is_left = || self.text[self.words_start..].contains(char::is_alphanumeric);
        let content = if is_struck && !is_left() { "" } else { self.text[start..].trim_end() };
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
        self.left_out += usize::from(!self.tracked.keeps(kind));
        self.changing.push(Revision { kind, span, author, date });
    }

    /// Closes the innermost open change.
    pub(super) fn close_change(&mut self) {
        let Some(change) = self.changing.pop() else { return };
        self.left_out -= usize::from(!self.tracked.keeps(change.kind));
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
        self.left_out > 0
    }

    /// Notes print at `source` that is no part of the words.
    pub(super) fn omit(&mut self, kind: Omission, source: Span) {
        self.omissions.push((kind, source));
    }

    /// The words just read call the note of that label; a note calls none.
    pub(super) fn call_note(&mut self, label: &str) {
        let has_words = self.open.is_some_and(|start| start < self.words_end);
        if has_words && !self.is_suppressed() && self.shape != Shape::Footnote {
            self.calls.entry(label.to_owned()).or_insert(self.words_end);
        }
    }

    /// Whether words already read call the note of that label.
    #[cfg(feature = "html")]
    pub(super) fn is_called(&self, label: &str) -> bool {
        self.calls.contains_key(label)
    }

    /// The next block of the shape of notes begins the note of that label.
    pub(super) fn begin_note(&mut self, label: &str) {
        self.note = Some(label.to_owned());
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
        let called = |(label, start): (String, usize)| Some((self.calls.remove(&label)?, start));
        let mut note_calls: Vec<_> = self.notes.drain(..).filter_map(called).collect();
        note_calls.sort_unstable();
        self.revisions.sort_by_key(|revision| revision.span);
        let lexicon = Lexicon::of_text(matter.language.as_deref(), &self.text);
        self.find_bold_headings(lexicon);
        let reading = Reading {
            lexicon,
            text: self.text,
            map: self.map,
            matter,
            blocks: self.blocks,
            revisions: self.revisions,
            comments: self.comments,
            omissions: self.omissions,
            eids: self.eids,
            note_calls,
        };
        Draft::assemble(sigil, reading)
    }
}

/// For formats whose elements part words that white space does not.
#[cfg(feature = "akn")]
impl Builder {
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
