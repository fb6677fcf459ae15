//! Words that are spelled in two ways and mean the same.

use super::phrases::Table;

/// The spelling variants of a language.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The commoner spelling of a word by its other ones, in small letters.
    pairs: Table<String>,
    /// Endings that stand for each other behind the same stem.
    endings: Vec<(String, String)>,
    /// Pairs that the endings would take for one word and are two.
    two_words: Vec<(String, String)>,
}

/// An ending says nothing of a shorter stem, in bytes: *four* is not *for*, *tire* not *tier*.
const SHORTEST_STEM: usize = 3;

impl Spellings {
    pub(super) fn new(pairs: &[&str], endings: &[&str], two_words: &[&str]) -> Self {
        let split = |entry: &&str| {
            let (one, other) = entry.split_once(' ')?;
            Some((one.to_owned(), other.to_owned()))
        };
        let all = |list: &[&str]| list.iter().filter_map(split).collect::<Vec<_>>();
        let mut spellings =
            Self { pairs: Table::default(), endings: all(endings), two_words: all(two_words) };
        for (one, other) in all(pairs) {
            *spellings.pairs.or_insert(&one, String::new()) = other;
        }
        spellings
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.pairs.join(&other.pairs);
        self.endings.extend_from_slice(&other.endings);
        self.two_words.extend_from_slice(&other.two_words);
    }

    /// Whether two different words in small letters are one word spelled in two ways.
    pub(super) fn are_one(&self, one: &str, other: &str) -> bool {
        let (one, other) = match (possessor(one), possessor(other)) {
            (Some(one), Some(other)) => (one, other),
            _ => (one, other),
        };
        let common = |word| self.pairs.get(word).map_or(word, String::as_str);
        common(one) == common(other) || self.end_alike(one, other) || self.end_alike(other, one)
    }

    /// The other spellings of a word in small letters that are listed behind its own: of British words, the
    /// American ones.
    pub(super) fn others(&self, word: &str) -> Vec<String> {
        let is_one = |other: &String| {
            let is_pair = |(x, y): &(String, String)| x == word && y == other;
            !self.two_words.iter().any(is_pair)
        };
        let ending = |(first, second): &(String, String)| {
            let stem = word.strip_suffix(first.as_str())?;
            (stem.len() >= SHORTEST_STEM).then(|| format!("{stem}{second}"))
        };
        let endings = self.endings.iter().filter_map(ending).filter(is_one);
        self.pairs.get(word).cloned().into_iter().chain(endings).collect()
    }

    fn end_alike(&self, one: &str, other: &str) -> bool {
        // nearly all words that differ, at once
        if one.as_bytes().get(..SHORTEST_STEM) != other.as_bytes().get(..SHORTEST_STEM) {
            return false;
        }
        let alike = |(first, second): &(String, String)| {
            let stem = one.strip_suffix(first.as_str());
            stem.is_some_and(|stem| {
                stem.len() >= SHORTEST_STEM && other.strip_suffix(second.as_str()) == Some(stem)
            })
        };
        let is_pair =
            |(x, y): &(String, String)| (x == one && y == other) || (x == other && y == one);
        self.endings.iter().any(alike) && !self.two_words.iter().any(is_pair)
    }
}

/// The word before `'s`.
fn possessor(word: &str) -> Option<&str> {
    word.strip_suffix("'s")
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn spellings_are_told_from_other_words() {
        let english = Lexicon::of("en");
        for (one, other) in [
            ("behaviour", "behavior"),
            ("behavioral", "behavioural"),
            ("organisation", "organization"),
            ("centre's", "center's"),
            ("programmes", "programs"),
            ("judgment", "judgement"),
            ("analysing", "analyzing"),
            ("co-operation", "cooperation"),
            ("labelled", "labeled"),
        ] {
            assert!(english.is_spelled_as(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("four", "for"),
            ("prise", "prize"),
            ("licence", "license"),
            ("timbre", "timber"),
            ("filling", "filing"),
            ("organise", "organized"),
            ("shall", "should"),
        ] {
            assert!(!english.is_spelled_as(one, other), "{one} {other}");
        }
    }
}
