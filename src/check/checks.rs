//! Checks: statements with the texts, schemes and rosters they are of.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::file;
use super::session::Session;
use super::statement::{Claim, Position, Statement};
use super::stock::Stock;
use super::verdict::{Outcome, Severity};
use crate::concept::Scheme;
use crate::document::Draft;
use crate::error::{Error, ErrorKind};
use crate::read;
use crate::roster::{Date, Roster};

/// Statements about texts, to be decided: red lines before a vote, claims of a published analysis.
///
/// A check file is written in TOML:
///
/// | table | keys |
/// |---|---|
/// | | `title` of the whole |
/// | `[[text]]` | `name`; where it is read from, `path` or, for a set, `glob` (`*` and `?` in the name of the file) or `texts`, names of others; `date`, if the text does not say |
/// | `[[scheme]]` | `name`, that of a built-in scheme unless there is a `path` |
/// | `[[roster]]` | `name` and `path` |
/// | `[[positions]]` | `name`; `row`, a list of `{ actor, on, position, source }` |
/// | `[[check]]` | `id`; `says`, the statement as a person says it; `severity`: `error` (default), `warning` or `note`; `text`, of a set each one is asked; `that`, the statement |
///
/// A statement is a table. Its first word is what it claims:
///
/// | claim | beside it | holds if |
/// |---|---|---|
/// | `all`, `any` | | all, or one at least, of a list of statements hold |
/// | `not` | | the statement does not hold |
/// | `interpretive = "why"` | `evidence`, statements | never: it is *undecided*, and the evidence is gathered |
/// | `present` = matter | `times` (1) | it is named so often |
/// | `absent` = matter | | it is not named |
/// | `phrase` = words | `times` (1) | the words stand there; `[…]` stands for any words between |
/// | `gap` = concept | `beside`, concepts | it is absent and those beside it, or else some of its group, are present |
/// | `mentions` = matter | `with`, `without`, matters | it is named, and all around it so are those, and not these; `reach` says how far around (`clause`) |
/// | `force` = verbs, or a table of demands | | the act that governs the clause has such a verb; demands are `at-least`, `at-most`, `exactly`, `governed-by`, `kind` (a type of act or norm) and `hedged` |
/// | `actor` = class or words | `role`: `bound`, `addressed`, `served` | such an actor stands so in an act |
/// | `qualifier` = class | | words of that class limit or weaken what the clause does |
/// | `stands` = concept | `as`: a way, or `asserted` | it stands so somewhere |
/// | `defined`, `undefined` = term | | the text defines it; or uses it and does not |
/// | `defined-elsewhere` = term | `in`, texts | it is used, not defined here, and one of those defines it |
/// | `substituted` = [old, new] | `from`, a draft | the old words gave way to the new |
/// | `conjunct-dropped` = words | `from` | a list lost that member |
/// | `effect` = kinds or tendencies | `from` | a change does that; undecided if none does and of some nothing can be told |
/// | `clause` = fate | `from` | that became of a clause |
/// | `phrase-born`, `phrase-died`, `phrase-returned` = words | `drafts`, in order | the phrase did that |
/// | `brackets = "left"` | | something is still in brackets |
/// | `roster` = name | `as-of`; one claim | `has` and `lacks`, names, with `members-of` just these of a group; `all-of` a group (`each = false` if the group as a body will do); `none-of` a group; or `at-least`, `at-most` of a `type`, `country`, `sector` |
/// | `more-on` = matter | `than`, a matter | more clauses name the one |
/// | `share-of` = matter | `at-least`, `at-most`, of a hundred; `among`: `clauses` or `items` | so many name it |
/// | `first-on` = matter | `before`, a matter | it is named first |
/// | `follow-up` = concepts | `lacks`, concepts; `scheme` | the clauses that promise to meet or review say so much |
/// | `attributed` = sentence or verb | | the text does what the commentator's verb says |
/// | `join` = table | `position`; `actors`; `off-roster`, `as-of` | the text names what they have that position on |
/// | `novel` = matter | `against`, texts | it is named here and in none of those |
/// | `inherited-gap` = concept | `source`, a text | it is absent here, as it was there, and of limited clauses in those whose words they have |
/// | `echoes` = texts | `class` (`echo`): `verbatim`, `adapted`, `echo`, `thematic`; `run` | clauses have so much of an older text, so many words in a row |
/// | `precedes` = text | | this text is older, and not of the same month |
///
/// A matter is the id of a concept, in the first scheme of the file that has it or in one given before
/// a colon, `words:…`, or `qualifier:…` with the name of a class. `about`, matters, `at`, a path,
/// `part`, `preamble` or `operative`, and `section`, words of a heading, limit a claim to clauses;
/// `reach` takes in what is around them. Every statement may name another `text`.
///
/// A file that names no text is asked of each draft given, and so is one that names just one and none of the
/// drafts is called so: red lines hold for whatever comes to the table.
///
/// Laws: a statement of clauses of which there are none is not decidable and never holds; the order of
/// checks changes no answer.
///
/// ```
/// use travaux::Draft;
/// use travaux::check::{Checks, Verdict};
///
/// let checks = Checks::from_toml(
///     r#"
///     title = "Red lines"
///     [[text]]
///     name = "rev2"
///     [[scheme]]
///     name = "cyber"
///     [[check]]
///     id = "confidentiality"
///     says = "Data stay confidential."
///     that = { present = "confidentiality" }
///     "#,
/// )?;
/// let draft = Draft::parse("rev2", "Keep confidential business information, and data integrity.");
/// let outcome = checks.run([&draft]);
/// let finding = &outcome.findings[0];
/// assert_eq!(finding.verdict, Verdict::Fails);
/// let words = finding.evidence[0].quotation.as_ref().unwrap();
/// assert_eq!(words.exact, "confidential business information");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Checks {
    pub(super) title: String,
    pub(super) folder: PathBuf,
    pub(super) texts: Vec<TextSource>,
    pub(super) schemes: Vec<Named<Cow<'static, Scheme>>>,
    pub(super) rosters: Vec<Named<Roster>>,
    pub(super) tables: Vec<Table>,
    pub(super) checks: Vec<Check>,
}

