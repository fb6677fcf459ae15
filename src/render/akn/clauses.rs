//! The parts of a document, and the clauses in each.

use std::fmt;

use super::ids::Ids;
use super::matter::{self, Sort};
use super::plan::{Plan, are_items, is_recital};
use crate::document::{Clause, ClauseKind, Draft, EnumeratorStyle, RevisionKind, style_of};
use crate::read::CONTINUED;
use crate::render::xml::{Words, Xml};
use crate::span::Span;

/// Writes one draft.
pub(super) struct Writer<'d, 'w, 'f> {
    draft: &'d Draft,
    plan: Plan<'d>,
    ids: Ids<'d>,
    changes: Vec<(Span, RevisionKind)>,
    xml: Xml<'w, 'f>,
}

impl<'d, 'w, 'f> Writer<'d, 'w, 'f> {
    pub(super) fn new(draft: &'d Draft, f: &'w mut fmt::Formatter<'f>) -> Self {
        let (plan, ids) = (Plan::of(draft), Ids::new(draft));
        Self { draft, plan, ids, changes: changes(draft), xml: Xml::new(f) }
    }

    pub(super) fn write(&mut self) -> fmt::Result {
        let sort = Sort::of(self.draft);
        let (element, name, body) = sort.elements();
        let space = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
        self.xml.declaration()?;
        self.xml.open("akomaNtoso", &[("xmlns", space)])?;
        self.xml.open(element, &[("name", name)])?;
        matter::write(&mut self.xml, self.draft, &self.plan, sort, "main")?;
        self.preface()?;
        self.preamble()?;
        let clauses = std::mem::take(&mut self.plan.body);
        self.body(body, &clauses, "")?;
        self.conclusions()?;
        self.annexes(sort)?;
        self.xml.close()?;
        self.xml.close()
    }

    fn preface(&mut self) -> fmt::Result {
        let clauses = std::mem::take(&mut self.plan.preface);
        let Some((title, before)) = clauses.split_last() else { return Ok(()) };
        self.xml.open("preface", &[])?;
        for clause in before {
            self.paragraph("p", &[], *clause, "preface")?;
        }
        let eid = self.ids.of(*title, "preface", "p");
        let (text, changes) = (self.draft.text(), &self.changes);
        self.xml.around("p", &[("eId", &eid)], |words| {
            words.open("docTitle")?;
            revised(words, text, changes, title.span())?;
            words.close("docTitle")
        })?;
        self.xml.close()
    }

    /// A clause that is one paragraph, number and all.
    fn paragraph(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        clause: Clause<'d>,
        above: &str,
    ) -> fmt::Result {
        let eid = self.ids.of(clause, above, "p");
        let attributes = [&[("eId", eid.as_str())], attributes].concat();
        self.words(name, &attributes, clause.span())
    }

    fn words(&mut self, name: &str, attributes: &[(&str, &str)], span: Span) -> fmt::Result {
        let (text, changes) = (self.draft.text(), &self.changes);
        self.xml.around(name, attributes, |words| revised(words, text, changes, span))
    }

    fn preamble(&mut self) -> fmt::Result {
        let clauses = std::mem::take(&mut self.plan.preamble);
        if clauses.is_empty() {
            return Ok(());
        }
        self.xml.open("preamble", &[])?;
        if let Some(heading) = self.plan.preamble_heading {
            self.headed_recitals(heading, &clauses)?;
        } else {
            for run in clauses.chunk_by(|a, b| is_recital(a) == is_recital(b)) {
                match is_recital(&run[0]) {
                    true => {
                        let eid = self.ids.counted("recs".to_owned());
                        self.xml.open("recitals", &[("eId", &eid)])?;
                        self.recitals(run)?;
                        self.xml.close()?;
                    }
                    false => self.lines(run)?,
                }
            }
        }
        self.xml.close()
    }

