//! What the races run on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files;

/// A text with a name.
pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// Prose of `words` words in paragraphs, put together from the corpus: every word follows one it
/// follows there. The corpus itself is too short to time, and a text repeated would be a text the
/// processor has learned by heart.
pub(crate) fn prose(words: usize) -> Text {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut source = String::new();
    for file in [
        "families/harbour-declaration/draft-4.md",
        "instruments/experts-report-2028.md",
        "instruments/norms-package-2030.txt",
        "instruments/summit-agenda-2025.md",
    ] {
        source.push_str(&std::fs::read_to_string(corpus.join(file)).expect("the corpus is there"));
    }
    // numbers of clauses and marks of headings have no place inside a paragraph
    let is_word = |word: &&str| word.len() > 1 && word.starts_with(char::is_alphabetic);
    let source: Vec<&str> = source.split_whitespace().filter(is_word).collect();
    let mut followers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for pair in source.windows(2) {
        followers.entry(pair[0]).or_default().push(pair[1]);
    }
    let mut dice = Dice::new();
    let mut word = source[0];
    let mut text = String::new();
    for count in 1..=words {
        // one word in thirty is new, as names and terms are in real texts
        match dice.below(30) {
            0 => text.push_str(&format!("{word}{}", dice.below(words))),
            _ => text.push_str(word),
        }
        let paragraph_ends = dice.below(60) == 0;
        text.push_str(if paragraph_ends { ".\n\n" } else { " " });
        word = match followers.get(word) {
            Some(next) if count % 50 != 0 => next[dice.below(next.len())],
            _ => source[dice.below(source.len())],
        };
    }
    Text { name: "prose from the corpus", text }
}

/// Up to `bytes` bytes of the English files below a folder of the real texts; `None` where they are
/// not at hand.
pub(crate) fn english(name: &'static str, folder: &str, bytes: usize) -> Option<Text> {
    Some(Text { name, text: together(files::texts(&real(folder)?), bytes) })
}

/// The last English states of the texts of the folder `series`, which are policies: all states of one
/// policy behind each other would be a text that says everything a dozen times.
pub(crate) fn policies() -> Option<Text> {
    let mut states: BTreeMap<Option<PathBuf>, PathBuf> = BTreeMap::new();
    for file in files::texts(&real("series")?) {
        states.insert(file.parent().map(Path::to_owned), file);
    }
    Some(Text { name: "English policies", text: together(states.into_values(), usize::MAX) })
}

fn real(folder: &str) -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("TRAVAUX_TEXTS")?).join(folder))
}

/// The English ones of some files, up to `bytes` bytes.
fn together(files: impl IntoIterator<Item = PathBuf>, bytes: usize) -> String {
    let mut text = String::new();
    for file in files {
        let Ok(content) = std::fs::read_to_string(file) else { continue };
        let words = content.split_whitespace().take(2000);
        let (the, all) =
            words.fold((0, 0), |(the, all), word| (the + usize::from(word == "the"), all + 1));
        // one word in fifty is "the" in English, hardly any elsewhere
        if the * 50 > all && text.len() + content.len() <= bytes {
            text.push_str(&content);
            text.push_str("\n\n");
        }
    }
    text
}

/// The first `words` words of a text.
pub(crate) fn first_words(text: &str, words: usize) -> &str {
    let mut inside = false;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        if !inside && !c.is_whitespace() {
            count += 1;
            if count > words {
                return text[..at].trim_end();
            }
        }
        inside = !c.is_whitespace();
    }
    text
}

/// The text with one word in `every` changed: replaced, left out or doubled in turn.
pub(crate) fn edited(text: &str, every: usize, dice: &mut Dice) -> String {
    let mut edited = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if word.is_empty() || dice.below(every) != 0 {
            edited.push_str(piece);
            continue;
        }
        let space = &piece[word.len()..];
        match dice.below(3) {
            0 => edited.push_str(&format!("changed{space}")),
            1 => edited.push_str(if space == "\n" { space } else { "" }),
            _ => edited.push_str(&format!("{word} and {word}{space}")),
        }
    }
    edited
}

/// The same numbers in every run: a multiplicative congruential generator.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % sides
    }
}
