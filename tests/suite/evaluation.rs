//! Scores and agreement: published examples, laws, and labels that cannot be read.

use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use travaux::evaluation::{
    Basis, Bootstrap, LabelFormat, Matching, Ratings, Scale, Scores, Silence, SpanLabel, SpanStudy,
    UnitLabel, span_labels, unit_labels,
};
use travaux::{Draft, ErrorKind, Span};

fn close(found: Option<f64>, expected: f64, within: f64) {
    let found = found.expect("a value");
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

/// Ratings from rows of codes, one character each; a dot where a coder judged nothing.
fn table(rows: &[(&'static str, &str)]) -> Ratings {
    let codes: Vec<Vec<Option<String>>> = rows
        .iter()
        .map(|(_, codes)| codes.chars().map(|c| (c != '.').then(|| c.to_string())).collect())
        .collect();
    let borrowed: Vec<Vec<Option<&str>>> =
        codes.iter().map(|row| row.iter().map(Option::as_deref).collect()).collect();
    let rows: Vec<(&str, &[Option<&str>])> =
        rows.iter().zip(&borrowed).map(|((coder, _), codes)| (*coder, codes.as_slice())).collect();
    Ratings::from_table(&rows)
}

/// Two coders, from how often they gave each pair of codes.
fn crossed(cells: &[(char, char, usize)]) -> Ratings {
    let row = |first: bool| -> String {
        let code = |&(a, b, times): &(char, char, usize)| vec![if first { a } else { b }; times];
        cells.iter().flat_map(code).collect()
    };
    table(&[("a", &row(true)), ("b", &row(false))])
}

/// Krippendorff 2011, *Computing Krippendorff's alpha-reliability*, example C and D: four coders,
/// twelve units, missing codes.
#[test]
fn alpha_of_the_published_example() {
    let ratings = table(&[
        ("a", "123321412..."),
        ("b", "1233224125.3"),
        ("c", ".3332342251."),
        ("d", "12332441251."),
    ]);
    let (nominal, ordinal) = (ratings.alpha(Scale::Nominal), ratings.alpha(Scale::Ordinal));
    close(nominal.value, 0.743_421_05, 1e-8);
    close(ordinal.value, 0.815_387_50, 1e-8);
    // the last unit has one code only
    assert_eq!((nominal.units, ordinal.units), (11, 11));
}

/// Computed apart, in fractions and from the definitions alone.
#[test]
fn alpha_of_random_codes() {
    let ratings =
        table(&[("a", "12.4221...232.1"), ("b", "33221.21.422112"), ("c", "2442.3242311122")]);
    close(ratings.alpha(Scale::Nominal).value, -0.219_101_123_595_505_6, 1e-12);
    close(ratings.alpha(Scale::Ordinal).value, 0.022_482_449_770_031_47, 1e-12);
    let turned = ratings.clone().with_order(&["4", "3", "2", "1"]);
    close(turned.alpha(Scale::Ordinal).value, 0.022_482_449_770_031_47, 1e-12);
    let other = ratings.with_order(&["2", "4", "1", "3"]).alpha(Scale::Ordinal);
    assert!((other.value.unwrap() - 0.022_482).abs() > 0.01);
}

/// Cohen 1960, *A coefficient of agreement for nominal scales*, table 1, printed as .492; and the table
/// of Fleiss, Cohen and Everitt 1969, printed as .429.
#[test]
fn kappa_of_the_published_examples() {
    let cohen = crossed(&[
        ('1', '1', 88),
        ('1', '2', 10),
        ('1', '3', 2),
        ('2', '1', 14),
        ('2', '2', 40),
        ('2', '3', 6),
        ('3', '1', 18),
        ('3', '2', 10),
        ('3', '3', 12),
    ]);
    let kappa = cohen.cohen_kappa("a", "b");
    close(kappa.value, 0.492, 0.0005);
    close(Some(kappa.observed), 0.30, 1e-12);
    close(Some(kappa.expected), 0.59, 1e-12);
    let everitt = crossed(&[
        ('1', '1', 53),
        ('1', '2', 5),
        ('1', '3', 2),
        ('2', '1', 11),
        ('2', '2', 14),
        ('2', '3', 5),
        ('3', '1', 1),
        ('3', '2', 6),
        ('3', '3', 3),
    ]);
    close(everitt.cohen_kappa("b", "a").value, 0.429, 0.0005);
}

/// Ten subjects, fourteen raters, five categories: .210.
#[test]
fn fleiss_kappa_of_the_known_example() {
    const TALLIES: [[usize; 5]; 10] = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ];
    const NAMES: [&str; 14] =
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"];
    let subjects: Vec<Vec<char>> = TALLIES
        .iter()
        .map(|tally| tally.iter().zip('1'..).flat_map(|(n, code)| vec![code; *n]).collect())
        .collect();
    let rows: Vec<String> =
        (0..14).map(|rater| subjects.iter().map(|subject| subject[rater]).collect()).collect();
    let rows: Vec<_> = NAMES.iter().zip(&rows).map(|(name, row)| (*name, row.as_str())).collect();
    close(table(&rows).fleiss_kappa().value, 0.210, 0.0005);
}

fn span(document: &str, coder: &str, concept: &str, start: usize, len: usize) -> SpanLabel {
    SpanLabel {
        document: document.to_owned(),
        span: Span::new(start, start + len),
        concept: concept.to_owned(),
        coder: coder.to_owned(),
    }
}

/// Krippendorff 2004, *Measuring the reliability of qualitative text analysis data*: a continuum of 300
/// units, observers i and j, concepts c and k, with the disagreements .0144, .0532 and .0490; the alphas
/// follow from them, unrounded.
#[test]
fn unitizing_alpha_of_the_published_example() {
    let mut labels = vec![
        span("t", "i", "c", 75, 70),
        span("t", "i", "c", 220, 30),
        span("t", "j", "c", 70, 80),
        span("t", "j", "c", 205, 20),
        span("t", "j", "c", 250, 20),
    ];
    for observer in ["i", "j"] {
        labels.push(span("t", observer, "k", 30, 60));
        labels.push(span("t", observer, "k", 150, 50));
    }
    let study = SpanStudy::new(&labels).length("t", 300);
    let (c, k) = (study.unitizing_alpha("c"), study.unitizing_alpha("k"));
    close(Some(c.observed), 0.014_444_444, 1e-8);
    close(Some(c.expected), 0.053_221_779, 1e-8);
    close(Some(k.expected), 0.048_978_565, 1e-8);
    assert_eq!((k.observed, k.value), (0.0, Some(1.0)));
    close(c.value, 0.728_598_99, 1e-8);
    close(study.joint_unitizing_alpha().value, 0.858_665_40, 1e-8);
}

/// Computed apart, section by section from the published formula: three coders, one of whom found
/// little.
#[test]
fn unitizing_alpha_of_three_coders() {
    let labels = [
        span("t", "a", "x", 0, 10),
        span("t", "a", "x", 40, 5),
        span("t", "a", "x", 60, 20),
        span("t", "b", "x", 3, 12),
        span("t", "b", "x", 62, 30),
        span("t", "c", "x", 41, 7),
        span("t", "c", "x", 95, 5),
    ];
    let alpha = SpanStudy::new(&labels).unitizing_alpha("x");
    close(Some(alpha.observed), 0.062, 1e-12);
    close(Some(alpha.expected), 0.062_336_124_157_647_54, 1e-12);
}

#[test]
fn what_cannot_be_told_is_said() {
    let nothing = table(&[("a", "12.."), ("b", "..12")]);
    for coefficient in
        [nothing.cohen_kappa("a", "b"), nothing.alpha(Scale::Nominal), nothing.fleiss_kappa()]
    {
        assert_eq!((coefficient.value, coefficient.basis), (None, Basis::Nothing));
    }
    assert_eq!(nothing.cohen_kappa("a", "nobody").value, None);
    let one_code = table(&[("a", "111"), ("b", "111")]);
    for coefficient in [
        one_code.cohen_kappa("a", "b"),
        one_code.alpha(Scale::Nominal),
        one_code.alpha(Scale::Ordinal),
        one_code.fleiss_kappa(),
    ] {
        assert_eq!((coefficient.value, coefficient.basis), (Some(1.0), Basis::OneCode));
    }
    let empty = SpanStudy::new(&[]);
    assert!(empty.characters(None).is_empty() && empty.overlaps(None).is_empty());
    assert_eq!(empty.joint_unitizing_alpha().value, None);
    let alone = SpanStudy::new(&[span("t", "a", "x", 0, 3)]);
    assert_eq!(alone.unitizing_alpha("x").value, None);
    let beside_nobody = alone.coder("b");
    assert!(beside_nobody.unitizing_alpha("x").value.unwrap() < 0.5);
    let scores = Scores::of_units(&[], &[]);
    assert_eq!((scores.micro().f1(), scores.macro_f1(), scores.documents()), (None, None, 0));
}

/// Two coders part wherever something is to be coded, and agree on the silence around it.
#[test]
fn silence_makes_agreement_look_better() {
    let labels: Vec<UnitLabel> = (0..100)
        .flat_map(|unit| {
            ["ana", "ben"].map(|coder| UnitLabel {
                document: "a".to_owned(),
                unit: unit.to_string(),
                coder: coder.to_owned(),
                code: if (unit < 2) || (unit < 4) == (coder == "ana") && unit < 6 {
                    "aid"
                } else {
                    ""
                }
                .to_owned(),
            })
        })
        .collect();
    let all = Ratings::of_code(&labels, "aid", Silence::Missing);
    let coded = all.clone().coded_only();
    assert_eq!((all.len(), coded.len()), (100, 6));
    assert!(all.alpha(Scale::Nominal).value > Some(0.4));
    assert!(coded.alpha(Scale::Nominal).value < Some(0.0));
}

/// Of a file that lists only what was found, silence must not pass for a unit nobody saw.
#[test]
fn silence_is_nothing_or_missing() {
    let labels = unit_labels(
        "document,unit,coder,code\na,1,ana,aid\na,1,ben,aid\na,2,ana,aid\nb,1,ana,aid\n",
        LabelFormat::Csv,
    )
    .unwrap();
    let missing = Ratings::of_units(&labels, Silence::Missing).unwrap();
    assert_eq!(missing.percent_agreement("ana", "ben"), Some(1.0));
    let nothing = Ratings::of_units(&labels, Silence::Nothing).unwrap();
    assert_eq!(nothing.percent_agreement("ana", "ben"), Some(0.5));
    // ben never opened document b
    assert_eq!(nothing.alpha(Scale::Nominal).units, 2);
    let parted = nothing.disagreements(&[&Draft::parse("a", "1. Give.\n\n2. Give aid.")]);
    assert_eq!(parted.len(), 1);
    assert_eq!(parted[0].quotation.as_ref().unwrap().exact, "Give aid.");
    assert_eq!(parted[0].codes[1], ("ben".to_owned(), String::new()));
}

#[test]
fn two_codes_of_one_unit_are_a_problem_or_a_set() {
    let labels = unit_labels(
        "document,unit,coder,code\na,1,ana,aid\na,1,ana,trade\na,1,ben,trade\n",
        LabelFormat::Csv,
    )
    .unwrap();
    let error = Ratings::of_units(&labels, Silence::Missing).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Labels);
    assert_eq!(
        error.to_string(),
        "found two codes of unit `1` of `a` by `ana`: `aid` and `trade`, allowed: one",
    );
    let trade = Ratings::of_code(&labels, "trade", Silence::Missing);
    assert_eq!(trade.percent_agreement("ana", "ben"), Some(1.0));
    let aid = Ratings::of_code(&labels, "aid", Silence::Missing);
    assert_eq!(aid.percent_agreement("ana", "ben"), Some(0.0));
}

#[test]
fn places_match_as_asked() {
    let gold = [
        span("a", "gold", "x", 0, 10),
        span("a", "gold", "x", 20, 10),
        span("b", "gold", "y", 0, 4),
    ];
    let found =
        [span("a", "map", "x", 0, 10), span("a", "map", "x", 25, 10), span("c", "map", "x", 0, 9)];
    let counts = |matching| {
        let all = Scores::of_spans(&gold, &found, matching).micro();
        (all.found, all.spurious, all.missed)
    };
    assert_eq!(counts(Matching::Exact), (1, 1, 2));
    assert_eq!(counts(Matching::Overlap), (2, 0, 1));
    assert_eq!(counts(Matching::Characters), (15, 5, 9));
}

/// Every second of forty documents has its concept missed: recall is .5, and documents are drawn.
#[test]
fn intervals_are_the_same_each_time_and_hold_the_figure() {
    let label = |document: usize, code: &str| UnitLabel {
        document: format!("{document:02}"),
        unit: "1".to_owned(),
        coder: String::new(),
        code: code.to_owned(),
    };
    let gold: Vec<_> = (0..40).map(|document| label(document, "x")).collect();
    let found: Vec<_> = (0..20).map(|document| label(2 * document, "x")).collect();
    let scores = Scores::of_units(&gold, &found);
    let intervals = scores.intervals(Bootstrap::new());
    assert_eq!(intervals, scores.intervals(Bootstrap::new()));
    let recall = intervals.concepts[0].recall.unwrap();
    // the normal approximation: .5 ± 1.96 √(.25 / 40) = .345 to .655
    assert!((recall.low - 0.345).abs() < 0.04 && (recall.high - 0.655).abs() < 0.04, "{recall:?}");
    let precision = intervals.concepts[0].precision.unwrap();
    assert_eq!((precision.low, precision.high), (1.0, 1.0));
}

#[test]
fn all_problems_of_a_table_are_told_with_their_lines() {
    let text = "document;start;end;concept;coder\n\"a\";0;4;\"x; \"\"y\"\"\";ana\na;4;2;x;ana\n\
                a;-1;2;;ana\na;1;2;x\n\na;7;9;x;\"ben\n";
    let error = span_labels(text, LabelFormat::Csv).unwrap_err();
    insta::assert_snapshot!(format!("{error:#}"));
    let good = span_labels(
        text.lines().take(2).collect::<Vec<_>>().join("\r\n").as_str(),
        LabelFormat::Csv,
    );
    assert_eq!(good.unwrap()[0].concept, "x; \"y\"");
    assert_eq!(unit_labels("", LabelFormat::Csv).unwrap_err().more().len(), 3);
}

#[cfg(feature = "json")]
#[test]
fn all_problems_of_json_lines_are_told_with_their_lines() {
    let text = "{\"document\":\"a\",\"unit\":3,\"coder\":\"ana\",\"code\":null,\"note\":[1]}\n\
                {\"document\":\"a\",\"unit\":\"4\"}\n[1]\n{\"document\": tru\n\n\
                {\"document\":\"a\",\"unit\":[],\"coder\":\"ana\",\"code\":\"x\"}\n";
    let error = unit_labels(text, LabelFormat::JsonLines).unwrap_err();
    insta::assert_snapshot!(format!("{error:#}"));
    let good = unit_labels(text.lines().next().unwrap(), LabelFormat::JsonLines).unwrap();
    assert_eq!((good[0].unit.as_str(), good[0].code.as_str()), ("3", ""));
}

/// Codes of up to four coders; a dot where one judged nothing.
fn rows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[.abc]{12}", 2..5)
}

