//! Which paragraphs are headings, and how high they stand.

use super::annex::heads_annex;
use super::blocks::{Block, Number, Shape, closes};
use super::closing::is_date_line;
use super::enumerator::{self, Enumerator, EnumeratorStyle as Style};
use super::numeral::is_unspaced;
use super::pages::is_symbol;
use crate::lexicon::{Lexicon, words};

/// A paragraph of a plain text without a full stop is a heading if it has at most this many words;
/// the longest heading without a number of the treaties at hand has 11.
pub(super) const MOST_HEADING_WORDS: usize = 12;
/// The same for a paragraph that says it is one, by the name of a division or by capital letters: the
/// longest title of an article in the treaties at hand has 38 words.
const MOST_TITLE_WORDS: usize = 60;
/// The same for the first paragraph of a text: of 188 contributions to a conference the longest title
/// has 24 words.
const MOST_FIRST_WORDS: usize = 24;

/// Short paragraphs without a closing mark are headings, if something follows them.
pub(crate) fn mark_headings(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    // what stands before the title, if not the symbol of the document, takes its place
    let mut begins = true;
    let mut counted = None;
    for index in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(index);
        let (block, next) = (&mut before[index - 1], &mut behind[0]);
        let line = &text[block.span.range()];
        let is_symbol = begins && is_symbol(line) && !line.contains(char::is_whitespace);
        if block.shape == Shape::Text && block.list_depth == 0 && !is_symbol {
            // the first line of a text is its title, unless it is an article like the others
            let may_be_title = begins && block.number(text, lexicon).is_none();
            match heading_level(text, block, lexicon, Below { next, counted }) {
                Some(level) => block.shape = Shape::Heading(if may_be_title { 1 } else { level }),
                None if may_be_title && is_long_title(line, &text[next.span.range()], lexicon) => {
                    block.shape = Shape::Heading(1);
                }
                None => {}
            }
        }
        begins &= is_symbol;
        if let Some(number) = figure(text, block, lexicon) {
            counted = Some(number).filter(|_| matches!(block.shape, Shape::Heading(_)));
        }
    }
    raise_over_numbered(text, blocks, lexicon);
}

/// Raises headings without numbers over numbered ones, *1. Prices*, where a second such one stands right before
/// the first below it: no division is empty. One alone may be a further line of the title.
fn raise_over_numbered(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    let mut over = Vec::new();
    for index in 1..blocks.len() {
        let [heading, numbered] = &mut blocks[index - 1..=index] else { continue };
        let leads = heading.shape == Shape::Heading(LOWEST_LEVEL)
            && numbered.shape == Shape::Heading(NUMBERED_LEVEL)
            && heading.number(text, lexicon).is_none()
            && figure(text, numbered, lexicon).is_some();
        if leads {
            over.push(index - 1);
        }
    }
    if over.len() > 1 {
        over.into_iter().for_each(|at| blocks[at].shape = Shape::Heading(NUMBERED_LEVEL - 1));
    }
}

/// What stands below a paragraph that may be a heading, and above it.
struct Below<'b> {
    /// The block behind it.
    next: &'b mut Block,
    /// The number of the last block that is numbered in figures, if it is a heading.
    counted: Option<u32>,
}

/// The number of a block that is numbered in figures: *2. Scope*.
fn figure(text: &str, block: &mut Block, lexicon: &Lexicon) -> Option<u32> {
    let (own, _) = block.number(text, lexicon).filter(|(own, _)| own.style == Style::Decimal)?;
    own.ordinal().map(|(number, _)| number)
}

/// Whether the first paragraph of a text is its title though it is long, has commas or goes on in small
/// letters: *REGULATION OF THE COUNCIL / of 9 April 2031 / on ropes, and repealing …*
fn is_long_title(paragraph: &str, next: &str, lexicon: &Lexicon) -> bool {
    let line = paragraph.lines().next().unwrap_or_default();
    let most = if is_shouted(line) { MOST_TITLE_WORDS } else { MOST_FIRST_WORDS };
    paragraph.starts_with(char::is_uppercase)
        && words(line).nth(1).is_some()
        && !paragraph.ends_with(closes)
        && !is_date_line(paragraph, lexicon)
        && !next.starts_with(char::is_lowercase)
        && !has_more_words(paragraph, most)
}

/// Whether all letters are capitals, and there are any.
fn is_shouted(line: &str) -> bool {
    !line.contains(char::is_lowercase) && line.contains(char::is_uppercase)
}

