//! Clauses: the units that are aligned.

use super::blocks::Shape;
use super::draft::Draft;
use super::enumerator::{Enumerator, EnumeratorStyle};
use super::quotation::Quotation;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Token;

/// The number of a clause in its draft, counted from 0 in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ClauseId(pub(crate) u32);

impl ClauseId {
    /// The number itself.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What form a clause has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ClauseKind {
    /// A title or the heading of a division.
    Heading,
    /// A paragraph that says why: it opens with a participle or an adjective.
    Preambular,
    /// A paragraph that says what shall be done: it opens with a verb, or is numbered after a preamble.
    Operative,
    /// A paragraph of a declaration in the first person: *We reaffirm …*
    Statement,
    /// Opening words that govern the items below them.
    Chapeau,
    /// One of several clauses under a chapeau, or of a list without one.
    Item,
    /// Any other paragraph.
    Paragraph,
    /// The body of a footnote.
    Footnote,
    /// A row of a table, its cells apart by ` | `.
    Row,
    /// The heading of an annex, an appendix or a schedule.
    Annex,
    /// A paragraph that says what a term means.
    Definition,
    /// Where and when a text was done: *Done at Lisse, 3 March 2031*.
    PlaceAndDate,
    /// Who signs: *For the Government of …*
    Signature,
    /// What stands behind a text without being part of it: imprint, address, advertisement.
    BackMatter,
}

impl ClauseKind {
    /// Whether it heads what stands below it, rather than governing it.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Heading | Self::Annex)
    }

    /// The kind in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Preambular => "preambular",
            Self::Operative => "operative",
            Self::Statement => "statement",
            Self::Chapeau => "chapeau",
            Self::Item => "item",
            Self::Paragraph => "paragraph",
            Self::Footnote => "footnote",
            Self::Row => "row",
            Self::Annex => "annex",
            Self::Definition => "definition",
            Self::PlaceAndDate => "place-and-date",
            Self::Signature => "signature",
            Self::BackMatter => "back-matter",
        }
    }
}

/// Which part of a text a clause belongs to, by its own form or that of the clauses above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Part {
    /// Where a text says why.
    Preamble,
    /// Where it says what shall be done.
    Operative,
    /// Neither can be told.
    Unstated,
}

/// What a draft keeps of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClauseData {
    pub(crate) kind: ClauseKind,
    pub(crate) part: Part,
    /// Number, words and inner white space, without the items below.
    pub(crate) span: Span,
    /// The words alone.
    pub(crate) body: Span,
    pub(crate) enumerator: Option<Enumerator>,
    pub(crate) parent: Option<ClauseId>,
    pub(crate) depth: u32,
    /// The clauses below this one are those up to before this number.
    pub(crate) below_end: u32,
    /// The level of a heading, 1 for the title; 0 for other clauses.
    pub(crate) level: u8,
    /// How many lists the clause stands in by its format, 0 outside any.
    pub(crate) list_depth: u32,
    /// Whether it is a further paragraph of the item it stands under.
    pub(crate) continues: bool,
    /// Whether its format says what kind it is.
    pub(crate) given: bool,
    /// What its format says of it.
    pub(crate) shape: Shape,
    /// Whether its format says what it stands under.
    pub(crate) placed: bool,
    /// The heading of the annex it stands in.
    pub(crate) annex: Option<ClauseId>,
    /// What its number says too little without: for *Section 1* of Articles I and II its article.
    pub(crate) within: Option<ClauseId>,
    /// The how manieth of its kind, from 1: among its siblings, or in the draft for one right below
    /// a heading.
    pub(crate) place: u32,
}

impl ClauseData {
    /// Whether numbers begin anew in it: an article, a section.
    pub(super) fn is_named_division(&self) -> bool {
        self.kind.is_heading() && self.is_named()
    }

    /// Whether its number is one of those that paragraphs have, not items.
    pub(super) fn is_numbered_paragraph(&self) -> bool {
        self.enumerator.as_ref().is_some_and(|enumerator| {
            matches!(
                enumerator.style,
                EnumeratorStyle::Decimal
                    | EnumeratorStyle::Section
                    | EnumeratorStyle::Paragraph
                    | EnumeratorStyle::Named
                    | EnumeratorStyle::Ideographic
            )
        })
    }

