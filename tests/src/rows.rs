//! What really stands in the databases, read as their owner: the tests' last word.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::Product;

impl Product {
    /// A connection to one service's database, beyond all walls.
    pub async fn database(&self, service: &str) -> PgConnection {
        let (server, _) = self.servers.database_url.rsplit_once('/').expect("the address names a database");
        let url = format!("{server}/crm_{service}?options=-csearch_path%3Dbase");
        PgConnection::connect(&url).await.expect("the database answers its owner")
    }

    /// One number.
    pub async fn count(&self, service: &str, sql: &str) -> i64 {
        let mut database = self.database(service).await;
        let counted = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut database).await;
        counted.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Rows of every table that belongs to a tenant, by `service.table`.
    pub async fn row_counts(&self, tenant: &str) -> Vec<(String, i64)> {
        let mut counts = vec![];
        for service in crate::product::SERVICES {
            let mut database = self.database(service).await;
            let tables: Vec<String> = sqlx::query_scalar(
                "select table_name::text from information_schema.columns \
                 where table_schema = 'base' and column_name = 'tenant_id' and table_name <> 'record' order by 1",
            )
            .fetch_all(&mut database)
            .await
            .expect("tables");
            for table in tables {
                let sql = format!("select count(*) from base.{table} where tenant_id = $1::uuid");
                let count =
                    sqlx::query_scalar(AssertSqlSafe(sql)).bind(tenant).fetch_one(&mut database).await;
                counts.push((format!("{service}.{table}"), count.expect("a count")));
            }
        }
        counts
    }
}
