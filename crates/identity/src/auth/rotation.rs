//! Refresh tokens are used once: each use gives the next. One that was used before means that somebody
//! has a copy, so the session ends for both. Two tabs that refresh in the same moment are no thieves:
//! for ten seconds the token before gives the same next one again.

use chrono::Duration;
use kernel::Time;

use super::secret::Secret;

/// How long the token before still gives the same answer.
const SAME_MOMENT: Duration = Duration::seconds(10);
/// A session that nobody used for so long is over.
pub const IDLE: Duration = Duration::days(30);
/// However busy, a session lasts no longer.
pub const LONGEST: Duration = Duration::days(180);

/// What is kept of a session for this decision.
#[derive(Debug, Clone)]
pub struct Kept {
    pub secret_hash: Vec<u8>,
    pub previous_hash: Option<Vec<u8>>,
    pub salt: Vec<u8>,
    pub rotated_at: Time,
    pub created_at: Time,
    pub last_used_at: Time,
    pub ended: bool,
}

/// What a presented refresh token deserves.
#[derive(Debug, PartialEq)]
pub enum Verdict {
    /// The token in force: the next one replaces it.
    Rotate { next: Secret },
    /// The one before, a moment ago: the one in force again.
    Repeat { current: Secret },
    /// An old one: the session ends.
    Reused,
    /// Over already.
    Over,
}

/// Judges a presented secret.
pub fn judge(kept: &Kept, presented: &Secret, now: Time) -> Verdict {
    if kept.ended || now - kept.last_used_at > IDLE || now - kept.created_at > LONGEST {
        return Verdict::Over;
    }
    if presented.fits(&kept.secret_hash) {
        return Verdict::Rotate { next: presented.next(&kept.salt) };
    }
    let is_previous = kept.previous_hash.as_ref().is_some_and(|hash| presented.fits(hash));
    if is_previous && now - kept.rotated_at <= SAME_MOMENT {
        return Verdict::Repeat { current: presented.next(&kept.salt) };
    }
    Verdict::Reused
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn session(current: &Secret, previous: Option<&Secret>) -> Kept {
        let now = DateTime::UNIX_EPOCH;
        Kept {
            secret_hash: current.hash().to_vec(),
            previous_hash: previous.map(|secret| secret.hash().to_vec()),
            salt: b"salt".to_vec(),
            rotated_at: now,
            created_at: now,
            last_used_at: now,
            ended: false,
        }
    }

    #[test]
    fn the_token_in_force_gives_the_next() {
        let first = Secret::random();
        let verdict = judge(&session(&first, None), &first, DateTime::UNIX_EPOCH);
        assert_eq!(verdict, Verdict::Rotate { next: first.next(b"salt") });
    }

    #[test]
    fn two_tabs_in_the_same_moment_get_the_same_token() {
        let first = Secret::random();
        let second = first.next(b"salt");
        let kept = session(&second, Some(&first));
        let soon = DateTime::UNIX_EPOCH + Duration::seconds(3);
        assert_eq!(judge(&kept, &first, soon), Verdict::Repeat { current: second });
    }

    #[test]
    fn a_copy_used_later_ends_the_session() {
        let first = Secret::random();
        let kept = session(&first.next(b"salt"), Some(&first));
        let later = DateTime::UNIX_EPOCH + Duration::minutes(1);
        assert_eq!(judge(&kept, &first, later), Verdict::Reused);
        assert_eq!(judge(&kept, &Secret::random(), later), Verdict::Reused);
    }

    #[test]
    fn an_idle_an_old_and_an_ended_session_are_over() {
        let first = Secret::random();
        let kept = session(&first, None);
        let late = DateTime::UNIX_EPOCH + Duration::days(31);
        assert_eq!(judge(&kept, &first, late), Verdict::Over);
        let busy = Kept { last_used_at: DateTime::UNIX_EPOCH + Duration::days(180), ..kept.clone() };
        assert_eq!(judge(&busy, &first, DateTime::UNIX_EPOCH + Duration::days(181)), Verdict::Over);
        let ended = Kept { ended: true, ..kept };
        assert_eq!(judge(&ended, &first, DateTime::UNIX_EPOCH), Verdict::Over);
    }
}
