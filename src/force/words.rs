//! The words of a clause as sentences see them.

use std::ops::Range;

use crate::document::Clause;
use crate::lexicon::{
    Abbreviation, ForceWord, ForceWords, Grammar, Grammars, Lexicon, Sense, Senses,
};
use crate::span::Span;
use crate::text::{Normalization, TokenKind, elided_article_len};

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
}

impl Word {
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
    pub(super) lists: &'static ForceWords,
    pub(super) words: Vec<Word>,
}

/// No more words may slip in between two of a verb: *expresses its most sincere and heartfelt thanks*
/// has four.
const MOST_SLIPPED_IN: usize = 5;

impl<'d> Words<'d> {
    pub(super) fn of(clause: Clause<'d>, tokens: Range<usize>, lexicon: &'static Lexicon) -> Self {
        let text = clause.draft().text();
        let mut words =
            Self { text, lists: lexicon.force(), words: Vec::with_capacity(tokens.len()) };
        let cuts: Vec<_> = clause.draft().tokens().cuts(tokens).collect();
        for (place, cut) in cuts.iter().enumerate() {
            let printed = &text[cut.span.range()];
            match cut.kind {
                TokenKind::Number => words.push(cut.span, Mark::Number, ""),
                kind if kind.is_word() && kind != TokenKind::Enumerator => {
                    words.push_word(cut.span, printed);
                }
                TokenKind::Space => {}
                kind => {
                    let mark = mark(kind, printed);
                    let next = cuts.get(place + 1).map(|next| &text[next.span.range()]);
                    let mark = match mark {
                        Mark::Stop if !words.ends_sentence(lexicon, printed, next) => Mark::Other,
                        mark => mark,
                    };
                    words.push(cut.span, mark, "");
                }
            }
        }
        words.mark_quoted();
        words
    }

    fn push_word(&mut self, span: Span, printed: &str) {
        let folded = Normalization::CaseInsensitive.fold(printed);
        let plain = printed.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let elided = if plain { 0 } else { elided_article_len(&folded) };
        if elided > 0 {
            // the apostrophe may be longer in print than folded
            let head = printed.char_indices().nth(folded[..elided].chars().count());
            let cut = span.start() + head.map_or(0, |(at, _)| at);
            self.push(Span::new(span.start(), cut), Mark::Word, &folded[..elided]);
            self.push(Span::new(cut, span.end()), Mark::Word, &folded[elided..]);
        } else {
            self.push(span, Mark::Word, &folded);
        }
    }

    fn push(&mut self, span: Span, mark: Mark, folded: &str) {
        let number = match folded {
            "" => ForceWord::UNKNOWN,
            folded => self.lists.word(folded),
        };
        // French large letters go without accents: "Etats"
        let plain = folded.strip_prefix('e').filter(|_| number == ForceWord::UNKNOWN);
        let plain = plain.filter(|_| self.text[span.start()..].starts_with('E'));
        let number = plain.map_or(number, |rest| self.lists.word(&format!("é{rest}")));
        let capital = self.text[span.start()..].starts_with(char::is_uppercase);
        let (grammars, senses) = (self.lists.grammars(number), self.lists.senses(number));
        self.words.push(Word { span, mark, number, grammars, senses, quoted: false, capital });
    }

    /// Whether a full stop behind the words so far ends their sentence.
    fn ends_sentence(&self, lexicon: &Lexicon, printed: &str, next: Option<&str>) -> bool {
        if printed != "." {
            return true;
        }
        let last = self.words.last().map_or("", |word| &self.text[word.span.range()]);
        let initial = last.chars().count() == 1 && last.starts_with(char::is_alphabetic);
        let opens = next.is_none_or(|next| !next.starts_with(char::is_lowercase));
        let abbreviated = match lexicon.abbreviation(last) {
            Abbreviation::None => false,
            Abbreviation::Closing => !next.is_none_or(|next| lexicon.opens_sentence(next)),
            Abbreviation::BeforeNumber | Abbreviation::Never => true,
        };
        opens && !initial && !abbreviated
    }

    /// Marks what stands inside quotation marks, unless all of the clause does.
    fn mark_quoted(&mut self) {
        let quotes: Vec<usize> =
            (0..self.words.len()).filter(|at| self.words[*at].mark == Mark::Quote).collect();
        for pair in quotes.chunks_exact(2) {
            let all = pair[0] == 0 && pair[1] + 2 >= self.words.len();
            for word in &mut self.words[pair[0]..=pair[1]] {
                word.quoted = !all;
            }
        }
    }

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
        let entries = self.lists.entries(word.number).iter();
        let next = self.words[..end].get(at + 1).map(|word| word.number);
        let found = entries.filter_map(|entry| {
            let slips = Slips::between(entry.sense);
            // many phrases begin with "in", and few go on with the word at hand
            let goes_on = |wanted| slips != Slips::Nothing || next == Some(wanted);
            if entry.rest.first().is_some_and(|wanted| !goes_on(*wanted)) {
                return None;
            }
            let told = of(entry.sense)?;
            Some((told, self.rest_end(&entry.rest, at + 1, end, slips)?))
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
                            || word.mark == Mark::Word && self.is_adverb(at)
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

    /// Whether a word is an adverb by its ending.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.lists.ends_adverb(self.print(at)) && !self.words[at].is(Grammar::NotAdverb)
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

/// What may stand between the words of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slips {
    Nothing,
    /// Adverbs, possessives, adjectives of feeling.
    Asides,
    /// What says which measures.
    Measuring,
}

impl Slips {
    fn between(sense: Sense) -> Self {
        match sense {
            Sense::Verb(..) | Sense::Status(_) | Sense::Modal(_) => Self::Asides,
            Sense::Measures(_) => Self::Measuring,
            _ => Self::Nothing,
        }
    }
}

fn mark(kind: TokenKind, printed: &str) -> Mark {
    match (kind, printed.chars().next().unwrap_or(' ')) {
        (TokenKind::Bracket, '[' | ']') => Mark::Bracket,
        (TokenKind::Bracket, '(' | '{') => Mark::Open,
        (TokenKind::Bracket, _) => Mark::Close,
        (_, ',' | '،' | '，') => Mark::Comma,
        (_, ';' | ':' | '—' | '–' | '；' | '：') => Mark::Break,
        (_, '.' | '!' | '?' | '。') => Mark::Stop,
        (_, '"' | '“' | '”' | '„' | '«' | '»') => Mark::Quote,
        _ => Mark::Other,
    }
}
