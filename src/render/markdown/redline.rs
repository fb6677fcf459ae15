//! A comparison in Markdown.

use super::Markdown;
use super::escape::{cell, inline, opening};
use crate::align::{Change, Comparison, Nature, Piece};
use crate::diff::EditKind;
use crate::document::Clause;
use crate::render::comparison_closing::behind;
use crate::render::comparison_entries::Entries;
use crate::render::comparison_text::{cited, headline, mark_goes, summary};
use crate::render::style::Style;

impl Comparison<'_> {
    /// The changes as a page in Markdown: how many of what kind, then each under its section with its words,
    /// then the references to be checked.
    ///
    /// Clauses whose words are kept and that only moved or were renumbered have a headline and no words.
    #[must_use]
    pub fn markdown(&self) -> Markdown {
        let title = format!("{} → {}", cited(self.before()), cited(self.after()));
        let mut page = format!("# {}\n\n{}\n", cell(&title), summary(self));
        let mut section = None;
        for change in self.changes() {
            let here = change.section().map(Clause::text);
            if let Some(heading) = here.filter(|_| here != section) {
                page += &format!("\n## {}\n", cell(heading));
            }
            section = here;
            page += &format!("\n**{}**\n", cell(&headline(change, false)));
            if change.nature() > Some(Nature::Spacing) {
                let redline = Paragraphs::of(change, Marked::Words).text;
                page += &format!("\n{redline}");
            }
        }
        let text = self.styled(Style::new());
        let entries = Entries::new(&text);
        let stale: Vec<String> = behind(self).map(|reference| entries.stale(reference)).collect();
        if !stale.is_empty() {
            page += "\n## References to check\n\n";
            stale.iter().for_each(|line| page += &format!("- {}\n", opening(line)));
        }
        Markdown(page)
    }

    /// The whole of both texts as a redline in Markdown, in the order of the later one: words and numbers
    /// that came and went, clause by clause.
    ///
    /// Law: what stands on the page, without what stands in `<del>` and `<sup>`, is the later text but for
    /// white space. `<sup>` says where a clause that moved stood.
    #[must_use]
    pub fn redline(&self) -> Markdown {
        let mut page = String::new();
        for change in self.clauses() {
            let paragraphs = Paragraphs::of(change, Marked::All).text;
            if !(page.is_empty() || paragraphs.is_empty()) {
                page.push('\n');
            }
            page += &paragraphs;
        }
        Markdown(page)
    }
}

/// Which clauses are shown as headings, and with what they were before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marked {
    /// Words alone: what else there is to say is said above them.
    Words,
    /// All of it.
    All,
}

/// The clauses of a change, a paragraph each.
struct Paragraphs<'c> {
    text: String,
    /// Where the paragraph begins that is being written, and its words.
    begins: [usize; 2],
    marked: Marked,
    /// Whether a mark goes next that stood close, so that the space behind the last words comes behind it.
    awaits_mark: bool,
    /// The clauses that are still to come on either side.
    before: Vec<Clause<'c>>,
    after: Vec<Clause<'c>>,
}

impl<'c> Paragraphs<'c> {
    fn of(change: Change<'c>, marked: Marked) -> Self {
        let mut before: Vec<Clause<'_>> = change.before_clauses().collect();
        let mut after: Vec<Clause<'_>> = change.after_clauses().collect();
        before.reverse();
        after.reverse();
        let mut paragraphs = Paragraphs {
            text: String::new(),
            begins: [0, 0],
            marked,
            awaits_mark: false,
            before,
            after,
        };
        paragraphs.clause();
        let pieces = change.pieces();
        for (at, piece) in pieces.iter().enumerate() {
            paragraphs.reach(piece);
            paragraphs.piece(piece, pieces.get(at + 1));
        }
        while !(paragraphs.before.is_empty() && paragraphs.after.is_empty()) {
            paragraphs.clause();
        }
        if marked == Marked::All && change.is_moved() {
            let from: Vec<String> = change.before_clauses().map(Clause::path).collect();
            paragraphs.text += &format!(" <sup>moved from {}</sup>", cell(&from.join(", ")));
        }
        paragraphs.end();
        // one line end is left, so that whoever puts paragraphs together parts them
        paragraphs.text.truncate(paragraphs.text.trim_end().len());
        if !paragraphs.text.is_empty() {
            paragraphs.text.push('\n');
        }
        paragraphs
    }

