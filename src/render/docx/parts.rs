//! The parts of the package around the text.

use super::super::markup::Markup;
use super::body::{Languages, Stamp};
use super::looks::is_read_from_right;

pub(super) const WORD: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
pub(super) const RELATIONS: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The parts that the text refers to, by the ends of their types and their names.
const SATELLITES: [(&str, &str); 6] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("header", "header1.xml"),
    ("footer", "footer1.xml"),
    ("footnotes", "footnotes.xml"),
    ("comments", "comments.xml"),
];

/// By which relation the text refers to its header and footer.
pub(super) const HEADER: &str = "rId3";
pub(super) const FOOTER: &str = "rId4";

/// What is known of the document as a whole.
pub(super) struct Matter<'s> {
    pub(super) title: Option<&'s str>,
    /// The day of the text, as in `2031-03-04`.
    pub(super) day: Option<String>,
    pub(super) stamp: Stamp<'s>,
    pub(super) languages: Languages<'s>,
    /// What stands at the top of every page.
    pub(super) header: String,
}

/// All parts, in the order in which they are packed: the types first, as the format asks.
pub(super) fn parts(
    matter: &Matter<'_>,
    text: String,
    notes: Option<String>,
    comments: Option<String>,
) -> Vec<(String, String)> {
    let is_there = |(kind, _): &(&str, &str)| match *kind {
        "footnotes" => notes.is_some(),
        "comments" => comments.is_some(),
        _ => true,
    };
    let satellites: Vec<_> = SATELLITES.into_iter().filter(is_there).collect();
    let mut parts = vec![
        ("[Content_Types].xml", types(&satellites)),
        ("_rels/.rels", root_relations()),
        ("word/document.xml", text),
        ("word/_rels/document.xml.rels", relations(&satellites)),
        ("word/styles.xml", styles(matter.languages)),
        ("word/settings.xml", settings(notes.is_some())),
        ("word/header1.xml", header(matter)),
        ("word/footer1.xml", footer()),
        ("docProps/core.xml", properties(matter)),
    ];
    parts.extend(notes.map(|notes| ("word/footnotes.xml", notes)));
    parts.extend(comments.map(|comments| ("word/comments.xml", comments)));
    parts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn types(satellites: &[(&str, &str)]) -> String {
    let mut xml = Markup::new();
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", space)]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{MAIN}document.main+xml"));
    for (kind, name) in satellites {
        part(&format!("/word/{name}"), &format!("{MAIN}{kind}+xml"));
    }
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    xml.finish()
}

fn related(relations: &[(&str, &str)]) -> String {
    let mut xml = Markup::new();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.open("Relationships", &[("xmlns", space)]);
    for (number, (kind, target)) in relations.iter().enumerate() {
        let id = format!("rId{}", number + 1);
        xml.empty("Relationship", &[("Id", &id), ("Type", kind), ("Target", target)]);
    }
    xml.finish()
}

fn root_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let document = format!("{}/officeDocument", RELATIONS.1);
    related(&[(&document, "word/document.xml"), (core, "docProps/core.xml")])
}

fn relations(satellites: &[(&str, &str)]) -> String {
    let kinds: Vec<String> =
        satellites.iter().map(|(kind, _)| format!("{}/{kind}", RELATIONS.1)).collect();
    let targets = satellites.iter().map(|(_, target)| *target);
    let relations: Vec<_> = kinds.iter().map(String::as_str).zip(targets).collect();
    related(&relations)
}

fn styles(languages: Languages<'_>) -> String {
    let language = languages.after.unwrap_or("en");
    let (mut east, mut bidi) = ("zh-CN", "ar-SA");
    match language.split('-').next().unwrap_or_default() {
        "zh" | "ja" | "ko" => east = language,
        "ar" | "fa" | "he" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" => bidi = language,
        _ => {}
    }
    let said = format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{east}\" w:bidi=\"{bidi}\"/>");
    include_str!("styles.xml").replacen("<w:lang/>", &said, 1)
}

fn settings(has_notes: bool) -> String {
    let mut xml = Markup::new();
    xml.open("w:settings", &[WORD]);
    xml.empty("w:defaultTabStop", &[("w:val", "709")]);
    xml.empty("w:characterSpacingControl", &[("w:val", "doNotCompress")]);
    if has_notes {
        xml.open("w:footnotePr", &[]);
        xml.empty("w:footnote", &[("w:id", "-1")]);
        xml.empty("w:footnote", &[("w:id", "0")]);
        xml.close();
    }
    xml.open("w:compat", &[]);
    let uri = "http://schemas.microsoft.com/office/word";
    let mode = [("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")];
    xml.empty("w:compatSetting", &mode);
    xml.finish()
}

fn header(matter: &Matter<'_>) -> String {
    let mut xml = Markup::new();
    xml.open("w:hdr", &[WORD]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Header")]);
    if is_read_from_right(&matter.header) {
        xml.empty("w:bidi", &[]);
    }
    xml.close();
    xml.open("w:r", &[]);
    xml.around("w:t", &[], &super::super::markup::one_line(&matter.header));
    xml.finish()
}

fn footer() -> String {
    let mut xml = Markup::new();
    xml.open("w:ftr", &[WORD]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Footer")]);
    xml.close();
    for (field, words) in [("PAGE", " / "), ("NUMPAGES", "")] {
        xml.open("w:fldSimple", &[("w:instr", field)]);
        xml.open("w:r", &[]);
        xml.around("w:t", &[], "1");
        xml.close();
        xml.close();
        if !words.is_empty() {
            xml.open("w:r", &[]);
            xml.around("w:t", &[("xml:space", "preserve")], words);
            xml.close();
        }
    }
    xml.finish()
}

fn properties(matter: &Matter<'_>) -> String {
    let mut xml = Markup::new();
    let space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let spaces = [
        ("xmlns:cp", space),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.open("cp:coreProperties", &spaces);
    if let Some(title) = matter.title {
        xml.around("dc:title", &[], &super::super::markup::one_line(title));
    }
    xml.around("dc:creator", &[], matter.stamp.author);
    if let Some(language) = matter.languages.after {
        xml.around("dc:language", &[], language);
    }
    if let Some(day) = &matter.day {
        let date = format!("{day}T00:00:00Z");
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.around(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
        }
    }
    xml.finish()
}
