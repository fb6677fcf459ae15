//! The words of a clause, as the reader of citations sees them.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::lexicon::{CitationWords, Lexicon, Role, Roles};
use crate::span::Span;
use crate::text::{self, Cut, Normalization, TokenKind, Tokens, elided_article_len};

/// A word or mark of a clause. An elided article is a word of its own: *l’* and *article*.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// What it can do that tells of a citation, known of every word: nearly all rules ask for it first.
    pub(super) telling: Roles,
    /// All it can do, looked up when first asked for.
    roles: OnceCell<Roles>,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
    /// Whether it is an article or the word that has taken it up.
    elided: bool,
    folded: OnceCell<Cow<'t, str>>,
}

impl<'t> Word<'t> {
    pub(super) fn has(&self, role: Role, cited: &CitationWords) -> bool {
        match Roles::TELLING.has(role) {
            true => self.telling.has(role),
            false => self.roles.get_or_init(|| cited.roles_any(self.text)).has(role),
        }
    }

    /// In small letters, without a possessive ending.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| match Normalization::CaseInsensitive.fold(self.text) {
            folded if self.elided => folded,
            Cow::Borrowed(word) => Cow::Borrowed(text::without_possessive(word)),
            Cow::Owned(word) => Cow::Owned(text::without_possessive(&word).to_owned()),
        })
    }

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

/// A name as printed without its possessive ending.
pub(super) fn without_possessive(name: &str) -> &str {
    let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
    bare.or_else(|| name.strip_suffix(['\'', '’'])).unwrap_or(name)
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
        self.get(at).is_some_and(|word| word.has(role, self.cited()))
    }

    /// The name of the division that a word names.
    pub(super) fn division_of(&self, word: &Word<'_>) -> Option<&'static str> {
        if word.telling.has(Role::Division) { self.cited().division(word.folded()) } else { None }
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
        without_possessive(&name).to_owned()
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
        if cut.plain || cut.span.len() == 1 {
            let word = unread(text, cut, glued, false);
            words.push(Word { telling: cited.telling_roles(word.text), ..word });
        } else {
            words_of(text, cut, glued, cited, &mut words);
        }
    }
    words
}

/// The word of a token of which nothing has been looked up.
fn unread(text: &str, cut: Cut, glued: bool, elided: bool) -> Word<'_> {
    Word {
        text: &text[cut.span.range()],
        span: cut.span,
        kind: cut.kind,
        telling: Roles::default(),
        roles: OnceCell::new(),
        glued,
        elided,
        folded: OnceCell::new(),
    }
}

/// Adds the word of a token that may have been spelled otherwise, or the two words of one that begins
/// with an elided article.
fn words_of<'t>(
    text: &'t str,
    cut: Cut,
    glued: bool,
    cited: &CitationWords,
    words: &mut Vec<Word<'t>>,
) {
    let mut add = |cut: Cut, glued, elided| {
        let word = unread(text, cut, glued, elided);
        let roles = cited.roles(word.folded());
        words.push(Word { telling: roles.and(Roles::TELLING), roles: roles.into(), ..word });
    };
    let word = &text[cut.span.range()];
    let elided = elided_article_len(&Normalization::CaseInsensitive.fold(word)) > 0;
    let apostrophe = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'));
    let Some((apostrophe, mark)) = apostrophe.filter(|_| elided) else {
        return add(cut, glued, false);
    };
    let middle = cut.span.start() + apostrophe + mark.len_utf8();
    add(Cut { span: Span::new(cut.span.start(), middle), ..cut }, glued, true);
    add(Cut { span: Span::new(middle, cut.span.end()), ..cut }, true, true);
}