/// As [`mark_headings`], of the blocks that `bold` names, which a writer set in bold, each below the last
/// heading that the format marks.
pub(crate) fn mark_bold_headings(
    text: &str,
    blocks: &mut [Block],
    lexicon: &Lexicon,
    bold: &[usize],
) {
    let (mut marked, mut in_article, mut is_marked) = (0, false, false);
    let mut bold = bold.iter().peekable();
    for index in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(index);
        let (block, next) = (&mut before[index - 1], &mut behind[0]);
        let style = |block: &mut Block| block.number(text, lexicon).map(|(own, _)| own.style);
        let is_bold = bold.next_if(|bold| **bold < index).is_some();
        let own = match block.shape {
            Shape::Heading(level) => {
                marked = level;
                Some(level)
            }
            // a caption, or the *or* between two wordings
            _ if !is_bold
                || next.shape == Shape::Row
                || joins(&text[block.span.range()], lexicon) =>
            {
                None
            }
            _ => heading_level(text, block, lexicon, Below { next, counted: None }),
        };
        let Some(level) = own else { continue };
        let is_article = block.number(text, lexicon).is_some_and(|(own, _)| {
            own.style == Style::Named && division_level(&own.label) == LOWEST_LEVEL
        });
        let is_annex = is_bold && heads_annex(&text[block.span.range()], lexicon);
        // words in bold inside an article part nothing, nor capitals if the format marks the article, nor what
        // has a number of the article's: "1.1 Fees"
        let is_inside = match style(block) {
            None => !is_annex && (level == LOWEST_LEVEL || is_marked),
            Some(style) => matches!(style, Style::Section | Style::Decimal),
        };
        if is_bold && in_article && is_inside {
            continue;
        }
        if is_bold {
            let is_title = index == 1 && style(block).is_none();
            // an annex stands beside what is marked, anything else below it
            let highest = marked + u8::from(!is_annex);
            let level = if is_title { 1 } else { level.max(highest).min(LOWEST_LEVEL) };
            block.shape = Shape::Heading(level);
        }
        (in_article, is_marked) = (is_article, !is_bold);
    }
}

/// Whether a line is nothing but a word that joins what stands around it: *OR*.
fn joins(line: &str, lexicon: &Lexicon) -> bool {
    let mut all = words(line);
    let first = all.next().map(str::to_lowercase);
    first.is_some_and(|word| lexicon.is_joining_word(&word)) && all.next().is_none()
}

/// Joins an article's number and its title, each a heading of its own, to one; the title of an annex
/// without a number stands below *ANNEX*, though it may be printed alike.
pub(crate) fn join_titles(text: &str, blocks: &mut Vec<Block>, lexicon: &Lexicon) {
    let mut joined = 0;
    for next in 1..blocks.len() {
        let (before, behind) = blocks.split_at_mut(next);
        let (number, title) = (&mut before[joined], &mut behind[0]);
        let heads_title = is_title(text, title, lexicon);
        if heads_title && is_bare_number(text, number, lexicon) {
            number.span = number.span.union(title.span);
            number.number = Number::Unread;
        } else {
            if heads_title && number.shape == title.shape {
                title.shape = below_annex(text, number, lexicon).unwrap_or(title.shape);
            }
            joined += 1;
            blocks.swap(joined, next);
        }
    }
    blocks.truncate(joined + 1);
}

/// Whether a heading is the number of an article and nothing else.
fn is_bare_number(text: &str, block: &mut Block, lexicon: &Lexicon) -> bool {
    let len = block.span.len();
    let is_bare = |(own, number): &(Enumerator, usize)| own.style == Style::Named && *number == len;
    block.depth.is_none()
        && matches!(block.shape, Shape::Heading(_))
        && block.number(text, lexicon).is_some_and(is_bare)
}

/// The shape of the title below a heading that says that an annex begins, and nothing else: *ANNEX*.
fn below_annex(text: &str, block: &Block, lexicon: &Lexicon) -> Option<Shape> {
    let Shape::Heading(level @ 1..LOWEST_LEVEL) = block.shape else { return None };
    let heading = &text[block.span.range()];
    let len = lexicon.openings().annexes.at(words(heading))?;
    let is_bare = words(heading).nth(len).is_none() && heading.ends_with(char::is_alphabetic);
    (is_bare && block.depth.is_none()).then_some(Shape::Heading(level + 1))
}

fn is_title(text: &str, block: &mut Block, lexicon: &Lexicon) -> bool {
    matches!(block.shape, Shape::Heading(_)) && block.number(text, lexicon).is_none()
}

