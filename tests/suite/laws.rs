//! Laws: over all small inputs, over generated texts, over every text of the corpus.

use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert_eq, proptest};
use travaux::diff::{Edit, EditKind, EditScript, Weights};
use travaux::document::{AlternativeForm, BracketReading, Brackets};
use travaux::document::{CrossReferences, Instrument};
use travaux::force::{ActType, Modifier};
use travaux::lexicon::Lexicon;
use travaux::text::{Normalization, Segments, Tokens, Vocabulary, sentences};
use travaux::{
    Certainty, Citation, ClauseKind, Comparison, ConceptMap, Draft, Fate, Force, Scheme, Span,
};
use unicode_segmentation::UnicodeSegmentation;

use crate::change::check_effects;
use crate::corpus::{read, root, texts};
use crate::qualified::{check_qualified, check_terms};
use crate::together::check_together;

pub(crate) fn check_text(text: &str) {
    assert!(Segments::new(text).eq(text.split_word_bounds()), "{text:?}");
    let tokens = Tokens::new(text);
    let together: String = tokens.iter(text).map(|token| token.as_str()).collect();
    assert_eq!(together, text);
    let boundaries: Vec<usize> =
        text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for token in tokens.iter(text) {
        let span = token.span();
        assert!(boundaries.binary_search(&span.start()).is_ok(), "{token:?}");
        assert!(boundaries.binary_search(&span.end()).is_ok(), "{token:?}");
        assert!(token.space().chars().all(char::is_whitespace), "{token:?}");
    }
    for language in ["en", "und"] {
        check_sentences(text, &tokens, Lexicon::of(language));
    }
}

fn check_sentences(text: &str, tokens: &Tokens, lexicon: &Lexicon) {
    let mut end = 0;
    for span in sentences(text, tokens, lexicon) {
        assert!(text[end..span.start()].trim().is_empty(), "{span:?} of {text:?}");
        assert!(!span.is_empty(), "{span:?} of {text:?}");
        end = span.end();
    }
    assert!(text[end..].trim().is_empty(), "{text:?}");
}

pub(crate) fn check_draft(draft: &Draft) {
    let mut end = 0;
    for clause in draft.clauses() {
        let span = clause.span();
        assert!(draft.text()[end..span.start()].trim().is_empty(), "{clause:?}");
        assert!(clause.span().contains(clause.body_span()) || clause.body_span().is_empty());
        if let Some(parent) = clause.parent() {
            assert!(parent.extent().contains(clause.extent()), "{clause:?}");
        }
        end = span.end();
    }
    assert!(draft.text()[end..].trim().is_empty(), "the end of {draft:?} is in no clause");
}

/// Acts stand in order of their clauses and show words of those or of the clauses above.
pub(crate) fn check_force(draft: &Draft) {
    let force = Force::new(draft);
    assert!(force.acts().is_sorted_by_key(|act| act.clause));
    for (number, act) in force.acts().iter().enumerate() {
        let clause = draft.clause(act.clause);
        let above: Vec<_> = std::iter::once(clause).chain(clause.governors()).collect();
        let shown = |span: Span| above.iter().any(|clause| clause.span().contains(span));
        let parties = act.actors.iter().chain(&act.addressees).chain(&act.beneficiaries);
        let content = act.content.iter().flat_map(|content| [Some(content.span), content.verb]);
        let spans = [act.predicate, act.extent].into_iter();
        let spans = spans.chain(parties.map(|party| party.span)).chain(content.flatten());
        let spans = spans.chain(act.modifiers.iter().map(|modifier| modifier.span));
        assert!(spans.into_iter().all(shown), "{act:?}");
        let apart = |pair: &[Modifier]| pair[0].span.end() <= pair[1].span.start();
        assert!(act.modifiers.windows(2).all(apart), "{act:?}");
        assert!(act.within.is_none_or(|within| (within as usize) < number), "{act:?}");
        assert_eq!(act.norm.is_some(), act.act_type == ActType::Norm, "{act:?}");
    }
    let clauses = draft.clauses().flat_map(|clause| force.acts_of(clause.id()));
    assert!(clauses.eq(force.acts()));
}

