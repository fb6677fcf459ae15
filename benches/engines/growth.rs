//! Inputs that are hard for one engine or another, at growing lengths.

use std::hint::black_box;
use std::time::{Duration, Instant};

use travaux::diff::EditScript;

use crate::ratio::least;
use crate::texts::Dice;

/// Two sequences of about so many elements.
type Make = fn(u32) -> (Vec<u32>, Vec<u32>);

const KINDS: [(&str, Make); 6] = [
    ("all different", |n| ((0..n).collect(), (n..2 * n).collect())),
    ("all the same, one side longer", |n| (vec![0; n as usize], vec![0; n as usize + 7])),
    ("reversed", |n| ((0..n).collect(), (0..n).rev().collect())),
    ("periods of 20 and 21", |n| {
        ((0..n).map(|at| at % 20).collect(), (0..n).map(|at| at % 21).collect())
    }),
    ("20 kinds by chance", |n| {
        let mut dice = Dice::new();
        let mut sequence = || (0..n).map(|_| dice.below(20) as u32).collect();
        (sequence(), sequence())
    }),
    ("each twice, in other order", |n| {
        ((0..n).map(|at| at / 2).collect(), (0..n).map(|at| at * 7 % n / 2).collect())
    }),
];

/// Prints the time for each kind at growing lengths, and how much longer eight times the elements take
/// than eight times as long.
pub(crate) fn print(once: bool) {
    let lengths: &[u32] = if once { &[2_000] } else { &[15_625, 125_000, 1_000_000] };
    println!(
        "| elements on each side | ms at {lengths:?} | times n log n, from each to the next |"
    );
    println!("|---|---|---|");
    for (name, make) in KINDS {
        let times: Vec<Duration> = lengths.iter().map(|&n| time(make(n), once)).collect();
        let shown: Vec<String> =
            times.iter().map(|time| format!("{:.1}", time.as_secs_f64() * 1e3)).collect();
        let growth = times.windows(2).zip(lengths.windows(2)).map(|(times, lengths)| {
            let work = |n: u32| f64::from(n) * f64::from(n).log2();
            let expected = work(lengths[1]) / work(lengths[0]);
            format!("{:.2}", times[1].as_secs_f64() / times[0].as_secs_f64() / expected)
        });
        println!("| {name} | {} | {} |", shown.join(", "), growth.collect::<Vec<_>>().join(", "));
    }
}

fn time((before, after): (Vec<u32>, Vec<u32>), once: bool) -> Duration {
    least(if once { 1 } else { 3 }, || {
        let start = Instant::now();
        let script = black_box(EditScript::new(&before, &after));
        let time = start.elapsed();
        let (mut in_before, mut in_after) = (0, 0);
        script.edits().iter().for_each(|edit| {
            in_before += edit.before.len();
            in_after += edit.after.len();
        });
        assert_eq!((in_before, in_after), (before.len(), after.len()), "nothing is lost");
        time
    })
}
