//! Krippendorff's alpha of unitizing: how far the spans of coders are apart.
//!
//! The formulas and their worked example are in Krippendorff, *Measuring the reliability of qualitative
//! text analysis data*, Quality & Quantity 38 (2004). Every list of spans is in order and disjoint.

use crate::span::Span;

/// The observed disagreement of coders over one concept on a continuum of a length.
pub(super) fn observed(of_coders: &[Vec<Span>], length: usize) -> f64 {
    let coders = of_coders.len() as f64;
    let mut apart = 0.0;
    for (number, one) in of_coders.iter().enumerate() {
        for other in &of_coders[number + 1..] {
            // either of two coders may be the first
            apart += 2.0 * between(one, other);
        }
    }
    let pairs = coders * (coders - 1.0) * square(length);
    if apart > 0.0 { apart / pairs } else { 0.0 }
}

/// How far the spans of two coders are apart.
fn between(one: &[Span], other: &[Span]) -> f64 {
    let (mut i, mut j) = (0, 0);
    let (mut i_met, mut j_met) = (false, false);
    let mut apart = 0.0;
    while i < one.len() || j < other.len() {
        let (a, b) = (one.get(i), other.get(j));
        if let (Some(a), Some(b)) = (a, b) {
            if a.overlaps(*b) {
                apart += square(a.start().abs_diff(b.start())) + square(a.end().abs_diff(b.end()));
                (i_met, j_met) = (true, true);
            }
        }
        // the span that ends first meets no other
        if b.is_none_or(|b| a.is_some_and(|a| a.end() <= b.end())) {
            apart += if i_met { 0.0 } else { a.map_or(0.0, |a| square(a.len())) };
            (i, i_met) = (i + 1, false);
        } else {
            apart += if j_met { 0.0 } else { b.map_or(0.0, |b| square(b.len())) };
            (j, j_met) = (j + 1, false);
        }
    }
    apart
}

/// The disagreement to expect if the same spans and gaps stood anywhere on the continuum.
pub(super) fn expected(of_coders: &[Vec<Span>], length: usize) -> f64 {
    let mut gaps: Vec<usize> = of_coders.iter().flat_map(|spans| gaps(spans, length)).collect();
    gaps.sort_unstable();
    // the lengths of the gaps from each on, added up
    let mut longer = vec![0.0; gaps.len() + 1];
    for (at, gap) in gaps.iter().enumerate().rev() {
        longer[at] = longer[at + 1] + *gap as f64;
    }
    let spans = || of_coders.iter().flatten();
    let number = spans().count() as f64;
    let (mut apart, mut same) = (0.0, 0.0);
    for span in spans() {
        let len = span.len() as f64;
        let room = gaps.partition_point(|gap| *gap < span.len());
        let fits = longer[room] - (gaps.len() - room) as f64 * (len - 1.0);
        let with_spans = (2.0 * len * len * len - 3.0 * len * len + len) * (number - 1.0) / 3.0;
        apart += with_spans + len * len * fits;
        same += len * (len - 1.0);
    }
    let places = of_coders.len() as f64 * length as f64;
    let pairs = places * (places - 1.0) - same;
    if apart > 0.0 && pairs > 0.0 { 2.0 / length as f64 * apart / pairs } else { 0.0 }
}

/// The lengths of what lies between spans.
fn gaps(spans: &[Span], length: usize) -> Vec<usize> {
    let starts = spans.iter().map(|span| span.start()).chain([length]);
    let ends = std::iter::once(0).chain(spans.iter().map(|span| span.end()));
    ends.zip(starts).map(|(end, start)| start.saturating_sub(end)).filter(|gap| *gap > 0).collect()
}

fn square(length: usize) -> f64 {
    length as f64 * length as f64
}
