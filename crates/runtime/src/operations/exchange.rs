//! For other services: what are these records, and send me all of yours again.

use events::{Data, Envelope};
use futures::{Stream, StreamExt, TryStreamExt, stream};
use kernel::{Actor, Ctx, Error, Uuid};
use proto::common::v1::{DirectoryEntry, LookUpRequest, LookUpResponse, ReplayRequest, ReplayResponse};
use serde_json::json;
use sqlx::AssertSqlSafe;
use store::RecordEntry;

use crate::{app::App, resolver};

/// Ids of one look-up; whoever has more asks several times.
pub const MOST_IDS: usize = 500;

/// Directory entries of ids, deleted ones too, and of the living that go by a text; what is unknown is
/// left out.
pub async fn look_up(app: &App, ctx: &Ctx, request: LookUpRequest) -> kernel::Result<LookUpResponse> {
    let entry = known(app, &request.kind)?;
    if request.texts.len() > MOST_IDS {
        return Err(Error::invalid("texts", "TOO_MANY").with("max", MOST_IDS));
    }
    if request.ids.len() > MOST_IDS {
        return Err(Error::invalid("ids", "TOO_MANY").with("max", MOST_IDS));
    }
    let ids = request.ids.iter().map(|id| id.parse::<Uuid>());
    let ids = ids.collect::<Result<Vec<_>, _>>().map_err(|_| Error::invalid("ids", "NOT_A_UUID"))?;
    let mut entries = vec![];
    if !ids.is_empty() {
        entries.extend((entry.look_up)(&app.db, ctx, ids).await?.into_iter().map(resolver::write));
    }
    if !request.texts.is_empty() {
        let found = (entry.find)(&app.db, ctx, request.texts).await?.into_iter();
        entries.extend(found.map(|(found_by, entry)| DirectoryEntry { found_by, ..resolver::write(entry) }));
    }
    Ok(LookUpResponse { entries })
}

/// Sends all records of a kind, tombstones too, to one consumer: of the token's tenant, or of all
/// tenants when it names none. The consumer is `<name>` of the caller, or `<service>.<name>`.
pub async fn replay(app: &App, ctx: &Ctx, request: ReplayRequest) -> kernel::Result<ReplayResponse> {
    let entry = known(app, &request.kind)?;
    let (service, consumer) = match (request.consumer.split_once('.'), &ctx.actor) {
        (Some((service, consumer)), _) => (service, consumer),
        (None, Actor::Service { name, .. }) => (name.as_str(), request.consumer.as_str()),
        (None, _) => return Err(Error::invalid("consumer", "REQUIRED")),
    };
    if consumer.is_empty() {
        return Err(Error::invalid("consumer", "REQUIRED"));
    }
    let mut sent = 0;
    for tenant in tenants(app, ctx, entry).await? {
        let ctx = Ctx::system(app.db.service, tenant, ctx.now);
        let records = records(app, &ctx, entry);
        sent += events::replay::send(&app.nats, service, consumer, records).await?;
    }
    Ok(ReplayResponse { sent: i32::try_from(sent).unwrap_or(i32::MAX) })
}

async fn tenants(app: &App, ctx: &Ctx, entry: &RecordEntry) -> kernel::Result<Vec<Uuid>> {
    if !ctx.tenant.is_nil() {
        return Ok(vec![ctx.tenant]);
    }
    let sql = format!("select distinct tenant_id from base.{}", entry.def.table);
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&app.db.system).await.map_err(store::fault)
}

/// All records of the tenant as events, page by page.
fn records<'a>(
    app: &'a App,
    ctx: &'a Ctx,
    entry: &'a RecordEntry,
) -> impl Stream<Item = kernel::Result<Envelope>> + 'a {
    let pages = stream::try_unfold(Some(Uuid::nil()), move |after| async move {
        let Some(after) = after else { return Ok(None) };
        let page = (entry.snapshots)(&app.db, ctx, after).await?;
        let page =
            page.into_iter().map(|data| envelope(ctx, entry, data)).collect::<kernel::Result<Vec<_>>>()?;
        let last = page.last().map(|event| event.data.id);
        Ok::<_, Error>(last.map(|last| (page, Some(last))))
    });
    pages.map_ok(|page| stream::iter(page.into_iter().map(Ok))).try_flatten().boxed()
}

fn envelope(ctx: &Ctx, entry: &RecordEntry, data: serde_json::Value) -> kernel::Result<Envelope> {
    let def = entry.def;
    let data: Data = serde_json::from_str(&data.to_string()).map_err(Error::internal)?;
    let text = json!({
        "specversion": "1.0",
        "id": Uuid::now_v7(),
        "source": format!("/crm/{}", def.service),
        "type": format!("crm.{}.{}.{}", def.service, def.kind, events::envelope::REPLAYED),
        "subject": format!("{}/{}", def.kind, data.id),
        "time": ctx.now,
        "datacontenttype": "application/json",
        "tenant": ctx.tenant,
        "actorkind": "service",
        "recordversion": data.version,
        "data": data,
    });
    Envelope::parse(text.to_string().as_bytes()).map_err(Error::internal)
}

fn known<'a>(app: &'a App, kind: &str) -> kernel::Result<&'a RecordEntry> {
    app.record(kind).ok_or_else(|| Error::invalid("kind", "UNKNOWN_KIND").with("value", kind))
}
