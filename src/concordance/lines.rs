//! Hits in their surroundings.

use crate::concept::{ConceptMap, Scheme};
use crate::document::{Clause, ClauseId, Draft};
use crate::error::Error;
use crate::span::Span;
use crate::text::Normalization;

/// In which order the lines of a concordance stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// As they stand in the texts.
    Place,
    /// By the words before the hit, the nearest first.
    Left,
    /// By the words behind the hit.
    Right,
}

/// All hits of something in texts, each with the words around it.
///
/// Law: the words of a hit are the text at its span.
///
/// ```
/// use travaux::Draft;
/// use travaux::concordance::{Concordance, Order};
///
/// let draft = Draft::parse("rev1", "1. States shall share norms.\n\n2. Voluntary norms apply.");
/// let drafts = [&draft];
/// let lines = Concordance::of_pattern(&drafts, "norm")?.sorted(Order::Left);
/// let shown: Vec<_> = lines.lines().map(|line| (line.left(), line.hit(), line.right())).collect();
/// assert_eq!(shown[0], ("States shall share ".into(), "norms", ".".into()));
/// assert_eq!(shown[1].0, "Voluntary ");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Concordance<'d> {
    hits: Vec<(&'d Draft, ClauseId, Span)>,
}

/// A scheme of one concept that a pattern names.
///
/// # Errors
/// If the pattern cannot be read.
pub(crate) fn scheme_of_pattern(pattern: &str) -> Result<Scheme, Error> {
    let quoted: String = pattern.chars().flat_map(toml_escaped).collect();
    // a concept must have a name; that of this one stands in no text
    Scheme::from_toml(&format!(
        "scheme.id = \"pattern\"\n[[concept]]\nid = \"hit\"\nlabel.zxx.preferred = \"{UNWRITTEN}\"\n\
         pattern = [{{ match = \"{quoted}\" }}]\n"
    ))
}

impl<'d> Concordance<'d> {
    /// The places at which a concept stands, or one narrower than it; none if a scheme has no such concept.
    #[must_use]
    pub fn of_concept(maps: &[ConceptMap<'d>], id: &str) -> Self {
        let mut hits = Vec::new();
        for map in maps {
            let Some(concept) = map.scheme().concept(id) else { continue };
            let mut wanted = vec![false; map.scheme().concepts().len()];
            concept.with_narrower().iter().for_each(|own| wanted[own.number().index()] = true);
            let own = map.annotations().iter().filter(|own| wanted[own.concept.index()]);
            hits.extend(own.map(|own| (map.draft(), own.clause, own.span)));
        }
        Self { hits }
    }

    /// The places that match a pattern, written as in a [`Scheme`].
    ///
    /// # Errors
    /// If the pattern cannot be read.
    pub fn of_pattern(drafts: &[&'d Draft], pattern: &str) -> Result<Self, Error> {
        let scheme = scheme_of_pattern(pattern)?;
        let mut hits = Vec::new();
        for draft in drafts {
            let map = scheme.annotate(draft);
            hits.extend(map.annotations().iter().map(|own| (*draft, own.clause, own.span)));
        }
        Ok(Self { hits })
    }

    /// The places of plain words in just these forms, whatever their case and typography; they may stand
    /// across marks, but not across clauses. None for words without letters or digits.
    #[must_use]
    pub fn of_words(drafts: &[&'d Draft], words: &str) -> Self {
        let fold = |word: &str| Normalization::CaseInsensitive.fold(word).into_owned();
        let tokens = crate::text::Tokens::new(words);
        let wanted: Vec<String> = tokens
            .iter(words)
            .filter(|token| token.kind().is_word())
            .map(|token| fold(token.word()))
            .collect();
        let mut hits = Vec::new();
        for draft in drafts.iter().filter(|_| !wanted.is_empty()) {
            for clause in draft.clauses() {
                let own: Vec<(String, Span)> = clause
                    .tokens()
                    .filter(|token| token.kind().is_word())
                    .map(|token| (fold(token.word()), token.span()))
                    .collect();
                for window in own.windows(wanted.len()) {
                    if window.iter().zip(&wanted).all(|((word, _), wanted)| word == wanted) {
                        let span = window[0].1.union(window[window.len() - 1].1);
                        hits.push((*draft, clause.id(), span));
                    }
                }
            }
        }
        Self { hits }
    }

    /// The same lines in an order; those that are alike in it stay as they stand in the texts.
    #[must_use]
    pub fn sorted(mut self, order: Order) -> Self {
        let line = |hit: &(&'d Draft, ClauseId, Span)| ConcordanceLine::new(*hit);
        let fold = |word: &str| Normalization::CaseInsensitive.fold(word).into_owned();
        match order {
            Order::Place => {}
            Order::Left => self.hits.sort_by_cached_key(|hit| {
                line(hit).words_before().into_iter().map(fold).collect::<Vec<_>>()
            }),
            Order::Right => self.hits.sort_by_cached_key(|hit| {
                line(hit).words_behind().into_iter().map(fold).collect::<Vec<_>>()
            }),
        }
        self
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> impl ExactSizeIterator<Item = ConcordanceLine<'d>> {
        self.hits.iter().map(|hit| ConcordanceLine::new(*hit))
    }
}

/// A word nobody writes.
const UNWRITTEN: &str = "qxhitqx";

/// What a character is in a string of TOML.
fn toml_escaped(c: char) -> Vec<char> {
    match c {
        '"' | '\\' => vec!['\\', c],
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)).chars().collect(),
        c => vec![c],
    }
}

/// A hit with the words around it.
#[derive(Clone, Copy, Debug)]
pub struct ConcordanceLine<'d> {
    draft: &'d Draft,
    clause: ClauseId,
    span: Span,
}

/// So many bytes of a clause are looked at on either side of a hit.
const SURROUNDINGS: usize = 240;
/// Lines are sorted by so many words.
const SORTED_BY: usize = 8;

impl<'d> ConcordanceLine<'d> {
    fn new((draft, clause, span): (&'d Draft, ClauseId, Span)) -> Self {
        Self { draft, clause, span }
    }

    /// The draft it stands in.
    #[must_use]
    pub fn draft(self) -> &'d Draft {
        self.draft
    }

