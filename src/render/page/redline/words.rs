//! The words of a change, those that went and those that came.

use std::iter::Peekable;
use std::vec::IntoIter;

use maud::{Markup, Render, html};

use super::notes::Notes;
use super::rows::looks;
use crate::align::{Change, Nature, Piece};
use crate::diff::EditKind;
use crate::document::{Clause, ClauseId, Draft};
use crate::render::comparison_text::mark_goes;

/// The words before: paragraph by paragraph, those that went marked.
pub(super) fn before(change: Change<'_>, pieces: &[Piece<'_>]) -> Markup {
    let mut paragraphs = Paragraphs::new(change.before_clauses());
    for piece in pieces {
        if !piece.before.is_empty() {
            paragraphs.begin_at(piece.before_span.start());
            paragraphs.push(Words::Marked {
                words: piece.before,
                light: light(piece),
                gone: true,
                calls: &[],
            });
        }
    }
    paragraphs.finish()
}

/// The words after, and among them those that went.
pub(super) fn after(change: Change<'_>, pieces: &[Piece<'_>], notes: &Notes<'_>) -> Markup {
    let lone = change.after_clauses().len() == 0;
    let mut paragraphs = match lone {
        true => Paragraphs::new(change.before_clauses()),
        false => Paragraphs::new(change.after_clauses()),
    };
    let ends = notes.ends(change);
    let mut last_before = None;
    for (at, piece) in pieces.iter().enumerate() {
        match (lone, piece.after.is_empty()) {
            (true, _) => paragraphs.begin_at(piece.before_span.start()),
            (false, false) => paragraphs.begin_at(piece.after_span.start()),
            // words that went stand at the end of what stands before them
            (false, true) => {}
        }
        if !piece.before.is_empty() && !lone {
            let clause = clause_of(change.before_draft(), piece.before_span.start());
            if last_before.is_some_and(|last| last != clause) {
                paragraphs.push(Words::Joined);
            }
            last_before = Some(clause);
        }
        let light = light(piece);
        let calls = notes.calls(&ends, piece);
        if is_kept(piece) {
            let words = match mark_goes(piece, pieces.get(at + 1)) {
                true => piece.after.trim_end(),
                false => piece.after,
            };
            plain(&mut paragraphs, words, &calls);
            continue;
        }
        let lone = piece.after.is_empty();
        if !piece.before.is_empty() {
            if glued(pieces, at) {
                paragraphs.push(Words::Gap);
            }
            let calls = if lone { &calls[..] } else { &[] };
            let last = at.checked_sub(1).map(|last| &pieces[last]);
            let stood_close = last.filter(|last| is_kept(last) && mark_goes(last, Some(piece)));
            let words = if stood_close.is_some() { piece.before.trim_end() } else { piece.before };
            paragraphs.push(Words::Marked { words, light, gone: true, calls });
            if let Some(last) = stood_close {
                paragraphs.push(Words::Plain(&last.after[last.after.trim_end().len()..]));
            }
        }
        if !lone {
            let calls = &calls;
            paragraphs.push(Words::Marked { words: piece.after, light, gone: false, calls });
        }
    }
    paragraphs.finish()
}

/// Words that stay, with the numbers of notes behind the words they are about.
fn plain(paragraphs: &mut Paragraphs<'_>, words: &str, calls: &[(usize, usize)]) {
    let mut from = 0;
    for (end, number) in calls {
        if let Some(part) = words.get(from..*end) {
            paragraphs.push(Words::Plain(part));
            from = *end;
        }
        paragraphs.push(Words::Call(*number));
    }
    paragraphs.push(Words::Plain(&words[from..]));
}

/// Whether the piece is the same in print but for its spaces.
fn is_kept(piece: &Piece<'_>) -> bool {
    piece.kind == EditKind::Keep && piece.nature <= Some(Nature::Spacing)
}

