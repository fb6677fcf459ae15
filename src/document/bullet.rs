//! Bullets: what marks an item without numbering it.

use super::enumerator::{EnumeratorStyle, Printed};

/// Signs that mark an item without numbering it. Private use characters are what the symbol fonts of
/// word processors leave behind.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '−'
            | '‒'
            | '‑'
            | '•'
            | '*'
            | '·'
            | '∙'
            | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '⁃'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '❖'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '→'
            | '+'
    ) || ('\u{f000}'..='\u{f0ff}').contains(&c)
}

/// The bullet at the start of a line that begins with `first`.
pub(super) fn printed(line: &str, first: char) -> Option<Printed> {
    let len = first.len_utf8();
    // a rule of dashes is no item
    let alone = !line[len..].starts_with(first);
    (is_bullet(first) && alone).then_some((EnumeratorStyle::Bullet, len, String::new()))
}
