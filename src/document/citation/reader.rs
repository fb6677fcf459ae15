//! The words of a draft to citations, in one pass.

use super::glance::{Need, may_begin, need};
use super::instrument::{Found, behind_definition, instrument, instrument_of, named, short_name};
use super::label::Part;
use super::names::Names;
use super::words::{Word, Words, words};
use super::{Citation, Division, Instrument, Label, Step, Target};
use crate::document::clause::{Clause, ClauseKind};
use crate::document::draft::Draft;
use crate::lexicon::Role;
use crate::span::Span;
use crate::text::TokenKind;

/// The citations of a draft, in order of place.
pub(super) fn citations(draft: &Draft) -> Vec<Citation> {
    citations_by(draft, need, may_begin)
}

/// Whether the words of a clause are to be read for citations.
pub(super) fn may_cite(clause: Clause<'_>) -> bool {
    let (draft, lexicon) = (clause.draft(), clause.lexicon());
    let own = words(draft.text(), draft.tokens(), clause.token_range(), lexicon.citation_words());
    let words = Words { all: &own, text: draft.text(), lexicon };
    clause.kind() != ClauseKind::Heading && need(&words) != Need::Nothing
}

/// The citations of a draft, by what is said of clauses and of words before they are read.
fn citations_by(
    draft: &Draft,
    need: impl Fn(&Words<'_, '_>) -> Need,
    may_begin: impl Fn(&Words<'_, '_>, usize) -> bool,
) -> Vec<Citation> {
    let text = draft.text();
    let mut names = Names::new(draft);
    let mut clauses = Vec::new();
    for (clause, range) in draft.clauses().zip(draft.token_ranges()) {
        if clause.kind() == ClauseKind::Heading {
            continue;
        }
        let lexicon = clause.lexicon();
        let own = words(text, draft.tokens(), range, lexicon.citation_words());
        let words = Words { all: &own, text, lexicon };
        match need(&words) {
            Need::Nothing => {}
            need => {
                (0..own.len()).for_each(|at| names.count(&words, at));
                clauses.push((need, own, lexicon));
            }
        }
    }
    let mut found = Vec::new();
    for (need, own, lexicon) in clauses {
        if need == Need::ShortNames && !names.abbreviates() {
            continue;
        }
        let (words, names) = (Words { all: &own, text, lexicon }, &mut names);
        let reader = Reader { words, names, floor: 0, cited: Vec::new(), found: &mut found };
        reader.read(&may_begin);
    }
    found
}

/// Divisions inside each other as they are printed, and where.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) parts: Vec<Part>,
    /// The text they are in, if the words themselves say so: *paragraph 3 above*.
    pub(super) instrument: Option<Instrument>,
}

impl Group {
    fn outermost(&self) -> Option<Division> {
        Some(self.parts.first()?.path.first()?.division)
    }

    /// The only path, if nothing forbids to go on from it.
    fn only_path(&self) -> Option<&[Step]> {
        match self.parts.as_slice() {
            [part] if part.through.is_none() => Some(&part.path),
            _ => None,
        }
    }
}

pub(super) struct Reader<'r, 'a, 't> {
    pub(super) words: Words<'a, 't>,
    pub(super) names: &'r mut Names,
    /// Words before this are in a citation already.
    pub(super) floor: usize,
    /// What this clause has cited so far, the last one last: what *that article* goes back to.
    pub(super) cited: Vec<(Vec<Step>, Instrument)>,
    found: &'r mut Vec<Citation>,
}

/// *paragraph 1 of article 2 of section 3 of chapter 4*: nobody goes deeper.
const MOST_OF: usize = 6;
/// So many paths times outer paths are read as every one of each.
const MOST_PAIRS: usize = 64;
/// So many citations back *that article* may go.
const MOST_BACK: usize = 8;

