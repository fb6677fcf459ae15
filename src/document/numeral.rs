//! Numerals: the value of what is printed as a number, in the scripts of the United Nations.

/// `a` is 1, `z` 26, `aa` 27 and `bb` 28, as printed after `z`.
pub(super) fn letter_value(label: &str) -> Option<u32> {
    let first = label.bytes().next().filter(u8::is_ascii_lowercase)?;
    let same = label.bytes().all(|byte| byte == first);
    (same && label.len() <= 2)
        .then(|| u32::from(first - b'a') + 1 + LETTERS * (label.len() as u32 - 1))
}

/// The label of which [`letter_value`] is `value`.
pub(super) fn letter_label(value: u32) -> Option<String> {
    let place = value.checked_sub(1).filter(|place| *place < 2 * LETTERS)?;
    let letter = char::from(b'a' + (place % LETTERS) as u8);
    Some(std::iter::repeat_n(letter, 1 + (place / LETTERS) as usize).collect())
}

const LETTERS: u32 = 26;

/// What Roman numbers are made of, and how often each part may stand in a row.
const ROMAN_PARTS: [(&str, u32, u32); 13] = [
    ("m", 1000, 3),
    ("cm", 900, 1),
    ("d", 500, 1),
    ("cd", 400, 1),
    ("c", 100, 3),
    ("xc", 90, 1),
    ("l", 50, 1),
    ("xl", 40, 1),
    ("x", 10, 3),
    ("ix", 9, 1),
    ("v", 5, 1),
    ("iv", 4, 1),
    ("i", 1, 3),
];

/// `m`, `d` and their like are no numbers of clauses: `Annex D` is the fourth.
const LABEL_PARTS: usize = 4;