/// Brackets nest and account for every mark; readings take letters away and nothing else.
pub(crate) fn check_brackets(draft: &Draft) {
    let (text, brackets) = (draft.text(), draft.brackets());
    let all = brackets.all();
    let marks = text.matches(['[', ']']).count();
    assert_eq!(2 * all.len() + brackets.unpaired().len(), marks, "{draft:?}");
    for (index, bracket) in all.iter().enumerate() {
        let printed = &text[bracket.span.range()];
        assert!(printed.starts_with('[') && printed.ends_with(']') && printed.len() > 1);
        assert!(bracket.span.contains(bracket.words), "{bracket:?}");
        let parent = bracket.parent.map(|parent| &all[parent as usize]);
        assert!(parent.is_none_or(|parent| parent.span.contains(bracket.span)), "{bracket:?}");
        assert_eq!(bracket.depth, parent.map_or(0, |parent| parent.depth) + 1);
        assert!(
            draft
                .clause(bracket.first)
                .span()
                .contains(Span::new(bracket.span.start(), bracket.span.start() + 1))
        );
        assert!(
            draft
                .clause(bracket.last)
                .span()
                .contains(Span::new(bracket.span.end() - 1, bracket.span.end()))
        );
        if let Some(place) = bracket.alternative {
            let group = &brackets.groups()[place.group as usize];
            assert_eq!(group.alternatives[place.position as usize].bracket, Some(index as u32));
        }
    }
    for group in brackets.groups() {
        let spans: Vec<Span> =
            group.alternatives.iter().map(|alternative| alternative.span).collect();
        assert!(
            spans.len() > 1 && spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
            "{group:?}"
        );
    }
    let share = brackets.unsettled_share_of_draft();
    assert!(share.unsettled <= share.words);
    check_readings(draft, &brackets);
}

fn check_readings(draft: &Draft, brackets: &Brackets) {
    let reading = |reading| {
        let read = draft.reading(reading);
        check_draft(&read);
        read
    };
    let with = reading(BracketReading::With);
    let without = reading(BracketReading::Without);
    let first = reading(BracketReading::First);
    for (less, more) in [(&with, draft), (&without, &with), (&first, &with)] {
        let mut letters = more.text().chars();
        let kept = |c: char| letters.any(|other| other == c);
        assert!(less.text().chars().filter(|c| !c.is_whitespace()).all(kept), "{less:?}");
    }
    let open = brackets.all().iter().any(|bracket| bracket.kind.is_open());
    if !open {
        let clauses = |draft: &Draft| -> Vec<String> {
            draft.clauses().map(|clause| format!("{clause:?}")).collect()
        };
        for read in [&with, &without] {
            assert_eq!(read.text(), draft.text());
            let (read, draft) = (clauses(read), clauses(draft));
            let other = read.iter().zip(&draft).find(|(read, clause)| read != clause);
            assert!(other.is_none() && read.len() == draft.len(), "{other:?}");
        }
        let options = brackets.groups().iter().any(|group| group.form == AlternativeForm::Options);
        assert!(options || first.text() == draft.text());
    }
    for read in [&with, &without, &first] {
        assert_eq!((read.date(), read.language()), (draft.date(), draft.language()));
        check_places(draft, read);
    }
}

/// Every letter of a reading leads to a byte of the source that the same letter of the draft leads to.
fn check_places(draft: &Draft, read: &Draft) {
    let mut letters = draft.text().char_indices();
    for (at, c) in read.text().char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let source = read.source_span(Span::new(at, at + c.len_utf8()));
        let same = |(from, other): (usize, char)| {
            other == c && draft.source_span(Span::new(from, from + c.len_utf8())) == source
        };
        assert!(letters.any(same), "{c:?} at {at} of {read:?}");
    }
}