impl Reader<'_, '_, '_> {
    fn read(mut self, may_begin: impl Fn(&Words<'_, '_>, usize) -> bool) {
        let mut at = 0;
        while at < self.words.all.len() {
            match if may_begin(&self.words, at) { self.cite(at) } else { None } {
                Some((citation, start, end)) => {
                    if !self.is_heading(&citation, start, end) {
                        self.remember(&citation);
                        self.found.push(citation);
                    }
                    at = behind_definition(&self.words, end).max(at + 1);
                    self.floor = at;
                }
                None => at += 1,
            }
        }
    }

    /// Whether what looks like a citation is a heading: all of the clause, or a line in it.
    fn is_heading(&self, citation: &Citation, start: usize, end: usize) -> bool {
        let own = |target: &Target| target.instrument == Instrument::Own && !target.path.is_empty();
        let before = self.words.before(start);
        let capital = self.words.is_capital(start) || self.words.mark(start, "§");
        if before.is_some_and(|before| before.text == "#") {
            return true;
        }
        if !capital || !citation.targets.iter().all(own) {
            return false;
        }
        let rest = &self.words.all[end..];
        // "6 - Principle 4 - Keep calm", "Article 5 ...... 12"
        let led = before.is_some_and(|before| before.text.starts_with(char::is_lowercase));
        let parted = rest.first().is_some_and(|next| {
            next.kind == TokenKind::Ellipsis || matches!(next.text, ":" | "-" | "–" | "—")
        });
        parted && !led || start == 0 && !rest.iter().any(|word| word.kind.is_word())
    }

    fn remember(&mut self, citation: &Citation) {
        if let Some(target) = citation.targets.last() {
            self.cited.push((target.path.clone(), target.instrument.clone()));
            let spare = self.cited.len().saturating_sub(MOST_BACK);
            self.cited.drain(..spare);
        }
    }

    /// The citation that begins at `at`, and the places of its first word and behind its last.
    fn cite(&mut self, at: usize) -> Option<(Citation, usize, usize)> {
        if let Some(group) = self.divisions(at) {
            return self.of_some_text(group);
        }
        let found =
            instrument(&self.words, self.names, at).filter(|found| found.start >= self.floor)?;
        Some(self.with_divisions(found))
    }

    /// Divisions, and the text they are divisions of.
    fn of_some_text(&mut self, group: Group) -> Option<(Citation, usize, usize)> {
        let (start, mut end) = (group.start, group.end);
        let outermost = group.outermost()?;
        let named = group.instrument.clone().or_else(|| {
            let found = self.text_behind(end, outermost)?;
            end = found.end;
            found.instruments.into_iter().next().map(|(instrument, _)| instrument)
        });
        if outermost == Division::Number && named.is_none() {
            return None;
        }
        let instrument = named.unwrap_or_else(|| self.implied(start, outermost));
        let span = self.words.span(start, end);
        let targets = targets(group.parts, &instrument);
        Some((Citation { span, targets }, start, end))
    }

    /// *of the Charter*, *, of resolution 70/237*, *to the Convention* behind an annex, *thereof*.
    fn text_behind(&mut self, at: usize, outermost: Division) -> Option<Found> {
        // "thereof", "de celle-ci"
        let back = at + usize::from(self.words.is(at, Role::Of));
        if self.words.is(back, Role::Thereof) {
            let (_, instrument) = self.cited.last()?;
            let at = back;
            let span = self.words.span(at, at + 1);
            return Some(Found {
                instruments: vec![(instrument.clone(), span)],
                start: at,
                end: at + 1,
            });
        }
        // "Article 20.d. of the Statute"
        let dot = self.words.mark(at, ".") && self.words.is(at + 1, Role::Of);
        let behind = self.words.past_comma(at + usize::from(dot));
        // "Article 6 GDPR", "Article 18, UDHR"
        if self.words.get(behind).is_some_and(Word::is_shouted) {
            return short_name(&self.words, self.names, behind);
        }
        // "Principle 8 in the Paris Call"
        if self.words.is(behind, Role::In) && self.words.is_article(behind + 1) {
            return named(&self.words, self.names, behind + 2, false);
        }
        let annexed = outermost.rank() == 0 && self.words.is(behind, Role::To);
        if !annexed && !self.words.is(behind, Role::Of) {
            return None;
        }
        instrument_of(&self.words, self.names, behind + 1)
    }

    /// The text of divisions that none is named with: the draft, or behind *its* and where the draft
    /// has no such division, the one cited before in the clause.
    fn implied(&self, start: usize, outermost: Division) -> Instrument {
        if let Some(agenda) = self.words.before(start).filter(|_| outermost == Division::Item) {
            // "agenda item 4"
            if agenda.telling.has(Role::Text) {
                return Instrument::Named { name: agenda.folded().to_owned(), date: None };
            }
        }
        let its = self.words.is_before(start, Role::Its);
        let last = self.cited.iter().rev().find(|(path, instrument)| {
            let like = path.first().is_some_and(|step| step.division == outermost);
            *instrument != Instrument::Own && (its || like)
        });
        let inherits = its || outermost.is_numbering_scope() && !self.names.has(outermost);
        last.filter(|_| inherits).map_or(Instrument::Own, |(_, instrument)| instrument.clone())
    }

    /// Instruments, and the divisions named behind them: *resolution 70/237, paragraph 3*.
    fn with_divisions(&mut self, found: Found) -> (Citation, usize, usize) {
        let Found { instruments, start, mut end } = found;
        let divisions = if instruments.len() == 1 { self.divisions_behind(end) } else { None };
        let targets = match (divisions, instruments.first()) {
            (Some(group), Some((instrument, _))) => {
                end = group.end;
                targets(group.parts, instrument)
            }
            _ => {
                instruments.into_iter().map(|(instrument, span)| whole(instrument, span)).collect()
            }
        };
        (Citation { span: self.words.span(start, end), targets }, start, end)
    }

    /// Divisions that go with the instrument named before `at`, not with one behind them.
    fn divisions_behind(&mut self, at: usize) -> Option<Group> {
        // "Agenda (paragraph 72)"
        let open = self.words.mark(at, "(");
        let behind = if open { at + 1 } else { self.words.past_comma(at) };
        let mut group = self.divisions(behind)?;
        let mut steps = group.parts.iter().flat_map(|part| &part.path);
        let printed = steps.all(|step| matches!(step.label, Label::Printed(_)));
        if group.start != behind || group.instrument.is_some() || !printed {
            return None;
        }
        if open {
            let closed = self.words.mark(group.end, ")");
            group.end += 1;
            return closed.then_some(group);
        }
        self.text_behind(group.end, group.outermost()?).is_none().then_some(group)
    }

    /// Groups of divisions of one sort: *Article 4, paragraph 2, and Article 6*.
    fn divisions(&self, at: usize) -> Option<Group> {
        let mut all = self.group(at, None, MOST_OF)?;
        while all.instrument.is_none() && all.parts.len() < MOST_PAIRS {
            let joined = self.words.past_comma(all.end);
            let next = self.words.skip(joined, Role::And);
            if next == all.end {
                break;
            }
            let Some(more) = self.group(next, None, MOST_OF) else { break };
            if more.outermost() != all.outermost() || more.start != next {
                break;
            }
            all.parts.extend(more.parts);
            (all.end, all.instrument) = (more.end, more.instrument);
        }
        Some(all)
    }

    /// A division with those inside it or around it; `within` is what it must hold itself, behind
    /// *paragraph 2 of*.
    fn group(&self, at: usize, within: Option<Division>, depth: usize) -> Option<Group> {
        let mut group = self.unit(at)?;
        while let Some(inner) = self.inner(&group, within) {
            let prefix = group.parts.swap_remove(0).path;
            group.end = inner.end;
            group.parts = inner.parts;
            for part in &mut group.parts {
                part.path.splice(0..0, prefix.iter().cloned());
            }
        }
        let near = self.words.is(group.end, Role::Near);
        if near {
            group.end += 1;
            group.instrument = Some(Instrument::Own);
        }
        match self.outer(&group, depth) {
            Some(outer) if !near => Some(around(group, outer)),
            // "the second paragraph above" counts from here
            _ if group.parts.iter().any(is_counted)
                && (near || !self.points_ahead(at, group.end)) =>
            {
                None
            }
            _ => Some(group),
        }
    }

    /// *, paragraph 4* behind *article 52*.
    fn inner(&self, group: &Group, within: Option<Division>) -> Option<Group> {
        let holder =
            group.only_path().filter(|_| !self.words.mark(group.start, "§"))?.last()?.division;
        let next = self.words.past_comma(group.end);
        let inner = self.printed(next).or_else(|| self.counted(next))?;
        let held = inner.outermost()?;
        let fits = within.is_none_or(|within| held.holds(within));
        (fits && holder.holds(held)).then_some(inner)
    }

    /// *of article 52* behind *paragraph 4*.
    fn outer(&self, group: &Group, depth: usize) -> Option<Group> {
        let next = self.words.past_comma(group.end);
        let linked = self.words.is(next, Role::Of) || self.words.is(next, Role::In);
        if depth == 0 || !linked {
            return None;
        }
        let next = self.words.skip(next + 1, Role::Article);
        let inner = group.outermost()?;
        let outer = self.group(next, Some(inner), depth - 1).or_else(|| self.sole(next))?;
        let holder = outer.parts.first()?.path.last()?.division;
        let pairs = outer.parts.len() * group.parts.len() <= MOST_PAIRS;
        (holder.holds(inner) && pairs).then_some(outer)
    }
}

