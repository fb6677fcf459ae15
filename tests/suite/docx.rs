//! DOCX: what is read of each thing a word processor writes, and what is refused.

use std::fmt::Write as _;
use std::io::Write as _;

use travaux::read::{self, TrackedChanges};
use travaux::{Draft, Error, ErrorKind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::bad_input::allowed;
use crate::cases::{each, visible};
use crate::corpus::root;
use crate::laws::check_draft;

/// The prefixes that the cases use.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" "#,
    r#"xmlns:r="urn:relations" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms""#,
);

/// An archive of `parts`, each a name and its bytes.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A DOCX without any part but the text.
pub(crate) fn document(body: &str) -> Vec<u8> {
    let document = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

/// The DOCX of a case: the body, and behind lines `======== part` what other parts hold.
fn built(case: &str) -> Vec<u8> {
    let mut sections = case.split("======== ");
    let body = sections.next().unwrap();
    let mut parts = vec![(
        "word/document.xml".to_owned(),
        format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
    )];
    for section in sections {
        let (name, inside) = section.split_once('\n').unwrap();
        let path = match name {
            "core" => "docProps/core.xml".to_owned(),
            name => format!("word/{name}.xml"),
        };
        parts.push((path, format!("<w:part {NAMESPACES}>{inside}</w:part>")));
    }
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&parts)
}

fn outline(draft: &Draft) -> String {
    let mut page = String::new();
    for clause in draft.clauses() {
        let indent = 2 * clause.depth();
        let (path, kind) = (clause.path(), clause.kind().name());
        let body = visible(&clause.body().replace('\n', " "));
        writeln!(page, "{:indent$}{kind} {path}: {body}", "").unwrap();
    }
    page
}

#[test]
fn docx() {
    each("docx", "*.xml", |_, input| {
        let bytes = built(input);
        let read = |tracked| read::docx_with_options("case", &bytes, tracked).unwrap();
        let draft = read(TrackedChanges::After);
        let mut page = outline(&draft);
        let before = outline(&read(TrackedChanges::Before));
        if before != page {
            write!(page, "---- before\n{before}").unwrap();
        }
        let marked = read(TrackedChanges::Marked);
        for revision in marked.revisions() {
            let words = visible(&marked.text()[revision.span.range()].replace('\n', " "));
            let (author, date) = (revision.author.as_deref(), revision.date.as_deref());
            writeln!(page, "{:?} {words:?} {author:?} {date:?}", revision.kind).unwrap();
        }
        for comment in draft.comments() {
            let words = visible(&draft.text()[comment.span.range()].replace('\n', " "));
            let (author, date) = (comment.author.as_deref(), comment.date.as_deref());
            writeln!(page, "on {words:?}: {:?} {author:?} {date:?}", comment.text).unwrap();
        }
        for (name, value) in
            [("title", draft.title()), ("date", draft.date()), ("lang", draft.language())]
        {
            writeln!(page, "{name}: {}", value.unwrap_or("–")).unwrap();
        }
        [draft, marked].iter().for_each(check_draft);
        page
    });
}

#[test]
fn the_same_text_in_markdown_has_the_same_clauses() {
    let case = |name: &str| std::fs::read_to_string(root().join("cases/docx").join(name)).unwrap();
    let (bytes, markdown) = (built(&case("same.xml")), case("same.md"));
    for tracked in [TrackedChanges::After, TrackedChanges::Before, TrackedChanges::Marked] {
        let read = read::docx_with_options("read", &bytes, tracked).unwrap();
        let expected = read::markdown_with_options("expected", &markdown, tracked);
        assert_eq!(outline(&read), outline(&expected));
    }
}

#[test]
fn words_lead_back_to_the_part_they_stand_in() {
    let body = "<w:p><w:r><w:t>Mills &amp; locks</w:t></w:r>\
        <w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let note = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Old ones.</w:t></w:r></w:p></w:footnote>";
    let bytes = built(&format!("{body}======== footnotes\n{note}"));
    let part = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    let draft = read::docx("read", &bytes).unwrap();
    for (words, source) in [
        ("Mills", "Mills"),
        ("&", "&amp;"),
        ("locks", "locks"),
        ("ills & loc", "ills &amp; loc"),
        ("Old ones.", "<w:footnoteReference w:id=\"1\"/>"),
    ] {
        let at = draft.text().find(words).unwrap();
        let span = travaux::Span::new(at, at + words.len());
        assert_eq!(&part[draft.source_span(span).range()], source);
    }
}

