//! A comparison as a person reads it in a terminal.

use std::fmt::{self, Write};

use super::comparison_closing::behind;
use super::comparison_entries::Entries;
use super::style::Style;
use super::wrap::{Indent, Look, Run, columns, fitting, paragraph, styled, takes_two};
use crate::align::{Change, Comparison, Fate, Nature, Piece};
use crate::document::{Clause, Draft};

/// A comparison to be printed: a summary, then every change under its section, in words.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonText<'c> {
    pub(super) comparison: &'c Comparison<'c>,
    pub(super) style: Style,
}

impl Comparison<'_> {
    /// The comparison to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> ComparisonText<'_> {
        ComparisonText { comparison: self, style: style.into() }
    }
}

impl fmt::Display for Comparison<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for ComparisonText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.title(f)?;
        self.summary(f)?;
        let pages = Entries::new(self);
        pages.entries(f)?;
        pages.closing(f)
    }
}

impl ComparisonText<'_> {
    pub(super) fn line(
        &self,
        f: &mut fmt::Formatter<'_>,
        runs: &[Run<'_>],
        indent: usize,
    ) -> fmt::Result {
        paragraph(f, runs, Indent::all(indent), self.style)
    }

    fn title(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.comparison.before(), self.comparison.after());
        let title = format!("{} → {}", cited(before), cited(after));
        self.line(f, &[Run { text: &title, look: Look::Strong }], 0)
    }

    fn summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let summary = summary(self.comparison);
        self.line(f, &[Run { text: &summary, look: Look::Faint }], 0)
    }

    /// Whether the clause stays one, and its words differ in less than is shown.
    pub(super) fn is_light(&self, change: Change<'_>) -> bool {
        matches!(change.fate(), Fate::Kept | Fate::Revised)
            && change.nature() < Some(self.style.lightest)
    }

    /// A change with its words, given as pieces; `inside` what moved as a whole.
    pub(super) fn change(
        &self,
        f: &mut fmt::Formatter<'_>,
        change: Change<'_>,
        pieces: &[Piece<'_>],
        inside: bool,
    ) -> fmt::Result {
        let indent = if inside { 4 } else { 0 };
        f.write_char('\n')?;
        let head = headline(change, inside);
        self.line(f, &[Run { text: &head, look: Look::Strong }], indent)?;
        if self.is_light(change) {
            // a clause that only moved is shown by its first words
            return self.first_words(f, change);
        }
        let runs = runs(pieces, change.fate(), self.style.lightest);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return Ok(());
        }
        self.line(f, &runs, indent + 4)
    }

    pub(super) fn first_words(
        &self,
        f: &mut fmt::Formatter<'_>,
        change: Change<'_>,
    ) -> fmt::Result {
        let body = change.after_clauses().next().map_or("", Clause::body);
        if body.is_empty() {
            return Ok(());
        }
        write!(f, "    ")?;
        let shown = shortened(body, self.style.width.saturating_sub(7));
        styled(f, &shown, Look::Faint, self.style.color)?;
        f.write_char('\n')
    }
}

/// "4 kept · 2 revised · 1 moved · 1 reference to check"
pub(super) fn summary(comparison: &Comparison<'_>) -> String {
    let alignment = comparison.alignment();
    let counts = [
        (alignment.count(Fate::Kept), "kept"),
        (alignment.count(Fate::Revised), "revised"),
        (alignment.count(Fate::Split), "split"),
        (alignment.count(Fate::Merged), "merged"),
        (alignment.count(Fate::Added), "added"),
        (alignment.count(Fate::Dropped), "dropped"),
        (alignment.moved(), "moved"),
        (alignment.renumbered(), "renumbered"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    match behind(comparison).count() {
        0 => {}
        1 => parts.push("1 reference to check".to_owned()),
        count => parts.push(format!("{count} references to check")),
    }
    if parts.is_empty() { "no clauses".to_owned() } else { parts.join(" · ") }
}

/// The first words of a text that take no more columns than this, in one line, the `…` behind them too.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let (mut shown, mut taken) = (String::new(), 0);
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let space = usize::from(!shown.is_empty());
        let more = usize::from(words.peek().is_some());
        let width = space + columns(word);
        if taken + width + more > most {
            if shown.is_empty() {
                shown.push_str(&word[..fitting(word, most.saturating_sub(1))]);
            }
            shown.push('…');
            break;
        }
        if space > 0 {
            shown.push(' ');
        }
        shown.push_str(word);
        taken += width;
    }
    shown
}

