//! Identifiers that are the same whenever the same thing is written.

use std::collections::HashMap;

use uuid::Uuid;

/// Makes identifiers of version 5 of RFC 9562: a hash of what a thing is and is called.
#[derive(Default)]
pub(super) struct Guids {
    /// How often each was asked for.
    known: HashMap<Uuid, u32>,
}

impl Guids {
    /// The identifier of a thing of a kind, by what makes it this one; the second of two that are alike
    /// has another.
    pub(super) fn next(&mut self, kind: &str, parts: &[&str]) -> Uuid {
        let guid = Self::of(kind, parts);
        let count = self.known.entry(guid).or_default();
        *count += 1;
        match *count {
            1 => guid,
            count => Uuid::new_v5(&guid, &count.to_be_bytes()),
        }
    }

    /// The identifier of a thing that may be named again.
    pub(super) fn of(kind: &str, parts: &[&str]) -> Uuid {
        let own = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://docs.rs/travaux");
        let mut name = kind.to_owned();
        for part in parts {
            // with its length, or two names could be written alike
            name.push_str(&format!("\n{} {part}", part.len()));
        }
        Uuid::new_v5(&own, name.as_bytes())
    }
}
