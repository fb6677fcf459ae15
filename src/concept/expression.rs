//! The language of patterns: phrases, and the company they must or must not stand in.
//!
//! ```text
//! pattern   = joined { "OR" joined }
//! joined    = sequence { [ "NOT" ] ( "NEAR" | "BEFORE" | "AFTER" ) "/" reach sequence }
//! reach     = words | "sentence" | "clause" | "paragraph" | "section" | "document"
//! sequence  = part { part }
//! part      = [ name ":" ] ( word | gap | "(" pattern ")" )
//! ```
//!
//! What a sequence left of the first operator matches is the match; what follows is its company.

use super::phrase::{Flaw, MOST_READINGS, Reading, Sequence, elements};
use super::reach::Reach;
use crate::span::Span;

/// A pattern as written, in a form that is easy to search for: any of its arms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) arms: Vec<Arm>,
    /// The names of its captures, by their number.
    pub(super) captures: Vec<String>,
}

/// Words, and all the company they need.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arm {
    pub(super) readings: Vec<Reading>,
    pub(super) conditions: Vec<Condition>,
}

impl Arm {
    /// Words that need no company.
    pub(super) fn of(readings: Vec<Reading>) -> Self {
        Self { readings, conditions: Vec::new() }
    }
}

/// Company that must, or must not, stand by a match.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Condition {
    pub(super) negated: bool,
    pub(super) side: Side,
    pub(super) within: Within,
    pub(super) company: Vec<Arm>,
}

/// Where the company stands, seen from the match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Before,
    After,
    Either,
}

/// How far away the company may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Within {
    /// So many words at most, in the same clause; 1 for right beside it.
    Words(u32),
    Reach(Reach),
}

impl std::fmt::Display for Within {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Words(words) => write!(f, "within {words} words"),
            Self::Reach(reach) => write!(f, "in the {reach}"),
        }
    }
}

/// Reads a pattern.
pub(super) fn expression(text: &str) -> Result<Expression, Flaw> {
    let mut parser = Parser { parts: parts(text)?, next: 0, end: text.len(), ..Parser::default() };
    let arms = parser.either(0)?;
    match parser.peek() {
        None => Ok(Expression { arms, captures: parser.captures }),
        // whatever else there is, the parser has taken
        Some(part) => Err(Flaw::new(part.span, "found `)` without `(` before it")),
    }
}

/// Parentheses inside parentheses, at most.
const DEEPEST: usize = 16;
/// Captures of one pattern, at most.
const MOST_CAPTURES: usize = 16;

const OPERATORS: &str = "OR, NEAR/n, BEFORE/n, AFTER/n, NOT NEAR/n, NOT BEFORE/n, NOT AFTER/n";

#[derive(Clone, Debug)]
struct Part<'t> {
    span: Span,
    kind: Kind<'t>,
}

#[derive(Clone, Debug)]
enum Kind<'t> {
    /// A word or a gap, and the name of its capture.
    Word(&'t str, Option<&'t str>),
    Open(Option<&'t str>),
    Close,
    Or,
    Not,
    Beside(Side, Within),
}

/// The parts of a pattern: words, gaps, parentheses, operators.
fn parts(text: &str) -> Result<Vec<Part<'_>>, Flaw> {
    let mut parts = Vec::new();
    for (span, element) in elements(text) {
        let mut rest = element;
        let mut at = span.start();
        let mut push = |from: usize, to: usize, kind| {
            parts.push(Part { span: Span::new(from, to), kind });
        };
        let mut name = None;
        loop {
            if let Some((found, behind)) = named(rest).filter(|_| name.is_none()) {
                name = Some(found);
                at += rest.len() - behind.len();
                rest = behind;
            } else if let Some(behind) = rest.strip_prefix('(') {
                push(at, at + 1, Kind::Open(name.take()));
                (at, rest) = (at + 1, behind);
            } else {
                break;
            }
        }
        let word = rest.trim_end_matches(')');
        let word_span = Span::new(at, at + word.len());
        match operator(word, word_span)? {
            Some(kind) if name.is_none() => push(at, word_span.end(), kind),
            _ if word.is_empty() && name.is_some() => {
                let message = format!("found `{element}`, expected words behind the name");
                return Err(Flaw::new(span, message));
            }
            _ if word.is_empty() => {}
            _ => push(at, word_span.end(), Kind::Word(word, name)),
        }
        (word_span.end()..at + rest.len()).for_each(|close| push(close, close + 1, Kind::Close));
    }
    Ok(parts)
}

/// The name of a capture in front of what it captures.
fn named(element: &str) -> Option<(&str, &str)> {
    let (name, rest) = element.split_once(':')?;
    let may = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    (begins && name.bytes().all(may)).then_some((name, rest))
}

