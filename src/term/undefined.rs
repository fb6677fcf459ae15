//! Terms that are marked as such and nowhere defined.
//!
//! To cry wolf is the worse mistake here: names of bodies, persons, places and texts have capital
//! letters too, and nobody expects their definition. So capital letters make a term only in a draft
//! that defines terms with them, where all words are common ones of the same draft, and the term comes
//! back.

use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::hash_map::Entry;

use foldhash::fast::FixedState;

use super::definition::{Definition, TermUse, UndefinedTerm};
use super::quoted::{before, behind, quoted};
use super::uses::{Index, Word, clause_words, term_words};
use crate::document::{Clause, Draft};
use crate::lexicon::{Lexicon, Role, words};
use crate::span::Span;

/// A term in quotation marks has at most so many words; what is longer is a saying or a title.
const MOST_QUOTED_WORDS: usize = 5;
/// A title is announced at most so many words before it: *the item entitled*.
const MOST_TITLE_WORDS: usize = 3;
/// A term that only its capital letters mark is used so often; what comes once may be a name.
const FEWEST_USES: usize = 2;
/// So many small words may stand inside a name: *and of the*.
const MOST_SMALL_WORDS: usize = 4;
/// A term in capital letters has at most so many words.
const MOST_CAPITAL_WORDS: usize = 4;

/// All of a draft, by first use.
pub(super) fn undefined(
    draft: &Draft,
    definitions: &[Definition],
    index: &Index,
) -> Vec<UndefinedTerm> {
    let mut found = Found::default();
    if draft.lexicons().all(|lexicon| lexicon.definition().is_empty()) {
        // nobody could say what is defined
        return Vec::new();
    }
    for clause in draft.clauses().filter(|clause| !clause.kind().is_heading()) {
        for span in quoted_terms(draft, clause, definitions, index) {
            found.add(draft, TermUse { span, clause: clause.id() }, true);
        }
    }
    if index.groups.iter().any(|group| group.by_capitals) {
        Capitals::new(draft, index).find(&mut found);
    }
    let mut terms = found.terms;
    terms.retain(|term| term.quoted || term.uses >= FEWEST_USES);
    terms.sort_by_key(|term| term.first.span);
    terms
}

#[derive(Default)]
struct Found {
    terms: Vec<UndefinedTerm>,
    by_key: HashMap<Vec<String>, usize, FixedState>,
}

impl Found {
    fn add(&mut self, draft: &Draft, first: TermUse, quoted: bool) {
        let key = term_words(&draft.text()[first.span.range()], draft.lexicon())
            .into_iter()
            .map(|word| word.base);
        match self.by_key.entry(key.collect()) {
            Entry::Occupied(known) => self.terms[*known.get()].uses += 1,
            Entry::Vacant(new) => {
                new.insert(self.terms.len());
                self.terms.push(UndefinedTerm { first, uses: 1, quoted });
            }
        }
    }
}

/// The words in quotation marks that could be terms and are not defined.
fn quoted_terms(
    draft: &Draft,
    clause: Clause<'_>,
    definitions: &[Definition],
    index: &Index,
) -> Vec<Span> {
    let (text, body, lexicon) = (draft.text(), clause.body_span(), clause.lexicon());
    if lexicon.definition().is_empty() {
        return Vec::new();
    }
    let is_defined = |span: &Span| {
        let place = definitions.partition_point(|one| one.term.end() <= span.start());
        definitions.get(place).is_some_and(|one| one.term.overlaps(*span))
    };
    let found = quoted(clause.body(), body.start()).into_iter().filter(|span| !is_defined(span));
    let mut last = body.start();
    let terms = found.filter(|span| {
        let lead = &text[last..before(text, span.start()).max(last)];
        last = span.end();
        let term = term_words(&text[span.range()], draft.lexicon());
        let printed = &text[span.range()];
        (1..=MOST_QUOTED_WORDS).contains(&term.len())
            && printed.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !lexicon.definition().is_idiom(printed)
            && !printed.ends_with(['.', '!', '?', ',', ';'])
            && !is_title(lead, lexicon)
            && !is_label(&text[behind(text, span.end())..body.end()], lexicon)
            && index.group_of(&term).is_none()
    });
    terms.collect()
}

/// Whether the last words before a quotation announce a title.
fn is_title(lead: &str, lexicon: &Lexicon) -> bool {
    let all: Vec<&str> = words(lead).collect();
    let last = all.len().saturating_sub(MOST_TITLE_WORDS);
    lexicon.definition().titles.within(all[last..].iter().copied())
}

/// Whether the word behind a quotation says that it stands on a screen or a page: *the “Back” button*.
fn is_label(rest: &str, lexicon: &Lexicon) -> bool {
    let joined = rest.trim_start().starts_with(char::is_alphabetic);
    joined && words(rest).next().is_some_and(|word| lexicon.definition().is_label(word))
}

/// What is needed to tell terms by their capital letters.
struct Capitals<'d> {
    draft: &'d Draft,
    index: &'d Index,
    /// The words that stand somewhere in small letters.
    common: HashSet<String, FixedState>,
    citations: Vec<Span>,
}

