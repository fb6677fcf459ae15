//! Patterns of spaCy that test one token after the other.

use super::super::builder::{Builder, Notation, RuleEntry, Words};
use super::super::expression::expression as read_pattern;
use super::super::scheme::RuleKind;
use super::entry::expression;
use super::tree::{Node, Value};
use crate::span::Span;

/// The rule that finds what the tokens `list` test for; `None`, which is a loss, if a scheme cannot.
pub(super) fn tokens(list: &[Node], span: Span, builder: &mut Builder<'_>) -> Option<RuleEntry> {
    let read: Result<Vec<Token>, String> = list.iter().map(token).collect();
    let made = read.and_then(|tokens| match as_pattern(&tokens) {
        Some(pattern) => Ok(RuleEntry {
            notation: Notation::Pattern,
            ..RuleEntry::new(RuleKind::Pattern, Words::new(pattern, span))
        }),
        None => as_regex(&tokens).map(|source| expression(source, span)),
    });
    match made {
        Ok(rule) => Some(rule),
        Err(reason) => {
            builder.loss(span, shown(list), format!("left out: {reason}"));
            None
        }
    }
}

/// A token of a pattern: what it may be, and how often it stands there.
struct Token {
    test: Test,
    times: Times,
}

enum Test {
    /// Any of these words in any case.
    Words(Vec<String>),
    /// Any form of any of these.
    Lemmas(Vec<String>),
    /// What a regular expression finds.
    Regex(String),
    /// Any word.
    Any,
}

#[derive(PartialEq)]
enum Times {
    Once,
    /// The operator, as regular expressions write it.
    Other(String),
}

fn token(node: &Node) -> Result<Token, String> {
    let Value::Map(keys) = &node.value else {
        return Err(format!("found {} as a token", node.kind()));
    };
    let (mut test, mut times) = (None, Times::Once);
    for (key, value) in keys {
        let key = key.text.to_ascii_uppercase();
        if key == "OP" {
            times = operator(value.text().unwrap_or_default())?;
        } else if test.replace(tested(&key, value)?).is_some() {
            return Err("two tests of one token".to_owned());
        }
    }
    Ok(Token { test: test.unwrap_or(Test::Any), times })
}

fn operator(operator: &str) -> Result<Times, String> {
    let is_count = operator.starts_with('{')
        && operator.ends_with('}')
        && operator.len() < 10
        && operator[1..operator.len() - 1].bytes().all(|b| b.is_ascii_digit() || b == b',');
    match operator {
        "1" => Ok(Times::Once),
        "?" | "*" | "+" => Ok(Times::Other(operator.to_owned())),
        "!" => Err("a token that must not stand there".to_owned()),
        _ if is_count => Ok(Times::Other(operator.replace("{,", "{0,"))),
        _ => Err(format!("found the operator `{operator}`")),
    }
}

fn tested(key: &str, value: &Node) -> Result<Test, String> {
    let is_true = !matches!(value.value, Value::Flag(false));
    let regex = |source: &str| Ok(Test::Regex(source.to_owned()));
    match key {
        "LOWER" | "NORM" => words(key, value, true),
        "TEXT" | "ORTH" => words(key, value, false),
        "LEMMA" => match words(key, value, true)? {
            Test::Words(words) => Ok(Test::Lemmas(words)),
            other => Ok(other),
        },
        _ if !is_true => Err(format!("the test `{key}` for what a token is not")),
        "IS_ALPHA" => regex(r"\p{Alphabetic}+"),
        "IS_ASCII" => regex(r"[!-~]+"),
        "IS_DIGIT" => regex(r"[0-9]+"),
        "LIKE_NUM" => regex(r"[+-]?[0-9][0-9.,/]*"),
        "IS_LOWER" => regex(r"\p{Lowercase}+"),
        "IS_UPPER" => regex(r"\p{Uppercase}+"),
        "IS_TITLE" => regex(r"\p{Uppercase}\p{Lowercase}*"),
        "IS_PUNCT" => regex(PUNCTUATION),
        "SHAPE" => value.text().map_or_else(
            || Err("the test `SHAPE`".to_owned()),
            |text| Ok(Test::Regex(shape(text))),
        ),
        _ => Err(format!("the test `{key}`")),
    }
}

/// A test of the word itself: a word, `IN` a list, or `REGEX`.
fn words(key: &str, value: &Node, any_case: bool) -> Result<Test, String> {
    let case = if any_case { "(?i)" } else { "" };
    let of = |words: Vec<String>| match any_case {
        true => Test::Words(words),
        false => Test::Regex(alternatives(&words)),
    };
    if let Some(text) = value.text() {
        return Ok(of(vec![text.to_owned()]));
    }
    match &value.value {
        Value::Map(keys) if keys.len() == 1 => match (keys[0].0.text.as_str(), &keys[0].1) {
            ("IN", list) => {
                let list = list.list().ok_or("found no list behind `IN`")?;
                let all: Option<Vec<String>> =
                    list.iter().map(|node| node.text().map(str::to_owned)).collect();
                let words = all.filter(|words| !words.is_empty());
                words.map(of).ok_or_else(|| "found no words behind `IN`".to_owned())
            }
            ("REGEX", Node { value: Value::Text(source), .. }) => {
                Ok(Test::Regex(regex_of(source, case)))
            }
            (other, _) => Err(format!("the test `{key}` with `{other}`")),
        },
        _ => Err(format!("the test `{key}` with {}", value.kind())),
    }
}

