//! Identifiers by the naming convention of Akoma Ntoso, each given once.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use crate::document::{Clause, ClauseId, Draft};

/// The identifiers of a document. Asked by name, never listed.
pub(super) struct Ids<'d> {
    /// Those that clauses were read with, and the first clause with each.
    read: HashMap<&'d str, ClauseId, FixedState>,
    taken: HashSet<String, FixedState>,
    /// How many of a sort there are so far, by the identifier without its number.
    counts: HashMap<String, u32, FixedState>,
}

impl<'d> Ids<'d> {
    pub(super) fn new(draft: &'d Draft) -> Self {
        let mut read: HashMap<_, _, FixedState> = HashMap::default();
        for clause in draft.clauses() {
            if let Some(eid) = clause.eid().filter(|eid| is_name(eid)) {
                read.entry(eid).or_insert(clause.id());
            }
        }
        Self { read, taken: HashSet::default(), counts: HashMap::default() }
    }

    /// The identifier of a clause that is a `token` in the element named `above`.
    pub(super) fn of(&mut self, clause: Clause<'d>, above: &str, token: &str) -> String {
        if let Some(eid) = clause.eid().filter(|eid| self.read.get(eid) == Some(&clause.id())) {
            return eid.to_owned();
        }
        let stem = if above.is_empty() { token.to_owned() } else { format!("{above}__{token}") };
        match clause.enumerator().map(|enumerator| number(&enumerator.label)) {
            Some(number) if !number.is_empty() => self.unique(format!("{stem}_{number}")),
            _ => self.counted(stem),
        }
    }

    /// The identifier of an element that is no clause: `list_1`.
    pub(super) fn counted(&mut self, stem: String) -> String {
        let count = self.counts.entry(stem.clone()).or_default();
        *count += 1;
        let id = format!("{stem}_{count}");
        self.unique(id)
    }

    /// `id`, or what makes it another one if it is taken.
    fn unique(&mut self, id: String) -> String {
        let mut unique = id.clone();
        while self.read.contains_key(unique.as_str()) || !self.taken.insert(unique.clone()) {
            let count = self.counts.entry(format!("{id}__again")).or_insert(1);
            *count += 1;
            unique = format!("{id}-{count}");
        }
        unique
    }
}

/// The number of a label in the letters an identifier may have: `5` of `article 5`, `3-3-1`, `2bis`.
fn number(label: &str) -> String {
    let label = label.rsplit(' ').next().unwrap_or_default();
    label
        .chars()
        .filter_map(|c| match c {
            '.' => Some('-'),
            c if c.is_ascii_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

/// Whether an identifier is a name in the sense of XML that any tool reads.
fn is_name(eid: &str) -> bool {
    eid.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && eid.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
