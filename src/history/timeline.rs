//! The view of a history.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::draft_tracer::{Facts, Tracer};
use super::stemma::Stemma;
use super::trace::{Trace, WordLife};
use crate::align::{Comparison, ComparisonOptions};
use crate::document::{Clause, ClauseId, Draft};
use crate::error::{Error, ErrorKind};

/// Many drafts of one text, in order or as a [`Stemma`] of proposals and what was made of them.
///
/// What went and comes back is the same clause and the same word: clauses by alignment with the drafts
/// that lost them, the latest four of these; words by their place in the clause, and whole passages wherever
/// they stand now. Time grows with the length of all drafts together.
///
/// Laws: [traces](Trace) hold every clause of every draft once; every word of a clause has one origin, not
/// later than its draft and the same word as compared; a draft twice in a row changes no origin. A draft
/// made of several has its words from the first of them that has them there.
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
///
/// Of drafts in a row it is collected:
///
/// ```
/// # use travaux::{Draft, History};
/// let drafts = vec![Draft::parse("rev1", "Ships may enter."), Draft::parse("rev2", "Ships shall enter.")];
/// let history: History = drafts.iter().collect();
/// assert_eq!(history.drafts().len(), 2);
/// ```
pub struct History<'d> {
    drafts: Vec<&'d Draft>,
    stemma: Stemma,
    options: ComparisonOptions,
    steps: Vec<Comparison<'d>>,
    facts: Facts,
}

