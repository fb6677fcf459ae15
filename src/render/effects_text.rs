//! What the changes of a comparison do, as a person reads it aloud.

use std::fmt::{self, Write};

use super::comparison_text::{cited, paths};
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::align::{Change, Fate};
use crate::change::{Account, Balance, Effect, EffectDetail, EffectKind, Effects, Holder};
use crate::document::{Clause, Quotation};

/// Effects to be printed: first what they come to, then clause by clause.
#[derive(Clone, Copy, Debug)]
pub struct EffectsText<'e> {
    effects: &'e Effects<'e>,
    style: Style,
}

impl Effects<'_> {
    /// The effects to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> EffectsText<'_> {
        EffectsText { effects: self, style: style.into() }
    }
}

impl fmt::Display for Effects<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for Balance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        line(f, &ended(verdict(self.whole()), self.whole()), Look::Plain, 0, Style::new())?;
        accounts(f, self, Style::new())
    }
}

impl fmt::Display for EffectsText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let comparison = self.effects.comparison();
        let title = format!("{} → {}", cited(comparison.before()), cited(comparison.after()));
        line(f, &title, Look::Strong, 0, self.style)?;
        line(f, &sum(self.effects), Look::Plain, 0, self.style)?;
        accounts(f, &self.effects.balance(), self.style)?;
        self.clauses(f)?;
        self.closing(f)
    }
}

/// Of the sections and of those who are bound, so many are named in the balance.
const MOST_NAMED: usize = 5;
/// So many words of a passage are quoted.
const MOST_WORDS: usize = 24;

fn line(
    f: &mut fmt::Formatter<'_>,
    text: &str,
    look: Look,
    indent: usize,
    style: Style,
) -> fmt::Result {
    paragraph(f, &[Run { text, look }], Indent::hanging(indent), style)
}

fn accounts(f: &mut fmt::Formatter<'_>, balance: &Balance, style: Style) -> fmt::Result {
    accounts_of(f, "By section", balance.sections(), style)?;
    accounts_of(f, "By who is bound or asked", balance.actors(), style)
}

/// "On balance the text promises or asks less: 2 weaker, 1 hedged."
pub(super) fn sum(effects: &Effects<'_>) -> String {
    let balance = effects.balance();
    let whole = balance.whole();
    match effects.are_read_whole() {
        true => ended(verdict(whole), whole),
        false => ended(
            "How this language binds and asks is not known; told is only what shows without, as \
             numbers and citations",
            whole,
        ),
    }
}

fn ended(sentence: &str, account: &Account) -> String {
    let counted = counts(account);
    let end = if counted.is_empty() { ".".to_owned() } else { format!(": {counted}.") };
    format!("{sentence}{end}")
}

/// Which way the effects of an account go together, in words.
fn verdict(account: &Account) -> &'static str {
    match (account.more, account.less) {
        (0, 0) => "The text promises and asks as much as before",
        (more, 0) if more > 0 => "The text promises or asks more",
        (0, _) => "The text promises or asks less",
        (more, less) if more > less => "On balance the text promises or asks more",
        (more, less) if more < less => "On balance the text promises or asks less",
        _ => "What the text gains and what it loses weigh the same",
    }
}

fn accounts_of(
    f: &mut fmt::Formatter<'_>,
    head: &str,
    accounts: &[Account],
    style: Style,
) -> fmt::Result {
    if accounts.is_empty() {
        return Ok(());
    }
    line(f, &format!("{head}:"), Look::Plain, 0, style)?;
    for account in accounts.iter().take(MOST_NAMED) {
        let (Holder::Section(name) | Holder::Actor(name)) = &account.holder else { continue };
        line(f, &format!("{}: {}", shortened(name), counts(account)), Look::Plain, 2, style)?;
    }
    match accounts.len().saturating_sub(MOST_NAMED) {
        0 => Ok(()),
        more => line(f, &format!("and {more} more"), Look::Faint, 2, style),
    }
}

/// "2 weaker, 1 hedged, 3 lost"
pub(super) fn counts(account: &Account) -> String {
    let counts = [
        (account.stronger, "stronger"),
        (account.weaker, "weaker"),
        (account.hedged, "hedged"),
        (account.unhedged, "freed of a hedge or condition"),
        (account.gained, "gained"),
        (account.lost, "lost"),
        (account.resolved, "out of brackets"),
        (account.opened, "put in brackets"),
        (account.other, "changed otherwise"),
    ];
    let parts = counts.iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}

