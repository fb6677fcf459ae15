//! Work for several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

/// How many threads are meant by `asked`, for so many jobs.
pub(super) fn threads(asked: usize, jobs: usize) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if asked == 0 { processors() } else { asked };
    threads.clamp(1, MOST_THREADS).min(jobs.max(1))
}

/// More threads than any machine has processors only cost memory.
const MOST_THREADS: usize = 1024;

/// Does all jobs; what comes of one is taken on this thread, in any order. A worker is made once for each
/// thread, and keeps what it needs from job to job.
pub(super) fn work<W, T: Send>(
    threads: usize,
    jobs: usize,
    worker: impl Fn() -> W + Sync,
    job: impl Fn(&mut W, usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    if threads <= 1 {
        let mut worker = worker();
        (0..jobs).for_each(|number| take(number, job(&mut worker, number)));
        return;
    }
    let next = AtomicUsize::new(0);
    // a bound, so that results do not pile up
    let (sender, receiver) = sync_channel(2 * threads);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, worker, job) = (sender.clone(), &next, &worker, &job);
            scope.spawn(move || {
                let mut worker = worker();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= jobs || sender.send((number, job(&mut worker, number))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        receiver.iter().for_each(|(number, result)| take(number, result));
    });
}