/// The level of a paragraph that is a heading; `None` for any other.
fn heading_level(text: &str, block: &mut Block, lexicon: &Lexicon, below: Below<'_>) -> Option<u8> {
    let Below { next, counted } = below;
    let paragraph = &text[block.span.range()];
    if paragraph.len() > 12 * MOST_TITLE_WORDS || is_left_blank(paragraph) {
        return None;
    }
    if uncalled(paragraph).trim_end_matches(']').ends_with(|c: char| closes(c) || c == '—') {
        return stopped_title_level(text, block, lexicon, next);
    }
    let number = block.number(text, lexicon);
    let rest = number.map_or(paragraph, |(_, len)| &paragraph[*len..]);
    let style = number.map(|(own, _)| own.style);
    let shouted = || is_shouted(rest);
    let starts_large =
        || rest.chars().next().is_none_or(|c| c.is_uppercase() || c.is_numeric() || has_no_case(c));
    let level = match (style, number) {
        (Some(Style::Named), Some((own, _))) if !holds_sentence(rest) => division_level(&own.label),
        (Some(Style::CapitalRoman), _) if starts_large() => 2,
        (Some(Style::CapitalLetter), _) if starts_large() => 3,
        (Some(Style::Section), Some((own, _))) if starts_large() => {
            (3 + own.label.matches('.').count() as u8).min(LOWEST_LEVEL)
        }
        (Some(Style::Decimal), _) if shouted() => NUMBERED_LEVEL,
        (Some(Style::Decimal), Some((own, _))) if starts_large() && !has_parts(rest) => {
            let before = own.ordinal().and_then(|(number, _)| number.checked_sub(1));
            let counts_on = before.is_some() && before == counted;
            let leads =
                leads_to_prose(text, next, lexicon) || leads_inside(text, own, next, lexicon);
            (counts_on || leads).then_some(NUMBERED_LEVEL)?
        }
        (Some(_), _) => return None,
        (None, _) if shouted() || heads_annex(paragraph, lexicon) => 2,
        (None, _) if heads_preamble(paragraph, lexicon) => LOWEST_LEVEL,
        (None, _)
            if starts_large()
                && !has_parts(rest)
                && !is_date(rest, lexicon)
                && !is_caption(rest, lexicon)
                && !is_edition(rest, lexicon)
                && !closes_before_bracket(rest) =>
        {
            LOWEST_LEVEL
        }
        (None, _) => return None,
    };
    let (most_words, most_lines) = match style == Some(Style::Named) || shouted() {
        true => (MOST_TITLE_WORDS, 4),
        false => (MOST_HEADING_WORDS, 2),
    };
    let is_short =
        !has_more_words(paragraph, most_words) && paragraph.lines().nth(most_lines).is_none();
    is_short.then_some(level)
}

/// A paragraph without the calls of footnotes at its end: *The fees are due.[1]*
fn uncalled(paragraph: &str) -> &str {
    let mut bare = paragraph;
    while let Some((before, mark)) = bare.strip_suffix(']').and_then(|bare| bare.rsplit_once('[')) {
        if mark.is_empty() || !mark.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        bare = before.trim_end();
    }
    bare
}

/// Whether a line is the word above a preamble, which may be as open as the preamble: *[Preamble]*.
fn heads_preamble(line: &str, lexicon: &Lexicon) -> bool {
    let word = line.trim_matches(['[', ']', '{', '}']);
    word.len() < line.len() && lexicon.is_preamble_heading(&word.to_lowercase())
}

/// The level of a title that ends with a full stop, as its number does, above paragraphs of its own:
/// *Section 3. Penalties.*, or of a number that does and has no title: *ARTICLE 3.*
fn stopped_title_level(
    text: &str,
    block: &mut Block,
    lexicon: &Lexicon,
    next: &mut Block,
) -> Option<u8> {
    let words = &text[block.span.range()];
    // nearly all paragraphs, at once
    if words.len() > LONGEST_STOPPED_TITLE || !words.ends_with('.') {
        return None;
    }
    let (own, len) = block.number(text, lexicon)?;
    let is_title = own.style == Style::Named
        && (*len == words.len() || stopped_title(words, *len, lexicon) == Some(words.len()));
    let level = is_title.then(|| division_level(&own.label))?;
    let leads = match next.number(text, lexicon) {
        Some((below, _)) => below.style != Style::Named,
        None => leads_to_prose(text, next, lexicon),
    };
    leads.then_some(level)
}

