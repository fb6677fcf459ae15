//! Schemes in the formats of other programs: the same words in all of them, and what each loses.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::{ProptestConfig, any, prop};
use proptest::proptest;
use travaux::{Concept, ErrorKind, Scheme, SchemeFormat};

use crate::cases::each;
use crate::corpus::{read, root};

const FORMATS: [SchemeFormat; 11] = [
    SchemeFormat::Toml,
    SchemeFormat::Turtle,
    SchemeFormat::JsonLd,
    SchemeFormat::Quanteda,
    SchemeFormat::Liwc,
    SchemeFormat::LiwcTable,
    SchemeFormat::Lexicoder,
    SchemeFormat::Yoshikoder,
    SchemeFormat::WordStat,
    SchemeFormat::Spacy,
    SchemeFormat::Medspacy,
];

fn foreign(extension: &str) -> PathBuf {
    root().join(format!("schemes/foreign/port.{extension}"))
}

/// The words that a scheme finds in the order of a port.
fn found(scheme: &Scheme) -> Vec<(String, String)> {
    let draft = read(&foreign("txt"));
    let map = scheme.annotate(&draft);
    map.mentions()
        .map(|mention| (mention.concept().id().to_owned(), mention.words().to_owned()))
        .collect()
}

#[test]
fn every_format_finds_the_same_words() {
    let expected = [
        ("pilotage", "Harbour pilots"),
        ("pilotage", "harbour pilot"),
        ("dredging", "Dredging"),
        ("dredging", "dredgers"),
        ("customs", "customs duty"),
        ("customs", "customs duties"),
    ];
    let expected = expected.map(|(concept, words)| (concept.to_owned(), words.to_owned()));
    let extensions = [
        ("toml", true),
        ("dic", true),
        ("dicx", true),
        ("lc3", true),
        ("cat", true),
        ("ttl", cfg!(feature = "skos")),
        ("jsonld", cfg!(feature = "skos")),
        ("yml", cfg!(feature = "dictionaries")),
        ("ykd", cfg!(feature = "dictionaries")),
        ("jsonl", cfg!(feature = "dictionaries")),
        ("json", cfg!(feature = "dictionaries")),
    ];
    for (extension, is_read) in extensions {
        let scheme = Scheme::from_path(foreign(extension));
        if !is_read {
            assert_eq!(scheme.unwrap_err().kind(), ErrorKind::UnknownFormat);
            continue;
        }
        let scheme = scheme.unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(scheme.id(), "port");
        assert_eq!(found(&scheme), expected, "{extension}");
        let about_entries: Vec<_> =
            scheme.losses().iter().filter(|loss| loss.location.is_some()).collect();
        assert!(about_entries.is_empty(), "{extension}: {about_entries:?}");
    }
}

#[cfg(all(feature = "skos", feature = "dictionaries"))]
#[test]
fn cases() {
    each("formats", "*", |path, input| {
        let named = Scheme::from_path(path);
        let name = path.display().to_string();
        let mut page = String::new();
        let scheme = match named {
            Ok(scheme) => scheme,
            Err(error) => return format!("{error:#}\n").replace(&name, "file"),
        };
        for concept in scheme.concepts() {
            let above: Vec<&str> = concept.broader().map(Concept::id).collect();
            let below =
                if above.is_empty() { String::new() } else { format!(" < {}", above.join(", ")) };
            writeln!(page, "{}{below}", concept.id()).unwrap();
            for rule in concept.rules() {
                let language = rule.language().map(|tag| format!(" {tag}")).unwrap_or_default();
                let notation = if rule.is_regex() { " regex" } else { "" };
                writeln!(page, "  {:?}{language}{notation}: {}", rule.kind(), rule.phrase())
                    .unwrap();
            }
        }
        for group in scheme.groups() {
            let members: Vec<&str> = group.members().map(Concept::id).collect();
            writeln!(page, "group {} ({}): {}", group.id(), group.title(), members.join(", "))
                .unwrap();
        }
        for loss in scheme.losses() {
            writeln!(page, "lost: {loss}").unwrap();
        }
        assert!(!input.is_empty());
        page
    });
}

/// Everything two schemes can differ in.
fn assert_same(left: &Scheme, right: &Scheme) {
    let head = |scheme: &Scheme| {
        [scheme.id().to_owned(), scheme.title().to_owned(), format!("{:?}", scheme.overlap())]
    };
    assert_eq!(head(left), head(right));
    assert_eq!(left.description(), right.description());
    assert_eq!(left.has_variants(), right.has_variants());
    assert_eq!(left.synonyms(), right.synonyms());
    assert_eq!(left.version(), right.version());
    assert_eq!(left.concepts().len(), right.concepts().len());
    for (a, b) in left.concepts().zip(right.concepts()) {
        let ids = |concepts: Vec<Concept<'_>>| -> Vec<String> {
            concepts.iter().map(|concept| concept.id().to_owned()).collect()
        };
        assert_eq!(a.id(), b.id());
        assert_eq!((a.definition(), a.source()), (b.definition(), b.source()), "{}", a.id());
        assert_eq!(ids(a.broader().collect()), ids(b.broader().collect()), "{}", a.id());
        for (a, b) in a.rules().iter().zip(b.rules()) {
            assert_eq!(a, b);
        }
        assert_eq!(a.rules().len(), b.rules().len(), "{}", a.id());
    }
    let groups = |scheme: &Scheme| -> Vec<(String, String, Vec<String>)> {
        let members = |group: travaux::Group<'_>| -> Vec<String> {
            group.members().map(|member| member.id().to_owned()).collect()
        };
        let all = scheme.groups();
        all.map(|group| (group.id().to_owned(), group.title().to_owned(), members(group))).collect()
    };
    assert_eq!(groups(left), groups(right));
}

