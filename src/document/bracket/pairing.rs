//! Which `]` closes which `[`, in texts where marks are missing too.

use crate::document::clause::ClauseData;
use crate::document::enumerator::EnumeratorStyle;

/// A `[` and the `]` that closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) struct Pair {
    /// The byte of `[`.
    pub(in crate::document) open: usize,
    /// The byte of `]`.
    pub(in crate::document) close: usize,
    /// The clauses the two stand in.
    pub(in crate::document) clauses: (usize, usize),
}

/// All marks of a text, each in a pair or alone.
#[derive(Debug, Default)]
pub(in crate::document) struct Pairing {
    /// In order of opening; pairs nest.
    pub(in crate::document) pairs: Vec<Pair>,
    /// The bytes of `[` that no mark closes, in order.
    pub(in crate::document) unclosed: Vec<usize>,
    /// The bytes of `]` that close nothing, in order.
    pub(in crate::document) unopened: Vec<usize>,
}

/// Pairs the marks of `text`.
///
/// A `]` closes the nearest open `[` that reaches it. Inside a clause every one does. Beyond its
/// clause a `[` reaches
///
/// 1. into the clauses below it; from a heading only if it opens the heading,
/// 2. into the clauses its sentence runs on into,
/// 3. if it opens its clause, to a `]` that ends one, up to the next heading or article; if the
///    clause is a heading or an article itself, up to the end of the division that stands in.
///
/// A `[` that does not reach a `]` was never closed: the `]` may close one further out. A clause with
/// a bracket of its own at its start shows that such a bracket of an earlier clause of its kind was
/// not closed either, unless that clause opens with two.
pub(in crate::document) fn pair(text: &str, clauses: &[ClauseData]) -> Pairing {
    let mut pairer = Pairer::new(text, clauses);
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        pairer.advance(at);
        match text.as_bytes()[at] {
            b'[' => pairer.open(at),
            _ => pairer.close(at),
        }
    }
    let mut pairing = pairer.pairing;
    pairing.unclosed.extend(pairer.stack.iter().map(|open| open.at));
    pairing.unclosed.sort_unstable();
    pairing.pairs.sort_unstable_by_key(|pair| pair.open);
    pairing
}

#[derive(Clone, Copy)]
struct Open {
    at: usize,
    clause: usize,
    /// The last heading or article before it.
    division: usize,
    /// How many marks open the clause up to this one; 0 if words stand before it.
    leads: u32,
}

/// Whether a `[` reaches a `]`.
enum Reach {
    Yes,
    /// No, but it may reach a later one.
    NotYet,
    No,
}

struct Pairer<'d> {
    text: &'d str,
    clauses: &'d [ClauseData],
    stack: Vec<Open>,
    pairing: Pairing,
    /// The clause of the mark at hand, and what is known of it.
    clause: usize,
    division: usize,
    /// The first clause of the sentence that runs on into this one.
    runs_from: usize,
    /// Where the words begin, behind the printed number.
    words_start: usize,
    words_end: usize,
    leads: u32,
}

impl<'d> Pairer<'d> {
    fn new(text: &'d str, clauses: &'d [ClauseData]) -> Self {
        let mut pairer = Self {
            text,
            clauses,
            stack: Vec::new(),
            pairing: Pairing::default(),
            clause: 0,
            division: 0,
            runs_from: 0,
            words_start: 0,
            words_end: 0,
            leads: 0,
        };
        if !clauses.is_empty() {
            pairer.pass(0);
            pairer.enter();
        }
        pairer
    }

    /// Goes on to the clause that byte `at` stands in.
    fn advance(&mut self, at: usize) {
        let last = self.clause;
        while self.clauses.get(self.clause + 1).is_some_and(|next| next.span.start() <= at) {
            self.pass(self.clause + 1);
        }
        if self.clause > last {
            self.enter();
        }
    }

