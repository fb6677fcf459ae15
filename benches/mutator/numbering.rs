//! Printed numbers, dealt out anew.

use std::collections::BTreeMap;

use travaux::document::EnumeratorStyle;

use super::passage::Passage;

/// Who counts on from whom: numbered clauses of one style under one clause.
pub(crate) type Row = (Option<usize>, EnumeratorStyle);

/// The row a passage is numbered in.
pub(crate) fn row(passage: &Passage) -> Option<Row> {
    let style = passage.style.filter(|style| *style != EnumeratorStyle::Bullet)?;
    passage.ordinal.is_some().then_some((passage.parent, style))
}

/// Gives the passages of every row the numbers of that row in order. `rows` says for each passage
/// which row it stands in now. Where there are more passages than numbers, counts on; a number that
/// cannot be counted on from is given up.
pub(crate) fn deal(before: &[Passage], passages: &mut [Passage], rows: &[Option<Row>]) {
    let mut leads: BTreeMap<Row, Vec<(String, u32)>> = BTreeMap::new();
    for passage in before {
        if let (Some(row), Some(ordinal)) = (row(passage), passage.ordinal) {
            leads.entry(row).or_default().push((passage.lead.clone(), ordinal));
        }
    }
    let mut dealt: BTreeMap<Row, usize> = BTreeMap::new();
    for (passage, row) in passages.iter_mut().zip(rows) {
        let Some((row, leads)) = row.and_then(|row| Some((row, leads.get(&row)?))) else {
            continue;
        };
        let next = dealt.entry(row).or_insert(0);
        let lead = match leads.get(*next) {
            Some((lead, _)) => Some(lead.clone()),
            None => counted_on(leads.last(), *next + 1 - leads.len(), row.1),
        };
        *next += 1;
        passage.lead = lead.unwrap_or_default();
    }
}

/// The lead that comes `steps` after the last of a row.
fn counted_on(
    last: Option<&(String, u32)>,
    steps: usize,
    style: EnumeratorStyle,
) -> Option<String> {
    let (lead, ordinal) = last?;
    let number = ordinal + steps as u32;
    let end = lead.rfind(|c: char| c.is_ascii_alphanumeric())? + 1;
    let printed = lead[..end].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = end - printed;
    let printed = match style {
        EnumeratorStyle::Letter => letter(number)?.to_string(),
        EnumeratorStyle::CapitalLetter => letter(number)?.to_ascii_uppercase().to_string(),
        EnumeratorStyle::Roman => roman(number),
        EnumeratorStyle::CapitalRoman => roman(number).to_uppercase(),
        _ if lead[start..end].bytes().all(|byte| byte.is_ascii_digit()) => number.to_string(),
        _ => return None,
    };
    Some(format!("{}{printed}{}", &lead[..start], &lead[end..]))
}

fn letter(number: u32) -> Option<char> {
    char::from_u32(96 + number).filter(char::is_ascii_lowercase)
}

/// A small number in Roman letters.
pub(crate) fn roman(mut number: u32) -> String {
    let mut roman = String::new();
    for (value, letters) in
        [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    {
        while number >= value {
            roman.push_str(letters);
            number -= value;
        }
    }
    roman
}
