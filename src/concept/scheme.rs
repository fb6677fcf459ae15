//! Schemes: concepts, what they are called, and what only looks like them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use super::formats::{self, SchemeFormat, Written};
use super::loss::Loss;
use super::map::ConceptMap;
use super::matcher::Matcher;
use super::parted::PartedLabels;
use super::scheme_file;
use crate::document::Draft;
use crate::error::{Error, ErrorKind};
use crate::read;

/// The number of a concept in its scheme, counted from 0 in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ConceptId(pub(super) u32);

impl ConceptId {
    /// The number itself.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of a rule in its scheme, counted from 0 in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct RuleId(pub(super) u32);

impl RuleId {
    /// The number itself.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a rule says of the words it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RuleKind {
    /// The name a concept is shown by.
    Preferred,
    /// Another name for it.
    Alternative,
    /// Words to find it by that nobody would call it.
    Hidden,
    /// Words that name it in the company the rule asks for.
    Pattern,
    /// Words that look like it and are not.
    Rejection,
}

/// One way in which words name a concept, or only look as if they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub(super) concept: ConceptId,
    pub(super) kind: RuleKind,
    pub(super) language: Option<String>,
    pub(super) phrase: String,
    pub(super) admit: Vec<String>,
    pub(super) window: Option<u32>,
    pub(super) capital: bool,
    pub(super) is_regex: bool,
    pub(super) reason: Option<String>,
    pub(super) captures: Vec<String>,
}

/// What becomes of matches of one concept that overlap, and of those of different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Overlap {
    /// Of matches of one concept that overlap the first counts, and of those that begin together the
    /// longest; matches of different concepts do not see each other.
    #[default]
    Longest,
    /// As `Longest`, and a match that overlaps one of another concept gives way if that one begins
    /// before it, or together with it and is longer; it is a near miss then.
    LongestOfAll,
    /// Every match of every rule counts.
    All,
}

impl Overlap {
    /// All policies, with the names they have in scheme files.
    pub const ALL: [(&'static str, Self); 3] =
        [("longest", Self::Longest), ("longest-of-all", Self::LongestOfAll), ("all", Self::All)];

    /// What it is called in scheme files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::LongestOfAll => "longest-of-all",
            Self::All => "all",
        }
    }
}

impl Rule {
    /// What the rule says of the words it matches.
    #[must_use]
    pub fn kind(&self) -> RuleKind {
        self.kind
    }

    /// The language of a label, as a BCP 47 tag; patterns and rejections have none.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The phrase or expression, as written in the scheme.
    #[must_use]
    pub fn phrase(&self) -> &str {
        &self.phrase
    }

    /// Whether [`Rule::phrase`] is a regular expression.
    #[must_use]
    pub fn is_regex(&self) -> bool {
        self.is_regex
    }

    /// The phrases one of which must stand beside a match; none if the match stands for itself.
    #[must_use]
    pub fn admit(&self) -> &[String] {
        &self.admit
    }

    /// How many words away the company may stand; `None` for anywhere in the clause.
    #[must_use]
    pub fn window(&self) -> Option<u32> {
        self.window
    }

    /// Whether only words printed with a capital letter count.
    #[must_use]
    pub fn capital(&self) -> bool {
        self.capital
    }

    /// The names of what the pattern captures, in the order in which it names them.
    #[must_use]
    pub fn captures(&self) -> &[String] {
        &self.captures
    }

    /// Why words that match a rejection are something else.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct ConceptData {
    pub(super) id: String,
    /// The address of the concept, if it comes from a file that gives it one.
    pub(super) uri: Option<String>,
    pub(super) definition: Option<String>,
    pub(super) source: Option<String>,
    pub(super) broader: Vec<ConceptId>,
    pub(super) narrower: Vec<ConceptId>,
    pub(super) overlap: Option<Overlap>,
    /// The numbers of its rules, which follow each other.
    pub(super) rules: std::ops::Range<usize>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct GroupData {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) members: Vec<ConceptId>,
}

