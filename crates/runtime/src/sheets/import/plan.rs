//! What an import does with each column, as the job keeps it.

use kernel::{EntityDef, Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::sheets::columns::{Column, Words};

/// The job's arguments.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Args {
    pub file_id: String,
    /// Of a workbook.
    pub sheet: String,
    pub headings: Vec<String>,
    /// For each heading the field's path; empty: left out.
    pub mapping: Vec<String>,
    /// The key's path; empty: every row is a new record.
    pub key: String,
    pub dry_run: bool,
    pub allow_duplicates: bool,
    pub chinese: bool,
}

/// The same with the columns looked up.
#[derive(Debug)]
pub struct Plan {
    pub args: Args,
    pub columns: Vec<Option<Column>>,
    pub key: Option<Column>,
}

impl Plan {
    pub fn of(def: &'static EntityDef, args: &Json) -> Result<Self> {
        let args: Args = serde_json::from_value(args.clone()).map_err(Error::internal)?;
        let columns = args.mapping.iter().map(|path| Column::parse(def, path)).collect();
        let key = (!args.key.is_empty()).then(|| Column::parse(def, &args.key)).flatten();
        Ok(Self { args, columns, key })
    }

    /// Names what the file becomes under this plan: the same file under the same plan, the same ids.
    pub fn digest(&self, def: &EntityDef, sha256: &str) -> String {
        let mut sum = Sha256::new();
        let paths = self.args.mapping.iter().map(String::as_str);
        let sheet = Some(self.args.sheet.as_str()).filter(|sheet| !sheet.is_empty());
        let named = [def.service, def.kind, sha256, &self.args.key];
        for piece in named.into_iter().chain(paths).chain(sheet) {
            sum.update((piece.len() as u64).to_be_bytes());
            sum.update(piece.as_bytes());
        }
        sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The heading under which a field came, or the field's own.
    pub fn heading(&self, def: &'static EntityDef, field: &str, words: &Words) -> String {
        let top = field.split(['.', '[']).next().unwrap_or(field);
        let place = |whole: &str| {
            let named = |column: &Column| column.path() == whole || column.field.json == whole;
            self.columns.iter().position(|column| column.as_ref().is_some_and(named))
        };
        match place(field).or_else(|| place(top)).and_then(|at| self.args.headings.get(at)) {
            Some(heading) => heading.clone(),
            None => Column::parse(def, top).map_or(field.to_owned(), |column| column.heading(def, words)),
        }
    }
}