/// *Section 12. Reservations and declarations made upon signature.*
const LONGEST_STOPPED_TITLE: usize = 100;
/// A title that a full stop closes has so many words at most; longer ones are sentences.
const MOST_STOPPED_WORDS: usize = 6;

/// The end of the title that stands behind a number of `len` bytes and ends with a full stop as the
/// number does, or is parted from it by a dash: *Article 1. Name. The name of the club is …*; a sentence
/// has a verb.
pub(super) fn stopped_title(paragraph: &str, len: usize, lexicon: &Lexicon) -> Option<usize> {
    let rest = &paragraph[len..];
    let near =
        (0..=rest.len().min(LONGEST_STOPPED_TITLE)).rev().find(|at| rest.is_char_boundary(*at))?;
    let stop = rest[..near].find(['.', ',', ';', ':'])?;
    let (title, behind) = (&rest[..stop], &rest[stop..]);
    let last = words(title).last()?;
    let is_title = paragraph[..len].trim_end().ends_with(['.', '–', '—', '-'])
        && behind.starts_with('.')
        && (behind.len() == 1 || behind[1..].starts_with(char::is_whitespace))
        && title.starts_with(char::is_uppercase)
        && words(title).nth(MOST_STOPPED_WORDS).is_none()
        && !words(title).any(|word| lexicon.openings().is_auxiliary(word))
        && !lexicon.abbreviates(last);
    is_title.then_some(len + stop + 1)
}

/// Whether what follows a line such as *2. Scope* is no further item of a list: a sentence without a
/// number.
fn leads_to_prose(text: &str, next: &mut Block, lexicon: &Lexicon) -> bool {
    let words = &text[next.span.range()];
    matches!(next.shape, Shape::Text | Shape::Clause)
        && next.list_depth == 0
        && words.starts_with(|c: char| c.is_uppercase() || has_no_case(c))
        && words.ends_with(closes)
        && next.number(text, lexicon).is_none_or(|(own, _)| own.style == Style::Named)
}

/// Whether a number stands inside another: *2.1 The Ports …* below *2. Duties*.
fn leads_inside(text: &str, own: &Enumerator, next: &mut Block, lexicon: &Lexicon) -> bool {
    next.number(text, lexicon).is_some_and(|(inner, _)| inner.is_below(own))
}

/// Whether a line is the caption of a table or a picture: *Figure 3: Tides*.
fn is_caption(line: &str, lexicon: &Lexicon) -> bool {
    let word = words(line).next().unwrap_or_default();
    let behind =
        line.strip_prefix(word).unwrap_or_default().trim_start_matches(['.', ' ', '\u{a0}']);
    behind.starts_with(|c: char| c.is_ascii_digit()) && lexicon.is_caption_word(word)
}

/// Whether a line says which edition of a text it is: *Version 1.6, effective 30 March 2031*.
fn is_edition(line: &str, lexicon: &Lexicon) -> bool {
    line.ends_with(|c: char| c.is_ascii_digit())
        && words(line).next().is_some_and(|word| lexicon.is_edition_word(word))
}

/// Whether a line is a date alone: *12 June 2031*.
fn is_date(line: &str, lexicon: &Lexicon) -> bool {
    // nearly all lines, at once
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    if !is_digit(bytes.first()) && !is_digit(bytes.last()) {
        return false;
    }
    let openings = lexicon.openings();
    let mut letters = words(line).filter(|word| word.starts_with(char::is_alphabetic));
    letters.next().is_some_and(|word| openings.is_month(word)) && letters.next().is_none()
}

/// Whether a line is to be filled in by hand, as those below a text are by who signs: *Signed: _____*
fn is_left_blank(line: &str) -> bool {
    memchr::memchr(b'_', line.as_bytes()).is_some_and(|at| line[at..].starts_with("____"))
}

/// Whether a line has several parts or cells.
fn has_parts(line: &str) -> bool {
    memchr::memchr2(b',', b'|', line.as_bytes()).is_some()
        || !line.is_ascii() && line.contains(['，', '،'])
}

/// Whether a sentence ends in the middle of a line: the title of an article is run into its first paragraph,
/// and what stands at its end is no mark.
fn holds_sentence(line: &str) -> bool {
    line.split_once(". ").is_some_and(|(first, next)| {
        has_more_words(first, MOST_HEADING_WORDS) && next.starts_with(char::is_uppercase)
    })
}

/// Whether a sentence ends before the bracket at the end of a line: *Buoy means a float. (bouée)*
fn closes_before_bracket(line: &str) -> bool {
    line.strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
        .is_some_and(|(before, _)| before.trim_end().ends_with('.') && before.ends_with(' '))
}

