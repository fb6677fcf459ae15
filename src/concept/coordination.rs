//! Whether concepts that belong together stand in one list, and what joins them.

use super::gap::{Gap, GroupCoverage};
use super::map::{ConceptMap, Mention};
use super::scheme::{Concept, ConceptId};
use crate::document::{Clause, ClauseKind, Quotation};
use crate::lexicon::{Entry, Grammar, Lexicon, Sense};
use crate::span::Span;
use crate::text::{Normalization, TokenKind, Tokens};

/// What joins the members of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Joined {
    /// *and*: all of them.
    And,
    /// *or*: one of them.
    Or,
    /// *and/or*, or *and* here and *or* there.
    AndOr,
    /// Commas, or nothing.
    Juxtaposed,
}

impl Joined {
    /// What joins them, in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
            Self::AndOr => "and/or",
            Self::Juxtaposed => "side by side",
        }
    }

    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Juxtaposed, other) => other,
            (own, Self::Juxtaposed) => own,
            (own, other) if own == other => own,
            _ => Self::AndOr,
        }
    }
}

/// Members of a group that stand in one list.
#[derive(Clone, Debug)]
pub struct SiblingList<'m> {
    map: &'m ConceptMap<'m>,
    siblings: Vec<ConceptId>,
    joined: Joined,
    span: Span,
}

impl<'m> SiblingList<'m> {
    /// The members of the group that stand in it, in the order of the list, each once.
    #[must_use]
    pub fn siblings(&self) -> impl ExactSizeIterator<Item = Concept<'m>> {
        let scheme = self.map.scheme();
        self.siblings.iter().map(move |&id| Concept { scheme, id })
    }

    /// What joins them.
    #[must_use]
    pub fn joined(&self) -> Joined {
        self.joined
    }

    /// The list, from its first such member to its last.
    #[must_use]
    pub fn words(&self) -> &'m str {
        &self.map.draft().text()[self.span.range()]
    }

    /// The clause it begins in.
    #[must_use]
    pub fn clause(&self) -> Option<Clause<'m>> {
        self.map.draft().clause_at(self.span.start())
    }

    /// The list with its surroundings.
    #[must_use]
    pub fn quotation(&self) -> Quotation {
        self.map.draft().quote(self.span)
    }
}

impl<'m> Gap<'m> {
    /// The lists in which two or more of its [present siblings](Gap::present_siblings) stand joined, in
    /// reading order: the nearer its siblings stand together, the more telling is its absence.
    ///
    /// ```
    /// use travaux::concept::Joined;
    /// use travaux::{Draft, Scheme};
    ///
    /// let draft = Draft::parse("rev1", "Protect the integrity and availability of the Internet.");
    /// let map = Scheme::builtin("cyber")?.annotate(&draft);
    /// let lists = map.gap("confidentiality").unwrap().sibling_lists();
    /// assert_eq!(lists[0].joined(), Joined::And);
    /// assert_eq!(lists[0].words(), "integrity and availability of the Internet");
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn sibling_lists(self) -> Vec<SiblingList<'m>> {
        lists(self.map(), &self.present_siblings())
    }
}

impl<'m> GroupCoverage<'m> {
    /// The lists in which two or more of its members stand joined, in reading order.
    #[must_use]
    pub fn lists(&self, map: &'m ConceptMap<'m>) -> Vec<SiblingList<'m>> {
        lists(map, self.present())
    }
}

/// Members of a list are no further apart: *the integrity of data held by others and the availability*.
const MOST_WORDS: usize = 10;

/// An item is about what stands behind no more words than these, in a list of its siblings.
const MOST_WORDS_BEFORE: usize = 3;

fn lists<'m>(map: &'m ConceptMap<'m>, siblings: &[Concept<'m>]) -> Vec<SiblingList<'m>> {
    let mut sibling_of: Vec<Option<ConceptId>> = vec![None; map.scheme().concepts().len()];
    for sibling in siblings {
        for own in sibling.with_narrower() {
            sibling_of[own.number().index()].get_or_insert(sibling.number());
        }
    }
    let mut lists: Vec<SiblingList<'m>> = Vec::new();
    let mut last: Option<(Mention<'m>, ConceptId)> = None;
    let mut open = false;
    for mention in map.mentions() {
        let Some(sibling) = sibling_of[mention.annotation().concept.index()] else { continue };
        // *stable and peaceful cyberspace* and *peaceful cyberspace* share a noun
        let before = last.filter(|(before, _)| start(*before) < start(mention));
        let joined = before.and_then(|(before, _)| between(before, mention));
        match (before, joined, lists.last_mut()) {
            (Some(_), Some(joined), Some(list)) if open => {
                list.joined = list.joined.with(joined);
                list.span = list.span.union(mention.annotation().span);
                list.siblings.push(sibling);
            }
            (Some((before, first)), Some(joined), _) => {
                let span = before.annotation().span.union(mention.annotation().span);
                lists.push(SiblingList { map, siblings: vec![first, sibling], joined, span });
            }
            _ => {}
        }
        open = joined.is_some();
        last = Some((mention, sibling));
    }
    for list in &mut lists {
        let all = std::mem::take(&mut list.siblings);
        all.into_iter().for_each(|id| {
            if !list.siblings.contains(&id) {
                list.siblings.push(id);
            }
        });
    }
    lists.retain(|list| list.siblings.len() > 1);
    lists
}

