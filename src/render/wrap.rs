//! Lines of a width, with or without color.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::style::Style;

/// A stretch of text of one look.
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    pub(super) look: Look,
}

/// How a stretch looks. Without color the marks of the stretch itself must tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Strong,
    Faint,
    Deleted,
    Inserted,
}

impl Look {
    /// The SGR codes that switch the look on.
    const fn codes(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\x1b[1m",
            Self::Faint => "\x1b[2m",
            Self::Deleted => "\x1b[31;9m",
            Self::Inserted => "\x1b[32;4m",
        }
    }
}

/// The spaces lines begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indent {
    first: usize,
    rest: usize,
}

impl Indent {
    /// So many for the first line, and so many for the others.
    pub(super) const fn new(first: usize, rest: usize) -> Self {
        Self { first, rest }
    }

    /// The same for all lines.
    pub(super) const fn all(spaces: usize) -> Self {
        Self { first: spaces, rest: spaces }
    }

    /// Four more for all lines but the first.
    pub(super) const fn hanging(spaces: usize) -> Self {
        Self { first: spaces, rest: spaces + 4 }
    }
}

/// Writes runs as one paragraph: white space of any kind is one space, and lines break at it before
/// the style's width, and between ideographs. A word longer than a line is cut where the line ends.
pub(super) fn paragraph(
    out: &mut impl std::fmt::Write,
    runs: &[Run<'_>],
    indent: Indent,
    style: Style,
) -> std::fmt::Result {
    let mut spaces = indent.first;
    let mut column = 0;
    words(runs, |word, spaced| {
        let len: usize = word.iter().map(|part| columns(part.text)).sum();
        let space = usize::from(spaced && column > 0);
        if column > 0 && column + space + len > style.width {
            out.write_char('\n')?;
            (column, spaces) = (0, indent.rest);
        }
        if column == 0 {
            write!(out, "{:spaces$}", "")?;
            column = spaces;
        } else if space > 0 {
            out.write_char(' ')?;
            column += 1;
        }
        if column + len > style.width {
            column = cut(out, word, column, indent.rest, style)?;
            return Ok(());
        }
        for part in word {
            styled(out, part.text, part.look, style.color)?;
        }
        column += len;
        Ok(())
    })?;
    out.write_char('\n')
}

/// Writes a word that is longer than a line, and tells the column it ends in.
fn cut(
    out: &mut impl std::fmt::Write,
    word: &[Run<'_>],
    mut column: usize,
    spaces: usize,
    style: Style,
) -> Result<usize, std::fmt::Error> {
    for part in word {
        let mut rest = part.text;
        while !rest.is_empty() {
            let fitting = fitting(rest, style.width.saturating_sub(column));
            // a line that begins holds something of it, however narrow it is
            let end = match rest.graphemes(true).next() {
                Some(first) if fitting == 0 && column <= spaces => first.len(),
                _ => fitting,
            };
            styled(out, &rest[..end], part.look, style.color)?;
            column += columns(&rest[..end]);
            rest = &rest[end..];
            if !rest.is_empty() {
                write!(out, "\n{:spaces$}", "")?;
                column = spaces;
            }
        }
    }
    Ok(column)
}

/// How many bytes of a text fit into so many columns.
pub(super) fn fitting(text: &str, room: usize) -> usize {
    let (mut end, mut taken) = (0, 0);
    for grapheme in text.graphemes(true) {
        taken += columns(grapheme);
        if taken > room {
            break;
        }
        end += grapheme.len();
    }
    end
}

/// Columns of a terminal: ideographs take two, marks over letters none. Character by character, as terminals
/// count them: a ligature is not narrower there than its letters.
pub(super) fn columns(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.chars().map(|c| c.width().unwrap_or(1)).sum(),
    }
}

/// Hands on the words of runs, what a line does not part, and whether a space stands before each; a word
/// may go through several runs.
fn words<'t>(
    runs: &[Run<'t>],
    mut take: impl FnMut(&[Run<'t>], bool) -> std::fmt::Result,
) -> std::fmt::Result {
    let mut word: Vec<Run<'t>> = Vec::new();
    let (mut open, mut spaced) = (false, false);
    for run in runs {
        for (index, part) in run.text.split(breaks).enumerate() {
            open &= index == 0;
            for (index, text) in unparted(part).enumerate() {
                if !(open && index == 0) {
                    if !word.is_empty() {
                        take(&word, spaced)?;
                    }
                    word.clear();
                    spaced = index == 0;
                }
                word.push(Run { text, look: run.look });
                open = true;
            }
        }
    }
    if word.is_empty() { Ok(()) } else { take(&word, spaced) }
}

/// A text without white space, parted between ideographs, but not before a mark that closes something or
/// behind one that opens it.
fn unparted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = if rest.is_ascii() { rest.len() } else { unparted_end(rest) };
        let (first, behind) = rest.split_at(end);
        rest = behind;
        (!first.is_empty()).then_some(first)
    })
}

