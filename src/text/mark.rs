//! What a word or a line looks like, for the ends of sentences.

pub(super) fn is_closing(word: &str) -> bool {
    matches!(word, ")" | "]" | "\"" | "'" | "”" | "“" | "’" | "»" | "」" | "』" | "）")
}

pub(super) fn is_opening(word: &str) -> bool {
    matches!(word, "(" | "[" | "\"" | "'" | "`" | "“" | "‘" | "«" | "„" | "¿" | "¡")
}

pub(super) fn is_full_width_stop(word: &str) -> bool {
    matches!(word, "。" | "！" | "？")
}

pub(super) fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "*" | "•" | "–" | "—" | "·" | "▪")
}

pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Three digits at most: what numbers paragraphs and footnotes, and no year.
pub(super) fn is_short_number(word: &str) -> bool {
    word.len() <= 3 && is_number(word)
}

pub(super) fn is_short_label(word: &str) -> bool {
    is_short_number(word)
        || (word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// What stands in the brackets of a footnote.
pub(super) fn is_note_label(word: &str) -> bool {
    word == "*" || is_short_label(word)
}

pub(super) fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// `U.N`, `C.F.R`, `Fed.R.Civ.P`
pub(super) fn is_dotted(word: &str) -> bool {
    let short =
        |part: &str| part.chars().count() <= 2 + usize::from(part.starts_with(char::is_uppercase));
    word.contains('.') && word.split('.').all(short)
}

/// Two words or more, in capitals throughout; those of `U.S.` alone do not make it so.
pub(super) fn is_shouted(line: &str) -> bool {
    let mut last = ' ';
    let shouts =
        line.chars().any(|c| std::mem::replace(&mut last, c).is_uppercase() && c.is_uppercase());
    shouts && !line.contains(char::is_lowercase) && line.trim().contains(' ')
}

/// `Docket Number: 5`
pub(super) fn is_labelled(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(label, _)| {
        label.starts_with(char::is_uppercase) && label.split(' ').count() <= 4
    })
}
