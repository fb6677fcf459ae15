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
    first_words: Words,
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

/// The lists of what paragraphs open with.
const OPENING_LISTS: [&str; 14] = [
    "statement-subjects",
    "preambular-openings",
    "operative-openings",
    "plain-operative-openings",
    "opening-adverbs",
    "outcome-articles",
    "conclusions",
    "turns",
    "definition-scopes",
    "definition-leads",
    "definition-triggers",
    "place-openings",
    "signature-clauses",
    "signature-openings",
];

/// No paragraph opens with more adverbs and conjunctions than these: *and also deeply*.
const MOST_ADVERBS: usize = 4;

impl Openings {
    /// The lists that `list` gives for each key.
    pub(super) fn new(list: impl Fn(&str) -> Vec<String>) -> Self {
        let mut words = Table::default();
        for (key, opening) in [
            ("statement-subjects", Opening::Statement),
            ("preambular-openings", Opening::Preambular),
            ("operative-openings", Opening::Operative),
            ("plain-operative-openings", Opening::PlainOperative),
        ] {
            for word in list(key) {
                words.entry(&word).or_insert(opening);
            }
        }
        let mut first_words = Words::default();
        for key in OPENING_LISTS {
            first_words.add_first_words(list(key));
        }
        let set = |key: &str| Words::new(list(key));
        let phrases = |key: &str| Phrases::new(list(key));
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

    /// Whether any list has what `words` begin with; if none has, they are an article or plain words.
    pub(crate) fn may_tell<'w>(&self, mut words: impl Iterator<Item = &'w str>) -> bool {
        words.next().is_some_and(|first| self.first_words.contains_any(first))
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
