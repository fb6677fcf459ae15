//! Categories in categories, as dictionaries nest them, made into concepts.

use super::super::builder::{Builder, ConceptEntry, RuleEntry, Words};

/// Deeper categories than this are no dictionary, but a broken file.
pub(super) const DEEPEST: usize = 64;

/// The categories read so far, and those that are open.
#[derive(Default)]
pub(super) struct Categories {
    all: Vec<Category>,
    /// The numbers of the category read last and of those around it.
    open: Vec<usize>,
}

struct Category {
    /// The names from the top, joined by dots, and where its own is written.
    id: Words,
    above: Option<usize>,
    definition: Option<String>,
    rules: Vec<RuleEntry>,
}

impl Categories {
    /// Opens a category inside the first `depth` of those that are open, or fewer if there are not so
    /// many, and gives its number.
    pub(super) fn open(&mut self, depth: usize, name: &Words) -> usize {
        self.close(depth);
        let above = self.open.last().copied();
        let id = above.map_or(name.text.clone(), |above| {
            format!("{}.{}", self.all[above].id.text, name.text)
        });
        let id = Words::new(id, name.span);
        self.all.push(Category { id, above, definition: None, rules: Vec::new() });
        self.open.push(self.all.len() - 1);
        self.all.len() - 1
    }

    /// Closes all but the first `depth` of the open categories.
    pub(super) fn close(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// How many categories are open, each inside the one before.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The open category inside `depth` others; the innermost if there are not so many.
    #[cfg(feature = "dictionaries")]
    pub(super) fn at(&mut self, depth: usize) -> usize {
        self.close(depth + 1);
        self.open.last().copied().unwrap_or_default()
    }

    /// The innermost open category.
    pub(super) fn last(&self) -> Option<usize> {
        self.open.last().copied()
    }

    pub(super) fn add(&mut self, category: usize, rule: RuleEntry) {
        self.all[category].rules.push(rule);
    }

    pub(super) fn define(&mut self, category: usize, definition: String) {
        self.all[category].definition = Some(definition);
    }

    /// Gives all categories to the builder, in their order.
    pub(super) fn build(self, builder: &mut Builder<'_>) {
        let ids: Vec<Words> = self.all.iter().map(|category| category.id.clone()).collect();
        for category in self.all {
            let above = category.above.map(|above| ids[above].clone());
            builder.concept(ConceptEntry {
                id: Some(category.id),
                definition: category.definition,
                broader: above.into_iter().collect(),
                rules: category.rules,
                ..ConceptEntry::default()
            });
        }
    }
}

/// The lines of `text` that hold something, without white space at their ends, each with its place and
/// the tabs before it. Lines end as Windows, old and new Macintosh have them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, Words)> + '_ {
    text.split(['\n', '\r']).filter_map(move |line| {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if words.is_empty() {
            return None;
        }
        // the words are a slice of the text
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        let tabs = line.bytes().take_while(|byte| *byte == b'\t').count();
        let span = crate::span::Span::new(start, start + words.len());
        Some((tabs, Words::new(words, span)))
    })
}
