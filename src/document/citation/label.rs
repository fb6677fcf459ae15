//! Printed labels of divisions: `13 (f)`, `2(4) and 33`, `14 to 19`, `4 bis`, `VII`.

use super::words::Words;
use super::{Division, Label, Step};
use crate::lexicon::Role;
use crate::span::Span;
use crate::text::TokenKind;

/// A target before it is known of which text.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) path: Vec<Step>,
    pub(super) through: Option<String>,
}

impl Part {
    fn new(span: Span, division: Division, label: &str, below: &[String]) -> Self {
        let mut path = vec![step(division, label)];
        let numeric = label.starts_with(|c: char| c.is_ascii_digit());
        let dotted = label.split_once('.').filter(|_| numeric);
        if let (Division::Article, Some((article, paragraph))) = (division, dotted) {
            // "Art. 4.4", but not "articles L.217-4"
            path = vec![step(division, article), step(Division::Paragraph, paragraph)];
        }
        for label in below {
            let outer = path.last().map_or(division, |step| step.division);
            let numbered = label.starts_with(|c: char| c.is_ascii_digit());
            let paragraph = numbered && outer.holds(Division::Paragraph) && outer.rank() > 3;
            path.push(step(if paragraph { Division::Paragraph } else { Division::Item }, label));
        }
        Self { span, path, through: None }
    }

    pub(super) fn last_label(&self) -> Option<&str> {
        match &self.path.last()?.label {
            Label::Printed(label) => Some(label),
            _ => None,
        }
    }

    /// The part beside this one that ends with `label`: `(c)` behind `3 (a)` is `3 (c)`, and
    /// `(b)` behind `3 (a) (i)` is `3 (b)`.
    fn beside(&self, span: Span, label: &str) -> Self {
        let like = |step: &Step| match &step.label {
            Label::Printed(other) => class(other) == class(label),
            _ => false,
        };
        let mut path = self.path.clone();
        match path.iter().rposition(like) {
            Some(at) if at > 0 || path[at].division == Division::Item => {
                path.truncate(at + 1);
                path[at].label = Label::Printed(label.to_owned());
            }
            _ => {
                let last = path.len() - 1;
                let division = if last == 0 { path[0].division } else { Division::Item };
                path[last] = step(division, label);
            }
        }
        Self { span, path, through: None }
    }
}

fn step(division: Division, label: &str) -> Step {
    Step { division, label: Label::Printed(label.to_owned()) }
}

/// Which sort of label: digits, letters, Roman numerals of several letters.
fn class(label: &str) -> u8 {
    match label.as_bytes() {
        [first, ..] if first.is_ascii_digit() => 0,
        [_] => 1,
        [one, two] if one == two && *one != b'i' && *one != b'x' => 1,
        _ => 2,
    }
}

/// What stands between a label and the next one.
enum Joint {
    Comma,
    And,
    Through,
}

/// So many labels are read as one list; a longer one is no citation anybody wrote.
const MOST_LABELS: usize = 200;

/// The labels of a division that begin at `at`, and the place behind them.
pub(super) fn labels(
    words: &Words<'_, '_>,
    division: Division,
    plural: bool,
    at: usize,
) -> Option<(Vec<Part>, usize)> {
    let (mut parts, mut at) = label(words, division, plural, at)?;
    while parts.len() < MOST_LABELS {
        let Some((joint, next)) = joint(words, at) else { break };
        let bracketed = bracketed(words, next);
        let last = parts.last_mut()?;
        match (joint, bracketed) {
            (Joint::Through, Some((label, end))) if last.last_label().is_some() => {
                last.through = Some(label);
                last.span = last.span.union(words.span(next, end));
                at = end;
            }
            (Joint::Through, None) => {
                let dash = words.get(at).is_some_and(|word| !word.kind.is_word());
                let Some((through, end)) = label_alone(words, division, next) else { break };
                if !(plural || dash) || last.through.is_some() || !follows(words, end) {
                    break;
                }
                last.through = Some(through);
                last.span = last.span.union(words.span(next, end));
                at = end;
            }
            (_, Some((label, end))) => {
                let part = last.beside(words.span(next, end), &label);
                parts.push(part);
                at = end;
            }
            (joint, None) => {
                let Some((more, end)) = label(words, division, plural, next) else { break };
                let comma = matches!(joint, Joint::Comma);
                // "Article 9, 10 and 11"
                let last = !comma || plural || leads_to_last(words, division, end);
                if !last || (plural || !comma) && !may_go_on(words, plural, end) {
                    break;
                }
                parts.extend(more);
                at = end;
            }
        }
    }
    Some((parts, at))
}

/// The words that join labels at `at`, and the place behind them.
fn joint(words: &Words<'_, '_>, at: usize) -> Option<(Joint, usize)> {
    let word = words.get(at)?;
    if words.is(at, Role::Through) || matches!(word.text, "-" | "–" | "—") {
        return Some((Joint::Through, at + 1));
    }
    let behind = words.past_comma(at);
    if words.is(behind, Role::And) {
        // "and/or"
        let both = words.mark(behind + 1, "/") && words.is(behind + 2, Role::And);
        return Some((Joint::And, behind + if both { 3 } else { 1 }));
    }
    (behind > at).then_some((Joint::Comma, behind))
}

