//! Who is on rosters, and who thinks what of what a text names.

use super::answer::{Answer, counted, fact, listed, words};
use super::session::Session;
use super::statement::{Position, RosterClaim, RosterDemand};
use super::verdict::{Evidence, Role, Verdict};
use crate::roster::{
    Among, Date, Filter, Member, MemberId, Presence, Roster, RosterView, Standing, Subset,
};

impl Session<'_, '_> {
    pub(super) fn roster(&self, demand: &RosterDemand) -> Answer {
        let Some(roster) = self.stock.checks.roster(&demand.roster) else {
            return Answer::not_decidable(format!("the roster “{}” was not given", demand.roster));
        };
        let view = roster.as_of(demand.as_of);
        if !view.is_known() {
            let because = format!(
                "the roster of {} is not known for {}: its source is of {}",
                roster.title(),
                demand.as_of,
                roster.known_as_of()
            );
            return Answer::not_decidable(because).with([sourced(roster)]);
        }
        let group = |name: &str| self.stock.checks.roster(name).map(|own| own.as_of(demand.as_of));
        let answer = match &demand.claim {
            RosterClaim::Names { has, lacks } => names(&view, has, lacks),
            RosterClaim::MembersOf { group: name, has, lacks } => match group(name) {
                Some(group) => members_of(&view.among(&group), has, lacks),
                None => Answer::not_decidable(format!("the roster “{name}” was not given")),
            },
            RosterClaim::AllOf { group: name, each } => match group(name) {
                Some(group) => all_of(&view.among(&group), *each),
                None => Answer::not_decidable(format!("the roster “{name}” was not given")),
            },
            RosterClaim::NoneOf { group: name } => match group(name) {
                Some(group) => none_of(&view.among(&group)),
                None => Answer::not_decidable(format!("the roster “{name}” was not given")),
            },
            RosterClaim::Count { member_type, country, sector, at_least, at_most } => {
                let mut filter = Filter::new();
                if let Some(member_type) = member_type {
                    filter = filter.member_type(member_type);
                }
                if let Some(country) = country {
                    filter = filter.country(country);
                }
                if let Some(sector) = sector {
                    filter = filter.sector(sector);
                }
                let said = [member_type, country, sector].into_iter().flatten();
                let said: Vec<&str> = said.map(String::as_str).collect();
                count(&view, &filter, &said.join(", "), [*at_least, *at_most])
            }
        };
        answer.with([sourced(roster)])
    }

    pub(super) fn join(
        &self,
        table: &str,
        (position, actors): (&str, &[String]),
        off_roster: Option<&(String, Date)>,
        text: usize,
    ) -> Answer {
        let (draft, rows) = (self.draft(text), self.stock.checks.table(table));
        let rows = rows.iter().filter(|row| row.position == position);
        let mut answer = Answer::new(Verdict::Fails, String::new());
        let (mut friction, mut spared): (Vec<&Position>, Vec<&Position>) = (Vec::new(), Vec::new());
        for row in rows.filter(|row| actors.is_empty() || actors.contains(&row.actor)) {
            match self.spots(&row.matter, text).first() {
                Some(spot) => {
                    let note = format!("{} {position} ({})", row.actor, row.source);
                    answer.push(words(Role::Shows, draft, spot.span, note));
                    friction.push(row);
                }
                None => spared.push(row),
            }
        }
        let who = |rows: &[&Position]| {
            let mut who: Vec<String> = rows.iter().map(|row| row.actor.clone()).collect();
            who.sort_unstable();
            who.dedup();
            who
        };
        let found = who(&friction);
        let unmoved: Vec<String> =
            actors.iter().filter(|actor| !found.contains(actor)).cloned().collect();
        for row in spared {
            let name = self.name(&row.matter, text);
            let note = format!("{} {position} {name}, which the text does not name", row.actor);
            answer.push(fact(Role::NearMiss, draft.sigil(), note));
        }
        let each: Vec<String> = friction
            .iter()
            .map(|row| format!("{} ({})", row.actor, self.name(&row.matter, text)))
            .collect();
        answer.verdict = Verdict::of(!found.is_empty() && unmoved.is_empty());
        answer.because = match (found.is_empty(), unmoved.is_empty()) {
            (true, _) => format!("{} names nothing on which anyone {position}", draft.sigil()),
            (_, false) => {
                format!("{} names nothing on which {} {position}", draft.sigil(), listed(&unmoved))
            }
            _ => {
                format!("{} names what {} by the table: {}", draft.sigil(), position, listed(&each))
            }
        };
        match off_roster.filter(|_| answer.verdict == Verdict::Holds) {
            Some(roster) => self.and_off_roster(answer, found, roster),
            None => answer,
        }
    }