#[test]
fn what_is_written_whole_reads_back_the_same() {
    let mut formats = vec![SchemeFormat::Toml];
    if cfg!(feature = "skos") {
        formats.extend([SchemeFormat::Turtle, SchemeFormat::JsonLd]);
    }
    for name in Scheme::BUILTIN {
        let scheme = Scheme::builtin(name).unwrap();
        for format in &formats {
            let written = scheme.to_format(*format).unwrap();
            let again = Scheme::from_format(&written.text, *format);
            let again = again.unwrap_or_else(|error| panic!("{format}: {error:#}"));
            assert_same(scheme, &again);
            assert_eq!(again.losses(), [], "{format}");
            assert_eq!(again.to_format(*format).unwrap(), written, "{format}");
        }
    }
}

#[cfg(feature = "dictionaries")]
#[test]
fn a_dictionary_says_what_it_cannot() {
    let cyber = Scheme::builtin("cyber").unwrap();
    let written = cyber.to_format(SchemeFormat::Quanteda).unwrap();
    let again = Scheme::from_format(&written.text, SchemeFormat::Quanteda).unwrap();
    assert_eq!(again.concepts().len(), cyber.concepts().len());
    let rejections = cyber.rules().iter().filter(|rule| rule.reason().is_some()).count();
    let lost = written.losses.iter().filter(|loss| loss.reason.contains("a rejection")).count();
    assert_eq!(lost, rejections);
    let liwc = cyber.to_format(SchemeFormat::Liwc).unwrap_err();
    let expected = "found LIWC, allowed to be written: TOML, SKOS and quanteda YAML";
    assert_eq!(liwc.to_string(), expected);
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn old_encodings_are_read() {
    let text = "+douane\ndroits d’entrée\n";
    let utf16 = |to: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let units = text.encode_utf16().flat_map(to);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    for (name, bytes) in [
        ("utf8.lc3", format!("\u{feff}{text}").into_bytes()),
        ("le.lc3", utf16(u16::to_le_bytes, [0xFF, 0xFE])),
        ("be.lc3", utf16(u16::to_be_bytes, [0xFE, 0xFF])),
        ("cp1252.lc3", b"+douane\r\ndroits d\x92entr\xE9e\r\n".to_vec()),
        ("macintosh.lc3", b"+douane\rdroits d\x92entr\xE9e\r".to_vec()),
    ] {
        let scheme =
            Scheme::from_path(file(name, &bytes)).unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(
            scheme.concept("douane").unwrap().rules()[0].phrase(),
            "droits! d’entrée!",
            "{name}"
        );
    }
    let binary = Scheme::from_path(file("binary.dic", b"%\n1\ta\n%\n\0\x01\x02")).unwrap_err();
    assert_eq!(binary.kind(), ErrorKind::NotText);
}

#[test]
fn a_file_is_told_by_what_it_holds() {
    for (name, text) in [
        ("liwc.txt", "%\n1\ta\n%\nword\t1\n"),
        ("toml.txt", "scheme.id = \"x\"\n"),
        ("none", "[scheme]\nid = \"x\"\n"),
    ] {
        assert!(Scheme::from_path(file(name, text.as_bytes())).is_ok(), "{name}");
    }
    let xml = Scheme::from_path(file("scheme.rdf", b"<rdf:RDF/>")).unwrap_err();
    assert_eq!(xml.kind(), ErrorKind::UnknownFormat);
}

#[test]
fn deep_and_long_files_are_refused_or_read_in_bounded_time() {
    for format in FORMATS {
        for (open, close) in
            [("[", "]"), ("{\"a\":", "}"), ("<cnode name='a'>", "</cnode>"), ("a:\n ", "")]
        {
            let deep = open.repeat(20_000) + &close.repeat(20_000);
            let _ = Scheme::from_format(&deep, format);
        }
        let tabs: String = (0..500).map(|depth| "\t".repeat(depth) + "a\n").collect();
        let _ = Scheme::from_format(&tabs, format);
        assert!(Scheme::from_format("", format).is_err(), "{format}");
        let line = "a".repeat(1 << 18);
        let _ = Scheme::from_format(&line, format);
    }
    let many: String = (0..50_000).map(|n| format!("word{n}\t1\n(a) b\t1\n")).collect();
    let scheme = Scheme::from_format(&format!("%\n1\ta\n%\n{many}"), SchemeFormat::Liwc).unwrap();
    assert_eq!((scheme.rules().len(), scheme.losses().len()), (50_000, 50_001));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_scheme_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes);
        for format in FORMATS {
            let _ = Scheme::from_format(&text, format);
        }
    }

    #[test]
    fn a_file_with_anything_in_it_is_a_scheme_or_an_error(
        which in 0..11_usize,
        at in any::<prop::sample::Index>(),
        taken in 0..9_usize,
        put in "[-+@%#*?|<>=~(){}\\[\\]\":,.;\t\n a1é😀]{0,6}",
    ) {
        let extensions =
            ["toml", "ttl", "jsonld", "yml", "dic", "dicx", "lc3", "ykd", "cat", "jsonl", "json"];
        let text = std::fs::read_to_string(foreign(extensions[which])).unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        let from = at.index(chars.len());
        let to = (from + taken).min(chars.len());
        chars.splice(from..to, put.chars());
        let text: String = chars.into_iter().collect();
        if let Ok(scheme) = Scheme::from_format(&text, FORMATS[which]) {
            let _ = found(&scheme);
            let written = scheme.to_format(SchemeFormat::Toml).unwrap();
            let again = Scheme::from_toml(&written.text).unwrap_or_else(|error| panic!("{error:#}\n{text}"));
            assert_eq!(again.concepts().len(), scheme.concepts().len());
        }
    }
}