impl EffectsText<'_> {
    fn clauses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut section = None;
        for change in self.effects.comparison().clauses() {
            let effects = self.effects.of(change);
            if effects.iter().all(|effect| effect.kind == EffectKind::EditorialOnly) {
                continue;
            }
            // what was dropped is told among what stands around it
            let heading = if change.fate() == Fate::Dropped { None } else { heading(change) };
            if heading.is_some() && heading != section {
                section = heading;
                f.write_char('\n')?;
                line(f, section.as_deref().unwrap_or_default(), Look::Strong, 0, self.style)?;
            }
            f.write_char('\n')?;
            line(f, &place(change), Look::Strong, 0, self.style)?;
            effects
                .iter()
                .try_for_each(|effect| line(f, &self.effect(effect), Look::Plain, 4, self.style))?;
        }
        Ok(())
    }

    /// "weaker: “shall” → “should” (suppliers)"
    pub(super) fn effect(&self, effect: &Effect) -> String {
        let [before, after] = self.effects.words(effect).map(|words| words.map(shortened));
        let words = match (before, after) {
            (Some(before), Some(after)) => format!("“{before}” → “{after}”"),
            (Some(words), None) | (None, Some(words)) => format!("“{words}”"),
            (None, None) => String::new(),
        };
        let actor = self.actor(effect).map(|actor| format!(" ({actor})")).unwrap_or_default();
        format!("{}: {words}{actor}{}", effect.describe(), detail(effect))
    }

    /// Who is bound, where the words quoted do not say so.
    pub(super) fn actor(&self, effect: &Effect) -> Option<String> {
        let comparison = self.effects.comparison();
        let after = effect.actor_after.map(|span| (span, comparison.after(), effect.after));
        let before = effect.actor_before.map(|span| (span, comparison.before(), effect.before));
        let (span, draft, quoted) = after.or(before)?;
        let said = quoted.is_some_and(|quoted| quoted.overlaps(span));
        (!said).then(|| shortened(&draft.text()[span.range()]))
    }

    /// The changes of which nothing is said above.
    fn closing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let print = self.effects.iter().filter(|one| one.kind == EffectKind::EditorialOnly).count();
        let untold: Vec<Change<'_>> = self.effects.untold().collect();
        if print == 0 && untold.is_empty() {
            return Ok(());
        }
        f.write_char('\n')?;
        match print {
            0 => {}
            1 => line(f, "1 clause differs in print only.", Look::Faint, 0, self.style)?,
            count => {
                let text = format!("{count} clauses differ in print only.");
                line(f, &text, Look::Faint, 0, self.style)?;
            }
        }
        match untold.len() {
            0 => return Ok(()),
            1 => line(f, "Of 1 change no effect was found:", Look::Faint, 0, self.style)?,
            count => {
                let text = format!("Of {count} changes no effect was found:");
                line(f, &text, Look::Faint, 0, self.style)?;
            }
        }
        for change in untold.iter().take(MOST_UNTOLD) {
            line(f, &first_edit(*change), Look::Faint, 2, self.style)?;
        }
        match untold.len().saturating_sub(MOST_UNTOLD) {
            0 => Ok(()),
            more => line(f, &format!("and {more} more"), Look::Faint, 2, self.style),
        }
    }
}

/// So many changes without an effect are named.
const MOST_UNTOLD: usize = 12;

/// "2: in comes “without discrimination of any kind”": the longest edit of a change.
fn first_edit(change: Change<'_>) -> String {
    let place = place(change);
    if matches!(change.fate(), Fate::Added | Fate::Dropped) {
        let clause = change.after_clauses().next().or(change.before_clauses().next());
        return format!("{place}: “{}”", clause.map_or(String::new(), |one| shortened(one.body())));
    }
    let len = |words: &Option<Quotation>| words.as_ref().map_or(0, |words| words.exact.len());
    let edits = change.quotations().into_iter();
    let longest = edits.max_by_key(|(before, after)| len(before).max(len(after)));
    let exact = |words: Option<Quotation>| words.map(|words| shortened(&words.exact));
    match longest.map(|(before, after)| (exact(before), exact(after))) {
        Some((Some(before), Some(after))) => format!("{place}: “{before}” → “{after}”"),
        Some((Some(before), None)) => format!("{place}: out goes “{before}”"),
        Some((None, Some(after))) => format!("{place}: in comes “{after}”"),
        _ => place,
    }
}

/// What there is to say beside the words.
pub(super) fn detail(effect: &Effect) -> String {
    let resolved = effect.kind == EffectKind::BracketResolved;
    let gone = effect.after.is_none();
    match &effect.detail {
        Some(EffectDetail::Profiles { stronger, weaker }) => {
            let names = |names: &[String], word: &str| match names {
                [] => String::new(),
                names => format!("; {word} by {}", names.join(", ")),
            };
            format!("{}{}", names(stronger, "stronger"), names(weaker, "weaker"))
        }
        Some(EffectDetail::Concept(id)) => format!(": {id}"),
        Some(EffectDetail::Alternative(at)) => format!(", alternative {}", at + 1),
        None if resolved && gone => ", dropped".to_owned(),
        _ => String::new(),
    }
}

fn heading(change: Change<'_>) -> Option<String> {
    let words = |heading: Clause<'_>| match heading.body().is_empty() {
        true => heading.text().to_owned(),
        false => heading.body().to_owned(),
    };
    change.section().map(|heading| shortened(&words(heading)))
}

/// "6 → 3", "19, new"
pub(super) fn place(change: Change<'_>) -> String {
    let (before, after) = paths(change);
    match change.fate() {
        Fate::Added => format!("{after}, new"),
        Fate::Dropped => format!("{before}, dropped"),
        _ if before == after => after,
        _ => format!("{before} → {after}"),
    }
}

/// Words in one line, and of many the first ones.
pub(super) fn shortened(words: &str) -> String {
    quoted(words, MOST_WORDS)
}

/// Words in one line, the first `most` of them.
pub(super) fn quoted(words: &str, most: usize) -> String {
    let mut all = words.split_whitespace();
    let first = all.by_ref().take(most).collect::<Vec<_>>().join(" ");
    if all.next().is_some() { format!("{first} …") } else { first }
}
