//! What each clause that no other governs shows of the course of its text.

use super::clause::{ClauseData, ClauseKind};
use super::closing::{is_date_line, is_place_and_date, is_signature};
use super::enumerator::EnumeratorStyle as Style;
use super::headings::LOWEST_LEVEL;
use crate::lexicon::{Lexicon, Lists, Opening, Roles, words};

/// What a clause shows by its opening, its end and its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The number of the clause.
    pub(super) clause: usize,
    pub(super) form: Form,
    pub(super) end: End,
    /// By a number that counts paragraphs.
    pub(super) numbered: bool,
    /// By a letter or a bullet.
    pub(super) listed: bool,
    /// Whether the printed number names the part: *PP4*, *OP2*.
    pub(super) labelled: bool,
    /// So short that its opening is all of it: *Whereas:*, *Considering that:*
    pub(super) brief: bool,
    /// Whether items stand below it.
    pub(super) governs: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Annex,
    Heading,
    /// *Article 1*, *Part I*
    Division,
    Preambular,
    /// A whole preamble in one paragraph: *The Parties, Recalling …, Have agreed as follows:*
    WholePreamble,
    Operative,
    PlainOperative,
    /// *Have agreed as follows:*
    Turn,
    /// *The General Assembly,*
    Body,
    /// *We, the ministers of the coastal States,*
    Assembly {
        speaks_first: bool,
    },
    /// *These conclusions, adopted on …*: a text that says so of itself, without the forms of one.
    Outcome,
    /// A first person, and whether it does something by saying so.
    Statement {
        performs: bool,
    },
    /// *To that end, we agree …*
    Conclusion,
    PlaceAndDate,
    Signature,
    Plain,
}

impl Form {
    /// Whether what stands before it may be preambular.
    pub(super) fn follows_preamble(self) -> bool {
        matches!(self, Self::Preambular | Self::WholePreamble | Self::Operative | Self::Turn)
    }
}

/// How a paragraph ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Comma,
    Semicolon,
    Colon,
    Stop,
    /// No mark, or the *and* before the last of several.
    Open,
}

impl Sign {
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.form, Form::Heading | Form::Division | Form::Annex)
    }
}

/// The signs of all clauses that no other governs, in order; `lists` are those that the first word of
/// each clause begins something of.
pub(super) fn signs(
    text: &str,
    lexicon: &Lexicon,
    clauses: &[ClauseData],
    lists: &[Lists],
) -> Vec<Sign> {
    let free = |data: &ClauseData| {
        data.parent.is_none_or(|parent| clauses[parent.index()].kind.is_heading())
            && !matches!(data.kind, ClauseKind::Footnote | ClauseKind::Row)
    };
    let mut signs: Vec<Sign> = Vec::with_capacity(clauses.len());
    for (clause, data) in clauses.iter().enumerate().filter(|(_, data)| free(data)) {
        let before = signs.last().copied();
        let lists = lists[clause];
        signs.push(Reader { text, lexicon, data, lists }.sign(clause, before));
    }
    for at in 1..signs.len() {
        let data = &clauses[signs[at - 1].clause];
        if signs[at - 1].form == Form::Heading && gives_reasons(&signs[at]) && data.level > 1 {
            let reader = Reader { text, lexicon, data, lists: lists[signs[at - 1].clause] };
            if reader.names_body() {
                signs[at - 1].form = Form::Body;
            }
        }
    }
    signs
}

/// Whether a paragraph is one of a preamble beyond doubt.
fn gives_reasons(sign: &Sign) -> bool {
    let goes_on = matches!(sign.end, End::Comma | End::Semicolon) || sign.brief;
    sign.form == Form::WholePreamble || sign.form == Form::Preambular && goes_on
}

/// So many bytes of a paragraph are looked through for the comma behind the name of a body, for a
/// conference that sits as the organ of a second treaty says so in its name.
const LONGEST_NAME: usize = 200;
/// The end of a preamble stands among so many last bytes of a paragraph.
const LONGEST_TURN: usize = 120;
/// *Therefore, despite the crisis that began in the year before, we agree*: so many words may stand
/// between a conclusion and who draws it.
const LONGEST_CONCLUSION: usize = 30;

/// *Considering as well that:* has so many words behind the first.
const MOST_BRIEF_WORDS: usize = 3;

struct Reader<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    data: &'t ClauseData,
    /// The lists that the first word begins something of; none for most paragraphs.
    lists: Lists,
}

