//! What we hand out and recognise when it comes back: when a form was given to a visitor, and the link by which he
//! confirms his message. Signed with the installation's own key; nothing is kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{Time, Uuid};
use secrecy::ExposeSecret as _;
use sha2::Sha256;

use runtime::config::Seed;

/// Days during which a link confirms.
const LINK_DAYS: i64 = 7;
const MAC: usize = 16;

/// When the form was given out, for that key only.
pub fn seal(seed: &Seed, key: &str, at: Time) -> String {
    let at = at.timestamp_millis().to_be_bytes();
    let mut sealed = at.to_vec();
    sealed.extend(mac(seed, b"form seal", &[key.as_bytes(), &at]));
    URL_SAFE_NO_PAD.encode(sealed)
}

/// Milliseconds since then; `None` for a seal that isn't ours.
pub fn age(seed: &Seed, key: &str, seal: &str, now: Time) -> Option<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(seal.trim()).ok()?;
    let (at, given) = bytes.split_at_checked(8)?;
    if !fits(seed, b"form seal", &[key.as_bytes(), at], given) {
        return None;
    }
    Some(now.timestamp_millis() - i64::from_be_bytes(at.try_into().ok()?))
}

/// The end of a link that confirms a message.
pub fn link(seed: &Seed, submission: Uuid, at: Time) -> String {
    let until = (at + chrono::Duration::days(LINK_DAYS)).timestamp().to_be_bytes();
    let mut token = submission.as_bytes().to_vec();
    token.extend(until);
    token.extend(mac(seed, b"form link", &[submission.as_bytes(), &until]));
    URL_SAFE_NO_PAD.encode(token)
}

/// Which message it confirms, and whether it is too late; `None` for a link that isn't ours.
pub fn opened(seed: &Seed, token: &str, now: Time) -> Option<(Uuid, bool)> {
    let bytes = URL_SAFE_NO_PAD.decode(token.trim()).ok()?;
    let (submission, rest) = bytes.split_at_checked(16)?;
    let (until, given) = rest.split_at_checked(8)?;
    if !fits(seed, b"form link", &[submission, until], given) {
        return None;
    }
    let late = now.timestamp() > i64::from_be_bytes(until.try_into().ok()?);
    Some((Uuid::from_slice(submission).ok()?, late))
}

fn hashed(seed: &Seed, purpose: &[u8], parts: &[&[u8]]) -> Option<Hmac<Sha256>> {
    let mut hash = Hmac::<Sha256>::new_from_slice(seed.expose_secret()).ok()?;
    hash.update(purpose);
    for part in parts {
        hash.update(&[0]);
        hash.update(part);
    }
    Some(hash)
}

fn mac(seed: &Seed, purpose: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let hash = hashed(seed, purpose, parts);
    hash.map(|hash| hash.finalize().into_bytes()[..MAC].to_vec()).unwrap_or_default()
}

/// Takes equally long, whatever was given.
fn fits(seed: &Seed, purpose: &[u8], parts: &[&[u8]], given: &[u8]) -> bool {
    given.len() == MAC
        && hashed(seed, purpose, parts).is_some_and(|hash| hash.verify_truncated_left(given).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_tells_its_age_and_fits_its_own_form_only() {
        let seed = Seed::new(Box::new([7; 32]));
        let given = Time::default();
        let text = seal(&seed, "abc", given);
        assert_eq!(age(&seed, "abc", &text, given + chrono::Duration::seconds(3)), Some(3000));
        assert_eq!(age(&seed, "abd", &text, given), None);
        assert_eq!(age(&Seed::new(Box::new([8; 32])), "abc", &text, given), None);
        assert_eq!(age(&seed, "abc", "nonsense", given), None);
    }

    #[test]
    fn a_link_confirms_its_message_for_a_week() {
        let seed = Seed::new(Box::new([7; 32]));
        let (message, sent) = (Uuid::now_v7(), Time::default());
        let token = link(&seed, message, sent);
        assert_eq!(opened(&seed, &token, sent), Some((message, false)));
        assert_eq!(opened(&seed, &token, sent + chrono::Duration::days(8)), Some((message, true)));
        let mut forged = token.into_bytes();
        forged[3] = if forged[3] == b'A' { b'B' } else { b'A' };
        assert_eq!(opened(&seed, &String::from_utf8_lossy(&forged), sent), None);
    }
}