pub(crate) fn check_comparison(before: &Draft, after: &Draft) {
    let comparison = Comparison::new(before, after);
    let alignment = comparison.alignment();
    for (side, clauses) in [(0, before.clauses().len()), (1, after.clauses().len())] {
        let links = alignment.links().iter();
        let mut seen: Vec<usize> = links
            .flat_map(|link| if side == 0 { &link.before } else { &link.after })
            .map(|id| id.index())
            .collect();
        seen.sort_unstable();
        assert!(seen.into_iter().eq(0..clauses), "a clause in no link or in two");
    }
    for change in comparison.clauses() {
        let (mut old, mut new) = (String::new(), String::new());
        for piece in change.pieces() {
            old.push_str(piece.before);
            new.push_str(piece.after);
        }
        let old_words: String = change.before_clauses().map(|clause| clause.body()).collect();
        let new_words: String = change.after_clauses().map(|clause| clause.body()).collect();
        assert_eq!(old, old_words);
        assert_eq!(new, new_words);
    }
    let back = Comparison::new(after, before);
    assert_eq!(back.alignment(), &alignment.clone().inverted(), "{before:?} {after:?}");
    let natures = |comparison: &Comparison<'_>| {
        let mut natures: Vec<_> = comparison.clauses().map(|change| change.nature()).collect();
        natures.sort_unstable();
        natures
    };
    assert_eq!(natures(&back), natures(&comparison), "{before:?} {after:?}");
    check_together(&comparison, &back);
    check_effects(&comparison, &back);
    let keeps = Comparison::new(before, before);
    assert!(keeps.changes().next().is_none(), "{before:?} is not itself");
}

/// Every annotation and near miss lies inside the words of its clause, on whole words; what is
/// absent has no mention; nothing of one concept overlaps itself.
pub(crate) fn check_map(map: &ConceptMap<'_>) {
    let draft = map.draft();
    let starts = |span: Span| draft.tokens().at_or_after(span.start());
    let mentions = map.mentions().map(|mention| (mention.clause(), mention.annotation().span));
    let misses = map.near_misses().map(|miss| (miss.clause(), miss.near_miss().span));
    for (clause, span) in mentions.chain(misses) {
        assert!(clause.body_span().contains(span) && !span.is_empty(), "{span:?} of {clause:?}");
        // a word with hyphens or an elided article has several
        let first = draft.tokens().span(starts(Span::new(span.start() + 1, span.end())) - 1);
        let inside = &draft.text()[first.start()..span.start()];
        assert!(inside.is_empty() || inside.ends_with(['-', '‐', '‑', '\'', '’']), "{inside:?}");
        assert!(!draft.text()[span.end()..].starts_with(char::is_alphanumeric), "{span:?}");
    }
    let sorted = |spans: &[(u32, Span)]| spans.is_sorted();
    let places: Vec<_> =
        map.annotations().iter().map(|a| (a.clause.index() as u32, a.span)).collect();
    assert!(sorted(&places), "annotations in order of place");
    let mut ends = vec![0; map.scheme().concepts().len()];
    for annotation in map.annotations() {
        let end = &mut ends[annotation.concept.index()];
        assert!(*end <= annotation.span.start(), "{annotation:?} overlaps another");
        *end = annotation.span.end();
    }
    for gap in map.gaps() {
        assert_eq!(map.mentions_of(gap.concept().id()).count(), 0);
        assert!(gap.concept().narrower().all(|below| !map.is_present(below)));
    }
    let present = map.scheme().concepts().filter(|concept| map.is_present(*concept)).count();
    assert_eq!(present + map.gaps().count(), map.scheme().concepts().len());
}

