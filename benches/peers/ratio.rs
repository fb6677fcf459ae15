//! Two ways to do the same work, timed in turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs races and prints their results.
pub(crate) struct Race {
    once: bool,
    names: Vec<String>,
}

/// Rounds of one race. Each round times both sides, so that whatever slows the machine for a while
/// slows both; the ratio is the median over the rounds.
const ROUNDS: usize = 21;
/// What one side does in one round takes at least this long; below it the clock is too coarse.
const LEAST: Duration = Duration::from_millis(20);

impl Race {
    /// `once` to run both sides once and time nothing; `names` to run only those whose name holds
    /// one of them.
    pub(crate) fn new(once: bool, names: Vec<String>) -> Self {
        Self { once, names }
    }

    /// Whether the task is to be run once only; `None` if it is not to be run.
    pub(crate) fn runs(&self, name: &str) -> Option<bool> {
        let asked = self.names.is_empty() || self.names.iter().any(|part| name.contains(part));
        asked.then_some(self.once)
    }

    /// Times `ours` against `theirs` on `bytes` bytes of input. Both answer with a number, which
    /// `check` must accept, so that neither side can be optimized away or do something else.
    pub(crate) fn run(
        &mut self,
        name: &str,
        peer: &str,
        bytes: usize,
        (mut ours, mut theirs): (impl FnMut() -> usize, impl FnMut() -> usize),
        check: impl FnOnce(usize, usize),
    ) {
        let Some(once) = self.runs(name) else { return };
        check(ours(), theirs());
        if once {
            println!("{name}: checked");
            return;
        }
        let (our_runs, their_runs) = (runs_per_round(&mut ours), runs_per_round(&mut theirs));
        let (mut our_best, mut their_best) = (Duration::MAX, Duration::MAX);
        let mut ratios = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS {
            let (our_time, their_time) = if round % 2 == 0 {
                let our_time = time(&mut ours, our_runs);
                (our_time, time(&mut theirs, their_runs))
            } else {
                let their_time = time(&mut theirs, their_runs);
                (time(&mut ours, our_runs), their_time)
            };
            ratios.push(their_time.as_secs_f64() / our_time.as_secs_f64());
            our_best = our_best.min(our_time);
            their_best = their_best.min(their_time);
        }
        ratios.sort_by(f64::total_cmp);
        let (low, middle, high) = (ratios[ROUNDS / 4], ratios[ROUNDS / 2], ratios[ROUNDS * 3 / 4]);
        let shown = |time: Duration| {
            let seconds = time.as_secs_f64();
            format!("{:>9.3} ms {:>7.1} MB/s", seconds * 1e3, bytes as f64 / seconds / 1e6)
        };
        println!("{name}");
        println!("    travaux              {}", shown(our_best));
        println!("    {peer:<20} {}", shown(their_best));
        println!("    {middle:.2} times as fast (quartiles {low:.2} to {high:.2})");
    }
}

/// The least of the times that `work` gives, of so many.
pub(crate) fn least(times: usize, work: impl FnMut() -> Duration) -> Duration {
    std::iter::repeat_with(work).take(times).min().unwrap_or_default()
}

fn runs_per_round(work: &mut impl FnMut() -> usize) -> u32 {
    let mut runs = 1;
    while time(work, runs) * runs < LEAST {
        runs *= 2;
    }
    runs
}

/// The time of one run, over `runs` of them.
fn time(work: &mut impl FnMut() -> usize, runs: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        black_box(work());
    }
    start.elapsed() / runs
}
