//! Tables of concepts: where they stand, where they are absent, how much names them.

use super::cell::{several, spelled};
use super::characters::Characters;
use super::{Table, table};
use crate::concept::{Concept, ConceptMap};
use crate::concordance::Concordance;
use crate::coverage::Coverage;
use crate::setting::Settings;

impl Table {
    /// Where concepts stand: a row for each mention.
    ///
    /// `label` is the preferred label in the language of the draft, `rule` the phrase or expression that
    /// matched and `rule_kind` its kind; `before` and `behind` are up to 32 bytes around the words.
    #[must_use]
    pub fn annotations(map: &ConceptMap<'_>) -> Self {
        let characters = Characters::new(map.draft());
        table! {
            "annotations", mention in map.mentions(), {
                let quotation = mention.quotation();
            }
            draft: map.draft().sigil(),
            scheme: map.scheme().id(),
            clause: mention.clause().id().index(),
            path: mention.clause().path(),
            clause_kind: spelled(mention.clause().kind()),
            concept: mention.concept().id(),
            label: label(map, mention.concept()),
            rule_kind: spelled(mention.rule().kind()),
            rule: mention.rule().phrase(),
            before: quotation.prefix,
            words: quotation.exact,
            behind: quotation.suffix,
            @"" characters.place(quotation.span),
        }
    }

    /// Where concepts stand and in which way: a row for each mention.
    ///
    /// A column for each [way](crate::setting::Way) says whether it stands so; `asserted` whether the clause
    /// says it of itself and without reserve; the act is that in which it stands, by its number in the table
    /// of [`acts`](Self::acts).
    #[must_use]
    pub fn settings(settings: &Settings<'_>) -> Self {
        use crate::setting::Way;
        let draft = settings.map().draft();
        let characters = Characters::new(draft);
        table! {
            "settings", (mention, setting) in settings.iter(), {
                let quotation = mention.quotation();
                let act = settings.act(setting);
                let actors = act.iter().flat_map(|act| &act.actors);
            }
            draft: draft.sigil(),
            scheme: settings.map().scheme().id(),
            clause: mention.clause().id().index(),
            path: mention.clause().path(),
            concept: mention.concept().id(),
            label: label(settings.map(), mention.concept()),
            words: quotation.exact,
            negated: setting.is(Way::Negated),
            prevented: setting.is(Way::Prevented),
            hedged: setting.is(Way::Hedged),
            conditional: setting.is(Way::Conditional),
            quoted: setting.is(Way::Quoted),
            cited: setting.is(Way::Cited),
            heading: setting.is(Way::Heading),
            asserted: setting.is_asserted(),
            act: setting.act,
            act_type: act.map(|act| spelled(act.act_type)),
            act_name: act.map(|act| act.name.as_ref()),
            actors: several(actors.map(|party| &draft.text()[party.span.range()])),
            @"" characters.place(quotation.span),
        }
    }

    /// The concepts that are absent, with what was searched: a row for each.
    #[must_use]
    pub fn gaps(map: &ConceptMap<'_>) -> Self {
        let searched = map.searched().count();
        table! {
            "gaps", gap in map.gaps(), {
                let siblings = gap.present_siblings();
                let misses: Vec<&str> = gap.near_misses().map(|miss| miss.words()).collect();
            }
            draft: map.draft().sigil(),
            scheme: map.scheme().id(),
            scope: map.scope().map(|clause| clause.path()),
            clauses_searched: searched,
            concept: gap.concept().id(),
            label: label(map, gap.concept()),
            present_siblings: several(siblings.iter().map(|concept| concept.id())),
            searched_for: several(gap.searched_for().iter().map(|rule| rule.phrase())),
            near_misses: misses.len(),
            near_miss_words: several(misses),
        }
    }

    /// The words that look like a concept and were rejected: a row for each, with the reason.
    #[must_use]
    pub fn near_misses(map: &ConceptMap<'_>) -> Self {
        let characters = Characters::new(map.draft());
        table! {
            "near_misses", miss in map.near_misses(), {
                let quotation = miss.quotation();
            }
            draft: map.draft().sigil(),
            scheme: map.scheme().id(),
            clause: miss.clause().id().index(),
            path: miss.clause().path(),
            concept: miss.concept().id(),
            label: label(map, miss.concept()),
            rule: miss.rule().phrase(),
            reason: miss.reason(),
            before: quotation.prefix,
            words: quotation.exact,
            behind: quotation.suffix,
            @"" characters.place(quotation.span),
        }
    }

    /// How much of a draft names each concept that is named; the formula is [`Coverage::FORMULA`].
    #[must_use]
    pub fn coverage(coverage: &Coverage<'_>) -> Self {
        let map = coverage.map();
        let draft = map.draft();
        let named = map
            .scheme()
            .concepts()
            .filter_map(|concept| coverage.of(concept.id()).map(|figures| (concept, figures)));
        table! {
            "coverage", (concept, figures) in named, {}
            draft: draft.sigil(),
            scheme: map.scheme().id(),
            concept: concept.id(),
            label: label(map, concept),
            mentions: figures.mentions,
            clauses: figures.clauses,
            words: figures.words,
            clauses_searched: coverage.clauses,
            words_searched: coverage.words,
            share_of_clauses: figures.share_of_clauses(coverage),
            share_of_words: figures.share_of_words(coverage),
            first_clause: figures.first.index(),
            first_path: draft.clause(figures.first).path(),
            position: figures.position,
            in_headings: figures.in_headings,
            operative: figures.operative,
            preambular: figures.preambular,
            place: spelled(figures.place()),
        }
    }

    /// Hits in their surroundings, in the order of the concordance.
    ///
    /// `left` and `right` are on one line and reach into the clauses that lead in; `hit` is as printed.
    #[must_use]
    pub fn concordance(concordance: &Concordance<'_>) -> Self {
        // lines come in an order of their own, and drafts are few
        let mut known: Vec<Characters<'_>> = Vec::new();
        table! {
            "concordance", line in concordance.lines(), {
                let at = known.iter().position(|own| own.is_of(line.draft())).unwrap_or_else(|| {
                    known.push(Characters::new(line.draft()));
                    known.len() - 1
                });
            }
            draft: line.draft().sigil(),
            clause: line.clause().id().index(),
            path: line.clause().path(),
            left: line.left(),
            hit: line.hit(),
            right: line.right(),
            @"" known[at].place(line.span()),
        }
    }
}

fn label(map: &ConceptMap<'_>, concept: Concept<'_>) -> String {
    crate::render::map_report::name(map, concept)
}
