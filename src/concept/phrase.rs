//! The language of phrases: what a label, a pattern or a context is written in.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::units::pieces;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Normalization, Tokens};

/// One way to read a phrase: its words in order.
pub(super) type Reading = Vec<Step>;

/// A word of a phrase, and how far from the word before it may stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// How many other words may stand between; `None` for right next to it.
    pub(super) gap: Option<u32>,
    pub(super) word: PhraseWord,
    /// The number of the capture the word belongs to.
    pub(super) capture: Option<u8>,
    /// The number of the capture the words before it belong to.
    pub(super) gap_capture: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PhraseWord {
    /// The word, folded, in any of its regular forms.
    Form(String),
    /// Any word that begins with these letters, folded.
    Prefix(String),
    /// The word as printed, capitals and accents included.
    Exact(String),
    /// The word, folded, and no other form of it.
    Alone(String),
    /// Any of several words, folded, in any of their regular forms: one reading for all of them.
    Any(Vec<String>),
}

/// What is wrong with a phrase, and where, in bytes of the phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) span: Span,
    pub(super) message: String,
}

impl Flaw {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

/// A gap may skip this many words at most, and all gaps of a phrase together.
const MOST_SKIPPED: u32 = 32;
/// A phrase may be read in this many ways: `a|b c|d` in four.
pub(super) const MOST_READINGS: usize = 2000;
/// The words of one reading.
const MOST_WORDS: usize = 32;

/// How many words a match of any phrase can span.
pub(super) const LONGEST_MATCH: usize = MOST_WORDS + MOST_SKIPPED as usize;

/// All readings of `phrase`.
///
/// Words stand apart by white space; `a|b` is either of two, `<n>` up to `n` words of any kind,
/// `cyber*` a word that begins so, `=WHO` the word as printed, `news!` the word in this form only, `build~` any form of
/// the verb. Hyphens count as spaces.
pub(super) fn readings(phrase: &str) -> Result<Vec<Reading>, Flaw> {
    let mut sequence = Sequence::default();
    for (span, element) in elements(phrase) {
        sequence.element(element, span, None)?;
    }
    sequence.finish(phrase.len())
}

/// Reads phrases whose alternatives, where they are single words, are one step together.
///
/// They find the same words, in any regular form, with one reading instead of one for each way through the
/// alternatives. What was read once is not read again: variants are made of the same few verbs and prepositions.
#[derive(Debug, Default)]
pub(super) struct JointReader {
    known: HashMap<String, Vec<Vec<PhraseWord>>, FixedState>,
}

impl JointReader {
    /// All readings of `phrase`.
    pub(super) fn readings(&mut self, phrase: &str) -> Result<Vec<Reading>, Flaw> {
        let mut sequence = Sequence::default();
        for (span, element) in elements(phrase) {
            if element.starts_with('<') {
                sequence.element(element, span, None)?;
                continue;
            }
            if !self.known.contains_key(element) {
                let alternatives =
                    alternatives(element).map_err(|message| Flaw::new(span, message))?;
                self.known.insert(element.to_owned(), joint(alternatives));
            }
            let ways = self.known.get(element).cloned().unwrap_or_default();
            sequence.ways(ways, span, None)?;
        }
        sequence.finish(phrase.len())
    }
}

/// The parts of a phrase that stand apart by white space.
pub(super) fn elements(phrase: &str) -> impl Iterator<Item = (Span, &str)> {
    phrase.split_whitespace().map(|element| {
        // the elements are slices of the phrase
        let start = element.as_ptr() as usize - phrase.as_ptr() as usize;
        (Span::new(start, start + element.len()), element)
    })
}

/// The readings of a phrase in the making.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    readings: Vec<Reading>,
    gap: Option<u32>,
    gap_capture: Option<u8>,
    skipped: u32,
    /// Where it ends so far.
    end: Option<Span>,
}

impl Sequence {
    /// Adds a word with its alternatives, or a gap, as the capture with the number `capture`.
    pub(super) fn element(
        &mut self,
        element: &str,
        span: Span,
        capture: Option<u8>,
    ) -> Result<(), Flaw> {
        if element.starts_with('<') {
            let most = gap_of(element).map_err(|message| Flaw::new(span, message))?;
            if self.gap.is_some() || self.readings.is_empty() {
                return Err(Flaw::new(
                    span,
                    format!("found `{element}`, expected a word before it"),
                ));
            }
            self.skipped += most;
            self.end = Some(span);
            (self.gap, self.gap_capture) = (Some(most), capture);
            return Ok(());
        }
        let alternatives = alternatives(element).map_err(|message| Flaw::new(span, message))?;
        self.ways(alternatives, span, capture)
    }

