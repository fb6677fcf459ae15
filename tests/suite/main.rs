//! The laws of the crate, its cases, and the real texts.
#![allow(clippy::print_stdout)]

#[cfg(feature = "akn")]
mod akn;
#[cfg(feature = "serde")]
mod analyses;
#[cfg(all(feature = "annotations", feature = "qdpx"))]
mod annotations;
mod bad_input;
mod cases;
mod change;
mod check_mutations;
mod checks;
mod chronicle;
mod collation;
mod concordance;
mod corpus;
mod coverage;
mod decoys;
#[cfg(feature = "docx")]
mod docx;
#[path = "../../benches/engines/engine.rs"]
mod engine;
mod engines;
mod evaluation;
mod families;
mod formats;
mod gold;
#[cfg(feature = "akn")]
#[path = "../../benches/alignment/gold.rs"]
mod gold_alignments;
mod gold_concepts;
mod gold_force;
mod gold_negation;
mod gold_overlap;
mod gold_parts;
mod gold_terms;
#[cfg(feature = "akn")]
mod graphml;
mod guide;
mod history;
#[cfg(feature = "html")]
mod html;
mod languages;
mod laws;
mod layering;
mod lifespans;
mod limits;
mod lineage;
mod lineage_pairs;
mod markdown;
mod merging;
mod mutations;
#[path = "../../benches/mutator/mod.rs"]
mod mutator;
#[cfg(feature = "oscal")]
mod oscal;
mod overlap;
#[cfg(all(feature = "html", feature = "pages"))]
mod pages;
mod patterns;
mod printed;
mod qualified;
mod real_claims;
mod real_force;
mod real_languages;
mod real_lineage;
mod real_texts;
#[cfg(feature = "docx")]
mod redline;
mod roster;
mod schemas;
mod series;
mod settings;
mod tables;
mod together;
mod variants;
