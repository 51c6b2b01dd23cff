//! The cache against a source held by hand.

use std::{collections::HashMap, sync::Mutex};

use async_trait::async_trait;
use bytes::Bytes;

use super::*;
use crate::tokens::tests::clock;

const TENANT: Uuid = Uuid::from_u128(1);
const USER: Uuid = Uuid::from_u128(2);

#[derive(Default)]
struct ByHand {
    published: Mutex<HashMap<String, String>>,
    owned: Mutex<HashMap<String, String>>,
    asked: Mutex<usize>,
    down: Mutex<bool>,
}

#[async_trait]
impl Source for ByHand {
    async fn read(&self, key: Key) -> kernel::Result<Option<Bytes>> {
        if *self.down.lock().expect("lock") {
            return Err(Error::unavailable("POLICY_UNREACHABLE"));
        }
        let published = self.published.lock().expect("lock");
        Ok(published.get(&key.to_string()).map(|json| Bytes::from(json.clone())))
    }

    async fn ask_owner(&self, key: Key) -> kernel::Result<String> {
        *self.asked.lock().expect("lock") += 1;
        let owned = self.owned.lock().expect("lock");
        owned.get(&key.to_string()).cloned().ok_or_else(|| Error::unauthenticated("USER_UNKNOWN"))
    }
}

fn tenant_json(revision: i64) -> String {
    format!(r#"{{"revision":{revision},"zone":"Asia/Shanghai"}}"#)
}

fn user_json(revision: i64, active: bool) -> String {
    format!(r#"{{"revision":{revision},"active":{active},"language":"zh-CN"}}"#)
}

fn put(map: &Mutex<HashMap<String, String>>, key: Key, json: String) {
    map.lock().expect("lock").insert(key.to_string(), json);
}

fn published(source: &Arc<ByHand>) -> PolicyCache {
    put(&source.published, Key::Tenant(TENANT), tenant_json(3));
    put(&source.published, Key::User(TENANT, USER), user_json(4, true));
    PolicyCache::new(Arc::clone(source) as Arc<dyn Source>, clock())
}

#[tokio::test]
async fn rights_are_loaded_once_and_kept_until_a_document_changes() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    let first = cache.standing(TENANT, USER, 0).await.expect("published");
    *source.down.lock().expect("lock") = true;
    let second = cache.standing(TENANT, USER, 4).await.expect("the snapshot serves");
    assert!(Arc::ptr_eq(&first, &second));
    assert_eq!((first.zone, first.locale), (chrono_tz::Asia::Shanghai, Some(Locale::Zh)));

    cache.apply(Key::Tenant(TENANT), tenant_json(5).as_bytes());
    let third = cache.standing(TENANT, USER, 5).await.expect("the watch brought it");
    assert!(!Arc::ptr_eq(&first, &third));
    assert_eq!(*source.asked.lock().expect("lock"), 0);
}

#[tokio::test]
async fn an_older_document_never_replaces_a_newer_one() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    cache.standing(TENANT, USER, 0).await.expect("published");
    cache.apply(Key::User(TENANT, USER), user_json(3, false).as_bytes());
    cache.standing(TENANT, USER, 0).await.expect("still active");
}

#[tokio::test]
async fn a_deactivated_user_is_refused_at_once() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    cache.standing(TENANT, USER, 0).await.expect("published");
    cache.apply(Key::User(TENANT, USER), user_json(9, false).as_bytes());
    let refused = cache.standing(TENANT, USER, 0).await.expect_err("inactive");
    assert_eq!(refused.reason(), "USER_INACTIVE");
}

#[tokio::test]
async fn a_newer_token_waits_for_the_watch() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    let waiting = tokio::spawn({
        let cache = cache.clone();
        async move { cache.standing(TENANT, USER, 6).await }
    });
    tokio::time::sleep(Duration::from_millis(30)).await;
    cache.apply(Key::User(TENANT, USER), user_json(6, true).as_bytes());
    let standing = waiting.await.expect("no panic").expect("it came in time");
    assert_eq!((standing.revision, *source.asked.lock().expect("lock")), (6, 0));
}

#[tokio::test]
async fn a_newer_token_asks_the_owner_and_is_put_off_when_he_knows_no_more() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    put(&source.owned, Key::Tenant(TENANT), tenant_json(7));
    put(&source.owned, Key::User(TENANT, USER), user_json(6, true));
    assert_eq!(cache.standing(TENANT, USER, 7).await.expect("the owner knew").revision, 7);
    let refused = cache.standing(TENANT, USER, 8).await.expect_err("nobody knows 8");
    assert_eq!((refused.kind(), refused.reason()), (kernel::Kind::Unavailable, "POLICY_BEHIND"));
}

#[tokio::test]
async fn documents_missing_in_the_bucket_come_from_the_owner() {
    let source = Arc::new(ByHand::default());
    put(&source.owned, Key::Tenant(TENANT), tenant_json(1));
    put(&source.owned, Key::User(TENANT, USER), user_json(2, true));
    let cache = PolicyCache::new(Arc::clone(&source) as Arc<dyn Source>, clock());
    cache.standing(TENANT, USER, 2).await.expect("the owner has them");
    let unknown = cache.standing(TENANT, Uuid::from_u128(99), 0).await.expect_err("nobody");
    assert_eq!(unknown.kind(), kernel::Kind::Unauthenticated);
}

#[tokio::test]
async fn ended_sessions_are_known_and_later_tokens_are_good() {
    let source = Arc::new(ByHand::default());
    let cache = published(&source);
    let now = tokens::seconds(clock().now());
    put(&source.published, Key::NotBefore(TENANT, USER), format!(r#"{{"at":{}}}"#, now - 1.5));
    cache.standing(TENANT, USER, 0).await.expect("published");
    assert!(cache.ended(TENANT, USER, now - 2.0));
    assert!(!cache.ended(TENANT, USER, now - 1.0));
    cache.apply(Key::NotBefore(TENANT, USER), format!(r#"{{"at":{now}}}"#).as_bytes());
    assert!(cache.ended(TENANT, USER, now - 1.0));
}
