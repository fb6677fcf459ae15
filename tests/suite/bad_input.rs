//! Input that no author meant: a clear answer, in bounded time and memory, and never a panic.

use std::path::PathBuf;

use travaux::read::ReadOptions;
use travaux::{Comparison, Draft, Effects, ErrorKind, Scheme, read};

use crate::laws::{check_brackets, check_citations, check_draft, check_force, check_map};

/// A folder of our own with a file `name` that holds `bytes`.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bad-input");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[track_caller]
fn refuses(name: &str, bytes: &[u8], kind: ErrorKind, message: &str) {
    let path = file(name, bytes);
    let error = read::path(&path).unwrap_err();
    assert_eq!(error.kind(), kind, "{error}");
    assert_eq!(error.to_string(), format!("{}{message}", path.display()));
    assert!(!format!("{error:#}").replace('\n', "").contains(char::is_control));
}

/// What errors say may be read, with the features at hand.
pub(crate) fn allowed() -> String {
    let html = if cfg!(feature = "html") { ", HTML (.html)" } else { "" };
    let docx = if cfg!(feature = "docx") { ", DOCX (.docx)" } else { "" };
    let akn = if cfg!(feature = "akn") { ", Akoma Ntoso (.akn)" } else { "" };
    let all = format!("plain text (.txt), Markdown (.md){html}{docx}, CSV (.csv){akn}");
    let (others, last) = all.rsplit_once(", ").unwrap();
    format!("{others} and {last}")
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    refuses(
        "bytes.txt",
        b"caf\xE9\x81",
        ErrorKind::NotText,
        ":1:5: found byte 0x81 (byte 4 of the file), expected UTF-8 or Windows-1252 text",
    );
    refuses(
        "nul.md",
        b"one\ntwo\0three",
        ErrorKind::NotText,
        ":2:4: found a NUL (byte 7 of the file), expected text",
    );
    refuses(
        "picture.md",
        b"\x89PNG\r\n\x1a\n\0\0",
        ErrorKind::UnknownFormat,
        &format!(": found a PNG image, allowed: {}", allowed()),
    );
    refuses(
        "open.csv",
        b"No,Text\n1,\"Ports open",
        ErrorKind::Malformed,
        ":2:3: found a quotation mark that is never closed, allowed: `\"` at the end",
    );
    refuses(
        "ragged.tsv",
        b"No\tText\n1\tPorts\topen",
        ErrorKind::Malformed,
        ":2:1: found 3 cells in a row, allowed: 2, as in the first one",
    );
    if !cfg!(feature = "html") {
        refuses(
            "page.html",
            b"<p>text",
            ErrorKind::UnknownFormat,
            &format!(": found HTML, which the feature `html` reads, allowed: {}", allowed()),
        );
    }
    let missing = read::path("no/such/file.md").unwrap_err();
    assert_eq!(missing.to_string(), "no/such/file.md: found no such file");
    let folder = read::path(env!("CARGO_TARGET_TMPDIR")).unwrap_err();
    assert!(folder.to_string().ends_with(": found a directory, expected a file"), "{folder}");
    let scheme = Scheme::from_path(file("scheme.toml", b"scheme.id = \"a\0\"")).unwrap_err();
    assert_eq!(scheme.kind(), ErrorKind::NotText);
}

/// A terminal must not obey what an input, or whoever names it, says.
#[test]
fn errors_hold_no_control_characters() {
    let unknown = Scheme::builtin("\u{1b}[31m").unwrap_err();
    let allowed = Scheme::BUILTIN.join(", ");
    let expected = format!(r"found no built-in scheme `\u{{1b}}[31m`, allowed: {allowed}");
    assert_eq!(unknown.to_string(), expected);
    let toml = "scheme.id = \"a\"\n[[concept]]\nid = \"\\u001B[31m\"\nbroader = [\"\\u0007\"]\n";
    for scheme in [toml.to_owned(), toml.replace("\\u001B", "\u{1b}")] {
        let error = Scheme::from_toml(&scheme).unwrap_err();
        assert!(!format!("{error:#}").replace('\n', "").contains(char::is_control), "{error:?}");
    }
    let missing = read::path("no/such\u{1b}[31m\nfile.md").unwrap_err();
    assert_eq!(missing.to_string(), r"no/such\u{1b}[31m\nfile.md: found no such file");
}

