//! Names in shared words: who speaks of one body or instrument has it from nobody.

use std::borrow::Cow;
use std::ops::Range;

use super::runs::{Matter, Run};
use crate::document::Clause;
use crate::lexicon::{Lexicon, Role, Sense};
use crate::span::Span;
use crate::text::{Normalization, elided_article_len};

/// Two capitalised words of matter in a row are a name; one opens a sentence, or is a *State*.
const WORDS: usize = 2;
/// A name in small letters has at most so many words, small ones counted: *the committee on the peaceful uses of
/// outer space*.
const LONGEST: usize = 14;
/// What the lists of force call the class of such heads.
const BODIES: &str = "bodies";
/// Languages that write every noun with a capital letter, so that it tells no name.
const ALL_NOUNS: [&str; 2] = ["de", "lb"];

/// Tells which words of a sentence stand in names.
#[derive(Clone, Copy)]
pub(super) struct Named<'w> {
    text: &'w str,
    words: &'w [Span],
    lexicon: &'static Lexicon,
    /// Whether capital letters tell a name.
    tells: bool,
}

impl<'w> Named<'w> {
    pub(super) fn new(clause: Clause<'w>, words: &'w [Span]) -> Self {
        let (draft, lexicon) = (clause.draft(), clause.lexicon());
        let tells = !ALL_NOUNS.contains(&draft.lexicon().language());
        Self { text: draft.text(), words, lexicon, tells }
    }

    /// Where names in small letters stand among some of the words.
    fn spelled_out(self, run: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = run.start;
        while at < run.end {
            let end = self.end(at);
            if end > at {
                found.push(at..end);
            }
            at = end.max(at + 1);
        }
        found
    }

    /// Where a name ends that a head begins at `at`, or `at`: *the committee on …*, *the convention against …*. Who
    /// speaks of *a committee on fees* does not name one that is known.
    fn end(self, at: usize) -> usize {
        let roles = |at: usize| self.lexicon.citation_words().roles(&self.folded(at));
        let (is_body, is_instrument) = (self.is_body(at), roles(at).has(Role::Instrument));
        if !is_body && !is_instrument || !self.is_definite(at) {
            return at;
        }
        let joins = |at: usize| {
            let roles = roles(at);
            roles.has(Role::Topic) || roles.has(Role::Whose) || roles.has(Role::Joiner)
        };
        let leads = |at: usize| roles(at).has(Role::Topic) || is_body && roles(at).has(Role::Whose);
        let behind = self.words.len().min(at + LONGEST);
        if at + 1 == behind || self.is_parted(at + 1) || !leads(at + 1) {
            return at;
        }
        let mut end = at;
        for next in at + 2..behind {
            let folded = self.folded(next);
            let joined = joins(next - 1);
            let small = joins(next) || joined && self.is_article(&folded);
            if self.is_parted(next) || !small && self.lexicon.is_function_word(&folded) {
                break;
            }
            if !small {
                end = next + 1;
            }
        }
        end
    }

    /// Whether an article says that a word is a known one of its kind.
    fn is_definite(self, at: usize) -> bool {
        let printed = Normalization::CaseInsensitive.fold(&self.text[self.words[at].range()]);
        let elided = elided_article_len(&printed) > 0;
        elided || at > 0 && self.is_article(&self.folded(at - 1))
    }

    fn is_article(self, folded: &str) -> bool {
        self.lexicon.is_definite_article(folded)
    }

    /// Whether a word is what bodies are called.
    fn is_body(self, at: usize) -> bool {
        let lists = self.lexicon.force();
        let entries = lists.entries(lists.word(&self.folded(at)));
        entries.iter().any(|entry| match entry.sense {
            Sense::Actor(class) => entry.rest.is_empty() && lists.name(class) == BODIES,
            _ => false,
        })
    }

    /// Whether a mark stands between a word and the one before.
    fn is_parted(self, at: usize) -> bool {
        let between = &self.text[self.words[at - 1].end()..self.words[at].start()];
        !between.chars().all(|c| c.is_whitespace() || c == '-')
    }

    /// A word in small letters, without an elided article.
    fn folded(self, at: usize) -> Cow<'w, str> {
        let folded = Normalization::CaseInsensitive.fold(&self.text[self.words[at].range()]);
        match elided_article_len(&folded) {
            0 => folded,
            len => Cow::Owned(folded[len..].to_owned()),
        }
    }

    /// Whether a word begins with a capital letter and goes on in small ones: of a sentence set in capitals
    /// none does.
    fn is_capital(self, word: usize) -> bool {
        let letters = &self.text[self.words[word].range()];
        self.tells
            && letters.starts_with(char::is_uppercase)
            && letters.contains(char::is_lowercase)
    }
}

/// Which words of matter of a run stand in names, on both sides.
pub(super) fn names(run: &Run, matter: [&Matter; 2], named: [Named<'_>; 2]) -> Vec<bool> {
    let begins = [matter[0].place_of(run.here.start), matter[1].place_of(run.there.start)];
    let is_capital = |at: usize| {
        (0..2).all(|side| named[side].is_capital(matter[side].places[begins[side] + at]))
    };
    let capital: Vec<bool> = (0..run.keys.len()).map(is_capital).collect();
    let stretches = capital.chunk_by(|one, other| one == other);
    let mut found: Vec<bool> = stretches
        .flat_map(|stretch| vec![stretch[0] && stretch.len() >= WORDS; stretch.len()])
        .collect();
    let here = named[0].spelled_out(&run.here);
    let there = if here.is_empty() { Vec::new() } else { named[1].spelled_out(&run.there) };
    let within = |names: &[Range<usize>], side: usize, at: usize| {
        let place = matter[side].places[begins[side] + at];
        names.iter().any(|name| name.contains(&place))
    };
    for (at, found) in found.iter_mut().enumerate() {
        *found |= within(&here, 0, at) && within(&there, 1, at);
    }
    found
}
