//! One party told as those of it that are named: *all actors*, *States, companies and academia*.

use super::effect::EffectRule;
use super::parties::{Known, Named, Role};
use super::site::Site;

/// The class of those that hold all others: *all actors*, *stakeholders*.
const EVERYONE: &str = "all-actors";
/// The class of States, and those of some of them.
const STATES: &str = "states";
const SOME_STATES: [&str; 2] = ["developed-states", "developing-states"];

/// Tells that one party is now those of it that are named, or the other way round: *all actors*, *States, companies and
/// academia*. Says whether it did.
pub(super) fn spelled_out(
    site: &mut Site<'_>,
    role: Role,
    known: &[Known; 2],
    named: &[Vec<Named>; 2],
) -> bool {
    let holds = |whole: usize| {
        let ([party], parts) = (named[whole].as_slice(), &named[1 - whole]) else { return false };
        let mut classes = parts.iter().map(|part| known[1 - whole].class(&part.words)).peekable();
        let some = classes.peek().is_some();
        match known[whole].class(&party.words) {
            Some(EVERYONE) => some && classes.all(|class| class.is_some_and(|one| one != EVERYONE)),
            Some(STATES) if party.key.len() == 1 => {
                some && classes.all(|class| class.is_some_and(|one| SOME_STATES.contains(&one)))
            }
            _ => false,
        }
    };
    let [_, narrowed, _] = role.kinds();
    let kind = match (holds(0), holds(1)) {
        (true, false) => narrowed,
        (false, true) => narrowed.mirrored(),
        _ => return false,
    };
    let ranges =
        named.each_ref().map(|named| Some(named.first()?.words.start..named.last()?.words.end));
    let spans = [0, 1].map(|side| site.sides[side].span(ranges[side].clone()?));
    let effect = site.push(kind, EffectRule::Party, ranges.clone());
    if role == Role::Actor {
        [effect.actor_before, effect.actor_after] = spans;
    }
    for (side, range) in ranges.into_iter().enumerate() {
        range.into_iter().for_each(|range| site.sides[side].claim(range));
    }
    true
}
