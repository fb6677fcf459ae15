//! Statements in a check file on rosters, positions and follow-up.

use super::checks::Checks;
use super::file::Reader;
use super::statement::{Claim, RosterClaim, RosterDemand};
use crate::read::toml_tables::{Table, TomlTables, Value};
use crate::span::Span;

impl Reader<'_> {
    pub(super) fn roster_claim(
        &mut self,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        let roster = self.known_roster(value)?;
        self.required(table, "as-of", span)?;
        let as_of = self.date(table, "as-of")?;
        let names = |reader: &mut Self, key: &str| -> Vec<String> {
            let said = table.get(key).map(|value| reader.some_texts(value)).unwrap_or_default();
            said.into_iter().map(|(name, _)| name.to_owned()).collect()
        };
        let mut group = |key: &str| table.get(key).map(|value| self.known_roster(value));
        let (of, all, none) = (group("members-of"), group("all-of"), group("none-of"));
        let (has, lacks) = (names(self, "has"), names(self, "lacks"));
        let number = |reader: &mut Self, key: &str| reader.number(table, key);
        let (at_least, at_most) = (number(self, "at-least"), number(self, "at-most"));
        let said = [
            of.is_some() || !has.is_empty() || !lacks.is_empty(),
            all.is_some(),
            none.is_some(),
            at_least.is_some() || at_most.is_some(),
        ];
        if said.iter().filter(|said| **said).count() != 1 {
            let message = "expected one claim of the roster: `has` and `lacks`, with `members-of` or \
                           without; `all-of`; `none-of`; or `at-least` and `at-most`";
            self.problem(span, message);
            return None;
        }
        let claim = match (of, all, none) {
            (Some(group), ..) => RosterClaim::MembersOf { group: group?, has, lacks },
            (_, Some(group), _) => {
                let each = self.flag(table, "each").unwrap_or(true);
                RosterClaim::AllOf { group: group?, each }
            }
            (_, _, Some(group)) => RosterClaim::NoneOf { group: group? },
            _ if said[0] => RosterClaim::Names { has, lacks },
            _ => RosterClaim::Count {
                member_type: self.string(table, "type"),
                country: self.string(table, "country"),
                sector: self.string(table, "sector"),
                at_least,
                at_most,
            },
        };
        Some(Claim::Roster(RosterDemand { roster, as_of, claim }))
    }

    fn known_roster(&mut self, value: &Value<'_>) -> Option<String> {
        let (name, span) = self.text_of(value)?;
        if self.checks.roster(name).is_none() {
            let names = Checks::names(&self.checks.rosters);
            self.unknown(name, span, "roster", names.iter().map(String::as_str));
            return None;
        }
        Some(name.to_owned())
    }

    pub(super) fn join(
        &mut self,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        let (name, at) = self.text_of(value)?;
        let Some(known) = self.checks.tables.iter().find(|table| table.name == name) else {
            let names: Vec<String> =
                self.checks.tables.iter().map(|table| table.name.clone()).collect();
            self.unknown(name, at, "join", names.iter().map(String::as_str));
            return None;
        };
        let mut positions: Vec<String> =
            known.rows.iter().map(|row| row.position.clone()).collect();
        let mut known: Vec<String> = known.rows.iter().map(|row| row.actor.clone()).collect();
        for names in [&mut positions, &mut known] {
            names.sort_unstable();
            names.dedup();
        }
        self.required(table, "position", span)?;
        let choices: Vec<(&str, String)> =
            positions.iter().map(|own| (own.as_str(), own.clone())).collect();
        let position = self.choice(table, "position", &choices)?;
        let mut actors = Vec::new();
        let said = table.get("actors").map(|value| self.some_texts(value)).unwrap_or_default();
        for (actor, at) in said {
            match known.iter().any(|own| own == actor) {
                true => actors.push(actor.to_owned()),
                false => self.unknown(actor, at, "actors", known.iter().map(String::as_str)),
            }
        }
        let off_roster = match table.get("off-roster") {
            None => None,
            Some(value) => {
                let roster = self.known_roster(value)?;
                self.required(table, "as-of", span)?;
                Some((roster, self.date(table, "as-of")?))
            }
        };
        Some(Claim::Join { table: name.to_owned(), position, actors, off_roster })
    }

    pub(super) fn follow_up(
        &mut self,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        let scheme = self.string(table, "scheme").unwrap_or_else(|| "follow-up".to_owned());
        if self.checks.scheme(&scheme).is_none() {
            let names = Checks::names(&self.checks.schemes).join(", ");
            let message = format!("found no `[[scheme]]` named `{scheme}`, allowed: {names}");
            self.problem(span, message);
            return None;
        }
        let schemes = [scheme.clone()];
        let mut ids = |value: Option<&Value<'_>>| -> Vec<String> {
            let said = value.map(|value| self.some_texts(value)).unwrap_or_default();
            let known =
                said.into_iter().filter(|(id, at)| self.concept_of(&schemes, id, *at).is_some());
            known.map(|(id, _)| id.to_owned()).collect()
        };
        let (says, lacks) = (ids(Some(value)), ids(table.get("lacks")));
        Some(Claim::FollowUp { scheme, says, lacks })
    }
}
