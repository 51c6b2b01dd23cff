//! What a crash leaves behind is swept away, and nothing else.

use std::time::Duration;

use collaboration::files::{objects::key, sweep};
use futures::StreamExt;
use kernel::Uuid;
use object_store::ObjectStoreExt;
use proto::collaboration::v1::{
    UploadFileRequest,
    upload_file_request::{Meta, Part},
};

use crate::house::House;

/// A crash after the bytes came and before the card was written.
async fn left_behind(house: &House, age: &str) {
    let (tenant, id) = (house.db.company.tenant, Uuid::now_v7());
    sqlx::query("insert into uploads (tenant_id, id, begun_at) values ($1, $2, now() - $3::text::interval)")
        .bind(tenant)
        .bind(id)
        .bind(age)
        .execute(&house.db.system)
        .await
        .unwrap();
    house.objects.put(&key(tenant, id), "bytes".into()).await.unwrap();
}

#[tokio::test]
async fn bytes_without_a_card_go_once_no_upload_can_still_run() {
    let house = House::open().await;
    left_behind(&house, "3 hours").await;
    left_behind(&house, "5 minutes").await;
    let kept = house.upload(&house.db.company.rep, 100, vec![meta(), Part::Chunk(vec![1])]).await.unwrap();
    let swept = sweep::left_over(&house.db, &*house.objects, Duration::from_secs(7200)).await.unwrap();
    assert_eq!((swept, house.stored().await.len(), house.db.count("uploads").await), (1, 2, 1));
    let swept = sweep::left_over(&house.db, &*house.objects, Duration::ZERO).await.unwrap();
    assert_eq!((swept, house.stored().await.len()), (1, 1));
    assert!(house.stored().await[0].ends_with(&kept.id.unwrap()));
}

#[tokio::test]
async fn an_upload_that_was_given_up_does_not_become_a_file() {
    let house = House::open().await;
    let message = |part| UploadFileRequest { part: Some(part) };
    let db = house.db.system.clone();
    // the sweep comes between the bytes and their end
    let slow =
        futures::stream::iter([message(meta()), message(Part::Chunk(vec![1; 50]))]).then(move |part| {
            let db = db.clone();
            async move {
                sqlx::query("update uploads set abandoned = true").execute(&db).await.unwrap();
                Ok(part)
            }
        });
    let refused = house.receive(&house.db.company.rep, 100, slow.boxed()).await.expect_err("given up");
    assert_eq!(refused.kind(), kernel::Kind::Unavailable);
    assert_eq!((house.db.count("files").await, house.db.count("uploads").await), (0, 0));
    assert!(house.stored().await.is_empty());
}

fn meta() -> Part {
    Part::Meta(Meta { name: "a.pdf".to_owned(), ..Meta::default() })
}
