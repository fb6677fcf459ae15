//! How far long work is, on the standard error of a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Reading fewer files is done before anybody could read how many are.
const MANY_FILES: usize = 40;
/// Work on fewer bytes of text is done in less than a second.
const MUCH_TEXT: usize = 400_000;

/// A line that says how far work is, and goes when it is done.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Files that are read.
    pub(crate) fn of_files(quiet: bool, files: usize) -> Self {
        let own = Self::shown(!quiet && files >= MANY_FILES);
        own.0.set_length(files as u64);
        own.counting("reading");
        own
    }

    /// Work of which is not known how far it is.
    pub(crate) fn of_work(quiet: bool, what: &'static str, bytes: usize) -> Self {
        let is_shown = !quiet && bytes >= MUCH_TEXT;
        let own = Self::shown(is_shown);
        own.0.set_message(what);
        if is_shown {
            own.0.enable_steady_tick(Duration::from_millis(100));
        }
        own
    }

    fn shown(shown: bool) -> Self {
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self(ProgressBar::with_draw_target(None, target))
    }

    /// A bar before what is being done.
    fn counting(&self, what: &'static str) {
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg}");
        self.0.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.0.set_message(what);
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// So much of so much is done.
    pub(crate) fn reached(&self, what: &'static str, done: usize, of: usize) {
        if self.0.length() != Some(of as u64) || self.0.message() != what {
            self.0.set_length(of as u64);
            self.counting(what);
        }
        self.0.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
