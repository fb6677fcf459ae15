//! An overlap as a person reads it in a terminal.

use std::fmt;

use super::lineage_text::dated;
use super::map_text::counted;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::document::Draft;
use crate::lineage::Precedence;
use crate::lineage::overlap::{Collection, Overlap, Pair};

/// An overlap to be printed: the groups of texts, the pairs with the run that tells most, and all texts in
/// order of time with what they took from where.
///
/// Pairs without a shared run are left out unless they are alike all the same.
#[derive(Clone, Copy, Debug)]
pub struct OverlapText<'o> {
    overlap: &'o Overlap<'o>,
    drafts: &'o [Draft],
    style: Style,
}

impl Overlap<'_> {
    /// The overlap to be printed in a style.
    #[must_use]
    pub fn styled(&self, style: impl Into<Style>) -> OverlapText<'_> {
        OverlapText { overlap: self, drafts: &[], style: style.into() }
    }
}

impl fmt::Display for Overlap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.styled(Style::new()).fmt(f)
    }
}

/// Texts that hang together are a group from this likeness on: about a half of the wording is shared, or all
/// of it by a text of a quarter of the length.
const GROUP_LIKENESS: f64 = 0.4;

/// From this likeness on a pair tells something without a run. Of 276 declarations, treaties and submissions, 58
/// pairs less alike have a run in no more than five texts and 102 have none.
const TELLING_LIKENESS: f64 = 0.1;

/// So many words of a run are printed at most.
const MOST_WORDS: usize = 24;

impl fmt::Display for OverlapText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.overlap.collection().documents().len();
        let is_shown = |pair: &&Pair| !pair.runs.is_empty() || pair.likeness >= TELLING_LIKENESS;
        let pairs: Vec<&Pair> = self.overlap.pairs().iter().filter(is_shown).collect();
        let head = format!("{}, {}", counted(texts, "text"), counted(pairs.len(), "pair"));
        let left_out = match self.overlap.left_out() {
            0 => String::new(),
            left_out => {
                format!("; {left_out} more left out, whose texts have enough that are more alike")
            }
        };
        self.line(f, &(head + &left_out), Look::Plain, 0)?;
        self.groups(f)?;
        if !pairs.is_empty() {
            self.head(f, "Pairs, those most alike first")?;
        }
        pairs.iter().try_for_each(|pair| self.pair(f, pair))?;
        self.head(f, "In order of time")?;
        self.overlap.timeline().iter().try_for_each(|&document| self.moment(f, document))
    }
}

impl<'o> OverlapText<'o> {
    /// The same with runs as they are printed, given the drafts in the order they were added in. Otherwise only
    /// the words that count are shown.
    #[must_use]
    pub fn quoting(self, drafts: &'o [Draft]) -> Self {
        Self { drafts, ..self }
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, text: &str, look: Look, at: usize) -> fmt::Result {
        paragraph(f, &[Run { text, look }], Indent::hanging(at), self.style)
    }

    fn head(&self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        f.write_str("\n")?;
        self.line(f, text, Look::Strong, 0)
    }

    fn groups(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = self.overlap.clusters(GROUP_LIKENESS);
        if groups.is_empty() {
            return Ok(());
        }
        self.head(f, "Groups, each in order of time")?;
        for (number, group) in groups.iter().enumerate() {
            let names = group.iter().map(|&document| cited(self.overlap.collection(), document));
            let names = names.collect::<Vec<_>>().join(", ");
            self.line(f, &format!("{}. {names}", number + 1), Look::Plain, 0)?;
        }
        Ok(())
    }

    fn pair(&self, f: &mut fmt::Formatter<'_>, pair: &Pair) -> fmt::Result {
        let cited = |document| cited(self.overlap.collection(), document);
        let order = match pair.precedence {
            Precedence::Earlier => "→",
            Precedence::Contemporaneous | Precedence::Unknown => "–",
        };
        let (earlier, later) = (cited(pair.earlier), cited(pair.later));
        let shares = match pair.runs.is_empty() {
            true => "no run of words in common".to_owned(),
            false => {
                let [one, other] = [pair.earlier_share, pair.later_share].map(percent);
                format!("{one} of the one, {other} of the other")
            }
        };
        let head = format!(
            "{:.2}  {earlier} {order} {later}: {shares}{}",
            pair.likeness,
            if pair.precedence == Precedence::Contemporaneous { "; contemporaneous" } else { "" },
        );
        self.line(f, &head, Look::Plain, 0)?;
        let Some(run) = pair.runs.first() else { return Ok(()) };
        let quoted = self.drafts.get(pair.later).and_then(|draft| run.quote_later(draft));
        let words = match quoted {
            Some(quotation) => format!("“{}”", first_words(&quotation.exact)),
            None => first_words(&self.overlap.words(pair, run)),
        };
        let held = match run.holders {
            2 => "in no other text".to_owned(),
            holders => format!("in {holders} texts at most"),
        };
        let line = format!("{} that count, {held}: {words}", counted(run.words, "word"));
        self.line(f, &line, Look::Plain, 6)
    }

    fn moment(&self, f: &mut fmt::Formatter<'_>, document: usize) -> fmt::Result {
        let date = self.overlap.collection().documents()[document].date();
        let is_dated = date.is_some();
        let date = date.map_or("no date".to_owned(), |date| date.to_string());
        let name = self.overlap.collection().documents()[document].sigil();
        let sources = self.overlap.sources(document);
        let sources = sources.iter().filter(|pair| pair.precedence == Precedence::Earlier);
        let sources: Vec<String> = sources
            .filter(|pair| !pair.runs.is_empty())
            .take(MOST_SOURCES)
            .map(|pair| {
                let name = self.overlap.collection().documents()[pair.earlier].sigil();
                format!("{name} ({})", percent(pair.later_share))
            })
            .collect();
        let text = match (sources.is_empty(), is_dated) {
            (true, false) => format!("{date}  {name}"),
            (true, true) => format!("{date}  {name}: nothing found in earlier ones"),
            (false, _) => format!(
                "{date}  {name}: {} from earlier ones: {}",
                percent(self.overlap.reused(document)),
                sources.join(", ")
            ),
        };
        self.line(f, &text, Look::Plain, 0)
    }
}

/// So many sources of a text are named.
const MOST_SOURCES: usize = 3;

fn cited(collection: &Collection, document: usize) -> String {
    let document = &collection.documents()[document];
    dated(document.sigil(), document.date())
}

/// The first words of a run, and a mark where there are more.
fn first_words(run: &str) -> String {
    let mut words = run.split_whitespace();
    let mut shown: Vec<&str> = words.by_ref().take(MOST_WORDS).collect();
    if words.next().is_some() {
        shown.push("…");
    }
    shown.join(" ")
}

fn percent(share: f64) -> String {
    match (share * 100.0).round() {
        0.0 if share > 0.0 => "under 1\u{a0}%".to_owned(),
        share => format!("{share}\u{a0}%"),
    }
}
