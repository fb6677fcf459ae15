//! Categorization dictionaries of WordStat: categories nested by tabs, entries with a weight in
//! brackets, rules that begin with `@`.

use super::super::builder::{Builder, Notation, RuleEntry, Words};
use super::super::scheme::RuleKind;
use super::categories::{Categories, DEEPEST, lines};
use super::entry::{glob, note_forms};
use super::wordstat_rule::{self, Term};
use crate::span::Span;

/// A term of a rule may stand for so many phrases, those of the category it refers to.
const MOST_PHRASES: usize = 2000;

pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let mut reader = Reader {
        builder,
        categories: Categories::default(),
        names: Vec::new(),
        entries: Vec::new(),
        rules: Vec::new(),
    };
    lines(text).for_each(|(tabs, line)| reader.line(tabs, &line));
    if reader.names.is_empty() {
        let found = "found no category, expected a line without a weight";
        reader.builder.problem(Span::default(), found);
    }
    reader.rules();
    note_forms(reader.builder);
    reader.categories.build(reader.builder);
}

struct Reader<'b, 't> {
    builder: &'b mut Builder<'t>,
    categories: Categories,
    /// The name of each category in small letters, and the one around it.
    names: Vec<(String, Option<usize>)>,
    /// The entries that are phrases, with their category.
    entries: Vec<(usize, String)>,
    /// The rules, which may refer to categories further down.
    rules: Vec<(usize, Words)>,
}

impl Reader<'_, '_> {
    fn line(&mut self, tabs: usize, line: &Words) {
        let (words, weight) = weighted(&line.text);
        let is_rule = words.starts_with('@');
        if weight.is_none() && !is_rule {
            return self.category(tabs, line);
        }
        // an entry that stands further out than the category above it belongs to one further out
        if tabs < self.categories.depth() && tabs > 0 {
            self.categories.close(tabs);
        }
        let Some(category) = self.categories.last() else {
            let found =
                format!("found `{words}` before any category, expected a line without a weight");
            return self.builder.problem(line.span, found);
        };
        if let Some(weight) = weight.filter(|weight| *weight != "1") {
            self.builder.loss(line.span, words, format!("the weight {weight} is left out"));
        }
        if is_rule {
            return self.rules.push((category, Words::new(words, line.span)));
        }
        if let Some(rule) = glob(&words.replace('_', " "), line.span, self.builder) {
            if rule.notation == Notation::Phrase {
                self.entries.push((category, rule.words.text.clone()));
            }
            self.categories.add(category, rule);
        }
    }

    fn category(&mut self, tabs: usize, line: &Words) {
        if tabs > DEEPEST {
            let found = format!("found a category {tabs} deep, allowed: {DEEPEST}");
            return self.builder.problem(line.span, found);
        }
        self.categories.close(tabs);
        let above = self.categories.last();
        self.categories.open(tabs, line);
        self.names.push((line.text.to_lowercase(), above));
    }

    /// Makes the rules, now that all categories are known.
    fn rules(&mut self) {
        for (category, rule) in std::mem::take(&mut self.rules) {
            match self.rule(&rule) {
                Ok(rule) => self.categories.add(category, rule),
                Err(reason) => {
                    self.builder.loss(rule.span, rule.text, format!("left out: {reason}"));
                }
            }
        }
    }

    fn rule(&mut self, written: &Words) -> Result<RuleEntry, String> {
        let rule = wordstat_rule::parse(&written.text)?;
        let mut notes = Vec::new();
        let pattern = rule.pattern(&mut notes, |term| self.phrases(term))?;
        for note in notes {
            self.builder.loss(written.span, written.text.as_str(), note);
        }
        let rule = RuleEntry::new(RuleKind::Pattern, Words::new(pattern, written.span));
        Ok(RuleEntry { notation: Notation::Pattern, ..rule })
    }

    /// The phrases a term of a rule stands for.
    fn phrases(&self, term: &Term) -> Result<Vec<String>, String> {
        let phrases: Vec<String> = match term {
            Term::Words(phrase) => vec![phrase.clone()],
            Term::Category(name) => {
                let is_in = self
                    .with_narrower(name)
                    .ok_or_else(|| format!("found no category `{name}`"))?;
                let of = self.entries.iter().filter(|(category, _)| is_in[*category]);
                of.map(|(_, phrase)| phrase.clone()).collect()
            }
        };
        match phrases.len() {
            0 => Err("a category it refers to has no words".to_owned()),
            1..=MOST_PHRASES => Ok(phrases),
            _ => Err(format!("it refers to more than {MOST_PHRASES} entries")),
        }
    }

    /// Which categories are called `name` or stand in one that is.
    fn with_narrower(&self, name: &str) -> Option<Vec<bool>> {
        let mut is_in = vec![false; self.names.len()];
        for (index, (own, above)) in self.names.iter().enumerate() {
            is_in[index] = own == name || above.is_some_and(|above| is_in[above]);
        }
        is_in.contains(&true).then_some(is_in)
    }
}

/// The words of an entry and its weight: `HARBOUR_PILOT* (1)`.
fn weighted(line: &str) -> (&str, Option<&str>) {
    let parts = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    let is_weight = |weight: &str| weight.trim().parse::<f32>().is_ok();
    match parts {
        Some((words, weight)) if is_weight(weight) => (words.trim_end(), Some(weight.trim())),
        _ => (line, None),
    }
}
