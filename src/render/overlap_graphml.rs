//! An overlap as a graph for Gephi, Cytoscape, igraph and the like.

use std::fmt::{self, Write};

use super::overlap_tables::run_words;
use crate::lineage::overlap::Overlap;

/// An overlap as GraphML: a node for each document, an edge for each pair.
#[derive(Clone, Copy, Debug)]
pub struct OverlapGraphMl<'o>(&'o Overlap<'o>);

impl Overlap<'_> {
    /// Documents and pairs as GraphML 1.1, valid by its schema. An edge leads from the earlier document to the
    /// later one; where the dates leave that open, `precedence` says so, for NetworkX and others refuse a graph
    /// of which some edges have no direction. `weight` is the likeness, by the name under which programs look
    /// for one; `run` the first words of the run that weighs most.
    #[must_use]
    pub fn graphml(&self) -> OverlapGraphMl<'_> {
        OverlapGraphMl(self)
    }
}

/// What nodes and edges are told of: id, for what, name, type.
const KEYS: [(&str, &str, &str, &str); 11] = [
    ("label", "node", "label", "string"),
    ("title", "node", "title", "string"),
    ("date", "node", "date", "string"),
    ("words", "node", "words", "int"),
    ("reused", "node", "reused", "double"),
    ("weight", "edge", "weight", "double"),
    ("precedence", "edge", "precedence", "string"),
    ("earlier-share", "edge", "earlier_share", "double"),
    ("later-share", "edge", "later_share", "double"),
    ("longest", "edge", "longest", "int"),
    ("run", "edge", "run", "string"),
];

impl fmt::Display for OverlapGraphMl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
             http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd\">\n",
        )?;
        for (id, of, name, kind) in KEYS {
            writeln!(
                f,
                "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
            )?;
        }
        f.write_str("  <graph id=\"overlap\" edgedefault=\"directed\">\n")?;
        self.nodes(f)?;
        self.edges(f)?;
        f.write_str("  </graph>\n</graphml>\n")
    }
}

impl OverlapGraphMl<'_> {
    fn nodes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, document) in self.0.collection().documents().iter().enumerate() {
            writeln!(f, "    <node id=\"n{number}\">")?;
            data(f, "label", document.sigil())?;
            document.title().map_or(Ok(()), |title| data(f, "title", title))?;
            document.date().map_or(Ok(()), |date| data(f, "date", &date.to_string()))?;
            data(f, "words", &document.len().to_string())?;
            data(f, "reused", &self.0.reused(number).to_string())?;
            f.write_str("    </node>\n")?;
        }
        Ok(())
    }

    fn edges(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, pair) in self.0.pairs().iter().enumerate() {
            let (source, target) = (pair.earlier, pair.later);
            writeln!(f, "    <edge id=\"e{number}\" source=\"n{source}\" target=\"n{target}\">")?;
            data(f, "weight", &pair.likeness.to_string())?;
            data(f, "precedence", pair.precedence.name())?;
            data(f, "earlier-share", &pair.earlier_share.to_string())?;
            data(f, "later-share", &pair.later_share.to_string())?;
            data(f, "longest", &pair.longest.to_string())?;
            pair.runs
                .first()
                .map_or(Ok(()), |run| data(f, "run", &run_words(self.0, pair, run)))?;
            f.write_str("    </edge>\n")?;
        }
        Ok(())
    }
}

fn data(f: &mut fmt::Formatter<'_>, key: &str, text: &str) -> fmt::Result {
    write!(f, "      <data key=\"{key}\">")?;
    for c in text.chars() {
        match c {
            '&' => f.write_str("&amp;")?,
            '<' => f.write_str("&lt;")?,
            '>' => f.write_str("&gt;")?,
            // a reader would take it for a line break
            '\r' => f.write_str("&#13;")?,
            '\t' | '\n' => f.write_char(c)?,
            // no XML may hold these
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
            c => f.write_char(c)?,
        }
    }
    f.write_str("</data>\n")
}
