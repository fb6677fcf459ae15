//! What is done to a draft, and how much of it.

/// How much is done to a draft. Shares are in percent: of the words where words are edited, of the
/// clauses that can take it elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recipe {
    pub(crate) name: &'static str,
    pub(crate) intensity: &'static str,
    /// Words edited in every clause.
    pub(crate) edited: usize,
    /// Words edited in those clauses only that are moved, split or merged.
    pub(crate) edited_there: usize,
    pub(crate) modals: bool,
    /// Clauses moved.
    pub(crate) moved: usize,
    /// Headings moved with all that stands below them.
    pub(crate) sections: usize,
    pub(crate) split: usize,
    /// Paragraphs turned into a chapeau with a list.
    pub(crate) listed: usize,
    pub(crate) merged: usize,
    /// Chapeaux turned into a paragraph with their lists.
    pub(crate) gathered: usize,
    pub(crate) inserted: usize,
    pub(crate) dropped: usize,
    /// Whether numbers are dealt out anew.
    pub(crate) renumbered: bool,
    /// Clauses that end with the same sentence, before and after, others each time.
    pub(crate) boilerplate: usize,
}

const NOTHING: Recipe = Recipe {
    name: "",
    intensity: "",
    edited: 0,
    edited_there: 0,
    modals: false,
    moved: 0,
    sections: 0,
    split: 0,
    listed: 0,
    merged: 0,
    gathered: 0,
    inserted: 0,
    dropped: 0,
    renumbered: false,
    boilerplate: 0,
};

/// A bit of everything.
const MIXED: Recipe = Recipe {
    name: "everything",
    moved: 5,
    split: 10,
    listed: 10,
    merged: 5,
    gathered: 10,
    inserted: 5,
    dropped: 5,
    renumbered: true,
    ..NOTHING
};

/// Every kind by its intensities; the rows of the table.
pub(crate) const RECIPES: [Recipe; 33] = [
    Recipe { name: "words edited", intensity: "10 %", edited: 10, ..NOTHING },
    Recipe { name: "words edited", intensity: "20 %", edited: 20, ..NOTHING },
    Recipe { name: "words edited", intensity: "40 %", edited: 40, ..NOTHING },
    Recipe { name: "modals swapped", intensity: "all", modals: true, ..NOTHING },
    Recipe { name: "moved", intensity: "5 %", moved: 5, ..NOTHING },
    Recipe { name: "moved", intensity: "20 %", moved: 20, ..NOTHING },
    Recipe { name: "moved and edited", intensity: "10 %", moved: 10, edited_there: 10, ..NOTHING },
    Recipe { name: "moved and edited", intensity: "20 %", moved: 10, edited_there: 20, ..NOTHING },
    Recipe { name: "moved and edited", intensity: "40 %", moved: 10, edited_there: 40, ..NOTHING },
    Recipe { name: "moved, all edited", intensity: "10 %", moved: 10, edited: 10, ..NOTHING },
    Recipe { name: "moved, all edited", intensity: "40 %", moved: 10, edited: 40, ..NOTHING },
    Recipe { name: "sections moved", intensity: "10 %", sections: 10, ..NOTHING },
    Recipe { name: "inserted", intensity: "10 %", inserted: 10, renumbered: true, ..NOTHING },
    Recipe { name: "inserted", intensity: "30 %", inserted: 30, renumbered: true, ..NOTHING },
    Recipe { name: "dropped", intensity: "10 %", dropped: 10, renumbered: true, ..NOTHING },
    Recipe { name: "dropped", intensity: "30 %", dropped: 30, renumbered: true, ..NOTHING },
    Recipe { name: "moved, renumbered", intensity: "10 %", moved: 10, renumbered: true, ..NOTHING },
    Recipe { name: "split", intensity: "0 %", split: 30, ..NOTHING },
    Recipe { name: "split", intensity: "10 %", split: 30, edited_there: 10, ..NOTHING },
    Recipe { name: "split", intensity: "20 %", split: 30, edited_there: 20, ..NOTHING },
    Recipe { name: "paragraph to list", intensity: "0 %", listed: 30, ..NOTHING },
    Recipe {
        name: "paragraph to list",
        intensity: "10 %",
        listed: 30,
        edited_there: 10,
        ..NOTHING
    },
    Recipe { name: "merged", intensity: "0 %", merged: 15, ..NOTHING },
    Recipe { name: "merged", intensity: "10 %", merged: 15, edited_there: 10, ..NOTHING },
    Recipe { name: "merged", intensity: "20 %", merged: 15, edited_there: 20, ..NOTHING },
    Recipe { name: "list to paragraph", intensity: "0 %", gathered: 40, ..NOTHING },
    Recipe {
        name: "list to paragraph",
        intensity: "10 %",
        gathered: 40,
        edited_there: 10,
        ..NOTHING
    },
    Recipe {
        name: "boilerplate in 40 %",
        intensity: "10 %",
        boilerplate: 40,
        edited: 10,
        ..NOTHING
    },
    Recipe {
        name: "boilerplate in 40 %",
        intensity: "20 %",
        boilerplate: 40,
        edited: 20,
        ..NOTHING
    },
    Recipe { intensity: "0 %", ..MIXED },
    Recipe { intensity: "10 %", edited: 10, ..MIXED },
    Recipe { intensity: "20 %", edited: 20, ..MIXED },
    Recipe { intensity: "40 %", edited: 40, ..MIXED },
];
