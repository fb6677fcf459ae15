//! How far a negation reaches.
//!
//! To the left up to the subject of the clause, to the right to the end of the clause: over
//! coordinated lists, and no further than *but*, *however*, *except*, *unless*. Verbs and subjects are
//! told by lists and endings; what these do not know is taken for a part of what stands around it.

use std::ops::Range;

use super::negation::{Sentence, Sort};
use crate::lexicon::{Place, Places};

/// A negation reaches at most so many words either way; the longest of \*SEM 2012 reaches 63.
const FARTHEST: usize = 120;
/// The longest insertion between commas that a subject and its verb are looked for around.
const LONGEST_INSERTION: usize = 14;
/// A coordinated list has at most so many items before its *or*, of so many words each.
const MOST_ITEMS: usize = 8;
const LONGEST_ITEM: usize = 10;
/// Before *and*, which joins whole clauses too, an item has at most so many words: *the rights,
/// jurisdiction and duties of States*.
const SHORT_ITEM: usize = 3;
/// A clause behind *and* shows its verb within so many words.
const VERB_WITHIN: usize = 6;
/// So many words may stand between an article and an adjective, and behind the adjective.
const LONGEST_NOUN_PHRASE: usize = 5;

const JOINS: Places = Places::of(&[Place::Additive, Place::Alternative]);
const COORDINATORS: Places = Places::of(&[Place::Additive, Place::Alternative, Place::Contrast]);
const BOUNDS: Places = Places::of(&[
    Place::Additive,
    Place::Alternative,
    Place::Contrast,
    Place::Subordinator,
    Place::Relative,
]);
const GRAMMAR: Places = Places::of(&[
    Place::Additive,
    Place::Alternative,
    Place::Contrast,
    Place::Subordinator,
    Place::Relative,
    Place::Preposition,
    Place::Auxiliary,
    Place::Subject,
    Place::WeakSubject,
    Place::Determiner,
    Place::Pronoun,
]);
const PLAIN: Places =
    Places::of(&[Place::Auxiliary, Place::Adverb, Place::Cue, Place::CueNoun, Place::Particle]);
const CLAUSE_OPENERS: Places = Places::of(&[Place::Subject, Place::Subordinator, Place::Relative]);

/// The pieces a cue negates, as ranges in order; those of the cue may lie in them.
pub(super) fn scope(sentence: &Sentence<'_>, cue: &[usize]) -> Vec<Range<usize>> {
    let (first, last) = (cue[0], cue[cue.len() - 1]);
    let noun = Places::of(&[Place::CueNoun, Place::ParticleOpener]);
    let answers = sentence.has(first, Place::Answer) && is_mark(sentence, last + 1);
    if answers && (first == 0 || is_mark(sentence, first - 1)) {
        return Vec::new();
    }
    let forward = sentence.has(first, Place::CueForward)
        || sentence.has(first, Place::Contrast)
        || sentence.has(first, Place::Cue) && sentence.has(last + 1, Place::Infinitive)
        // "de ne pas agir"
        || sentence.has(first, Place::Particle) && last == first + 1;
    if forward {
        return only(last + 1..right(sentence, first, last, Matrix::Free));
    }
    if negates_participle(sentence, first, last) {
        return only(first..right(sentence, first, last, Matrix::AfterParticiple));
    }
    let left = Left::of(sentence, first);
    let subject = sentence.meets(first, noun);
    let matrix = match left.relative && !subject {
        true => Matrix::AfterRelative,
        false => Matrix::Free,
    };
    let right = right(sentence, first, last, matrix);
    let leads = || {
        let bound = sentence.meets(first - 1, BOUNDS) || sentence.sort(first - 1) == Sort::Comma;
        bound || !left.pieces().any(|at| sentence.is_finite(at) || is_subject(sentence, at))
    };
    if subject && (first == 0 || leads()) {
        return only(first..right);
    }
    let mut ranges = left.ranges;
    ranges.push(first..right);
    ranges
}

/// The pieces an affix of the word at `at` negates.
pub(super) fn affix_scope(sentence: &Sentence<'_>, at: usize) -> Vec<Range<usize>> {
    let phrase = noun_phrase(sentence, at);
    let attributive = sentence.has(phrase.start, Place::Determiner) && phrase.end > at + 1;
    if attributive {
        return only(phrase);
    }
    let left = Left::of(sentence, at);
    let adverb = sentence.print(at).ends_with("ly")
        && (is_mark(sentence, at + 1) || sentence.meets(at + 1, GRAMMAR));
    if !adverb && !left.pieces().any(|at| sentence.has(at, Place::Auxiliary)) {
        return only(at..phrase.end);
    }
    let mut ranges = left.ranges;
    ranges.push(at..right(sentence, at, at, Matrix::Free));
    ranges
}

