//! How much discount somebody may give by himself: the greatest limit of his roles. A company without
//! limits leaves it to everybody; where there are some, a role that is not named may give none. Whoever
//! sets the limits has none. Of a line without a catalogue price no discount can be told: where there is a limit, it
//! needs somebody else's eye as well, unless the limit says otherwise.

use kernel::{Access, Result, Uuid};
use rust_decimal::Decimal;
use store::{Uow, fault};

/// What somebody may give by himself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limit {
    /// In per cent off the catalogue's prices.
    pub most: Decimal,
    /// Also what has no catalogue price.
    pub unpriced: bool,
}

impl Limit {
    /// Is so much discount, with so many lines without a catalogue price, his to give?
    pub fn allows(&self, discount: Decimal, unpriced: i32) -> bool {
        discount <= self.most && (self.unpriced || unpriced == 0)
    }
}

/// A role's limit as it is kept.
type Row = (Uuid, Option<Decimal>, bool);

/// The caller's limit; none: as much as he likes.
pub async fn limit(uow: &mut Uow<'_>) -> Result<Option<Limit>> {
    if uow.ctx().access.may("sales.discount_limit.update") {
        return Ok(None);
    }
    let limits: Vec<Row> = sqlx::query_as(
        "select role_id, max_discount, allows_unpriced from discount_limits where deleted_at is null",
    )
    .fetch_all(uow.unscoped("a limit holds whether or not its role may see it"))
    .await
    .map_err(fault)?;
    Ok(greatest(&limits, &uow.ctx().access))
}

fn greatest(limits: &[Row], access: &Access) -> Option<Limit> {
    if limits.is_empty() {
        return None;
    }
    let mine = || limits.iter().filter(|(role, ..)| access.roles.contains(role));
    Some(Limit {
        most: mine().filter_map(|(_, limit, _)| *limit).max().unwrap_or_default(),
        unpriced: mine().any(|(.., unpriced)| *unpriced),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_limit_of_my_roles_counts() {
        let id = Uuid::from_u128;
        let limits = [(id(1), Some(Decimal::from(10)), true), (id(2), Some(Decimal::from(20)), false)];
        let limit = |most: i64, unpriced| Some(Limit { most: Decimal::from(most), unpriced });
        let with = |roles: &[u128]| {
            let mut access = Access::default();
            access.roles = roles.iter().copied().map(id).collect();
            access
        };
        assert_eq!(greatest(&limits, &with(&[1, 2, 3])), limit(20, true));
        assert_eq!(greatest(&limits, &with(&[1])), limit(10, true));
        assert_eq!(greatest(&limits, &with(&[2])), limit(20, false));
        assert_eq!(
            greatest(&limits, &with(&[3])),
            Some(Limit::default()),
            "a role that is not named gives none"
        );
        assert_eq!(greatest(&[], &with(&[3])), None, "without limits everybody decides for himself");
    }

    #[test]
    fn a_line_without_a_catalogue_price_needs_another_eye_unless_the_limit_says_otherwise() {
        let ten = Decimal::from(10);
        let strict = Limit { most: ten, unpriced: false };
        assert!(strict.allows(ten, 0) && !strict.allows(ten + Decimal::ONE, 0));
        assert!(!strict.allows(Decimal::ZERO, 1));
        assert!(Limit { unpriced: true, ..strict }.allows(Decimal::ZERO, 3));
        assert!(!Limit { unpriced: true, ..strict }.allows(ten + Decimal::ONE, 3));
    }
}
