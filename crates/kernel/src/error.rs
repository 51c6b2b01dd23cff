//! One error for all: a closed `Kind` that decides the status, a `reason` that decides the sentence
//! (rendered at the edge in the caller's language), and the names of every wrong field.

use std::fmt;

/// What sort of refusal; REST and gRPC statuses follow from it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    NotFound,
    AlreadyExists,
    Conflict,
    StaleVersion,
    Invalid,
    Precondition,
    Forbidden,
    Unauthenticated,
    RateLimited,
    Unavailable,
    Internal,
}

/// Values that a message's sentence names: `limit`, `owner`.
pub type Params = Vec<(String, String)>;

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON path as the caller wrote it: `addresses[2].city`.
    pub field: String,
    /// Key of the sentence: `REQUIRED`, `TOO_LONG`.
    pub reason: &'static str,
    pub params: Params,
}

/// A refusal, or a fault (`Internal`, whose text stays inside).
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    reason: &'static str,
    params: Params,
    fields: Vec<FieldError>,
    hits: Vec<Params>,
    detail: String,
}

impl Error {
    pub fn new(kind: Kind, reason: &'static str) -> Self {
        Self(Box::new(Inner {
            kind,
            reason,
            params: vec![],
            fields: vec![],
            hits: vec![],
            detail: String::new(),
        }))
    }

    /// There is no such record, or the caller may not see it: the two must look alike.
    pub fn not_found(kind: &str, id: impl fmt::Display) -> Self {
        Self::new(Kind::NotFound, "NOT_FOUND").with("kind", kind).with("id", id)
    }

    pub fn conflict(reason: &'static str) -> Self {
        Self::new(Kind::Conflict, reason)
    }

    pub fn exists(reason: &'static str) -> Self {
        Self::new(Kind::AlreadyExists, reason)
    }

    pub fn precondition(reason: &'static str) -> Self {
        Self::new(Kind::Precondition, reason)
    }

    pub fn forbidden(permission: &str) -> Self {
        Self::new(Kind::Forbidden, "FORBIDDEN").with("permission", permission)
    }

    pub fn unauthenticated(reason: &'static str) -> Self {
        Self::new(Kind::Unauthenticated, reason)
    }

    pub fn unavailable(reason: &'static str) -> Self {
        Self::new(Kind::Unavailable, reason)
    }

    /// A fault of ours; `detail` goes to the log, never to the caller.
    pub fn internal(detail: impl fmt::Display) -> Self {
        Self::new(Kind::Internal, "INTERNAL").because(detail)
    }

    /// One wrong field.
    pub fn invalid(field: impl Into<String>, reason: &'static str) -> Self {
        let mut error = Self::new(Kind::Invalid, "INVALID");
        error.0.fields.push(FieldError { field: field.into(), reason, params: vec![] });
        error
    }

    /// Adds a value for the sentence (of the last field error of an `Invalid`, else of the error).
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        let pair = (name.to_owned(), value.to_string());
        match self.0.fields.last_mut() {
            Some(field) => field.params.push(pair),
            None => self.0.params.push(pair),
        }
        self
    }

    /// Adds a record that stands in the way, told as far as the caller may know it.
    pub fn hit(mut self, told: Params) -> Self {
        self.0.hits.push(told);
        self
    }

    /// Names another path on every field error: the same check serves `filter` and `rules[0].condition`.
    pub fn at(mut self, path: &str) -> Self {
        for field in &mut self.0.fields {
            field.field = path.to_owned();
        }
        self
    }

    /// Puts every field error below `path`: the same check serves a record and a request that holds one.
    pub fn within(mut self, path: &str) -> Self {
        for field in &mut self.0.fields {
            field.field = format!("{path}.{}", field.field);
        }
        self
    }

    /// Adds what the log should know.
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.0.detail = detail.to_string();
        self
    }

    pub fn kind(&self) -> Kind {
        self.0.kind
    }
    pub fn reason(&self) -> &'static str {
        self.0.reason
    }
    pub fn params(&self) -> &[(String, String)] {
        &self.0.params
    }
    pub fn fields(&self) -> &[FieldError] {
        &self.0.fields
    }
    /// The records that stand in the way.
    pub fn hits(&self) -> &[Params] {
        &self.0.hits
    }
    pub fn detail(&self) -> &str {
        &self.0.detail
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.0.kind, self.0.reason)?;
        for (name, value) in &self.0.params {
            write!(f, " {name}={value}")?;
        }
        for field in &self.0.fields {
            write!(f, " {}:{}", field.field, field.reason)?;
        }
        if !self.0.detail.is_empty() {
            write!(f, " ({})", self.0.detail)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Collects every wrong field before refusing, so that a caller mends all at once.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    pub fn push(&mut self, field: impl Into<String>, reason: &'static str) {
        self.push_with(field, reason, vec![]);
    }

    pub fn push_with(&mut self, field: impl Into<String>, reason: &'static str, params: Params) {
        self.0.push(FieldError { field: field.into(), reason, params });
    }

    /// Takes over the field errors of `error`, with `prefix` before their paths.
    pub fn extend(&mut self, prefix: &str, error: Error) {
        self.0.extend(error.0.fields.into_iter().map(|mut field| {
            field.field = format!("{prefix}{}", field.field);
            field
        }));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was found so far.
    pub fn found(&self) -> &[FieldError] {
        &self.0
    }

    /// As `extend`, but what was said of a field already is not said again in other words.
    pub fn add(&mut self, error: Error) {
        let known: Vec<String> = self.0.iter().map(|found| found.field.clone()).collect();
        self.0.extend(error.0.fields.into_iter().filter(|field| !known.contains(&field.field)));
    }

    /// `Ok` when nothing was wrong.
    pub fn finish(self) -> Result<(), Error> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut error = Error::new(Kind::Invalid, "INVALID");
        error.0.fields = self.0;
        Err(error)
    }
}
