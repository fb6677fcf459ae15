//! Drafts written as Akoma Ntoso and read again, and documents that break the grammar of XML.

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, prop};
use proptest::proptest;
use travaux::read::{TrackedChanges, akoma_ntoso, akoma_ntoso_with_options};
use travaux::render::AkomaNtoso;
use travaux::{Draft, ErrorKind};

use crate::corpus::{read, root, texts};
use crate::laws::check_draft;

/// What of a clause the format keeps.
fn kept(draft: &Draft) -> Vec<String> {
    let clauses = draft.clauses().map(|clause| {
        let number = clause.enumerator().map(|own| format!("{:?} {}", own.style, own.label));
        let (depth, kind, path) = (clause.depth(), clause.kind(), clause.path());
        format!("{depth} {kind:?} {path} {number:?} {}", words(clause.body()).join(" "))
    });
    clauses.collect()
}

/// Words, without the characters that XML forbids.
fn words(text: &str) -> Vec<String> {
    let forbidden = |c: char| c < ' ' && !c.is_whitespace();
    text.split_whitespace().map(|word| word.replace(forbidden, "\u{fffd}")).collect()
}

/// The first clause that is another one in a draft written and read again.
fn difference(draft: &Draft) -> Option<(String, String)> {
    let again = again(draft);
    let (before, after) = (kept(draft), kept(&again));
    let at = (0..before.len().max(after.len())).find(|at| before.get(*at) != after.get(*at))?;
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
    Some((line(&before), line(&after)))
}

/// A draft written and read again, and what holds of that.
fn again(draft: &Draft) -> Draft {
    let again = check_words(draft);
    let (once, twice) = (AkomaNtoso::new(draft).to_string(), AkomaNtoso::new(&again).to_string());
    let mut lines = twice.lines().zip(once.lines());
    assert_eq!(lines.find(|(twice, once)| twice != once), None, "{draft:?}");
    assert_eq!(twice.len(), once.len(), "{draft:?}");
    again
}

/// What holds of a document that makes no sense, too: no word is lost, and names are names.
fn check_words(draft: &Draft) -> Draft {
    let written = AkomaNtoso::new(draft).to_string();
    let again = akoma_ntoso(draft.sigil(), &written).unwrap_or_else(|error| panic!("{error:#}"));
    check_draft(&again);
    let eids: Vec<_> = again.clauses().filter_map(|clause| clause.eid()).collect();
    assert_eq!(eids.len(), again.clauses().len(), "every clause has an identifier");
    assert_eq!(eids.iter().collect::<BTreeSet<_>>().len(), eids.len(), "and none has another's");
    for eid in eids {
        let starts = eid.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        assert!(starts && eid.chars().all(rest), "{eid} is no name");
    }
    // a full stop is set behind a number that has none, or it would be none
    let letters = |draft: &Draft| words(draft.text()).concat().replace(['–', '—', '-', '.'], "");
    assert_eq!(letters(&again), letters(draft), "{draft:?}");
    again
}

/// As many of the texts as keep every clause, and how many texts there are.
pub(crate) fn count_kept(drafts: impl Iterator<Item = Draft>) -> (usize, usize) {
    let (mut same, mut all) = (0, 0);
    for draft in drafts {
        all += 1;
        match difference(&draft) {
            None => same += 1,
            Some((before, after)) => println!("{draft:?}\n  {before}\n  {after}"),
        }
    }
    (same, all)
}

#[test]
fn the_corpus_is_written_and_read_again() {
    for path in texts(&root()) {
        let draft = read(&path);
        assert_eq!(difference(&draft), None, "{}", path.display());
    }
    for path in std::fs::read_dir(root().join("cases/outline")).unwrap().flatten() {
        let draft = read(&path.path());
        assert_eq!(difference(&draft), None, "{}", path.path().display());
    }
}

