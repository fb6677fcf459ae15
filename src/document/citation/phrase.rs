//! Noun phrases that name instruments: where the head stands, and where the phrase ends.

use super::adopted::{is_roman, is_year};
use super::instrument::{MOST_RUN, ends_phrase, starts_badly};
use super::words::{Word, Words};
use crate::lexicon::{Role, Roles};
use crate::text::TokenKind;

const HEADS: Roles =
    Roles::of(Role::Instrument).or(Roles::of(Role::WeakInstrument)).or(Roles::of(Role::Plan));

/// The place of the head of the name that begins at `at`.
pub(super) fn head(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    let reach = words.all.get(at..)?.iter().take(MOST_RUN);
    // nearly all capital letters, at once
    if !reach.map(|word| word.telling).any(|roles| roles.meets(HEADS)) {
        return None;
    }
    let year = is_year(words.get(at)?.text) && words.is_capital(at + 1);
    if !year && (!words.is_capital(at) || starts_badly(words, at)) {
        return None;
    }
    let is_head = |at: usize| words.get(at).is_some_and(|word| word.telling.meets(HEADS));
    let mut next = at + usize::from(year);
    while next < at + MOST_RUN && !is_head(next) {
        next = behind_name_word(words, at, next)?;
    }
    let mut head = (next < at + MOST_RUN && words.is_capital(next)).then_some(next)?;
    // "Framework Convention": the last of heads side by side
    while words.is_capital(head + 1) && is_head(head + 1) {
        head += 1;
    }
    let named = head > at;
    let before = words.before(head).map_or("", Word::folded);
    let shouted = words.all[head].is_shouted();
    let look_alike = words.cited().is_look_alike(before, words.all[head].folded());
    // "the Law of Treaties" is no treaty; nor is "the States and Geneva Conventions" one
    let of = words.is_before(head, Role::Of) || words.is_before(head, Role::And);
    let two = !words.is(head, Role::WeakInstrument) && (at..head).any(|at| words.is(at, Role::And));
    (!named || !shouted && !look_alike && !of && !two).then_some(head)
}

/// The place behind the word or words at `next` of a name that begins at `at`, before its head.
fn behind_name_word(words: &Words<'_, '_>, at: usize, next: usize) -> Option<usize> {
    let word = words.get(next)?;
    if words.is_capital(next) {
        // "Europe's Data Protection Regulation" begins behind the owner, but not "the Seafarers' Act"
        let first = next == at && words.is_before(at, Role::Article);
        let owns = !first && (word.text.ends_with("'s") || word.text.ends_with("’s"));
        let grammar = words.lexicon.is_function_word(word.folded()) || words.is_article(next);
        return (!owns && !grammar).then_some(next + 1);
    }
    // "the United Nations (UN) Charter", "the Council of Europe Convention", "the Fair and Accurate
    // Credit Act"
    let bracketed = words.mark(next, "(") && words.mark(next + 2, ")");
    let joins = words.is(next, Role::Of) || words.is(next, Role::And);
    let joined = words.is_before(at, Role::Article) && joins && words.is_capital(next + 1);
    match () {
        () if next == at => None,
        () if bracketed => Some(next + 3),
        () => joined.then_some(next + 1),
    }
}

/// A number that is part of a name: *Protocol II*, *Agenda 21*, *Regulation (EU) No 45/2001*; the
/// place behind it.
pub(super) fn number_behind(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    let owns = words.before(at).is_some_and(|head| head.text.contains(['\'', '’']));
    let mut at = at;
    if words.mark(at, "(") && words.mark(at + 2, ")") && words.get(at + 1)?.is_shouted() {
        at += 3;
    }
    if matches!(words.get(at)?.folded(), "no" | "n") {
        at += 1;
        at += usize::from(words.get(at).is_some_and(|mark| matches!(mark.text, "." | "°")));
    }
    // "the Charter's 21 articles", "the Agreement (ALL)17"
    let word = words.get(at).filter(|word| !owns && !word.glued)?;
    let number = match word.kind {
        TokenKind::Symbol => word.text.starts_with(|c: char| c.is_ascii_digit()),
        TokenKind::Number if word.text.contains('/') => true,
        TokenKind::Number => word.text.len() <= 4 && !word.text.contains(['.', ',']),
        TokenKind::Word => is_roman(word.text),
        _ => false,
    };
    (number && ends_phrase(words, at + 1)).then_some(at + 1)
}

/// The place behind what a name says of its matter and of whose it is: *on the Law of the Sea*, *of
/// the United Nations*. With `bare` only a matter counts.
pub(super) fn matter(words: &Words<'_, '_>, head: usize, bare: bool) -> usize {
    if words.all[head].is_shouted() {
        return head + 1;
    }
    if words.cited().has_small_names() {
        return small_matter(words, head);
    }
    let mut matter = Matter { words, head, end: head + 1, topic: false, closed: false };
    while matter.end < head + MOST_MATTER && matter.grow(bare) {}
    matter.end
}

/// The longest names of treaties at hand have 30 words behind their head.
const MOST_MATTER: usize = 40;

struct Matter<'w, 'a, 't> {
    words: &'w Words<'a, 't>,
    head: usize,
    end: usize,
    /// Whether the matter has begun.
    topic: bool,
    /// Behind *of the Sea* an *and* goes on with the sentence, not with the name.
    closed: bool,
}

