//! What a scheme found, kept to be compared with what it finds later.

use std::collections::BTreeMap;

use crate::concept::ConceptMap;
use crate::span::Span;

/// What a scheme found in texts, to be stored, and compared with what a changed scheme finds.
///
/// ```
/// use travaux::concordance::Run;
/// use travaux::{Draft, Scheme};
///
/// let draft = Draft::parse("rev1", "Pilots steer. A pilot project ends.");
/// let scheme = |label: &str| {
///     Scheme::from_toml(&format!(
///         "scheme.id = \"s\"\n[[concept]]\nid = \"pilotage\"\nlabel.en.preferred = \"{label}\"\n"
///     ))
/// };
/// let (old, new) = (scheme("pilot")?, scheme("pilot steer")?);
/// let stored = Run::new(&[old.annotate(&draft)]);
/// let difference = Run::new(&[new.annotate(&draft)]).since(&stored);
/// assert_eq!((difference.gained.len(), difference.lost.len()), (1, 2));
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Run {
    /// The name and version of the shape.
    pub schema: String,
    /// The id of the scheme.
    pub scheme: String,
    /// Its version, as written.
    pub version: Option<String>,
    /// The sigils of the texts searched.
    pub drafts: Vec<String>,
    /// Every hit, in order of texts and places.
    pub hits: Vec<Hit>,
}

/// A place a concept was found at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Hit {
    /// The id of the concept.
    pub concept: String,
    /// The sigil of the draft.
    pub draft: String,
    /// How a person cites the clause.
    pub path: String,
    /// The rule that matched, as written in the scheme.
    pub rule: String,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
    /// Where they stand, in bytes of the reading text.
    pub span: Span,
}

/// What one run has and another has not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RunDifference {
    /// The hits that are new.
    pub gained: Vec<Hit>,
    /// The hits that are gone.
    pub lost: Vec<Hit>,
    /// How many hits stayed.
    pub kept: usize,
}

impl Run {
    /// The name and version of the shape.
    pub const SCHEMA: &'static str = "travaux/run/1";

    /// What maps by one scheme found.
    #[must_use]
    pub fn new(maps: &[ConceptMap<'_>]) -> Self {
        let scheme = maps.first().map(ConceptMap::scheme);
        let hits = maps.iter().flat_map(|map| {
            map.mentions().map(|mention| {
                let quotation = mention.quotation();
                Hit {
                    concept: mention.concept().id().to_owned(),
                    draft: quotation.draft,
                    path: mention.clause().path(),
                    rule: mention.rule().phrase().to_owned(),
                    exact: quotation.exact,
                    prefix: quotation.prefix,
                    suffix: quotation.suffix,
                    span: quotation.span,
                }
            })
        });
        Self {
            schema: Self::SCHEMA.to_owned(),
            scheme: scheme.map_or_else(String::new, |scheme| scheme.id().to_owned()),
            version: scheme.and_then(|scheme| scheme.version()).map(str::to_owned),
            drafts: maps.iter().map(|map| map.draft().sigil().to_owned()).collect(),
            hits: hits.collect(),
        }
    }

    /// What this run has that an earlier one had not, and the other way round. Only texts count that both
    /// searched.
    ///
    /// A hit stayed if the same concept has the same words at the same place; or else between the same
    /// surroundings, if the text was read anew and its places shifted.
    #[must_use]
    pub fn since<'r>(&'r self, earlier: &'r Self) -> RunDifference {
        let both =
            |hit: &&Hit| self.drafts.contains(&hit.draft) && earlier.drafts.contains(&hit.draft);
        let now: Vec<&Hit> = self.hits.iter().filter(both).collect();
        let before: Vec<&Hit> = earlier.hits.iter().filter(both).collect();
        let by_place = |hit: &'r Hit| (hit.key(), hit.span);
        let by_words = |hit: &'r Hit| (hit.key(), hit.around());
        let (now, before, kept) = without_common(now, before, by_place);
        let (now, before, shifted) = without_common(now, before, by_words);
        RunDifference {
            gained: now.into_iter().cloned().collect(),
            lost: before.into_iter().cloned().collect(),
            kept: kept + shifted,
        }
    }
}

impl Hit {
    fn key(&self) -> [String; 3] {
        [self.draft.clone(), self.concept.clone(), loose(&self.exact)]
    }

    /// The words right before and behind it: what is further off was cut at bytes, not at words.
    fn around(&self) -> Vec<&str> {
        let before = self.prefix.split_whitespace().rev().take(AROUND);
        before.chain(["|"]).chain(self.suffix.split_whitespace().take(AROUND)).collect()
    }
}

/// A hit is known again by so many words on either side.
const AROUND: usize = 2;

/// The words without their white space, which another reading may set otherwise.
fn loose(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes out of both lists, one for one, what has the same key; counts how many pairs there were.
fn without_common<'h, K: Ord>(
    now: Vec<&'h Hit>,
    before: Vec<&'h Hit>,
    key: impl Fn(&'h Hit) -> K,
) -> (Vec<&'h Hit>, Vec<&'h Hit>, usize) {
    let mut open: BTreeMap<K, usize> = BTreeMap::new();
    before.iter().for_each(|hit| *open.entry(key(hit)).or_default() += 1);
    let mut both: BTreeMap<K, usize> = BTreeMap::new();
    let mut kept = 0;
    let gained = now.into_iter().filter(|hit| match open.get_mut(&key(hit)) {
        Some(times) if *times > 0 => {
            *times -= 1;
            *both.entry(key(hit)).or_default() += 1;
            kept += 1;
            false
        }
        _ => true,
    });
    let gained: Vec<&Hit> = gained.collect();
    let lost = before.into_iter().filter(|hit| match both.get_mut(&key(hit)) {
        Some(times) if *times > 0 => {
            *times -= 1;
            false
        }
        _ => true,
    });
    let lost: Vec<&Hit> = lost.collect();
    (gained, lost, kept)
}
