//! Where a draft gives terms their meanings.

use std::cell::OnceCell;

use super::definition::{Definition, DefinitionForm};
use super::quoted::{LONGEST_TERM, before, behind, quoted};
use super::short_name::{acronyms, bracketed_names, is_short_name, named, unquoted_short_names};
use crate::document::{Clause, Draft};
use crate::lexicon::{Lexicon, words};
use crate::span::Span;

/// An insertion between a term and its verb has at most so many bytes: *, in this Part,*.
const LONGEST_INSERTION: usize = 120;
/// So many insertions and further terms may stand there: *“port” (or “harbor”), in this Part, means*.
const MOST_INSERTIONS: usize = 16;
/// So many words may follow a term that begins its paragraph before its verb: *“Crew” of such vessels
/// means*.
const MOST_WORDS_BEHIND: usize = 6;
/// A short name has at most so many words; what is longer is a title.
const LONGEST_NAME: usize = 6;
/// The number of an item in a sentence has at most so many bytes before its bracket: *(iii)*.
const LONGEST_NUMBER: usize = 5;
/// A term without quotation marks has at most so many words.
const MOST_WORDS: usize = 7;

/// All definitions of a draft, by place.
pub(super) fn definitions(draft: &Draft) -> Vec<Definition> {
    let mut found = Vec::new();
    for clause in draft.clauses().filter(|clause| !clause.kind().is_heading()) {
        let (text, lexicon) = (draft.text(), clause.lexicon());
        let sentences = OnceCell::new();
        Reader { text, lexicon, clause, sentences }.read(&mut found);
    }
    found.sort_by_key(|definition| definition.term);
    found.dedup_by(|later, earlier| later.term.overlaps(earlier.term));
    found
}

struct Reader<'d> {
    text: &'d str,
    lexicon: &'static Lexicon,
    clause: Clause<'d>,
    sentences: OnceCell<Vec<Span>>,
}

