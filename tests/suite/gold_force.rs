//! Duties, permissions and promises, against labels that nobody here made.

use std::collections::BTreeSet;
use std::path::Path;

use travaux::force::{ActType, Norm, Party};
use travaux::{Act, Draft, Force};

use crate::gold::{Score, table_head};
use crate::real_texts::root;

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().skip(1).map(cells).collect()
}

/// What a clause of a contract makes of one of its parties: its own duties and rights, and what others
/// owe it.
fn labels(text: &str, agent: &str) -> BTreeSet<&'static str> {
    let draft = Draft::parse("gold", text);
    let names = |parties: &[Party]| {
        parties.iter().any(|party| draft.text()[party.span.range()].to_lowercase().contains(agent))
    };
    let label = |act: &Act| {
        let promise = act.act_type == ActType::Commissive;
        let own = names(&act.actors);
        match act.norm {
            _ if promise && own => Some("obligation"),
            Some(Norm::Obligation | Norm::Recommendation) if own => Some("obligation"),
            Some(Norm::Permission) if own => Some("permission"),
            Some(Norm::Prohibition) if own => Some("prohibition"),
            Some(Norm::Entitlement) if own => Some("entitlement"),
            Some(Norm::NoEntitlement) if own => Some("no_entitlement"),
            Some(Norm::Exemption) if own => Some("no_obligation"),
            norm => {
                let owed = promise || norm == Some(Norm::Obligation);
                (owed && names(&act.beneficiaries)).then_some("entitlement")
            }
        }
    };
    Force::new(&draft).acts().iter().filter_map(label).collect()
}

/// Both halves that may be seen; the rules were written with the first in view.
#[test]
fn duties_and_rights_of_the_parties_to_leases() {
    let Some(root) = root() else { return };
    let kinds = [
        ("obligation", 0.70),
        ("permission", 0.70),
        ("prohibition", 0.65),
        ("entitlement", 0.50),
        ("no_obligation", 0.55),
        ("no_entitlement", 0.30),
    ];
    table_head();
    for file in ["lease_train", "lease_dev"] {
        let mut scores = [Score::default(); 6];
        for row in rows(&root.join(format!("gold/lexdemod/{file}.tsv"))) {
            let wanted: BTreeSet<&str> = row[1].split(',').collect();
            let found = labels(&row[2], &row[0]);
            for (score, (kind, _)) in scores.iter_mut().zip(kinds) {
                let only: BTreeSet<&str> = [kind].into();
                let (found, wanted) = (&found & &only, &wanted & &only);
                score.add(Score::of(&found, &wanted));
            }
        }
        for (score, (kind, floor)) in scores.into_iter().zip(kinds) {
            let floor = if file == "lease_train" { floor } else { 0.0 };
            score.row(&format!("{file}: {kind}"), "clause", floor);
        }
        let macro_f1 = scores.iter().map(|score| score.f1()).sum::<f64>() / 6.0;
        println!("| {file}: macro of six | clause | – | – | {macro_f1:.3} |");
        assert!(macro_f1 >= 0.52, "{file}: macro F1 {macro_f1:.3}");
    }
}

/// Sentences that make a norm for an agent they name, as the labels have it: duties, rights and permissions alike. The
/// lists were written with the first half in view. Where no agent is named the labels contradict each other: a
/// quarter of the passives bears them, and a sixth of the rest.
#[test]
fn norms_for_an_agent_in_rules_of_the_union() {
    let Some(root) = root() else { return };
    let rows = rows(&root.join("gold/eu-rules/sentences.tsv"));
    let for_agent = |act: &Act| {
        let binds = act.norm.is_some_and(|norm| norm != Norm::Constitutive);
        binds && act.actors.iter().any(|party| party.class.is_some())
    };
    let (seen, unseen) = rows.split_at(rows.len() / 2);
    table_head();
    for (half, rows) in [("seen", seen), ("unseen", unseen)] {
        let (mut score, mut right) = (Score::default(), 0);
        for row in rows {
            let draft = Draft::parse("gold", &row[2]);
            let found = Force::new(&draft).acts().iter().any(for_agent);
            let wanted = row[0] == "regulatory";
            right += usize::from(found == wanted);
            let found: BTreeSet<bool> = [true].into_iter().filter(|_| found).collect();
            score.add(Score::of(&found, &[true].into_iter().filter(|_| wanted).collect()));
        }
        score.row(&format!("eu-rules, {half} half"), "sentence", 0.30);
        let accuracy = right as f64 / rows.len() as f64;
        println!("| eu-rules, {half} half, accuracy | sentence | – | – | {accuracy:.3} |");
    }
}

#[test]
fn promises_of_parties_before_elections() {
    let Some(root) = root() else { return };
    let mut score = Score::default();
    for row in rows(&root.join("gold/mimac-pledges/sentences.tsv")) {
        if row[0] != "India" {
            continue;
        }
        let draft = Draft::parse("gold", &row[5]);
        let promises = |act: &Act| act.act_type == ActType::Commissive || act.name == "will";
        let found = Force::new(&draft).acts().iter().any(promises);
        let found: BTreeSet<bool> = [true].into_iter().filter(|_| found).collect();
        score.add(Score::of(&found, &[true].into_iter().filter(|_| row[4] == "1").collect()));
    }
    table_head();
    score.row("mimac-pledges, India", "sentence", 0.45);
}
