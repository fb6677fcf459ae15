//! Pages in Markdown, rendered: every word of a draft stays text, and a redline is the later text.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use travaux::lineage::Lineage;
use travaux::{Comparison, Draft, Effects, History, Scheme, read};

use crate::corpus::{harbour, texts};
use crate::real_texts;
use crate::schemas::pairs;

fn events(page: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(page, options)
}

/// The words of a rendered page but for what stands in `<del>` and `<sup>`, a space for each gap.
fn words(page: &str) -> String {
    let (mut words, mut hidden) = (String::new(), 0);
    for event in events(page) {
        match event {
            Event::InlineHtml(tag) => match &*tag {
                "<del>" | "<sup>" => hidden += 1,
                "</del>" | "</sup>" => hidden -= 1,
                "<ins>" | "</ins>" | "<!-- -->" => {}
                tag => panic!("no tag of ours: {tag}"),
            },
            Event::Text(text) if hidden == 0 => words.push_str(&text),
            Event::Text(_) => {}
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => words.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {}
            other => panic!("the words of a draft became {other:?} in\n{page}"),
        }
    }
    folded(&words)
}

fn folded(words: &str) -> String {
    words.replace('\0', "\u{fffd}").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(before: &Draft, after: &Draft) {
    let comparison = Comparison::new(before, after);
    let later: Vec<&str> = after.clauses().map(|clause| clause.text()).collect();
    let page = comparison.redline().to_string();
    assert_eq!(words(&page), folded(&later.join(" ")), "{page}");
    for page in [comparison.markdown(), Effects::new(&comparison).markdown()] {
        check_page(&page.to_string());
    }
    check_page(&History::new(&[before, after]).markdown().to_string());
    check_page(&Lineage::new([before]).trace(after).markdown().to_string());
    check_page(&Scheme::builtin("cyber").unwrap().annotate(after).markdown().to_string());
}

/// Nothing on a page but what we set, and every row of a table with as many cells as its head.
fn check_page(page: &str) {
    let mut cells = (0, 0);
    for event in events(page) {
        match event {
            Event::Start(Tag::TableHead) => cells = (0, 0),
            Event::Start(Tag::TableRow) => cells.1 = 0,
            Event::Start(Tag::TableCell) => cells.1 += 1,
            Event::End(TagEnd::TableHead) => cells.0 = cells.1,
            Event::End(TagEnd::TableRow) => assert_eq!(cells.0, cells.1, "{page}"),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Strong
                | Tag::Table(_)
                | Tag::List(None)
                | Tag::Item,
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::SoftBreak => {}
            Event::InlineHtml(tag) => {
                let ours = ["<del>", "</del>", "<ins>", "</ins>", "<!-- -->"];
                assert!(ours.contains(&&*tag), "{tag} in\n{page}");
            }
            other => panic!("{other:?} in\n{page}"),
        }
    }
    for line in page.lines().filter(|line| line.starts_with('|')) {
        let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        assert!(bars > 2, "{line}");
    }
}

#[test]
fn redlines_of_the_corpus_are_the_later_text() {
    for [before, after] in pairs() {
        check(&before, &after);
        check(&after, &before);
    }
}

#[test]
fn redlines_of_real_texts_are_the_later_text() {
    let Some(root) = real_texts::root() else { return };
    let mut count = 0;
    let mut before: Option<Draft> = None;
    for path in texts(&root.join("pairs")).into_iter().take(200) {
        let draft = read::path(&path).unwrap();
        if let Some(before) = &before {
            let comparison = Comparison::new(before, &draft);
            let later: Vec<&str> = draft.clauses().map(|clause| clause.text()).collect();
            assert_eq!(words(&comparison.redline().to_string()), folded(&later.join(" ")));
            check_page(&comparison.markdown().to_string());
            count += 1;
        }
        before = Some(draft);
    }
    println!("{count} redlines of real texts");
}

#[test]
fn pages_of_the_harbour_declaration_read_well() {
    let [before, after] = [2, 3].map(harbour);
    let comparison = Comparison::new(&before, &after);
    insta::assert_snapshot!("harbour-markdown", comparison.markdown().to_string());
    insta::assert_snapshot!(
        "harbour-effects-markdown",
        Effects::new(&comparison).markdown().to_string()
    );
    let map = Scheme::builtin("cyber").unwrap().annotate(&after);
    insta::assert_snapshot!("harbour-map-markdown", map.markdown().to_string());
    let drafts = [1, 2, 3, 4].map(harbour);
    insta::assert_snapshot!(
        "harbour-history-markdown",
        History::new(&drafts.each_ref()).markdown().to_string()
    );
    let lineage = Lineage::new([&drafts[0]]);
    insta::assert_snapshot!(
        "harbour-lineage-markdown",
        lineage.trace(&drafts[3]).markdown().to_string()
    );
}

#[test]
fn an_address_that_looks_like_a_list_stays_text() {
    let draft = Draft::parse(
        "list",
        "1) Ports:\n- the eastern harbour stays open to every ship in every storm.\n",
    );
    assert!(draft.clauses().any(|clause| clause.path().starts_with("1) ")));
    check(&Draft::parse("none", ""), &draft);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_markup_stays_text(
        parts in prop::collection::vec((
            prop::sample::select(vec![
                "*a*", "**", "__b__", "`c", "```\n", "~~~", "~~d~~", "# ", "#12 ", "1. ", "1) ", "- ", "+ ", "> ",
                "===\n", "---\n", "|", "\\", "<b>", "<del>", "</ins>", "<!--", "-->", "<script>", "[e](f)", "![g](h)",
                "[^1]", "&amp;", "&#65;", "&", "$i$", "@you ", "http://j.k", "<l@m.n>", "word ", "States ", "shall ", "act. ",
                "\n", "\n\n", "(a) ", "    ", "\t", "- [ ] ", "{p}", ":q:", "\u{a0}", "é", "\0",
            ]),
            0..4_u8,
        ), 0..30),
    ) {
        let side = |leaves: u8| -> String {
            parts.iter().filter(|(_, fate)| *fate != leaves).map(|(part, _)| *part).collect()
        };
        let drafts = [0, 1].map(|leaves| Draft::parse("*one* | <b>", &side(leaves)));
        check(&drafts[0], &drafts[1]);
        check(&drafts[1], &drafts[0]);
    }
}
