//! Alignments that nobody here made: clauses of regulations, sentences of essays, words of articles.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;
use travaux::diff::EditKind;
use travaux::{Comparison, Draft, Fate, Nature, read};

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

    /// Whatever is said of two names counts for nothing.
    fn leave_open(&mut self, before: &str, after: &str) {
        self.links.retain(|(b, a)| *b != before && *a != after);
        self.edited.retain(|(b, a)| *b != before && *a != after);
        self.alone.retain(|(id, old)| *id != if *old { before } else { after });
    }
}

fn count<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Count {
    let right = found.intersection(wanted).count();
    Count { right, found: found.len(), wanted: wanted.len() }
}

/// Two drafts of a control catalogue. Clauses whose correspondence the labels leave open count for
/// nothing. The labels go by titles: *moved* is what has the same title under another identifier. What has
/// another title, too, they call removed and added, even where not a word of it changed; a row of its own
/// counts only the links of clauses whose answer the labels know.
fn regulations(folder: &Path) -> Vec<Row> {
    let (old, new) = (
        Controls::read(&folder.join("ipd2017.jsonl")),
        Controls::read(&folder.join("fpd2020.jsonl")),
    );
    let (before, after) = (old.draft("2017"), new.draft("2020"));
    let mut found = Found::new(&Comparison::new(&before, &after), &old.ids(), &new.ids());
    let table = std::fs::read_to_string(folder.join("align_ipd2017_fpd2020.tsv")).expect("labels");
    let labels: Vec<[&str; 3]> = table.lines().skip(1).map(label).collect();
    let of = |relation: &'static str| labels.iter().filter(move |label| label[2] == relation);
    let pairs = |relation: &'static str| -> BTreeSet<(&str, &str)> {
        let pairs = of(relation).map(|label| (label[0], label[1]));
        pairs.filter(|(b, a)| old.text(b).is_some() && new.text(a).is_some()).collect()
    };
    for (b, a) in pairs("uncertain") {
        found.leave_open(b, a);
    }
    let mut links = pairs("same");
    links.extend(pairs("moved"));
    let differ = |pair: &&(&str, &str)| old.text(pair.0) != new.text(pair.1);
    let edited = links.iter().filter(differ).copied().collect();
    let renamed: BTreeSet<(&str, &str)> =
        found.links.iter().filter(|(b, a)| b != a).copied().collect();
    let removed =
        of("removed").map(|label| (label[0], true)).filter(|(id, _)| old.text(id).is_some());
    let added = of("added").map(|label| (label[1], false)).filter(|(id, _)| new.text(id).is_some());
    let alone = removed.chain(added).collect();
    let of_labelled = renamed
        .iter()
        .filter(|(b, a)| links.iter().any(|link| link.0 == *b || link.1 == *a))
        .copied()
        .collect();
    let set = "drafts of a control catalogue";
    vec![
        Row { set, unit: "links", comparator: Some(0.974), count: count(&found.links, &links) },
        Row { set, unit: "edited links", comparator: None, count: count(&found.edited, &edited) },
        Row { set, unit: "moved", comparator: None, count: count(&renamed, &pairs("moved")) },
        Row {
            set,
            unit: "moved, of labelled",
            comparator: None,
            count: count(&of_labelled, &pairs("moved")),
        },
        Row {
            set,
            unit: "added and removed",
            comparator: None,
            count: count(&found.alone, &alone),
        },
    ]
}

fn label(line: &str) -> [&str; 3] {
    let mut cells = line.split('\t');
    [0; 3].map(|_| cells.next().unwrap_or_default())
}

/// The controls of one draft that have words, each with its identifier.
struct Controls(Vec<(String, String)>);

impl Controls {
    fn read(path: &Path) -> Self {
        /// The README of the labels leaves them out.
        const LEFT_OUT: [&str; 2] = ["IA-5(2)", "MA-4(2)"];
        let control = |row: &Value| {
            let cell = |key: &str| row[key].as_str().unwrap_or_default();
            let words: Vec<&str> = cell("text").split_whitespace().collect();
            (cell("id").to_owned(), words.join(" "))
        };
        let controls = json_lines(path).iter().map(control).collect::<Vec<_>>().into_iter();
        let kept =
            |(id, text): &(String, String)| !text.is_empty() && !LEFT_OUT.contains(&id.as_str());
        Self(controls.filter(kept).collect())
    }

    fn draft(&self, sigil: &str) -> Draft {
        draft_of(sigil, &self.0.iter().map(|control| control.1.as_str()).collect::<Vec<_>>())
    }

    fn ids(&self) -> Vec<&str> {
        self.0.iter().map(|control| control.0.as_str()).collect()
    }

