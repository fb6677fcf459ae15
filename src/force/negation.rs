//! What words negate, and how far it reaches.

use super::negation_scope::scope;
use crate::lexicon::{Lexicon, NegationWords, Place, Places, words};
use crate::span::Span;

/// A negation: the words that negate, and the words they negate.
///
/// Both in order, disjoint, in bytes of the text that was read. As annotators have it (\*SEM 2012), the
/// scope holds the subject of what is negated too, and no word of the cue; it may be empty, as that of
/// *No,* in an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Negation {
    /// The words that negate: one, or the parts of *neither … nor*, *ne … pas*.
    pub cue: Vec<Span>,
    /// What is negated, without the words of the cue.
    pub scope: Vec<Span>,
}

impl Negation {
    /// Whether all of `words` is negated.
    #[must_use]
    pub fn covers(&self, words: Span) -> bool {
        self.scope.iter().any(|run| run.contains(words))
    }
}

/// The negations of one sentence of `text`, whose words and marks stand at `words`, in order.
///
/// Limits (*no later than*), additions (*not only*) and hedges (*without prejudice to*) are none.
///
/// ```
/// use travaux::force::negations;
/// use travaux::lexicon::Lexicon;
/// use travaux::text::Tokens;
///
/// let text = "States should not develop, sell or use such tools, but disclose them.";
/// let tokens = Tokens::new(text);
/// let words: Vec<_> = (0..tokens.len()).map(|index| tokens.span(index)).collect();
/// let found = negations(text, &words, Lexicon::of("en"));
/// let scope: Vec<_> = found[0].scope.iter().map(|span| &text[span.range()]).collect();
/// assert_eq!(scope, ["States should", "develop, sell or use such tools"]);
/// ```
#[must_use]
pub fn negations(text: &str, words: &[Span], lexicon: &Lexicon) -> Vec<Negation> {
    let lists = lexicon.negation();
    if !words.iter().any(|span| lists.may_negate(&text[span.range()])) {
        return Vec::new();
    }
    let sentence = Sentence::new(text, words, lists);
    sentence.cues().into_iter().map(|cue| sentence.negation(&cue)).collect()
}

/// The negations of one sentence that stand inside words: *unable*, *harmless*.
///
/// They belong to what others have annotated; the words a clause commits with are not read so, for
/// nobody calls *disarmament* negated.
#[must_use]
pub fn affixal_negations(text: &str, words: &[Span], lexicon: &Lexicon) -> Vec<Negation> {
    let sentence = Sentence::new(text, words, lexicon.negation());
    let found = sentence.pieces.iter().enumerate().filter_map(|(at, piece)| {
        let affix = sentence.lists.affix(&text[piece.span.range()])?;
        let start = piece.span.start();
        let cue = Span::new(start + affix.start, start + affix.end);
        Some(Negation { cue: vec![cue], scope: sentence.affix_spans(at, cue) })
    });
    found.collect()
}

/// How far a negation reaches whose cue is known, in the sentence with `words`.
///
/// A cue that covers a part of a word only is an affix. Parts of the cue that are no words of the
/// sentence are passed over.
#[must_use]
pub fn negation_scope(text: &str, words: &[Span], cue: &[Span], lexicon: &Lexicon) -> Vec<Span> {
    let sentence = Sentence::new(text, words, lexicon.negation());
    let holds = |span: Span| sentence.pieces.iter().position(|piece| piece.span.contains(span));
    let parts: Vec<usize> = cue.iter().filter_map(|span| holds(*span)).collect();
    match (parts.first(), cue.first()) {
        (Some(at), Some(span)) if sentence.pieces[*at].span != *span => {
            sentence.affix_spans(*at, *span)
        }
        (Some(_), _) => sentence.negation(&parts).scope,
        _ => Vec::new(),
    }
}

/// What a piece of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Comma,
    /// A mark at which a negation ends.
    Stop,
    /// A bracket of words not agreed: what is negated does not end there.
    Bracket,
}

/// A word or mark, or a part of a word: *can|not*, *did|n't*, *n’|est*.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) sort: Sort,
    pub(super) places: Places,
}

/// One sentence as negations are found in it.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    text: &'t str,
    lists: &'t NegationWords,
    pub(super) pieces: Vec<Piece>,
}

/// The second half of a cue stands at most so many words behind the first: *neither the Parties to this
/// Agreement nor the Secretariat*.
const MOST_BETWEEN: usize = 12;
/// A phrase that is no negation begins at most so many words before the word that looks like one:
/// *but not limited to*, *including without limitation*.
const MOST_BEFORE: usize = 3;

