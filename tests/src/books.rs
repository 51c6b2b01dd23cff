//! The auditors: what the services keep of the same things, read from their databases as their owner, compared
//! line by line.

use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;

use crate::{Product, patience::within, product::SERVICES, soon};

/// How long the last event may take to have its effect.
const QUIET: std::time::Duration = std::time::Duration::from_secs(30);

/// One company's books.
pub struct Books<'p> {
    product: &'p Product,
    tenant: &'p str,
}

/// A change of hands as the ledger has it.
type Handed = (String, String, String, String);

impl<'p> Books<'p> {
    pub fn of(product: &'p Product, tenant: &'p str) -> Self {
        Self { product, tenant }
    }

    /// Everything is published, and nothing could not be handled.
    pub async fn are_closed(&self) {
        for service in SERVICES {
            let waiting = "select count(*) from outbox where published_at is null";
            soon("everything is published", || async { self.product.count(service, waiting).await == 0 })
                .await;
        }
        for service in SERVICES {
            let dead = self
                .lines(service, "select concat_ws(' ', consumer, subject, error) from dead_letters")
                .await;
            assert!(dead.is_empty(), "{service} could not handle events: {dead:#?}");
        }
    }

    /// What customers know of deals and follow-ups is what sales and collaboration keep.
    pub async fn facts_agree(&self) {
        let deals = "select concat_ws(' ', id, coalesce(open_deals, 0), coalesce(won_deals, 0), coalesce(last_won_at::text, '-')) \
            from customers_facts where $T and (coalesce(open_deals, 0) > 0 or coalesce(won_deals, 0) > 0)";
        let own = "select concat_ws(' ', customer_id, count(*) filter (where state = 1), count(*) filter (where state = 2), \
              coalesce((max(closed_at) filter (where state = 2))::text, '-')) \
            from opportunities where $T and deleted_at is null and state in (1, 2) group by customer_id";
        self.agree("customers' deals", ("customers", deals), ("sales", own)).await;
        let counted = "select concat_ws(' ', id, follow_up_count, last_follow_up_at) from customers_facts where $T and follow_up_count > 0";
        let own = "select concat_ws(' ', customer_id, count(*), max(created_at)) from activities \
            where $T and deleted_at is null and customer_id is not null group by customer_id";
        self.agree("customers' follow-ups", ("customers", counted), ("collaboration", own)).await;
        let counted = "select concat_ws(' ', id, follow_up_count, last_follow_up_at) from opportunities_facts where $T and follow_up_count > 0";
        let own = "select concat_ws(' ', opportunity_id, count(*), max(created_at)) from activities \
            where $T and deleted_at is null and opportunity_id is not null group by opportunity_id";
        self.agree("deals' follow-ups", ("sales", counted), ("collaboration", own)).await;
        let counted = "select concat_ws(' ', id, follow_up_count, last_follow_up_at) from leads_facts where $T and follow_up_count > 0";
        let own = "select concat_ws(' ', lead_id, count(*), max(created_at)) from activities \
            where $T and deleted_at is null and lead_id is not null group by lead_id";
        self.agree("leads' follow-ups", ("marketing", counted), ("collaboration", own)).await;
    }

    /// Each task that a stage gives is there once for every move into it.
    pub async fn tasks_agree(&self, stage: &str) {
        let moves = format!(
            "select concat(id, ':0') from stage_moves where $T and to_stage_id = '{stage}' and action in (1, 2)"
        );
        let tasks = "select source_key from tasks where $T and source_key is not null";
        self.agree("stages' tasks", ("sales", &moves), ("collaboration", tasks)).await;
    }

    /// Everybody was told once of all that he was to be told.
    pub async fn notices_agree(&self) {
        let given = "select concat_ws(' ', payload::jsonb -> 'data' ->> 'id', person) \
            from outbox, jsonb_array_elements_text(payload::jsonb -> 'data' -> 'detail' -> 'to') person \
            where $T and subject like '%.notice.given'";
        let told = "select concat_ws(' ', notice_id, owner_id) from notifications where $T";
        let agreed = within(QUIET, || async {
            let mut notices = vec![];
            for service in SERVICES {
                notices.extend(self.lines(service, given).await);
            }
            notices.sort();
            (notices == self.lines("collaboration", told).await).then_some(())
        });
        assert!(agreed.await.is_some(), "notices and notifications differ");
    }