#[test]
fn all_spellings_of_the_format_are_read() {
    let strict = "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p>\
        <r><t>The same words.</t></r></p></body></document>";
    let wide: Vec<u8> =
        format!("\u{feff}{strict}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"urn:{kind}\" Target=\"{target}\"/>\
             </Relationships>"
        )
    };
    let marked = format!("\u{feff}\u{feff}{strict}");
    let (outer, odd) =
        (relation("x/officeDocument", "/text/main2.xml"), relation("styles", "../../x"));
    for parts in [
        vec![("word/document.xml", strict.as_bytes())],
        vec![("word/document.xml", marked.as_bytes())],
        vec![("word/document.xml", wide.as_slice())],
        vec![("Word\\Document.xml", strict.as_bytes())],
        vec![("_rels/.rels", outer.as_bytes()), ("text/main2.xml", strict.as_bytes())],
        vec![
            ("word/document.xml", strict.as_bytes()),
            ("word/_rels/document.xml.rels", odd.as_bytes()),
        ],
        vec![("../../escape.xml", b"never"), ("word/document.xml", strict.as_bytes())],
    ] {
        let draft = read::docx("read", &archive(&parts)).unwrap();
        assert_eq!(draft.text(), "The same words.", "{}", parts[0].0);
    }
}

#[test]
fn files_are_told_by_what_they_hold() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("docx");
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let body = "<w:p><w:ins><w:r><w:t>Come</w:t></w:r></w:ins><w:r><w:t>Stay</w:t></w:r></w:p>";
    let named = file("rev1.txt", &document(body));
    assert_eq!(read::path(&named).unwrap().text(), "ComeStay");
    assert_eq!(read::path(&named).unwrap().sigil(), "rev1");
    let before = read::path_with_options(&named, TrackedChanges::Before).unwrap();
    assert_eq!(before.text(), "Stay");
    let cut = file("rev2.docx", b"PK\x03\x04");
    let error = read::path(&cut).unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}: found a ZIP archive", cut.display())), "{error}");
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = file("locked.docx", &[b"\xD0\xCF\x11\xE0".as_slice(), &locked].concat());
    let error = read::path(locked).unwrap_err().to_string();
    assert!(error.contains("found a document under a password"), "{error}");
}

#[track_caller]
fn refused(bytes: &[u8], kind: ErrorKind, message: &str) -> Error {
    let error = read::docx("bad", bytes).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.kind(), kind, "{error}");
    error
}

