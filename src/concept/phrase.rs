//! The language of phrases: what a label, a pattern or a context is written in.

use super::units::pieces;
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
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PhraseWord {
    /// The word, folded, in any of its regular forms.
    Form(String),
    /// Any word that begins with these letters, folded.
    Prefix(String),
}

/// What is wrong with a phrase, and where, in bytes of the phrase.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) span: Span,
    pub(super) message: String,
}

/// A gap may skip this many words at most, and all gaps of a phrase together.
const MOST_SKIPPED: u32 = 32;
/// A phrase may be read in this many ways: `a|b c|d` in four.
const MOST_READINGS: usize = 2000;
/// The words of one reading.
const MOST_WORDS: usize = 32;

/// How many words a match of any phrase can span.
pub(super) const LONGEST_MATCH: usize = MOST_WORDS + MOST_SKIPPED as usize;

/// All readings of `phrase`.
///
/// Words stand apart by white space; `a|b` is either of two, `<n>` up to `n` words of any kind,
/// `cyber*` a word that begins so. Hyphens count as spaces.
pub(super) fn readings(phrase: &str) -> Result<Vec<Reading>, Flaw> {
    let mut readings: Vec<Reading> = vec![Vec::new()];
    let mut gap = None;
    let mut skipped = 0;
    let mut end = Span::new(phrase.len(), phrase.len());
    for (span, element) in elements(phrase) {
        let flaw = |message: String| Flaw { span, message };
        end = span;
        if element.starts_with('<') {
            let most = gap_of(element).map_err(flaw)?;
            if gap.is_some() || readings[0].is_empty() {
                return Err(flaw(format!("found `{element}`, expected a word before it")));
            }
            skipped += most;
            gap = Some(most);
            continue;
        }
        let alternatives: Result<Vec<_>, _> = element.split('|').map(words_of).collect();
        let alternatives = alternatives.map_err(flaw)?;
        readings = extended(&readings, gap.take(), &alternatives);
        if readings.len() > MOST_READINGS {
            let message = format!("found more than {MOST_READINGS} readings of one phrase");
            return Err(flaw(message));
        }
    }
    let flaw = |message: String| Err(Flaw { span: end, message });
    if gap.is_some() {
        return flaw("found a gap at the end, expected a word after it".to_owned());
    }
    if readings[0].is_empty() {
        return flaw("found an empty phrase, expected a word".to_owned());
    }
    if skipped > MOST_SKIPPED {
        return flaw(format!("found gaps of {skipped} words, allowed: {MOST_SKIPPED} together"));
    }
    if readings.iter().any(|reading| reading.len() > MOST_WORDS) {
        return flaw(format!("found a phrase of more than {MOST_WORDS} words"));
    }
    Ok(readings)
}

fn elements(phrase: &str) -> impl Iterator<Item = (Span, &str)> {
    phrase.split_whitespace().map(|element| {
        // the elements are slices of the phrase
        let start = element.as_ptr() as usize - phrase.as_ptr() as usize;
        (Span::new(start, start + element.len()), element)
    })
}

fn gap_of(element: &str) -> Result<u32, String> {
    let number = element.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let number = number.and_then(|digits| digits.parse().ok());
    number
        .filter(|number| (1..=MOST_SKIPPED).contains(number))
        .ok_or_else(|| format!("found `{element}`, allowed: `<1>` to `<{MOST_SKIPPED}>`"))
}

/// The words of one alternative; more than one if it is hyphenated.
fn words_of(alternative: &str) -> Result<Vec<PhraseWord>, String> {
    let (stem, is_prefix) = match alternative.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (alternative, false),
    };
    if alternative.is_empty() {
        return Err("found nothing beside `|`, expected a word".to_owned());
    }
    if stem.contains('*') {
        return Err(format!("found `{alternative}`, expected `*` only behind a word"));
    }
    let tokens = Tokens::new(stem);
    let mut words = Vec::new();
    for token in tokens.iter(stem).filter(|token| token.kind().is_word()) {
        pieces(stem, token.span(), token.kind(), |piece| {
            let folded = Normalization::CaseInsensitive.fold(&stem[piece.range()]);
            words.push(PhraseWord::Form(folded.into_owned()));
        });
    }
    match words.pop() {
        Some(PhraseWord::Form(last)) if is_prefix => {
            if last.chars().count() < 2 {
                return Err(format!(
                    "found `{alternative}`, expected at least two letters before `*`"
                ));
            }
            words.push(PhraseWord::Prefix(last));
        }
        Some(last) => words.push(last),
        None => return Err(format!("found `{alternative}`, expected a word")),
    }
    Ok(words)
}

fn extended(
    readings: &[Reading],
    gap: Option<u32>,
    alternatives: &[Vec<PhraseWord>],
) -> Vec<Reading> {
    let mut extended = Vec::with_capacity(readings.len() * alternatives.len());
    for reading in readings {
        for words in alternatives {
            let mut longer = reading.clone();
            longer.extend(
                words.iter().enumerate().map(|(index, word)| Step {
                    gap: gap.filter(|_| index == 0),
                    word: word.clone(),
                }),
            );
            extended.push(longer);
        }
        if extended.len() > MOST_READINGS {
            break;
        }
    }
    extended
}

#[cfg(test)]
mod tests {
    use super::readings;

    fn shown(phrase: &str) -> Vec<String> {
        let show = |step: &super::Step| match (&step.word, step.gap) {
            (super::PhraseWord::Form(word), None) => word.clone(),
            (super::PhraseWord::Form(word), Some(gap)) => format!("<{gap}>{word}"),
            (super::PhraseWord::Prefix(stem), _) => format!("{stem}*"),
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
    fn flaws_say_what_was_found_and_what_is_allowed() {
        for (phrase, message) in [
            ("", "found an empty phrase, expected a word"),
            ("<2> norm", "found `<2>`, expected a word before it"),
            ("norm <2>", "found a gap at the end, expected a word after it"),
            ("norm <99> law", "found `<99>`, allowed: `<1>` to `<32>`"),
            ("norm | law", "found nothing beside `|`, expected a word"),
            ("a* norm", "found `a*`, expected at least two letters before `*`"),
            ("a <20> b <20> c", "found gaps of 40 words, allowed: 32 together"),
        ] {
            assert_eq!(readings(phrase).unwrap_err().message, message, "{phrase}");
        }
    }
}
