//! The canonical form of a citation, in English whatever the language of the text.

use std::fmt::{Display, Formatter, Result};

use super::{Adopted, Citation, Division, Instrument, Label, Step, Target};

/// `article 5, paragraph 2 (b)`; several targets apart by `; `.
impl Display for Citation {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (index, target) in self.targets.iter().enumerate() {
            let mark = if index == 0 { "" } else { "; " };
            write!(f, "{mark}{target}")?;
        }
        Ok(())
    }
}

/// `resolution 70/237, paragraph 3`; only the path for what is in the citing text.
impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.instrument != Instrument::Own || self.path.is_empty() {
            write!(f, "{}", self.instrument)?;
        }
        let mut before = None;
        if self.instrument != Instrument::Own && !self.path.is_empty() {
            f.write_str(", ")?;
        }
        for (index, step) in self.path.iter().enumerate() {
            let through = self.through.as_deref().filter(|_| index + 1 == self.path.len());
            write_step(f, before, step, through)?;
            before = Some(step.division);
        }
        Ok(())
    }
}

/// `paragraph 3`, or behind what holds it `, paragraph 3` and ` (b)`.
fn write_step(
    f: &mut Formatter<'_>,
    before: Option<Division>,
    step: &Step,
    through: Option<&str>,
) -> Result {
    match (&step.label, step.division, before) {
        (Label::Printed(label), Division::Item, Some(_)) => write!(f, " ({label})")?,
        _ => write!(f, "{}", if before.is_some() { ", " } else { "" })?,
    }
    match (&step.label, step.division, before) {
        (Label::Printed(_), Division::Item, Some(_)) => {}
        (Label::Printed(label), Division::Item, None) => write!(f, "item ({label})")?,
        (Label::Printed(label), division, _) => {
            let plural = if through.is_some() { "s" } else { "" };
            write!(f, "{}{plural} {label}", division.name())?;
        }
        (Label::Ordinal(count), division, _) => write!(f, "{} {}", Nth(*count), division.name())?,
        (Label::This, division, _) => write!(f, "this {}", division.name())?,
        (Label::Preceding, division, _) => write!(f, "preceding {}", division.name())?,
        (Label::Following, division, _) => write!(f, "following {}", division.name())?,
        (Label::Sole, division, _) => write!(f, "{}", division.name())?,
    }
    match (through, step.division) {
        (Some(last), Division::Item) => write!(f, " to ({last})"),
        (Some(last), _) => write!(f, " to {last}"),
        (None, _) => Ok(()),
    }
}

struct Nth(u32);

impl Display for Nth {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let words = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth",
        ];
        match words.get((self.0 as usize).wrapping_sub(1)) {
            Some(word) => f.write_str(word),
            None => write!(f, "{}th", self.0),
        }
    }
}

/// `resolution 70/237`, `Charter of the United Nations`; `this text` for the citing one.
impl Display for Instrument {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Own => f.write_str("this text"),
            Self::Document { symbol } => f.write_str(symbol),
            Self::Resolution(adopted) => write!(f, "resolution {}", adopted.number),
            Self::Decision(Adopted { number, .. }) => write!(f, "decision {number}"),
            Self::Named { name, .. } => f.write_str(name),
        }
    }
}
