//! The words of many texts as numbers: of a family of forms, such as *develops* and *development*, one.

use std::ops::Range;

use crate::document::{Clause, ClauseKind, Draft};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::{Cut, Normalization, Stemmer, TokenKind, Vocabulary, WordId};

/// The number of a family of forms.
pub(super) type Key = u32;

/// A word of matter that the library never saw; it answers to none.
pub(super) const UNSEEN: Key = u32::MAX;
/// … and a small word.
const UNSEEN_SMALL: Key = u32::MAX - 1;

/// The words of a library.
pub(super) struct Words {
    forms: Vocabulary,
    families: Vocabulary,
    /// For each family, whether it carries matter.
    matter: Vec<bool>,
    /// … and whether it is a modal.
    modals: Vec<bool>,
    /// For each form, the last clause read that has it, counted from 1, and how many have.
    holders: Vec<(u32, u32)>,
    clauses: u32,
    lanes: Vec<Lane>,
    commonest: &'static Lexicon,
}

/// What the forms are in one language.
struct Lane {
    lexicon: &'static Lexicon,
    stemmer: Stemmer,
    /// For each form its family; [`UNSEEN`] where none of the language was seen.
    families: Vec<Key>,
}

impl Words {
    /// No words, of a library of these texts.
    pub(super) fn new<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Self {
        let mut languages: Vec<(usize, &'static Lexicon)> = Vec::new();
        for lexicon in drafts.map(Draft::lexicon).filter(|lexicon| lexicon.language() != "und") {
            match languages.iter_mut().find(|(_, own)| own.language() == lexicon.language()) {
                Some((count, _)) => *count += 1,
                None => languages.push((1, lexicon)),
            }
        }
        // the first of the commonest
        let commonest = languages.iter().rev().max_by_key(|(count, _)| *count);
        Self {
            commonest: commonest.map_or_else(|| Lexicon::of("und"), |(_, lexicon)| lexicon),
            forms: Vocabulary::new(Normalization::CaseInsensitive),
            families: Vocabulary::new(Normalization::Exact),
            matter: Vec::new(),
            modals: Vec::new(),
            holders: Vec::new(),
            clauses: 0,
            lanes: Vec::new(),
        }
    }

    /// How many families there are.
    pub(super) fn len(&self) -> usize {
        self.matter.len()
    }

    /// Whether a family carries matter: neither articles, prepositions and the like nor printed numbers.
    pub(super) fn is_matter(&self, key: Key) -> bool {
        self.matter.get(key as usize).copied().unwrap_or(key == UNSEEN)
    }

    /// Whether a family is a modal, such as *shall*: it says something, and no two clauses are alike for it.
    pub(super) fn is_modal(&self, key: Key) -> bool {
        self.modals.get(key as usize).copied().unwrap_or(false)
    }

    /// The lane of a draft's language, a new one if there is none yet.
    pub(super) fn lane(&mut self, draft: &Draft) -> usize {
        self.known_lane(draft).unwrap_or_else(|| {
            self.lanes.push(Lane {
                lexicon: self.lexicon(draft),
                stemmer: Stemmer::of(self.lexicon(draft).language()),
                families: Vec::new(),
            });
            self.lanes.len() - 1
        })
    }

    fn known_lane(&self, draft: &Draft) -> Option<usize> {
        let language = self.lexicon(draft).language();
        self.lanes.iter().position(|lane| lane.lexicon.language() == language)
    }

    /// The lexicon of a draft; of one too short to know its language by, the commonest of the library.
    fn lexicon(&self, draft: &Draft) -> &'static Lexicon {
        match draft.lexicon() {
            own if own.language() != "und" => own,
            _ => self.commonest,
        }
    }

    /// Puts the families of the words of a clause, in order, behind `keys`.
    pub(super) fn read(&mut self, lane: usize, clause: Clause<'_>, keys: &mut Vec<Key>) {
        let draft = clause.draft();
        self.clauses += 1;
        for cut in words_of(clause) {
            let form = self.forms.intern_at(draft.text(), cut.span).index();
            if self.holders.len() <= form {
                self.holders.resize(self.forms.len(), (0, 0));
            }
            let (last, holders) = &mut self.holders[form];
            if *last != self.clauses {
                (*last, *holders) = (self.clauses, *holders + 1);
            }
            let families = &mut self.lanes[lane].families;
            if families.len() <= form {
                families.resize(self.forms.len(), UNSEEN);
            }
            if families[form] == UNSEEN {
                let family = self.family(lane, form, cut.kind);
                self.lanes[lane].families[form] = family;
            }
            keys.push(self.lanes[lane].families[form]);
        }
    }

    fn family(&mut self, lane: usize, form: usize, kind: TokenKind) -> Key {
        let word = self.forms.word(WordId(form as u32));
        let lexicon = self.lanes[lane].lexicon;
        let is_small = kind == TokenKind::Enumerator || lexicon.is_function_word(word);
        // a mark keeps small words of one language apart from words of matter of another
        let name = match is_small {
            true => format!(" {word}"),
            false => self.lanes[lane].stemmer.stem(word).into_owned(),
        };
        let family = self.families.intern(&name);
        if family.index() == self.matter.len() {
            self.matter.push(!is_small);
            self.modals.push(lexicon.is_modal(word));
        }
        family.0
    }