impl<'d> Capitals<'d> {
    fn new(draft: &'d Draft, index: &'d Index) -> Self {
        let words = draft.clauses().flat_map(clause_words);
        let common = words.filter(|word| !word.capital).map(|word| word.base).collect();
        let citations = draft.citations().iter().map(|citation| citation.span).collect();
        Self { draft, index, common, citations }
    }

    fn find(&self, found: &mut Found) {
        for clause in self.draft.clauses().filter(|clause| !clause.kind().is_heading()) {
            let words = clause_words(clause);
            let mut at = 1;
            while at < words.len() {
                let article = self.draft.lexicon().definition().is_article(&words[at].base);
                if article && self.opens_sentence(&words, at) {
                    at += 1;
                    continue;
                }
                let end = self.run_end(&words, at);
                if end > at && self.is_term(&words, at, end) {
                    let span = words[at].span.union(words[end - 1].span);
                    found.add(self.draft, TermUse { span, clause: clause.id() }, false);
                }
                at = end.max(at + 1);
            }
        }
    }

    /// Where the run of capitalised words ends that begins at `at`.
    fn run_end(&self, words: &[Word], at: usize) -> usize {
        let joined = |at: usize| at == 0 || self.gap(words, at) == " ";
        let mut end = at;
        while end < words.len() && words[end].capital && (end == at || joined(end)) {
            end += 1;
        }
        end
    }

    /// Whether a word is the first of its clause, or stands behind the end of a sentence.
    fn opens_sentence(&self, words: &[Word], at: usize) -> bool {
        at == 0 || self.gap(words, at).contains(['.', '!', '?'])
    }

    /// What stands between a word and the one before.
    fn gap(&self, words: &[Word], at: usize) -> &'d str {
        &self.draft.text()
            [words[at - 1].span.end()..words[at].span.start().max(words[at - 1].span.end())]
    }

    fn is_term(&self, words: &[Word], at: usize, end: usize) -> bool {
        let lexicon = self.draft.lexicon();
        let run = &words[at..end];
        let before = &words[at - 1];
        let introduced = self.gap(words, at) == " "
            && (!before.capital || self.opens_sentence(words, at - 1))
            && lexicon.definition().is_article(&before.base)
            && !self.goes_on(words, at)
            && !self.names_on(words, end);
        let last = &run[run.len() - 1];
        let place = self.citations.partition_point(|span| span.end() <= run[0].span.start());
        let cited = self
            .citations
            .get(place)
            .is_some_and(|span| span.overlaps(run[0].span.union(last.span)));
        introduced
            && run.len() <= MOST_CAPITAL_WORDS
            && !cited
            && !self.is_name(last)
            && run.iter().all(|word| self.is_common(word))
            && !self.index.within(run)
    }

    /// Whether a name goes on at `end`: *the Head of State*.
    fn names_on(&self, words: &[Word], end: usize) -> bool {
        let follows = |at: usize| at < words.len() && self.gap(words, at) == " ";
        follows(end)
            && follows(end + 1)
            && words[end + 1].capital
            && self.draft.lexicon().leads_on(&words[end].base)
    }

    /// Whether a capitalised word before small ones shows that a name goes on at `at`: *Body for
    /// Implementation*.
    fn goes_on(&self, words: &[Word], at: usize) -> bool {
        let lexicon = self.draft.lexicon();
        let small = |word: &Word| lexicon.leads_on(&word.base);
        let mut before = at.saturating_sub(MOST_SMALL_WORDS)..at;
        // no name goes on behind the end of a sentence, and its first article is none
        let opening = before.clone().rev().find(|at| self.opens_sentence(words, *at));
        before.start = opening.unwrap_or(before.start);
        before.rev().find(|at| !small(&words[*at])).is_some_and(|at| {
            let article = lexicon.definition().is_article(&words[at].base);
            words[at].capital && !(article && opening == Some(at))
        })
    }

    /// Whether a word is a common one of this draft, printed with a capital letter here.
    fn is_common(&self, word: &Word) -> bool {
        let printed = &self.draft.text()[word.span.range()];
        let is_acronym = printed.chars().filter(|c| c.is_uppercase()).count() > 1;
        !is_acronym && printed.chars().count() > 1 && self.common.contains(&word.base)
    }

    /// Whether a word ends the name of a body, a text, a month.
    fn is_name(&self, word: &Word) -> bool {
        let lexicon = self.draft.lexicon();
        let roles = lexicon.citation_words().roles(&word.base);
        let texts = [
            Role::Instrument,
            Role::WeakInstrument,
            Role::Plan,
            Role::Text,
            Role::Resolution,
            Role::Decision,
            Role::Division,
        ];
        let printed = &self.draft.text()[word.span.range()];
        texts.iter().any(|role| roles.has(*role))
            || lexicon.definition().is_name_head(&word.base)
            || lexicon.definition().is_name_head(printed)
            || lexicon.citation_words().month(&word.base).is_some()
    }
}
