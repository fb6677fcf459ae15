//! One division, or several of one sort, as they are printed.

use super::label::{Part, labels};
use super::reader::{Group, Reader};
use super::words::{Word, Words};
use super::{Division, Instrument, Label, Step};
use crate::lexicon::Role;

impl Reader<'_, '_, '_> {
    /// What is cited at a word, in each of the ways there are.
    pub(super) fn unit(&self, at: usize) -> Option<Group> {
        self.printed(at)
            .or_else(|| self.this(at))
            .or_else(|| self.beside(at))
            .or_else(|| self.that(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.annexed(at))
    }

    fn division(&self, at: usize) -> Option<Division> {
        Division::named(self.words.division_of(self.words.get(at)?)?)
    }

    fn of_one(&self, start: usize, end: usize, division: Division, label: Label) -> Group {
        let path = vec![Step { division, label }];
        let parts = vec![Part { span: self.words.span(start, end), path, through: None }];
        Group { start, end, parts, instrument: None }
    }

    /// *paragraphs 3 and 4*, *Art. 4.4*, *operative paragraph 4 bis*, *OP4*.
    pub(super) fn printed(&self, at: usize) -> Option<Group> {
        let words = &self.words;
        let noted =
            words.before(at).is_some_and(|before| before.text == "(") && words.mark(at + 1, ")");
        if let Some((division, number)) = short_label(words, at).filter(|_| !noted) {
            return Some(self.of_one(at, at + 1, division, Label::Printed(number)));
        }
        let part = match () {
            () if words.is(at, Role::Preambular) => Some(Division::PreambularParagraph),
            () if words.is(at, Role::Operative) => Some(Division::OperativeParagraph),
            () => None,
        };
        let noun = at + usize::from(part.is_some());
        let division = part.filter(|_| self.division(noun) == Some(Division::Paragraph));
        let division = division.or_else(|| self.division(at))?;
        let word = &words.all[noun];
        if !self.may_be_printed(at, word, division) {
            return None;
        }
        let mut next = noun + 1;
        if words.mark(next, ".") && words.all[next].glued && word.text.len() < 6 {
            next += 1;
        }
        let plural =
            word.folded().ends_with('s') || word.text == "§§" || word.folded().ends_with("ices");
        let (mut parts, end) = labels(words, division, plural, next)?;
        // "Principles 1. Be calm" is a heading and the first of its items
        let listed = plural && parts.len() == 1 && parts[0].through.is_none();
        if listed && matches!(division, Division::Principle | Division::Rule | Division::Item) {
            return None;
        }
        parts[0].span = words.span(at, at + 1).union(parts[0].span);
        Some(Group { start: at, end, parts, instrument: None })
    }

    /// Whether a number behind the word `word`, at or behind `at`, is that of a division.
    fn may_be_printed(&self, at: usize, word: &Word<'_>, division: Division) -> bool {
        // "no 5" and "goal 2" are anything
        let capital = matches!(division, Division::Number | Division::Goal);
        // "ARTICLE 19" is an organization, unless all is in capitals
        let alone = self.words.before(at).is_some_and(|before| !before.is_shouted());
        !(capital && !word.is_capital() || word.is_shouted() && alone)
    }

    /// *this Article*, *the present chapter*.
    fn this(&self, at: usize) -> Option<Group> {
        let words = &self.words;
        let (this, present) = (words.is(at, Role::This), words.is(at, Role::Present));
        let noun = at + 1 + usize::from(this && words.is(at + 1, Role::Present));
        let division = self.division(noun).filter(|_| this || present)?;
        let labelled = labels(words, division, false, noun + 1).is_some();
        if labelled || !self.may_be_this(&words.all[noun], division, present) {
            return None;
        }
        let article = present && words.is_before(at, Role::Article) && at > self.floor;
        let start = if article { at - 1 } else { at };
        let mut group = self.of_one(start, noun + 1, division, Label::This);
        group.instrument = Some(Instrument::Own);
        Some(group)
    }

    /// Whether *this* and a word for a division mean the one around them. *This rule* may be any rule,
    /// *this article* one in a newspaper, and *cette Partie* a party.
    fn may_be_this(&self, word: &Word<'_>, division: Division, present: bool) -> bool {
        let party = division == Division::Part && self.words.cited().has_small_names();
        let plain = match division {
            Division::Annex | Division::Appendix | Division::Chapter | Division::Section => true,
            Division::Paragraph => true,
            Division::Item => ["sub", "al"].iter().any(|start| word.folded().starts_with(start)),
            _ => party || present || self.names.has(division),
        };
        let single = !word.folded().ends_with('s') && division != Division::Number;
        let misread = word.is_shouted() || party && word.is_capital();
        single && !misread && (plain || word.is_capital())
    }

    /// *the preceding paragraph*, *paragraphe précédent*.
    fn beside(&self, at: usize) -> Option<Group> {
        let words = &self.words;
        let (division, adjective, end) = match (self.division(at), self.division(at + 1)) {
            (None, Some(division)) => (division, at, at + 2),
            (Some(division), _) if words.cited().has_small_names() => (division, at + 1, at + 2),
            _ => return None,
        };
        if !(5..8).contains(&division.rank())
            && !matches!(division, Division::Section | Division::Chapter)
        {
            return None;
        }
        let label = match () {
            () if words.is(adjective, Role::Preceding) => Label::Preceding,
            () if words.is(adjective, Role::Following) && self.points_ahead(at, end) => {
                Label::Following
            }
            () => return None,
        };
        let mut group = self.of_one(at, end, division, label);
        group.instrument = Some(Instrument::Own);
        Some(group)
    }

    /// Whether *the following paragraph* is cited, and not announced.
    pub(super) fn points_ahead(&self, at: usize, end: usize) -> bool {
        let before = at.checked_sub(1 + usize::from(self.words.is_before(at, Role::Article)));
        let linked = before.is_some_and(|before| {
            [Role::In, Role::Of, Role::To].iter().any(|role| self.words.is(before, *role))
        });
        let singular = !self.words.all[end - 1].folded().ends_with('s');
        let linked = linked && self.words.is_before(at, Role::Article);
        linked && singular && !self.words.mark(end, ":")
    }

    /// *that Article*: the one cited before.
    fn that(&self, at: usize) -> Option<Group> {
        let division = self.division(at + 1).filter(|_| self.words.is(at, Role::That))?;
        let (path, instrument) = self.cited.iter().rev().find_map(|(path, instrument)| {
            let place = path.iter().position(|step| step.division == division)?;
            Some((&path[..=place], instrument))
        })?;
        let parts =
            vec![Part { span: self.words.span(at, at + 2), path: path.to_vec(), through: None }];
        Some(Group { start: at, end: at + 2, parts, instrument: Some(instrument.clone()) })
    }

    /// *second paragraph*, which must be of something.
    pub(super) fn counted(&self, at: usize) -> Option<Group> {
        let words = &self.words;
        let ordinal =
            |at: usize| words.get(at).and_then(|word| words.cited().ordinal(word.folded()));
        let division = self.division(at + 1).filter(|_| ordinal(at).is_some())?;
        let fits = matches!(
            division,
            Division::Paragraph | Division::Item | Division::Sentence | Division::Section
        );
        let singular = !words.all[at + 1].folded().ends_with('s');
        (fits && singular)
            .then(|| self.of_one(at, at + 2, division, Label::Ordinal(ordinal(at).unwrap_or(1))))
    }

    /// *the annex to resolution 70/237*
    fn annexed(&self, at: usize) -> Option<Group> {
        let group = self.sole(at)?;
        (self.words.is(group.end, Role::To)).then_some(group)
    }

    /// *the annex*
    pub(super) fn sole(&self, at: usize) -> Option<Group> {
        let division = self.division(at).filter(|division| division.rank() == 0)?;
        let plural = self.words.all[at].folded().ends_with('s');
        let definite =
            self.words.is_before(at, Role::Article) || self.words.is_before(at, Role::Of);
        (definite && !plural).then(|| self.of_one(at, at + 1, division, Label::Sole))
    }
}

/// *OP4*, *PP3bis*
fn short_label(words: &Words<'_, '_>, at: usize) -> Option<(Division, String)> {
    let (division, number) = numbered(words.get(at)?.text)?;
    Some((division, number.to_owned()))
}

pub(super) fn is_short_label(word: &str) -> bool {
    numbered(word).is_some()
}

fn numbered(word: &str) -> Option<(Division, &str)> {
    let (division, number) = match (word.strip_prefix("OP"), word.strip_prefix("PP")) {
        (Some(number), _) => (Division::OperativeParagraph, number),
        (_, Some(number)) => (Division::PreambularParagraph, number),
        _ => return None,
    };
    number.starts_with(|c: char| c.is_ascii_digit()).then_some((division, number))
}
