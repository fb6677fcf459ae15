//! What clauses commit to: force, actors, ways in which concepts stand.

use super::answer::{Answer, Decided, counted, fact, listed, quoted, words};
use super::presence::often;
use super::select::{Selection, act_name};
use super::session::Session;
use super::statement::{ActorRole, ForceDemand, Matter, Place};
use super::verdict::{Evidence, Role, Verdict};
use super::words::folded;
use crate::document::Draft;
use crate::force::{Act, ActType, Norm, Party, Profiles, Ranking};
use crate::setting::{Setting, Way};

use super::statement_file::ASSERTED;

impl Session<'_, '_> {
    /// The acts of a place.
    ///
    /// # Errors
    /// The answer that there is no such clause, or that none of them does anything.
    pub(super) fn acts(
        &self,
        place: &Place,
        text: usize,
    ) -> Result<(Selection, Vec<&Act>), Answer> {
        self.readable(text)?;
        let selection = self.select(place, text)?;
        let acts = self.governing(place, &selection, text);
        if acts.is_empty() {
            let because = format!("nothing is said to be done in {}", selection.name);
            let searched =
                fact(Role::Searched, self.draft(text).sigil(), counted(selection.count, "clause"));
            return Err(Answer::new(Verdict::Fails, because).with([searched]));
        }
        Ok((selection, acts))
    }

