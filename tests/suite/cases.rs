//! The smallest texts that show one thing each, with what the crate makes of them.

use std::fmt::Write;
use std::path::Path;

use travaux::concept::Cause;
use travaux::document::{Bracket, BracketReading};
use travaux::document::{Instrument, Target};
use travaux::force::Audit;
use travaux::read::markdown;
use travaux::render::Style;
use travaux::{Comparison, ConceptMap, Draft, Force, Nature, Roster, Scheme, ThreeWay, text};

use crate::corpus::{read, root};

/// One snapshot for each file of `corpus/cases/<module>/`, which begins with the file itself.
pub(crate) fn each(module: &str, pattern: &str, show: impl Fn(&Path, &str) -> String) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!(
            env!("CARGO_MANIFEST_DIR"),
            &format!("corpus/cases/{module}/{pattern}"),
            |path| {
                if !is_read(path) {
                    return;
                }
                let input = std::fs::read_to_string(path).unwrap();
                let shown = show(path, &input);
                let page = format!("{}\n--------\n{shown}", visible(&input));
                insta::assert_snapshot!(module, page);
            }
        );
    });
}

/// Whether the build reads files of this format.
fn is_read(path: &Path) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("akn") => cfg!(feature = "akn"),
        Some("html") => cfg!(feature = "html"),
        _ => true,
    }
}

/// A text with every character that does not show written out.
pub(crate) fn visible(input: &str) -> String {
    let hidden = |c: char| {
        c != '\n'
            && (c.is_control() || matches!(c, '\u{a0}' | '\u{200b}' | '\u{2011}' | '\u{feff}'))
    };
    let shown = |c: char| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
    input.trim_end_matches('\n').chars().map(shown).collect()
}

#[test]
fn tokens() {
    each("tokens", "*.txt", |_, input| {
        let tokens = text::Tokens::new(input);
        let line = |token: text::Token<'_>| {
            let (kind, word) = (format!("{:?}", token.kind()), visible(token.word()));
            format!("{kind:<12}{word}\n")
        };
        tokens.iter(input).map(line).collect()
    });
}

#[test]
fn sentences() {
    each("sentences", "*.txt", |path, input| {
        let draft = read(path);
        let found = text::sentences(input, &text::Tokens::new(input), draft.lexicon());
        found.iter().map(|span| format!("{}\n", visible(&input[span.range()]))).collect()
    });
}

#[test]
fn outline() {
    each("outline", "*.*", |path, _| {
        let draft = read(path);
        let mut page = String::new();
        for clause in draft.clauses() {
            let indent = 2 * clause.depth();
            let (path, part) = (clause.path(), clause.part());
            let body = visible(&clause.body().replace('\n', " "));
            writeln!(page, "{:indent$}{path} [{part:?}] {body}", "").unwrap();
        }
        for notice in draft.notices() {
            writeln!(page, "notice: {}", notice.describe(draft.text())).unwrap();
        }
        let names = [("title", draft.title()), ("date", draft.date()), ("lang", draft.language())];
        for (name, value) in names {
            writeln!(page, "{name}: {}", value.unwrap_or("–")).unwrap();
        }
        page
    });
}

#[cfg(feature = "akn")]
#[test]
fn akn() {
    each("akn", "*.*", |path, _| travaux::render::AkomaNtoso::new(&read(path)).to_string());
}

