//! Bind parameters, collected while a statement is written.

use sqlx::{Arguments as _, Encode, Postgres, Type, postgres::PgArguments};

/// Parameters of one statement, with the number that the next one gets.
#[derive(Default)]
pub struct Arguments {
    inner: PgArguments,
    count: usize,
    error: Option<sqlx::Error>,
}

impl Arguments {
    /// Adds a value; an encoding error is kept and told when the statement runs.
    pub fn push<'q, T: Encode<'q, Postgres> + Type<Postgres>>(&mut self, value: T) {
        if let Err(error) = self.inner.add(value) {
            self.error.get_or_insert(sqlx::Error::Encode(error));
        }
        self.count += 1;
    }

    /// Adds a value and gives its placeholder, `$7`.
    pub fn place<'q, T: Encode<'q, Postgres> + Type<Postgres>>(&mut self, value: T) -> String {
        self.push(value);
        format!("${}", self.count)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The finished parameters.
    pub fn finish(self) -> Result<PgArguments, sqlx::Error> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.inner),
        }
    }
}
