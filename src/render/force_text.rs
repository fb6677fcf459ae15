//! What clauses commit whom to, as a person reads it in a terminal.

use std::fmt::{self, Write};

use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::document::Clause;
use crate::force::{Act, Force, Norm, Party, Polarity};
use crate::span::Span;

/// The acts of a draft to be printed, clause by clause; clauses without any are left out.
#[derive(Clone, Copy, Debug)]
pub struct ForceText<'f> {
    force: &'f Force<'f>,
    style: Style,
}

impl Force<'_> {
    /// The acts to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> ForceText<'_> {
        ForceText { force: self, style: style.into() }
    }
}

impl fmt::Display for Force<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

impl fmt::Display for ForceText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for clause in self.force.draft().clauses() {
            let acts = self.force.acts_of(clause.id());
            if !acts.is_empty() {
                self.clause(f, clause, acts)?;
            }
        }
        Ok(())
    }
}

impl ForceText<'_> {
    fn clause(&self, f: &mut fmt::Formatter<'_>, clause: Clause<'_>, acts: &[Act]) -> fmt::Result {
        let words = [
            Run { text: &clause.path(), look: Look::Strong },
            Run { text: "  ", look: Look::Plain },
            Run { text: clause.body(), look: Look::Faint },
        ];
        paragraph(f, &words, Indent::hanging(0), self.style)?;
        acts.iter().try_for_each(|act| self.act(f, act))?;
        f.write_char('\n')
    }

    fn act(&self, f: &mut fmt::Formatter<'_>, act: &Act) -> fmt::Result {
        let mut line = format!("{} “{}”", self.head(act), self.quote(act.predicate));
        if act.inherited.is_some() {
            line.push_str(", from above");
        }
        for (role, parties) in
            [("by", &act.actors), ("to", &act.addressees), ("for", &act.beneficiaries)]
        {
            if !parties.is_empty() {
                let _ = write!(line, "; {role} {}", self.parties(parties));
            }
        }
        if let Some(content) = &act.content {
            let reverse = if content.prohibitive { " (reverses)" } else { "" };
            if let Some(verb) = content.verb {
                let _ = write!(line, "; do “{}”{reverse}", self.quote(verb));
            }
        }
        for modifier in &act.modifiers {
            let _ = write!(line, "; {} “{}”", modifier.class.name(), self.quote(modifier.span));
        }
        for scope in &act.scopes {
            let _ = write!(line, "; {} “{}”", scope.class.name(), self.quote(scope.span));
        }
        for time in &act.times {
            let _ = write!(line, "; {} “{}”", time.kind.name(), self.quote(time.span));
        }
        paragraph(f, &[Run { text: &line, look: Look::Plain }], Indent::hanging(4), self.style)
    }

    fn head(&self, act: &Act) -> String {
        let not = if act.polarity == Polarity::Negative { "not " } else { "" };
        let said = matches!(act.norm, Some(Norm::Recommendation | Norm::Constitutive));
        match act.norm {
            Some(norm) if said => format!("{}{}", norm.name(), not.replace("not ", " not")),
            Some(norm) => norm.name().to_owned(),
            None => format!("{}: {not}{}", act.act_type.name(), act.name),
        }
    }

    fn quote(&self, span: Span) -> String {
        let words = self.force.draft().text()[span.range()].split_whitespace();
        words.collect::<Vec<_>>().join(" ")
    }

    fn parties(&self, parties: &[Party]) -> String {
        let one = |party: &Party| match &party.class {
            Some(class) => format!("“{}” ({class})", self.quote(party.span)),
            None => format!("“{}”", self.quote(party.span)),
        };
        parties.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
