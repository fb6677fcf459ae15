//! Tables of many drafts: traces, turning points, lifespans, loci, origins.

use super::cell::{several, share, spelled};
use super::comparisons::{label, text};
use super::{Table, table};
use crate::document::Clause;
use crate::history::{Collation, History, Lifespan, Sought, TurnKind, TurningPoints};
use crate::lineage::Tracing;

impl Table {
    /// Every clause in every draft: a row for each trace and draft, also while the clause is away.
    ///
    /// `draft_number` counts the drafts of the history from 0, and `parent` and `returned_from` are such
    /// numbers; `trace` is the number of the clause through all drafts. `fate` and the flags say what became
    /// of it since `parent`; `words_new` is how many of its words first stand in this draft.
    #[must_use]
    pub fn traces(history: &History<'_>) -> Self {
        let traces = history.traces().iter().enumerate();
        let stages = traces.flat_map(|(number, trace)| {
            trace.stages.iter().enumerate().map(move |(draft, stage)| (number, draft, stage))
        });
        table! {
            "traces", (trace, number, stage) in stages, {
                let draft = history.drafts()[number];
                let clauses: Vec<Clause<'_>> =
                    stage.clauses.iter().map(|id| draft.clause(*id)).collect();
                let tokens = || clauses.iter().flat_map(|clause| clause.token_range());
                let is_new = |token: &usize| {
                    history.word(number, *token).is_some_and(|life| life.draft == number)
                };
            }
            draft: draft.sigil(),
            draft_number: number,
            date: draft.date(),
            trace: trace,
            present: !clauses.is_empty(),
            clauses: several(clauses.iter().map(|own| own.id().index().to_string())),
            path: several(clauses.iter().map(|own| own.path())),
            label: several(clauses.iter().filter_map(|own| label(*own))),
            kind: several(clauses.iter().map(|own| spelled(own.kind()))),
            fate: stage.fate.map(spelled),
            moved: stage.moved,
            renumbered: stage.renumbered,
            parent: stage.parent,
            returned_from: stage.returned_from,
            words: tokens().count(),
            words_new: tokens().filter(is_new).count(),
            text: text(&clauses),
        }
    }

    /// Where clauses got stronger or weaker: a row for each step of a clause at which it did.
    ///
    /// `draft_number` and `parent` count the drafts of the history from 0, `trace` is the number of the clause
    /// in the table of [`traces`](Self::traces). `stronger_by` and `weaker_by` are the weights of what makes it
    /// more and less; `effects` says what does, `words_before` and `words_after` by which words, in the same
    /// order, those of an effect that has none on a side left out.
    #[must_use]
    pub fn turning_points(turning: &TurningPoints<'_>) -> Self {
        let history = turning.history();
        table! {
            "turning-points", point in turning.points().iter(), {
                let draft = history.drafts()[point.draft];
                let paths = |number: usize| {
                    let clauses = history.traces()[point.trace].stages[number].clauses.iter();
                    several(clauses.map(|id| history.drafts()[number].clause(*id).path()))
                };
                let words = turning.words(point);
                let [before, after] = [0, 1].map(|side| words.iter().filter_map(move |own| own[side]));
            }
            draft: draft.sigil(),
            draft_number: point.draft,
            date: draft.date(),
            parent: point.parent,
            trace: point.trace,
            path_before: paths(point.parent),
            path_after: paths(point.draft),
            swing: spelled(point.swing),
            stronger_by: point.more,
            weaker_by: point.less,
            effects: several(point.effects.iter().map(|own| own.kind.name())),
            words_before: several(before),
            words_after: several(after),
        }
    }