/// A statement to be decided, with what is to be made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Check {
    /// Its short name.
    pub id: String,
    /// The statement as a person would say it.
    pub says: String,
    /// How much it matters that it does not hold.
    pub severity: Severity,
    /// The text it is of, or the set of texts each of which is asked; without one, whatever is given is asked.
    pub text: Option<String>,
    /// What is claimed.
    pub statement: Statement,
}

/// Something with the name the check file has for it.
#[derive(Clone, Debug)]
pub(super) struct Named<T> {
    pub(super) name: String,
    pub(super) value: T,
}

/// A table of positions.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) rows: Vec<Position>,
}

/// A text or a set of them, and where to find it.
#[derive(Clone, Debug)]
pub(super) struct TextSource {
    pub(super) name: String,
    pub(super) path: Option<String>,
    pub(super) glob: Option<String>,
    pub(super) members: Vec<String>,
    pub(super) date: Option<Date>,
}

impl TextSource {
    pub(super) fn is_set(&self) -> bool {
        self.glob.is_some() || !self.members.is_empty()
    }

    /// Whether a text of that name is one of the set.
    pub(super) fn has(&self, name: &str) -> bool {
        let stem = |glob: &str| {
            let file = glob.rsplit('/').next().unwrap_or_default();
            file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
        };
        self.glob.as_deref().is_some_and(|glob| read::matches(&stem(glob), name))
            || self.members.iter().any(|member| member == name)
    }
}

