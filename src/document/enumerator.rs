//! Printed numbers of clauses.

use super::bullet;
use super::named;
use super::numeral::{
    self, letter_label, letter_value, roman_label, roman_value, split_suffix, suffix_len,
};
#[cfg(feature = "akn")]
use super::quoted;
use super::script;
use crate::bytes::ascii_letters_end;
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
    /// `Option 2`, `Alt 1`: one of several wordings to choose from
    Choice,
    /// `一、`: in Chinese numerals
    Ideographic,
    /// `（一）`: the items inside that, which other languages letter
    BracketedIdeographic,
}

/// The printed number of a clause, apart from its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Enumerator {
    /// Which family of numbers.
    pub style: EnumeratorStyle,
    /// The number in one spelling whatever the print and the language: `13`, `12bis`, `a`, `iv`,
    /// `article 5`; empty for a bullet. Arabic and Cyrillic letters are those of the same place in
    /// English lists, Chinese numerals are figures.
    pub label: String,
    /// Where it is printed, in bytes of the reading text, without the space after it.
    pub span: Span,
    /// How it is set apart, which tells `(a)` from `a.` inside it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) form: Form,
}

/// How a printed number is set apart from the words behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `a.`, `Article 5`
    #[default]
    Bare,
    /// `a)`
    Closed,
    /// `(a)`
    Bracketed,
    /// `- 1`
    Dashed,
    /// `1°`
    Ordinal,
}

impl Form {
    /// Whether a bracket sets the number apart.
    pub(super) const fn is_closed(self) -> bool {
        matches!(self, Self::Closed | Self::Bracketed)
    }

    fn of(printed: &str) -> Self {
        match (printed.starts_with(['(', '（']), printed.ends_with([')', '）'])) {
            (true, _) => Self::Bracketed,
            (false, true) => Self::Closed,
            (false, false) if printed.ends_with(numeral::ORDINAL_SIGNS) => Self::Ordinal,
            (false, false) if printed.len() > 1 && printed.starts_with('-') => Self::Dashed,
            (false, false) => Self::Bare,
        }
    }
}

impl Enumerator {
    /// Whether two clauses so numbered have the same number; bullets number nothing.
    #[must_use]
    pub fn same_number(&self, other: &Self) -> bool {
        self.label == other.label
    }

    /// The last number of the label, counted from 1, and what is put behind it: `iv` is 4, `12bis` is
    /// 12 and `bis`, `1.3` is 3, `article 5` is 5. `None` for a bullet.
    #[must_use]
    pub fn ordinal(&self) -> Option<(u32, &str)> {
        let parts = |byte| matches!(byte, b' ' | b'.');
        let last = self.label.bytes().rposition(parts).map_or(0, |at| at + 1);
        let last = &self.label[last..];
        let last = last.strip_prefix("pp").or_else(|| last.strip_prefix("op")).unwrap_or(last);
        let (core, suffix) = split_suffix(last);
        let digits = core.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let letter = if suffix.is_empty() { &core[digits..] } else { suffix };
            return Some((core[..digits].parse().ok()?, letter));
        }
        let value = match self.style {
            EnumeratorStyle::Letter | EnumeratorStyle::CapitalLetter => letter_value(core),
            EnumeratorStyle::Roman | EnumeratorStyle::CapitalRoman => roman_value(core),
            _ => roman_value(core).or_else(|| letter_value(core)),
        };
        Some((value?, suffix))
    }

    /// Whether it is the number of an annex, in any language.
    pub(super) fn is_annex(&self) -> bool {
        let name = self.label.split(' ').next();
        let is_annex = matches!(name, Some("annex" | "appendix" | "schedule"));
        is_annex && self.style == EnumeratorStyle::Named
    }

    /// Whether the number says that it stands under `other`: `1.2.3` under `1.2`.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        let label = other.label.rsplit(' ').next().unwrap_or_default();
        let rest = self.label.strip_prefix(label);
        self.style == EnumeratorStyle::Section && rest.is_some_and(|rest| rest.starts_with('.'))
    }

    /// The number in one spelling, to stand in a path: `3bis`, `article-5`, `pp4`.
    ///
    /// Chinese texts count three times in figures what others count in letters and Roman numbers: in
    /// `一、（二）3.（4）` the same place as `1 (b) (iii) d.`; `inside` says that `（二）` stands above.
    pub(super) fn path_segment(&self, inside: bool) -> String {
        let number = || self.ordinal().map(|(number, _)| number);
        let other = match self.style {
            EnumeratorStyle::BracketedIdeographic => number().and_then(letter_label),
            EnumeratorStyle::BracketedDecimal if inside => number().and_then(letter_label),
            EnumeratorStyle::Decimal if inside => number().and_then(roman_label),
            _ => None,
        };
        other.unwrap_or_else(|| self.label.replace(' ', "-"))
    }

    /// Whether this style could also be read as Roman: `(i)`, `(v)`, `(x)`.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.style == EnumeratorStyle::Letter && matches!(self.label.as_str(), "i" | "v" | "x")
    }
}

