//! What a bracket is: words not agreed, or one of the many other things that stand in brackets.

use super::brackets::BracketKind;
use super::cues::Cues;
use super::phrases::LISTS;

/// What a bracket is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// Nothing else than this, in any text.
    Certain(BracketKind),
    /// Only numbers: a reference, or a number not agreed.
    Numbers,
    /// Words: not agreed, or put in by an editor.
    Words,
}

/// Judges a bracket that is no link and asks for no deletion.
pub(super) fn judge(cues: &Cues<'_>) -> Judged {
    if is_footnote_call(cues) {
        Judged::Certain(BracketKind::FootnoteCall)
    } else if is_editorial(cues) {
        Judged::Certain(BracketKind::Editorial)
    } else if is_placeholder(cues) {
        Judged::Certain(BracketKind::Placeholder)
    } else if is_symbol(cues) {
        Judged::Certain(BracketKind::Citation)
    } else if is_numbers(cues) {
        Judged::Numbers
    } else {
        Judged::Words
    }
}

/// `[12]`, `[3, 4]`, `[40–70]`
fn is_numbers(cues: &Cues<'_>) -> bool {
    let fits =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | ';' | '–' | '-');
    cues.whole && cues.head.starts_with(|c: char| c.is_ascii_digit()) && cues.head.chars().all(fits)
}

/// What a bracket of numbers or words is in a text that is not negotiated.
pub(super) fn elsewhere(cues: &Cues<'_>, judged: Judged) -> BracketKind {
    let note = cues.glued() || (cues.leads && !cues.trails);
    match judged {
        Judged::Certain(kind) => kind,
        Judged::Numbers if note => BracketKind::FootnoteCall,
        Judged::Numbers => BracketKind::Citation,
        Judged::Words if note && is_small_roman(cues) => BracketKind::FootnoteCall,
        // what Markdown left over, with a label or a target that says nothing
        Judged::Words if cues.after.starts_with(['(', '[']) || cues.before.ends_with(']') => {
            BracketKind::Link
        }
        Judged::Words if is_reference(cues) => BracketKind::Citation,
        Judged::Words if is_form_field(cues) => BracketKind::Placeholder,
        Judged::Words => BracketKind::Editorial,
    }
}

/// What it is in a text that is negotiated.
pub(super) fn in_negotiation(cues: &Cues<'_>, judged: Judged) -> BracketKind {
    match judged {
        Judged::Certain(kind) => kind,
        Judged::Numbers if is_call_by_place(cues) => BracketKind::FootnoteCall,
        Judged::Numbers | Judged::Words => BracketKind::Unsettled,
    }
}

/// Whether a number stands where only the call of a footnote does: behind a word or a closing mark,
/// before a space.
fn is_call_by_place(cues: &Cues<'_>) -> bool {
    let closes =
        |c: char| c.is_alphabetic() || matches!(c, '.' | ',' | ';' | ':' | '”' | '»' | ')');
    let behind = cues.before_char().is_some_and(closes);
    behind
        && cues.after_char().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ')'))
}

/// `[^1]`, `[*]`, `[†]`
fn is_footnote_call(cues: &Cues<'_>) -> bool {
    let sign = |c: char| matches!(c, '*' | '†' | '‡' | '§');
    let caret = cues.head.strip_prefix('^').is_some_and(|label| {
        !label.is_empty() && label.len() <= 24 && !label.contains(char::is_whitespace)
    });
    cues.whole && (caret || !cues.head.is_empty() && cues.head.chars().all(sign))
}

/// Whether another bracket touches it, as in `[year][biennium]`: one of several wordings. Beside figures, as
/// in `[date][1990]`, one is to be put in still.
fn is_beside_bracket(cues: &Cues<'_>) -> bool {
    let before = cues.before.strip_suffix(']');
    let after = cues.after.strip_prefix('[');
    let figures = before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        || after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    (before.is_some() || after.is_some()) && !figures
}