    /// The clause it stands in.
    #[must_use]
    pub fn clause(self) -> Clause<'d> {
        self.draft.clause(self.clause)
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }

    /// The words, as printed.
    #[must_use]
    pub fn hit(self) -> &'d str {
        &self.draft.text()[self.span.range()]
    }

    /// What stands before it in the clause, and in those that lead into the clause, each of which ends in
    /// ` / `; up to 240 bytes. White space of any kind is one space.
    #[must_use]
    pub fn left(self) -> String {
        let body = self.clause().body_span();
        let own = &self.draft.text()[body.start().min(self.span.start())..self.span.start()];
        let mut left = one_line(tail(own));
        for governor in self.clause().governors().collect::<Vec<_>>().into_iter().rev() {
            if left.len() < SURROUNDINGS {
                left.insert_str(0, &format!("{} / ", one_line(tail(governor.body())).trim_end()));
            }
        }
        tail(&left).to_owned()
    }

    /// What stands behind it in the clause; up to 240 bytes. White space of any kind is one space.
    #[must_use]
    pub fn right(self) -> String {
        let end = self.clause().body_span().end().max(self.span.end());
        one_line(head(&self.draft.text()[self.span.end()..end]))
    }

    /// The words before it in its clause, the nearest first.
    fn words_before(self) -> Vec<&'d str> {
        let start = self.clause().body_span().start().min(self.span.start());
        let text = tail(&self.draft.text()[start..self.span.start()]);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.rev().take(SORTED_BY).collect()
    }

    /// The words behind it in its clause.
    fn words_behind(self) -> Vec<&'d str> {
        let end = self.clause().body_span().end().max(self.span.end());
        let text = head(&self.draft.text()[self.span.end()..end]);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.take(SORTED_BY).collect()
    }
}

fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(SURROUNDINGS);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn head(text: &str) -> &str {
    let mut to = text.len().min(SURROUNDINGS);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

/// The text with each stretch of white space as one space, at its ends too.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}
