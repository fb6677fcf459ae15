//! Comparisons written as DOCX: accepted they are *after*, rejected *before*.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::proptest;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use travaux::read::{self, TrackedChanges};
use travaux::render::{ComparisonDocx, DraftDocx, MoveMarks, Packed};
use travaux::{Clause, ClauseKind, Comparison, Draft, Effects, Nature};

use crate::corpus::{harbour, read, root, texts};
use crate::mutations::{drafts, mutants};
use crate::mutator::{Mutant, RECIPES};
use crate::real_texts;

/// The parts of a package by their names.
fn parts(file: &Packed) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&file.bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let part = |name: String| {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        (name, text)
    };
    names.into_iter().map(part).collect()
}

/// A paragraph as it stands once all changes are accepted or rejected.
#[derive(Debug, PartialEq, Eq)]
struct Printed {
    text: String,
    /// The styles of the paragraphs it was made of, as they are on that side.
    styles: BTreeSet<Option<String>>,
}

/// Accepts or rejects every change of a text without the help of the crate's own reader.
struct Projection {
    accept: bool,
    open: Vec<String>,
    /// How many of the open elements hold words that go.
    gone: usize,
    end_goes: bool,
    style: Option<String>,
    /// Whether words of the open paragraph stay.
    has_words: bool,
    now: String,
    styles: BTreeSet<Option<String>>,
    done: Vec<Printed>,
    /// The numbers of the notes that are still called.
    called: Vec<String>,
}

/// What is printed once all changes are accepted or rejected: the text, then the notes in the order of
/// their calls.
fn printed(parts: &BTreeMap<String, String>, accept: bool) -> Vec<Printed> {
    let text = Projection::of(&parts["word/document.xml"], accept);
    let mut all = text.done;
    for id in text.called {
        let (_, rest) =
            parts["word/footnotes.xml"].split_once(&format!("<w:footnote w:id=\"{id}\">")).unwrap();
        let (note, _) = rest.split_once("</w:footnote>").unwrap();
        let note = Projection::of(note, accept);
        assert_eq!(note.called, [""; 0]);
        // the number of the note and a space stand before its words
        let words = |own: Printed| Printed { text: own.text.trim_start().to_owned(), ..own };
        all.extend(note.done.into_iter().map(words));
    }
    all
}

impl Projection {
    fn of(xml: &str, accept: bool) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = true;
        let mut projection = Self {
            accept,
            open: Vec::new(),
            gone: 0,
            end_goes: false,
            style: None,
            has_words: false,
            now: String::new(),
            styles: BTreeSet::new(),
            done: Vec::new(),
            called: Vec::new(),
        };
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => projection.start(&tag),
                Event::Empty(tag) => {
                    projection.start(&tag);
                    projection.end();
                }
                Event::End(_) => projection.end(),
                Event::Text(text) => projection.text(&text.decode().unwrap()),
                Event::GeneralRef(entity) => {
                    let name = entity.decode().unwrap();
                    let c = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                    projection.text(c);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(projection.open.is_empty() && projection.now.is_empty(), "{}", projection.now);
        // the last mark of a document cannot go
        if projection.done.last().is_some_and(|last| last.text.is_empty()) {
            projection.done.pop();
        }
        projection
    }

