//! Who falls tonight, or in the night of a later day: the night's own question, asked beforehand and
//! answered for the customers that the caller sees.

use std::collections::HashMap;

use chrono::Days;
use kernel::{Ctx, Date, Error, Result, Right, Uuid, night, text::time};
use proto::{
    common::v1::Total,
    customers::v1::{DryRunPoolRequest, DryRunPoolResponse, dry_run_pool_response::Falling},
};
use sqlx::AssertSqlSafe;
use store::{Arguments, Db, ListRequest, Record, Uow, fault, record::parse_id, records};

use super::{
    HOUR,
    homes::Homes,
    judge::{Foreseen, judge},
    owners::Owners,
};
use crate::records::{Customer, Pool};

/// Customers looked at by one question.
const LOOK: i64 = 500;
/// Questions until a page is ended, full or not, and until counting stops.
const PAGE_LOOKS: usize = 20;
const COUNT_LOOKS: usize = 40;
/// Counted up to here.
const LARGEST_TOTAL: usize = 10_000;
/// Nobody plans farther ahead.
const FARTHEST: u64 = 366;
const DEFAULT_PAGE: i32 = 50;
const LARGEST_PAGE: i32 = 200;

/// One question about a pool.
struct Question<'a> {
    db: &'a Db,
    owners: &'a dyn Owners,
    /// Whose rows.
    caller: &'a Ctx,
    /// When the night begins, for conditions that speak of today.
    then: Ctx,
    homes: Homes,
    pool: Uuid,
    night: Date,
}

pub async fn dry_run(
    db: &Db,
    owners: &dyn Owners,
    ctx: &Ctx,
    request: DryRunPoolRequest,
) -> Result<DryRunPoolResponse> {
    let pool = parse_id("id", &request.id)?;
    let mut errors = kernel::FieldErrors::default();
    let night = day(ctx, &request.day).map_err(|error| errors.extend("", error)).unwrap_or_default();
    let size = size(request.page_size).map_err(|error| errors.extend("", error)).unwrap_or_default();
    let after = after(&request.page_token).map_err(|error| errors.extend("", error)).unwrap_or_default();
    errors.finish()?;
    let mut uow = db.begin(ctx).await?;
    uow.get::<Pool>(pool).await?;
    let homes = Homes::open(&mut uow).await?;
    drop(uow);
    let mut then = Ctx::system(db.service, ctx.tenant, night::begins(ctx.zone, night, HOUR).max(ctx.now));
    then.zone = ctx.zone;
    let question = Question { db, owners, caller: ctx, then, homes, pool, night };

    let (found, next) = question.falling(after, size, PAGE_LOOKS).await?;
    let total = match request.with_total {
        false => None,
        true => {
            let (all, more) = question.falling(Uuid::nil(), LARGEST_TOTAL, COUNT_LOOKS).await?;
            Some(Total { count: i32::try_from(all.len()).unwrap_or(i32::MAX), exact: more.is_none() })
        }
    };
    Ok(DryRunPoolResponse {
        day: night.to_string(),
        falling: question.show(found).await?,
        next_page_token: next.map(|id| id.to_string()).unwrap_or_default(),
        total,
    })
}

