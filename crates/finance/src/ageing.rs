//! Ageing (账龄): what customers owe by how long it has been due, counted over the instalments that the caller's list
//! would show.

use kernel::{Ctx, Date, Error, Result, Right, Uuid};
use proto::finance::v1::{AgeingRow, GetReceivableAgeingRequest, ReceivableAgeing};
use rust_decimal::Decimal;
use sqlx::AssertSqlSafe;
use store::{Arguments, Db, ListRequest, Record as _, fault, records};

use crate::records::ReceivablePlan;

/// What one customer owes in one currency; of all together there is no customer.
#[derive(Debug, Clone, Default, PartialEq, sqlx::FromRow)]
struct Row {
    customer_id: Option<Uuid>,
    customer: Option<String>,
    currency: Option<String>,
    oldest: Option<Date>,
    not_due: Decimal,
    days_30: Decimal,
    days_60: Decimal,
    days_90: Decimal,
    over_90: Decimal,
}

pub async fn ageing(db: &Db, ctx: &Ctx, request: GetReceivableAgeingRequest) -> Result<ReceivableAgeing> {
    let as_of = match request.as_of.trim() {
        "" => ctx.today(),
        text => kernel::text::time::date(text).ok_or_else(|| Error::invalid("asOf", "NOT_A_DATE"))?,
    };
    let mut args = Arguments::default();
    let asked = ListRequest { filter: request.filter, ..ListRequest::default() };
    let mut wheres = records::narrowed::<ReceivablePlan>(db, ctx, &asked, &mut args)?;
    wheres.push("r.amount > coalesce(r.allocated, 0)".to_owned());
    let day = args.place(as_of);
    let open = "r.amount - coalesce(r.allocated, 0)";
    let between = |from: i32, to: i32| {
        format!("coalesce(sum({open}) filter (where {day}::date - r.due_on between {from} and {to}), 0)")
    };
    let sql = format!(
        "select r.customer_id, max(d.title) as customer, r.amount_currency as currency, \
           min(r.due_on) filter (where r.due_on < {day}::date) as oldest, \
           coalesce(sum({open}) filter (where r.due_on >= {day}::date), 0) as not_due, {} as days_30, \
           {} as days_60, {} as days_90, {} as over_90 \
         from receivable_plans r \
           join contracts c on c.id = r.contract_id and c.state in (5, 6) and c.deleted_at is null \
           left join directory d on d.kind = 'customers.customer' and d.id = r.customer_id \
         where {} group by 1, 3 order by 4 nulls last, 2, 3, 1",
        between(1, 30),
        between(31, 60),
        between(61, 90),
        between(91, i32::MAX),
        wheres.join(" and ")
    );
    let told = ReceivablePlan::DEF.field("amount");
    let mut rows: Vec<Row> = vec![];
    if told.is_some_and(|field| ctx.access.right(ReceivablePlan::DEF, field) >= Right::Read) {
        let mut uow = db.begin(ctx).await?;
        rows = sqlx::query_as_with(AssertSqlSafe(sql), args.finish().map_err(fault)?)
            .fetch_all(uow.unscoped("narrowed to what the caller's list shows"))
            .await
            .map_err(fault)?;
    }
    Ok(ReceivableAgeing {
        as_of: as_of.to_string(),
        totals: totals(&rows).into_iter().map(Row::wire).collect(),
        rows: rows.into_iter().map(Row::wire).collect(),
    })
}

/// All customers together, by currency.
fn totals(rows: &[Row]) -> Vec<Row> {
    let mut totals: Vec<Row> = vec![];
    for row in rows {
        let known = totals.iter().position(|total| total.currency == row.currency);
        let at = known.unwrap_or_else(|| {
            totals.push(Row { currency: row.currency.clone(), ..Row::default() });
            totals.len() - 1
        });
        let total = &mut totals[at];
        total.not_due += row.not_due;
        total.days_30 += row.days_30;
        total.days_60 += row.days_60;
        total.days_90 += row.days_90;
        total.over_90 += row.over_90;
        total.oldest = [total.oldest, row.oldest].into_iter().flatten().min();
    }
    totals
}

impl Row {
    fn wire(self) -> AgeingRow {
        let text = |amount: Decimal| amount.normalize().to_string();
        let total = self.not_due + self.days_30 + self.days_60 + self.days_90 + self.over_90;
        AgeingRow {
            customer_id: self.customer_id.map(|id| id.to_string()).unwrap_or_default(),
            customer: self.customer.unwrap_or_default(),
            currency: self.currency.unwrap_or_default(),
            not_due: text(self.not_due),
            days_30: text(self.days_30),
            days_60: text(self.days_60),
            days_90: text(self.days_90),
            over_90: text(self.over_90),
            total: text(total),
            oldest_due_on: self.oldest.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_never_added_up() {
        let row = |currency: &str, late: i64, oldest: u32| Row {
            currency: Some(currency.to_owned()),
            days_30: Decimal::from(late),
            oldest: Date::from_ymd_opt(2026, 1, oldest),
            ..Row::default()
        };
        let totals = totals(&[row("CNY", 10, 7), row("USD", 1, 3), row("CNY", 5, 2)]);
        assert_eq!(totals, [row("CNY", 15, 2), row("USD", 1, 3)]);
    }
}
