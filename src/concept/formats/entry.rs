//! Entries of dictionaries as rules: words with `*` and `?`.

use super::super::builder::{Builder, Notation, RuleEntry, Words};
use super::super::phrase::readings;
use super::super::scheme::RuleKind;
use crate::span::Span;

/// The pattern that `entry` asks for, where `*` is any letters and `?` is one; `None` if it asks for
/// no words, which is a loss.
pub(super) fn glob(entry: &str, span: Span, builder: &mut Builder<'_>) -> Option<RuleEntry> {
    let words: Vec<&str> = entry.split_whitespace().collect();
    let wild = |c: char| c == '*' || c == '?';
    if !entry.contains(|c: char| c.is_alphanumeric()) {
        let reason = if entry.contains(wild) { "would find any word" } else { "has no word" };
        builder.loss(span, entry, format!("left out: {reason}"));
        return None;
    }
    let is_phrase = words.iter().all(|word| {
        let stem = word.strip_suffix('*').unwrap_or(word);
        let is_long =
            stem.len() == word.len() || stem.chars().filter(|c| c.is_alphabetic()).count() > 1;
        is_long && !stem.contains(wild)
    });
    if is_phrase { phrase(entry, span, builder) } else { regex(&words, span, builder) }
}

/// A pattern of the words of `entry` in just these forms, in which no mark but `*` behind a word means
/// anything.
pub(super) fn phrase(entry: &str, span: Span, builder: &mut Builder<'_>) -> Option<RuleEntry> {
    let any_case = |word: &str| word.to_lowercase() + if word.ends_with('*') { "" } else { "!" };
    marked(entry, any_case, span, builder)
}

/// A pattern of the words of `entry` as they are printed there.
#[cfg(feature = "dictionaries")]
pub(super) fn printed(entry: &str, span: Span, builder: &mut Builder<'_>) -> Option<RuleEntry> {
    marked(entry, |word| format!("={}", word.trim_end_matches('*')), span, builder)
}

/// A pattern of the words of `entry`, each with the mark `mark` gives it.
fn marked(
    entry: &str,
    mark: impl Fn(&str) -> String,
    span: Span,
    builder: &mut Builder<'_>,
) -> Option<RuleEntry> {
    let words: Vec<String> = entry.split_whitespace().map(plain).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| has_word(word)).collect();
    let plain = words.join(" ");
    let pattern = words.iter().map(|word| mark(word)).collect::<Vec<_>>().join(" ");
    if let Err(flaw) = readings(&pattern) {
        builder.loss(span, entry, format!("left out: {}", flaw.message));
        return None;
    }
    if plain.chars().filter(|c| !c.is_whitespace()).count()
        != entry.chars().filter(|c| !c.is_whitespace()).count()
    {
        builder.loss(span, entry, format!("read as `{plain}`"));
    }
    Some(RuleEntry::new(RuleKind::Pattern, Words::new(pattern, span)))
}

fn has_word(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// A word without the marks that mean something in patterns.
fn plain(word: &str) -> String {
    let (stem, star) = match word.strip_suffix('*') {
        Some(stem) => (stem, "*"),
        None => (word, ""),
    };
    let kept = |c: &char| c.is_alphanumeric() || is_inside_word(*c);
    stem.chars().filter(kept).collect::<String>() + star
}

/// Marks inside words that patterns give no meaning; combining marks are letters of many scripts.
fn is_inside_word(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '.' | '/' | '&' | '‐' | '‑' | '–' | ',' | '%' | '·')
        || ('\u{0300}'..='\u{036F}').contains(&c)
        || (!c.is_ascii() && !c.is_whitespace() && !c.is_control() && !c.is_alphanumeric())
}

/// A regular expression for words with `*` and `?` anywhere, in which no other mark is looked for.
fn regex(words: &[&str], span: Span, builder: &mut Builder<'_>) -> Option<RuleEntry> {
    let kept = |c: &char| c.is_alphanumeric() || is_inside_word(*c) || matches!(c, '*' | '?');
    let bare: Vec<String> = words.iter().map(|word| word.chars().filter(kept).collect()).collect();
    if bare.iter().zip(words).any(|(bare, word)| bare != word) {
        builder.loss(span, words.join(" "), format!("read as `{}`", bare.join(" ")));
    }
    let edges = |word: &String| {
        word.starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '?')
            && word.ends_with(|c: char| c.is_alphanumeric() || c == '*' || c == '?')
    };
    if let Some(odd) = bare.iter().find(|word| !edges(word)) {
        builder.loss(span, words.join(" "), format!("left out: `{odd}` is no word"));
        return None;
    }
    let words: Vec<String> = bare.iter().map(|word| wildcard(word)).collect();
    let source = format!(r"(?i)\b{}\b", words.join(r"[\s-]+"));
    Some(expression(source, span))
}

fn wildcard(word: &str) -> String {
    if word.chars().all(|c| c == '*') {
        return r"\w+".to_owned();
    }
    let mut source = String::new();
    for c in word.chars() {
        match c {
            '*' => source.push_str(r"\w*"),
            '?' => source.push_str(r"\w"),
            c => source.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    source
}

/// A pattern that is a regular expression.
pub(super) fn expression(source: impl Into<String>, span: Span) -> RuleEntry {
    let rule = RuleEntry::new(RuleKind::Pattern, Words::new(source, span));
    RuleEntry { notation: Notation::Regex, ..rule }
}

/// Notes what is true of the words of every dictionary.
pub(super) fn note_forms(builder: &mut Builder<'_>) {
    builder
        .loss_everywhere("words are found with a possessive ending and without their accents too");
}