fn start(mention: Mention<'_>) -> usize {
    mention.annotation().span.start()
}

/// What joins two mentions that follow each other; `None` if they stand in no list together.
fn between(one: Mention<'_>, other: Mention<'_>) -> Option<Joined> {
    let (draft, lexicon) = (one.clause().draft(), one.clause().lexicon());
    if one.clause().id() == other.clause().id() {
        let end = one.annotation().span.end();
        let from = if end <= start(other) { end } else { start(one) };
        return in_a_sentence(&draft.text()[from..start(other)], lexicon);
    }
    // items under one chapeau that begin with them: what the earlier ends in joins them
    let (a, b) = (one.clause(), other.clause());
    let items = a.kind() == ClauseKind::Item && b.kind() == ClauseKind::Item;
    let neighbours =
        items && a.parent().is_some() && a.parent().map(Clause::id) == b.parent().map(Clause::id);
    let follows = a.below().last().unwrap_or(a).id().index() + 1 == b.id().index();
    (neighbours && follows && begins_item(one) && begins_item(other)).then(|| {
        let end = a.body().trim_end_matches([',', ';', '.']);
        let word = end.rsplit(char::is_whitespace).next().unwrap_or_default();
        joiner(word, lexicon).unwrap_or(Joined::Juxtaposed)
    })
}

/// Whether an item begins with a mention, or with few words before it: *protecting the integrity of*.
fn begins_item(mention: Mention<'_>) -> bool {
    let (draft, body) = (mention.clause().draft(), mention.clause().body_span());
    let before = draft.text().get(body.start()..start(mention)).unwrap_or_default();
    before.split_whitespace().count() <= MOST_WORDS_BEFORE
}

/// What joins words with so much between them; `None` if a sentence ends there, or if neither a comma nor
/// a joiner stands there.
fn in_a_sentence(text: &str, lexicon: &Lexicon) -> Option<Joined> {
    let tokens = Tokens::new(text);
    let mut joined = None;
    let mut words = 0;
    for token in tokens.iter(text) {
        let mark = token.word();
        if token.kind().is_word() {
            words += 1;
            if begins_a_clause(mark, lexicon) {
                return None;
            }
            if let Some(joiner) = joiner(mark, lexicon) {
                joined = Some(joined.map_or(joiner, |known: Joined| known.with(joiner)));
            }
        } else if matches!(mark, "." | ";" | ":" | "!" | "?") {
            return None;
        } else if token.kind() == TokenKind::Punctuation && matches!(mark, "," | "、" | "،") {
            joined = joined.or(Some(Joined::Juxtaposed));
        }
        if words > MOST_WORDS {
            return None;
        }
    }
    joined
}

/// Whether a word opens another clause, or stands before a verb: no list goes over it.
fn begins_a_clause(word: &str, lexicon: &Lexicon) -> bool {
    let forces = lexicon.force();
    let word = forces.word(&Normalization::CaseInsensitive.fold(word));
    let grammars = forces.grammars(word);
    let modal = |entry: &Entry| entry.rest.is_empty() && matches!(entry.sense, Sense::Modal(_));
    let others = [Grammar::Finite, Grammar::Be, Grammar::Have, Grammar::But, Grammar::That];
    others.into_iter().any(|own| grammars.has(own)) || forces.entries(word).iter().any(modal)
}

fn joiner(word: &str, lexicon: &Lexicon) -> Option<Joined> {
    let folded = Normalization::CaseInsensitive.fold(word);
    if matches!(folded.as_ref(), "and/or" | "et/ou") {
        return Some(Joined::AndOr);
    }
    let forces = lexicon.force();
    let grammars = forces.grammars(forces.word(&folded));
    match () {
        () if grammars.has(Grammar::AndOr) => Some(Joined::AndOr),
        () if grammars.has(Grammar::And) => Some(Joined::And),
        () if grammars.has(Grammar::Or) => Some(Joined::Or),
        () => None,
    }
}