impl Reader<'_> {
    fn read(&self, found: &mut Vec<Definition>) {
        let body = self.clause.body_span();
        let quotes = quoted(&self.text[body.range()], body.start());
        for (place, term) in quotes.iter().enumerate() {
            let nearest = place.checked_sub(1).map_or(body.start(), |last| quotes[last].end());
            let definition = self.meaning_of(*term).or_else(|| self.listed(*term));
            let definition = definition.or_else(|| self.led_in(*term, nearest));
            let definition = definition.or_else(|| self.short_name(*term));
            found.extend(definition.or_else(|| self.told_by_kind(*term)));
        }
        if quotes.is_empty() {
            found.extend(self.without_marks().or_else(|| self.in_glossary()));
        }
        let lists = self.lexicon.definition();
        for (term, meaning) in bracketed_names(self.text, body, self.lexicon) {
            found.push(self.definition(term, Some(meaning), DefinitionForm::ShortName));
        }
        for (term, meaning) in unquoted_short_names(self.text, body, lists) {
            found.push(self.definition(term, meaning, DefinitionForm::ShortName));
        }
        for (term, meaning) in acronyms(self.text, body, self.lexicon) {
            found.push(self.definition(term, Some(meaning), DefinitionForm::Acronym));
        }
    }

    fn definition(&self, term: Span, meaning: Option<Span>, form: DefinitionForm) -> Definition {
        // a mark of the sentence may be set inside the quotation: “Friends.”
        let words = self.text[term.range()].trim_end_matches(['.', ',', ';', ':']).trim_end();
        let end = if words.is_empty() { term.end() } else { term.start() + words.len() };
        let term = Span::new(term.start(), end);
        Definition { term, meaning, clause: self.clause.id(), form }
    }

    /// *“Vessel” means …*, with what may stand between.
    fn meaning_of(&self, term: Span) -> Option<Definition> {
        let end = self.clause.body_span().end();
        let start = behind(self.text, term.end()).min(end);
        let leads = self.is_led_in(term);
        let mut at = start;
        for _ in 0..MOST_INSERTIONS {
            let trigger = self.trigger_at(at, end).or_else(|| self.inclusion_at(at, end, leads));
            if let Some(trigger) = trigger {
                let meaning = self.meaning(trigger, end);
                return Some(self.definition(term, meaning, DefinitionForm::Meaning));
            }
            let Some(next) = self.insertion_end(at, end) else { break };
            at = next;
        }
        let trigger = if leads { self.trigger_behind(start, end) } else { None };
        trigger.map(|trigger| {
            self.definition(term, self.meaning(trigger, end), DefinitionForm::Meaning)
        })
    }

    /// Whether a term begins its paragraph, or stands behind *the term*.
    fn is_led_in(&self, term: Span) -> bool {
        let body = self.clause.body_span();
        let lead = self.text[body.start()..before(self.text, term.start())].trim_end();
        let leads = &self.lexicon.openings().definition_leads;
        let last = lead.rfind(char::is_whitespace).map_or("", |at| &lead[..at]);
        let two = last.rfind(char::is_whitespace).unwrap_or(0);
        // a letter glued to its term numbers it: b.“vessel” includes boats
        let numbers = lead.len() == 2 && lead.ends_with(['.', ')']);
        let scoped = lead.ends_with(',') && self.is_scoped(lead);
        lead.is_empty() || numbers || scoped || leads.at(words(&lead[two..])).is_some()
    }

    /// *The “closing date” is the day on which …*: the kind, and what tells it from others of its kind.
    fn told_by_kind(&self, term: Span) -> Option<Definition> {
        let body = self.clause.body_span();
        let lists = self.lexicon.definition();
        let open = before(self.text, term.start());
        let lead = self.sentence_lead(open);
        let mut words_before = words(lead);
        let opens = words_before.next().is_none_or(|word| lists.is_article(&word.to_lowercase()))
            && words_before.next().is_none();
        let start = behind(self.text, term.end()).min(body.end());
        let rest = &self.text[start..body.end()];
        let is_word = rest.trim_start().starts_with(char::is_alphabetic);
        let copula = lists.copulas.at(words(rest)).filter(|_| opens && is_word)?;
        let verb = words(rest).next()?;
        let meaning = self.meaning(end_of(self.text, verb), body.end())?;
        let kind = &self.text[meaning.range()];
        let told = words(kind).skip(copula).any(|word| lists.is_relative(word));
        told.then(|| self.definition(term, Some(meaning), DefinitionForm::Meaning))
    }

    /// What stands before `at` in its sentence.
    fn sentence_lead(&self, at: usize) -> &str {
        let sentences = self.sentences.get_or_init(|| self.clause.sentences());
        let own = sentences.get(sentences.partition_point(|sentence| sentence.end() <= at));
        let start = own.map_or(at, |sentence| sentence.start().min(at));
        &self.text[start.max(self.clause.body_span().start())..at]
    }

    /// *“Waste” includes …*
    fn inclusion_at(&self, at: usize, end: usize, leads: bool) -> Option<usize> {
        let rest = &self.text[at..end];
        let is_word = rest.trim_start().starts_with(char::is_alphabetic);
        let inclusions = &self.lexicon.definition().inclusions;
        // the verb stays with what it says: it may be *shall not include*
        (leads && is_word && inclusions.at(words(rest)).is_some()).then_some(at)
    }

    /// Where the verb ends that gives a meaning, if it stands a few words behind `start`.
    fn trigger_behind(&self, start: usize, end: usize) -> Option<usize> {
        let rest = &self.text[start..end];
        let mark = rest.find(['.', ';', ':', ',', '(', '“', '"', '«']).unwrap_or(rest.len());
        let mut behind = words(&rest[..mark]).take(MOST_WORDS_BEHIND);
        behind.find_map(|word| self.trigger_at(end_of(self.text, word), end))
    }

    /// Where the verb ends that gives a meaning, if it stands at `at`.
    fn trigger_at(&self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        // a trigger is a word right there, not one behind a mark
        if !rest.trim_start().starts_with(char::is_alphabetic) {
            return None;
        }
        let count = self.lexicon.openings().definition_triggers.at(words(rest))?;
        words(rest).nth(count - 1).map(|last| end_of(self.text, last))
    }

    /// Where what is put in between a term and its verb ends: brackets, commas, a further term.
    fn insertion_end(&self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.text[at..end];
        let trimmed = rest.trim_start();
        let start = at + rest.len() - trimmed.len();
        let mut reach = end.min(start + LONGEST_INSERTION);
        while !self.text.is_char_boundary(reach) {
            reach -= 1;
        }
        let within = &self.text[start..reach];
        match within.chars().next()? {
            '(' => within.find(')').map(|close| start + close + 1),
            ')' => Some(start + 1),
            ',' => {
                let inside = &within[1..];
                let next = inside.trim_start();
                let opens = next.starts_with(['“', '"', '«', '‘']);
                let joined =
                    words(next).next().is_some_and(|word| self.lexicon.definition().joins(word));
                let close = inside.find(',').filter(|_| !opens && !joined);
                Some(start + 1 + close.map_or(0, |close| close + 1))
            }
            '“' | '"' | '«' | '‘' => {
                let further = quoted(within, start).into_iter().next()?;
                Some(behind(self.text, further.end()))
            }
            _ => {
                let word = words(within).next()?;
                let joins = self.lexicon.definition().names(word)
                    || self.lexicon.openings().definition_leads.at(words(within)).is_some();
                joins.then(|| end_of(self.text, word))
            }
        }
    }

    /// *For the purposes of this Convention: (a) “Vessel”: a ship*, where what stands above says that
    /// definitions follow.
    fn listed(&self, term: Span) -> Option<Definition> {
        let body = self.clause.body_span();
        let lead = self.text[body.start()..before(self.text, term.start())].trim_end();
        let begins = lead.is_empty() && self.is_under_definitions();
        if !begins && !self.is_glossed(lead, behind(self.text, term.end())) {
            return None;
        }
        let meaning = self.meaning(behind(self.text, term.end()), body.end());
        meaning.map(|meaning| self.definition(term, Some(meaning), DefinitionForm::Listed))
    }

    /// Whether a term between `lead` and `end` has its meaning behind a dash or a colon, where it is said
    /// that definitions follow: *In this Law: “port” – a place where vessels lie; “pier” – …*
    fn is_glossed(&self, lead: &str, end: usize) -> bool {
        let rest = self.text[end.min(self.clause.body_span().end())..].trim_start();
        let marked = rest.starts_with(['–', '—', ':', '=']) || rest.starts_with("- ");
        let opens = lead.is_empty() || lead.ends_with([':', ';']);
        let scoped = |lead: &str| lead.contains(':') && self.is_scoped(lead);
        let above = || self.clause.parent().is_some_and(|above| scoped(above.body()));
        marked && opens && (scoped(lead) || lead.is_empty() && (above() || self.is_under_heading()))
    }

    /// Whether a governor ends with a verb that defines.
    fn is_under_definitions(&self) -> bool {
        let triggers = &self.lexicon.openings().definition_triggers;
        let says_so = |governor: Clause<'_>| {
            let body = governor.body();
            let mut from = body.len().saturating_sub(LONGEST_INSERTION);
            while !body.is_char_boundary(from) {
                from += 1;
            }
            let mut rest = words(&body[from..]);
            let ends =
                |rest: &mut dyn Iterator<Item = &str>, count: usize| rest.nth(count).is_none();
            loop {
                let found = triggers.at(rest.clone());
                if found.is_some_and(|count| ends(&mut rest.clone(), count)) {
                    return true;
                }
                if rest.next().is_none() {
                    return false;
                }
            }
        };
        self.clause.parent().is_some_and(says_so)
    }

    /// *on entend par « navire » …*: the verb stands before the term.
    fn led_in(&self, term: Span, nearest: usize) -> Option<Definition> {
        let lead = &self.text[nearest..before(self.text, term.start())];
        let body = self.clause.body_span();
        let mut rest = words(lead);
        let triggers = &self.lexicon.openings().definition_triggers;
        loop {
            let count = triggers.at(rest.clone());
            let leads = |count: &usize| *count > 1 && rest.clone().nth(*count).is_none();
            if count.filter(leads).is_some() {
                let meaning = self.meaning(behind(self.text, term.end()), body.end());
                return Some(self.definition(term, meaning, DefinitionForm::Meaning));
            }
            rest.next()?;
        }
    }

    fn short_name(&self, term: Span) -> Option<Definition> {
        let body = self.clause.body_span();
        let lists = self.lexicon.definition();
        let printed = self.text[term.range()].trim_end_matches(['.', ',']);
        let is_title = printed.contains([',', ':', ';']) || words(printed).count() > LONGEST_NAME;
        let open = is_short_name(self.text, body, term, lists).filter(|_| !is_title)?;
        let head = words(printed).last()?.to_lowercase();
        // what stands there may be an author as well
        let is_named =
            |named: &Span| words(&self.text[named.range()]).any(|word| word.to_lowercase() == head);
        let meaning = named(self.text, body, open, &head, self.lexicon).filter(is_named);
        Some(self.definition(term, meaning, DefinitionForm::ShortName))
    }

    /// *The term vessel means a ship*; *Vessel means a ship* below a heading that says so; *As used here,
    /// Safe Berth means a place …*, where the capital letters mark the term.
    fn without_marks(&self) -> Option<Definition> {
        let body = self.clause.body_span();
        let text = &self.text[body.range()];
        let openings = self.lexicon.openings();
        let lead = openings.definition_leads.at(words(text));
        let scope = self.scope_end(text);
        let mut rest = words(&text[scope..]);
        if scope == 0 {
            rest.by_ref().take(lead.unwrap_or(0)).for_each(drop);
        }
        let first = rest.clone().next()?;
        let mut last = first;
        let mut capitals = 0;
        for count in 0..=MOST_WORDS {
            if openings.definition_triggers.at(rest.clone()).is_some() && count > 0 {
                let term = Span::new(start_of(self.text, first), end_of(self.text, last));
                let whole = !self.text[term.range()].contains(['.', ';', ':', '(']);
                let trigger = self.trigger_at(term.end(), body.end())?;
                let before = &self.text[body.start()..term.start()];
                let glued = lead.is_some() && !before.ends_with(char::is_whitespace);
                let named =
                    lead.is_some() && scope == 0 || !self.lexicon.leads_on(&first.to_lowercase());
                let meaning = self.meaning(trigger, body.end());
                let fits = whole && named && !glued && term.len() <= LONGEST_TERM;
                // one capital letter may be that of the sentence
                let marked = capitals == count && (count > 1 || scope > 0);
                // asked last, for it walks up through all that stands above
                let said = marked || lead.is_some() && scope == 0 || self.is_under_heading();
                return (fits && said)
                    .then(|| self.definition(term, meaning, DefinitionForm::Meaning));
            }
            last = rest.next()?;
            capitals += usize::from(last.starts_with(char::is_uppercase));
        }
        None
    }

    /// Whether words begin with those that say for which text a definition holds.
    fn is_scoped(&self, lead: &str) -> bool {
        let openings = self.lexicon.openings();
        openings.definition_scopes.at(words(lead)).is_some()
            || openings.definition_leads.at(words(lead)).is_some()
    }

    /// Where the words end that say for which text a definition holds: *As used in this Charter,*.
    fn scope_end(&self, text: &str) -> usize {
        let scoped = self.is_scoped(text);
        let comma = text.find(',').filter(|comma| scoped && *comma <= LONGEST_INSERTION);
        comma.map_or(0, |comma| comma + 1)
    }

    /// *Vessel: a ship* below a heading that says that terms are defined.
    fn in_glossary(&self) -> Option<Definition> {
        let body = self.clause.body_span();
        let colon = self.text[body.range()].find(':')?;
        let lead = self.text[body.start()..body.start() + colon].trim_end();
        let term = Span::new(body.start(), body.start() + lead.len());
        let is_name = lead.starts_with(char::is_alphabetic)
            && !lead.contains(['.', ',', ';', '('])
            && (1..=MOST_WORDS).contains(&words(lead).count());
        let meaning = self.meaning(body.start() + colon + 1, body.end());
        let says = is_name && meaning.is_some() && !self.is_scoped(lead) && self.is_under_heading();
        says.then(|| self.definition(term, meaning, DefinitionForm::Listed))
    }

    fn is_under_heading(&self) -> bool {
        let headings = &self.lexicon.definition().headings;
        let is = |section: Clause<'_>| {
            let title = words(section.body());
            headings.at(title.clone()).is_some_and(|count| title.clone().nth(count).is_none())
        };
        // a title may be a numbered clause: *1. Definitions*
        self.clause.section().is_some_and(is) || self.clause.parent().is_some_and(is)
    }

    /// The words from `start` on that say what a term means: to the end of the sentence, and with the
    /// items below where a colon leads to them.
    fn meaning(&self, start: usize, end: usize) -> Option<Span> {
        let sentences = self.sentences.get_or_init(|| self.clause.sentences());
        let own = sentences.get(sentences.partition_point(|sentence| sentence.end() <= start));
        let end = own.map_or(end, |sentence| sentence.end().min(end));
        let is_lead = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '—' | '–' | '-' | '=');
        let words = self.text.get(start..end)?;
        let words = &words[..next_term(words).unwrap_or(words.len())];
        let lead = words.len() - words.trim_start_matches(is_lead).len();
        let meaning = words[lead..].trim_end_matches([';', '.', ']', ' ', '\n']);
        let items =
            words.trim_end().ends_with([':', '—', '–']) && self.clause.below().next().is_some();
        let end = if items { self.clause.extent().end() } else { start + lead + meaning.len() };
        let rest = &self.text[start + lead..end.max(start + lead)];
        let start = start + lead + (rest.len() - rest.trim_start().len());
        (start < end).then(|| Span::new(start, end))
    }
}

/// Where a further quoted term follows a semicolon, which ends what the one before means; a number may
/// stand before it.
fn next_term(words: &str) -> Option<usize> {
    let opens = |rest: &str| {
        let rest = rest.trim_start();
        let number = rest.find(')').filter(|at| *at <= LONGEST_NUMBER).map_or(0, |at| at + 1);
        rest[number..].trim_start().starts_with(['“', '"', '«', '‘', '„', '`', '\''])
    };
    words.match_indices(';').map(|(at, _)| at).find(|at| opens(&words[at + 1..]))
}

/// Where a word of `text` begins in it.
pub(super) fn start_of(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}

/// Where a word of `text` ends in it.
pub(super) fn end_of(text: &str, word: &str) -> usize {
    start_of(text, word) + word.len()
}
