//! Files of word lists.

use std::collections::BTreeMap;

/// A file of word lists, in tables or not: `key = ["word", "another"]`; or of words that say one thing each,
/// `key = "word"`.
///
/// The files are ours and part of the crate. They are TOML, of which they need so little that it is read here:
/// they are read before anything else can begin, and a reader of all of TOML takes six times as long. A test
/// holds this one to that.
#[derive(Debug, Default)]
pub(crate) struct WordFile<'t>(BTreeMap<String, Value<'t>>);

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Value<'t> {
    Text(&'t str),
    List(Vec<&'t str>),
}

impl<'t> WordFile<'t> {
    /// Reads a file up to the first thing that no such file holds.
    pub(crate) fn read(data: &'t str) -> Self {
        let mut file = Self::default();
        let (mut table, mut rest) = ("", past_space(data));
        while let Some(behind) = file.entry(&mut table, rest) {
            rest = past_space(behind);
        }
        file
    }

    /// Reads what opens a table, or a key and its value; gives what stands behind them.
    fn entry(&mut self, table: &mut &'t str, rest: &'t str) -> Option<&'t str> {
        if let Some(head) = rest.strip_prefix('[') {
            let (name, behind) = head.split_once(']')?;
            *table = name;
            return Some(behind);
        }
        let (key, behind) = match quoted(rest) {
            Some((key, behind)) => (key, past_space(behind).strip_prefix('=')?),
            None => rest.split_once('=')?,
        };
        let (value, behind) = value(past_space(behind))?;
        let key = key.trim_end();
        let path = if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
        self.0.insert(path, value);
        Some(behind)
    }

    /// The words of the list at a path of keys; none if there is no such list.
    pub(crate) fn list(&self, path: &[&str]) -> Vec<&'t str> {
        match self.0.get(&path.join(".")) {
            Some(Value::List(words)) => words.clone(),
            _ => Vec::new(),
        }
    }

    /// The same, to keep.
    pub(crate) fn owned(&self, path: &[&str]) -> Vec<String> {
        self.list(path).into_iter().map(str::to_owned).collect()
    }

    /// The lists of the table at a path of keys, with their names, in alphabetical order.
    pub(crate) fn lists(&self, path: &[&str]) -> Vec<(&str, Vec<&'t str>)> {
        let list = |(name, value): (_, &Value<'t>)| match value {
            Value::List(words) => Some((name, words.clone())),
            Value::Text(_) => None,
        };
        self.entries(path).into_iter().filter_map(list).collect()
    }

    /// The words of the table at a path of keys that say one thing each, with what they say.
    pub(crate) fn texts(&self, path: &[&str]) -> Vec<(&str, &'t str)> {
        let text = |(name, value): (_, &Value<'t>)| match value {
            Value::Text(text) => Some((name, *text)),
            Value::List(_) => None,
        };
        self.entries(path).into_iter().filter_map(text).collect()
    }

    /// The entries of a table, but for those of tables inside it.
    fn entries(&self, path: &[&str]) -> Vec<(&str, &Value<'t>)> {
        let table = path.join(".") + ".";
        let all = self.0.range(table.clone()..).map_while(|(path, value)| {
            let name = path.strip_prefix(&table)?;
            Some((name, value))
        });
        all.filter(|(name, _)| !name.contains('.')).collect()
    }
}

/// The value at the start of `rest`, and what stands behind it.
fn value(rest: &str) -> Option<(Value<'_>, &str)> {
    let Some(mut inside) = rest.strip_prefix('[') else {
        let (text, behind) = quoted(rest)?;
        return Some((Value::Text(text), behind));
    };
    let mut words = Vec::new();
    loop {
        inside = past_space(inside);
        if let Some(behind) = inside.strip_prefix(']') {
            return Some((Value::List(words), behind));
        }
        let (word, behind) = quoted(inside)?;
        words.push(word);
        let behind = past_space(behind);
        inside = behind.strip_prefix(',').unwrap_or(behind);
    }
}

/// A word between quotation marks, none of which stands in it, and what stands behind them.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix('"')?;
    let end = memchr::memchr(b'"', inside.as_bytes())?;
    Some((&inside[..end], &inside[end + 1..]))
}

/// `rest` behind white space and comments.
fn past_space(rest: &str) -> &str {
    let rest = rest.trim_ascii_start();
    match rest.strip_prefix('#') {
        Some(comment) => past_space(comment.split_once('\n').map_or("", |(_, behind)| behind)),
        None => rest,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use toml::de::{DeTable, DeValue};

    use super::{Value, WordFile};

    /// What `toml` reads of a file, by paths.
    fn flat<'v>(path: &str, table: &'v DeTable<'_>, all: &mut BTreeMap<String, Value<'v>>) {
        for (key, value) in table {
            let path = match path {
                "" => key.get_ref().to_string(),
                _ => format!("{path}.{}", key.get_ref()),
            };
            let text = |value: &'v DeValue<'_>| value.as_str().expect("words are strings");
            match value.get_ref() {
                DeValue::Table(inside) => flat(&path, inside, all),
                DeValue::Array(words) => {
                    let words = words.iter().map(|word| text(word.get_ref())).collect();
                    all.insert(path, Value::List(words));
                }
                one => drop(all.insert(path, Value::Text(text(one)))),
            }
        }
    }

    #[test]
    fn every_file_of_the_crate_is_read_as_all_toml_is() {
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
                    let table = match DeTable::parse(&data) {
                        Ok(table) => table.into_inner(),
                        Err(error) => panic!("{}: {error}", path.display()),
                    };
                    let mut all = BTreeMap::new();
                    flat("", &table, &mut all);
                    assert_eq!(WordFile::read(&data).0, all, "{}", path.display());
                    read += 1;
                }
            }
        }
        assert!(read >= 14, "{read} files");
    }

    #[test]
    fn lists_are_told_from_texts() {
        let file = WordFile::read(
            "# words\n[a]\nb = [\"one\", # first\n\"two\"]\nc = \"three\"\nd.e = []",
        );
        assert_eq!(file.list(&["a", "b"]), ["one", "two"]);
        assert!(file.list(&["a", "c"]).is_empty() && file.list(&["x"]).is_empty());
        assert_eq!(file.texts(&["a"]), [("c", "three")]);
        assert_eq!(file.lists(&["a"]), [("b", vec!["one", "two"])]);
        assert_eq!(file.lists(&["a", "d"]), [("e", Vec::new())]);
    }

    #[test]
    fn what_no_such_file_holds_ends_it() {
        let file = WordFile::read("a = [\"one\"]\nb = 2\nc = [\"three\"]");
        assert_eq!((file.list(&["a"]), file.list(&["c"])), (vec!["one"], vec![]));
    }
}
