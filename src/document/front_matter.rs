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
            let said = (!value.is_empty()).then(|| value.to_owned());
            let (field, said) = match key.trim().to_ascii_lowercase().as_str() {
                "title" => (&mut self.title, said),
                "date" => (&mut self.date, said),
                "lang" | "language" => (&mut self.language, language_tag(value)),
                _ => continue,
            };
            if field.is_none() {
                *field = said;
            }
        }
    }
}

/// The BCP 47 tag that someone wrote down, `en_GB` as `en-GB`; nothing of words such as *English* or *en and fr*.
pub(crate) fn language_tag(said: &str) -> Option<String> {
    let tag = said.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_more = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_tag = parts.next().is_some_and(is_language) && parts.all(is_more);
    is_tag.then_some(tag)
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
    use super::{FrontMatter, language_tag};

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
    fn a_language_is_a_tag_or_not_said() {
        let said = |value: &str| language_tag(value);
        assert_eq!(said("en_GB").as_deref(), Some("en-GB"));
        assert_eq!(said("zh-Hant-HK").as_deref(), Some("zh-Hant-HK"));
        for words in ["", "English", "en+fr", "en and fr", "e", "en--GB", "فر"] {
            assert_eq!(said(words), None, "{words}");
        }
        // what says nothing does not keep another front matter from saying it
        let twice = "---\nlang: the usual six\n---\n---\nlang: fr\n---\nText";
        assert_eq!(FrontMatter::of(twice).language.as_deref(), Some("fr"));
    }

    #[test]
    fn a_rule_and_a_remark_are_text() {
        for source in ["---\nA line\n---\n", "<!-- remark -->\ntext", "---\nkey: value"] {
            assert_eq!(FrontMatter::of(source).end, 0, "{source}");
        }
    }
}
