//! Where defined terms are used.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::FixedState;

use super::definition::{Definition, DefinitionForm, TermUse};
use crate::document::{Clause, Draft};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Normalization, Token, TokenKind, Tokens, base_form, elided_article_len};

/// A word as terms are compared: folded, in its base form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word {
    pub(super) base: String,
    pub(super) capital: bool,
    pub(super) span: Span,
}

/// One term with all that defines it, by place.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) words: Vec<Word>,
    /// The numbers of its definitions.
    pub(super) definitions: Vec<usize>,
    pub(super) uses: Vec<TermUse>,
    /// Whether only words printed with the same capital letters are the term.
    pub(super) by_capitals: bool,
}

impl Group {
    /// The words in their base forms, with a space between them.
    fn key(words: &[Word]) -> String {
        words.iter().map(|word| word.base.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Where the words of a term stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) use_: TermUse,
    /// Whether they are printed with the same capital letters as the term.
    pub(super) as_written: bool,
    /// Whether that shows that the term is meant.
    pub(super) tells: bool,
    /// Whether they have more capital letters than one, as an acronym has.
    shouted: bool,
}

/// The terms of a draft, found again in its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    pub(super) groups: Vec<Group>,
    by_key: HashMap<String, usize, FixedState>,
    /// The groups whose term begins with a word, longest first.
    by_first: HashMap<String, Vec<usize>, FixedState>,
}

impl Index {
    pub(super) fn new(draft: &Draft, definitions: &[Definition]) -> Self {
        let mut index = Self::default();
        for (number, definition) in definitions.iter().enumerate() {
            let words = term_words(&draft.text()[definition.term.range()], draft.lexicon());
            index.add(number, words);
        }
        index.sort();
        for (group, uses) in index.places(draft).into_iter().enumerate() {
            index.groups[group].take_uses(uses, definitions);
        }
        index
    }

    /// Lets longer terms come before shorter ones that begin them.
    pub(super) fn sort(&mut self) {
        let lengths: Vec<usize> = self.groups.iter().map(|group| group.words.len()).collect();
        #[expect(clippy::iter_over_hash_type, reason = "each is sorted for itself")]
        for groups in self.by_first.values_mut() {
            groups.sort_by_key(|group| std::cmp::Reverse(lengths[*group]));
            groups.dedup();
        }
    }

    /// Adds a term with the number of a definition.
    pub(super) fn add(&mut self, number: usize, words: Vec<Word>) {
        let Some(first) = words.first() else { return };
        match self.by_key.entry(Group::key(&words)) {
            Entry::Occupied(known) => self.groups[*known.get()].definitions.push(number),
            Entry::Vacant(new) => {
                let group = self.groups.len();
                new.insert(group);
                self.by_first.entry(first.base.clone()).or_default().push(group);
                let (definitions, uses) = (vec![number], Vec::new());
                self.groups.push(Group { words, definitions, uses, by_capitals: false });
            }
        }
    }

    /// The group of a term, by its words.
    pub(super) fn group_of(&self, words: &[Word]) -> Option<&Group> {
        self.by_key.get(&Group::key(words)).map(|group| &self.groups[*group])
    }

    /// The longest term that begins at a word, by the number of its group.
    fn at(&self, words: &[Word]) -> Option<usize> {
        let groups = self.by_first.get(&words.first()?.base)?;
        groups.iter().copied().find(|group| starts_with(words, &self.groups[*group].words))
    }

    /// Whether a defined term stands anywhere among words.
    pub(super) fn within(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|at| self.at(&words[at..]).is_some())
    }

    /// Where the term of each group stands in a draft, by place.
    pub(super) fn places(&self, draft: &Draft) -> Vec<Vec<Place>> {
        let mut found: Vec<Vec<Place>> = vec![Vec::new(); self.groups.len()];
        for clause in draft.clauses() {
            let words = clause_words(clause);
            let mut at = 0;
            while at < words.len() {
                let Some(group) = self.at(&words[at..]) else {
                    at += 1;
                    continue;
                };
                let length = self.groups[group].words.len();
                let here = &words[at..at + length];
                let span = here[0].span.union(here[length - 1].span);
                let pairs = here.iter().zip(&self.groups[group].words);
                let as_written = pairs.clone().all(|(word, own)| word.capital == own.capital);
                let lists = clause.lexicon().definition();
                let is_verb = length == 1 && at > 0 && lists.is_modal(&words[at - 1].base);
                if !is_verb {
                    let use_ = TermUse { span, clause: clause.id() };
                    let capitals = draft.text()[span.range()].chars().filter(|c| c.is_uppercase());
                    let shouted = capitals.count() > 1;
                    let tells = as_written && (shouted || !opens_sentence(draft, &words, at));
                    found[group].push(Place { use_, as_written, tells, shouted });
                }
                at += length;
            }
        }
        found
    }
}