    fn goes(&self, name: &str) -> bool {
        match name {
            "w:ins" | "w:moveTo" => !self.accept,
            "w:del" | "w:moveFrom" => self.accept,
            _ => false,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
        let around = self.open.last().map(String::as_str).unwrap_or_default();
        let former = self.open.iter().any(|name| name == "w:pPrChange");
        if self.goes(&name) {
            if around == "w:rPr" { self.end_goes = true } else { self.gone += 1 }
        }
        match name.as_str() {
            "w:pStyle" if !former || !self.accept => {
                let value = tag.try_get_attribute("w:val").unwrap().unwrap();
                self.style = Some(String::from_utf8(value.value.to_vec()).unwrap());
            }
            "w:pPrChange" if !self.accept => self.style = None,
            "w:tab" | "w:br" if self.gone == 0 => self.now.push(' '),
            "w:footnoteReference" if self.gone == 0 => {
                let id = tag.try_get_attribute("w:id").unwrap().unwrap();
                self.called.push(String::from_utf8(id.value.to_vec()).unwrap());
            }
            _ => {}
        }
        self.open.push(name);
    }

    fn end(&mut self) {
        let name = self.open.pop().unwrap();
        let around = self.open.last().map(String::as_str).unwrap_or_default();
        if self.goes(&name) && around != "w:rPr" {
            self.gone -= 1;
        }
        if name != "w:p" {
            return;
        }
        let (style, end_goes) = (self.style.take(), std::mem::take(&mut self.end_goes));
        // of programs that join paragraphs some keep the style of the first words, some of the last end
        if std::mem::take(&mut self.has_words) || !end_goes && !self.now.is_empty() {
            self.styles.insert(style);
        }
        if !end_goes {
            let (text, styles) = (std::mem::take(&mut self.now), std::mem::take(&mut self.styles));
            self.done.push(Printed { text, styles });
        }
    }

    fn text(&mut self, words: &str) {
        if self.gone == 0
            && self.open.last().is_some_and(|name| name == "w:t" || name == "w:delText")
        {
            self.has_words |= !words.is_empty();
            self.now.push_str(words);
        }
    }
}

fn one_line(text: &str) -> String {
    let space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let forbidden = |c| matches!(c, '\u{fffe}' | '\u{ffff}') || c < ' ' && !space(c);
    let shown = text.replace(forbidden, "\u{fffd}");
    shown.split(space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A clause as a paragraph: number, space, words.
fn paragraph(clause: Clause<'_>) -> String {
    let number = &clause.text()[..clause.body_span().start() - clause.span().start()];
    let gap =
        if number.ends_with(char::is_whitespace) && !clause.body().is_empty() { " " } else { "" };
    format!("{}{gap}{}", one_line(number.trim_end()), one_line(clause.body()))
}

/// The words of a draft, as they come out of any file.
fn words(draft: &Draft) -> Vec<String> {
    let tokens = draft.tokens().iter(draft.text());
    tokens.map(|token| one_line(token.word())).filter(|word| !word.is_empty()).collect()
}

/// What holds of every file: its XML is well-formed, its parts and numbers are in order.
fn check_package(file: &Packed) -> BTreeMap<String, String> {
    let parts = parts(file);
    let types = &parts["[Content_Types].xml"];
    let relations = &parts["word/_rels/document.xml.rels"];
    for name in ["styles", "settings", "header1", "footer1", "footnotes", "comments"] {
        let part = format!("word/{name}.xml");
        assert_eq!(parts.contains_key(&part), types.contains(&format!("\"/{part}\"")), "{part}");
        assert_eq!(parts.contains_key(&part), relations.contains(&format!("\"{name}.xml\"")));
    }
    let document = &parts["word/document.xml"];
    let notes = parts.get("word/footnotes.xml").map(String::as_str).unwrap_or_default();
    let mut noted = BTreeSet::new();
    let mut ids = BTreeSet::new();
    let (mut begun, mut called) = (BTreeSet::new(), BTreeSet::new());
    let tags = document.split('<').chain(notes.split('<'));
    for tag in tags.filter(|tag| tag.starts_with("w:")) {
        let Some((_, id)) = tag.split_once(" w:id=\"") else { continue };
        let id = id.split('"').next().unwrap().to_owned();
        match tag.split([' ', '/', '>']).next().unwrap() {
            "w:commentRangeEnd" => assert!(begun.contains(&id)),
            "w:commentReference" => assert!(called.insert(id)),
            // each is called once, by a number that no remark has
            "w:footnoteReference" => {
                assert!(noted.insert(id.clone()) && ids.insert(id));
            }
            "w:footnote" if ["-1", "0"].contains(&&*id) => {}
            "w:footnote" => assert!(noted.remove(&id)),
            "w:moveFromRangeEnd" | "w:moveToRangeEnd" => assert!(ids.contains(&id)),
            kind => {
                assert!(ids.insert(id.clone()), "two of number {id}");
                if kind == "w:commentRangeStart" {
                    begun.insert(id);
                }
            }
        }
    }
    assert!(noted.is_empty(), "{noted:?}");
    let comments = parts.get("word/comments.xml").map(String::as_str).unwrap_or_default();
    let told: BTreeSet<String> = comments
        .split("<w:comment w:id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert_eq!((&begun, &called), (&told, &told));
    parts
}

/// How many of the clauses stand alone in the text read again.
#[derive(Default, Debug)]
struct Again {
    clauses: usize,
    same: usize,
}

/// The laws of one comparison.
fn check(before: &Draft, after: &Draft, again: &mut Again) {
    let comparison = Comparison::new(before, after);
    let effects = Effects::new(&comparison);
    let docx = ComparisonDocx::new(&comparison).effects(&effects);
    for docx in [docx, docx.moves(MoveMarks::InsertionsAndDeletions)] {
        let file = check_projections(docx, before, after);
        read_again(&file, true, after, again);
        read_again(&file, false, before, again);
    }
    // the lightest changes may be left out, and then only accepting is exact
    let file = docx.lightest(Nature::Wording).write().unwrap();
    let found = printed(&check_package(&file), true);
    assert!(after.clauses().map(paragraph).eq(found.into_iter().map(|one| one.text)));
    assert!(before == after || !file.losses.is_empty());
}

/// Accepted it is *after*, rejected *before*, as far as elements say.
fn check_projections(docx: ComparisonDocx<'_>, before: &Draft, after: &Draft) -> Packed {
    let file = docx.write().unwrap();
    let parts = check_package(&file);
    for (accept, draft) in [(true, after), (false, before)] {
        let found = printed(&parts, accept);
        let expected: Vec<String> = draft.clauses().map(paragraph).collect();
        let texts: Vec<String> = found.iter().map(|one| one.text.clone()).collect();
        let first = texts.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert_eq!(first, None, "{draft:?} accepted: {accept}");
        assert_eq!(texts.len(), expected.len(), "{draft:?} accepted: {accept}");
        let mixed = found.iter().find(|one| one.styles.len() > 1);
        assert_eq!(mixed, None, "{draft:?} accepted: {accept}");
    }
    file
}

/// The words that the crate itself reads in the file.
fn read_again(file: &Packed, accept: bool, draft: &Draft, again: &mut Again) {
    let tracked = if accept { TrackedChanges::After } else { TrackedChanges::Before };
    let read = read::docx_with_options("again", &file.bytes, tracked).unwrap();
    let (found, expected) = (words(&read), words(draft));
    let first = found.iter().zip(&expected).position(|(found, expected)| found != expected);
    let around =
        first.map(|at| (&found[at.saturating_sub(3)..], &expected[at.saturating_sub(3)..]));
    let around = around.map(|(a, b)| (&a[..a.len().min(9)], &b[..b.len().min(9)]));
    assert_eq!(around, None, "{draft:?}");
    assert_eq!(found.len(), expected.len(), "{draft:?}");
    let all: BTreeSet<String> = read.clauses().map(paragraph).collect();
    again.clauses += draft.clauses().len();
    again.same += draft.clauses().filter(|clause| all.contains(&paragraph(*clause))).count();
}

/// Two drafts in one file of the corpus.
fn cases() -> Vec<(Draft, Draft)> {
    let folders = ["align", "edits"].map(|folder| root().join("cases").join(folder));
    let paths = folders.iter().flat_map(|folder| texts(folder));
    let pairs = paths.map(|path| {
        let input = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (before, after) = input.split_once("======== after\n").unwrap();
        (
            Draft::parse(format!("{name} before"), before),
            Draft::parse(format!("{name} after"), after),
        )
    });
    pairs.collect()
}

#[test]
fn every_pair_of_the_corpus_is_written_and_read_again() {
    let mut again = Again::default();
    for (before, after) in cases() {
        check(&before, &after, &mut again);
        check(&after, &before, &mut again);
    }
    for (before, after) in [(1, 2), (2, 3), (3, 4), (1, 4), (4, 1), (3, 3)] {
        check(&harbour(before), &harbour(after), &mut again);
    }
    // texts that have little in common
    let all: Vec<Draft> = texts(&root()).iter().map(|path| read(path)).collect();
    for pair in all.windows(2).step_by(5) {
        check(&pair[0], &pair[1], &mut again);
    }
    println!("{again:?}");
    assert!(again.same * 100 >= again.clauses * 98, "{again:?}");
}

/// The texts at hand that have a later state beside them.
fn real_pairs(root: &Path) -> Vec<(PathBuf, PathBuf)> {
    let all = texts(&root.join("pairs"));
    let old = all.into_iter().filter(|path| path.to_string_lossy().contains(".old."));
    let newer = |old: PathBuf| {
        let new = PathBuf::from(old.to_string_lossy().replace(".old.", ".new."));
        (old, new)
    };
    let mut pairs: Vec<_> = old.map(newer).collect();
    let series = texts(&root.join("series"));
    let alike = |pair: &&[PathBuf]| pair[0].parent() == pair[1].parent();
    pairs.extend(series.windows(2).filter(alike).map(|pair| (pair[0].clone(), pair[1].clone())));
    let agreements = texts(&root.join("texts/paris-agreement"));
    pairs.extend(agreements.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
    pairs
}

#[test]
fn real_pairs_are_written_and_read_again() {
    let Some(root) = real_texts::root() else { return };
    let (mut again, mut count) = (Again::default(), 0);
    // every fourth is a few hundred
    for (before, after) in real_pairs(&root).into_iter().step_by(4) {
        check(&read(&before), &read(&after), &mut again);
        count += 1;
    }
    println!("{count} pairs: {again:?}");
    assert!(again.same * 100 >= again.clauses * 95, "{again:?}");
}

#[test]
fn what_moved_split_and_merged_is_written_and_read_again() {
    let drafts = drafts();
    let mut count = 0;
    for (seed, recipe) in RECIPES.iter().enumerate().skip(5).step_by(3) {
        for mutant in mutants(&drafts, recipe, seed as u64).flatten() {
            let Mutant { before, after, .. } = &mutant;
            let comparison = Comparison::new(before, after);
            check_projections(ComparisonDocx::new(&comparison), before, after);
            count += comparison.alignment().moved();
        }
    }
    assert!(count > 20, "{count}");
}

/// Clauses of words, marks and white space of all kinds; where a mark of direction cuts a run of mixed
/// white space in two, two spaces are written.
fn odd_text() -> impl Strategy<Value = String> {
    let words = [
        "ports",
        "Ports",
        "shall",
        "1.",
        "(a)",
        "2. ",
        "# Piers",
        "-",
        "—",
        "|",
        "a | b",
        ";",
        ".",
        "<w:t>",
        "&",
        "\u{a0}",
        "\u{200b}",
        "\0",
        "\t",
        "𝄞",
        "المادة",
        "第一条",
        "Article 3",
    ];
    let clause = prop::collection::vec(prop::sample::select(words.to_vec()), 1..8);
    let space = prop::sample::select(vec![" ", "  ", "\n", "", "\r\n"]);
    let clause = (clause, space).prop_map(|(words, space)| words.join(space));
    prop::collection::vec(clause, 0..7).prop_map(|clauses| clauses.join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn odd_texts_are_written_and_read_again(before in odd_text(), after in odd_text()) {
        let readers: [fn(&str, &str) -> Draft; 2] =
            [|sigil, text| read::markdown(sigil, text), |sigil, text| Draft::parse(sigil, text)];
        for read in readers {
            let (before, after) = (read("before", &before), read("after", &after));
            let comparison = Comparison::new(&before, &after);
            check_projections(ComparisonDocx::new(&comparison), &before, &after);
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    let long = "x".repeat(100_000);
    let hostile = [
        "1. </w:t></w:r><w:del w:id=\"1\"> & <script>alert(\"1\")</script> ]]> &amp; &#0;",
        "2. nul \0 bell \u{7} escape \u{1b} no character \u{fffe}\u{ffff} end",
        "3. \u{202e}turned\u{202c} 𝄞 🇫🇷 e\u{301} \u{a0}non-breaking\u{a0} \u{2028} line \u{85} end",
        "4. المادة الأولى: تعمل الدول معا",
        &long,
        "\u{feff}5. marked",
    ];
    let mut again = Again::default();
    for turn in 0..hostile.len() {
        let mut turned = hostile;
        turned.rotate_left(turn);
        let before = Draft::parse("<before & \0>", &hostile.join("\n\n"));
        let after = Draft::parse("\"after\"", &turned.join("\n\n").replace("end", "finish \u{1}"));
        check(&before, &after, &mut again);
        let comparison = Comparison::new(&before, &after);
        let file =
            ComparisonDocx::new(&comparison).author("<A & \0 \"B\">").date("soon").write().unwrap();
        check_package(&file);
        let losses: Vec<String> = file.losses.iter().map(ToString::to_string).collect();
        assert!(losses.iter().any(|loss| loss.contains("XML forbids")), "{losses:?}");
        assert!(losses.iter().any(|loss| loss.contains("`soon`")), "{losses:?}");
    }
    let empty = Draft::parse("empty", "");
    check(&empty, &empty, &mut again);
    check(&empty, &harbour(1), &mut again);
    check(&harbour(1), &empty, &mut again);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let write = || {
        let (before, after) = (harbour(2), harbour(3));
        let comparison = Comparison::new(&before, &after);
        let effects = Effects::new(&comparison);
        ComparisonDocx::new(&comparison).effects(&effects).write().unwrap()
    };
    assert_eq!(write(), write());
}

#[test]
fn a_draft_alone_is_written_and_read_again() {
    let mut again = Again::default();
    for path in texts(&root()) {
        let draft = read(&path);
        let file = DraftDocx::new(&draft).write().unwrap();
        let parts = check_package(&file);
        let found = printed(&parts, true);
        assert!(draft.clauses().map(paragraph).eq(found.into_iter().map(|one| one.text)));
        read_again(&file, true, &draft, &mut again);
        assert_eq!(read::docx("again", &file.bytes).unwrap().revisions(), []);
    }
    println!("{again:?}");
}

#[test]
fn who_and_when_are_written_and_read() {
    let before = Draft::parse("a", "1. Bells ring.\n\n2. Lamps burn.");
    let after = Draft::parse("b", "1. Bells shall ring.\n\n2. Lamps burn.");
    let comparison = Comparison::new(&before, &after);
    let effects = Effects::new(&comparison);
    let docx =
        ComparisonDocx::new(&comparison).effects(&effects).author("Chair").date("2031-03-04");
    let file = docx.write().unwrap();
    let read = read::docx_with_options("c", &file.bytes, TrackedChanges::Marked).unwrap();
    let revision = &read.revisions()[0];
    assert_eq!(revision.author.as_deref(), Some("Chair"));
    assert_eq!(revision.date.as_deref(), Some("2031-03-04T00:00:00Z"));
    assert_eq!(&read.text()[revision.span.range()], "shall");
    let comment = &read.comments()[0];
    assert_eq!(&read.text()[comment.span.range()], "shall");
    assert_eq!(comment.text.lines().count(), 2, "{comment:?}");
    assert!(file.losses.is_empty(), "{:?}", file.losses);
    assert!(docx.date("2031-02-30").write().unwrap().losses.len() == 1);
}

#[test]
fn headings_that_become_text_are_headings_if_rejected() {
    let before = read::markdown("a", "# Charter\n\n## Lamps of the outer piers\n\nLamps burn.");
    let after = read::markdown("b", "# Charter\n\nLamps of the outer piers\n\nLamps burn.");
    let comparison = Comparison::new(&before, &after);
    let file = ComparisonDocx::new(&comparison).write().unwrap();
    let kinds = |tracked| {
        let read = read::docx_with_options("c", &file.bytes, tracked).unwrap();
        read.clauses().nth(1).unwrap().kind()
    };
    assert_eq!(kinds(TrackedChanges::Before), ClauseKind::Heading);
    assert_eq!(kinds(TrackedChanges::After), ClauseKind::Paragraph);
}

/// Texts whose notes are called, each note by another word.
const NOTED: [&str; 8] = [
    "1. Lamps[^a] burn at night.\n\n2. Ships[^b] may enter.\n\n[^a]: Of fish oil.\n[^b]: Of any size.\n",
    // a note with other words
    "1. Lamps[^a] burn at night.\n\n2. Ships[^b] may enter.\n\n[^a]: Of whale oil.\n[^b]: Of any size.\n",
    // one is gone
    "1. Lamps burn at night.\n\n2. Ships[^b] may enter.\n\n[^b]: Of any size.\n",
    // called by another word
    "1. Lamps burn[^a] at night.\n\n2. All ships may enter[^b].\n\n[^a]: Of fish oil.\n[^b]: Of any size.\n",
    // the clauses trade places, and their notes with them
    "1. Ships[^b] may enter.\n\n2. Lamps[^a] burn at night.\n\n[^b]: Of any size.\n[^a]: Of fish oil.\n",
    // a clause is gone with its note, and two notes are called by one word
    "1. Lamps[^a][^c] burn at night.\n\n[^a]: Of fish oil.\n[^c]: Or of lard.\n",
    // a note of two paragraphs
    "1. Lamps[^a] burn at night.\n\n[^a]: Of fish oil.\n\n    Or of lard.\n",
    // the same words as paragraphs
    "1. Lamps burn at night.\n\n2. Ships may enter.\n\nOf fish oil.\n\nOf any size.\n",
];

fn notes(file: &Packed) -> usize {
    let notes = parts(file).remove("word/footnotes.xml").unwrap_or_default();
    notes.matches("<w:footnote w:id=").count()
}

#[test]
fn notes_stand_at_the_foot_of_pages() {
    let drafts: Vec<Draft> =
        NOTED.iter().map(|text| read::markdown(format!("{}", text.len()), text)).collect();
    let mut again = Again::default();
    for before in &drafts {
        for after in &drafts {
            check(before, after, &mut again);
        }
    }
    let written = |before: usize, after: usize| {
        let comparison = Comparison::new(&drafts[before], &drafts[after]);
        let effects = Effects::new(&comparison);
        ComparisonDocx::new(&comparison).effects(&effects).write().unwrap()
    };
    // one for both sides where the same word calls it
    let counts = [(0, 0), (0, 1), (0, 2), (0, 3), (0, 5)].map(|(before, after)| {
        let file = written(before, after);
        assert!(!file.losses.iter().any(|loss| loss.to_string().contains("footnotes")));
        notes(&file)
    });
    assert_eq!(counts, [2, 2, 2, 4, 3]);
    // where nothing calls the note on one side, it is a paragraph
    let words = "The towns along the coast pay for the oil that the lamps of the harbour burn.";
    let before = read::markdown("before", &format!("1. Lamps[^a] burn.\n\n[^a]: {words}\n"));
    let after = read::markdown("after", &format!("1. Lamps burn.\n\n[^a]: {words}\n"));
    check(&before, &after, &mut again);
    let comparison = Comparison::new(&before, &after);
    let file = ComparisonDocx::new(&comparison).write().unwrap();
    assert!(notes(&file) == 0 && file.losses.iter().any(|own| own.to_string().contains("notes")));
    // an effect on a note is told where the note is called
    let file = written(0, 1);
    let document = &parts(&file)["word/document.xml"];
    let call = document.find("w:footnoteReference").unwrap();
    let (start, end) = (
        document.find("w:commentRangeStart").unwrap(),
        document.find("w:commentRangeEnd").unwrap(),
    );
    assert!(start < call && call < end);
    let read = read::docx("again", &file.bytes).unwrap();
    let (at, note) = read.note_calls()[0];
    assert!(read.text()[..at].ends_with("Lamps") && read.clause(note).body() == "Of whale oil.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn notes_called_anywhere_are_written_and_read_again(
        before in noted_text(),
        after in noted_text(),
    ) {
        let (before, after) = (read::markdown("before", &before), read::markdown("after", &after));
        let comparison = Comparison::new(&before, &after);
        for moves in [MoveMarks::Moves, MoveMarks::InsertionsAndDeletions] {
            let docx = ComparisonDocx::new(&comparison).moves(moves);
            let file = check_projections(docx, &before, &after);
            read_again(&file, true, &after, &mut Again::default());
            read_again(&file, false, &before, &mut Again::default());
        }
    }
}

/// Clauses of a few words, some of which call notes, and the notes in that order or another.
fn noted_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["lamps", "ships", "ports", "burn", "pay", "rest"]);
    let word = (word, prop::sample::select(vec![None, None, None, Some(0), Some(1), Some(2)]));
    let clause = prop::collection::vec(word, 1..7);
    let notes = prop::collection::vec(prop::sample::select(vec!["Of oil.", "Of size.", "Old."]), 3);
    let order = prop::sample::select(vec![[0, 1, 2], [0, 1, 2], [2, 0, 1]]);
    (prop::collection::vec(clause, 1..6), notes, order).prop_map(|(clauses, notes, order)| {
        let mut text = String::new();
        for (number, clause) in clauses.iter().enumerate() {
            text += &format!("{}.", number + 1);
            for (word, call) in clause {
                text += &format!(" {word}");
                text += &call.map_or(String::new(), |call: usize| format!("[^{call}]"));
            }
            text += ".\n\n";
        }
        for number in order {
            text += &format!("[^{number}]: {}\n", notes[number]);
        }
        text
    })
}
