//! A draft without some of its words: the draft that is left, and the way back to the same source.

use super::blocks::{Block, Number, Shape};
use super::clause::{ClauseData, ClauseId};
use super::draft::{Draft, Reading};
use super::front_matter::FrontMatter;
use super::notice::{Notice, NoticeKind};
use super::revision::{Comment, Revision};
use super::source_map::SourceMap;
use crate::span::Span;

/// Words that a projection leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cut {
    pub(super) span: Span,
    /// Whether the words before and behind it are two, even if no space stands there.
    pub(super) parts: bool,
}

/// The draft without the words at `cuts`, cited as `sigil`.
///
/// Where words go, no double space is left, nor one before a mark that closes; a space is put in
/// where two words would join. A clause that lost words and has none left goes,
/// with its printed number. Nothing else changes.
pub(super) fn project(draft: &Draft, cuts: Vec<Cut>, sigil: String) -> Draft {
    let mut projection = Projection::default();
    let mut cuts = in_order(cuts).into_iter().peekable();
    let mut end = 0;
    for data in &draft.clauses {
        projection.lose_gap(&draft.text[end..data.span.start()], end);
        end = data.span.end();
        let mut inside = Vec::new();
        while let Some(cut) = cuts.peek().filter(|cut| cut.span.start() < data.span.end()) {
            if cut.span.overlaps(data.span) {
                inside.push(*cut);
            }
            if cut.span.end() > data.span.end() {
                break;
            }
            cuts.next();
        }
        projection.clause(&draft.text, data, &inside);
    }
    // behind the last clause that is kept only what ended the text
    projection.gap = Span::new(end, draft.text.len());
    projection.finish(draft, sigil)
}

/// A stretch of the old text that is kept, or a space put in (an empty stretch).
#[derive(Clone, Copy)]
struct Kept {
    old: Span,
    new: usize,
}

#[derive(Default)]
struct Projection {
    kept: Vec<Kept>,
    text: String,
    blocks: Vec<Block>,
    /// The longest white space between clauses since the last one that is kept.
    gap: Span,
}

impl Projection {
    /// Remembers the white space before a clause: of several with none kept between, the longest.
    fn lose_gap(&mut self, gap: &str, at: usize) {
        if gap.len() > self.gap.len() {
            self.gap = Span::new(at, at + gap.len());
        }
    }

    fn clause(&mut self, text: &str, data: &ClauseData, cuts: &[Cut]) {
        let pieces = pieces(text, data.span, cuts);
        let is_left = |span: &Piece| {
            let start = span.old.start().max(data.body.start()).min(span.old.end());
            text[start..span.old.end()].contains(char::is_alphanumeric)
        };
        if !cuts.is_empty() && !pieces.iter().any(is_left) {
            return;
        }
        let goes_on = self.goes_on(text, data, cuts);
        self.keep_gap(text);
        let start = self.text.len();
        for piece in pieces {
            if piece.parted {
                self.kept.push(Kept {
                    old: Span::new(piece.old.start(), piece.old.start()),
                    new: self.text.len(),
                });
                self.text.push(' ');
            }
            self.keep(text, piece.old);
        }
        let span = Span::new(start, self.text.len());
        match self.blocks.last_mut().filter(|_| goes_on) {
            Some(last) => last.span = last.span.union(span),
            None => {
                let depth = data.placed.then_some(data.depth);
                let (shape, list_depth, continues) = (shape(data), data.list_depth, data.continues);
                self.blocks.push(Block {
                    span,
                    shape,
                    list_depth,
                    continues,
                    depth,
                    number: Number::Unread,
                });
            }
        }
    }

    /// Whether what is left of a clause goes on with the one before: in "1. Option (a): text" they
    /// were two only by the label, and that is gone.
    fn goes_on(&self, text: &str, data: &ClauseData, cuts: &[Cut]) -> bool {
        let behind_last = self
            .kept
            .last()
            .is_some_and(|last| self.gap.is_empty() || last.old.end() == self.gap.start());
        let number = data.enumerator.as_ref().map(|enumerator| enumerator.span);
        let unmarked =
            cuts.iter().any(|cut| number.is_some_and(|number| cut.span.overlaps(number)));
        behind_last && unmarked && !text[self.gap.range()].contains('\n')
    }

    fn keep_gap(&mut self, text: &str) {
        let gap = std::mem::take(&mut self.gap);
        // before the first clause only white space that stood there
        if !self.blocks.is_empty() || gap.start() == 0 {
            self.keep(text, gap);
        }
    }

