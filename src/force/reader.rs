//! Clauses to acts.

use std::ops::Range;

use super::act::{Act, ActType, Modifier, ModifierClass, Norm, Party, Polarity, is_permissive};
use super::assembly::{Assembly, negated, settle};
use super::matter::Matter;
use super::negation::negations;
use super::parties::{served, subjects};
use super::predicates::{Kind, Predicate, Setting, is_slight, predicates};
use super::qualified::Qualified;
use super::scope::scopes_in;
use super::stance::{INDIVIDUALS, is_speaker};
use super::time::times_in;
use super::word_reader::WordReader;
use super::words::{Mark, Word, Words};
use crate::document::{Clause, ClauseId, ClauseKind, Draft, Part};
use crate::lexicon::{Grammar, Sense, Senses};
use crate::span::Span;
use crate::text::Normalization;

/// The acts of the clauses asked for and of those that govern them, in order; `qualified` with what is
/// negated, and where and when they hold.
pub(super) fn acts(
    draft: &Draft,
    asked_for: impl Fn(ClauseId) -> bool,
    qualified: bool,
) -> Vec<Act> {
    if draft.lexicons().all(|lexicon| lexicon.force().is_empty()) {
        return Vec::new();
    }
    let mut acts: Vec<Act> = Vec::new();
    // for every clause the act its items take over, and who stands ready as their subject
    let mut open: Vec<Option<Governing>> = vec![None; draft.clauses().len()];
    // whom a clause names and says nothing of: "la Conférence des Parties :"
    let mut named: Vec<Vec<Party>> = vec![Vec::new(); draft.clauses().len()];
    let mut needed = vec![false; draft.clauses().len()];
    for clause in draft.clauses().filter(|clause| asked_for(clause.id())) {
        let mut above = Some(clause);
        while let Some(clause) = above.filter(|clause| !needed[clause.id().index()]) {
            needed[clause.id().index()] = true;
            above = clause.parent();
        }
    }
    let mut word_reader = WordReader::with_author(draft);
    for (clause, tokens) in draft.clauses().zip(draft.token_ranges()) {
        if !commits(clause.kind()) || !needed[clause.id().index()] {
            continue;
        }
        let words = word_reader.read(clause, tokens);
        let above = clause.parent().and_then(|parent| open[parent.id().index()].clone());
        let first = acts.len();
        let ready = clause.parent().map_or_else(Vec::new, |up| named[up.id().index()].clone());
        let mut reader = Reader { clause, words: &words, acts: &mut acts, qualified };
        let subject = reader.read(above, ready);
        let ended = clause.body().trim_end().ends_with(['.', ';', '!', '?']);
        let leads = clause.children().next().is_some_and(|child| !child.kind().is_heading());
        let leads = leads && !ended && !excepts(clause);
        let last =
            (first..acts.len()).rfind(|at| acts[*at].within.is_none() || at + 1 == acts.len());
        if leads && acts.len() == first {
            named[clause.id().index()] = names_alone(&words);
        }
        open[clause.id().index()] = last.filter(|_| leads).map(|act| Governing { act, subject });
    }
    acts
}

/// Whom a clause that does nothing ends with, behind its last comma: *on the basis of reports, the Conference of the
/// Parties:*
fn names_alone(words: &Words<'_>) -> Vec<Party> {
    let end = words.words.iter().rposition(Word::is_word).map_or(0, |last| last + 1);
    let comma = words.words[..end].iter().rposition(|word| word.mark == Mark::Comma);
    let start = comma.map_or(0, |comma| comma + 1);
    let describes =
        |at: &usize| words.words[*at].is_any(&[Grammar::Determiner, Grammar::Describing]);
    let head = start + (start..end).take_while(describes).count();
    let all = words.actor(head, end).is_some_and(|(_, behind)| behind == end);
    if all && head > start { subjects(words, start..end) } else { Vec::new() }
}

/// What makes a clause stronger or weaker that does nothing by being said, as the items of a list whose verb stands
/// in another text: *Take steps to prevent …*
pub(crate) fn bare_modifiers(clause: Clause<'_>) -> Vec<Modifier> {
    let words = WordReader::new(clause.draft()).read(clause, clause.token_range());
    let assembly = Assembly { clause: clause.id(), words: &words };
    let mut found = Vec::new();
    for sentence in words.sentences() {
        found.extend(Matter::of(&words, sentence.clone(), false).hedges);
        found.extend(assembly.modifiers(sentence, 0..0));
    }
    found
}

/// Whether a clause is an item of what the clause above it does not hold for.
pub(crate) fn is_exception(clause: Clause<'_>) -> bool {
    let above = clause.parent().filter(|above| !above.kind().is_heading());
    above.is_some_and(excepts)
}

