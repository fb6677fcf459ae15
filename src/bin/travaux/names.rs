//! The name somebody meant.

/// Names less alike than this are not taken for a slip: `confidentialty` is .99 like `confidentiality`,
/// `integrity` .56.
const LEAST_LIKENESS: f64 = 0.8;

/// The name most like `wanted`, if any is like it; of equals the first.
pub(crate) fn nearest<'n>(
    wanted: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let wanted = wanted.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let likeness = strsim::jaro_winkler(&wanted, &name.to_lowercase());
        if likeness >= LEAST_LIKENESS && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}