pub(crate) fn check_citations(draft: &Draft) {
    let citations = draft.citations();
    let references = CrossReferences::new(draft);
    let mut end = 0;
    for citation in &citations {
        let span = citation.span;
        assert!(end <= span.start() && !span.is_empty(), "{citation}: out of order");
        end = span.end();
        let clause = draft.clause_at(span.start()).unwrap();
        assert!(clause.body_span().contains(span), "{citation}: not in {clause:?}");
        assert!(clause.kind() != ClauseKind::Heading, "{citation}: in a heading");
        assert!(!citation.targets.is_empty());
        assert!(citation.targets.iter().all(|target| span.contains(target.span)), "{citation}");
        for pair in citation.targets.windows(2) {
            let apart = pair[0].span.end() <= pair[1].span.start();
            assert!(apart || pair[0].span == pair[1].span, "{citation}: {pair:?}");
        }
        assert!(!citation.to_string().contains('\n'));
        let wire = serde_json::to_string(citation).unwrap();
        assert_eq!(&serde_json::from_str::<Citation>(&wire).unwrap(), citation);
        let found = references.resolve(citation);
        assert!(found.is_sorted() && found.iter().all(|id| id.index() < draft.clauses().len()));
        let own = citation.targets.iter().any(|target| target.instrument == Instrument::Own);
        assert!(own || found.is_empty(), "{citation}: another text is not in this one");
    }
}

fn small_strings(alphabet: &[&str], most: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut from = 0;
    for _ in 0..most {
        let to = all.len();
        for index in from..to {
            for letter in alphabet {
                all.push(format!("{}{letter}", all[index]));
            }
        }
        from = to;
    }
    all
}

#[test]
fn every_small_string_is_cut_as_the_standard_says() {
    for text in small_strings(&["a", ".", "'", " ", "1", "é", "\u{300}"], 5) {
        check_text(&text);
    }
}

#[test]
fn every_small_draft_is_covered_by_its_clauses() {
    for text in small_strings(&["a", "1.", "(i)", "\n", " ", "- ", "["], 5) {
        check_draft(&Draft::parse("small", &text));
        check_draft(&travaux::read::markdown("small", &text));
    }
}

/// A draft read as marked holds those before and after the changes.
#[test]
fn tracked_changes_are_taken_and_left() {
    use travaux::read::{TrackedChanges, markdown_with_options};
    let words = |draft: &Draft| -> Vec<String> {
        draft.text().split_whitespace().map(str::to_owned).collect()
    };
    for source in [
        "1. Ports ~~may~~ shall keep ~~a~~ watch.\n\n2. ~~They rest.~~\n\n3. They report~~ daily~~.",
        "# Pact ~~of the moles~~\n\n- ~~one~~\n- two ~~three~~ four, ~~five~~",
        "~~All of it.~~",
        "Nothing of it.",
    ] {
        let read = |tracked| markdown_with_options("rev1", source, tracked);
        let marked = read(TrackedChanges::Marked);
        assert_eq!(marked.tracked(TrackedChanges::Marked), marked);
        for tracked in [TrackedChanges::Before, TrackedChanges::After] {
            let taken = marked.tracked(tracked);
            check_draft(&taken);
            check_places(&marked, &taken);
            assert_eq!(words(&taken), words(&read(tracked)), "{source:?} {tracked:?}");
            assert!(taken.revisions().iter().all(|revision| tracked.keeps(revision.kind)));
        }
    }
    let struck = "Ports ~~may~~ shall keep ~~a~~ watch.";
    let marked = markdown_with_options("rev1", struck, TrackedChanges::Marked);
    assert_eq!(marked.brackets().unsettled_share_of_draft().to_string(), "2 of 6 words");
}

/// White space cut off the end of a block does not lead the words behind it astray.
#[test]
fn words_behind_trimmed_lines_lead_back() {
    let source = "one\u{a0}  \n\u{a0}\n\n### Two";
    let draft = travaux::read::markdown("rev1", source);
    let at = draft.text().find("Two").unwrap();
    assert_eq!(&source[draft.source_span(Span::new(at, at + 1)).range()], "T");
}

