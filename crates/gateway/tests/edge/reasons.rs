//! Whatever the product refuses, it says so in both languages: every reason in the sources has its
//! sentence.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use gateway::sentences::catalogue;
use kernel::Locale;

/// What stands before a reason where it is used.
const MAKERS: [&str; 15] = [
    "Error::new(",
    "Error::conflict(",
    "Error::exists(",
    "Error::precondition(",
    "Error::unauthenticated(",
    "Error::unavailable(",
    "Error::invalid(",
    "Self::new(",
    "rrors.push(",
    "rrors.push_with(",
    "findings.push",
    "Problem::edge(",
    "Wrong::new(",
    "Wrong::expected(",
    "pub const ",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("an entry").path());
    for path in entries {
        match path.file_name().and_then(|name| name.to_str()) {
            Some("tests" | "tests.rs" | "target" | "testkit" | "local" | "codegen" | "proto") => {}
            _ if path.is_dir() => sources(&path, found),
            Some(name) if name.ends_with(".rs") => found.push(path),
            _ => {}
        }
    }
}

/// Texts in capitals that follow a maker within the same statement.
fn reasons(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = vec![];
    for (at, _) in code.match_indices('"') {
        let rest = &code[at + 1..];
        let Some(text) = rest.find('"').map(|end| &rest[..end]) else { continue };
        let shape = text.len() > 2
            && text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        if !shape || !rest[text.len() + 1..].starts_with([')', ',']) {
            continue;
        }
        let statement = code[..at].rfind([';', '{', '}']).map_or(0, |start| start + 1);
        if MAKERS.iter().any(|maker| code[statement..at].contains(maker)) {
            found.push(text.to_owned());
        }
    }
    found
}

#[test]
fn every_reason_has_its_sentence() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![];
    sources(&crates, &mut files);
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        for reason in reasons(&source) {
            used.entry(reason).or_insert_with(|| file.display().to_string());
        }
    }
    for (reason, _) in kernel::reason::ALL {
        used.insert((*reason).to_owned(), "kernel::reason".to_owned());
    }
    assert!(used.len() > 80, "the search itself must work: {}", used.len());
    let words = catalogue(Locale::En);
    let has_words = |reason: &str| words.template(reason).is_some() || !words.title(reason).is_empty();
    let missing: Vec<_> = used.iter().filter(|(reason, _)| !has_words(reason)).collect();
    assert!(missing.is_empty(), "add sentences to proto/crm/messages/en.toml and zh.toml: {missing:#?}");
}

#[test]
fn every_notice_has_its_sentence() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![];
    sources(&crates, &mut files);
    let mut used = vec![];
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, _) in code.match_indices("tell(&mut uow").chain(code.match_indices(".notify(")) {
            let statement = code[at..].split(';').next().unwrap_or_default();
            let capitals = |text: &&str| text.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
            let reason = statement.split('"').nth(1).filter(capitals);
            used.extend(reason.map(str::to_owned));
        }
    }
    assert!(!used.is_empty(), "the search itself must work");
    let missing: Vec<_> =
        used.iter().filter(|reason| catalogue(Locale::En).notice(reason, &[]).is_none()).collect();
    assert!(missing.is_empty(), "add them to [notices] of proto/crm/messages/{{en,zh}}.toml: {missing:#?}");
}

#[test]
fn sentences_name_only_values_that_the_kernel_gives() {
    for (reason, names) in kernel::reason::ALL {
        let template = catalogue(Locale::En).template(reason).expect("a sentence");
        let named = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        for (name, _) in named {
            assert!(names.contains(&name), "{reason} has no value {name}");
        }
    }
}
