//! How kinds of things are printed, by their names, and how pieces of texts are, by their words; padded where that is
//! asked for.

use std::fmt;

use super::checks_text::told;
use crate::align::Fate;
use crate::change::{EffectKind, Tendency};
use crate::check::{Evidence, Role, Severity, Verdict};
use crate::concept::{Joined, Mention, Overlap, Reach, SchemeFormat};
use crate::concordance::ConcordanceLine;
use crate::coverage::{Region, Shift};
use crate::document::{BracketKind, BracketReading, Clause, ClauseKind, Division, Quotation};
use crate::evaluation::Basis;
use crate::force::{ActType, ModifierClass, Norm, ScopeClass, TimeKind};
use crate::history::Swing;
use crate::lineage::{DerivationClass, Precedence};
use crate::roster::Member;
use crate::setting::Way;
use crate::term::DefinitionForm;
use crate::text::Token;

macro_rules! printed_by_name {
    ($($kind:ty),+ $(,)?) => {
        $(impl fmt::Display for $kind {
            /// By its name.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        })+
    };
}

printed_by_name!(
    ActType,
    Basis,
    BracketKind,
    BracketReading,
    ClauseKind,
    DefinitionForm,
    DerivationClass,
    Division,
    EffectKind,
    Fate,
    Joined,
    ModifierClass,
    Norm,
    Overlap,
    Precedence,
    Reach,
    Region,
    Role,
    SchemeFormat,
    ScopeClass,
    Severity,
    Shift,
    Swing,
    Tendency,
    TimeKind,
    Verdict,
    Way,
);

macro_rules! printed_by_words {
    ($($(#[$what:meta])* $kind:ty => $words:expr),+ $(,)?) => {
        $(impl fmt::Display for $kind {
            $(#[$what])*
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let words: fn(&Self) -> &str = $words;
                f.pad(words(self))
            }
        })+
    };
}

printed_by_words!(
    /// The words alone.
    Quotation => |quotation| &quotation.exact,
    /// Number and words.
    Clause<'_> => |clause| clause.text(),
    /// The words that name the concept.
    Mention<'_> => |mention| mention.words(),
    /// The word without the space behind it.
    Token<'_> => |token| token.word(),
    /// The name.
    Member => |member| &member.name,
);

impl fmt::Display for Evidence {
    /// On one line: *shown by rev2, 3: “shall”*.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&told(self))
    }
}

impl fmt::Display for ConcordanceLine<'_> {
    /// The hit in its surroundings, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.left(), self.hit(), self.right())
    }
}