/// What old word processors wrote, in a file that is UTF-8 elsewhere.
#[test]
fn windows_1252_is_read_with_a_notice() {
    let bytes = b"Caf\xE9s \x93close\x94 early \xE2\x80\x93 all of them.";
    let draft = read::path(file("cafe.txt", bytes)).unwrap();
    assert_eq!(draft.text(), "Cafés “close” early – all of them.");
    assert_eq!(draft.notices()[0].kind, travaux::document::NoticeKind::LegacyEncoding);
    for token in draft.tokens().iter(draft.text()) {
        let source = &bytes[draft.source_span(token.span()).range()];
        let decoded = String::from_utf8_lossy(source);
        assert!(decoded.contains('\u{fffd}') || decoded == token.word(), "{decoded:?} {token:?}");
    }
}

/// With a byte order mark or, where most characters are Latin, without one.
#[test]
fn utf_16_is_read() {
    let text = "1. Cafés “close” early – all 𝄞 of them.\n\n2. The harbour stays open.";
    for to in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        for marked in ["", "\u{feff}"] {
            let bytes: Vec<u8> = format!("{marked}{text}").encode_utf16().flat_map(to).collect();
            let draft = read::bytes("wide.txt", &bytes, ReadOptions::new()).unwrap();
            assert_eq!((draft.text(), draft.notices()), (text, &[][..]));
            for token in draft.tokens().iter(draft.text()) {
                let word: Vec<u8> = token.word().encode_utf16().flat_map(to).collect();
                assert_eq!(bytes[draft.source_span(token.span()).range()], word, "{token:?}");
            }
        }
    }
    let half = read::bytes("half.txt", b"\xFF\xFEO\0k\0.", ReadOptions::new()).unwrap();
    assert_eq!(half.text(), "Ok\u{fffd}");
    let other = read::bytes("other.txt", b"O\0k\0\0\x04", ReadOptions::new()).unwrap_err();
    assert_eq!(other.kind(), ErrorKind::NotText);
}

