//! Effects in Markdown.

use super::escape::cell;
use super::{Markdown, head, row};
use crate::change::{EffectKind, Effects};
use crate::render::comparison_text::cited;
use crate::render::effects_text::{detail, place, shortened, sum};

impl Effects<'_> {
    /// The effects as a page in Markdown: what they come to, then a table of all of them, print left out.
    #[must_use]
    pub fn markdown(&self) -> Markdown {
        let comparison = self.comparison();
        let title = format!("{} → {}", cited(comparison.before()), cited(comparison.after()));
        let mut page = format!("# {}\n\n{}\n", cell(&title), cell(&sum(self)));
        let told = |kind| kind != EffectKind::EditorialOnly;
        if self.iter().any(|effect| told(effect.kind)) {
            page.push('\n');
            head(&mut page, ["clause", "effect", "before", "after", "who", "told by"]);
        }
        for effect in self.iter().filter(|effect| told(effect.kind)) {
            let [before, after] =
                self.words(effect).map(|words| words.map(shortened).unwrap_or_default());
            let actor = effect.actor_after.map(|span| &comparison.after().text()[span.range()]);
            let before_actor =
                effect.actor_before.map(|span| &comparison.before().text()[span.range()]);
            let cells = [
                &place(self.change(effect)),
                &format!("{}{}", effect.describe(), detail(effect)),
                &before,
                &after,
                actor.or(before_actor).unwrap_or_default(),
                effect.rule.describe(),
            ];
            row(&mut page, cells.map(|words: &str| cell(words)));
        }
        let untold = self.untold().count();
        if untold > 0 {
            let changes = if untold == 1 { "change" } else { "changes" };
            page += &format!("\nOf {untold} {changes} no effect was found.\n");
        }
        Markdown(page)
    }
}
