//! Alignments that nobody here made: clauses of regulations, sentences of essays, words of articles.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;
use travaux::diff::EditKind;
use travaux::{Comparison, Draft, Fate, read};

use crate::mutator::Count;

/// One row of the table: what was counted, the best figure measured or published before, and what
/// was found.
pub(crate) struct Row {
    pub(crate) set: &'static str,
    pub(crate) unit: &'static str,
    /// F1 of the comparator that the labels' README names, on both halves.
    pub(crate) comparator: Option<f64>,
    pub(crate) count: Count,
}

pub(crate) fn rows(root: &Path) -> Vec<Row> {
    let mut rows = regulations(&root.join("gold/nist-800-53-drafts"));
    rows.extend(essays(&root.join("gold/argrewrite-v2")));
    rows.extend(articles(&root.join("gold/arxivedits-edits")));
    rows
}

fn json_lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("the labels are there");
    text.lines().map(|line| serde_json::from_str(line).expect("one value a line")).collect()
}

/// A draft whose clauses are the texts, whatever stands in them.
fn draft_of(sigil: &str, texts: &[&str]) -> Draft {
    let mut source = String::from("<akomaNtoso><act><body>");
    for text in texts {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = write!(source, "<paragraph><content><p>{words}</p></content></paragraph>");
    }
    source.push_str("</body></act></akomaNtoso>");
    let draft = read::akoma_ntoso(sigil, &source).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!(draft.clauses().len(), texts.len(), "one clause for each text");
    draft
}

/// What a comparison says of two lists of names.
struct Found<'n> {
    links: BTreeSet<(&'n str, &'n str)>,
    /// Links between words that differ.
    edited: BTreeSet<(&'n str, &'n str)>,
    /// Names without an answer.
    alone: BTreeSet<(&'n str, bool)>,
}

impl<'n> Found<'n> {
    fn new(comparison: &Comparison<'_>, before: &[&'n str], after: &[&'n str]) -> Self {
        let mut found =
            Self { links: BTreeSet::new(), edited: BTreeSet::new(), alone: BTreeSet::new() };
        for link in comparison.alignment().links() {
            match link.fate {
                Fate::Dropped => drop(found.alone.insert((before[link.before[0].index()], true))),
                Fate::Added => drop(found.alone.insert((after[link.after[0].index()], false))),
                fate => {
                    for pair in
                        link.before.iter().flat_map(|b| link.after.iter().map(move |a| (b, a)))
                    {
                        let pair = (before[pair.0.index()], after[pair.1.index()]);
                        found.links.insert(pair);
                        if fate != Fate::Kept {
                            found.edited.insert(pair);
                        }
                    }
                }
            }
        }
        found
    }
}

fn count<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Count {
    let right = found.intersection(wanted).count();
    Count { right, found: found.len(), wanted: wanted.len() }
}

