//! Printed numbers of clauses.

use crate::lexicon::Lexicon;
use crate::span::Span;

/// The family a printed number belongs to; siblings share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EnumeratorStyle {
    /// `-`, `•`: marks an item without numbering it.
    Bullet,
    /// `13.`, `13)`, `12 bis.`
    Decimal,
    /// `1.2`, `3.3.1`
    Section,
    /// `(13)`
    BracketedDecimal,
    /// `(a)`, `a)`, `a.`
    Letter,
    /// `(A)`, `A.`
    CapitalLetter,
    /// `(iv)`, `iv)`
    Roman,
    /// `IV.`
    CapitalRoman,
    /// `PP4`, `OP3 bis`
    Paragraph,
    /// `Article 5`, `Principle 7`, `§ 4`
    Named,
}

/// The printed number of a clause, apart from its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Enumerator {
    /// Which family of numbers.
    pub style: EnumeratorStyle,
    /// The number in one spelling whatever the print: `13`, `12bis`, `a`, `iv`, `article 5`; empty
    /// for a bullet.
    pub label: String,
    /// Where it is printed, in bytes of the reading text, without the space after it.
    pub span: Span,
}

impl Enumerator {
    /// Whether two clauses so numbered have the same number; bullets number nothing.
    #[must_use]
    pub fn same_number(&self, other: &Self) -> bool {
        self.label == other.label
    }

    /// Whether this style could also be read as Roman: `(i)`, `(v)`, `(x)`.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.style == EnumeratorStyle::Letter && matches!(self.label.as_str(), "i" | "v" | "x")
    }
}

/// The printed number at the start of `line`, which starts at byte `offset` of the reading text and
/// has no white space before it, and the length of number and space; `None` if there is none.
///
/// A number must be followed by white space or end the line, or it is part of the words.
pub(crate) fn parse(line: &str, offset: usize, lexicon: &Lexicon) -> Option<(Enumerator, usize)> {
    let first = line.chars().next()?;
    let (style, len, label) = match first {
        '(' => bracketed(line)?,
        '0'..='9' => decimal(line)?,
        'a'..='z' | 'A'..='Z' | 'À'..='ÿ' | '§' => lettered(line, lexicon)?,
        _ => bullet(line, first)?,
    };
    let rest = &line[len..];
    let mut space = rest.len() - rest.trim_start().len();
    if space == 0 && !rest.is_empty() {
        return None;
    }
    if style == EnumeratorStyle::Named {
        // "Article 5 – Mutual assistance"
        let title = rest[space..].trim_start_matches(['–', '—', '-']);
        if title.starts_with(char::is_whitespace) {
            space = rest.len() - title.trim_start().len();
        }
    }
    Some((Enumerator { style, label, span: Span::new(offset, offset + len) }, len + space))
}

type Printed = (EnumeratorStyle, usize, String);

fn bullet(line: &str, first: char) -> Option<Printed> {
    let is_bullet = matches!(
        first,
        '-' | '–' | '—' | '•' | '*' | '·' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '\u{f0b7}' | '+'
    );
    let len = first.len_utf8();
    // a rule of dashes is no item
    let alone = !line[len..].starts_with(first);
    (is_bullet && alone).then_some((EnumeratorStyle::Bullet, len, String::new()))
}

fn bracketed(line: &str) -> Option<Printed> {
    let close = line.bytes().take(MAX_LABEL).position(|byte| byte == b')')?;
    let label = &line[1..close];
    Some((label_style(label, true)?, close + 1, label.to_ascii_lowercase()))
}

/// `(viii bis)` is among the longest labels met.
const MAX_LABEL: usize = 16;

/// The style of a bare label such as `iv` or `13`.
fn label_style(label: &str, bracketed: bool) -> Option<EnumeratorStyle> {
    let bytes = label.as_bytes();
    let all = |set: fn(&u8) -> bool| !bytes.is_empty() && bytes.iter().all(set);
    let doubled = bytes.len() == 1 || (bytes.len() == 2 && bytes[0] == bytes[1]);
    Some(if all(u8::is_ascii_digit) && bytes.len() <= 4 {
        if bracketed { EnumeratorStyle::BracketedDecimal } else { EnumeratorStyle::Decimal }
    } else if all(|byte| b"ivx".contains(byte)) && bytes.len() > 1 && bytes.len() <= 6 {
        EnumeratorStyle::Roman
    } else if all(|byte| b"IVX".contains(byte)) && bytes.len() <= 6 {
        EnumeratorStyle::CapitalRoman
    } else if all(u8::is_ascii_lowercase) && doubled {
        EnumeratorStyle::Letter
    } else if all(u8::is_ascii_uppercase) && doubled {
        EnumeratorStyle::CapitalLetter
    } else {
        return None;
    })
}

