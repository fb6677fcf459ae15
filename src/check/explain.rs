//! Why a check has its verdict, statement by statement.

use super::answer::Answer;
use super::checks::{Check, Checks};
use super::session::{Session, not_given};
use super::statement::Statement;
use super::stock::Stock;
use super::verdict::{Evidence, Verdict};
use crate::document::Draft;

/// A check with every statement inside it decided by itself.
///
/// The shape is versioned by [`Explanation::SCHEMA`] and changes only with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Explanation {
    /// The name and version of the shape.
    pub schema: String,
    /// The id of the check.
    pub check: String,
    /// The statement as a person would say it.
    pub says: String,
    /// The text it was asked of; empty where it is of none.
    pub text: String,
    /// The statement, and behind it those inside it, each before its own.
    pub steps: Vec<Step>,
}

impl Explanation {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/explanation/1";
}

/// One statement of an [`Explanation`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Step {
    /// How many statements it stands in.
    pub depth: usize,
    /// What it claims, in words.
    pub claims: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub because: String,
    /// What it rests on, what was searched, and what came near; none for a statement made of others,
    /// which have their own.
    pub evidence: Vec<Evidence>,
}

impl Checks {
    /// Why a check has its verdict on each of its texts: what each statement in it says of the text, what was
    /// searched, and what came near. None for an id that no check has.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::check::Checks;
    ///
    /// let checks = Checks::from_toml(
    ///     "[[text]]\nname = \"rev1\"\n[[check]]\nid = \"a\"\nsays = \"Ships may enter.\"\n\
    ///      that = { all = [{ phrase = \"ships\" }, { not = { phrase = \"shall enter\" } }] }",
    /// )?;
    /// let why = &checks.explain("a", [&Draft::parse("rev1", "1. Ships shall enter.")])[0];
    /// let depths: Vec<_> = why.steps.iter().map(|step| (step.depth, step.verdict.name())).collect();
    /// assert_eq!(depths, [(0, "fails"), (1, "holds"), (1, "fails"), (2, "holds")]);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn explain<'d>(
        &self,
        check: &str,
        drafts: impl IntoIterator<Item = &'d Draft>,
    ) -> Vec<Explanation> {
        let Some(check) = self.checks.iter().find(|own| own.id == check) else { return Vec::new() };
        let drafts: Vec<&Draft> = drafts.into_iter().collect();
        let stock = Stock::new(self, &drafts);
        let session = Session::new(&stock);
        let texts = stock.asked(check).into_iter();
        texts.map(|text| session.explanation(check, text)).collect()
    }
}

impl Session<'_, '_> {
    fn explanation(&self, check: &Check, text: Option<usize>) -> Explanation {
        let mut steps = Vec::new();
        self.steps(&check.statement, text, 0, &mut steps);
        let name = text.map_or_else(
            || check.text.clone().unwrap_or_default(),
            |text| self.draft(text).sigil().to_owned(),
        );
        Explanation {
            schema: Explanation::SCHEMA.to_owned(),
            check: check.id.clone(),
            says: check.says.clone(),
            text: name,
            steps,
        }
    }

    fn steps(
        &self,
        statement: &Statement,
        text: Option<usize>,
        depth: usize,
        steps: &mut Vec<Step>,
    ) {
        let Answer { verdict, because, evidence } = match (text, &statement.text) {
            (None, None) if statement.needs_text() => not_given(&["that of the check"]),
            _ => self.answer(statement, text),
        };
        let parts = statement.parts();
        let evidence = if parts.is_empty() { evidence } else { Vec::new() };
        let claims = self.stock.checks.describe(statement);
        steps.push(Step { depth, claims, verdict, because, evidence });
        let own = match &statement.text {
            Some(name) => self.stock.number(name),
            None => text,
        };
        parts.iter().for_each(|one| self.steps(one, own, depth + 1, steps));
    }
}
