//! Reads the tokens of a condition. Every refusal says where (`position`, counted from 1) and what stood
//! there (`found`, empty at the end).

use super::ast::{Ast, Comparison, Function, Literal, Offset, Op, Unit};
use super::lexer::{Placed, Token, refuse, tokens};
use super::{DEEPEST, LONGEST, MOST_COMPARISONS};
use crate::{Error, reason};

/// Parses a condition; the reasons of `Kind::Invalid` stand in [`crate::reason`].
pub fn parse(text: &str) -> Result<Ast, Error> {
    if text.len() > LONGEST {
        return Err(Error::invalid("filter", reason::TOO_LONG).with("max", LONGEST));
    }
    let mut parser =
        Parser { tokens: tokens(text)?, next: 0, end: text.chars().count() + 1, depth: 0, comparisons: 0 };
    if parser.tokens.is_empty() {
        return Ok(Ast::All);
    }
    let ast = parser.chain()?;
    match parser.peek() {
        None => Ok(ast),
        Some(_) => Err(parser.refuse(reason::UNEXPECTED)),
    }
}

struct Parser {
    tokens: Vec<Placed>,
    next: usize,
    /// Place behind the last character.
    end: usize,
    depth: usize,
    comparisons: usize,
}

impl Parser {
    /// `a AND b AND c`, or `a OR b OR c`, never both.
    fn chain(&mut self) -> Result<Ast, Error> {
        let mut all = vec![self.unary()?];
        let mut joined_by: Option<&str> = None;
        while let Some(word) = ["AND", "OR"].into_iter().find(|word| self.sees_word(0, word)) {
            if joined_by.is_some_and(|before| before != word) {
                return Err(self.refuse(reason::PARENTHESES_REQUIRED));
            }
            joined_by = Some(word);
            self.next += 1;
            all.push(self.unary()?);
        }
        Ok(match (joined_by, all.len()) {
            (Some("OR"), _) => Ast::Or(all),
            (Some(_), _) => Ast::And(all),
            (None, _) => all.swap_remove(0),
        })
    }