#[test]
fn changes_are_written_as_such() {
    let source = "<akomaNtoso><doc><mainBody><p>Ports <del>may</del> <ins>shall </ins>light.</p>\
        </mainBody></doc></akomaNtoso>";
    let read = |tracked| akoma_ntoso_with_options("rev1", source, tracked).unwrap();
    assert_eq!(read(TrackedChanges::Before).text(), "Ports may light.");
    assert_eq!(read(TrackedChanges::After).text(), "Ports shall light.");
    let marked = read(TrackedChanges::Marked);
    let written = AkomaNtoso::new(&marked).to_string();
    assert!(written.contains("Ports <del>may</del> <ins>shall</ins> light."), "{written}");
    let again = akoma_ntoso_with_options("rev1", &written, TrackedChanges::Marked).unwrap();
    assert_eq!(again.revisions(), marked.revisions());
}

#[test]
fn every_word_leads_back_to_its_source() {
    let path = root().join("cases/outline/treaty.akn");
    let source = std::fs::read_to_string(&path).unwrap();
    let draft = read(&path);
    for token in draft.tokens().iter(draft.text()).filter(|token| token.kind().is_word()) {
        let found = &source[draft.source_span(token.span()).range()];
        // a list that counts its items does not print the numbers
        assert!(found == token.word() || found.is_empty(), "{found} {token:?}");
    }
    let named = draft.clauses().find(|clause| clause.path() == "Article 1, 1 (b) (i)").unwrap();
    assert_eq!(named.eid(), Some("i_1"));
}

#[track_caller]
fn refuses(source: &str, message: &str) {
    let error = akoma_ntoso("bad", source).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Malformed);
    assert_eq!(error.to_string(), message);
    assert!(!format!("{error:#}").replace('\n', "").contains(char::is_control));
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_place() {
    refuses(
        "",
        "1:1: found the end of the text, expected Akoma Ntoso, which begins with <akomaNtoso>",
    );
    refuses("plain words", "1:1: found text, expected Akoma Ntoso, which begins with <akomaNtoso>");
    refuses("<html/>", "1:1: found <html>, expected Akoma Ntoso, which begins with <akomaNtoso>");
    refuses("<akomaNtoso/>\n<doc/>", "2:1: found <doc>, expected the end of the text");
    refuses("<akomaNtoso/> x", "1:15: found text, expected an element");
    refuses("<akomaNtoso>\n<p>a</q>", "2:5: found </q>, expected </p>");
    refuses("<akomaNtoso>\n<p>a", "2:5: found the end of the text, expected </p>");
    refuses("</akomaNtoso>", "1:1: found </akomaNtoso>, expected the start of an element");
    refuses(
        "<akomaNtoso>&lamp;</akomaNtoso>",
        "1:13: found &lamp;, expected &amp;, &lt;, &gt;, &apos;, &quot; or the number of a character",
    );
    refuses("<akomaNtoso>a & b", "1:15: found & without ; behind it, expected &amp;");
    let entities = "<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '&b;&b;'>]><akomaNtoso>&c;</akomaNtoso>";
    refuses(entities, "1:1: found a document type declaration, expected none");
    let outside = "<!DOCTYPE akomaNtoso SYSTEM 'file:///etc/hostname'><akomaNtoso/>";
    refuses(outside, "1:1: found a document type declaration, expected none");
}

/// Reads what may be anything: an error of the right kind, or a draft that keeps the laws.
fn survive(source: &str) {
    for tracked in [TrackedChanges::Before, TrackedChanges::After, TrackedChanges::Marked] {
        match akoma_ntoso_with_options("any", source, tracked) {
            Ok(draft) => check_draft(&draft),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Malformed, "{error}"),
        }
    }
    if let Ok(draft) = akoma_ntoso("any", source) {
        check_words(&draft);
    }
}

