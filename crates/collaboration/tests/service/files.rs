//! Files come and go with every byte, or not at all.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use collaboration::{activities::lead, files::download, records::File};
use futures::{StreamExt, TryStreamExt};
use kernel::{Kind, Result, Scope, Uuid};
use object_store::ObjectStore;
use proto::collaboration::v1::{
    self as wire, UploadFileRequest, download_file_response,
    upload_file_request::{Meta, Part},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::records;
use testkit::Person;

use crate::house::{House, entry, event, wrong};

const ROOM: u64 = 32 << 20;

fn named(name: &str) -> Part {
    Part::Meta(Meta { name: name.to_owned(), content_type: "application/pdf".to_owned(), ..Meta::default() })
}

fn on(customer: &str) -> Part {
    on_a("customers.customer", customer)
}

fn on_a(kind: &str, id: &str) -> Part {
    Part::Meta(Meta {
        name: "报价.pdf".to_owned(),
        record_kind: kind.to_owned(),
        record_id: id.to_owned(),
        ..Meta::default()
    })
}

async fn downloaded(house: &House, person: &Person, id: &str) -> Result<(wire::File, Vec<Bytes>)> {
    let ctx = house.call(person, "collaboration.file.read");
    let objects: Arc<dyn ObjectStore> = house.objects.clone();
    let parts = download::parts(&house.db, &ctx, objects, id).await?;
    let mut parts: Vec<_> = parts.try_collect().await.unwrap();
    let Some(download_file_response::Part::Meta(card)) = parts.remove(0).part else { panic!("no card") };
    let chunk = |message: wire::DownloadFileResponse| match message.part {
        Some(download_file_response::Part::Chunk(bytes)) => Bytes::from(bytes),
        other => panic!("{other:?} among the bytes"),
    };
    Ok((card, parts.into_iter().map(chunk).collect()))
}

/// Nothing of the upload is anywhere.
async fn nothing_left(house: &House) {
    assert_eq!(house.db.count("files").await, 0);
    assert_eq!(house.db.count("uploads").await, 0);
    assert!(house.db.published().await.is_empty());
    assert_eq!(house.stored().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte_with_its_sum() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let customer = house.customer().await.id;
    // more than two parts of the object store, in uneven pieces
    let whole: Vec<u8> = (0..20_000_003u32).map(|i| (i / 7) as u8).collect();
    let mut parts = vec![on(&customer.to_string())];
    parts.extend(whole.chunks(300_001).map(|piece| Part::Chunk(piece.to_vec())));
    let card = house.upload(rep, ROOM, parts).await.unwrap();
    let sum: String = Sha256::digest(&whole).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(card.sha256.as_deref(), Some(&*sum));
    assert_eq!((card.size, card.version), (20_000_003, 1));
    assert_eq!(card.customer_id, Some(customer.to_string()));
    assert_eq!(house.db.count("uploads").await, 0);

    let id = card.id.unwrap();
    let month = chrono::Utc::now().format("%Y/%m");
    assert_eq!(house.stored().await, [format!("{}/{month}/{id}", house.db.company.tenant)]);
    let (card, chunks) = downloaded(&house, rep, &id).await.unwrap();
    assert_eq!(card.content_type.as_deref(), Some("application/octet-stream"));
    assert!(chunks.iter().all(|chunk| chunk.len() <= 256 << 10));
    assert!(chunks.concat() == whole);
}

#[tokio::test]
async fn an_empty_file_is_a_file_too() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let card = house.upload(rep, ROOM, vec![named("empty.pdf")]).await.unwrap();
    assert_eq!(card.size, 0);
    assert_eq!(card.content_type.as_deref(), Some("application/pdf"));
    assert!(downloaded(&house, rep, &card.id.unwrap()).await.unwrap().1.is_empty());
}

#[tokio::test]
async fn a_file_that_is_too_large_leaves_nothing() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    for room in [1000u64, 17 << 20] {
        let mut parts = vec![named("film.mp4")];
        parts.extend((0..=10).map(|_| Part::Chunk(vec![7; room as usize / 10])));
        let refused = house.upload(rep, room, parts).await.expect_err("too large");
        assert_eq!((refused.kind(), refused.reason()), (Kind::Invalid, "TOO_LARGE"));
        nothing_left(&house).await;
    }
    // who says so beforehand is not asked for the bytes
    let meta = Meta { name: "film.mp4".to_owned(), size: 2000, ..Meta::default() };
    let refused = house.upload(rep, 1000, vec![Part::Meta(meta)]).await.expect_err("too large");
    assert_eq!(refused.reason(), "TOO_LARGE");
    nothing_left(&house).await;
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_nothing() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    let message = |part| Ok(UploadFileRequest { part: Some(part) });
    let broken = vec![
        message(named("a.pdf")),
        message(Part::Chunk(vec![1; 9 << 20])),
        Err(tonic::Status::cancelled("gone")),
    ];
    let refused = house.receive(rep, ROOM, futures::stream::iter(broken).boxed()).await.expect_err("broken");
    assert_eq!(refused.reason(), "BODY_UNREADABLE");
    nothing_left(&house).await;

    let meta = Meta { name: "a.pdf".to_owned(), size: 10, ..Meta::default() };
    let short = house.upload(rep, ROOM, vec![Part::Meta(meta), Part::Chunk(vec![1; 9])]).await;
    assert_eq!(short.expect_err("short").reason(), "BODY_UNREADABLE");
    nothing_left(&house).await;
}

