//! Phrases on one side only that say where, when or for what something holds: *on the high seas*, *for marketing
//! purposes*, *before deployment*, *after consultation*.

use std::ops::Range;

use super::conditions::claim_with_comma;
use super::effect::EffectRule;
use super::joiners::joiner_at;
use super::kind::EffectKind as Kind;
use super::lists::Lead;
use super::members::moves;
use super::side::{Side, Word};
use super::site::Site;
use super::terms::is_clause_word;
use crate::document::ClauseKind;

/// No more words say where, when or for what, elided articles among them; more are a sentence of their own.
const LONGEST_PHRASE: usize = 14;

/// Tells which phrases of circumstance stand on one side only, with nothing in their place on the other.
pub(super) fn circumstances(site: &mut Site<'_>) {
    for side in 0..2 {
        let own = &site.sides[side];
        // a recital holds wherever it is read
        let recites = |id| own.draft.clause(id).kind() == ClauseKind::Preambular;
        if own.clauses.iter().copied().all(recites) {
            continue;
        }
        let mut at = 0;
        while at < site.sides[side].words.len() {
            let Some(range) = circumstance(site, side, at) else {
                at += 1;
                continue;
            };
            at = range.end;
            let (kind, rule) = removed(&site.sides[side], &range);
            site.push_lone(kind, rule, side, range.clone());
            claim_with_comma(site, side, range);
        }
    }
}

/// What it is that a phrase of circumstance goes.
fn removed(side: &Side<'_>, range: &Range<usize>) -> (Kind, EffectRule) {
    match side.lists.circumstances.lead(side.folded(range.start)) {
        Some((Lead::Deadline, _)) => (Kind::DeadlineRemoved, EffectRule::Deadline),
        Some((Lead::Condition, _)) => (Kind::ConditionRemoved, EffectRule::Condition),
        // "in all weathers" leaves nothing out
        // … but what is not so in all cases is so in some
        _ if is_unbounded(side, range) && !is_behind_negation(side, range.start) => {
            (Kind::ScopeNarrowed, EffectRule::Scope)
        }
        // "in a language they understand" asks more of what is done
        _ if says_how(side, range) => (Kind::Weakened, EffectRule::Intensifier),
        _ => (Kind::ScopeWidened, EffectRule::Scope),
    }
}

/// The phrase of circumstance that begins at a word, if it and all of the words that came with it stand on this side
/// only.
fn circumstance(site: &Site<'_>, side: usize, at: usize) -> Option<Range<usize>> {
    let (own, other) = (&site.sides[side], &site.sides[1 - side]);
    let lists = &own.lists.circumstances;
    let before = at.checked_sub(1).map(|before| &own.words[before]);
    if !own.words[at].is_free() || before.is_some_and(|word| word.is_free() && word.is_word()) {
        return None;
    }
    let (kind, lead) = lists.lead(own.folded(at))?;
    let end = own.run(at..at + 1).end;
    let range = own.trimmed(at..end, false);
    let matter = at + lead..range.end;
    let purpose = lists.purpose_leads.at(own.folded(at)).is_some();
    let told = !purpose || matter.clone().any(|at| lists.purposes.has(&own.words[at].folded));
    let says = own.words[matter.start.min(range.end)..range.end].iter().any(Word::is_content);
    let idle = lists.idle.at(own.folded(at)).is_some();
    let follows = match kind {
        Lead::Place => purpose || leads_to_noun(own, matter.start),
        // "before the Court", "the following measures"
        Lead::Deadline => !matter.clone().any(|at| lists.seats.has(&own.words[at].folded)),
        Lead::Condition => !before.is_some_and(|word| own.lists.determiners.has(&word.folded)),
    };
    // "adaptation and": what a joiner ends is a member of a list
    let joins = range
        .clone()
        .any(|at| joiner_at(own, at).is_some_and(|joiner| joiner.words.end >= range.end));
    (range.len() <= LONGEST_PHRASE
        && told
        && says
        && !idle
        && !joins
        && (says_how(own, &range) || matter.clone().all(|at| is_of_phrase(own, at)))
        && follows
        && stays_around(own, other, &range)
        // "further talks were held on the draft", "talks on the draft were held"
        && !moves(site, side, &range))
    .then_some(range)
}

/// Whether a phrase says how something is done: *in a clear manner*.
fn says_how(side: &Side<'_>, range: &Range<usize>) -> bool {
    let lists = &side.lists.circumstances;
    lists.manner_leads.at(side.folded(range.start)).is_some()
        && side.words[range.clone()].iter().any(|word| lists.manners.has(&word.folded))
        // "in printed or written form" is whatever form it has
        && !range.clone().any(|at| joiner_at(side, at).is_some())
}

/// Whether a phrase says that something holds everywhere or always.
fn is_unbounded(side: &Side<'_>, range: &Range<usize>) -> bool {
    let lists = side.lists;
    let leads = lists.circumstances.unbounded.at(side.folded(range.start)).is_some();
    let all = lists.limits.universal.at(side.folded(range.start + 1)).is_some();
    leads || all && range.len() > 1
}

/// Whether something is denied before a word in its sentence.
fn is_behind_negation(side: &Side<'_>, at: usize) -> bool {
    let mut before = side.words[..at].iter().rev().take_while(|word| !word.is_stop());
    before.any(|word| side.lists.negations.has(&word.folded))
}

/// Whether a word can stand in a phrase of nouns: no verb with a subject, nothing that begins a sentence.
fn is_of_phrase(side: &Side<'_>, at: usize) -> bool {
    let word = &side.words[at];
    match word.is_word() {
        true => {
            !is_clause_word(side, &word.folded)
                || side.lists.determiners.has(&word.folded)
                || joiner_at(side, at).is_some()
        }
        false => word.is(",") || word.is("-") || word.is("/"),
    }
}

/// Whether a noun or what stands before one begins at a word: not *in conducting*.
fn leads_to_noun(side: &Side<'_>, at: usize) -> bool {
    let gerund = |word: &Word<'_>| {
        let endings = &side.lists.circumstances.gerunds;
        word.is_content() && endings.iter().any(|ending| word.folded.ends_with(ending.as_str()))
    };
    side.words.get(at).is_some_and(|word| !gerund(word))
}

/// Whether the words around a range answer to neighbours on the other side: nothing gave way to it.
fn stays_around(own: &Side<'_>, other: &Side<'_>, range: &Range<usize>) -> bool {
    let word = |at: &usize| own.words[*at].is_word();
    // what has been told already, *shall* for *should*, is in nobody's way
    let told = |at: &usize| own.words[*at].twin.is_none() && !own.words[*at].is_free();
    let before = (0..range.start).rev().find(|at| word(at) && !told(at));
    let next = (range.end..own.words.len()).find(word);
    let twin = |at: usize| own.words[at].twin;
    let from = match before {
        Some(at) => twin(at).map(|twin| twin + 1),
        None => Some(0),
    };
    let to = next.map_or(Some(other.words.len()), twin);
    from.zip(to).is_some_and(|(from, to)| {
        from <= to && !other.words[from..to].iter().any(|word| word.is_word() && word.is_free())
    })
}
