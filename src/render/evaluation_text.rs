//! Scores and agreement as a person reads them in a terminal.

use std::fmt;

use super::evaluation_report::{AgreementReport, ScoreReport, ScoresReport};
use super::map_text::{counted, one_line};
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::evaluation::{Basis, Coefficient, Disagreement, Interval};

/// A table: how precise and complete each concept was found, with intervals behind the figures.
impl fmt::Display for ScoresReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.concepts.iter().map(|own| own.score.concept.chars().count());
        let width = names.max().unwrap_or(0).clamp("all together".len(), LONGEST_NAME);
        let head = ["precision", "recall", "F1"];
        write!(f, "{:width$}", "")?;
        head.iter().try_for_each(|name| write!(f, "  {name:<16}"))?;
        writeln!(f, "  found  spurious  missed")?;
        for own in &self.concepts {
            row(f, &own.score.concept, width, own)?;
        }
        row(f, "all together", width, &self.micro)?;
        let mean = figure(self.macro_f1, self.macro_f1_interval);
        writeln!(f, "{:width$}  {:<16}  {:<16}  {}", "mean F1", "", "", mean.trim_end())?;
        let what = counted(self.documents, "document");
        match self.documents {
            0 | 1 => writeln!(f, "{what}: no intervals"),
            _ => writeln!(f, "{what}, drawn as wholes for the intervals"),
        }
    }
}

/// Names of concepts take so many columns at most.
const LONGEST_NAME: usize = 32;

fn row(f: &mut fmt::Formatter<'_>, name: &str, width: usize, own: &ScoreReport) -> fmt::Result {
    let name: String = name.chars().take(width).collect();
    write!(f, "{name:width$}")?;
    let intervals = &own.intervals;
    for (value, interval) in [
        (own.precision, intervals.precision),
        (own.recall, intervals.recall),
        (own.f1, intervals.f1),
    ] {
        write!(f, "  {:<16}", figure(value, interval))?;
    }
    let score = &own.score;
    writeln!(f, "  {:>5}  {:>8}  {:>6}", score.found, score.spurious, score.missed)
}

/// ".83 (.71–.92)"
fn figure(value: Option<f64>, interval: Option<Interval>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    match interval {
        Some(between) => {
            format!("{} ({}–{})", short(value), short(between.low), short(between.high))
        }
        None => short(value),
    }
}

/// ".83", "1.00", "-.05"
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    match text.strip_prefix("0.").or(text.strip_prefix("-0.").filter(|rest| *rest == "00")) {
        Some(rest) => format!(".{rest}"),
        None => text.replacen("-0.", "-.", 1),
    }
}

/// The coefficients, and behind them every unit of which coders say different things.
impl fmt::Display for AgreementReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for pair in &self.pairs {
            let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), short);
            let (agreed, coded) = (share(pair.agreement), share(pair.agreement_on_coded));
            let name = format!("Cohen's kappa, {} and {}", pair.one, pair.other);
            coefficient(f, &name, &pair.kappa, pair.interval)?;
            writeln!(f, "    the same in {agreed} of them, in {coded} of those either coded")?;
        }
        if self.pairs.len() > 1 {
            coefficient(f, "Fleiss' kappa, all coders", &self.fleiss, None)?;
        }
        coefficient(f, "Krippendorff's alpha, nominal", &self.nominal, self.nominal_interval)?;
        if self.codes.iter().filter(|code| !code.is_empty()).count() > 1 {
            coefficient(f, "Krippendorff's alpha, ordinal", &self.ordinal, self.ordinal_interval)?;
        }
        if !self.disagreements.is_empty() {
            writeln!(f, "\n{}", counted(self.disagreements.len(), "disagreement"))?;
        }
        self.disagreements.iter().try_for_each(|parted| disagreement(f, parted))
    }
}

fn coefficient(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    own: &Coefficient,
    interval: Option<Interval>,
) -> fmt::Result {
    let units = counted(own.units as usize, "unit");
    match own.basis {
        Basis::Nothing => writeln!(f, "{name}: – (no unit that two coders judged)"),
        Basis::OneCode => writeln!(f, "{name}: 1.00 over {units} (one code alone: it says little)"),
        Basis::Measured => writeln!(f, "{name}: {} over {units}", figure(own.value, interval)),
    }
}

fn disagreement(f: &mut fmt::Formatter<'_>, parted: &Disagreement) -> fmt::Result {
    let code = |code: &str| if code.is_empty() { "nothing".to_owned() } else { code.to_owned() };
    let codes: Vec<String> =
        parted.codes.iter().map(|(coder, own)| format!("{coder}: {}", code(own))).collect();
    let quoted = match &parted.quotation {
        Some(quotation) => format!("; “{}”", one_line(&quotation.exact)),
        None => String::new(),
    };
    let text = format!("{} {}: {}{quoted}", parted.document, parted.unit, codes.join(", "));
    paragraph(f, &[Run { text: &text, look: Look::Plain }], Indent::hanging(0), Style::new())
}
