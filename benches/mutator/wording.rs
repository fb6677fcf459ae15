//! Changes to the words of one clause.

use travaux::text::{TokenKind, Tokens};

use super::dice::Dice;
use super::passage::words;

/// Words of another text, in the order they stand there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    words: Vec<String>,
}

impl Store {
    pub(crate) fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Vec::new();
        for text in texts {
            let tokens = Tokens::new(text);
            let plain = tokens.iter(text).filter(|token| {
                token.kind() == TokenKind::Word && token.word().chars().all(char::is_alphabetic)
            });
            words.extend(plain.map(|token| token.word().to_lowercase()));
        }
        Self { words }
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    fn word(&self, dice: &mut Dice) -> &str {
        dice.choose(&self.words).map_or("anew", String::as_str)
    }

    /// A sentence of short runs of words from many places: it is like no clause, but its function
    /// words stand as they do in clauses.
    pub(crate) fn sentence(&self, count: usize, dice: &mut Dice) -> String {
        const RUN: usize = 3;
        let mut sentence = String::from("New");
        let mut left = count.max(1);
        while left > 0 {
            let from = dice.below(self.words.len().max(1));
            for word in self.words.iter().skip(from).take(RUN.min(left)) {
                sentence.push(' ');
                sentence.push_str(word);
            }
            left = left.saturating_sub(RUN);
        }
        sentence.push('.');
        sentence
    }
}

/// The text with `percent` of its words replaced, left out or put in, a third each.
pub(crate) fn paraphrased(text: &str, percent: usize, store: &Store, dice: &mut Dice) -> String {
    let tokens = Tokens::new(text);
    let mut edited = String::with_capacity(text.len());
    for token in tokens.iter(text) {
        if token.kind() != TokenKind::Word || !dice.happens(percent) {
            edited.push_str(token.as_str());
            continue;
        }
        match dice.below(3) {
            0 => edited.push_str(store.word(dice)),
            1 => continue,
            _ => {
                edited.push_str(token.word());
                // a script without spaces has none before a word put in, either
                edited.push_str(if token.space().is_empty() { "" } else { " " });
                edited.push_str(store.word(dice));
            }
        }
        edited.push_str(token.space());
    }
    edited.trim().to_owned()
}

const MODALS: [(&str, &str); 10] = [
    ("shall", "should"),
    ("should", "may"),
    ("may", "should"),
    ("must", "should"),
    ("will", "may"),
    ("can", "must"),
    ("encourages", "urges"),
    ("urges", "invites"),
    ("doit", "devrait"),
    ("peut", "doit"),
];

/// The text with its modal verbs exchanged.
pub(crate) fn modals_swapped(text: &str) -> String {
    let tokens = Tokens::new(text);
    let swap = |word: &str| MODALS.iter().find(|(modal, _)| *modal == word).map(|pair| pair.1);
    tokens
        .iter(text)
        .map(|token| swap(token.word()).unwrap_or(token.word()).to_owned() + token.space())
        .collect()
}

/// A part of a split has at least this many words: shorter ones are no clause by themselves.
const LEAST_PART: usize = 6;

/// The parts of a text between sentences and semicolons: two to `most`, none too short, the last
/// ones put together if there are more.
pub(crate) fn parts(text: &str, most: usize) -> Option<Vec<String>> {
    let mut parts: Vec<String> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if parts.len() + 1 < most && is_boundary(c, &text[end..]) && is_long(&text[from..end]) {
            parts.push(text[from..end].trim().to_owned());
            from = end;
        }
    }
    let last = text[from..].trim();
    if is_long(last) {
        parts.push(last.to_owned());
    } else if let Some(part) = parts.last_mut() {
        part.push_str(&text[from..]);
    }
    (parts.len() > 1).then_some(parts)
}

fn is_long(part: &str) -> bool {
    words(part) >= LEAST_PART
}

fn is_boundary(mark: char, rest: &str) -> bool {
    match mark {
        '。' | '；' => true,
        ';' => rest.starts_with(' '),
        '.' | '?' | '!' => {
            rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
        }
        _ => false,
    }
}

/// The first part of a split, as words that govern a list.
pub(crate) fn opened(part: &str) -> String {
    part.trim_end_matches(['.', ';', '。', '；', ':', ' ']).to_owned() + ":"
}
