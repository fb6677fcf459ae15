//! Statements that say nothing: they can never fail, whatever a text holds.

use super::statement::{Claim, RosterClaim, RosterDemand, Statement};

/// Why a statement can never fail; `None` if it can.
pub(super) fn never_fails(statement: &Statement) -> Option<String> {
    match &statement.claim {
        Claim::Present { times: 0, .. } => Some("it asks for no mention at all".into()),
        Claim::ShareOf { at_least: Some(0), at_most: None, .. } => {
            Some("every share is at least 0 of a hundred".into())
        }
        Claim::ShareOf { at_least: None | Some(0), at_most: Some(100), .. } => {
            Some("every share is at most 100 of a hundred".into())
        }
        Claim::Roster(RosterDemand { roster, claim, .. }) => match claim {
            RosterClaim::Count { at_least: Some(0), at_most: None, .. } => {
                Some("every count is at least 0".into())
            }
            RosterClaim::AllOf { group, .. } if group == roster => {
                Some("all of a roster are on it".into())
            }
            _ => None,
        },
        Claim::All(all) => {
            let reasons: Option<Vec<String>> = all.iter().map(never_fails).collect();
            reasons.and_then(|reasons| reasons.into_iter().next())
        }
        Claim::Any(any) => any.iter().find_map(never_fails).or_else(|| {
            contradicts(any).then(|| "of a statement and its contrary one holds".into())
        }),
        Claim::Not(one) => never_holds(one),
        _ => None,
    }
}

/// Why a statement can never hold; `None` if it can.
pub(super) fn never_holds(statement: &Statement) -> Option<String> {
    match &statement.claim {
        Claim::MoreOn { matter, than } if matter == than => {
            Some("nothing is more than itself".into())
        }
        Claim::FirstOn { matter, before } if matter == before => {
            Some("nothing stands before itself".into())
        }
        Claim::Mentions { concept, without, .. } if without.contains(concept) => {
            Some("nothing stands without itself".into())
        }
        Claim::Roster(RosterDemand {
            claim: RosterClaim::Count { at_least: Some(least), at_most: Some(most), .. },
            ..
        }) if least > most => Some("no count is both".into()),
        Claim::Any(any) => {
            let reasons: Option<Vec<String>> = any.iter().map(never_holds).collect();
            reasons.and_then(|reasons| reasons.into_iter().next())
        }
        Claim::All(all) => all.iter().find_map(never_holds).or_else(|| {
            contradicts(all).then(|| "a statement and its contrary never both hold".into())
        }),
        Claim::Not(one) => never_fails(one),
        _ => None,
    }
}

/// Whether a statement and its contrary are among these.
fn contradicts(statements: &[Statement]) -> bool {
    let denied = |statement: &Statement| match &statement.claim {
        Claim::Not(denied) => statements.iter().any(|other| other == &**denied),
        _ => false,
    };
    statements.iter().any(denied)
}