/// Two drafts of a control catalogue. Clauses whose correspondence the labels leave open count for
/// nothing; *moved* are those that stand under another identifier.
fn regulations(folder: &Path) -> Vec<Row> {
    const LEFT_OUT: [&str; 2] = ["IA-5(2)", "MA-4(2)"];
    let read = |name: &str| -> Vec<(String, String)> {
        let pair = |row: &Value| {
            let cell = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            (cell("id"), cell("text"))
        };
        let rows = json_lines(&folder.join(name));
        let rows = rows.iter().map(pair).filter(|(_, text)| !text.trim().is_empty());
        rows.filter(|(id, _)| !LEFT_OUT.contains(&id.as_str())).collect()
    };
    let (old, new) = (read("ipd2017.jsonl"), read("fpd2020.jsonl"));
    let side = |rows: &'_ [(String, String)]| -> Vec<String> {
        rows.iter().map(|row| row.1.clone()).collect()
    };
    let (old_texts, new_texts) = (side(&old), side(&new));
    let strs = |texts: &'_ [String]| -> Vec<String> { texts.to_vec() };
    let (old_texts, new_texts) = (strs(&old_texts), strs(&new_texts));
    let before = draft_of("2017", &old_texts.iter().map(String::as_str).collect::<Vec<_>>());
    let after = draft_of("2020", &new_texts.iter().map(String::as_str).collect::<Vec<_>>());
    let names = |rows: &'_ [(String, String)]| -> Vec<String> {
        rows.iter().map(|row| row.0.clone()).collect()
    };
    let (old_ids, new_ids) = (names(&old), names(&new));
    let old_ids: Vec<&str> = old_ids.iter().map(String::as_str).collect();
    let new_ids: Vec<&str> = new_ids.iter().map(String::as_str).collect();
    let comparison = Comparison::new(&before, &after);
    let mut found = Found::new(&comparison, &old_ids, &new_ids);
    let table = std::fs::read_to_string(folder.join("align_ipd2017_fpd2020.tsv")).expect("labels");
    let cells: Vec<Vec<&str>> =
        table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let of = |relations: &[&str]| -> BTreeSet<(&str, &str)> {
        let rows = cells.iter().filter(|row| relations.contains(&row[2]));
        rows.map(|row| (row[0], row[1]))
            .filter(|(b, a)| old_ids.contains(b) && new_ids.contains(a))
            .collect()
    };
    let open_before: BTreeSet<&str> = of(&["uncertain"]).iter().map(|pair| pair.0).collect();
    let open_after: BTreeSet<&str> = of(&["uncertain"]).iter().map(|pair| pair.1).collect();
    found.links.retain(|(b, a)| !open_before.contains(b) && !open_after.contains(a));
    found.edited.retain(|pair| found.links.contains(pair));
    found.alone.retain(|(id, old)| !(if *old { &open_before } else { &open_after }).contains(id));
    let links = of(&["same", "moved"]);
    let texts = |pair: &&(&str, &str)| {
        let text = |rows: &[(String, String)], id: &str| {
            let row = rows.iter().find(|row| row.0 == id);
            row.map(|row| row.1.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
        };
        text(&old, pair.0) != text(&new, pair.1)
    };
    let edited: BTreeSet<_> = links.iter().filter(texts).copied().collect();
    let renamed: BTreeSet<_> = found.links.iter().filter(|(b, a)| b != a).copied().collect();
    let alone = |relation: &str, old: bool| -> BTreeSet<(&str, bool)> {
        let rows = cells.iter().filter(|row| row[2] == relation);
        let ids = rows.map(|row| if old { row[0] } else { row[1] });
        ids.filter(|id| if old { old_ids.contains(id) } else { new_ids.contains(id) })
            .map(|id| (id, old))
            .collect()
    };
    let mut wanted_alone = alone("removed", true);
    wanted_alone.extend(alone("added", false));
    let set = "drafts of a control catalogue";
    vec![
        Row { set, unit: "links", comparator: Some(0.974), count: count(&found.links, &links) },
        Row { set, unit: "edited links", comparator: None, count: count(&found.edited, &edited) },
        Row { set, unit: "moved", comparator: None, count: count(&renamed, &of(&["moved"])) },
        Row {
            set,
            unit: "added and removed",
            comparator: None,
            count: count(&found.alone, &wanted_alone),
        },
    ]
}

/// Revisions of essays, sentence by sentence.
fn essays(folder: &Path) -> Vec<Row> {
    let table = std::fs::read_to_string(folder.join("moved_but_unlinked.tsv")).expect("labels");
    let unlinked: BTreeSet<(&str, &str, &str)> = table
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            (next(), next(), next())
        })
        .collect();
    let [mut links, mut edited, mut alone, mut split, mut merged] = [Count::default(); 5];
    for row in json_lines(&folder.join("alignments.jsonl")) {
        let essay = Essay::new(&row, &unlinked);
        links.add(essay.links());
        edited.add(essay.edited());
        alone.add(essay.alone());
        split.add(essay.groups(Fate::Split));
        merged.add(essay.groups(Fate::Merged));
    }
    let set = "revisions of essays";
    vec![
        Row { set, unit: "links", comparator: Some(0.977), count: links },
        Row { set, unit: "edited links", comparator: Some(0.946), count: edited },
        Row { set, unit: "added and deleted", comparator: Some(0.910), count: alone },
        Row { set, unit: "splits", comparator: None, count: split },
        Row { set, unit: "merges", comparator: None, count: merged },
    ]
}