#[test]
fn a_scheme_of_nothing_but_problems_is_refused_in_bounded_time() {
    for lines in ["no scheme\n", "[[concept]]\n", "a = [[[[[[[[\n", "x.x.x.x.x = 1\n"] {
        let error = Scheme::from_toml(&lines.repeat(100_000)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Scheme);
        assert!(error.more().len() < 50, "{} more problems", error.more().len());
    }
    let deep = format!("scheme.id = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(Scheme::from_toml(&deep).unwrap_err().kind(), ErrorKind::Scheme);
    let chain: String = (0..30_000)
        .map(|n| {
            format!(
                "[[concept]]\nid = \"c{n}\"\nbroader = [\"c{}\"]\nlabel.en.preferred = \"a\"\n",
                (n + 1) % 30_000
            )
        })
        .collect();
    let error = Scheme::from_toml(&format!("scheme.id = \"chain\"\n{chain}")).unwrap_err();
    assert!(error.to_string().contains("expected no cycle"), "{error}");
}

/// Longer texts are not read in each way there is to read brackets: without optimization that takes
/// its time.
const MOST_READ_FIVE_TIMES: usize = 20_000;

/// Reads, maps and compares a text in every way there is.
fn use_all(text: &str) {
    let scheme = Scheme::builtin("cyber").unwrap();
    let other = Draft::parse("other", "1. Protect the integrity of networks.\n\n(a) Act.");
    for draft in [Draft::parse("plain", text), read::markdown("markdown", text)] {
        check_draft(&draft);
        check_citations(&draft);
        if text.len() < MOST_READ_FIVE_TIMES {
            check_brackets(&draft);
            check_force(&draft);
        }
        let map = scheme.annotate(&draft);
        check_map(&map);
        assert!(map.to_string().len() < 1 << 20);
        for comparison in [Comparison::new(&draft, &other), Comparison::new(&other, &draft)] {
            assert!(comparison.alignment().links().len() >= other.clauses().len());
        }
        assert!(Comparison::new(&draft, &draft).changes().next().is_none());
        draft.clauses().take(1000).for_each(|clause| {
            let _ = (clause.path(), clause.sentences());
        });
    }
}

#[test]
fn odd_texts_are_drafts() {
    for text in
        ["", " ", "\n\n\n", "\u{feff}", "\r", "a\rb\r\rc", "\0", "\0\0 a", "---", "<!--", "[", "# "]
    {
        use_all(text);
    }
    let nul = Draft::parse("nul", "one\0two");
    assert_eq!(nul.notices().len(), 1);
}

#[test]
fn deep_and_wide_texts_take_bounded_time() {
    let many = 100_000;
    use_all(&"[".repeat(many));
    use_all(&"]".repeat(many));
    use_all(&format!("{}{}", "[".repeat(many), "]".repeat(many)));
    use_all(&"(a) ".repeat(many));
    use_all(&format!("第一条 灯{}", "（一）".repeat(many / 10)));
    use_all(&format!("المادة 1 ضوء. {}", "- 2 ضوء. ".repeat(many / 10)));
    use_all(&"> ".repeat(many));
    use_all(&"- ".repeat(many));
    use_all(&"1.".repeat(many));
    use_all(&"*".repeat(many));
    use_all(&"the ".repeat(many));
    use_all(&"integrity of data ".repeat(many / 3));
    use_all(&format!("{} {} b", "a".repeat(many), "c".repeat(65_535)));
    use_all(&"a/".repeat(many));
    use_all(&"article 1, ".repeat(many / 10));
    use_all(&"paragraphs 1 and 2 of articles 3 and 4 of ".repeat(many / 40));
    use_all(&"the Convention on Convention of ".repeat(many / 20));
    use_all(&"Articles 1, 2, ".repeat(many / 10));
    use_all(&"1. Act under paragraphs 1 to 9999.\n\n".repeat(many / 100));
    use_all(&"«’".repeat(many));
    use_all(&"a\n\n".repeat(many / 10));
    let alike = |n: usize| format!("States guard the territorial integrity of hall {n}.\n\n");
    use_all(&(0..many / 5).map(alike).collect::<String>());
    let deeper = |level: usize| format!("{}- level {level}\n", "  ".repeat(level));
    use_all(&(0..2000).map(deeper).collect::<String>());
    let beside = |line: usize| format!("{line}  the lamp of quay {line}. A\n");
    use_all(&(1..many / 10).map(beside).collect::<String>());
    use_all(&"1  the lamp; A\n".repeat(many / 10));
    use_all(&"Lamp\n1 The keeper\n\n".repeat(many / 20));
    use_all(&format!("In this Act—\n\n{}", "lamp means a light\n\n".repeat(many / 20)));
    use_all(&"It burns.\nTHE LAMPS\n".repeat(many / 20));
    let lettered = |level: usize| format!("({level}) level\n");
    use_all(&(0..many / 10).map(lettered).collect::<String>());
}

/// Sentences in a language whose words are known, each of which asks that what stands before or behind it be
/// looked at.
#[test]
fn endless_sentences_take_bounded_time() {
    let lead = "The States shall act in good faith and with the others for all who are at sea, which is what \
        they have agreed to do under this text, and they should report on it to the Board.";
    let draft = |sigil, words: &str| Draft::parse(sigil, &format!("{lead}\n\n{words}\n"));
    for words in ["also ", "use it; ", "if so, please ", "will also ", "you need to do not "] {
        check_force(&draft("endless", &words.repeat(20_000)));
    }
    let acts = |who: &str, first: usize| -> String {
        let act = |number| format!("the {who} shall mend the lamp of quay{number} and ");
        (first..first + 2000).map(act).collect()
    };
    let (before, after) =
        (draft("before", &acts("keepers", 0)), draft("after", &acts("pilots", 2000)));
    let comparison = Comparison::new(&before, &after);
    assert!(Effects::new(&comparison).iter().next().is_some());
}

#[test]
fn deep_and_wide_brackets_take_bounded_time() {
    let many = 100_000;
    let deep = format!("{}a{}", "[".repeat(many), "]".repeat(many));
    let draft = Draft::parse("deep", &deep);
    let brackets = draft.brackets();
    assert_eq!((brackets.all().len(), brackets.all()[many - 1].depth), (many, many as u32));
    for text in ["[a] ", "[a][b]\n\n", "[\n\n", "]\n\n", "Option 1: a\n\n", "[Option 1: a] / "] {
        check_brackets(&Draft::parse("wide", &text.repeat(many / 50)));
    }
    let across = format!("{}{}", "[a\n\n".repeat(many / 50), "b]\n\n".repeat(many / 50));
    check_brackets(&Draft::parse("across", &across));
}

#[test]
fn one_line_of_fifty_megabytes_is_one_clause() {
    let line = "Recalling the integrity of the network, ".repeat(1_250_000);
    let draft = Draft::parse("line", &line);
    assert_eq!(draft.clauses().len(), 1);
    let scheme = Scheme::builtin("cyber").unwrap();
    let map = scheme.annotate(&draft);
    assert_eq!(map.mentions_of("integrity").count(), 1_250_000);
    let cut = Draft::parse("cut", &line[..line.len() / 2]);
    assert_eq!(Comparison::new(&cut, &draft).alignment().links().len(), 1);
    assert!(map.to_string().len() < 100_000);
}

#[cfg(feature = "html")]
#[test]
fn odd_pages_are_drafts() {
    let odd = [
        "",
        "<",
        "</",
        "</p>",
        "<p",
        "<!--",
        "<!",
        "<?",
        "&",
        "&#",
        "&#x110000;",
        "a\0b<p\0>c",
        "<script>",
        "<script><p>never read",
        "<title>",
        "<plaintext></p>",
        "<table></p><td>a",
        "<li value=99999999999999>a",
        "<ol start=-2147483649 reversed><li>a<li>b",
        "<b><p></b></p>",
        "<q><q></p>a",
        "<del><li>a</del>b",
        "<br><br>",
        "<tr><td>a<td>b",
        "<svg><title>a</svg>b",
        "</table></td></html>a",
        "<frameset>a",
        "&\u{201c}a\u{201d}",
        "a\r\n\rb<p>\u{feff}c",
    ];
    for page in odd {
        let draft = read::html("odd", page);
        check_draft(&draft);
        let end = draft.source_span(travaux::Span::new(0, draft.text().len())).end();
        assert!(end <= page.len(), "{page:?}");
    }
    assert_eq!(read::html("nul", "one\0two").notices().len(), 1);
}

#[cfg(feature = "html")]
#[test]
fn deep_and_wide_pages_take_bounded_time() {
    // so many are far more than may be open at once, and quadratic time would show
    let many = 20_000;
    let deep = [
        "<div>",
        "<ul><li>a",
        "<ol reversed><li>",
        "<table><tr><td>a<td>b",
        "<table><tr><td>(a)<td>",
        "<b><p></b></p>",
        "<ins>a<del>b",
        "<a href=#>",
        "<sup>",
        "<q>",
        "<span hidden>a",
        "<pre> a\n",
        "<main><article>",
        "<section class=footnotes><li>",
        "<h1>a",
        "<svg>",
        "<blockquote><p>a",
    ];
    let wide =
        ["</p>", "<br>", "<td>x", "&", "&#x26;", "<", "<!--", "<li>", "</b>", "<p>a", "\u{ad} "];
    for piece in deep.into_iter().chain(wide) {
        let draft = read::html("many", &piece.repeat(many));
        assert!(draft.clauses().len() <= 2 * many, "{piece}");
    }
    let classes = format!("<p class=\"{}\">a</p>", "cookie ".repeat(10 * many));
    assert_eq!(read::html("attribute", &classes).text(), "a");
    let stray = format!("{}{}a", "<div>".repeat(1000), "</p></b></li>".repeat(many));
    assert_eq!(read::html("stray", &stray).text(), "a");
    let line = read::html(
        "line",
        &"<p>".chars().chain("word &amp; ".chars().cycle().take(110 * many)).collect::<String>(),
    );
    assert_eq!(line.clauses().len(), 1);
}