fn is_counted(part: &Part) -> bool {
    matches!(part.path[0].label, Label::Ordinal(_))
}

/// The parts of `inner` inside those of `outer`.
fn around(inner: Group, outer: Group) -> Group {
    let mut parts = Vec::with_capacity(inner.parts.len() * outer.parts.len());
    let single = inner.parts.len() == 1;
    for part in &inner.parts {
        for around in &outer.parts {
            let path = around.path.iter().chain(&part.path).cloned().collect();
            // "paragraph 1 of articles 3 and 4": the articles tell them apart
            let span = if single && outer.parts.len() > 1 { around.span } else { part.span };
            parts.push(Part { span, path, through: part.through.clone() });
        }
    }
    Group { start: inner.start, end: outer.end, parts, instrument: outer.instrument }
}

fn whole(instrument: Instrument, span: Span) -> Target {
    Target { span, instrument, path: Vec::new(), through: None }
}

fn targets(parts: Vec<Part>, instrument: &Instrument) -> Vec<Target> {
    let target = |Part { span, path, through }| Target {
        span,
        instrument: instrument.clone(),
        path,
        through,
    };
    parts.into_iter().map(target).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Citation, Need, citations, citations_by};
    use crate::document::draft::Draft;

    /// The citations found by reading every clause and trying every word.
    fn found_plainly(draft: &Draft) -> Vec<Citation> {
        citations_by(draft, |_| Need::Citations, |_, _| true)
    }

    /// What citations are made of, and what stands beside them.
    const WORDS: &str = "the the this these present that its said Convention Convention’s convention \
        Charter Agreement's treaties CHARTER Act act agenda Agenda Framework plan Rules Law Sea \
        Vienna United Nations Europe report document Terms policy Article article ARTICLE articles \
        paragraph paragraphs section Annex annex part No. § §§ item sub-item goal Principle 5 5 13 \
        3.2 1951 2000 70/237 2-4 (a) (f) (2000) 4bis II A OP4 PP3bis OP A/RES/70/237 HTTP/2 \
        resolution Resolutions Decision decision 1/CP.17 General Assembly of of to in and and or on \
        for , , . ; : ( ) [ ] “ ” \" second first preceding following above thereof preambular \
        operative hereinafter means GDPR (GDPR) (“GDPR”) UDHR (UN) UN ICT G7 RFC 4055 U.S.C. may \
        shall 12 August 1949 ports ships Ports Étant l’article L’ACCORD l'annexe du de la présente \
        Déclaration convention’s décision relative aux droits";

    #[test]
    fn glances_pass_over_nothing_in_the_corpus() {
        let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")];
        let mut cited = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(text) = std::fs::read_to_string(&path) {
                    let draft = Draft::parse("text", &text);
                    let found = citations(&draft);
                    cited += found.len();
                    assert_eq!(found, found_plainly(&draft), "{}", path.display());
                }
            }
        }
        assert!(cited > 100, "{cited} citations");
    }

    proptest! {
        #[test]
        fn glances_pass_over_nothing(
            language in prop::sample::select(vec!["en", "fr", "de"]),
            words in prop::collection::vec(
                prop::sample::select(WORDS.split_whitespace().collect::<Vec<_>>()),
                0..60,
            ),
        ) {
            let text = format!("---\nlang: {language}\n---\n{}", words.join(" "));
            // clauses of their own, so that there are some to pass over
            let text = text.replace(" . ", " .\n\n");
            let draft = Draft::parse("text", &text);
            prop_assert_eq!(citations(&draft), found_plainly(&draft));
        }
    }
}
