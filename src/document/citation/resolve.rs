//! Citations to the clauses they point at.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{Citation, Division, Instrument, Label, Step, Target};
use crate::document::clause::{Clause, ClauseId, ClauseKind};
use crate::document::draft::Draft;
use crate::document::enumerator::EnumeratorStyle as Style;
use crate::text::TokenKind;

/// The printed numbers of a draft, to look citations up in.
///
/// ```
/// use travaux::Draft;
/// use travaux::document::CrossReferences;
///
/// let draft = Draft::parse("rev1", "Article 1\n\n1. Talk.\n\nArticle 2\n\n1. Act under Article 1 (1) and Article 9.");
/// let references = CrossReferences::new(&draft);
/// let found: Vec<_> = draft
///     .citations()
///     .iter()
///     .flat_map(|citation| references.resolve(citation))
///     .map(|id| draft.clause(id).path())
///     .collect();
/// assert_eq!(found, ["Article 1, 1"]);
/// ```
#[derive(Debug)]
pub struct CrossReferences<'d> {
    draft: &'d Draft,
    /// The clauses with a number like `Article 5`, by division and number.
    named: HashMap<(Division, String), Vec<ClauseId>, FixedState>,
    /// The clauses with any other number, by the division in which numbers begin anew and by number.
    numbered: HashMap<(Option<ClauseId>, String), Vec<ClauseId>, FixedState>,
    /// The first annex and its like, printed with a number or without.
    first: Vec<(Division, ClauseId)>,
    preamble: Vec<ClauseId>,
    /// The clauses that stand under no other.
    roots: Vec<ClauseId>,
    /// For each clause the innermost division around it in which numbers begin anew.
    scopes: Vec<Option<ClauseId>>,
}

/// So many clauses a range gives at most: no text cites more, and a hostile one must not fill memory.
const MOST_IN_RANGE: usize = 1000;

impl<'d> CrossReferences<'d> {
    /// Looks all numbers of `draft` up once.
    #[must_use]
    pub fn new(draft: &'d Draft) -> Self {
        let mut made = Self {
            draft,
            named: HashMap::default(),
            numbered: HashMap::default(),
            first: Vec::new(),
            preamble: Vec::new(),
            roots: Vec::new(),
            scopes: Vec::with_capacity(draft.clauses().len()),
        };
        draft.clauses().for_each(|clause| made.add(clause));
        made
    }

    fn add(&mut self, clause: Clause<'d>) {
        let (id, division) = (clause.id(), division_of(clause));
        let around = clause.parent().and_then(|parent| self.scope(parent));
        self.scopes.push(around);
        if clause.parent().is_none() {
            self.roots.push(id);
        }
        if clause.kind() == ClauseKind::Preambular {
            self.preamble.push(id);
        }
        let titled = division.or_else(|| titled_division(clause));
        if let Some(titled) =
            titled.filter(|titled| self.first.iter().all(|(first, _)| first != titled))
        {
            self.first.push((titled, id));
        }
        let enumerator = clause.enumerator().filter(|enumerator| !enumerator.label.is_empty());
        let Some(number) = enumerator.and_then(|enumerator| enumerator.label.rsplit(' ').next())
        else {
            return;
        };
        match division {
            // an article that another law is given
            Some(_) if clause.parent().is_some_and(|parent| !parent.kind().is_heading()) => {}
            Some(division) => self.named.entry((division, number.to_owned())).or_default().push(id),
            None => self.numbered.entry((around, number.to_owned())).or_default().push(id),
        }
    }

    /// The division, `clause` or one around it, in which the numbers below `clause` begin anew.
    fn scope(&self, clause: Clause<'d>) -> Option<ClauseId> {
        match division_of(clause) {
            Some(division) if division.is_numbering_scope() => Some(clause.id()),
            _ => self.scopes[clause.id().index()],
        }
    }

