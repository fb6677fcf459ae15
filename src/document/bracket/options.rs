//! Paragraphs of which one will stay: `Option 1: …`, `Alt 2`, `OP3 alt`, `Article 5, option (a)`.

use super::alternatives::{Alternative, AlternativeForm, AlternativeGroup};
use super::attribution::{self, Attribution};
use crate::document::clause::{ClauseData, ClauseId};
use crate::document::draft::Draft;
use crate::document::enumerator::{self, Enumerator, EnumeratorStyle};
use crate::span::Span;

/// The groups of options, in order of their first ones.
///
/// Options of one form (`Option 1`, `Option 2`; `Option (a)`) that count on in one section are a
/// group, and so are a numbered paragraph and those that say they stand for it (`OP3`, `OP3 alt`).
/// An option goes on up to the next one of its group; the last one to the end of what governs it if
/// the label stands alone, and otherwise takes no more than its clause and the items below.
pub(super) fn options(draft: &Draft) -> Vec<AlternativeGroup> {
    let mut finder = Finder { draft, open: Vec::new(), done: Vec::new(), division: 0 };
    for index in 0..draft.clauses.len() {
        finder.clause(index);
    }
    finder.close_to(0, draft.clauses.len());
    let mut groups = finder.done;
    groups.extend(stand_ins(draft));
    groups
}

/// What numbers a clause among alternatives.
struct Label {
    /// What stands before the number, and how that is written.
    form: (String, EnumeratorStyle),
    number: u32,
    span: Span,
    attribution: Option<Attribution>,
    /// Whether no word follows in its clause.
    alone: bool,
}

struct Member {
    clause: usize,
    label: Label,
}

struct Group {
    form: (String, EnumeratorStyle),
    section: (Option<ClauseId>, usize),
    options: Vec<Member>,
}

struct Finder<'d> {
    draft: &'d Draft,
    /// Groups inside each other, outermost first.
    open: Vec<Group>,
    done: Vec<AlternativeGroup>,
    /// The last article that is no heading.
    division: usize,
}

impl Finder<'_> {
    fn clause(&mut self, index: usize) {
        let data = &self.draft.clauses[index];
        let label = label(self.draft, data);
        let named = data.enumerator.as_ref().is_some_and(|e| e.style == EnumeratorStyle::Named);
        if named && label.is_none() && !data.kind.is_heading() {
            self.division = index;
        }
        let section = (section(&self.draft.clauses, data), self.division);
        let Some(label) = label else {
            // what stands outside the section ends its groups
            if data.kind.is_heading() || named {
                let outside = |group: &Group| !self.holds(group, index);
                if let Some(first) = self.open.iter().position(outside) {
                    self.close_to(first, index);
                }
            }
            return;
        };
        let goes_on = self.open.iter().rposition(|group| {
            let last = group.options.last().map_or(0, |option| option.label.number);
            group.form == label.form && group.section == section && label.number == last + 1
        });
        match goes_on {
            Some(depth) => self.close_to(depth + 1, index),
            None => {
                let ends = |group: &Group| {
                    let beside = group.section == section;
                    !self.holds(group, index)
                        || beside && (group.form == label.form || data.kind.is_heading())
                };
                if let Some(depth) = self.open.iter().position(ends) {
                    self.close_to(depth, index);
                }
                let form = label.form.clone();
                self.open.push(Group { form, section, options: Vec::new() });
            }
        }
        if let Some(group) = self.open.last_mut() {
            group.options.push(Member { clause: index, label });
        }
    }

    /// Whether clause `index` may still stand in an option of `group`.
    fn holds(&self, group: &Group, index: usize) -> bool {
        let clauses = &self.draft.clauses;
        let end =
            group.section.0.map_or(clauses.len(), |id| clauses[id.index()].below_end as usize);
        index < end && group.section.1 == self.division
    }

    /// Closes all groups but the outermost `depth`, at clause `end`.
    fn close_to(&mut self, depth: usize, end: usize) {
        while self.open.len() > depth {
            let group = self.open.pop().map(|group| self.alternatives(group, end));
            self.done.extend(group.flatten());
        }
    }

    fn alternatives(&self, group: Group, end: usize) -> Option<AlternativeGroup> {
        if group.options.len() < 2 {
            return None;
        }
        let mut starts: Vec<usize> = group.options.iter().map(|option| option.clause).collect();
        starts.push(self.end_of_last(&group, end));
        let span = |first: usize, end: usize| {
            let clauses = &self.draft.clauses;
            clauses[first].span.union(clauses[end.max(first + 1) - 1].span)
        };
        let alternative = |(place, option): (usize, Member)| Alternative {
            span: span(starts[place], starts[place + 1]),
            label: Some(option.label.span),
            bracket: None,
            attribution: option.label.attribution,
        };
        let alternatives = group.options.into_iter().enumerate().map(alternative).collect();
        Some(AlternativeGroup { form: AlternativeForm::Options, alternatives })
    }

    /// The clause before which the last option ends.
    fn end_of_last(&self, group: &Group, end: usize) -> usize {
        let clauses = &self.draft.clauses;
        let Some(last) = group.options.last() else { return end };
        let data = &clauses[last.clause];
        let below = data.below_end as usize;
        if !last.label.alone || data.kind.is_heading() {
            return below.min(end);
        }
        let first = group.options.first().map_or(0, |option| option.clause);
        let governor = clauses[first].parent;
        let governed = governor.map_or(end, |parent| clauses[parent.index()].below_end as usize);
        // behind "3. Efforts" the options end at 4
        let lead = first.checked_sub(1).and_then(|lead| counted(&clauses[lead]));
        let sibling = (last.clause + 1..governed.min(end)).find(|index| {
            lead.is_some_and(|(style, number)| {
                counted(&clauses[*index]) == Some((style, number + 1))
            })
        });
        sibling.unwrap_or(end).min(governed).min(end)
    }
}