fn unparted_end(text: &str) -> usize {
    let mut graphemes = text.grapheme_indices(true).peekable();
    while let Some((_, own)) = graphemes.next() {
        let Some((at, next)) = graphemes.peek() else { break };
        let parts = (is_wide(own) || is_wide(next)) && !opens(own) && !closes(next);
        if parts {
            return *at;
        }
    }
    text.len()
}

/// Whether a character takes two columns, as ideographs do.
pub(super) fn takes_two(c: char) -> bool {
    !c.is_ascii() && c.width() == Some(2)
}

fn is_wide(grapheme: &str) -> bool {
    grapheme.starts_with(takes_two)
}

fn opens(grapheme: &str) -> bool {
    grapheme.starts_with(['(', '[', '{', '“', '‘', '（', '《', '〈', '「', '『', '【', '〔'])
}

fn closes(grapheme: &str) -> bool {
    grapheme.starts_with([
        ')', ']', '}', '”', '’', ',', '.', ';', ':', '）', '》', '〉', '」', '』', '】', '〕',
        '，', '。', '、', '；', '：', '！', '？',
    ])
}

/// Whether a line may end at the character.
fn breaks(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}'
}

pub(super) fn styled(
    out: &mut impl std::fmt::Write,
    text: &str,
    look: Look,
    color: bool,
) -> std::fmt::Result {
    let codes = if color { look.codes() } else { "" };
    if !codes.is_empty() {
        out.write_str(codes)?;
    }
    // a draft may hold escape sequences of its own; a terminal must not obey them
    let shown = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    match text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        true => out.write_str(text)?,
        false => text.chars().try_for_each(|c| out.write_char(shown(c)))?,
    }
    if codes.is_empty() { Ok(()) } else { out.write_str("\x1b[0m") }
}

#[cfg(test)]
mod tests {
    use super::{Indent, Look, Run, Style, columns, paragraph};

    fn lines(text: &str, width: usize) -> Vec<String> {
        let (mut page, style) = (String::new(), Style::new().width(width));
        let runs = [Run { text, look: Look::Plain }];
        paragraph(&mut page, &runs, Indent::all(2), style).unwrap();
        page.lines().map(str::to_owned).collect()
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        let address = format!("see https://example.org/{}", "long/".repeat(20));
        let ideographs = "各方应在三十日内分享海图（包括附件），并通知所有港口。".repeat(4);
        let arabic = "تتبادل الأطراف الخرائط البحرية مع جميع السفن ".repeat(4);
        for text in [&address, &ideographs, &arabic] {
            for width in [40, 43, 80] {
                let lines = lines(text, width);
                assert!(lines.iter().all(|line| columns(line) <= width), "{lines:#?}");
                let words = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(words(&lines.concat()), words(text), "nothing is lost");
            }
        }
    }

    #[test]
    fn lines_do_not_begin_with_what_closes() {
        let lines = lines(&"港口，船舶。".repeat(20), 41);
        assert!(lines.len() > 3);
        assert!(
            lines.iter().all(|line| !line.trim_start().starts_with(['，', '。'])),
            "{lines:#?}"
        );
    }
}
