//! From pairs of marks to kinds: what a bracket is by itself, and what the draft makes of it.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use super::attribution::{self, Attribution};
use super::brackets::BracketKind;
use super::cues::Cues;
use super::kinds::{
    Judged, elsewhere, in_negotiation, is_form_field, is_gloss, is_reference, judge,
};
use super::pairing::Pair;
use super::phrases::LISTS;
use crate::document::draft::Draft;
use crate::span::Span;

/// A bracket in the making.
pub(super) struct Sketch {
    pub(super) pair: Pair,
    pub(super) kind: BracketKind,
    pub(super) words: Span,
    pub(super) depth: u32,
    pub(super) parent: Option<u32>,
    pub(super) attribution: Option<Attribution>,
}

/// The brackets of a draft, in order of opening.
pub(super) fn sketches(draft: &Draft, pairs: &[Pair]) -> Vec<Sketch> {
    let text = &draft.text;
    let mut quotes = Quotes { text, at: 0, depth: 0, straight: false };
    let cues: Vec<Cues<'_>> = pairs
        .iter()
        .map(|pair| {
            let clause = draft.clauses[pair.clauses.0].span.start();
            Cues::new(text, &draft.clauses, pair, quotes.stands_in(clause, pair.open))
        })
        .collect();
    let links = links(pairs, &cues);
    let mut sketches = nested(pairs, &cues);
    let judged: Vec<Judged> = (0..pairs.len())
        .map(|index| match links[index] {
            true => Judged::Certain(BracketKind::Link),
            false => attributed(&mut sketches[index], &cues[index]),
        })
        .collect();
    let negotiated = is_negotiated(draft, &sketches, &cues, &judged);
    for (index, sketch) in sketches.iter_mut().enumerate() {
        sketch.kind = match negotiated {
            true => in_negotiation(&cues[index], judged[index]),
            false => elsewhere(&cues[index], judged[index]),
        };
    }
    sketches
}