    /// Adds one of several runs of words, as the capture with the number `capture`.
    fn ways(
        &mut self,
        alternatives: Vec<Vec<PhraseWord>>,
        span: Span,
        capture: Option<u8>,
    ) -> Result<(), Flaw> {
        let step = |word| Step { gap: None, word, capture, gap_capture: None };
        let way = |words: Vec<PhraseWord>| words.into_iter().map(step).collect();
        let ways: Vec<Reading> = alternatives.into_iter().map(way).collect();
        self.extend(&ways, span)
    }

    /// Goes on in each of several ways.
    pub(super) fn extend(&mut self, ways: &[Reading], span: Span) -> Result<(), Flaw> {
        self.end = Some(span);
        let (gap, gap_capture) = (self.gap.take(), self.gap_capture.take());
        if self.readings.is_empty() {
            self.readings.push(Reading::new());
        }
        if self.readings.len() * ways.len() > MOST_READINGS {
            let message = format!("found more than {MOST_READINGS} readings of one phrase");
            return Err(Flaw::new(span, message));
        }
        let mut extended = Vec::with_capacity(self.readings.len() * ways.len());
        for reading in &self.readings {
            for way in ways {
                let mut longer = reading.clone();
                longer.extend(way.iter().cloned());
                if let Some(first) = longer.get_mut(reading.len()) {
                    (first.gap, first.gap_capture) = (gap, gap_capture);
                }
                extended.push(longer);
            }
        }
        self.readings = extended;
        Ok(())
    }

    /// Whether nothing has been added yet.
    pub(super) fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    /// The readings, of a phrase that ends at `end`.
    pub(super) fn finish(self, end: usize) -> Result<Vec<Reading>, Flaw> {
        let end = self.end.unwrap_or(Span::new(end, end));
        let flaw = |message: String| Err(Flaw::new(end, message));
        if self.gap.is_some() {
            return flaw("found a gap at the end, expected a word after it".to_owned());
        }
        if self.readings.is_empty() {
            return flaw("found an empty phrase, expected a word".to_owned());
        }
        if self.skipped > MOST_SKIPPED {
            let skipped = self.skipped;
            return flaw(format!(
                "found gaps of {skipped} words, allowed: {MOST_SKIPPED} together"
            ));
        }
        if self.readings.iter().any(|reading| reading.len() > MOST_WORDS) {
            return flaw(format!("found a phrase of more than {MOST_WORDS} words"));
        }
        Ok(self.readings)
    }
}

/// What the alternatives of an element may stand for.
fn alternatives(element: &str) -> Result<Vec<Vec<PhraseWord>>, String> {
    let mut all = Vec::new();
    for alternative in element.split('|') {
        all.extend(words_of(alternative)?);
    }
    Ok(all)
}

/// Alternatives, those of a single word as one.
fn joint(alternatives: Vec<Vec<PhraseWord>>) -> Vec<Vec<PhraseWord>> {
    let (mut words, mut others) = (Vec::new(), Vec::new());
    for alternative in alternatives {
        match <[PhraseWord; 1]>::try_from(alternative) {
            Ok([PhraseWord::Form(word) | PhraseWord::Alone(word)]) => words.push(word),
            Ok(other) => others.push(other.into()),
            Err(phrase) => others.push(phrase),
        }
    }
    words.sort_unstable();
    words.dedup();
    match words.len() {
        0 => {}
        1 => others.extend(words.into_iter().map(|word| vec![PhraseWord::Form(word)])),
        _ => others.push(vec![PhraseWord::Any(words)]),
    }
    others
}

fn gap_of(element: &str) -> Result<u32, String> {
    let number = element.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let number = number.and_then(|digits| digits.parse().ok());
    number
        .filter(|number| (1..=MOST_SKIPPED).contains(number))
        .ok_or_else(|| format!("found `{element}`, allowed: `<1>` to `<{MOST_SKIPPED}>`"))
}

