//! The words of a clause, as the reader of citations sees them.

use std::borrow::Cow;

use crate::lexicon::{CitationWords, Lexicon, Role, Roles};
use crate::span::Span;
use crate::text::{Normalization, TokenKind, Tokens, elided_article_len, without_possessive};

/// A word or mark of a clause. An elided article is a word of its own: *l’* and *article*.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// In small letters, without a possessive ending.
    pub(super) folded: Cow<'t, str>,
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// What it can do in a citation, looked up once: every rule asks for it.
    pub(super) roles: Roles,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
}

impl Word<'_> {
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase) && self.kind.is_word()
    }

    pub(super) fn is_shouted(&self) -> bool {
        let mut capitals = false;
        for c in self.text.chars() {
            if c.is_lowercase() {
                return false;
            }
            capitals |= c.is_uppercase();
        }
        capitals && self.text.len() > 1
    }
}

/// The words of one clause.
pub(super) struct Words<'a, 't> {
    pub(super) all: &'a [Word<'t>],
    pub(super) text: &'t str,
    pub(super) lexicon: &'static Lexicon,
}

impl<'t> Words<'_, 't> {
    pub(super) fn cited(&self) -> &'static CitationWords {
        self.lexicon.citation_words()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word<'t>> {
        self.all.get(at)
    }

    /// The word before.
    pub(super) fn before(&self, at: usize) -> Option<&Word<'t>> {
        self.all.get(at.checked_sub(1)?)
    }

    pub(super) fn is(&self, at: usize, role: Role) -> bool {
        self.get(at).is_some_and(|word| word.roles.has(role))
    }

    /// The name of the division that a word names.
    pub(super) fn division_of(&self, word: &Word<'_>) -> Option<&'static str> {
        if word.roles.has(Role::Division) { self.cited().division(&word.folded) } else { None }
    }

    pub(super) fn is_any(&self, at: usize, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(at, *role))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(Word::is_capital)
    }

    pub(super) fn is_article(&self, at: usize) -> bool {
        self.is(at, Role::Article)
    }

    /// Whether a name that begins at `at` is of one thing: *the*, and in French *du* and *au*.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        let joined = self.is_before(at, Role::Of) || self.is_before(at, Role::To);
        self.is_before(at, Role::Article) || joined && self.cited().has_small_names()
    }

    pub(super) fn is_before(&self, at: usize, role: Role) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, role))
    }

    pub(super) fn mark(&self, at: usize, mark: &str) -> bool {
        self.get(at).is_some_and(|word| word.text == mark)
    }

    /// The first place from `at` on that is no word of that role.
    pub(super) fn skip(&self, at: usize, role: Role) -> usize {
        let mut at = at;
        while self.is(at, role) {
            at += 1;
        }
        at
    }

    /// `at`, or the place behind a comma there.
    pub(super) fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.mark(at, ","))
    }

    /// Where the words `from` to before `to` stand.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let last = to.max(from + 1) - 1;
        self.all[from].span.union(self.all[last].span)
    }

    /// The words as printed, with single spaces, without a possessive ending.
    pub(super) fn print(&self, from: usize, to: usize) -> String {
        let printed = &self.text[self.span(from, to).range()];
        let name = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
        bare.or_else(|| name.strip_suffix(['\'', '’'])).unwrap_or(&name).to_owned()
    }

    /// Whether a sentence begins at the word.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.before(at).is_none_or(|before| {
            matches!(before.text, "." | "?" | "!" | ":" | ";" | "•" | "\"" | "“" | "«")
        })
    }
}

/// The words of the tokens numbered `range`.
pub(super) fn words<'t>(
    text: &'t str,
    tokens: &Tokens,
    range: std::ops::Range<usize>,
    cited: &CitationWords,
) -> Vec<Word<'t>> {
    let mut words = Vec::with_capacity(range.len() + 8);
    let mut end = None;
    for cut in tokens.cuts(range) {
        let glued = end == Some(cut.span.start());
        end = Some(cut.span.end());
        let word = &text[cut.span.range()];
        let folded = Normalization::CaseInsensitive.fold(word);
        let elided = if cut.plain { 0 } else { elided_article_len(&folded) };
        let apostrophe = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'));
        let Some((apostrophe, mark)) = apostrophe.filter(|_| elided > 0) else {
            let folded = match folded {
                Cow::Borrowed(word) => Cow::Borrowed(without_possessive(word)),
                Cow::Owned(word) => Cow::Owned(without_possessive(&word).to_owned()),
            };
            let roles = cited.roles(&folded);
            words.push(Word { text: word, folded, span: cut.span, kind: cut.kind, roles, glued });
            continue;
        };
        let middle = cut.span.start() + apostrophe + mark.len_utf8();
        let halves = [
            (Span::new(cut.span.start(), middle), folded[..elided].to_owned(), glued),
            (Span::new(middle, cut.span.end()), folded[elided..].to_owned(), true),
        ];
        words.extend(halves.map(|(span, folded, glued)| {
            let (text, roles) = (&text[span.range()], cited.roles(&folded));
            Word { text, folded: Cow::Owned(folded), span, kind: cut.kind, roles, glued }
        }));
    }
    words
}
