//! Rosters: claims about who signed, decoys, dates that are not exact, and laws.

use proptest::prelude::{Just, ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use travaux::ErrorKind;
use travaux::roster::{Date, Filter, Member, Roster, RosterView, Split, Standing, Subset};

use crate::corpus::root;

fn roster(file: &str) -> Roster {
    Roster::from_path(root().join("rosters").join(file)).unwrap_or_else(|error| panic!("{error:#}"))
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn names<'r>(members: impl Iterator<Item = &'r Member>) -> Vec<&'r str> {
    members.map(|member| member.name.as_str()).collect()
}

const LAUNCH: &str = "2032-02-11";
const END: &str = "2032-12-31";

#[test]
fn every_roster_of_the_corpus_reads() {
    let files = std::fs::read_dir(root().join("rosters")).unwrap().flatten();
    let mut read = 0;
    for file in files {
        let roster = roster(file.file_name().to_str().unwrap());
        assert!(roster.as_of(roster.known_as_of()).members().count() > 0, "{}", roster.title());
        read += 1;
    }
    assert!(read >= 7, "{read}");
}

/// “Six states and as many enterprises” is a claim of a date.
#[test]
fn counts_by_type_change_with_the_date() {
    let harbour = roster("harbour-declaration.toml");
    let at = |day| harbour.as_of(date(day)).counts();
    let (launch, end) = (at(LAUNCH), at(END));
    assert_eq!((launch.total, launch.by_type["state"], launch.by_type["company"]), (15, 5, 4));
    assert_eq!((end.total, end.by_type["state"], end.by_type["company"]), (19, 6, 6));
    assert_eq!(end.not_known, 0);
    // in October the United Cantons may have signed or not
    let october = at("2032-10-05");
    assert_eq!((october.by_type["state"], october.not_known), (5, 1));
}

/// “Two of the permanent members, and not the others.”
#[test]
fn a_group_is_split_into_those_on_it_and_those_not_on_it() {
    let (harbour, council) = (roster("harbour-declaration.toml"), roster("council-permanent.toml"));
    let launch = harbour.as_of(date(LAUNCH)).among(&council.as_of(date(LAUNCH)));
    assert_eq!(names(launch.on()), ["Halvorsund", "Meremark", "Selune"]);
    assert_eq!(names(launch.not_on()), ["Greater Orrel", "Karst"]);
    let end = harbour.as_of(date(END)).among(&council.as_of(date(END)));
    assert_eq!(names(end.on()), ["Halvorsund", "Selune"]);
    assert_eq!(names(end.not_on()), ["Greater Orrel", "Karst", "Meremark"]);
    assert_eq!(end.subset(), Subset::NotAll);
    // the council of another year had other members
    let former = harbour.as_of(date(LAUNCH)).among(&council.as_of(date("2015-07-01")));
    assert_eq!(names(former.not_on()), ["Karst", "Orrel and Greater Orrel"]);
}

/// “Pellucid and Ardent Machines abstained”: the list says that they are not on it, no more.
#[test]
fn not_on_a_roster_is_no_abstention() {
    let (harbour, largest) = (roster("harbour-declaration.toml"), roster("five-largest.csv"));
    let among = harbour.as_of(date(LAUNCH)).among(&largest.as_of(date(LAUNCH)));
    assert_eq!(names(among.on()), ["BRIGHTWATER", "Corvane", "Quill"]);
    assert_eq!(names(among.not_on()), ["Ardent Machines", "Pellucid"]);
    let pellucid = harbour.as_of(date(LAUNCH)).find("Pellucid");
    assert_eq!(pellucid.standing(), Standing::NotOn);
    assert_eq!(
        pellucid.to_string(),
        "Pellucid: not on the roster of Harbour Declaration at 2032-02-11 (source: register of the \
         secretariat of the Meridian Forum, as of 2032-12-31)"
    );
    let page = format!("{among}{pellucid}");
    for word in ["abstain", "refus", "declin", "reject", "oppos"] {
        assert!(!page.contains(word), "{page}");
    }
}

