//! Regular inflection of nouns, without derivation.
//!
//! A stemmer merges *confidential* with *confidentiality*, and with them two different concepts;
//! here a word keeps its part of speech and loses only a regular plural or possessive ending.

use std::borrow::Cow;

/// The length of an elided French article or pronoun with its apostrophe at the start of `word`
/// (`l'` in `l'intégrité`), 0 if there is none. `word` is folded.
pub(crate) fn elided_article_len(word: &str) -> usize {
    let Some(apostrophe) = word.find('\'') else { return 0 };
    let elided = matches!(
        &word[..apostrophe],
        "l" | "d" | "qu" | "n" | "s" | "j" | "m" | "t" | "c" | "jusqu" | "lorsqu" | "puisqu"
    );
    // "l'" before a word of one letter is no article, but "n'a" is two words
    let rest = &word[apostrophe + 1..];
    let is_verb = rest == "a" && matches!(&word[..apostrophe], "n" | "qu");
    if elided && (rest.len() > 1 || is_verb) { apostrophe + 1 } else { 0 }
}

/// A folded word without its possessive ending.
pub(crate) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}

/// The singular of a folded word in the regular English and French ways, without a possessive.
///
/// Law: forms that differ by a regular plural alone give the same answer; the answer itself need not
/// be a word.
pub(crate) fn base_form(word: &str) -> Cow<'_, str> {
    let word = without_possessive(word);
    // "gas", "access", "crisis" and "virus" are no plurals
    if let Some(stem) = word.strip_suffix("ie").filter(|stem| stem.len() > 2) {
        // "cookie" and "policy" have plurals alike, "partie" too
        return Cow::Owned(format!("{stem}y"));
    }
    let singular = word.len() < 4 || ["ss", "is", "us"].iter().any(|end| word.ends_with(end));
    if singular || !word.ends_with(['s', 'x']) {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("aux").filter(|stem| !stem.ends_with('e')) {
        return Cow::Owned(format!("{stem}al"));
    }
    let hissing = ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end));
    let ending = match word {
        _ if hissing => 2,
        _ if word.ends_with('s') || word.ends_with("eaux") || word.ends_with("eux") => 1,
        _ => 0,
    };
    Cow::Borrowed(&word[..word.len() - ending])
}

/// Every form that shares the base form of `word`, the base form first.
pub(crate) fn regular_forms(word: &str) -> Vec<String> {
    let base = base_form(word).into_owned();
    let mut forms = vec![base.clone(), format!("{base}s"), format!("{base}es"), format!("{base}x")];
    if let Some(stem) = base.strip_suffix('y') {
        forms.extend([format!("{stem}ie"), format!("{stem}ies")]);
    }
    if let Some(stem) = base.strip_suffix("al") {
        forms.push(format!("{stem}aux"));
    }
    forms.push(word.to_owned());
    forms.retain(|form| base_form(form) == base);
    forms.sort_unstable_by_key(|form| (*form != base, form.clone()));
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::{base_form, elided_article_len, regular_forms};

    #[test]
    fn plurals_meet_their_singular() {
        for (plural, singular) in [
            ("norms", "norm"),
            ("policies", "policy"),
            ("cookies", "cookie"),
            ("parties", "partie"),
            ("processes", "process"),
            ("states'", "state"),
            ("state's", "state"),
            ("réseaux", "réseau"),
            ("nationaux", "national"),
        ] {
            assert_eq!(base_form(plural), base_form(singular), "{plural}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        assert_ne!(base_form("confidential"), base_form("confidentiality"));
        assert_ne!(base_form("access"), base_form("acces"));
        assert_eq!(base_form("analysis"), "analysis");
    }

    #[test]
    fn every_regular_form_leads_back() {
        for word in ["norm", "capacity", "breach", "national", "réseau", "access"] {
            assert!(regular_forms(word).iter().all(|form| base_form(form) == base_form(word)));
        }
    }

    #[test]
    fn articles_are_split_off_words_only() {
        assert_eq!(elided_article_len("l'intégrité"), 2);
        assert_eq!(elided_article_len("don't"), 0);
        assert_eq!(elided_article_len("l'a"), 0);
    }
}