#[test]
fn other_archives_are_refused_by_name() {
    for (part, bytes, name) in [
        (
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "an ODT document (save it as DOCX first)",
        ),
        ("xl/workbook.xml", "<workbook/>", "an XLSX spreadsheet"),
        ("ppt/presentation.xml", "<p/>", "a PPTX presentation"),
        ("META-INF/MANIFEST.MF", "Main-Class: Mill", "a JAR, a program in Java"),
        ("notes.txt", "words", "a ZIP archive that holds no document"),
    ] {
        let bytes = archive(&[(part, bytes.as_bytes())]);
        refused(&bytes, ErrorKind::UnknownFormat, &format!("found {name}, allowed: {}", allowed()));
    }
    let bytes = archive(&[("[Content_Types].xml", b"<Types/>")]);
    let message = "found no part word/document.xml in the DOCX, expected the text there";
    refused(&bytes, ErrorKind::Malformed, message);
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_place() {
    let expected = [
        (
            "<w:p></w:r>",
            "1:",
            "XML that is not well-formed (ill-formed document: expected `</w:p>`, but `</w:r>` was found) in word/document.xml, expected XML",
        ),
        (
            "<w:p>&mill;</w:p>",
            "1:",
            "the entity &mill; in word/document.xml, expected characters and the five entities of XML",
        ),
        ("<w:p><w:pPr><w:pStyle w:val=a/></w:pPr></w:p>", "1:", ""),
        ("&#0;", "1:", ""),
        ("<w:p", "1:", ""),
    ];
    for (body, place, message) in expected {
        let error = read::docx("bad", &document(body)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed, "{error}");
        assert!(error.to_string().starts_with(place), "{error}");
        assert!(error.to_string().contains(message), "{error}");
    }
    let part = |text: &str| archive(&[("word/document.xml", text.as_bytes())]);
    for (text, message) in [
        (
            "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w/>",
            "1:1: found a document type declaration in word/document.xml, expected none, as in every \
             DOCX",
        ),
        ("", "1:1: found no element in word/document.xml, expected a root element"),
        (
            "<mill/>",
            "1:1: found an element \"mill\" in word/document.xml, expected the element \"document\" of \
             WordprocessingML",
        ),
    ] {
        refused(&part(text), ErrorKind::Malformed, message);
    }
    let open = format!("<w:document {NAMESPACES}><w:body>\n<w:p>");
    let error = read::docx("bad", &part(&open)).unwrap_err();
    let message =
        "2:6: found the end inside 3 open elements in word/document.xml, expected their end tags";
    assert_eq!(error.to_string(), message);
    let bytes = archive(&[("word/document.xml", b"<w>caf\xE9</w>")]);
    let message = "1:7: found byte 0xE9 in word/document.xml, expected UTF-8 text";
    refused(&bytes, ErrorKind::Malformed, message);
}

#[test]
fn broken_archives_are_refused() {
    let whole = document("<w:p><w:r><w:t>The words of the mill.</w:t></w:r></w:p>");
    let cut = "found a ZIP archive that is cut off or damaged, expected a whole one";
    refused(&whole[..whole.len() / 2], ErrorKind::Malformed, cut);
    // the words are damaged, their checksum is not
    let mut damaged = whole.clone();
    let name_end = whole.windows(4).position(|window| window == b".xml").unwrap() + 4;
    damaged[name_end + 20] ^= 0x55;
    let message = "found word/document.xml damaged in the archive, expected it as it was packed";
    refused(&damaged, ErrorKind::Malformed, message);
    // bit 0 of the flags says encrypted, in both headers
    let mut locked = whole.clone();
    let central = whole.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    let message = format!(
        "found a ZIP archive under a password (save it without one first), allowed: {}",
        allowed()
    );
    refused(&locked, ErrorKind::UnknownFormat, &message);
    // the sizes in the headers are not believed
    let mut lying = whole.clone();
    lying[central + 24..central + 28].copy_from_slice(&u32::MAX.to_le_bytes()[..]);
    let read = read::docx("lying", &lying);
    assert!(read.is_err() || read.is_ok_and(|draft| draft.text() == "The words of the mill."));
    let twice = archive(&[("word/document.xml", b"<a/>"), ("WORD/document.xml", b"<a/>")]);
    let error = read::docx("twice", &twice).unwrap_err();
    assert!(error.to_string().starts_with("found more than one part named"), "{error}");
}

#[test]
fn hostile_documents_take_bounded_memory() {
    let many = 20_000;
    for (open, close) in [
        ("<w:p>", "</w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:ins w:author=\"a\">", "</w:ins>"),
        ("<w:txbxContent><w:p>", "</w:p></w:txbxContent>"),
    ] {
        let deep = document(&(open.repeat(many) + &close.repeat(many)));
        let error = read::docx("deep", &deep).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
        let message = "found elements nested more than 1000 deep in word/document.xml";
        assert!(error.to_string().contains(message), "{error}");
    }
    let bomb = archive(&[("word/document.xml", &vec![b' '; 8 << 20])]);
    let error = read::docx("bomb", &bomb).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    for wide in [
        "<w:p/>",
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
        "<w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "<w:commentRangeStart w:id=\"1\"/>",
        "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:r></w:p>",
        "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
        "<w:tc><w:p/></w:tc>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr></w:tbl>",
    ] {
        check_draft(&read::docx("wide", &document(&wide.repeat(many / 4))).unwrap());
    }
}
