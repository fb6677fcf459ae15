//! How the program ends.

use std::fmt;
use std::process::ExitCode;

use travaux::{Error, ErrorKind};

/// The status of a program that could not do what it was asked.
pub(crate) const COULD_NOT_RUN: u8 = 2;

/// What all commands say of their exit status.
pub(crate) const STATUSES: &str = "\
Exit status:
  0  done
  1  done, and there is something to look at: a statement that does not hold (`check`), or with
     `--exit-code` a change (`diff`), an effect (`effects`), a gap (`gaps`), a conflict (`merge`)
  2  not done: wrong usage, a file that cannot be read, a mistake in a file";

/// The end of a program that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to look at, or nobody asked.
    Quiet,
    /// There is something to look at, and whoever called asked to be told by the status.
    Found,
}

impl Exit {
    /// [`Exit::Found`] if it was asked for and there is something.
    pub(crate) const fn asked(asked: bool, found: bool) -> Self {
        if asked && found { Self::Found } else { Self::Quiet }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Quiet => Self::SUCCESS,
            Exit::Found => Self::FAILURE,
        }
    }
}

/// Why it could not be done, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    tip: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), tip: None }
    }

    /// What to do next.
    pub(crate) fn tip(self, tip: impl Into<String>) -> Self {
        Self { tip: Some(tip.into()), ..self }
    }

    /// What went wrong.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// What to do next, if anything is known.
    pub(crate) fn maybe(self, tip: Option<impl Into<String>>) -> Self {
        Self { tip: tip.map(Into::into), ..self }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        // that there is no such file is all there is to say
        match error.kind() {
            ErrorKind::Io if error.to_string().contains("found no such") => {
                Self::new(error.to_string())
            }
            _ => Self::new(format!("{error:#}")),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        self.tip.as_ref().map_or(Ok(()), |tip| write!(f, "\n\n  tip: {tip}"))
    }
}