/// A phrase has at most so many words and marks; where marks alone follow no word is looked for further.
const LONGEST_PHRASE: usize = 12;

const CUES: Places = Places::of(&[Place::Cue, Place::CueNoun, Place::CueForward]);

impl<'t> Sentence<'t> {
    fn new(text: &'t str, words: &[Span], lists: &'t NegationWords) -> Self {
        let mut pieces = Vec::with_capacity(words.len());
        let mut push = |span: Span| {
            let printed = &text[span.range()];
            let sort = sort(printed);
            let places = if sort == Sort::Word { lists.places(printed) } else { Places::default() };
            pieces.push(Piece { span, sort, places });
        };
        for span in words.iter().filter(|span| !span.is_empty() && !lists.is_empty()) {
            match lists.cut(&text[span.range()]) {
                Some(length) => {
                    push(Span::new(span.start(), span.start() + length));
                    push(Span::new(span.start() + length, span.end()));
                }
                None => push(*span),
            }
        }
        Self { text, lists, pieces }
    }

    /// Whether the piece at `at` is there and does that.
    pub(super) fn has(&self, at: usize, place: Place) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.places.has(place))
    }

    /// Whether the piece at `at` is there and does any of these.
    pub(super) fn meets(&self, at: usize, places: Places) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.places.meets(places))
    }

    /// Of what sort the piece at `at` is; the ends of the sentence are stops.
    pub(super) fn sort(&self, at: usize) -> Sort {
        self.pieces.get(at).map_or(Sort::Stop, |piece| piece.sort)
    }

    /// The print of a piece.
    pub(super) fn print(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| &self.text[piece.span.range()])
    }

    /// The cues, each as the pieces it is made of.
    fn cues(&self) -> Vec<Vec<usize>> {
        let mut cues: Vec<Vec<usize>> = Vec::new();
        // pieces before it are parts of a cue that began before
        let mut closers = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            if let Some(end) = self.phrase_end(at).filter(|_| !closers.contains(&at)) {
                cues.push((at..end).collect());
                at = end;
                continue;
            }
            closers.retain(|closer| *closer >= at);
            let cue = if closers.contains(&at) { None } else { self.cue_at(at) };
            // "ne porte sur aucune zone et ne peut": one word of two cues belongs to the first
            let taken =
                |cue: &Vec<usize>| cues.iter().rev().take(1).any(|last| last.contains(&cue[0]));
            if let Some(cue) = cue.filter(|cue| !taken(cue)) {
                closers.extend(cue.iter().skip(1));
                cues.push(cue);
            }
            at += 1;
        }
        cues
    }

    /// Where the phrase that negates ends, if one begins at a piece.
    fn phrase_end(&self, at: usize) -> Option<usize> {
        if self.sort(at) != Sort::Word {
            return None;
        }
        let end = at + self.lists.cue_phrases.at(self.from(at))?;
        (end <= self.pieces.len() && !self.is_exempt(end - 1)).then_some(end)
    }

    /// The cue that begins at a piece, or that French *ne* at a piece is a part of.
    fn cue_at(&self, at: usize) -> Option<Vec<usize>> {
        let places = self.pieces[at].places;
        let looks = places.meets(CUES) || places.has(Place::PairOpener);
        if places.has(Place::Particle) {
            return self.particle_cue(at);
        }
        if !looks || self.is_exempt(at) || self.is_tag(at) || self.is_number_sign(at) {
            return None;
        }
        if places.has(Place::PairOpener) {
            let closer = self.ahead(at).find(|next| self.has(*next, Place::PairCloser))?;
            return Some(vec![at, closer]);
        }
        Some(vec![at])
    }

    /// *ne … pas*, *aucun … ne*, *ne saurait*.
    fn particle_cue(&self, at: usize) -> Option<Vec<usize>> {
        let mut ahead = self.ahead(at);
        let ends = Places::of(&[Place::ParticleCloser, Place::Restrictive, Place::Particle]);
        let closer = ahead.find(|next| self.meets(*next, ends));
        let closer = closer.filter(|next| self.has(*next, Place::ParticleCloser));
        if let Some(closer) = closer {
            return (!self.is_exempt(closer)).then(|| vec![at, closer]);
        }
        let before = (at.saturating_sub(MOST_BETWEEN)..at).rev();
        let mut before = before.take_while(|at| self.sort(*at) != Sort::Stop);
        if let Some(opener) = before.find(|at| self.has(*at, Place::ParticleOpener)) {
            return Some(vec![opener, at]);
        }
        self.has(at + 1, Place::LoneVerb).then(|| vec![at])
    }

    /// The pieces in which the second half of a cue may stand.
    fn ahead(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.pieces.len().min(at + 1 + MOST_BETWEEN);
        (at + 1..end).take_while(|next| self.sort(*next) != Sort::Stop)
    }

    /// The words from a piece on, as phrases count them.
    fn from(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        let end = self.pieces.len().min(at + LONGEST_PHRASE);
        self.pieces[at..end].iter().flat_map(|piece| words(&self.text[piece.span.range()]))
    }

    /// Whether a piece is a word of a phrase that looks like a negation and is none.
    fn is_exempt(&self, at: usize) -> bool {
        let covers = |start: &usize| {
            let before = &self.pieces[*start..at];
            let counted = before.iter().flat_map(|piece| words(&self.text[piece.span.range()]));
            let counted = counted.count();
            self.lists.exempt.at(self.from(*start)).is_some_and(|length| length > counted)
        };
        let verb = at > 0 && self.is_finite(at - 1);
        (at.saturating_sub(MOST_BEFORE)..=at).any(|start| covers(&start))
            || !verb && self.lists.exempt_adverbs.at(self.from(at)).is_some()
    }

    /// *is it not?*, *isn't it?*
    fn is_tag(&self, at: usize) -> bool {
        let subjects = Places::of(&[Place::Subject, Place::WeakSubject]);
        let asks = |at: usize| self.print(at) == "?";
        asks(at + 1) || self.meets(at + 1, subjects) && asks(at + 2)
    }

    /// *resolution No. 4*
    fn is_number_sign(&self, at: usize) -> bool {
        let is_number = |at: usize| self.print(at).starts_with(|c: char| c.is_ascii_digit());
        let stop = self.print(at + 1) == ".";
        self.has(at, Place::NumberSign) && is_number(at + 1 + usize::from(stop))
    }

    /// Whether a piece is a verb that has a subject, as far as lists and endings tell.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        const FINITE: Places = Places::of(&[Place::Auxiliary, Place::FiniteVerb]);
        self.meets(at, FINITE)
    }

    /// Whether a piece has the ending of a participle.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.sort(at) == Sort::Word && self.lists.is_participle(self.print(at))
    }

    fn negation(&self, cue: &[usize]) -> Negation {
        let spans = cue.iter().map(|at| self.pieces[*at].span).collect();
        let ranges = scope(self, cue);
        Negation { cue: spans, scope: self.spans(&ranges, |at| !cue.contains(&at)) }
    }

    /// The scope of an affix, which holds the rest of its word too.
    fn affix_spans(&self, at: usize, affix: Span) -> Vec<Span> {
        let ranges = super::negation_scope::affix_scope(self, at);
        let mut spans = Vec::new();
        for run in self.spans(&ranges, |_| true) {
            let parts = [
                Span::new(run.start(), affix.start().min(run.end())),
                Span::new(affix.end().max(run.start()), run.end()),
            ];
            match run.contains(affix) {
                true => spans.extend(parts.into_iter().filter(|part| !part.is_empty())),
                false => spans.push(run),
            }
        }
        // "un|able": white space before the affix belongs to no word
        for span in &mut spans {
            let words = self.text[span.range()].trim_end();
            *span = Span::new(span.start(), span.start() + words.len());
        }
        spans
    }

    /// Runs of the pieces in `ranges` that are wanted.
    fn spans(
        &self,
        ranges: &[std::ops::Range<usize>],
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut last = None;
        for at in ranges.iter().cloned().flatten().filter(|at| wanted(*at)) {
            let span = self.pieces[at].span;
            match spans.last_mut() {
                Some(run) if last.is_some_and(|last| last + 1 == at) => *run = run.union(span),
                _ => spans.push(span),
            }
            last = Some(at);
        }
        spans
    }
}

fn sort(printed: &str) -> Sort {
    match printed.chars().next().unwrap_or(' ') {
        '[' | ']' => Sort::Bracket,
        ',' | '،' => Sort::Comma,
        '\'' | '’' if printed.len() > 3 || printed.ends_with(char::is_alphabetic) => Sort::Word,
        '-' if printed.len() == 1 => Sort::Word,
        c if c.is_alphanumeric() => Sort::Word,
        _ => Sort::Stop,
    }
}
