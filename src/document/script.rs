//! Printed numbers of clauses in scripts other than Latin: Arabic, Chinese, Cyrillic.
//!
//! Asked only where a line begins with what no Latin number begins with, so that other texts do not
//! pay for it.

use super::enumerator::{self, EnumeratorStyle as Style, Printed};
use super::headings::division_level;
use super::numeral::{
    digits, ideographic, is_direction_mark, is_right_to_left, is_unspaced, letter_label,
    letter_place, roman_label,
};
use crate::lexicon::Lexicon;

/// The number at the start of a line that begins with `first`, a character outside ASCII.
pub(super) fn printed(line: &str, first: char, lexicon: &Lexicon) -> Option<Printed> {
    match first {
        '（' => bracketed(line),
        '‘' | '’' => quoted(line),
        '–' | '−' => dashed(line),
        c if is_unspaced(c) => framed(line, lexicon).or_else(|| ideographic_item(line)),
        c if c.is_alphabetic() => lettered(line, c),
        _ => decimal(line),
    }
}

/// `（一）`, `（1）`, `(أ)`, `(б)`: brackets of either width.
pub(super) fn bracketed(line: &str) -> Option<Printed> {
    let inside = past_marks(line.strip_prefix(['(', '（'])?);
    let (style, label, len) = bracketed_label(inside)?;
    let rest = past_marks(&inside[len..]).strip_prefix([')', '）'])?;
    Some((style, line.len() - rest.len(), label))
}

fn bracketed_label(inside: &str) -> Option<(Style, String, usize)> {
    if let Some((value, len)) = digits(inside) {
        return Some((Style::BracketedDecimal, value.to_string(), len));
    }
    if let Some((value, len)) = ideographic(inside) {
        return Some((Style::BracketedIdeographic, value.to_string(), len));
    }
    let letter = inside.chars().next()?;
    let label = match letter.is_ascii_lowercase() {
        true => letter.to_string(),
        false => letter_label(letter_place(letter)?)?,
    };
    // "هـ": the form that the letter has at the start of a word
    let rest = inside[letter.len_utf8()..].trim_start_matches(['\u{0640}', '\u{200D}']);
    Some((Style::Letter, label, inside.len() - rest.len()))
}

/// `а)`, `أ.`, `أ -`
fn lettered(line: &str, first: char) -> Option<Printed> {
    let label = letter_label(letter_place(first)?)?;
    let len = first.len_utf8();
    let mark = mark_len(&line[len..])?;
    let style = if first.is_uppercase() { Style::CapitalLetter } else { Style::Letter };
    Some((style, len + mark, label))
}

/// `١.`, `１．`, `1、`, and from right to left `١ -` and `1 -`.
pub(super) fn decimal(line: &str) -> Option<Printed> {
    // "2031." is a year
    let (value, len) = digits(line).filter(|(value, _)| *value < 1000)?;
    let mark = mark_len(&line[len..])?;
    Some((Style::Decimal, len + mark, value.to_string()))
}

/// The length of what closes a number, with what stands before it.
fn mark_len(rest: &str) -> Option<usize> {
    let mark = past_marks(rest);
    let closes = |c: char| matches!(c, '.' | ')' | '．' | '、' | '）');
    let behind = mark.strip_prefix(closes).or_else(|| {
        let behind = past_marks(mark.trim_start_matches(' ')).strip_prefix(['-', '–', '−'])?;
        reads_right_to_left(behind).then_some(behind)
    })?;
    let behind = past_marks(behind);
    Some(rest.len() - behind.len())
}

/// `- 1`, `-١`: the number of a paragraph that is set from right to left.
pub(super) fn dashed(line: &str) -> Option<Printed> {
    let number = past_marks(line.strip_prefix(['-', '–', '−'])?);
    let number = past_marks(number.trim_start_matches(' '));
    let (value, len) = digits(number).filter(|(value, _)| *value < 1000)?;
    let behind = past_marks(&number[len..]);
    let behind = behind.strip_prefix(['.', '،']).unwrap_or(behind);
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let label = || (Style::Decimal, line.len() - behind.len(), value.to_string());
    (apart && reads_right_to_left(behind)).then(label)
}