fn only(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

fn is_mark(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.sort(at), Sort::Stop | Sort::Comma)
}

fn is_subject(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.has(at, Place::Subject)
}

/// What is negated to the left of a cue.
struct Left {
    ranges: Vec<Range<usize>>,
    /// Whether a relative pronoun is the subject.
    relative: bool,
}

/// What was met on the way to the left.
#[derive(Clone, Copy, Default)]
struct Met {
    /// Words beside auxiliaries and adverbs: the subject.
    words: bool,
    finite: bool,
}

impl Left {
    fn of(sentence: &Sentence<'_>, cue: usize) -> Self {
        let mut left = Self { ranges: Vec::new(), relative: false };
        left.walk(sentence, cue, cue.saturating_sub(FARTHEST));
        left.ranges.reverse();
        left.ranges.retain(|range| !range.is_empty());
        left
    }

    fn pieces(&self) -> impl Iterator<Item = usize> {
        self.ranges.iter().cloned().flatten()
    }

    /// Goes left from the piece `end`, no further than `floor`. Adds the ranges from right to left.
    fn walk(&mut self, sentence: &Sentence<'_>, mut end: usize, floor: usize) {
        let mut at = end;
        let mut met = Met::default();
        while at > floor {
            let here = at - 1;
            let piece = sentence.pieces[here];
            if piece.sort == Sort::Stop {
                break;
            }
            if piece.sort == Sort::Comma {
                if met.words {
                    break;
                }
                if let Some(comma) = insertion(sentence, here, floor) {
                    self.ranges.push(here + 1..end);
                    (at, end, met) = (comma, comma, Met::default());
                    continue;
                }
            } else if let Some(start) = subject_start(sentence, here, end) {
                at = start;
                let relative = Places::of(&[Place::Relative, Place::Complementizer]);
                self.relative = sentence.meets(start, relative);
                break;
            } else if is_clause_bound(sentence, here, met) {
                let verb = here + 1 == end || sentence.is_finite(here + 1);
                self.relative = verb && sentence.has(here, Place::Complementizer);
                break;
            } else if piece.places.meets(COORDINATORS) {
                if !met.words || sentence.is_finite(here + 1) {
                    self.ranges.push(here + 1..end);
                    return self.shared_subject(sentence, here, floor);
                }
                if !piece.places.meets(JOINS) || !joins_nouns(sentence, here, floor) {
                    break;
                }
            }
            met.words |= piece.sort == Sort::Word && !piece.places.meets(PLAIN);
            met.finite |= sentence.is_finite(here);
            at = here;
        }
        self.ranges.push(at..end);
    }

    /// What stands before a coordinator gives the verb behind it its subject.
    fn shared_subject(&mut self, sentence: &Sentence<'_>, coordinator: usize, floor: usize) {
        let mut before = Self { ranges: Vec::new(), relative: false };
        before.walk(sentence, coordinator, floor);
        let Some(start) = before.ranges.iter().map(|range| range.start).min() else { return };
        let pronoun = Places::of(&[Place::Subject, Place::WeakSubject, Place::Relative]);
        let end = match sentence.meets(start, pronoun) {
            true => Some(start + 1),
            false => (start..coordinator).find(|at| sentence.is_finite(*at)),
        };
        if let Some(end) = end {
            self.ranges.push(start..end);
        }
    }
}

/// Where the clause begins whose subject is the word at `at`, if it is one that opens a clause.
fn subject_start(sentence: &Sentence<'_>, at: usize, end: usize) -> Option<usize> {
    let has = |at: usize, place| sentence.has(at, place);
    let before = |back: usize| at.checked_sub(back);
    let before_has = |back, place| before(back).is_some_and(|at| has(at, place));
    if has(at, Place::Relative) {
        return Some(at - usize::from(before_has(1, Place::Preposition)));
    }
    let verb_follows = at + 1 == end || has(at + 1, Place::Auxiliary);
    let opens_clause =
        before(1).is_none_or(|at| is_mark(sentence, at) || sentence.meets(at, BOUNDS));
    if has(at, Place::Complementizer) {
        let subject = has(at, Place::WeakSubject) && has(at + 1, Place::Auxiliary) && opens_clause;
        return subject.then_some(at);
    }
    if !(has(at, Place::Subject) || has(at, Place::WeakSubject) && verb_follows) {
        return None;
    }
    // "do you not", "shall it not"
    let inverted = before_has(1, Place::Auxiliary)
        && before(2).is_none_or(|at| is_mark(sentence, at) || sentence.meets(at, BOUNDS));
    if before_has(1, Place::Relative) {
        return Some(at - 1 - usize::from(before_has(2, Place::Preposition)));
    }
    let both = Places::of(&[Place::Subject, Place::WeakSubject]);
    if before_has(1, Place::Additive) && before(2).is_some_and(|at| sentence.meets(at, both)) {
        return Some(at - 2);
    }
    Some(at - usize::from(inverted))
}