impl Matter<'_, '_, '_> {
    /// Takes in joining words and the capitalised words behind them, if they belong to the name.
    fn grow(&mut self, bare: bool) -> bool {
        let words = self.words;
        let first = self.end;
        if let Some(end) = self.listed(first) {
            self.end = end;
            return true;
        }
        let small = [Role::Joiner, Role::Topic, Role::Whose];
        let joins = |at: &usize| !words.is_capital(*at) && words.is_any(*at, &small);
        let run = first + (first..first + MOST_JOINERS).take_while(joins).count();
        let end = run + (run..run + MOST_RUN).take_while(|at| self.is_name_word(*at)).count();
        if run == first || end == run || !self.joined(first..run, end, bare) {
            return false;
        }
        self.topic |= words.is(first, Role::Topic);
        self.closed = words.is_before(run, Role::Article) && words.is_before(run - 1, Role::Of);
        self.end = end;
        true
    }

    /// Whether the joining words `small`, and the capitalised ones behind them up to `end`, go on
    /// with the name.
    fn joined(&self, small: std::ops::Range<usize>, end: usize, bare: bool) -> bool {
        let words = self.words;
        let (first, run) = (small.start, small.end);
        let any = |role: Role| small.clone().find(|&at| words.is(at, role));
        if words.get(run).is_some_and(|word| words.cited().month(word.folded()).is_some()) {
            return false;
        }
        if first == self.head + 1 {
            let topic = words.is(first, Role::Topic);
            let opens = topic || !bare && words.is(first, Role::Whose) || self.twin(first);
            let month =
                words.get(run).is_some_and(|word| words.cited().month(word.folded()).is_some());
            if !opens || month {
                return false;
            }
        }
        // "Optional Protocol to the Convention", but "the Convention to States"
        if any(Role::To).is_some() && !(run..end).any(|at| words.is(at, Role::Instrument)) {
            return words.get(first).is_some_and(|word| word.folded().starts_with("relat"));
        }
        if let Some(and) = any(Role::And).filter(|&and| !self.twin(and)) {
            let again = (run..end).any(|at| words.is(at, Role::Instrument));
            return self.topic && !self.closed && !again && !words.is(and + 1, Role::Article);
        }
        let anywhere = [Role::Topic, Role::Whose, Role::Article, Role::And];
        self.topic
            || words.is(first, Role::Topic)
            || small.clone().all(|at| words.is_any(at, &anywhere))
    }

    /// A capitalised word inside a name, and not one that begins the next sentence or citation.
    fn is_name_word(&self, at: usize) -> bool {
        let words = self.words;
        let Some(word) = words.get(at).filter(|word| word.is_capital()) else { return false };
        let opens = words.lexicon.may_open(word.folded()) || words.is_article(at);
        let cites = words.division_of(word).is_some()
            && words.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
        word.kind != TokenKind::Symbol && !opens && !cites
    }

    /// The place behind *, Social and Cultural Rights*.
    fn listed(&self, comma: usize) -> Option<usize> {
        let words = self.words;
        let mut at = comma;
        while self.topic && words.mark(at, ",") && at < comma + MOST_RUN {
            if !words.is_capital(at + 1) {
                return None;
            }
            at += 2;
            if words.is(at, Role::And) && words.is_capital(at + 1) {
                return words.is_capital(at + 2).then_some(at + 3);
            }
        }
        None
    }

    /// *Declaration and Programme of Action*
    fn twin(&self, and: usize) -> bool {
        let words = self.words;
        words.is(and, Role::And) && words.is(and + 1, Role::Twin) && words.is_capital(and + 1)
    }
}

/// *relating to the*
const MOST_JOINERS: usize = 4;

/// The same for languages whose names go on in small letters: *relative aux droits de l’enfant*.
fn small_matter(words: &Words<'_, '_>, head: usize) -> usize {
    let mut end = behind_adjectives(words, head + 1, head + MOST_RUN);
    let mut topic = end > head + 1;
    let mut complements = 0;
    while end < head + MOST_MATTER {
        let and = words.is(end, Role::And) && complements == 1 && words.is(end + 1, Role::Article);
        if !(and || words.is(end, Role::Topic) || words.is(end, Role::Of)) {
            break;
        }
        topic |= words.is(end, Role::Topic);
        let noun = (end + 1..end + 1 + MOST_JOINERS).find(|&at| !words.is(at, Role::Joiner));
        let fits = |noun: &usize| is_content(words, *noun) && (topic || words.is_capital(*noun));
        let Some(noun) = noun.filter(fits) else { break };
        end = behind_adjectives(words, noun + 1, head + MOST_MATTER);
        complements += 1;
    }
    end
}

/// The place behind capitalised words and adjectives from `at` on: *civils et politiques*.
fn behind_adjectives(words: &Words<'_, '_>, at: usize, most: usize) -> usize {
    let adjective = |at: usize| {
        is_content(words, at)
            && (words.is_capital(at) || words.cited().is_adjective(words.all[at].folded()))
    };
    let mut at = at;
    while at < most {
        at += match () {
            () if adjective(at) => 1,
            () if words.is(at, Role::And) && adjective(at + 1) && !words.is_capital(at + 1) => 2,
            () => break,
        };
    }
    at
}

fn is_content(words: &Words<'_, '_>, at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        matches!(word.kind, TokenKind::Word | TokenKind::Compound)
            && !words.lexicon.is_function_word(word.folded())
            && !words.is_any(at, &[Role::Joiner, Role::Topic])
    })
}