    /// The clauses a citation of the draft points at, in order of place and each once; none for what
    /// is in other texts, and none for what is not there.
    ///
    /// Numbers are looked up where the citation stands: *paragraph 1* inside Article 5 is that
    /// article's own. A range gives the clauses of its kind from its first to its last. The draft as
    /// a whole is the clauses that stand under no other.
    #[must_use]
    pub fn resolve(&self, citation: &Citation) -> Vec<ClauseId> {
        let Some(from) = self.draft.clause_at(citation.span.start()) else { return Vec::new() };
        let mut found: Vec<ClauseId> =
            citation.targets.iter().flat_map(|target| self.target(target, from)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn target(&self, target: &Target, from: Clause<'d>) -> Vec<ClauseId> {
        if target.instrument != Instrument::Own {
            return Vec::new();
        }
        let Some((last, outer)) = target.path.split_last() else {
            return self.roots.iter().take(MOST_IN_RANGE).copied().collect();
        };
        let mut holder = None;
        for step in outer {
            holder = self.step(step, holder, from);
            if holder.is_none() {
                return Vec::new();
            }
        }
        let first = self.step(last, holder, from);
        match (&target.through, first) {
            (Some(through), Some(first)) => {
                let last = Step { division: last.division, label: Label::Printed(through.clone()) };
                self.range(first, self.step(&last, holder, from))
            }
            (_, first) => first.map(Clause::id).into_iter().collect(),
        }
    }

    /// The clauses from `first` to `last` that are numbered alike.
    fn range(&self, first: Clause<'d>, last: Option<Clause<'d>>) -> Vec<ClauseId> {
        let Some(last) = last.filter(|last| last.id() >= first.id()) else {
            return vec![first.id()];
        };
        let form = |clause: Clause<'_>| {
            (clause.depth(), clause.enumerator().map(|enumerator| enumerator.style))
        };
        let clauses = (first.id().0..=last.id().0).map(|id| self.draft.clause(ClauseId(id)));
        let alike = clauses.filter(|clause| form(*clause) == form(first));
        alike.take(MOST_IN_RANGE).map(Clause::id).collect()
    }

    /// The division a step leads to, inside `holder` or else as seen from the clause `from`.
    fn step(
        &self,
        step: &Step,
        holder: Option<Clause<'d>>,
        from: Clause<'d>,
    ) -> Option<Clause<'d>> {
        match (&step.label, holder) {
            (Label::Printed(label), Some(holder)) => self.inside(step.division, label, holder),
            (Label::Printed(label), None) => self.near(step.division, label, from),
            (Label::Ordinal(count), Some(holder)) => nth(step.division, *count, holder),
            (Label::Ordinal(count), None) => {
                let scope = self.scope(from).map(|id| self.draft.clause(id));
                nth(step.division, *count, scope?)
            }
            (Label::This, _) => around(step.division, from),
            (Label::Preceding, _) => self.beside(step.division, from, false),
            (Label::Following, _) => self.beside(step.division, from, true),
            (Label::Sole, _) => {
                let first = self.first.iter().find(|(division, _)| *division == step.division);
                first.map(|(_, id)| self.draft.clause(*id))
            }
        }
    }

