//! Formats to drafts. The only place that reads files.
//!
//! | format | by | extensions |
//! |---|---|---|
//! | plain text | [`Draft::parse`](crate::Draft::parse) | `.txt`, `.text`, none, any other that holds text |
//! | Markdown | [`markdown`] | `.md`, `.markdown` |

mod file;
mod markdown;

pub use file::path;
pub use markdown::markdown;