/// Whether a number that ends before `end` may be one more label: `Article 5 and 20 States` cites one.
fn may_go_on(words: &Words<'_, '_>, plural: bool, end: usize) -> bool {
    if plural {
        let quantity = |word: &super::words::Word<'_>| {
            word.text == "%" || words.cited().month(word.folded()).is_some() && word.is_capital()
        };
        return !words.get(end).is_some_and(quantity);
    }
    follows(words, end)
}

/// Whether *and* and one more label follow at `at`, and no noun that would make it a quantity.
fn leads_to_last(words: &Words<'_, '_>, division: Division, at: usize) -> bool {
    let next = words.past_comma(at) + 1;
    let last = label(words, division, false, next).filter(|_| words.is_before(next, Role::And));
    last.is_some_and(|(_, end)| follows(words, end))
}

const FOLLOWING: [Role; 5] = [Role::Modal, Role::Near, Role::Thereof, Role::Of, Role::And];

/// Whether the word at `at` can stand behind a label, and not behind a quantity or a noun.
fn follows(words: &Words<'_, '_>, at: usize) -> bool {
    words.get(at).is_none_or(|word| {
        !word.kind.is_word()
            || word.kind == TokenKind::Enumerator
            || words.lexicon.is_function_word(word.folded())
            || FOLLOWING.iter().any(|role| words.is(at, *role))
    })
}

/// `(f)`, or in the French way `f)`: its label and the place behind it.
fn bracketed(words: &Words<'_, '_>, at: usize) -> Option<(String, usize)> {
    let word = words.get(at)?;
    if word.kind == TokenKind::Enumerator && word.text.starts_with('(') {
        return Some((word.text.trim_matches(['(', ')']).to_owned(), at + 1));
    }
    // "Section B(7)"
    if word.text == "(" && word.glued {
        let inner = words
            .get(at + 1)
            .filter(|inner| is_number(inner.text) || is_small_label(inner.text))?;
        return words.mark(at + 2, ")").then(|| (inner.text.to_owned(), at + 3));
    }
    if !is_small_label(word.text) {
        return None;
    }
    let closes = words.get(at + 1).is_some_and(|next| next.glued && next.text == ")");
    // "paragraph 72 b of the Agenda"
    let alone = word.text.len() == 1
        && words.is(at + 1, Role::Of)
        && at > 0
        && words.all[at - 1].kind == TokenKind::Number;
    (closes || alone).then(|| (word.text.to_owned(), at + if closes { 2 } else { 1 }))
}

/// `a`, `bb`, `iv`
fn is_small_label(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letters = bytes.len() == 1 || (bytes.len() == 2 && bytes[0] == bytes[1]);
    let small = !bytes.is_empty() && bytes.iter().all(u8::is_ascii_lowercase);
    small && (letters || bytes.len() < 7 && bytes.iter().all(|byte| b"ivx".contains(byte)))
}

/// One label with what is below it, at `at`; several if they are printed as one word (`3,4`).
fn label(
    words: &Words<'_, '_>,
    division: Division,
    plural: bool,
    at: usize,
) -> Option<(Vec<Part>, usize)> {
    let start = at;
    if let Some((several, through)) = joined_numbers(words, plural, at) {
        let span = words.span(at, at + 1);
        let mut from = span.start();
        let mut parts = Vec::new();
        for number in several {
            let span = Span::new(from, from + number.len());
            parts.push(Part::new(span, division, number, &[]));
            from += number.len() + 1;
        }
        if let (Some(last), Some(_)) = (parts.last_mut(), &through) {
            (last.span, last.through) = (span, through);
        }
        return Some((parts, at + 1));
    }
    let (base, mut below, mut at) = base(words, division, at)?;
    let mut base = base;
    // "Section III.D.1"
    while base.starts_with(|c: char| c.is_ascii_uppercase()) && words.mark(at, ".") {
        let next = words.get(at + 1).filter(|next| next.glued && words.all[at].glued);
        let Some(next) = next.filter(|next| next.kind.is_word() && next.text.len() < 8) else {
            break;
        };
        base = format!("{base}.{}", next.text);
        at += 2;
    }
    // "4 bis", "2.bis"
    let suffix = at + usize::from(words.mark(at, ".") && words.all[at].glued);
    let base = match words.get(suffix).filter(|word| is_suffix(word.folded())) {
        Some(word) => {
            at = suffix + 1;
            format!("{base}{}", word.folded())
        }
        None => base,
    };
    while below.len() < MOST_BELOW {
        let dotted = words.get(at).is_some_and(|dot| dot.glued && dot.text == ".")
            && words.get(at + 1).is_some_and(|next| next.glued && is_small_label(next.text));
        if dotted {
            below.push(words.all[at + 1].text.to_owned());
            at += 2;
            continue;
        }
        let Some((label, end)) = bracketed(words, at) else { break };
        below.push(label);
        at = end;
    }
    Some((vec![Part::new(words.span(start, at), division, &base, &below)], at))
}

