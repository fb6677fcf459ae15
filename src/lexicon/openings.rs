//! How paragraphs of public texts open, and what they are by that.

use super::phrases::{Phrases, Table, Words};

/// What the opening words of a paragraph say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A participle or adjective: *Recalling*, *Deeply concerned*.
    Preambular,
    /// A verb in the present: *Calls upon*, *Decides*.
    Operative,
    /// The same verbs in the plain form, which also opens headings and lists: *Call upon*.
    PlainOperative,
    /// A first person: *We reaffirm*.
    Statement,
    Other,
}

/// The lists that say what a paragraph is by its words.
#[derive(Debug, Default)]
pub(crate) struct Openings {
    words: Table<Opening>,
    /// The first words of all that a paragraph without a number may open with, but for articles.
    first_words: Table<Lists>,
    adverbs: Phrases,
    nouns: Phrases,
    auxiliaries: Words,
    statement_verbs: Words,
    articles: Words,
    demonstratives: Phrases,
    outcomes: Words,
    adoptions: Words,
    recommendations: Words,
    /// *To that end*: what follows is drawn from what stands before.
    pub(crate) conclusions: Phrases,
    /// *have agreed*: the end of a preamble.
    pub(crate) turns: Phrases,
    /// *For the purposes of*
    pub(crate) definition_scopes: Phrases,
    /// *the term*
    pub(crate) definition_leads: Phrases,
    /// *means*
    pub(crate) definition_triggers: Phrases,
    /// *annex*
    pub(crate) annexes: Phrases,
    months: Words,
    /// *Done at*
    pub(crate) places: Phrases,
    /// *In witness whereof*
    pub(crate) signature_clauses: Phrases,
    /// *For the Government of*
    pub(crate) signatures: Phrases,
    /// *minister*
    signatories: Words,
    /// *press contact*
    pub(crate) imprints: Phrases,
}

/// A set of the lists of what paragraphs open with: those that have something a first word begins.
///
/// Most first words begin nothing, and others what is in one list: a paragraph need not be compared
/// with the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists(u16);

impl Lists {
    /// What [`Openings::opening`] tells, and the adverbs before it.
    pub(crate) const OPENINGS: Self = Self(1 << 0);
    pub(crate) const ADVERBS: Self = Self(1 << 1);
    pub(crate) const OUTCOMES: Self = Self(1 << 2);
    pub(crate) const CONCLUSIONS: Self = Self(1 << 3);
    pub(crate) const TURNS: Self = Self(1 << 4);
    pub(crate) const DEFINITION_SCOPES: Self = Self(1 << 5);
    pub(crate) const DEFINITION_LEADS: Self = Self(1 << 6);
    pub(crate) const DEFINITION_TRIGGERS: Self = Self(1 << 7);
    pub(crate) const PLACES: Self = Self(1 << 8);
    pub(crate) const SIGNATURE_CLAUSES: Self = Self(1 << 9);
    pub(crate) const SIGNATURES: Self = Self(1 << 10);

    /// Whether any list is in both sets.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The lists of either set.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The lists of what paragraphs open with, and the set each is in.
const OPENING_LISTS: [(&str, Lists); 14] = [
    ("statement-subjects", Lists::OPENINGS),
    ("preambular-openings", Lists::OPENINGS),
    ("operative-openings", Lists::OPENINGS),
    ("plain-operative-openings", Lists::OPENINGS),
    ("opening-adverbs", Lists::ADVERBS),
    ("outcome-articles", Lists::OUTCOMES),
    ("conclusions", Lists::CONCLUSIONS),
    ("turns", Lists::TURNS),
    ("definition-scopes", Lists::DEFINITION_SCOPES),
    ("definition-leads", Lists::DEFINITION_LEADS),
    ("definition-triggers", Lists::DEFINITION_TRIGGERS),
    ("place-openings", Lists::PLACES),
    ("signature-clauses", Lists::SIGNATURE_CLAUSES),
    ("signature-openings", Lists::SIGNATURES),
];

/// No paragraph opens with more adverbs and conjunctions than these: *and also deeply*.
const MOST_ADVERBS: usize = 4;

impl Openings {
    /// The lists that `list` gives for each key.
    pub(super) fn new<'t>(list: impl Fn(&str) -> Vec<&'t str>) -> Self {
        let mut words = Table::default();
        for (key, opening) in [
            ("statement-subjects", Opening::Statement),
            ("preambular-openings", Opening::Preambular),
            ("operative-openings", Opening::Operative),
            ("plain-operative-openings", Opening::PlainOperative),
        ] {
            for word in list(key) {
                words.or_insert(word, opening);
            }
        }
        let mut first_words = Table::<Lists>::default();
        for (key, own) in OPENING_LISTS {
            let phrases = list(key);
            for word in phrases.iter().filter_map(|phrase| super::words(phrase).next()) {
                let lists = first_words.or_insert(word, Lists::default());
                *lists = lists.or(own);
            }
        }
        let set = |key: &str| Words::new(&list(key));
        let phrases = |key: &str| Phrases::new(&list(key));
        Self {
            words,
            first_words,
            adverbs: phrases("opening-adverbs"),
            nouns: phrases("opening-nouns"),
            auxiliaries: set("auxiliaries"),
            statement_verbs: set("statement-verbs"),
            articles: set("body-articles"),
            demonstratives: phrases("outcome-articles"),
            outcomes: set("outcomes"),
            adoptions: set("adoptions"),
            recommendations: set("recommending-words"),
            conclusions: phrases("conclusions"),
            turns: phrases("turns"),
            definition_scopes: phrases("definition-scopes"),
            definition_leads: phrases("definition-leads"),
            definition_triggers: phrases("definition-triggers"),
            annexes: phrases("annex-words"),
            months: set("months"),
            places: phrases("place-openings"),
            signature_clauses: phrases("signature-clauses"),
            signatures: phrases("signature-openings"),
            signatories: set("signatories"),
            imprints: phrases("imprints"),
        }
    }

