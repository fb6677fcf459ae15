//! What stands around concepts, case by case: `corpus/cases/settings`.

use travaux::setting::Settings;
use travaux::{Draft, Force, Scheme, Span, read};

use crate::corpus::root;

fn read_case(text: &str) -> Draft {
    match text.starts_with('#') {
        true => read::markdown("case", text),
        false => Draft::parse("case", text),
    }
}

#[test]
fn concepts_stand_in_the_ways_their_cases_say() {
    let scheme = Scheme::builtin("cyber").unwrap();
    let (mut checked, mut wrong) = (0, Vec::new());
    for entry in std::fs::read_dir(root().join("cases/settings")).unwrap().flatten() {
        let cases = std::fs::read_to_string(entry.path()).unwrap();
        for (number, line) in cases.lines().enumerate() {
            let Some((expected, text)) = line.split_once(" | ").filter(|_| !line.starts_with('#'))
            else {
                continue;
            };
            let text = text.replace("\\n", "\n");
            let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap());
            let marked = text[start + 1..end].to_owned();
            let draft = read_case(&text.replace(['[', ']'], ""));
            let (map, force) = (scheme.annotate(&draft), Force::new(&draft));
            let settings = Settings::new(&map, &force);
            let at = draft.text().find(&marked).unwrap();
            let span = Span::new(at, at + marked.len());
            let overlaps = |other: Span| other.start() < span.end() && span.start() < other.end();
            let found = settings.all().iter().find(|one| overlaps(one.annotation.span));
            let ways = found.map(|setting| {
                let mut ways: Vec<&str> =
                    setting.circumstances.iter().map(|one| one.way.name()).collect();
                ways.dedup();
                ways.sort_unstable();
                if ways.is_empty() { "asserted".to_owned() } else { ways.join(" ") }
            });
            if ways.as_deref() != Some(expected) {
                wrong.push(format!("line {}: {ways:?}, expected {expected}: {text}", number + 1));
            }
            checked += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 20, "{checked} cases");
}
