//! Which draft was made of which.

use crate::error::{Error, ErrorKind};

/// Which draft was made of which others: the family tree of the drafts of a text.
///
/// Textual critics call it so. A draft may have no parent, one, or several where it merges what stood in
/// them; its parents come before it.
///
/// ```
/// use travaux::history::Stemma;
///
/// // two proposals from one base, and what was made of both
/// let stemma = Stemma::new(vec![vec![], vec![0], vec![0], vec![1, 2]])?;
/// assert_eq!(stemma.steps().collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 3), (2, 3)]);
/// assert!(!stemma.is_line());
/// assert!(Stemma::new(vec![vec![1], vec![]]).is_err());
/// # Ok::<(), travaux::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<Vec<usize>>", into = "Vec<Vec<usize>>"))]
pub struct Stemma {
    parents: Vec<Vec<usize>>,
}

impl Stemma {
    /// So many drafts, each made of the one before.
    #[must_use]
    pub fn line(drafts: usize) -> Self {
        let parent = |draft: usize| draft.checked_sub(1).into_iter().collect();
        Self { parents: (0..drafts).map(parent).collect() }
    }

    /// The parents of every draft, by their numbers from 0.
    ///
    /// # Errors
    /// If a draft has a parent that does not come before it, or one twice; all of these are told.
    pub fn new(parents: Vec<Vec<usize>>) -> Result<Self, Error> {
        let mut errors = Vec::new();
        for (draft, own) in parents.iter().enumerate() {
            let error = |message: String| Error::new(ErrorKind::History, message);
            for (at, parent) in own.iter().enumerate() {
                let (child, shown) = (draft + 1, parent.saturating_add(1));
                if *parent >= draft {
                    errors.push(error(format!(
                        "found draft {shown} as a parent of draft {child}: parents come before"
                    )));
                } else if own[..at].contains(parent) {
                    errors.push(error(format!("found draft {shown} twice as a parent of {child}")));
                }
            }
        }
        Error::all(errors).map_or(Ok(Self { parents }), Err)
    }

    /// How many drafts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    /// Whether there is no draft.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// Whether every draft but the first was made of the one before alone.
    #[must_use]
    pub fn is_line(&self) -> bool {
        self.parents.iter().enumerate().all(|(draft, own)| match draft.checked_sub(1) {
            Some(before) => *own == [before],
            None => own.is_empty(),
        })
    }

    /// What a draft was made of; nothing for one there is not.
    #[must_use]
    pub fn parents(&self, draft: usize) -> &[usize] {
        self.parents.get(draft).map_or(&[], Vec::as_slice)
    }

    /// What was made of a draft.
    pub fn children(&self, draft: usize) -> impl Iterator<Item = usize> {
        let own = self.parents.iter().enumerate().skip(draft + 1);
        own.filter(move |(_, parents)| parents.contains(&draft)).map(|(child, _)| child)
    }

    /// The drafts of which nothing was made, in order.
    pub fn leaves(&self) -> impl Iterator<Item = usize> {
        let mut is_parent = vec![false; self.len()];
        self.parents.iter().flatten().for_each(|parent| is_parent[*parent] = true);
        (0..self.len()).filter(move |draft| !is_parent[*draft])
    }

    /// Every parent with its child, in order of the children.
    pub fn steps(&self) -> impl Iterator<Item = (usize, usize)> {
        let own = self.parents.iter().enumerate();
        own.flat_map(|(child, parents)| parents.iter().map(move |parent| (*parent, child)))
    }
}

impl TryFrom<Vec<Vec<usize>>> for Stemma {
    type Error = Error;

    fn try_from(parents: Vec<Vec<usize>>) -> Result<Self, Error> {
        Self::new(parents)
    }
}

impl From<Stemma> for Vec<Vec<usize>> {
    fn from(stemma: Stemma) -> Self {
        stemma.parents
    }
}
