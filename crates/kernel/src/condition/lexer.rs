//! Cuts a condition into words, quoted texts and signs, and remembers where each stood.

use super::Op;
use crate::{Error, reason};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Letters, digits and all signs without a meaning of their own; `-` and `+` only within.
    Word(String),
    Quoted(String),
    Op(Op),
    Open,
    Close,
    Comma,
    Plus,
    Minus,
    Star,
}

/// A token and the place of its first character, counted from 1.
#[derive(Debug, Clone)]
pub struct Placed {
    pub token: Token,
    pub at: usize,
}

/// All tokens; refuses characters that cannot be seen and texts without an end.
pub fn tokens(text: &str) -> Result<Vec<Placed>, Error> {
    let characters: Vec<char> = text.chars().collect();
    if let Some(at) = characters.iter().position(|c| c.is_control() && !c.is_whitespace()) {
        return Err(refuse(reason::CONTROL_CHARACTER, at + 1));
    }
    let mut found = vec![];
    let mut at = 0;
    while let Some(c) = characters.get(at) {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let (token, length) = token(&characters[at..], at + 1)?;
        found.push(Placed { token, at: at + 1 });
        at += length;
    }
    Ok(found)
}

pub fn refuse(reason: &'static str, at: usize) -> Error {
    Error::invalid("filter", reason).with("position", at)
}

/// The token at the start of `rest`, which isn't empty, and how many characters it took.
fn token(rest: &[char], at: usize) -> Result<(Token, usize), Error> {
    let equals_follows = rest.get(1) == Some(&'=');
    Ok(match rest[0] {
        '(' => (Token::Open, 1),
        ')' => (Token::Close, 1),
        ',' => (Token::Comma, 1),
        '+' => (Token::Plus, 1),
        '-' => (Token::Minus, 1),
        '*' => (Token::Star, 1),
        ':' => (Token::Op(Op::Has), 1),
        '=' => (Token::Op(Op::Eq), 1),
        '!' if equals_follows => (Token::Op(Op::Ne), 2),
        '<' if equals_follows => (Token::Op(Op::Le), 2),
        '>' if equals_follows => (Token::Op(Op::Ge), 2),
        '<' => (Token::Op(Op::Lt), 1),
        '>' => (Token::Op(Op::Gt), 1),
        '!' => return Err(refuse(reason::UNEXPECTED, at).with("found", "!")),
        quote @ ('"' | '\'') => quoted(rest, quote).ok_or_else(|| refuse(reason::UNFINISHED_TEXT, at))?,
        _ => word(rest),
    })
}

/// A backslash keeps a quotation mark or a backslash from its meaning.
fn quoted(rest: &[char], quote: char) -> Option<(Token, usize)> {
    let mut text = String::new();
    let mut at = 1;
    loop {
        match (*rest.get(at)?, rest.get(at + 1)) {
            ('\\', Some(escaped @ ('"' | '\'' | '\\'))) => {
                text.push(*escaped);
                at += 2;
            }
            (c, _) if c == quote => return Some((Token::Quoted(text), at + 1)),
            (c, _) => {
                text.push(c);
                at += 1;
            }
        }
    }
}

/// The colons of an instant belong to it: `2026-01-31T10:00:00+08:00`.
fn word(rest: &[char]) -> (Token, usize) {
    let instant = rest.len() > 5 && rest[..4].iter().all(char::is_ascii_digit) && rest[4] == '-';
    let ends = |c: &char| c.is_whitespace() || "()\"',*=!<>".contains(*c) || (*c == ':' && !instant);
    let length = rest.iter().position(ends).unwrap_or(rest.len());
    (Token::Word(rest[..length].iter().collect()), length)
}
