//! Finds who is bound, asked or served.

use std::borrow::Cow;
use std::ops::Range;

use super::act::Party;
use super::predicates::is_slight;
use super::words::{Mark, Word, Words};
use crate::lexicon::{Grammar, Roles};

/// So many words before one who gains may say so: *assistance, on request, to developing countries*.
const SERVING_REACH: usize = 6;

/// So many words that no list knows may describe an actor.
const MOST_DESCRIBING: usize = 3;

/// An actor that stands somewhere: its class and its words.
struct Named {
    class: u16,
    words: Range<usize>,
    /// The first word of its head: what is left of it are articles and adjectives.
    head: usize,
}

/// The actors named in a range of words, in order.
fn named(words: &Words<'_>, range: Range<usize>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let word = words.words[at];
        // "nul ne peut" is nobody, "nul navire ne peut" no ship
        let determines = |end: usize| {
            let other =
                [Grammar::Particle, Grammar::Be, Grammar::Have, Grammar::Do, Grammar::Preposition];
            let next = words.words[..range.end].get(end);
            word.is(Grammar::None)
                && next.is_some_and(|next| next.is_word() && !next.is_any(&other))
        };
        let named = words.actor(at, range.end);
        let modifies = |end: usize| modifies(words, at, end, range.end);
        match named.filter(|(_, end)| !word.quoted && !determines(*end) && !modifies(*end)) {
            Some((class, end)) => {
                let from = found.last().map_or(range.start, |last| last.words.end);
                let describes = |at: &usize| {
                    let words_before = [Grammar::Determiner, Grammar::Describing, Grammar::None];
                    words.words[*at].is_any(&words_before)
                };
                // "the Member State authorities": the last of two names side by side is the one who acts
                // "the measures we take": a pronoun is no part of a name
                let pronoun = word.is(Grammar::Subject);
                // "nous vous invitons": the second of two pronouns is whom it is done to
                if is_object(words, at) {
                    at = end;
                    continue;
                }
                let beside = !pronoun && found.last().is_some_and(|last| last.words.end == at);
                let joined = if beside { found.pop() } else { None };
                let head = joined.as_ref().map_or(at, |joined| joined.words.start);
                let noun = if pronoun { None } else { noun_start(words, from..head, end) };
                let start = noun.unwrap_or(head);
                let before = (from..start).rev().take_while(describes).last();
                found.push(Named { class, words: before.unwrap_or(start)..end, head: at });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a pronoun stands behind another one, which is the subject: *nous vous invitons*.
fn is_object(words: &Words<'_>, at: usize) -> bool {
    let pronoun =
        |at: usize| words.words[at].is(Grammar::Subject) && words.actor(at, at + 1).is_some();
    pronoun(at) && at.checked_sub(1).is_some_and(pronoun)
}

/// Whom a verb asks that has a pronoun right before it behind that of its subject: *nous vous invitons*.
pub(super) fn asked_by_pronoun(words: &Words<'_>, verb: usize) -> Option<Party> {
    let at = verb.checked_sub(1).filter(|at| is_object(words, *at))?;
    let (class, end) = words.actor(at, verb)?;
    party(words, &Named { class, words: at..end, head: at })
}

/// Whether an actor only says what sort the noun behind it is of: *official languages*, *customer service*.
fn modifies(words: &Words<'_>, at: usize, end: usize, last: usize) -> bool {
    let Some(next) = words.words[..last].get(end) else { return false };
    let noun = next.mark == Mark::Word
        && next.grammars.is_none()
        && next.senses.are_none()
        && !words.is_participle(end)
        && !words.words[end].adverb;
    let singular = !words.print(end - 1).ends_with('s');
    let bare = || {
        let before = at.checked_sub(1).map(|before| words.words[before]);
        let determiners = [Grammar::Determiner, Grammar::Describing];
        let named = words.words[at].capital && next.capital;
        !named && !before.is_some_and(|word| word.is_any(&determiners))
    };
    noun && singular && (words.print(end).ends_with('s') || bare())
}

/// Where the nouns and participles begin that stand between an article and an actor: *harbour* in *the harbour
/// council*, *elected* in *an elected official*.
fn noun_start(words: &Words<'_>, before: Range<usize>, actor_end: usize) -> Option<usize> {
    let small = [
        Grammar::Preposition,
        Grammar::Determiner,
        Grammar::And,
        Grammar::Or,
        Grammar::To,
        Grammar::By,
        Grammar::That,
        Grammar::Relative,
        Grammar::Subject,
        Grammar::Condition,
        Grammar::Be,
        Grammar::Have,
    ];
    let describes = |at: usize| {
        let word = &words.words[at];
        word.is_any(&[Grammar::Determiner, Grammar::Describing]) && !word.is(Grammar::That)
    };
    let belongs = |at: &usize| {
        let word = &words.words[*at];
        let unknown = word.grammars.is_none() && word.senses.are_none();
        let named = word.capital && !word.is_any(&small);
        word.mark == Mark::Word
            && !word.quoted
            && (unknown || named || words.is_participle(*at) && !describes(*at))
            && !words.words[*at].adverb
            && words.print(*at).chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let nouns = before.clone().rev().take_while(belongs).take(MOST_DESCRIBING + 1).count();
    let start = before.end - nouns;
    let led = start > before.start && describes(start - 1);
    // "the measures States take" leaves out "that"
    let several = |at: usize| words.print(at).ends_with('s');
    let clause = nouns > 0 && several(before.end - 1) && several(actor_end - 1);
    ((1..=MOST_DESCRIBING).contains(&nouns) && led && !clause).then_some(start)
}

/// Whether words that no list knows open a sentence and say which actors are meant: *Port authorities*.
fn is_described(words: &Words<'_>, start: usize, named: &Named) -> bool {
    let describes = |at: usize| {
        let word = &words.words[at];
        word.mark == Mark::Word
            && !word.quoted
            && word.grammars.is_none()
            && word.senses.are_none()
            && !words.words[at].adverb
            && words.print(at).chars().all(|c| c.is_alphabetic() || c == '-')
    };
    let before = start..named.words.start;
    let actor = &words.words[named.words.start];
    // "the actions we take", "Today States pay"
    let noun = !actor.capital && !actor.is(Grammar::Subject);
    (1..=MOST_DESCRIBING).contains(&before.len()) && noun && before.into_iter().all(describes)
}

fn party(words: &Words<'_>, named: &Named) -> Option<Party> {
    let class = Some(Cow::Borrowed(words.lists.name(named.class)));
    Some(Party { span: words.span(named.words.clone())?, class })
}

/// Who the subject of a sentence is: the actors in it that no preposition governs, or else all of it.
pub(super) fn subjects(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    // "there shall be no appeal" binds nobody it names
    let last = range.clone().rev().find(|at| words.words[*at].is_word());
    if last.is_some_and(|at| words.words[at].is(Grammar::Existential)) {
        return Vec::new();
    }
    let governed = |named: &Named| {
        let before = named.words.start.checked_sub(1).filter(|before| *before >= range.start);
        before.is_some_and(|before| {
            // "Members assisting other Members"
            let object = named.words.start < named.head && words.print(before).ends_with("ing");
            object || words.words[before].is_any(&[Grammar::Preposition, Grammar::To])
        })
    };
    let whole = noun_phrase(words, range.clone());
    let relative = |at: &usize| words.words[*at].is(Grammar::Relative) && *at > whole.start;
    let head = whole.start..whole.clone().find(relative).unwrap_or(whole.end);
    let mut named = named(words, head.clone());
    if let Some(first) = named.first_mut().filter(|first| is_described(words, head.start, first)) {
        first.words.start = head.start;
    }
    let free = named.iter().filter(|named| !governed(named));
    let found: Vec<Party> = free.filter_map(|named| party(words, named)).collect();
    // "who", without anyone before it
    let relative = head.len() == 1 && words.words[head.start].is(Grammar::Relative);
    if !found.is_empty() || relative {
        return found;
    }
    words.span(whole).map(|span| Party { span, class: None }).into_iter().collect()
}

/// The words of a subject without what leads into it and what is put in behind it: from the first
/// part between commas that can begin one to the last before one that cannot.
fn noun_phrase(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let leads = [
        Grammar::Preposition,
        Grammar::Condition,
        Grammar::Relative,
        Grammar::Adverb,
        Grammar::But,
    ];
    let first_word = |chunk: &Range<usize>| chunk.clone().find(|at| words.words[*at].is_word());
    let begins = |chunk: &Range<usize>| {
        first_word(chunk).is_some_and(|at| {
            let word = &words.words[at];
            let named = words.actor(at, chunk.end).is_some();
            // "not adhering to the rules"
            let verb = chunk.clone().find(|at| !is_slight(words, *at)).unwrap_or(at);
            let participle = words.print(verb).ends_with("ing") && !named;
            let cited = chunk.start > range.start && is_cited(words, at..chunk.end);
            word.is(Grammar::Determiner) || !word.is_any(&leads) && !participle && !cited
        })
    };
    // the "ne" of "nul navire ne peut" belongs to the verb
    let particle = |at: &usize| words.words[*at].is(Grammar::Particle);
    let end = range.end - range.clone().rev().take_while(particle).count();
    let range = range.start..end;
    let chunks = chunks(words, range.clone());
    // "au titre de l'accord, les navires": an article that is a preposition too leads in before another part
    let governed = |chunk: &Range<usize>| {
        first_word(chunk).is_some_and(|at| words.words[at].is(Grammar::Preposition))
    };
    let led = chunks.iter().any(|chunk| begins(chunk) && !governed(chunk));
    let mut parts = chunks.into_iter().skip_while(|chunk| !begins(chunk) || led && governed(chunk));
    let Some(first) = parts.next() else { return range.end..range.end };
    let last = parts.take_while(begins).last();
    first.start..last.map_or(first.end, |last| last.end)
}

/// Whether a part between commas goes on a citation: *paragraph 2*, *3 and 4*.
fn is_cited(words: &Words<'_>, chunk: Range<usize>) -> bool {
    let words: Vec<&Word> = words.words[chunk].iter().filter(|word| word.is_word()).collect();
    let counts = |word: &&Word| word.mark == Mark::Number;
    let numbers = &words[usize::from(!words.first().is_some_and(counts)).min(words.len())..];
    let joins = |word: &Word| word.is_any(&[Grammar::And, Grammar::Or]);
    numbers.iter().any(counts) && numbers.iter().all(|word| counts(word) || joins(word))
}

/// The parts of a range between commas.
fn chunks(words: &Words<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let mut chunks = Vec::new();
    for at in range.clone() {
        if words.words[at].mark == Mark::Comma {
            chunks.push(start..at);
            start = at + 1;
        }
    }
    chunks.push(start..range.end);
    chunks
}

/// Who is asked: all actors between a verb and what they are asked to do, or else whoever is named
/// there.
pub(super) fn asked(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let named = named(words, range.clone());
    let first = named.first().map_or(range.end, |named| named.words.start);
    // "urges the full implementation by States": nobody is asked before words of another kind
    let direct = (range.start..first).all(|at| {
        let word = &words.words[at];
        let describes = [Grammar::Determiner, Grammar::Adverb, Grammar::Describing, Grammar::To];
        !word.is_word() || word.is_any(&describes)
    });
    match (named.is_empty(), direct) {
        (false, true) => named.iter().filter_map(|named| party(words, named)).collect(),
        (true, _) if !range.is_empty() => {
            let span = words.span(range.start..range.end - 1);
            span.map(|span| Party { span, class: None }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Who does what is done: those behind the first *by*, unless another participle stands before it, as
/// in *recorded in a registry maintained by the secretariat*.
pub(super) fn agents(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    let by = range.clone().find(|at| words.words[*at].is(Grammar::By));
    let Some(by) = by else { return Vec::new() };
    // "charged fees that are payable by residents"
    let participle = |at: usize| {
        words.words[at].is_word() && words.print(at).ends_with("ed")
            || words.print(at).ends_with("able")
    };
    if range.clone().take_while(|at| *at < by).filter(|at| participle(*at)).count() > 1 {
        return Vec::new();
    }
    // "by the port authorities": what stands before the first of them describes it
    let mut found = side_by_side(words, by + 1..range.end, MOST_DESCRIBING);
    if found.is_empty() && !words.words[by - 1].capital {
        found.extend(agent_by_name(words, by + 1..range.end));
    }
    found
}

/// Who is to do what stands behind *that*: the actors it begins with, as in *demands that all parties withdraw*.
pub(super) fn begun_with(words: &Words<'_>, range: Range<usize>) -> Vec<Party> {
    side_by_side(words, range, 1)
}

/// The actors that a range begins with, one beside the other, so many words that no list knows before the first.
fn side_by_side(words: &Words<'_>, range: Range<usize>, describing: usize) -> Vec<Party> {
    let mut end = range.start;
    let mut found: Vec<Party> = Vec::new();
    for named in named(words, range) {
        let described = found.is_empty() && named.words.start - end <= describing;
        let joined = (end..named.words.start).all(|at| {
            let word = &words.words[at];
            let joins = word.is_any(&[Grammar::And, Grammar::Or, Grammar::AndOr]);
            !word.is_word()
                || joins
                || described && !word.is_any(&[Grammar::Preposition, Grammar::By])
        });
        if !joined {
            break;
        }
        end = named.words.end;
        found.extend(party(words, &named));
    }
    found
}

/// Whoever no list knows behind *by*, told by large letters: *by the Fund*, and no text or time, *by the Rules*, *by
/// the Closing Date*.
fn agent_by_name(words: &Words<'_>, range: Range<usize>) -> Option<Party> {
    let describes =
        |at: &usize| words.words[*at].is_any(&[Grammar::Determiner, Grammar::Describing]);
    let head = range.clone().find(|at| !describes(at))?;
    let capital = |at: &usize| words.words[*at].mark == Mark::Word && words.words[*at].capital;
    let end = head + (head..range.end).take_while(capital).count();
    let cites = words.lexicon.citation_words();
    let acts = |at: usize| {
        let print = words.print(at);
        let is_month = || cites.month(&print.to_lowercase()).is_some();
        !cites.roles_any(print).meets(Roles::TELLING)
            && !words.words[at].is(Grammar::NoAgent)
            && !is_month()
    };
    let named = end > head && (head..end).all(acts);
    let span = words.span(range.start..end).filter(|_| named)?;
    Some(Party { span, class: None })
}

/// Who gains by what is done; `given` is the participle by which something is given, as in *shall be sent to*.
pub(super) fn served(words: &Words<'_>, range: Range<usize>, given: Option<usize>) -> Vec<Party> {
    let serves = |named: &&Named| {
        let from = named.head.min(named.words.start);
        let Some(before) = from.checked_sub(1).filter(|before| *before >= range.start) else {
            return false;
        };
        let word = &words.words[before];
        let reach = range.start.max(before.saturating_sub(SERVING_REACH));
        let near = || words.words[reach..before].iter().any(|word| word.is(Grammar::Serving));
        let given = || given.is_some_and(|given| (reach..before).contains(&given));
        let near = || near() || word.is(Grammar::To) && given();
        word.is(Grammar::Serving) || word.is_any(&[Grammar::To, Grammar::For]) && near()
    };
    let named = named(words, range.clone());
    named.iter().filter(serves).filter_map(|named| party(words, named)).collect()
}
