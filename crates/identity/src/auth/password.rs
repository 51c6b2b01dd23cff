//! Passwords: kept only as argon2id hashes that cost an attacker 19 MiB and two passes each. A new
//! password has at least ten characters, is none of the well-known ones and not the e-mail.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use kernel::{Error, FieldErrors, Result};
use rand::RngExt;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Shortest password that may be set.
pub const SHORTEST: usize = 10;
/// Longer texts are refused before they cost anything.
pub const LONGEST: usize = 200;

/// Hashing takes a processor and 19 MiB for a while: no more than this many at once.
static SEATS: Semaphore = Semaphore::const_new(2);

/// Hash of a password that nobody knows, for e-mails without an account: the answer takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$F9kXo1lPSmWb0y1rZ1mVwZ3n5o0Yc2mO0t9n2p7yq3U";

/// First characters of long passwords that everybody tries, and whole ones.
const WELL_KNOWN: [&str; 34] = [
    "1234567890",
    "12345678910",
    "0123456789",
    "0987654321",
    "1111111111",
    "0000000000",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "qwertyuiop",
    "qwerty1234",
    "qwerty12345",
    "asdfghjkl1",
    "password12",
    "password123",
    "password1234",
    "password12345",
    "passw0rd12",
    "passw0rd123",
    "p@ssw0rd123",
    "p@ssword123",
    "iloveyou12",
    "iloveyou123",
    "administrator",
    "admin12345",
    "admin123456",
    "welcome123",
    "welcome1234",
    "letmein123",
    "changeme123",
    "woaini1314",
    "woaini520520",
    "5201314520",
    "abc1234567",
    "a123456789",
];

/// Why this text may not become a password; all reasons at once.
pub fn check_new(field: &str, password: &str, email: &str, errors: &mut FieldErrors) {
    let length = password.chars().count();
    if length < SHORTEST {
        errors.push_with(field, "TOO_SHORT", vec![("min".to_owned(), SHORTEST.to_string())]);
    }
    if length > LONGEST {
        errors.push_with(field, "TOO_LONG", vec![("max".to_owned(), LONGEST.to_string())]);
    }
    let lower = password.to_lowercase();
    if length >= SHORTEST && (WELL_KNOWN.contains(&lower.as_str()) || one_character_repeated(&lower)) {
        errors.push(field, "WELL_KNOWN_PASSWORD");
    }
    let local = email.split('@').next().unwrap_or(email);
    if !email.is_empty() && (lower == email.to_lowercase() || lower == local.to_lowercase()) {
        errors.push(field, "PASSWORD_IS_EMAIL");
    }
}

fn one_character_repeated(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| characters.all(|c| c == first))
}

/// The right to hash now. Whoever checks a password looks at the lock-out while he holds it, so a burst
/// of parallel guesses can't slip past the count.
pub struct Seat {
    _permit: SemaphorePermit<'static>,
}

pub async fn seat() -> Result<Seat> {
    Ok(Seat { _permit: SEATS.acquire().await.map_err(Error::internal)? })
}

/// The hash to keep.
pub async fn hash(_seat: &Seat, password: &str) -> Result<String> {
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(Error::internal)?.map_err(Error::internal)
}

/// Does the password fit? Without a hash (no such account, no password yet) it never does, equally slowly.
pub async fn fits(_seat: &Seat, password: &str, hash: Option<&str>) -> Result<bool> {
    let known = hash.is_some();
    let (password, hash) = (password.to_owned(), hash.unwrap_or(NOBODY).to_owned());
    let checked = tokio::task::spawn_blocking(move || {
        let parsed = PasswordHash::new(&hash)?;
        Ok::<bool, argon2::password_hash::phc::Error>(
            Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok(),
        )
    });
    let fits = checked.await.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(known && fits)
}

/// A first password for the administrator of a new installation, told once.
pub fn generate() -> String {
    const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut random = rand::rng();
    let mut groups = vec![];
    for _ in 0..4 {
        let group: String =
            (0..5).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect();
        groups.push(group);
    }
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(password: &str) -> Vec<&'static str> {
        let mut errors = FieldErrors::default();
        check_new("password", password, "Li.Wei.Sales@kehu.example", &mut errors);
        match errors.finish() {
            Ok(()) => vec![],
            Err(error) => error.fields().iter().map(|field| field.reason).collect(),
        }
    }

    #[test]
    fn a_long_unusual_password_is_taken() {
        assert!(reasons("correct horse battery").is_empty());
        assert!(reasons("客户关系管理系统很好用").is_empty());
    }

    #[test]
    fn short_well_known_and_own_email_are_refused() {
        assert_eq!(reasons("abc"), ["TOO_SHORT"]);
        assert_eq!(reasons("a"), ["TOO_SHORT"]);
        assert_eq!(reasons("Password123"), ["WELL_KNOWN_PASSWORD"]);
        assert_eq!(reasons("zzzzzzzzzzzz"), ["WELL_KNOWN_PASSWORD"]);
        assert_eq!(reasons("li.wei.sales@KEHU.example"), ["PASSWORD_IS_EMAIL"]);
        assert_eq!(reasons("li.wei.sales"), ["PASSWORD_IS_EMAIL"]);
        assert_eq!(reasons(&"ab".repeat(101)), ["TOO_LONG"]);
    }

    #[tokio::test]
    async fn only_the_right_password_fits() -> Result<()> {
        let seat = seat().await?;
        let kept = hash(&seat, "correct horse battery").await?;
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(fits(&seat, "correct horse battery", Some(&kept)).await?);
        assert!(!fits(&seat, "correct horse batterz", Some(&kept)).await?);
        assert!(!fits(&seat, "correct horse battery", None).await?);
        Ok(())
    }

    #[test]
    fn a_generated_password_may_be_set() {
        let password = generate();
        assert!(reasons(&password).is_empty(), "{password}");
        assert_ne!(password, generate());
    }
}