    /// Whether it has the number of an annex, in any language.
    pub(super) fn is_numbered_annex(&self) -> bool {
        self.enumerator.as_ref().is_some_and(Enumerator::is_annex)
    }

    /// Whether its number is of a style.
    pub(super) fn has_style(&self, style: EnumeratorStyle) -> bool {
        self.enumerator.as_ref().is_some_and(|enumerator| enumerator.style == style)
    }

    /// Whether its number is that of an article or other named division.
    pub(super) fn is_named(&self) -> bool {
        self.has_style(EnumeratorStyle::Named)
    }
}

/// A clause of a draft, with its words.
///
/// Laws: the spans of a draft's clauses are disjoint and in order, and cover every byte that is not
/// white space; the extents nest.
#[derive(Clone, Copy)]
pub struct Clause<'d> {
    pub(super) draft: &'d Draft,
    pub(super) id: ClauseId,
}

impl<'d> Clause<'d> {
    fn data(self) -> &'d ClauseData {
        &self.draft.clauses[self.id.index()]
    }

    /// The number of the clause in its draft.
    #[must_use]
    pub fn id(self) -> ClauseId {
        self.id
    }

    /// The draft it is a clause of.
    #[must_use]
    pub fn draft(self) -> &'d Draft {
        self.draft
    }

    /// The language it is in, as a BCP 47 tag: that of its draft, unless the draft has clauses in several
    /// languages and the words of this one tell that it is in another.
    ///
    /// ```
    /// let text = "1. The Parties shall rest for a day.\n\n1. Les Parties se reposent pendant un jour.";
    /// let draft = travaux::Draft::parse("rev1", text);
    /// let languages: Vec<_> = draft.clauses().map(|clause| clause.language()).collect();
    /// assert_eq!(languages, [Some("en"), Some("fr")]);
    /// ```
    #[must_use]
    pub fn language(self) -> Option<&'d str> {
        let other = self.draft.languages.other(self.draft, self.id.index());
        other.map_or_else(|| self.draft.language(), |other| Some(other.language()))
    }

    /// The word lists of its language.
    #[must_use]
    pub fn lexicon(self) -> &'static Lexicon {
        let other = self.draft.languages.other(self.draft, self.id.index());
        other.unwrap_or_else(|| self.draft.lexicon())
    }

    /// What form it has.
    #[must_use]
    pub fn kind(self) -> ClauseKind {
        self.data().kind
    }

    /// Which part of the text it belongs to.
    #[must_use]
    pub fn part(self) -> Part {
        self.data().part
    }

    /// Whether it is a further paragraph of the item it stands under.
    #[cfg_attr(not(feature = "akn"), expect(dead_code, reason = "only Akoma Ntoso says so"))]
    pub(crate) fn continues(self) -> bool {
        self.data().continues
    }

    /// Its printed number.
    #[must_use]
    pub fn enumerator(self) -> Option<&'d Enumerator> {
        self.data().enumerator.as_ref()
    }

    /// The clause above it: the chapeau of an item, the heading of a paragraph.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.data().parent.map(|id| Self { draft: self.draft, id })
    }

    /// The clauses right below it, in order.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.below().filter(move |below| below.data().parent == Some(self.id))
    }

    /// The clauses whose words lead into its own, outermost first: those of a list that is one sentence
    /// under its chapeau.
    ///
    /// ```
    /// use travaux::Draft;
    ///
    /// let draft = Draft::parse("a", "1. Urges States:\n(a) to agree:\n(i) at once;");
    /// let item = draft.clauses().last().unwrap();
    /// let words: Vec<_> = item.governors().map(|clause| clause.body()).collect();
    /// assert_eq!(words, ["Urges States:", "to agree:"]);
    /// ```
    pub fn governors(self) -> impl Iterator<Item = Self> {
        let above = std::iter::successors(self.parent(), |clause| clause.parent());
        let governors: Vec<Self> = above.take_while(|clause| !clause.kind().is_heading()).collect();
        governors.into_iter().rev()
    }

    /// The cells of the row of a table; for any other clause its words.
    ///
    /// ```
    /// use travaux::Draft;
    ///
    /// let draft = Draft::parse("a", "Light\tColor\nPier\tred");
    /// let row = draft.clauses().last().unwrap();
    /// assert_eq!(row.cells().collect::<Vec<_>>(), ["Pier", "red"]);
    /// ```
    pub fn cells(self) -> impl Iterator<Item = &'d str> {
        let is_row = self.kind() == ClauseKind::Row;
        let words = if is_row { self.body().trim_matches(['|', ' ']) } else { self.body() };
        words.split(move |c| is_row && matches!(c, '|' | '\t')).map(str::trim)
    }

    /// All clauses below it, in order.
    pub fn below(self) -> impl Iterator<Item = Self> {
        let draft = self.draft;
        (self.id.0 + 1..self.data().below_end).map(move |id| Clause { draft, id: ClauseId(id) })
    }

    /// How many clauses stand above it.
    #[must_use]
    pub fn depth(self) -> usize {
        self.data().depth as usize
    }

    /// The level of a heading, 1 for the title; 0 for other clauses.
    #[must_use]
    pub fn level(self) -> u8 {
        self.data().level
    }

    /// Where number and words stand in the reading text, without the clauses below.
    #[must_use]
    pub fn span(self) -> Span {
        self.data().span
    }

    /// Where the words stand, without the printed number.
    #[must_use]
    pub fn body_span(self) -> Span {
        self.data().body
    }

    /// The clause with all clauses below it.
    #[must_use]
    pub fn extent(self) -> Span {
        match self.below().last() {
            Some(last) => self.span().union(last.span()),
            None => self.span(),
        }
    }

    /// Number and words.
    #[must_use]
    pub fn text(self) -> &'d str {
        &self.draft.text()[self.span().range()]
    }

    /// The words, without the printed number.
    #[must_use]
    pub fn body(self) -> &'d str {
        &self.draft.text()[self.body_span().range()]
    }

    /// The numbers of the tokens of the words.
    #[must_use]
    pub fn token_range(self) -> std::ops::Range<usize> {
        self.draft.tokens().within(self.body_span())
    }

    /// The tokens of the words.
    #[must_use]
    pub fn tokens(self) -> impl ExactSizeIterator<Item = Token<'d>> {
        let draft = self.draft;
        self.token_range().map(move |index| draft.tokens().get(draft.text(), index))
    }

    /// The sentences of the words.
    #[must_use]
    pub fn sentences(self) -> Vec<Span> {
        let body = self.body_span();
        let tokens = crate::text::Tokens::new(self.body());
        let found = crate::text::sentences(self.body(), &tokens, self.lexicon());
        found
            .into_iter()
            .map(|s| Span::new(body.start() + s.start(), body.start() + s.end()))
            .collect()
    }

    /// The nearest heading above it.
    #[must_use]
    pub fn section(self) -> Option<Self> {
        std::iter::successors(self.parent(), |clause| clause.parent())
            .find(|clause| clause.kind().is_heading())
    }

    /// The heading of the annex, appendix or schedule it stands in.
    ///
    /// ```
    /// let draft = travaux::Draft::parse("rev1", "The ports agree.\n\nANNEX I\n\nThe list is open.");
    /// let annexes: Vec<_> = draft.clauses().map(|clause| clause.annex()).collect();
    /// assert!(annexes[0].is_none() && annexes[1].is_none());
    /// assert_eq!(annexes[2].map(|annex| annex.text()), Some("ANNEX I"));
    /// ```
    #[must_use]
    pub fn annex(self) -> Option<Self> {
        self.data().annex.map(|id| Self { draft: self.draft, id })
    }

    /// Its printed number as a person cites it, under those above it: `13 (a)`, and behind the
    /// article or other named division it stands in: `Article 5, 2`, which is named with those above
    /// it where they all have one of that number: `Article II, Section 1`; for a clause without one its
    /// kind and place, `preambular 3`.
    #[must_use]
    pub fn path(self) -> String {
        let mut path = String::new();
        for clause in self.on_path() {
            let separator = match path.as_str() {
                "" => "",
                // numbers begin anew in every article
                _ if clause.parent().is_some_and(|parent| parent.kind().is_heading()) => ", ",
                _ => " ",
            };
            path.push_str(separator);
            path.push_str(&clause.label());
        }
        path
    }

    /// Its numbers from the top down in one spelling, whatever the print: `13/f`, and behind the
    /// article or other named division it stands in `article-5/2/b`. A clause without a number goes
    /// by its kind and place: `preambular-3`.
    ///
    /// What Chinese texts print as `二、（三）1．` is `2/c/i`, as in the other texts of the same treaty.
    ///
    /// A clause put in between two others keeps the suffix it was given (`3bis`), so that the paths of
    /// those around it stay what they were.
    ///
    /// ```
    /// use travaux::Draft;
    ///
    /// let draft = Draft::parse("a", "Article 5 – Aid\n\n2 bis. States shall:\n(b) help;");
    /// let path = |n| draft.clauses().nth(n).map(|clause| clause.canonical_path());
    /// assert_eq!(path(2).as_deref(), Some("article-5/2bis/b"));
    /// ```
    #[must_use]
    pub fn canonical_path(self) -> String {
        let mut inside = false;
        let segments: Vec<String> = self
            .on_path()
            .into_iter()
            .map(|clause| {
                let segment = clause.path_segment(inside);
                let style = clause.enumerator().map(|own| own.style);
                inside |= style == Some(EnumeratorStyle::BracketedIdeographic);
                segment
            })
            .collect();
        segments.join("/")
    }

    fn path_segment(self, inside: bool) -> String {
        match self.enumerator() {
            Some(enumerator) if !enumerator.label.is_empty() => enumerator.path_segment(inside),
            _ => format!("{}-{}", self.kind().name(), self.data().place),
        }
    }

    /// The clauses whose numbers make up its path, from the top down: itself, those that govern it,
    /// and the article or other named division it stands in, with those above that where its number
    /// stands in several of them. A chapeau without a number needs no mention where the numbers below it
    /// say enough.
    fn on_path(self) -> Vec<Self> {
        let above = std::iter::successors(Some(self), |clause| clause.parent());
        let mut on_path: Vec<Self> = above
            .take_while(|clause| clause.id == self.id || !clause.kind().is_heading())
            .collect();
        let has_name = |clause: &Self| clause.data().is_named();
        let section = self.section().filter(has_name);
        // an article that another law is given stands in one itself
        let inside = !self.kind().is_heading() && !on_path.last().is_some_and(has_name);
        let section = section.filter(|_| inside);
        // paragraphs are numbered through the text or the article, whatever words lead into them
        let highest = on_path.iter().rposition(|clause| clause.is_numbered());
        if let Some(highest) = highest {
            if section.is_some() || on_path[highest].data().is_numbered_paragraph() {
                on_path.truncate(highest + 1);
            }
        }
        // "1.2.3" says that it stands under "1.2"
        let under = |clause: &Self| {
            let (own, other) = (self.enumerator(), clause.enumerator());
            own.zip(other).is_some_and(|(own, other)| own.is_below(other))
        };
        on_path.retain(|clause| !under(clause));
        on_path.extend(section);
        let within = |clause: &Self| clause.data().within.map(|id| Self { id, ..*clause });
        while let Some(above) = on_path.last().and_then(within) {
            on_path.push(above);
        }
        on_path.reverse();
        on_path
    }

    fn is_numbered(self) -> bool {
        self.enumerator().is_some_and(|enumerator| !enumerator.label.is_empty())
    }

    fn label(self) -> String {
        match self.enumerator() {
            Some(enumerator) if !enumerator.label.is_empty() => {
                let printed = &self.draft.text()[enumerator.span.range()];
                let words: Vec<&str> = printed.split_whitespace().collect();
                words.join(" ").trim_end_matches(['.', ':', '、', '．']).to_owned()
            }
            _ => format!("{} {}", self.kind().name(), self.data().place),
        }
    }

    /// The identifier that the format gives the element it was read from: the `eId` of Akoma Ntoso.
    #[must_use]
    pub fn eid(self) -> Option<&'d str> {
        let eids = &self.draft.eids;
        let place = eids.binary_search_by_key(&self.id, |(id, _)| *id).ok()?;
        Some(&eids[place].1)
    }

    /// The words at `span` of the draft, to show for this clause.
    #[must_use]
    pub fn quote(self, span: Span) -> Quotation {
        self.draft.quote(span)
    }
}

impl std::fmt::Debug for Clause<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?} {:?}", self.id.0, self.kind(), self.text())
    }
}