    pub(super) fn demanded(&self, demand: &ForceDemand, place: &Place, text: usize) -> Decided {
        let (selection, acts) = self.acts(place, text)?;
        let draft = self.draft(text);
        let judged: Vec<(&Act, Vec<Judged>)> =
            acts.into_iter().map(|act| (act, judge(demand, act, draft))).collect();
        let verdict = |judged: &[Judged]| {
            judged.iter().map(|one| one.verdict).reduce(Verdict::and).unwrap_or(Verdict::Holds)
        };
        let verdicts = judged.iter().map(|(_, judged)| verdict(judged));
        // "no stronger than" is said of all that a clause does, the rest of the strongest
        let join = if demand.at_most.is_some() { Verdict::and } else { Verdict::or };
        let overall = verdicts.reduce(join).unwrap_or(Verdict::NotDecidable);
        let mut answer = Answer::new(overall, String::new());
        let mut reasons: Vec<String> = Vec::new();
        for (act, judged) in &judged {
            let own = verdict(judged);
            let role = if own == Verdict::Fails { Role::Against } else { Role::Shows };
            answer.push(act_evidence(role, draft, act));
            if own == overall {
                let told = judged.iter().filter(|one| one.verdict == own);
                let told: Vec<&str> = told.map(|one| one.because.as_str()).collect();
                let reason = format!("{} {}", done(draft, act), listed(&told));
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        let most = 3.min(reasons.len());
        let more = reasons.len() - most;
        answer.because = format!("in {}, {}", selection.name, reasons[..most].join("; "));
        if more > 0 {
            answer.because.push_str(&format!("; and {}", counted(more, "more act")));
        }
        Ok(answer)
    }

    pub(super) fn actor(
        &self,
        actor: &str,
        role: Option<ActorRole>,
        place: &Place,
        text: usize,
    ) -> Decided {
        let (selection, acts) = self.acts(place, text)?;
        let draft = self.draft(text);
        let wanted = folded(actor);
        let is_meant = |party: &Party| {
            let printed = folded(&draft.text()[party.span.range()]);
            let named = printed.windows(wanted.len().max(1)).any(|words| words == wanted);
            named || party.class.as_deref() == Some(actor)
        };
        let (mut answer, mut others) = (Answer::new(Verdict::Fails, String::new()), Vec::new());
        let mut found = Vec::new();
        for act in acts {
            for (own, parties) in parties(act) {
                for party in parties {
                    let fits = role.is_none_or(|role| role == own);
                    let evidence = |kind| {
                        let note =
                            format!("{} by {}", role_name(own), quoted(draft, act.predicate));
                        words(kind, draft, party.span, note)
                    };
                    match (is_meant(party), fits) {
                        (true, true) => found.push(evidence(Role::Shows)),
                        (true, false) => others.push(evidence(Role::NearMiss)),
                        (false, true) => others.push(evidence(Role::Against)),
                        (false, false) => {}
                    }
                }
            }
        }
        let (name, wanted) = (actor.replace('-', " "), role.map_or("named", role_name));
        answer.verdict = Verdict::of(!found.is_empty());
        answer.because = match found.len() {
            0 => {
                let are = instead(&others);
                format!("{name} {} not {wanted} in {}; {are}", be(actor), selection.name)
            }
            count => {
                format!("{name} {} {wanted} {} in {}", be(actor), often(count), selection.name)
            }
        };
        Ok(answer.with(found).with(others))
    }

    pub(super) fn stands(
        &self,
        concept: &Matter,
        way: &str,
        place: &Place,
        text: usize,
    ) -> Decided {
        self.readable(text)?;
        let selection = self.select(place, text)?;
        let Matter::Concept { scheme, id } = concept else {
            return Ok(Answer::not_decidable("only concepts stand in ways"));
        };
        let (draft, name) = (self.draft(text), self.name(concept, text));
        let known = self.stock.map(text, scheme).zip(self.settings(text, scheme));
        let own = self.stock.checks.scheme(scheme).and_then(|scheme| scheme.concept(id));
        let (Some((mapped, settings)), Some(own)) = (known, own) else {
            return Ok(Answer::not_decidable(format!("no scheme has {name}")));
        };
        let settings = mapped.numbers(own).into_iter().filter_map(|at| settings.all().get(at));
        let settings: Vec<&Setting> =
            settings.filter(|setting| selection.has(setting.annotation.clause)).collect();
        if settings.is_empty() {
            let answer =
                Answer::new(Verdict::Fails, super::answer::not_found(&name, &selection.name));
            return Ok(answer.with(self.near_misses(concept, text)));
        }
        let wanted = Way::ALL.into_iter().find(|own| own.name() == way);
        let is_so = |setting: &Setting| match wanted {
            Some(way) => setting.is(way),
            None => setting.is_asserted(),
        };
        let mut answer = Answer::new(Verdict::Fails, String::new());
        let mut count = 0;
        for setting in &settings {
            let so = is_so(setting);
            count += usize::from(so);
            let ways: Vec<String> = setting
                .circumstances
                .iter()
                .map(|own| format!("{} by {}", own.way.name(), quoted(draft, own.evidence)))
                .collect();
            let note = if ways.is_empty() { ASSERTED.to_owned() } else { ways.join(", ") };
            let role = if so { Role::Shows } else { Role::Against };
            answer.push(words(role, draft, setting.annotation.span, note));
        }
        answer.verdict = Verdict::of(count > 0);
        let places = settings.len();
        answer.because = match (count, places) {
            (0, 1) => format!("{name} stands once in {}, and is not {way} there", selection.name),
            (0, _) => format!(
                "{name} stands {} in {}, and is {way} nowhere",
                often(places),
                selection.name
            ),
            (_, 1) => format!("{name} is {way} where it stands in {}", selection.name),
            _ => format!("{name} is {way} at {count} of {places} places in {}", selection.name),
        };
        Ok(answer)
    }
}

/// What one demand makes of an act.
struct Judged {
    verdict: Verdict,
    because: String,
}

fn judge(demand: &ForceDemand, act: &Act, draft: &Draft) -> Vec<Judged> {
    let mut judged = Vec::new();
    let mut add = |verdict, because: String| judged.push(Judged { verdict, because });
    let bounds = [
        (&demand.at_least, "at least", [Ranking::Stronger, Ranking::Equal]),
        (&demand.at_most, "at most", [Ranking::Weaker, Ranking::Equal]),
        (&demand.exactly, "exactly", [Ranking::Equal, Ranking::Equal]),
    ];
    for (wanted, how, allowed) in bounds {
        if let Some(wanted) = wanted {
            let (verdict, because) = beside(act, wanted, how, &allowed);
            add(verdict, because);
        }
    }
    if !demand.governed_by.is_empty() {
        let is_one = demand.governed_by.iter().any(|own| *own == act.name);
        let wanted = demand.governed_by.join(" or ");
        let because = match is_one {
            true => "governs it, as stated".to_owned(),
            false => format!("governs it, not {wanted}"),
        };
        add(Verdict::of(is_one), because);
    }
    if let Some(kind) = &demand.kind {
        let is_so = match act.norm {
            // "shall refrain from" is one too
            Some(_) if kind == Norm::Prohibition.name() => act.forbids(draft),
            norm => act.act_type.name() == kind || norm.is_some_and(|norm| norm.name() == kind),
        };
        add(
            Verdict::of(is_so),
            if is_so { format!("is of the kind {kind}") } else { format!("is no {kind}") },
        );
    }
    if let Some(wanted) = demand.hedged {
        let hedges = act.modifiers.iter().filter(|own| own.class.is_hedge()).count();
        let because = match hedges {
            0 => "stands without a hedge".to_owned(),
            count => format!("stands with {}", counted(count, "hedge")),
        };
        add(Verdict::of((hedges > 0) == wanted), because);
    }
    judged
}

/// How an act stands to a verb that bounds it.
fn beside(act: &Act, wanted: &str, how: &str, allowed: &[Ranking]) -> (Verdict, String) {
    match rank(act, wanted) {
        Ok(Ranking::Contested { weaker, stronger, equal }) => {
            let by = |names: &[String], what: &str| match names {
                [] => String::new(),
                names => format!(", {what} by {}", listed(names)),
            };
            let told = by(&weaker, "weaker") + &by(&stronger, "stronger") + &by(&equal, "equal");
            let because = format!("is disputed by published orders beside {wanted}{told}");
            (Verdict::Undecided, because)
        }
        Ok(ranking) => {
            let so = match &ranking {
                _ if act.name == wanted => how_same(how, wanted),
                Ranking::Equal => format!("is as strong as {wanted}"),
                Ranking::Weaker => format!("is weaker than {wanted}"),
                _ => format!("is stronger than {wanted}"),
            };
            (Verdict::of(allowed.contains(&ranking)), so)
        }
        Err(verdict) => {
            (verdict, format!("is another kind of act than {wanted}, and no order ranks both"))
        }
    }
}

/// “at least shall” of *shall* itself.
fn how_same(how: &str, wanted: &str) -> String {
    if how == "exactly" { format!("is just {wanted}") } else { format!("is {how} {wanted}") }
}

/// How an act stands to a verb or modal; the verdict on acts that no order ranks together.
fn rank(act: &Act, wanted: &str) -> Result<Ranking, Verdict> {
    let profiles = Profiles::all();
    if act.name == wanted {
        return Ok(Ranking::Equal);
    }
    let wanted_type = profiles.first().act_type(wanted);
    let types = [Some(act.act_type), wanted_type].into_iter().flatten();
    let mut rankings = types.map(|own| profiles.rank_names(own, &act.name, wanted));
    if let Some(ranking) = rankings.find(|ranking| *ranking != Ranking::Unranked) {
        return Ok(ranking);
    }
    // to say what is so, or good, asks nothing of anybody; how an order stands to a promise is open
    let says =
        |act_type| matches!(act_type, ActType::Recital | ActType::Approval | ActType::Disapproval);
    match wanted_type.is_some_and(says) || says(act.act_type) {
        true => Err(Verdict::Fails),
        false => Err(Verdict::Undecided),
    }
}

/// The verb of an act as printed and, if that is another word, as orders of verbs have it.
fn done(draft: &Draft, act: &Act) -> String {
    let printed = quoted(draft, act.predicate);
    match printed.to_lowercase().trim_matches(['“', '”']) == act.name {
        true => printed,
        false => format!("{printed} ({})", act.name),
    }
}

/// The verb of an act with what it is about.
pub(super) fn act_evidence(role: Role, draft: &Draft, act: &Act) -> Evidence {
    let content = act.content.as_ref().map(|content| quoted(draft, content.span));
    let hedges: Vec<String> = act
        .modifiers
        .iter()
        .filter(|own| own.class.is_hedge())
        .map(|own| quoted(draft, own.span))
        .collect();
    let hedged = match hedges.is_empty() {
        true => String::new(),
        false => format!("; hedged by {}", listed(&hedges)),
    };
    let note = format!("{}: {}{hedged}", act_name(act), content.unwrap_or_default());
    let mut evidence = words(role, draft, act.predicate, note);
    evidence.place = draft.clause(act.clause).path();
    evidence
}

fn parties(act: &Act) -> [(ActorRole, &[Party]); 3] {
    [
        (ActorRole::Bound, &act.actors),
        (ActorRole::Addressed, &act.addressees),
        (ActorRole::Served, &act.beneficiaries),
    ]
}

pub(super) fn role_name(role: ActorRole) -> &'static str {
    ActorRole::ALL.iter().find(|(_, own)| *own == role).map_or("named", |(name, _)| name)
}

/// “is” or “are”, by how the class is called.
fn be(actor: &str) -> &'static str {
    if actor.ends_with('s') { "are" } else { "is" }
}

/// “States and firms are”: who is meant where the actor asked for is not, four at most.
fn instead(others: &[Evidence]) -> String {
    let against = others.iter().filter(|own| own.role == Role::Against);
    let quotations = against.filter_map(|own| own.quotation.as_ref());
    let mut who: Vec<String> = quotations.map(|own| format!("“{}”", own.exact)).collect();
    who.dedup();
    who.truncate(4);
    match who.is_empty() {
        true => "nobody is".to_owned(),
        false => super::presence::are(&who),
    }
}
