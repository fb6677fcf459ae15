//! A scheme as a dictionary of quanteda: the words of each concept, and nothing about them.

use super::super::scheme::{Concept, Rule, RuleKind, Scheme};
use super::{Loss, Written};
use crate::text::quoted;

pub(super) fn write(scheme: &Scheme) -> Written {
    let mut written = Written { text: String::new(), losses: Vec::new() };
    scheme.concepts().for_each(|concept| self::concept(concept, &mut written));
    for group in scheme.groups() {
        lose(&mut written, group.id(), "left out: a group");
    }
    if scheme.rules().iter().any(|rule| is_words(rule) && !rule.phrase().contains(['!', '*'])) {
        let words = "regular plurals and possessives are found only where they are written";
        lose(&mut written, "", words);
    }
    written
}

fn concept(concept: Concept<'_>, written: &mut Written) {
    let id = concept.id();
    let (words, lost): (Vec<&Rule>, Vec<&Rule>) =
        concept.rules().iter().partition(|rule| is_words(rule));
    for rule in lost {
        let what = match rule.kind() {
            RuleKind::Rejection => "a rejection",
            _ => "a pattern",
        };
        lose(written, id, &format!("left out: {what}, `{}`", rule.phrase()));
    }
    if concept.broader().len() > 0 {
        lose(written, id, "left out: the concepts above it");
    }
    if concept.definition().is_some() || concept.source().is_some() {
        lose(written, id, "left out: its definition and source");
    }
    written.text.push_str(&quoted(id));
    if words.is_empty() {
        written.text.push_str(": []\n");
        return;
    }
    written.text.push_str(":\n");
    for rule in words {
        written.text.push_str(&format!("  - {}\n", quoted(&rule.phrase().replace('!', ""))));
    }
}

/// Whether the rule asks for words in a row and nothing else.
fn is_words(rule: &Rule) -> bool {
    let is_word = |word: &str| {
        let stem = word.strip_suffix(['*', '!']).unwrap_or(word);
        stem.chars()
            .all(|c| !matches!(c, '|' | '<' | '>' | '*' | '?' | '=' | '~' | '!' | '(' | ')' | ':'))
            && !matches!(stem.split('/').next(), Some("OR" | "NOT" | "NEAR" | "BEFORE" | "AFTER"))
    };
    rule.kind() != RuleKind::Rejection
        && !rule.is_regex()
        && !rule.capital()
        && rule.admit().is_empty()
        && rule.phrase().split_whitespace().all(is_word)
}

fn lose(written: &mut Written, entry: &str, reason: &str) {
    let (entry, reason) = (entry.to_owned(), reason.to_owned());
    written.losses.push(Loss { location: None, entry, reason });
}