    fn keep(&mut self, text: &str, old: Span) {
        // pieces are in order of place, and an empty one has none
        if old.is_empty() {
            return;
        }
        self.kept.push(Kept { old, new: self.text.len() });
        self.text.push_str(&text[old.range()]);
    }

    fn finish(mut self, draft: &Draft, sigil: String) -> Draft {
        self.keep_gap(&draft.text);
        let Self { kept, text, blocks, .. } = self;
        let mut map = SourceMap::default();
        for piece in &kept {
            draft.map.copy(piece.old, piece.new, &mut map);
        }
        let span = |old| moved(&kept, old, text.len());
        let revised =
            |revision: &Revision| Revision { span: span(revision.span), ..revision.clone() };
        let revisions =
            draft.revisions.iter().map(revised).filter(|revised| !revised.span.is_empty());
        let comments = draft
            .comments
            .iter()
            .map(|comment| Comment { span: span(comment.span), ..comment.clone() });
        let (revisions, comments) = (revisions.collect(), comments.collect());
        let lexicon = draft.lexicon();
        let matter = matter(draft);
        if kept.is_empty() {
            map = SourceMap::verbatim_from(draft.map.source_span(Span::default()).start(), 0);
        }
        let omissions = draft.omissions.clone();
        let left = |(id, eid): &(ClauseId, String)| {
            let span = span(draft.clauses[id.index()].span);
            (!span.is_empty()).then(|| (span.start(), eid.clone()))
        };
        let eids = draft.eids.iter().filter_map(left).collect();
        let reading = Reading {
            text,
            map,
            matter,
            blocks,
            lexicon,
            revisions,
            comments,
            omissions,
            eids,
            // words that call may be gone
            note_calls: Vec::new(),
        };
        let mut projected = Draft::assemble(sigil, reading);
        let decoded = |notice: &&Notice| notice.kind == NoticeKind::LegacyEncoding;
        let decoded = draft.notices.iter().filter(decoded).copied();
        projected.notices.splice(0..0, decoded);
        projected.recoding = draft.recoding.clone();
        projected
    }
}

/// Title, date and language; a title that is a heading of the text is read anew.
fn matter(draft: &Draft) -> FrontMatter {
    let heading = draft.clauses.iter().find(|clause| clause.level == 1);
    let printed = heading.map(|heading| &draft.text[heading.body.range()]);
    let title = draft.title.clone().filter(|title| Some(title.as_str()) != printed);
    FrontMatter { title, date: draft.date.clone(), language: draft.language.clone(), end: 0 }
}

/// What the format of the source said of a clause; nothing more is cut out of it.
const fn shape(data: &ClauseData) -> Shape {
    match data.shape {
        Shape::Text => Shape::Clause,
        shape => shape,
    }
}

/// Where what is left of `old` stands in the new text; if nothing is, where it stood.
fn moved(kept: &[Kept], old: Span, end: usize) -> Span {
    let place = |next: usize, at: usize| {
        kept.get(next).map_or(end, |piece| {
            piece.new + at.saturating_sub(piece.old.start()).min(piece.old.len())
        })
    };
    let first = kept.partition_point(|piece| piece.old.end() <= old.start());
    let last = kept.partition_point(|piece| piece.old.start() < old.end());
    let start = place(first, old.start());
    let end = last.checked_sub(1).map_or(start, |last| place(last, old.end()));
    Span::new(start, end)
}

/// A stretch of a clause that is kept.
struct Piece {
    old: Span,
    /// Whether a space is put before it.
    parted: bool,
}

/// What is left of `span` without `cuts`, with one space where words parted.
fn pieces(text: &str, span: Span, cuts: &[Cut]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = span.start();
    let mut gone = None;
    for cut in cuts {
        join(text, &mut pieces, Span::new(at, cut.span.start()), gone);
        at = cut.span.end().clamp(at, span.end());
        gone = Some(*cut);
    }
    join(text, &mut pieces, Span::new(at, span.end()), gone);
    if !cuts.is_empty() {
        trim_end(text, &mut pieces);
    }
    pieces
}

