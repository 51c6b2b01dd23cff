//! Contract templates: kept in order, and what a contract takes over from one. One of them is the company's main one:
//! drafts for orders are made from it.

use kernel::{Ctx, Error, FieldErrors, Result, Uuid};
use proto::finance::v1 as wire;
use store::{Db, Mask, Record as _, Rules as _, Uow, fault, record::parse_id, records};

use crate::{
    numbers,
    records::{Contract, ContractKind, ContractTemplate},
};

pub async fn create(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::ContractTemplate>,
) -> Result<wire::ContractTemplate> {
    let mut template = records::draft::<ContractTemplate>(ctx, given)?;
    let mut uow = db.begin(ctx).await?;
    if template.main {
        take_main(&mut uow).await?;
    }
    uow.insert(&mut template);
    records::answer(uow, &template).await
}

pub async fn update(
    db: &Db,
    ctx: &Ctx,
    given: Option<wire::ContractTemplate>,
    paths: Option<Vec<String>>,
) -> Result<wire::ContractTemplate> {
    let given = given.ok_or_else(|| Error::invalid("contract_template", "REQUIRED"))?;
    let id = parse_id("id", ContractTemplate::wire_id(&given))?;
    let paths = paths.unwrap_or_else(|| records::given_paths::<ContractTemplate>(&given));
    let mut errors = FieldErrors::default();
    let mask = Mask::update(ContractTemplate::DEF, &ctx.access, &paths, &mut errors);
    let mut uow = db.begin(ctx).await?;
    numbers::turn(&mut uow, TURN).await?;
    let mut template = uow.lock::<ContractTemplate>(id).await?;
    let before = template.clone();
    template.apply(&given, &mask, &mut errors);
    template.check(ctx, Some(&before), &mut errors);
    errors.finish()?;
    if template.main && !before.main {
        take_main(&mut uow).await?;
    }
    uow.save(&mut template);
    records::answer(uow, &template).await
}

/// Whoever makes a template the main one holds this turn.
const TURN: &str = "contract_template";

/// Takes the mark from the template that has it.
async fn take_main(uow: &mut Uow<'_>) -> Result<()> {
    numbers::turn(uow, TURN).await?;
    if let Some(id) = main_id(uow).await? {
        let mut former = uow.get_deleted::<ContractTemplate>(id).await?;
        former.main = false;
        uow.save(&mut former);
    }
    Ok(())
}

/// One that comes back out of the recycle bin with its mark gives way to the one that got it meanwhile.
async fn main_id(uow: &mut Uow<'_>) -> Result<Option<Uuid>> {
    sqlx::query_scalar(
        "select id from contract_templates where main and deleted_at is null order by id desc limit 1",
    )
    .fetch_optional(uow.unscoped("drafts for orders are made from the company's main template"))
    .await
    .map_err(fault)
}

/// Puts the clauses of the company's main template into a draft that nobody typed in.
pub async fn draft_from_main(uow: &mut Uow<'_>, contract: &mut Contract) -> Result<()> {
    let Some(id) = main_id(uow).await? else { return Ok(()) };
    contract.template_id = Some(id);
    draft_from(uow, contract, None).await
}

/// Puts the template's clauses into a contract that names another one than `before`: in place of those that it had;
/// what the same request says of clauses stands after them.
pub async fn draft_from(uow: &mut Uow<'_>, contract: &mut Contract, before: Option<&Contract>) -> Result<()> {
    let known = before.and_then(|before| before.template_id);
    let Some(id) = contract.template_id.filter(|id| Some(*id) != known) else { return Ok(()) };
    let found =
        uow.get_unscoped::<ContractTemplate>(&[id], "a template that the caller may refer to").await?;
    let template = found.into_iter().next().ok_or_else(|| Error::not_found("contract_template", id))?;
    if template.retired {
        return Err(Error::invalid("templateId", "TEMPLATE_RETIRED"));
    }
    let former: Vec<Uuid> =
        before.iter().flat_map(|before| &before.clauses).map(|clause| clause.id).collect();
    let mut clauses = template.drafted();
    clauses.extend(contract.clauses.drain(..).filter(|clause| !former.contains(&clause.id)));
    contract.clauses = clauses;
    if contract.kind == ContractKind::Unspecified {
        contract.kind = template.kind;
    }
    Ok(())
}
