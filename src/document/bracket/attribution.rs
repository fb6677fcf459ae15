//! Who wants the words in a bracket: `[EU: …]`, `[Lisse proposes to delete]`, `(proposed by Lisse)`.

use super::cues::{Cues, trimmed};
use super::phrases::{LISTS, folded};
use crate::span::Span;

/// Who is said to want some words, and where it is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Attribution {
    /// The names as printed, apart where commas, semicolons or slashes part them.
    pub names: Vec<String>,
    /// All that says it, in bytes of the reading text: `EU:`, `(proposed by Lisse)`.
    pub span: Span,
}

/// No list of names before a colon is longer: most are one to three.
const MOST_NAMES_BYTES: usize = 160;
/// A single name has at most this many words: "Alliance of Small Island States and their friends".
const MOST_NAME_WORDS: usize = 10;

/// The names a bracket begins with, up to a colon: `[Lisse, Brome: …]`, `[EU proposal: …]`.
pub(super) fn leading(cues: &Cues<'_>) -> Option<Attribution> {
    let colon = cues.head.find(':').filter(|colon| *colon <= MOST_NAMES_BYTES)?;
    let (said, rest) = cues.head.split_at(colon);
    let space = &rest[1..rest.len() - rest[1..].trim_start().len()];
    // behind the title of a paragraph the words begin on a line of their own
    if space.is_empty() && cues.inner.len() > colon + 1 || space.contains('\n') {
        return None;
    }
    let names = names(without_verb(said))?;
    let start = cues.inner.start();
    Some(Attribution { names, span: Span::new(start, start + colon + 1) })
}

/// `proposal` and the like at the end of what stands before the colon are no part of a name.
fn without_verb(said: &str) -> &str {
    let said = said.trim();
    match said.rsplit_once(char::is_whitespace) {
        Some((names, last)) if LISTS.proposal_words.contains(&last.to_lowercase()) => {
            names.trim_end().trim_end_matches("'s").trim_end_matches("’s")
        }
        _ => said,
    }
}

/// The names of a bracket that only asks for others to be deleted: `[Lisse proposes to delete]`,
/// `[delete: Lisse]`, `[deletion proposed by Lisse]`. `None` if it asks for no such thing; without
/// names if nobody in particular does.
pub(super) fn deleting(cues: &Cues<'_>) -> Option<Option<Attribution>> {
    if LISTS.deletions.contains(&cues.words) {
        return Some(None);
    }
    if !cues.whole || cues.words.is_empty() || cues.word_count() >= MOST_NAME_WORDS {
        return None;
    }
    let head = cues.head;
    let said = behind_deletion(head).or_else(|| before_request(head))?;
    let at = cues.inner.start() + (said.as_ptr() as usize - head.as_ptr() as usize);
    let names = names(said)?;
    Some(Some(Attribution { names, span: Span::new(at, at + said.len()) }))
}

fn behind_deletion(head: &str) -> Option<&str> {
    let (before, said) = head.split_once(':').or_else(|| head.split_once(" by "))?;
    let before = folded(before);
    let asks = LISTS.deletions.contains(&before);
    asks.then(|| said.trim()).filter(|said| !said.is_empty())
}

fn before_request(head: &str) -> Option<&str> {
    let spaces = head.match_indices(|c: char| c.is_whitespace() || c == ':');
    let split = |(at, _): (usize, &str)| (&head[..at], &head[at..]);
    let mut parts = spaces.map(split);
    let (said, _) = parts.find(|(_, asked)| LISTS.deletion_requests.contains(&folded(asked)))?;
    Some(said.trim_end_matches(':').trim())
}

/// `(proposed by Lisse)` right behind a bracket, or at the end of what stands in it.
pub(super) fn trailing(cues: &Cues<'_>, close: usize) -> Option<Attribution> {
    let behind = cues.after.trim_start();
    let at = close + 1 + (cues.after.len() - behind.len());
    in_parentheses(behind, at).or_else(|| {
        let open = cues.head.rfind('(').filter(|_| cues.whole && cues.head.ends_with(')'))?;
        in_parentheses(&cues.head[open..], cues.inner.start() + open)
    })
}

/// Who proposed something by the parenthesis that `text`, which stands at byte `at`, begins with.
pub(super) fn in_parentheses(text: &str, at: usize) -> Option<Attribution> {
    let inside = text.strip_prefix('(')?;
    let inside = &inside[..inside.find(')')?];
    let len = inside.len() + 2;
    let opening = LISTS.proposal_openings.opening(&folded(inside))?;
    let words = folded(inside)[..opening].split(' ').count();
    let said = words_after(inside, words);
    Some(Attribution { names: names(said)?, span: Span::new(at, at + len) })
}

/// `text` without its first `count` words.
fn words_after(text: &str, count: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..count {
        rest = rest.find(char::is_whitespace).map_or("", |at| rest[at..].trim_start());
    }
    rest
}

/// The names in `said`, if it consists of nothing else.
fn names(said: &str) -> Option<Vec<String>> {
    let span = trimmed(said, 0, said.len());
    let parts = said[span.range()].split([',', ';', '/']).map(str::trim);
    let names: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let all_names = !names.is_empty() && names.iter().all(|name| is_name(name));
    all_names.then_some(names)
}

/// Whether every word has a capital, or is a small one such as stand inside names.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let large = |word: &str| word.chars().any(char::is_uppercase);
    let fits = |word: &&str| {
        let folded = folded(word);
        let number = folded.bytes().all(|byte| byte.is_ascii_digit());
        large(word) || number || LISTS.name_particles.contains(&folded)
    };
    let names_no_part = words.first().is_some_and(|first| !LISTS.no_names.contains(&folded(first)));
    words.len() <= MOST_NAME_WORDS
        && names_no_part
        && words.iter().any(|word| large(word))
        && words.iter().all(fits)
        && !name.contains(['[', ']', '"', '“', '.'])
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_told_from_words() {
        let found = |said: &str| names(said).unwrap_or_default().join(" | ");
        assert_eq!(found("EU"), "EU");
        assert_eq!(found("Lisse, Brome / Vaas"), "Lisse | Brome | Vaas");
        assert_eq!(
            found("on behalf of the Group of 12 and Vaas"),
            "on behalf of the Group of 12 and Vaas"
        );
        assert_eq!(found("Boats: small ones"), "");
        assert_eq!(found("Sea traffic"), "");
        assert_eq!(found("Placeholder"), "");
        assert_eq!(found("the"), "");
    }
}