    /// A deal stands in the stage that its last move entered, and ended as it says.
    pub async fn stages_agree(&self) {
        let last = "select concat_ws(' ', opportunity_id, (array_agg(to_stage_id order by id desc) filter (where to_stage_id is not null))[1], \
              case (array_agg(action order by id desc))[1] when 3 then 2 when 4 then 3 else 1 end) \
            from stage_moves where $T group by opportunity_id";
        let own = "select concat_ws(' ', id, stage_id, state) from opportunities where $T";
        self.agree("deals' stages", ("sales", last), ("sales", own)).await;
    }

    /// Every customer went from hand to hand without a gap, and is where the ledger left it.
    pub async fn ledger_agrees(&self) {
        let mut database = self.product.database("customers").await;
        let moves: Vec<Handed> = sqlx::query_as(AssertSqlSafe(self.of_tenant(
            "select customer_id::text, coalesce(from_owner_id::text, ''), coalesce(to_owner_id::text, ''), coalesce(pool_id::text, '') \
             from pool_moves where $T order by id",
        )))
        .fetch_all(&mut database)
        .await
        .expect("the ledger");
        let customers: Vec<Handed> = sqlx::query_as(AssertSqlSafe(self.of_tenant(
            "select id::text, coalesce(owner_id::text, ''), coalesce(pool_id::text, ''), coalesce(created_by::text, '') \
             from customers where $T",
        )))
        .fetch_all(&mut database)
        .await
        .expect("customers");
        let mut holders: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for (customer, from, to, pool) in &moves {
            if let Some((holder, _)) = holders.insert(customer, (to, pool)) {
                assert_eq!(holder, from, "customer {customer} was taken from somebody who didn't hold it");
            }
        }
        for (customer, owner, pool, creator) in &customers {
            let (holder, in_pool) = holders.get(customer.as_str()).copied().unwrap_or((creator, ""));
            assert_eq!(owner, holder, "customer {customer} is not with whom the ledger says");
            if owner.is_empty() {
                assert_eq!(pool, in_pool, "customer {customer} is not in the pool that the ledger says");
            }
        }
    }

    /// How often something happened, by `action`.
    pub async fn actions(&self, service: &str, table: &str) -> BTreeMap<i64, i64> {
        let counted = self
            .lines(
                service,
                &format!("select concat_ws(' ', action, count(*)) from {table} where $T group by action"),
            )
            .await;
        let numbers = |line: &String| {
            let (action, count) = line.split_once(' ')?;
            Some((action.parse().ok()?, count.parse().ok()?))
        };
        counted.iter().filter_map(numbers).collect()
    }

    async fn agree(&self, what: &str, (one, told): (&str, &str), (other, own): (&str, &str)) {
        let agreed = within(QUIET, || async {
            (self.lines(one, told).await == self.lines(other, own).await).then_some(())
        });
        if agreed.await.is_none() {
            let (told, own) = (self.lines(one, told).await, self.lines(other, own).await);
            let only = |these: &[String], those: &[String]| -> Vec<String> {
                these.iter().filter(|line| !those.contains(line)).cloned().collect()
            };
            panic!(
                "{what} differ: {} lines in {one}, {} in {other}; only in {one}: {:#?}; only in {other}: {:#?}",
                told.len(),
                own.len(),
                only(&told, &own),
                only(&own, &told)
            );
        }
    }

    /// What the statement gives, one text a row, in order; `$T` asks for this company.
    async fn lines(&self, service: &str, sql: &str) -> Vec<String> {
        let mut database = self.product.database(service).await;
        let rows = sqlx::query_scalar(AssertSqlSafe(self.of_tenant(sql))).fetch_all(&mut database).await;
        let mut rows: Vec<String> = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.sort();
        rows
    }

    fn of_tenant(&self, sql: &str) -> String {
        sql.replace("$T", &format!("tenant_id = '{}'", self.tenant))
    }
}
