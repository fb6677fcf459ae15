//! What git asks an external program for: how two states of a file differ.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use travaux::render::{Outline, Style};
use travaux::{Draft, read};

use super::diff::Ways;
use crate::context::Context;
use crate::exit::{Exit, Failure};

/// Compare two states of a file for git, as its external diff program
#[derive(Debug, clap::Args)]
#[command(after_help = "\
To read changes of texts as this program tells them:

  git config diff.travaux.command 'travaux git-diff'
  echo '*.md diff=travaux' >> .gitattributes     # or .git/info/attributes
  git diff; git show --ext-diff; git log -p --ext-diff

For all texts at once: git -c diff.external='travaux git-diff' diff. To open single comparisons:

  git config difftool.travaux.cmd 'travaux diff --label \"$MERGED\" --label now \"$LOCAL\" \"$REMOTE\"'
  git difftool -t travaux

To see the words of DOCX files in git's own diff: git config diff.docx.textconv 'travaux export text'.")]
pub(crate) struct GitDiff {
    #[command(flatten)]
    ways: Ways,

    /// PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH WHAT-WAS-RENAMED], as git gives them
    #[arg(required = true, num_args = 1.., value_name = "GIT", trailing_var_arg = true)]
    given: Vec<OsString>,
}

/// One state of a file as git gives it.
#[derive(Clone, Copy)]
struct State<'g> {
    /// What the file is called in the repository.
    path: &'g OsStr,
    /// Where its words are now.
    file: &'g OsStr,
    hex: &'g OsStr,
    mode: &'g OsStr,
}

impl State<'_> {
    /// Whether git has these words, and knows them by their hash.
    fn is_stored(self) -> bool {
        self.hex.as_encoded_bytes().iter().any(|byte| *byte != b'0')
    }

    fn is_missing(self) -> bool {
        self.mode == "." || self.file == "/dev/null"
    }

    /// "policy.md (3f2a91c)"
    fn cited(self) -> String {
        let (path, hex) = (self.path.to_string_lossy(), self.hex.to_string_lossy());
        match hex.get(..7).filter(|_| self.is_stored()) {
            _ if self.is_missing() => "no file".to_owned(),
            Some(short) => format!("{path} ({short})"),
            None => format!("{path} (working tree)"),
        }
    }

    fn read(self, context: &Context<'_>) -> Result<Draft, Failure> {
        if self.is_missing() {
            return Ok(Draft::parse(self.cited(), ""));
        }
        let bytes = fs::read(Path::new(self.file)).map_err(|error| {
            Failure::new(format!("{}: cannot be read: {error}", self.file.to_string_lossy()))
        })?;
        let draft = read::bytes(Path::new(self.path), &bytes, context.reader.options())?;
        Ok(draft.cited_as(self.cited()))
    }
}

impl GitDiff {
    pub(crate) fn run(&self, context: &Context<'_>) -> Result<Exit, Failure> {
        let given: Vec<&OsStr> = self.given.iter().map(OsString::as_os_str).collect();
        let page = match given.as_slice() {
            // a file whose merge was not ended has one argument
            [path] => format!("{}: not merged yet\n", path.to_string_lossy()),
            [path, old, old_hex, old_mode, new, new_hex, new_mode, rest @ ..] => {
                let old = State { path, file: old, hex: old_hex, mode: old_mode };
                let path = rest.first().unwrap_or(path);
                let new = State { path, file: new, hex: new_hex, mode: new_mode };
                self.told(context, old, new)
            }
            _ => {
                let failure = Failure::new("found fewer arguments than git gives");
                return Err(failure.tip("git runs this command itself: `travaux git-diff --help`"));
            }
        };
        // git has its own pager
        context.output.file(page.as_bytes())?;
        Ok(Exit::Quiet)
    }

    fn told(&self, context: &Context<'_>, old: State<'_>, new: State<'_>) -> String {
        let mut page = context.output.strong(&head(old, new)) + "\n";
        if old.hex == new.hex && old.is_stored() {
            return page;
        }
        let style = context.output.style();
        match (old.read(context), new.read(context)) {
            // words that are all new, or all gone, need no marks
            (Ok(_), Ok(draft)) if old.is_missing() => page += &outline(&draft, style),
            (Ok(draft), Ok(_)) if new.is_missing() => page += &outline(&draft, style),
            (Ok(before), Ok(after)) => page += &self.ways.of_drafts(&before, &after, style),
            // git gives up the whole diff if its program fails for one file
            (Err(failure), _) | (_, Err(failure)) => {
                let why = failure.message().split(", allowed").next().unwrap_or_default();
                page += &format!("cannot be compared as a text: {why}\n");
            }
        }
        page + "\n"
    }
}

/// The clauses of a text that has no other beside it.
fn outline(draft: &Draft, style: Style) -> String {
    let count = draft.clauses().len();
    let clauses = if count == 1 { "clause" } else { "clauses" };
    format!("{count} {clauses}\n{}", Outline::new(draft).styled(style))
}

/// What git would say first: which file, and whether it is new, gone, renamed, of another mode.
fn head(old: State<'_>, new: State<'_>) -> String {
    let (was, is) = (old.path.to_string_lossy(), new.path.to_string_lossy());
    let mut head = format!("══ {is}");
    if old.is_missing() {
        head += ": new file";
    } else if new.is_missing() {
        head += ": deleted";
    } else {
        if was != is {
            head += &format!(": renamed from {was}");
        }
        if old.mode != new.mode {
            let (was, is) = (old.mode.to_string_lossy(), new.mode.to_string_lossy());
            head += &format!(": mode {was} → {is}");
        }
    }
    head
}
