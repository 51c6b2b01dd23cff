//! A few words for the tests, and dice that fall alike on every run.

use kernel::{Ctx, Placement, Uuid};
use store::{Db, Rules};
use testkit::{TestDb, sample::Customer};

pub const READ: &str = "customers.customer.read";
pub const CREATE: &str = "customers.customer.create";
pub const UPDATE: &str = "customers.customer.update";

/// Saves new records as the system, in one unit of work.
pub async fn insert<R: Rules>(db: &TestDb, records: &mut [R]) {
    let ctx = db.system();
    for some in records.chunks_mut(50) {
        let mut uow = db.begin(&ctx).await.unwrap();
        for record in some.iter_mut() {
            uow.insert(record);
        }
        uow.commit_quietly().await.unwrap();
    }
}

/// A customer saved at a place.
pub async fn placed(db: &TestDb, name: &str, placement: Placement) -> Customer {
    let mut customer = testkit::sample::customer(name);
    customer.head.placement = placement;
    let mut all = [customer];
    insert(db, &mut all).await;
    let [customer] = all;
    customer
}

/// Owned by one, of a department.
pub fn owned(owner: Uuid, department: Uuid) -> Placement {
    Placement { owner_id: Some(owner), department_id: Some(department), ..Placement::default() }
}

/// The record as the system sees it, deleted or not.
pub async fn stored<R: Rules>(db: &TestDb, id: Uuid) -> R {
    let ctx = db.system();
    db.begin(&ctx).await.unwrap().get_deleted::<R>(id).await.unwrap()
}

/// Locks, changes, saves and commits.
pub async fn change<R: Rules>(
    db: &Db,
    ctx: &Ctx,
    id: Uuid,
    change: impl FnOnce(&mut R),
) -> kernel::Result<R> {
    let mut uow = db.begin(ctx).await?;
    let mut record = uow.lock::<R>(id).await?;
    change(&mut record);
    uow.save(&mut record);
    uow.commit(&record).await?;
    Ok(record)
}

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn number(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// Below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.number() as usize % count
    }

    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Nothing, once in `often`.
    pub fn maybe<T: Clone>(&mut self, often: usize, of: &[T]) -> Option<T> {
        (self.below(often) != 0).then(|| self.one(of))
    }

    /// Each with a chance of one in `often`.
    pub fn some<T: Clone>(&mut self, often: usize, of: &[T]) -> Vec<T> {
        of.iter().filter(|_| self.below(often) == 0).cloned().collect()
    }
}
