//! Laws of negations, times, scopes and terms, and what the Paris Call has of them.

use travaux::force::{Negation, ScopeClass, affixal_negations, negations, scopes, times};
use travaux::lexicon::Lexicon;
use travaux::term::Standing;
use travaux::{Clause, Draft, Span, Terms, read};

use crate::real_texts;

/// The words and marks of each sentence of a draft.
fn sentences(draft: &Draft) -> Vec<(Clause<'_>, Vec<Span>)> {
    let mut found = Vec::new();
    for clause in draft.clauses() {
        for sentence in clause.sentences() {
            let words = draft.tokens().within(sentence).map(|at| draft.tokens().span(at));
            found.push((clause, words.collect()));
        }
    }
    found
}

/// Whether spans stand in order, apart, and are words of `text`.
fn are_apart(text: &str, spans: &[Span]) -> bool {
    let words = |span: &Span| !span.is_empty() && text.get(span.range()).is_some();
    spans.iter().all(words) && spans.windows(2).all(|pair| pair[0].end() <= pair[1].start())
}

pub(crate) fn check_qualified(draft: &Draft) {
    let text = draft.text();
    // what is in no language that is known is read as French, which cuts words most
    let lexicon = match draft.lexicon().language() {
        "und" => Lexicon::of("fr"),
        known => Lexicon::of(known),
    };
    for (_, words) in sentences(draft) {
        let mut found = negations(text, &words, lexicon);
        found.extend(affixal_negations(text, &words, lexicon));
        for Negation { cue, scope } in found {
            assert!(!cue.is_empty() && are_apart(text, &cue), "{cue:?}");
            assert!(are_apart(text, &scope), "{scope:?}");
            let shared = |span: &Span| cue.iter().any(|part| part.overlaps(*span));
            assert!(!scope.iter().any(shared), "{cue:?} in {scope:?}");
        }
        let times = times(text, &words, lexicon).into_iter().map(|time| time.span);
        assert!(are_apart(text, &times.collect::<Vec<_>>()));
        let scopes = scopes(text, &words, lexicon).into_iter().map(|scope| scope.span);
        assert!(are_apart(text, &scopes.collect::<Vec<_>>()));
    }
}

pub(crate) fn check_terms(draft: &Draft) {
    let terms = Terms::new(draft);
    let spans: Vec<Span> = terms.definitions().iter().map(|one| one.term).collect();
    assert!(are_apart(draft.text(), &spans), "{terms}");
    for definition in terms.definitions() {
        assert!(draft.clause(definition.clause).body_span().contains(definition.term));
        assert!(!definition.meaning.is_some_and(|meaning| meaning.overlaps(definition.term)));
        let uses: Vec<Span> = terms.uses(definition).iter().map(|use_| use_.span).collect();
        assert!(are_apart(draft.text(), &uses), "{terms}");
        assert!(!uses.iter().any(|span| span.overlaps(definition.term)), "{terms}");
    }
    for undefined in terms.undefined() {
        assert!(undefined.uses > 0);
        let words = terms.words(undefined.first.span);
        assert!(matches!(terms.standing(words), Standing::Undefined { .. }), "{words}");
    }
}

fn paris_call(name: &str) -> Option<Draft> {
    let root = real_texts::root()?;
    let path = root.join("texts/paris-call/paris-call-2018-11-12").with_extension(name);
    Some(read::path(path).unwrap())
}

/// Claims 30 and 36: two terms that matter, and no word of what they mean.
#[test]
fn the_paris_call_leaves_two_terms_undefined() {
    for name in ["en.md", "en.pdf.txt", "en.pdf-lines.txt"] {
        let Some(draft) = paris_call(name) else { return };
        let terms = Terms::new(&draft);
        for term in ["public core", "hacking-back"] {
            match terms.standing(term) {
                Standing::Undefined { uses: 1, glosses, .. } => assert!(glosses.is_empty()),
                other => panic!("{name}: {term} is {other:?}"),
            }
        }
        assert_eq!(terms.standing("cyber weapon"), Standing::Absent);
    }
}

/// What an older text defines, a later one may use without a definition.
#[test]
fn a_term_can_be_defined_elsewhere() {
    let package =
        crate::corpus::read(&crate::corpus::root().join("instruments/norms-package-2030.txt"));
    assert!(matches!(Terms::new(&package).standing("Public core"), Standing::Defined(_)));
    let declaration = crate::corpus::harbour(4);
    let standing = Terms::new(&declaration);
    assert!(matches!(standing.standing("public core"), Standing::Undefined { uses: 1, .. }));
}

/// Claims 9 and 12: in times of peace, and whether or not there is an armed conflict; and where the
/// signatories meet again.
#[test]
fn the_paris_call_says_when_and_where() {
    let Some(draft) = paris_call("en.md") else { return };
    let (mut classes, mut venues) = (Vec::new(), Vec::new());
    for (_, words) in sentences(&draft) {
        classes.extend(scopes(draft.text(), &words, draft.lexicon()).iter().map(|one| one.class));
        let found = times(draft.text(), &words, draft.lexicon());
        venues
            .extend(found.into_iter().filter_map(|time| time.value).map(|value| value.to_string()));
    }
    for class in [ScopeClass::Peacetime, ScopeClass::ArmedConflict, ScopeClass::ByStates] {
        assert!(classes.contains(&class), "{class:?}");
    }
    assert_eq!(venues, ["2019", "2019"]);
}
