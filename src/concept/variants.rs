//! Other turns of phrase in which a label says the same.
//!
//! What a label names as a noun with its complement a sentence says in a few regular ways, which C. Jacquemin
//! (*Spotting and Discovering Terms through NLP*, 2001) calls the variants of a term: words come between, a second
//! noun shares the complement, a compound is parted or closed, the noun is said by its verb or adjective. They are
//! made of the label, as phrases, when the scheme is read, so that they are found as fast as any label.
//!
//! | of *theft of data* | it finds |
//! |---|---|
//! | words between | theft of their data |
//! | coordination | theft or loss of data, theft of money and data |
//! | compound | data theft |
//! | verb | steals our data, data was stolen |
//!
//! Words come between or are turned round only where the noun is that of a deed or a quality whose verb or adjective
//! is known: the *rule of customary law* is not the rule of law.

use super::phrase::{JointReader, Reading};
use crate::lexicon::{Lexicon, VariantWords};
use crate::text::{Normalization, base_form};

/// What makes a label a phrase of a kind of its own, which says what it finds.
pub(super) const MARKS: [char; 6] = ['|', '<', '*', '=', '~', '!'];
/// A complement of more words is a description, and its words go together in no other order.
const LONGEST_COMPLEMENT: usize = 3;

/// The readings of all variants of a label, in a scheme where words of one of the `synonyms` say the same.
pub(super) fn variants(
    label: &str,
    synonyms: &[Vec<String>],
    lexicon: &Lexicon,
    reader: &mut JointReader,
) -> Vec<Reading> {
    let all = phrases(label, synonyms, lexicon);
    all.iter().filter_map(|phrase| reader.readings(phrase).ok()).flatten().collect()
}

/// The variants of a label as phrases.
fn phrases(label: &str, synonyms: &[Vec<String>], lexicon: &Lexicon) -> Vec<String> {
    let words = lexicon.variants();
    if label.contains(MARKS) || words.joining.is_empty() {
        return Vec::new();
    }
    let written = written(label);
    // a word alone is the name of a concept, and its synonyms may be those of others
    let synonyms = if written.len() > 1 { synonyms } else { &[] };
    let label = Label { written, synonyms, lexicon, words };
    let mut all: Vec<String> = label.spellings().into_iter().collect();
    all.extend(label.shared_modifier());
    if let Some((head, complement)) = label.parts() {
        all.extend(label.turns(head, &label.spelled(complement)));
    }
    all
}

/// The words of a label, folded, elided articles apart.
fn written(label: &str) -> Vec<String> {
    let folded = Normalization::CaseInsensitive.fold(label).replace('’', "'").replace('\'', "' ");
    folded.split_whitespace().map(|word| word.trim_end_matches('\'').to_owned()).collect()
}

struct Label<'l> {
    written: Vec<String>,
    synonyms: &'l [Vec<String>],
    lexicon: &'l Lexicon,
    words: &'l VariantWords,
}