fn operator(word: &str, span: Span) -> Result<Option<Kind<'static>>, Flaw> {
    let (name, reach) = match word.split_once('/') {
        Some((name, reach)) => (name, Some(reach)),
        None => (word, None),
    };
    let side = match (name, reach) {
        ("OR", None) => return Ok(Some(Kind::Or)),
        ("NOT", None) => return Ok(Some(Kind::Not)),
        ("NEAR", _) => Side::Either,
        // the match stands before its company
        ("BEFORE", _) => Side::After,
        ("AFTER", _) => Side::Before,
        ("AND" | "OR" | "NOT", _) => {
            return Err(Flaw::new(span, format!("found `{word}`, allowed: {OPERATORS}")));
        }
        _ => return Ok(None),
    };
    let reach = reach.unwrap_or_default();
    let words = reach.parse().ok().filter(|&words| words > 0).map(Within::Words);
    let reach = || Reach::ALL.into_iter().find(|known| known.name() == reach).map(Within::Reach);
    match words.or_else(reach) {
        Some(within) => Ok(Some(Kind::Beside(side, within))),
        None => {
            let reaches = Reach::ALL.map(Reach::name).join(", ");
            let message = format!(
                "found `{word}`, expected `{name}/` and a number of words or one of: {reaches}"
            );
            Err(Flaw::new(span, message))
        }
    }
}

#[derive(Debug, Default)]
struct Parser<'t> {
    parts: Vec<Part<'t>>,
    next: usize,
    end: usize,
    captures: Vec<String>,
    /// The readings of all arms and their company so far.
    readings: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&Part<'t>> {
        self.parts.get(self.next)
    }

    /// Where the next part stands, or the pattern ends.
    fn place(&self) -> Span {
        self.peek().map_or(Span::new(self.end, self.end), |part| part.span)
    }

    fn either(&mut self, depth: usize) -> Result<Vec<Arm>, Flaw> {
        let mut arms = self.joined(depth)?;
        while matches!(self.peek(), Some(Part { kind: Kind::Or, .. })) {
            self.next += 1;
            arms.extend(self.joined(depth)?);
        }
        Ok(arms)
    }

    fn joined(&mut self, depth: usize) -> Result<Vec<Arm>, Flaw> {
        let mut arms = self.sequence(depth)?;
        loop {
            let span = self.place();
            let negated = matches!(self.peek(), Some(Part { kind: Kind::Not, .. }));
            self.next += usize::from(negated);
            let Some(Part { kind: Kind::Beside(side, within), .. }) = self.peek() else {
                return match negated {
                    true => {
                        Err(Flaw::new(span, format!("found `NOT` alone, allowed: {OPERATORS}")))
                    }
                    false => Ok(arms),
                };
            };
            let (side, within) = (*side, *within);
            self.next += 1;
            let company = self.sequence(depth)?;
            let condition = Condition { negated, side, within, company };
            self.count(readings_of(&condition.company) * arms.len(), span)?;
            arms.iter_mut().for_each(|arm| arm.conditions.push(condition.clone()));
        }
    }

    /// Words and groups next to each other.
    fn sequence(&mut self, depth: usize) -> Result<Vec<Arm>, Flaw> {
        let mut sequence = Sequence::default();
        while let Some(part) = self.peek().cloned() {
            match part.kind {
                Kind::Word(word, name) => {
                    self.next += 1;
                    let capture = self.capture(name, part.span)?;
                    sequence.element(word, part.span, capture)?;
                }
                Kind::Open(name) => {
                    self.next += 1;
                    let group = self.group(name, part.span, depth)?;
                    if group.iter().all(|arm| arm.conditions.is_empty()) {
                        let ways: Vec<Reading> =
                            group.into_iter().flat_map(|arm| arm.readings).collect();
                        sequence.extend(&ways, part.span)?;
                    } else if sequence.is_empty() && !self.goes_on() {
                        return Ok(group);
                    } else {
                        let message = "found words beside a group that asks for company, expected an operator between them";
                        return Err(Flaw::new(part.span, message));
                    }
                }
                _ => break,
            }
        }
        let end = self.place();
        if sequence.is_empty() {
            let operator = match self.peek().map(|part| &part.kind) {
                Some(Kind::Or) => Some("OR"),
                Some(Kind::Not) => Some("NOT"),
                Some(Kind::Beside(..)) => Some("the operator"),
                _ => None,
            };
            let behind = self.next.checked_sub(1).map(|last| &self.parts[last].kind);
            let message = match (operator, behind) {
                (Some(operator), _) => format!("found no words before {operator}, expected some"),
                (None, Some(Kind::Or | Kind::Not | Kind::Beside(..))) => {
                    "found no words behind the operator, expected some".to_owned()
                }
                _ => "found no words, expected some".to_owned(),
            };
            return Err(Flaw::new(end, message));
        }
        let readings = sequence.finish(end.start())?;
        self.count(readings.len(), end)?;
        Ok(vec![Arm::of(readings)])
    }

    /// Whether a word or a group comes next.
    fn goes_on(&self) -> bool {
        matches!(self.peek(), Some(Part { kind: Kind::Word(..) | Kind::Open(_), .. }))
    }

    /// What stands in parentheses, the opening one of which has been read.
    fn group(&mut self, name: Option<&str>, span: Span, depth: usize) -> Result<Vec<Arm>, Flaw> {
        if depth == DEEPEST {
            let message = format!("found parentheses more than {DEEPEST} deep");
            return Err(Flaw::new(span, message));
        }
        let mut arms = self.either(depth + 1)?;
        match self.peek() {
            Some(Part { kind: Kind::Close, .. }) => self.next += 1,
            _ => return Err(Flaw::new(span, "found `(` without `)` behind it")),
        }
        if let Some(capture) = self.capture(name, span)? {
            let steps = arms.iter_mut().flat_map(|arm| &mut arm.readings).flatten();
            for step in steps {
                if step.capture.is_some() || step.gap_capture.is_some() {
                    return Err(Flaw::new(span, "found a capture inside a capture"));
                }
                step.capture = Some(capture);
            }
        }
        Ok(arms)
    }

    /// The number of the capture called `name`.
    fn capture(&mut self, name: Option<&str>, span: Span) -> Result<Option<u8>, Flaw> {
        let Some(name) = name else { return Ok(None) };
        let known = self.captures.iter().position(|known| known == name);
        let number = known.unwrap_or_else(|| {
            self.captures.push(name.to_owned());
            self.captures.len() - 1
        });
        match number < MOST_CAPTURES {
            true => Ok(Some(number as u8)),
            false => Err(Flaw::new(span, format!("found more than {MOST_CAPTURES} captures"))),
        }
    }

    fn count(&mut self, readings: usize, span: Span) -> Result<(), Flaw> {
        self.readings += readings;
        match self.readings > 4 * MOST_READINGS {
            true => {
                let message =
                    format!("found more than {} readings of one pattern", 4 * MOST_READINGS);
                Err(Flaw::new(span, message))
            }
            false => Ok(()),
        }
    }
}