fn counted(data: &ClauseData) -> Option<(EnumeratorStyle, u32)> {
    let enumerator = data.enumerator.as_ref()?;
    Some((enumerator.style, enumerator.ordinal()?.0))
}

/// The nearest heading above a clause.
fn section(clauses: &[ClauseData], data: &ClauseData) -> Option<ClauseId> {
    let mut above = data.parent;
    while let Some(id) = above {
        if clauses[id.index()].kind.is_heading() {
            return Some(id);
        }
        above = clauses[id.index()].parent;
    }
    None
}

/// The label of a clause that is an option.
fn label(draft: &Draft, data: &ClauseData) -> Option<Label> {
    if let Some(own) = data.enumerator.as_ref().filter(|own| own.style == EnumeratorStyle::Choice) {
        return Some(read_label(draft, data, own, data.body.start(), String::new()));
    }
    // "3. Option 1: …", "Article 5, option (a)"
    let body = &draft.text[data.body.range()];
    let (stem, rest) = match data.kind.is_heading() {
        true => body.split_once([',', '–', '—']).unwrap_or(("", body)),
        false => ("", body),
    };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '{'));
    let at = data.body.end() - rest.len();
    let (own, len) = enumerator::parse(&capitalized(rest), at, draft.lexicon())?;
    let number = data.enumerator.as_ref().map_or("", |number| number.label.as_str());
    let stem = if data.kind.is_heading() { format!("{number} {stem}") } else { String::new() };
    (own.style == EnumeratorStyle::Choice).then(|| {
        let mut label = read_label(draft, data, &own, at + len, stem);
        // with the label goes the comma before it
        let before =
            draft.text[data.body.start()..at].trim_end_matches(|c: char| !c.is_alphanumeric());
        label.span = Span::new(data.body.start() + before.len(), label.span.end());
        label
    })
}

/// The beginning of `words` with a capital: a printed number begins with one.
fn capitalized(words: &str) -> String {
    let mut chars = words.chars().take(60);
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The label that `own` prints; the words behind it begin at byte `behind`.
fn read_label(
    draft: &Draft,
    data: &ClauseData,
    own: &Enumerator,
    behind: usize,
    stem: String,
) -> Label {
    let word = own.label.split(' ').next().unwrap_or_default();
    let written = draft.text[own.span.range()].trim_end_matches(|c: char| !c.is_alphanumeric());
    let style = match written.ends_with(|c: char| c.is_ascii_digit()) {
        true => EnumeratorStyle::Decimal,
        false => EnumeratorStyle::Letter,
    };
    let rest = &draft.text[behind.min(data.span.end())..data.span.end()];
    let attribution = attribution::in_parentheses(rest, behind);
    let said = attribution.as_ref().map_or(0, |attribution| attribution.span.len());
    Label {
        form: (format!("{stem} {word}"), style),
        number: own.ordinal().map_or(1, |(number, _)| number),
        span: own.span,
        alone: !rest[said..].contains(char::is_alphanumeric),
        attribution,
    }
}

/// Groups of a numbered paragraph and those that stand for it: `OP3`, `OP3 alt`, `OP3 alt 2`.
fn stand_ins(draft: &Draft) -> Vec<AlternativeGroup> {
    let clauses = &draft.clauses;
    let mut groups = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let stem = |index: usize| {
        let own = clauses[index]
            .enumerator
            .as_ref()
            .filter(|own| own.style != EnumeratorStyle::Choice)?;
        let at = own.label.find("alt");
        Some((own.label[..at.unwrap_or(own.label.len())].to_owned(), at.is_some()))
    };
    for index in 0..clauses.len() {
        let below = run.last().is_some_and(|last| index < clauses[*last].below_end as usize);
        let Some((own, stands_in)) = stem(index).filter(|_| !below) else { continue };
        let first = run.first().and_then(|first| stem(*first));
        let beside =
            run.first().is_some_and(|first| clauses[*first].parent == clauses[index].parent);
        if !(stands_in && beside && first.is_some_and(|(first, _)| first == own)) {
            groups.extend(stand_in_group(clauses, &run));
            run.clear();
        }
        run.push(index);
    }
    groups.extend(stand_in_group(clauses, &run));
    groups
}

fn stand_in_group(clauses: &[ClauseData], run: &[usize]) -> Option<AlternativeGroup> {
    let extent = |index: &usize| {
        let last = clauses[*index].below_end.max(*index as u32 + 1) as usize - 1;
        Alternative::bare(clauses[*index].span.union(clauses[last].span))
    };
    (run.len() > 1).then(|| AlternativeGroup {
        form: AlternativeForm::Options,
        alternatives: run.iter().map(extent).collect(),
    })
}
