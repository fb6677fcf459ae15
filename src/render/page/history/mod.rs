//! Many drafts of one text, on one page.

mod blame;
mod lives;
mod river;

use std::fmt;

use maud::{Markup, html};

use super::shell::{Shell, choices};
use crate::document::Draft;
use crate::history::{History, Lifespan, TurningPoints};
use crate::render::comparison_text::cited;
use crate::render::history_text::counts;

/// A history as a page: the drafts and how much each changed, every clause as a stream from draft to draft, where
/// clauses got stronger or weaker, the lives of phrases and concepts as bars, and a draft whose words are
/// colored by the draft they came in with.
///
/// Laws: streams lead from every clause to what became of it, those of which nothing changed side by side in one; the
/// words of the elements of class `words` are those of the last draft, clause by clause.
///
/// ```
/// use travaux::{Draft, History, render::HistoryPage};
///
/// let drafts = ["1. Ships may <enter>.", "1. Ships shall <enter>."].map(|text| Draft::parse("rev", text));
/// let history = History::new(&drafts.each_ref());
/// let lives = [history.lifespan("shall")];
/// let page = HistoryPage::new(&history).lives(&lives).to_string();
/// assert!(page.contains("&lt;enter&gt;") && page.contains("born in draft 2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HistoryPage<'h> {
    history: &'h History<'h>,
    lives: &'h [Lifespan],
    turning: Option<&'h TurningPoints<'h>>,
}

impl<'h> HistoryPage<'h> {
    /// The history to be shown.
    #[must_use]
    pub const fn new(history: &'h History<'h>) -> Self {
        Self { history, lives: &[], turning: None }
    }

    /// The same with the lives of phrases, patterns or concepts in it.
    #[must_use]
    pub const fn lives(self, lives: &'h [Lifespan]) -> Self {
        Self { lives, ..self }
    }

    /// The same with the steps at which clauses got stronger or weaker.
    #[must_use]
    pub const fn turning_points(self, turning: &'h TurningPoints<'h>) -> Self {
        Self { turning: Some(turning), ..self }
    }
}

impl fmt::Display for HistoryPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let history = self.history;
        let drafts = history.drafts();
        let last = drafts.last();
        let name = last.and_then(|last| last.title()).or(last.map(|last| last.sigil()));
        let title = format!("{}: {} drafts", name.unwrap_or("No text"), drafts.len());
        let page = Shell {
            title: &title,
            counted: "change",
            head: html! { h1 { (title) } (table(history)) },
            controls: controls(drafts),
            body: html! {
                (river::river(history))
                @if let Some(turning) = self.turning { (lives::turning_points(turning)) }
                (lives::lives(history, self.lives))
                (blame::blame(history))
            },
            rules: blame::rules(drafts.len()),
            choices: blame::choices(drafts.len().min(MOST_CHOSEN)),
        };
        f.write_str(&page.page())
    }
}

/// The drafts, and how much each changed.
fn table(history: &History<'_>) -> Markup {
    let shares: Vec<usize> = history.drafts().iter().map(|draft| open(draft)).collect();
    let is_open = shares.iter().any(|share| *share > 0);
    html! {
        div.scroll tabindex="0" role="region" aria-label="Drafts" { table.drafts {
            thead {
                tr {
                    th scope="col" { "Draft" } th scope="col" { "Clauses" } th scope="col" { "Words" }
                    th scope="col" { "New or back" }
                    @if is_open { th scope="col" { "In brackets" } }
                    th scope="col" { "What became of clauses" }
                }
            }
            tbody {
                @for (number, draft) in history.drafts().iter().enumerate() {
                    @let (new, all) = history.churn(number);
                    tr {
                        th scope="row" { (number + 1) ". " (cited(draft)) }
                        td { (draft.clauses().len()) }
                        td { (all) }
                        td { @if number > 0 { (hundredths(new, all)) " %" } }
                        @if is_open { td { (shares[number]) " %" } }
                        td { (counts(history, number).join(", ")) }
                    }
                }
            }
        } }
    }
}

fn hundredths(part: usize, whole: usize) -> usize {
    (200 * part + whole).checked_div(2 * whole).unwrap_or(0)
}

/// How many of a hundred words are not agreed.
fn open(draft: &Draft) -> usize {
    let share = draft.brackets().unsettled_share_of_draft();
    hundredths(share.unsettled as usize, share.words as usize)
}

fn controls(drafts: &[&Draft]) -> Markup {
    let numbers: Vec<String> = (1..=drafts.len()).map(|number| number.to_string()).collect();
    let mut labels = vec![("any", "all")];
    labels
        .extend(numbers.iter().take(MOST_CHOSEN).map(|number| (number.as_str(), number.as_str())));
    html! {
        (choices("since", "Words of draft", &labels, "any"))
        span.keys { kbd { "n" } " next change, " kbd { "p" } " previous" }
    }
}

/// So many drafts can be chosen by a button.
const MOST_CHOSEN: usize = 24;
