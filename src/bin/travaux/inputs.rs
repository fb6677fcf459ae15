//! What commands are given to read: files, folders, patterns, commits, standard input.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use travaux::Draft;
use travaux::lineage::Source;
use travaux::read::{self, ReadOptions};

use crate::arguments::Common;
use crate::exit::Failure;
use crate::git;
use crate::names::nearest;
use crate::progress::Progress;

/// How the names of files end that a folder is searched for.
const ENDINGS: [&str; 10] =
    ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "akn", "xml"];

/// A draft and where it came from.
#[derive(Debug)]
pub(crate) struct Input {
    /// The file, or what it was called.
    pub(crate) path: PathBuf,
    pub(crate) draft: Draft,
}

impl Input {
    /// The draft with the name of its file, which may hold a date.
    pub(crate) fn named(self) -> (String, Draft) {
        (self.file_name(), self.draft)
    }

    /// The draft as one that others may have drawn on, with the date that it or its file bears.
    pub(crate) fn source(&self) -> Source<'_> {
        Source::from(&self.draft).in_file(&self.file_name())
    }

    fn file_name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }
}

/// Reads drafts as all options together say.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    common: &'a Common,
    /// Whether standard input was read: it can be only once.
    is_read: Cell<bool>,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(common: &'a Common) -> Self {
        Self { common, is_read: Cell::new(false) }
    }

    /// How files are read.
    pub(crate) fn options(&self) -> ReadOptions {
        let options = ReadOptions::from(travaux::read::TrackedChanges::from(self.common.tracked));
        self.common.read_as.map_or(options, |format| options.format(format.into()))
    }

    /// The draft of one input.
    pub(crate) fn one(&self, input: &OsStr) -> Result<Draft, Failure> {
        if Path::new(input).is_dir() {
            let failure =
                Failure::new(format!("{}: found a folder, expected a file", shown(input)));
            return Err(failure.maybe(
                listed(Path::new(input))
                    .first()
                    .map(|first| format!("name a file in it, such as {}", first.display())),
            ));
        }
        self.read(input)
    }

    /// The drafts of inputs of which each is one.
    pub(crate) fn each<const N: usize>(&self, inputs: [&OsStr; N]) -> Result<Vec<Draft>, Failure> {
        let read = |input| Ok(Input { path: PathBuf::from(input), draft: self.one(input)? });
        let read: Result<Vec<Input>, Failure> = inputs.into_iter().map(read).collect();
        let inputs = told_apart(read?);
        // whoever names /dev/null knows that it is empty
        let named = |input: &&Input| input.path.as_os_str() == "-" || input.path.is_file();
        inputs.iter().filter(named).for_each(|input| self.note_empty(&input.draft));
        Ok(inputs.into_iter().map(|input| input.draft).collect())
    }

    /// The drafts of all inputs; of folders all that can be read, and the others are told on the error stream.
    pub(crate) fn all(&self, inputs: &[OsString]) -> Result<Vec<Input>, Failure> {
        let mut files: Vec<(PathBuf, bool)> = Vec::new();
        for input in inputs {
            files.extend(found(input)?);
        }
        let progress = Progress::of_files(self.common.quiet, files.len());
        let mut read = Vec::with_capacity(files.len());
        for (path, is_named) in files {
            match self.read(path.as_os_str()) {
                Ok(draft) => read.push(Input { path, draft }),
                Err(failure) if is_named => return Err(failure),
                Err(failure) => self.note(format!("left out: {}", failure.message())),
            }
            progress.step();
        }
        match read.is_empty() {
            true => Err(Failure::new("found no text in what was given")),
            false => Ok(told_apart(read)),
        }
    }

    /// A text and those it may have its words from; where a folder of them holds the text itself too, that is
    /// left out.
    pub(crate) fn with_sources(
        &self,
        text: &OsStr,
        sources: &[OsString],
    ) -> Result<(Input, Vec<Input>), Failure> {
        let text = Input { path: PathBuf::from(text), draft: self.one(text)? };
        let mut sources = self.all(sources)?;
        let date = text.source().date();
        sources.retain(|source| {
            let is_itself =
                source.draft.text() == text.draft.text() && source.source().date() == date;
            if is_itself {
                self.note(format!("left out: {}: it is the text itself", source.path.display()));
            }
            !is_itself
        });
        match sources.is_empty() {
            true => Err(Failure::new("found no other text than the one that is traced")),
            false => Ok((text, sources)),
        }
    }

    /// Says something on the error stream that is no answer, unless it should be quiet.
    pub(crate) fn note(&self, words: impl std::fmt::Display) {
        if !self.common.quiet {
            let _ = writeln!(std::io::stderr(), "{words}");
        }
    }

    /// Says that one text alone is nothing to compare.
    pub(crate) fn note_single(&self, count: usize) {
        if count == 1 {
            self.note(
                "found 1 text, expected two or more to compare: several files, or a folder of them",
            );
        }
    }

    /// Says of a text that nothing can be said about it.
    fn note_empty(&self, draft: &Draft) {
        if draft.clauses().len() == 0 {
            self.note(format!("{}: no words were found in it", draft.sigil()));
        }
    }

    /// Says what was odd about texts.
    pub(crate) fn notices(&self, draft: &Draft) {
        self.note_empty(draft);
        for notice in draft.notices() {
            self.note(format!("{}: {}", draft.sigil(), notice.describe(draft.text())));
        }
    }

    fn read(&self, input: &OsStr) -> Result<Draft, Failure> {
        let path = Path::new(input);
        let draft = match fs::metadata(path) {
            _ if input == "-" => self.standard_input()?,
            Ok(meta) if meta.is_file() => read::path_with_options(path, self.options())?,
            // a pipe of the shell, `<(…)`, or /dev/null
            Ok(_) => {
                let bytes = fs::read(path).map_err(|error| {
                    Failure::new(format!("{}: cannot be read: {error}", shown(input)))
                })?;
                read::bytes(path, &bytes, self.options())?.cited_as(shown(input))
            }
            Err(_) => self.remembered(input)?,
        };
        Ok(match self.common.brackets.reading() {
            Some(reading) => draft.reading(reading),
            None => draft,
        })
    }

    fn standard_input(&self) -> Result<Draft, Failure> {
        if self.is_read.replace(true) {
            let failure = Failure::new("found `-` twice, standard input can be read once");
            return Err(failure.tip("put one of the texts into a file"));
        }
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Failure::new(format!("standard input: cannot be read: {error}")))?;
        Ok(read::bytes("standard input", &bytes, self.options())?)
    }

    /// What git remembers of `REV:PATH`, if there is no such file.
    fn remembered(&self, input: &OsStr) -> Result<Draft, Failure> {
        let name = input.to_str().unwrap_or_default();
        if let Some((_, file)) = name.split_once(':').filter(|_| !name.starts_with('-')) {
            if let Some(bytes) = git::blob(name) {
                return Ok(read::bytes(file, &bytes, self.options())?.cited_as(name));
            }
        }
        let tip = match name.split_once(':') {
            Some((commit, file)) => {
                Some(format!("git has no file `{file}` in a commit `{commit}`"))
            }
            None => beside(Path::new(input)),
        };
        read::path(input).map_err(|error| Failure::from(error).maybe(tip))?;
        // it came into being just now
        Ok(read::path_with_options(input, self.options())?)
    }
}

