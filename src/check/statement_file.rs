//! Statements in a check file: one table each, whose first word says what is claimed.

use super::file::Reader;
use super::qualifier::Qualifier;
use super::session::PREVIOUS;
use super::statement::{
    ActorRole, Among, Claim, ForceDemand, Matter, PhraseTurn, Place, Statement,
};
use crate::change::{EffectKind, Tendency};
use crate::concept::RuleKind;
use crate::coverage::Region;
use crate::document::Part;
use crate::force::{ActType, Profiles};
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::setting::Way;
use crate::span::Span;
use crate::text::Tokens;

type Kind = (&'static str, &'static [&'static str], bool);

/// The keys that say what is claimed, each with those that may stand beside it, and whether it may be
/// limited to clauses.
const KINDS: [Kind; 34] = [
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
    ("inherited-gap", &["source"], false),
    ("precedes", &[], false),
];

const PLACE: [&str; 5] = ["about", "at", "part", "section", "reach"];

/// Statements inside statements go no deeper.
const DEEPEST: usize = 16;

/// What tendencies are called.
pub(super) const TENDENCIES: [(&str, Tendency); 7] = [
    ("stronger", Tendency::Stronger),
    ("weaker", Tendency::Weaker),
    ("hedged", Tendency::Hedged),
    ("unhedged", Tendency::Unhedged),
    ("gained", Tendency::Gained),
    ("lost", Tendency::Lost),
    ("neutral", Tendency::Neutral),
];

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
            let message = match &found[..] {
                [] => format!("found no statement, allowed: {}", all_kinds()),
                several => {
                    let keys: Vec<_> = several.iter().map(|(key, ..)| format!("`{key}`")).collect();
                    format!("found {} in one statement, expected one of them", keys.join(" and "))
                }
            };
            self.problem(span, message);
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
            "present" => {
                Claim::Present { matter: self.matter_of(value)?, times: self.times(table) }
            }
            "absent" => Claim::Absent(self.matter_of(value)?),
            "phrase" => {
                let (words, at) = self.text_of(value)?;
                let matter = self.words(words, at)?;
                Claim::Present { matter, times: self.times(table) }
            }
            "gap" => Claim::Gap {
                concept: self.concept(value)?,
                beside: self.matters_under(table, "beside"),
            },
            "mentions" => {
                let (with, without) =
                    (self.matters_under(table, "with"), self.matters_under(table, "without"));
                if with.is_empty() && without.is_empty() {
                    self.problem(span, "found neither `with` nor `without`, expected one at least");
                    return None;
                }
                Claim::Mentions { concept: self.matter_of(value)?, with, without }
            }
            "force" => Claim::Force(self.force(value)?),
            "actor" => {
                let actor = self.text_of(value)?.0.to_owned();
                Claim::Actor { actor, role: self.choice(table, "role", &ActorRole::ALL) }
            }
            "qualifier" => {
                let (name, at) = self.text_of(value)?;
                Claim::Present { matter: self.qualifier(name, at)?, times: 1 }
            }
            "stands" => {
                let ways: Vec<(&str, &str)> =
                    Way::ALL.iter().map(|way| (way.name(), way.name())).collect();
                let ways = [ways, vec![(ASSERTED, ASSERTED)]].concat();
                self.required(table, "as", span)?;
                let way = self.choice(table, "as", &ways)?.to_owned();
                Claim::Stands { concept: self.concept(value)?, way }
            }
            "defined" => Claim::Defined(self.term(value)?),
            "undefined" => Claim::Undefined(self.term(value)?),
            "defined-elsewhere" => {
                let texts = self.text_list(table, "in", span)?;
                Claim::DefinedElsewhere { term: self.term(value)?, texts }
            }
            "roster" => return self.roster_claim(value, (table, span)),
            "join" => return self.join(value, (table, span)),
            "follow-up" => return self.follow_up(value, (table, span)),
            "more-on" => Claim::MoreOn {
                matter: self.matter_of(value)?,
                than: self.required_matter(table, "than", span)?,
            },
            "first-on" => Claim::FirstOn {
                matter: self.matter_of(value)?,
                before: self.required_matter(table, "before", span)?,
            },
            "share-of" => return self.share(value, (table, span)),
            "attributed" => Claim::Attributed(self.text_of(value)?.0.to_owned()),
            "precedes" => {
                let (other, at) = self.text_of(value)?;
                Claim::Precedes(self.known_text(other, at).then(|| other.to_owned())?)
            }
            "inherited-gap" => {
                self.required(table, "source", span)?;
                let source = self.named_text(table, "source")?;
                Claim::InheritedGap { concept: self.concept(value)?, source }
            }
            "novel" => {
                let against = self.text_list(table, "against", span)?;
                Claim::Novel { matter: self.matter_of(value)?, against }
            }
            _ => return self.change_claim(key, value, (table, span)),
        })
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
                        || TENDENCIES.iter().any(|(own, _)| *own == name);
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
        let tendencies = TENDENCIES.map(|(name, _)| name).join(", ");
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

    fn times(&mut self, table: &Table<'_>) -> usize {
        self.number(table, "times").unwrap_or(1)
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
        let message = format!("found `{said}` as `{key}`, allowed: {}", allowed.join(", "));
        self.problem(span, message);
    }

    fn place(&mut self, table: &Table<'_>) -> Place {
        let parts = [("preamble", Part::Preamble), ("operative", Part::Operative)];
        Place {
            about: self.matters_under(table, "about"),
            at: self.string(table, "at"),
            part: self.choice(table, "part", &parts),
            section: self.string(table, "section"),
            reach: self.choice(table, "reach", &Region::ALL.map(|region| (region.name(), region))),
        }
    }

    /// What is meant by `cyber:victims`, `victims`, `words:…` or `qualifier:peacetime`.
    pub(super) fn matter(&mut self, said: &str, span: Span) -> Option<Matter> {
        match said.split_once(':') {
            Some(("words", words)) => self.words(words, span),
            Some(("qualifier", name)) => self.qualifier(name.trim(), span),
            Some((scheme, id)) if self.checks.scheme(scheme).is_some() => {
                self.concept_of(&[scheme.to_owned()], id, span)
            }
            _ => {
                let names: Vec<_> =
                    self.checks.schemes.iter().map(|scheme| scheme.name.clone()).collect();
                self.concept_of(&names, said, span)
            }
        }
    }

    fn matter_of(&mut self, value: &Value<'_>) -> Option<Matter> {
        let (said, span) = self.text_of(value)?;
        self.matter(said, span)
    }

    fn required_matter(&mut self, table: &Table<'_>, key: &str, span: Span) -> Option<Matter> {
        let value = self.required(table, key, span)?;
        self.matter_of(value)
    }

    fn concept(&mut self, value: &Value<'_>) -> Option<Matter> {
        let matter = self.matter_of(value)?;
        if !matches!(matter, Matter::Concept { .. }) {
            self.problem(
                span_of(value),
                "found words or a qualifier, expected the id of a concept",
            );
            return None;
        }
        Some(matter)
    }

    pub(super) fn matters_under(&mut self, table: &Table<'_>, key: &str) -> Vec<Matter> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let said = self.some_texts(value);
        said.into_iter().filter_map(|(said, span)| self.matter(said, span)).collect()
    }

    fn words(&mut self, words: &str, span: Span) -> Option<Matter> {
        let says = Tokens::new(words).iter(words).any(|token| token.kind().is_word());
        if !says {
            self.problem(span, format!("found `{words}`, expected words to look for"));
        }
        says.then(|| Matter::Words(words.trim().to_owned()))
    }

    fn qualifier(&mut self, name: &str, span: Span) -> Option<Matter> {
        let known = Qualifier::named(name).is_some();
        if !known {
            self.unknown(name, span, "qualifier", Qualifier::names());
        }
        known.then(|| Matter::Qualifier(name.to_owned()))
    }

    pub(super) fn concept_of(
        &mut self,
        schemes: &[String],
        id: &str,
        span: Span,
    ) -> Option<Matter> {
        let has = |name: &&String| {
            self.checks.scheme(name).is_some_and(|scheme| scheme.concept(id).is_some())
        };
        if let Some(scheme) = schemes.iter().find(has).cloned() {
            let concept = self.checks.scheme(&scheme).and_then(|own| own.concept(id));
            let says = |own: crate::concept::Concept<'_>| {
                own.rules().iter().any(|rule| rule.kind() != RuleKind::Rejection)
            };
            if !concept.is_some_and(|own| own.with_narrower().into_iter().any(says)) {
                let message =
                    format!("found the concept `{id}`, which has no words to be found by");
                self.problem(span, message);
            }
            return Some(Matter::Concept { scheme: scheme.clone(), id: id.to_owned() });
        }
        let known = schemes.iter().filter_map(|name| self.checks.scheme(name));
        let ids: Vec<String> =
            known.flat_map(|scheme| scheme.concepts()).map(|own| own.id().to_owned()).collect();
        let message = match nearest(id, &ids) {
            _ if schemes.is_empty() => {
                format!("found the concept `{id}`, and no `[[scheme]]` that could have it")
            }
            Some(near) => {
                let schemes = schemes.join(", ");
                format!("found no concept `{id}` in {schemes}; `{near}` is the nearest")
            }
            None => format!("found no concept `{id}` in {}", schemes.join(", ")),
        };
        self.problem(span, message);
        None
    }

    fn term(&mut self, value: &Value<'_>) -> Option<String> {
        let (term, span) = self.text_of(value)?;
        self.words(term, span)?;
        Some(term.to_owned())
    }

    pub(super) fn text_list(
        &mut self,
        table: &Table<'_>,
        key: &str,
        span: Span,
    ) -> Option<Vec<String>> {
        let value = self.required(table, key, span)?;
        let said = self.some_texts(value);
        let known = said.into_iter().filter(|(name, at)| self.known_text(name, *at));
        let known: Vec<String> = known.map(|(name, _)| name.to_owned()).collect();
        (!known.is_empty()).then_some(known)
    }

    fn force(&mut self, value: &Value<'_>) -> Option<ForceDemand> {
        if value.get_ref().as_str().is_some() {
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
        if demand == ForceDemand::default() {
            self.problem(
                span,
                "found no demand, allowed: at-least, at-most, exactly, governed-by, kind, hedged",
            );
            return None;
        }
        Some(demand)
    }

    /// Verbs and modals that profiles rank.
    fn verbs(&mut self, value: &Value<'_>) -> Vec<String> {
        let said = self.some_texts(value);
        let mut verbs = Vec::new();
        for (name, span) in said {
            match Profiles::all().first().act_type(name) {
                Some(_) => verbs.push(name.to_owned()),
                None => {
                    let message = format!(
                        "found `{name}`, which no order of verbs ranks; expected a verb or modal in \
                         its plain form, such as `welcome`, `call upon` or `shall`"
                    );
                    self.problem(span, message);
                }
            }
        }
        verbs
    }

    fn share(&mut self, value: &Value<'_>, (table, span): (&Table<'_>, Span)) -> Option<Claim> {
        let matter = self.matter_of(value)?;
        let among = self.choice(table, "among", &Among::ALL).unwrap_or(Among::Clauses);
        let mut percent = |key: &str| {
            let number = self.number(table, key)?;
            if number > 100 {
                let at = table.get(key).map_or(span, span_of);
                self.problem(
                    at,
                    format!("found {number} as `{key}`, allowed: 0 to 100, of a hundred"),
                );
            }
            u32::try_from(number).ok()
        };
        let (at_least, at_most) = (percent("at-least"), percent("at-most"));
        if at_least.is_none() && at_most.is_none() {
            self.problem(span, "found neither `at-least` nor `at-most`, expected one at least");
            return None;
        }
        Some(Claim::ShareOf { matter, among, at_least, at_most })
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

/// The id most like `wanted`, by the pairs of letters both have; `None` if none is like it.
fn nearest<'i>(wanted: &str, ids: &'i [String]) -> Option<&'i str> {
    let pairs = |id: &str| -> Vec<[u8; 2]> {
        id.as_bytes().windows(2).map(|pair| [pair[0], pair[1]]).collect()
    };
    let own = pairs(wanted);
    let alike = |id: &&String| {
        let others = pairs(id);
        let shared = own.iter().filter(|pair| others.contains(pair)).count();
        200 * shared / (own.len() + others.len()).max(1)
    };
    let best = ids.iter().max_by_key(|id| (alike(id), std::cmp::Reverse(id.as_str())))?;
    (alike(&best) >= ENOUGH_ALIKE).then_some(best)
}

/// Ids that share fewer pairs of letters, in a hundred, are no slip of the hand.
const ENOUGH_ALIKE: usize = 50;