    /// Where what was looked for stands: a row for each lifespan and draft of the history they were found in.
    ///
    /// `sought` is the phrase, the pattern or the id of the concept, and `sought_kind` says which; `appeared`
    /// and `vanished` count the places where it came in and went with the draft.
    #[must_use]
    pub fn lifespans(history: &History<'_>, lifespans: &[Lifespan]) -> Self {
        let rows = lifespans.iter().flat_map(|lifespan| {
            let drafts = lifespan.occurrences.iter().enumerate();
            drafts.map(move |(number, places)| (lifespan, number, places))
        });
        table! {
            "lifespans", (lifespan, number, places) in rows, {
                let draft = history.drafts()[number];
                let (kind, sought, scheme) = match &lifespan.sought {
                    Sought::Phrase(words) => ("phrase", words, None),
                    Sought::Pattern(pattern) => ("pattern", pattern, None),
                    Sought::Concept { scheme, id, .. } => ("concept", id, Some(scheme.as_str())),
                };
                let turned = |kind| {
                    let turns = lifespan.turns.iter().filter(|turn| turn.draft == number);
                    turns.filter(|turn| turn.kind == kind).count()
                };
            }
            draft: draft.sigil(),
            draft_number: number,
            date: draft.date(),
            sought_kind: kind,
            scheme: scheme,
            sought: sought.as_str(),
            present: !places.is_empty(),
            places: places.len(),
            paths: several(places.iter().map(|place| draft.clause(place.clause).path())),
            appeared: turned(TurnKind::Appeared),
            vanished: turned(TurnKind::Vanished),
            born: lifespan.born() == Some(number),
            died: lifespan.died() == Some(number),
            returned: lifespan.returned().contains(&number),
        }
    }

    /// Drafts side by side: a row for each locus and witness.
    ///
    /// `variant` numbers the different readings of a locus; it and `reading` say nothing where the witness
    /// has none of the passage, and `reading` is empty where it leaves the words out.
    #[must_use]
    pub fn loci(collation: &Collation<'_>) -> Self {
        let rows = collation.loci().iter().enumerate().flat_map(|(number, locus)| {
            let mut variants = vec![None; collation.drafts().len()];
            for (number, variant) in collation.variants(number).iter().enumerate() {
                variant.witnesses.iter().for_each(|witness| variants[*witness] = Some(number));
            }
            let drafts = variants.into_iter().zip(collation.drafts()).enumerate();
            drafts.map(move |(witness, (variant, draft))| (number, locus, witness, draft, variant))
        });
        table! {
            "loci", (number, locus, witness, draft, variant) in rows, {}
            draft: draft.sigil(),
            witness: witness,
            passage: locus.passage,
            locus: number,
            kind: spelled(locus.kind),
            varies: locus.varies,
            variant: variant,
            reading: collation.reading(number, witness).map(str::trim_end),
        }
    }

    /// What the clauses of a draft have from where: a row for each origin, and one for each clause without.
    ///
    /// `rank` counts the sources of a clause from 1; `share` is how much of the words' weight of a sentence
    /// stands in shared passages, `weight` how much they weigh, in thousandths of a natural unit of
    /// information; `run` is the length of the longest row of equal words, `run_words` that row. `novel`
    /// clauses have no source in the library.
    #[must_use]
    pub fn origins(tracing: &Tracing<'_, '_>) -> Self {
        let draft = tracing.borrower().draft();
        let mut rows: Vec<_> = tracing.origins().map(|own| (own.clause(), Some(own))).collect();
        rows.extend(tracing.novel().map(|clause| (clause, None)));
        rows.sort_by_key(|(clause, _)| clause.id());
        table! {
            "origins", (clause, origin) in rows.into_iter(), {
                let found = origin.map(|origin| origin.derivation());
                let source = origin.map(|origin| origin.source());
                let date = source.and_then(|source| source.date());
                let source_clause = origin.map(|origin| origin.source_clause());
                let passages = origin.map(|origin| several(origin.passages().map(|both| both.0)));
            }
            draft: draft.sigil(),
            date: tracing.borrower().date().map(|date| date.to_string()),
            clause: clause.id().index(),
            path: clause.path(),
            novel: origin.is_none(),
            source: source.map(|source| source.draft().sigil()),
            source_date: date.map(|date| date.to_string()),
            source_clause: source_clause.map(|clause| clause.id().index()),
            source_path: source_clause.map(Clause::path),
            class: found.map(|found| spelled(found.class)),
            rank: found.map(|found| found.rank),
            precedence: found.map(|found| spelled(found.precedence)),
            attribution: found.and_then(|found| found.attribution).map(spelled),
            share: found.map(|found| share(found.share)),
            weight: found.map(|found| found.weight),
            run: found.map(|found| found.run.map_or(0, |run| run.2)),
            run_words: origin.and_then(|origin| origin.run()).map(|run| run.0),
            passages: passages.flatten(),
            text: clause.body(),
            source_text: source_clause.map(Clause::body),
        }
    }
}
