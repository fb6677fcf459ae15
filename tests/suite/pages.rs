//! Pages of HTML: every word of a draft is text, and the words are those of the drafts.

use std::path::PathBuf;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use proptest::prelude::*;
use travaux::history::TurningPoints;
use travaux::render::{ConceptMapPage, HistoryPage, LineagePage, OutcomePage, RedlinePage};
use travaux::{Checks, Clause, Comparison, Draft, Effects, History, Lineage, Scheme};

use crate::corpus::{harbour, root, texts};

/// What a page says, element by element.
struct Seen {
    /// The names of all elements.
    elements: Vec<String>,
    /// All values of attributes, with their names.
    attributes: Vec<(String, String)>,
    /// For every outermost element of the class looked for, the words in it without those in `del`.
    words: Vec<String>,
    /// The same with them.
    all_words: Vec<String>,
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const VOID: [&str; 4] = ["meta", "input", "br", "hr"];

/// Reads a page as a browser does, for the words in elements of a class.
fn seen(page: &str, class: &str) -> Seen {
    let (mut elements, mut attributes) = (Vec::new(), Vec::new());
    let (mut words, mut all_words) = (Vec::new(), Vec::<String>::new());
    // the open elements: whether of the class, whether words that went
    let mut open: Vec<(String, bool, bool)> = Vec::new();
    for token in Tokenizer::new_with_emitter(page, DefaultEmitter::default()) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let mut own = false;
                for (key, value) in &tag.attributes {
                    let (key, value) = (text(key), text(value));
                    own |= key == "class" && value.split(' ').any(|one| one == class);
                    attributes.push((key, value));
                }
                if own && !open.iter().any(|(_, own, _)| *own) {
                    words.push(String::new());
                    all_words.push(String::new());
                }
                if !VOID.contains(&name.as_str()) {
                    open.push((name.clone(), own, name == "del"));
                }
                elements.push(name);
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                let (own, ..) = open.pop().unwrap_or_else(|| panic!("</{name}> closes nothing"));
                assert_eq!(own, name, "elements nest");
            }
            Token::String(string) if open.iter().any(|(_, own, _)| *own) => {
                let shown = text(&string);
                all_words.last_mut().unwrap().push_str(&shown);
                if !open.iter().any(|(.., went)| *went) {
                    words.last_mut().unwrap().push_str(&shown);
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    Seen { elements, attributes, words, all_words }
}

/// What holds of every page: nothing is fetched, nothing runs but its own script, addresses lead somewhere.
fn check_page(page: &str) {
    let Seen { elements, attributes, .. } = seen(page, "");
    let count = |name: &str| elements.iter().filter(|own| *own == name).count();
    // without scripts further choices are rules of their own
    let styles = 1 + count("noscript");
    assert_eq!(
        (count("script"), count("style"), count("title")),
        (1, styles, count("title").max(1))
    );
    for name in ["img", "iframe", "object", "embed", "link", "base"] {
        assert_eq!(count(name), 0, "<{name}>");
    }
    let mut ids: Vec<&str> =
        attributes.iter().filter(|(key, _)| key == "id").map(|(_, id)| id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    for (key, value) in &attributes {
        assert!(!key.starts_with("on") && key != "src", "{key}={value}");
        let is_tag =
            || value.split('-').all(|part| part.chars().all(|c| c.is_ascii_alphanumeric()));
        assert!(key != "lang" || is_tag(), "lang={value}");
        if key == "href" {
            let id = value.strip_prefix('#').unwrap_or_else(|| panic!("{value} leads out"));
            assert!(ids.binary_search(&id).is_ok(), "{value} leads nowhere");
        }
    }
}

fn bodies<'d>(clauses: impl Iterator<Item = Clause<'d>>) -> String {
    clauses.map(Clause::body).collect()
}

/// Words without the spaces between clauses, which belong to none.
fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

/// The law of a redline: without deletions it is the later text, link by link; the other side is the earlier.
fn check_redline(before: &Draft, after: &Draft) {
    let comparison = Comparison::new(before, after);
    let effects = Effects::new(&comparison);
    let page = RedlinePage::new(&effects).to_string();
    check_page(&page);
    let changes: Vec<_> = comparison.clauses().collect();
    let later = seen(&page, "after").words;
    let earlier = seen(&page, "before").all_words;
    assert_eq!((later.len(), earlier.len()), (changes.len(), changes.len()));
    for (change, (later, earlier)) in changes.iter().zip(later.iter().zip(&earlier)) {
        assert_eq!(bare(later), bare(&bodies(change.after_clauses())));
        assert_eq!(bare(earlier), bare(&bodies(change.before_clauses())));
    }
    let notes = effects.iter().filter(|effect| effect.kind.name() != "editorial-only").count();
    let seen = seen(&page, "").attributes;
    let is_note = |(key, id): &&(String, String)| {
        key == "id" && id.strip_prefix('n').is_some_and(|id| id.parse::<usize>().is_ok())
    };
    assert_eq!(seen.iter().filter(is_note).count(), notes, "every effect is a note");
}

/// The corpus, each text beside the next in its folder.
fn pairs() -> Vec<[PathBuf; 2]> {
    let folders = ["families", "instruments", "negotiations", "cases/align"];
    let files: Vec<PathBuf> =
        folders.iter().flat_map(|folder| texts(&root().join(folder))).collect();
    let is_draft = |path: &PathBuf| path.extension().is_some_and(|end| end == "md" || end == "txt");
    let files: Vec<PathBuf> = files.into_iter().filter(is_draft).collect();
    let pairs = files.windows(2).filter(|pair| pair[0].parent() == pair[1].parent());
    pairs.map(|pair| [pair[0].clone(), pair[1].clone()]).collect()
}

#[test]
fn a_redline_without_deletions_is_the_later_text() {
    let pairs = pairs();
    assert!(pairs.len() > 10);
    for [before, after] in pairs {
        check_redline(&crate::corpus::read(&before), &crate::corpus::read(&after));
    }
}

#[test]
fn a_redline_of_real_texts_is_the_later_text() {
    let Some(root) = crate::real_texts::root() else { return };
    let folder = root.join("texts");
    let states = ["2015-10-23", "2015-12-04", "2015-12-09", "2015-12-12"];
    let path = |state| folder.join(format!("paris-agreement/agreement-{state}.en.md"));
    let drafts: Vec<Draft> =
        states.map(path).iter().map(|path| crate::corpus::read(path)).collect();
    for pair in drafts.windows(2) {
        check_redline(&pair[0], &pair[1]);
    }
    let nine = texts(&folder.join("paris-call/nine-principles"));
    let nine: Vec<Draft> = nine.iter().map(|path| crate::corpus::read(path)).collect();
    assert!(nine.len() > 5);
    for pair in nine.windows(2) {
        check_redline(&pair[0], &pair[1]);
    }
}

/// A draft that would be a page of its own.
const HOSTILE: &str = "# <script>alert(1)</script>\n\n1. <b onclick=\"steal()\">Urges</b> \"all\" States to \
    <img src=x onerror='go()'> act & </del></p></section><style>*{display:none}</style>;\n\n\
    2. The integrity of --> ]]> &lt;data&gt; shall be kept <!-- by all.\n\n<!-- hidden -->\n";

#[test]
fn markup_in_a_draft_stays_text() {
    let before = Draft::parse("\"><script>x</script>", HOSTILE);
    let later = HOSTILE.replace("shall", "should <i>").replace("all", "<u onload=z>all");
    let after = Draft::parse("</title><script>", &later);
    check_redline(&before, &after);

    let scheme = Scheme::builtin("cyber").unwrap();
    check_page(
        &ConceptMapPage::new(&[scheme.annotate(&before), scheme.annotate(&after)]).to_string(),
    );
    let history = History::new(&[&before, &after]);
    let lives = [history.lifespan("<u onload=z>all"), history.lifespan("shall")];
    let turning = TurningPoints::new(&history);
    let page = HistoryPage::new(&history).lives(&lives).turning_points(&turning);
    check_page(&page.to_string());
    let lineage = Lineage::new([&before]);
    check_page(&LineagePage::new(&lineage.trace(&after)).to_string());
    let checks = "title = \"<script>\"\n[[text]]\nname = \"a\"\n[[check]]\nid = \"<i>\"\nsays = \"<b>\"\n\
                  that = { phrase = \"onerror\" }\n";
    let draft = Draft::parse("a", HOSTILE);
    let outcome = Checks::from_toml(checks).unwrap().run([&draft]);
    check_page(&OutcomePage::new(&outcome).to_string());
}

#[test]
fn a_history_ends_in_the_words_of_the_last_draft() {
    let drafts: Vec<Draft> = (1..=4).map(harbour).collect();
    let history = History::new(&drafts.iter().collect::<Vec<_>>());
    let scheme = Scheme::builtin("cyber").unwrap();
    let lives = history.lifespans(scheme);
    let turning = TurningPoints::new(&history);
    let page = HistoryPage::new(&history).lives(&lives).turning_points(&turning).to_string();
    check_page(&page);
    let words = seen(&page, "words").words;
    let last = drafts.last().unwrap();
    assert!(words.iter().map(String::as_str).eq(last.clauses().map(Clause::body)));
    assert!(page.contains("<del>shall</del> → <ins>should</ins>"));
}

#[test]
fn a_map_has_a_mark_for_every_clause_and_concept() {
    let scheme = Scheme::builtin("cyber").unwrap();
    let drafts = [harbour(1), harbour(4)];
    let maps: Vec<_> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
    let page = ConceptMapPage::new(&maps).to_string();
    check_page(&page);
    let cells = seen(&page, "cell").words;
    let cell = |map: &travaux::ConceptMap<'_>| {
        let named = scheme.concepts().filter(|concept| map.is_present(*concept));
        let clauses = named.map(|concept| {
            let mut clauses: Vec<_> = concept
                .with_narrower()
                .into_iter()
                .flat_map(|narrower| map.mentions_of(narrower.id()).map(|one| one.clause().id()))
                .collect();
            clauses.sort();
            clauses.dedup();
            // a concept of several groups stands in each
            clauses.len() * concept.groups().count().max(1)
        });
        clauses.sum::<usize>()
    };
    assert_eq!(cells.len(), maps.iter().map(cell).sum::<usize>());
    assert!(page.contains("<strong>confidentiality</strong> is absent from all 2 drafts"));
    let of = |numbers: [u8; 3], from: &str| {
        let drafts = numbers.map(harbour);
        let maps: Vec<_> = drafts.iter().map(|draft| scheme.annotate(draft)).collect();
        let page = ConceptMapPage::new(&maps).to_string();
        assert!(page.contains(&format!("</strong> is absent from {from}; ")), "{from}");
    };
    // strips that find no room beside each other are scrolled by themselves
    let nine: Vec<_> = [1; 9].map(harbour).into();
    let maps: Vec<_> = nine.iter().map(|draft| scheme.annotate(draft)).collect();
    let is_scrolled = |maps: &[_]| {
        let page = ConceptMapPage::new(maps).to_string();
        check_page(&page);
        !seen(&page, "wide").words.is_empty()
    };
    assert!(is_scrolled(&maps) && !is_scrolled(&maps[..8]));
    of([1, 3, 4], "draft-1");
    of([1, 3, 4], "the last 2 of 3 drafts");
    of([4, 3, 1], "the first 2 of 3 drafts");
}

#[test]
fn a_lineage_shows_every_derivation() {
    let instruments: Vec<Draft> =
        texts(&root().join("instruments")).iter().map(|path| crate::corpus::read(path)).collect();
    let draft = harbour(4);
    let lineage = Lineage::new(&instruments);
    let tracing = lineage.trace(&draft);
    let page = LineagePage::new(&tracing).to_string();
    check_page(&page);
    assert_eq!(seen(&page, "origin").words.len(), tracing.derivations().len());
    let here = seen(&page, "here").words;
    assert!(here.iter().map(String::as_str).eq(draft.clauses().map(Clause::body)));
}

/// An article of half a page that shares eight words: what stands around them is shown, on the side of the source alone.
#[test]
fn long_sources_are_shown_around_what_they_share() {
    let shared = "no harbour refuses a ship in distress her pilot";
    let filler =
        |from: usize| (from..from + 90).map(|number| format!("word{number} ")).collect::<String>();
    let long = format!("1. {}; {shared}; {}.", filler(100), filler(300));
    let (treaty, call) =
        (Draft::parse("treaty", &long), Draft::parse("call", &format!("Agree that {shared}.")));
    let there = |library: &Draft, traced: &Draft| {
        let lineage = Lineage::new([library]);
        let page = LineagePage::new(&lineage.trace(traced)).to_string();
        check_page(&page);
        let [here, origin] = ["here", "origin"].map(|class| seen(&page, class).words.join(" "));
        assert!(here.contains(traced.clauses().next().unwrap().body()));
        origin
    };
    let origin = there(&treaty, &call);
    assert!(
        origin.contains(shared) && origin.contains(" … ") && !origin.contains("word100 "),
        "{origin}"
    );
    assert!(origin.contains("word189") && origin.contains("word300"), "{origin}");
    assert!(!there(&call, &treaty).contains('…'));
}

/// Names in letters from right to left stand in an element of their own, or they would turn the words of the page around them.
#[test]
fn names_of_clauses_keep_their_own_direction() {
    let [before, after] = [
        "المادة 1\n\nتتعاون الأطراف.\n\nالمادة 2\n\nتجتمع الأطراف كل سنة.",
        "المادة 1\n\nتجتمع الأطراف كل سنة.\n\nالمادة 2\n\nتتعاون الأطراف.",
    ]
    .map(|text| Draft::parse("ar", text));
    let effects = Comparison::new(&before, &after);
    let page = RedlinePage::new(&Effects::new(&effects)).to_string();
    check_page(&page);
    for class in ["place", "gone"] {
        assert!(!seen(&page, class).words.is_empty(), "{class}");
    }
    let bare =
        page.match_indices("المادة 1<").filter(|(at, _)| !page[..*at].ends_with('>')).count();
    assert_eq!(bare, 0);
    assert!(page.contains("to <bdi>"));
}

/// What a choice does with scripts it does without them.
#[test]
fn choices_are_the_same_without_scripts() {
    let drafts = [harbour(3), harbour(4)];
    let maps = drafts.each_ref().map(|draft| Scheme::builtin("cyber").unwrap().annotate(draft));
    let comparison = Comparison::new(&drafts[0], &drafts[1]);
    let effects = Effects::new(&comparison);
    let redline = RedlinePage::new(&effects).maps(&maps[0], &maps[1]).to_string();
    let history = HistoryPage::new(&History::new(&drafts.each_ref())).to_string();
    for (page, name) in [(redline, "concept-0"), (history, "since-2")] {
        let (own, without) = page.split_once("<noscript>").unwrap();
        let without = without.split_once("</noscript>").unwrap().0;
        let rules: Vec<&str> = without
            .lines()
            .filter_map(|line| line.split_once(":checked) ~ main "))
            .map(|(_, rule)| rule)
            .collect();
        assert!(!rules.is_empty());
        for rule in &rules {
            assert!(own.lines().any(|line| line.ends_with(rule)), "{rule}");
        }
        assert!(
            without.contains(&format!("#{name}:checked")) && own.contains(&format!(".{name} "))
        );
        assert!(page.contains(&format!("id=\"{name}\"")));
    }
}

#[test]
fn nothing_is_a_page_too() {
    let empty = Draft::parse("", "");
    check_redline(&empty, &empty);
    check_page(&ConceptMapPage::new(&[]).to_string());
    check_page(&HistoryPage::new(&History::new(&[])).to_string());
    check_page(&HistoryPage::new(&History::new(&[&empty])).to_string());
    let lineage = Lineage::new::<&Draft>([]);
    check_page(&LineagePage::new(&lineage.trace(&empty)).to_string());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_two_texts_are_a_redline(before in "\\PC{0,80}", after in "\\PC{0,80}") {
        check_redline(&Draft::parse("a", &before), &Draft::parse("b", &after));
    }

    #[test]
    fn any_edit_of_the_corpus_is_a_redline(seed in any::<u64>()) {
        let draft = harbour(2);
        let mut paragraphs: Vec<&str> = draft.text().split("\n\n").collect();
        let at = seed as usize % paragraphs.len();
        let moved = paragraphs.remove(at);
        paragraphs.insert((seed >> 20) as usize % paragraphs.len(), moved);
        paragraphs.remove((seed >> 40) as usize % paragraphs.len());
        check_redline(&draft, &Draft::parse("edited", &paragraphs.join("\n\n").replace(" to ", " <to> ")));
    }
}

/// Browsers run the script whose hash the page allows, and no other.
#[test]
fn the_script_is_the_one_that_is_allowed() {
    use base64::Engine as _;
    use sha2::Digest as _;

    let script = include_str!("../../src/render/page/script.js");
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(script));
    let page = ConceptMapPage::new(&[]).to_string();
    assert!(
        page.contains(&format!("script-src &#39;sha256-{hash}&#39;"))
            || page.contains(&format!("script-src 'sha256-{hash}'")),
        "the hash is {hash} now"
    );
}
