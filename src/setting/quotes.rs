//! Which words of a clause stand in quotation marks.

use crate::span::Span;

/// The words between quotation marks in `body`, which begins at `offset` of the text; in order,
/// disjoint, the marks included. A mark that is never closed quotes nothing.
pub(crate) fn quotes(body: &str, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, mark) in body.char_indices() {
        let closes = |opening: char| match opening {
            '“' => matches!(mark, '”' | '"'),
            '„' => matches!(mark, '“' | '”' | '"'),
            '«' => mark == '»',
            _ => matches!(mark, '"' | '”'),
        };
        match open {
            Some((start, opening)) if closes(opening) => {
                found.push(Span::new(offset + start, offset + at + mark.len_utf8()));
                open = None;
            }
            None if matches!(mark, '“' | '„' | '«') => open = Some((at, mark)),
            // a straight mark opens where no letter or figure stands before it
            None if mark == '"' && !body[..at].ends_with(char::is_alphanumeric) => {
                open = Some((at, mark));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::quotes;

    #[test]
    fn marks_are_paired_in_every_manner_of_printing() {
        for (text, quoted) in [
            ("a “b c” d", vec!["“b c”"]),
            ("a \"b\" c \"d", vec!["\"b\""]),
            ("« b » et „c“", vec!["« b »", "„c“"]),
            ("a board of 5\" and 6\"", vec![]),
            ("”a“", vec![]),
        ] {
            let found: Vec<_> =
                quotes(text, 0).into_iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, quoted, "{text}");
        }
    }
}
