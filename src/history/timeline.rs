//! The view of a history.

use super::draft_tracer::{Facts, Tracer};
use super::trace::{Trace, WordLife};
use crate::align::{Comparison, ComparisonOptions};
use crate::document::Draft;

/// Many drafts of one text, in order.
///
/// What went and comes back is the same clause and the same word: clauses by alignment with the drafts
/// that lost them, the latest four of these; words by their place in the clause. Time grows with the
/// length of all drafts together.
///
/// Laws: [traces](Trace) hold every clause of every draft once; every word of a clause has one origin, not
/// later than its draft and the same word as compared; a draft twice in a row changes no origin.
///
/// ```
/// use travaux::{Draft, History};
///
/// let texts = ["Ships may enter.", "Ships shall freely enter.", "Ships may enter at night."];
/// let drafts = texts.map(|text| Draft::parse("harbour", text));
/// let history = History::new(&[&drafts[0], &drafts[1], &drafts[2]]);
/// let born: Vec<usize> = (0..6).map(|token| history.word(2, token).unwrap().draft).collect();
/// assert_eq!(born, [0, 0, 0, 2, 2, 0]);
/// assert_eq!(history.word(2, 1).unwrap().drafts, [0, 2]);
/// ```
pub struct History<'d> {
    drafts: Vec<&'d Draft>,
    steps: Vec<Comparison<'d>>,
    facts: Facts,
}

impl<'d> History<'d> {
    /// Compares with the default options.
    #[must_use]
    pub fn new(drafts: &[&'d Draft]) -> Self {
        Self::with_options(drafts, ComparisonOptions::new())
    }

    /// Compares with the options given.
    #[must_use]
    pub fn with_options(drafts: &[&'d Draft], options: impl Into<ComparisonOptions>) -> Self {
        let options = options.into();
        let compare = |pair: &[&'d Draft]| Comparison::with_options(pair[0], pair[1], options);
        let steps: Vec<_> = drafts.windows(2).map(compare).collect();
        let facts = Tracer::new(drafts, &steps, options).trace();
        Self { drafts: drafts.to_vec(), steps, facts }
    }

    /// The drafts, in order.
    #[must_use]
    pub fn drafts(&self) -> &[&'d Draft] {
        &self.drafts
    }

    /// Every draft but the first, compared with the one before it.
    #[must_use]
    pub fn steps(&self) -> &[Comparison<'d>] {
        &self.steps
    }

    /// Every clause through all drafts, in order of first sight.
    #[must_use]
    pub fn traces(&self) -> &[Trace] {
        &self.facts.traces
    }

    /// Every word there ever was, in order of first sight.
    #[must_use]
    pub fn words(&self) -> &[WordLife] {
        &self.facts.words
    }

    /// Where a token of a draft, both from 0, came from, and where else it stands; `None` for what is no
    /// word of a clause, as printed numbers are.
    #[must_use]
    pub fn word(&self, draft: usize, token: usize) -> Option<&WordLife> {
        self.word_number(draft, token).map(|word| &self.facts.words[word])
    }

    /// The place of a token's word among [`words`](Self::words).
    pub(super) fn word_number(&self, draft: usize, token: usize) -> Option<usize> {
        *self.facts.of_token.get(draft)?.get(token)?
    }

    /// Of the words of a draft, how many are not in the one before, new or back, and how many there are.
    #[must_use]
    pub fn churn(&self, draft: usize) -> (usize, usize) {
        let Some(tokens) = self.facts.of_token.get(draft) else { return (0, 0) };
        let stays = |word: &&usize| {
            draft > 0 && self.facts.words[**word].drafts.binary_search(&(draft - 1)).is_ok()
        };
        let all = tokens.iter().flatten().count();
        (all - tokens.iter().flatten().filter(stays).count(), all)
    }
}

impl std::fmt::Debug for History<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History")
            .field("drafts", &self.drafts.len())
            .field("traces", &self.facts.traces.len())
            .field("words", &self.facts.words.len())
            .finish_non_exhaustive()
    }
}
