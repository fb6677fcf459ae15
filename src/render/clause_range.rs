//! Clauses by their numbers: *Articles 5 to 9*.

use crate::document::{Clause, ClauseId};

use super::comparison_text::shortened;

/// How clauses in order are cited together, from the first to the last: `Articles 5 to 9`,
/// `13 (a) and (b)`.
pub(super) fn range(clauses: &[Clause<'_>]) -> String {
    let (first, last) = match clauses {
        [] => return String::new(),
        [only] => return cited(*only),
        [first, .., last] => (first.path(), last.path()),
    };
    let joint = if clauses.len() == 2 { " and " } else { " to " };
    let (stem, label) = first.rsplit_once(' ').unwrap_or(("", &first));
    let (other_stem, other_label) = last.rsplit_once(' ').unwrap_or(("", &last));
    if stem != other_stem {
        return format!("{first}{joint}{last}");
    }
    let stem = plural(stem, clauses[0]);
    let space = if stem.is_empty() { "" } else { " " };
    format!("{stem}{space}{label}{joint}{other_label}")
}

/// A clause by its path, or if it is a heading without a number by its words.
pub(super) fn cited(clause: Clause<'_>) -> String {
    let is_numbered = clause.enumerator().is_some_and(|number| !number.label.is_empty());
    if !clause.kind().is_heading() || is_numbered {
        return clause.path();
    }
    format!("“{}”", shortened(clause.body(), MOST_COLUMNS))
}

/// So much of a heading is enough to know it by.
const MOST_COLUMNS: usize = 40;

/// The name of a division in the plural, as far as the lexicon knows one; any other words as they are.
fn plural(stem: &str, clause: Clause<'_>) -> String {
    let words = clause.draft().lexicon().citation_words();
    let division = |word: &str| words.division(&word.to_lowercase());
    let plurals = ["s", "es"].map(|ending| format!("{stem}{ending}"));
    let known = |plural: &String| division(stem).is_some() && division(plural) == division(stem);
    plurals.into_iter().find(known).unwrap_or_else(|| stem.to_owned())
}

/// Of clauses that stand one behind the other, those that stand under none of the others.
pub(super) fn highest<'d>(clauses: &[Clause<'d>]) -> Vec<Clause<'d>> {
    let first = clauses.first().map(|clause| clause.id());
    let inside = |parent: ClauseId| first.is_some_and(|first| parent >= first);
    let under = |clause: &Clause<'d>| clause.parent().is_some_and(|parent| inside(parent.id()));
    clauses.iter().filter(|clause| !under(clause)).copied().collect()
}
