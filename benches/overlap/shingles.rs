//! What one writes who needs it once: a table from runs of five words to texts, and one from pairs of texts to
//! how many runs they share.

use std::collections::HashMap;

const RUN: usize = 5;

/// How many different runs pairs of texts share.
pub(crate) fn pairs(texts: &[String]) -> HashMap<(u32, u32), u32> {
    let mut words: HashMap<String, u32> = HashMap::new();
    let mut holders: HashMap<[u32; RUN], Vec<u32>> = HashMap::new();
    for (number, text) in (0..).zip(texts) {
        let lower = text.to_lowercase();
        let split = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut ids = Vec::new();
        for word in split {
            let next = words.len() as u32;
            ids.push(*words.entry(word.to_owned()).or_insert(next));
        }
        for run in ids.windows(RUN) {
            let run: [u32; RUN] = run.try_into().unwrap();
            let texts = holders.entry(run).or_default();
            if texts.last() != Some(&number) {
                texts.push(number);
            }
        }
    }
    let mut shared = HashMap::new();
    // sums are the same in any order
    holders.values().for_each(|texts| {
        for (place, &one) in texts.iter().enumerate() {
            for &other in &texts[place + 1..] {
                *shared.entry((one, other)).or_default() += 1;
            }
        }
    });
    shared
}