/// One essay: its links as they are labelled and as they are found, by the numbers of sentences.
struct Essay {
    texts: [Vec<String>; 2],
    wanted: BTreeSet<(usize, usize)>,
    found: BTreeSet<(usize, usize)>,
    groups: Vec<(Fate, Vec<usize>, Vec<usize>)>,
    /// Sentences whose links neither reward nor punish.
    open: [BTreeSet<usize>; 2],
}

impl Essay {
    fn new(row: &Value, unlinked: &BTreeSet<(&str, &str, &str)>) -> Self {
        let side = |key: &str| -> Vec<String> {
            let sentences = row[key].as_array().into_iter().flatten();
            sentences
                .map(|sentence| sentence["text"].as_str().unwrap_or_default().to_owned())
                .collect()
        };
        let numbers = |key: &str| -> Vec<u64> {
            let sentences = row[key].as_array().into_iter().flatten();
            sentences.filter_map(|sentence| sentence["i"].as_u64()).collect()
        };
        let texts = ["old", "new"].map(side);
        let places = ["old", "new"].map(numbers);
        let place = |side: usize, number: &Value| {
            let number = number.as_u64().expect("a number");
            places[side].iter().position(|other| *other == number).expect("a sentence")
        };
        let links = row["links"].as_array().into_iter().flatten();
        let wanted = links.map(|pair| (place(0, &pair[0]), place(1, &pair[1]))).collect();
        let id = row["id"].as_str().unwrap_or_default();
        let mut open = [BTreeSet::new(), BTreeSet::new()];
        for (_, old, new) in unlinked.iter().filter(|pair| pair.0 == id) {
            for (side, number) in [(0, old), (1, new)] {
                let number: u64 = number.parse().expect("a number");
                open[side].extend(places[side].iter().position(|other| *other == number));
            }
        }
        let drafts = [0, 1].map(|side| {
            let texts: Vec<&str> = texts[side].iter().map(String::as_str).collect();
            draft_of(["old", "new"][side], &texts)
        });
        let comparison = Comparison::new(&drafts[0], &drafts[1]);
        let mut groups = Vec::new();
        let mut found = BTreeSet::new();
        for link in comparison.alignment().links() {
            let before: Vec<usize> = link.before.iter().map(|id| id.index()).collect();
            let after: Vec<usize> = link.after.iter().map(|id| id.index()).collect();
            found.extend(before.iter().flat_map(|b| after.iter().map(move |a| (*b, *a))));
            groups.push((link.fate, before, after));
        }
        found.retain(|(b, a)| !(open[0].contains(b) && open[1].contains(a)));
        Self { texts, wanted, found, groups, open }
    }

    fn links(&self) -> Count {
        count(&self.found, &self.wanted)
    }

