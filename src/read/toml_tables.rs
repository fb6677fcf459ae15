//! Tables of TOML in which everything that is wrong is told, each with its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::span::Span;

pub(crate) type Table<'t> = DeTable<'t>;
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// Who reads tables: what is not as expected becomes a problem, and reading goes on.
pub(crate) trait TomlTables {
    /// Notes that what stands at `span` cannot be.
    fn problem(&mut self, span: Span, message: impl Into<String>);

    /// Notes where the text is no TOML.
    fn flaws(&mut self, flaws: &[toml::de::Error]) {
        for flaw in flaws {
            let place = flaw.span().map_or(Span::default(), |span| Span::new(span.start, span.end));
            self.problem(place, flaw.message().trim_end_matches('.').replace('\n', ", "));
        }
    }

    /// Refuses every key that is not `allowed`.
    fn keys(&mut self, table: &Table<'_>, allowed: &[&str]) {
        for key in table.keys().filter(|key| !allowed.contains(&key.get_ref().as_ref())) {
            let span = key.span();
            let found = format!("found unknown key `{}`, allowed: ", key.get_ref());
            self.problem(Span::new(span.start, span.end), found + &allowed.join(", "));
        }
    }

    fn required<'v, 't>(
        &mut self,
        table: &'v Table<'t>,
        key: &str,
        span: Span,
    ) -> Option<&'v Value<'t>> {
        let value = table.get(key);
        if value.is_none() {
            self.problem(span, format!("found no `{key}`, expected one"));
        }
        value
    }

    fn wrong_type(&mut self, value: &Value<'_>, expected: &str) {
        let kind = value.get_ref().type_str();
        self.problem(span_of(value), format!("found {kind}, expected {expected}"));
    }

    fn table<'v, 't>(&mut self, value: &'v Value<'t>) -> Option<(&'v Table<'t>, Span)> {
        if value.get_ref().as_table().is_none() {
            self.wrong_type(value, "a table");
        }
        Some((value.get_ref().as_table()?, span_of(value)))
    }

    fn tables<'v, 't>(&mut self, table: &'v Table<'t>, key: &str) -> Vec<(&'v Table<'t>, Span)> {
        self.list(table, key, "a list of tables")
            .iter()
            .filter_map(|value| self.table(value))
            .collect()
    }

    fn list<'v, 't>(&mut self, table: &'v Table<'t>, key: &str, expected: &str) -> &'v [Value<'t>] {
        let Some(value) = table.get(key) else { return &[] };
        match value.get_ref().as_array() {
            Some(list) => list,
            None => {
                self.wrong_type(value, expected);
                &[]
            }
        }
    }

    fn text_of<'v>(&mut self, value: &'v Value<'_>) -> Option<(&'v str, Span)> {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => Some((text, span_of(value))),
            Some(_) => {
                self.problem(span_of(value), "found an empty string, expected words");
                None
            }
            None => {
                self.wrong_type(value, "a string");
                None
            }
        }
    }

    fn string(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        self.text_of(value).map(|(text, _)| text.to_owned())
    }

    fn texts<'v>(&mut self, table: &'v Table<'_>, key: &str) -> Vec<(&'v str, Span)> {
        let list = self.list(table, key, "a list of strings").iter();
        list.filter_map(|value| self.text_of(value)).collect()
    }
}

pub(crate) fn span_of(value: &Value<'_>) -> Span {
    Span::new(value.span().start, value.span().end)
}
