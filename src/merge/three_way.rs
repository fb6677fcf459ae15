//! Three drafts side by side.

use std::fmt::Write;

use super::alteration::Accord;
use super::loci::{Locus, Side, body, loci};
use crate::align::{Comparison, ComparisonOptions};
use crate::document::{Clause, Draft};

/// A base and what two delegations made of it.
///
/// Laws: every clause of the three drafts is in exactly one locus; a side equal to the base changes
/// nothing, and the merged words are those of the other; two equal sides agree everywhere; turning the
/// sides round turns every accord round.
///
/// ```
/// use travaux::merge::{Accord, ThreeWay};
/// use travaux::Draft;
///
/// let base = Draft::parse("chair", "1. States may share what they know of attacks on ports.");
/// let left = Draft::parse("A", "1. States shall share what they know of attacks on ports.");
/// let right = Draft::parse("B", "1. States should share what they know of attacks on all ports.");
/// let merge = ThreeWay::new(&base, &left, &right);
/// assert_eq!(merge.count(Accord::Conflict), 1);
/// assert_eq!(
///     merge.text(),
///     "1. States [A: shall] [B: should] share what they know of attacks on all ports.\n",
/// );
/// ```
#[derive(Clone)]
pub struct ThreeWay<'d> {
    base: &'d Draft,
    left: &'d Draft,
    right: &'d Draft,
    loci: Vec<Locus>,
}

impl<'d> ThreeWay<'d> {
    /// Compares both sides with the base, with the default options.
    #[must_use]
    pub fn new(base: &'d Draft, left: &'d Draft, right: &'d Draft) -> Self {
        Self::with_options(base, left, right, ComparisonOptions::new())
    }

    /// Compares both sides with the base, with the options given.
    #[must_use]
    pub fn with_options(
        base: &'d Draft,
        left: &'d Draft,
        right: &'d Draft,
        options: ComparisonOptions,
    ) -> Self {
        let comparisons = [left, right].map(|side| Comparison::with_options(base, side, options));
        let sides = comparisons.each_ref().map(Side::new);
        let loci = loci(base, &sides);
        Self { base, left, right, loci }
    }

    /// The draft both sides began with.
    #[must_use]
    pub fn base(&self) -> &'d Draft {
        self.base
    }

    /// What the first side made of it.
    #[must_use]
    pub fn left(&self) -> &'d Draft {
        self.left
    }

    /// What the second side made of it.
    #[must_use]
    pub fn right(&self) -> &'d Draft {
        self.right
    }

    /// All places, in the order of the merged text.
    #[must_use]
    pub fn loci(&self) -> &[Locus] {
        &self.loci
    }

    /// How many places are of the accord.
    #[must_use]
    pub fn count(&self, accord: Accord) -> usize {
        self.loci.iter().filter(|locus| locus.accord == accord).count()
    }

    /// The merged text in Markdown, a paragraph a clause: what no side or one side changed, or both
    /// alike, as it is then; conflicts as `[A: …] [B: …]` with the sigils of the drafts, `delete` for no
    /// words.
    ///
    /// Numbers are those of the base, or of the side that changed them; they are not counted anew.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for locus in &self.loci {
            for paragraph in self.paragraphs(locus) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&paragraph);
                text.push('\n');
            }
        }
        text
    }

    /// The merged words of a place, a paragraph a clause.
    ///
    /// # Panics
    /// If the place is one of other drafts, and has clauses or words that these do not have.
    #[must_use]
    pub fn paragraphs(&self, locus: &Locus) -> Vec<String> {
        if !locus.stretches.is_empty() {
            return vec![self.merged(locus)];
        }
        let (draft, clauses) = match locus.accord {
            Accord::Right => (self.right, &locus.right),
            Accord::Untouched => (self.base, &locus.base),
            Accord::Conflict => return vec![self.both(locus)],
            _ => (self.left, &locus.left),
        };
        clauses.iter().map(|id| printed(draft.clause(*id), draft.clause(*id).body())).collect()
    }

    /// The words of a clause that each of the three has.
    fn merged(&self, locus: &Locus) -> String {
        let clauses =
            [(self.base, &locus.base), (self.left, &locus.left), (self.right, &locus.right)]
                .map(|(draft, ids)| draft.clause(ids[0]));
        let [base, left, right] = clauses.map(Clause::body);
        let mut words = String::new();
        for stretch in &locus.stretches {
            let (ours, theirs) = (&left[stretch.left.clone()], &right[stretch.right.clone()]);
            match stretch.accord {
                Accord::Untouched => words.push_str(&base[stretch.base.clone()]),
                Accord::Right => words.push_str(theirs),
                Accord::Conflict => self.write_both(&mut words, ours, theirs),
                _ => words.push_str(ours),
            }
        }
        let number = |clause: Clause<'d>| clause.enumerator().map(|own| own.label.as_str());
        let [of_base, of_left, _] = clauses.map(number);
        printed(if of_left == of_base { clauses[2] } else { clauses[1] }, &words)
    }

    /// The words of both sides as a whole.
    fn both(&self, locus: &Locus) -> String {
        let mut text = String::new();
        let (left, right) = (body(self.left, &locus.left), body(self.right, &locus.right));
        self.write_both(&mut text, &left, &right);
        match locus.base.first() {
            Some(id) => printed(self.base.clause(*id), &text),
            None => text,
        }
    }

    fn write_both(&self, text: &mut String, left: &str, right: &str) {
        for (draft, words) in [(self.left, left), (self.right, right)] {
            let said = if words.trim().is_empty() { "delete" } else { words.trim() };
            let opens =
                text.is_empty() || text.ends_with(char::is_whitespace) || text.ends_with(OPENING);
            let space = if opens { "" } else { " " };
            // writing to a string does not fail
            let _ = write!(text, "{space}[{}: {said}]", draft.sigil());
        }
        let spaced = |words: &str| words.ends_with(char::is_whitespace);
        if spaced(left) || spaced(right) {
            text.push(' ');
        }
    }
}

impl std::fmt::Debug for ThreeWay<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ThreeWay")
            .field("base", &self.base.sigil())
            .field("left", &self.left.sigil())
            .field("right", &self.right.sigil())
            .field("loci", &self.loci.len())
            .finish()
    }
}

/// Marks that stand right before the words they open or join.
const OPENING: [char; 9] = ['(', '[', '{', '“', '‘', '«', '„', '/', '-'];

/// A clause as Markdown prints it, with other words.
fn printed(clause: Clause<'_>, words: &str) -> String {
    let level = usize::from(clause.level());
    let marks = if level > 0 { format!("{} ", "#".repeat(level)) } else { String::new() };
    let number = &clause.text()[..clause.text().len() - clause.body().len()];
    // a number that had no words has no space behind it either
    let bare = clause.body().is_empty() && !number.is_empty() && !words.is_empty();
    let space = if bare && !number.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{marks}{number}{space}{}", words.trim_end())
}