    /// A preamble under a heading of its own.
    fn headed_recitals(&mut self, heading: Clause<'d>, clauses: &[Clause<'d>]) -> fmt::Result {
        let eid = self.ids.of(heading, "", "recs");
        self.xml.open("recitals", &[("eId", &eid)])?;
        self.head(heading, true)?;
        let first = clauses.iter().position(is_recital).unwrap_or_default();
        let end = clauses.iter().rposition(is_recital).map_or(first, |last| last + 1);
        self.around_lines("intro", &clauses[..first])?;
        self.recitals(&clauses[first..end])?;
        self.around_lines("wrapUp", &clauses[end..])?;
        self.xml.close()
    }

    fn around_lines(&mut self, name: &'static str, clauses: &[Clause<'d>]) -> fmt::Result {
        if clauses.is_empty() {
            return Ok(());
        }
        self.xml.open(name, &[])?;
        self.lines(clauses)?;
        self.xml.close()
    }

    /// Clauses of the preamble that are no recitals.
    fn lines(&mut self, clauses: &[Clause<'d>]) -> fmt::Result {
        for clause in clauses {
            match clause.kind() {
                ClauseKind::Chapeau => self.item("blockContainer", *clause, "preamble", "list")?,
                kind => self.paragraph("block", &[("name", kind.name())], *clause, "preamble")?,
            }
        }
        Ok(())
    }

    fn recitals(&mut self, clauses: &[Clause<'d>]) -> fmt::Result {
        clauses.iter().try_for_each(|clause| self.item("recital", *clause, "", "rec"))
    }

    fn body(&mut self, name: &'static str, clauses: &[Clause<'d>], above: &str) -> fmt::Result {
        self.xml.open(name, &[])?;
        self.clauses(clauses, above)?;
        if clauses.is_empty() {
            // the schema asks for something
            self.xml.empty("paragraph", &[])?;
        }
        self.xml.close()
    }

    /// Clauses beside each other; rows that follow each other are one table.
    fn clauses(&mut self, clauses: &[Clause<'d>], above: &str) -> fmt::Result {
        let is_row = |clause: &Clause<'_>| clause.kind() == ClauseKind::Row;
        for run in clauses.chunk_by(|a, b| is_row(a) && is_row(b)) {
            match run[0].kind() {
                ClauseKind::Row => self.table(run, above)?,
                ClauseKind::Footnote => self.footnote(run[0], above)?,
                kind if kind.is_heading() => self.division(run[0], above)?,
                _ => self.clause(run[0], above)?,
            }
        }
        Ok(())
    }

    fn below(&mut self, clause: Clause<'d>, eid: &str) -> fmt::Result {
        let below: Vec<_> =
            clause.children().filter(|below| !self.plan.concludes(*below)).collect();
        self.clauses(&below, eid)
    }

    fn division(&mut self, clause: Clause<'d>, above: &str) -> fmt::Result {
        let division = Division::of(clause);
        // articles are numbered through a whole document
        let above = if division.element == "article" { component(above) } else { above };
        let eid = self.ids.of(clause, above, division.token);
        let named = [("eId", eid.as_str()), ("name", division.name)];
        let attributes = if division.name.is_empty() { &named[..1] } else { &named[..] };
        self.xml.open(division.element, attributes)?;
        self.head(clause, true)?;
        self.below(clause, &eid)?;
        self.xml.close()
    }

    /// Number and heading.
    fn head(&mut self, clause: Clause<'d>, heading: bool) -> fmt::Result {
        let number = printed_number(clause);
        let is_bare = |number: &Span| {
            let printed = &clause.draft().text()[number.range()];
            printed.bytes().all(|byte| byte.is_ascii_digit())
        };
        // "1 Lamps": known for a number only in front of its words, beside "2 Fines"
        if heading && number.as_ref().is_some_and(is_bare) {
            return self.words("heading", &[], clause.span());
        }
        if let Some(number) = number {
            let printed = &self.draft.text()[number.range()];
            let stopped = format!("{printed}.");
            // "1" and "I" in front of words are read with a full stop, or they would be words
            match style_of(printed).is_none() && style_of(&stopped).is_some() {
                true => self.xml.around("num", &[], |words| words.text(&stopped))?,
                false => self.words("num", &[], number)?,
            }
        }
        if heading { self.words("heading", &[], clause.body_span()) } else { Ok(()) }
    }

    fn clause(&mut self, clause: Clause<'d>, above: &str) -> fmt::Result {
        let (element, name, token) = element(clause);
        let eid = self.ids.of(clause, above, token);
        self.xml.open(element, &attributes(clause, &eid, name))?;
        self.head(clause, false)?;
        let is_leaf = clause.children().next().is_none();
        if is_leaf || are_items(clause) {
            self.xml.open("content", &[])?;
            self.content(clause, &eid)?;
            self.xml.close()?;
        } else {
            self.xml.open("intro", &[])?;
            self.words("p", &[], clause.body_span())?;
            self.xml.close()?;
            self.below(clause, &eid)?;
        }
        self.xml.close()
    }

    /// The words of a clause and the list under them.
    fn content(&mut self, clause: Clause<'d>, eid: &str) -> fmt::Result {
        let items: Vec<_> = clause.children().collect();
        if items.is_empty() {
            return self.words("p", &[], clause.body_span());
        }
        let list = self.ids.counted(format!("{eid}__list"));
        self.xml.open("blockList", &[("eId", &list)])?;
        self.words("listIntroduction", &[], clause.body_span())?;
        for item in items {
            self.item("item", item, &list, "item")?;
        }
        self.xml.close()
    }

    fn item(
        &mut self,
        element: &'static str,
        clause: Clause<'d>,
        above: &str,
        token: &str,
    ) -> fmt::Result {
        let eid = self.ids.of(clause, above, token);
        self.xml.open(element, &attributes(clause, &eid, ""))?;
        self.head(clause, false)?;
        self.content(clause, &eid)?;
        self.xml.close()
    }

    fn table(&mut self, rows: &[Clause<'d>], above: &str) -> fmt::Result {
        self.xml.open("hcontainer", &[("name", "table")])?;
        self.xml.open("content", &[])?;
        self.xml.open("table", &[])?;
        for row in rows {
            let eid = self.ids.of(*row, above, "tr");
            self.xml.open("tr", &[("eId", &eid)])?;
            for cell in cells(*row) {
                self.xml.open("td", &[])?;
                self.words("p", &[], cell)?;
                self.xml.close()?;
            }
            self.xml.close()?;
        }
        (0..3).try_for_each(|_| self.xml.close())
    }

    fn footnote(&mut self, clause: Clause<'d>, above: &str) -> fmt::Result {
        self.xml.open("hcontainer", &[("name", "footnote")])?;
        self.xml.open("content", &[])?;
        self.note(clause, above)?;
        self.xml.close()?;
        self.xml.close()
    }

    fn note(&mut self, clause: Clause<'d>, above: &str) -> fmt::Result {
        let eid = self.ids.of(clause, above, "authorialNote");
        self.xml.open("p", &[])?;
        self.xml.open("authorialNote", &[("eId", &eid)])?;
        self.words("p", &[], clause.span())?;
        self.xml.close()?;
        self.xml.close()
    }

    fn conclusions(&mut self) -> fmt::Result {
        let clauses = std::mem::take(&mut self.plan.conclusions);
        if clauses.is_empty() {
            return Ok(());
        }
        self.xml.open("conclusions", &[])?;
        for clause in clauses {
            match clause.kind() {
                ClauseKind::Footnote => self.note(clause, "conclusions")?,
                kind => self.paragraph("block", &[("name", kind.name())], clause, "conclusions")?,
            }
        }
        self.xml.close()
    }

    fn annexes(&mut self, sort: Sort) -> fmt::Result {
        let annexes = std::mem::take(&mut self.plan.annexes);
        if annexes.is_empty() {
            return Ok(());
        }
        self.xml.open("attachments", &[])?;
        for (index, annex) in annexes.iter().enumerate() {
            let eid = self.ids.of(*annex, "", "att");
            self.xml.open("attachment", &[("eId", &eid)])?;
            self.head(*annex, true)?;
            self.xml.open("doc", &[("name", "annex")])?;
            let component = format!("annex_{}", index + 1);
            matter::write(&mut self.xml, self.draft, &self.plan, sort, &component)?;
            let mut below: Vec<_> = annex.children().collect();
            if index + 1 == annexes.len() {
                below.append(&mut self.plan.back_matter);
            }
            self.body("mainBody", &below, &eid)?;
            self.xml.close()?;
            self.xml.close()?;
        }
        self.xml.close()
    }
}

/// How a heading is written.
struct Division<'d> {
    element: &'static str,
    /// The name of a generic element, or nothing.
    name: &'d str,
    token: &'static str,
}

impl<'d> Division<'d> {
    fn of(clause: Clause<'d>) -> Self {
        let named = clause.enumerator().filter(|own| own.style == EnumeratorStyle::Named);
        let word = named.and_then(|own| own.label.split(' ').next());
        let (element, token) = match word.unwrap_or("section") {
            "part" | "partie" => ("part", "part"),
            "title" | "titre" => ("title", "title"),
            "chapter" | "chapitre" => ("chapter", "chp"),
            "section" | "§" => ("section", "sec"),
            "article" => ("article", "art"),
            "rule" | "règle" => ("rule", "rule"),
            name => return Self { element: "hcontainer", name, token: "hcontainer" },
        };
        Self { element, name: "", token }
    }
}

/// The element of a clause that is no heading, the name of a generic one, and its token.
fn element(clause: Clause<'_>) -> (&'static str, &'static str, &'static str) {
    match clause.kind() {
        ClauseKind::Item => ("point", "", "point"),
        kind @ (ClauseKind::Preambular
        | ClauseKind::PlaceAndDate
        | ClauseKind::Signature
        | ClauseKind::BackMatter) => ("hcontainer", kind.name(), "hcontainer"),
        _ => ("paragraph", "", "para"),
    }
}

/// The attributes of an element: one that goes on with the clause around it has a class.
fn attributes<'n>(clause: Clause<'_>, eid: &'n str, name: &'n str) -> Vec<(&'n str, &'n str)> {
    let name = Some(("name", name)).filter(|_| !name.is_empty());
    let class = clause.continues().then_some(("class", CONTINUED));
    [("eId", eid)].into_iter().chain(name).chain(class).collect()
}