/// Whether a clause ends by leading to what it does not hold for: *shall not sail, except:*
fn excepts(clause: Clause<'_>) -> bool {
    let (draft, lists) = (clause.draft(), clause.lexicon().force());
    // marks stand between them
    let tokens = clause.token_range().rev().take(4 * LONGEST_EXCEPTING);
    let words = tokens.map(|token| draft.tokens().cut(token));
    let last = words.filter(|word| word.kind.is_word()).take(LONGEST_EXCEPTING);
    let known = last.map(|word| {
        let folded = Normalization::CaseInsensitive.fold(&draft.text()[word.span.range()]);
        lists.grammars(lists.word(&folded))
    });
    // "from others than you, including:" leads to others
    let mut known = known.take_while(|grammars| !grammars.has(Grammar::Subject));
    known.any(|grammars| grammars.has(Grammar::Excepting))
}

/// Words that lead to exceptions stand among so many at the end: *except in the following cases*.
const LONGEST_EXCEPTING: usize = 5;

/// Whether clauses of a kind do anything by being said.
fn commits(kind: ClauseKind) -> bool {
    !kind.is_heading()
        && !matches!(
            kind,
            ClauseKind::Footnote
                | ClauseKind::PlaceAndDate
                | ClauseKind::Signature
                | ClauseKind::BackMatter
        )
}

/// What the items below a clause take from it.
#[derive(Clone)]
struct Governing {
    /// The number of the act.
    act: usize,
    /// Whom the clause ends with: *Decides that the Board:*
    subject: Vec<Party>,
}

struct Reader<'r, 'd> {
    clause: Clause<'d>,
    words: &'r Words<'d>,
    acts: &'r mut Vec<Act>,
    qualified: bool,
}

