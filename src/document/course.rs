//! The course of a text: from the reasons it gives to what it decides.
//!
//! As a drafter reads it (United Nations Editorial Manual): preambular paragraphs open with a
//! participle or an adjective and end with a comma, operative ones with a verb in the present; what
//! is numbered behind a preamble is operative whatever its first word; what stands between two
//! paragraphs of one part belongs to it. A text that shows neither has no parts.

use super::clause::Part;
use super::sign::{End, Form, Sign};

/// The part of every clause of `signs`; `recommends` says of one whether it says what should be done.
pub(super) fn parts(signs: &[Sign], recommends: impl Fn(&Sign) -> bool) -> Vec<Part> {
    let mut course = Course {
        signs,
        recommends,
        parts: vec![Part::Unstated; signs.len()],
        phase: Phase::Before,
        begin: 0,
        statements: 0,
        list_open: false,
    };
    for at in 0..signs.len() {
        course.read(at);
    }
    course.outcome(signs.len());
    course.parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing has shown a part yet.
    Before,
    /// After a participle, until something is decided.
    Preamble {
        from: usize,
    },
    /// After the name of a body alone: a declaration may go on without participles.
    Assembled {
        from: usize,
    },
    /// After the name of a body and what it says of itself.
    Declared {
        from: usize,
    },
    Operative,
    /// After place, date and signatures.
    Closed,
}

/// A declaration without preamble or name of a body turns at *to that end, we agree* only after so
/// many statements, and only if every second paragraph is one: in policies single sentences say *we*.
const FEWEST_STATEMENTS: usize = 3;

struct Course<'s, R> {
    signs: &'s [Sign],
    recommends: R,
    parts: Vec<Part>,
    phase: Phase,
    /// The first clause of the text, or of the annex.
    begin: usize,
    /// The statements since then.
    statements: usize,
    /// Whether paragraphs go on a sentence that a colon opened: *Decides:*, *Strengthening …;*
    list_open: bool,
}

/// A text that was adopted says so among its first paragraphs, if it does.
const MOST_BEFORE_OUTCOME: usize = 6;