/// Where no block goes or joins another, a reading is cut as its text by itself would be.
#[test]
fn a_reading_has_the_clauses_of_its_text() {
    let cases = texts(&root().join("cases/bracket"));
    for path in
        cases.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
    {
        let draft = read(path);
        for reading in [BracketReading::With, BracketReading::Without, BracketReading::First] {
            let read = draft.reading(reading);
            let parsed = Draft::parse("parsed", read.text());
            let clauses = |draft: &Draft| -> Vec<String> {
                draft.clauses().map(|clause| format!("{clause:?} {}", clause.path())).collect()
            };
            assert_eq!(clauses(&read), clauses(&parsed), "{} {reading:?}", path.display());
        }
    }
}

#[test]
fn brackets_are_written_and_read_back() {
    for path in texts(&root().join("cases/bracket")) {
        let brackets = read(&path).brackets();
        let wire = serde_json::to_string(&brackets).unwrap();
        assert_eq!(serde_json::from_str::<Brackets>(&wire).unwrap(), brackets);
    }
}

#[test]
fn every_small_bracketed_draft_is_read() {
    for text in small_strings(&["a", " ", "[", "]", "/", "\n\n1. "], 5) {
        check_brackets(&Draft::parse("small", &text));
    }
}

/// All sequences of up to `most` numbers below `kinds`.
fn small_sequences(kinds: u32, most: usize) -> Vec<Vec<u32>> {
    let mut all: Vec<Vec<u32>> = vec![Vec::new()];
    for len in 0..most {
        let longer: Vec<Vec<u32>> = all
            .iter()
            .filter(|ids| ids.len() == len)
            .flat_map(|ids| (0..kinds).map(|id| [&ids[..], &[id]].concat()))
            .collect();
        all.extend(longer);
    }
    all
}

fn check_script(script: &EditScript, before: &[u32], after: &[u32]) {
    assert_eq!(script.apply(before, after), after);
    assert_eq!(script.inverted().apply(after, before), before);
    assert_eq!(script.is_identity(), before == after);
    for edit in script.edits() {
        let same = before[edit.before.clone()] == after[edit.after.clone()];
        assert!(same || edit.kind != EditKind::Keep, "{before:?} {after:?} {script:?}");
    }
    let keeps = |edit: &Edit| edit.kind == EditKind::Keep;
    let turns = script.edits().windows(2).all(|pair| keeps(&pair[0]) != keeps(&pair[1]));
    assert!(turns, "{before:?} {after:?} {script:?}");
}

#[test]
fn every_small_script_applies_and_inverts() {
    let all = small_sequences(2, 5);
    for before in &all {
        for after in &all {
            check_script(&EditScript::new(before, after), before, after);
        }
    }
}

/// A word, a small word, a comma and a full stop.
struct FourElements;

impl Weights for FourElements {
    fn is_light(&self, id: u32) -> bool {
        id > 0
    }
    fn is_small(&self, id: u32) -> bool {
        id == 1
    }
    fn stop(&self, id: u32) -> u32 {
        [0, 0, 1, 4][id as usize]
    }
}

#[test]
fn every_small_script_is_cleaned() {
    let all = small_sequences(4, 4);
    for before in &all {
        for after in &all {
            let script = EditScript::new(before, after);
            let cleaned = script.cleaned(before, after, &FourElements);
            check_script(&cleaned, before, after);
            assert!(cleaned.changes().count() <= script.changes().count());
            let back = script.inverted().cleaned(after, before, &FourElements);
            assert_eq!(back, cleaned.inverted(), "{before:?} {after:?}");
        }
    }
}

/// Five clauses with nothing in common.
const CLAUSES: [&str; 5] = [
    "Urges every State to publish its doctrine on digital defence.",
    "Welcomes the survey of harbours which the secretariat prepared.",
    "Requests the treasurer to balance accounts before winter.",
    "Condemns attacks upon hospitals and water works.",
    "Decides that the forum meets again in spring.",
];

