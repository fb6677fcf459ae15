//! An answer in the making: verdict, reason, evidence.

use super::verdict::{Evidence, Role, Verdict};
use crate::document::Draft;
use crate::span::Span;

/// So many pieces of evidence are kept of each role: nobody reads more.
const MOST_EVIDENCE: usize = 256;
/// So many bytes of a clause are quoted, cut at a word.
const MOST_QUOTED: usize = 240;

/// An answer; the other one says why the question could not be put: no such text, no such clause.
pub(super) type Decided = Result<Answer, Answer>;

#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) verdict: Verdict,
    pub(super) because: String,
    pub(super) evidence: Vec<Evidence>,
}

impl Answer {
    pub(super) fn new(verdict: Verdict, because: impl Into<String>) -> Self {
        Self { verdict, because: because.into(), evidence: Vec::new() }
    }

    pub(super) fn not_decidable(because: impl Into<String>) -> Self {
        Self::new(Verdict::NotDecidable, because)
    }

    /// Adds evidence, unless there is enough of its role.
    pub(super) fn push(&mut self, evidence: Evidence) {
        let same = self.evidence.iter().filter(|own| own.role == evidence.role).count();
        if same < MOST_EVIDENCE && !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
    }

    pub(super) fn with(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        evidence.into_iter().for_each(|evidence| self.push(evidence));
        self
    }

    /// The answer to the contrary statement: what showed it speaks against it.
    pub(super) fn negated(mut self) -> Self {
        self.verdict = self.verdict.negated();
        for evidence in &mut self.evidence {
            evidence.role = match evidence.role {
                Role::Shows => Role::Against,
                Role::Against => Role::Shows,
                role => role,
            };
        }
        self
    }
}

/// Words of a draft as evidence.
pub(super) fn words(role: Role, draft: &Draft, span: Span, note: impl Into<String>) -> Evidence {
    let place = draft.clause_at(span.start()).map(|clause| clause.path()).unwrap_or_default();
    Evidence {
        role,
        source: draft.sigil().to_owned(),
        place,
        quotation: Some(draft.quote(short(draft, span))),
        note: note.into(),
    }
}

/// A fact about a source as evidence.
pub(super) fn fact(role: Role, source: impl Into<String>, note: impl Into<String>) -> Evidence {
    let (source, note) = (source.into(), note.into());
    Evidence { role, source, place: String::new(), quotation: None, note }
}

/// A span, cut at a word where it is long.
fn short(draft: &Draft, span: Span) -> Span {
    if span.len() <= MOST_QUOTED {
        return span;
    }
    let words = &draft.text()[span.range()];
    let cut = words.char_indices().take_while(|(at, _)| *at <= MOST_QUOTED);
    let cut = cut.filter(|(_, c)| c.is_whitespace()).last();
    Span::new(span.start(), span.start() + cut.map_or(MOST_QUOTED.min(words.len()), |(at, _)| at))
}

/// “1 clause”, “2 clauses”.
pub(super) fn counted(count: usize, what: &str) -> String {
    let ending = match count {
        1 => "",
        _ if what.ends_with("ch") => "es",
        _ => "s",
    };
    format!("{count} {what}{ending}")
}

/// “a, b and c”.
pub(super) fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => "none".to_owned(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// Words as a sentence shows them: on one line, the middle left out where they are many.
pub(super) fn quoted(draft: &Draft, span: Span) -> String {
    const MOST_WORDS: usize = 14;
    let words: Vec<&str> = draft.text()[span.range()].split_whitespace().collect();
    match words.len() {
        0..=MOST_WORDS => format!("“{}”", words.join(" ")),
        len => format!("“{} … {}”", words[..7].join(" "), words[len - 5..].join(" ")),
    }
}

/// “draft-3 does not name victims”, or where it does not stand.
pub(super) fn not_found(name: &str, place: &str) -> String {
    format!("{name} stands nowhere in {place}")
}