/// Whether a clause begins behind the word at `at`.
fn is_clause_bound(sentence: &Sentence<'_>, at: usize, met: Met) -> bool {
    let half = sentence.has(at, Place::HalfSubordinator);
    sentence.has(at, Place::Subordinator) && (!half || met.finite)
}

/// The comma that opens the insertion which the comma at `close` closes.
fn insertion(sentence: &Sentence<'_>, close: usize, floor: usize) -> Option<usize> {
    let nearest = close.saturating_sub(LONGEST_INSERTION).max(floor);
    let mark = (nearest..close).rev().find(|at| is_mark(sentence, *at));
    mark.filter(|at| sentence.sort(*at) == Sort::Comma && *at > floor)
}

/// Whether *and* joins parts of one subject: no verb stands before it in its clause.
fn joins_nouns(sentence: &Sentence<'_>, coordinator: usize, floor: usize) -> bool {
    let before = (floor..coordinator).rev();
    let mut clause =
        before.take_while(|at| !is_mark(sentence, *at) && !sentence.meets(*at, BOUNDS));
    let is_noun = |at| !sentence.is_finite(at) && !is_subject(sentence, at);
    clause.next().is_some_and(is_noun) && clause.all(is_noun)
}

/// Whether a cue negates a participle behind a noun: *areas not covered by it*.
fn negates_participle(sentence: &Sentence<'_>, first: usize, last: usize) -> bool {
    let verbal = Places::of(&[
        Place::Auxiliary,
        Place::Adverb,
        Place::Subject,
        Place::WeakSubject,
        Place::Relative,
        Place::Additive,
    ]);
    let apart = first > 0 && sentence.sort(first - 1) == Sort::Word;
    let participle = |at: usize| sentence.is_participle(at);
    let particle = sentence.has(first, Place::Particle) && participle(first + 1);
    let cue = sentence.has(first, Place::Cue) && participle(last + 1);
    (particle || cue) && apart && !sentence.meets(first - 1, verbal)
}

/// What verb may follow that is no longer negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matrix {
    /// None without a subject of its own.
    Free,
    /// That of the clause around: *a Party that has not signed may …*.
    AfterRelative,
    /// The same, and the cue is said of one noun: *areas not covered and …*.
    AfterParticiple,
}

/// Where what is negated ends behind the piece `last`; no *and* dangles there.
fn right(sentence: &Sentence<'_>, first: usize, last: usize, matrix: Matrix) -> usize {
    let end = clause_end(sentence, first, last, matrix);
    let joins = (last + 1..end).rev().take_while(|at| sentence.meets(*at, JOINS));
    end - joins.count()
}

fn clause_end(sentence: &Sentence<'_>, first: usize, last: usize, matrix: Matrix) -> usize {
    let end = sentence.pieces.len().min(last + 1 + FARTHEST);
    let privative =
        sentence.has(first, Place::CueForward) && !sentence.has(first, Place::PairCloser);
    let (mut auxiliary, mut bound, mut verb, mut words) = (false, false, false, false);
    let mut at = last + 1;
    while at < end {
        let piece = sentence.pieces[at];
        match piece.sort {
            Sort::Stop => return at,
            Sort::Comma if matrix == Matrix::AfterParticiple => return at,
            Sort::Comma => match comma(sentence, at, last) {
                Comma::Ends => return at,
                Comma::Continues => {}
                Comma::Inserts(close) => at = close,
            },
            _ => {}
        }
        let exceptive =
            sentence.has(at, Place::Exceptive) && sentence.has(first, Place::CueNoun) && !auxiliary;
        if piece.places.has(Place::Contrast) && !exceptive {
            return at;
        }
        // "without the consent of the others is void"
        let ends = if privative { at > last + 1 } else { matrix != Matrix::Free && words };
        if ends && !bound && sentence.has(at, Place::Auxiliary) {
            return at;
        }
        let verbal = sentence.is_finite(at) || piece.places.has(Place::Particle);
        if matrix == Matrix::AfterParticiple && words && !bound && verbal {
            return at;
        }
        let clause = || !bound || verb || is_subject(sentence, at + 1);
        let anew = || opens_clause(sentence, at + 1) || is_mark(sentence, at + 1);
        if piece.places.has(Place::Additive)
            && (matrix == Matrix::AfterParticiple || anew() && clause())
        {
            return at;
        }
        words |= piece.sort == Sort::Word && !piece.places.meets(PLAIN);
        auxiliary |= piece.places.has(Place::Auxiliary);
        verb |= sentence.is_finite(at) || is_subject(sentence, at);
        if piece.places.meets(Places::of(&[Place::Subordinator, Place::Relative])) {
            (bound, verb) = (true, false);
        }
        at += 1;
    }
    end
}

