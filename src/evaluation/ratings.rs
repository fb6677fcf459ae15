//! Ratings: which code each coder gave each unit.

use std::collections::{BTreeMap, BTreeSet};

use super::bootstrap::{Bootstrap, Interval};
use super::label::UnitLabel;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// What it means that a coder gave a unit no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// That the coder did not judge it.
    Missing,
    /// That the coder read it and found nothing: everyone read every unit of the documents in which
    /// they gave any label.
    Nothing,
}

/// A table of units and coders, with the code that each coder gave each unit, if any.
///
/// The empty code stands for *nothing found*. A unit of places weighs as many as it has characters, any
/// other unit one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    pub(super) documents: Vec<String>,
    pub(super) coders: Vec<String>,
    pub(super) codes: Vec<String>,
    pub(super) units: Vec<Unit>,
}

/// A unit, and what every coder says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// The number of its document.
    pub(super) document: u32,
    pub(super) name: String,
    /// Where it stands, if it is a place.
    pub(super) span: Option<Span>,
    pub(super) weight: u64,
    /// The number of the code, by the number of the coder.
    pub(super) codes: Vec<Option<u32>>,
}

impl Unit {
    /// How many coders judged it.
    pub(super) fn judged(&self) -> usize {
        self.codes.iter().flatten().count()
    }

    /// How often each code was given, in the order of the codes.
    pub(super) fn tally(&self) -> Vec<(u32, u64)> {
        let mut codes: Vec<u32> = self.codes.iter().flatten().copied().collect();
        codes.sort_unstable();
        codes.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect()
    }
}

impl Ratings {
    /// The ratings of units that have one code a coder at most.
    ///
    /// ```
    /// use travaux::evaluation::{LabelFormat, Ratings, Silence, unit_labels};
    ///
    /// let labels = unit_labels(
    ///     "document,unit,coder,code\na,1,ana,aid\na,1,ben,aid\na,2,ana,trade\n",
    ///     LabelFormat::Csv,
    /// )?;
    /// let ratings = Ratings::of_units(&labels, Silence::Nothing)?;
    /// assert_eq!(ratings.percent_agreement("ana", "ben"), Some(0.5));
    /// # Ok::<(), travaux::Error>(())
    /// ```
    ///
    /// # Errors
    /// If a coder gave a unit two codes; ask [`Ratings::of_code`] for each of them then.
    pub fn of_units(labels: &[UnitLabel], silence: Silence) -> Result<Self, Error> {
        let mut table = Table::new(labels);
        let mut problems = Vec::new();
        for label in labels {
            let code = Some(label.code.clone());
            match table.cell(label) {
                cell @ None => *cell = code,
                Some(known) if *known == label.code => {}
                Some(known) => problems.push(Error::new(
                    ErrorKind::Labels,
                    format!(
                        "found two codes of unit `{}` of `{}` by `{}`: `{known}` and `{}`, allowed: one",
                        label.unit, label.document, label.coder, label.code
                    ),
                )),
            }
        }
        problems.truncate(MOST_PROBLEMS);
        Error::all(problems).map_or(Ok(table.ratings(silence)), Err)
    }

    /// Whether each coder gave each unit one code, among others or not: that code, or the empty one.
    #[must_use]
    pub fn of_code(labels: &[UnitLabel], code: &str, silence: Silence) -> Self {
        let mut table = Table::new(labels);
        for label in labels {
            let cell = table.cell(label);
            if label.code == code || cell.is_none() {
                let is_code = label.code == code && !code.is_empty();
                *cell = Some(if is_code { code } else { "" }.to_owned());
            }
        }
        table.ratings(silence)
    }

    /// The ratings of numbered units of one document, coder by coder; `None` where a coder did not judge
    /// one.
    #[must_use]
    pub fn from_table(rows: &[(&str, &[Option<&str>])]) -> Self {
        let units = rows.iter().map(|(_, codes)| codes.len()).max().unwrap_or(0);
        let labels = rows.iter().flat_map(|&(coder, codes)| {
            (1..).zip(codes).filter_map(move |(unit, code)| {
                let label = |code: &str| UnitLabel {
                    document: String::new(),
                    unit: format!("{unit:0width$}", width = units.to_string().len()),
                    coder: coder.to_owned(),
                    code: code.to_owned(),
                };
                code.map(label)
            })
        });
        let labels: Vec<UnitLabel> = labels.collect();
        let mut table = Table::new(&labels);
        labels.iter().for_each(|label| *table.cell(label) = Some(label.code.clone()));
        table.ratings(Silence::Missing)
    }

