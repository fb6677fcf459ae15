//! What each element of Akoma Ntoso is to a reader of clauses.

use crate::document::{ClauseKind, RevisionKind};

/// What an element does to the words in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Identification, dates, references: no words of the text.
    Meta,
    /// A table of contents, which repeats headings.
    Skipped,
    /// `act`, `statement`, `doc` …: has a title of its own.
    Document,
    /// A part of a document, by which footnotes are gathered.
    Part(Part),
    /// Holds others without being a clause.
    Container,
    /// Has a number, a heading, or both, and others below it.
    Division {
        titled: bool,
        list: bool,
    },
    /// `recitals`, `citations`: their introduction leads, but nothing stands under it.
    Recitals,
    /// `blockList`, `ol`, `ul`.
    List {
        counted: bool,
    },
    Intro,
    WrapUp,
    Num,
    Heading,
    CrossHeading,
    /// A paragraph of words.
    Block,
    ListIntroduction,
    ListWrapUp,
    /// A row of a table, and a cell of it.
    Row,
    Cell,
    /// A footnote, taken out of the sentence it stands in.
    Note,
    /// A document's text quoted inside a sentence, with divisions of its own.
    QuotedStructure,
    /// Words in quotation marks that attributes hold.
    QuotedWords,
    Break,
    Change(RevisionKind),
    /// The name of the document, and words that say what their paragraph is.
    DocTitle,
    Mark(ClauseKind),
    /// Marks words without parting them.
    Inline,
}

/// Which part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Preface,
    Preamble,
    Body,
    Conclusions,
}

impl Role {
    pub(super) fn of(name: &str) -> Self {
        const DIVISION: Role = Role::Division { titled: false, list: false };
        const TITLED: Role = Role::Division { titled: true, list: false };
        const ITEM: Role = Role::Division { titled: false, list: true };
        match name {
            "meta" => Self::Meta,
            "toc" => Self::Skipped,
            "act" | "bill" | "doc" | "statement" | "amendment" | "amendmentList" | "judgment"
            | "debate" | "debateReport" | "officialGazette" | "documentCollection" | "portion" => {
                Self::Document
            }
            "coverPage" | "preface" | "header" => Self::Part(Part::Preface),
            "preamble" => Self::Part(Part::Preamble),
            "body" | "mainBody" | "amendmentBody" | "judgmentBody" | "debateBody"
            | "collectionBody" | "portionBody" | "fragmentBody" => Self::Part(Part::Body),
            "conclusions" => Self::Part(Part::Conclusions),
            "akomaNtoso" | "components" | "component" | "attachments" | "content" | "container"
            | "formula" | "longTitle" | "div" | "table" | "foreign" | "interstitial" => {
                Self::Container
            }
            "book" | "tome" | "part" | "subpart" | "title" | "subtitle" | "chapter"
            | "subchapter" | "section" | "article" | "rule" | "division" | "attachment" => TITLED,
            "item" | "li" | "point" | "indent" => ITEM,
            "recitals" | "citations" => Self::Recitals,
            "blockList" | "ul" => Self::List { counted: false },
            "ol" => Self::List { counted: true },
            "intro" => Self::Intro,
            "wrapUp" => Self::WrapUp,
            "num" => Self::Num,
            "heading" | "subheading" => Self::Heading,
            "crossHeading" => Self::CrossHeading,
            "p" | "block" | "from" | "caption" | "scene" | "narrative" | "summary" => Self::Block,
            "listIntroduction" => Self::ListIntroduction,
            "listWrapUp" => Self::ListWrapUp,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "authorialNote" => Self::Note,
            "quotedStructure" | "embeddedStructure" => Self::QuotedStructure,
            "quotedText" | "embeddedText" => Self::QuotedWords,
            "br" | "eol" => Self::Break,
            "ins" => Self::Change(RevisionKind::Inserted),
            "del" => Self::Change(RevisionKind::Deleted),
            "docTitle" => Self::DocTitle,
            "signature" | "person" => Self::Mark(ClauseKind::Signature),
            "date" | "docDate" | "location" => Self::Mark(ClauseKind::PlaceAndDate),
            _ if is_division(name) => DIVISION,
            _ => Self::Inline,
        }
    }

    /// Whether the element parts the words in it from those around it.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::QuotedWords
                | Self::Break
                | Self::Change(_)
                | Self::DocTitle
                | Self::Mark(_)
        )
    }
}

/// Divisions whose number is no title: *paragraph*, and the sections of a debate.
fn is_division(name: &str) -> bool {
    const NAMES: [&str; 48] = [
        "address",
        "adjournment",
        "administrationOfOath",
        "alinea",
        "amendmentContent",
        "amendmentHeading",
        "amendmentJustification",
        "amendmentReference",
        "answer",
        "arguments",
        "background",
        "blockContainer",
        "citation",
        "clause",
        "communication",
        "debateSection",
        "decision",
        "declarationOfVote",
        "hcontainer",
        "introduction",
        "level",
        "list",
        "ministerialStatements",
        "motivation",
        "nationalInterest",
        "noticesOfMotion",
        "oralStatements",
        "other",
        "papers",
        "paragraph",
        "personalStatements",
        "petitions",
        "pointOfOrder",
        "prayers",
        "proceduralMotions",
        "proviso",
        "question",
        "questions",
        "recital",
        "remedies",
        "resolutions",
        "rollCall",
        "speech",
        "speechGroup",
        "subclause",
        "subdivision",
        "sublist",
        "subparagraph",
    ];
    const MORE: [&str; 5] =
        ["subrule", "subsection", "tblock", "transitional", "writtenStatements"];
    NAMES.binary_search(&name).is_ok() || MORE.contains(&name)
}

/// The kind that the name of a generic element gives its words: `<hcontainer name="signature">`.
pub(super) fn given(name: &str) -> Option<ClauseKind> {
    let kinds = [
        ClauseKind::Preambular,
        ClauseKind::Definition,
        ClauseKind::PlaceAndDate,
        ClauseKind::Signature,
        ClauseKind::BackMatter,
    ];
    kinds.into_iter().find(|kind| kind.name() == name)
}