/// What one alternative may stand for: each a word, or the parts of a hyphenated one.
fn words_of(alternative: &str) -> Result<Vec<Vec<PhraseWord>>, String> {
    if alternative.is_empty() {
        return Err("found nothing beside `|`, expected a word".to_owned());
    }
    let exact = alternative.strip_prefix('=');
    let (stem, mark) = match alternative.strip_suffix(['*', '~', '!']) {
        Some(stem) => (stem, alternative[stem.len()..].chars().next()),
        None => (alternative, None),
    };
    if exact.is_some() && mark.is_some() {
        return Err(format!("found `{alternative}`, expected either `=` or the mark at the end"));
    }
    if stem.contains('*') {
        return Err(format!("found `{alternative}`, expected `*` only behind a word"));
    }
    let mut words: Vec<PhraseWord> = match exact {
        Some(printed) => {
            words_in(printed).map(|piece| PhraseWord::Exact(as_printed(piece))).collect()
        }
        None => words_in(stem).map(|piece| PhraseWord::Form(folded(piece))).collect(),
    };
    match (mark, words.pop()) {
        (_, None) => Err(format!("found `{alternative}`, expected a word")),
        (Some('*'), Some(PhraseWord::Form(last))) => {
            if last.chars().count() < 2 {
                let expected = "expected at least two letters before `*`";
                return Err(format!("found `{alternative}`, {expected}"));
            }
            words.push(PhraseWord::Prefix(last));
            Ok(vec![words])
        }
        (Some('!'), Some(PhraseWord::Form(last))) => {
            let alone = |word| match word {
                PhraseWord::Form(form) => PhraseWord::Alone(form),
                other => other,
            };
            words.push(PhraseWord::Form(last));
            Ok(vec![words.into_iter().map(alone).collect()])
        }
        (Some(_), Some(PhraseWord::Form(last))) => {
            let with = |form| words.iter().cloned().chain([PhraseWord::Alone(form)]).collect();
            Ok(verb_forms(&last).into_iter().map(with).collect())
        }
        (_, Some(last)) => {
            words.push(last);
            Ok(vec![words])
        }
    }
}

/// Every form of a verb in any of the languages at hand, each once.
fn verb_forms(verb: &str) -> Vec<String> {
    let mut forms: Vec<String> = Lexicon::verb_forms(verb);
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The parts of `text` that phrases see as words.
pub(super) fn words_in(text: &str) -> std::vec::IntoIter<&str> {
    let tokens = Tokens::new(text);
    let mut words = Vec::new();
    for token in tokens.iter(text).filter(|token| token.kind().is_word()) {
        pieces(text, token.span(), token.kind(), |piece| words.push(&text[piece.range()]));
    }
    words.into_iter()
}

fn folded(word: &str) -> String {
    Normalization::CaseInsensitive.fold(word).into_owned()
}

fn as_printed(word: &str) -> String {
    Normalization::Typographic.fold(word).into_owned()
}

#[cfg(test)]
mod tests {
    use super::readings;

    fn shown(phrase: &str) -> Vec<String> {
        let show = |step: &super::Step| match (&step.word, step.gap) {
            (super::PhraseWord::Form(word) | super::PhraseWord::Alone(word), None) => word.clone(),
            (super::PhraseWord::Form(word) | super::PhraseWord::Alone(word), Some(gap)) => {
                format!("<{gap}>{word}")
            }
            (super::PhraseWord::Prefix(stem), _) => format!("{stem}*"),
            (super::PhraseWord::Exact(word), _) => format!("={word}"),
            (super::PhraseWord::Any(words), _) => words.join("|"),
        };
        let all = readings(phrase).unwrap();
        all.iter().map(|r| r.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn alternatives_gaps_and_hyphens_are_read() {
        assert_eq!(
            shown("Cyber-security of|in <2> l’État"),
            ["cyber security of <2>l état", "cyber security in <2>l état"]
        );
        assert_eq!(shown("cyber* norm"), ["cyber* norm"]);
    }

    #[test]
    fn marks_ask_for_the_printed_word_and_for_every_form() {
        assert_eq!(shown("=WHO|=IT staff"), ["=WHO staff", "=IT staff"]);
        let built = shown("build~");
        for form in ["build", "built", "building"] {
            assert!(built.contains(&form.to_owned()), "{form} in {built:?}");
        }
    }

    #[test]
    fn flaws_say_what_was_found_and_what_is_allowed() {
        for (phrase, message) in [
            ("", "found an empty phrase, expected a word"),
            ("<2> norm", "found `<2>`, expected a word before it"),
            ("norm <2>", "found a gap at the end, expected a word after it"),
            ("norm <99> law", "found `<99>`, allowed: `<1>` to `<32>`"),
            ("norm | law", "found nothing beside `|`, expected a word"),
            ("a* norm", "found `a*`, expected at least two letters before `*`"),
            ("a <20> b <20> c", "found gaps of 40 words, allowed: 32 together"),
            ("=norm*", "found `=norm*`, expected either `=` or the mark at the end"),
        ] {
            assert_eq!(readings(phrase).unwrap_err().message, message, "{phrase}");
        }
    }
}
