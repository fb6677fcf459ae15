//! Where a citation can stand, told at a glance: many clauses hold none of the words it takes, and at most
//! words none can begin.
//!
//! Law: nothing else is found by reading every clause and trying every word.

use super::unit::is_short_label;
use super::words::{Word, Words, without_possessive};
use crate::lexicon::{Role, Roles};
use crate::text::TokenKind;

/// What the words of a clause are to be read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    Nothing,
    /// Words in capital letters may be short names, if the draft has given any.
    ShortNames,
    /// They may cite, and say how the draft calls itself and other texts.
    Citations,
}

/// But for symbols and short names, a clause that cites has one of these …
const CITES: Roles = Roles::of(Role::Instrument)
    .or(Roles::of(Role::Resolution))
    .or(Roles::of(Role::Decision))
    .or(Roles::of(Role::Division));
/// … or one of these with a capital letter …
const CITES_IF_CAPITAL: Roles = Roles::of(Role::WeakInstrument).or(Roles::of(Role::Plan));
/// … or one of these behind one of those.
const CITES_BEHIND_THIS: Roles = Roles::of(Role::WeakInstrument).or(Roles::of(Role::Text));
/// What a draft calls itself behind: *this*, *the present*.
pub(super) const THIS: Roles = Roles::of(Role::This).or(Roles::of(Role::Present));

/// What the words of a clause are to be read for.
pub(super) fn need(words: &Words<'_, '_>) -> Need {
    let all = words.all.iter().fold(Roles::default(), |all, word| all.or(word.telling));
    let is_own = all.meets(THIS) && all.meets(CITES_BEHIND_THIS);
    let alone = |word: &Word<'_>| match () {
        () if word.kind == TokenKind::Symbol => Need::Citations,
        () if !word.text.starts_with(char::is_uppercase) => Need::Nothing,
        () if word.telling.meets(CITES_IF_CAPITAL) => Need::Citations,
        () if is_short_label(word.text) => Need::Citations,
        () if !word.is_shouted() => Need::Nothing,
        () if words.cited().is_acronym(without_possessive(word.text)) => Need::Citations,
        () => Need::ShortNames,
    };
    match is_own || all.meets(CITES) {
        true => Need::Citations,
        false => words.all.iter().map(alone).max().unwrap_or(Need::Nothing),
    }
}

/// What a citation begins with, but for names, numbers, and adjectives before a division.
const BEGINS: Roles = Roles::of(Role::Division)
    .or(Roles::of(Role::Preambular))
    .or(Roles::of(Role::Operative))
    .or(Roles::of(Role::This))
    .or(Roles::of(Role::Present))
    .or(Roles::of(Role::Resolution))
    .or(Roles::of(Role::Decision));

/// Whether a citation can begin at the word `at`.
pub(super) fn may_begin(words: &Words<'_, '_>, at: usize) -> bool {
    let word = &words.all[at];
    word.telling.meets(BEGINS)
        || word.kind.is_word() && !word.text.starts_with(char::is_lowercase)
        || words.is(at + 1, Role::Division)
        || words.is_capital(at + 1) && words.is(at, Role::And)
}
