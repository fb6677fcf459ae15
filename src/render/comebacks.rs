//! Words of a change that stood in an earlier draft, but not in the one before.

use crate::align::Change;
use crate::history::History;
use crate::text::{Normalization, Token};

/// So many words in a row are said to be back …
const FEWEST: usize = 3;
/// … if one of them carries matter, and so many whatever they are.
const PASSAGE: usize = 5;

/// The words in a row that are back in a draft, each with the number of the draft they were last seen in.
pub(super) fn comebacks<'d>(
    history: &History<'d>,
    change: Change<'_>,
    draft: usize,
) -> Vec<(&'d str, usize)> {
    let parents = history.stemma().parents(draft);
    let last_seen = |token: usize| {
        let drafts = &history.word(draft, token)?.drafts;
        let is_back = !parents.iter().any(|parent| drafts.contains(parent));
        drafts.iter().copied().take_while(|own| *own < draft).last().filter(|_| is_back)
    };
    let text = history.drafts()[draft].text();
    let mut found = Vec::new();
    for clause in change.after_clauses() {
        let lexicon = clause.lexicon();
        let carries = |token: &Token<'_>| {
            !lexicon.is_function_word(&Normalization::CaseInsensitive.fold(token.word()))
        };
        let words = clause.token_range().zip(clause.tokens());
        let words: Vec<_> = words.map(|(at, token)| (last_seen(at), token)).collect();
        for run in words.chunk_by(|one, other| one.0 == other.0) {
            let Some(then) = run[0].0 else { continue };
            let is_word = |token: &&Token<'_>| token.word().contains(char::is_alphanumeric);
            let words: Vec<&Token<'_>> =
                run.iter().map(|(_, token)| token).filter(is_word).collect();
            let matters = words.iter().any(|token| carries(token));
            if words.len() < PASSAGE && !(words.len() >= FEWEST && matters) {
                continue;
            }
            let span = words[1..].iter().fold(words[0].span(), |all, own| all.union(own.span()));
            found.push((text[span.range()].trim_end(), then));
        }
    }
    found
}