/// `- 1 المادة 21`: where a page is read line by line from the left, the number of the first paragraph
/// comes before that of its article.
pub(super) fn displaced(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let (_, len, _) = dashed(line)?;
    let rest = line[len..].trim_start();
    let (style, number, label) = enumerator::printed(rest, lexicon)?;
    (style == Style::Named).then(|| (style, line.len() - rest.len() + number, label))
}

/// `'1'`, `‘١’`: Arabic texts print so what others number with `(i)`.
pub(super) fn quoted(line: &str) -> Option<Printed> {
    const QUOTES: [char; 3] = ['\'', '‘', '’'];
    let (value, len) = digits(past_marks(line.strip_prefix(QUOTES)?))?;
    let inside = past_marks(line.strip_prefix(QUOTES)?);
    let behind = past_marks(past_marks(&inside[len..]).strip_prefix(QUOTES)?);
    let label = roman_label(value).filter(|_| reads_right_to_left(behind))?;
    Some((Style::Roman, line.len() - behind.len(), label))
}

/// Whether the first letter of `text` is written from right to left, or there is none.
fn reads_right_to_left(text: &str) -> bool {
    let mut letters = text.chars().take(MOST_MARKS).filter(|c| c.is_alphabetic());
    letters.next().map_or(text.trim().is_empty(), is_right_to_left)
}

/// Quotes, brackets and marks before the first word.
const MOST_MARKS: usize = 8;

/// `第三条`, `附件一`: the number stands inside the name of the division, or right behind it.
fn framed(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let (name, value, len) = lexicon.frames().find_map(|(before, behind, name)| {
        let number = line.strip_prefix(before)?.trim_start_matches(is_gap);
        let (value, len) = frame_number(number, behind.is_empty())?;
        let rest = &number[len..];
        let rest = match behind {
            "" => rest,
            _ => rest.trim_start_matches(is_gap).strip_prefix(behind)?,
        };
        Some((name, value, line.len() - rest.len()))
    })?;
    let cites = lexicon.runs_on(&line[len..]);
    (!cites).then(|| (Style::Named, len, format!("{name} {}", division_label(name, value))))
}

/// `第 3 条`, set with spaces of any width.
const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}')
}

/// The number in a frame. At the end of one that nothing closes the words begin: `附件一一般规定` is
/// the first annex.
fn frame_number(number: &str, open: bool) -> Option<(u32, usize)> {
    let (value, len) = digits(number).or_else(|| ideographic(number))?;
    let first = number.chars().next()?.len_utf8();
    let digits_in_row = value > 10 && open && ideographic(&number[..first])?.0 < 10;
    match digits_in_row && !number[first..].starts_with(['十', '百']) {
        true => ideographic(&number[..first]),
        false => Some((value, len)),
    }
}

/// `一、`: but `一、二、三` are numbers in a sentence.
fn ideographic_item(line: &str) -> Option<Printed> {
    let (value, len) = ideographic(line)?;
    let rest = line[len..].strip_prefix(['、', '．', '.'])?;
    let counts = ideographic(rest).is_some_and(|(_, len)| rest[len..].starts_with('、'));
    (!counts).then(|| (Style::Ideographic, line.len() - rest.len(), value.to_string()))
}

/// The number behind the name of a division, and its length: digits of any script, or a word.
pub(super) fn division_number(
    number: &str,
    name: &str,
    lexicon: &Lexicon,
) -> Option<(usize, String)> {
    if number.is_empty() || number.starts_with(|c: char| c.is_ascii() && c != '(') {
        return None;
    }
    if let Some((Style::BracketedDecimal, len, label)) = bracketed(number) {
        return Some((len, label));
    }
    if let Some((value, len)) = digits(number) {
        return Some((len, value.to_string()));
    }
    let (value, len) = lexicon.number_phrase(number)?;
    Some((len, division_label(name, value as u32)))
}