    /// What else it takes: that none of them is on a roster.
    fn and_off_roster(
        &self,
        answer: Answer,
        actors: Vec<String>,
        (name, date): &(String, Date),
    ) -> Answer {
        let off = self.roster(&RosterDemand {
            roster: name.clone(),
            as_of: *date,
            claim: RosterClaim::Names { has: Vec::new(), lacks: actors },
        });
        let verdict = answer.verdict.and(off.verdict);
        let because = format!("{}; {}", answer.because, off.because);
        Answer { verdict, because, ..answer }.with(off.evidence)
    }
}

/// The source of a roster as evidence.
fn sourced(roster: &Roster) -> Evidence {
    let note = format!("{}, as of {}", roster.source(), roster.known_as_of());
    fact(Role::Searched, roster.title(), note)
}

fn standing_evidence(role: Role, presence: &Presence<'_>) -> Evidence {
    fact(role, presence.roster().title(), presence.to_string())
}

fn names(view: &RosterView<'_>, has: &[String], lacks: &[String]) -> Answer {
    let (mut verdict, mut wrong, mut open) = (Verdict::Holds, Vec::new(), Vec::new());
    let mut evidence = Vec::new();
    for (name, wanted) in has
        .iter()
        .map(|name| (name, Standing::On))
        .chain(lacks.iter().map(|name| (name, Standing::NotOn)))
    {
        let presence = view.find(name);
        let own = match presence.standing() {
            Standing::NotKnown => Verdict::Undecided,
            standing => Verdict::of(standing == wanted),
        };
        match own {
            Verdict::Fails => wrong.push(format!(
                "{name} is {}on it",
                if wanted == Standing::On { "not " } else { "" }
            )),
            Verdict::Undecided => open.push(name.clone()),
            _ => {}
        }
        let role = if own == Verdict::Fails { Role::Against } else { Role::Shows };
        evidence.push(standing_evidence(role, &presence));
        verdict = verdict.and(own);
    }
    let (title, date) = (view.roster().title(), view.date());
    let because = match verdict {
        Verdict::Fails => format!("as of {date}, of the roster of {title}: {}", listed(&wrong)),
        Verdict::Undecided => {
            format!("whether {} was on the roster of {title} at {date} is not known", listed(&open))
        }
        _ => {
            let on = (!has.is_empty()).then(|| format!("{} on", super::presence::are(has)));
            let off =
                (!lacks.is_empty()).then(|| format!("{} not on", super::presence::are(lacks)));
            let both: Vec<String> = on.into_iter().chain(off).collect();
            format!(
                "{} the roster of {title} at {date}; who is not on it may have refused, or never been asked",
                both.join(", ")
            )
        }
    };
    let because = if lacks.is_empty() {
        because.split("; who").next().unwrap_or_default().to_owned()
    } else {
        because
    };
    Answer { evidence, ..Answer::new(verdict, because) }
}

fn member_names<'m>(members: impl Iterator<Item = &'m Member>) -> Vec<String> {
    members.map(|member| member.name.clone()).collect()
}

fn members_of(among: &Among<'_>, has: &[String], lacks: &[String]) -> Answer {
    let group = among.group().roster();
    let ids = |names: &[String]| -> Vec<Option<MemberId>> {
        let mut ids: Vec<_> = names.iter().map(|name| group.find(name)).collect();
        ids.sort_unstable();
        ids
    };
    let unknown: Vec<String> =
        has.iter().chain(lacks).filter(|name| group.find(name).is_none()).cloned().collect();
    let split = among.split();
    let all = |ids: &[MemberId]| ids.iter().copied().map(Some).collect::<Vec<_>>();
    let (on, off) = (member_names(among.on()), member_names(among.not_on()));
    let (title, date) = (among.roster().roster().title(), among.roster().date());
    let open = member_names(among.not_known());
    let told = format!(
        "of {} {} on the roster of {title} at {date}, {} not",
        group.title(),
        super::presence::are(&on),
        super::presence::are(&off)
    );
    let same = ids(has) == all(&split.on) && (lacks.is_empty() || ids(lacks) == all(&split.not_on));
    let (verdict, because) = match (unknown.is_empty(), open.is_empty()) {
        (false, _) => {
            let because = format!("{} not of {}", super::presence::are(&unknown), group.title());
            (Verdict::Fails, because)
        }
        (true, false) => {
            (Verdict::Undecided, format!("{told}; of {} it is not known", listed(&open)))
        }
        (true, true) => (Verdict::of(same), told),
    };
    let view = among.roster();
    let shown = group.members().filter(|own| {
        let name = &own.name;
        on.contains(name) || off.contains(name) || open.contains(name)
    });
    let role = |name: &String| if on.contains(name) { Role::Shows } else { Role::NearMiss };
    let evidence = shown.map(|own| standing_evidence(role(&own.name), &view.find_member(own)));
    Answer::new(verdict, because).with(evidence)
}

