//! Clauses as text that can be taken apart, put together and read again.

use std::collections::HashMap;

use travaux::document::EnumeratorStyle;
use travaux::{Draft, read};

/// One clause, ready to be written.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The level of a heading; 0 for all else.
    pub(crate) level: u8,
    /// The printed number and the space behind it.
    pub(crate) lead: String,
    pub(crate) style: Option<EnumeratorStyle>,
    /// What the number counts to.
    pub(crate) ordinal: Option<u32>,
    pub(crate) body: String,
    /// The passage it stands under.
    pub(crate) parent: Option<usize>,
}

impl Passage {
    /// What of a passage can be found again.
    fn identity(&self) -> (bool, &str, &str) {
        (self.level > 0, self.lead.trim_end(), &self.body)
    }

    pub(crate) fn words(&self) -> usize {
        words(&self.body)
    }
}

/// How many words a text has; where no spaces part them, every two characters are one.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().map(|word| if word.is_ascii() { 1 } else { wide(word) }).sum()
}

fn wide(word: &str) -> usize {
    let wide = word.chars().filter(|&c| c >= '\u{2e80}').count();
    (wide / 2).max(1)
}

/// The clauses of a draft, one line each.
pub(crate) fn passages(draft: &Draft) -> Vec<Passage> {
    let passage = |clause: travaux::Clause<'_>| {
        let lead = &draft.text()[clause.span().start()..clause.body_span().start()];
        let enumerator = clause.enumerator();
        Passage {
            level: if clause.kind().is_heading() { clause.level().max(1) } else { 0 },
            lead: if enumerator.is_some() { one_line(lead) + " " } else { String::new() },
            style: enumerator.map(|enumerator| enumerator.style),
            ordinal: enumerator.and_then(|enumerator| Some(enumerator.ordinal()?.0)),
            body: match enumerator {
                Some(_) => one_line(clause.body()),
                None => one_line(clause.text()),
            },
            parent: clause.parent().map(|parent| parent.id().index()),
        }
    };
    draft.clauses().map(passage).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The draft that passages make, as a reader of Markdown finds it.
pub(crate) fn written(sigil: &str, passages: &[Passage]) -> Draft {
    let mut source = String::new();
    for passage in passages {
        if passage.level > 0 {
            source.push_str(&"#".repeat(usize::from(passage.level.min(6))));
            source.push(' ');
        }
        escape(&passage.lead, &mut source);
        escape(&passage.body, &mut source);
        source.push_str("\n\n");
    }
    read::markdown(sigil, &source)
}

/// Every mark that could be markup, escaped.
fn escape(text: &str, source: &mut String) {
    for (at, c) in text.char_indices() {
        let number_ends = matches!(c, '.' | ')')
            && at > 0
            && text[..at].bytes().all(|byte| byte.is_ascii_digit());
        let opens = at == 0 && matches!(c, '-' | '+' | '=');
        if number_ends || opens || "\\`*_[]<>#&~|$^!:".contains(c) {
            source.push('\\');
        }
        source.push(c);
    }
}

/// The draft and its passages, where writing and reading them again comes to rest: what a reader
/// makes of them is then the same passages. `None` if it does not within a few rounds.
pub(crate) fn settled(sigil: &str, mut passages: Vec<Passage>) -> Option<(Draft, Vec<Passage>)> {
    const ROUNDS: usize = 6;
    for _ in 0..ROUNDS {
        let draft = written(sigil, &passages);
        let again = self::passages(&draft);
        if same(&passages, &again) {
            return Some((draft, again));
        }
        passages = again;
    }
    None
}

/// Whether a reader found the passages meant.
pub(crate) fn same(meant: &[Passage], found: &[Passage]) -> bool {
    meant.len() == found.len()
        && meant.iter().zip(found).all(|(meant, found)| meant.identity() == found.identity())
}

/// The passages meant that a reader did not find.
pub(crate) fn lost(meant: &[Passage], found: &[Passage]) -> Vec<usize> {
    let mut left: HashMap<_, usize> = HashMap::new();
    found.iter().for_each(|found| *left.entry(found.identity()).or_insert(0) += 1);
    let mut places = Vec::new();
    for (place, passage) in meant.iter().enumerate() {
        match left.get_mut(&passage.identity()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => places.push(place),
        }
    }
    places
}