#[test]
fn permuting_clauses_only_moves_them() {
    let whole = Draft::parse("whole", &CLAUSES.join("\n\n"));
    for code in 0..3125usize {
        let order: Vec<usize> = (0..5).map(|place| code / 5usize.pow(place) % 5).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        if sorted != [0, 1, 2, 3, 4] {
            continue;
        }
        let text: Vec<_> = order.iter().map(|&clause| CLAUSES[clause]).collect();
        let permuted = Draft::parse("permuted", &text.join("\n\n"));
        let comparison = Comparison::new(&whole, &permuted);
        assert_eq!(comparison.alignment().count(Fate::Kept), 5, "{order:?}");
        let in_place = order.windows(2).all(|pair| pair[0] < pair[1]);
        assert_eq!(comparison.alignment().moved() == 0, in_place, "{order:?}");
    }
}

#[test]
fn the_corpus_keeps_the_laws() {
    let drafts: Vec<Draft> = texts(&root()).iter().map(|path| read(path)).collect();
    assert!(drafts.len() > 10, "the corpus is there");
    for draft in &drafts {
        check_text(draft.text());
        check_draft(draft);
        check_citations(draft);
        check_qualified(draft);
        check_terms(draft);
        check_brackets(draft);
        check_force(draft);
        for index in (0..draft.tokens().len().saturating_sub(6)).step_by(7) {
            let span = draft.tokens().span(index).union(draft.tokens().span(index + 5));
            let found = draft.quote(span).locate(draft).unwrap();
            assert_eq!((found.span, found.certainty), (span, Certainty::Exact));
        }
    }
    for pair in drafts.windows(2) {
        check_comparison(&pair[0], &pair[1]);
    }
    let scheme = Scheme::builtin("cyber").unwrap();
    drafts.iter().for_each(|draft| check_map(&scheme.annotate(draft)));
}

#[test]
fn every_builtin_scheme_can_be_read() {
    let concepts = [
        ("cyber", 184),
        ("security-properties", 8),
        ("privacy", 12),
        ("terms-of-service", 9),
        ("actors", 75),
        ("instruments", 80),
    ];
    assert_eq!(concepts.map(|(name, _)| name), Scheme::BUILTIN);
    for (name, concepts) in concepts {
        let scheme = Scheme::builtin(name).unwrap();
        assert_eq!((scheme.id(), scheme.concepts().len()), (name, concepts));
        for concept in scheme.concepts() {
            assert!(concept.definition().is_some() && concept.source().is_some(), "{concept:?}");
            assert!(["en", "fr"].iter().all(|tag| !concept.name(tag).is_empty()), "{concept:?}");
        }
    }
    let error = Scheme::builtin("cider").unwrap_err().to_string();
    assert!(error.contains("cider") && error.contains("cyber"), "{error}");
}

#[test]
fn markdown_leads_back_to_its_source() {
    let source = "# T\n\n7. Calls **upon** *all* [States](x) to `act`;\n   - now\n";
    let draft = travaux::read::markdown("m", source);
    for token in draft.tokens().iter(draft.text()) {
        assert_eq!(&source[draft.source_span(token.span()).range()], token.word());
    }
}

#[test]
fn a_few_words_are_found_only_where_they_stood() {
    let before = Draft::parse("before", "1. Each port keeps its own tug.\n\n2. Pilots rest.");
    let quote = |words: &str| {
        let at = before.text().find(words).unwrap();
        before.quote(Span::new(at, at + words.len()))
    };
    let found = |words: &str, text: &str| {
        let after = Draft::parse("after", text);
        quote(words)
            .locate(&after)
            .map(|found| (found.certainty, after.text()[found.span.range()].to_owned()))
    };
    // the same letters inside another word, and the same word beside others
    assert_eq!(found("its", "Masters pay for their permits."), None);
    assert_eq!(found("its", "The mole has its lights."), None);
    let kept = Some((Certainty::Exact, "its".to_owned()));
    assert_eq!(found("its", "Permits cost money. Every port keeps its own boat."), kept);
    let long = "Each port keeps its own tug";
    assert_eq!(
        found(long, &format!("So it was: {long}!")),
        Some((Certainty::Exact, long.to_owned()))
    );
    let replaced = Some((Certainty::Surroundings, "hires no".to_owned()));
    assert_eq!(found("keeps its", "1. Each port hires no own tug.\n\n2. Pilots rest."), replaced);
}

