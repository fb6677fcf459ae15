//! Places in a text: byte ranges, and the line and column a person looks for.

#[cfg(feature = "serde")]
use crate::error::{Error, ErrorKind};

/// A half-open range of bytes, `start..end`, in one draft's reading text.
///
/// Law: `start <= end`. Both ends lie on character boundaries of the text the span was made for.
///
/// ```
/// use travaux::Span;
///
/// let span = Span::new(3, 8);
/// assert_eq!(span.len(), 5);
/// assert_eq!(&"an urgent call"[span.range()], "urgen");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "WireSpan"))]
pub struct Span {
    /// The first byte, from 0.
    start: usize,
    /// The byte after the last one.
    end: usize,
}

impl Span {
    /// The span from byte `start` to before byte `end`; an `end` before `start` counts as `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last one.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes the span covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range, to index a `str` with.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Whether every byte of `other` is a byte of this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A span as written down; reading one back checks that it does not end before it starts.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WireSpan {
    start: usize,
    end: usize,
}

#[cfg(feature = "serde")]
impl TryFrom<WireSpan> for Span {
    type Error = Error;

    fn try_from(wire: WireSpan) -> Result<Self, Error> {
        if wire.end < wire.start {
            let found = format!(
                "found a span that ends at {} before it starts at {}",
                wire.end, wire.start
            );
            return Err(Error::new(ErrorKind::Wire, found));
        }
        Ok(Self { start: wire.start, end: wire.end })
    }
}

/// A place as a person names it: line and column, both counted from 1, columns in characters.
///
/// A line ends after `\n`, `\r\n` or a lone `\r`.
///
/// ```
/// use travaux::Location;
///
/// assert_eq!(Location::of("one\ntwö three", 9).to_string(), "2:5");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Location {
    /// Where byte `offset` of `text` lies; an offset past the end counts as the end, one inside a
    /// character as that character's start.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let (mut line, mut line_start) = (1, 0);
        for (i, byte) in before.bytes().enumerate() {
            let lone_return = byte == b'\r' && text.as_bytes().get(i + 1) != Some(&b'\n');
            if byte == b'\n' || lone_return {
                line += 1;
                line_start = i + 1;
            }
        }
        Self { line, column: before[line_start..].chars().count() + 1 }
    }
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