/// `13.`, `13)`, `1.2`, `1.2.3.`, `12 bis.`, `12bis.`; a bare `13` is a quantity.
fn decimal(line: &str) -> Option<Printed> {
    let number = line.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let parts = line[..number].split('.').filter(|part| !part.is_empty()).count();
    let dotted = line[..number].ends_with('.');
    if line[..number].contains("..") || line[..number].split('.').any(|part| part.len() > 3) {
        return None;
    }
    let label = line[..number].trim_end_matches('.');
    if parts > 1 {
        return Some((EnumeratorStyle::Section, number, label.to_owned()));
    }
    if dotted {
        return Some((EnumeratorStyle::Decimal, number, label.to_owned()));
    }
    let suffix = suffix_len(&line[number..]);
    let end = number + suffix;
    let closed = matches!(line.as_bytes().get(end), Some(b'.' | b')'));
    let label = format!("{label}{}", line[number..end].trim());
    closed.then_some((EnumeratorStyle::Decimal, end + 1, label))
}

/// The length of ` bis`, `ter`, `alt` at the start of `rest`, 0 if there is none.
fn suffix_len(rest: &str) -> usize {
    let word = rest.trim_start_matches([' ', '\u{a0}']);
    let found = ["bis", "ter", "quater", "quinquies", "alt"].iter().find(|suffix| {
        word.strip_prefix(**suffix).is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    });
    found.map_or(0, |suffix| rest.len() - word.len() + suffix.len())
}

/// `a)`, `iv.`, `A.`, `IV.`, `PP4`, `OP3 bis`, `Article 5`, `§ 4`.
fn lettered(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let word_len = line.find(|c: char| !c.is_alphabetic() && c != '§').unwrap_or(line.len());
    let (word, rest) = line.split_at(word_len);
    let closed = rest.starts_with(['.', ')']);
    if closed && word_len <= 6 && word.is_ascii() {
        return Some((label_style(word, false)?, word_len + 1, word.to_ascii_lowercase()));
    }
    if matches!(word, "PP" | "OP") {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let end = digits + suffix_len(&rest[digits..]);
        let dot = usize::from(rest[end..].starts_with(['.', ':']));
        let label =
            format!("{word}{}", rest[..end].replace([' ', '\u{a0}'], "")).to_ascii_lowercase();
        return (digits > 0).then_some((EnumeratorStyle::Paragraph, word_len + end + dot, label));
    }
    named(word, rest, word_len, lexicon)
}

fn named(word: &str, rest: &str, word_len: usize, lexicon: &Lexicon) -> Option<Printed> {
    if !word.starts_with(|c: char| c.is_uppercase() || c == '§') {
        return None;
    }
    let number = rest.trim_start_matches([' ', '\u{a0}']);
    let space = rest.len() - number.len();
    let len = number.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let label = &number[..len];
    let numeric = label.starts_with(|c: char| c.is_ascii_digit());
    let roman = !label.is_empty() && label.bytes().all(|byte| b"IVXLC".contains(&byte));
    let single = len == 1 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    if space == 0 || !(numeric || roman || single) {
        return None;
    }
    let folded = word.to_lowercase();
    if word != "§" && !lexicon.is_heading_word(&folded) {
        return None;
    }
    let suffix = suffix_len(&number[len..]);
    let end = len + suffix;
    let dot = usize::from(number[end..].starts_with(['.', ':']));
    let label = format!("{folded} {}{}", label.to_ascii_lowercase(), number[len..end].trim());
    Some((EnumeratorStyle::Named, word_len + space + end + dot, label))
}

#[cfg(test)]
mod tests {
    use super::{EnumeratorStyle, parse};
    use crate::lexicon::Lexicon;

    fn read(line: &str) -> Option<(EnumeratorStyle, String, usize)> {
        let (enumerator, len) = parse(line, 0, Lexicon::of("en"))?;
        Some((enumerator.style, enumerator.label, len))
    }

    #[test]
    fn printed_numbers_are_told_from_words() {
        for (line, style, label, len) in [
            ("1. Urges", EnumeratorStyle::Decimal, "1", 3),
            ("12 bis. Urges", EnumeratorStyle::Decimal, "12bis", 8),
            ("3.3.1 Scope", EnumeratorStyle::Section, "3.3.1", 6),
            ("(a) text", EnumeratorStyle::Letter, "a", 4),
            ("(iv) text", EnumeratorStyle::Roman, "iv", 5),
            ("(IV) text", EnumeratorStyle::CapitalRoman, "iv", 5),
            ("(12) text", EnumeratorStyle::BracketedDecimal, "12", 5),
            ("b) text", EnumeratorStyle::Letter, "b", 3),
            ("II. Threats", EnumeratorStyle::CapitalRoman, "ii", 4),
            ("PP4 Recalling", EnumeratorStyle::Paragraph, "pp4", 4),
            ("OP3 bis. Urges", EnumeratorStyle::Paragraph, "op3bis", 9),
            ("Article 2bis (general)", EnumeratorStyle::Named, "article 2bis", 13),
            ("– text", EnumeratorStyle::Bullet, "", 4),
        ] {
            assert_eq!(read(line), Some((style, label.to_owned(), len)), "{line}");
        }
    }

    #[test]
    fn words_are_no_printed_numbers() {
        for line in [
            "2015 was a year",
            "3.5percent",
            "(see above) text",
            "-ing",
            "--- x",
            "Article the",
            "1.Urges",
            "---",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