/// `[ ]`, `[…]`, `[X]`, `[20XX]`, `[date]`, `[to be inserted]`, `[Placeholder for …]`
fn is_placeholder(cues: &Cues<'_>) -> bool {
    let lists = &*LISTS;
    let label = cues.head.split_once(':').map(|(label, _)| super::phrases::folded(label));
    let ending = |ending: usize| lists.placeholder_endings.contains(&cues.words[ending..]);
    let mut starts = cues.words.match_indices(' ').map(|(at, _)| at + 1);
    cues.whole && (is_blank(cues.head) || is_letter_for_number(cues))
        || lists.placeholder_openings.opening(&cues.words).is_some()
        || label.is_some_and(|label| lists.placeholder_labels.contains(&label))
        || cues.whole && lists.placeholders.contains(&cues.words) && !is_beside_bracket(cues)
        || cues.whole
            && cues.word_count() <= MOST_PLACEHOLDER_WORDS
            && (ending(0) || starts.any(ending))
}

/// "Place and date to be determined" has six words; in longer brackets `to be determined by …` is a
/// phrase of the text.
const MOST_PLACEHOLDER_WORDS: usize = 6;

/// Nothing, or marks that are put for words to come.
fn is_blank(head: &str) -> bool {
    head != "."
        && head.chars().all(|c| {
            c.is_whitespace()
                || matches!(c, '.' | '…' | '_' | '-' | '–' | '—' | '•' | '●' | '■' | '□' | '?')
        })
}

/// `[X]`, `[XX]`, `[20XX]`, `[y]`, `[X date]`; a letter that is part of a word is none.
fn is_letter_for_number(cues: &Cues<'_>) -> bool {
    let part = cues.before_char().is_some_and(char::is_alphabetic)
        || cues.after_char().is_some_and(char::is_alphabetic);
    let unknown = |c: char| matches!(c, 'X' | 'x' | 'Y' | 'y' | 'N' | 'n' | 'Z' | 'z');
    let letters =
        cues.head.trim_end_matches(['%', ' ']).trim_start_matches(|c: char| c.is_ascii_digit());
    let first = letters.chars().next();
    !part
        && first.is_some_and(unknown)
        && letters.len() <= 4
        && letters.chars().all(|c| Some(c) == first)
}

/// `[sic]`, `[Note: …]`, `[Adopted by …]`, `[paragraph 3 moved to …]`, `[page 12]`, `[t]he`
fn is_editorial(cues: &Cues<'_>) -> bool {
    let lists = &*LISTS;
    let words = &cues.words;
    let label = cues.head.split_once(':').map(|(label, _)| super::phrases::folded(label));
    let alone = cues.leads && cues.trails;
    lists.editorial_openings.opening(words).is_some()
        || label.is_some_and(|label| lists.editorial_labels.contains(&label))
        || cues.whole
            && lists.editorials.contains(words)
            && (alone || cues.is_capital() || words.contains(' '))
        || (alone || cues.is_capital()) && lists.editorial_captions.opening(words).is_some()
        || refers(words)
        || remarks(words)
        || is_recast_letter(cues)
}

/// "see annex II", "page 12": a word that refers, and what it refers to.
fn refers(words: &str) -> bool {
    let Some(len) = LISTS.referring_words.opening(words) else { return false };
    let rest = words[len..].trim_start();
    let number = rest.starts_with(|c: char| c.is_ascii_digit());
    let by_number = !words.starts_with("note") && number;
    by_number || words.starts_with("see") && LISTS.part_words.opening(rest).is_some()
}

/// "paragraph 3 moved to the preamble"
fn remarks(words: &str) -> bool {
    let Some(len) = LISTS.part_words.opening(words) else { return false };
    let mut rest = words[len..].split(' ').filter(|word| !word.is_empty());
    let number = |word: &str| {
        word.len() <= 6 && (word.contains(|c: char| c.is_ascii_digit()) || word.len() <= 4)
    };
    let rest: Vec<&str> = rest.by_ref().skip_while(|word| number(word)).collect();
    LISTS.editorial_remarks.opening(&rest.join(" ")).is_some()
}