    /// Goes on to a clause, which need not have a mark.
    fn pass(&mut self, clause: usize) {
        let data = &self.clauses[clause];
        if is_division(data) {
            self.division = clause;
        }
        let follows = clause > 0 && runs_on(self.text, &self.clauses[clause - 1]);
        if !follows || data.kind.is_heading() {
            self.runs_from = clause;
        }
        self.clause = clause;
    }

    /// Learns where the words of the clause at hand stand.
    fn enter(&mut self) {
        let data = &self.clauses[self.clause];
        let words = &self.text[data.span.range()];
        let number_end = data.enumerator.as_ref().map_or(data.span.start(), |e| e.span.end());
        let behind = self.text.get(number_end..data.span.end()).unwrap_or_default();
        let first = behind.find(char::is_alphanumeric).unwrap_or(behind.len());
        self.words_start = data.span.end() - behind.len() + first;
        let last = without_remark(words).rfind(char::is_alphanumeric).unwrap_or(0);
        self.words_end = data.span.start() + last;
        self.leads = 0;
    }

    fn open(&mut self, at: usize) {
        let leads = if at < self.words_start { self.leads + 1 } else { 0 };
        self.leads = leads.max(self.leads);
        if leads == 1 {
            self.drop_neighbors();
        }
        self.stack.push(Open { at, clause: self.clause, division: self.division, leads });
    }

    /// A clause that opens with a bracket of its own shows that its neighbor's was not closed.
    fn drop_neighbors(&mut self) {
        while let Some(open) = self.stack.last() {
            let alike = is_division(&self.clauses[open.clause]) == self.is_at_division();
            let apart = self.clauses[open.clause].below_end as usize <= self.clause;
            let torn = self.runs_from <= open.clause;
            if open.leads != 1 || !alike || !apart || torn {
                return;
            }
            self.pairing.unclosed.push(open.at);
            self.stack.pop();
        }
    }

    fn close(&mut self, at: usize) {
        while let Some(open) = self.stack.last().copied() {
            match self.reach(&open, at) {
                Reach::Yes => {
                    let clauses = (open.clause, self.clause);
                    self.pairing.pairs.push(Pair { open: open.at, close: at, clauses });
                    self.stack.pop();
                    return;
                }
                Reach::NotYet => break,
                Reach::No => {
                    self.pairing.unclosed.push(open.at);
                    self.stack.pop();
                }
            }
        }
        self.pairing.unopened.push(at);
    }

    fn reach(&self, open: &Open, at: usize) -> Reach {
        if open.clause == self.clause {
            return Reach::Yes;
        }
        let data = &self.clauses[open.clause];
        let below = (self.clause as u32) < data.below_end;
        if below && !data.kind.is_heading() || self.runs_from <= open.clause {
            return Reach::Yes;
        }
        let in_range = match is_division(data) {
            true => data
                .parent
                .is_none_or(|parent| (self.clause as u32) < self.clauses[parent.index()].below_end),
            false => open.division == self.division,
        };
        match (open.leads > 0 && (below || in_range), at > self.words_end) {
            (true, true) => Reach::Yes,
            (true, false) => Reach::NotYet,
            (false, _) => Reach::No,
        }
    }

    fn is_at_division(&self) -> bool {
        is_division(&self.clauses[self.clause])
    }
}

/// Whether a clause begins a division of the text: a heading, or an article without one.
fn is_division(data: &ClauseData) -> bool {
    let named = |style| style == EnumeratorStyle::Named;
    data.kind.is_heading() || data.enumerator.as_ref().is_some_and(|e| named(e.style))
}

/// The words of a clause without the remark in braces that drafters put behind them.
fn without_remark(words: &str) -> &str {
    let braced = words.ends_with('}').then(|| words.rfind('{')).flatten();
    &words[..braced.unwrap_or(words.len())]
}

/// Whether the sentence of a clause goes on after its end.
fn runs_on(text: &str, data: &ClauseData) -> bool {
    let last = text[data.span.range()].chars().next_back();
    !data.kind.is_heading() && last.is_some_and(|last| last.is_alphanumeric() || last == ':')
}
