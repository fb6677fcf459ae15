//! Formats to drafts. The only place that reads files: drafts through [`path()`], data through [`data`];
//! [`bytes()`] reads what came from elsewhere.
//!
//! | format | by | extensions |
//! |---|---|---|
//! | plain text | [`Draft::parse`](crate::Draft::parse) | `.txt`, `.text`, none, any other that holds text |
//! | Markdown | [`markdown`] | `.md`, `.markdown` |
//! | HTML | `html`, with the feature `html` | `.html`, `.htm`, `.xhtml`, or what begins as a page |
//! | DOCX | `docx`, with the feature `docx` (on by default) | `.docx`, any other of such an archive |
//! | tables in CSV | [`table()`] | `.csv`, `.tsv` |
//! | Akoma Ntoso | `akoma_ntoso`, with the feature `akn` | `.akn`, `.xml` |

#[cfg(feature = "akn")]
mod akn;
mod builder;
pub(crate) mod csv;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
mod file;
mod folder;
mod format;
mod glob;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod table;
pub(crate) mod toml_tables;

pub use crate::document::TrackedChanges;
#[cfg(feature = "akn")]
pub(crate) use akn::CONTINUED;
#[cfg(feature = "akn")]
pub use akn::{akoma_ntoso, akoma_ntoso_with_options};
#[cfg(feature = "docx")]
pub use docx::{docx, docx_with_options};
pub(crate) use file::any_text;
pub use file::{ReadOptions, bytes, data, path, path_with_options};
pub use folder::{FileRead, folder};
pub use format::Format;
pub(crate) use glob::{matches, matching};
#[cfg(feature = "html")]
pub use html::{html, html_with_options};
pub use markdown::{markdown, markdown_with_options};
pub use table::table;
