//! Identifiers that are the same whenever the same thing is written.

use uuid::Uuid;

/// The identifier of a thing of a kind, by what makes it this one: version 5 of RFC 9562, a hash of what a
/// thing is and is called.
pub(super) fn guid(kind: &str, parts: &[&str]) -> Uuid {
    let own = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://docs.rs/travaux");
    let mut name = kind.to_owned();
    for part in parts {
        // with its length, or two names could be written alike
        name.push_str(&format!("\n{} {part}", part.len()));
    }
    Uuid::new_v5(&own, name.as_bytes())
}

/// Makes identifiers of things of which two may be alike.
#[cfg(any(feature = "annotations", feature = "qdpx"))]
#[derive(Default)]
pub(super) struct Guids {
    /// How often each was asked for.
    known: std::collections::HashMap<Uuid, u32>,
}

#[cfg(any(feature = "annotations", feature = "qdpx"))]
impl Guids {
    /// The identifier of a thing; the second of two that are alike has another.
    pub(super) fn next(&mut self, kind: &str, parts: &[&str]) -> Uuid {
        let guid = guid(kind, parts);
        let count = self.known.entry(guid).or_default();
        *count += 1;
        match *count {
            1 => guid,
            count => Uuid::new_v5(&guid, &count.to_be_bytes()),
        }
    }
}