    /// The lists that have what `words` may begin with; if none has, they are an article or plain
    /// words.
    pub(crate) fn lists<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> Lists {
        let lists = words.next().and_then(|first| self.first_words.get_any(first));
        lists.copied().unwrap_or_default()
    }

    /// What the words of a paragraph say of it, from any of its words on.
    pub(crate) fn opening<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Opening {
        let words = self.after_adverbs(words);
        let word = words.clone().next();
        let opening = word.and_then(|word| self.words.get_any(word).copied());
        match opening {
            None => Opening::Other,
            Some(Opening::Statement) => Opening::Statement,
            Some(_) if self.is_noun(words) => Opening::Other,
            Some(opening) => opening,
        }
    }

    /// Whether a folded word is one that paragraphs open with, or an adverb before one.
    pub(crate) fn may_open(&self, word: &str) -> bool {
        self.words.get(word).is_some() || self.adverbs.at(std::iter::once(word)).is_some()
    }

    /// Whether what looks like a verb is a noun by the words behind it: *Requests for access*,
    /// *Supports must*.
    fn is_noun<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> bool {
        let next = words.clone().nth(1);
        self.nouns.at(words).is_some() || next.is_some_and(|next| self.is_auxiliary(next))
    }

    /// *shall*, *is*
    pub(crate) fn is_auxiliary(&self, word: &str) -> bool {
        self.auxiliaries.contains_any(word)
    }

    fn after_adverbs<'w, I: Iterator<Item = &'w str> + Clone>(&self, mut words: I) -> I {
        for _ in 0..MOST_ADVERBS {
            match self.adverbs.at(words.clone()) {
                Some(length) => words.by_ref().take(length).for_each(drop),
                None => break,
            }
        }
        words
    }

    /// The first of `words` that is no adverb.
    pub(crate) fn first_word<'w>(
        &self,
        words: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<&'w str> {
        self.after_adverbs(words).next()
    }

    /// Whether `words` begin with a first person and what it does by saying so: *We hereby agree*,
    /// not *We collect*.
    pub(crate) fn performs<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> bool {
        let mut words = self.after_adverbs(words);
        let is_subject = |word: &str| self.words.get_any(word) == Some(&Opening::Statement);
        if !words.next().is_some_and(is_subject) {
            return false;
        }
        // "nous nous engageons"
        if words.clone().next().is_some_and(is_subject) {
            words.next();
        }
        self.does(words)
    }

    /// Whether `words` begin with a verb that a declaration does something by.
    pub(crate) fn does<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> bool {
        let verb = self.after_adverbs(words).next();
        verb.is_some_and(|verb| self.statement_verbs.contains_any(verb))
    }

    /// Whether a name of a body may begin with `word`: *The General Conference*.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.articles.contains_any(word)
    }

    /// Whether a text says of itself that it was adopted: *These conclusions, adopted on …*
    pub(crate) fn is_outcome<'w>(&self, mut words: impl Iterator<Item = &'w str> + Clone) -> bool {
        let Some(length) = self.demonstratives.at(words.clone()) else { return false };
        words.by_ref().take(length).for_each(drop);
        let noun = words.next();
        noun.is_some_and(|noun| self.outcomes.contains_any(noun))
            && words.take(3).any(|word| self.adoptions.contains_any(word))
    }

    /// Whether a paragraph says what should be done.
    pub(crate) fn recommends<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> bool {
        words.any(|word| self.recommendations.contains_any(word))
    }

    pub(crate) fn is_month(&self, word: &str) -> bool {
        self.months.contains_any(word)
    }

    /// Whether `word` belongs to the title of a person who signs.
    pub(crate) fn is_signatory(&self, word: &str) -> bool {
        self.signatories.contains_any(word)
    }
}

#[cfg(test)]
mod tests {
    use super::Opening;
    use crate::lexicon::{Lexicon, words};

    #[test]
    fn paragraphs_open_with_verbs() {
        for (language, text, opening) in [
            ("en", "Deeply concerned by the losses", Opening::Preambular),
            ("en", "And having regard to the reports", Opening::Preambular),
            ("en", "Having had the benefit of advice", Opening::Preambular),
            ("en", "ALSO REQUESTS the Secretary", Opening::Operative),
            ("en", "Call upon the ports", Opening::PlainOperative),
            ("en", "We reaffirm our will", Opening::Statement),
            ("en", "Requests for access shall be made", Opening::Other),
            ("en", "Supports must be removed", Opening::Other),
            ("fr", "Étant donné l’urgence", Opening::Preambular),
            ("fr", "Et tenant compte des avis", Opening::Preambular),
            ("fr", "Se félicite des progrès", Opening::Operative),
            ("fr", "Demande de renseignements", Opening::Other),
        ] {
            assert_eq!(Lexicon::of(language).opening(words(text)), opening, "{text}");
        }
    }

    #[test]
    fn saying_is_doing_for_some_verbs() {
        let performs =
            |language: &str, text: &str| Lexicon::of(language).openings().performs(words(text));
        assert!(performs("en", "We hereby solemnly agree to meet"));
        assert!(performs("en", "Therefore, we call for oil"));
        assert!(performs("fr", "nous nous engageons à agir"));
        assert!(!performs("en", "We collect your address"));
        assert!(!performs("en", "Agree"));
    }
}
