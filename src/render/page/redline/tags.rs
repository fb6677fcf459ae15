//! By what the reader chooses clauses.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::super::shell::Choice;
use super::rows::is_unchanged;
use crate::align::{Change, Fate, Nature};
use crate::change::{Effects, Holder};
use crate::concept::ConceptMap;
use crate::document::{Brackets, Clause};

/// So many of those who are bound, and of the concepts, are named to choose by.
const MOST_NAMED: usize = 40;

/// The classes of every row, and the names behind them.
pub(super) struct Tags<'c> {
    effects: &'c Effects<'c>,
    brackets: [Brackets; 2],
    /// Who is bound or asked by what changed.
    actors: Vec<String>,
    /// For each change the actors its effects are of.
    actors_of: HashMap<usize, Vec<usize>>,
    /// Label of each concept that either draft names.
    concepts: Vec<String>,
    concepts_of: HashMap<usize, Vec<usize>>,
}

impl<'c> Tags<'c> {
    pub(super) fn new(effects: &'c Effects<'c>, maps: Option<[&ConceptMap<'_>; 2]>) -> Self {
        let comparison = effects.comparison();
        let (actors, actors_of) = actors(effects);
        let (concepts, concepts_of) = maps.map(|maps| concepts(effects, maps)).unwrap_or_default();
        Self {
            effects,
            brackets: [comparison.before().brackets(), comparison.after().brackets()],
            actors,
            actors_of,
            concepts,
            concepts_of,
        }
    }

    pub(super) fn classes(&self, change: Change<'_>, nature: Option<Nature>) -> String {
        let mut classes = String::new();
        let mut add = |class: &str| {
            if !classes.is_empty() {
                classes.push(' ');
            }
            classes.push_str(class);
        };
        if is_unchanged(change) {
            add("same");
        } else {
            add(change.fate().name());
        }
        if change.is_moved() {
            add("moved");
        }
        let one_sided = matches!(change.fate(), Fate::Added | Fate::Dropped);
        if one_sided || nature == Some(Nature::Wording) {
            add("substance");
        }
        let effects = self.effects.of(change);
        if effects.iter().any(|effect| effect.kind.tendency().is_less()) {
            add("weaker");
        }
        if effects.iter().any(|effect| effect.kind.tendency().is_more()) {
            add("stronger");
        }
        if self.is_open(change) {
            add("open");
        }
        let numbered = |letter: char, of: &HashMap<usize, Vec<usize>>| {
            let own = of.get(&change.place()).into_iter().flatten();
            own.map(|number| format!("{letter}{number}")).collect::<Vec<_>>()
        };
        numbered('a', &self.actors_of).iter().for_each(|class| add(class));
        numbered('k', &self.concepts_of).iter().for_each(|class| add(class));
        classes
    }

    /// Whether something in the clause is not agreed, before or after.
    fn is_open(&self, change: Change<'_>) -> bool {
        let open = |brackets: &Brackets, clause: Clause<'_>| {
            brackets.unsettled_share(clause.id()).ratio() > 0.0
        };
        change.before_clauses().any(|clause| open(&self.brackets[0], clause))
            || change.after_clauses().any(|clause| open(&self.brackets[1], clause))
    }

    pub(super) fn controls(&self) -> Markup {
        let list = |id: &str, name: &str, letter: char, labels: &[String]| {
            html! {
                @if !labels.is_empty() {
                    label.pick { (name) " "
                        select id=(id) {
                            option value="" { "any" }
                            @for (number, label) in labels.iter().enumerate() {
                                option id={ (id) "-" (number) } value={ (letter) (number) } { (label) }
                            }
                        }
                    }
                }
            }
        };
        html! {
            (list("actor", "Binds or asks", 'a', &self.actors))
            (list("concept", "Names", 'k', &self.concepts))
        }
    }

    /// Choosing a name hides the rows that do not have its class.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let lists = [("actor", 'a', self.actors.len()), ("concept", 'k', self.concepts.len())];
        let of = |(id, letter, count): (&'static str, char, usize)| {
            (0..count).map(move |number| Choice {
                id: format!("{id}-{number}"),
                rule: format!(".row:not(.{letter}{number}){{display:none}}"),
            })
        };
        lists.into_iter().flat_map(of).collect()
    }
}

type Named = (Vec<String>, HashMap<usize, Vec<usize>>);

fn actors(effects: &Effects<'_>) -> Named {
    let balance = effects.balance();
    let (mut names, mut of) = (Vec::new(), HashMap::<usize, Vec<usize>>::new());
    for account in balance.actors().iter().take(MOST_NAMED) {
        let Holder::Actor(name) = &account.holder else { continue };
        for effect in &account.effects {
            let own = of.entry(effects.all()[*effect].change).or_default();
            if own.last() != Some(&names.len()) {
                own.push(names.len());
            }
        }
        names.push(name.clone());
    }
    (names, of)
}

/// The concepts that most clauses name on either side, in the order of their labels.
fn concepts(effects: &Effects<'_>, maps: [&ConceptMap<'_>; 2]) -> Named {
    let comparison = effects.comparison();
    let mut places = BTreeMap::<String, Vec<usize>>::new();
    for change in comparison.clauses() {
        let before = change.before_clauses().flat_map(|clause| maps[0].concepts_in(clause.id()));
        let labels = before.map(|concept| concept.name("en").to_owned());
        let after = change.after_clauses().flat_map(|clause| maps[1].concepts_in(clause.id()));
        for label in labels.chain(after.map(|concept| concept.name("en").to_owned())) {
            let places = places.entry(label).or_default();
            if places.last() != Some(&change.place()) {
                places.push(change.place());
            }
        }
    }
    let mut most: Vec<_> = places.into_iter().collect();
    most.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    most.truncate(MOST_NAMED);
    most.sort();
    let mut of = HashMap::<usize, Vec<usize>>::new();
    for (number, (_, places)) in most.iter().enumerate() {
        places.iter().for_each(|place| of.entry(*place).or_default().push(number));
    }
    (most.into_iter().map(|(label, _)| label).collect(), of)
}
