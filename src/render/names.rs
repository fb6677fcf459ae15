//! How kinds of things are printed: by their names, padded where that is asked for.

use std::fmt;

use crate::align::Fate;
use crate::change::{EffectKind, Tendency};
use crate::check::{Role, Severity, Verdict};
use crate::concept::{Joined, Overlap, Reach, SchemeFormat};
use crate::coverage::{Region, Shift};
use crate::document::{BracketKind, BracketReading, ClauseKind, Division, Quotation};
use crate::evaluation::Basis;
use crate::force::{ActType, ModifierClass, Norm, ScopeClass, TimeKind};
use crate::history::Swing;
use crate::lineage::{DerivationClass, Precedence};
use crate::setting::Way;
use crate::term::DefinitionForm;

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

impl fmt::Display for Quotation {
    /// The words alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.exact)
    }
}