/// `[t]he`, `[W]e`: a letter that somebody who quotes wrote small or large.
fn is_recast_letter(cues: &Cues<'_>) -> bool {
    let mut inside = cues.head.chars();
    let letter = inside.next().is_some_and(char::is_alphabetic) && inside.next().is_none();
    let joins = cues.after_char().is_some_and(char::is_lowercase);
    letter && joins && !cues.before_char().is_some_and(char::is_alphanumeric)
}

/// `he [the Minister] said`: who or what a pronoun stands for.
pub(super) fn is_gloss(cues: &Cues<'_>) -> bool {
    let word = cues.before.split_whitespace().next_back().unwrap_or_default();
    let spaced = cues.before.ends_with(char::is_whitespace);
    let names = cues.is_capital()
        || ["the ", "a ", "an ", "le ", "la ", "les "]
            .iter()
            .any(|article| cues.head.starts_with(article));
    spaced && names && LISTS.pronouns.contains(&word.to_lowercase())
}

/// `[A/RES/70/237]`, `[see FCCC/CP/2031/L.9, para. 4]`
fn is_symbol(cues: &Cues<'_>) -> bool {
    let mut found = false;
    let fits = cues.head.split_whitespace().all(|word| {
        let word = word.trim_matches([',', ';', '.', '(', ')']);
        let symbol = is_document_symbol(word);
        found |= symbol;
        let folded = word.to_lowercase();
        symbol
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || LISTS.referring_words.contains(&folded)
            || LISTS.part_words.contains(&folded)
            || matches!(folded.as_str(), "and" | "et" | "y")
    });
    found && fits && cues.whole
}

/// Parts between slashes, the first in capitals, one with a digit: `A/RES/70/237`.
fn is_document_symbol(word: &str) -> bool {
    let mut parts = word.split('/');
    let large = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase()) && part.len() <= 6;
    let first = parts.next().is_some_and(|first| !first.is_empty() && large(first));
    let digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    first && word.len() > 4 && parts.any(digit)
}

/// `[iv]`
fn is_small_roman(cues: &Cues<'_>) -> bool {
    cues.whole
        && cues.head.len() <= 6
        && cues.head.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// `[RFC2119]`, `[Brome 2031, p. 4]`, `[CC-BY]`: names and numbers without a word of a sentence.
pub(super) fn is_reference(cues: &Cues<'_>) -> bool {
    let large = |c: char| c.is_uppercase();
    let joins = |word: &str| {
        matches!(word, "and" | "at" | "et" | "al" | "para" | "paras" | "p" | "pp" | "no")
    };
    let fits = |word: &str| {
        let word = word.trim_matches([',', ';', '.', '(', ')']);
        word.contains(large) || word.contains(|c: char| c.is_ascii_digit()) || joins(word)
    };
    let words = cues.head.split_whitespace();
    let digits = cues.head.contains(|c: char| c.is_ascii_digit());
    let one = cues.word_count() == 1 && !cues.head.contains(char::is_whitespace);
    let code = one && cues.head.chars().filter(|c| c.is_uppercase()).count() >= 2;
    cues.whole
        && cues.word_count() <= 6
        && (digits || code)
        && words.clone().all(fits)
        && words.count() > 0
}

/// `[YOUR ADDRESS HERE]`: a field of a form, in capitals.
pub(super) fn is_form_field(cues: &Cues<'_>) -> bool {
    let letters = |c: char| c.is_alphabetic();
    let shouted = cues.head.contains(letters)
        && !cues.head.contains(char::is_lowercase)
        && cues.head.contains(char::is_uppercase);
    cues.whole && shouted && cues.word_count() >= 2
}
