//! Terms that one draft writes in several ways.

use std::collections::{BTreeMap, HashSet};

use foldhash::fast::FixedState;

use super::definition::TermUse;
use super::terms::Terms;
use crate::document::{Clause, Draft};
use crate::span::Span;
use crate::text::{Normalization, TokenKind, base_form};

/// One way in which a term is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Writing {
    /// Where it is written so first.
    pub first: TermUse,
    /// How often it is written so.
    pub uses: usize,
}

/// How the parts of a word are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    Hyphen,
    Space,
    Closed,
}

struct Written {
    joint: Joint,
    place: TermUse,
    /// The second part, of words with a hyphen.
    last: Option<String>,
    /// Before the noun it qualifies, where grammar asks for the hyphen: *long-term goals*.
    qualifies: bool,
}

impl Terms<'_> {
    /// The terms of two parts that the draft writes in more than one of three ways, with a hyphen, as two
    /// words, as one: *hack-back*, *hacking back*, *hackback*. Each with its ways, in order of their
    /// first place; the terms in order of theirs.
    ///
    /// A hyphen before the noun that is qualified (*long-term goals*) is grammar and no other way than
    /// two words behind it (*in the long term*); one left over from the end of a printed line (*setting,
    /// set-ting*) is none at all, and is told by what stands behind it being no word of the draft.
    ///
    /// ```
    /// use travaux::{Draft, Terms};
    ///
    /// let text = "Hack-back is illegal. Nobody shall hack back. Long-term goals serve the long term.";
    /// let draft = Draft::parse("rev1", text);
    /// let terms = Terms::new(&draft);
    /// let found = terms.inconsistent();
    /// let words: Vec<_> =
    ///     found[0].iter().map(|way| terms.words(way.first.span)).collect();
    /// assert_eq!((found.len(), words), (1, vec!["Hack-back", "hack back"]));
    /// ```
    #[must_use]
    pub fn inconsistent(&self) -> Vec<Vec<Writing>> {
        if self.draft.lexicon().definition().is_empty() {
            // nobody could tell a hyphen from one left over
            return Vec::new();
        }
        let mut written: BTreeMap<String, Vec<Written>> = BTreeMap::new();
        // what is never written with a hyphen is no word of two parts
        for clause in self.draft.clauses() {
            compounds(clause, |key, one| written.entry(key).or_default().push(one));
        }
        let mut words: HashSet<String, FixedState> = HashSet::default();
        for clause in self.draft.clauses() {
            others(clause, |key, one| {
                if let Some(known) = written.get_mut(&key) {
                    known.push(one);
                } else if one.joint == Joint::Closed {
                    words.insert(key);
                }
            });
        }
        let is_compound = |written: &Vec<Written>| {
            let spaced = written.iter().any(|one| one.joint == Joint::Space);
            let last = written.iter().find_map(|one| one.last.as_ref());
            spaced || last.is_some_and(|last| words.contains(last))
        };
        let compounds = written.into_values().filter(is_compound);
        let mut found: Vec<Vec<Writing>> =
            compounds.map(ways).filter(|ways| ways.len() > 1).collect();
        found.sort_by_key(|ways| ways[0].first.span);
        found
    }
}

/// The different ways among what is written, in order of place.
fn ways(mut written: Vec<Written>) -> Vec<Writing> {
    written.sort_by_key(|one| one.place.span);
    // beside two words a hyphen tells only where it could be missing
    let closed = written.iter().any(|one| one.joint == Joint::Closed);
    written.retain(|one| closed || !one.qualifies);
    let mut ways: Vec<(Joint, Writing)> = Vec::new();
    for one in written {
        match ways.iter_mut().find(|(joint, _)| *joint == one.joint) {
            Some((_, variant)) => variant.uses += 1,
            None => ways.push((one.joint, Writing { first: one.place, uses: 1 })),
        }
    }
    ways.into_iter().map(|(_, variant)| variant).collect()
}

/// The hyphenated words of a clause that have two parts.
fn compounds(clause: Clause<'_>, mut found: impl FnMut(String, Written)) {
    let draft = clause.draft();
    let range = draft.tokens().within(clause.body_span());
    for at in range.clone() {
        let token = draft.tokens().get(draft.text(), at);
        if token.kind() != TokenKind::Compound {
            continue;
        }
        let folded = Normalization::CaseInsensitive.fold(token.word());
        let Some((first, last)) = folded.split_once('-').filter(|(_, last)| !last.contains('-'))
        else {
            continue;
        };
        if [first, last].iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() < 2) {
            continue;
        }
        let place = TermUse { span: token.span(), clause: clause.id() };
        let qualifies = range.contains(&(at + 1)) && is_content_word(draft, at + 1);
        found(
            key(first, last),
            Written { joint: Joint::Hyphen, place, last: Some(stem(last)), qualifies },
        );
    }
}

/// The single words of a clause, and the pairs of words next to each other.
fn others(clause: Clause<'_>, mut found: impl FnMut(String, Written)) {
    let draft = clause.draft();
    let mut before: Option<(String, Span, usize)> = None;
    for at in draft.tokens().within(clause.body_span()) {
        let token = draft.tokens().get(draft.text(), at);
        if token.kind() != TokenKind::Word {
            if !token.word().trim().is_empty() {
                before = None;
            }
            continue;
        }
        let word = Normalization::CaseInsensitive.fold(token.word()).into_owned();
        let place = |span| TermUse { span, clause: clause.id() };
        let one = |joint, span| Written { joint, place: place(span), last: None, qualifies: false };
        found(stem(&word), one(Joint::Closed, token.span()));
        if let Some((first, span, _)) = &before {
            found(key(first, &word), one(Joint::Space, span.union(token.span())));
        }
        before = Some((word, token.span(), at));
    }
}

fn is_content_word(draft: &Draft, at: usize) -> bool {
    let token = draft.tokens().get(draft.text(), at);
    let folded = Normalization::CaseInsensitive.fold(token.word());
    token.kind().is_word() && !draft.lexicon().is_function_word(&folded)
}

/// Two parts as one word: *hacking*, *back* and *hack*, *back* alike.
fn key(first: &str, last: &str) -> String {
    let verb = first.strip_suffix("ing").filter(|verb| verb.chars().count() > 2).unwrap_or(first);
    stem(&format!("{verb}{last}"))
}

fn stem(word: &str) -> String {
    base_form(word).into_owned()
}
