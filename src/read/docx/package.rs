//! Which part of a DOCX holds what.

use std::collections::HashMap;

use super::super::format::foreign;
use super::archive::{Archive, Part};
use super::xml::{Event, Xml};
use crate::document::FrontMatter;
use crate::error::{Error, ErrorKind};

/// The parts of a document that hold words or say how to read them.
pub(super) struct Package {
    pub(super) document: Part,
    pub(super) styles: Option<Part>,
    pub(super) numbering: Option<Part>,
    pub(super) footnotes: Option<Part>,
    pub(super) endnotes: Option<Part>,
    pub(super) comments: Option<Part>,
    pub(super) properties: Option<Part>,
}

impl Package {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Error> {
        let mut archive = Archive::open(bytes)?;
        let outer = Relations::of("", &mut archive)?;
        let usual = "word/document.xml";
        let main = outer.target("officeDocument", usual);
        let main = if main.is_empty() { usual.to_owned() } else { main };
        if let Some(name) = foreign_name(&mut archive, &main)? {
            return Err(foreign(name));
        }
        let document = archive.part(&main)?.ok_or_else(|| missing(&main))?;
        let inner = Relations::of(&main, &mut archive)?;
        let mut part = |kind: &str, usual: &str| archive.part(&inner.target(kind, usual));
        Ok(Self {
            document,
            styles: part("styles", "word/styles.xml")?,
            numbering: part("numbering", "word/numbering.xml")?,
            footnotes: part("footnotes", "word/footnotes.xml")?,
            endnotes: part("endnotes", "word/endnotes.xml")?,
            comments: part("comments", "word/comments.xml")?,
            properties: archive.part(&outer.target("core-properties", "docProps/core.xml"))?,
        })
    }

    /// Title, day of the last change and language, as the properties of the document say them.
    pub(super) fn matter(&self) -> Result<FrontMatter, Error> {
        let mut matter = FrontMatter::default();
        let Some(properties) = &self.properties else { return Ok(matter) };
        let mut xml = Xml::of(properties);
        let (mut field, mut created) = (String::new(), None);
        while let Some(event) = xml.next()? {
            let text = match event {
                Event::Start(element) => {
                    field = element.name.to_owned();
                    continue;
                }
                Event::End => {
                    field.clear();
                    continue;
                }
                Event::Text(text, _) => text.to_owned(),
                Event::Char(c, _) => c.to_string(),
            };
            match field.as_str() {
                "title" => matter.title.get_or_insert_default().push_str(&text),
                "language" => matter.language.get_or_insert_default().push_str(&text),
                "modified" => matter.date.get_or_insert_default().push_str(&text),
                "created" => created.get_or_insert_with(String::new).push_str(&text),
                _ => {}
            }
        }
        let said = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let day = |date: String| said(date.split('T').next().unwrap_or_default().to_owned());
        matter.title = matter.title.and_then(said);
        matter.language = matter.language.and_then(said);
        matter.date = matter.date.or(created).and_then(day);
        Ok(matter)
    }
}

/// What an archive holds that is no DOCX.
fn foreign_name(archive: &mut Archive<'_>, main: &str) -> Result<Option<&'static str>, Error> {
    const MARKS: [(&str, &str); 4] = [
        ("xl/workbook.xml", "an XLSX spreadsheet"),
        ("ppt/presentation.xml", "a PPTX presentation"),
        ("META-INF/MANIFEST.MF", "a JAR, a program in Java"),
        ("META-INF/container.xml", "an EPUB book"),
    ];
    if archive.holds(main) && main.starts_with("word/") {
        return Ok(None);
    }
    let kind = archive.part("mimetype")?.map(|part| part.text).unwrap_or_default();
    if let Some(kind) = kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        return Ok(Some(match kind {
            "text" => "an ODT document (save it as DOCX first)",
            "spreadsheet" => "an ODS spreadsheet",
            _ => "an OpenDocument file that is no text",
        }));
    }
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| archive.holds(mark)) {
        return Ok(Some(name));
    }
    let is_package = archive.holds("[Content_Types].xml") || archive.holds(main);
    Ok((!is_package).then_some("a ZIP archive that holds no document"))
}

fn missing(name: &str) -> Error {
    let found = format!("found no part {name} in the DOCX, expected the text there");
    Error::new(ErrorKind::Malformed, found)
}

/// Which parts belong to a part, by what they are for.
struct Relations {
    targets: HashMap<String, String>,
    /// Whether the archive says nothing of them, so that they stand where they usually do.
    is_silent: bool,
}

impl Relations {
    /// The relations of the part `of`, or of the whole package.
    fn of(of: &str, archive: &mut Archive<'_>) -> Result<Self, Error> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let path = resolved(folder, &format!("_rels/{file}.rels"));
        let Some(part) = archive.part(&path)? else {
            return Ok(Self { targets: HashMap::new(), is_silent: true });
        };
        let mut targets = HashMap::new();
        let mut xml = Xml::of(&part);
        while let Some(event) = xml.next()? {
            let Event::Start(relation) = event else { continue };
            let outside = relation.attribute("TargetMode")?.is_some_and(|mode| mode == "External");
            let (kind, target) = (relation.attribute("Type")?, relation.attribute("Target")?);
            if let (Some(kind), Some(target), false) = (kind, target, outside) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                targets.entry(kind).or_insert_with(|| resolved(folder, &target));
            }
        }
        Ok(Self { targets, is_silent: false })
    }

    /// The name of the part for `kind`; `usual` if nothing is said of any part.
    fn target(&self, kind: &str, usual: &str) -> String {
        match self.targets.get(kind) {
            Some(target) => target.clone(),
            None if self.is_silent => usual.to_owned(),
            None => String::new(),
        }
    }
}

/// A name relative to `folder` as one from the root of the archive; `..` never leads out of it.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut steps = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_lead_to_parts_and_never_out_of_the_archive() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "../../../etc/passwd", "etc/passwd"),
            ("", "word\\document.xml", "word/document.xml"),
        ] {
            assert_eq!(resolved(folder, target), name, "{folder} {target}");
        }
    }
}
