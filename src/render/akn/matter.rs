//! What a document says of itself: what it is, of when, in which language.

use std::fmt;

use super::plan::Plan;
use crate::document::{ClauseKind, Draft, EnumeratorStyle};
use crate::render::xml::Xml;

/// The date of a draft without one, for the schema asks for a date.
const NO_DATE: &str = "0001-01-01";
/// A country that is not known, from the codes of ISO 3166 that are free for private use.
const NO_COUNTRY: &str = "xx";

/// What sort of document a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Treaty,
    Declaration,
    Other,
}

impl Sort {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut speaks = false;
        for clause in draft.clauses() {
            let named = clause.enumerator().filter(|own| own.style == EnumeratorStyle::Named);
            if named.is_some_and(|own| own.label.starts_with("article ")) {
                return Self::Treaty;
            }
            speaks |= matches!(
                clause.kind(),
                ClauseKind::Preambular | ClauseKind::Operative | ClauseKind::Statement
            );
        }
        if speaks { Self::Declaration } else { Self::Other }
    }

    /// The element, its name, and the element of its body.
    pub(super) const fn elements(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Treaty => ("act", "treaty", "body"),
            Self::Declaration => ("statement", "declaration", "mainBody"),
            Self::Other => ("doc", "text", "mainBody"),
        }
    }
}

/// Writes `meta` for the whole, or for the component named `component`.
pub(super) fn write(
    xml: &mut Xml<'_, '_>,
    draft: &Draft,
    plan: &Plan<'_>,
    sort: Sort,
    component: &str,
) -> fmt::Result {
    let date = draft.date().filter(|date| is_date(date)).unwrap_or(NO_DATE);
    let language = draft.language().unwrap_or("und");
    let (element, ..) = sort.elements();
    let work = format!("/akn/{NO_COUNTRY}/{element}/{date}/{}", slug(draft.sigil()));
    let expression = format!("{work}/{}@", slug(language));
    xml.open("meta", &[])?;
    xml.open("identification", &[("source", "#travaux")])?;
    xml.open("FRBRWork", &[])?;
    addresses(xml, &work, component, "")?;
    if component == "main" {
        aliases(xml, draft, plan, date)?;
    }
    dated(xml, date)?;
    xml.empty("FRBRcountry", &[("value", NO_COUNTRY)])?;
    xml.close()?;
    xml.open("FRBRExpression", &[])?;
    addresses(xml, &expression, component, "")?;
    dated(xml, date)?;
    xml.empty("FRBRlanguage", &[("language", language)])?;
    xml.close()?;
    xml.open("FRBRManifestation", &[])?;
    addresses(xml, &expression, component, ".xml")?;
    dated(xml, date)?;
    xml.close()?;
    xml.close()?;
    if component == "main" {
        xml.open("references", &[("source", "#travaux")])?;
        for (eid, name) in [("travaux", "travaux"), ("unknown", "not known")] {
            let href = format!("/akn/ontology/organization/{eid}");
            let attributes = [("eId", eid), ("href", href.as_str()), ("showAs", name)];
            xml.empty("TLCOrganization", &attributes)?;
        }
        xml.close()?;
    }
    xml.close()
}

fn addresses(xml: &mut Xml<'_, '_>, base: &str, component: &str, ending: &str) -> fmt::Result {
    let this = format!("{base}/!{component}{ending}");
    let uri = format!("{base}{ending}");
    xml.empty("FRBRthis", &[("value", &this)])?;
    xml.empty("FRBRuri", &[("value", &uri)])
}

/// A title that is not the one printed, and a date that is not written as the standard asks.
fn aliases(xml: &mut Xml<'_, '_>, draft: &Draft, plan: &Plan<'_>, date: &str) -> fmt::Result {
    let printed = plan.preface.last().filter(|_| plan.has_title).map(|title| words(title.body()));
    let title = draft
        .title()
        .map(words)
        .filter(|title| !title.is_empty() && Some(title) != printed.as_ref());
    if let Some(title) = title {
        xml.empty("FRBRalias", &[("value", &title), ("name", "title")])?;
    }
    match draft.date() {
        Some(said) if said != date => xml.empty("FRBRalias", &[("value", said), ("name", "date")]),
        _ => Ok(()),
    }
}

fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn dated(xml: &mut Xml<'_, '_>, date: &str) -> fmt::Result {
    xml.empty("FRBRdate", &[("date", date), ("name", "Generation")])?;
    xml.empty("FRBRauthor", &[("href", "#unknown")])
}

/// Whether a date is written `2031-03-04` and is one.
fn is_date(date: &str) -> bool {
    let mut parts = date.split('-').map(|part| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits).map(|number| (part.len(), number))
    });
    let mut next = |len| parts.next().flatten().filter(|part| part.0 == len).map(|part| part.1);
    let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    year > 0 && (1..=days).contains(&day) && date.len() == 10 && date != NO_DATE
}

/// A name as part of an address: small letters and digits, apart by dashes.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "draft".to_owned() } else { slug.to_owned() }
}
