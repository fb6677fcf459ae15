//! Rules of WordStat: `@NAME [WORD NEAR #CATEGORY /S /C5]`.
//!
//! A rule names words, and what must or must not stand with them. It is executed as a pattern:
//!
//! | rule | pattern |
//! |---|---|
//! | `A NEAR B /C5` | `a NEAR/5 b`; so too `BEFORE` and `AFTER`, and `NOT` before any of the three |
//! | `/S`, `/P`, `/D` | `NEAR/sentence`, `NEAR/paragraph`, `NEAR/document` |
//! | neither | `NEAR/paragraph` |
//! | `/C5` and `/S` | `NEAR/5`, for a pattern asks for one distance |
//! | `#CATEGORY` | any phrase of it and of the categories in it |
//! | conditions joined by `AND` | one behind the other |
//! | conditions joined by `OR` | patterns joined by `OR` |

use super::super::expression::expression;
use super::super::phrase::readings;

/// What a rule looks for, or what it must stand with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A phrase, as patterns write it.
    Words(String),
    /// The name of a category, in small letters.
    Category(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner {
    And,
    Or,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    is_negated: bool,
    /// `NEAR`, `BEFORE` or `AFTER`.
    relation: &'static str,
    term: Term,
    /// The unit both must stand in: `S`, `P` or `D`.
    unit: Option<char>,
    distance: Option<u32>,
}

/// A rule as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proximity {
    target: Term,
    conditions: Vec<Condition>,
    joiner: Option<Joiner>,
}

/// Reads a rule; says why if it cannot.
pub(super) fn parse(rule: &str) -> Result<Proximity, String> {
    let inside = match (rule.find('['), rule.rfind(']')) {
        (Some(open), Some(close)) if open < close => &rule[open + 1..close],
        _ => rule.trim_start_matches('@'),
    };
    let mut words = inside.split_whitespace().peekable();
    let target = term(words.next().ok_or("found no words in the rule")?)?;
    let (mut conditions, mut joiner) = (Vec::new(), None);
    while let Some(&word) = words.peek() {
        if !conditions.is_empty() {
            let next = match word.to_ascii_uppercase().as_str() {
                "AND" => Joiner::And,
                "OR" => Joiner::Or,
                _ => return Err(format!("found `{word}`, expected AND or OR")),
            };
            if joiner.is_some_and(|joiner| joiner != next) {
                return Err("found both AND and OR, of which either could bind first".to_owned());
            }
            joiner = Some(next);
            words.next();
        }
        conditions.push(condition(&mut words)?);
    }
    if conditions.is_empty() {
        return Err("found no NEAR, BEFORE or AFTER".to_owned());
    }
    Ok(Proximity { target, conditions, joiner })
}

fn condition<'r>(
    words: &mut std::iter::Peekable<impl Iterator<Item = &'r str>>,
) -> Result<Condition, String> {
    let mut is_negated = false;
    let relation = loop {
        let word = words.next().ok_or("found no NEAR, BEFORE or AFTER at the end")?;
        match word.to_ascii_uppercase().as_str() {
            "IS" => {}
            "NOT" => is_negated = true,
            "NEAR" => break "NEAR",
            "BEFORE" => break "BEFORE",
            "AFTER" => break "AFTER",
            _ => return Err(format!("found `{word}`, expected NEAR, BEFORE or AFTER")),
        }
    };
    let term = term(words.next().ok_or("found no words behind the last operator")?)?;
    let mut condition = Condition { is_negated, relation, term, unit: None, distance: None };
    while let Some(flag) = words.next_if(|word| word.starts_with('/')) {
        let letter = flag[1..].chars().next().map(|c| c.to_ascii_uppercase());
        match (letter, flag.get(2..).unwrap_or_default()) {
            (Some(unit @ ('S' | 'P' | 'D')), "") => condition.unit = Some(unit),
            (Some('C'), number) if number.parse::<u32>().is_ok_and(|number| number > 0) => {
                condition.distance = number.parse().ok();
            }
            _ => return Err(format!("found `{flag}`, allowed: /S, /P, /D and /C1, /C2, …")),
        }
    }
    Ok(condition)
}

fn term(word: &str) -> Result<Term, String> {
    if let Some(name) = word.strip_prefix('#') {
        return Ok(Term::Category(name.trim_start_matches('\\').to_lowercase()));
    }
    let phrase = word.trim_matches('"').replace('_', " ").to_lowercase();
    let of_words = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '*');
    if !phrase.chars().all(of_words) {
        return Err(format!("found `{word}`, expected words joined by `_`, or `#` and a category"));
    }
    readings(&phrase).map(|_| Term::Words(phrase)).map_err(|flaw| flaw.message)
}

impl Proximity {
    /// The pattern that executes the rule; `notes` gets what it says differently.
    pub(super) fn pattern(
        &self,
        notes: &mut Vec<String>,
        phrases: impl Fn(&Term) -> Result<Vec<String>, String>,
    ) -> Result<String, String> {
        let target = either(&phrases(&self.target)?);
        let mut conditions = Vec::new();
        for condition in &self.conditions {
            let company = either(&phrases(&condition.term)?);
            let not = if condition.is_negated { "NOT " } else { "" };
            let (relation, within) = (condition.relation, condition.within(notes));
            conditions.push(format!("{not}{relation}/{within} {company}"));
        }
        let pattern = match self.joiner {
            Some(Joiner::Or) => {
                let arms: Vec<String> =
                    conditions.iter().map(|condition| format!("{target} {condition}")).collect();
                arms.join(" OR ")
            }
            _ => format!("{target} {}", conditions.join(" ")),
        };
        expression(&pattern).map(|_| pattern).map_err(|flaw| flaw.message)
    }
}

impl Condition {
    fn within(&self, notes: &mut Vec<String>) -> String {
        match (self.distance, self.unit) {
            (Some(distance), unit) => {
                if unit == Some('S') {
                    notes.push("/S beside a distance is left out".to_owned());
                }
                distance.to_string()
            }
            (None, Some('S')) => "sentence".to_owned(),
            (None, Some('D')) => "document".to_owned(),
            (None, Some(_)) => "paragraph".to_owned(),
            (None, None) => {
                notes.push("names no unit; read as /P, the same paragraph".to_owned());
                "paragraph".to_owned()
            }
        }
    }
}

/// A part of a pattern that finds any of `phrases`.
fn either(phrases: &[String]) -> String {
    match phrases {
        [one] => one.clone(),
        _ => format!("({})", phrases.join(" OR ")),
    }
}