    /// The division numbered `label` below `holder`.
    fn inside(&self, division: Division, label: &str, holder: Clause<'d>) -> Option<Clause<'d>> {
        let number = label.to_lowercase();
        let scope = self.scope(holder);
        let named = self.named.get(&(division, number.clone()));
        let numbered = self.numbered.get(&(scope, number));
        let within = |list: Option<&Vec<ClauseId>>| self.highest(list?, holder);
        let found =
            within(named).or_else(|| within(numbered)).or_else(|| self.dotted(holder, label));
        found.or_else(|| unnumbered(division, label, holder)).or_else(|| {
            // items printed inside a paragraph
            let item = format!("({label})");
            let mut tokens = holder.tokens().take(MOST_TOKENS);
            let printed =
                tokens.any(|token| token.kind() == TokenKind::Enumerator && token.word() == item);
            (division == Division::Item && printed).then_some(holder)
        })
    }

    /// `15.3` for *article 15, paragraph 3*.
    fn dotted(&self, holder: Clause<'d>, label: &str) -> Option<Clause<'d>> {
        let number = holder.enumerator()?.label.rsplit(' ').next()?.to_owned();
        let label = format!("{number}.{}", label.to_lowercase());
        let scope = self.scopes[holder.id().index()];
        let list = self.numbered.get(&(Some(holder.id()), label.clone()));
        let list = list.or_else(|| self.numbered.get(&(scope, label)));
        list?.first().map(|id| self.draft.clause(*id))
    }

    /// Of the clauses in `list` that stand below `holder`, the first of those with the fewest above.
    fn highest(&self, list: &[ClauseId], holder: Clause<'d>) -> Option<Clause<'d>> {
        let end = self.draft.clauses[holder.id().index()].below_end;
        let first = list.partition_point(|id| *id <= holder.id());
        let below = list[first..].iter().take_while(|id| id.0 < end).take(MOST_ALIKE);
        below.map(|id| self.draft.clause(*id)).min_by_key(|clause| clause.depth())
    }

    /// The division numbered `label`, as seen from `from`: under the innermost clause around it that
    /// has one.
    fn near(&self, division: Division, label: &str, from: Clause<'d>) -> Option<Clause<'d>> {
        let number = label.to_lowercase();
        let scope = self.scope(from);
        let own = [number.clone(), format!("op{number}")];
        let named = self.named.get(&(division, number));
        let may = accepts_bare_numbers(division) || label.contains('.');
        let numbered = own.iter().find_map(|number| {
            let list = self.numbered.get(&(scope, number.clone()));
            list.or_else(|| {
                let everywhere = division.rank() < Division::Paragraph.rank();
                self.numbered.get(&(None, number.clone())).filter(|_| everywhere)
            })
        });
        let found = [named, numbered.filter(|_| may)]
            .into_iter()
            .flatten()
            .find_map(|list| self.nearest(list, from));
        found.or_else(|| self.preambular(division, label)).or_else(|| {
            // "Section D.4" where only D is a section
            let (outer, inner) = label.rsplit_once('.')?;
            self.inside(Division::Item, inner, self.near(division, outer, from)?)
        })
    }

    fn nearest(&self, list: &[ClauseId], from: Clause<'d>) -> Option<Clause<'d>> {
        let around = std::iter::successors(Some(from), |clause| clause.parent());
        around.into_iter().find_map(|holder| self.highest(list, holder)).or_else(|| {
            let all = list.iter().take(MOST_ALIKE).map(|id| self.draft.clause(*id));
            all.min_by_key(|clause| clause.depth())
        })
    }

    /// *preambular paragraph 3*, which prints no number.
    fn preambular(&self, division: Division, label: &str) -> Option<Clause<'d>> {
        if division != Division::PreambularParagraph {
            return None;
        }
        let printed = self.numbered.get(&(None, format!("pp{}", label.to_lowercase())));
        let printed = printed.and_then(|list| list.first()).map(|id| self.draft.clause(*id));
        printed.or_else(|| {
            let count: usize = label.parse().ok()?;
            let id = self.preamble.get(count.checked_sub(1)?)?;
            Some(self.draft.clause(*id))
        })
    }

    /// The division before or behind the one `from` stands in.
    fn beside(&self, division: Division, from: Clause<'d>, ahead: bool) -> Option<Clause<'d>> {
        let own = around(division, from)?;
        let form = |clause: Clause<'_>| {
            (clause.parent().map(Clause::id), clause.enumerator().map(|e| e.style), clause.level())
        };
        let alike = |id: u32| {
            let clause = self.draft.clause(ClauseId(id));
            (form(clause) == form(own)).then_some(clause)
        };
        let (id, all) = (own.id().0, self.draft.clauses().len() as u32);
        match ahead {
            true => (id + 1..all).take(MOST_IN_RANGE).find_map(alike),
            false => (0..id).rev().take(MOST_IN_RANGE).find_map(alike),
        }
    }
}

/// Numbers that many clauses bear are looked at no further.
const MOST_ALIKE: usize = 1000;
/// Items printed in a paragraph begin among so many tokens.
const MOST_TOKENS: usize = 2000;

/// The division that the printed number of a clause names.
fn division_of(clause: Clause<'_>) -> Option<Division> {
    let enumerator = clause.enumerator().filter(|e| e.style == Style::Named)?;
    let word = enumerator.label.split(' ').next()?;
    let words = clause.lexicon().citation_words();
    words.division(word).and_then(Division::named)
}

/// The division whose word a heading begins with: *Annex*.
fn titled_division(clause: Clause<'_>) -> Option<Division> {
    let body = Some(clause.body()).filter(|_| clause.kind() == ClauseKind::Heading)?;
    let first = body.split(|c: char| !c.is_alphanumeric()).next()?;
    let words = clause.lexicon().citation_words();
    words.division(&first.to_lowercase()).and_then(Division::named)
}

/// Whether clauses numbered `5.` are cited as such a division without its name printed there.
fn accepts_bare_numbers(division: Division) -> bool {
    !matches!(
        division,
        Division::Article
            | Division::Annex
            | Division::Appendix
            | Division::Number
            | Division::Goal
    )
}

/// The clause around `from`, or itself, that is such a division.
fn around(division: Division, from: Clause<'_>) -> Option<Clause<'_>> {
    let mut around = std::iter::successors(Some(from), |clause| clause.parent());
    match division {
        Division::Item => around.find(|clause| is_item(*clause)),
        _ if division.rank() >= Division::Clause.rank() => {
            around.find(|clause| clause.kind() != ClauseKind::Heading && !is_item(*clause))
        }
        Division::Section => {
            let named = around.clone().find(|clause| division_of(*clause) == Some(division));
            let heading = from.section().filter(|section| division_of(*section).is_none());
            named.or(heading)
        }
        _ => around.find(|clause| {
            division_of(*clause) == Some(division) || titled_division(*clause) == Some(division)
        }),
    }
}

/// Whether a clause is part of a paragraph, not one.
fn is_item(clause: Clause<'_>) -> bool {
    let style = clause.enumerator().map(|enumerator| enumerator.style);
    let lettered = matches!(
        style,
        Some(
            Style::Letter
                | Style::Roman
                | Style::Bullet
                | Style::CapitalLetter
                | Style::BracketedDecimal
        )
    );
    lettered
        && clause
            .parent()
            .is_some_and(|parent| parent.kind() != ClauseKind::Heading || parent.level() > 4)
}

/// The division counted `count` below `holder`.
fn nth(division: Division, count: u32, holder: Clause<'_>) -> Option<Clause<'_>> {
    if division == Division::Sentence {
        return Some(holder);
    }
    let index = (count as usize).checked_sub(1)?;
    let own = holder.kind() != ClauseKind::Heading && !holder.body_span().is_empty();
    let mut paragraphs = own.then_some(holder).into_iter().chain(holder.children());
    let first = paragraphs.next()?;
    match index.checked_sub(1).map(|index| paragraphs.nth(index)) {
        None => Some(first),
        // paragraphs that were run together in print
        Some(None) if holder.children().count() == 1 => Some(first),
        Some(found) => found,
    }
}

/// *paragraph 2* of an article whose paragraphs print no numbers.
fn unnumbered<'d>(division: Division, label: &str, holder: Clause<'d>) -> Option<Clause<'d>> {
    let count: u32 = label.parse().ok().filter(|_| division == Division::Paragraph)?;
    let numbered = holder.children().any(|child| {
        child.enumerator().is_some_and(|e| e.label.starts_with(|c: char| c.is_ascii_digit()))
    });
    if numbered { None } else { nth(division, count, holder) }
}