/// What a comma does to what is negated.
enum Comma {
    Ends,
    Continues,
    /// It opens an insertion up to this comma.
    Inserts(usize),
}

fn comma(sentence: &Sentence<'_>, at: usize, last: usize) -> Comma {
    let relative = sentence.has(at + 1, Place::Relative)
        || sentence.has(at + 1, Place::Preposition) && sentence.has(at + 2, Place::Relative);
    if relative || is_listing(sentence, at) {
        return Comma::Continues;
    }
    // "shall not, without the consent of the Parties, use"
    let verb_wanted = at > 0 && (at - 1 == last || sentence.has(at - 1, Place::Auxiliary));
    let within = at + 1..sentence.pieces.len().min(at + 1 + 2 * LONGEST_INSERTION);
    let close = within.clone().find(|next| is_mark(sentence, *next));
    match close.filter(|close| sentence.sort(*close) == Sort::Comma) {
        Some(close) if verb_wanted => Comma::Inserts(close),
        _ => Comma::Ends,
    }
}

/// Whether a comma stands inside a coordinated list: an item follows that *or* begins or ends.
fn is_listing(sentence: &Sentence<'_>, comma: usize) -> bool {
    let mut at = comma + 1;
    for item in 0..MOST_ITEMS {
        let clause = Places::of(&[Place::Subject, Place::Contrast]);
        if sentence.has(at, Place::Alternative) {
            return !sentence.meets(at + 1, clause);
        }
        if sentence.has(at, Place::Additive) {
            return item > 0 && !opens_clause(sentence, at + 1);
        }
        if opens_clause(sentence, at) || sentence.has(at, Place::Contrast) {
            return false;
        }
        let ends = |at: &usize| is_mark(sentence, *at) || sentence.meets(*at, JOINS);
        match (at..at + LONGEST_ITEM).find(ends) {
            Some(end) if sentence.has(end, Place::Alternative) => return true,
            Some(end) if sentence.has(end, Place::Additive) => {
                return end <= at + SHORT_ITEM && !opens_clause(sentence, end + 1);
            }
            Some(end) if sentence.sort(end) == Sort::Comma => at = end + 1,
            _ => return false,
        }
    }
    false
}

/// Whether the words from `at` on are a clause of their own.
fn opens_clause(sentence: &Sentence<'_>, at: usize) -> bool {
    if sentence.meets(at, CLAUSE_OPENERS) || sentence.is_finite(at) {
        return true;
    }
    if sentence.has(at, Place::WeakSubject) && sentence.is_finite(at + 1) {
        return true;
    }
    // "and by such bodies shall": nothing that opens so is a subject
    if sentence.has(at, Place::Preposition) {
        return false;
    }
    for next in at..at + VERB_WITHIN {
        if is_mark(sentence, next) || sentence.meets(next, BOUNDS) {
            return false;
        }
        if next > at && sentence.has(next, Place::Auxiliary) {
            return true;
        }
    }
    false
}

/// The noun phrase an adjective stands in, with what *of* adds to it; without an article, from the
/// adjective on.
fn noun_phrase(sentence: &Sentence<'_>, adjective: usize) -> Range<usize> {
    let is_noun = |at: usize| sentence.sort(at) == Sort::Word && !sentence.meets(at, GRAMMAR);
    let before = (adjective.saturating_sub(LONGEST_NOUN_PHRASE)..adjective).rev();
    let article = before.clone().find(|at| !is_noun(*at));
    let start = article.filter(|at| sentence.has(*at, Place::Determiner)).unwrap_or(adjective);
    let nouns = |from: usize, most: usize| {
        (from..from + most).find(|at| !is_noun(*at)).unwrap_or(from + most)
    };
    let end = nouns(adjective + 1, LONGEST_NOUN_PHRASE - 1);
    if end == adjective + 1 || !sentence.has(end, Place::Genitive) {
        return start..end;
    }
    let matter = (end + 1..end + 1 + LONGEST_NOUN_PHRASE)
        .find(|at| !sentence.has(*at, Place::Determiner))
        .unwrap_or(end + 1);
    start..nouns(matter, LONGEST_NOUN_PHRASE).min(sentence.pieces.len())
}