impl Label<'_> {
    /// The label in other spellings of its words.
    fn spellings(&self) -> Option<String> {
        let spelled = self.spelled(&self.written);
        (spelled != self.written.join(" ")).then_some(spelled)
    }

    /// Words, each with its other spellings beside it.
    fn spelled(&self, words: &[String]) -> String {
        let one = |word: &String| {
            let mut ways = vec![word.clone()];
            ways.extend(self.lexicon.other_spellings(word));
            ways.extend(self.closed_or_parted(word));
            ways.extend(self.like(word).map(str::to_owned));
            ways.join("|")
        };
        words.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// The other words of the synonyms of a word.
    fn like(&self, word: &str) -> impl Iterator<Item = &str> {
        let base = base_form(word);
        let of = base.clone();
        let is_own = move |own: &&Vec<String>| own.iter().any(|other| *other == of);
        let all = self.synonyms.iter().filter(is_own).flatten();
        all.map(String::as_str).filter(move |other| *other != base)
    }

    /// *Cyberattack* for *cyber-attack*, and the other way round.
    fn closed_or_parted(&self, word: &str) -> Option<String> {
        let prefix = |prefix: &String| {
            let rest = word.strip_prefix(prefix.as_str())?;
            match rest.strip_prefix('-') {
                Some(closed) => Some(format!("{prefix}{closed}")),
                None if prefix.len() > 1 && rest.len() > prefix.len().min(3) => {
                    Some(format!("{prefix}-{rest}"))
                }
                None => None,
            }
        };
        self.words.prefixes.iter().find_map(prefix)
    }

    /// *International peace and cooperation*, *international and regional cooperation*.
    fn shared_modifier(&self) -> Vec<String> {
        let [first, second] = &self.written[..] else { return Vec::new() };
        let joiner = self.words.joining.join("|");
        let is_modified = ends_in(first, &self.words.modifiers_before)
            || ends_in(second, &self.words.modifiers_behind);
        match is_modified {
            true => vec![
                format!("{first} {joiner} <2> {second}"),
                format!("{first} <1> {joiner} {second}"),
            ],
            false => Vec::new(),
        }
    }

    /// The noun that a label says something of, in the singular, and its complement.
    fn parts(&self) -> Option<(&str, &[String])> {
        let written = &self.written;
        let is_short =
            |complement: &&[String]| (1..=LONGEST_COMPLEMENT).contains(&complement.len());
        if written.get(1).is_some_and(|word| self.words.genitives.contains(word)) {
            let articles =
                written[2..].iter().take_while(|word| self.words.articles.contains(word));
            let complement = Some(&written[2 + articles.count()..]).filter(is_short);
            return complement.map(|complement| (written[0].as_str(), complement));
        }
        let (head, complement) = written.split_last()?;
        let joins = |word: &String| self.lexicon.is_function_word(word);
        let is_compound = self.makes_compounds() && !complement.iter().any(joins);
        let is_noun = |rest: &&[String]| {
            rest.last().is_some_and(|last| !ends_in(last, &self.words.modifiers_before))
        };
        let complement = Some(complement).filter(|_| is_compound).filter(is_short).filter(is_noun);
        complement.map(|complement| (head.as_str(), complement))
    }

    fn makes_compounds(&self) -> bool {
        !self.words.modifiers_before.is_empty()
    }

    /// What is said of a complement by a noun, or by the verb or the adjective of the noun.
    fn turns(&self, head: &str, complement: &str) -> Vec<String> {
        let noun = base_form(head);
        let (verb, quality) = (self.words.verb(&noun), self.words.quality(&noun));
        if verb.is_none() && quality.is_none() {
            return Vec::new();
        }
        let [of, and, is] = [&self.words.genitives, &self.words.joining, &self.words.copulas]
            .map(|list| list.join("|"));
        let head = self.spelled(&[head.to_owned()]);
        let mut turns = vec![
            format!("{head} {of} <2> {complement}"),
            format!("{head} {and} <2> {of} <2> {complement}"),
            format!("{head} {of} <3> {and} <1> {complement}"),
        ];
        if self.makes_compounds() {
            turns.push(format!("{complement} {head}"));
        }
        if let Some(verb) = verb {
            let verb = self.in_all_forms(verb);
            turns.push(format!("{verb} <2> {complement}"));
            turns.push(format!("{complement} <2> {is} <1> {verb}"));
        }
        if let Some(quality) = quality {
            turns.push(match self.makes_compounds() {
                true => format!("{quality} <3> {complement}"),
                false => format!("{complement} <1> {quality}"),
            });
            turns.push(format!("{complement} <1> {is} <1> {quality}"));
        }
        turns
    }

    /// *Respond~ to* for *respond to*, with synonyms of the verb.
    fn in_all_forms(&self, verb: &str) -> String {
        let (verb, preposition) = verb.split_once(' ').unwrap_or((verb, ""));
        let ways = verb.split('|').flat_map(|way| std::iter::once(way).chain(self.like(way)));
        let forms: Vec<String> = ways.map(|way| format!("{way}~")).collect();
        format!("{} {preposition}", forms.join("|")).trim_end().to_owned()
    }
}

fn ends_in(word: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::phrases;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_deed_is_said_by_its_verb_and_a_quality_by_its_adjective() {
        let english = Lexicon::of("en");
        let theft = phrases("theft of trade secrets", &[], english);
        for phrase in [
            "theft of <2> trade secrets",
            "theft and|or <2> of <2> trade secrets",
            "trade secrets theft",
            "steal~ <2> trade secrets",
        ] {
            assert!(theft.contains(&phrase.to_owned()), "{phrase} in {theft:?}");
        }
        let stable = phrases("stability of the Internet", &[], english);
        assert!(stable.contains(&"stable <3> internet".to_owned()), "{stable:?}");
        let french = phrases("protection de l’identité", &[], Lexicon::of("fr"));
        assert!(french.contains(&"protéger~ <2> identité".to_owned()), "{french:?}");
    }

    #[test]
    fn synonyms_stand_for_words_of_labels_of_several_words() {
        let english = Lexicon::of("en");
        let synonyms = [vec!["flaw".to_owned(), "weakness".to_owned()]];
        let of = |label: &str| phrases(label, &synonyms, english);
        assert!(of("flaw disclosure").contains(&"disclose~ <2> flaw|weakness".to_owned()));
        assert_eq!(of("flaw"), Vec::<String>::new());
    }

    #[test]
    fn other_labels_say_what_they_find() {
        let english = Lexicon::of("en");
        for label in ["rule of law", "develop <4> norm", "cyber* norm", "Security Council", "user"]
        {
            assert_eq!(phrases(label, &[], english), Vec::<String>::new(), "{label}");
        }
        // security is of no *cyber*
        let shared = ["cyber and|or <2> security", "cyber <1> and|or security"];
        assert_eq!(phrases("cyber security", &[], english), shared);
        assert!(phrases("protección de datos", &[], Lexicon::of("es")).is_empty());
    }
}
