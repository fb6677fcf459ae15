//! What a text leaves out, as a person reads it in a terminal.

use std::fmt::{self, Write as _};

use super::comparison_text::cited;
use super::map_text::{counted, language, names, one_line, rejected};
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::concept::{Concept, ConceptMap, Gap, Inheritance, Rule};

/// A gap to be printed: what is absent beside what is present, the look-alikes that were rejected,
/// and what was searched for where.
#[derive(Clone, Copy, Debug)]
pub struct GapText<'m> {
    gap: Gap<'m>,
    style: Style,
}

/// The gaps of a map to be printed: each concept that is absent though a sibling is present, with the lists in
/// which its siblings stand and whether a source has it; then the names of what else is absent.
#[derive(Clone, Copy, Debug)]
pub struct GapsText<'m> {
    map: &'m ConceptMap<'m>,
    source: Option<&'m ConceptMap<'m>>,
    shows_all: bool,
    style: Style,
}

impl<'m> Gap<'m> {
    /// The gap to be printed in a style.
    #[must_use]
    pub fn styled(self, style: impl Into<Style>) -> GapText<'m> {
        GapText { gap: self, style: style.into() }
    }
}

impl fmt::Display for Gap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl<'m> GapsText<'m> {
    /// The gaps of a map, beside a text that it was made after if there is one.
    #[must_use]
    pub const fn new(map: &'m ConceptMap<'m>, source: Option<&'m ConceptMap<'m>>) -> Self {
        Self { map, source, shows_all: false, style: Style::new() }
    }

    /// Whether every gap is told whole, not only those that have a sibling present.
    #[must_use]
    pub const fn with_all(mut self, shows_all: bool) -> Self {
        self.shows_all = shows_all;
        self
    }

    /// The gaps to be printed in a style.
    #[must_use]
    pub fn styled(mut self, style: impl Into<Style>) -> Self {
        self.style = style.into();
        self
    }

    /// The gaps that are told whole.
    pub fn shown(&self) -> impl Iterator<Item = Gap<'m>> + use<'m> {
        let this = *self;
        self.map.gaps().filter(move |gap| this.shows(*gap))
    }

    fn shows(&self, gap: Gap<'m>) -> bool {
        self.shows_all || !gap.present_siblings().is_empty()
    }

    fn gap(&self, f: &mut fmt::Formatter<'_>, gap: Gap<'m>) -> fmt::Result {
        write!(f, "\n{}", gap.styled(self.style))?;
        for list in gap.sibling_lists() {
            let (joined, words) = (list.joined().name(), one_line(list.words()));
            self.note(f, &format!("its siblings stand in one list ({joined}): “{words}”"))?;
        }
        let Some(source) = self.source else { return Ok(()) };
        let sigil = source.draft().sigil();
        match gap.inheritance(source) {
            Inheritance::Inherited(_) => self.note(f, &format!("{sigil} lacks it too")),
            Inheritance::Introduced(has) => {
                self.note(f, &format!("{sigil} has it: “{}”", one_line(has[0].words())))
            }
            Inheritance::Unknown => Ok(()),
        }
    }

    fn note(&self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        let run = Run { text, look: Look::Plain };
        paragraph(f, &[run], Indent::hanging(4), self.style)
    }

    /// The names of what is absent and not told whole.
    fn rest(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.map.gaps().filter(|gap| !self.shows(*gap));
        let rest: Vec<Concept<'_>> = rest.map(|gap| gap.concept()).collect();
        if rest.is_empty() {
            return Ok(());
        }
        let title = if self.shown().next().is_none() {
            "\nAbsent"
        } else {
            "\nAlso absent, no sibling being present"
        };
        let named = names(&rest[..rest.len().min(NAMED)], self.map.draft());
        let more = match rest.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        writeln!(f, "{title}")?;
        self.note(f, &format!("{named}{more}"))
    }
}

impl fmt::Display for GapsText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown().try_for_each(|gap| self.gap(f, gap))?;
        self.rest(f)
    }
}

impl fmt::Display for GapText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (gap, map) = (self.gap, self.gap.map());
        let mut head = format!("{}: absent", gap.concept().name(language(map.draft())));
        let siblings = gap.present_siblings();
        if !siblings.is_empty() {
            write!(head, "; {} present", names(&siblings, map.draft()))?;
        }
        paragraph(f, &[Run { text: &head, look: Look::Strong }], Indent::all(0), self.style)?;
        rejected(f, gap.near_misses(), self.style)?;
        let rules = gap.searched_for();
        let phrases: Vec<_> = rules.iter().take(PHRASES).map(|rule| searched(rule)).collect();
        let more = match rules.len().saturating_sub(PHRASES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let scope = map.scope().map_or_else(String::new, |scope| format!(", {}", scope.path()));
        let searched = map.searched().count();
        let text = format!(
            "searched {} of {}{scope} for {}{more}",
            counted(searched, "clause"),
            cited(map.draft()),
            phrases.join(", "),
        );
        paragraph(f, &[Run { text: &text, look: Look::Faint }], Indent::hanging(4), self.style)
    }
}

/// “availability” beside “data”, “system”, …
pub(super) fn searched(rule: &Rule) -> String {
    let company: Vec<_> =
        rule.admit().iter().take(COMPANY).map(|phrase| format!("“{phrase}”")).collect();
    let more = if rule.admit().len() > COMPANY { ", …" } else { "" };
    match company.is_empty() {
        true => format!("“{}”", rule.phrase()),
        false => format!("“{}” (only beside {}{more})", rule.phrase(), company.join(", ")),
    }
}

/// How much of the company a phrase needs is shown.
const COMPANY: usize = 2;
/// How many searched phrases a gap shows.
const PHRASES: usize = 6;
/// How many concepts are named that are absent without a sibling that is present.
const NAMED: usize = 24;
