//! A guide, chapter by chapter: from a first comparison to an analysis that is kept.
//!
//! The chapters are the files in `docs/`, and their code is tested with the crate.

macro_rules! chapters {
    ($($name:ident = $file:literal;)*) => {
        $(
            #[doc = include_str!(concat!("../docs/", $file))]
            pub mod $name {}
        )*
    };
}

chapters! {
    first_comparison = "1-first-comparison.md";
    reading_effects = "2-reading-effects.md";
    writing_a_scheme = "3-writing-a-scheme.md";
    red_lines = "4-red-lines.md";
    auditing_an_article = "5-auditing-an-article.md";
    a_policy_repository = "6-a-policy-repository.md";
    a_large_collection = "7-a-large-collection.md";
    testing_an_analysis = "8-testing-an-analysis.md";
}