/// An input as a person would write it.
fn shown(input: &OsStr) -> String {
    input.to_string_lossy().into_owned()
}

/// The files an input stands for, each with whether it was named itself.
fn found(input: &OsStr) -> Result<Vec<(PathBuf, bool)>, Failure> {
    let path = Path::new(input);
    if path.is_dir() {
        let files = listed(path);
        let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
        return match files.is_empty() {
            true => Err(Failure::new(format!(
                "{}: found no text in this folder, looked for names in {endings}",
                shown(input)
            ))),
            false => Ok(files.into_iter().map(|file| (file, false)).collect()),
        };
    }
    let name = input.to_str().unwrap_or_default();
    if path.exists() || !name.contains(['*', '?', '[']) {
        return Ok(vec![(path.to_owned(), true)]);
    }
    let pattern = glob::glob(name).map_err(|flaw| {
        Failure::new(format!("{name}: found a pattern of files that cannot be read: {flaw}"))
    })?;
    let files: Vec<_> =
        pattern.flatten().filter(|file| file.is_file()).map(|file| (file, true)).collect();
    match files.is_empty() {
        true => Err(Failure::new(format!("{name}: found no file whose name is like this"))),
        false => Ok(files),
    }
}

/// The files of texts in a folder and below, in the order of their names.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            // a link to a folder may lead back up
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                _ if is_text(&path) && path.is_file() => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

/// Whether the name of a file is that of a text.
pub(crate) fn is_text(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    ENDINGS.contains(&ending.as_str()) && path.file_stem().is_none_or(|stem| stem != "README")
}

/// The file that may have been meant.
fn beside(missing: &Path) -> Option<String> {
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    let like = nearest(missing.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(format!("there is {}", missing.with_file_name(like).display()))
}

/// Texts of the same name are cited by as much of the end of their paths as tells them apart: whoever is sent a
/// page need not know where its maker keeps files.
fn told_apart(inputs: Vec<Input>) -> Vec<Input> {
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, input) in inputs.iter().enumerate() {
        alike.entry(input.draft.sigil().to_owned()).or_default().push(number);
    }
    let mut names: Vec<Option<String>> = vec![None; inputs.len()];
    for mut alike in alike.into_values().filter(|alike| alike.len() > 1) {
        let mut length = 0;
        while !alike.is_empty() {
            length += 1;
            // a file may be given twice
            let mut uses: BTreeMap<PathBuf, BTreeSet<&Path>> = BTreeMap::new();
            for number in &alike {
                let path = inputs[*number].path.as_path();
                uses.entry(end(path, length)).or_default().insert(path);
            }
            alike.retain(|number| {
                let path = &inputs[*number].path;
                let own = end(path, length);
                let is_whole = own.components().count() == path.components().count();
                let is_told = is_whole || uses.get(&own).is_some_and(|paths| paths.len() == 1);
                if is_told {
                    names[*number] = Some(own.display().to_string());
                }
                !is_told
            });
        }
    }
    let cited = |(input, name): (Input, Option<String>)| match name {
        Some(name) => Input { draft: input.draft.cited_as(name), ..input },
        None => input,
    };
    inputs.into_iter().zip(names).map(cited).collect()
}

/// The last parts of a path, so many.
fn end(path: &Path, parts: usize) -> PathBuf {
    let all = path.components().count();
    path.components().skip(all.saturating_sub(parts)).collect()
}
