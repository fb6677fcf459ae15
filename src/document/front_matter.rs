//! Title, date and language that stand before a text, and are no part of it.

use crate::span::Span;

/// What a front matter says, and the bytes of the source it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) language: Option<String>,
    /// The byte the text begins at.
    pub(crate) end: usize,
}

impl FrontMatter {
    /// Reads one or more front matters at the start of `source`: an HTML comment of `key: value`
    /// lines, such lines between two lines of `---`, or `key = value` between `+++`. The first to say something is believed.
    pub(crate) fn of(source: &str) -> Self {
        let mut matter = Self::default();
        let start = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        matter.end = start;
        while let Some((lines, mark, end)) = block(source, matter.end) {
            matter.read(&source[lines.range()], mark);
            matter.end = end;
        }
        matter
    }

    fn read(&mut self, lines: &str, mark: char) {
        for line in lines.lines() {
            let Some((key, value)) = line.split_once(mark) else { continue };
            let value = value.trim().trim_matches(['"', '\'']);
            let field = match key.trim().to_ascii_lowercase().as_str() {
                "title" => &mut self.title,
                "date" => &mut self.date,
                "lang" | "language" => &mut self.language,
                _ => continue,
            };
            if field.is_none() && !value.is_empty() {
                *field = Some(value.to_owned());
            }
        }
    }
}

/// The lines of the front matter that begins at `start`, what stands between a key and its value, and
/// the byte after it and the blank lines that follow it. A comment without a single `key: value` line is left in the text.
fn block(source: &str, start: usize) -> Option<(Span, char, usize)> {
    let rest = &source[start..];
    let inner = rest.trim_start();
    let at = start + (rest.len() - inner.len());
    let opens = |rule| inner.strip_prefix(rule).is_some_and(|rest| rest.starts_with(['\n', '\r']));
    let (open, close, mark) = if inner.starts_with("<!--") {
        ("<!--", "-->", ':')
    } else if opens("---") {
        ("---", "\n---", ':')
    } else if opens("+++") {
        ("+++", "\n+++", '=')
    } else {
        return None;
    };
    let body = at + open.len();
    let close_at = body + source[body..].find(close)?;
    let lines = &source[body..close_at];
    let says_something = lines.lines().any(|line| {
        line.split_once(mark).is_some_and(|(key, value)| {
            !key.is_empty()
                && value.starts_with(' ')
                && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' '))
        })
    });
    let mut end = close_at + close.len();
    let next_line = source[end..].find('\n').map_or(source.len(), |at| end + at + 1);
    if !says_something || !source[end..next_line].trim().is_empty() {
        return None;
    }
    end = next_line;
    Some((Span::new(body, close_at), mark, end))
}

#[cfg(test)]
mod tests {
    use super::FrontMatter;

    #[test]
    fn two_front_matters_in_a_row_are_read() {
        let source =
            "<!--\ntitle: A\nlang: en\n-->\n\n---\ntitle: B\ndate: \"2031-03-04\"\n---\nText";
        let matter = FrontMatter::of(source);
        assert_eq!(matter.title.as_deref(), Some("A"));
        assert_eq!(matter.date.as_deref(), Some("2031-03-04"));
        assert_eq!(&source[matter.end..], "Text");
    }

    #[test]
    fn a_front_matter_may_be_toml() {
        let matter = FrontMatter::of("+++\ntitle = \"Ponds\"\nweight = 3\n+++\n\nText");
        assert_eq!((matter.title.as_deref(), matter.end), (Some("Ponds"), 35));
        assert_eq!(FrontMatter::of("+++\nponds\n+++\ntext").end, 0);
    }

    #[test]
    fn a_rule_and_a_remark_are_text() {
        for source in ["---\nA line\n---\n", "<!-- remark -->\ntext", "---\nkey: value"] {
            assert_eq!(FrontMatter::of(source).end, 0, "{source}");
        }
    }
}