/// Concepts, and the words that name them, as in SKOS: preferred, alternative and hidden labels in
/// any number of languages, broader and narrower concepts, groups; and beyond SKOS the patterns that
/// need company and the look-alikes that are rejected.
///
/// # The file
/// A scheme is a TOML file; `corpus/schemes/cyber.toml` is a large one.
///
/// | key | holds |
/// |---|---|
/// | `[scheme]` | `id`; `title`, `description`, `version` if you like; `overlap`, `variants` and `synonyms`, see below |
/// | `[[concept]]` | `id`; `definition` and `source` if you like; `broader`, a list of ids; `overlap` |
/// | `[concept.label.en]` | `preferred`; `alternative` and `hidden`, lists; one table a language, or only the preferred label, `label.en = "tide"` |
/// | `[[concept.pattern]]` | `match` or `regex`; `admit`, a list of phrases one of which must stand in the same clause; `window`, how many words away at most; `capital`, true if only words printed with a capital letter count |
/// | `[[concept.reject]]` | `match` or `regex`; `reason` |
/// | `[[group]]` | `id`; `title`; `members`, a list of ids |
///
/// # Phrases
/// Labels and `admit` are phrases, and `match` is made of them. A phrase matches words in any regular
/// plural or possessive form, whatever their case, accents, typography, hyphens and white space, inside
/// one sentence: `network of <2> State|company` also finds "networks of all the companies".
///
/// | written | finds |
/// |---|---|
/// | `State\|company` | either of two words |
/// | `<2>` | up to two words of any kind, between two others |
/// | `cyber*` | any word that begins so |
/// | `build~` | any form of a verb: builds, building, built |
/// | `news!` | the word in this form only, in any case |
/// | `=WHO` | the word as printed, case and accents included |
///
/// # Variants
/// With `variants = true`, labels without these marks that are in English or French are also found in other turns
/// of phrase: *theft of data* as "theft of their data", "theft or loss of data", "data theft", "steals our data",
/// "data had been stolen"; *stability of the Internet* as "a stable and open Internet"; *international cooperation* as
/// "international and regional cooperation"; a British spelling as the American one. `synonyms = ["flaw|weakness"]`
/// says which words stand for each other in labels of several words. They find more and err by finding too much:
/// a turn that means something else is for `reject`. Variants are an addition: what a label finds without them it
/// finds with them, or a longer match around it. The default is none.
///
/// # Patterns
/// The `match` of a pattern or a rejection is a phrase, or phrases joined by operators. What stands
/// left of the first operator is the match; what follows is the company it must, or must not, stand in.
///
/// | written | means |
/// |---|---|
/// | `integrity NEAR/5 data\|system` | with one of these words at most five words away, on either side, in the same clause; 1 is right beside it |
/// | `norm BEFORE/3 adopted` | at most three words before it |
/// | `adopted AFTER/3 norm` | at most three words behind it |
/// | `standard NEAR/sentence create~` | in the same sentence; so too `clause`, `paragraph`, `section`, `document` (see [`Reach`](super::Reach)) |
/// | `integrity NOT AFTER/1 territorial` | not right behind this word; `NOT` goes before any of the three |
/// | `a NEAR/9 b NOT NEAR/sentence c` | with all of this company |
/// | `(hack back OR strike back) BEFORE/5 network` | either; parentheses go anywhere, and stand for one word: `(State OR private sector) actor` |
/// | `by:(State OR company) <3> attack~` | the same without `by:`; what a name stands before is captured, see [`Mention::captures`](super::Mention::captures) |
///
/// What patterns cannot say, a `regex` of the `regex` crate's syntax can: it searches the words of a
/// clause as printed, and counts for the whole words it touches.
///
/// # What counts
/// A rejection cancels every match of its concept that it overlaps. Where several rules of a concept
/// overlap, the first counts, and of two that begin together the longer; with `overlap = "all"`, of the
/// scheme or of one concept, all of them count, and with `"longest-of-all"` a match also gives way to a
/// longer one of another concept ([`Overlap`]). A label that a pattern of its concept repeats needs the
/// pattern's company; without it, it is a near miss, and so is every match in company that a `NOT`
/// forbids.
///
/// ```
/// use travaux::{Draft, Scheme};
///
/// let scheme = Scheme::from_toml(
///     r#"
///     scheme.id = "harbour"
///     [[concept]]
///     id = "pilotage"
///     label.en = { preferred = "pilotage", alternative = ["harbour pilot"] }
///     reject = [{ match = "pilot project", reason = "a trial run" }]
///     "#,
/// )?;
/// let draft = Draft::parse("rev1", "Harbour pilots shall run pilot projects.");
/// let map = scheme.annotate(&draft);
/// assert_eq!(map.mentions().next().unwrap().words(), "Harbour pilots");
/// assert_eq!(map.near_misses().next().unwrap().words(), "pilot projects");
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scheme {
    pub(super) id: String,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) version: Option<String>,
    pub(super) concepts: Vec<ConceptData>,
    pub(super) rules: Vec<Rule>,
    pub(super) groups: Vec<GroupData>,
    pub(super) numbers: BTreeMap<String, ConceptId>,
    pub(super) overlap: Overlap,
    pub(super) variants: bool,
    pub(super) synonyms: Vec<Vec<String>>,
    pub(super) losses: Vec<Loss>,
    pub(super) matcher: Matcher,
    /// Its labels of several words, found when something is first absent.
    pub(super) parted: OnceLock<PartedLabels>,
}