    fn edited(&self) -> Count {
        let differ = |pairs: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
            let differ =
                pairs.iter().filter(|(b, a)| self.texts[0][*b].trim() != self.texts[1][*a].trim());
            differ.copied().collect()
        };
        count(&differ(&self.found), &differ(&self.wanted))
    }

    fn alone(&self) -> Count {
        let alone = |pairs: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
            let sides = [0, 1].map(|side| {
                let linked = |one: usize| {
                    pairs.iter().any(|pair| one == if side == 0 { pair.0 } else { pair.1 })
                };
                let all = 0..self.texts[side].len();
                let lone = all.filter(|&one| !linked(one) && !self.open[side].contains(&one));
                lone.map(|one| (side, one)).collect::<Vec<_>>()
            });
            sides.concat().into_iter().collect()
        };
        count(&alone(&self.found), &alone(&self.wanted))
    }

    /// Sentences that became several, or became one.
    fn groups(&self, fate: Fate) -> Count {
        let found = self.groups.iter().filter(|group| group.0 == fate);
        let found = found.map(|(_, before, after)| (before.clone(), after.clone())).collect();
        let mut wanted = BTreeSet::new();
        for &(b, a) in &self.wanted {
            let of = |is: &dyn Fn(&(usize, usize)) -> bool,
                      side: fn(&(usize, usize)) -> usize|
             -> Vec<usize> {
                self.wanted.iter().filter(|pair| is(pair)).map(side).collect()
            };
            let group = match fate {
                Fate::Split => (vec![b], of(&|pair| pair.0 == b, |pair| pair.1)),
                _ => (of(&|pair| pair.1 == a, |pair| pair.0), vec![a]),
            };
            if group.0.len() + group.1.len() > 2 {
                wanted.insert(group);
            }
        }
        count(&found, &wanted)
    }
}

/// Words before and after, as ranges of tokens.
type TokenEdit = (Option<(usize, usize)>, Option<(usize, usize)>);

/// Revisions of articles, word by word: of several equally valid sets of edits the one that is
/// nearest.
fn articles(folder: &Path) -> Vec<Row> {
    let mut all = Count::default();
    for row in ["train.jsonl", "dev.jsonl"].iter().flat_map(|name| json_lines(&folder.join(name))) {
        let found = token_edits(&row);
        let alternatives = row["gold"].as_array().into_iter().flatten().map(|edits| {
            let wanted = edits.as_array().into_iter().flatten().map(labelled).collect();
            count(&found, &wanted)
        });
        let best = alternatives.max_by(|x, y| x.f1().total_cmp(&y.f1()));
        all.add(best.unwrap_or_default());
    }
    vec![Row {
        set: "revisions of articles",
        unit: "word edits",
        comparator: Some(0.73),
        count: all,
    }]
}

fn labelled(edit: &Value) -> TokenEdit {
    let range = |key: &str| {
        let at = |end: usize| edit[key][end].as_u64().map(|at| at as usize);
        Some((at(0)?, at(1)?))
    };
    (range("s1"), range("s2"))
}

fn token_edits(row: &Value) -> BTreeSet<TokenEdit> {
    let side = |key: &str| -> Vec<String> {
        let tokens = row[key].as_array().into_iter().flatten();
        tokens.map(|token| token.as_str().unwrap_or_default().to_owned()).collect()
    };
    let (old, new) = (side("t1"), side("t2"));
    let (old_text, new_text) = (old.join(" "), new.join(" "));
    let (before, after) = (draft_of("old", &[&old_text]), draft_of("new", &[&new_text]));
    let comparison = Comparison::new(&before, &after);
    let mut edits = BTreeSet::new();
    for change in comparison.clauses() {
        for piece in change.pieces().iter().filter(|piece| piece.kind != EditKind::Keep) {
            let range = |draft: &Draft, tokens: &[String], span: travaux::Span| {
                (!span.is_empty()).then(|| tokens_of(draft.text(), tokens, span))
            };
            let edit =
                (range(&before, &old, piece.before_span), range(&after, &new, piece.after_span));
            edits.insert(edit);
        }
    }
    edits
}

/// The labels' tokens that a span touches.
fn tokens_of(text: &str, tokens: &[String], span: travaux::Span) -> (usize, usize) {
    let (mut first, mut end, mut at) = (tokens.len(), 0, 0);
    for (number, token) in tokens.iter().enumerate() {
        let start = at + text[at..].find(token.as_str()).unwrap_or(0);
        at = start + token.len();
        if start < span.end() && span.start() < at {
            (first, end) = (first.min(number), number + 1);
        }
    }
    (first.min(end), end)
}