impl Question<'_> {
    /// Up to `most` customers that fall, in the order of their ids, and where to go on.
    async fn falling(&self, after: Uuid, most: usize, looks: usize) -> Result<(Vec<Foreseen>, Option<Uuid>)> {
        let Some(home) = self.homes.named(self.pool).filter(|home| !home.pool.recycle_rules.is_empty())
        else {
            return Ok((vec![], None));
        };
        let (mut found, mut after) = (vec![], after);
        for _ in 0..looks {
            let customers = self.candidates(&home.pool, after).await?;
            let (last, end) = match customers.last() {
                Some(last) => (last.head.id, (customers.len() as i64) < LOOK),
                None => return Ok((found, None)),
            };
            let judged = judge(self.owners, &self.homes, &self.then, customers, self.night).await?;
            for one in judged {
                let falls = one.is_due(self.night) && one.fall.is_some_and(|(pool, _)| pool == self.pool);
                if falls && found.len() == most {
                    let last: Option<&Foreseen> = found.last();
                    let next = last.map(|one| one.customer.head.id);
                    return Ok((found, next));
                }
                if falls {
                    found.push(one);
                }
            }
            if end {
                return Ok((found, None));
            }
            after = last;
        }
        Ok((found, Some(after)))
    }

    /// Customers that the caller sees and that may be due: nobody whom the rules could let fall is missing.
    async fn candidates(&self, pool: &Pool, after: Uuid) -> Result<Vec<Customer>> {
        let mut args = Arguments::default();
        let mut wheres = vec!["r.deleted_at is null and r.owner_id is not null".to_owned()];
        let all = ListRequest::default();
        wheres.extend(records::narrowed::<Customer>(self.db, self.caller, &all, &mut args)?);
        let least = pool.recycle_rules.iter().filter_map(|rule| rule.days).min().unwrap_or(0);
        let before = self.night.checked_sub_days(Days::new(u64::from(least.unsigned_abs())));
        let before = night::begins(self.then.zone, before.unwrap_or(self.night), 0);
        wheres.push(format!("coalesce(r.owned_since, r.created_at) < {}", args.place(before)));
        wheres.push(format!("r.id > {}", args.place(after)));
        let sql =
            format!("select r.id from customers r where {} order by r.id limit {LOOK}", wheres.join(" and "));
        let mut uow = self.db.begin(self.caller).await?;
        let ids: Vec<Uuid> = sqlx::query_scalar_with(AssertSqlSafe(sql), args.finish().map_err(fault)?)
            .fetch_all(uow.unscoped("narrowed to what the caller's list shows"))
            .await
            .map_err(fault)?;
        uow.get_unscoped::<Customer>(&ids, "narrowed to what the caller's list shows").await
    }

    async fn show(&self, found: Vec<Foreseen>) -> Result<Vec<Falling>> {
        let owners: Vec<Uuid> = found.iter().filter_map(|one| one.customer.head.placement.owner_id).collect();
        let mut uow = self.db.begin(self.caller).await?;
        let names = names(&mut uow, &owners).await?;
        let named = Customer::DEF.field("name");
        let named = named.is_some_and(|field| self.caller.access.right(Customer::DEF, field) >= Right::Read);
        let show = |one: Foreseen| {
            let (_, fall) = one.fall?;
            let customer = one.customer;
            let owner = customer.head.placement.owner_id?;
            Some(Falling {
                customer_id: customer.head.id.to_string(),
                name: if named { customer.name } else { String::new() },
                owner_id: owner.to_string(),
                owner_name: names.get(&owner).cloned().unwrap_or_default(),
                rule: fall.rule.into(),
                rule_days: fall.days,
                due_on: fall.on.to_string(),
            })
        };
        Ok(found.into_iter().filter_map(show).collect())
    }
}

/// What colleagues are called.
pub async fn names(uow: &mut Uow<'_>, users: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    let named: Vec<(Uuid, String)> =
        sqlx::query_as("select id, title from directory where kind = 'identity.user' and id = any($1)")
            .bind(users)
            .fetch_all(uow.unscoped("colleagues are known to all"))
            .await
            .map_err(fault)?;
    Ok(named.into_iter().collect())
}

/// The night asked about: the next one, or that of a day from today on.
fn day(ctx: &Ctx, text: &str) -> Result<Date> {
    if text.is_empty() {
        return Ok(night::next(ctx.zone, ctx.now, HOUR));
    }
    let day = time::date(text).ok_or_else(|| Error::invalid("day", "NOT_A_DATE"))?;
    let today = ctx.today();
    let last = today.checked_add_days(Days::new(FARTHEST)).unwrap_or(today);
    if !(today..=last).contains(&day) {
        return Err(Error::invalid("day", "OUT_OF_RANGE").with("min", today).with("max", last));
    }
    Ok(day)
}

fn size(asked: i32) -> Result<usize> {
    match asked {
        0 => Ok(DEFAULT_PAGE as usize),
        n if n < 0 => Err(Error::invalid("pageSize", "NEGATIVE")),
        n => Ok(n.min(LARGEST_PAGE) as usize),
    }
}

fn after(token: &str) -> Result<Uuid> {
    match token {
        "" => Ok(Uuid::nil()),
        token => token.parse().map_err(|_| Error::invalid("pageToken", "BAD_PAGE_TOKEN")),
    }
}
