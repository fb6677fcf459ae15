//! How the words of a change are told in a sentence.

use super::comparison_text::clause_begins;
use crate::align::{Change, Nature, Piece};
use crate::diff::EditKind;

/// So many words of a passage are quoted, from its start and its end.
const MOST_WORDS: usize = 60;

/// A clause of which more than this share of words changed, in hundredths, is quoted whole: a list of
/// edits would make a riddle of it.
const MOST_CHANGED: usize = 50;

/// An edit of so many words or fewer is quoted with the word before it, and if it replaces nothing with the
/// one behind it; so is one that ends in a word of few bytes: “accessibility and integrity”.
const SHORT_EDIT: usize = 2;
const SHORT_WORD: usize = 4;

/// The words in quotation marks, on one line, the middle left out if they are many.
pub(super) fn quoted(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.len() > MOST_WORDS {
        true => {
            let half = MOST_WORDS / 2;
            let (head, tail) = (all[..half].join(" "), all[all.len() - half..].join(" "));
            format!("“{head} … {tail}”")
        }
        false => format!("“{}”", all.join(" ")),
    }
}

/// What became of which words, a sentence for each edit, or one for the whole clause where little of it
/// stayed.
pub(super) fn became(change: Change<'_>, lightest: Nature) -> Vec<String> {
    let pieces = joined(&change.pieces(), lightest);
    let count = |words: &str| words.split_whitespace().count();
    let (mut changed, mut all) = (0, 0);
    for piece in &pieces {
        let len = count(&piece.before) + count(&piece.after);
        all += len;
        changed += if piece.kept { 0 } else { len };
    }
    let replaces = pieces.iter().any(|p| !p.kept && has_words(&p.before))
        && pieces.iter().any(|p| !p.kept && has_words(&p.after));
    if replaces && changed * 100 > all * MOST_CHANGED {
        let words = |clauses: Vec<&str>| clauses.join(" ");
        let before = words(change.before_clauses().map(|clause| clause.body()).collect());
        return vec![sentence(&before, &words(change.after_clauses().map(|c| c.body()).collect()))];
    }
    // marks alone are told apart, and so are brackets
    let tells = |piece: &Stretch| has_words(&piece.before) || has_words(&piece.after);
    let edits = pieces.iter().enumerate().filter(|(_, piece)| !piece.kept && tells(piece));
    edits.map(|(at, _)| edit(&pieces, at)).collect()
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// A stretch that is kept or not, with its words on both sides.
struct Stretch {
    kept: bool,
    before: String,
    after: String,
}

/// Pieces, with those that count as kept put together, and those that change.
fn joined(pieces: &[Piece<'_>], lightest: Nature) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    let mut ends = [None, None];
    for piece in pieces {
        // where clauses were split or merged no space parts their words
        if let (true, Some(last)) = (clause_begins(piece, &mut ends), joined.last_mut()) {
            last.before.push(' ');
            last.after.push(' ');
        }
        let kept = piece.kind == EditKind::Keep && piece.nature < Some(Nature::Wording)
            || piece.nature < Some(lightest);
        match joined.last_mut() {
            Some(last) if last.kept == kept => {
                last.before.push_str(piece.before);
                last.after.push_str(piece.after);
            }
            _ => joined.push(Stretch {
                kept,
                before: piece.before.to_owned(),
                after: piece.after.to_owned(),
            }),
        }
    }
    joined
}

fn edit(pieces: &[Stretch], at: usize) -> String {
    let (own, count) = (&pieces[at], |words: &str| words.split_whitespace().count());
    let marks = |c: char| c.is_whitespace() || matches!(c, '[' | ']');
    let [mut before, mut after] =
        [&own.before, &own.after].map(|s| s.trim_matches(marks).to_owned());
    if [&own.before, &own.after].iter().any(|words| words.contains(['[', ']'])) {
        return sentence(&before, &after);
    }
    let empty = before.is_empty() || after.is_empty();
    let short = match empty {
        true => count(&before).max(count(&after)) <= SHORT_EDIT,
        false => count(&before).min(count(&after)) <= SHORT_EDIT,
    };
    let ends_short =
        |words: &str| words.split_whitespace().last().is_some_and(|word| word.len() < SHORT_WORD);
    let open = if empty { short } else { ends_short(&before) || ends_short(&after) };
    if short {
        let left = at.checked_sub(1).map(|left| &pieces[left]);
        for (side, kept) in
            [(&mut before, left.map(|p| &p.before)), (&mut after, left.map(|p| &p.after))]
        {
            let word = kept.and_then(|kept| kept.split_whitespace().last());
            if let Some(word) = word.filter(|word| word.ends_with(char::is_alphanumeric)) {
                let space = if side.starts_with([',', ';', '.', ':', ')']) { "" } else { " " };
                *side = format!("{word}{space}{side}").trim().to_owned();
            }
        }
    }
    if open {
        let right = pieces.get(at + 1);
        for (side, kept) in
            [(&mut before, right.map(|p| &p.before)), (&mut after, right.map(|p| &p.after))]
        {
            let word = kept.and_then(|kept| kept.split_whitespace().next());
            if let Some(word) = word.filter(|word| has_words(word)) {
                *side = format!("{side} {word}").trim().to_owned();
            }
        }
    }
    sentence(&before, &after)
}

fn sentence(before: &str, after: &str) -> String {
    match (before.trim(), after.trim()) {
        ("", after) => format!("{} is new", quoted(after)),
        (before, "") => format!("{} has gone", quoted(before)),
        (before, after) => format!("{} became {}", quoted(before), quoted(after)),
    }
}
