//! What is cited on one side only.

use std::collections::BTreeMap;
use std::ops::Range;

use super::effect::EffectRule;
use super::kind::EffectKind;
use super::side::Side;
use super::site::Site;
use crate::document::{Citation, Instrument};
use crate::lexicon::Roles;

/// A text or place cited, with the words that tell it from the others of its citation.
struct Cited {
    name: String,
    /// Whether it is the citing text itself, as a whole: *this Agreement*; or a text that only says who someone is,
    /// *the Parties to the Paris Agreement*.
    names: bool,
    words: Range<usize>,
    whole: Range<usize>,
    /// How many the citation cites that are not here.
    others: usize,
}

impl Cited {
    /// The words to quote: *Article 4, paragraph 9, of the Convention*, and of a citation that goes on citing
    /// others its own.
    fn quoted(&self) -> Range<usize> {
        if self.others == 0 { self.whole.clone() } else { self.words.clone() }
    }
}

/// Compares what both sides cite.
pub(super) fn citations(site: &mut Site<'_>, all: [&[Citation]; 2]) {
    let mut cited = [cited(&site.sides[0], all[0]), cited(&site.sides[1], all[1])];
    let [one, other] = &mut cited;
    cancel(one, other);
    for side in 0..2 {
        let own = &site.sides[side];
        cited[side].retain(|cited| own.any_free(cited.words.clone()));
        together(&mut cited[side]);
    }
    let [one, mut other] = cited;
    for cited in one {
        let answer = other.iter().take(REACH).position(|answer| meet(site, &cited, answer));
        match answer.map(|at| other.remove(at)) {
            Some(answer) => {
                let ranges = [Some(cited.quoted()), Some(answer.quoted())];
                site.push(EffectKind::CitationChanged, EffectRule::Citation, ranges);
                claim(site, 1, &answer);
                claim(site, 0, &cited);
            }
            None => lone(site, 0, &cited),
        }
    }
    other.iter().for_each(|cited| lone(site, 1, cited));
}

/// Makes one of the targets of a citation that go or come together.
fn together(cited: &mut Vec<Cited>) {
    cited.dedup_by(|next, last| {
        let same = next.whole == last.whole;
        if same {
            last.words = last.words.start.min(next.words.start)..last.words.end.max(next.words.end);
            last.others -= 1;
        }
        same
    });
}

/// Citations further apart in their order do not answer to each other.
const REACH: usize = 64;
/// So many free words beside a citation go with it: *and*, *resolution*, *under the*.
const BESIDE: usize = 2;

fn lone(site: &mut Site<'_>, side: usize, cited: &Cited) {
    if cited.names {
        return;
    }
    site.push_lone(EffectKind::CitationRemoved, EffectRule::Citation, side, cited.quoted());
    claim(site, side, cited);
}

fn claim(site: &mut Site<'_>, side: usize, cited: &Cited) {
    let range = cited.whole.start.min(cited.words.start)..cited.whole.end.max(cited.words.end);
    // the *and* before a further citation goes with it, or its *resolution*
    let own = &site.sides[side];
    let run = own.run(range.clone());
    let cites = own.lexicon.citation_words();
    let beside = |at: &usize| {
        let word = &own.words[*at];
        !word.is_content() || cites.roles_any(word.print).meets(Roles::TELLING)
    };
    let back = (run.start..range.start).rev().take(BESIDE).take_while(beside).last();
    let on = (range.end..run.end).take(BESIDE).take_while(beside).last();
    let claimed = back.unwrap_or(range.start)..on.map_or(range.end, |last| last + 1);
    site.sides[side].claim(claimed);
}

fn cited(side: &Side<'_>, all: &[Citation]) -> Vec<Cited> {
    let mut found = Vec::new();
    for clause in side.clauses {
        let body = side.draft.clause(*clause).body_span();
        let from = all.partition_point(|citation| citation.span.start() < body.start());
        let inside = all[from..].iter().take_while(|citation| citation.span.end() <= body.end());
        for citation in inside {
            let whole = side.at(citation.span);
            let targets = citation.targets.iter();
            found.extend(targets.map(|target| Cited {
                name: target.to_string(),
                names: target.path.is_empty()
                    && (target.instrument == Instrument::Own || is_of_parties(side, whole.start)),
                words: side.at(target.span),
                whole: whole.clone(),
                others: citation.targets.len() - 1,
            }));
        }
    }
    found
}

/// So many small words may stand between *Parties* and what they are parties to: *to the*.
const MOST_SMALL: usize = 2;

/// Whether those stand right before a text who are parties to it.
fn is_of_parties(side: &Side<'_>, text: usize) -> bool {
    let words = &side.words[..text];
    let small = words.iter().rev().take_while(|word| word.function).count();
    let whose = words.len().checked_sub(small + 1).map(|at| &words[at]);
    (1..=MOST_SMALL).contains(&small)
        && whose.is_some_and(|whose| side.lists.parties.has(&whose.folded))
}

/// Takes out what both sides cite, in whatever order.
fn cancel(one: &mut Vec<Cited>, other: &mut Vec<Cited>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for cited in &*other {
        *counts.entry(cited.name.clone()).or_default() += 1;
    }
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    one.retain(|cited| match counts.get_mut(&cited.name).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            *shared.entry(cited.name.clone()).or_default() += 1;
            false
        }
        None => true,
    });
    other.retain(|cited| match shared.get_mut(&cited.name).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    });
}

/// Whether two citations stand at the same place: they share a word or the piece of one.
fn meet(site: &Site<'_>, cited: &Cited, answer: &Cited) -> bool {
    let [one, other] = &site.sides;
    let words = &one.words[cited.words.clone()];
    let shares = words.iter().filter(|word| word.is_content()).filter_map(|word| word.twin);
    let mut shares = shares.filter(|twin| answer.words.contains(twin));
    let piece = |range: &Range<usize>, words: &[super::side::Word<'_>]| {
        words[range.clone()].iter().filter(|word| word.is_free()).map(|word| word.piece).next()
    };
    let pieces = [piece(&cited.words, &one.words), piece(&answer.words, &other.words)];
    shares.next().is_some() || pieces[0].is_some() && pieces[0] == pieces[1]
}
