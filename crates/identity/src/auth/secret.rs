//! Long random secrets that are handed out once (refresh tokens, API keys, invitations): each names
//! its row, and only the SHA-256 of the secret is kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::Rng as _;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

/// 32 random bytes that only their holder knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    pub fn random() -> Self {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// The secret that follows this one, the same each time for the same salt.
    pub fn next(&self, salt: &[u8]) -> Self {
        let mut digest = Sha256::new();
        digest.update(b"kehu next secret");
        digest.update(salt);
        digest.update(self.0);
        Self(digest.finalize().into())
    }

    /// What is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// Is this the secret whose hash is kept? Takes equally long either way.
    pub fn fits(&self, kept: &[u8]) -> bool {
        self.hash().ct_eq(kept).into()
    }
}

/// Never in a log.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// `<prefix>_<id>_<secret>`, as the holder sees it. The prefix lets scanners find leaked ones.
pub fn write(prefix: &str, id: Uuid, secret: &Secret) -> String {
    format!("{prefix}_{}_{}", id.simple(), URL_SAFE_NO_PAD.encode(secret.0))
}

/// Reads what `write` wrote; `None` for anything else.
pub fn read(prefix: &str, text: &str) -> Option<(Uuid, Secret)> {
    let rest = text.trim().strip_prefix(prefix)?.strip_prefix('_')?;
    let (id, secret) = rest.split_once('_')?;
    let id = Uuid::try_parse(id).ok()?;
    let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
    Some((id, Secret(bytes.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let (id, secret) = (Uuid::now_v7(), Secret::random());
        let text = write("kehu", id, &secret);
        assert_eq!(read("kehu", &text), Some((id, secret.clone())));
        assert_eq!(read("kehu_refresh", &text), None);
        assert!(secret.fits(&secret.hash()));
        assert!(!Secret::random().fits(&secret.hash()));
    }

    #[test]
    fn anything_else_is_no_secret() {
        for text in ["", "kehu", "kehu_", "kehu_x_y", "kehu_0190f5a0_AAAA", "Bearer x"] {
            assert_eq!(read("kehu", text), None, "{text}");
        }
    }

    #[test]
    fn the_next_secret_needs_the_servers_salt() {
        let secret = Secret::random();
        assert_eq!(secret.next(b"salt"), secret.next(b"salt"));
        assert_ne!(secret.next(b"salt"), secret.next(b"other"));
    }
}
