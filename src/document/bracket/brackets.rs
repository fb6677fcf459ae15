//! The brackets of a draft: facts, found on demand.

use super::alternatives::{AlternativeGroup, AlternativePlace, adjacent, slashed};
use super::attribution::Attribution;
use super::options::options;
use super::pairing::pair;
use super::share::{Share, shares};
use super::sketch::{Sketch, sketches};
use crate::document::clause::ClauseId;
use crate::document::draft::Draft;
use crate::span::Span;

/// What the words in a bracket are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BracketKind {
    /// Words not agreed.
    Unsettled,
    /// What stands for words still to come: `[ ]`, `[…]`, `[X]`, `[date]`, `[to be inserted]`.
    Placeholder,
    /// No words of the text, but the wish that others go: `[delete]`, `[Lisse proposes to delete]`.
    Deletion,
    /// A reference: `[12]`, `[A/RES/70/237]`, `[RFC2119]`.
    Citation,
    /// The call of a footnote, or the number before its words: `word[8]`, `[^1]`, `[*]`.
    FootnoteCall,
    /// What Markdown left over in plain text: `[words](address)`, `[words][label]`.
    Link,
    /// Words of an editor or a reporter: `[sic]`, `[Note: …]`, `[page 12]`, `he [the Minister] said`.
    Editorial,
}

impl BracketKind {
    /// The kind in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsettled => "unsettled",
            Self::Placeholder => "placeholder",
            Self::Deletion => "deletion",
            Self::Citation => "citation",
            Self::FootnoteCall => "footnote-call",
            Self::Link => "link",
            Self::Editorial => "editorial",
        }
    }

    /// Whether something is open where it stands: words not agreed, still to come, or to go.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unsettled | Self::Placeholder | Self::Deletion)
    }
}

/// A `[`, the `]` that closes it, and what stands between.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Bracket {
    /// What its words are.
    pub kind: BracketKind,
    /// Marks and words, in bytes of the reading text.
    pub span: Span,
    /// The words between the marks, without white space at their ends and without attribution.
    pub words: Span,
    /// How many brackets it stands in, itself included: 1 for an outermost one.
    pub depth: u32,
    /// The bracket it stands in, by its place in [`Brackets::all`].
    pub parent: Option<u32>,
    /// Its place among alternatives, if it is one.
    pub alternative: Option<AlternativePlace>,
    /// Who wants its words, or wants others to go.
    pub attribution: Option<Attribution>,
    /// The clause its `[` stands in.
    pub first: ClauseId,
    /// The clause its `]` stands in.
    pub last: ClauseId,
}

/// The brackets of a draft, as [`Draft::brackets`] finds them.
///
/// Only `[` and `]` are brackets here. The law: the brackets nest, and with the marks that stand
/// [alone](Brackets::unpaired) they account for every `[` and `]` of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Brackets {
    pub(super) all: Vec<Bracket>,
    pub(super) groups: Vec<AlternativeGroup>,
    pub(super) unpaired: Vec<Span>,
    pub(super) shares: Vec<Share>,
}

impl Brackets {
    /// All of them, in order of their openings.
    #[must_use]
    pub fn all(&self) -> &[Bracket] {
        &self.all
    }

    /// Those of one kind, in order.
    pub fn of_kind(&self, kind: BracketKind) -> impl Iterator<Item = &Bracket> {
        self.all.iter().filter(move |bracket| bracket.kind == kind)
    }

    /// The sets of words of which one will stay, in order.
    #[must_use]
    pub fn groups(&self) -> &[AlternativeGroup] {
        &self.groups
    }

    /// The marks that have no partner, in order. No reading touches them.
    ///
    /// A `]` closes the nearest open `[` that reaches it; a `[` reaches all of its own clause, the
    /// clauses below, those its sentence runs on into, and, if it opens its clause, a `]` that ends
    /// one, up to the next heading or article. So a `[` nobody closed takes in what it opens and no
    /// more than that.
    #[must_use]
    pub fn unpaired(&self) -> &[Span] {
        &self.unpaired
    }

    /// How much of a clause is not settled; nothing of a clause the draft does not have.
    #[must_use]
    pub fn unsettled_share(&self, clause: ClauseId) -> Share {
        self.shares.get(clause.index()).copied().unwrap_or_default()
    }

    /// How much of the draft is not settled.
    #[must_use]
    pub fn unsettled_share_of_draft(&self) -> Share {
        self.shares.iter().fold(Share::default(), |sum, share| sum.plus(*share))
    }
}

impl Draft {
    /// What stands in square brackets: words not agreed, and the other things brackets are used for.
    ///
    /// Found at the call, in time linear in the text. What a bracket is goes by what stands in it
    /// and around it; and words that could be an editor's as well as a negotiator's are taken for
    /// unsettled only in a text that is being negotiated, which its brackets show by their number, by
    /// standing side by side and in each other, by names and alternatives.
    ///
    /// ```
    /// use travaux::Draft;
    /// use travaux::document::BracketKind;
    ///
    /// let draft = Draft::parse("rev1", "1. States [shall] [should] share charts [by [date]].");
    /// let brackets = draft.brackets();
    /// let words = |n: usize| &draft.text()[brackets.all()[n].words.range()];
    /// assert_eq!((words(0), words(1), words(2)), ("shall", "should", "by [date]"));
    /// assert_eq!(brackets.all()[1].alternative.map(|place| place.position), Some(1));
    /// assert_eq!(brackets.all()[3].kind, BracketKind::Placeholder);
    /// assert_eq!(brackets.unsettled_share_of_draft().to_string(), "4 of 7 words");
    /// ```
    #[must_use]
    pub fn brackets(&self) -> Brackets {
        let pairing = pair(&self.text, &self.clauses);
        let mut all: Vec<Bracket> = sketches(self, &pairing.pairs).iter().map(bracket).collect();
        let mut groups = adjacent(&self.text, &all, self.lexicon());
        groups.extend(slashed(&self.text, &all));
        groups.extend(options(self));
        groups.sort_by_key(|group| group.alternatives[0].span);
        place(&mut all, &groups);
        let alone = pairing.unclosed.iter().chain(&pairing.unopened);
        let mut unpaired: Vec<Span> = alone.map(|at| Span::new(*at, at + 1)).collect();
        unpaired.sort_unstable();
        let shares = shares(self, &all);
        Brackets { all, groups, unpaired, shares }
    }
}

fn bracket(sketch: &Sketch) -> Bracket {
    let (first, last) = sketch.pair.clauses;
    Bracket {
        kind: sketch.kind,
        span: Span::new(sketch.pair.open, sketch.pair.close + 1),
        words: sketch.words,
        depth: sketch.depth,
        parent: sketch.parent,
        alternative: None,
        attribution: sketch.attribution.clone(),
        first: ClauseId(first as u32),
        last: ClauseId(last as u32),
    }
}

/// Tells each bracket that is an alternative its place.
fn place(all: &mut [Bracket], groups: &[AlternativeGroup]) {
    for (group, members) in groups.iter().enumerate() {
        for (position, alternative) in members.alternatives.iter().enumerate() {
            if let Some(index) = alternative.bracket {
                let place = AlternativePlace { group: group as u32, position: position as u32 };
                all[index as usize].alternative = Some(place);
            }
        }
    }
}
