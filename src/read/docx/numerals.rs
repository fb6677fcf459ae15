//! The ways in which numbers are printed before paragraphs.

use crate::document::roman;

/// How the numbers of one level are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    #[default]
    Decimal,
    /// `01`, `02`, … `10`
    PaddedDecimal,
    /// `1st`, `2nd`
    Ordinal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    LowerCyrillic,
    UpperCyrillic,
    Bullet,
    None,
}

/// After `z` come `aa`, `bb`; word processors repeat a letter up to 30 times and begin anew.
const MOST_REPEATED: u32 = 30;

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// The letters that number paragraphs; those for signs and for sounds that begin no word do not.
const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";

impl Numerals {
    /// The numerals that the format calls `name`; for those of languages not known here, digits.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Self::PaddedDecimal,
            "ordinal" => Self::Ordinal,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "russianLower" => Self::LowerCyrillic,
            "russianUpper" => Self::UpperCyrillic,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// `number` as it is printed; if `legal`, all numerals are digits.
    pub(super) fn print(self, number: u32, legal: bool) -> String {
        match self {
            Self::None | Self::Bullet => String::new(),
            _ if legal => number.to_string(),
            Self::Decimal => number.to_string(),
            Self::PaddedDecimal => format!("{number:02}"),
            Self::Ordinal => format!("{number}{}", ordinal_suffix(number)),
            Self::LowerLetter => letters(number, LATIN),
            Self::UpperLetter => letters(number, LATIN).to_uppercase(),
            Self::LowerRoman => roman_or_digits(number),
            Self::UpperRoman => roman_or_digits(number).to_uppercase(),
            Self::LowerCyrillic => letters(number, CYRILLIC),
            Self::UpperCyrillic => letters(number, CYRILLIC).to_uppercase(),
        }
    }
}

fn ordinal_suffix(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn letters(number: u32, alphabet: &str) -> String {
    let len = alphabet.chars().count() as u32;
    let Some(before) = number.checked_sub(1).filter(|before| before / len < MOST_REPEATED) else {
        return number.to_string();
    };
    let letter = alphabet.chars().nth((before % len) as usize);
    letter.into_iter().collect::<String>().repeat((before / len + 1) as usize)
}

/// Numbers that have no Roman form are printed in digits.
fn roman_or_digits(number: u32) -> String {
    roman(number).unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::Numerals;

    #[test]
    fn numbers_are_printed_as_word_processors_print_them() {
        for (name, number, printed) in [
            ("decimal", 12, "12"),
            ("decimalZero", 7, "07"),
            ("decimalZero", 12, "12"),
            ("ordinal", 1, "1st"),
            ("ordinal", 22, "22nd"),
            ("ordinal", 113, "113th"),
            ("lowerLetter", 3, "c"),
            ("lowerLetter", 28, "bb"),
            ("lowerLetter", 53, "aaa"),
            ("upperLetter", 26, "Z"),
            ("lowerLetter", 0, "0"),
            ("lowerLetter", u32::MAX, "4294967295"),
            ("lowerRoman", 1994, "mcmxciv"),
            ("upperRoman", 4, "IV"),
            ("upperRoman", 4000, "4000"),
            ("russianLower", 7, "ж"),
            ("none", 3, ""),
            ("hebrew1", 3, "3"),
        ] {
            assert_eq!(Numerals::of(name).print(number, false), printed, "{name} {number}");
        }
        assert_eq!(Numerals::LowerRoman.print(4, true), "4");
    }
}
