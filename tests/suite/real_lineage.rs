//! Where real texts have their words from, where the environment variable `TRAVAUX_TEXTS` says the texts
//! are.

use std::path::Path;

use travaux::lineage::{DerivationClass, Lineage, Precedence, Source};
use travaux::{Draft, Scheme, read};

use crate::real_texts::root;

/// Short clauses of instruments, each instrument a draft: which, its date, and what tells its rows.
const INSTRUMENTS: [(&str, &str, &str, &str); 6] = [
    ("GGE 2015", "2015-07", "A/70/174", ""),
    ("Tunis Agenda", "2005-11", "Tunis Agenda", ""),
    ("GCSC 2017", "2017-11", "GCSC 2019", "norm 1"),
    ("GCSC 2018-05", "2018-05", "GCSC 2018", "norm 2"),
    ("GCSC 2018-11", "2018-11", "GCSC 2019", "norm 8"),
    ("GCSC 2019", "2019-11", "GCSC 2019", "norm 2"),
];

fn instruments(root: &Path) -> Vec<Draft> {
    let rows = std::fs::read_to_string(root.join("texts/recalled/clauses.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = rows.lines().map(|row| row.split('\t').collect()).collect();
    let mut drafts = Vec::new();
    for (sigil, date, instrument, paragraph) in INSTRUMENTS {
        let mut text = format!("<!--\ndate: {date}\nlang: en\n-->\n");
        for row in rows.iter().filter(|row| row[0].starts_with(instrument)) {
            if row[1].starts_with(paragraph) {
                let label = row[1].strip_prefix("13").map(|label| format!("{label} "));
                text += &format!("\n{}{}\n", label.unwrap_or_default(), row[2]);
            }
        }
        drafts.push(Draft::parse(sigil, &text));
    }
    drafts
}

fn treaties(root: &Path) -> Vec<Draft> {
    let names =
        ["budapest-convention", "iccpr", "icescr", "itu-constitution", "un-charter", "vclt"];
    let path = |name: &str| root.join(format!("texts/treaties/{name}/{name}.en.md"));
    names.iter().map(|name| read::path(path(name)).unwrap()).collect()
}

/// What each clause of the Paris Call of some first words has from where.
#[test]
fn the_paris_call_has_its_sources() {
    let Some(root) = root() else { return };
    let call = read::path(root.join("texts/paris-call/paris-call-2018-11-12.en.md")).unwrap();
    let mut library = instruments(&root);
    library.extend(treaties(&root));
    let lineage = Lineage::new(&library);
    let tracing = lineage.trace(&call);
    println!("{tracing}");
    let first = |words: &str, source: &str| {
        let origin = tracing
            .origins()
            .find(|origin| {
                origin.clause().body().contains(words) && origin.source().draft().sigil() == source
            })
            .unwrap_or_else(|| panic!("{words} from {source}"));
        let run = origin.derivation().run.map_or(0, |run| run.2);
        (origin.derivation().class, run, origin.derivation().rank)
    };
    use DerivationClass::{Adapted, Echo, Verbatim};
    assert_eq!(first("public core", "GCSC 2017"), (Verbatim, 18, 1));
    assert_eq!(first("malicious ICT tools", "GGE 2015"), (Adapted, 9, 1));
    // the words of the two differ but for the chain itself
    assert_eq!(first("supply chain", "GGE 2015").0, Echo);
    assert_eq!(first("disclosure of vulnerabilities", "GGE 2015").0, Echo);
    assert_eq!(first("respective roles", "Tunis Agenda"), (Echo, 4, 1));
    let later = tracing.origins().filter(|origin| origin.source().draft().sigil() == "GCSC 2019");
    assert_eq!(later.count(), 0, "it is of 2019");
    let novel: Vec<&str> = tracing.novel().map(|clause| clause.body()).collect();
    assert!(novel.iter().any(|body| body.contains("cyber hygiene")));

    // the gap of the famous absence is the source's
    let scheme = Scheme::builtin("cyber").unwrap();
    let origin =
        tracing.origins().find(|origin| origin.clause().body().contains("public core")).unwrap();
    let (here, there) = (scheme.annotate(&call), scheme.annotate(origin.source().draft()));
    let confidentiality = scheme.concept("confidentiality").unwrap().number();
    let gaps = origin.gaps(&here, &there);
    let gap = gaps.iter().find(|gap| gap.concept == confidentiality).unwrap();
    assert!(gap.is_inherited());
}

/// A wording of the drafts that speaks of offensive cyber operations, of the month of the norm that does.
#[test]
fn the_discarded_wording_is_contemporaneous() {
    let Some(root) = root() else { return };
    let library = instruments(&root);
    let lineage = Lineage::new(&library);
    let draft =
        Draft::parse("draft", "Keep non-State actors from conducting offensive cyber operations.");
    let tracing = lineage.trace(Source::from(&draft).dated("2018-11".parse().unwrap()));
    let origin = tracing.origins().next().unwrap();
    assert_eq!(origin.source().draft().sigil(), "GCSC 2018-11");
    assert_eq!(origin.derivation().precedence, Precedence::Contemporaneous);
    assert!(origin.derivation().class <= DerivationClass::Echo);
}

/// The submissions that repeat the definition of Internet governance of the Tunis Agenda, para. 34: as it
/// stands, or with words dropped, added or cut out. A search for its words finds all but 070, which retells it.
const REPEAT: [&str; 10] = ["030", "070", "078", "084", "087", "099", "106", "129", "134", "135"];

#[test]
fn the_definition_of_tunis_is_found_in_submissions() {
    let Some(root) = root() else { return };
    let mut library = instruments(&root);
    library.extend(treaties(&root));
    let lineage = Lineage::new(&library);
    let mut found = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(root.join("texts/netmundial-contributions"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.file_stem().unwrap().len() == 3)
        .collect();
    files.sort();
    for path in files {
        let draft = read::path(&path).unwrap();
        let tracing = lineage.trace(&draft);
        let definition = tracing.origins().find(|origin| {
            origin.derivation().class <= DerivationClass::Adapted
                && origin.source_clause().body().contains("working definition")
        });
        if let Some(origin) = definition {
            found.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
            println!("{}: {}", found.last().unwrap(), origin.clause().body());
        }
    }
    assert!(REPEAT.iter().all(|wanted| found.iter().any(|found| found == wanted)), "{found:?}");
    // 098 names the three groups of actors just so
    assert!(found.len() <= REPEAT.len() + 1, "{found:?}");
}
