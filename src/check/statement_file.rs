//! Statements in a check file: one table each, whose first word says what is claimed.

use super::file::Reader;
use super::matter_file::nearest;
use super::statement::{ActorRole, Claim, ForceDemand, PhraseTurn, Place, Statement};
use super::stock::PREVIOUS;
use crate::change::{EffectKind, Tendency};
use crate::force::ActType;
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::setting::Way;
use crate::span::Span;

type Kind = (&'static str, &'static [&'static str], bool);

/// The keys that say what is claimed, each with those that may stand beside it, and whether it may be
/// limited to clauses.
const KINDS: [Kind; 35] = [
    ("all", &[], false),
    ("any", &[], false),
    ("not", &[], false),
    ("interpretive", &["evidence"], false),
    ("present", &["times"], true),
    ("absent", &[], true),
    ("phrase", &["times"], true),
    ("gap", &["beside"], true),
    ("mentions", &["with", "without"], true),
    ("force", &[], true),
    ("actor", &["role"], true),
    ("qualifier", &[], true),
    ("stands", &["as"], true),
    ("defined", &[], false),
    ("undefined", &[], false),
    ("defined-elsewhere", &["in"], false),
    ("substituted", &["from"], false),
    ("conjunct-dropped", &["from"], false),
    ("effect", &["from"], true),
    ("clause", &["from"], true),
    ("phrase-born", &["drafts"], false),
    ("phrase-died", &["drafts"], false),
    ("phrase-returned", &["drafts"], false),
    ("brackets", &[], true),
    (
        "roster",
        &[
            "as-of",
            "has",
            "lacks",
            "members-of",
            "all-of",
            "each",
            "none-of",
            "type",
            "country",
            "sector",
            "at-least",
            "at-most",
        ],
        false,
    ),
    ("more-on", &["than"], true),
    ("share-of", &["among", "at-least", "at-most"], true),
    ("first-on", &["before"], false),
    ("follow-up", &["scheme", "lacks"], true),
    ("attributed", &[], true),
    ("join", &["position", "actors", "off-roster", "as-of"], false),
    ("novel", &["against"], false),
    ("inherited-gap", &["source"], true),
    ("echoes", &["class", "run"], true),
    ("precedes", &[], false),
];

const PLACE: [&str; 5] = ["about", "at", "part", "section", "reach"];

/// Statements inside statements go no deeper.
const DEEPEST: usize = 16;

/// What can become of a clause.
pub(super) const FATES: [&str; 7] =
    ["kept", "revised", "added", "dropped", "split", "merged", "moved"];

/// The ways besides those of [`Way::ALL`].
pub(super) const ASSERTED: &str = "asserted";

impl Reader<'_> {
    /// The statement of a table, and where it stands.
    pub(super) fn statement(&mut self, value: &Value<'_>) -> Option<(Statement, Span)> {
        self.statement_at(value, 0)
    }

    fn statement_at(&mut self, value: &Value<'_>, depth: usize) -> Option<(Statement, Span)> {
        let (table, span) = self.table(value)?;
        if depth > DEEPEST {
            let message = format!("found statements more than {DEEPEST} deep, expected fewer");
            self.problem(span, message);
            return None;
        }
        let found: Vec<_> = Self::kinds(table);
        let [(key, beside, limited)] = found[..] else {
            match &found[..] {
                [] => self.no_statement(table, span),
                several => {
                    let keys: Vec<_> = several.iter().map(|(key, ..)| format!("`{key}`")).collect();
                    let keys = keys.join(" and ");
                    let message = format!("found {keys} in one statement, expected one of them");
                    self.problem(span, message);
                }
            }
            return None;
        };
        let mut allowed = vec![key, "text"];
        allowed.extend(beside);
        if limited {
            allowed.extend(PLACE);
        }
        self.keys(table, &allowed);
        let text = self.named_text(table, "text");
        let place = if limited { self.place(table) } else { Place::default() };
        let value = table.get(key)?;
        let claim = self.claim(key, value, (table, span), depth)?;
        Some((Statement { text, place, claim }, span))
    }

    /// Tells that a table says nothing, and what its key was perhaps meant to be.
    fn no_statement(&mut self, table: &Table<'_>, span: Span) {
        let kinds = KINDS.map(|(key, ..)| key.to_owned());
        let slip = table.iter().find_map(|(key, _)| Some((key, nearest(key.get_ref(), &kinds)?)));
        match slip {
            Some((key, meant)) => {
                let at = Span::new(key.span().start, key.span().end);
                let found = key.get_ref();
                self.problem(
                    at,
                    format!("found `{found}`, which states nothing, expected `{meant}`"),
                );
            }
            None => self.problem(span, format!("found no statement, allowed: {}", all_kinds())),
        }
    }

    fn kinds(table: &Table<'_>) -> Vec<Kind> {
        KINDS.iter().filter(|(key, ..)| table.contains_key(*key)).copied().collect()
    }

    fn claim(
        &mut self,
        key: &str,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
        depth: usize,
    ) -> Option<Claim> {
        Some(match key {
            "all" => Claim::All(self.statements(value, depth)?),
            "any" => Claim::Any(self.statements(value, depth)?),
            "not" => Claim::Not(Box::new(self.statement_at(value, depth + 1)?.0)),
            "interpretive" => {
                let why = self.text_of(value)?.0.to_owned();
                let evidence = match table.get("evidence") {
                    Some(value) => self.statements(value, depth)?,
                    None => Vec::new(),
                };
                Claim::Interpretive { why, evidence }
            }
            "force" => Claim::Force(self.force(value)?),
            "actor" => {
                let actor = self.text_of(value)?.0.to_owned();
                Claim::Actor { actor, role: self.choice(table, "role", &ActorRole::ALL) }
            }
            "stands" => return self.way_claim(value, (table, span)),
            "attributed" => Claim::Attributed(self.text_of(value)?.0.to_owned()),
            "roster" => return self.roster_claim(value, (table, span)),
            "join" => return self.join(value, (table, span)),
            "follow-up" => return self.follow_up(value, (table, span)),
            "share-of" => return self.share(value, (table, span)),
            "substituted" | "conjunct-dropped" | "effect" | "clause" | "phrase-born"
            | "phrase-died" | "phrase-returned" | "brackets" => {
                return self.change_claim(key, value, (table, span));
            }
            _ => return self.naming_claim(key, value, (table, span)),
        })
    }

    fn way_claim(&mut self, value: &Value<'_>, (table, span): (&Table<'_>, Span)) -> Option<Claim> {
        let mut ways: Vec<(&str, &str)> =
            Way::ALL.iter().map(|way| (way.name(), way.name())).collect();
        ways.push((ASSERTED, ASSERTED));
        self.required(table, "as", span)?;
        let way = self.choice(table, "as", &ways)?.to_owned();
        Some(Claim::Stands { concept: self.concept(value)?, way })
    }

    /// What is claimed of two drafts or more.
    fn change_claim(
        &mut self,
        key: &str,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        if key == "brackets" {
            return self.choice(table, "brackets", &[("left", Claim::BracketsLeft)]);
        }
        if let Some(turn) = key.strip_prefix("phrase-") {
            let turn = match turn {
                "born" => PhraseTurn::Born,
                "died" => PhraseTurn::Died,
                _ => PhraseTurn::Returned,
            };
            let (phrase, at) = self.text_of(value)?;
            self.words(phrase, at)?;
            let drafts = self.text_list(table, "drafts", span)?;
            return Some(Claim::PhraseLife { phrase: phrase.to_owned(), turn, drafts });
        }
        let from = self.from(table, span)?;
        Some(match key {
            "substituted" => {
                let pair = self.some_texts(value);
                let [(before, _), (after, _)] = pair[..] else {
                    let found = pair.len();
                    let message =
                        format!("found {found}, expected two phrases: the words before and after");
                    self.problem(span_of(value), message);
                    return None;
                };
                Claim::Substituted { from, before: before.to_owned(), after: after.to_owned() }
            }
            "conjunct-dropped" => {
                Claim::ConjunctDropped { from, words: self.text_of(value)?.0.to_owned() }
            }
            "effect" => {
                let mut kinds = Vec::new();
                for (name, at) in self.some_texts(value) {
                    let known = EffectKind::named(name).is_some()
                        || Tendency::ALL.iter().any(|own| own.name() == name);
                    match known {
                        true => kinds.push(name.to_owned()),
                        false => self.unknown_effect(name, at),
                    }
                }
                (!kinds.is_empty()).then_some(Claim::Effect { from, kinds })?
            }
            _ => {
                let (fate, at) = self.text_of(value)?;
                if !FATES.contains(&fate) {
                    self.unknown(fate, at, "clause", FATES.into_iter());
                    return None;
                }
                Claim::Fate { from, fate: fate.to_owned() }
            }
        })
    }

    /// The earlier draft that a statement compares with.
    fn from(&mut self, table: &Table<'_>, span: Span) -> Option<String> {
        let value = self.required(table, "from", span)?;
        match self.text_of(value)? {
            (PREVIOUS, _) => Some(PREVIOUS.to_owned()),
            _ => self.named_text(table, "from"),
        }
    }

    fn unknown_effect(&mut self, name: &str, span: Span) {
        let names: Vec<String> = EffectKind::all().map(|kind| kind.name().to_owned()).collect();
        let tendencies = Tendency::ALL.map(Tendency::name).join(", ");
        let near = nearest(name, &names).unwrap_or("weakened");
        let message = format!(
            "found `{name}` as `effect`, allowed: {tendencies}, and the kinds of effects, such as `{near}`"
        );
        self.problem(span, message);
    }

    fn statements(&mut self, value: &Value<'_>, depth: usize) -> Option<Vec<Statement>> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of statements");
            return None;
        };
        if list.is_empty() {
            self.problem(span_of(value), "found an empty list, expected one statement at least");
        }
        let read: Vec<_> = list
            .iter()
            .map(|value| self.statement_at(value, depth + 1).map(|(own, _)| own))
            .collect();
        read.into_iter().collect()
    }

    /// One of several words.
    pub(super) fn choice<T: Clone>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let (said, span) = table.get(key).and_then(|value| self.text_of(value))?;
        let known = choices.iter().find(|(name, _)| *name == said);
        if known.is_none() {
            let names = choices.iter().map(|(name, _)| *name);
            self.unknown(said, span, key, names);
        }
        known.map(|(_, choice)| choice.clone())
    }

    pub(super) fn unknown<'n>(
        &mut self,
        said: &str,
        span: Span,
        key: &str,
        names: impl Iterator<Item = &'n str>,
    ) {
        let allowed: Vec<&str> = names.collect();
        let message = match allowed.is_empty() {
            true => format!("found `{said}` as `{key}`, and the file names none"),
            false => format!("found `{said}` as `{key}`, allowed: {}", allowed.join(", ")),
        };
        self.problem(span, message);
    }

    pub(super) fn text_list(
        &mut self,
        table: &Table<'_>,
        key: &str,
        span: Span,
    ) -> Option<Vec<String>> {
        let value = self.required(table, key, span)?;
        self.text_names_in(value)
    }

    /// The names of one text or several.
    pub(super) fn text_names_in(&mut self, value: &Value<'_>) -> Option<Vec<String>> {
        let said = self.some_texts(value);
        let known = said.into_iter().filter(|(name, at)| self.known_text(name, *at));
        let known: Vec<String> = known.map(|(name, _)| name.to_owned()).collect();
        (!known.is_empty()).then_some(known)
    }

    fn force(&mut self, value: &Value<'_>) -> Option<ForceDemand> {
        if value.get_ref().as_str().is_some() || value.get_ref().as_array().is_some() {
            let governed_by = self.verbs(value);
            return (!governed_by.is_empty())
                .then(|| ForceDemand { governed_by, ..ForceDemand::default() });
        }
        let (table, span) = self.table(value)?;
        self.keys(table, &["at-least", "at-most", "exactly", "governed-by", "kind", "hedged"]);
        let mut verb =
            |key: &str| table.get(key).and_then(|value| self.verbs(value).into_iter().next());
        let (at_least, at_most, exactly) = (verb("at-least"), verb("at-most"), verb("exactly"));
        let governed_by =
            table.get("governed-by").map(|value| self.verbs(value)).unwrap_or_default();
        let kinds: Vec<(&str, String)> = kind_names().map(|name| (name, name.to_owned())).collect();
        let kind = self.choice(table, "kind", &kinds);
        let hedged = self.flag(table, "hedged");
        let demand = ForceDemand { at_least, at_most, exactly, governed_by, kind, hedged };
        if demand == ForceDemand::default() && table.is_empty() {
            self.problem(
                span,
                "found no demand, allowed: at-least, at-most, exactly, governed-by, kind, hedged",
            );
            return None;
        }
        Some(demand)
    }
}

/// All kinds, as a person is told what is allowed.
fn all_kinds() -> String {
    KINDS.map(|(key, ..)| key).join(", ")
}

fn kind_names() -> impl Iterator<Item = &'static str> {
    const NORMS: [&str; 8] = [
        "obligation",
        "prohibition",
        "recommendation",
        "permission",
        "exemption",
        "entitlement",
        "no entitlement",
        "constitutive",
    ];
    ActType::ALL.into_iter().map(ActType::name).chain(NORMS)
}