impl<R: Fn(&Sign) -> bool> Course<'_, R> {
    fn read(&mut self, at: usize) {
        let sign = self.signs[at];
        match sign.form {
            Form::Annex => {
                self.outcome(at);
                self.begin_anew(at + 1);
            }
            Form::Heading => self.inherit(at),
            Form::Division => self.division(at),
            Form::Preambular => self.preambular(at),
            Form::WholePreamble => {
                self.decide(at);
                self.parts[at] = Part::Preamble;
            }
            Form::Operative | Form::Turn => self.operative(at),
            Form::PlainOperative => self.plain(at, true),
            Form::Body => self.body(at),
            Form::Assembly { .. } => self.assembly(at),
            Form::Statement { performs } => self.statement(at, performs),
            Form::Conclusion => self.conclusion(at),
            Form::PlaceAndDate | Form::Signature => self.close(),
            Form::Plain | Form::Outcome => self.plain(at, sign.numbered),
        }
        if !sign.is_heading() {
            let opens = sign.end == End::Colon && !sign.governs;
            let goes_on = self.list_open && !sign.numbered && sign.end != End::Stop;
            self.list_open = self.phase == Phase::Operative && (opens || goes_on);
        }
    }

    fn begin_anew(&mut self, at: usize) {
        self.phase = Phase::Before;
        self.begin = at;
        self.statements = 0;
    }

    fn close(&mut self) {
        if matches!(self.phase, Phase::Operative | Phase::Declared { .. }) || self.statements > 0 {
            self.phase = Phase::Closed;
        }
    }

    /// The part that what has no sign of its own belongs to so far.
    fn inherit(&mut self, at: usize) {
        self.parts[at] = match self.phase {
            Phase::Operative | Phase::Declared { .. } => Part::Operative,
            _ => Part::Unstated,
        };
    }

    /// What a preamble leads to: all before it, back to where it began, says why.
    fn decide(&mut self, at: usize) {
        if let Phase::Preamble { from } | Phase::Assembled { from } = self.phase {
            self.parts[from..at].fill(Part::Preamble);
        }
        self.phase = Phase::Operative;
        self.parts[at] = Part::Operative;
    }

    fn preamble_from(&mut self, at: usize) {
        self.phase = match self.phase {
            Phase::Preamble { from } | Phase::Assembled { from } => Phase::Preamble { from },
            _ => Phase::Preamble { from: at },
        };
    }

    fn division(&mut self, at: usize) {
        match self.phase {
            Phase::Preamble { .. } | Phase::Assembled { .. } => self.decide(at),
            _ => self.inherit(at),
        }
    }

    fn preambular(&mut self, at: usize) {
        let sign = self.signs[at];
        let is_preambular = match self.phase {
            _ if sign.labelled => true,
            Phase::Before | Phase::Closed => !sign.listed && self.begins_preamble(at),
            Phase::Preamble { .. } | Phase::Assembled { .. } => true,
            Phase::Operative | Phase::Declared { .. } => {
                let ends = matches!(sign.end, End::Comma | End::Open);
                let is_free = !self.list_open && !sign.listed && !sign.numbered;
                is_free && ends && self.next(at).is_some_and(|next| next.form.follows_preamble())
            }
        };
        if is_preambular {
            self.preamble_from(at);
            self.parts[at] = Part::Preamble;
        } else {
            self.inherit(at);
        }
    }

    /// Whether a participle begins a preamble: *Taking part is free.* and the line *Sharing your
    /// photos* open with one too, and so may the next.
    fn begins_preamble(&self, at: usize) -> bool {
        match self.signs[at].end {
            End::Comma | End::Semicolon => true,
            End::Colon => self.signs[at].brief,
            End::Stop | End::Open => self.next(at).is_some_and(|next| match next.form {
                Form::Preambular => !matches!(next.end, End::Stop | End::Open),
                form => form.follows_preamble(),
            }),
        }
    }

    fn operative(&mut self, at: usize) {
        match self.phase {
            Phase::Closed => {}
            _ => self.decide(at),
        }
    }

    /// A paragraph without an opening word, and whether it turns a preamble by its number or form.
    fn plain(&mut self, at: usize, turns: bool) {
        match self.phase {
            Phase::Preamble { .. } if turns => self.decide(at),
            Phase::Assembled { .. } if self.signs[at].numbered => self.decide(at),
            _ => self.inherit(at),
        }
    }

    fn body(&mut self, at: usize) {
        let leads = match self.next(at).map(|next| next.form) {
            Some(Form::Preambular | Form::WholePreamble) => true,
            Some(Form::Operative | Form::Turn | Form::Statement { .. }) => {
                self.phase != Phase::Operative
            }
            _ => false,
        };
        match self.phase {
            Phase::Before | Phase::Operative | Phase::Closed if leads && !self.list_open => {
                self.phase = Phase::Assembled { from: at };
                self.parts[at] = Part::Preamble;
            }
            _ => self.inherit(at),
        }
    }

    fn assembly(&mut self, at: usize) {
        match self.phase {
            // in the middle of a text "we the" is a slip of its reader
            Phase::Before | Phase::Closed if self.statements == 0 => {
                self.phase = Phase::Assembled { from: at };
                self.parts[at] = Part::Preamble;
            }
            Phase::Preamble { .. } | Phase::Assembled { .. } => self.parts[at] = Part::Preamble,
            _ => self.inherit(at),
        }
    }

    fn statement(&mut self, at: usize, performs: bool) {
        self.statements += usize::from(performs);
        match self.phase {
            _ if performs && self.signs[at].end == End::Colon => self.conclusion(at),
            Phase::Preamble { .. } if performs => self.decide(at),
            Phase::Assembled { from } if performs => {
                self.decide(at);
                self.phase = Phase::Declared { from };
            }
            _ => self.plain(at, self.signs[at].numbered),
        }
    }

    /// All that a declaration says before it concludes is why it does.
    fn conclusion(&mut self, at: usize) {
        let many = self.statements >= FEWEST_STATEMENTS && 2 * self.statements >= at - self.begin;
        match self.phase {
            Phase::Before if many => {
                self.phase = Phase::Preamble { from: self.begin };
                self.decide(at);
            }
            Phase::Declared { from } => {
                self.phase = Phase::Assembled { from };
                self.decide(at);
            }
            Phase::Preamble { .. } | Phase::Assembled { .. } => self.decide(at),
            _ => self.inherit(at),
        }
    }

    /// Conclusions that a conference adopts without the forms of a resolution, up to clause `end`:
    /// they say why up to the first paragraph that says what should be done.
    fn outcome(&mut self, end: usize) {
        let signs = &self.signs[self.begin..end.max(self.begin)];
        let paragraphs = signs.iter().filter(|sign| !sign.is_heading());
        let mut opening = paragraphs.take(MOST_BEFORE_OUTCOME);
        let is_outcome = opening.any(|sign| sign.form == Form::Outcome);
        if self.phase != Phase::Before || !is_outcome {
            return;
        }
        let turn = signs.iter().position(|sign| !sign.is_heading() && (self.recommends)(sign));
        if let Some(turn) = turn.map(|turn| self.begin + turn) {
            self.parts[self.begin..turn].fill(Part::Preamble);
            self.parts[turn..end].fill(Part::Operative);
        }
    }

    /// The next sign that is not a mere heading.
    fn next(&self, at: usize) -> Option<&Sign> {
        self.signs[at + 1..].iter().find(|sign| sign.form != Form::Heading)
    }
}