    fn unary(&mut self) -> Result<Ast, Error> {
        let negated = self.sees_word(0, "NOT") || self.sees(0, &Token::Minus);
        if !negated && !self.sees(0, &Token::Open) {
            return self.comparison().map(Ast::Compare);
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::invalid("filter", reason::TOO_DEEP).with("max", DEEPEST));
        }
        self.next += 1;
        let ast = if negated {
            Ast::Not(Box::new(self.unary()?))
        } else {
            let inner = self.chain()?;
            self.expect(Token::Close)?;
            inner
        };
        self.depth -= 1;
        Ok(ast)
    }

    fn comparison(&mut self) -> Result<Comparison, Error> {
        let Some(Token::Word(field)) = self.peek().cloned() else {
            return Err(self.refuse(reason::EXPECTED_FIELD));
        };
        self.next += 1;
        let op = match self.peek() {
            Some(Token::Op(op)) => *op,
            _ if self.sees_word(0, "IN") => Op::In,
            _ => return Err(self.refuse(reason::EXPECTED_OPERATOR).with("field", reason::shown(&field))),
        };
        self.next += 1;
        let values = match op {
            Op::In => self.list(&field)?,
            Op::Has if self.sees(0, &Token::Star) => {
                self.next += 1;
                vec![Literal::Any]
            }
            _ => vec![self.value(&field)?],
        };
        self.comparisons += values.len();
        if self.comparisons > MOST_COMPARISONS {
            return Err(Error::invalid("filter", reason::TOO_MANY_COMPARISONS).with("max", MOST_COMPARISONS));
        }
        Ok(Comparison { field, op, values })
    }

    fn list(&mut self, field: &str) -> Result<Vec<Literal>, Error> {
        if !self.sees(0, &Token::Open) {
            return Err(self.refuse(reason::EXPECTED_VALUE).with("field", reason::shown(field)));
        }
        self.next += 1;
        let mut values = vec![self.value(field)?];
        while self.sees(0, &Token::Comma) {
            self.next += 1;
            values.push(self.value(field)?);
        }
        self.expect(Token::Close)?;
        Ok(values)
    }

    fn value(&mut self, field: &str) -> Result<Literal, Error> {
        let keyword = ["AND", "OR", "NOT"].into_iter().any(|word| self.sees_word(0, word));
        let refusal = self.refuse(reason::EXPECTED_VALUE).with("field", reason::shown(field));
        let (sign, at) = match self.peek() {
            Some(Token::Minus) => ("-", 1),
            Some(Token::Plus) => ("+", 1),
            _ => ("", 0),
        };
        match self.tokens.get(self.next + at).map(|placed| placed.token.clone()) {
            Some(Token::Quoted(text)) if at == 0 => {
                self.next += 1;
                Ok(Literal::Quoted(text))
            }
            Some(Token::Word(word)) if at == 1 && word.starts_with(|c: char| c.is_ascii_digit()) => {
                self.next += 2;
                Ok(Literal::Word(format!("{sign}{word}")))
            }
            Some(Token::Word(name)) if at == 0 && self.sees(1, &Token::Open) => self.call(&name),
            Some(Token::Word(word)) if at == 0 && !keyword => {
                self.next += 1;
                Ok(Literal::Word(word))
            }
            _ => Err(refusal),
        }
    }

    fn call(&mut self, name: &str) -> Result<Literal, Error> {
        let Some(function) = Function::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name))
        else {
            let at = self.tokens.get(self.next).map_or(self.end, |placed| placed.at);
            return Err(refuse(reason::UNKNOWN_FUNCTION, at).with("function", reason::shown(name)));
        };
        self.next += 2;
        self.expect(Token::Close)?;
        let sign = match self.peek() {
            Some(Token::Plus) => 1,
            Some(Token::Minus) => -1,
            _ => return Ok(Literal::Call(function, None)),
        };
        self.next += 1;
        let offset = match self.peek() {
            Some(Token::Word(word)) => Offset::read(word, sign),
            _ => None,
        };
        // The caller has no days, and a date no hours.
        let fits = offset.is_some_and(|offset| match function {
            Function::Today => !matches!(offset.unit, Unit::Minute | Unit::Hour),
            Function::Now => true,
            Function::Me => false,
        });
        if !fits {
            return Err(self.refuse(reason::BAD_OFFSET));
        }
        self.next += 1;
        Ok(Literal::Call(function, offset))
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|placed| &placed.token)
    }

    fn sees(&self, ahead: usize, token: &Token) -> bool {
        self.tokens.get(self.next + ahead).is_some_and(|placed| placed.token == *token)
    }

    fn sees_word(&self, ahead: usize, word: &str) -> bool {
        let token = self.tokens.get(self.next + ahead).map(|placed| &placed.token);
        matches!(token, Some(Token::Word(seen)) if seen.eq_ignore_ascii_case(word))
    }

    fn expect(&mut self, token: Token) -> Result<(), Error> {
        if !self.sees(0, &token) {
            return Err(self.refuse(reason::EXPECTED_CLOSING));
        }
        self.next += 1;
        Ok(())
    }

    /// A refusal of the next token.
    fn refuse(&self, reason: &'static str) -> Error {
        let (at, found) = match self.tokens.get(self.next) {
            None => (self.end, String::new()),
            Some(placed) => (placed.at, placed.token.written()),
        };
        refuse(reason, at).with("found", reason::shown(&found))
    }
}

impl Offset {
    /// `30d`, `2w`
    fn read(word: &str, sign: i32) -> Option<Self> {
        let digits = word.find(|c: char| !c.is_ascii_digit())?;
        let count: i32 = word[..digits].parse().ok()?;
        let unit = Unit::ALL.into_iter().find(|unit| unit.sign() == &word[digits..])?;
        (count > 0 && count <= unit.most()).then_some(Self { count: sign * count, unit })
    }
}

impl Token {
    fn written(&self) -> String {
        match self {
            Self::Word(text) | Self::Quoted(text) => text.clone(),
            Self::Op(op) => op.sign().to_owned(),
            Self::Open => "(".to_owned(),
            Self::Close => ")".to_owned(),
            Self::Comma => ",".to_owned(),
            Self::Plus => "+".to_owned(),
            Self::Minus => "-".to_owned(),
            Self::Star => "*".to_owned(),
        }
    }
}