fn named(rows: &[String], order: &[usize]) -> Ratings {
    const NAMES: [&str; 4] = ["a", "b", "c", "d"];
    let rows: Vec<_> =
        order.iter().enumerate().map(|(at, row)| (NAMES[at], rows[*row].as_str())).collect();
    table(&rows)
}

fn spans() -> impl Strategy<Value = Vec<SpanLabel>> {
    let one = (0..3_usize, 0..2_usize, 0..60_usize, 1..20_usize);
    prop::collection::vec(one, 0..12).prop_map(|labels| {
        let label = |(coder, concept, start, len): (usize, usize, usize, usize)| {
            span("t", ["a", "b", "c"][coder], ["x", "y"][concept], start, len)
        };
        labels.into_iter().map(label).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn coders_have_no_order(rows in rows()) {
        let forwards: Vec<usize> = (0..rows.len()).collect();
        let backwards: Vec<usize> = (0..rows.len()).rev().collect();
        let (one, other) = (named(&rows, &forwards), named(&rows, &backwards));
        for scale in [Scale::Nominal, Scale::Ordinal] {
            let (one, other) = (one.alpha(scale), other.alpha(scale));
            prop_assert!((one.value.unwrap_or(2.0) - other.value.unwrap_or(2.0)).abs() < 1e-9);
        }
        let (one, other) = (one.fleiss_kappa().value, other.fleiss_kappa().value);
        prop_assert!((one.unwrap_or(2.0) - other.unwrap_or(2.0)).abs() < 1e-9);
    }

    #[test]
    fn who_agrees_with_himself_agrees(row in "[.abc]{12}") {
        let ratings = table(&[("a", &row), ("b", &row), ("c", &row)]);
        let expected = row.contains(|c| c != '.').then_some(1.0);
        prop_assert_eq!(ratings.cohen_kappa("a", "b").value, expected);
        prop_assert_eq!(ratings.fleiss_kappa().value, expected);
        prop_assert_eq!(ratings.alpha(Scale::Nominal).value, expected);
        prop_assert_eq!(ratings.alpha(Scale::Ordinal).value, expected);
    }

    #[test]
    fn coefficients_are_numbers_up_to_one(rows in rows(), spans in spans()) {
        let order: Vec<usize> = (0..rows.len()).collect();
        let ratings = named(&rows, &order);
        let study = SpanStudy::new(&spans);
        for ratings in [ratings.clone(), ratings.coded_only(), study.characters(None), study.overlaps(Some("x"))] {
            let all = [ratings.alpha(Scale::Nominal), ratings.alpha(Scale::Ordinal), ratings.fleiss_kappa(), ratings.cohen_kappa("a", "b")];
            for value in all.iter().filter_map(|coefficient| coefficient.value) {
                prop_assert!(value.is_finite() && value <= 1.0);
            }
        }
        let value = study.joint_unitizing_alpha().value;
        prop_assert!(value.is_none_or(|value| value.is_finite() && value <= 1.0));
    }

    #[test]
    fn two_with_the_same_places_agree(spans in spans()) {
        let mut labels = Vec::new();
        for label in spans {
            labels.push(SpanLabel { coder: "a".to_owned(), ..label.clone() });
            labels.push(SpanLabel { coder: "b".to_owned(), ..label });
        }
        let study = SpanStudy::new(&labels);
        let expected = (!labels.is_empty()).then_some(1.0);
        prop_assert_eq!(study.characters(None).alpha(Scale::Nominal).value, expected);
        prop_assert_eq!(study.overlaps(None).cohen_kappa("a", "b").value, expected);
        prop_assert_eq!(study.joint_unitizing_alpha().value, expected);
    }

    #[test]
    fn scores_lie_between_nothing_and_all(gold in spans(), found in spans()) {
        for matching in [Matching::Exact, Matching::Overlap, Matching::Characters] {
            let scores = Scores::of_spans(&gold, &found, matching);
            let turned = Scores::of_spans(&found, &gold, matching);
            for score in scores.concepts().iter().chain([&scores.micro()]) {
                for figure in [score.precision(), score.recall(), score.f1()].into_iter().flatten() {
                    prop_assert!((0.0..=1.0).contains(&figure));
                }
            }
            prop_assert!(scores.macro_f1().is_none_or(|figure| (0.0..=1.0).contains(&figure)));
            if !gold.is_empty() && !found.is_empty() {
                prop_assert_eq!(scores.micro().precision(), turned.micro().recall());
                prop_assert_eq!(scores.micro().f1(), turned.micro().f1());
            }
        }
    }

    /// Every character of a document is in one unit, and its code is what the spans say.
    #[test]
    fn characters_cover_the_text(spans in spans()) {
        let study = SpanStudy::new(&spans).length("t", 100);
        prop_assert_eq!(study.characters(None).len(), 100);
    }

    #[test]
    fn no_table_of_labels_panics(text in "(?s)[document,unitcoderstartend\"\n\r;0-9 ]{0,60}.{0,10}") {
        for text in [text.clone(), format!("document,unit,coder,code\n{text}")] {
            let _ = unit_labels(&text, LabelFormat::Csv);
            let _ = span_labels(&text.replacen("unit,coder,code", "start,end,concept,coder", 1), LabelFormat::Csv);
        }
    }
}
