//! Documents that hang together.

use super::pair::Pair;

/// The groups of two or more among `documents` documents that `pairs` connect, each in order of its numbers,
/// the largest first.
pub(super) fn clusters<'p>(
    documents: usize,
    pairs: impl Iterator<Item = &'p Pair>,
) -> Vec<Vec<usize>> {
    let mut leaders: Vec<usize> = (0..documents).collect();
    for pair in pairs {
        let (one, other) = (leader(&mut leaders, pair.earlier), leader(&mut leaders, pair.later));
        // the smallest number leads
        leaders[one.max(other)] = one.min(other);
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); documents];
    for document in 0..documents {
        let leader = leader(&mut leaders, document);
        groups[leader].push(document);
    }
    groups.retain(|group| group.len() > 1);
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    groups
}

/// The leader of a document's group; ways to it are shortened, so that none gets long.
fn leader(leaders: &mut [usize], mut document: usize) -> usize {
    while leaders[document] != document {
        leaders[document] = leaders[leaders[document]];
        document = leaders[document];
    }
    document
}
