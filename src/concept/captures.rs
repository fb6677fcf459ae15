//! Which words of a match its captures caught.

use super::arms::Marked;
use super::trie::Hit;
use super::units::Units;
use crate::span::Span;

/// The captures of a reading in the units of `hit`, of which `text` is the reading text; `None` if the
/// reading does not match them from end to end. Gaps are as short as they can be.
pub(super) fn catch(
    reading: &Marked,
    hit: Hit,
    text: &str,
    units: &mut Units<'_>,
) -> Option<Vec<(u8, Span)>> {
    let places = places(reading, hit, text, units)?;
    let mut caught: Vec<(u8, Span)> = Vec::new();
    let span = |from: usize, to: usize| {
        let hit = Hit { phrase: 0, start: from as u32, end: to as u32 };
        units.span(hit)
    };
    let mut end = hit.start as usize;
    for (step, place) in reading.iter().zip(places) {
        if let Some(capture) = step.gap_capture.filter(|_| end < place) {
            caught.push((capture, span(end, place)));
        }
        if let Some(capture) = step.capture {
            let own = span(place, place + 1);
            match caught.last_mut().filter(|(last, _)| *last == capture) {
                Some((_, known)) => *known = known.union(own),
                None => caught.push((capture, own)),
            }
        }
        end = place + 1;
    }
    Some(caught)
}

/// The unit each word of a reading stands for.
fn places(reading: &Marked, hit: Hit, text: &str, units: &mut Units<'_>) -> Option<Vec<usize>> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let len = end - start;
    // from the last word back: which places lead to the end of the match
    let mut leads = vec![vec![false; len + 1]; reading.len()];
    for (number, step) in reading.iter().enumerate().rev() {
        for place in 0..len {
            let next = reading.get(number + 1);
            leads[number][place] = units.is(text, start + place, step.symbol)
                && match next {
                    None => place + 1 == len,
                    Some(next) => (place + 1..=place + 1 + next.gap as usize)
                        .any(|next| next < len && leads[number + 1][next]),
                };
        }
    }
    let mut places = Vec::with_capacity(reading.len());
    let mut from = 0;
    for (number, step) in reading.iter().enumerate() {
        let gap = if number == 0 { 0 } else { step.gap as usize };
        let place = (from..=from + gap).find(|&place| place < len && leads[number][place])?;
        places.push(start + place);
        from = place + 1;
    }
    Some(places)
}
