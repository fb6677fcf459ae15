//! Formats to drafts. The only place that reads files: drafts through [`path()`], data through [`data`].
//!
//! | format | by | extensions |
//! |---|---|---|
//! | plain text | [`Draft::parse`](crate::Draft::parse) | `.txt`, `.text`, none, any other that holds text |
//! | Markdown | [`markdown`] | `.md`, `.markdown` |

mod file;
mod markdown;

pub use file::{data, path};
pub use markdown::markdown;
