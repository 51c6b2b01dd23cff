//! People whom another service has and asks about: who of our customers and contacts they may be. What happens about
//! it is for the asker to decide; what is told goes by the rights of the person for whom he asks.

use kernel::{Access, Ctx, Error, Result, Uuid, text};
use proto::customers::v1::{
    CompareStrangersRequest, CompareStrangersResponse, Stranger, StrangerFound, StrangerHit,
    duplicate_hit::Key, duplicate_policy::Answer,
};
use runtime::{
    App,
    duplicates::{Face, Hit, Sort, Wanted, compare, folded},
};
use std::sync::Arc;

use crate::records::Customer;

/// Asked about at once.
const MOST: usize = 1_000;
/// No policy of ours speaks of them.
const STRANGER: Sort = Sort { kind: "stranger", list: "", policy: 0 };

pub async fn strangers(
    app: &App,
    ctx: &Ctx,
    request: CompareStrangersRequest,
) -> Result<CompareStrangersResponse> {
    if request.strangers.len() > MOST {
        return Err(Error::invalid("strangers", "TOO_MANY").with("max", MOST));
    }
    let mut asker = ctx.clone();
    asker.access = match ctx.user() {
        Some(user) => Arc::clone(&app.policy.standing(ctx.tenant, user, 0).await?.access),
        None => Arc::new(Access::default()),
    };
    let wanted: Vec<Wanted> = request.strangers.iter().map(wanted).collect();
    let mut uow = app.db.begin(&asker).await?;
    let (verdicts, _) = compare::<Customer>(&mut uow, &wanted).await?;
    let found = verdicts.iter().map(|verdict| StrangerFound { hits: verdict.hits().map(told).collect() });
    Ok(CompareStrangersResponse { found: found.collect() })
}

fn told(hit: &Hit) -> StrangerHit {
    StrangerHit { hit: Some(hit.wire()), record_id: hit.id.to_string(), customer_id: hit.under().to_string() }
}

/// As it is compared: a company with its phone, and the person's address as one of its domain.
fn wanted(stranger: &Stranger) -> Wanted {
    let id = Uuid::now_v7();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let full = text::company::full(&stranger.company);
    let mut domains: Vec<String> = text::domain::of_email(&stranger.email)
        .into_iter()
        .chain(text::domain::of_website(&stranger.website))
        .collect();
    domains.dedup();
    let keys = [
        given(&stranger.phone).map(|phone| (Key::Phone, format!("p:{phone}"))),
        given(&stranger.email).map(|email| (Key::Email, format!("e:{email}"))),
        given(&stranger.wechat).map(|wechat| (Key::Wechat, format!("w:{}", folded(&wechat)))),
        given(&full).map(|full| (Key::Name, format!("n:{full}"))),
    ];
    let domains = domains.into_iter().map(|domain| (Key::Domain, format!("d:{domain}")));
    let face = Face {
        sort: STRANGER,
        id,
        under: id,
        group: None,
        keys: keys.into_iter().flatten().chain(domains).collect(),
        name: given(&stranger.company).map(|company| text::near::Name::read(&company)),
        title: stranger.company.clone(),
    };
    // the gravest is told: who can be called is more than who is called alike
    Wanted::stranger(
        face,
        |_, key| match key {
            Key::Phone | Key::Email | Key::Wechat => Answer::Warn,
            _ => Answer::Flag,
        },
        |other| Some(other.under),
    )
}