    /// Opens the clauses that a piece stands in.
    fn reach(&mut self, piece: &Piece<'_>) {
        let begun = |next: Option<&Clause<'_>>, words: &str, start: usize| {
            !words.is_empty() && next.is_some_and(|clause| clause.span().start() <= start)
        };
        loop {
            if begun(self.after.last(), piece.after, piece.after_span.start()) {
                self.clause();
            } else if begun(self.before.last(), piece.before, piece.before_span.start()) {
                // what was a clause of its own goes on in this one
                let number = self.before.pop().map(number).unwrap_or_default();
                self.changed(number, "");
            } else {
                break;
            }
        }
    }

    /// Begins the next clause with its number.
    fn clause(&mut self) {
        self.end();
        let (before, after) = (self.before.pop(), self.after.pop());
        let Some(clause) = after.or(before) else { return };
        if self.marked == Marked::All && clause.kind().is_heading() {
            self.text.push_str(&"#".repeat(usize::from(clause.level().clamp(1, 6))));
            self.text.push(' ');
            self.begins[1] = self.text.len();
        }
        let (old, new) = (before.map_or("", number), after.map_or("", number));
        match old == new || (before.is_some() && after.is_some() && self.marked == Marked::Words) {
            true => self.plain(new),
            false => self.changed(old, new),
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, next: Option<&Piece<'_>>) {
        // words that differ in white space alone are the same words
        if piece.kind != EditKind::Keep || piece.nature > Some(Nature::Spacing) {
            return self.changed(piece.before, piece.after);
        }
        self.awaits_mark = mark_goes(piece, next);
        self.plain(if self.awaits_mark { piece.after.trim_end() } else { piece.after });
    }

    fn plain(&mut self, words: &str) {
        let words = if self.is_begun() { inline(words) } else { opening(words) };
        self.text.push_str(&words);
    }

    fn changed(&mut self, before: &str, after: &str) {
        // of `act` and `act ` only one space is left, and it stands outside
        let spaced = before.ends_with(char::is_whitespace)
            && (after.ends_with(char::is_whitespace) || std::mem::take(&mut self.awaits_mark));
        for (tag, words) in [("del", before), ("ins", after)] {
            let words = if spaced { words.trim_end() } else { words };
            if !words.trim().is_empty() {
                self.stretch(tag, &inline(words));
            } else if tag == "ins" && !words.is_empty() {
                self.text.push(' ');
            }
        }
        if spaced {
            self.text.push(' ');
        }
    }

    /// Words between tags; what came or went right behind what came or went is one stretch.
    fn stretch(&mut self, tag: &str, words: &str) {
        let [open, close] = [format!("<{tag}>"), format!("</{tag}>")];
        // of a draft that writes such a tag itself, a backslash stands before it
        let goes_on = self.text[self.begins[1]..].ends_with(&close)
            && !self.text.ends_with(&format!("\\{close}"));
        match goes_on {
            true => self.text.truncate(self.text.len() - close.len()),
            false => self.text.push_str(&open),
        }
        self.text.push_str(words);
        self.text.push_str(&close);
    }

    /// Whether any words stand in the paragraph.
    fn is_begun(&self) -> bool {
        self.text.len() > self.begins[1]
    }

    /// Ends the paragraph.
    fn end(&mut self) {
        let [begins, words] = self.begins;
        if self.text[words..].trim().is_empty() {
            self.text.truncate(begins);
        } else {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
        self.begins = [self.text.len(); 2];
    }
}

/// The printed number of a clause, with the space behind it.
fn number(clause: Clause<'_>) -> &str {
    let (start, end) = (clause.span().start(), clause.body_span().start());
    &clause.draft().text()[start..end]
}
