//! Where an answer goes: a file, a pager, or standard output.

use std::env;
use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Serialize;
use travaux::render::Style;

use crate::arguments::{Common, When};
use crate::exit::Failure;

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 120;
/// The pager if no other is named: it ends by itself if one screen is enough, and keeps color.
const PAGER: &str = "less -FRX";

/// Where an answer goes.
#[derive(Debug)]
pub(crate) struct Output<'a> {
    common: &'a Common,
    /// Whether a person reads it: on a terminal, or through the pager of git.
    is_read: bool,
    is_terminal: bool,
}

impl<'a> Output<'a> {
    pub(crate) fn new(common: &'a Common) -> Self {
        let is_terminal = common.output.is_none() && io::stdout().is_terminal();
        let by_git = common.output.is_none() && env::var_os("GIT_PAGER_IN_USE").is_some();
        Self { common, is_read: is_terminal || by_git, is_terminal }
    }

    /// How pages are written out.
    pub(crate) fn style(&self) -> Style {
        Style::new().width(self.width()).color(self.color())
    }

    /// A line that stands out.
    pub(crate) fn strong(&self, line: &str) -> String {
        if self.color() { format!("\x1b[1m{line}\x1b[0m") } else { line.to_owned() }
    }

    fn color(&self) -> bool {
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self.common.color {
            When::Always => true,
            When::Never => false,
            When::Auto => self.is_read && !is_set("NO_COLOR") && !is_dumb,
        }
    }

    fn width(&self) -> usize {
        let by_shell = || env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
        // behind a pager of git only the error stream may still be the terminal
        let by_terminal = || {
            let size = terminal_size::terminal_size()
                .or_else(|| terminal_size::terminal_size_of(io::stderr()))?;
            Some(usize::from(size.0.0))
        };
        match self.common.width {
            Some(columns) => columns,
            None if self.is_read => by_shell().or_else(by_terminal).unwrap_or(80).min(WIDEST),
            // what goes into a file must not depend on the window it was made in
            None => 80,
        }
    }

    /// Writes a page for people.
    pub(crate) fn page(&self, page: impl Display) -> Result<(), Failure> {
        let page = page.to_string();
        match self.pager() {
            Some(pager) => through(&pager, page.as_bytes()),
            None => self.write(page.as_bytes()),
        }
    }

    /// Writes a page of lines that know of no width: longer ones are broken, and go on further in.
    pub(crate) fn lines(&self, page: &str) -> Result<(), Failure> {
        let style = self.style();
        let fit = |line: &str| {
            let inside = line.len() - line.trim_start().len();
            // what stands in columns is left as it is where it fits
            match line.chars().count() > self.width() {
                true => style.paragraph(line, inside, inside + 4),
                false => format!("{line}\n"),
            }
        };
        self.page(page.lines().map(fit).collect::<String>())
    }

    /// Writes what programs read, as one JSON value.
    pub(crate) fn json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let json = serde_json::to_string_pretty(value);
        let json = json.map_err(|flaw| Failure::new(format!("the answer is no JSON: {flaw}")))?;
        self.write((json + "\n").as_bytes())
    }

    /// Writes what programs read of each text: the report of one by itself, those of several in a list.
    pub(crate) fn reports<T, R: Serialize>(
        &self,
        texts: &[T],
        report: impl Fn(&T) -> R,
    ) -> Result<(), Failure> {
        match texts {
            [one] => self.json(&report(one)),
            all => self.json(&all.iter().map(report).collect::<Vec<R>>()),
        }
    }

    /// Writes bytes of a file; not to a terminal unless they are text.
    pub(crate) fn file(&self, bytes: &[u8]) -> Result<(), Failure> {
        if self.is_terminal && std::str::from_utf8(bytes).is_err() {
            let failure = Failure::new("found a terminal, which cannot show this format");
            return Err(failure.tip("name a file with `--output FILE`"));
        }
        self.write(bytes)
    }

    fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        if let Some(file) = &self.common.output {
            let written = std::fs::write(file, bytes);
            return written.map_err(|error| unwritten(file, &error));
        }
        let mut out = io::stdout().lock();
        finished(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// The pager, if this is for a person at a terminal.
    fn pager(&self) -> Option<String> {
        if !self.is_terminal || self.common.no_pager {
            return None;
        }
        let named = ["TRAVAUX_PAGER", "PAGER"].into_iter().find_map(|name| env::var(name).ok());
        let pager = named.unwrap_or_else(|| PAGER.to_owned());
        (!["", "cat"].contains(&pager.trim())).then_some(pager)
    }
}

/// Pipes bytes through a program; without it, they are written as they are.
fn through(pager: &str, bytes: &[u8]) -> Result<(), Failure> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.args([flag, pager]).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // for a pager named `less` without options, as git does
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else {
        return finished(io::stdout().write_all(bytes));
    };
    if let Some(mut input) = child.stdin.take() {
        finished(input.write_all(bytes))?;
    }
    let _ = child.wait();
    Ok(())
}

/// Why a file cannot be written.
fn unwritten(file: &Path, error: &io::Error) -> Failure {
    let name = file.display();
    let folder = file.parent().filter(|folder| !folder.exists());
    match folder {
        Some(folder) => {
            let folder = folder.display();
            Failure::new(format!("{name}: cannot be written, for there is no folder `{folder}`"))
                .tip(format!("`mkdir -p {folder}` makes it"))
        }
        None if file.is_dir() => {
            Failure::new(format!("{name}: found a folder, expected a file to write to"))
        }
        None => Failure::new(format!("{name}: cannot be written: {error}")),
    }
}

/// A reader that has read enough closes the pipe, which is no failure.
fn finished(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output: cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}