#[test]
fn an_inverted_span_is_refused() {
    let wire = serde_json::from_str::<Span>(r#"{"start": 4, "end": 2}"#).unwrap_err().to_string();
    assert!(wire.contains("found a span that ends at 2 before it starts at 4"), "{wire}");
}

/// Words, marks and spaces that phrases of the scheme `cyber` are made of.
const PIECES: [&str; 24] = [
    "public",
    "core",
    "cyber",
    "integrity",
    "data",
    "of",
    "the",
    "norms",
    "development",
    "l’",
    "État",
    "in",
    "their",
    "respective",
    "roles",
    "confidential",
    " ",
    " ",
    "-",
    "  ",
    ", ",
    ". ",
    "\n",
    "s",
];

/// Marks and words that drafts in negotiation are made of.
const MARKED: [&str; 28] = [
    "[",
    "[",
    "[",
    "]",
    "]",
    "]",
    "][",
    "] [",
    " / ",
    ", ",
    ". ",
    " ",
    "\n\n",
    "\n\n2. ",
    "\n(a) ",
    "Article 3\n\n",
    "Option 1: ",
    "Option 2: ",
    "shall",
    "States",
    "é",
    "EU: ",
    "(proposed by Lisse)",
    "X",
    "12",
    "delete",
    "Note: ",
    "# ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_cut_and_read(text in "[a-zA-Z0-9 .,;:'’()\\[\\]\n\r\t/_é\u{300}\u{200d}א\"カ\u{1F468}\u{1F1E6}\u{2003}-]{0,60}") {
        check_text(&text);
        check_draft(&Draft::parse("any", &text));
        check_draft(&travaux::read::markdown("any", &text));
    }

    #[test]
    fn any_brackets_are_read(pieces in prop::collection::vec(prop::sample::select(&MARKED[..]), 0..40)) {
        check_force(&Draft::parse("any", &pieces.concat()));
        check_brackets(&Draft::parse("any", &pieces.concat()));
        check_brackets(&travaux::read::markdown("any", &pieces.concat()));
    }

    #[test]
    fn any_text_is_mapped(words in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let draft = Draft::parse("any", &words.concat());
        check_map(&Scheme::builtin("cyber").unwrap().annotate(&draft));
        check_qualified(&draft);
        check_terms(&draft);
    }

    #[test]
    fn folding_twice_is_folding_once(word in any::<String>()) {
        for level in [Normalization::Typographic, Normalization::CaseInsensitive] {
            let once = level.fold(&word).into_owned();
            prop_assert_eq!(level.fold(&once).into_owned(), once);
        }
    }

    #[test]
    fn words_share_a_number_exactly_if_they_fold_alike(words in prop::collection::vec("[aAbBé’'ﬁ\u{0}]{0,20}", 0..30)) {
        let mut vocabulary = Vocabulary::new(Normalization::CaseInsensitive);
        let ids: Vec<_> = words.iter().map(|word| vocabulary.intern(word)).collect();
        for (x, id) in words.iter().zip(&ids) {
            prop_assert_eq!(vocabulary.word(*id), Normalization::CaseInsensitive.fold(x));
            for (y, other) in words.iter().zip(&ids) {
                let alike = Normalization::CaseInsensitive.fold(x) == Normalization::CaseInsensitive.fold(y);
                prop_assert_eq!(id == other, alike);
            }
        }
    }

    #[test]
    fn any_two_texts_compare(before in "([a-d]{1,3}[ ,.\n]{1,2}){0,40}", after in "([a-d]{1,3}[ ,.\n]{1,2}){0,40}") {
        check_comparison(&Draft::parse("before", &before), &Draft::parse("after", &after));
    }
}