/// The number of a division as other languages print it: those over sections have Roman numbers.
fn division_label(name: &str, value: u32) -> String {
    let roman = (division_level(name) <= LOWEST_ROMAN).then(|| roman_label(value)).flatten();
    roman.unwrap_or_else(|| value.to_string())
}

/// Parts, chapters and annexes, of the divisions in [`division_level`].
const LOWEST_ROMAN: u8 = 3;

/// Whether words may stand right behind a number: `第三条范围`, `1.范围`.
pub(super) fn needs_no_space(number: &str, rest: &str) -> bool {
    let last = number.as_bytes().last();
    let ascii = last.is_none_or(u8::is_ascii);
    if ascii {
        return rest.starts_with(is_unspaced) && matches!(last, Some(b'.' | b')'));
    }
    let full_width = |c: char| is_unspaced(c) || matches!(c, '）' | '、' | '．');
    number.ends_with(full_width) && !rest.starts_with(char::is_whitespace)
}

/// A word without the vowel signs and the stretching that Arabic may have; `None` if it has none.
pub(super) fn without_signs(word: &str) -> Option<String> {
    let sign = |c: char| matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}');
    (!word.is_ascii() && word.contains(sign)).then(|| word.replace(sign, ""))
}

/// `text` behind marks that only say in which direction it is set.
pub(super) fn past_marks(text: &str) -> &str {
    match text.starts_with(is_direction_mark) {
        true => text.trim_start_matches(is_direction_mark),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::enumerator::{EnumeratorStyle as Style, parse};
    use crate::lexicon::Lexicon;

    fn read(line: &str) -> Option<(Style, String, usize)> {
        let (enumerator, len) = parse(line, 0, Lexicon::of("und"))?;
        Some((enumerator.style, enumerator.label, line[..len].chars().count()))
    }

    #[test]
    fn numbers_of_other_scripts_are_told_from_words() {
        for (line, style, label, len) in [
            ("المادة 5", Style::Named, "article 5", 8),
            ("المادة ٥ التعاون", Style::Named, "article 5", 9),
            ("\u{200f}المادة \u{200f}(٥)", Style::Named, "article 5", 12),
            ("المادة الأولى", Style::Named, "article 1", 13),
            ("الجزء الثاني عشر", Style::Named, "part xii", 16),
            ("- 2 تلتزم", Style::Decimal, "2", 4),
            ("-2 تلتزم", Style::Decimal, "2", 3),
            ("٢ - تلتزم", Style::Decimal, "2", 4),
            ("2- تلتزم", Style::Decimal, "2", 3),
            ("\u{202b}٢.\u{202c} تلتزم", Style::Decimal, "2", 5),
            ("(ب) تلتزم", Style::Letter, "b", 4),
            ("'2' تلتزم", Style::Roman, "ii", 4),
            ("第三条 范围", Style::Named, "article 3", 4),
            ("第三条范围", Style::Named, "article 3", 3),
            ("第 12 条", Style::Named, "article 12", 6),
            ("第二部分总则", Style::Named, "part ii", 4),
            ("附件一一般规定", Style::Named, "annex i", 3),
            ("附件一 – 颜色", Style::Named, "annex i", 6),
            ("十二、各方", Style::Ideographic, "12", 3),
            ("（三）通知", Style::BracketedIdeographic, "3", 3),
            ("(三) 通知", Style::BracketedIdeographic, "3", 4),
            ("（3）通知", Style::BracketedDecimal, "3", 3),
            ("３．通知", Style::Decimal, "3", 2),
            ("3.通知", Style::Decimal, "3", 2),
            ("(a)通知", Style::Letter, "a", 3),
            ("в) порты", Style::Letter, "c", 3),
            ("Часть вторая", Style::Named, "part ii", 12),
        ] {
            assert_eq!(read(line), Some((style, label.to_owned(), len)), "{line}");
        }
    }

    #[test]
    fn words_of_other_scripts_are_no_numbers() {
        for line in [
            "第三条所述的通知",
            "第三条、第四条",
            "一、二、三号码头",
            "一般规定",
            "1 - Scope",
            "'1' is a number",
            "المادة التي",
            "В порту",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
