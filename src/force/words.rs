//! The words of a clause as sentences see them.

use std::ops::Range;

use crate::lexicon::{ForceWord, ForceWords, Grammar, Grammars, Lexicon, Sense, Senses, Slips};
use crate::span::Span;

/// What a word or mark of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word.
    Word,
    /// A number.
    Number,
    Comma,
    /// A semicolon or colon, or a dash between words: what stands behind it begins anew.
    Break,
    /// What ends a sentence.
    Stop,
    Open,
    Close,
    Bracket,
    Quote,
    Other,
}

/// A word or mark of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) mark: Mark,
    pub(super) number: ForceWord,
    pub(super) grammars: Grammars,
    pub(super) senses: Senses,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it is an adverb by its ending.
    pub(super) adverb: bool,
}

impl Word {
    /// A mark or number, which no list knows.
    pub(super) fn of_mark(span: Span, mark: Mark) -> Self {
        Self {
            span,
            mark,
            number: ForceWord::UNKNOWN,
            grammars: Grammars::default(),
            senses: Senses::default(),
            quoted: false,
            capital: false,
            adverb: false,
        }
    }

    pub(super) fn is(&self, grammar: Grammar) -> bool {
        self.grammars.has(grammar)
    }

    pub(super) fn is_any(&self, grammars: &[Grammar]) -> bool {
        grammars.iter().any(|grammar| self.grammars.has(*grammar))
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.mark, Mark::Word | Mark::Number)
    }
}

/// The words of a clause, with the lists that know them.
pub(super) struct Words<'d> {
    pub(super) text: &'d str,
    pub(super) lexicon: &'static Lexicon,
    pub(super) lists: &'static ForceWords,
    pub(super) words: Vec<Word>,
    /// By which word those who speak name themselves.
    pub(super) author: Option<&'d str>,
}

/// No more words may slip in between two of a verb: *expresses its most sincere and heartfelt thanks*
/// has four.
const MOST_SLIPPED_IN: usize = 5;

impl<'d> Words<'d> {
    /// The sentences, as ranges of words.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, word) in self.words.iter().enumerate() {
            if word.mark == Mark::Stop {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < self.words.len() {
            sentences.push(start..self.words.len());
        }
        sentences
    }

    /// The longest phrase of a kind that begins at word `at` and ends before `end`: what it says, and
    /// where it ends.
    pub(super) fn longest<T>(
        &self,
        at: usize,
        end: usize,
        of: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        let word = self.words[..end].get(at).filter(|word| !word.senses.are_none())?;
        let next = self.words[..end].get(at + 1).map(|word| word.number);
        let found = self.lists.entries_before(word.number, next).filter_map(|entry| {
            let told = of(entry.sense)?;
            Some((told, self.rest_end(&entry.rest, at + 1, end, entry.sense.slips())?))
        });
        found.max_by_key(|(_, end)| *end)
    }

    /// The actor that is named from word `at` on before `end`: its class, and where the name ends.
    pub(super) fn actor(&self, at: usize, end: usize) -> Option<(u16, usize)> {
        self.words[..end].get(at).filter(|word| word.senses.meet(Senses::ACTORS))?;
        let class = |sense| match sense {
            Sense::Actor(class) => Some(class),
            _ => None,
        };
        self.longest(at, end, class)
    }

    fn rest_end(&self, rest: &[ForceWord], from: usize, end: usize, slips: Slips) -> Option<usize> {
        let mut at = from;
        for wanted in rest {
            let mut slipped = 0;
            loop {
                let word = self.words[..end].get(at)?;
                if word.number == *wanted {
                    break;
                }
                slipped += 1;
                let may_slip = match slips {
                    Slips::Nothing => false,
                    // "expresses its deep concern", "calls strongly upon"
                    Slips::Asides => {
                        word.is_any(&[Grammar::SlippedIn, Grammar::Not])
                            || word.mark == Mark::Bracket
                            || word.mark == Mark::Word && word.adverb
                    }
                    Slips::Measuring => {
                        word.is(Grammar::Measuring)
                            || matches!(word.mark, Mark::Comma | Mark::Bracket)
                    }
                };
                if !may_slip || slipped > MOST_SLIPPED_IN {
                    return None;
                }
                at += 1;
            }
            at += 1;
        }
        Some(at)
    }

    /// The words of a range, without marks at its ends.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let words = &self.words[range];
        let first = words.iter().find(|word| word.is_word())?;
        let last = words.iter().rfind(|word| word.is_word())?;
        Some(first.span.union(last.span))
    }

    /// Whether a word looks like a participle of the past.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.is(Grammar::Participle)
            || word.mark == Mark::Word && self.lists.is_participle(self.print(at))
    }

    /// The print of a word.
    pub(super) fn print(&self, at: usize) -> &'d str {
        &self.text[self.words[at].span.range()]
    }
}
