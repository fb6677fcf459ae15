//! The numbers that bills and court papers print in the margin, beside every line or every fifth one. In a
//! text taken from such a page they stand at the ends of the lines, and would be words of the law.

use super::blocks::closes;
use super::cleaning::Omission;
use super::source_map::SourceMap;
use crate::bytes;
use crate::span::Span;

/// Fewer lines that count on are a list.
const FEWEST_LINES: usize = 6;
/// Of numbers beside every fifth line, so many at least count on.
const FEWEST_FIFTHS: usize = 3;
/// A number in the margin has so many digits at most.
const MOST_DIGITS: usize = 4;
/// So many lines may stand between two pages, or between two numbers beside every fifth line: where blank lines
/// count too, fewer have words; titles in the margin that the text has between its lines make them more.
const MOST_BETWEEN: usize = 9;
/// Of the numbers that stand far from the words, three in four are those of fifth lines; the others are of tables.
const FIFTHS: (usize, usize) = (3, 4);
/// Where every line is numbered, three in four follow one that is numbered by one less.
const NEIGHBOURS: (usize, usize) = (3, 4);

/// A text without the numbers in its margin.
pub(super) struct Unnumbered {
    pub(super) text: String,
    pub(super) map: SourceMap,
    /// Where the numbers stood, in bytes of the source.
    pub(super) omissions: Vec<(Omission, Span)>,
}

/// Takes the numbers out of the margin of `body`, which begins at byte `offset` of its source; `None` if there
/// are none.
pub(super) fn without_line_numbers(body: &str, offset: usize) -> Option<Unnumbered> {
    let Margins { before, behind } = Margins::of(body);
    let numbers = [
        every_line(body, &before),
        every_line(body, &behind),
        every_fifth(&behind),
        every_fifth(&before),
    ];
    let numbers = numbers.into_iter().find(|numbers| !numbers.is_empty())?;
    let mut text = String::with_capacity(body.len());
    let (mut map, mut omissions, mut at) = (SourceMap::default(), Vec::new(), 0);
    let end = Span::new(body.len(), body.len());
    for number in numbers.iter().chain([&end]) {
        if at < number.start() {
            map.push(text.len(), Span::new(offset + at, offset + number.start()), true);
            text.push_str(&body[at..number.start()]);
        }
        at = number.end();
    }
    let printed = |number: &Span| {
        let digits = body[number.range()].trim();
        let start = offset + number.end() - body[number.range()].trim_start().len();
        (Omission::LineNumber, Span::new(start, start + digits.len()))
    };
    omissions.extend(numbers.iter().map(printed));
    Some(Unnumbered { text, map, omissions })
}

/// A number at an end of a line.
struct Mark {
    /// The how manieth line it is, of those that are not blank.
    line: usize,
    number: u32,
    /// The number with the space that parts it from the words.
    span: Span,
    words: Span,
    /// Whether more than one space parts it from the words, or it stands alone.
    is_apart: bool,
}

/// The numbers at either end of the lines of a text.
#[derive(Default)]
struct Margins {
    before: Vec<Mark>,
    behind: Vec<Mark>,
}

impl Margins {
    fn of(text: &str) -> Self {
        let (mut margins, mut line, mut at) = (Self::default(), 0, 0);
        for printed in bytes::lines(text) {
            let start = at;
            at += printed.len();
            // nearly all lines, at once
            let ends = |bytes: &[u8]| Some([*bytes.first()?, *bytes.last()?]);
            let Some(ends) = ends(printed.as_bytes().trim_ascii()) else { continue };
            if !ends.iter().any(|end| end.is_ascii_digit() || !end.is_ascii()) {
                line += 1;
                continue;
            }
            let end = start + printed.trim_end().len();
            let words = printed.trim();
            line += usize::from(!words.is_empty());
            let content = Span::new(end - words.len(), end);
            margins.before.extend(before(text, content, line));
            margins.behind.extend(behind(text, content, line));
        }
        margins
    }
}

/// The number that a line begins with, apart from its words.
fn before(text: &str, content: Span, line: usize) -> Option<Mark> {
    let words = &text[content.range()];
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].trim_start();
    let space = &words[digits..words.len() - rest.len()];
    let is_number = (1..=MOST_DIGITS).contains(&digits) && (!space.is_empty() || rest.is_empty());
    let number = words[..digits].parse().ok().filter(|_| is_number)?;
    let start = content.end() - rest.len();
    let (span, words) = (Span::new(content.start(), start), Span::new(start, content.end()));
    Some(Mark { line, number, span, words, is_apart: rest.is_empty() || is_wide(space) })
}

/// The number that a line ends with, far from its words.
fn behind(text: &str, content: Span, line: usize) -> Option<Mark> {
    let words = &text[content.range()];
    let before = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let own = before.trim_end();
    let digits = words.len() - before.len();
    let is_apart = own.is_empty() || is_wide(&before[own.len()..]);
    let is_number = (1..=MOST_DIGITS).contains(&digits) && is_apart;
    let number = words[before.len()..].parse().ok().filter(|_| is_number)?;
    let end = content.start() + own.len();
    let (span, words) = (Span::new(end, content.end()), Span::new(content.start(), end));
    Some(Mark { line, number, span, words, is_apart: true })
}

