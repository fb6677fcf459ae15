//! Files of word lists.

use toml::de::{DeTable, DeValue};

/// A file of word lists, in tables or not: `key = ["word", "another"]`.
///
/// The files are ours and part of the crate, so that what is no list is passed over; a test holds every
/// one of them to being read.
pub(crate) struct WordFile<'t>(DeTable<'t>);

impl<'t> WordFile<'t> {
    pub(crate) fn read(data: &'t str) -> Self {
        Self(DeTable::parse(data).map(toml::Spanned::into_inner).unwrap_or_default())
    }

    /// The words of the list at a path of keys; none if there is no such list.
    pub(crate) fn list(&self, path: &[&str]) -> Vec<&str> {
        self.value(path).map(strings).unwrap_or_default()
    }

    /// The same, to keep.
    pub(crate) fn owned(&self, path: &[&str]) -> Vec<String> {
        self.list(path).into_iter().map(str::to_owned).collect()
    }

    /// The lists of the table at a path of keys, with their names, in alphabetical order.
    pub(crate) fn lists(&self, path: &[&str]) -> Vec<(&str, Vec<&str>)> {
        self.entries(path).map(|(name, value)| (name, strings(value))).collect()
    }

    /// The words of the table at a path of keys that say one thing each, with what they say.
    pub(crate) fn texts(&self, path: &[&str]) -> Vec<(&str, &str)> {
        self.entries(path).filter_map(|(name, value)| Some((name, value.as_str()?))).collect()
    }

    fn entries(&self, path: &[&str]) -> impl Iterator<Item = (&str, &DeValue<'t>)> {
        let table = self.value(path).and_then(|value| value.as_table());
        let entries = table.into_iter().flat_map(|table| table.iter());
        entries.map(|(name, value)| (name.get_ref().as_ref(), value.get_ref()))
    }

    fn value(&self, path: &[&str]) -> Option<&DeValue<'t>> {
        let (first, rest) = path.split_first()?;
        let mut value = self.0.get(*first)?.get_ref();
        for key in rest {
            value = value.as_table()?.get(*key)?.get_ref();
        }
        Some(value)
    }
}

fn strings<'v>(value: &'v DeValue<'_>) -> Vec<&'v str> {
    let list = value.as_array().into_iter().flat_map(|list| list.iter());
    list.filter_map(|entry| entry.get_ref().as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{DeTable, WordFile};

    #[test]
    fn every_file_of_the_crate_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/lexicon");
        let mut folders = vec![folder];
        let mut read = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let data = std::fs::read_to_string(&path).unwrap();
                    if let Err(error) = DeTable::parse(&data) {
                        panic!("{}: {error}", path.display());
                    }
                    read += 1;
                }
            }
        }
        assert!(read >= 14, "{read} files");
    }

    #[test]
    fn what_is_no_list_is_passed_over() {
        let file = WordFile::read("[a]\nb = [\"one\", 2]\nc = \"three\"\n");
        assert_eq!(file.list(&["a", "b"]), ["one"]);
        assert!(file.list(&["a", "c"]).is_empty() && file.list(&["x"]).is_empty());
        assert_eq!(file.texts(&["a"]), [("c", "three")]);
        assert_eq!(file.lists(&["a"]).len(), 2);
    }
}