#[tokio::test]
async fn an_upload_whose_caller_goes_away_leaves_nothing() {
    let house = House::open().await;
    let begun = [named("a.pdf"), Part::Chunk(vec![1; 9 << 20])];
    let messages = begun.map(|part| Ok(UploadFileRequest { part: Some(part) }));
    let endless = futures::stream::iter(messages).chain(futures::stream::pending()).boxed();
    let upload = house.receive(&house.db.company.rep, ROOM, endless);
    assert!(tokio::time::timeout(Duration::from_secs(2), upload).await.is_err(), "it waits for more");
    assert_eq!(house.db.count("uploads").await, 1);
    for _ in 0..40 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        if house.db.count("uploads").await == 0 {
            break;
        }
    }
    nothing_left(&house).await;
}

#[tokio::test]
async fn parts_out_of_order_are_refused() {
    let house = House::open().await;
    let rep = &house.db.company.rep;
    assert_eq!(wrong(house.upload(rep, ROOM, vec![Part::Chunk(vec![1])]).await), ["meta REQUIRED"]);
    assert_eq!(wrong(house.upload(rep, ROOM, vec![]).await), ["meta REQUIRED"]);
    let twice = house.upload(rep, ROOM, vec![named("a"), named("b")]).await;
    assert_eq!(wrong(twice), ["meta DUPLICATE_FIELD"]);
    nothing_left(&house).await;
}

#[tokio::test]
async fn a_file_on_a_customer_is_seen_by_who_sees_the_customer() {
    let house = House::open().await;
    let company = &house.db.company;
    let customer = house.customer().await;
    let refused = house.upload(&company.stranger, ROOM, vec![on(&customer.id.to_string())]).await;
    assert_eq!(wrong(refused), ["recordId NO_SUCH_RECORD"]);
    nothing_left(&house).await;

    let parts = vec![on(&customer.id.to_string()), Part::Chunk(b"offer".to_vec())];
    let id = house.upload(&company.rep, ROOM, parts).await.unwrap().id.unwrap();
    let hidden = downloaded(&house, &company.colleague, &id).await.expect_err("hidden");
    assert_eq!(hidden.kind(), Kind::NotFound);
    let readers = vec![company.colleague.id];
    house.know(store::directory::Entry { version: 2, readers, ..customer }).await;
    assert_eq!(downloaded(&house, &company.colleague, &id).await.unwrap().1.concat(), b"offer");

    let ctx = house.call(&company.rep, "collaboration.file.delete");
    records::delete::<File>(&house.db, &ctx, &id).await.unwrap();
    let gone = downloaded(&house, &company.rep, &id).await.expect_err("deleted");
    assert_eq!(gone.kind(), Kind::NotFound);
}

#[tokio::test]
async fn files_are_put_on_what_is_sold_and_paid_too_and_a_leads_go_with_it_to_the_customer() {
    let house = House::open().await;
    let company = &house.db.company;
    let kinds = [
        "marketing.lead",
        "sales.opportunity",
        "sales.quote",
        "sales.order",
        "finance.contract",
        "finance.payment",
        "finance.invoice",
    ];
    let seller = |person: &Person| {
        let sees = |person: Person, kind: &&str| person.granted(&format!("{kind}.read"), Scope::Own);
        kinds.iter().fold(person.clone(), sees)
    };
    let (seller, colleague) = (seller(&company.rep), seller(&company.colleague));
    let (rep, east) = (seller.id, company.east);
    let of_the_rep = |kind: &str| {
        let place = entry(kind, "华星");
        store::directory::Entry { owner_id: Some(rep), department_id: Some(east), ..place }
    };
    let mut files = vec![];
    for kind in kinds {
        let record = house.know(of_the_rep(kind)).await;
        let parts = vec![on_a(kind, &record.id.to_string()), Part::Chunk(b"offer".to_vec())];
        let card = house.upload(&seller, ROOM, parts).await.unwrap();
        let on = [card.lead_id, card.opportunity_id, card.quote_id, card.order_id];
        let on = on.into_iter().chain([card.contract_id, card.payment_id, card.invoice_id]);
        assert_eq!(on.flatten().collect::<Vec<_>>(), [record.id.to_string()], "{kind}");
        let id = card.id.unwrap();
        let hidden = downloaded(&house, &colleague, &id).await.expect_err("hidden");
        assert_eq!(hidden.kind(), Kind::NotFound);
        let readers = vec![colleague.id];
        house.know(store::directory::Entry { version: 2, readers, ..record.clone() }).await;
        assert_eq!(downloaded(&house, &colleague, &id).await.unwrap().1.concat(), b"offer", "{kind}");
        files.push((record.id, id));
    }
    let nothing = house.upload(&seller, ROOM, vec![on_a("sales.pipeline", &Uuid::now_v7().to_string())]);
    assert_eq!(wrong(nothing.await), ["recordKind UNSUPPORTED"]);

    let (converted, file) = &files[0];
    let customer = house.customer().await.id;
    let mut told = event(&house.db, "marketing", "lead", *converted, "converted", 3, json!(null));
    let detail = json!({"customerId": customer});
    told.data.detail = Some(serde_json::value::to_raw_value(&detail).unwrap());
    let ctx = house.db.system();
    let mut uow = house.db.begin(&ctx).await.unwrap();
    lead::consumer().handler.handle(&mut uow, &told).await.unwrap();
    uow.commit_quietly().await.unwrap();
    let card = downloaded(&house, &seller, file).await.unwrap().0;
    assert_eq!((card.customer_id, card.lead_id), (Some(customer.to_string()), Some(converted.to_string())));
}
