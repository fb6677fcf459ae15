//! Laws of HTML: every word leads back to the page, and a text in HTML is the text in Markdown.

use proptest::prelude::{ProptestConfig, prop};
use proptest::proptest;
use travaux::document::Omission;
use travaux::text::TokenKind;
use travaux::{Draft, Span, read};

use crate::corpus::{root, texts};
use crate::laws::check_draft;

/// The bytes that each word was read from hold the word, but for tags inside it, entities and what
/// is not shown.
fn check_source(page: &str, draft: &Draft) {
    for token in draft.tokens().iter(draft.text()).filter(|t| t.kind() == TokenKind::Word) {
        let start = token.span().start();
        let source = draft.source_span(Span::new(start, start + token.word().len()));
        let bytes = &page[source.range()];
        // a browser prints the marks of quotations inside quotations
        let unquoted = |words: &str| words.replace(['‘', '’'], "");
        // and what reads them takes away the space behind them
        let quotes = bytes.contains("<q>");
        let unspaced = |words: &str| unquoted(&words.replace(char::is_whitespace, ""));
        // the number of an item leads to the tag of the item
        let readings = [bytes.to_owned(), without(bytes, "del"), without(bytes, "ins")];
        let holds =
            readings.iter().any(|bytes| unquoted(&shown(bytes)).contains(&unquoted(token.word())))
                || quotes && unspaced(&shown(bytes)).contains(&unspaced(token.word()))
                || bytes.contains('&')
                || bytes.starts_with("<li") && token.word().len() <= 8;
        assert!(holds, "{:?} was read from {bytes:?}", token.word());
    }
}

/// The source without the elements that begin with a tag.
fn without(source: &str, tag: &str) -> String {
    let Some((before, element)) = source.split_once(&format!("<{tag}")) else {
        return source.to_owned();
    };
    let name = tag.split(' ').next().unwrap();
    let behind = element.split_once(&format!("</{name}>")).map_or("", |(_, behind)| behind);
    before.to_owned() + &without(behind, tag)
}

fn shown(source: &str) -> String {
    // of pictures and what is hidden nothing is text, not even the space inside
    let hidden = ["svg", "title", "span hidden"];
    let source = hidden.into_iter().fold(source.to_owned(), |source, tag| without(&source, tag));
    let mut inside = false;
    let is_shown = |c: &char| {
        let was_inside = inside;
        inside = (inside || *c == '<') && *c != '>';
        !inside && !was_inside && *c != '\u{ad}'
    };
    source.chars().filter(is_shown).collect()
}

#[test]
fn words_of_the_cases_lead_back_to_the_page() {
    for entry in std::fs::read_dir(root().join("cases/outline")).unwrap().flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "html") {
            let page = std::fs::read_to_string(entry.path()).unwrap();
            check_source(&page, &read::html("case", &page));
        }
    }
}

#[test]
fn links_say_which_word_calls_a_note() {
    let calls = |name: &str| -> Vec<(String, String)> {
        let page = std::fs::read_to_string(root().join("cases/outline").join(name)).unwrap();
        let draft = read::html("case", &page);
        let called = |(at, note): &(usize, travaux::ClauseId)| {
            let word = draft.text()[..*at].split_whitespace().next_back().unwrap_or_default();
            (word.to_owned(), draft.clause(*note).body().to_owned())
        };
        draft.note_calls().iter().map(called).collect()
    };
    let own = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(word, note)| ((*word).to_owned(), (*note).to_owned())).collect()
    };
    let lists = own(&[("channel", "Since 2029."), ("lit.", "By the keepers.")]);
    assert_eq!(calls("html-footnotes.html"), lists);
    let paragraphs = own(&[("lamp", "Of fish oil."), ("keeper,", "And the keeper’s mate.")]);
    assert_eq!(calls("html-footnotes-of-a-word-processor.html"), paragraphs);
}

