//! The numbers a browser prints before the items of a list.

use crate::document::roman;

/// How a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Without anything before the item.
    None,
    Bullet,
    Decimal,
    Letter,
    CapitalLetter,
    Roman,
    CapitalRoman,
}

impl Numbering {
    /// The numbering an attribute `type` asks for.
    pub(super) fn of_type(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "1" => Self::Decimal,
            "a" => Self::Letter,
            "A" => Self::CapitalLetter,
            "i" => Self::Roman,
            "I" => Self::CapitalRoman,
            "disc" | "circle" | "square" => Self::Bullet,
            _ => return None,
        })
    }

    /// The numbering a style calls `name`, in small letters.
    pub(super) fn of_style(name: &str) -> Option<Self> {
        Some(match name {
            "none" => Self::None,
            "disc" | "circle" | "square" => Self::Bullet,
            "decimal" | "decimal-leading-zero" => Self::Decimal,
            "lower-alpha" | "lower-latin" => Self::Letter,
            "upper-alpha" | "upper-latin" => Self::CapitalLetter,
            "lower-roman" => Self::Roman,
            "upper-roman" => Self::CapitalRoman,
            _ => return None,
        })
    }

    /// What is printed before an item, the space after it included; empty if nothing is.
    pub(super) fn print(self, number: i32) -> String {
        let counted = u32::try_from(number).ok();
        let roman = || counted.and_then(roman);
        let label = match self {
            Self::None => return String::new(),
            Self::Bullet => return "• ".to_owned(),
            Self::Decimal => None,
            Self::Letter => counted.and_then(letters),
            Self::CapitalLetter => {
                counted.and_then(letters).map(|label| label.to_ascii_uppercase())
            }
            Self::Roman => roman(),
            Self::CapitalRoman => roman().map(|label| label.to_ascii_uppercase()),
        };
        // what letters and Roman numbers cannot say is printed in digits
        label.unwrap_or_else(|| number.to_string()) + ". "
    }
}

/// 1 is `a`, 26 `z`, 27 `aa`.
fn letters(number: u32) -> Option<String> {
    let mut rest = Some(number).filter(|number| *number > 0)?;
    let mut label = Vec::new();
    while rest > 0 {
        rest -= 1;
        label.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(label.into_iter().rev().collect())
}

#[cfg(test)]
mod tests {
    use super::Numbering;

    #[test]
    fn numbers_are_printed_as_browsers_do() {
        let print = |numbering: Numbering, number| numbering.print(number);
        assert_eq!(print(Numbering::Decimal, -3), "-3. ");
        assert_eq!(print(Numbering::Letter, 26), "z. ");
        assert_eq!(print(Numbering::CapitalLetter, 28), "AB. ");
        assert_eq!(print(Numbering::Letter, 0), "0. ");
        assert_eq!(print(Numbering::Roman, 1994), "mcmxciv. ");
        assert_eq!(print(Numbering::CapitalRoman, 4000), "4000. ");
        assert_eq!(print(Numbering::Letter, i32::MAX), "fxshrxw. ");
        assert_eq!(print(Numbering::None, 1), "");
    }
}