/// The annex an identifier stands in, or nothing.
fn component(above: &str) -> &str {
    if above.starts_with("att_") { above.split("__").next().unwrap_or_default() } else { "" }
}

/// Where the number of a clause is printed, brackets of words not agreed included.
fn printed_number(clause: Clause<'_>) -> Option<Span> {
    let (start, number) = (clause.span().start(), clause.enumerator()?.span);
    let text = clause.draft().text();
    let closed = start < number.start() && text[number.end()..].starts_with(']');
    Some(Span::new(start, number.end() + usize::from(closed)))
}

/// Where the cells of a row stand.
fn cells(row: Clause<'_>) -> Vec<Span> {
    let mut at = row.span().start();
    let cells = row.text().split(" | ").map(|cell| {
        let span = Span::new(at, at + cell.len());
        at += cell.len() + " | ".len();
        span
    });
    cells.collect()
}

/// What was put in or struck out, in order and disjoint: the outer of two changes, then the rest of the
/// other one.
fn changes(draft: &Draft) -> Vec<(Span, RevisionKind)> {
    let mut end = 0;
    let disjoint = draft.revisions().iter().filter_map(|revision| {
        let start = revision.span.start().max(end);
        end = end.max(revision.span.end());
        (start < end).then(|| (Span::new(start, end), revision.kind))
    });
    disjoint.collect()
}

/// The words at `span`, those put in or struck out inside elements of their own.
fn revised(
    words: &mut Words<'_, '_>,
    text: &str,
    changes: &[(Span, RevisionKind)],
    span: Span,
) -> fmt::Result {
    let first = changes.partition_point(|(change, _)| change.end() <= span.start());
    let inside = changes[first..].iter().take_while(|(change, _)| change.start() < span.end());
    let mut at = span.start();
    for (change, kind) in inside {
        let (start, end) = (change.start().max(at), change.end().min(span.end()));
        if start >= end || text[start..end].trim().is_empty() {
            continue;
        }
        words.text(&text[at..start])?;
        let name = if *kind == RevisionKind::Inserted { "ins" } else { "del" };
        words.inside(name, &text[start..end])?;
        at = end;
    }
    words.text(&text[at..span.end()])
}
