//! The way back from the reading text to the bytes of the file.

use crate::span::Span;

/// One stretch of reading text and the stretch of source it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    reading: u32,
    source: Span,
    /// Whether the bytes are the same on both sides, so that places inside can be told apart.
    verbatim: bool,
}

/// Stretches in order of the reading text; each ends where the next one starts.
///
/// Reading text that stands in no source (a blank line put between two blocks) belongs to the
/// stretch before it and leads to that stretch's end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SourceMap(Vec<Stretch>);

impl SourceMap {
    /// All of a reading text that was copied from byte `start` of the source on.
    pub(crate) fn verbatim_from(start: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.push(0, Span::new(start, start + len), true);
        map
    }

    /// Says that the reading text from byte `reading` on was read from `source`.
    pub(crate) fn push(&mut self, reading: usize, source: Span, verbatim: bool) {
        if let Some(last) = self.0.last_mut() {
            let goes_on = last.verbatim
                && verbatim
                && last.source.end() == source.start()
                && last.reading as usize + last.source.len() == reading;
            if goes_on {
                last.source = last.source.union(source);
                return;
            }
        }
        self.0.push(Stretch { reading: reading as u32, source, verbatim });
    }

    /// Forgets where the reading text from byte `reading` on was read from: it was cut off there.
    pub(crate) fn truncate(&mut self, reading: usize) {
        let kept = self.0.partition_point(|stretch| (stretch.reading as usize) < reading);
        self.0.truncate(kept);
    }

    /// The bytes of the source that `span` of the reading text was read from.
    pub(crate) fn source_span(&self, span: Span) -> Span {
        let start = self.place(span.start(), false);
        let last = span.end().saturating_sub(usize::from(!span.is_empty()));
        let end = if span.is_empty() { start } else { self.place(last, true) };
        Span::new(start, end)
    }

    /// Says in `to` where `reading` was read from, which stands at byte `at` of another reading text.
    pub(super) fn copy(&self, reading: Span, at: usize, to: &mut Self) {
        let first = self.0.partition_point(|stretch| stretch.reading as usize <= reading.start());
        let first = first.saturating_sub(1);
        for (index, stretch) in self.0.iter().enumerate().skip(first) {
            let start = stretch.reading as usize;
            let end = self.0.get(index + 1).map_or(usize::MAX, |next| next.reading as usize);
            if start >= reading.end() {
                break;
            }
            let (from, until) = (reading.start().max(start), reading.end().min(end));
            if from >= until {
                continue;
            }
            let source = match stretch.verbatim {
                true => {
                    let place = |reading: usize| {
                        (stretch.source.start() + reading - start).min(stretch.source.end())
                    };
                    Span::new(place(from), place(until))
                }
                false => stretch.source,
            };
            to.push(at + from - reading.start(), source, stretch.verbatim);
        }
    }

    /// Where the byte at `reading` comes from; with `after`, the byte behind it.
    fn place(&self, reading: usize, after: bool) -> usize {
        let next = self.0.partition_point(|stretch| stretch.reading as usize <= reading);
        let Some(stretch) = next.checked_sub(1).map(|index| self.0[index]) else {
            return self.0.first().map_or(0, |first| first.source.start());
        };
        let inside = reading - stretch.reading as usize;
        match (stretch.verbatim, after) {
            (true, _) => {
                (stretch.source.start() + inside + usize::from(after)).min(stretch.source.end())
            }
            (false, false) => stretch.source.start(),
            (false, true) => stretch.source.end(),
        }
    }
}

/// The way back from a decoded text to the bytes of its file, where some characters became longer or
/// shorter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Recoding(Vec<Recoded>);

/// A character that takes other bytes than it took in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Recoded {
    /// The byte of the decoded text behind the character.
    end: usize,
    /// How many bytes longer the decoded text is up to here.
    extra: isize,
}

impl Recoding {
    /// Says that the decoded text up to byte `end` has become `by` bytes longer by its last character.
    pub(crate) fn push(&mut self, end: usize, by: isize) {
        let extra = by + self.0.last().map_or(0, |last| last.extra);
        self.0.push(Recoded { end, extra });
    }

    /// The bytes of the file that `span` of the decoded text stands for.
    pub(crate) fn source_span(&self, span: Span) -> Span {
        Span::new(self.place(span.start()), self.place(span.end()))
    }

    fn place(&self, at: usize) -> usize {
        let before = self.0.partition_point(|recoded| recoded.end <= at);
        at.saturating_add_signed(-before.checked_sub(1).map_or(0, |last| self.0[last].extra))
    }
}

#[cfg(test)]
mod tests {
    use super::SourceMap;
    use crate::span::Span;

    #[test]
    fn places_lead_back_through_markup_and_entities() {
        // source "*a* &amp; b", reading "a & b"
        let mut map = SourceMap::default();
        map.push(0, Span::new(1, 2), true);
        map.push(1, Span::new(3, 4), true);
        map.push(2, Span::new(4, 9), false);
        map.push(3, Span::new(9, 11), true);
        assert_eq!(map.source_span(Span::new(0, 1)), Span::new(1, 2));
        assert_eq!(map.source_span(Span::new(2, 3)), Span::new(4, 9));
        assert_eq!(map.source_span(Span::new(0, 5)), Span::new(1, 11));
        assert_eq!(map.source_span(Span::new(4, 4)), Span::new(10, 10));
    }
}
