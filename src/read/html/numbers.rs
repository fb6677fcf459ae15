//! The numbers a browser prints before the items of a list.

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
        let label = match self {
            Self::None => return String::new(),
            Self::Bullet => return "• ".to_owned(),
            Self::Decimal => None,
            Self::Letter => letters(number),
            Self::CapitalLetter => letters(number).map(|label| label.to_ascii_uppercase()),
            Self::Roman => roman(number),
            Self::CapitalRoman => roman(number).map(|label| label.to_ascii_uppercase()),
        };
        // what letters and Roman numbers cannot say is printed in digits
        label.unwrap_or_else(|| number.to_string()) + ". "
    }
}

/// 1 is `a`, 26 `z`, 27 `aa`.
fn letters(number: i32) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut label = Vec::new();
    while rest > 0 {
        rest -= 1;
        label.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(label.into_iter().rev().collect())
}

fn roman(number: i32) -> Option<String> {
    const SIGNS: [(i32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut label = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            label.push_str(sign);
            rest -= value;
        }
    }
    Some(label)
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