const PIECES: [&str; 58] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<ol type=i start=4>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<th>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<br>",
    "<hr>",
    "<ins datetime=2031>",
    "</ins>",
    "<del>",
    "</del>",
    "<q>",
    "</q>",
    "<a href='#fn1'>",
    "</a>",
    "<sup>",
    "</sup>",
    "<span hidden>",
    "</span>",
    "<main>",
    "</main>",
    "<nav>",
    "</nav>",
    "<svg>",
    "</svg>",
    "<!-- c -->",
    "<section class=footnotes>",
    "</section>",
    "<title>",
    "</title>",
    "Recalls",
    "the lamp",
    " ",
    "\n  ",
    "(a) ",
    "1.",
    "&amp;",
    "&nbsp;",
    "\u{ad}",
    "&\u{201c}",
    "<",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_tags_in_any_order_are_a_draft(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
    ) {
        let page = pieces.concat();
        for tracked in [
            read::TrackedChanges::Before,
            read::TrackedChanges::After,
            read::TrackedChanges::Marked,
        ] {
            let draft = read::html_with_options("any", &page, tracked);
            check_draft(&draft);
            check_source(&page, &draft);
        }
    }
}

/// Kind, path and words of every clause.
fn outline(draft: &Draft) -> Vec<String> {
    let words = |body: &str| body.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = draft
        .clauses()
        .map(|clause| format!("{:?} {}: {}", clause.kind(), clause.path(), words(clause.body())));
    shown.collect()
}

#[test]
fn markdown_rendered_as_html_has_the_same_clauses() {
    use pulldown_cmark::{Options, Parser, html::push_html};
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut count = 0;
    for path in texts(&root()) {
        // a page prints these otherwise: it renumbers lists, and knows neither lines nor tight headings
        let otherwise = [
            "numbers-kept-in-markdown.md",
            "headings-without-a-space.md",
            "line-breaks-between-paragraphs.md",
        ];
        let is_markdown = path.extension().is_some_and(|extension| extension == "md");
        if !is_markdown || otherwise.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let markdown = std::fs::read_to_string(&path).unwrap();
        let mut page = String::new();
        push_html(&mut page, Parser::new_ext(&markdown, options));
        let draft = read::markdown("text", &markdown);
        // a part of a page has no headings but those that it marks
        let is_marked = markdown.lines().any(|line| line.starts_with('#'));
        if !is_marked && draft.clauses().any(|clause| clause.kind().is_heading()) {
            continue;
        }
        let before = outline(&draft);
        let after = outline(&read::html("text", &page));
        assert_eq!(before, after, "{}", path.display());
        count += 1;
    }
    assert!(count > 10, "{count} texts");
}

#[test]
fn a_text_in_markdown_and_in_html_has_the_same_clauses() {
    let markdown = "# Accord on Lamps\n\nRecalling the **fog**,\n\n1. Urges keepers to:\n   - wake;\n   \
        - watch.\n2. Asks ~~soon~~ for oil.[^1]\n\n> Quoted.\n\n## Lights\n\n| Light | Color |\n|---|---|\n\
        | Pier | red |\n\n```\n(a) kept\n(b) as typed\n```\n\n[^1]: Whale oil.\n";
    let page = "<title>Page</title><nav><a href=/>Home</a></nav><article><h1>Accord on Lamps</h1>\
        <p>Recalling the <b>fog</b>,</p><ol><li><p>Urges keepers to:</p><ul><li>wake;<li>watch.</ul>\
        <li><p>Asks <s>soon</s> for oil.<sup><a href='#n1'>1</a></sup></ol>\
        <blockquote>Quoted.</blockquote><h2>Lights</h2>\
        <table><tr><th>Light<th>Color<tr><td>Pier<td>red</table>\
        <pre>\n(a) kept\n(b) as typed\n</pre><section role=doc-endnotes><ol><li id=n1>Whale oil.</ol>\
        </section></article>";
    assert_eq!(outline(&read::markdown("md", markdown)), outline(&read::html("html", page)));
}

/// As those of Markdown are; but not those in menus and banners, and not in what a page hides.
#[test]
fn images_are_omissions() {
    let page = "<html><body><nav><img src=logo.png alt=Harbour></nav><main><p>Lights \
        <img src=a.png alt='a lamp'>burn.<template><IMG src=b.png></template></p></main></body></html>";
    let draft = read::html("page", page);
    assert_eq!(draft.text(), "Lights burn.");
    let omitted: Vec<_> =
        draft.omissions().map(|(kind, span)| (kind, &page[span.range()])).collect();
    assert_eq!(omitted, [(Omission::Image, "<img src=a.png alt='a lamp'>")]);
}
