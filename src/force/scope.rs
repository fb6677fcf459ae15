//! Where and for whom a commitment holds.

use super::qualified::Qualified;
use crate::lexicon::{Lexicon, Meaning};
use crate::span::Span;

/// Words that say where or for whom something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Scope {
    /// What they say.
    pub class: ScopeClass,
    /// The words.
    pub span: Span,
}

/// To what something is restricted or extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ScopeClass {
    /// *in times of peace*, *outside of armed conflict*
    Peacetime,
    /// *in armed conflict*, *in wartime*
    ArmedConflict,
    /// What States do: *the use of such tools by States*. Not who acts: *measures taken by States*.
    ByStates,
    /// *in the use of ICTs*, *in cyberspace*
    UseOfTechnology,
    /// *in accordance with national law*
    NationalLaw,
    /// *consistent with international law*
    InternationalLaw,
    /// *within their jurisdiction*, *in its territory*
    Jurisdiction,
    /// *areas beyond national jurisdiction*
    BeyondJurisdiction,
    /// *transboundary*, *across borders*
    Transboundary,
}

impl ScopeClass {
    /// The class in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Peacetime => "peacetime",
            Self::ArmedConflict => "armed conflict",
            Self::ByStates => "by States",
            Self::UseOfTechnology => "use of technology",
            Self::NationalLaw => "national law",
            Self::InternationalLaw => "international law",
            Self::Jurisdiction => "jurisdiction",
            Self::BeyondJurisdiction => "beyond national jurisdiction",
            Self::Transboundary => "transboundary",
        }
    }

    fn of(meaning: Meaning) -> Option<Self> {
        let class = match meaning {
            Meaning::Peacetime => Self::Peacetime,
            Meaning::ArmedConflict | Meaning::ArmedConflictToo | Meaning::ArmedConflictBefore => {
                Self::ArmedConflict
            }
            Meaning::ByStates => Self::ByStates,
            Meaning::UseOfTechnology => Self::UseOfTechnology,
            Meaning::NationalLaw => Self::NationalLaw,
            Meaning::InternationalLaw => Self::InternationalLaw,
            Meaning::Jurisdiction => Self::Jurisdiction,
            Meaning::BeyondJurisdiction => Self::BeyondJurisdiction,
            Meaning::Transboundary => Self::Transboundary,
            _ => return None,
        };
        Some(class)
    }
}

/// The other pole stands at most so many words behind the first: *in times of peace and of armed
/// conflict* has one between.
const BETWEEN_POLES: usize = 3;

/// The words of one sentence of `text` that say where something holds, by place; its words and marks
/// stand at `words`, in order.
///
/// ```
/// use travaux::force::{ScopeClass, scopes};
/// use travaux::lexicon::Lexicon;
/// use travaux::text::Tokens;
///
/// let text = "It applies in times of peace and of armed conflict.";
/// let tokens = Tokens::new(text);
/// let words: Vec<_> = (0..tokens.len()).map(|index| tokens.span(index)).collect();
/// let found = scopes(text, &words, Lexicon::of("en"));
/// assert_eq!(found[0].class, ScopeClass::Peacetime);
/// assert_eq!(&text[found[1].span.range()], "of armed conflict");
/// ```
#[must_use]
pub fn scopes(text: &str, words: &[Span], lexicon: &'static Lexicon) -> Vec<Scope> {
    scopes_in(&Qualified::new(text, words, lexicon))
}

/// The words of a sentence that say where something holds.
pub(super) fn scopes_in(sentence: &Qualified<'_>) -> Vec<Scope> {
    let mut found: Vec<Scope> = Vec::new();
    // where the last pole of peace ended
    let mut peace = None;
    let mut at = 0;
    while at < sentence.len() {
        if !sentence.can_say(at).scope {
            at += 1;
            continue;
        }
        let near = peace.is_some_and(|end| at <= end + BETWEEN_POLES);
        let class = |meaning| Some((meaning, ScopeClass::of(meaning)?));
        let stands = |meaning: Meaning, end: usize| match meaning {
            Meaning::ArmedConflictToo => near,
            Meaning::ArmedConflictBefore => sentence.says(end, Meaning::Peacetime),
            Meaning::ByStates => !is_agent(sentence, at),
            _ => true,
        };
        let scopes = sentence.meanings(at, class);
        let scopes = scopes.filter(|((meaning, _), end)| stands(*meaning, *end));
        let Some(((_, class), end)) = scopes.max_by_key(|(_, end)| *end) else {
            at += 1;
            continue;
        };
        found.push(Scope { class, span: sentence.span(at..end) });
        peace = if class == ScopeClass::Peacetime { Some(end) } else { None };
        at = end;
    }
    found
}

/// Whether a word that says who acts stands before *by*: *taken by States*, *taken jointly by States*.
fn is_agent(sentence: &Qualified<'_>, at: usize) -> bool {
    (1..=2).any(|back| at >= back && sentence.is_passive(at - back))
}