impl<'t> Reader<'t> {
    fn body(&self) -> &'t str {
        &self.text[self.data.body.range()]
    }

    fn sign(&self, clause: usize, before: Option<Sign>) -> Sign {
        let end = end(self.body());
        Sign {
            clause,
            form: self.form(end, before),
            end,
            numbered: is_numbered(self.data),
            listed: self.data.kind == ClauseKind::Item && !is_numbered(self.data),
            labelled: self.label().is_some()
                || self.data.given && self.data.kind == ClauseKind::Preambular,
            brief: end == End::Colon && self.is_brief(),
            governs: self.data.below_end as usize > clause + 1,
        }
    }

    /// The form that a number such as *PP4* or *OP2 bis* says.
    fn label(&self) -> Option<Form> {
        let number = self.data.enumerator.as_ref().filter(|n| n.style == Style::Paragraph)?;
        match number.label.as_bytes().first() {
            Some(b'p') => Some(Form::Preambular),
            Some(b'o') => Some(Form::Operative),
            _ => None,
        }
    }

    fn is_brief(&self) -> bool {
        let mut rest = words(self.body()).skip(1);
        let last = rest.by_ref().take(MOST_BRIEF_WORDS).last();
        rest.next().is_none() && last.is_none_or(|last| self.lexicon.is_function_word(last))
    }

    fn form(&self, end: End, before: Option<Sign>) -> Form {
        match self.data.kind {
            ClauseKind::Annex => Form::Annex,
            ClauseKind::Heading if !self.data.given => self.heading_form(before),
            ClauseKind::Heading => Form::Heading,
            ClauseKind::Preambular => match self.paragraph_form(end) {
                form @ (Form::WholePreamble | Form::Assembly { .. }) => form,
                _ => Form::Preambular,
            },
            ClauseKind::Operative => Form::Operative,
            ClauseKind::PlaceAndDate => Form::PlaceAndDate,
            ClauseKind::Signature => Form::Signature,
            ClauseKind::Statement => Form::Statement { performs: true },
            _ if self.data.given => Form::Plain,
            _ => self.label().unwrap_or_else(|| self.paragraph_form(end)),
        }
    }

    /// A short line without a closing mark is no heading where it goes on with the paragraphs
    /// before it: *Considering that the season has begun*.
    fn heading_form(&self, before: Option<Sign>) -> Form {
        match self.data.enumerator.as_ref().map(|enumerator| enumerator.style) {
            Some(Style::Named | Style::CapitalRoman) => return Form::Division,
            Some(_) => return Form::Heading,
            None => {}
        }
        let follows = |form| before.is_some_and(|before| before.form == form);
        if self.data.level == LOWEST_LEVEL && !self.lists.is_empty() {
            let closed = follows(Form::PlaceAndDate) || follows(Form::Signature);
            if closed && is_signature(self.body(), self.lists, self.lexicon) {
                return Form::Signature;
            }
            if is_place_and_date(self.body(), self.lists, self.lexicon) {
                return Form::PlaceAndDate;
            }
        }
        let goes_on = self.data.level == LOWEST_LEVEL && follows(Form::Preambular);
        match self.lexicon.opening(words(self.body())) {
            Opening::Preambular if goes_on && words(self.body()).nth(2).is_some() => {
                Form::Preambular
            }
            _ => Form::Heading,
        }
    }

    fn paragraph_form(&self, end: End) -> Form {
        let body = self.body();
        let opens = self.lists.meets(Lists::OPENINGS.or(Lists::ADVERBS));
        let opening = if opens { self.lexicon.opening(words(body)) } else { Opening::Other };
        let form = match opening {
            // "1Building on …": the mark of a note
            _ if starts_with_mark(body) => Form::Plain,
            Opening::Preambular => self.participle_form(),
            Opening::Operative if stands_alone(body, end) => Form::Plain,
            Opening::Operative => Form::Operative,
            Opening::PlainOperative => Form::PlainOperative,
            Opening::Statement if self.concludes() => Form::Conclusion,
            Opening::Statement => self.speaker_form(end),
            Opening::Other if self.lists.is_empty() => self.untold_form(end),
            Opening::Other => self.told_form(end),
        };
        match form {
            Form::Preambular | Form::Body | Form::Plain
                if end == End::Colon && !is_numbered(self.data) =>
            {
                self.turned(form)
            }
            // "Whereas …, Whereas …, Now, therefore, the Assembly proclaims …."
            Form::Preambular if end == End::Stop && self.participles() > 1 => Form::WholePreamble,
            form => form,
        }
    }

    /// A participle may also lead into a first person: *Gathered at Lisse, we, the ministers, …* and
    /// *Recalling our pledge, we agree …*
    fn participle_form(&self) -> Form {
        let mut at = 0;
        for part in self.body().split(',') {
            if at > 0 && self.lexicon.opening(words(part)) == Opening::Statement {
                return match self.statement_form(self.body()[at..].trim_start()) {
                    Form::Statement { performs: false } => Form::Preambular,
                    Form::Assembly { .. } => Form::Assembly { speaks_first: false },
                    form => form,
                };
            }
            at += part.len() + 1;
        }
        Form::Preambular
    }

    /// What a paragraph is that begins with a first person.
    fn speaker_form(&self, end: End) -> Form {
        match self.statement_form(self.body()) {
            // "We, the owners of the site, respect your privacy."
            Form::Assembly { .. } if end == End::Stop && self.is_apposed() => {
                Form::Statement { performs: false }
            }
            form => form,
        }
    }

    /// Whether a comma stands behind the first word.
    fn is_apposed(&self) -> bool {
        self.body().trim_start_matches(char::is_alphabetic).starts_with(',')
    }

    /// What a sentence is whose subject is a first person.
    fn statement_form(&self, sentence: &str) -> Form {
        let openings = self.lexicon.openings();
        if openings.performs(words(sentence)) {
            return Form::Statement { performs: true };
        }
        let subject = sentence.find(|c: char| !c.is_alphabetic()).unwrap_or(sentence.len());
        let behind = &sentence[subject..];
        let next = words(behind).next().unwrap_or_default();
        // "We the peoples", "We, ministers of …"; not "We, as the controller, …"
        let is_named = match behind.starts_with(',') {
            true => openings.is_article(next) || !self.lexicon.is_function_word(next),
            false => openings.is_article(next) && behind.trim_start().starts_with(next),
        };
        if !is_named {
            return Form::Statement { performs: false };
        }
        // "We, the ministers of the coastal States, meeting at Lisse, declare …"
        let mut parts = behind.split(',');
        match parts.any(|part| openings.does(words(part))) {
            true => Form::Statement { performs: true },
            false => Form::Assembly { speaks_first: true },
        }
    }

    /// What a paragraph is that opens with a word of some list.
    fn told_form(&self, end: End) -> Form {
        let (body, openings) = (self.body(), self.lexicon.openings());
        if is_signature(body, self.lists, self.lexicon) {
            Form::Signature
        } else if is_place_and_date(body, self.lists, self.lexicon) {
            Form::PlaceAndDate
        } else if self.concludes() {
            Form::Conclusion
        } else if self.lists.meets(Lists::OUTCOMES) && openings.is_outcome(words(body)) {
            Form::Outcome
        } else {
            let first = match self.lists.meets(Lists::ADVERBS) {
                true => openings.first_word(words(body)),
                false => words(body).next(),
            };
            self.named_form(first.unwrap_or_default(), end)
        }
    }

    /// What a paragraph is that opens with an article or any other word.
    fn untold_form(&self, end: End) -> Form {
        match is_date_line(self.body(), self.lexicon) {
            true => Form::PlaceAndDate,
            false => self.named_form(words(self.body()).next().unwrap_or_default(), end),
        }
    }

    fn named_form(&self, first: &str, end: End) -> Form {
        let article = self.lexicon.openings().is_article(first);
        match article || first.chars().all(char::is_uppercase) {
            true => self.behind_a_name(end),
            false => Form::Plain,
        }
    }

    /// Whether a short line without a closing mark is the name of the body whose reasons follow, and no
    /// heading: *THE COUNCIL OF THE NORTHERN PORTS*.
    fn names_body(&self) -> bool {
        let mut name = words(self.body());
        let is_led = name.next().is_some_and(|first| self.lexicon.openings().is_article(first));
        let is_name = |word: &str| {
            word.starts_with(char::is_uppercase)
                || self.lexicon.is_function_word(&word.to_lowercase())
        };
        // "THE LISSE CONVENTION": a title
        let mut head =
            name.clone().take_while(|word| !self.lexicon.is_function_word(&word.to_lowercase()));
        let is_text =
            |word: &str| self.lexicon.citation_words().roles_any(word).meets(Roles::TELLING);
        self.data.enumerator.is_none() && is_led && name.all(is_name) && !head.any(is_text)
    }

    fn concludes(&self) -> bool {
        let openings = self.lexicon.openings();
        let leads = self.lists.meets(Lists::CONCLUSIONS);
        if !leads || openings.conclusions.at(words(self.body())).is_none() {
            return false;
        }
        let mut rest = words(self.body());
        (0..LONGEST_CONCLUSION).any(|_| {
            let performs = openings.performs(rest.clone());
            rest.next();
            performs
        })
    }

    /// What opens behind the name of a body: *The Committee, Recalling …*, *The Committee 1. Urges*.
    fn behind_a_name(&self, end: End) -> Form {
        let body = self.body();
        let head = &body[..floor(body, LONGEST_NAME)];
        let Some(at) = name_end(head.as_bytes()) else { return Form::Plain };
        let behind = after_label(&body[at..]);
        let large = words(behind).next().is_some_and(|word| word.starts_with(char::is_uppercase));
        match self.lexicon.opening(words(behind)) {
            Opening::Preambular if large || end != End::Stop => Form::Preambular,
            Opening::Operative if large => Form::Operative,
            _ if end == End::Comma => Form::Body,
            _ => Form::Plain,
        }
    }

    /// What a paragraph is that ends with a colon, if a preamble ends there.
    fn turned(&self, form: Form) -> Form {
        let body = self.body();
        let tail = &body[ceiling(body, body.len().saturating_sub(LONGEST_TURN))..];
        let openings = self.lexicon.openings();
        // "By opening an account, you agree as follows:" turns nothing
        let may_turn = form == Form::Preambular
            || openings.first_word(words(body)).is_some_and(|word| openings.is_article(word))
            || self.lists.meets(Lists::TURNS) && openings.turns.at(words(body)).is_some()
            || self.participles() > 0;
        if !may_turn || !openings.turns.within(words(tail)) {
            return form;
        }
        match form {
            Form::Preambular => Form::WholePreamble,
            _ if self.participles() > 0 => Form::WholePreamble,
            _ => Form::Turn,
        }
    }

    /// How many preambular paragraphs have run together in one behind the first comma.
    fn participles(&self) -> usize {
        let body = self.body();
        let marks = memchr::memchr2_iter(b',', b';', body.as_bytes());
        let opens = |at: &usize| {
            // nearly all commas, at once
            if matches!(body.as_bytes()[at + 1..], [b' ' | b'\n', b'a'..=b'z', ..]) {
                return false;
            }
            let behind = &body[at + 1..];
            let len = memchr::memchr2(b',', b';', behind.as_bytes()).unwrap_or(behind.len());
            let part = after_label(&behind[..len]);
            words(part).next().is_some_and(|word| word.starts_with(char::is_uppercase))
                && self.lexicon.opening(words(part)) == Opening::Preambular
        };
        marks.filter(opens).count()
    }
}

