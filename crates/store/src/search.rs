//! Searching a list. What is found rarely is gathered through the index of terms and sorted afterwards;
//! what is found everywhere is met soon enough by reading in the asked order. PostgreSQL cannot tell one
//! from the other (its statistics end at the thousandth commonest term, and reading a million rows in
//! order for a rare one takes half a minute), so the hits are counted first, as far as it matters.

use kernel::{Ctx, EntityDef, Right};
use sqlx::AssertSqlSafe;

use crate::{Arguments, Uow, fault, select};

/// In front of a search: every condition goes through an index of its own.
pub const GATHER: &str = ", set_config('plan_cache_mode', 'force_custom_plan', true), \
     set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'off', true), \
     set_config('max_parallel_workers_per_gather', '0', true)";

/// From here on the order may lead.
pub async fn read_in_order(uow: &mut Uow<'_>) -> kernel::Result<()> {
    let sql = "select set_config('enable_indexscan', 'on', true), set_config('enable_seqscan', 'on', true)";
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut *uow.tx).await.map_err(fault)?;
    Ok(())
}

/// The hits' ids are sorted first, and only a page of them fetched whole.
pub fn gathered(def: &EntityDef, columns: &str, condition: &str, order: &str, limit: i32) -> String {
    let source = select::source(def);
    format!(
        "select {columns} from (select r.id from {source} where {condition} order by {order} limit {limit}) k \
         join {source} on r.id = k.id order by {order}"
    )
}

/// For each word of the search a condition; none: nothing is searched for.
pub fn conditions(ctx: &Ctx, def: &'static EntityDef, text: &str, args: &mut Arguments) -> Vec<String> {
    let search = kernel::text::search(text);
    if search.is_empty() {
        return if text.trim().is_empty() { vec![] } else { vec!["false".to_owned()] };
    }
    let right = |field| ctx.access.right(def, field);
    let open = def.searchable().filter(|f| right(f) >= Right::Read);
    let masked = def.searchable().filter(|f| right(f) == Right::Masked).filter_map(|f| search.whole(f));
    let masked: Vec<Vec<String>> = masked.map(|term| vec![term]).collect();
    let mut all = vec![];
    for mut group in search.groups(open) {
        group.extend(masked.iter().cloned());
        // single terms are one look into the index, whatever their number
        let (single, several): (Vec<_>, Vec<_>) = group.into_iter().partition(|terms| terms.len() == 1);
        let mut any: Vec<String> =
            several.into_iter().map(|terms| format!("r.terms @> {}", args.place(terms))).collect();
        let single: Vec<String> = single.into_iter().flatten().collect();
        if !single.is_empty() {
            any.push(format!("r.terms && {}", args.place(single)));
        }
        all.push(if any.is_empty() { "false".to_owned() } else { format!("({})", any.join(" or ")) });
    }
    all
}