impl<'d> History<'d> {
    /// Drafts in a line, each compared with the one before, with the default options.
    #[must_use]
    pub fn new(drafts: &[&'d Draft]) -> Self {
        Self::with_options(drafts, ComparisonOptions::new())
    }

    /// Drafts in a line, compared with the options given.
    #[must_use]
    pub fn with_options(drafts: &[&'d Draft], options: impl Into<ComparisonOptions>) -> Self {
        Self::made(drafts, Stemma::line(drafts.len()), options.into())
    }

    /// Drafts of which some were made of the same one, or of several, with the default options.
    ///
    /// # Errors
    /// If the stemma is not one of so many drafts.
    ///
    /// ```
    /// use travaux::history::Stemma;
    /// use travaux::{Draft, History};
    ///
    /// let texts = ["Ships pay.", "Large ships pay.", "Ships pay gold.", "Large ships pay gold."];
    /// let drafts = texts.map(|text| Draft::parse("tolls", text));
    /// let stemma = Stemma::new(vec![vec![], vec![0], vec![0], vec![1, 2]])?;
    /// let history = History::branching(&drafts.each_ref(), stemma)?;
    /// let born: Vec<usize> = (0..4).map(|token| history.word(3, token).unwrap().draft).collect();
    /// assert_eq!(born, [1, 0, 0, 2]);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn branching(drafts: &[&'d Draft], stemma: Stemma) -> Result<Self, Error> {
        Self::branching_with_options(drafts, stemma, ComparisonOptions::new())
    }

    /// The same with the options given.
    ///
    /// # Errors
    /// If the stemma is not one of so many drafts.
    pub fn branching_with_options(
        drafts: &[&'d Draft],
        stemma: Stemma,
        options: impl Into<ComparisonOptions>,
    ) -> Result<Self, Error> {
        if stemma.len() != drafts.len() {
            let (found, allowed) = (stemma.len(), drafts.len());
            let message = format!("found parents for {found} drafts: there are {allowed}");
            return Err(Error::new(ErrorKind::History, message));
        }
        Ok(Self::made(drafts, stemma, options.into()))
    }

    /// Drafts with a stemma of as many.
    pub(super) fn of(drafts: &[&'d Draft], stemma: Stemma) -> Self {
        Self::made(drafts, stemma, ComparisonOptions::new())
    }

    fn made(drafts: &[&'d Draft], stemma: Stemma, options: ComparisonOptions) -> Self {
        let pairs: Vec<(usize, usize)> = stemma.steps().collect();
        let steps = compared(drafts, &pairs, options);
        let facts = Tracer::new(drafts, &stemma, &steps, options).trace();
        Self { drafts: drafts.to_vec(), stemma, options, steps, facts }
    }

    /// How the drafts were compared.
    #[must_use]
    pub fn options(&self) -> ComparisonOptions {
        self.options
    }

    /// Which draft was made of which.
    #[must_use]
    pub fn stemma(&self) -> &Stemma {
        &self.stemma
    }

    /// The drafts, in order.
    #[must_use]
    pub fn drafts(&self) -> &[&'d Draft] {
        &self.drafts
    }

    /// Every draft compared with what it was made of, in the order of [`Stemma::steps`]; in a line every
    /// draft but the first with the one before it.
    #[must_use]
    pub fn steps(&self) -> &[Comparison<'d>] {
        &self.steps
    }

    /// The places of the steps that lead to a draft.
    pub(crate) fn steps_into(&self, draft: usize) -> std::ops::Range<usize> {
        let before = |draft: usize| self.stemma.parents(draft).len();
        let from: usize = (0..draft).map(before).sum();
        from..from + before(draft)
    }

    /// The parent of a draft that the clause of a trace came from or went from, and the place of the step.
    pub(crate) fn came_from(&self, trace: &Trace, draft: usize) -> Option<(usize, usize)> {
        let mut parents = self.stemma.parents(draft).iter().copied().zip(self.steps_into(draft));
        let stood = |parent: usize| !trace.stages[parent].clauses.is_empty();
        let told = trace.stages[draft].parent;
        parents.find(|(parent, _)| told.map_or_else(|| stood(*parent), |told| told == *parent))
    }

    /// The clause that had most words of one that is back in a draft, if it was part of another one then.
    pub(crate) fn was_part_of(&self, trace: &Trace, draft: usize) -> Option<Clause<'d>> {
        let then = trace.stages[draft].returned_from?;
        let tokens = trace.stages[draft].clauses.iter().flat_map(|id| {
            let range = self.drafts[draft].clause(*id).token_range();
            self.facts.of_token[draft][range].iter().flatten()
        });
        let own: BTreeSet<usize> = tokens.copied().collect();
        let shared = |clause: &Clause<'_>| {
            let tokens = &self.facts.of_token[then][clause.token_range()];
            tokens.iter().flatten().filter(|word| own.contains(word)).count()
        };
        let is_other = trace.stages[then].clauses.is_empty();
        let all = self.drafts[then].clauses().filter(|_| is_other);
        all.max_by_key(|clause| (shared(clause), Reverse(clause.id())))
    }

    /// A clause that is back in a draft compared with itself as it was last there; of one that came back in
    /// parts, or as one of several, nothing.
    pub(crate) fn since_away(&self, trace: &Trace, draft: usize) -> Option<Comparison<'d>> {
        let then = trace.stages[draft].returned_from?;
        let sides = [&trace.stages[then].clauses, &trace.stages[draft].clauses];
        let [[before], [after]] = sides.map(Vec::as_slice) else { return None };
        let drafts = [self.drafts[then], self.drafts[draft]];
        Some(Comparison::of_pairs(drafts[0], drafts[1], &[(*before, *after)], self.options))
    }

    /// Every clause through all drafts, in order of first sight.
    #[must_use]
    pub fn traces(&self) -> &[Trace] {
        &self.facts.traces
    }

    /// The place among [traces](Self::traces) of that of a clause; `None` where the draft has none such.
    #[must_use]
    pub fn trace_number(&self, draft: usize, clause: ClauseId) -> Option<usize> {
        self.facts.of_clause.get(draft)?.get(clause.index()).copied()
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

    /// The same of the word that holds a place of a draft, in bytes of its reading text, or else of the next
    /// one: who wrote a word, asked for where it stands.
    ///
    /// ```
    /// use travaux::{Draft, History};
    ///
    /// let drafts = ["Ships shall pay.", "Ships should pay.", "Ships should pay at once."]
    ///     .map(|text| Draft::parse("harbour", text));
    /// let history = History::new(&drafts.each_ref());
    /// let place = drafts[2].text().find("should").unwrap();
    /// assert_eq!(history.word_at(2, place + 3).unwrap().draft, 1);
    /// assert_eq!(history.word_at(2, 0).unwrap().drafts, [0, 1, 2]);
    /// ```
    #[must_use]
    pub fn word_at(&self, draft: usize, offset: usize) -> Option<&WordLife> {
        let tokens = self.drafts.get(draft)?.tokens();
        let next = tokens.at_or_after(offset.saturating_add(1));
        let own = next.checked_sub(1).filter(|own| tokens.span(*own).end() > offset);
        self.word(draft, own.unwrap_or(next))
    }

    /// The place of a token's word among [`words`](Self::words).
    pub(super) fn word_number(&self, draft: usize, token: usize) -> Option<usize> {
        *self.facts.of_token.get(draft)?.get(token)?
    }

    /// Of the words of a draft, how many are not in what it was made of, new or back, and how many there are.
    #[must_use]
    pub fn churn(&self, draft: usize) -> (usize, usize) {
        let Some(tokens) = self.facts.of_token.get(draft) else { return (0, 0) };
        let parents = self.stemma.parents(draft);
        let has = |word: usize, at: &usize| self.facts.words[word].drafts.binary_search(at).is_ok();
        let stays = |word: &&usize| parents.iter().any(|parent| has(**word, parent));
        let all = tokens.iter().flatten().count();
        (all - tokens.iter().flatten().filter(stays).count(), all)
    }
}

/// The comparisons of pairs of drafts, in their order; made side by side where the machine can, for none
/// depends on another.
fn compared<'d>(
    drafts: &[&'d Draft],
    pairs: &[(usize, usize)],
    options: ComparisonOptions,
) -> Vec<Comparison<'d>> {
    let compare = |(one, other): &(usize, usize)| {
        Comparison::with_options(drafts[*one], drafts[*other], options)
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let words: usize = drafts.iter().map(|draft| draft.tokens().len()).sum();
    if threads == 1 || pairs.len() < 2 || words < FEWEST_WORDS {
        return pairs.iter().map(compare).collect();
    }
    std::thread::scope(|scope| {
        let parts = pairs.chunks(pairs.len().div_ceil(threads));
        let runs: Vec<_> = parts
            .map(|part| (part, scope.spawn(move || part.iter().map(compare).collect::<Vec<_>>())))
            .collect();
        // what a thread could not do is done here, so that a failure is told where it happened
        let done = runs
            .into_iter()
            .map(|(part, run)| run.join().unwrap_or_else(|_| part.iter().map(compare).collect()));
        done.flatten().collect()
    })
}

/// More threads hardly help, and take memory.
const MOST_THREADS: usize = 8;
/// With fewer words in all drafts together the threads cost more than they save.
const FEWEST_WORDS: usize = 20_000;

impl std::fmt::Debug for History<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History")
            .field("drafts", &self.drafts.len())
            .field("traces", &self.facts.traces.len())
            .field("words", &self.facts.words.len())
            .finish_non_exhaustive()
    }
}

/// Drafts in a line, as [`History::new`] takes them.
impl<'d> FromIterator<&'d Draft> for History<'d> {
    fn from_iter<I: IntoIterator<Item = &'d Draft>>(drafts: I) -> Self {
        Self::new(&drafts.into_iter().collect::<Vec<_>>())
    }
}
