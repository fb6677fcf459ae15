//! What an article says of a declaration, decided on its words: on the Paris Call, where the environment
//! variable `TRAVAUX_TEXTS` says it is, and on a text of the corpus with the same traps.
//!
//! The numbers are those of the claims in the list the project began with. Clauses are found by their
//! concepts, so that both texts, and a third, are decided by the same steps.

use travaux::force::{ActType, ModifierClass, ScopeClass};
use travaux::term::{Standing, Terms};
use travaux::{Clause, ConceptMap, Draft, Force, Scheme, read};

use crate::corpus;
use crate::real_texts;

/// A declaration with all that the claims are decided by.
struct Evidence<'d> {
    draft: &'d Draft,
    cyber: ConceptMap<'d>,
    actors: ConceptMap<'d>,
    force: Force<'d>,
    terms: Terms<'d>,
}

impl<'d> Evidence<'d> {
    fn new(draft: &'d Draft) -> Self {
        Self {
            draft,
            cyber: Scheme::builtin("cyber").unwrap().annotate(draft),
            actors: Scheme::builtin("actors").unwrap().annotate(draft),
            force: Force::new(draft),
            terms: Terms::new(draft),
        }
    }

    /// The clauses that name all of these concepts.
    fn clauses(&self, concepts: &[&str]) -> Vec<Clause<'d>> {
        let names = |map: &ConceptMap<'d>, clause: Clause<'d>| {
            map.concepts_in(clause.id()).iter().map(|c| c.id()).collect::<Vec<_>>()
        };
        let all = self.draft.clauses().filter(|clause| {
            let named = [names(&self.cyber, *clause), names(&self.actors, *clause)].concat();
            concepts.iter().all(|concept| named.contains(concept))
        });
        all.collect()
    }

    /// The only clause that names all of these concepts.
    fn clause(&self, concepts: &[&str]) -> Clause<'d> {
        let clauses = self.clauses(concepts);
        let [clause] = clauses.as_slice() else {
            let found: Vec<&str> = clauses.iter().map(|clause| clause.body()).collect();
            panic!("{concepts:?} in {found:?}")
        };
        *clause
    }

    /// What the clause does, by the names of its acts.
    fn acts(&self, clause: Clause<'_>) -> Vec<&str> {
        self.force.acts_of(clause.id()).iter().map(|act| &*act.name).collect()
    }

    fn has_scope(&self, clause: Clause<'_>, class: ScopeClass) -> bool {
        let acts = self.force.acts_of(clause.id()).iter();
        acts.flat_map(|act| &act.scopes).any(|scope| scope.class == class)
    }

    fn acts_with_scope(&self, class: ScopeClass) -> usize {
        let acts = self.force.acts().iter();
        acts.filter(|act| act.scopes.iter().any(|scope| scope.class == class)).count()
    }
}

/// What a declaration with the same traps as the Paris Call says, whoever wrote it.
fn check_claims(draft: &Draft) {
    let call = &Evidence::new(draft);
    presence(call);
    absence(call);
    pairs(call);
    definedness(call);
    roles(call);
    scopes(call);
    emphasis(call);
}

/// Claims 14, 19, 21, 24 and 28.
fn presence(call: &Evidence<'_>) {
    let budapest = call.clause(&["budapest-convention"]);
    assert!(budapest.body().contains("is a key tool"));
    // the article says *reaffirms*
    assert_eq!(call.acts(budapest), ["recognize"]);
    let instruments = Scheme::builtin("instruments").unwrap().annotate(call.draft);
    let named: Vec<_> = instruments.mentions_of("budapest-convention").collect();
    assert_eq!(named[0].words(), "Budapest Convention on Cybercrime");
    assert_eq!(instruments.mentions_of("un-charter").count(), 1);

    assert_eq!(call.acts(call.clause(&["standards-creation"])), ["welcome"]);
    call.clause(&["product-security", "product-lifecycle", "supply-chain"]);
    call.clause(&["cyber-hygiene", "stakeholders"]);
    call.clause(&["public-core", "availability", "integrity"]);
}

