//! Lines of a width, with or without color.

use unicode_segmentation::UnicodeSegmentation;

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
/// the style's width. A word longer than a line stands on its own.
pub(super) fn paragraph(
    out: &mut impl std::fmt::Write,
    runs: &[Run<'_>],
    indent: Indent,
    style: Style,
) -> std::fmt::Result {
    let mut spaces = indent.first;
    let mut column = 0;
    let mut space = false;
    for word in words(runs) {
        let len: usize = word.iter().map(|part| columns(part.text)).sum();
        if column > 0 && space && column + 1 + len > style.width {
            out.write_char('\n')?;
            (column, spaces) = (0, indent.rest);
        }
        if column == 0 {
            write!(out, "{:spaces$}", "")?;
            column = spaces;
        } else if space {
            out.write_char(' ')?;
            column += 1;
        }
        for part in &word {
            styled(out, part.text, part.look, style.color)?;
        }
        column += len;
        space = true;
    }
    out.write_char('\n')
}

/// Columns of a terminal, a grapheme each; wide scripts take more and wrap early.
fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// The words of runs; a word may go through several of them.
fn words<'t>(runs: &[Run<'t>]) -> Vec<Vec<Run<'t>>> {
    let mut words: Vec<Vec<Run<'t>>> = Vec::new();
    let mut open = false;
    for run in runs {
        for (index, part) in run.text.split(breaks).enumerate() {
            open &= index == 0;
            if part.is_empty() {
                continue;
            }
            let part = Run { text: part, look: run.look };
            match words.last_mut() {
                Some(word) if open => word.push(part),
                _ => words.push(vec![part]),
            }
            open = true;
        }
    }
    words
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
    // a draft may hold escape sequences of its own; a terminal must not obey them
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let codes = if color { look.codes() } else { "" };
    out.write_str(codes)?;
    text.chars().try_for_each(|c| out.write_char(shown(c)))?;
    out.write_str(if codes.is_empty() { "" } else { "\x1b[0m" })
}