impl<'d> Reader<'_, 'd> {
    /// Reads the acts of the clause; gives whom it ends with as the subject of what follows.
    /// `named` are those whom the clause above names without saying anything of them.
    fn read(&mut self, above: Option<Governing>, named: Vec<Party>) -> Vec<Party> {
        let sentences = self.words.sentences();
        let setting = self.setting(above.is_some());
        let mut subject = Vec::new();
        for (number, sentence) in sentences.into_iter().enumerate() {
            // "How may I appeal?" allows nothing
            if self.words.print(sentence.end - 1) == "?" {
                continue;
            }
            let mut found = predicates(self.words, sentence.clone(), setting);
            let mut ready = if number == 0 { named.clone() } else { Vec::new() };
            found.splice(0..0, self.goes_on(&ready, &found, sentence.clone()));
            let before = self.acts.len();
            if let Some(above) = above.as_ref().filter(|_| number == 0) {
                self.take_over(above.act, &found, sentence.clone());
                ready.clone_from(&above.subject);
            }
            let first = self.acts.len() - usize::from(number == 0 && self.acts.len() > before);
            subject = self.sentence(&found, sentence.clone(), ready);
            self.qualify(first, sentence);
        }
        subject
    }

    /// Gives the acts from `first` on what of their sentence is negated, and says where and when they
    /// hold: each to the last act whose words it stands among.
    fn qualify(&mut self, first: usize, sentence: Range<usize>) {
        if first == self.acts.len() || !self.qualified {
            return;
        }
        let (text, lexicon) = (self.words.text, self.words.lexicon);
        let words: Vec<Span> = self.words.words[sentence].iter().map(|word| word.span).collect();
        let acts = &mut self.acts[first..];
        let mut owner = |span: Span| acts.iter_mut().rposition(|act| act.extent.contains(span));
        let negations = negations(text, &words, lexicon).into_iter().filter_map(|negation| {
            let at = *negation.cue.first()?;
            Some((owner(at)?, negation))
        });
        let negations: Vec<_> = negations.collect();
        let qualified = Qualified::new(text, &words, lexicon);
        let scopes: Vec<_> = scopes_in(&qualified)
            .into_iter()
            .filter_map(|scope| Some((owner(scope.span)?, scope)))
            .collect();
        let times: Vec<_> = times_in(&qualified)
            .into_iter()
            .filter_map(|time| Some((owner(time.span)?, time)))
            .collect();
        for (owner, negation) in negations {
            acts[owner].negations.push(negation);
        }
        for (owner, scope) in scopes {
            acts[owner].scopes.push(scope);
        }
        for (owner, time) in times {
            acts[owner].times.push(time);
        }
    }

    /// The verb that an item begins with of which the clause above has the subject: *la Conférence : a) adopte le budget*.
    fn goes_on(
        &self,
        subject: &[Party],
        found: &[Predicate],
        sentence: Range<usize>,
    ) -> Option<Predicate> {
        let words = self.words;
        if subject.is_empty() || self.clause.part() != Part::Operative {
            return None;
        }
        let at = sentence.clone().find(|at| !is_slight(words, *at))?;
        let print = words.print(at);
        let (word, next) = (words.words[at], words.words[..sentence.end].get(at + 1)?);
        let takes = [Grammar::Determiner, Grammar::Preposition, Grammar::Adverb, Grammar::That];
        let verb = word.mark == Mark::Word
            && word.grammars.is_none()
            && !word.senses.meet(Senses::ACTORS)
            && [false, true].iter().any(|one| words.lists.is_indicative(print, *one))
            && (next.is_any(&takes) || next.adverb);
        let alone = found.first().is_none_or(|first| first.words.start > at);
        (verb && alone).then(|| Predicate::of_item(at))
    }

    fn assembly(&self) -> Assembly<'_, 'd> {
        Assembly { clause: self.clause.id(), words: self.words }
    }

    fn setting(&self, governed: bool) -> Setting {
        let kind = self.clause.kind();
        let recital = self.clause.part() == Part::Preamble || kind == ClauseKind::Preambular;
        let lists = matches!(
            kind,
            ClauseKind::Item | ClauseKind::Operative | ClauseKind::Chapeau | ClauseKind::Statement
        );
        Setting {
            recital,
            plain: !governed && lists,
            operative: self.clause.part() == Part::Operative,
            free: !governed && !recital,
            numbered: self.clause.enumerator().is_some_and(|number| number.ordinal().is_some()),
        }
    }

    /// Gives an item the act of the words that govern it, unless it is a sentence of its own.
    fn take_over(&mut self, above: usize, found: &[Predicate], sentence: Range<usize>) {
        let own = found.first().is_some_and(|first| {
            let words = &self.words.words[sentence.start..first.words.start];
            !first.shares && words.iter().any(|word| word.is_word())
        });
        if own && self.acts[above].act_type == ActType::Norm {
            return;
        }
        let end = found.first().map_or(sentence.end, |first| first.words.start.max(sentence.start));
        let mut act = self.acts[above].clone();
        let from = act.inherited.unwrap_or(act.clause);
        (act.clause, act.inherited, act.within) = (self.clause.id(), Some(from), None);
        let end = if own { end } else { sentence.end };
        let start = sentence.start + usize::from(self.words.words[sentence.start].is(Grammar::To));
        let mut matter = Matter::of(self.words, start..end, false);
        if found.first().is_some_and(|first| Some(first.words.start) == matter.verb) {
            matter.verb = None;
        }
        if matter.negative {
            act.polarity = Polarity::Negative;
        }
        act.content = self.assembly().content(&matter, end);
        act.modifiers.extend(&matter.hedges);
        act.modifiers.extend(self.assembly().modifiers(sentence.start..end, 0..0));
        act.beneficiaries = served(self.words, sentence.start..end, None);
        act.coordinations = self.assembly().coordinations(sentence.start..end);
        act.norm = act.norm.map(|norm| negated(norm, matter.negative));
        if let Some(span) = self.words.span(sentence) {
            act.extent = span;
            settle(&mut act);
            self.acts.push(act);
        }
    }

    /// Reads the acts of a sentence, whose subject may be `ready`; gives whom it ends with.
    fn sentence(
        &mut self,
        found: &[Predicate],
        sentence: Range<usize>,
        ready: Vec<Party>,
    ) -> Vec<Party> {
        // for every predicate the number of its act
        let mut numbers: Vec<Option<u32>> = Vec::new();
        let mut speaking = ready;
        for (place, predicate) in found.iter().enumerate() {
            if !predicate.subject.is_empty() || predicate.impersonal {
                speaking = subjects(self.words, predicate.subject.clone());
            }
            let start = match place {
                0 => sentence.start,
                _ if predicate.subject.is_empty() => predicate.words.start,
                _ => predicate.subject.start.min(predicate.words.start),
            };
            let end =
                found.get(place + 1).map_or(sentence.end, |next| match next.subject.is_empty() {
                    true => next.words.start,
                    // "to members who shall": whom the pronoun stands for belongs to both
                    false if self.follows_relative(next) => {
                        (next.words.start - 1).max(predicate.words.end)
                    }
                    false => next.subject.start.min(next.words.start).max(predicate.words.end),
                });
            let mut act = self.assembly().act(predicate, start..end, speaking.clone());
            act.within = predicate.within.and_then(|within| numbers[within]);
            let foretells = self.foretells(&act);
            numbers.push((!foretells).then_some(self.acts.len() as u32));
            if !foretells {
                self.acts.push(act);
            }
        }
        let Some(last) = found.last().filter(|last| matches!(last.kind, Kind::Verb(..))) else {
            return Vec::new();
        };
        let that =
            (last.words.end..sentence.end).find(|at| self.words.words[*at].is(Grammar::That));
        let behind = match self.words.words[last.words.end - 1].is(Grammar::That) {
            true => Some(last.words.end),
            false => that.map(|that| that + 1),
        };
        behind.map_or_else(Vec::new, |from| subjects(self.words, from..sentence.end))
    }

    /// Whether a relative pronoun stands right before a predicate.
    fn follows_relative(&self, predicate: &Predicate) -> bool {
        let before = predicate.words.start.checked_sub(1);
        before.is_some_and(|before| {
            predicate.subject.contains(&before) && self.words.words[before].is(Grammar::Relative)
        })
    }

    /// Whether a modal says what will or can be, not what anyone must or may do: *recognizing that reefs
    /// will need decades*, *noise can harm fish*, *you may be able to*.
    fn foretells(&self, act: &Act) -> bool {
        let reason = [ActType::Recital, ActType::Approval, ActType::Disapproval];
        let within = act.within.map(|within| self.acts[within as usize].act_type);
        let nobody = act.actors.iter().all(|party| party.class.is_none());
        let possible = matches!(&*act.name, "would" | "can" | "might");
        let weak = possible || matches!(&*act.name, "will" | "may");
        let inside = within.is_some_and(|within| reason.contains(&within));
        let able = act.modifiers.iter().any(|modifier| modifier.class == ModifierClass::Ability);
        let perhaps = able && matches!(&*act.name, "may" | "can" | "might" | "would");
        act.act_type == ActType::Norm
            && (perhaps
                || nobody && (possible || inside && weak || weak && self.is_usual(act))
                || weak && self.comes_about(act, nobody)
                // "we cannot tell": those who speak forbid themselves nothing so
                || act.norm == Some(Norm::Prohibition)
                    && is_permissive(&act.name)
                    && !act.actors.is_empty()
                    && act.actors.iter().all(is_speaker)
                // "you will receive a letter"
                || !nobody
                    && act.name == "will"
                    && self.is_done_by_people(act, Grammar::Undergoing)
                // "you can find the rules below"
                || !nobody
                    && act.name == "can"
                    && self.is_done_by_people(act, Grammar::Pointing))
    }

    /// The verb of what an act is about, by its number.
    fn deed(&self, act: &Act) -> Option<usize> {
        let verb = act.content.as_ref()?.verb?;
        let words = &self.words.words;
        let at = words.partition_point(|word| word.span.start() < verb.start());
        words.get(at).is_some_and(|word| word.span == verb).then_some(at)
    }

    /// Whether what stands behind a modal happens to whom or what it is said of: *it may lead to harm*, *States will face
    /// losses*, *you may need a key*; `nobody` if that is nobody known.
    fn comes_about(&self, act: &Act, nobody: bool) -> bool {
        let words = self.words;
        let happens = |sense| match sense {
            Sense::Happening(list) => match words.lists.name(list) {
                "things" => nobody.then_some(()),
                "perhaps" => is_permissive(&act.name).then_some(()),
                // "service will not be interrupted" is promised
                _ => (is_permissive(&act.name) || act.polarity == Polarity::Positive).then_some(()),
            },
            _ => None,
        };
        // "you have the right to know"
        let first = words.words.partition_point(|word| word.span.start() < act.predicate.start());
        let modal =
            words.words.get(first).is_some_and(|word| !word.is_any(&[Grammar::Be, Grammar::Have]));
        let deed = self.deed(act).filter(|_| modal);
        deed.is_some_and(|at| words.longest(at, words.words.len(), happens).is_some())
    }

    /// Whether it is said how often something is so: *the tool will often fail*.
    fn is_usual(&self, act: &Act) -> bool {
        let words = &self.words.words;
        let from = words.partition_point(|word| word.span.start() < act.predicate.end());
        let usual = |deed: usize| words[from..deed].iter().any(|word| word.is(Grammar::Usual));
        self.deed(act).is_some_and(usual)
    }

    /// Whether all that people do is of a sort.
    fn is_done_by_people(&self, act: &Act, sort: Grammar) -> bool {
        let people = |party: &Party| party.class.as_deref() == Some(INDIVIDUALS);
        let is_of_sort = |at: usize| self.words.words[at].is(sort);
        act.actors.iter().all(people) && self.deed(act).is_some_and(is_of_sort)
    }
}
