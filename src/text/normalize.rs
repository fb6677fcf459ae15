//! Which differences between two words are not seen.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// How far two words may differ in print and still count as the same word.
///
/// Each level sees less than the one before it. Normalizing is done word by word and only to
/// compare, so every token still stands for the exact bytes of its draft.
///
/// ```
/// use travaux::text::Normalization;
///
/// assert_eq!(Normalization::Typographic.fold("States’"), "States'");
/// assert_eq!(Normalization::CaseInsensitive.fold("STATES’"), "states'");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Normalization {
    /// Every byte counts.
    Exact,
    /// Quotation marks, dashes, ligatures, the ellipsis, no-break spaces, soft hyphens and
    /// canonically equivalent letters (Unicode NFC) count as their plain forms.
    Typographic,
    /// As `Typographic`, and capitals count as small letters.
    #[default]
    CaseInsensitive,
}

impl Normalization {
    /// How many there are.
    pub(crate) const COUNT: usize = 3;

    /// The form of `word` that is compared at this level.
    ///
    /// Law: folding twice is folding once.
    #[must_use]
    pub fn fold(self, word: &str) -> Cow<'_, str> {
        if word.is_ascii() {
            let keep =
                self != Self::CaseInsensitive || !word.bytes().any(|b| b.is_ascii_uppercase());
            return if keep { Cow::Borrowed(word) } else { Cow::Owned(word.to_ascii_lowercase()) };
        }
        let typographic = match self {
            Self::Exact => return Cow::Borrowed(word),
            _ => fold_typography(word),
        };
        if self == Self::Typographic || is_lower(&typographic) {
            return typographic;
        }
        if typographic.is_ascii() {
            return Cow::Owned(typographic.to_ascii_lowercase());
        }
        // lower-casing can leave a letter and its mark apart (İ), so compose once more
        let lower: String = typographic.chars().flat_map(char::to_lowercase).collect();
        match lower.is_ascii() {
            true => Cow::Owned(lower),
            false => Cow::Owned(fold_typography(&lower).into_owned()),
        }
    }
}

/// A word whose Latin letters have lost their accents; other scripts keep their marks, which make other
/// letters there.
pub(crate) fn without_accents(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().any(|c| plain_letter(c).is_some()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(|c| plain_letter(c).unwrap_or(c)).collect())
}

/// The letter from A to Z under the accents of `c`.
fn plain_letter(c: char) -> Option<char> {
    if !matches!(c, 'À'..='ɏ' | 'Ḁ'..='ỿ') {
        return None;
    }
    let mut base = c;
    unicode_normalization::char::decompose_canonical(c, |part| {
        if part.is_ascii_alphabetic() {
            base = part;
        }
    });
    (base != c).then_some(base)
}

fn is_lower(word: &str) -> bool {
    word.chars().all(|c| match c.is_ascii() {
        true => !c.is_ascii_uppercase(),
        false => !c.is_uppercase() && c.to_lowercase().eq([c]),
    })
}

fn fold_typography(word: &str) -> Cow<'_, str> {
    let western = word.chars().all(is_western);
    let composed =
        western || is_nfc_quick(word.chars()) == unicode_normalization::IsNormalized::Yes;
    if composed && !word.chars().any(|c| plain_form(c).is_some()) {
        return Cow::Borrowed(word);
    }
    match western {
        true => Cow::Owned(plain(word.chars())),
        // a removed soft hyphen may have kept a letter and its mark apart
        false => Cow::Owned(plain(word.nfc()).nfc().collect()),
    }
}

fn plain(word: impl Iterator<Item = char>) -> String {
    let mut plain = String::new();
    for c in word {
        match plain_form(c) {
            Some(form) => plain.push_str(form),
            None => plain.push(c),
        }
    }
    plain
}

/// Whether NFC leaves the character alone, whatever stands beside it among others like it: ASCII,
/// Latin letters and the marks that have a plain form. Spares nearly all words a look into the
/// tables of Unicode.
fn is_western(c: char) -> bool {
    c.is_ascii() || matches!(c, 'À'..='ſ') || plain_form(c).is_some()
}

/// What a typographic character is written as on a typewriter.
fn plain_form(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '…' => "...",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '\u{a0}' | '\u{2007}' | '\u{202f}' => " ",
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}
