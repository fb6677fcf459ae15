//! Statements in a check file on what a text names, beside what, and how much.

use super::file::Reader;
use super::statement::{Among, Claim};
use crate::lineage::DerivationClass;
use crate::read::toml_tables::{Table, TomlTables, Value, span_of};
use crate::span::Span;

const CLASSES: [DerivationClass; 4] = [
    DerivationClass::Verbatim,
    DerivationClass::Adapted,
    DerivationClass::Echo,
    DerivationClass::Thematic,
];

impl Reader<'_> {
    pub(super) fn naming_claim(
        &mut self,
        key: &str,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        Some(match key {
            "present" => {
                Claim::Present { matter: self.matter_of(value)?, times: self.times(table) }
            }
            "absent" => Claim::Absent(self.matter_of(value)?),
            "phrase" => {
                let (words, at) = self.text_of(value)?;
                Claim::Present { matter: self.words(words, at)?, times: self.times(table) }
            }
            "qualifier" => {
                let (name, at) = self.text_of(value)?;
                Claim::Present { matter: self.qualifier(name, at)?, times: 1 }
            }
            "gap" => Claim::Gap {
                concept: self.concept(value)?,
                beside: self.matters_under(table, "beside"),
            },
            "mentions" => {
                let (with, without) =
                    (self.matters_under(table, "with"), self.matters_under(table, "without"));
                if !table.contains_key("with") && !table.contains_key("without") {
                    let message = "found neither `with` nor `without`, expected one at least";
                    self.problem(span, message);
                }
                Claim::Mentions { concept: self.matter_of(value)?, with, without }
            }
            "more-on" => Claim::MoreOn {
                matter: self.matter_of(value)?,
                than: self.required_matter(table, "than", span)?,
            },
            "first-on" => Claim::FirstOn {
                matter: self.matter_of(value)?,
                before: self.required_matter(table, "before", span)?,
            },
            _ => return self.source_claim(key, value, (table, span)),
        })
    }

    fn source_claim(
        &mut self,
        key: &str,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        Some(match key {
            "novel" => {
                let against = self.text_list(table, "against", span)?;
                Claim::Novel { matter: self.matter_of(value)?, against }
            }
            "echoes" => {
                let sources = self.text_names_in(value)?;
                let classes = CLASSES.map(|class| (class.name(), class));
                let class = self.choice(table, "class", &classes).unwrap_or(DerivationClass::Echo);
                let run = self.number(table, "run").unwrap_or(0);
                Claim::Echoes { sources, class, run }
            }
            "precedes" => {
                let (other, at) = self.text_of(value)?;
                Claim::Precedes(self.known_text(other, at).then(|| other.to_owned())?)
            }
            "inherited-gap" => {
                self.required(table, "source", span)?;
                let source = self.named_text(table, "source")?;
                Claim::InheritedGap { concept: self.concept(value)?, source }
            }
            _ => return self.term_claim(key, value, (table, span)),
        })
    }

    fn term_claim(
        &mut self,
        key: &str,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
        Some(match key {
            "defined" => Claim::Defined(self.term(value)?),
            "undefined" => Claim::Undefined(self.term(value)?),
            "defined-elsewhere" => {
                let texts = self.text_list(table, "in", span)?;
                Claim::DefinedElsewhere { term: self.term(value)?, texts }
            }
            _ => return None,
        })
    }

    fn times(&mut self, table: &Table<'_>) -> usize {
        self.number(table, "times").unwrap_or(1)
    }

    pub(super) fn share(
        &mut self,
        value: &Value<'_>,
        (table, span): (&Table<'_>, Span),
    ) -> Option<Claim> {
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
