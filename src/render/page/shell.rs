//! What all pages share: the frame, the looks, the keys.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// SHA-256 of the script in Base64, by which browsers run this one and no other; a test tells the new one.
const SCRIPT_HASH: &str = "2F7jcrKRDaoOegJvaxt4i+yCry+WkwgLykWHuZDHd6Q=";

/// A page to be framed.
pub(super) struct Shell<'p> {
    /// What the window is called.
    pub(super) title: &'p str,
    /// What is above everything, the heading included.
    pub(super) head: Markup,
    /// What there is several of, to be counted as the reader chooses among them.
    pub(super) counted: &'p str,
    /// The controls of the page; nothing of them is printed.
    pub(super) controls: Markup,
    /// What the page is there for.
    pub(super) body: Markup,
    /// Rules of style for this page alone; only names made by the page, never words of a draft.
    pub(super) rules: String,
    /// What further choices do; the same is true of their names.
    pub(super) choices: Vec<Choice>,
}

/// A control that is one of many of its kind.
///
/// What a choice does is a style sheet, and each rule of one is asked of every row. Where scripts run, what is chosen is
/// a class of the text, which a browser that looks for rules passes over at once; else the rule asks the controls, which
/// takes six times as long where there are eighty (a page of 100,000 words).
pub(super) struct Choice {
    /// The control that is chosen.
    pub(super) id: String,
    /// What then holds of what stands in the text: `.row:not(.a1){display:none}`.
    pub(super) rule: String,
}

impl Shell<'_> {
    pub(super) fn page(self) -> String {
        let policy = format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{SCRIPT_HASH}'; \
             base-uri 'none'; form-action 'none'"
        );
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("travaux ", env!("CARGO_PKG_VERSION")));
                    title { (self.title) }
                    style {
                        (PreEscaped(STYLE)) (PreEscaped(self.rules))
                        @for Choice { id, rule } in &self.choices { (PreEscaped(format!(".{id} {rule}\n"))) }
                    }
                    @if !self.choices.is_empty() {
                        noscript { style {
                            @for Choice { id, rule } in &self.choices {
                                (PreEscaped(format!(".controls:has(#{id}:checked) ~ main {rule}\n")))
                            }
                        } }
                    }
                }
                body {
                    a.skip href="#text" { "Skip to the text" }
                    header { (self.head) }
                    form.controls aria-label="View" { (self.controls) (looks()) }
                    p.status role="status" aria-live="polite" data-counted=(self.counted) {}
                    main #text { (self.body) }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
        .into_string()
    }
}

/// Light or dark, whatever the machine is set to.
fn looks() -> Markup {
    html! {
        label.pick { "Look "
            select #looks {
                option value="auto" { "of the machine" }
                option value="light" { "light" }
                option value="dark" { "dark" }
            }
        }
    }
}

/// A set of choices of which one holds; those after the first are numbered from 1 in style sheets.
pub(super) fn choices(name: &str, legend: &str, labels: &[(&str, &str)], chosen: &str) -> Markup {
    html! {
        div.choices role="radiogroup" aria-label=(legend) {
            span.legend aria-hidden="true" { (legend) }
            @for (value, label) in labels {
                label {
                    input type="radio" name=(name) id={ (name) "-" (value) } value=(value) checked[*value == chosen];
                    (label)
                }
            }
        }
    }
}