/// Whether a letter is of a script without capital letters.
fn has_no_case(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a paragraph has more than `most` words; where no spaces part them, two characters are one.
pub(super) fn has_more_words(paragraph: &str, most: usize) -> bool {
    if paragraph.is_ascii() {
        let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
        let begins = |pair: &&[u8]| is_space(pair[0]) && !is_space(pair[1]);
        let bytes = paragraph.as_bytes();
        let first = bytes.first().is_some_and(|first| !is_space(*first));
        return bytes.windows(2).filter(begins).nth(most - usize::from(first)).is_some();
    }
    let unspaced = paragraph.chars().filter(|c| is_unspaced(*c)).count() / 2;
    paragraph.split_whitespace().count() + unspaced > most
}

/// The level of headings that have none above articles.
pub(super) const LOWEST_LEVEL: u8 = 6;

/// The level of a heading that is numbered in figures: *2. Scope*.
const NUMBERED_LEVEL: u8 = 3;

/// How high a named division stands: parts and chapters over sections over articles.
pub(super) fn division_level(label: &str) -> u8 {
    match label.split(' ').next().unwrap_or_default() {
        "part" | "title" | "annex" | "schedule" | "protocol" => 2,
        // behind the titles and chapters of a law, and in none of them
        "additional-provision"
        | "transitional-provision"
        | "repealing-provision"
        | "final-provision" => 2,
        "book" | "chapter" | "division" | "appendix" | "amendment" => 3,
        "section" => 4,
        "subsection" => 5,
        _ => LOWEST_LEVEL,
    }
}

/// Where articles stand if sections stand inside them, as in bylaws and constitutions of American States.
const LEVEL_OVER_SECTIONS: u8 = 3;

/// Raises articles over sections where the first section of an article follows its heading; answers
/// whether it does.
pub(super) fn raise_articles(text: &str, blocks: &mut [Block], lexicon: &Lexicon) -> Option<u8> {
    let names = |block: &mut Block, name: &str| {
        let number = block.number(text, lexicon).filter(|(own, _)| own.style == Style::Named);
        let (own, _) = number?;
        let counted = own.label.strip_prefix(name)?.starts_with(' ').then(|| own.ordinal())?;
        counted.map(|(number, _)| number)
    };
    let mut may = 1..blocks.len();
    may.find(|index| {
        let [article, section] = &mut blocks[index - 1..=*index] else { return false };
        matches!(article.shape, Shape::Heading(_))
            && article.depth.is_none()
            && names(article, "article").is_some()
            && names(section, "section") == Some(1)
    })?;
    for block in blocks {
        let is_low = matches!(block.shape, Shape::Heading(LEVEL_OVER_SECTIONS..));
        if is_low && names(block, "article").is_some() {
            block.shape = Shape::Heading(LEVEL_OVER_SECTIONS);
        }
    }
    Some(LEVEL_OVER_SECTIONS)
}

/// Reads the numbers of headings that nothing closes, *1 Lamps*, *2 Fines*, where two at least of one level
/// count on from 1: alone, a number is a quantity.
pub(super) fn number_bare_headings(text: &str, blocks: &mut [Block], lexicon: &Lexicon) {
    let mut runs: Vec<Run> = Vec::new();
    for index in 0..blocks.len() {
        let Shape::Heading(level) = blocks[index].shape else { continue };
        let words = &text[blocks[index].span.range()];
        // nearly all headings, at once
        if !words.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some(number) = enumerator::bare(words, blocks[index].span.start()) else { continue };
        if blocks[index].number(text, lexicon).is_some() {
            continue;
        }
        let Some((counted, _)) = number.0.ordinal() else { continue };
        let run = runs.iter_mut().find(|run| run.level == level);
        match run {
            Some(run) if run.counted + 1 == counted => {
                run.counted = counted;
                if let Some((first, number)) = run.first.take() {
                    blocks[first].number = Number::Read(Some(number));
                }
                blocks[index].number = Number::Read(Some(number));
            }
            Some(run) if counted == 1 => {
                *run = Run { level, counted, first: Some((index, number)) }
            }
            None if counted == 1 => runs.push(Run { level, counted, first: Some((index, number)) }),
            _ => {}
        }
    }
}

/// Headings of one level whose numbers count on.
struct Run {
    level: u8,
    counted: u32,
    /// The heading that has number 1, until a second one follows.
    first: Option<(usize, (Enumerator, usize))>,
}