/// The printed number at the start of `line`, which starts at byte `offset` of the reading text and
/// has no white space before it, and the length of number and space; `None` if there is none.
///
/// A number must be followed by white space or end the line, or it is part of the words; only `1.`
/// may have a capital letter right behind it. Brackets of words not agreed may stand before it:
/// `[Article 3ter]`, `[(a) …`, `{Option 1}`.
pub(crate) fn parse(line: &str, offset: usize, lexicon: &Lexicon) -> Option<(Enumerator, usize)> {
    let bare = past_brackets(line);
    let lead = line.len() - bare.len();
    let (style, mut len, label) = printed(bare, lexicon)?;
    let span = Span::new(offset + lead, offset + lead + len);
    if lead > 0 && bare[len..].starts_with([']', '}']) {
        len += 1;
    }
    let form = Form::of(&bare[..span.len()]);
    let rest = &bare[len..];
    // "58bis.Urges" is one word by UAX #29, and no clause begins inside a word
    let closed = bare[..len]
        .strip_suffix('.')
        .is_some_and(|own| own.ends_with(|c: char| c.is_ascii_digit()));
    let space = match script::needs_no_space(&bare[..len], rest) {
        true => 0,
        false => space_after(rest, style, closed)?,
    };
    Some((Enumerator { style, label, span, form }, lead + len + space))
}

/// A number that nothing closes before a capital letter or a first paragraph, and its length with the space behind
/// it: *1 Lamps*, *2 (1) A keeper*. By itself it may as well be a quantity.
pub(super) fn bare(line: &str, offset: usize) -> Option<(Enumerator, usize)> {
    let len = line.bytes().take_while(u8::is_ascii_digit).count();
    let words = line[len..].trim_start_matches([' ', '\u{a0}']);
    let space = line.len() - len - words.len();
    let leads = words.starts_with(char::is_uppercase) || words.starts_with("(1) ");
    let is_number = (1..=3).contains(&len) && space > 0 && leads;
    let span = Span::new(offset, offset + len);
    let (style, label, form) = (EnumeratorStyle::Decimal, line[..len].to_owned(), Form::Bare);
    is_number.then_some((Enumerator { style, label, span, form }, len + space))
}

/// As [`parse`], of a letter that no space parts from the words: `a)This`, `(b)that`. By itself it may
/// as well be part of a word: `(s)he`. Behind `c.` it is one by UAX #29, and no clause begins inside.
pub(super) fn parse_glued(
    line: &str,
    offset: usize,
    lexicon: &Lexicon,
) -> Option<(Enumerator, usize)> {
    let letters = ascii_letters_end(line.as_bytes(), 0);
    // nearly all words, at once
    if letters > 0 && line.as_bytes().get(letters) != Some(&b')') {
        return None;
    }
    let close = line.bytes().take(MAX_LABEL).position(|byte| byte == b')')?;
    let (style, len, label) = printed(line, lexicon).filter(|(_, len, _)| *len == close + 1)?;
    let is_letter = matches!(style, EnumeratorStyle::Letter | EnumeratorStyle::Roman);
    let (span, form) = (Span::new(offset, offset + len), Form::of(&line[..len]));
    let is_glued = is_letter && line[len..].starts_with(char::is_alphabetic);
    is_glued.then_some((Enumerator { style, label, span, form }, len))
}

/// `line` behind what may stand before a number.
fn past_brackets(line: &str) -> &str {
    // most lines, at once
    if line.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return line;
    }
    script::past_marks(line.trim_start_matches(['[', '{']).trim_start())
}

/// The style of a number that a format keeps apart from the words; `None` if it would not be known for
/// one in front of them.
#[cfg(feature = "akn")]
pub(crate) fn style_of(number: &str) -> Option<EnumeratorStyle> {
    let lexicon = Lexicon::of("und");
    let (own, len) = parse(number, 0, lexicon).or_else(|| quoted::number(number, 0, lexicon))?;
    (len == number.len()).then_some(own.style)
}

pub(super) type Printed = (EnumeratorStyle, usize, String);