/// Who made what a target points at, and when, if said.
fn made(target: &Target) -> Option<String> {
    let (body, date) = match &target.instrument {
        Instrument::Named { date, .. } => (None, date.clone()),
        Instrument::Resolution(adopted) | Instrument::Decision(adopted) => {
            (adopted.body.clone(), adopted.date.clone())
        }
        _ => (None, None),
    };
    let said: Vec<String> = body.into_iter().chain(date).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// One line a citation: its words, its canonical form, where it leads.
#[test]
fn citation() {
    each("citation", "*.*", |path, _| {
        let draft = read(path);
        let mut page = String::new();
        for citation in draft.citations() {
            let words = visible(&draft.text()[citation.span.range()].replace('\n', " "));
            let found = draft.resolve(&citation);
            let paths: Vec<String> = found.iter().map(|id| draft.clause(*id).path()).collect();
            let leads = match (citation.is_internal(), paths.as_slice()) {
                (false, _) => "external".to_owned(),
                (true, []) => "internal, to nothing".to_owned(),
                (true, paths) => format!("internal, to {}", paths.join(" + ")),
            };
            let made: Vec<String> = citation.targets.iter().filter_map(made).collect();
            let made =
                if made.is_empty() { String::new() } else { format!(" [{}]", made.join("; ")) };
            writeln!(page, "{words} = {citation}{made} ({leads})").unwrap();
        }
        page
    });
}

#[test]
fn force() {
    each("force", "*.txt", |path, _| Force::new(&read(path)).to_string());
}

#[test]
fn audit() {
    each("audit", "*.txt", |_, input| {
        let (text, commentary) = input.split_once("======== commentary\n").unwrap();
        let (text, commentary) = (Draft::parse("text", text), Draft::parse("said", commentary));
        Audit::new(&commentary, &Force::new(&text)).to_string()
    });
}

#[test]
fn parts() {
    each("parts", "*.txt", |path, _| {
        let mut page = String::new();
        for clause in read(path).clauses() {
            let (indent, kind, part) = (2 * clause.depth(), clause.kind().name(), clause.part());
            let annex =
                clause.annex().map_or(String::new(), |annex| format!(" in {}", annex.id().index()));
            let number = clause.id().index();
            let body = visible(&clause.text().replace('\n', " "));
            writeln!(page, "{:indent$}{number} {kind} [{part:?}{annex}] {body}", "").unwrap();
        }
        page
    });
}

#[test]
fn bracket() {
    each("bracket", "*.*", |path, _| {
        let draft = read(path);
        let brackets = draft.brackets();
        let mut page = String::new();
        for bracket in brackets.all() {
            writeln!(page, "{}", bracket_line(&draft, bracket)).unwrap();
        }
        for group in brackets.groups() {
            writeln!(page, "{:?}:", group.form).unwrap();
            for alternative in &group.alternatives {
                let words = one_line(&draft.text()[alternative.span.range()]);
                let named = alternative.attribution.iter().flat_map(|who| &who.names);
                let named: String = named.map(|name| format!(" ({name})")).collect();
                writeln!(page, "    {words}{named}").unwrap();
            }
        }
        for notice in draft.notices() {
            writeln!(page, "notice: {}", notice.describe(draft.text())).unwrap();
        }
        writeln!(page, "{} not settled", brackets.unsettled_share_of_draft()).unwrap();
        for clause in draft.clauses() {
            let share = brackets.unsettled_share(clause.id());
            if share.unsettled > 0 {
                writeln!(page, "    {}: {share}", clause.path()).unwrap();
            }
        }
        for reading in [BracketReading::With, BracketReading::Without, BracketReading::First] {
            let read = draft.reading(reading);
            writeln!(page, "\n==== {}", read.sigil()).unwrap();
            for clause in read.clauses() {
                writeln!(page, "{:?} {}", clause.kind(), one_line(clause.text())).unwrap();
            }
        }
        page
    });
}

/// A bracket: its words, kind, depth, alternatives, names and clauses.
fn bracket_line(draft: &Draft, bracket: &Bracket) -> String {
    let mut line = format!(
        "{:indent$}{} [{}",
        "",
        one_line(&draft.text()[bracket.words.range()]),
        bracket.kind.name(),
        indent = 2 * (bracket.depth as usize - 1),
    );
    if let Some(place) = bracket.alternative {
        write!(line, ", {} of group {}", place.position + 1, place.group + 1).unwrap();
    }
    if let Some(attribution) = &bracket.attribution {
        let said = &draft.text()[attribution.span.range()];
        write!(line, ", {} by {said:?}", attribution.names.join(" + ")).unwrap();
    }
    let path = |id| draft.clause(id).path();
    if bracket.first != bracket.last {
        write!(line, ", {} to {}", path(bracket.first), path(bracket.last)).unwrap();
    }
    line.push(']');
    line
}

fn one_line(words: &str) -> String {
    visible(words)
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ⏎ ")
}

#[test]
fn merge() {
    each("merge", "*.txt", |_, input| {
        let (base, sides) = input.split_once("======== left\n").unwrap();
        let (left, right) = sides.split_once("======== right\n").unwrap();
        let drafts = [("chair", base), ("EU", left), ("G77", right)];
        let [base, left, right] = drafts.map(|(sigil, text)| Draft::parse(sigil, text));
        let merge = ThreeWay::new(&base, &left, &right);
        format!("{merge}\n--------\n{}", merge.text())
    });
}

#[test]
fn align() {
    each("align", "*.txt", |_, input| {
        let (before, after) = input.split_once("======== after\n").unwrap();
        let (before, after) = (Draft::parse("before", before), Draft::parse("after", after));
        Comparison::new(&before, &after).to_string()
    });
}

/// Every edit with its nature, then the page that shows words alone.
#[test]
fn edits() {
    each("edits", "*.*", |path, input| {
        let (before, after) = input.split_once("======== after\n").unwrap();
        let draft = |sigil: &str, text: &str| match path.extension() {
            Some(extension) if extension == "md" => markdown(sigil, text),
            _ => Draft::parse(sigil, text),
        };
        let (before, after) = (draft("before", before), draft("after", after));
        let comparison = Comparison::new(&before, &after);
        let mut page = String::new();
        for piece in comparison.clauses().flat_map(|change| change.pieces()) {
            if let Some(nature) = piece.nature {
                let (old, new) = (one_line(piece.before), one_line(piece.after));
                writeln!(page, "{nature:?}: {old:?} → {new:?}").unwrap();
            }
        }
        let words = comparison.styled(Style::new().lightest(Nature::Wording));
        write!(page, "\n{comparison}\nWords alone: {words}").unwrap();
        page
    });
}

#[test]
fn scheme() {
    each("scheme", "*.toml", |path, input| {
        let error = Scheme::from_toml(input).unwrap_err();
        let named = Scheme::from_path(path).unwrap_err().to_string();
        assert!(named.starts_with(path.to_str().unwrap()), "{named}");
        format!("{error:#}\n")
    });
}

#[test]
fn roster() {
    each("roster", "*.*", |path, input| {
        let is_csv = path.extension().is_some_and(|extension| extension == "csv");
        let roster = match is_csv {
            true => Roster::from_csv(input),
            false => Roster::from_toml(input),
        };
        let error = match roster {
            Ok(roster) => return roster.to_toml(),
            Err(error) => error,
        };
        let named = Roster::from_path(path).unwrap_err().to_string();
        assert!(named.starts_with(path.to_str().unwrap()), "{named}");
        format!("{error:#}\n")
    });
}

#[test]
fn concept() {
    each("concept", "*.txt", |path, _| {
        let draft = read(path);
        let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
        let mut page = String::new();
        for mention in map.mentions() {
            let (concept, words) = (mention.concept().id(), mention.words().replace('\n', " "));
            writeln!(page, "{concept}: {}", visible(&words)).unwrap();
        }
        let concepts = map.scheme().concepts();
        let parted = concepts.flat_map(|concept| map.near_misses_of(concept.id()));
        let parted = parted.filter(|miss| miss.near_miss().cause == Cause::Parted);
        for miss in map.near_misses().chain(parted) {
            let (concept, words) = (miss.concept().id(), miss.words().replace('\n', " "));
            writeln!(page, "not {concept}: {}: {}", visible(&words), miss.reason()).unwrap();
        }
        page
    });
}

/// The table in `corpus/cases/concept/README.md` says what each case is there to show.
#[test]
fn the_table_of_concept_cases_is_true() {
    let folder = root().join("cases/concept");
    let table = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let scheme = Scheme::builtin("cyber").unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let file = cells[1].trim_matches('`');
        let draft = read(&folder.join(file));
        let map = scheme.annotate(&draft);
        type Check = fn(&ConceptMap<'_>, &str) -> bool;
        let checks: [(&str, Check); 3] = [
            (cells[2], |map, id| map.mentions_of(id).count() > 0),
            (cells[3], |map, id| map.mentions_of(id).count() == 0),
            (cells[4], |map, id| map.near_misses_of(id).count() > 0),
        ];
        for (cell, holds) in checks {
            for id in cell.split(", ").filter(|id| *id != "–").map(|id| id.trim_matches('`')) {
                assert!(scheme.concept(id).is_some(), "{file}: no concept {id}");
                assert!(holds(&map, id), "{file}: {id}\n{map}");
            }
        }
        rows += 1;
    }
    let files = std::fs::read_dir(&folder).unwrap().flatten();
    let files = files.filter(|file| file.path().extension().is_some_and(|e| e == "txt")).count();
    assert_eq!(rows, files, "every case has a row");
}

/// Each negation in its sentence: `<the words that negate>`, `_what is negated_`.
#[test]
fn negation() {
    each("negation", "*.txt", |path, _| {
        let draft = read(path);
        let (text, tokens) = (draft.text(), draft.tokens());
        let mut page = String::new();
        for sentence in draft.clauses().flat_map(|clause| clause.sentences()) {
            let words: Vec<_> = tokens.within(sentence).map(|at| tokens.span(at)).collect();
            for negation in travaux::force::negations(text, &words, draft.lexicon()) {
                let mut shown = text[sentence.range()].to_owned();
                let cues = negation.cue.iter().map(|span| (*span, '<', '>'));
                let scopes = negation.scope.iter().map(|span| (*span, '_', '_'));
                let mut marks: Vec<_> = cues.chain(scopes).collect();
                marks.sort();
                for (span, open, close) in marks.into_iter().rev() {
                    shown.insert(span.end() - sentence.start(), close);
                    shown.insert(span.start() - sentence.start(), open);
                }
                writeln!(page, "{}", one_line(&shown)).unwrap();
            }
        }
        page
    });
}

#[test]
fn terms() {
    each("terms", "*.txt", |path, _| travaux::Terms::new(&read(path)).to_string());
}

/// When and where things hold, in order of place: what is said, in figures, and the words.
#[test]
fn qualifiers() {
    use travaux::force::{scopes, times};
    each("qualifiers", "*.txt", |path, _| {
        let draft = read(path);
        let (text, tokens) = (draft.text(), draft.tokens());
        let mut page = String::new();
        for sentence in draft.clauses().flat_map(|clause| clause.sentences()) {
            let words: Vec<_> = tokens.within(sentence).map(|at| tokens.span(at)).collect();
            let mut found = Vec::new();
            for time in times(text, &words, draft.lexicon()) {
                let value = time.value.map_or(String::new(), |value| format!(" {value}"));
                let review = if time.review { ", a review" } else { "" };
                found.push((time.span, format!("{}{value}{review}", time.kind.name())));
            }
            let scopes = scopes(text, &words, draft.lexicon());
            found.extend(scopes.iter().map(|scope| (scope.span, scope.class.name().to_owned())));
            found.sort();
            for (span, said) in found {
                writeln!(page, "{said}: {}", one_line(&text[span.range()])).unwrap();
            }
            writeln!(page).unwrap();
        }
        page
    });
}
