//! What git remembers of a file, read through the program `git`.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use travaux::Draft;
use travaux::read::{self, ReadOptions};

use crate::exit::Failure;

/// What a file held in a commit, named as `REV:PATH`; `None` if this names nothing git knows.
pub(crate) fn blob(name: &str) -> Option<Vec<u8>> {
    let output =
        Command::new("git").args(["cat-file", "blob", name]).stderr(Stdio::null()).output();
    output.ok().filter(|output| output.status.success()).map(|output| output.stdout)
}

/// The states of a file in a range of commits, the oldest first, cited by commit and day. Renames are
/// followed.
pub(crate) fn states(
    range: &str,
    file: &Path,
    options: ReadOptions,
) -> Result<Vec<Draft>, Failure> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = file
        .file_name()
        .ok_or_else(|| Failure::new(format!("{}: found no name of a file", file.display())))?;
    if range.starts_with('-') {
        return Err(Failure::new(format!("found `{range}`, expected a range of commits")));
    }
    let log =
        ["log", "--follow", "--raw", "--no-abbrev", "--diff-filter=AMRT", "--format=%x00%H %cs"];
    let listed =
        git(folder, log.map(OsStr::new).into_iter().chain([range.as_ref(), "--".as_ref(), name]))?;
    let listed = String::from_utf8_lossy(&listed);
    let states: Vec<(&str, &str)> = listed.split('\0').rev().filter_map(state).collect();
    if states.is_empty() {
        let failure =
            Failure::new(format!("{}: found no commit of it in `{range}`", file.display()));
        return Err(
            failure.tip("give a range as `git log` takes it: HEAD for all, v1.0..HEAD for some")
        );
    }
    let blobs = blobs(folder, states.iter().map(|(_, blob)| *blob))?;
    let drafts = states.iter().zip(blobs).map(|((head, _), bytes)| {
        read::bytes(name, &bytes, options).map(|draft| draft.cited_as(short(head)))
    });
    Ok(drafts.collect::<Result<_, _>>()?)
}

/// A commit and its day as people cite them: "3f2a91c 2031-06-17".
fn short(head: &str) -> String {
    match head.split_once(' ') {
        Some((commit, day)) => format!("{} {day}", commit.get(..SHORT).unwrap_or(commit)),
        None => head.to_owned(),
    }
}

/// So many digits of a hash tell commits of one file apart.
const SHORT: usize = 7;

/// A commit with its day, and the blob the file then was: `:100644 100644 OLD NEW M PATH`.
fn state(entry: &str) -> Option<(&str, &str)> {
    let mut lines = entry.lines().filter(|line| !line.is_empty());
    let (head, raw) = (lines.next()?, lines.next()?);
    Some((head, raw.strip_prefix(':')?.split(' ').nth(3)?))
}

/// What blobs hold, by one process for all.
fn blobs<'b>(folder: &Path, names: impl Iterator<Item = &'b str>) -> Result<Vec<Vec<u8>>, Failure> {
    let names: Vec<&str> = names.collect();
    let mut child = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(no_git)?;
    let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Failure::new("git: found no pipe"));
    };
    let asked: String = names.iter().map(|name| format!("{name}\n")).collect();
    // both pipes are short of room: git must be read while it is asked
    let asking = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let mut answer = Vec::new();
    output.read_to_end(&mut answer).map_err(no_git)?;
    let _ = (asking.join(), child.wait());
    let mut rest = answer.as_slice();
    let found: Vec<Vec<u8>> = names.iter().map_while(|_| next_blob(&mut rest)).collect();
    match found.len() == names.len() {
        true => Ok(found),
        false => Err(Failure::new("git: found fewer states of the file than commits name")),
    }
}

/// The next of a batch: `NAME blob SIZE`, a line break, so many bytes, a line break.
fn next_blob(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let size: usize = std::str::from_utf8(&rest[..end]).ok()?.rsplit(' ').next()?.parse().ok()?;
    let bytes = rest.get(end + 1..end + 1 + size)?.to_vec();
    *rest = rest.get(end + size + 2..).unwrap_or_default();
    Some(bytes)
}

fn git<'o>(folder: &Path, arguments: impl Iterator<Item = &'o OsStr>) -> Result<Vec<u8>, Failure> {
    // a name may hold what git would take for a pattern
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .arg("--literal-pathspecs")
        .args(arguments)
        .output()
        .map_err(no_git)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!("git: {}", said.trim_end().trim_start_matches("fatal: "))))
        }
    }
}

fn no_git(error: std::io::Error) -> Failure {
    Failure::new(format!("git: cannot be run: {error}"))
}
