//! Rosters written in the formats they are read from.

use std::fmt::Write;

use super::list::Roster;
use super::member::Member;
use crate::error::{Error, ErrorKind};

impl Roster {
    /// The roster in TOML, members in the order of their names. Law: [`Roster::from_toml`] reads it as the same.
    ///
    /// ```
    /// use travaux::roster::Roster;
    ///
    /// let text = "# title: Quay Call\n# source: its register\n# as-of: 2032-02\nname,type\nCorvane,company\n";
    /// let roster = Roster::from_csv(text)?;
    /// assert!(roster.to_toml().ends_with("[[member]]\nname = \"Corvane\"\ntype = \"company\"\n"));
    /// assert_eq!(Roster::from_toml(&roster.to_toml())?, roster);
    /// # Ok::<(), travaux::Error>(())
    /// ```
    #[must_use]
    pub fn to_toml(&self) -> String {
        let parts = self.parts();
        let mut page = String::from("[roster]\n");
        entry(&mut page, "title", &parts.title);
        list(&mut page, "aliases", &parts.aliases);
        entry(&mut page, "source", &parts.source);
        date(&mut page, "since", parts.since);
        date(&mut page, "as-of", Some(parts.as_of));
        if parts.partial {
            page.push_str("partial = true\n");
        }
        list(&mut page, "types", &parts.types);
        for Member { name, member_type, country, sector, aliases, from, until } in &parts.members {
            page.push_str("\n[[member]]\n");
            entry(&mut page, "name", name);
            entry(&mut page, "type", member_type);
            let told = [("country", country), ("sector", sector)];
            for (key, text) in told.iter().filter_map(|(key, text)| Some((key, text.as_ref()?))) {
                entry(&mut page, key, text);
            }
            list(&mut page, "aliases", aliases);
            date(&mut page, "from", *from);
            date(&mut page, "until", *until);
        }
        page
    }

    /// The roster as CSV, members in the order of their names. Law: [`Roster::from_csv`] reads it as the same.
    ///
    /// # Errors
    /// If it says what CSV cannot: an alias with a bar, a title of two lines, a name that begins with a space.
    pub fn to_csv(&self) -> Result<String, Error> {
        let parts = self.parts();
        let mut page = String::new();
        let since = parts.since.map(|date| date.to_string()).unwrap_or_default();
        let head = [
            ("title", parts.title.clone()),
            ("aliases", parts.aliases.join(" | ")),
            ("source", parts.source.clone()),
            ("since", since),
            ("as-of", parts.as_of.to_string()),
            ("partial", if parts.partial { "true".to_owned() } else { String::new() }),
            ("types", parts.types.join(" | ")),
        ];
        for (key, value) in head.iter().filter(|(_, value)| !value.is_empty()) {
            page.push_str(&format!("# {key}: {value}\n"));
        }
        page.push_str("name,type,country,sector,aliases,from,until\n");
        for member in &parts.members {
            let date =
                |date: Option<super::Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let told = |text: &Option<String>| text.clone().unwrap_or_default();
            let fields = [
                member.name.clone(),
                member.member_type.clone(),
                told(&member.country),
                told(&member.sector),
                member.aliases.join(" | "),
                date(member.from),
                date(member.until),
            ];
            page.push_str(&fields.map(|text| field(&text)).join(","));
            page.push('\n');
        }
        match Self::from_csv(&page) {
            Ok(again) if again == *self => Ok(page),
            _ => {
                let message =
                    "found a name, title or alias that CSV cannot hold, expected TOML for it";
                Err(Error::new(ErrorKind::Roster, message).named(&parts.title))
            }
        }
    }
}

/// A field, in quotation marks if it needs them.
fn field(text: &str) -> String {
    let needs = text.contains(['"', ',', '\n', '\r']) || text.starts_with('#');
    if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn entry(page: &mut String, key: &str, text: &str) {
    page.push_str(&format!("{key} = {}\n", string(text)));
}

fn list(page: &mut String, key: &str, texts: &[String]) {
    if !texts.is_empty() {
        let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
        page.push_str(&format!("{key} = [{}]\n", texts.join(", ")));
    }
}

/// A date, always in quotation marks: TOML has no months and no ranges.
fn date(page: &mut String, key: &str, date: Option<super::Date>) {
    if let Some(date) = date {
        entry(page, key, &date.to_string());
    }
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            // writing to a string cannot fail
            c if c.is_control() => drop(write!(written, "\\u{:04X}", c as u32)),
            c => written.push(c),
        }
    }
    written + "\""
}