pub(super) fn printed(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let first = line.chars().next()?;
    match first {
        '(' => bracketed(line).or_else(|| script::bracketed(line)),
        '0'..='9' => named::behind_ordinal(line, lexicon)
            .or_else(|| decimal(line))
            .or_else(|| script::decimal(line)),
        'a'..='z' | 'A'..='Z' => lettered(line, lexicon),
        '-' => script::displaced(line, lexicon)
            .or_else(|| script::dashed(line))
            .or_else(|| bullet::printed(line, first)),
        '\'' => script::quoted(line),
        c if c.is_ascii() => bullet::printed(line, first),
        c => script::printed(line, c, lexicon).or_else(|| match c.is_alphabetic() || c == '§' {
            true => lettered(line, lexicon),
            false => bullet::printed(line, first),
        }),
    }
}

/// The length of what stands between a number and its words; `None` if they are not apart.
fn space_after(rest: &str, style: EnumeratorStyle, closed: bool) -> Option<usize> {
    let space = rest.len() - rest.trim_start().len();
    if space == 0 && !rest.is_empty() {
        // "1.To maintain": a typist's slip, or a PDF's
        let capital = rest.starts_with(char::is_uppercase);
        let glued = match style {
            EnumeratorStyle::Decimal => {
                closed && (capital || rest.starts_with("—(") || rest == "—")
            }
            EnumeratorStyle::BracketedDecimal => capital,
            _ => false,
        };
        // "3.—(1) A master": as statutes print the first paragraph of a section; "Part 1—Preliminary"
        let behind = rest.strip_prefix('—').unwrap_or(rest);
        let titled = style == EnumeratorStyle::Named && behind.starts_with(char::is_uppercase);
        let is_apart = glued || titled && behind.len() < rest.len();
        return is_apart.then_some(rest.len() - behind.len());
    }
    // "I. – Tout port", "I - Todo porto"
    if style == EnumeratorStyle::CapitalRoman {
        let words = rest.trim_start().trim_start_matches(['–', '—', '-']);
        if words.starts_with(char::is_whitespace) {
            return Some(rest.len() - words.trim_start().len());
        }
    }
    if style == EnumeratorStyle::Named {
        // "Article 5 – Mutual assistance"
        let title = rest[space..].trim_start_matches(['–', '—', '-']);
        if title.starts_with(char::is_whitespace) {
            return Some(rest.len() - title.trim_start().len());
        }
        // "Article 5 of the Charter binds", "Section 3, as amended": words about another place
        let continues = |c: char| c.is_lowercase() || matches!(c, ',' | ';');
        if rest[space..].starts_with(continues) {
            return None;
        }
    }
    Some(space)
}

/// `(a)`, `(iv)`, `(13)`, `(3a)`, `(a bis)`, `(a) bis`
pub(super) fn bracketed(line: &str) -> Option<Printed> {
    let close = line.bytes().take(MAX_LABEL).position(|byte| byte == b')')?;
    let inside = &line[1..close];
    let base = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let inner = suffix_len(&inside[base..]);
    if base + inner < inside.len() {
        return None;
    }
    let (core, suffix) = if inner > 0 { inside.split_at(base) } else { split_suffix(inside) };
    let behind = suffix_len(&line[close + 1..]);
    let behind = if suffix.is_empty() { behind } else { 0 };
    let end = close + 1 + behind;
    let suffix = if suffix.is_empty() { &line[close + 1..end] } else { suffix };
    Some((label_style(core, true)?, end, joined(core, suffix).to_ascii_lowercase()))
}

/// `(viii bis)` is among the longest labels met.
const MAX_LABEL: usize = 16;

/// The style of a bare label such as `iv` or `13`.
fn label_style(label: &str, bracketed: bool) -> Option<EnumeratorStyle> {
    let bytes = label.as_bytes();
    let all = |set: fn(&u8) -> bool| !bytes.is_empty() && bytes.iter().all(set);
    let doubled = bytes.len() == 1 || (bytes.len() == 2 && bytes[0] == bytes[1]);
    let roman = |set: &[u8]| {
        bytes.len() <= MOST_ROMAN
            && bytes.iter().all(|byte| set.contains(byte))
            && roman_value(&label.to_ascii_lowercase()).is_some()
    };
    let digits = match bytes {
        // "(3a)": a paragraph put in between two of a law
        [digits @ .., b'a'..=b'z'] if bracketed => digits,
        _ => bytes,
    };
    let counts = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    Some(if counts && bytes.len() <= 4 {
        if bracketed { EnumeratorStyle::BracketedDecimal } else { EnumeratorStyle::Decimal }
    } else if bytes.len() > 1 && roman(b"ivxl") {
        EnumeratorStyle::Roman
    } else if roman(b"IVX") || bytes.len() > 1 && roman(b"IVXL") {
        EnumeratorStyle::CapitalRoman
    } else if all(u8::is_ascii_lowercase) && doubled {
        EnumeratorStyle::Letter
    } else if all(u8::is_ascii_uppercase) && doubled {
        EnumeratorStyle::CapitalLetter
    } else {
        return None;
    })
}

