//! Checks that a comparison suggests: what went, to be kept as a red line.

use super::checks::Checks;
use super::verdict::Verdict;
use crate::align::{Change, Comparison, Fate};
use crate::change::{Effect, Effects, Tendency};
use crate::diff::EditKind;
use crate::document::Draft;
use crate::force::Force;
use crate::span::Span;
use crate::text::quoted;

/// So many words tell a clause from others.
const TELLING_WORDS: usize = 6;
/// So many suggestions are made at most, those of the earlier clauses first.
const MOST_SUGGESTED: usize = 64;

/// A check that holds of the earlier draft and not of the later one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Suggestion {
    /// What happened, as a question to whoever keeps red lines.
    pub asks: String,
    /// The check, as a `[[check]]` of a check file.
    pub toml: String,
}

/// Checks for what a comparison shows to have become weaker, hedged or lost.
///
/// Law: each holds of the earlier draft, and fails or is not decidable of the later one.
///
/// ```
/// use travaux::check::suggestions;
/// use travaux::{Comparison, Draft};
///
/// let before = Draft::parse("rev1", "1. The ports shall share their charts with all ships.");
/// let after = Draft::parse("rev2", "1. The ports should share their charts with all ships.");
/// let found = suggestions(&Comparison::new(&before, &after));
/// assert_eq!(found[0].asks, "weaker in 1: “shall” → “should”: keep it as a red line?");
/// assert!(found[0].toml.contains("force = { at-least = \"shall\" }"));
/// ```
#[must_use]
pub fn suggestions(comparison: &Comparison<'_>) -> Vec<Suggestion> {
    let force = Force::new(comparison.before());
    let effects = Effects::new(comparison);
    let mut open = Vec::new();
    for change in comparison.clauses() {
        if change.fate() == Fate::Dropped {
            open.extend(dropped(change));
            continue;
        }
        for effect in effects.of(change) {
            open.extend(of_effect(change, effect, &effects, &force));
        }
    }
    open.truncate(MOST_SUGGESTED);
    let texts = [comparison.before(), comparison.after()];
    let tells = |(number, one): (usize, Open)| one.tested(number, texts);
    open.into_iter().enumerate().filter_map(tells).collect()
}

/// A suggestion that was not yet tried on the drafts.
struct Open {
    asks: String,
    says: String,
    that: String,
}

impl Open {
    fn tested(self, number: usize, [before, after]: [&Draft; 2]) -> Option<Suggestion> {
        let that = self.that;
        let check = |text: &str| {
            format!(
                "[[check]]\nid = \"kept-{}\"\nsays = {}\ntext = {}\nthat = {that}\n",
                number + 1,
                quoted(&self.says),
                quoted(text)
            )
        };
        let verdict = |draft: &Draft| -> Option<Verdict> {
            let text = format!("[[text]]\nname = \"draft\"\n{}", check("draft"));
            let outcome = Checks::from_toml(&text).ok()?.run([&draft.clone().cited_as("draft")]);
            Some(outcome.findings.first()?.verdict)
        };
        let held = verdict(before)? == Verdict::Holds;
        let holds_not = matches!(verdict(after)?, Verdict::Fails | Verdict::NotDecidable);
        let toml = check(after.sigil());
        (held && holds_not).then_some(Suggestion { asks: self.asks, toml })
    }
}

/// The first words of a stretch that tell a clause from others.
fn telling(draft: &Draft, span: Span) -> Option<String> {
    let tokens = draft.tokens().within(span);
    let words: Vec<Span> = tokens
        .filter(|token| draft.tokens().kind(*token).is_word())
        .map(|token| draft.tokens().span(token))
        .take(TELLING_WORDS)
        .collect();
    let (first, last) = (words.first()?, words.last()?);
    let words = &draft.text()[first.union(*last).range()];
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Words of a change that stayed, to find its clause by.
fn stayed(change: Change<'_>) -> Option<String> {
    let pieces = change.pieces();
    let kept = pieces.iter().filter(|piece| piece.kind == EditKind::Keep);
    let longest = kept.max_by_key(|piece| piece.before_span.len())?;
    telling(change.before_draft(), longest.before_span)
}

fn dropped(change: Change<'_>) -> Option<Open> {
    let clause = change.before_clauses().next().filter(|clause| !clause.kind().is_heading())?;
    let words = telling(clause.draft(), clause.body_span())?;
    let path = clause.path();
    Some(Open {
        asks: format!("{path} was dropped: “{words} …”: keep it as a red line?"),
        says: format!("The text keeps “{words} …”."),
        that: format!("{{ phrase = {} }}", quoted(&words)),
    })
}

fn of_effect(
    change: Change<'_>,
    effect: &Effect,
    effects: &Effects<'_>,
    force: &Force<'_>,
) -> Option<Open> {
    let tendency = effect.kind.tendency();
    if !tendency.is_less() {
        return None;
    }
    let about = quoted(&format!("words:{}", stayed(change)?));
    let [before, after] = effects.words(effect);
    let act = effect.before.and_then(|span| {
        force.acts().iter().find(|act| act.predicate == span && act.inherited.is_none())
    });
    let path = change.after_clauses().next()?.path();
    let shown = |words: Option<&str>| words.map(|words| format!("“{}”", one_line(words)));
    let told = [shown(before), shown(after)].into_iter().flatten().collect::<Vec<_>>().join(" → ");
    let asks = format!("{} in {path}: {told}: keep it as a red line?", effect.describe());
    let (says, that) = match (before, after, act) {
        (Some(_), Some(_), Some(act)) if tendency == Tendency::Weaker => {
            let name = &act.name;
            let says = format!("What {path} commits to is not weaker than {name}.");
            (says, format!("{{ force = {{ at-least = {} }}, about = {about} }}", quoted(name)))
        }
        (Some(words), ..) => {
            let words = one_line(words);
            let says = format!("{path} keeps “{words}”.");
            (says, format!("{{ phrase = {}, about = {about} }}", quoted(&words)))
        }
        (None, Some(words), _) => {
            let words = one_line(words);
            let says = format!("{path} does without “{words}”.");
            (says, format!("{{ absent = {}, about = {about} }}", quoted(&format!("words:{words}"))))
        }
        (None, None, _) => return None,
    };
    Some(Open { asks, says, that })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
