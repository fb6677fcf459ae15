//! The one error: what went wrong, where, and what was expected.

use std::fmt::{self, Write};

use crate::span::{Location, Span};

/// What sort of thing failed. More kinds may come with more formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read at all.
    Io,
    /// A file was read but is not text.
    NotText,
    /// A format this crate does not read.
    UnknownFormat,
    /// A file that breaks the grammar of its format: a broken archive, XML that is not well-formed.
    Malformed,
    /// A file that would take more memory or deeper nesting than any honest one.
    TooLarge,
    /// A scheme of concepts that breaks its own grammar.
    Scheme,
    /// An order of verbs by force that breaks its own grammar.
    Profile,
    /// Labels of coders that break the grammar of their format, or contradict themselves.
    Labels,
    /// A roster that breaks its own grammar, or a date that is none.
    Roster,
    /// A check file that breaks its own grammar, or asks for what there is not.
    Checks,
    /// Drafts that cannot have been made of each other as is said.
    History,
    /// A serialized value that breaks a law of its type.
    Wire,
}

/// Why an input with a grammar could not be used.
///
/// `Display` is one line: the place, what was found, what is allowed. The alternate form `{:#}`
/// adds the line of the input with a caret under the place, and the causes.
///
/// ```
/// let error = travaux::read::path("no/such/draft.md").unwrap_err();
/// assert_eq!(error.kind(), travaux::ErrorKind::Io);
/// assert_eq!(error.to_string(), "no/such/draft.md: found no such file");
/// ```
pub struct Error(Box<Repr>);

struct Repr {
    kind: ErrorKind,
    message: String,
    name: Option<String>,
    place: Option<Place>,
    more: Vec<Error>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

struct Place {
    location: Location,
    line: String,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Repr {
            kind,
            message: message.into(),
            name: None,
            place: None,
            more: Vec::new(),
            cause: None,
        }))
    }

    /// Names the file or input the error is about, for whoever reads a file and hands on its words.
    ///
    /// ```
    /// use travaux::evaluation::{LabelFormat, unit_labels};
    ///
    /// let error = unit_labels("who,what\n", LabelFormat::Csv).unwrap_err().named("labels.csv");
    /// assert!(error.to_string().starts_with("labels.csv:1:1: found no field `document`"));
    /// ```
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        for other in &mut self.0.more {
            other.0.name = Some(name.clone());
        }
        self.0.name = Some(name);
        self
    }

    /// Points at `span` of `text`.
    pub(crate) fn at(mut self, text: &str, span: Span) -> Self {
        let location = Location::of(text, span.start());
        let line = text.split('\n').nth(location.line - 1).unwrap_or_default();
        // a terminal must not obey what an input holds, and a caret cannot stand under a tab
        let shown = |c: char| match c {
            '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        };
        let line = line.trim_end_matches('\r').chars().take(EXCERPT_CHARS).map(shown).collect();
        self.0.place = Some(Place { location, line });
        self
    }

    pub(crate) fn caused_by(
        mut self,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// One error that stands for all of `errors`, in order of their places; `None` if there are none.
    pub(crate) fn all(mut errors: Vec<Self>) -> Option<Self> {
        errors.sort_by_key(Self::location);
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        first.0.more.extend(errors);
        Some(first)
    }

    /// What sort of thing failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Line and column of the place, where the input has lines.
    #[must_use]
    pub fn location(&self) -> Option<Location> {
        self.0.place.as_ref().map(|place| place.location)
    }

    /// The further problems found in the same input, in order of their places.
    #[must_use]
    pub fn more(&self) -> &[Self] {
        &self.0.more
    }
}

/// A line of input is shown up to this many characters, so that a one-line file of 50 MB cannot
/// flood a terminal.
const EXCERPT_CHARS: usize = 160;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repr = &*self.0;
        if let Some(name) = &repr.name {
            write!(f, "{}:", Escaped(name))?;
        }
        match (&repr.name, &repr.place) {
            (_, Some(place)) => write!(f, "{}: ", place.location)?,
            (Some(_), None) => f.write_char(' ')?,
            (None, None) => {}
        }
        write!(f, "{}", Escaped(&repr.message))?;
        if f.alternate() {
            if let Some(place) = &repr.place {
                let number = place.location.line.to_string();
                write!(f, "\n{number} | {}", place.line)?;
                if place.location.column <= EXCERPT_CHARS {
                    let indent = number.len() + 3 + place.location.column - 1;
                    write!(f, "\n{:indent$}^", "")?;
                }
            }
            if let Some(cause) = &repr.cause {
                f.write_str("\ncaused by: ")?;
                let cause = cause.to_string();
                let mut lines = cause.lines();
                write!(f, "{}", Escaped(lines.next().unwrap_or_default()))?;
                lines.try_for_each(|line| write!(f, "\n{}", Escaped(line)))?;
            }
        }
        for more in &repr.more {
            f.write_str("\n")?;
            fmt::Display::fmt(more, f)?;
        }
        Ok(())
    }
}

/// Words, some of which an input may have given: a terminal must not obey them.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c.is_control() {
            true => write!(f, "{}", c.escape_default()),
            false => f.write_char(c),
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self:#}", self.0.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| &**cause as _)
    }
}
