//! Setting pipelines up. One of them is the main one; it changes by making another the main one.

use kernel::{Ctx, Error, FieldErrors, Result};
use proto::sales::v1 as wire;
use store::{Db, Mask, Record as _, Rules as _, Uow, fault, record::parse_id, records};

use crate::{founding, records::Pipeline, stalling, way};

pub async fn create(db: &Db, ctx: &Ctx, given: Option<wire::Pipeline>) -> Result<wire::Pipeline> {
    let mut pipeline = records::draft::<Pipeline>(ctx, given)?;
    let mut uow = db.begin(ctx).await?;
    founding::turn(&mut uow).await?;
    if way::main_id(&mut uow).await?.is_none() {
        pipeline.main = !pipeline.retired;
    } else if pipeline.main {
        take_main(&mut uow).await?;
    }
    uow.insert(&mut pipeline);
    records::answer(uow, &pipeline).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::Pipeline>,
    paths: Option<Vec<String>>,
) -> Result<wire::Pipeline> {
    let given = given.ok_or_else(|| Error::invalid("pipeline", "REQUIRED"))?;
    let id = parse_id("id", Pipeline::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<Pipeline>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(Pipeline::DEF, &ctx.access, &paths, &mut errors);

    let mut uow = db.begin(ctx).await?;
    founding::turn(&mut uow).await?;
    let mut pipeline = uow.lock::<Pipeline>(id).await?;
    let before = pipeline.clone();
    pipeline.apply(&given, &mask, &mut errors);
    if before.main && !pipeline.main {
        errors.push("main", "MAIN_PIPELINE");
    }
    pipeline.check(ctx, Some(&before), &mut errors);
    errors.finish()?;
    pipeline.verify(&mut uow, Some(&before)).await?;
    if pipeline.main && !before.main {
        take_main(&mut uow).await?;
    }
    uow.save(&mut pipeline);
    if pipeline.stages != before.stages {
        stalling::reckon_all(&mut uow, &pipeline).await?;
    }
    records::answer(uow, &pipeline).await
}

/// Deletes a pipeline in which no deal stands.
pub async fn delete(db: &Db, ctx: &Ctx, id: &str) -> Result<()> {
    let id = parse_id("id", id)?;
    let mut uow = db.begin(ctx).await?;
    founding::turn(&mut uow).await?;
    let mut pipeline = uow.lock::<Pipeline>(id).await?;
    if pipeline.main {
        return Err(Error::precondition("MAIN_PIPELINE"));
    }
    let used: Option<i32> = sqlx::query_scalar(
        "select 1 from opportunities where pipeline_id = $1 and deleted_at is null limit 1",
    )
    .bind(id)
    .fetch_optional(uow.unscoped("a pipeline must be empty of everybody's deals"))
    .await
    .map_err(fault)?;
    if used.is_some() {
        return Err(Error::precondition("PIPELINE_IN_USE"));
    }
    uow.delete(&mut pipeline).await?;
    uow.commit(&pipeline).await
}

/// Takes the mark from the pipeline that has it; the company's row is held.
async fn take_main(uow: &mut Uow<'_>) -> Result<()> {
    if let Some(id) = way::main_id(uow).await? {
        let mut former = uow.get_deleted::<Pipeline>(id).await?;
        former.main = false;
        uow.save(&mut former);
    }
    Ok(())
}
