//! Which remarks begin and end where, and the part that holds them.

use super::super::markup::Markup;
use super::body::Stamp;
use super::notes::Parted;
use super::redline::{Atom, Side, Trace};
use super::remarks::Remark;

/// Remarks, each of which begins once and ends once.
pub(super) struct Margin {
    remarks: Vec<Remark>,
    /// The numbers of those that have begun.
    ids: Vec<String>,
    /// Those that have begun, in that order.
    order: Vec<usize>,
    links: Vec<OfLink>,
}

/// The remarks of one link.
#[derive(Clone, Default)]
struct OfLink {
    /// For each side those that have not begun, the next one last.
    waiting: [Vec<usize>; 2],
    /// Those that have begun and not ended.
    open: Vec<usize>,
    /// The last paragraph in which one may stand.
    last: Option<usize>,
}

impl Margin {
    /// The remarks of every link, each link's in order of place.
    ///
    /// Those on a note stand at what calls it, for a remark has no place in a note.
    pub(super) fn new(remarks: Vec<Vec<Remark>>, parted: &Parted<'_>) -> Self {
        let mut links = vec![OfLink::default(); remarks.len()];
        for (index, paragraph) in parted.paragraphs.iter().enumerate() {
            let notes = paragraph.atoms.iter().filter_map(|(trace, atom)| match (trace, atom) {
                (Trace::MovedFrom(_), _) => None,
                (_, Atom::Call(note)) => parted.notes.get(*note),
                _ => None,
            });
            let is_here = !matches!(paragraph.end, Trace::MovedFrom(_));
            let own = is_here.then_some(paragraph.place).into_iter();
            for place in own.chain(notes.map(|note| note.place)) {
                if let Some(link) = links.get_mut(place) {
                    link.last = Some(index);
                }
            }
        }
        let mut all = Vec::new();
        for (link, remarks) in links.iter_mut().zip(remarks) {
            for remark in remarks {
                link.waiting[usize::from(remark.side == Side::After)].push(all.len());
                all.push(remark);
            }
            link.waiting.iter_mut().for_each(|waiting| waiting.reverse());
        }
        let ids = vec![String::new(); all.len()];
        Self { remarks: all, ids, order: Vec::new(), links }
    }

    /// A remark of a link that begins at or before byte `at` of a side and has not begun.
    pub(super) fn beginning(&mut self, place: usize, side: Side, at: usize) -> Option<usize> {
        let waiting = self.waiting(place, side)?;
        let next = *waiting.last()?;
        if self.remarks[next].span.start() > at {
            return None;
        }
        self.links[place].waiting[usize::from(side == Side::After)].pop()
    }

    fn waiting(&self, place: usize, side: Side) -> Option<&Vec<usize>> {
        Some(&self.links.get(place)?.waiting[usize::from(side == Side::After)])
    }

    /// An open remark of a link whose words end at or before byte `at` of a side.
    pub(super) fn ending(&mut self, place: usize, side: Side, at: usize) -> Option<usize> {
        let open = &mut self.links.get_mut(place)?.open;
        let ended = open.iter().position(|&remark| {
            let remark = &self.remarks[remark];
            remark.side == side && remark.span.end() <= at
        })?;
        Some(open.remove(ended))
    }

    /// Where behind byte `at` of a side a remark of a link next begins or ends.
    pub(super) fn next(&self, place: usize, side: Side, at: usize) -> Option<usize> {
        let link = self.links.get(place)?;
        let open = link.open.iter().map(|&remark| &self.remarks[remark]);
        let ends = open.filter(|remark| remark.side == side).map(|remark| remark.span.end());
        let begins = self.waiting(place, side)?.last();
        let begins = begins.map(|&remark| self.remarks[remark].span.start());
        ends.chain(begins).filter(|&next| next > at).min()
    }

    /// In the last paragraph that a remark of the link may stand in: one that has not begun.
    pub(super) fn left_over(&mut self, place: usize, paragraph: usize) -> Option<usize> {
        let link = self.links.get_mut(place).filter(|link| link.last == Some(paragraph))?;
        link.waiting.iter_mut().find_map(Vec::pop)
    }

    /// … and one that has not ended.
    pub(super) fn unclosed(&mut self, place: usize, paragraph: usize) -> Option<usize> {
        let link = self.links.get_mut(place).filter(|link| link.last == Some(paragraph))?;
        link.open.pop()
    }

    /// A remark begins, as number `id`.
    pub(super) fn open(&mut self, place: usize, remark: usize, id: String) {
        self.ids[remark] = id;
        self.order.push(remark);
        self.links[place].open.push(remark);
    }

    /// The number of a remark that has begun.
    pub(super) fn id(&self, remark: usize) -> &str {
        &self.ids[remark]
    }

    /// The part that holds the words of the remarks; `None` if there are none.
    pub(super) fn part(&self, namespace: &[(&str, &str)], stamp: Stamp<'_>) -> Option<Markup> {
        if self.order.is_empty() {
            return None;
        }
        let initials = initials(stamp.author);
        let mut xml = Markup::new();
        xml.open("w:comments", namespace);
        for &remark in &self.order {
            let Remark { text, rule, .. } = &self.remarks[remark];
            let mut attributes = stamp.attributes(&self.ids[remark]);
            attributes.push(("w:initials", &initials));
            xml.open("w:comment", &attributes);
            for (first, line) in [(true, text.as_str()), (false, rule)] {
                xml.open("w:p", &[]);
                xml.open("w:pPr", &[]);
                xml.empty(
                    "w:pStyle",
                    &[("w:val", if first { "CommentText" } else { "CommentRule" })],
                );
                xml.close();
                if first {
                    xml.open("w:r", &[]);
                    xml.open("w:rPr", &[]);
                    xml.empty("w:rStyle", &[("w:val", "CommentReference")]);
                    xml.close();
                    xml.empty("w:annotationRef", &[]);
                    xml.close();
                }
                xml.open("w:r", &[]);
                xml.around("w:t", &[], &super::super::markup::one_line(line));
                xml.close();
                xml.close();
            }
            xml.close();
        }
        Some(xml)
    }
}

/// The first letters of the first words of a name.
fn initials(author: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    author.split_whitespace().filter_map(first).take(3).collect()
}
