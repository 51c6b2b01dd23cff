//! How much discount somebody may give by himself: the greatest limit of his roles. A company without
//! limits leaves it to everybody; where there are some, a role that is not named may give none. Whoever
//! sets the limits has none.

use kernel::{Access, Result, Uuid};
use rust_decimal::Decimal;
use store::{Uow, fault};

/// The caller's limit in per cent; none: as much as he likes.
pub async fn limit(uow: &mut Uow<'_>) -> Result<Option<Decimal>> {
    if uow.ctx().access.may("sales.discount_limit.update") {
        return Ok(None);
    }
    let limits: Vec<(Uuid, Option<Decimal>)> =
        sqlx::query_as("select role_id, max_discount from discount_limits where deleted_at is null")
            .fetch_all(uow.unscoped("a limit holds whether or not its role may see it"))
            .await
            .map_err(fault)?;
    Ok(greatest(&limits, &uow.ctx().access))
}

fn greatest(limits: &[(Uuid, Option<Decimal>)], access: &Access) -> Option<Decimal> {
    if limits.is_empty() {
        return None;
    }
    let mine = limits.iter().filter(|(role, _)| access.roles.contains(role));
    Some(mine.filter_map(|(_, limit)| *limit).max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_limit_of_my_roles_counts() {
        let id = Uuid::from_u128;
        let limits = [(id(1), Some(Decimal::from(10))), (id(2), Some(Decimal::from(20)))];
        let with = |roles: &[u128]| {
            let mut access = Access::default();
            access.roles = roles.iter().copied().map(id).collect();
            access
        };
        assert_eq!(greatest(&limits, &with(&[1, 2, 3])), Some(Decimal::from(20)));
        assert_eq!(greatest(&limits, &with(&[1])), Some(Decimal::from(10)));
        assert_eq!(
            greatest(&limits, &with(&[3])),
            Some(Decimal::ZERO),
            "a role that is not named gives none"
        );
        assert_eq!(greatest(&[], &with(&[3])), None, "without limits everybody decides for himself");
    }
}
