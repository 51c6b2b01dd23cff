//! A document as last published, for whoever can't wait for the bucket.

use kernel::{Error, Result, Uuid};
use proto::identity::v1::PolicyDocument;
use runtime::policy_documents::Key;
use store::{Db, fault};

pub async fn document(db: &Db, tenant: Uuid, key: Key) -> Result<PolicyDocument> {
    let json: Option<String> =
        sqlx::query_scalar("select document from policy_documents where tenant_id = $1 and key = $2")
            .bind(tenant)
            .bind(key.to_string())
            .fetch_optional(&db.system)
            .await
            .map_err(fault)?;
    let json = json.ok_or_else(|| Error::unauthenticated("USER_UNKNOWN"))?;
    Ok(PolicyDocument { json })
}
