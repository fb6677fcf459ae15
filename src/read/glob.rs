//! Files by a pattern of names.

use std::path::{Path, PathBuf};

/// The files whose path below `folder` is what `pattern` means, in order of their names; `*` stands for
/// any letters and `?` for one, both in the last part alone. Names that begin with a dot are hidden.
pub(crate) fn matching(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let (below, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    let folder = folder.join(below);
    let here = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    let is_meant = |path: &PathBuf| {
        let own = path.file_name().and_then(|own| own.to_str()).unwrap_or_default();
        !own.starts_with('.') && matches(name, own) && path.is_file()
    };
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_meant).collect();
    found.sort_unstable();
    found
}

/// Whether `name` is what `pattern` means, in which `*` stands for any letters and `?` for one.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    let [pattern, name] = [pattern, name].map(|text| text.chars().collect::<Vec<char>>());
    // where the last `*` stood, and how much of the name it took
    let (mut at, mut of, mut star) = (0, 0, None);
    while of < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, of));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[of] => (at, of) = (at + 1, of + 1),
            _ => {
                let Some((star_at, taken)) = star else { return false };
                star = Some((star_at, taken + 1));
                (at, of) = (star_at + 1, taken + 1);
            }
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn wildcards_stand_for_letters() {
        for (pattern, name, is_so) in [
            ("draft-?.md", "draft-3.md", true),
            ("draft-?.md", "draft-33.md", false),
            ("*", "", true),
            ("a*b*c", "a--b-b--c", true),
            ("a*b", "a--c", false),
            ("é?", "éa", true),
        ] {
            assert_eq!(matches(pattern, name), is_so, "{pattern} {name}");
        }
    }
}
