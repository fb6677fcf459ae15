//! What kind of difference an edit makes, by its words.

use crate::lexicon::Lexicon;
use crate::text::Normalization;

/// What kind of difference an edit makes, the lightest first.
///
/// Markup is no part of a reading text, so that a change of markup is no edit at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Nature {
    /// White space between the same words: other line breaks, double spaces.
    Spacing,
    /// The same words with other quotation marks, dashes or ligatures.
    Typography,
    /// The same words with other capitals.
    Capitals,
    /// The same words in another spelling: *behaviour*, *behavior*. Only what the lexicon of the
    /// language lists counts, and no pair that may differ in meaning.
    Spelling,
    /// Another number in a citation of the draft itself, which follows the renumbering of what it
    /// cites: see [`ReferenceFate::Follows`](super::ReferenceFate::Follows).
    Reference,
    /// Other words, numbers or marks: all that may change what is said.
    Wording,
}

/// The heaviest difference between words and those they give way to, in the languages of both sides;
/// `None` if they are printed alike.
pub(super) fn nature<'w>(
    lexicons: [&Lexicon; 2],
    before: impl ExactSizeIterator<Item = &'w str>,
    after: impl ExactSizeIterator<Item = &'w str>,
) -> Option<Nature> {
    if before.len() != after.len() {
        let (before, after): (String, String) = (before.collect(), after.collect());
        return Some(match plain_marks(&before).is_some_and(|b| plain_marks(&after) == Some(b)) {
            true => Nature::Typography,
            false => Nature::Wording,
        });
    }
    let mut heaviest = None;
    for (one, other) in before.zip(after).filter(|(one, other)| one != other) {
        heaviest = heaviest.max(Some(of_words(lexicons, one, other)));
        if heaviest == Some(Nature::Wording) {
            break;
        }
    }
    heaviest
}

fn of_words(lexicons: [&Lexicon; 2], one: &str, other: &str) -> Nature {
    let alike = |normalization: Normalization| normalization.fold(one) == normalization.fold(other);
    let marks = || plain_marks(one).is_some_and(|plain| plain_marks(other) == Some(plain));
    if alike(Normalization::Typographic) || marks() {
        return Nature::Typography;
    }
    if alike(Normalization::CaseInsensitive) {
        return Nature::Capitals;
    }
    let [one, other] = [one, other].map(|word| Normalization::CaseInsensitive.fold(word));
    match lexicons.iter().any(|lexicon| lexicon.is_spelled_as(&one, &other)) {
        true => Nature::Spelling,
        false => Nature::Wording,
    }
}

/// Marks without the choices of a typesetter: all quotation marks one, a row of hyphens one; `None`
/// for what holds letters, digits or other marks.
fn plain_marks(marks: &str) -> Option<&'static str> {
    let folded = Normalization::Typographic.fold(marks);
    let all = |mark: &[char]| !folded.is_empty() && folded.chars().all(|c| mark.contains(&c));
    if all(&['\'', '"', '`']) {
        return Some("\"");
    }
    match &*folded {
        "-" | "--" | "---" => Some("-"),
        "..." => Some("..."),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Nature, nature};
    use crate::lexicon::Lexicon;

    #[test]
    fn words_say_what_an_edit_is() {
        let of = |before: &[&'static str], after: &[&'static str]| {
            nature([Lexicon::of("en"); 2], before.iter().copied(), after.iter().copied())
        };
        assert_eq!(of(&["same"], &["same"]), None);
        assert_eq!(of(&["“"], &["'"]), Some(Nature::Typography));
        assert_eq!(of(&["-", "-"], &["—"]), Some(Nature::Typography));
        assert_eq!(of(&["\"", "-"], &["—", "\""]), Some(Nature::Wording));
        assert_eq!(of(&["States"], &["STATES"]), Some(Nature::Capitals));
        assert_eq!(of(&["The", "Centre"], &["the", "center"]), Some(Nature::Spelling));
        assert_eq!(of(&["the", "centre"], &["a", "center"]), Some(Nature::Wording));
        assert_eq!(of(&[], &[","]), Some(Nature::Wording));
        assert_eq!(of(&["may", "be"], &["maybe"]), Some(Nature::Wording));
    }
}