/// Whether a difference is none of substance.
fn light(piece: &Piece<'_>) -> Option<bool> {
    (!is_kept(piece)).then(|| piece.nature < Some(Nature::Wording))
}

/// Whether words that went had a space before them that the words after do not have.
fn glued(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(last) = at.checked_sub(1).map(|last| &pieces[last]) else { return false };
    last.before.ends_with(char::is_whitespace)
        && !last.after.is_empty()
        && !last.after.ends_with(char::is_whitespace)
}

fn clause_of(draft: &Draft, offset: usize) -> Option<ClauseId> {
    draft.clause_at(offset).map(Clause::id)
}

/// What stands in a paragraph.
enum Words<'t> {
    Plain(&'t str),
    /// Words of one side; `light` is `None` if they stand alike on the other. The numbers of notes come
    /// behind them.
    Marked {
        words: &'t str,
        light: Option<bool>,
        gone: bool,
        calls: &'t [(usize, usize)],
    },
    /// A space that went.
    Gap,
    /// Where two clauses before were joined.
    Joined,
    /// The number of a note in the margin.
    Call(usize),
}

impl Render for Words<'_> {
    fn render_to(&self, out: &mut String) {
        let (words, tag, light, calls) = match self {
            Self::Plain(words) | Self::Marked { words, light: None, .. } => {
                return words.render_to(out);
            }
            Self::Marked { words, light: Some(light), gone, calls } => {
                (*words, if *gone { "del" } else { "ins" }, *light, *calls)
            }
            Self::Gap => return out.push_str("<del class=\"space\"> </del>"),
            Self::Joined => return out.push_str("<del class=\"joined\">¶ </del>"),
            Self::Call(number) => {
                return html! {
                    a.call href={ "#n" (number) } data-n=(number) aria-label={ "note " (number) } {}
                }
                .render_to(out);
            }
        };
        // the space behind stands outside the mark, so that no line is drawn through it
        let bare = words.trim_end();
        let open = if light { " class=\"light\"" } else { "" };
        out.extend(["<", tag, open, ">"]);
        bare.render_to(out);
        let space = &words[bare.len()..];
        out.extend(["</", tag, ">"]);
        calls.iter().for_each(|(_, number)| Self::Call(*number).render_to(out));
        match (tag, space) {
            (_, "") => {}
            ("del", space) => out.extend(["<del class=\"space\">", space, "</del>"]),
            _ => out.push_str(space),
        }
    }
}

/// The words of clauses, a paragraph for each.
struct Paragraphs<'c> {
    clauses: Peekable<IntoIter<Clause<'c>>>,
    open: Option<(Clause<'c>, String)>,
    out: String,
}

impl<'c> Paragraphs<'c> {
    fn new(clauses: impl Iterator<Item = Clause<'c>>) -> Self {
        let clauses = clauses.collect::<Vec<_>>().into_iter().peekable();
        Self { clauses, open: None, out: String::new() }
    }

    /// Words that stand there come next.
    fn begin_at(&mut self, offset: usize) {
        while let Some(clause) = self.clauses.next_if(|clause| clause.span().start() <= offset) {
            self.close();
            self.open = Some((clause, String::new()));
        }
    }

    fn push(&mut self, words: Words<'_>) {
        if self.open.is_none() {
            // words that went in front of all others
            self.open = self.clauses.next().map(|clause| (clause, String::new()));
        }
        if let Some((_, text)) = &mut self.open {
            words.render_to(text);
        }
    }

    fn close(&mut self) {
        let Some((clause, text)) = self.open.take() else { return };
        let number = clause.enumerator().map(|own| &clause.draft().text()[own.span.range()]);
        html! {
            p class=(looks(clause)) data-number=[number] { (maud::PreEscaped(text)) }
        }
        .render_to(&mut self.out);
    }

    fn finish(mut self) -> Markup {
        // clauses without words have their number
        self.begin_at(usize::MAX);
        self.close();
        maud::PreEscaped(self.out)
    }
}
