//! Words of a draft as Markdown that shows just them.

/// Words on one line, with no mark that would set them in another way or end a cell; white space folded and
/// left out at both ends.
pub(in crate::render) fn cell(words: &str) -> String {
    inline(words).trim().to_owned()
}

/// The same, with one space where white space stands at an end.
pub(super) fn inline(words: &str) -> String {
    let mut line = String::new();
    let mut characters = words.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        match c {
            c if c.is_whitespace() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => line.extend(['\\', c]),
            '&' if next.is_alphanumeric() || next == '#' => line.push_str("\\&"),
            // pages that host code would notify a person, or link an issue
            '@' if next.is_alphanumeric() => line.push_str("@<!-- -->"),
            '#' if next.is_ascii_digit() => line.push_str("\\#<!-- -->"),
            '#' => line.push_str("\\#"),
            // which no page of Markdown can hold
            '\0' => line.push('\u{fffd}'),
            c => line.push(c),
        }
    }
    line
}

/// Words at the beginning of a paragraph, where a number or a dash would begin a list.
pub(super) fn opening(words: &str) -> String {
    let line = inline(words);
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (before, rest) = line.split_at(digits);
    let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '+', '=', '>'] };
    let escape = if rest.starts_with(marks) { "\\" } else { "" };
    format!("{before}{escape}{rest}")
}
