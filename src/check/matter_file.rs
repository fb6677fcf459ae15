//! Matters, places and verbs in a check file.

use super::file::Reader;
use super::qualifier::Qualifier;
use super::statement::{Matter, Place};
use crate::concept::RuleKind;
use crate::coverage::Region;
use crate::document::Part;
use crate::force::Profiles;
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::span::Span;
use crate::text::Tokens;

impl Reader<'_> {
    pub(super) fn place(&mut self, table: &Table<'_>) -> Place {
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

    pub(super) fn matter_of(&mut self, value: &Value<'_>) -> Option<Matter> {
        let (said, span) = self.text_of(value)?;
        self.matter(said, span)
    }

    pub(super) fn required_matter(
        &mut self,
        table: &Table<'_>,
        key: &str,
        span: Span,
    ) -> Option<Matter> {
        let value = self.required(table, key, span)?;
        self.matter_of(value)
    }

    pub(super) fn concept(&mut self, value: &Value<'_>) -> Option<Matter> {
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

    pub(super) fn words(&mut self, words: &str, span: Span) -> Option<Matter> {
        let says = Tokens::new(words).iter(words).any(|token| token.kind().is_word());
        if !says {
            self.problem(span, format!("found `{words}`, expected words to look for"));
        }
        says.then(|| Matter::Words(words.trim().to_owned()))
    }

    pub(super) fn qualifier(&mut self, name: &str, span: Span) -> Option<Matter> {
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
                format!(
                    "found the concept `{id}`, and no `[[scheme]]` that could have it; words to look for are \
                     written `words:{id}`"
                )
            }
            Some(near) => {
                let schemes = schemes.join(", ");
                format!("found no concept `{id}` in {schemes}; `{near}` is the nearest")
            }
            None => format!(
                "found no concept `{id}` in {}; words to look for are written `words:{id}`, or asked for \
                 with `phrase`",
                schemes.join(", ")
            ),
        };
        self.problem(span, message);
        None
    }

    pub(super) fn term(&mut self, value: &Value<'_>) -> Option<String> {
        let (term, span) = self.text_of(value)?;
        self.words(term, span)?;
        Some(term.to_owned())
    }

    /// Verbs and modals that profiles rank.
    pub(super) fn verbs(&mut self, value: &Value<'_>) -> Vec<String> {
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
}

/// The id most like `wanted`, by the pairs of letters both have; `None` if none is like it.
pub(super) fn nearest<'i>(wanted: &str, ids: &'i [String]) -> Option<&'i str> {
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