/// Claims 31 and 44, and what the article only heard in a speech (7) or infers (13).
fn absence(call: &Evidence<'_>) {
    let core = call.clause(&["public-core"]);
    let here = call.cyber.within(core.id());
    // of a triad two are present and the third is absent: in the clause, and in the whole text
    for map in [&here, &call.cyber] {
        let gap = map.gap("confidentiality").expect("confidentiality is absent");
        let siblings: Vec<_> = gap.present_siblings().iter().map(|concept| concept.id()).collect();
        assert_eq!(siblings, ["integrity", "availability"]);
    }
    let gap = call.cyber.gap("confidentiality").unwrap();
    let misses: Vec<_> = gap.near_misses().map(|miss| miss.words()).collect();
    assert_eq!(misses, ["confidential business information"]);
    assert_eq!(here.gap("confidentiality").unwrap().near_misses().count(), 0);
    // and/or is recorded: what is to be prevented is damage to either
    assert!(core.body().contains("availability or integrity"));
    for never in ["internet-fragmentation", "content-blocking", "civilians"] {
        assert!(call.cyber.gap(never).is_some(), "{never}");
    }
    assert_eq!(call.clauses(&["victims", "armed-conflict"]).len(), 1);

    let process = Scheme::from_toml(PROCESS).unwrap();
    let map = process.annotate(call.draft);
    let present: Vec<_> = map.concepts().map(|concept| concept.id()).collect();
    assert_eq!(present, ["venue", "year"]);
    let gaps: Vec<_> = map.gaps().map(|gap| gap.concept().id()).collect();
    assert_eq!(gaps, ["criteria", "reporting", "secretariat", "deadline"]);
}

/// What a promise to meet again may or may not say.
const PROCESS: &str = r#"
scheme.id = "process"
[[concept]]
id = "venue"
label.en.preferred = "place of the next meeting"
pattern = [{ match = "forum NEAR/clause reconvene~" }]
[[concept]]
id = "year"
label.en.preferred = "year of the next meeting"
pattern = [{ regex = "\\b20\\d\\d\\b" }]
reject = [{ match = "2018 AFTER/3 November", reason = "the date of the text" }]
[[concept]]
id = "criteria"
label.en = { preferred = "criterion of progress", alternative = ["criteria", "indicator", "benchmark", "metric"] }
[[concept]]
id = "reporting"
label.en = { preferred = "report on progress", alternative = ["progress report", "national report", "annual report"] }
pattern = [{ match = "report~ NEAR/clause progress|implementation" }]
[[concept]]
id = "secretariat"
label.en = { preferred = "secretariat", alternative = ["depositary", "focal point", "steering committee", "working group"] }
[[concept]]
id = "deadline"
label.en = { preferred = "deadline", alternative = ["no later than", "time frame", "timetable"] }
"#;

/// Claim 20, in three nested verdicts: standards are created and not implemented in the clause and in
/// the paragraph; in the document something else is.
fn pairs(call: &Evidence<'_>) {
    let action = |verbs: &str, reach: &str| {
        let toml = format!(
            "scheme.id = \"pair\"\n[[concept]]\nid = \"pair\"\nlabel.en.preferred = \"zzz\"\n\
             pattern = [{{ match = \"cybersecurity standard NEAR/{reach} ({verbs})\" }}]"
        );
        Scheme::from_toml(&toml).unwrap().annotate(call.draft).mentions().count() > 0
    };
    let (create, implement) = ("create~ OR develop~", "implement~ OR implementation");
    let verdicts = |verbs| ["clause", "paragraph", "document"].map(|reach| action(verbs, reach));
    assert_eq!(verdicts(create), [true, true, true]);
    assert_eq!(verdicts(implement), [false, false, true]);
    assert!(call.cyber.gap("standards-implementation").is_some());
    let siblings = call.cyber.gap("standards-implementation").unwrap().present_siblings();
    assert_eq!(siblings[0].id(), "standards-creation");
    // what is implemented are norms
    call.clause(&["norm-implementation", "norm-acceptance"]);
}

/// Claims 30 and 36.
fn definedness(call: &Evidence<'_>) {
    for term in ["hacking-back", "public core"] {
        let standing = call.terms.standing(term);
        let Standing::Undefined { uses, glosses, .. } = &standing else {
            panic!("{term}: {standing:?}")
        };
        assert_eq!((*uses, glosses.len()), (1, 0), "{term}");
    }
}

/// Claims 22, 25 and 35.
fn roles(call: &Evidence<'_>) {
    let bears = call.clause(&["private-sector-responsibility"]);
    // recognized, not placed upon them: and beside it, in the same clause, safer products
    assert_eq!(call.acts(bears), ["recognize", "encourage"]);
    let named = call.cyber.concepts_in(bears.id());
    assert!(named.iter().any(|concept| concept.id() == "product-security"));

    // users and civil society are named once each, and not where hygiene is asked for
    let hygiene = call.clause(&["cyber-hygiene"]);
    let reached: Vec<_> = call.actors.concepts_in(hygiene.id()).iter().map(|c| c.id()).collect();
    assert_eq!(reached, ["stakeholders"]);
    call.clause(&["civil-society", "standards-creation"]);
    call.clause(&["users", "capacity-building"]);
    assert_eq!(call.cyber.mentions_of("users").count(), 1);
    assert_eq!(call.cyber.mentions_of("civil-society").count(), 1);

    let restrained = call.clause(&["hack-back", "non-state-actors", "private-sector"]);
    let [act] = call.force.acts_of(restrained.id()) else { panic!("one act") };
    let speakers: Vec<_> = act.actors.iter().filter_map(|actor| actor.class.as_deref()).collect();
    assert_eq!((speakers.as_slice(), act.act_type), (&["speakers"][..], ActType::Commissive));
    let content = act.content.as_ref().unwrap();
    assert!(call.draft.text()[content.span.range()].starts_with("prevent"), "{content:?}");
}