/// Where the words begin behind the name of a body: behind a comma, or a number of up to two digits
/// and a full stop.
fn name_end(head: &[u8]) -> Option<usize> {
    let comma = memchr::memchr(b',', head);
    let before = comma.map_or(head, |comma| &head[..head.len().min(comma + 2)]);
    let is_number = |dot: &usize| {
        let digits = &head[dot.saturating_sub(2)..*dot];
        head.get(dot + 1) == Some(&b' ') && digits.iter().any(u8::is_ascii_digit)
    };
    let number = memchr::memchr_iter(b'.', before).find(is_number);
    number.map(|dot| dot + 2).or(comma.map(|comma| comma + 1))
}

/// A part of a paragraph without the number printed before it: *(PP1) Reaffirming*.
fn after_label(part: &str) -> &str {
    let part = part.trim_start();
    let close = part.strip_prefix(['(', '[']).and_then(|rest| rest.find([')', ']']));
    match close {
        Some(close) if close <= LONGEST_LABEL => &part[close + 2..],
        _ => part,
    }
}

/// *(PP12 bis)*
const LONGEST_LABEL: usize = 10;

pub(super) fn is_numbered(data: &ClauseData) -> bool {
    data.enumerator.as_ref().is_some_and(|enumerator| {
        matches!(
            enumerator.style,
            Style::Decimal | Style::Section | Style::Paragraph | Style::Named | Style::Ideographic
        )
    })
}

/// Whether what looks like an operative verb is a heading: *Appeals*, *Appeals. You may …*
fn stands_alone(body: &str, end: End) -> bool {
    let few = end != End::Colon && words(body).nth(2).is_none();
    let word = body.find(char::is_alphabetic).map_or("", |at| &body[at..]);
    few || word.trim_start_matches(char::is_alphabetic).starts_with('.')
}

/// Whether a digit stands right before the first word.
fn starts_with_mark(body: &str) -> bool {
    let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < body.len() && rest.starts_with(char::is_alphabetic)
}

fn end(body: &str) -> End {
    // a footnote mark, a bracket or a quotation may close behind the mark
    let body = body.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ')' | ']' | '"' | '”' | '»' | '’' | '*')
    });
    // "as follows:—"
    let bare = body.trim_end_matches('—');
    let body = if bare.ends_with([':', ',']) { bare } else { body };
    match body.chars().next_back() {
        Some(',') => End::Comma,
        Some(';') => End::Semicolon,
        Some(':') => End::Colon,
        Some('.' | '!' | '?' | '…') => End::Stop,
        _ => End::Open,
    }
}

/// The last place for a cut of `text` at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first place for a cut of `text` at or behind `at`.
fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
