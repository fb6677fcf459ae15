//! Which links stayed in order, and which moved.

/// The heaviest set of pairs whose second numbers rise, of pairs given in order of their first; as a
/// mask over the pairs. Of equally heavy sets, the one that ends earliest.
pub(super) fn heaviest_increasing(seconds: &[usize], weights: &[u64]) -> Vec<bool> {
    let most = seconds.iter().max().map_or(0, |most| most + 1);
    // for each second number, a Fenwick tree of the heaviest run that ends below it
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); most + 1];
    let mut previous = vec![usize::MAX; seconds.len()];
    let mut best = (0, usize::MAX);
    for (index, &second) in seconds.iter().enumerate() {
        let (mut weight, mut from) = (0, usize::MAX);
        let mut at = second;
        while at > 0 {
            if tree[at].0 > weight {
                (weight, from) = tree[at];
            }
            at &= at - 1;
        }
        previous[index] = from;
        let total = weight + weights[index];
        if total > best.0 {
            best = (total, index);
        }
        let mut at = second + 1;
        while at <= most {
            if total > tree[at].0 {
                tree[at] = (total, index);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stayed = vec![false; seconds.len()];
    let mut at = best.1;
    while at != usize::MAX {
        stayed[at] = true;
        at = previous[at];
    }
    stayed
}

#[cfg(test)]
mod tests {
    use super::heaviest_increasing;

    /// Every set of pairs in order, tried one after the other.
    fn heaviest_by_trying(seconds: &[usize], weights: &[u64]) -> u64 {
        (0..1u32 << seconds.len())
            .filter_map(|set| {
                let chosen: Vec<usize> = (0..seconds.len()).filter(|i| set >> i & 1 == 1).collect();
                let rises = chosen.windows(2).all(|pair| seconds[pair[0]] < seconds[pair[1]]);
                rises.then(|| chosen.iter().map(|&i| weights[i]).sum())
            })
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn no_set_in_order_is_heavier_on_any_permutation_of_five() {
        let mut permutation = [0, 1, 2, 3, 4];
        let weights = [3, 1, 4, 1, 5];
        permute(&mut permutation, 0, &mut |order| {
            let stayed = heaviest_increasing(order, &weights);
            let kept: Vec<usize> = (0..5).filter(|&i| stayed[i]).collect();
            assert!(kept.windows(2).all(|pair| order[pair[0]] < order[pair[1]]));
            let weight: u64 = kept.iter().map(|&i| weights[i]).sum();
            assert_eq!(weight, heaviest_by_trying(order, &weights), "{order:?}");
        });
    }

    fn permute(order: &mut [usize; 5], from: usize, visit: &mut impl FnMut(&[usize])) {
        if from == order.len() {
            return visit(order);
        }
        for at in from..order.len() {
            order.swap(from, at);
            permute(order, from + 1, visit);
            order.swap(from, at);
        }
    }
}
