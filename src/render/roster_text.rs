//! Rosters as a person reads them in a terminal.

use std::fmt;

use super::map_text::counted;
use super::style::Style;
use super::wrap::{Indent, Look, Run, paragraph};
use crate::roster::{
    Among, Date, Member, Movements, Presence, Roster, RosterView, Standing, Subset,
};

fn line(f: &mut fmt::Formatter<'_>, text: &str, indent: Indent) -> fmt::Result {
    paragraph(f, &[Run { text, look: Look::Plain }], indent, Style::new())
}

/// “(source: its register, as of 2032-02-11)”.
fn sourced(roster: &Roster) -> String {
    format!("(source: {}, as of {})", roster.source(), roster.known_as_of())
}

/// “2031-05-01 to 2032-02-11”.
fn known(roster: &Roster) -> String {
    match roster.known_since() {
        Some(since) => format!("{since} to {}", roster.known_as_of()),
        None => format!("{} only", roster.known_as_of()),
    }
}

/// “not known at 2033: the roster of X is known for 2031-05-01 to 2032-02-11”.
fn not_covered(roster: &Roster, date: Date) -> String {
    let (title, known) = (roster.title(), known(roster));
    format!("not known at {date}: the roster of {title} is known for {known} {}", sourced(roster))
}

/// “, joined 2031-05, left 2031-12-01”; nothing where no date is known.
fn dates(member: &Member) -> String {
    let joined = member.from.map(|date| format!(", joined {date}")).unwrap_or_default();
    let left = member.until.map(|date| format!(", left {date}")).unwrap_or_default();
    joined + &left
}

fn names<'r>(members: impl Iterator<Item = &'r Member>) -> String {
    let names: Vec<&str> = members.map(|member| member.name.as_str()).collect();
    match names.is_empty() {
        true => "none".to_owned(),
        false => names.join(", "),
    }
}

/// In one line: on the roster, not on it, or not known, with the date, the source and its date.
impl fmt::Display for Presence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, date, roster) = (self.name(), self.date(), self.roster());
        let (title, sourced) = (roster.title(), sourced(roster));
        let dates = self.member().map(dates).unwrap_or_default();
        match self.standing() {
            Standing::On => {
                write!(f, "{name}: on the roster of {title} at {date}{dates} {sourced}")
            }
            Standing::NotOn => {
                write!(f, "{name}: not on the roster of {title} at {date}{dates} {sourced}")
            }
            Standing::NotKnown if !roster.covers(date) => {
                write!(f, "{name}: {}", not_covered(roster, date))
            }
            Standing::NotKnown => {
                let why = match self.member() {
                    Some(member) if self.is_other_type() => {
                        &format!(", where one of that name has the type {}", member.member_type)
                    }
                    Some(Member { from: None, .. }) => ", since when it is on it is not known",
                    Some(_) => "",
                    None => ", which does not name all its members",
                };
                write!(
                    f,
                    "{name}: not known at {date} from the roster of {title}{why}{dates} {sourced}"
                )
            }
        }
    }
}

/// The source, the total and the counts by type, those of most members first.
impl fmt::Display for RosterView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (roster, date) = (self.roster(), self.date());
        if !self.is_known() {
            return line(f, &not_covered(roster, date), Indent::hanging(0));
        }
        let counts = self.counts();
        let at_least = if roster.is_partial() { "at least " } else { "" };
        let total = counted(counts.total, "member");
        let head = format!("{} at {date}: {at_least}{total} {}", roster.title(), sourced(roster));
        line(f, &head, Indent::hanging(0))?;
        let mut types: Vec<(&String, &usize)> = counts.by_type.iter().collect();
        types.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (name, count) in types {
            writeln!(f, "{count:>5}  {name}")?;
        }
        if counts.not_known > 0 {
            let all = names(self.not_known());
            line(f, &format!("{:>5}  not known: {all}", counts.not_known), Indent::hanging(3))?;
        }
        Ok(())
    }
}

/// Which members of the group are on the roster, which are not, and what follows for the group.
impl fmt::Display for Among<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (roster, group) = (self.roster(), self.group());
        for view in [roster, group] {
            if !view.is_known() {
                return line(f, &not_covered(view.roster(), view.date()), Indent::hanging(0));
            }
        }
        let (title, date) = (roster.roster().title(), roster.date());
        let all = group.members().count();
        let at = if group.date() == date { String::new() } else { format!(" at {}", group.date()) };
        let head = format!(
            "{}{at}, {}: on the roster of {title} at {date}?",
            group.roster().title(),
            counted(all, "member")
        );
        line(f, &head, Indent::hanging(0))?;
        let on = format!("on it: {}", names(self.on()));
        line(f, &on, Indent::hanging(2))?;
        let not_on = self.not_on().map(|member| {
            let listed = roster.find_member(member).member().map(dates).unwrap_or_default();
            match listed.strip_prefix(", ") {
                Some(dates) => format!("{} ({dates})", member.name),
                None => member.name.clone(),
            }
        });
        let not_on: Vec<String> = not_on.collect();
        let not_on = if not_on.is_empty() { "none".to_owned() } else { not_on.join(", ") };
        let not_on = format!("not on it: {not_on}");
        line(f, &not_on, Indent::hanging(2))?;
        let not_known = self.not_known().map(|member| {
            let found = roster.find_member(member);
            match found.member() {
                Some(Member { member_type, .. }) if found.is_other_type() => {
                    format!("{} (one of that name has the type {member_type})", member.name)
                }
                _ => member.name.clone(),
            }
        });
        let not_known: Vec<String> = not_known.collect();
        if !not_known.is_empty() {
            let not_known = format!("not known: {}", not_known.join(", "));
            line(f, &not_known, Indent::hanging(2))?;
        }
        let verdict = match self.subset() {
            Subset::Members => "all members, themselves",
            Subset::BodyOnly => {
                "the body is on the roster; of members that are not on it themselves nothing follows"
            }
            Subset::NotAll => "not all members, and not as a body",
            Subset::NotKnown => "whether all are is not known",
        };
        line(f, verdict, Indent::hanging(2))?;
        let (own, of) = (sourced(roster.roster()), sourced(group.roster()));
        line(f, &format!("{title} {own}, {} {of}", group.roster().title()), Indent::hanging(2))
    }
}

/// Who joined and who left, with the dates.
impl fmt::Display for Movements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roster = self.roster();
        for date in [self.from(), self.until()] {
            if !roster.covers(date) {
                return line(f, &not_covered(roster, date), Indent::hanging(0));
            }
        }
        let (title, sourced) = (roster.title(), sourced(roster));
        let head = format!("{title} from {} to {} {sourced}", self.from(), self.until());
        line(f, &head, Indent::hanging(0))?;
        let joined = self.joined().map(|member| (member.from, "+", &member.name));
        let left = self.left().map(|member| (member.until, "−", &member.name));
        let mut moves: Vec<_> = joined.chain(left).collect();
        moves.sort();
        for (date, sign, name) in moves {
            let date = date.map(|date| date.to_string()).unwrap_or_default();
            line(f, &format!("{sign} {date} {name}"), Indent::hanging(2))?;
        }
        for member in self.not_known() {
            let name = &member.name;
            line(f, &format!("? {name}{}: not known", dates(member)), Indent::hanging(2))?;
        }
        if self.moves().joined.is_empty() && self.moves().left.is_empty() {
            writeln!(f, "  nobody is known to have joined or left")?;
        }
        Ok(())
    }
}