/// `xxxviii` is the longest Roman number below 80.
const MOST_ROMAN: usize = 7;

/// `13.`, `13)`, `1°`, `1.º`, `1.2`, `1.2.3.`, `3.3alt`, `12 bis.`, `12bis.`; a bare `13` is a quantity.
fn decimal(line: &str) -> Option<Printed> {
    let (number, parts) = numbers_len(line.as_bytes())?;
    let label = line[..number].strip_suffix('.').unwrap_or(&line[..number]);
    let suffix = suffix_len(&line[number..]);
    // "2a. The Ports": a paragraph put in between two of a law; alone it may be a cell
    let lettered = matches!(line.as_bytes()[number..], [b'a'..=b'z', b'.' | b')', _, ..]);
    let suffix = if lettered { 1 } else { suffix };
    let end = number + suffix;
    let closed = matches!(line.as_bytes().get(end), Some(b'.' | b')' | b':'));
    let ordinal = numeral::ordinal_sign_len(&line[end..]);
    let full = joined(label, &line[number..end]);
    if parts > 1 {
        let dot = usize::from(closed);
        return Some((EnumeratorStyle::Section, end + dot, full));
    }
    if parts == 1 && ordinal > 0 {
        return Some((EnumeratorStyle::Decimal, end + ordinal, full));
    }
    if line[..number].ends_with('.') && suffix == 0 {
        return Some((EnumeratorStyle::Decimal, number, full));
    }
    (closed || suffix > 0).then_some((EnumeratorStyle::Decimal, end + usize::from(closed), full))
}

/// The length of numbers of up to three digits with single full stops between and behind them, and
/// how many they are.
fn numbers_len(line: &[u8]) -> Option<(usize, usize)> {
    let (mut parts, mut digits) = (0, 0);
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b'0'..=b'9' if digits < 3 => {
                parts += usize::from(digits == 0);
                digits += 1;
            }
            b'.' if digits > 0 => digits = 0,
            b'0'..=b'9' | b'.' => return None,
            _ => return Some((at, parts)),
        }
    }
    Some((line.len(), parts))
}

/// A number and what is put behind it, without the spaces between them.
pub(super) fn joined(core: &str, suffix: &str) -> String {
    let mut label = core.to_owned();
    if suffix.is_empty() {
        return label;
    }
    label.extend(suffix.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '-')));
    label
}