    /// The same ratings with the codes in another order, the lowest first; codes that are not named
    /// follow in the order they had. As it is, numbers stand by their value before all other codes, and
    /// those by the alphabet.
    #[must_use]
    pub fn with_order(mut self, order: &[&str]) -> Self {
        let place = |code: &str| order.iter().position(|own| *own == code).unwrap_or(order.len());
        let mut sorted: Vec<u32> = (0..self.codes.len() as u32).collect();
        sorted.sort_by_key(|number| place(&self.codes[*number as usize]));
        self.renumber(&sorted);
        self
    }

    /// Gives the code that stands at each place of `sorted` the number of that place.
    fn renumber(&mut self, sorted: &[u32]) {
        let mut numbers = vec![0; sorted.len()];
        (0..).zip(sorted).for_each(|(new, old)| numbers[*old as usize] = new);
        self.codes = sorted.iter().map(|old| self.codes[*old as usize].clone()).collect();
        for code in self.units.iter_mut().flat_map(|unit| unit.codes.iter_mut().flatten()) {
            *code = numbers[*code as usize];
        }
    }

    /// Only the units that at least one coder gave a code other than the empty one: agreement *on coded
    /// text*. That all coders pass over most of a text is easy, and makes coefficients look better.
    ///
    /// Of one code or nothing ([`Ratings::of_code`]) no coefficient is above 0 then unless the coders
    /// agree throughout, for they cannot agree on nothing; ask for the
    /// [share](Ratings::percent_agreement) in which they agree.
    #[must_use]
    pub fn coded_only(mut self) -> Self {
        let nothing = self.codes.iter().position(String::is_empty).map(|at| at as u32);
        self.units.retain(|unit| unit.codes.iter().flatten().any(|code| Some(*code) != nothing));
        self
    }

    /// Only the units to which one of two coders gave a code other than the empty one.
    pub(crate) fn coded_by(&self, one: &str, other: &str) -> Self {
        let nothing = self.codes.iter().position(String::is_empty).map(|at| at as u32);
        let of_two = [self.coder(one), self.coder(other)];
        let mut coded = self.clone();
        coded.units.retain(|unit| {
            let codes = of_two.iter().flatten().filter_map(|coder| unit.codes[*coder]);
            codes.into_iter().any(|code| Some(code) != nothing)
        });
        coded
    }

    /// Who judged, in alphabetical order.
    #[must_use]
    pub fn coders(&self) -> &[String] {
        &self.coders
    }

    /// The codes, in order.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// How many units there are; characters count one each.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.units.iter().map(|unit| unit.weight).sum()
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    pub(super) fn coder(&self, name: &str) -> Option<usize> {
        self.coders.iter().position(|coder| coder == name)
    }

    /// The interval of a figure of these ratings, of which whole documents are drawn.
    ///
    /// ```
    /// use travaux::evaluation::{Bootstrap, Ratings, Scale};
    ///
    /// # let ratings = Ratings::from_table(&[("ana", &[Some("1")]), ("ben", &[Some("1")])]);
    /// let alpha = |drawn: &Ratings| drawn.alpha(Scale::Nominal).value;
    /// // one document tells nothing of others
    /// assert_eq!(ratings.interval(Bootstrap::new(), alpha), None);
    /// ```
    pub fn interval(
        &self,
        bootstrap: Bootstrap,
        figure: impl Fn(&Self) -> Option<f64>,
    ) -> Option<Interval> {
        let mut drawn = self.clone();
        bootstrap.interval(self.documents.len(), |times| {
            for (unit, whole) in drawn.units.iter_mut().zip(&self.units) {
                unit.weight = whole.weight * u64::from(times[whole.document as usize]);
            }
            figure(&drawn)
        })
    }
}

/// A list of labels with more problems than this is none; the first are told.
const MOST_PROBLEMS: usize = 50;