/// “All signatories of the compact and of the charter”: three verdicts.
#[test]
fn a_body_does_not_sign_for_its_members() {
    let harbour = roster("harbour-declaration.toml");
    let (compact, charter) = (roster("tidal-compact.csv"), roster("beacon-charter.csv"));
    let june = date("2032-06-30");
    let view = harbour.as_of(june);
    let by_compact = view.among(&compact.as_of(june));
    assert_eq!(by_compact.subset(), Subset::BodyOnly);
    assert_eq!(by_compact.body().standing(), Standing::On);
    assert_eq!(names(by_compact.not_on()), ["Ardent Machines", "Inkwell Press"]);
    let by_charter = view.among(&charter.as_of(june));
    assert_eq!(by_charter.subset(), Subset::Members);
    assert_eq!(by_charter.body().standing(), Standing::NotOn);
    let largest = roster("five-largest.csv");
    assert_eq!(view.among(&largest.as_of(june)).subset(), Subset::NotAll);
    // the charter's list is of one day, and of another nothing is known
    let july = date("2032-07-31");
    let open = harbour.as_of(july).among(&charter.as_of(july));
    assert_eq!(open.subset(), Subset::NotKnown);
    assert_eq!(open.split().not_known.len(), 3);
    assert!(open.to_string().starts_with("not known at 2032-07-31: "), "{open}");
}

/// “No companies of Karst”: only if it is known where each has its seat.
#[test]
fn none_is_said_only_where_all_is_known() {
    let harbour = roster("harbour-declaration.toml");
    let of_karst = Filter::new().member_type("company").country("KARST");
    let launch = harbour.as_of(date(LAUNCH)).select(&of_karst);
    assert!(launch.is_surely_none());
    let end = harbour.as_of(date(END)).select(&of_karst);
    assert!(end.on.is_empty() && !end.is_surely_none());
    let open: Vec<&str> =
        end.not_known.iter().map(|id| harbour.member(*id).name.as_str()).collect();
    assert_eq!(open, ["Tern Networks"]);
    let outside = harbour.as_of(date("2040")).select(&of_karst);
    assert!(!outside.is_surely_none());
    // who is of another sector is not of Karst's manufacturers, wherever its seat is
    assert!(harbour.as_of(date(END)).select(&of_karst.sector("Manufacturing")).is_surely_none());
}

#[test]
fn names_that_only_look_alike_are_others() {
    let harbour = roster("harbour-declaration.toml");
    let end = harbour.as_of(date(END));
    for decoy in ["Karst", "Pellucid", "Greater Orrel", "Skerry", "Lisse", "Brightwater Cloud", ""]
    {
        assert_eq!(end.find(decoy).standing(), Standing::NotOn, "{decoy}");
        assert!(end.find(decoy).member().is_none(), "{decoy}");
    }
    for alias in ["the SKERRIES", "Selune", "royaume d'halvorsund", "Brightwater", "U\u{ad}CR"] {
        assert_eq!(end.find(alias).standing(), Standing::On, "{alias}");
    }
}

/// A state and a city may bear one name.
#[test]
fn one_name_of_two_types_is_not_known_to_be_one_member() {
    let list = |title: &str, member: &str| {
        let head = format!("# title: {title}\n# source: x\n# as-of: 2031-05-01\nname,type\n");
        Roster::from_csv(&(head + member)).unwrap()
    };
    let (call, group) =
        (list("Quay Call", "Sandar,state"), list("Cities", "Sandar,local-authority"));
    let day = date("2031-05-01");
    let among = call.as_of(day).among(&group.as_of(day));
    assert_eq!(names(among.not_known()), ["Sandar"]);
    assert_eq!(among.subset(), Subset::NotKnown);
    let page = among.to_string();
    assert!(page.contains("not known: Sandar (one of that name has the type state)"), "{page}");
    let found = call.as_of(day).find_member(group.members().next().unwrap());
    assert!(found.to_string().contains("where one of that name has the type state"), "{found}");
    let unsorted = list("Others", "Sandar,other");
    assert_eq!(call.as_of(day).among(&unsorted.as_of(day)).subset(), Subset::Members);
}

#[test]
fn joining_and_leaving_between_two_dates() {
    let harbour = roster("harbour-declaration.toml");
    let all = harbour.between(date(LAUNCH), date(END));
    assert_eq!((all.joined().count(), all.left().count(), all.not_known().count()), (6, 2, 0));
    assert_eq!(harbour.between(date(END), date(LAUNCH)).moves(), all.moves());
    // the day of the first date is not behind it
    let spring = harbour.between(date("2032-03-15"), date("2032-05-02"));
    assert_eq!(names(spring.joined()), ["Karst Digital", "Tern Networks"]);
    let june = harbour.between(date("2032-06-10"), date("2032-06-20"));
    assert_eq!(names(june.not_known()), ["Vantland"]);
    let before = harbour.between(date("2031-01-01"), date(END));
    assert!(!before.is_known() && before.joined().next().is_none());
    assert!(before.to_string().starts_with("not known at 2031-01-01: "), "{before}");
}