    /// The formulae of all languages, each as its families in order; [`UNSEEN`] where the library has no
    /// such word.
    pub(super) fn formulae(&self) -> impl Iterator<Item = Vec<Key>> + '_ {
        self.lanes.iter().flat_map(move |lane| {
            let family = |word: &str| {
                let word = self.forms.normalization().fold(word);
                let family = self.families.get(&lane.stemmer.stem(&word));
                family.map_or(UNSEEN, |family| family.0)
            };
            lane.lexicon
                .formulae()
                .iter()
                .map(move |formula| formula.split(' ').map(family).collect())
        })
    }

    /// Where the words of a clause stand, in the order they are read in.
    pub(super) fn spans(clause: Clause<'_>) -> Vec<Span> {
        words_of(clause).map(|cut| cut.span).collect()
    }

    /// The families of the words of a text that may not be of the library.
    pub(super) fn lookup<'w>(&'w self, draft: &'w Draft) -> Lookup<'w> {
        let lexicon = self.lexicon(draft);
        let stemmer = Stemmer::of(lexicon.language());
        Lookup { words: self, lane: self.known_lane(draft), lexicon, stemmer }
    }
}

/// The words of a clause; of a compound its parts, for *capacity-building* is *capacity building*.
fn words_of(clause: Clause<'_>) -> impl Iterator<Item = Cut> + '_ {
    let text = clause.draft().text();
    let cuts = clause.draft().tokens().cuts(clause.token_range());
    cuts.filter(|cut| cut.kind.is_word()).flat_map(move |cut| {
        let (whole, parts) = match cut.kind {
            TokenKind::Compound => (None, Some(parts(&text[cut.span.range()], cut))),
            _ => (Some(cut), None),
        };
        whole.into_iter().chain(parts.into_iter().flatten())
    })
}

/// A clause of more words than this is read sentence by sentence.
const ONE_SENTENCE: usize = 24;
/// … and what no mark parts in pieces of so many, for work grows with the square of a sentence.
const LONGEST_SENTENCE: usize = 160;

/// Whether a clause says something that one can have from elsewhere: not headings, signatures, places and
/// dates.
pub(super) fn is_traced(clause: Clause<'_>) -> bool {
    !clause.kind().is_heading()
        && !matches!(clause.kind(), ClauseKind::PlaceAndDate | ClauseKind::Signature)
}

/// Where the sentences of a clause of so many words are among these; one if it is short, none if there are
/// no words.
pub(super) fn sentences(
    clause: Clause<'_>,
    count: usize,
    spans: impl Fn() -> Vec<Span>,
) -> Vec<Range<usize>> {
    if count <= ONE_SENTENCE {
        return if count == 0 { Vec::new() } else { std::iter::once(0..count).collect() };
    }
    let words = spans();
    let place = |offset: usize| words.partition_point(|word| word.start() < offset);
    let ends = clause.sentences().into_iter().map(|sentence| place(sentence.end()));
    let mut ranges = Vec::new();
    let mut at = 0;
    for end in ends.chain([words.len()]).filter(|end| *end > 0) {
        while end > at {
            let piece = end.min(at + LONGEST_SENTENCE);
            ranges.push(at..piece);
            at = piece;
        }
    }
    ranges
}

/// The parts of a compound.
fn parts(word: &str, cut: Cut) -> impl Iterator<Item = Cut> + '_ {
    word.split(['-', '\u{2010}', '\u{2011}']).filter(|part| !part.is_empty()).map(move |part| {
        let start = cut.span.start() + (part.as_ptr() as usize - word.as_ptr() as usize);
        let span = Span::new(start, start + part.len());
        Cut { span, kind: TokenKind::Word, ..cut }
    })
}

/// A word of a clause that is traced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    /// Its family.
    pub(super) key: Key,
    /// How many clauses of the library have just its form.
    pub(super) holders: u32,
    pub(super) span: Span,
}

/// Reads words of a draft without keeping them.
pub(super) struct Lookup<'w> {
    words: &'w Words,
    lane: Option<usize>,
    lexicon: &'static Lexicon,
    stemmer: Stemmer,
}

impl Lookup<'_> {
    /// The words of a clause, in order.
    pub(super) fn read(&self, clause: Clause<'_>) -> Vec<Seen> {
        let draft = clause.draft();
        let seen = |cut: Cut| {
            let word = &draft.text()[cut.span.range()];
            let form = self.words.forms.get(word);
            let holders = form.map_or(0, |form| self.words.holders[form.index()].1);
            Seen { key: self.family(form, word, cut.kind), holders, span: cut.span }
        };
        words_of(clause).map(seen).collect()
    }

    fn family(&self, form: Option<WordId>, word: &str, kind: TokenKind) -> Key {
        let Words { forms, families, lanes, .. } = self.words;
        let known = self.lane.and_then(|lane| lanes[lane].families.get(form?.index()).copied());
        if let Some(family) = known.filter(|family| *family != UNSEEN) {
            return family;
        }
        let word = forms.normalization().fold(word);
        let is_small = kind == TokenKind::Enumerator || self.lexicon.is_function_word(&word);
        let name = match is_small {
            true => format!(" {word}"),
            false => self.stemmer.stem(&word).into_owned(),
        };
        let unseen = if is_small { UNSEEN_SMALL } else { UNSEEN };
        families.get(&name).map_or(unseen, |family| family.0)
    }
}
