//! Clauses to words.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::author::author;
use super::words::{Mark, Word, Words};
use crate::document::{Clause, Draft};
use crate::lexicon::{Abbreviation, ForceWord, ForceWords, Grammar, Lexicon};
use crate::span::Span;
use crate::text::{Normalization, TokenKind, Tokens, elided_article_len};

/// Reads one clause of a draft after the other. What a word is, is looked up once for all places where it
/// is printed so.
pub(super) struct WordReader<'d> {
    text: &'d str,
    tokens: &'d Tokens,
    lexicon: &'static Lexicon,
    lists: &'static ForceWords,
    author: Option<&'d str>,
    /// For every language the words of ASCII letters and digits alone, at no place.
    known: [HashMap<&'d str, Word, RandomState>; Lexicon::COUNT],
}

impl<'d> WordReader<'d> {
    pub(super) fn new(draft: &'d Draft) -> Self {
        let (text, tokens, lexicon) = (draft.text(), draft.tokens(), draft.lexicon());
        let known = std::array::from_fn(|_| HashMap::default());
        Self { text, tokens, lexicon, lists: lexicon.force(), author: None, known }
    }

    /// A reader that also knows by which word those who speak name themselves.
    pub(super) fn with_author(draft: &'d Draft) -> Self {
        Self { author: author(draft), ..Self::new(draft) }
    }

    /// The words of a clause, which are those of some tokens, by the lists of its language.
    pub(super) fn read(&mut self, clause: Clause<'d>, tokens: Range<usize>) -> Words<'d> {
        self.lexicon = clause.lexicon();
        self.lists = self.lexicon.force();
        let (text, all) = (self.text, self.tokens);
        let mut words = Vec::with_capacity(tokens.len());
        for (cut, next) in all.cuts(tokens.clone()).zip(tokens.start + 1..) {
            let printed = &text[cut.span.range()];
            match cut.kind {
                TokenKind::Number => words.push(Word::of_mark(cut.span, Mark::Number)),
                kind if kind.is_word() && kind != TokenKind::Enumerator => match cut.plain {
                    true => words.push(Word { span: cut.span, ..self.known(printed) }),
                    false => self.push_parts(cut.span, &mut words),
                },
                TokenKind::Space => {}
                kind => {
                    let next = || (next < tokens.end).then(|| &text[all.cut(next).span.range()]);
                    let mark = match mark(kind, printed) {
                        Mark::Stop if printed == "." && !self.ends_sentence(&words, next()) => {
                            Mark::Other
                        }
                        mark => mark,
                    };
                    words.push(Word::of_mark(cut.span, mark));
                }
            }
        }
        mark_quoted(&mut words);
        Words { text, lexicon: self.lexicon, lists: self.lists, words, author: self.author }
    }

    /// A word of ASCII letters and digits, at no place.
    fn known(&mut self, printed: &'d str) -> Word {
        let lists = self.lists;
        let look_up = || word(lists, printed, &Normalization::CaseInsensitive.fold(printed));
        *self.known[self.lexicon.place()].entry(printed).or_insert_with(look_up)
    }

    /// Any other word, an elided article and a contracted verb apart.
    fn push_parts(&self, span: Span, words: &mut Vec<Word>) {
        let printed = &self.text[span.range()];
        let folded = Normalization::CaseInsensitive.fold(printed);
        let contracted = self.lists.contracted(&folded);
        let cut = contracted.unwrap_or_else(|| elided_article_len(&folded));
        // the apostrophe may be longer in print than folded
        let head = printed.char_indices().nth(folded[..cut].chars().count());
        let middle = span.start() + head.map_or(0, |(at, _)| at);
        let parts = [Span::new(span.start(), middle), Span::new(middle, span.end())];
        for (part, folded) in parts.into_iter().zip([&folded[..cut], &folded[cut..]]) {
            if !part.is_empty() {
                let known = word(self.lists, &self.text[part.range()], folded);
                words.push(Word { span: part, ..known });
            }
        }
    }

    /// Whether a full stop behind the words so far ends their sentence.
    fn ends_sentence(&self, words: &[Word], next: Option<&str>) -> bool {
        let last = words.last().map_or("", |word| &self.text[word.span.range()]);
        let initial = last.chars().count() == 1 && last.starts_with(char::is_alphabetic);
        let opens = next.is_none_or(|next| !next.starts_with(char::is_lowercase));
        let abbreviated = match self.lexicon.abbreviation(last) {
            Abbreviation::None => false,
            Abbreviation::Closing => !next.is_none_or(|next| self.lexicon.opens_sentence(next)),
            Abbreviation::BeforeNumber | Abbreviation::Never => true,
        };
        opens && !initial && !abbreviated
    }
}

/// What the lists know of a word, at no place.
fn word(lists: &ForceWords, printed: &str, folded: &str) -> Word {
    let number = lists.word(folded);
    // French large letters go without accents: "Etats"
    let plain = folded.strip_prefix('e').filter(|_| number == ForceWord::UNKNOWN);
    let plain = plain.filter(|_| printed.starts_with('E'));
    let number = plain.map_or(number, |rest| lists.word(&format!("é{rest}")));
    let grammars = lists.grammars(number);
    Word {
        number,
        grammars,
        senses: lists.senses(number),
        capital: printed.starts_with(char::is_uppercase),
        adverb: lists.ends_adverb(printed) && !grammars.has(Grammar::NotAdverb),
        ..Word::of_mark(Span::new(0, 0), Mark::Word)
    }
}

/// Marks what stands inside quotation marks, unless all of the clause does.
fn mark_quoted(words: &mut [Word]) {
    let quotes: Vec<usize> = (0..words.len()).filter(|at| words[*at].mark == Mark::Quote).collect();
    for pair in quotes.chunks_exact(2) {
        let all = pair[0] == 0 && pair[1] + 2 >= words.len();
        for word in &mut words[pair[0]..=pair[1]] {
            word.quoted = !all;
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
