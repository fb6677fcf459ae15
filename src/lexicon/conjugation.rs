//! The forms of verbs.

use super::force_words::{FORMS, Form};
use super::word_file::WordFile;

/// How the verbs of a language are inflected.
#[derive(Clone, Debug, Default)]
pub(super) struct Conjugation {
    /// What a verb begins with that acts on its own subject, and the same in the first person.
    reflexive: [Vec<String>; 2],
    /// The forms by the ending of the verb, the longest ending first.
    regular: Vec<(String, Vec<String>)>,
    irregular: Vec<(String, String)>,
}

impl Conjugation {
    pub(super) fn of(file: &WordFile<'_>) -> Self {
        let reflexive = ["words", "first-person"].map(|key| file.owned(&["reflexive", key]));
        let owned = |(ending, forms): (&str, Vec<&str>)| {
            (ending.to_owned(), forms.into_iter().map(str::to_owned).collect())
        };
        let mut regular: Vec<_> = file.lists(&["conjugations"]).into_iter().map(owned).collect();
        regular.sort_by_key(|(ending, _): &(String, Vec<String>)| std::cmp::Reverse(ending.len()));
        let irregular = file.texts(&["irregular"]).into_iter();
        let irregular =
            irregular.map(|(verb, forms)| (verb.to_owned(), forms.to_owned())).collect();
        Self { reflexive, regular, irregular }
    }

    /// All forms of a phrase that begins with a verb, or with a reflexive pronoun and a verb.
    pub(super) fn forms(&self, phrase: &str) -> Vec<(Form, String)> {
        let pronoun = phrase
            .split_once(' ')
            .filter(|(first, _)| self.reflexive[0].iter().any(|pronoun| pronoun == first));
        let Some((pronoun, phrase)) = pronoun else { return self.verb_forms(phrase) };
        let one = |(form, phrase): (Form, String)| {
            let first: &[String] = if form == Form::Plain { &self.reflexive[1] } else { &[] };
            let pronouns = std::iter::once(pronoun).chain(first.iter().map(String::as_str));
            pronouns.map(|pronoun| (form, format!("{pronoun} {phrase}"))).collect::<Vec<_>>()
        };
        self.verb_forms(phrase).into_iter().flat_map(one).collect()
    }

    fn verb_forms(&self, phrase: &str) -> Vec<(Form, String)> {
        let (verb, rest) = match phrase.split_once(' ') {
            Some((verb, rest)) => (verb, format!(" {rest}")),
            None => (phrase, String::new()),
        };
        let irregular = self.irregular.iter().find(|(base, _)| base == verb);
        let forms: Vec<String> = match irregular {
            Some((_, forms)) => forms.split('|').map(|form| form.trim().to_owned()).collect(),
            None => self.regular_forms(verb),
        };
        let forms = FORMS.into_iter().zip(forms);
        let single = |(form, words): (Form, String)| -> Vec<(Form, String)> {
            words.split(',').map(|word| (form, format!("{}{rest}", word.trim()))).collect()
        };
        forms.flat_map(single).collect()
    }

    fn regular_forms(&self, verb: &str) -> Vec<String> {
        let fits = |(ending, _): &&(String, Vec<String>)| verb.ends_with(ending.as_str());
        let Some((ending, forms)) = self.regular.iter().find(fits) else {
            return vec![verb.to_owned(); FORMS.len()];
        };
        let stem = &verb[..verb.len() - ending.len()];
        let one = |form: &String| {
            let ways: Vec<String> = form.split(',').map(|way| format!("{stem}{way}")).collect();
            ways.join(",")
        };
        forms.iter().map(one).collect()
    }

    /// The forms of a phrase, or the phrase alone if it is not `inflected`; each once.
    pub(super) fn all_forms(&self, phrase: &str, inflected: bool) -> Vec<String> {
        if !inflected {
            return vec![phrase.to_owned()];
        }
        let mut forms: Vec<String> = self.forms(phrase).into_iter().map(|(_, form)| form).collect();
        forms.sort();
        forms.dedup();
        forms
    }
}
