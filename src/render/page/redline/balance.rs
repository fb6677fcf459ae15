//! What the changes come to, on top of the page.

use maud::{Markup, html};

use super::rows::Rows;
use crate::change::{Account, Effects, Holder};
use crate::render::comparison_text::summary;
use crate::render::effects_text::{counts, sum};

pub(super) fn balance(effects: &Effects<'_>, rows: &Rows<'_>) -> Markup {
    let balance = effects.balance();
    let whole = balance.whole();
    html! {
        p.balance { (sum(effects)) }
        p.summary { (summary(effects.comparison())) }
        @if effects.are_read_whole() && whole.less + whole.more > 0 { (bars(whole)) }
        (accounts("By section", balance.sections(), effects, rows))
        (accounts("By who is bound or asked", balance.actors(), effects, rows))
    }
}

/// What is more on one side of a line and what is less on the other, by kinds.
fn bars(whole: &Account) -> Markup {
    let rows = [
        (whole.weaker, "weaker", whole.stronger, "stronger"),
        (whole.hedged, "hedged", whole.unhedged, "freed of a hedge"),
        (whole.lost, "lost", whole.gained, "gained"),
    ];
    let most = rows.iter().map(|row| row.0.max(row.2)).max().unwrap_or(0).max(1);
    let long = |count: usize| (120 * count).div_ceil(most);
    html! {
        svg.bars viewBox="0 0 480 78" role="img" aria-label={ "Balance: " (counts(whole)) } {
            line.axis x1="240" x2="240" y1="2" y2="76" {}
            @for (at, (less, its, more, others)) in rows.into_iter().enumerate() {
                @let top = 6 + 24 * at;
                rect.less x=(240 - long(less)) y=(top) width=(long(less)) height="16" {}
                rect.more x="240" y=(top) width=(long(more)) height="16" {}
                text.end x=(234 - long(less)) y=(top + 13) { (less) " " (its) }
                text x=(246 + long(more)) y=(top + 13) { (more) " " (others) }
            }
        }
    }
}

fn accounts(name: &str, accounts: &[Account], effects: &Effects<'_>, rows: &Rows<'_>) -> Markup {
    let holder = |account: &Account| match &account.holder {
        Holder::Section(name) | Holder::Actor(name) => name.clone(),
        Holder::Whole => String::new(),
    };
    let first = |account: &Account| {
        let change = account.effects.iter().map(|effect| effects.all()[*effect].change).min();
        change.map(|place| format!("#{}", rows.anchor(place)))
    };
    html! {
        @if !accounts.is_empty() {
            details {
                summary { (name) " (" (accounts.len()) ")" }
                ul.accounts {
                    @for account in accounts {
                        li { a href=[first(account)] { (holder(account)) } ": " (counts(account)) }
                    }
                }
            }
        }
    }
}