/// The value of a Roman number in small letters, up to `cccxcix`, written the one right way.
pub(super) fn roman_value(label: &str) -> Option<u32> {
    let (mut rest, mut value) = (label, 0);
    for &(part, worth, most) in &ROMAN_PARTS[LABEL_PARTS..] {
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(part) else { break };
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// The label of which [`roman_value`] is `value`.
pub(super) fn roman_label(value: u32) -> Option<String> {
    roman(value).filter(|_| value < ROMAN_PARTS[LABEL_PARTS - 1].1)
}

/// A number up to 3,999 in small Roman letters; greater ones have no form that all agree on.
pub(crate) fn roman(number: u32) -> Option<String> {
    let (mut rest, mut printed) = (number, String::new());
    for (part, worth, most) in ROMAN_PARTS {
        for _ in 0..most.min(rest / worth) {
            printed.push_str(part);
            rest -= worth;
        }
    }
    (1..4000).contains(&number).then_some(printed)
}

/// What is put behind the number of a clause that came in between two others, or instead of one.
const SUFFIXES: [&str; 8] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "alt"];

/// In bytes; something stands before each.
const SHORTEST_SUFFIX: usize = 3;

const SUFFIX_INITIALS: [char; 6] = ['b', 't', 'q', 's', 'o', 'a'];

/// The length of ` bis`, `ter`, `-bis`, `alt 2` at the start of `rest`, 0 if there is none.
pub(super) fn suffix_len(rest: &str) -> usize {
    let word = rest.trim_start_matches([' ', '\u{a0}', '-']);
    if !word.starts_with(SUFFIX_INITIALS) {
        return 0;
    }
    let found = SUFFIXES.iter().find_map(|suffix| {
        let after = word.strip_prefix(suffix)?;
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        (!after[digits..].starts_with(char::is_alphanumeric)).then_some(suffix.len() + digits)
    });
    found.map_or(0, |len| rest.len() - word.len() + len)
}

/// A label without what is put behind it, and that: `3ter` is `3` and `ter`.
pub(super) fn split_suffix(label: &str) -> (&str, &str) {
    if label.len() <= SHORTEST_SUFFIX {
        return (label, "");
    }
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let suffix = SUFFIXES.iter().find(|suffix| bare.ends_with(**suffix));
    match suffix {
        Some(suffix) if suffix.len() < bare.len() => label.split_at(bare.len() - suffix.len()),
        _ => (label, ""),
    }
}

/// The length of the sign that makes a number an ordinal, as in `1° Les ports …` and `2.º Los puertos …`;
/// 0 before what makes it a measure: `45° N`, `12° 30`.
pub(super) fn ordinal_sign_len(rest: &str) -> usize {
    let Some(behind) = rest.strip_prefix(ORDINAL_SIGNS) else { return 0 };
    let word = behind.split_whitespace().next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let measures = word.starts_with(|c: char| c.is_ascii_digit())
        || word.len() == 1 && word.starts_with(MEASURES);
    if measures { 0 } else { rest.len() - behind.len() }
}

/// The degree sign is typed for the other.
pub(super) const ORDINAL_SIGNS: [char; 2] = ['°', 'º'];

/// Celsius and Fahrenheit, and the points of the compass in English, French and Spanish.
const MEASURES: [char; 7] = ['C', 'E', 'F', 'N', 'O', 'S', 'W'];

/// A number without the ending that makes it an ordinal: `1er`, `Ier`, `IER`, `1.º`.
pub(super) fn without_ordinal(number: &str) -> &str {
    // most numbers, at once
    if number.ends_with(|c: char| c.is_ascii_digit()) {
        return number;
    }
    let first = ["er", "re", "ère", "ER", "RE", "ÈRE"]
        .iter()
        .find_map(|ending| number.strip_suffix(ending));
    if let Some(one) = first.filter(|one| matches!(*one, "1" | "I")) {
        return one;
    }
    let signed = number.strip_suffix(ORDINAL_SIGNS).map(|signed| signed.trim_end_matches('.'));
    let is_number = |signed: &&str| signed.bytes().all(|byte| byte.is_ascii_digit());
    signed.filter(|signed| !signed.is_empty()).filter(is_number).unwrap_or(number)
}

/// The zeros of the decimal digits that texts are numbered with: ASCII, Arabic, Persian, full-width.
const ZEROS: [char; 4] = ['0', '٠', '۰', '０'];
/// No number of a clause has more digits.
const MOST_DIGITS: usize = 4;

/// The value and the length of the decimal digits that `text` starts with, in any of the scripts;
/// `None` for a number too long to be that of a clause.
pub(super) fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut len) = (0, 0);
    for (count, c) in text.chars().enumerate() {
        let Some(digit) = digit(c) else { break };
        if count == MOST_DIGITS {
            return None;
        }
        (value, len) = (10 * value + digit, len + c.len_utf8());
    }
    (len > 0).then_some((value, len))
}

fn digit(c: char) -> Option<u32> {
    let values = ZEROS.iter().filter_map(|zero| u32::from(c).checked_sub(u32::from(*zero)));
    values.into_iter().find(|value| *value < 10)
}

