//! The drafts of one file that a git repository remembers, told in words: `git_history FILE`. Renames are
//! followed; the repository is read through the program `git`.
#![allow(clippy::print_stderr)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode};

use travaux::render::Chronicle;
use travaux::{Draft, History, read};

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        eprintln!("usage: git_history FILE");
        return ExitCode::from(2);
    };
    match drafts(Path::new(&file)) {
        Ok(drafts) => {
            let history = History::new(&drafts.iter().collect::<Vec<_>>());
            // a pager that has read enough closes the pipe
            let _ = write!(std::io::stdout(), "{}", Chronicle::new(&history));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The states of the file, the oldest first, cited by commit and day.
fn drafts(file: &Path) -> Result<Vec<Draft>, String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str()).ok_or("found no name of a file")?;
    let log = git(
        folder,
        &["log", "--follow", "--name-only", "--format=%x00%h %cs", "--diff-filter=AMR", "--", name],
    )?;
    let markdown = Path::new(name).extension().is_some_and(|extension| extension == "md");
    let mut drafts = Vec::new();
    for entry in log.split('\0').skip(1).collect::<Vec<_>>().into_iter().rev() {
        let mut lines = entry.lines().filter(|line| !line.is_empty());
        let (Some(head), Some(path)) = (lines.next(), lines.next()) else { continue };
        let commit = head.split(' ').next().unwrap_or(head);
        let text = git(folder, &["show", &format!("{commit}:{path}")])?;
        drafts.push(if markdown { read::markdown(head, &text) } else { Draft::parse(head, &text) });
    }
    if drafts.is_empty() { Err(format!("{name}: found no commit")) } else { Ok(drafts) }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    // a name may hold what git would take for a pattern or quote
    let set = ["--literal-pathspecs", "-c", "core.quotePath=false"];
    let output = Command::new("git").arg("-C").arg(folder).args(set).args(arguments).output();
    let output = output.map_err(|error| format!("git: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim_end().to_owned()),
    }
}