/// `a)`, `iv.`, `A.`, `IV.`, `PP4`, `OP3 bis`, `Article 5`, `§ 4`, `Option 2`.
fn lettered(line: &str, lexicon: &Lexicon) -> Option<Printed> {
    let ascii = ascii_letters_end(line.as_bytes(), 0);
    let word_len = match line.as_bytes().get(ascii) {
        Some(128..) => line.find(|c: char| !c.is_alphabetic() && c != '§').unwrap_or(line.len()),
        _ => ascii,
    };
    let (word, rest) = line.split_at(word_len);
    let closed = rest.starts_with(['.', ')']);
    if closed && word_len <= MOST_ROMAN && word.is_ascii() {
        let label = || (word_len + 1, word.to_ascii_lowercase());
        if let Some(style) = label_style(word, false) {
            let (len, label) = label();
            return Some((style, len, label));
        }
    }
    let is_dashed = || [" - ", " – ", " — "].iter().any(|dash| rest.starts_with(dash));
    let is_roman = |word| label_style(word, false) == Some(EnumeratorStyle::CapitalRoman);
    if word_len <= MOST_ROMAN && is_dashed() && is_roman(word) {
        return Some((EnumeratorStyle::CapitalRoman, word_len, word.to_ascii_lowercase()));
    }
    if word.eq_ignore_ascii_case("pp") || word.eq_ignore_ascii_case("op") {
        return named::draft_paragraph(word, rest);
    }
    named::printed(line, word_len, lexicon)
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
            ("12-bis. Urges", EnumeratorStyle::Decimal, "12bis", 8),
            ("2a. Urges", EnumeratorStyle::Decimal, "2a", 4),
            ("1.Urges", EnumeratorStyle::Decimal, "1", 2),
            ("3.3.1 Scope", EnumeratorStyle::Section, "3.3.1", 6),
            ("(a) text", EnumeratorStyle::Letter, "a", 4),
            ("(iv) text", EnumeratorStyle::Roman, "iv", 5),
            ("(IV) text", EnumeratorStyle::CapitalRoman, "iv", 5),
            ("(3a) text", EnumeratorStyle::BracketedDecimal, "3a", 5),
            ("(12) text", EnumeratorStyle::BracketedDecimal, "12", 5),
            ("b) text", EnumeratorStyle::Letter, "b", 3),
            ("II. Threats", EnumeratorStyle::CapitalRoman, "ii", 4),
            ("PP4 Recalling", EnumeratorStyle::Paragraph, "pp4", 4),
            ("OP3 bis. Urges", EnumeratorStyle::Paragraph, "op3bis", 9),
            ("Article 2bis (general)", EnumeratorStyle::Named, "article 2bis", 13),
            ("Article 3bis. Scope", EnumeratorStyle::Named, "article 3bis", 14),
            ("[Article 3ter]", EnumeratorStyle::Named, "article 3ter", 14),
            ("[Article 3 ter] [Scope]", EnumeratorStyle::Named, "article 3ter", 16),
            ("[[3. Urges", EnumeratorStyle::Decimal, "3", 5),
            ("[(a) text", EnumeratorStyle::Letter, "a", 5),
            ("3.3alt Text", EnumeratorStyle::Section, "3.3alt", 7),
            ("3.3 alt 2 Text", EnumeratorStyle::Section, "3.3alt", 8),
            ("5 ter Text", EnumeratorStyle::Decimal, "5ter", 6),
            ("(a bis) text", EnumeratorStyle::Letter, "abis", 8),
            ("(c) bis text", EnumeratorStyle::Letter, "cbis", 8),
            ("(xl) text", EnumeratorStyle::Roman, "xl", 5),
            ("Op. 3 Urges", EnumeratorStyle::Paragraph, "op3", 6),
            ("Pp1 Being", EnumeratorStyle::Paragraph, "pp1", 4),
            ("PP 4bis. Being", EnumeratorStyle::Paragraph, "pp4bis", 9),
            ("§4 Scope", EnumeratorStyle::Named, "§ 4", 4),
            ("SECTION 1. SCOPE", EnumeratorStyle::Named, "section 1", 11),
            ("Chapter IV", EnumeratorStyle::Named, "chapter iv", 10),
            ("Annex B: Ports", EnumeratorStyle::Named, "annex b", 9),
            ("Article 5A", EnumeratorStyle::Named, "article 5a", 10),
            ("Part 1—Preliminary", EnumeratorStyle::Named, "part 1", 9),
            ("I. – The Ports", EnumeratorStyle::CapitalRoman, "i", 7),
            ("I. - The Ports", EnumeratorStyle::CapitalRoman, "i", 5),
            ("IV - The Ports", EnumeratorStyle::CapitalRoman, "iv", 5),
            ("TITLE IER", EnumeratorStyle::Named, "title i", 9),
            ("Option 2: Text", EnumeratorStyle::Choice, "option 2", 10),
            ("Option (b): Text", EnumeratorStyle::Choice, "option b", 12),
            ("– text", EnumeratorStyle::Bullet, "", 4),
            ("❖ text", EnumeratorStyle::Bullet, "", 4),
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
            "Article 5 of the Charter",
            "Section 3, as amended",
            "[3] Treaty Series",
            "58quinquies.Urges",
            "civil. society",
            "---",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn labels_have_numbers() {
        let number = |line| {
            let (enumerator, _) = parse(line, 0, Lexicon::of("en")).unwrap();
            let (number, suffix) = enumerator.ordinal().unwrap();
            (number, suffix.to_owned())
        };
        for (line, value, suffix) in [
            ("12 bis. Urges", 12, "bis"),
            ("(b) text", 2, ""),
            ("(bb) text", 28, ""),
            ("(iv) text", 4, ""),
            ("XIX. Text", 19, ""),
            ("1.3 Text", 3, ""),
            ("Article 5A", 5, "a"),
            ("Annex III", 3, ""),
            ("Annex B", 2, ""),
            ("PP4 ter Recalling", 4, "ter"),
        ] {
            assert_eq!(number(line), (value, suffix.to_owned()), "{line}");
        }
    }
}