/// Depths and parents.
fn nested(pairs: &[Pair], cues: &[Cues<'_>]) -> Vec<Sketch> {
    let mut around: Vec<u32> = Vec::new();
    let sketch = |(index, (pair, cues)): (usize, (&Pair, &Cues<'_>))| {
        while around.last().is_some_and(|outer| pairs[*outer as usize].close < pair.open) {
            around.pop();
        }
        let parent = around.last().copied();
        around.push(index as u32);
        Sketch {
            pair: *pair,
            kind: BracketKind::Unsettled,
            words: cues.inner,
            depth: around.len() as u32,
            parent,
            attribution: None,
        }
    };
    pairs.iter().zip(cues).enumerate().map(sketch).collect()
}

/// Judges a bracket that is no link, and finds who wants its words.
fn attributed(sketch: &mut Sketch, cues: &Cues<'_>) -> Judged {
    if let Some(attribution) = attribution::deleting(cues) {
        sketch.attribution = attribution;
        return Judged::Certain(BracketKind::Deletion);
    }
    let judged = judge(cues);
    if judged != Judged::Words {
        return judged;
    }
    let leading = attribution::leading(cues);
    let trailing = || attribution::trailing(cues, sketch.pair.close);
    let Some(found) = leading.or_else(trailing) else { return judged };
    let inner = sketch.words;
    if found.span.start() == inner.start() {
        sketch.words = super::cues::trimmed(cues.text, found.span.end(), inner.end());
    } else if found.span.end() == inner.end() {
        sketch.words = super::cues::trimmed(cues.text, inner.start(), found.span.start());
    }
    sketch.attribution = Some(found);
    judged
}

/// Which brackets are what Markdown left over.
fn links(pairs: &[Pair], cues: &[Cues<'_>]) -> Vec<bool> {
    let defines = |cues: &Cues<'_>| {
        cues.after.strip_prefix(':').is_some_and(|rest| is_address(first_word(rest)))
    };
    let labels: HashSet<&str, FixedState> =
        cues.iter().filter(|cues| defines(cues)).map(|cues| cues.head).collect();
    let mut links: Vec<bool> = cues
        .iter()
        .map(|cues| labels.contains(cues.head) || is_address(cues.head) || has_target(cues.after))
        .collect();
    // the words before a label
    for index in 1..pairs.len() {
        links[index - 1] |= links[index] && pairs[index - 1].close + 1 == pairs[index].open;
    }
    links
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// Whether a bracket is followed by the target of a link in parentheses.
fn has_target(after: &str) -> bool {
    let Some(inside) = after.strip_prefix('(') else { return false };
    let target = &inside[..inside.find(')').unwrap_or(inside.len())];
    let path = !target.contains(char::is_whitespace) && target.contains(['/', '.', '#', '@']);
    target.is_empty() || path || is_address(first_word(target))
}

/// Whether a word is the address of a page.
fn is_address(word: &str) -> bool {
    let starts = ["http://", "https://", "www.", "mailto:", "ftp://"];
    !word.contains(char::is_whitespace) && starts.iter().any(|start| word.starts_with(start))
}

/// Up to so many words, one bracket of words is enough: an article to look at by itself.
const FEW_WORDS: usize = 120;
/// So many brackets that look as only those of negotiators do are enough in a text of any length. Of
/// the real texts at hand the drafts in negotiation have 8 to 789, one with 20 brackets of words in
/// 34,800 words the fewest, and the other 1,700 texts not one.
const ENOUGH_SIGNS: usize = 3;
/// One for so many words is enough, however few they are; and of brackets that only go on with their
/// sentence in small letters, three for as many: other texts have two at the most.
const WORDS_A_SIGN: usize = 1000;

/// Whether the draft is being negotiated, by its brackets that may hold words not agreed.
fn is_negotiated(draft: &Draft, sketches: &[Sketch], cues: &[Cues<'_>], judged: &[Judged]) -> bool {
    let words = |index: &usize| judged[*index] == Judged::Words && looks_like_words(&cues[*index]);
    let open: Vec<usize> = (0..sketches.len()).filter(words).collect();
    let deletions = judged.iter().filter(|j| **j == Judged::Certain(BracketKind::Deletion)).count();
    if open.is_empty() && deletions == 0 {
        return false;
    }
    let count = draft.tokens.cuts(0..draft.tokens.len()).filter(|cut| cut.kind.is_word()).count();
    let signs =
        deletions + open.iter().filter(|index| has_sign(**index, sketches, cues, judged)).count();
    let embedded: HashSet<&str, FixedState> = open
        .iter()
        .filter(|index| is_embedded(&cues[**index]))
        .map(|index| cues[*index].words.as_str())
        .collect();
    signs >= ENOUGH_SIGNS
        || signs * WORDS_A_SIGN >= count.max(1)
        || embedded.len() >= ENOUGH_SIGNS && embedded.len() * WORDS_A_SIGN >= ENOUGH_SIGNS * count
        || count <= FEW_WORDS
}

/// Whether a bracket can hold words of a text at all: no quotation, code, reference or field.
fn looks_like_words(cues: &Cues<'_>) -> bool {
    let code = cues.head.starts_with(['"', '{', '.', '/', '@']);
    let other = is_reference(cues) || is_form_field(cues) || is_gloss(cues);
    !cues.quoted && !code && !cues.after.starts_with('(') && !other
}

/// Whether a bracket looks as only those of negotiators do.
///
/// Two brackets without a space between them are no sign: so Markdown prints `[words][label]`.
fn has_sign(index: usize, sketches: &[Sketch], cues: &[Cues<'_>], judged: &[Judged]) -> bool {
    let (sketch, own) = (&sketches[index], &cues[index]);
    let nested = sketch.parent.is_some_and(|parent| judged[parent as usize] == Judged::Words);
    let next = sketches.get(index + 1).filter(|_| judged[index + 1] == Judged::Words);
    let beside = next.is_some_and(|next| {
        next.pair.open > sketch.pair.close + 1
            && is_gap(own.text, sketch.pair.close + 1, next.pair.open)
    });
    nested
        || beside
        || sketch.attribution.is_some()
        || sketch.pair.clauses.0 != sketch.pair.clauses.1
        || own.whole && LISTS.modals.contains(&own.words)
        || is_commitment(own)
        || own.head.starts_with([',', ';'])
        || own.whole && own.head.ends_with([',', ';'])
}

/// Whether a bracket holds all of a clause, and that commits: *[Ports shall hoist a lamp.]*
fn is_commitment(cues: &Cues<'_>) -> bool {
    let commits = || cues.words.split(' ').any(|word| LISTS.modals.contains(word));
    cues.leads && cues.trails && commits()
}

/// Whether a bracket stands in the middle of a sentence and goes on with it in small letters.
fn is_embedded(cues: &Cues<'_>) -> bool {
    let before = cues.before.trim_end().chars().next_back();
    let after = cues.after.trim_start().chars().next();
    let small = cues.head.starts_with(char::is_lowercase);
    small && before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_lowercase)
}

/// Whether nothing but a space or a slash stands between two brackets.
fn is_gap(text: &str, from: usize, to: usize) -> bool {
    to - from <= 3 && text[from..to].chars().all(|c| c.is_whitespace() || c == '/')
}

/// Quotation marks, read along the brackets of a text.
struct Quotes<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    straight: bool,
}

impl Quotes<'_> {
    /// Whether byte `at` stands in a quotation that began in its clause, which starts at byte `clause`.
    fn stands_in(&mut self, clause: usize, at: usize) -> bool {
        if clause > self.at {
            (self.at, self.depth, self.straight) = (clause, 0, false);
        }
        for c in self.text[self.at..at].chars() {
            match c {
                '“' | '„' | '«' => self.depth += 1,
                '”' | '»' => self.depth = self.depth.saturating_sub(1),
                '"' => self.straight = !self.straight,
                _ => {}
            }
        }
        self.at = at;
        self.depth > 0 || self.straight
    }
}