impl Checks {
    /// Reads a check file. Paths of schemes and rosters begin at the working directory.
    ///
    /// # Errors
    /// If the text is no TOML, or breaks the rules above: an unknown key, a missing one, a value of the
    /// wrong type, a name given twice or to nobody, a concept that no scheme has, a check that can never
    /// fail. All problems, up to 50, are reported at once, each with its place.
    ///
    /// ```
    /// use travaux::check::Checks;
    ///
    /// let text = "[[scheme]]\nname = \"cyber\"\n[[text]]\nname = \"a\"\n[[check]]\nid = \"x\"\n\
    ///             says = \"x\"\nthat = { present = \"confidentialty\" }";
    /// assert_eq!(
    ///     Checks::from_toml(text).unwrap_err().to_string(),
    ///     "checks:8:20: found no concept `confidentialty` in cyber; `confidentiality` is the nearest",
    /// );
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        file::read(text, "checks", Path::new(""))
    }

    /// Reads a check file; paths in it begin at its folder.
    ///
    /// # Errors
    /// As [`Checks::from_toml`], and if the file is not there or no UTF-8 text; every message begins
    /// with the path.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = read::data(path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        file::read(&text, &path.display().to_string(), folder)
    }

    /// What the checks are called together.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The checks, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Check] {
        &self.checks
    }

    /// The names that the file has for texts and sets of texts, in its order.
    #[must_use]
    pub fn text_names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(|text| text.name.as_str())
    }

    /// Those of the names that mean none of the drafts. There is none if the file names one text or no text:
    /// then whatever is given is asked.
    #[must_use]
    pub fn missing(&self, drafts: &[&Draft]) -> Vec<&str> {
        let is_any = self.texts.is_empty() || self.only_text().is_some();
        let is_meant = |text: &TextSource| {
            let mut sigils = drafts.iter().map(|draft| draft.sigil());
            sigils.any(|sigil| text.name == sigil || text.has(sigil))
        };
        let missing = self.texts.iter().filter(|text| !is_any && !is_meant(text));
        missing.map(|text| text.name.as_str()).collect()
    }

    /// Reads the texts that have a path or a glob, each cited by its name in the file; those of a glob
    /// by the names of their files, in the order of these.
    ///
    /// # Errors
    /// If one cannot be read, or a glob finds none; all that went wrong is reported at once.
    pub fn read_texts(&self) -> Result<Vec<Draft>, Error> {
        Ok(self.read_files()?.into_iter().map(|(_, draft)| draft).collect())
    }

    /// The same texts, each with the file it was read from.
    ///
    /// # Errors
    /// As [`read_texts`](Self::read_texts).
    pub fn read_files(&self) -> Result<Vec<(PathBuf, Draft)>, Error> {
        let (mut drafts, mut problems) = (Vec::new(), Vec::new());
        for text in &self.texts {
            if let Some(path) = &text.path {
                let path = self.folder.join(path);
                match read::path(&path) {
                    Ok(draft) => drafts.push((path, draft.cited_as(&text.name))),
                    Err(error) => problems.push(error),
                }
            }
            let Some(glob) = &text.glob else { continue };
            let found = read::matching(&self.folder, glob);
            if found.is_empty() {
                let message = format!("found no file for the text `{}`", text.name);
                problems.push(Error::new(ErrorKind::Io, message).named(glob));
            }
            for path in found {
                match read::path(&path) {
                    Ok(draft) => drafts.push((path, draft)),
                    Err(error) => problems.push(error),
                }
            }
        }
        match Error::all(problems) {
            Some(problems) => Err(problems),
            None => Ok(drafts),
        }
    }

    /// Decides every check on `drafts`, which are known by their sigils; of two with one sigil the
    /// first counts.
    ///
    /// Each draft is mapped once with each scheme, and each two drafts are compared once, however many
    /// checks ask.
    #[must_use]
    pub fn run<'d>(&self, drafts: impl IntoIterator<Item = &'d Draft>) -> Outcome {
        let drafts: Vec<&Draft> = drafts.into_iter().collect();
        let stock = Stock::new(self, &drafts);
        let session = Session::new(&stock);
        let mut findings = Vec::new();
        for check in &self.checks {
            findings.extend(session.findings(check));
        }
        Outcome { schema: Outcome::SCHEMA.to_owned(), title: self.title.clone(), findings }
    }

    pub(super) fn scheme(&self, name: &str) -> Option<&Scheme> {
        let found = self.schemes.iter().find(|scheme| scheme.name == name)?;
        Some(&found.value)
    }

    pub(super) fn roster(&self, name: &str) -> Option<&Roster> {
        self.rosters.iter().find(|roster| roster.name == name).map(|roster| &roster.value)
    }

    pub(super) fn table(&self, name: &str) -> &[Position] {
        let found = self.tables.iter().find(|table| table.name == name);
        found.map_or(&[], |table| &table.rows)
    }

    /// The name of the text, if there is one alone and no set.
    pub(super) fn only_text(&self) -> Option<&str> {
        match self.texts.as_slice() {
            [text] => Some(&text.name),
            _ => None,
        }
    }

    pub(super) fn knows_text(&self, name: &str) -> bool {
        self.texts.iter().any(|text| text.name == name || text.has(name))
    }

    pub(super) fn names<T>(named: &[Named<T>]) -> Vec<String> {
        named.iter().map(|own| own.name.clone()).collect()
    }
}

impl Statement {
    /// The statements inside it.
    pub(super) fn parts(&self) -> &[Self] {
        match &self.claim {
            Claim::All(all) | Claim::Any(all) | Claim::Interpretive { evidence: all, .. } => all,
            Claim::Not(one) => std::slice::from_ref(one),
            _ => &[],
        }
    }

    /// The earlier draft it compares with.
    pub(super) fn from(&self) -> Option<&str> {
        match &self.claim {
            Claim::Substituted { from, .. }
            | Claim::ConjunctDropped { from, .. }
            | Claim::Effect { from, .. }
            | Claim::Fate { from, .. } => Some(from),
            _ => None,
        }
    }

    /// Whether it, or a statement inside it, is of what changed since this draft.
    pub(super) fn is_of_change_from(&self, text: &str) -> bool {
        self.from() == Some(text) || self.parts().iter().any(|one| one.is_of_change_from(text))
    }

    /// Whether it is of a text that it does not name itself.
    pub(super) fn needs_text(&self) -> bool {
        let inside = match &self.claim {
            Claim::All(all) | Claim::Any(all) | Claim::Interpretive { evidence: all, .. } => {
                all.iter().any(Self::needs_text)
            }
            Claim::Not(one) => one.needs_text(),
            Claim::Roster(_) | Claim::PhraseLife { .. } => false,
            _ => true,
        };
        inside && self.text.is_none()
    }
}