/// Adds the words at `old`, which stand behind those that are `gone`, to what stands before.
fn join(text: &str, pieces: &mut Vec<Piece>, old: Span, gone: Option<Cut>) {
    let words = &text[old.range()];
    let Some(first) = words.chars().next() else { return };
    let before = pieces.last().and_then(|piece| text[piece.old.range()].chars().next_back());
    let trimmed = trimmed(text, old);
    let (mut kept, mut parted) = (old, false);
    match (gone, before) {
        (None, _) => {}
        (_, None) => kept = trimmed,
        (_, Some(before)) if before.is_whitespace() && first.is_whitespace() => {
            // a line break stays one
            match text[old.start()..trimmed.start()].contains('\n') {
                true => trim_end(text, pieces),
                false => kept = trimmed,
            }
        }
        (_, Some(before)) if before.is_whitespace() && closes(first) => trim_end(text, pieces),
        (_, Some('(' | '“' | '«')) => kept = trimmed,
        (Some(gone), Some(before)) => {
            parted = gone.parts && before.is_alphanumeric() && first.is_alphanumeric();
        }
    }
    if !kept.is_empty() {
        pieces.push(Piece { old: kept, parted });
    }
}

/// `span` without the white space at its start.
fn trimmed(text: &str, span: Span) -> Span {
    Span::new(span.end() - text[span.range()].trim_start().len(), span.end())
}

/// Takes the white space off the end of what is kept.
fn trim_end(text: &str, pieces: &mut Vec<Piece>) {
    while let Some(last) = pieces.last_mut() {
        let words = text[last.old.range()].trim_end();
        last.old = Span::new(last.old.start(), last.old.start() + words.len());
        if !words.is_empty() {
            return;
        }
        pieces.pop();
    }
}

/// Whether a mark has no space before it.
fn closes(c: char) -> bool {
    matches!(c, ',' | ';' | '.' | ':' | '!' | '?' | ')' | ']' | '”' | '…')
}

/// Cuts in order, those that touch or overlap as one.
fn in_order(mut cuts: Vec<Cut>) -> Vec<Cut> {
    cuts.sort_unstable();
    let mut merged: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match merged.last_mut().filter(|last| cut.span.start() <= last.span.end()) {
            Some(last) => {
                // between `]` and `[` words part
                let parts = last.parts || cut.parts || cut.span.start() == last.span.end();
                *last = Cut { span: last.span.union(cut.span), parts };
            }
            None => merged.push(cut),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Cut, project};
    use crate::document::{Comment, Draft, Revision, RevisionKind};
    use crate::span::Span;

    fn without(draft: &Draft, words: &[&str]) -> Draft {
        let cut = |words: &&str| {
            let at = draft.text().find(words).unwrap();
            Cut { span: Span::new(at, at + words.len()), parts: false }
        };
        project(draft, words.iter().map(cut).collect(), "cut".to_owned())
    }

    #[test]
    fn no_space_is_left_where_words_went() {
        for (text, cut, left) in [
            ("one two three", "two", "one three"),
            ("one two, three", "two", "one, three"),
            ("one (two) three", "two", "one () three"),
            ("one two", "two", "one"),
            ("one two", "one", "two"),
            ("un deux ; trois", "deux", "un ; trois"),
            ("one\ntwo three", "two", "one\nthree"),
            ("1. one\n\n2. two\n\n3. three\n", "two", "1. one\n\n3. three\n"),
            ("one  two\n", "three", "one  two\n"),
        ] {
            let draft = Draft::parse("whole", text);
            let cuts: &[&str] = if text.contains(cut) { &[cut] } else { &[] };
            assert_eq!(without(&draft, cuts).text(), left, "{text:?}");
        }
    }

    #[test]
    fn revisions_and_comments_move_along() {
        let mut draft = Draft::parse("whole", "Ports [all of them] keep watch by night.");
        let at = |words: &str| {
            let at = draft.text().find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let (night, them) = (at("by night"), at("all of them"));
        let kind = RevisionKind::Inserted;
        let revision = |span| Revision { kind, span, author: None, date: None };
        draft.revisions = vec![revision(them), revision(night)];
        let comment = |span| Comment { span, text: String::new(), author: None, date: None };
        draft.comments = vec![comment(them), comment(night)];
        let cut = without(&draft, &["[all of them]"]);
        let words = |span: Span| &cut.text()[span.range()];
        assert_eq!(cut.revisions().len(), 1, "words that are gone were not put in");
        assert_eq!(words(cut.revisions()[0].span), "by night");
        let remarks: Vec<&str> = cut.comments().iter().map(|comment| words(comment.span)).collect();
        assert_eq!(remarks, ["", "by night"]);
    }
}