/// Claims 9 and 12.
fn scopes(call: &Evidence<'_>) {
    let [condemned, prevented] = call.clauses(&["malicious-cyber-activity", "systemic-harm"])[..]
    else {
        panic!("harm is condemned and prevented")
    };
    assert!(call.acts(condemned).contains(&"condemn"));
    assert!(call.has_scope(condemned, ScopeClass::Peacetime));
    assert_eq!(call.acts(prevented), ["express willingness"]);
    assert!(!call.has_scope(prevented, ScopeClass::Peacetime), "claim 9 merges two clauses");
    let helped = call.clause(&["victims", "armed-conflict", "peacetime"]);
    assert!(call.has_scope(helped, ScopeClass::Peacetime));
    assert!(call.has_scope(helped, ScopeClass::ArmedConflict));
    // the law is said to hold for what States do
    assert!(call.has_scope(call.clause(&["un-charter"]), ScopeClass::ByStates));
}

/// Claims 10 and 27.
fn emphasis(call: &Evidence<'_>) {
    let [peace, conflict] = [ScopeClass::Peacetime, ScopeClass::ArmedConflict];
    let (peace, conflict) = (call.acts_with_scope(peace), call.acts_with_scope(conflict));
    assert!(peace > conflict && conflict == 1, "{peace} acts in peacetime, {conflict} in conflict");
    let items: Vec<_> = call.force.acts().iter().filter(|act| act.inherited.is_some()).collect();
    let open = |class| class == ModifierClass::OpenList;
    assert!(items.iter().all(|act| act.modifiers.iter().any(|m| open(m.class))));
    let prevents = items.iter().filter(|act| {
        let content = act.content.as_ref().map(|content| content.span);
        content.is_some_and(|span| {
            call.draft.text()[span.range()].to_lowercase().starts_with("prevent")
        })
    });
    let prevents = prevents.count();
    assert!(prevents * 2 > items.len(), "{prevents} of {} items prevent", items.len());
}

#[test]
fn claims_of_a_commentary_on_a_text_of_the_corpus() {
    let draft = corpus::read(&corpus::root().join("cases/claims/lighthouse-call.md"));
    check_claims(&draft);
}

#[test]
fn claims_of_the_article_on_the_paris_call() {
    let Some(root) = real_texts::root() else { return };
    let draft = read::path(root.join("texts/paris-call/paris-call-2018-11-12.en.md")).unwrap();
    check_claims(&draft);
    // claim 33: here, and not in the clauses of the experts' report of 2015 that are at hand
    let call = Evidence::new(&draft);
    call.clause(&["intellectual-property-theft", "trade-secrets", "competitive-advantage"]);
    let recalled = std::fs::read_to_string(root.join("texts/recalled/clauses.tsv")).unwrap();
    let norms: Vec<&str> = recalled
        .lines()
        .filter_map(|line| line.strip_prefix("A/70/174\t"))
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!(norms.len(), 11);
    let norms = Draft::parse("A/70/174, 13", &norms.join("\n\n"));
    let map = Scheme::builtin("cyber").unwrap().annotate(&norms);
    let gap = map.gap("intellectual-property-theft").expect("no norm speaks of theft");
    println!("searched {} clauses for {} rules", map.searched().count(), gap.searched_for().len());
}

#[test]
fn the_triad_has_the_same_gap_in_french() {
    let Some(root) = real_texts::root() else { return };
    let draft = read::path(root.join("texts/paris-call/paris-call-2018-11-12.fr.md")).unwrap();
    let map = Scheme::builtin("cyber").unwrap().annotate(&draft);
    let gap = map.gap("confidentiality").expect("absent in French too");
    let siblings: Vec<_> = gap.present_siblings().iter().map(|concept| concept.id()).collect();
    assert_eq!(siblings, ["integrity", "availability"]);
    let misses: Vec<_> = gap.near_misses().map(|miss| miss.words()).collect();
    assert_eq!(misses, ["informations commerciales confidentielles"]);
}
