//! Drafts in order of dates: the same order whatever they came in, and no file lost.

use proptest::prelude::*;
use travaux::Draft;
use travaux::history::{DateSource, OrderReason, Series};

fn named(name: &str, date: Option<&str>) -> (String, Draft) {
    let matter = date.map_or(String::new(), |date| format!("---\ndate: {date}\n---\n"));
    (name.to_owned(), Draft::parse(name, &format!("{matter}Words.")))
}

fn shown(series: &Series) -> Vec<(String, Option<String>, DateSource, OrderReason)> {
    let entries = series.entries().iter();
    let shown = entries.map(|own| {
        (own.name.clone(), own.date.map(|date| date.to_string()), own.source, own.reason)
    });
    shown.collect()
}

#[test]
fn dates_are_read_where_they_stand() {
    for (name, matter, date, source) in [
        ("b 2031-03-04.md", Some("2030-01"), Some("2030-01"), DateSource::FrontMatter),
        ("b 2031-03-04.md", Some("at dawn"), Some("2031-03-04"), DateSource::FileName),
        ("b 2031-03-04.md", Some("seen 2031-03-05"), Some("2031-03-05"), DateSource::FrontMatter),
        ("minutes_20310304_b.txt", None, Some("2031-03-04"), DateSource::FileName),
        ("2031_03_04.txt", None, Some("2031-03-04"), DateSource::FileName),
        ("1999-paper of 2031-03.md", None, Some("2031-03"), DateSource::FileName),
        ("2031-45.md", None, Some("2031"), DateSource::FileName),
        ("2031-02-30.md", None, Some("2031-02"), DateSource::FileName),
        ("20319999.md", None, None, DateSource::None),
        ("draft 0042 of 12345.md", None, None, DateSource::None),
        ("é2031é.md", None, Some("2031"), DateSource::FileName),
        ("rev3.md", None, None, DateSource::None),
    ] {
        let series = Series::new([named(name, matter)]);
        let entry = &series.entries()[0];
        let found = entry.date.map(|date| date.to_string());
        assert_eq!((found.as_deref(), entry.source), (date, source), "{name}");
    }
}

proptest! {
    #[test]
    fn the_order_is_no_matter_of_chance(
        mut files in prop::collection::vec("(v[0-9]{1,2}|203[01](-0[1-3])?|é| ){1,3}", 0..8),
        turn in any::<prop::sample::Index>(),
    ) {
        let series = Series::new(files.iter().map(|name| named(name, None)));
        let first = shown(&series);
        prop_assert_eq!(first.len(), files.len());
        let ties = first.iter().filter(|own| own.3 == OrderReason::Tie).count();
        prop_assert_eq!(series.ties().count(), ties);
        prop_assert_eq!(series.undated().count(), first.iter().filter(|own| own.1.is_none()).count());
        if !files.is_empty() {
            let at = turn.index(files.len());
            files.rotate_left(at);
            files.reverse();
        }
        prop_assert_eq!(first, shown(&Series::new(files.iter().map(|name| named(name, None)))));
    }
}

#[test]
fn a_folder_loses_no_file() {
    let folder = std::env::temp_dir().join(format!("travaux-series-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("inside")).unwrap();
    for (name, bytes) in [
        ("v10.md", &b"Ships shall pay a toll."[..]),
        ("v2.md", b"The ships of the king should pay."),
        ("2031-01-02.md", b"---\nlang: en\n---\nShips pay."),
        ("fr.md", b"---\nlang: fr-CA\n---\nLes navires paient."),
        ("picture.png", &[0x89, b'P', b'N', b'G', 0, 0, 0, 1]),
        (".hidden.md", b"Nothing."),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let all = Series::from_folder(&folder, None).unwrap();
    let english = Series::from_folder(&folder, Some("en")).unwrap();
    let french = Series::from_folder(&folder, Some("fr")).unwrap();
    let gone = Series::from_folder(folder.join("none"), None).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    let names = |series: &Series| -> Vec<String> {
        series.entries().iter().map(|entry| entry.name.clone()).collect()
    };
    assert_eq!(names(&all), ["2031-01-02.md", "fr.md", "v2.md", "v10.md"]);
    assert_eq!(all.left_out().len(), 1, "{:?}", all.left_out());
    assert_eq!(names(&english), ["2031-01-02.md", "v2.md", "v10.md"]);
    assert_eq!(names(&french), ["fr.md"]);
    assert!(english.left_out().contains(&("fr.md".into(), "its language is fr-CA, not en".into())));
    assert_eq!(english.history().drafts().len(), 3);
    assert!(gone.to_string().ends_with("none: found no such folder"), "{gone}");
}

#[test]
fn real_series_are_in_order() {
    let Some(root) = crate::real_texts::root() else { return };
    for (folder, language, len) in [
        ("texts/paris-call/nine-principles", Some("en"), 6),
        ("texts/paris-call/nine-principles", Some("fr"), 6),
        ("series/mozilla-pkipolicy/rootstore_policy", None, 14),
    ] {
        let series = Series::from_folder(root.join(folder), language).unwrap();
        let names: Vec<&str> = series.entries().iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names.len(), len, "{names:?} {:?}", series.left_out());
        assert!(names.is_sorted(), "{names:?}");
        assert_eq!(series.undated().count(), 0);
    }
}