/// Ratings in the making.
pub(super) struct Table {
    documents: Numbers,
    coders: Numbers,
    places: BTreeMap<(usize, String), usize>,
    cells: Vec<Vec<Option<String>>>,
    spans: Vec<Option<Span>>,
    weights: Vec<u64>,
}

/// Names in alphabetical order, by number.
struct Numbers(Vec<String>);

impl Numbers {
    fn of<'l>(names: impl Iterator<Item = &'l String>) -> Self {
        Self(names.collect::<BTreeSet<_>>().into_iter().cloned().collect())
    }

    fn get(&self, name: &str) -> usize {
        self.0.binary_search_by(|own| own.as_str().cmp(name)).unwrap_or(0)
    }
}

impl Table {
    fn new(labels: &[UnitLabel]) -> Self {
        Self::of(
            labels.iter().map(|label| &label.document),
            labels.iter().map(|label| &label.coder),
        )
    }

    pub(super) fn of<'l>(
        documents: impl Iterator<Item = &'l String>,
        coders: impl Iterator<Item = &'l String>,
    ) -> Self {
        Self {
            documents: Numbers::of(documents),
            coders: Numbers::of(coders),
            places: BTreeMap::new(),
            cells: Vec::new(),
            spans: Vec::new(),
            weights: Vec::new(),
        }
    }

    fn cell(&mut self, label: &UnitLabel) -> &mut Option<String> {
        let document = self.documents.get(&label.document);
        let next = self.cells.len();
        let unit = *self.places.entry((document, label.unit.clone())).or_insert(next);
        if unit == next {
            self.cells.push(vec![None; self.coders.0.len()]);
            self.spans.push(None);
            self.weights.push(1);
        }
        &mut self.cells[unit][self.coders.get(&label.coder)]
    }

    /// Adds a place with what every coder says of it, in the order of their names.
    pub(super) fn place(&mut self, document: &str, span: Span, weight: u64, codes: Vec<String>) {
        let name = format!("{}–{}", span.start(), span.end());
        self.places.insert((self.documents.get(document), name), self.cells.len());
        self.cells.push(codes.into_iter().map(Some).collect());
        self.spans.push(Some(span));
        self.weights.push(weight);
    }

    pub(super) fn ratings(mut self, silence: Silence) -> Ratings {
        if silence == Silence::Nothing {
            self.fill();
        }
        let codes: BTreeSet<&String> = self.cells.iter().flatten().flatten().collect();
        let mut codes: Vec<String> = codes.into_iter().cloned().collect();
        let value = |code: &String| code.parse::<f64>().ok().filter(|value| value.is_finite());
        // stable: what is no number keeps the order of the alphabet
        codes.sort_by(|a, b| match (value(a), value(b)) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let numbers: BTreeMap<&str, u32> = codes.iter().map(String::as_str).zip(0..).collect();
        let mut units: Vec<(usize, Unit)> = Vec::with_capacity(self.cells.len());
        for ((document, name), place) in self.places {
            let of = |code: &String| numbers.get(code.as_str()).copied();
            let codes = self.cells[place].iter().map(|code| code.as_ref().and_then(of)).collect();
            let (span, weight) = (self.spans[place], self.weights[place]);
            units.push((place, Unit { document: document as u32, name, span, weight, codes }));
        }
        // in the order in which they were first named
        units.sort_by_key(|(place, unit)| (unit.document, *place));
        let units = units.into_iter().map(|(_, unit)| unit).collect();
        Ratings { documents: self.documents.0, coders: self.coders.0, codes, units }
    }

    /// Makes *nothing* of the silence of coders in documents in which they said something.
    fn fill(&mut self) {
        let mut spoke = vec![vec![false; self.coders.0.len()]; self.documents.0.len()];
        for ((document, _), place) in &self.places {
            for (spoke, cell) in spoke[*document].iter_mut().zip(&self.cells[*place]) {
                *spoke |= cell.is_some();
            }
        }
        for ((document, _), place) in &self.places {
            for (cell, spoke) in self.cells[*place].iter_mut().zip(&spoke[*document]) {
                if cell.is_none() && *spoke {
                    *cell = Some(String::new());
                }
            }
        }
    }
}