/// The value and the length of the Chinese numeral that `text` starts with: `十二`, `二〇三`,
/// `一百零五`; Japanese and Korean texts number their articles so too.
pub(super) fn ideographic(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut open, mut last_unit) = (0, None, u32::MAX);
    let mut len = 0;
    for c in text.chars().take(MOST_IDEOGRAPHS) {
        if let Some(digit) = IDEOGRAPHIC_DIGITS.iter().position(|digits| digits.contains(&c)) {
            open = Some(10 * open.unwrap_or(0) + digit as u32);
        } else if let Some((_, unit)) = IDEOGRAPHIC_UNITS.iter().find(|(unit, _)| *unit == c) {
            if *unit >= last_unit {
                break;
            }
            total += open.take().unwrap_or(1) * unit;
            last_unit = *unit;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    let value: u32 = total + open.unwrap_or(0);
    (value > 0).then_some((value, len))
}

const IDEOGRAPHIC_DIGITS: [[char; 2]; 10] = [
    ['零', '〇'],
    ['一', '壹'],
    ['二', '贰'],
    ['三', '叁'],
    ['四', '肆'],
    ['五', '伍'],
    ['六', '陆'],
    ['七', '柒'],
    ['八', '捌'],
    ['九', '玖'],
];
const IDEOGRAPHIC_UNITS: [(char, u32); 3] = [('千', 1000), ('百', 100), ('十', 10)];
/// `九百九十九`, and room for a zero and a thousand.
const MOST_IDEOGRAPHS: usize = 8;

/// The letters that Arabic lists count with (the *abjad*), and the Russian ones without those that no
/// list has.
const ALPHABETS: [&str; 2] = ["أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "абвгдежзиклмнопрстуфхцчшщэюя"];
/// Other ways to write the same letter.
const VARIANTS: [(char, char); 4] = [('ا', 'أ'), ('إ', 'أ'), ('ى', 'ي'), ('ة', 'ه')];

/// The place of a letter among those that lists count with.
pub(super) fn letter_place(c: char) -> Option<u32> {
    let small = c.to_lowercase().next().unwrap_or(c);
    let letter = VARIANTS.iter().find(|(variant, _)| *variant == small);
    let letter = letter.map_or(small, |(_, letter)| *letter);
    let place = ALPHABETS.iter().find_map(|letters| letters.chars().position(|c| c == letter));
    place.map(|place| place as u32 + 1)
}

/// Whether `c` is of a script that puts no spaces between words: Chinese and Japanese characters.
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '〇')
}

/// Whether `c` is a letter written from right to left.
pub(crate) const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{05D0}'..='\u{065F}' | '\u{066E}'..='\u{06EF}' | '\u{06FA}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// Whether `c` only says in which direction the characters around it are set.
pub(super) const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_values_are_inverse() {
        for value in 1..=52 {
            assert_eq!(letter_label(value).and_then(|label| letter_value(&label)), Some(value));
        }
        for value in 1..=399 {
            assert_eq!(roman_label(value).and_then(|label| roman_value(&label)), Some(value));
        }
        assert_eq!((letter_label(0), letter_label(53)), (None, None));
        assert_eq!((roman_label(0), roman_label(400)), (None, None));
        assert_eq!(roman(1994).as_deref(), Some("mcmxciv"));
        assert_eq!((roman(0), roman(4000), roman(u32::MAX)), (None, None, None));
    }

    #[test]
    fn digits_of_every_script_count_alike() {
        assert_eq!(digits("12 "), Some((12, 2)));
        assert_eq!(digits("١٢"), Some((12, 4)));
        assert_eq!(digits("۷"), Some((7, 2)));
        assert_eq!(digits("１０．"), Some((10, 6)));
        assert_eq!(digits("20311"), None);
        assert_eq!(digits("x"), None);
    }

    #[test]
    fn chinese_numerals_have_values() {
        for (numeral, value) in [
            ("一", 1),
            ("十", 10),
            ("十二", 12),
            ("二十一", 21),
            ("一百零五", 105),
            ("一百二十", 120),
            ("二八七", 287),
            ("二〇三", 203),
            ("一千零一", 1001),
        ] {
            assert_eq!(ideographic(numeral), Some((value, numeral.len())), "{numeral}");
        }
        assert_eq!(ideographic("三条"), Some((3, 3)));
        assert_eq!(ideographic("〇"), None);
        assert_eq!(ideographic("条"), None);
    }

    #[test]
    fn letters_count_in_the_order_of_lists() {
        let places = |letters: &str| letters.chars().map(letter_place).collect::<Vec<_>>();
        assert_eq!(places("أبجدهو"), (1..=6).map(Some).collect::<Vec<_>>());
        assert_eq!(places("اАбВя"), [Some(1), Some(1), Some(2), Some(3), Some(28)]);
        assert_eq!(places("x条ъ"), [None, None, None]);
    }
}