/// A regular expression that looks anywhere in a token, as one that takes in the whole token.
fn regex_of(source: &str, case: &str) -> String {
    let (inside, open) = match source.strip_prefix('^') {
        Some(rest) => (rest, ""),
        None => (source, r"\w*?"),
    };
    let (inside, close) = match inside.strip_suffix('$') {
        Some(rest) if !rest.ends_with('\\') => (rest, ""),
        _ => (inside, r"\w*"),
    };
    let case = case.trim_start_matches("(?").trim_end_matches(')');
    format!("{open}(?{case}:{inside}){close}")
}

/// Letters and digits as their shape says: `Xxxx`, `dd`.
fn shape(shape: &str) -> String {
    let class = |c: char| match c {
        'X' => r"\p{Uppercase}".to_owned(),
        'x' => r"\p{Lowercase}".to_owned(),
        'd' => "[0-9]".to_owned(),
        c => regex::escape(&c.to_string()),
    };
    // spaCy writes no more than four of a kind, however many there are
    let long = ["XXXX", "xxxx", "dddd"];
    let mut source = String::new();
    let mut rest = shape;
    while let Some(c) = rest.chars().next() {
        let run = long.iter().find(|run| rest.starts_with(**run));
        source.push_str(&class(c));
        source.push_str(if run.is_some() { "{4,}" } else { "" });
        rest = &rest[run.map_or(c.len_utf8(), |run| run.len())..];
    }
    source
}

fn alternatives(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    format!("(?:{})", words.join("|"))
}

/// The tokens as a pattern, which is faster than a regular expression: if they are
/// words, each once, or words that may stand between them.
fn as_pattern(tokens: &[Token]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut skipped = 0;
    for token in tokens {
        match (&token.test, &token.times) {
            (Test::Words(words), Times::Once) => parts.push(either(words, false, skipped)?),
            (Test::Lemmas(words), Times::Once) => parts.push(either(words, true, skipped)?),
            (Test::Any, Times::Other(times)) if times == "?" && !parts.is_empty() => {
                skipped += 1;
                continue;
            }
            _ => return None,
        }
        skipped = 0;
    }
    let pattern = parts.join(" ");
    (skipped == 0 && read_pattern(&pattern).is_ok()).then_some(pattern)
}

/// Any of `words`, of verbs in all forms too if it is `of_lemmas`, and the gap before them.
fn either(words: &[String], of_lemmas: bool, skipped: usize) -> Option<String> {
    let is_plain = |word: &String| word.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !words.iter().all(is_plain) {
        return None;
    }
    let words: Vec<String> = words
        .iter()
        .map(|word| word.to_lowercase())
        .map(|word| if of_lemmas { format!("{word}|{word}~") } else { word + "!" })
        .collect();
    let gap = if skipped > 0 { format!("<{skipped}> ") } else { String::new() };
    Some(gap + &words.join("|"))
}

fn as_regex(tokens: &[Token]) -> Result<String, String> {
    let mut source = String::new();
    let mut is_bound = false;
    for (index, token) in tokens.iter().enumerate() {
        let test = match &token.test {
            Test::Words(words) => format!("(?i:{})", alternatives(words)),
            Test::Lemmas(_) => return Err("the test `LEMMA` beside such others".to_owned()),
            Test::Regex(source) => source.clone(),
            Test::Any => r"\S+".to_owned(),
        };
        is_bound |= !matches!(token.test, Test::Any) && token.times != Times::Other("*".to_owned());
        // a word ends where white space or a mark begins, a mark anywhere
        let (start, end) = match (token.test.is_mark(), index + 1 == tokens.len()) {
            (true, true) => ("", ""),
            (true, false) => ("", r"\s*"),
            (false, true) => (r"\b", r"\b"),
            (false, false) => (r"\b", r"(?:\s+|\b)"),
        };
        match &token.times {
            Times::Once => source.push_str(&format!("{start}(?:{test}){end}")),
            Times::Other(times) if index + 1 == tokens.len() => {
                source.push_str(&format!(r"(?:{start}(?:{test}){end}\s*){times}"));
            }
            Times::Other(times) => source.push_str(&format!("(?:{start}(?:{test}){end}){times}")),
        }
    }
    if is_bound { Ok(source) } else { Err("would find any word".to_owned()) }
}

impl Test {
    /// Whether it finds marks and no words.
    fn is_mark(&self) -> bool {
        let is_mark = |word: &String| !word.contains(char::is_alphanumeric);
        match self {
            Self::Words(words) | Self::Lemmas(words) => words.iter().all(is_mark),
            Self::Regex(source) => {
                source == PUNCTUATION || source.starts_with(r"(?:\") && is_mark(source)
            }
            Self::Any => false,
        }
    }
}

/// What finds a mark.
const PUNCTUATION: &str = r"\p{P}";

/// The tokens, about as they are written.
fn shown(list: &[Node]) -> String {
    let keys = |node: &Node| match &node.value {
        Value::Map(keys) => {
            let one = |(key, value): &(Words, Node)| match value.text() {
                Some(text) => format!("{}: {text}", key.text),
                None => key.text.clone(),
            };
            keys.iter().map(one).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    list.iter().map(|node| format!("{{{}}}", keys(node))).collect::<Vec<_>>().join(" ")
}