/// Whether a space is wider than that between words.
fn is_wide(space: &str) -> bool {
    space.contains('\t') || space.chars().nth(1).is_some()
}

/// The numbers beside every line, if there are any: they count on from line to line, through sentences, and
/// begin anew on every page or go on there.
fn every_line(text: &str, marks: &[Mark]) -> Vec<Span> {
    let counts_on = |one: &Mark, next: &Mark| {
        let is_near = next.line - one.line <= MOST_BETWEEN;
        is_near && (next.number == one.number + 1 || next.number == 1)
    };
    let chains = chains(marks, 1, counts_on).into_iter();
    chains.filter(|chain| are_lines(text, chain)).flatten().map(|mark| mark.span).collect()
}

/// Whether numbered lines are those of running prose, and not the items of a list: a sentence goes on from one
/// to the next, and another one ends where the next begins.
fn are_lines(text: &str, chain: &[&Mark]) -> bool {
    let neighbours = || {
        let pairs = chain.windows(2).map(|pair| (pair[0], pair[1]));
        pairs.filter(|(one, next)| next.line == one.line + 1 && next.number == one.number + 1)
    };
    let (share, of) = NEIGHBOURS;
    if chain.len() < FEWEST_LINES || neighbours().count() * of < (chain.len() - 1) * share {
        return false;
    }
    let words = |mark: &Mark| &text[mark.words.range()];
    let parts = |(one, next): (&Mark, &Mark)| {
        !words(one).ends_with(closes) && words(next).starts_with(char::is_lowercase)
    };
    let closes = |(one, next): (&Mark, &Mark)| {
        words(one).ends_with(closes) && !words(next).starts_with(char::is_lowercase)
    };
    neighbours().any(parts) && neighbours().any(closes)
}

/// The numbers beside every fifth line, if there are any: hardly any other number stands so far from the words.
fn every_fifth(marks: &[Mark]) -> Vec<Span> {
    let counts_on = |one: &Mark, next: &Mark| {
        let between = next.line - one.line;
        (2..=MOST_BETWEEN).contains(&between) && (next.number == one.number + 5 || next.number == 5)
    };
    let beside_words = |mark: &&Mark| mark.is_apart && !mark.words.is_empty();
    let chains = chains(marks, 5, counts_on).into_iter();
    let fifths: Vec<&Mark> =
        chains.filter(|chain| chain.len() >= FEWEST_FIFTHS).flatten().collect();
    let (share, of) = FIFTHS;
    let all = marks.iter().filter(beside_words).count();
    let own = fifths.iter().copied().filter(beside_words).count();
    let is_margin = own > 0 && own * of >= all * share && fifths.iter().all(|mark| mark.is_apart);
    fifths.into_iter().filter(|_| is_margin).map(|mark| mark.span).collect()
}

/// The marks that count on from each other, each chain from `first` on; what does not fit is passed over.
fn chains(marks: &[Mark], first: u32, counts_on: impl Fn(&Mark, &Mark) -> bool) -> Vec<Vec<&Mark>> {
    let mut chains: Vec<Vec<&Mark>> = Vec::new();
    for mark in marks {
        let last = chains.last_mut();
        match last {
            Some(chain) if chain.last().is_some_and(|last| counts_on(last, mark)) => {
                chain.push(mark);
            }
            _ if mark.number == first => chains.push(vec![mark]),
            _ => {}
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    use crate::document::{Draft, Omission};
    use crate::span::Span;

    #[test]
    fn words_beside_numbers_lead_back_to_the_page() {
        let page = "1   An owner marks each\n2   buoy with the\n3   number it has.\n4   A lamp is\n5   no \
            buoy; a\n6   net is none.\n";
        let draft = Draft::parse("bill", page);
        assert_eq!(
            draft.text().trim_end(),
            "An owner marks each\nbuoy with the\nnumber it has.\nA lamp is\nno \
            buoy; a\nnet is none."
        );
        let numbers: Vec<_> =
            draft.omissions().map(|(kind, span)| (kind, &page[span.range()])).collect();
        assert_eq!(
            numbers,
            ["1", "2", "3", "4", "5", "6"].map(|number| (Omission::LineNumber, number))
        );
        let at = draft.text().find("net").unwrap();
        let source = draft.source_span(Span::new(at, at + 3));
        assert_eq!(&page[source.range()], "net");
    }

    #[test]
    fn numbers_of_lists_and_tables_stay() {
        for text in [
            "1 the blue boat\n2 the red boat\n3 a boat\n4 a net\n5 a lamp\n6 a buoy\n7 a rope\n",
            "1 Lamps are lit.\n2 Nets are dry.\n3 Ropes are long.\n4 Oil burns.\n5 Buoys float.\n6 Boats sail.\n",
            "Lamps    5\nNets    10\nRopes    15\nOil    20\n",
        ] {
            assert_eq!(Draft::parse("list", text).omissions().len(), 0, "{text}");
        }
    }
}
