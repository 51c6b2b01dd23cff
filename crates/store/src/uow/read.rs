//! Reading one record under the caller's rights.

use kernel::{Error, Kind, Reach, Result};
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use super::{Uow, rank};
use crate::{
    Arguments, Record, fault,
    scope::{self, Shared},
    select,
};

impl Uow<'_> {
    /// The record if the caller may see it, else NotFound.
    pub async fn get<R: Record>(&mut self, id: Uuid) -> Result<R> {
        Ok(self.fetch::<R>(id, "", false).await?.0)
    }

    /// As `get`, deleted ones too; for a look before what is needed to restore it is locked.
    pub async fn peek_deleted<R: Record>(&mut self, id: Uuid) -> Result<R> {
        Ok(self.fetch::<R>(id, "", true).await?.0)
    }

    /// As `get`, deleted ones too, locked (for look-up).
    pub async fn get_deleted<R: Record>(&mut self, id: Uuid) -> Result<R> {
        Ok(self.fetch::<R>(id, " for update of r", true).await?.0)
    }

    /// Locks the record for a change that its method's permission (`ctx.permission`) must allow:
    /// NotFound if the caller may not see it, Forbidden if he may see but not change it,
    /// StaleVersion if `If-Match` names another version, Precondition if the record is locked.
    pub async fn lock<R: Record>(&mut self, id: Uuid) -> Result<R> {
        let record = self.lock_visible::<R>(id).await?;
        if record.head().locked {
            return Err(locked::<R>());
        }
        Ok(record)
    }

    /// As `lock`, for the command that takes a lock away.
    pub async fn lock_even_locked<R: Record>(&mut self, id: Uuid) -> Result<R> {
        self.lock_visible::<R>(id).await
    }

    /// As `lock_even_locked`, at another place in the order of locks: a contract, under which money is booked.
    pub async fn lock_ranked<R: Record>(&mut self, rank: u8, id: Uuid) -> Result<R> {
        self.lock_at::<R>(rank, id).await
    }

    /// Locks a record that the caller need only see (to claim it): no right to change it is asked.
    pub async fn lock_seen<R: Record>(&mut self, id: Uuid) -> Result<R> {
        self.locked(rank::RECORD, id);
        let (record, _) = self.fetch::<R>(id, " for update of r", false).await?;
        self.same_version(&record)?;
        if record.head().locked {
            return Err(locked::<R>());
        }
        Ok(record)
    }

    /// As `lock`, for a record that lies in the recycle bin: NotFound if it does no longer, or the
    /// caller may not see it; Precondition if it was never deleted.
    pub async fn lock_deleted<R: Record>(&mut self, id: Uuid) -> Result<R> {
        self.locked(rank::RECORD, id);
        let (record, parent_editable) = self.fetch::<R>(id, " for update of r", true).await?;
        match record.head().deleted_at {
            None => return Err(Error::precondition("NOT_DELETED")),
            Some(at) if at <= self.ctx.bin_since() => return Err(Error::not_found(R::DEF.kind, id)),
            Some(_) => {}
        }
        self.editable(&record, parent_editable)?;
        self.same_version(&record)?;
        Ok(record)
    }

    async fn lock_visible<R: Record>(&mut self, id: Uuid) -> Result<R> {
        self.lock_at::<R>(rank::RECORD, id).await
    }

    async fn lock_at<R: Record>(&mut self, rank: u8, id: Uuid) -> Result<R> {
        self.locked(rank, id);
        let (record, parent_editable) = self.fetch::<R>(id, " for update of r", false).await?;
        self.editable(&record, parent_editable)?;
        self.same_version(&record)?;
        Ok(record)
    }

    /// Does the method's permission reach the record?
    fn editable<R: Record>(&self, record: &R, parent_editable: bool) -> Result<()> {
        let reach = self.ctx.access.reach(self.ctx.permission);
        let editable = match R::DEF.follows_parent {
            true => parent_editable && reach != Reach::Nothing,
            false => reach.edits(&record.head().placement),
        };
        if editable { Ok(()) } else { Err(Error::forbidden(self.ctx.permission)) }
    }

    fn same_version<R: Record>(&self, record: &R) -> Result<()> {
        let version = record.head().version;
        match self.ctx.if_match {
            Some(wanted) if wanted != version => {
                Err(Error::new(Kind::StaleVersion, "STALE_VERSION").with("version", version))
            }
            _ => Ok(()),
        }
    }

    /// The record and, when it follows its parent, whether the parent may be changed. Who had to wait
    /// for a lock sees the row as it is now, but lines, facts and parent as they were before: then the
    /// record is read again, now that it stands still.
    async fn fetch<R: Record>(&mut self, id: Uuid, tail: &str, deleted: bool) -> Result<(R, bool)> {
        let (record, editable, settled) = self.read_row(id, tail, deleted).await?;
        let (record, editable) = match settled {
            true => (record, editable),
            false => {
                let (record, editable, _) = self.read_row(id, tail, deleted).await?;
                (record, editable)
            }
        };
        self.remember(&record);
        Ok((record, editable))
    }

    /// Record, parent editable, and whether all of it is of one time.
    async fn read_row<R: Record>(&mut self, id: Uuid, tail: &str, deleted: bool) -> Result<(R, bool, bool)> {
        let def = R::DEF;
        let mut args = Arguments::default();
        let access = &self.ctx.access;
        let id_place = args.place(id);
        let registry = &self.db.registry;
        let visible = scope::predicate(registry, def, access, &def.permission("read"), &mut args);
        let editable = match def.parent() {
            Some(field) if def.follows_parent && !tail.is_empty() => {
                scope::parent_predicate(registry, field, access, Shared::Editors, &mut args)
            }
            _ => None,
        };
        let mut sql = format!("select {}", select::columns(def, true));
        sql.push_str(&format!(", {}", editable.as_deref().unwrap_or("true")));
        // a subselect sees the version before the wait
        match tail {
            "" => sql.push_str(", true"),
            _ => sql.push_str(&format!(
                ", r.version = (select v.version from {} v where v.id = r.id)",
                def.table
            )),
        }
        sql.push_str(&format!(" from {} where r.id = {id_place}", select::source(def)));
        if !deleted {
            sql.push_str(" and r.deleted_at is null");
        }
        if let Some(visible) = visible {
            sql.push_str(&format!(" and {visible}"));
        }
        sql.push_str(tail);
        let args = args.finish().map_err(fault)?;
        let query = sqlx::query_with(AssertSqlSafe(sql), args);
        let row = query.fetch_optional(&mut *self.tx).await.map_err(fault)?;
        let row = row.ok_or_else(|| Error::not_found(def.kind, id))?;
        let record = select::read::<R>(&row, true).map_err(fault)?;
        let editable: bool = row.try_get(row.len() - 2).map_err(fault)?;
        let settled: bool = row.try_get(row.len() - 1).map_err(fault)?;
        Ok((record, editable, settled))
    }
}

impl Uow<'_> {
    /// Records by id whoever may see them, in the order of `ids`; each `reason` stands in the list that CI compares.
    pub async fn get_unscoped<R: Record>(&mut self, ids: &[Uuid], _reason: &'static str) -> Result<Vec<R>> {
        let def = R::DEF;
        let sql = format!(
            "select {} from {} where r.id = any($1) and r.deleted_at is null order by array_position($1, r.id)",
            select::columns(def, true),
            select::source(def)
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(ids.to_vec());
        let rows = query.fetch_all(&mut *self.tx).await.map_err(fault)?;
        rows.iter().map(|row| select::read::<R>(row, true)).collect::<crate::RowResult<_>>().map_err(fault)
    }
}

/// Locked, and of which kind: its sentence names the way that is open.
pub(super) fn locked<R: Record>() -> Error {
    Error::precondition("RECORD_LOCKED").with("kind", R::DEF.kind)
}
