//! What real texts commit whom to, where the environment variable `TRAVAUX_TEXTS` says they are.

use travaux::force::{ActType, Agreement, Audit, ModifierClass, Norm};
use travaux::{Draft, Force, read};

use crate::real_texts::root;

fn paris_call(root: &std::path::Path) -> Draft {
    read::path(root.join("texts/paris-call/paris-call-2018-11-12.en.md")).unwrap()
}

/// The names of the acts that the clause with these words performs.
fn names<'f>(force: &'f Force<'_>, words: &str) -> Vec<&'f str> {
    let clause = force.draft().clauses().find(|clause| clause.body().contains(words)).unwrap();
    force.acts_of(clause.id()).iter().map(|act| &*act.name).collect()
}

#[test]
fn the_paris_call_invites_nobody() {
    let Some(root) = root() else { return };
    let draft = paris_call(&root);
    let force = Force::new(&draft);
    assert_eq!(names(&force, "to victims of"), ["welcome"]);
    assert_eq!(names(&force, "Budapest"), ["recognize"]);
    assert_eq!(names(&force, "disclosure of vulnerabilities"), ["recognize", "can"]);
    assert_eq!(names(&force, "private sector actors"), ["recognize", "encourage"]);
    assert_eq!(names(&force, "new cybersecurity standards"), ["welcome"]);
    let principles: Vec<_> = force.acts().iter().filter(|act| act.inherited.is_some()).collect();
    assert_eq!(principles.len(), 9);
    for act in principles {
        assert_eq!(act.name, "express willingness");
        assert!(act.modifiers.iter().any(|modifier| modifier.class == ModifierClass::OpenList));
    }
    for never in ["invite", "call upon", "call for", "shall", "should", "may"] {
        assert!(force.acts().iter().all(|act| act.name != never), "{never}");
    }
    let modals: Vec<&str> =
        force.acts().iter().filter(|act| act.norm.is_some()).map(|act| &*act.name).collect();
    assert_eq!(modals, ["must", "can"]);
}

/// The article calls for much that the text only welcomes or recognizes.
#[test]
fn the_article_says_more_than_the_call() {
    let Some(root) = root() else { return };
    let draft = paris_call(&root);
    let article = read::path(root.join("article/at-the-table-with-the-paris-call.txt")).unwrap();
    let audit = Audit::new(&article, &Force::new(&draft));
    let told: Vec<_> = audit
        .findings()
        .iter()
        .map(|finding| (&*finding.said_name, &*finding.found_name, finding.agreement))
        .collect();
    println!("{audit}");
    for wanted in [
        ("invite", "welcome", Agreement::OtherAct),
        ("reaffirm", "recognize", Agreement::Inflated),
        ("call for", "recognize", Agreement::OtherAct),
        ("call for", "underline", Agreement::OtherAct),
        ("call for", "express willingness", Agreement::OtherAct),
        ("condemn", "condemn", Agreement::Same),
    ] {
        assert!(told.contains(&wanted), "{wanted:?}\n{audit}");
    }
}

#[test]
fn the_climate_agreement_says_should_and_encourages() {
    let Some(root) = root() else { return };
    let path = root.join("texts/paris-agreement/agreement-2015-12-12.en.md");
    let draft = read::path(path).unwrap();
    let force = Force::new(&draft);
    let lead = draft.clauses().find(|clause| clause.path() == "Article 4, 4").unwrap();
    let acts: Vec<_> =
        force.acts_of(lead.id()).iter().map(|act| (act.act_type, act.norm, &*act.name)).collect();
    assert_eq!(
        acts,
        [
            (ActType::Norm, Some(Norm::Recommendation), "should"),
            (ActType::Norm, Some(Norm::Recommendation), "should"),
            (ActType::Directive, None, "encourage"),
        ]
    );
    let developed = &force.acts_of(lead.id())[0].actors[0];
    assert_eq!(developed.class.as_deref(), Some("developed-states"));
}
