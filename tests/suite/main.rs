//! The laws of the crate, its cases, and the real texts.
#![allow(clippy::print_stdout)]

mod bad_input;
mod cases;
mod corpus;
#[cfg(feature = "docx")]
mod docx;
mod families;
mod laws;
mod layering;
mod real_texts;
