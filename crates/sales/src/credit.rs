//! How a customer stands with us, learned from finance: whom something is overdue from is watched, and whoever
//! is blocked gets no new offer until he has paid or finance lets him.

use async_trait::async_trait;
use events::{Consumer, Envelope, Handler};
use kernel::{Date, Error, Money, Result, Uuid, money::written};
use rust_decimal::Decimal;
use serde::Deserialize;
use store::{Uow, fault};

use crate::records::{QUOTE_CREDIT_STATE, Quote, QuoteCreditState};

/// Listens to credit accounts.
pub fn consumer() -> Consumer {
    Consumer::projection("credit", &["*.finance.credit_account.*"], Accounts)
}

struct Accounts;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    customer_id: Uuid,
    #[serde(default)]
    state: String,
    #[serde(default)]
    overdue: Option<Money>,
    #[serde(default)]
    oldest_due_on: Option<Date>,
}

#[async_trait]
impl Handler for Accounts {
    async fn handle(&self, uow: &mut Uow<'_>, event: &Envelope) -> Result<()> {
        if !event.is_snapshot() || event.verb() == "facts_changed" {
            return Ok(());
        }
        let account: Option<Account> = event.record().map_err(Error::internal)?;
        let account =
            account.ok_or_else(|| Error::internal("a credit account's event without its record"))?;
        let state = QUOTE_CREDIT_STATE.number_of(&account.state).unwrap_or(0);
        let overdue = account.overdue.filter(|overdue| !overdue.is_zero());
        let tenant = uow.ctx().tenant;
        sqlx::query(
            "insert into credit_standings (tenant_id, account_id, customer_id, version, state, overdue, overdue_currency, overdue_since, deleted) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             on conflict (tenant_id, account_id) do update set version = excluded.version, state = excluded.state, \
               overdue = excluded.overdue, overdue_currency = excluded.overdue_currency, \
               overdue_since = excluded.overdue_since, deleted = excluded.deleted \
             where credit_standings.version < excluded.version",
        )
        .bind(tenant)
        .bind(event.data.id)
        .bind(account.customer_id)
        .bind(event.data.version)
        .bind(i16::try_from(state).unwrap_or(0))
        .bind(overdue.as_ref().map(|overdue| overdue.amount))
        .bind(overdue.as_ref().map(|overdue| overdue.currency.clone()))
        .bind(account.oldest_due_on)
        .bind(event.data.deleted)
        .execute(uow.unscoped("whoever sells to a customer is told how he stands"))
        .await
        .map_err(fault)?;
        Ok(())
    }
}

/// The worst of what is known of a customer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    pub state: QuoteCreditState,
    pub overdue: Option<Money>,
    pub since: Option<Date>,
}

type Row = (i16, Option<Decimal>, Option<String>, Option<Date>);

/// How the customer stands; of one without an account nothing is known.
pub async fn standing(uow: &mut Uow<'_>, customer: Uuid) -> Result<Standing> {
    let worst: Option<Row> = sqlx::query_as(
        "select state, overdue, overdue_currency, overdue_since from credit_standings \
         where customer_id = $1 and not deleted order by state desc, overdue_since nulls last limit 1",
    )
    .bind(customer)
    .fetch_optional(uow.unscoped("whoever sells to a customer is told how he stands"))
    .await
    .map_err(fault)?;
    Ok(worst
        .map(|(state, amount, currency, since)| Standing {
            state: i32::from(state).into(),
            overdue: amount.zip(currency).map(|(amount, currency)| Money { currency, amount }),
            since,
        })
        .unwrap_or_default())
}

impl Standing {
    /// Nothing more is sold to whoever is blocked; the refusal says why.
    pub fn allows_selling(&self) -> Result<()> {
        if self.state != QuoteCreditState::Blocked {
            return Ok(());
        }
        match (&self.overdue, self.since) {
            (Some(overdue), Some(since)) => {
                let decimals = kernel::money::minor_units(&overdue.currency);
                let shown = format!("{} {}", overdue.currency, written::grouped(overdue.amount, decimals));
                Err(Error::precondition("CUSTOMER_BLOCKED").with("overdue", shown).with("since", since))
            }
            _ => Err(Error::precondition("CUSTOMER_HELD")),
        }
    }

    /// Writes it on the quote, for whoever reads it.
    pub fn note_on(self, quote: &mut Quote) {
        (quote.credit_state, quote.overdue, quote.overdue_since) = (self.state, self.overdue, self.since);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blocked_customers_are_refused_and_told_why() {
        let standing = |state| Standing {
            state,
            overdue: Money::parse("CNY", "12500").ok(),
            since: Date::from_ymd_opt(2026, 9, 1),
        };
        assert!(standing(QuoteCreditState::Watch).allows_selling().is_ok());
        assert!(Standing::default().allows_selling().is_ok());
        let refusal = standing(QuoteCreditState::Blocked).allows_selling().expect_err("blocked");
        assert_eq!(refusal.reason(), "CUSTOMER_BLOCKED");
        assert!(format!("{refusal:?}").contains("CNY 12,500.00"), "{refusal:?}");
        let held = Standing { overdue: None, ..standing(QuoteCreditState::Blocked) };
        assert_eq!(held.allows_selling().expect_err("held").reason(), "CUSTOMER_HELD");
    }
}