fn readings_of(arms: &[Arm]) -> usize {
    let company = |arm: &Arm| -> usize {
        arm.conditions.iter().map(|condition| readings_of(&condition.company)).sum()
    };
    arms.iter().map(|arm| arm.readings.len() + company(arm)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Side, Within, expression};
    use crate::concept::Reach;

    #[test]
    fn operators_bind_the_company_to_the_first_words() {
        let read =
            expression("(integrity|soundness OR good order) NEAR/5 data NOT AFTER/1 territorial")
                .unwrap();
        let [arm] = &read.arms[..] else { panic!("{read:?}") };
        assert_eq!(arm.readings.len(), 3);
        let [near, after] = &arm.conditions[..] else { panic!("{arm:?}") };
        assert_eq!((near.side, near.within, near.negated), (Side::Either, Within::Words(5), false));
        assert_eq!(
            (after.side, after.within, after.negated),
            (Side::Before, Within::Words(1), true)
        );
        let read = expression("a NEAR/sentence (b NOT BEFORE/clause c) OR d").unwrap();
        assert_eq!(read.arms.len(), 2);
        let company = &read.arms[0].conditions[0];
        assert_eq!(company.within, Within::Reach(Reach::Sentence));
        assert_eq!(company.company[0].conditions.len(), 1);
    }

    #[test]
    fn captures_are_numbered_by_name() {
        let read =
            expression("who:(State|private sector) what:<3> to:act* NEAR/4 who:court").unwrap();
        assert_eq!(read.captures, ["who", "what", "to"]);
        let steps = &read.arms[0].readings[0];
        assert_eq!((steps[0].capture, steps.last().unwrap().gap_capture), (Some(0), Some(1)));
    }

    #[test]
    fn flaws_say_what_was_found_and_what_is_allowed() {
        for (pattern, message) in [
            (
                "a NEAR/0 b",
                "found `NEAR/0`, expected `NEAR/` and a number of words or one of: sentence, clause, paragraph, section, document",
            ),
            (
                "a NOT b",
                "found `NOT` alone, allowed: OR, NEAR/n, BEFORE/n, AFTER/n, NOT NEAR/n, NOT BEFORE/n, NOT AFTER/n",
            ),
            (
                "a AND b",
                "found `AND`, allowed: OR, NEAR/n, BEFORE/n, AFTER/n, NOT NEAR/n, NOT BEFORE/n, NOT AFTER/n",
            ),
            ("(a b", "found `(` without `)` behind it"),
            ("a b)", "found `)` without `(` before it"),
            ("a NEAR/2", "found no words behind the operator, expected some"),
            ("OR a", "found no words before OR, expected some"),
            ("NOT a", "found no words before NOT, expected some"),
            ("who: a", "found `who:`, expected words behind the name"),
            ("x:(a y:b)", "found a capture inside a capture"),
            (
                "a (b NEAR/2 c)",
                "found words beside a group that asks for company, expected an operator between them",
            ),
        ] {
            assert_eq!(expression(pattern).unwrap_err().message, message, "{pattern}");
        }
        assert!(expression(&"(".repeat(100_000)).is_err());
        assert!(expression(&format!("a{}", " NEAR/2 b|c".repeat(10_000))).is_err());
    }
}