/// The built-in schemes by name, each read when it is first asked for.
macro_rules! builtin_schemes {
    ($($name:literal),* $(,)?) => {
        const BUILTIN: &[&str] = &[$($name),*];

        fn builtin_scheme(name: &str) -> Option<&'static Scheme> {
            match name {
                $($name => {
                    static SCHEME: LazyLock<Scheme> = LazyLock::new(|| {
                        let file = concat!("../../corpus/schemes/", $name, ".toml");
                        let text = include_str!(concat!("../../corpus/schemes/", $name, ".toml"));
                        let scheme = scheme_file::read(text, file);
                        scheme.expect("the suite reads the built-in schemes")
                    });
                    Some(&SCHEME)
                })*
                _ => None,
            }
        }
    };
}

builtin_schemes!(
    "cyber",
    "security-properties",
    "privacy",
    "terms-of-service",
    "actors",
    "instruments",
);

impl Scheme {
    /// The names of the built-in schemes.
    pub const BUILTIN: &'static [&'static str] = BUILTIN;

    /// The built-in scheme `name`.
    ///
    /// | name | holds | languages | concepts |
    /// |---|---|---|---|
    /// | `cyber` | what texts on the security and governance of cyberspace speak of | en, fr | 184 |
    /// | `security-properties` | what befalls confidentiality, integrity and availability: disclosed, altered, denied | en, fr | 8 |
    /// | `privacy` | the twelve topics of privacy policies of OPP-115; for one passage at a time | en | 12 |
    /// | `terms-of-service` | the nine kinds of clause of CLAUDETTE; for one sentence or clause at a time | en | 9 |
    /// | `actors` | States, enterprises, groups of people, organizations and named bodies | en, fr | 75 |
    /// | `instruments` | treaties, resolutions, reports and declarations, with their aliases | en, fr | 80 |
    ///
    /// Every concept has a definition, a source, and a name in English and in French, also where its
    /// rules are English only.
    ///
    /// # Errors
    /// If no scheme of that name is built in.
    ///
    /// ```
    /// let cyber = travaux::Scheme::builtin("cyber")?;
    /// let concept = cyber.concept("confidentiality").unwrap();
    /// assert_eq!(concept.name("fr"), "confidentialité");
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn builtin(name: &str) -> Result<&'static Self, Error> {
        builtin_scheme(name).ok_or_else(|| {
            let allowed = Self::BUILTIN.join(", ");
            let message = format!("found no built-in scheme `{name}`, allowed: {allowed}");
            Error::new(ErrorKind::Scheme, message)
        })
    }

    /// Reads a scheme from TOML.
    ///
    /// # Errors
    /// If the text is no TOML, or breaks the rules above: an unknown key, a missing one, a value of
    /// the wrong type, an id given twice or to nobody, a concept broader than itself, a phrase that
    /// cannot be read. All problems, up to 50, are reported at once, each with its place.
    ///
    /// ```
    /// use travaux::Scheme;
    ///
    /// let error = Scheme::from_toml("[scheme]\nid = \"x\"\ntitel = \"X\"").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "scheme:3:1: found unknown key `titel`, allowed: id, title, description, version, \
    ///      overlap, variants, synonyms",
    /// );
    /// ```
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        scheme_file::read(text, "scheme")
    }

    /// Reads a scheme from text in any [`SchemeFormat`].
    ///
    /// What the text says and a scheme cannot is in [`Scheme::losses`].
    ///
    /// # Errors
    /// If the text breaks the grammar of the format, or what it says contradicts itself. All
    /// problems, up to 50, are reported at once, each with its place.
    ///
    /// ```
    /// use travaux::{Scheme, SchemeFormat};
    ///
    /// let text = "%\n1\tports\n%\nharbour*\t1\nlike\t(02 134)1\n";
    /// let scheme = Scheme::from_format(text, SchemeFormat::Liwc)?;
    /// assert_eq!(scheme.concept("ports").unwrap().rules()[0].phrase(), "harbour*");
    /// assert_eq!(scheme.losses()[0].location.unwrap().line, 5);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn from_format(text: &str, format: SchemeFormat) -> Result<Self, Error> {
        formats::read(text, "scheme", "scheme", format)
    }

    /// Reads a scheme from SKOS, in Turtle or, if the text begins as JSON does, in JSON-LD.
    ///
    /// # Errors
    /// As [`Scheme::from_format`].
    pub fn from_skos(text: &str) -> Result<Self, Error> {
        let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
        // Turtle may begin with `[]`, JSON with `[` and anything but that
        let is_json = is_json && !text.trim_start().starts_with("[]");
        let format = if is_json { SchemeFormat::JsonLd } else { SchemeFormat::Turtle };
        Self::from_format(text, format)
    }

    /// Reads a scheme from a file in any [`SchemeFormat`], which is told by the extension and, where
    /// that leaves a choice, by the contents.
    ///
    /// # Errors
    /// As [`Scheme::from_format`], and if the file is not there or no text; every message begins with
    /// the path.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_toml = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        let text = if is_toml { read::data(path)? } else { read::any_text(path)? };
        let format = SchemeFormat::tell(extension.unwrap_or_default(), &text)
            .map_err(|error| error.named(name.clone()))?;
        let id = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("scheme");
        formats::read(&text, &name, id, format)
    }

    /// The scheme in TOML, SKOS or YAML, and what it says that the format cannot.
    ///
    /// # Errors
    /// If this crate does not write the format.
    ///
    /// ```
    /// use travaux::{Scheme, SchemeFormat};
    ///
    /// let cyber = Scheme::builtin("cyber")?;
    /// let written = cyber.to_format(SchemeFormat::Toml)?;
    /// assert!(written.losses.is_empty());
    /// assert_eq!(Scheme::from_toml(&written.text)?.rules(), cyber.rules());
    /// # Ok::<(), travaux::Error>(())
    /// ```
    pub fn to_format(&self, format: SchemeFormat) -> Result<Written, Error> {
        formats::write(self, format)
    }

    /// What the file the scheme was read from says and a scheme cannot, in order of places; what is
    /// true of the file as a whole comes last.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// Finds every concept in a draft.
    #[must_use]
    pub fn annotate<'a>(&'a self, draft: &'a Draft) -> ConceptMap<'a> {
        ConceptMap::new(self, draft)
    }

    /// The short name of the scheme.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its title, or else its id.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// What it is for.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Its version, as written.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// What becomes of matches that overlap, where a concept does not say.
    #[must_use]
    pub fn overlap(&self) -> Overlap {
        self.overlap
    }

    /// Whether labels are also found in other turns of phrase, see [`Scheme`].
    #[must_use]
    pub fn has_variants(&self) -> bool {
        self.variants
    }

    /// Words that say the same in labels of several words, see [`Scheme`], in alphabetical order of the first.
    #[must_use]
    pub fn synonyms(&self) -> &[Vec<String>] {
        &self.synonyms
    }

    /// All concepts, in the order of the file.
    #[must_use]
    pub fn concepts(&self) -> impl ExactSizeIterator<Item = Concept<'_>> {
        (0..self.concepts.len() as u32).map(|id| Concept { scheme: self, id: ConceptId(id) })
    }

    /// The concept with the id `id`.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<Concept<'_>> {
        self.numbers.get(id).map(|&id| Concept { scheme: self, id })
    }

    /// All rules of all concepts, in the order of the file.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// All groups, in the order of the file.
    #[must_use]
    pub fn groups(&self) -> impl ExactSizeIterator<Item = Group<'_>> {
        (0..self.groups.len()).map(|index| Group { scheme: self, index })
    }
}

