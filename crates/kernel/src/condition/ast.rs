//! A condition as it is written, before anybody asked whether its fields exist. Printed, it reads back
//! the same.

use std::fmt;

/// A parsed condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ast {
    /// The empty condition.
    All,
    /// Two or more.
    And(Vec<Ast>),
    /// Two or more.
    Or(Vec<Ast>),
    Not(Box<Ast>),
    Compare(Comparison),
}

/// `field op value`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// As written: `amount`, `custom.region`.
    pub field: String,
    pub op: Op,
    /// One value, or the entries of `IN`.
    pub values: Vec<Literal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    /// `:`
    Has,
    In,
    /// `field:*`, `field != null`; only in checked conditions.
    Present,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    Quoted(String),
    /// Without quotation marks: a number, a date, an option, `null`, a simple text.
    Word(String),
    Call(Function, Option<Offset>),
    /// `*`
    Any,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    Today,
    Now,
    Me,
}

/// A distance in time, negative into the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    pub count: i32,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Op {
    pub fn sign(self) -> &'static str {
        match self {
            Self::Eq => "=",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::Has => ":",
            Self::In => "IN",
            Self::Present => ":*",
        }
    }

    pub fn is_order(self) -> bool {
        matches!(self, Self::Lt | Self::Le | Self::Gt | Self::Ge)
    }
}

impl Function {
    pub const ALL: [Self; 3] = [Self::Today, Self::Now, Self::Me];

    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Now => "now",
            Self::Me => "me",
        }
    }
}

impl Unit {
    pub const ALL: [Self; 6] = [Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    pub fn sign(self) -> &'static str {
        match self {
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "w",
            Self::Month => "mo",
            Self::Year => "y",
        }
    }

    /// The farthest that may be written: about a thousand years, for hours and minutes a hundred.
    pub fn most(self) -> i32 {
        match self {
            Self::Minute => 52_560_000,
            Self::Hour => 876_000,
            Self::Day => 365_000,
            Self::Week => 52_000,
            Self::Month => 12_000,
            Self::Year => 1_000,
        }
    }
}

impl fmt::Display for Ast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let join = |f: &mut fmt::Formatter<'_>, all: &[Self], word: &str| {
            for (at, one) in all.iter().enumerate() {
                if at > 0 {
                    write!(f, " {word} ")?;
                }
                match one {
                    Self::And(_) | Self::Or(_) => write!(f, "({one})")?,
                    _ => write!(f, "{one}")?,
                }
            }
            Ok(())
        };
        match self {
            Self::All => Ok(()),
            Self::And(all) => join(f, all, "AND"),
            Self::Or(all) => join(f, all, "OR"),
            Self::Not(inner) => match inner.as_ref() {
                Self::And(_) | Self::Or(_) => write!(f, "NOT ({inner})"),
                _ => write!(f, "NOT {inner}"),
            },
            Self::Compare(comparison) => write!(f, "{comparison}"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values: Vec<String> = self.values.iter().map(Literal::to_string).collect();
        let values = values.join(", ");
        match self.op {
            Op::In => write!(f, "{} IN ({values})", self.field),
            op => write!(f, "{} {} {values}", self.field, op.sign()),
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quoted(text) => write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Self::Word(word) => f.write_str(word),
            Self::Call(function, None) => write!(f, "{}()", function.name()),
            Self::Call(function, Some(offset)) => write!(f, "{}() {offset}", function.name()),
            Self::Any => f.write_str("*"),
        }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.count < 0 { '-' } else { '+' };
        write!(f, "{sign} {}{}", self.count.unsigned_abs(), self.unit.sign())
    }
}