    /// The words of a control, in small letters.
    fn text(&self, id: &str) -> Option<String> {
        self.0.iter().find(|control| control.0 == id).map(|control| control.1.to_lowercase())
    }
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
    let [mut links, mut edited, mut alone, mut split, mut merged, mut spans] =
        [Count::default(); 6];
    for row in json_lines(&folder.join("alignments.jsonl")) {
        let essay = Essay::new(&row, &unlinked);
        links.add(essay.links());
        edited.add(essay.edited());
        alone.add(essay.alone());
        split.add(essay.groups(Fate::Split));
        merged.add(essay.groups(Fate::Merged));
        for &(b, a) in &essay.wanted {
            let wanted = labelled_spans(&row["old"][b], &row["new"][a]);
            if !wanted.is_empty() {
                spans.add(count(&found_spans(&essay.texts[0][b], &essay.texts[1][a]), &wanted));
            }
        }
    }
    let set = "revisions of essays";
    vec![
        Row { set, unit: "links", comparator: Some(0.977), count: links },
        Row { set, unit: "edited links", comparator: Some(0.946), count: edited },
        Row { set, unit: "added and deleted", comparator: Some(0.910), count: alone },
        Row { set, unit: "splits", comparator: None, count: split },
        Row { set, unit: "merges", comparator: None, count: merged },
        Row { set, unit: "edited spans", comparator: None, count: spans },
    ]
}

/// The edits that are labelled between two sentences, in characters of each, without white space at
/// their ends.
fn labelled_spans(old: &Value, new: &Value) -> BTreeSet<TokenEdit> {
    let text = |sentence: &Value| -> Vec<char> {
        sentence["text"].as_str().unwrap_or_default().chars().collect()
    };
    let texts = [text(old), text(new)];
    let spans = old["spans"].as_array().into_iter().flatten();
    let side = |span: &Value, side: usize| {
        let place = |end: usize| span[["old", "new"][side]][end].as_u64();
        let (mut from, mut to) = (place(0)? as usize, place(1)? as usize);
        to = to.min(texts[side].len());
        let white = |at: usize| texts[side][at].is_whitespace();
        while from < to && white(from) {
            from += 1;
        }
        while from < to && white(to - 1) {
            to -= 1;
        }
        (from < to).then_some((from, to))
    };
    let edits = spans.map(|span| (side(span, 0), side(span, 1)));
    edits.filter(|edit| *edit != (None, None)).collect()
}

/// The edits that are found between two sentences.
fn found_spans(old: &str, new: &str) -> BTreeSet<TokenEdit> {
    let (before, after) = (draft_of("old", &[old]), draft_of("new", &[new]));
    let comparison = Comparison::new(&before, &after);
    let span = |draft: &Draft, span: travaux::Span| {
        let place = |at: usize| draft.text()[..at].chars().count();
        (!span.is_empty()).then(|| (place(span.start()), place(span.end())))
    };
    let pieces = comparison.clauses().flat_map(|change| change.pieces());
    let edits = pieces.filter(|piece| piece.nature > Some(Nature::Spacing));
    edits.map(|edit| (span(&before, edit.before_span), span(&after, edit.after_span))).collect()
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

/// The edits between the labels' tokens. Ours may begin inside one of theirs, as in "[MATH]-th", and
/// a change of capitals counts as theirs does: but for the first word of a sentence.
fn token_edits(row: &Value) -> BTreeSet<TokenEdit> {
    let [old, new] = ["t1", "t2"].map(|key| Tokens::new(row, key));
    let (before, after) = (draft_of("old", &[&old.text]), draft_of("new", &[&new.text]));
    let comparison = Comparison::new(&before, &after);
    let pieces = comparison.clauses().flat_map(|change| change.pieces());
    let mut kept: Vec<(usize, usize)> = pieces
        .filter(|piece| piece.kind == EditKind::Keep)
        .flat_map(|piece| {
            let inside = new.inside(piece.after_span);
            let same = move |&(start, b): &(usize, usize)| {
                let a = inside.iter().find(|(other, _)| *other == start)?.1;
                Some((b, a))
            };
            old.inside(piece.before_span).iter().filter_map(same).collect::<Vec<_>>()
        })
        .filter(|&(b, a)| old.words[b].to_lowercase() == new.words[a].to_lowercase())
        .collect();
    kept.push((old.words.len(), new.words.len()));
    let mut edits = BTreeSet::new();
    let mut from = (0, 0);
    for (b, a) in kept {
        let side = |from, to| (from < to).then_some((from, to));
        if from != (b, a) {
            edits.insert((side(from.0, b), side(from.1, a)));
        }
        if b > 0 && a > 0 && old.words.get(b) != new.words.get(a) {
            edits.insert((Some((b, b + 1)), Some((a, a + 1))));
        }
        from = (b + 1, a + 1);
    }
    edits
}

/// The tokens of the labels, in a text of their own.
struct Tokens {
    words: Vec<String>,
    starts: Vec<usize>,
    text: String,
}

impl Tokens {
    fn new(row: &Value, key: &str) -> Self {
        let words = row[key].as_array().into_iter().flatten();
        let words: Vec<String> =
            words.map(|word| word.as_str().unwrap_or_default().to_owned()).collect();
        let (mut starts, mut text) = (Vec::new(), String::new());
        for word in &words {
            if !text.is_empty() {
                text.push(' ');
            }
            starts.push(text.len());
            text.push_str(word);
        }
        Self { words, starts, text }
    }

    /// The tokens that lie in a span, each by its distance from the span's start and its number.
    fn inside(&self, span: travaux::Span) -> Vec<(usize, usize)> {
        let tokens = self.starts.iter().zip(&self.words).enumerate();
        let inside = tokens.filter(|(_, (start, word))| {
            **start >= span.start() && **start + word.len() <= span.end()
        });
        inside.map(|(number, (start, _))| (start - span.start(), number)).collect()
    }
}