fn all_of(among: &Among<'_>, each: bool) -> Answer {
    let (group, roster) = (among.group().roster().title(), among.roster().roster().title());
    let (off, date) = (member_names(among.not_on()), among.roster().date());
    let not_on = format!("{} not on the roster of {roster} at {date}", super::presence::are(&off));
    let (verdict, because) = match among.subset() {
        Subset::Members => (
            Verdict::Holds,
            format!("every member of {group} is on the roster of {roster} at {date}"),
        ),
        Subset::BodyOnly if !each => {
            (Verdict::Holds, format!("{group} is on the roster of {roster} at {date} as a body"))
        }
        Subset::BodyOnly => {
            let because = format!(
                "{group} is on the roster of {roster} as a body, of which nothing follows for its members; {not_on}"
            );
            (Verdict::Undecided, because)
        }
        Subset::NotAll => (Verdict::Fails, format!("of {group}, {not_on}")),
        _ => (
            Verdict::Undecided,
            format!(
                "the dates or the lists leave open who of {group} was on the roster of {roster} at {date}"
            ),
        ),
    };
    let view = among.roster();
    let against =
        among.not_on().map(|own| standing_evidence(Role::Against, &view.find_member(own)));
    let shown = among.on().map(|own| standing_evidence(Role::Shows, &view.find_member(own)));
    let body = standing_evidence(Role::Shows, &among.body());
    Answer::new(verdict, because).with([body]).with(against).with(shown)
}

fn none_of(among: &Among<'_>) -> Answer {
    let (group, roster) = (among.group().roster().title(), among.roster().roster().title());
    let (on, open) = (member_names(among.on()), member_names(among.not_known()));
    let date = among.roster().date();
    let (verdict, because) = match (on.is_empty(), open.is_empty()) {
        (false, _) => (
            Verdict::Fails,
            format!(
                "of {group}, {} on the roster of {roster} at {date}",
                super::presence::are(&on)
            ),
        ),
        (true, false) => (
            Verdict::Undecided,
            format!(
                "whether {} of {group} was on the roster of {roster} at {date} is not known",
                listed(&open)
            ),
        ),
        (true, true) => {
            (Verdict::Holds, format!("no member of {group} is on the roster of {roster} at {date}"))
        }
    };
    let view = among.roster();
    let against = among.on().map(|own| standing_evidence(Role::Against, &view.find_member(own)));
    Answer::new(verdict, because).with(against)
}

fn count(
    view: &RosterView<'_>,
    filter: &Filter,
    said: &str,
    [at_least, at_most]: [Option<usize>; 2],
) -> Answer {
    let (roster, date) = (view.roster(), view.date());
    let selection = view.select(filter);
    let name = |id: &MemberId| roster.member(*id).name.clone();
    let (on, open): (Vec<_>, Vec<_>) =
        (selection.on.iter().map(name).collect(), selection.not_known.iter().map(name).collect());
    let (fewest, most) = (on.len(), (selection.complete).then_some(on.len() + open.len()));
    let enough = match at_least {
        Some(least) if fewest >= least => Verdict::Holds,
        Some(least) if most.is_some_and(|most| most < least) => Verdict::Fails,
        Some(_) => Verdict::Undecided,
        None => Verdict::Holds,
    };
    let few = match at_most {
        Some(limit) if most.is_some_and(|most| most <= limit) => Verdict::Holds,
        Some(limit) if fewest > limit => Verdict::Fails,
        Some(_) => Verdict::Undecided,
        None => Verdict::Holds,
    };
    let kind = if said.is_empty() { String::new() } else { format!(" ({said})") };
    let open_too = match open.is_empty() {
        true => String::new(),
        false => format!("; of {} more it is not known: {}", open.len(), listed(&open)),
    };
    let because = format!(
        "{}{kind} on the roster of {} at {date}{open_too}",
        counted(fewest, "member"),
        roster.title()
    );
    let shown = on.iter().map(|name| standing_evidence(Role::Shows, &view.find(name)));
    Answer::new(enough.and(few), because).with(shown)
}