/// "draft-2 (2031-06-17)"
pub(super) fn cited(draft: &Draft) -> String {
    match draft.date() {
        Some(date) => format!("{} ({date})", draft.sigil()),
        None => draft.sigil().to_owned(),
    }
}

/// How the clauses of either side are cited.
pub(super) fn paths(change: Change<'_>) -> (String, String) {
    let cited = |clauses: Vec<String>| clauses.join(" + ");
    let before = cited(change.before_clauses().map(Clause::path).collect());
    (before, cited(change.after_clauses().map(Clause::path).collect()))
}

/// "6 → 3: moved, renumbered and revised"; that it moved goes without saying `inside` what moved.
pub(super) fn headline(change: Change<'_>, inside: bool) -> String {
    let (before, after) = paths(change);
    let what = fate(change, change.nature(), inside);
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("{after}: {what}"),
        (_, true) => format!("{before}: {what}"),
        _ if before == after => format!("{after}: {what}"),
        _ => format!("{before} → {after}: {what}"),
    }
}

/// "moved, renumbered and revised", by the nature of the change; nothing for a clause of which nothing differs.
pub(super) fn fate(change: Change<'_>, nature: Option<Nature>, inside: bool) -> String {
    let mut words = Vec::new();
    if change.is_moved() && !inside {
        words.push("moved");
    }
    if change.is_renumbered() {
        words.push("renumbered");
    }
    match change.fate() {
        Fate::Kept | Fate::Revised => words.extend(match nature {
            None | Some(Nature::Spacing) => None,
            Some(Nature::Typography | Nature::Capitals) => Some("print changed"),
            Some(Nature::Spelling) => Some("respelled"),
            Some(Nature::Reference) => Some("updated in its references"),
            Some(Nature::Wording) => Some("revised"),
        }),
        fate => words.push(fate.name()),
    }
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Kept words with this many of them in a row are shown by their ends only.
const LONG_KEEP: usize = 24;
/// How many words stay at each end.
const KEEP_ENDS: usize = 8;

pub(super) fn runs<'t>(pieces: &[Piece<'t>], fate: Fate, lightest: Nature) -> Vec<Run<'t>> {
    let mut runs = Vec::new();
    let plain = |text| Run { text, look: Look::Plain };
    let mut ends = [None, None];
    for (index, piece) in pieces.iter().enumerate() {
        if clause_begins(piece, &mut ends) {
            runs.push(plain(" ¶ "));
        }
        match piece.kind {
            _ if piece.nature < Some(lightest) => {
                let spaced = |text: &str| text.ends_with(char::is_whitespace);
                let next = pieces.get(index + 1);
                // a mark that is put in stands close: "ports{+, quays+} and"
                let mark_comes =
                    next.is_some_and(|next| next.before.is_empty() && is_close(next.after));
                let text = match mark_goes(piece, next) {
                    true => piece.after.trim_end(),
                    false => piece.after,
                };
                kept(&mut runs, text, index == 0, index + 1 == pieces.len());
                // the last word after may have a space behind it before
                if spaced(piece.before) && !spaced(piece.after) && !mark_comes {
                    runs.push(plain(" "));
                }
            }
            // whole clauses need no marks: their headline says what they are
            _ if fate == Fate::Added => runs.push(Run { text: piece.after, look: Look::Inserted }),
            _ if fate == Fate::Dropped => {
                runs.push(Run { text: piece.before, look: Look::Deleted })
            }
            _ => changed(&mut runs, piece.before, piece.after),
        }
    }
    runs
}