#[test]
fn deep_and_wide_documents_take_bounded_time() {
    let inside =
        |words: &str| format!("<akomaNtoso><doc><mainBody>{words}</mainBody></doc></akomaNtoso>");
    for name in ["section", "p", "b", "ins", "item", "ul", "doc", "tr", "authorialNote", "num"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let nested = |many: usize, words: &str| {
            inside(&format!("{}{words}{}", open.repeat(many), close.repeat(many)))
        };
        assert!(akoma_ntoso("deep", &nested(100_000, "a")).unwrap().clauses().len() == 1);
        assert!(akoma_ntoso("open", &format!("<akomaNtoso>{}", open.repeat(100_000))).is_err());
        survive(&nested(2_000, &"<p>a</p>".repeat(2_000)));
        survive(&inside(&format!("{open}a{close}").repeat(2_000)));
    }
    let value = "a".repeat(1_000_000);
    survive(&inside(&format!("<section eId='{value}'>{}</section>", "<p>a</p>".repeat(100))));
    survive(&inside(&format!("<section {}/>", "a='b' ".repeat(100_000))));
    survive(&inside(&format!("<p>{}</p>", "a &amp; \n ".repeat(100_000))));
    survive(&inside(&"<p eId='same'>a</p>".repeat(5_000)));
    survive(&inside(&"<recital><num>1</num><p>a</p></recital>".repeat(5_000)));
}

#[test]
fn any_damage_to_a_document_is_survived() {
    let source = std::fs::read_to_string(root().join("cases/outline/treaty.akn")).unwrap();
    let tags: Vec<&str> = source.split_inclusive('>').collect();
    for at in (0..tags.len()).step_by(3) {
        let without = [&tags[..at], &tags[at + 1..]].concat().concat();
        survive(&without);
        let twice = [&tags[..=at], &tags[at..]].concat().concat();
        survive(&twice);
        let start: String = tags[..at].concat();
        survive(&start);
        survive(&source[..start.len().saturating_sub(2)]);
    }
}

/// Elements, words and numbers that make odd documents.
const PIECES: [&str; 40] = [
    "<p>",
    "</p>",
    "<section>",
    "</section>",
    "<paragraph>",
    "</paragraph>",
    "<num>1.</num>",
    "<num>(a)</num>",
    "<num>Article 1</num>",
    "<num>",
    "</num>",
    "<heading>Lamps</heading>",
    "<heading/>",
    "<intro><p>such as:</p></intro>",
    "<wrapUp>end.</wrapUp>",
    "<blockList>",
    "</blockList>",
    "<item>",
    "</item>",
    "<content>",
    "</content>",
    "<authorialNote>note</authorialNote>",
    "<p><authorialNote>alone</authorialNote></p>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<ins>",
    "</ins>",
    "<preamble>",
    "</preamble>",
    "<conclusions>",
    "</conclusions>",
    "<p><signature>For Lisse</signature></p>",
    "lamps ",
    " ",
    "Recalling ",
    "<docTitle>Title</docTitle>",
];

/// A document of pieces, each end tag that fits kept and what is left open closed.
fn balanced(pieces: &[&str]) -> String {
    let mut source = String::from("<akomaNtoso><statement>");
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces {
        let name = piece.trim_matches(['<', '>', '/']);
        let is_tag = piece.starts_with('<') && !name.contains(['<', '>']) && !piece.ends_with("/>");
        match piece.starts_with("</") {
            true if open.last() == Some(&name) => drop(open.pop()),
            true => continue,
            false if is_tag => open.push(name),
            false => {}
        }
        source.push_str(piece);
    }
    open.iter().rev().for_each(|name| source.push_str(&format!("</{name}>")));
    source + "</statement></akomaNtoso>"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_read_and_written(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        survive(&balanced(&pieces));
    }

    #[test]
    fn any_markup_is_survived(source in "[<>/&;=\"' a-c\n\u{0}é!\\[\\]-]{0,40}") {
        survive(&source);
        survive(&format!("<akomaNtoso>{source}</akomaNtoso>"));
    }

    #[test]
    fn any_plain_text_is_written(text in "([a-c]|1\\.|\\(a\\)|- |Article 1|Recalling|:|\n|\n\n| |[\\[\\]<&\u{1}—]){0,40}") {
        again(&Draft::parse("any", &text));
    }
}