#[test]
fn outside_the_time_of_a_roster_nothing_is_known() {
    let harbour = roster("harbour-declaration.toml");
    for outside in ["2032-02-10", "2033-01-01", "2032", "2032-02", "2031..2033"] {
        let view = harbour.as_of(date(outside));
        assert!(!view.is_known(), "{outside}");
        assert_eq!(view.counts().total, 0);
        for name in ["Halvorsund", "Quill", "Nobody"] {
            let found = view.find(name);
            assert_eq!(found.standing(), Standing::NotKnown, "{outside}");
            assert!(found.to_string().contains(": not known at "), "{found}");
        }
    }
    // who signed in the course of a month was not on it all through
    assert_eq!(
        harbour.as_of(date("2032-03")).find("Lumen & Daughters").standing(),
        Standing::NotKnown
    );
    assert_eq!(harbour.as_of(date("2032-04")).find("Lumen & Daughters").standing(), Standing::On);
}

#[test]
fn a_partial_list_denies_nobody() {
    let text = "\u{feff}# title: Quay Call,,\r\n\"# source: \"\"The Quay\"\", page 3\",,\r\n# as-of: 2031,,\r\n\
                # partial: true,,\r\nname,type,from\r\nKarst,state,\r\n";
    let call = Roster::from_csv(text).unwrap();
    assert_eq!((call.title(), call.source()), ("Quay Call", "\"The Quay\", page 3"));
    let year = call.as_of(date("2031"));
    assert_eq!(year.find("Karst").standing(), Standing::On);
    assert_eq!(year.find("Orrel").standing(), Standing::NotKnown);
    assert!(year.find("Orrel").to_string().contains("which does not name all its members"));
    assert!(year.to_string().starts_with("Quay Call at 2031: at least 1 member "), "{year}");
    assert_eq!(call.as_of(date("2031-05-01")).find("Karst").standing(), Standing::NotKnown);
}

/// Facts: who belongs to both groups, and how one of them changed.
#[test]
fn groups_of_real_states() {
    let (council, g7) = (roster("security-council-permanent.toml"), roster("g7.toml"));
    let both = |day: &str| {
        let among = g7.as_of(date(day)).among(&council.as_of(date(day)));
        (names(among.on()).join(", "), names(among.not_on()).join(", "))
    };
    let on = "France, United Kingdom, United States".to_owned();
    assert_eq!(both("2018-11-12"), (on.clone(), "China, Russia".to_owned()));
    assert_eq!(both("1980"), (on, "China, Soviet Union".to_owned()));
    assert_eq!(g7.as_of(date("1975-12")).members().count(), 6);
    assert_eq!(g7.as_of(date("2014")).find("Russia").standing(), Standing::NotOn);
    assert_eq!(council.as_of(date("1960")).find("China").standing(), Standing::NotKnown);
}

#[test]
fn a_file_of_another_format_is_refused() {
    let error = Roster::from_path("roster.xlsx").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownFormat);
    assert_eq!(error.to_string(), "roster.xlsx: found a roster in `.xlsx`, allowed: .toml, .csv");
}

/// A few exact days, months and years, close enough to fall together often.
fn dates() -> impl Strategy<Value = String> {
    let day = (2030u16..2032, 1u8..=12, 1u8..=28)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let month = (2030u16..2032, 1u8..=12).prop_map(|(year, month)| format!("{year}-{month:02}"));
    let year = (2030u16..2032).prop_map(|year| year.to_string());
    proptest::strategy::Union::new([day.boxed(), month.boxed(), year.boxed()])
}

fn days() -> impl Strategy<Value = String> {
    dates().prop_map(|text| text.parse::<Date>().unwrap().earliest().to_string())
}

