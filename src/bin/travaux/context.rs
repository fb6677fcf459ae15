//! What every command works with.

use crate::arguments::Common;
use crate::inputs::Reader;
use crate::output::Output;
use crate::progress::Progress;

/// Where drafts come from and pages go.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) common: &'a Common,
    pub(crate) reader: Reader<'a>,
    pub(crate) output: Output<'a>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(common: &'a Common) -> Self {
        Self { common, reader: Reader::new(common), output: Output::new(common) }
    }

    /// Shows that something of so many bytes is being done.
    pub(crate) fn working(&self, what: &'static str, bytes: usize) -> Progress {
        Progress::of_work(self.common.quiet, what, bytes)
    }
}
