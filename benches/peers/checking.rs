//! A thousand checks in one pass over a hundred drafts, against one of them alone: were nothing shared,
//! the thousand would take a thousand times as long.

use travaux::check::Checks;
use travaux::{Draft, Scheme};

use crate::ratio::Race;
use crate::texts::prose;

const DRAFTS: usize = 100;
const WORDS: usize = 10_000;
const CHECKS: usize = 1000;

pub(crate) fn run(race: &mut Race) {
    let name = "1,000 checks on 100 drafts";
    let Some(once) = race.runs(name) else { return };
    // to see that it works, a tenth of either will do
    let (count, words) = if once { (DRAFTS / 10, WORDS / 10) } else { (DRAFTS, WORDS) };
    let text = prose(count * words).text;
    let paragraphs: Vec<&str> = text.split_inclusive("\n\n").collect();
    let parts = paragraphs.chunks(paragraphs.len().div_ceil(count));
    let drafts: Vec<Draft> = parts
        .enumerate()
        .map(|(number, part)| Draft::parse(format!("draft-{number:03}"), &part.concat()))
        .collect();
    let (all, one) = (checks(CHECKS), checks(1));
    let ours = || all.run(&drafts).findings.len();
    let theirs = || one.run(&drafts).findings.len();
    race.run(name, "one check alone", text.len(), (ours, theirs), |all, one| {
        assert_eq!((all, one), (CHECKS * drafts.len(), drafts.len()));
    });
}

/// So many checks of the commonest kinds on every draft, the concepts of the scheme in turn.
fn checks(count: usize) -> Checks {
    let scheme = Scheme::builtin("cyber").expect("the scheme is built in");
    let ids: Vec<&str> = scheme.concepts().map(|concept| concept.id()).collect();
    let mut toml = String::from(
        "[[text]]\nname = \"drafts\"\nglob = \"draft-*.txt\"\n[[scheme]]\nname = \"cyber\"\n",
    );
    for number in 0..count {
        let (id, other) = (ids[number * 7 % ids.len()], ids[number * 11 % ids.len()]);
        let that = match number % 6 {
            0 => format!("{{ present = \"{id}\" }}"),
            1 => format!("{{ absent = \"{id}\" }}"),
            2 => format!("{{ phrase = \"the {} of the network\" }}", id.replace('-', " ")),
            3 => format!("{{ force = {{ at-least = \"should\" }}, about = \"{id}\" }}"),
            4 => format!("{{ mentions = \"{id}\", without = \"{other}\", reach = \"clause\" }}"),
            _ => format!(
                "{{ all = [ {{ present = \"{id}\" }}, {{ not = {{ qualifier = \"peacetime\", about = \"{id}\" }} }} ] }}"
            ),
        };
        let head = "[[check]]\nsays = \"x\"\ntext = \"drafts\"\nseverity = \"note\"\n";
        toml.push_str(&format!("{head}id = \"{number}\"\nthat = {that}\n"));
    }
    Checks::from_toml(&toml).unwrap_or_else(|error| panic!("{error:#}"))
}