/// Rows of a roster known for 2030 and 2031.
fn rows(dates: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = Vec<String>> {
    rows_of(dates, false)
}

/// The same; perhaps it is said of all when they joined.
fn rows_of(
    dates: impl Strategy<Value = String> + 'static,
    all_dated: bool,
) -> impl Strategy<Value = Vec<String>> {
    let dates = dates.boxed();
    let types = prop::sample::select(vec!["state", "company", "civil-society", "other"]);
    let moves = ((prop::bool::weighted(0.8), dates.clone()), prop::option::of(dates));
    let row = (prop::bool::weighted(0.7), types, moves);
    prop::collection::vec(row, 12).prop_map(move |rows| {
        let mut lines = Vec::new();
        for (number, (is_there, member_type, ((is_dated, from), until))) in
            rows.into_iter().enumerate()
        {
            let from = (all_dated || is_dated).then_some(from);
            let parsed = |text: &Option<String>| text.as_ref().map(|text| date(text));
            let is_wrong = match (parsed(&from), parsed(&until)) {
                (Some(from), Some(until)) => until.is_before(from) == Some(true),
                _ => false,
            };
            let until = until.filter(|_| !is_wrong).unwrap_or_default();
            if is_there {
                let from = from.unwrap_or_default();
                lines.push(format!("Member {number},{member_type},{from},{until}"));
            }
        }
        lines
    })
}

fn of_rows(rows: &[String]) -> Roster {
    let head = "# title: Quay Call\n# source: x\n# since: 2030-01-01\n# as-of: 2031-12-31\n";
    Roster::from_csv(&format!("{head}name,type,from,until\n{}", rows.join("\n"))).unwrap()
}

fn check_sums(view: &RosterView<'_>) {
    let counts = view.counts();
    assert_eq!(counts.by_type.values().sum::<usize>(), counts.total);
    assert_eq!(view.members().count(), counts.total);
    let on_or_open = view.select(&Filter::new());
    assert_eq!((on_or_open.on.len(), on_or_open.not_known.len()), (counts.total, counts.not_known));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn dates_read_back_and_mirror(one in dates(), other in dates()) {
        let (a, b) = (date(&one), date(&other));
        prop_assert_eq!(a.to_string(), one);
        prop_assert_eq!(date(&format!("{}..{}", a.earliest(), a.latest())), a);
        if let (Some(before), Some(behind)) = (a.is_before(b), b.is_before(a)) {
            prop_assert!(!(before && behind));
            prop_assert!(before || behind || a == b);
        }
        prop_assert!(a.earliest() <= a.latest());
    }

    #[test]
    fn counts_sum_to_the_total(rows in rows(dates()), day in dates()) {
        check_sums(&of_rows(&rows).as_of(date(&day)));
    }

    /// What holds on a day of a month not known better is not contradicted by the days of it.
    #[test]
    fn a_longer_date_says_no_more_than_its_days(rows in rows(dates()), day in dates()) {
        let roster = of_rows(&rows);
        let (whole, first) = (date(&day), date(&day).earliest());
        for member in roster.members() {
            let told = roster.as_of(whole).find(&member.name).standing();
            let on_first = roster.as_of(first).find(&member.name).standing();
            prop_assert!(told == Standing::NotKnown || told == on_first, "{} {}", member.name, day);
        }
    }

    #[test]
    fn both_are_in_either(rows_a in rows(dates()), rows_b in rows(dates()), day in dates()) {
        let (a, b) = (of_rows(&rows_a), of_rows(&rows_b));
        let (a, b) = (a.as_of(date(&day)), b.as_of(date(&day)));
        let (in_b, in_a) = (b.among(&a), a.among(&b));
        let Split { on, not_on, not_known } = in_b.split();
        prop_assert_eq!(on.len() + not_on.len() + not_known.len(), a.counts().total + a.counts().not_known);
        prop_assert!(on.iter().chain(not_on).all(|id| a.standing(*id) == Standing::On));
        for member in in_b.on() {
            prop_assert_eq!(a.find(&member.name).standing(), Standing::On);
            prop_assert_eq!(b.find(&member.name).standing(), Standing::On);
        }
        // the same two of one type are found from either side
        let of_one_type = |found: Vec<&Member>, view: &RosterView<'_>| -> Vec<String> {
            let is_one = |own: &&&Member| view.find(&own.name).member().unwrap().member_type == own.member_type;
            found.iter().filter(is_one).map(|own| own.name.clone()).collect()
        };
        prop_assert_eq!(of_one_type(in_b.on().collect(), &b), of_one_type(in_a.on().collect(), &a));
    }

    #[test]
    fn who_joined_less_who_left_is_the_growth(
        rows in rows_of(days(), true), one in days(), other in days()
    ) {
        let roster = of_rows(&rows);
        let (from, until) = (date(&one).min(date(&other)), date(&one).max(date(&other)));
        let moves = roster.between(from, until);
        prop_assert!(moves.is_known() && moves.not_known().next().is_none());
        let size = |day| roster.as_of(day).members().count();
        prop_assert_eq!(
            size(from) + moves.joined().count(),
            size(until) + moves.left().count()
        );
    }

    /// Whom dates leave open is not said to have moved, and all who surely moved are said to have.
    #[test]
    fn who_surely_moved_is_told(rows in rows(dates()), one in dates(), other in dates()) {
        let roster = of_rows(&rows);
        let (from, until) = (date(&one).min(date(&other)), date(&one).max(date(&other)));
        let moves = roster.between(from, until);
        let (before, after) = (roster.as_of(from), roster.as_of(until));
        for member in roster.members() {
            let standings = [&before, &after].map(|view| view.find(&member.name).standing());
            let is_in = |mut list: Box<dyn Iterator<Item = &Member> + '_>| list.any(|own| own == member);
            let is_open = is_in(Box::new(moves.not_known()));
            match standings {
                [Standing::NotOn, Standing::On] => prop_assert!(is_open || is_in(Box::new(moves.joined()))),
                [Standing::On, Standing::NotOn] => prop_assert!(is_open || is_in(Box::new(moves.left()))),
                [Standing::On, Standing::On] => prop_assert!(!is_in(Box::new(moves.left()))),
                _ => {}
            }
        }
    }

    #[test]
    fn the_order_of_members_changes_nothing(
        (rows, shuffled) in rows(dates()).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
    ) {
        prop_assert_eq!(of_rows(&rows), of_rows(&shuffled));
    }

    #[test]
    fn any_text_is_a_roster_or_an_error(text in "[#a-z,;|\"\n =\\[\\]:0-9.-]{0,200}") {
        for read in [Roster::from_toml(&text), Roster::from_csv(&text), Roster::from_csv(&format!("# as-of: 2031\n# title: x\n# source: y\nname,type\n{text}"))] {
            if let Err(error) = read {
                prop_assert_eq!(error.kind(), ErrorKind::Roster);
                let _ = format!("{error:#}");
            }
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn rosters_and_answers_survive_the_wire() {
    for file in ["harbour-declaration.toml", "tidal-compact.csv", "g7.toml"] {
        let own = roster(file);
        let wire = serde_json::to_string(&own).unwrap();
        assert_eq!(serde_json::from_str::<Roster>(&wire).unwrap(), own);
    }
    let harbour = roster("harbour-declaration.toml");
    let view = harbour.as_of(date(END));
    let counts = serde_json::to_string(&view.counts()).unwrap();
    assert_eq!(serde_json::from_str::<travaux::roster::Counts>(&counts).unwrap(), view.counts());
    let two = r#"{"title":"x","source":"y","as-of":"2031","members":[
        {"name":"Karst","type":"state"},{"name":"KARST","type":"state"}]}"#;
    let error = serde_json::from_str::<Roster>(two).unwrap_err().to_string();
    assert!(error.contains("found `KARST`, which names `Karst` already"), "{error}");
    assert!(serde_json::from_str::<Date>("\"2031-13\"").is_err());
    assert_eq!(serde_json::to_string(&date("2031-02")).unwrap(), "\"2031-02\"");
}

#[test]
fn rosters_are_written_and_read_again() {
    for entry in std::fs::read_dir(root().join("rosters")).unwrap().flatten() {
        let own = Roster::from_path(entry.path()).unwrap();
        assert_eq!(Roster::from_toml(&own.to_toml()).unwrap(), own);
        assert_eq!(Roster::from_csv(&own.to_csv().unwrap()).unwrap(), own);
    }
    let text = "[roster]\ntitle = \"Quay\"\nsource = \"x\"\nas-of = \"2031\"\n[[member]]\n\
                name = \"Karst\"\ntype = \"state\"\naliases = [\"Karst | Upper\"]";
    let bar = Roster::from_toml(text).unwrap();
    assert_eq!(Roster::from_toml(&bar.to_toml()).unwrap(), bar);
    let error = bar.to_csv().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Roster);
    assert_eq!(
        error.to_string(),
        "Quay: found a name, title or alias that CSV cannot hold, expected TOML for it",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_names_a_roster_has_it_is_written_with_them(
        names in prop::collection::btree_set("[a-z#\"',;|\\\\ \u{1}\n\t=\\[]{1,6}[a-z]", 0..6),
        title in "[#a-z]{1,3}[,:\"\n\\\\ ]{0,2}",
        partial: bool,
    ) {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let mut text = format!("[roster]\ntitle = {}\nsource = \"x\"\nas-of = 2031-01-02\n", quoted(&title));
        text += &format!("partial = {partial}\n");
        for (number, name) in names.iter().enumerate() {
            // names that are printed alike are refused
            let name = quoted(&format!("{name}{number}"));
            text += &format!("[[member]]\nname = {name}\ntype = \"state\"\nfrom = \"2030..2031\"\n");
        }
        if let Ok(roster) = Roster::from_toml(&text) {
            prop_assert_eq!(&Roster::from_toml(&roster.to_toml()).unwrap(), &roster);
            if let Ok(csv) = roster.to_csv() {
                prop_assert_eq!(Roster::from_csv(&csv).unwrap(), roster);
            }
        }
    }
}