impl Group {
    /// Keeps what are uses: not where the term is defined, and where its capital letters tell it from a
    /// common word, only what is printed with them.
    fn take_uses(&mut self, found: Vec<Place>, definitions: &[Definition]) {
        let own: Vec<&Definition> = self.definitions.iter().map(|at| &definitions[*at]).collect();
        let by_place =
            |use_: &TermUse| own.partition_point(|one| one.term.end() <= use_.span.start());
        let defines = |use_: &TermUse| {
            let place = by_place(use_);
            let inside = |one: &&Definition| {
                one.term.overlaps(use_.span)
                    || one.meaning.is_some_and(|meaning| meaning.contains(use_.span))
            };
            own.get(place).is_some_and(inside)
                || place.checked_sub(1).and_then(|place| own.get(place)).is_some_and(inside)
        };
        let used: Vec<Place> = found.into_iter().filter(|place| !defines(&place.use_)).collect();
        let written = used.iter().filter(|place| place.tells).count();
        let named = own.iter().all(|definition| {
            matches!(definition.form, DefinitionForm::ShortName | DefinitionForm::Acronym)
        });
        let capital = self.words.iter().any(|word| word.capital);
        self.by_capitals = capital && (named || 2 * written >= used.len() && written > 0);
        let by_capitals = self.by_capitals;
        let acronym = own.iter().all(|definition| definition.form == DefinitionForm::Acronym);
        let is_use =
            |place: &Place| !by_capitals || place.as_written && (place.shouted || !acronym);
        let kept = used.into_iter().filter(is_use);
        self.uses = kept.map(|place| place.use_).collect();
    }
}

/// Whether a word is the first of its sentence, as far as the mark before it tells.
fn opens_sentence(draft: &Draft, words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return words[at].capital };
    let gap = draft.text().get(words[before].span.end()..words[at].span.start());
    words[at].capital && gap.is_some_and(|gap| gap.contains(['.', '!', '?']))
}

/// Whether words begin with those of a term.
pub(super) fn starts_with(words: &[Word], term: &[Word]) -> bool {
    words.len() >= term.len() && words.iter().zip(term).all(|(word, own)| word.base == own.base)
}

/// The words of a clause, without marks.
pub(super) fn clause_words(clause: Clause<'_>) -> Vec<Word> {
    let draft = clause.draft();
    let tokens = draft.tokens().within(clause.body_span());
    tokens.filter_map(|at| word(draft.tokens().get(draft.text(), at))).collect()
}

/// The words of a term, without an article before them: *“the Convention”*.
pub(super) fn term_words(term: &str, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = Tokens::new(term).iter(term).filter_map(word).collect();
    if words.len() > 1 && lexicon.definition().is_article(&words[0].base) {
        words.remove(0);
    }
    words
}

fn word(token: Token<'_>) -> Option<Word> {
    if !token.kind().is_word() || token.kind() == TokenKind::Enumerator {
        return None;
    }
    let folded = Normalization::CaseInsensitive.fold(token.word());
    let elided = elided_article_len(&folded);
    // the apostrophe may be longer in print than folded
    let printed = token.word();
    let cut = printed.char_indices().nth(folded[..elided].chars().count()).map_or(0, |(at, _)| at);
    let span = token.span();
    Some(Word {
        base: base_form(&folded[elided..]).into_owned(),
        capital: printed[cut..].starts_with(char::is_uppercase),
        span: Span::new(span.start() + cut, span.end()),
    })
}
