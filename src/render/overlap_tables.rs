//! An overlap as tables that programs read.

use std::fmt::{self, Write};

use super::tables::{field, string};
use crate::lineage::overlap::{Overlap, Pair, SharedRun};

/// The pairs of an overlap as CSV (RFC 4180), those most alike first.
#[derive(Clone, Copy, Debug)]
pub struct OverlapCsv<'o>(&'o Overlap<'o>);

/// An overlap as JSON Lines: one object for each document, then one for each pair.
#[derive(Clone, Copy, Debug)]
pub struct OverlapJsonLines<'o>(&'o Overlap<'o>);

impl Overlap<'_> {
    /// The pairs as CSV with a head: both documents and their dates, `earlier`, `contemporaneous` or
    /// `unknown`, the likeness, both shares, the longest run in words, and of the run that weighs most its
    /// first hundred words, how many it has and how many documents hold it at most.
    ///
    /// A name that a spreadsheet would take for a formula is written as it is.
    #[must_use]
    pub fn csv(&self) -> OverlapCsv<'_> {
        OverlapCsv(self)
    }

    /// Documents and pairs as JSON Lines. An object has a `type`, `document` or `pair`; pairs name documents by
    /// their `id`, and the tokens of runs by the first and the one behind the last; `text` is the first
    /// hundred words of one.
    #[must_use]
    pub fn json_lines(&self) -> OverlapJsonLines<'_> {
        OverlapJsonLines(self)
    }
}

/// The first words of a run: all of a treaty and its copy would be too long for a cell.
pub(super) fn run_words(overlap: &Overlap<'_>, pair: &Pair, run: &SharedRun) -> String {
    let words = overlap.words(pair, run);
    match words.match_indices(' ').nth(MOST_WORDS - 1) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words,
    }
}

const MOST_WORDS: usize = 100;

impl fmt::Display for OverlapCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "earlier,earlier_date,later,later_date,precedence,likeness,earlier_share,later_share,\
             longest,run,run_words,run_holders\n",
        )?;
        let documents = self.0.collection().documents();
        for pair in self.0.pairs() {
            for document in [pair.earlier, pair.later] {
                field(f, documents[document].sigil())?;
                let date = documents[document].date();
                write!(f, ",{},", date.map(|date| date.to_string()).unwrap_or_default())?;
            }
            write!(f, "{},{:.6},", pair.precedence, pair.likeness)?;
            write!(f, "{:.6},{:.6},{},", pair.earlier_share, pair.later_share, pair.longest)?;
            match pair.runs.first() {
                Some(run) => {
                    field(f, &run_words(self.0, pair, run))?;
                    writeln!(f, ",{},{}", run.words, run.holders)?;
                }
                None => f.write_str(",,\n")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for OverlapJsonLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (id, document) in self.0.collection().documents().iter().enumerate() {
            write!(f, "{{\"type\":\"document\",\"id\":{id},\"sigil\":")?;
            string(f, document.sigil())?;
            if let Some(title) = document.title() {
                f.write_str(",\"title\":")?;
                string(f, title)?;
            }
            if let Some(date) = document.date() {
                write!(f, ",\"date\":\"{date}\"")?;
            }
            let (partners, reused) = (self.0.partners(id), self.0.reused(id));
            let words = document.len();
            writeln!(f, ",\"words\":{words},\"partners\":{partners},\"reused\":{reused}}}")?;
        }
        self.0.pairs().iter().try_for_each(|pair| self.pair(f, pair))
    }
}

impl OverlapJsonLines<'_> {
    fn pair(&self, f: &mut fmt::Formatter<'_>, pair: &Pair) -> fmt::Result {
        let Pair { earlier, later, likeness, earlier_share, later_share, longest, .. } = pair;
        write!(f, "{{\"type\":\"pair\",\"earlier\":{earlier},\"later\":{later},")?;
        write!(f, "\"precedence\":\"{}\",\"likeness\":{likeness},", pair.precedence)?;
        write!(f, "\"earlier_share\":{earlier_share},\"later_share\":{later_share},")?;
        write!(f, "\"longest\":{longest},\"runs\":[")?;
        for (number, run) in pair.runs.iter().enumerate() {
            f.write_str(if number == 0 { "{\"text\":" } else { ",{\"text\":" })?;
            string(f, &run_words(self.0, pair, run))?;
            write!(f, ",\"words\":{},\"holders\":{}", run.words, run.holders)?;
            for (name, tokens) in [("earlier", &run.earlier), ("later", &run.later)] {
                write!(f, ",\"{name}\":[{},{}]", tokens.start, tokens.end)?;
            }
            f.write_char('}')?;
        }
        f.write_str("]}\n")
    }
}