/// Whether words begin with a mark that no space parts from the word before it.
fn is_close(words: &str) -> bool {
    words.starts_with([',', ';', ':', '.', ')'])
}

/// Whether what follows words that stay is a mark that went and stood close to them, so that the space that
/// parts them from the rest belongs behind it: "ports{-,-} and".
pub(super) fn mark_goes(piece: &Piece<'_>, next: Option<&Piece<'_>>) -> bool {
    let spaced = |text: &str| text.ends_with(char::is_whitespace);
    let goes = |next: &Piece<'_>| {
        let stood_close = next.before_span.start() == piece.before_span.end();
        next.after.is_empty() && is_close(next.before) && spaced(next.before) && stood_close
    };
    spaced(piece.after) && next.is_some_and(goes)
}

/// Whether another clause begins with the piece on either side; `ends` are where the words so far
/// end on each.
pub(super) fn clause_begins(piece: &Piece<'_>, ends: &mut [Option<usize>; 2]) -> bool {
    let sides = [(piece.before, piece.before_span), (piece.after, piece.after_span)];
    let mut begins = false;
    for (end, (text, span)) in ends.iter_mut().zip(sides) {
        if !text.is_empty() {
            // the space behind the last word of a clause belongs to no piece
            begins |= end.is_some_and(|end| end != span.start());
            *end = Some(span.start() + text.len());
        }
    }
    begins
}

fn changed<'t>(runs: &mut Vec<Run<'t>>, before: &'t str, after: &'t str) {
    // wdiff writes [-…-], which no one could tell from the brackets of a draft
    for (text, open, close, look) in
        [(before, "{-", "-}", Look::Deleted), (after, "{+", "+}", Look::Inserted)]
    {
        let words = text.trim_end();
        if !words.is_empty() {
            runs.extend([open, words, close].map(|text| Run { text, look }));
        }
    }
    let spaced = |text: &str| text.ends_with(char::is_whitespace);
    if spaced(before) || spaced(after) {
        runs.push(Run { text: " ", look: Look::Plain });
    }
}

fn kept<'t>(runs: &mut Vec<Run<'t>>, text: &'t str, first: bool, last: bool) {
    let plain = |text| Run { text, look: Look::Plain };
    let starts = word_starts(text);
    if starts.len() <= LONG_KEEP {
        runs.push(plain(text));
        return;
    }
    if !first {
        runs.push(plain(&text[..starts[KEEP_ENDS]]));
    }
    runs.push(Run { text: " … ", look: Look::Faint });
    if !last {
        runs.push(plain(&text[starts[starts.len() - KEEP_ENDS]..]));
    }
}

/// Where words begin; of ideographs two are taken for a word.
fn word_starts(text: &str) -> Vec<usize> {
    if text.is_ascii() {
        let is_space = |at: usize| char::from(text.as_bytes()[at]).is_whitespace();
        let starts = |at: &usize| !is_space(*at) && (*at == 0 || is_space(at - 1));
        return (0..text.len()).filter(starts).collect();
    }
    let mut starts = Vec::new();
    let (mut in_word, mut ideographs) = (false, 0);
    for (at, c) in text.char_indices() {
        ideographs = if takes_two(c) { ideographs + 1 } else { 0 };
        if !c.is_whitespace() && (!in_word || ideographs > 2) {
            starts.push(at);
            ideographs = ideographs.min(1);
        }
        in_word = !c.is_whitespace();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::word_starts;

    #[test]
    fn words_begin_in_ascii_where_they_begin_in_any_text() {
        for text in
            ["", " ", "one", " one\ttwo\u{b}\u{c}three\r\n four  ", "a\u{1c}b c", "x, (y) z"]
        {
            let mut starts = word_starts(&format!("{text} é"));
            assert_eq!(starts.pop(), Some(text.len() + 1));
            assert_eq!(word_starts(text), starts, "{text:?}");
        }
    }
}