/// A concept of a scheme.
#[derive(Clone, Copy)]
pub struct Concept<'s> {
    pub(super) scheme: &'s Scheme,
    pub(super) id: ConceptId,
}

impl<'s> Concept<'s> {
    pub(super) fn data(self) -> &'s ConceptData {
        &self.scheme.concepts[self.id.index()]
    }

    fn each(self, ids: &'s [ConceptId]) -> impl ExactSizeIterator<Item = Self> {
        ids.iter().map(move |&id| Self { scheme: self.scheme, id })
    }

    /// The number of the concept in its scheme.
    #[must_use]
    pub fn number(self) -> ConceptId {
        self.id
    }

    /// Its id, as written in the scheme.
    #[must_use]
    pub fn id(self) -> &'s str {
        &self.data().id
    }

    /// The preferred label in a language, by its BCP 47 tag; in the first language of the concept if
    /// it has none in that one.
    #[must_use]
    pub fn name(self, language: &str) -> &'s str {
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        let asked = primary(language);
        let mut preferred = self.rules().iter().filter(|rule| rule.kind == RuleKind::Preferred);
        let first = preferred.clone().next();
        let own = preferred.find(|rule| rule.language.as_deref().and_then(primary) == asked);
        own.or(first).map_or(self.id(), |rule| &rule.phrase)
    }

    /// Its address, if it was read from a file that gives concepts addresses, as SKOS does.
    #[must_use]
    pub fn uri(self) -> Option<&'s str> {
        self.data().uri.as_deref()
    }

    /// What it is.
    #[must_use]
    pub fn definition(self) -> Option<&'s str> {
        self.data().definition.as_deref()
    }

    /// Where the definition, or the concept, comes from.
    #[must_use]
    pub fn source(self) -> Option<&'s str> {
        self.data().source.as_deref()
    }

    /// What becomes of its matches that overlap.
    #[must_use]
    pub fn overlap(self) -> Overlap {
        self.data().overlap.unwrap_or(self.scheme.overlap)
    }

    /// Its labels, patterns and rejections.
    #[must_use]
    pub fn rules(self) -> &'s [Rule] {
        &self.scheme.rules[self.data().rules.clone()]
    }

    /// The concepts right above it.
    #[must_use]
    pub fn broader(self) -> impl ExactSizeIterator<Item = Self> {
        self.each(&self.data().broader)
    }

    /// The concepts right below it.
    #[must_use]
    pub fn narrower(self) -> impl ExactSizeIterator<Item = Self> {
        self.each(&self.data().narrower)
    }

    /// The concept and all concepts below it, the nearer before the further, each once.
    #[must_use]
    pub fn with_narrower(self) -> Vec<Self> {
        let mut known = vec![false; self.scheme.concepts.len()];
        known[self.id.index()] = true;
        let mut all = vec![self];
        let mut next = 0;
        while let Some(concept) = all.get(next).copied() {
            next += 1;
            let new = |below: &Self| !std::mem::replace(&mut known[below.id.index()], true);
            all.extend(concept.narrower().filter(new));
        }
        all
    }

    /// The groups it is a member of.
    pub fn groups(self) -> impl Iterator<Item = Group<'s>> {
        self.scheme.groups().filter(move |group| group.data().members.contains(&self.id))
    }
}

impl PartialEq for Concept<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.scheme, other.scheme) && self.id == other.id
    }
}

impl Eq for Concept<'_> {}

impl std::fmt::Debug for Concept<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Concept({})", self.id())
    }
}

/// Concepts that belong together, so that the absence of one of them is telling.
#[derive(Clone, Copy)]
pub struct Group<'s> {
    scheme: &'s Scheme,
    index: usize,
}

impl<'s> Group<'s> {
    fn data(self) -> &'s GroupData {
        &self.scheme.groups[self.index]
    }

    /// Its id, as written in the scheme.
    #[must_use]
    pub fn id(self) -> &'s str {
        &self.data().id
    }

    /// Its title, or else its id.
    #[must_use]
    pub fn title(self) -> &'s str {
        self.data().title.as_deref().unwrap_or(self.id())
    }

    /// Its concepts.
    #[must_use]
    pub fn members(self) -> impl ExactSizeIterator<Item = Concept<'s>> {
        self.data().members.iter().map(move |&id| Concept { scheme: self.scheme, id })
    }
}

impl std::fmt::Debug for Group<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Group({})", self.id())
    }
}