/// Labels nest no deeper in any text at hand than four.
const MOST_BELOW: usize = 8;

/// The last label of a range, without anything below it.
fn label_alone(words: &Words<'_, '_>, division: Division, at: usize) -> Option<(String, usize)> {
    let (parts, end) = label(words, division, false, at)?;
    match parts.as_slice() {
        [part] if part.through.is_none() => Some((part.last_label()?.to_owned(), end)),
        _ => None,
    }
}

/// The numbers of `3,4`, or of the range `3-5` the first and the last.
fn joined_numbers<'w>(
    words: &'w Words<'_, '_>,
    plural: bool,
    at: usize,
) -> Option<(Vec<&'w str>, Option<String>)> {
    let word = words.get(at).filter(|word| word.kind == TokenKind::Number)?;
    if let Some((first, last)) = word.text.split_once(['-', '‑', '‐']) {
        let rising = first.parse::<u16>().ok()? < last.parse::<u16>().ok()?;
        return rising.then(|| (vec![first], Some(last.to_owned())));
    }
    let short =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let several: Vec<&str> = word.text.split(',').collect();
    (plural && several.len() > 1 && several.iter().all(short)).then_some((several, None))
}

/// A label without suffix, the labels printed in one word with it, and the place behind it.
fn base(
    words: &Words<'_, '_>,
    division: Division,
    at: usize,
) -> Option<(String, Vec<String>, usize)> {
    let word = words.get(at)?;
    let text = word.text;
    let small = division.rank() > Division::Article.rank() || division == Division::Section;
    match word.kind {
        TokenKind::Number if is_number(text) => Some((text.to_owned(), Vec::new(), at + 1)),
        TokenKind::Enumerator if small || !text.starts_with('(') => {
            let mut labels = text.split(['(', ')']).filter(|label| !label.is_empty());
            let first = labels.next()?.to_owned();
            Some((first, labels.map(str::to_owned).collect(), at + 1))
        }
        TokenKind::Bracket if text == "[" && words.mark(at + 2, "]") => {
            let inner = words.get(at + 1).filter(|inner| is_number(inner.text))?;
            Some((inner.text.to_owned(), Vec::new(), at + 3))
        }
        TokenKind::Word if text.starts_with(|c: char| c.is_ascii_digit()) => {
            Some((numbered_word(text)?, Vec::new(), at + 1))
        }
        TokenKind::Word if small && is_small_label(text) => {
            let (label, end) = match bracketed(words, at) {
                Some(found) => found,
                None => (text.to_owned(), at + 1),
            };
            // "paragraph a of", but not "a paragraph a reader skips"
            let apart = division == Division::Item
                || words.is_any(end, &[Role::Of, Role::And])
                || text != "a" && words.mark(end, ",");
            (text.len() == 1 && apart || end > at + 1).then_some((label, Vec::new(), end))
        }
        TokenKind::Word if division.rank() <= Division::Article.rank() => {
            capital_label(words, division, at).map(|label| (label, Vec::new(), at + 1))
        }
        _ => None,
    }
}

/// `13`, `3.2.1`; no year with a fraction, and no `70/237`.
fn is_number(text: &str) -> bool {
    let short =
        |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split('.').all(short)
}

/// `14A`, `3bis`; `1er` is 1.
fn numbered_word(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, letters) = text.split_at(digits);
    let one = letters.len() == 1 && letters.is_ascii();
    match letters {
        "er" | "re" => Some(number.to_owned()),
        _ => (one || is_suffix(&letters.to_lowercase())).then(|| text.to_owned()),
    }
}

/// `VII`, `A`, and the French *premier*.
fn capital_label(words: &Words<'_, '_>, division: Division, at: usize) -> Option<String> {
    let word = words.get(at)?;
    let is_roman =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| b"IVXLC".contains(&byte));
    // "III.D" is one word
    let mut parts = word.text.split('.');
    let roman = parts.next().is_some_and(is_roman) && parts.all(|part| part.len() < 4);
    // "Article L.217-4"
    let series = words.mark(at + 1, ".")
        && words.get(at + 2).is_some_and(|next| next.glued && next.kind == TokenKind::Number);
    let letter = word.text.len() == 1 && word.is_capital() && (division.rank() < 5 || series);
    let first = words.cited().ordinal(word.folded()) == Some(1) && division == Division::Article;
    if first && words.cited().has_small_names() {
        return Some("1".to_owned());
    }
    // "in part I agree", "in Section A new rules apply"
    let apart = word.text.len() > 1 || follows(words, at + 1);
    ((roman || letter) && apart).then(|| word.text.to_owned())
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "bis" | "ter" | "quater" | "quinquies" | "sexies" | "septies" | "octies" | "alt")
}
