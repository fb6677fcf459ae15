//! The words of a clause with some of them marked.

use maud::{Markup, PreEscaped, Render, html};

use crate::document::Clause;
use crate::span::Span;

/// Words to be marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'m> {
    /// Where they stand in the reading text.
    pub(super) span: Span,
    /// What they are marked as.
    pub(super) name: &'m str,
    /// How they look; nothing for all alike.
    pub(super) class: &'m str,
}

/// The words of a clause, some of them marked and named. Marks that overlap are parted where one begins or
/// ends, have all names and the look of the first.
pub(super) fn marked(clause: Clause<'_>, marks: Vec<Mark<'_>>) -> Markup {
    with_marks(clause, marks, |words, _| html! { (words) })
}

/// The same of a clause that is quoted: of long stretches without a mark only what stands beside marks.
///
/// An article of a treaty may be a page long, and share six words.
pub(super) fn around(clause: Clause<'_>, marks: Vec<Mark<'_>>) -> Markup {
    with_marks(clause, marks, shortened)
}

/// So many characters without a mark are shown whole …
const LONGEST: usize = 400;
/// … and of more so many on each side.
const KEPT: usize = 120;

/// Words without a mark, of which `ends` says whether they begin and whether they end the clause.
fn shortened(words: &str, [begins, ends]: [bool; 2]) -> Markup {
    let at = |(at, _): (usize, char)| at;
    if words.char_indices().nth(LONGEST).is_none() {
        return html! { (words) };
    }
    // a clause without marks is told by how it begins
    let head = words.char_indices().nth(KEPT).map_or(0, at);
    let head = if begins && !ends { "" } else { &words[..head] };
    let tail = words.char_indices().nth_back(KEPT).map_or(words.len(), at);
    let tail = if ends { "" } else { &words[tail..] };
    let head = head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]);
    let tail = tail.find(char::is_whitespace).map_or(tail, |space| &tail[space..]);
    html! { (head) span.faint { " … " } (tail) }
}

fn with_marks(
    clause: Clause<'_>,
    mut marks: Vec<Mark<'_>>,
    unmarked: impl Fn(&str, [bool; 2]) -> Markup,
) -> Markup {
    let own = clause.body_span();
    let text = clause.draft().text();
    let ends = marks.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]);
    let mut cuts: Vec<usize> = ends.chain([own.start(), own.end()]).collect();
    cuts.retain(|cut| (own.start()..=own.end()).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    marks.sort_by_key(|mark| mark.span);
    let (mut open, mut next) = (Vec::<Mark<'_>>::new(), 0);
    let mut out = String::new();
    for part in cuts.windows(2) {
        while next < marks.len() && marks[next].span.start() <= part[0] {
            open.push(marks[next]);
            next += 1;
        }
        open.retain(|mark| mark.span.end() > part[0]);
        let words = &text[part[0]..part[1]];
        let Some(first) = open.first() else {
            unmarked(words, [part[0] == own.start(), part[1] == own.end()]).render_to(&mut out);
            continue;
        };
        let mut names: Vec<&str> = open.iter().map(|mark| mark.name).collect();
        names.dedup();
        let class = (!first.class.is_empty()).then_some(first.class);
        html! { mark class=[class] title=(names.join(", ")) { (words) } }.render_to(&mut out);
    }
    PreEscaped(out)
}
