//! Long work: taken with a lease, done in steps, resumed after a crash.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use kernel::{Ctx, Error, Kind, Result, Uuid};
use serde_json::json;
use store::{
    Db, Uow,
    jobs::{self, CANCELLED, FAILED, Job, QUEUED, SUCCEEDED, Step, Work},
};
use testkit::{
    TestDb,
    sample::{SERVICE, customer},
};

/// Makes one customer a step; goes wrong as told.
struct Making {
    ctx: Ctx,
    steps: AtomicUsize,
    fault: fn(usize) -> Option<Error>,
}

#[async_trait]
impl Work for Making {
    async fn ctx(&self, _: &Job) -> Result<Ctx> {
        Ok(self.ctx.clone())
    }

    async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
        let n = self.steps.fetch_add(1, Ordering::SeqCst);
        uow.insert(&mut customer(&format!("c{}", job.done)));
        if let Some(error) = (self.fault)(n) {
            return Err(error);
        }
        job.done += 1;
        job.cursor = json!({"at": job.done});
        Ok(if job.done == job.total { Step::Finished } else { Step::Again })
    }
}

fn making(db: &TestDb, fault: fn(usize) -> Option<Error>) -> Arc<Making> {
    Arc::new(Making { ctx: db.system(), steps: AtomicUsize::new(0), fault })
}

async fn enqueue(db: &TestDb, total: i32) -> Uuid {
    let ctx = db.system();
    let mut uow = db.begin(&ctx).await.unwrap();
    let job = jobs::enqueue(&mut uow, "making", json!({"a": 1}), total).await.unwrap();
    uow.commit_quietly().await.unwrap();
    assert_eq!((job.state, job.attempts, &job.args), (QUEUED, 0, &json!({"a": 1})));
    job.id
}

async fn job(db: &TestDb, id: Uuid) -> Job {
    let ctx = db.system();
    jobs::get(&mut db.begin(&ctx).await.unwrap(), id, false).await.unwrap()
}

/// Runs jobs in this process until the job is in a state.
async fn run(db: &TestDb, work: &Arc<Making>, id: Uuid, until: impl Fn(&Job) -> bool) -> Job {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let mut kinds: HashMap<&'static str, Arc<dyn Work>> = HashMap::new();
    kinds.insert("making", work.clone());
    let running = tokio::spawn(jobs::run(Db::clone(db), kinds, async { drop(stopped.await) }));
    for _ in 0..500 {
        let now = job(db, id).await;
        if until(&now) {
            drop(stop);
            running.await.unwrap();
            return now;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the job stays {:?}", job(db, id).await);
}

async fn sql(db: &TestDb, sql: &'static str) {
    sqlx::raw_sql(sql).execute(&mut db.superuser().await).await.unwrap();
}

#[tokio::test]
async fn a_job_is_done_in_steps_each_with_its_progress() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 5).await;
    let work = making(&db, |_| None);
    let done = run(&db, &work, id, |job| job.state == SUCCEEDED).await;
    assert_eq!((done.done, &done.cursor, done.attempts), (5, &json!({"at": 5}), 0));
    assert!(done.finished_at.is_some());
    assert_eq!((db.count("customers").await, work.steps.load(Ordering::SeqCst)), (5, 5));
}

#[tokio::test]
async fn two_processes_share_a_job_without_doing_a_step_twice() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 30).await;
    let (one, other) = (making(&db, |_| None), making(&db, |_| None));
    let finished = |job: &Job| job.state == SUCCEEDED;
    tokio::join!(run(&db, &one, id, finished), run(&db, &other, id, finished));
    assert_eq!(db.count("customers").await, 30);
}

#[tokio::test]
async fn after_a_crash_another_process_goes_on_when_the_lease_ran_out() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 3).await;
    // a process took it, did one step, and died in the second
    sql(&db, "update base.jobs set state = 2, done = 1, attempts = 1, leased_by = gen_random_uuid(), lease_until = now() + interval '1 minute'").await;
    let work = making(&db, |_| None);
    let waiting = tokio::time::timeout(Duration::from_millis(700), run(&db, &work, id, |j| j.done > 1));
    assert!(waiting.await.is_err(), "the lease still runs");
    sql(&db, "update base.jobs set lease_until = now() - interval '1 second'").await;
    let done = run(&db, &work, id, |job| job.state == SUCCEEDED).await;
    assert_eq!(done.done, 3);
    assert_eq!(db.count("customers").await, 2);
}

#[tokio::test]
async fn who_lost_the_lease_writes_nothing_and_disturbs_nobody() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 3).await;
    // the second holder comes while the first is in its step
    struct Slow(Arc<Making>, sqlx::PgPool);
    #[async_trait]
    impl Work for Slow {
        async fn ctx(&self, job: &Job) -> Result<Ctx> {
            self.0.ctx(job).await
        }
        async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
            let step = self.0.step(uow, job).await?;
            let stolen =
                "update jobs set leased_by = gen_random_uuid(), lease_until = now() + interval '1 minute'";
            sqlx::query(stolen).execute(&self.1).await.unwrap();
            Ok(step)
        }
    }
    let making = making(&db, |_| None);
    let mut kinds: HashMap<&'static str, Arc<dyn Work>> = HashMap::new();
    kinds.insert("making", Arc::new(Slow(making.clone(), db.db.system.clone())));
    jobs::run(Db::clone(&db), kinds, tokio::time::sleep(Duration::from_millis(900))).await;
    assert_eq!(making.steps.load(Ordering::SeqCst), 1);
    assert_eq!(db.count("customers").await, 0);
    let left = "select lease_until > now() and error = '' from base.jobs where id = $1";
    let held: Option<bool> =
        sqlx::query_scalar(left).bind(id).fetch_one(&mut db.superuser().await).await.unwrap();
    assert_eq!(held, Some(true), "the new holder's lease stands");
}

#[tokio::test]
async fn who_does_much_in_one_turn_hears_that_the_process_is_to_end() {
    struct Long(Ctx);
    #[async_trait]
    impl Work for Long {
        async fn ctx(&self, _: &Job) -> Result<Ctx> {
            Ok(self.0.clone())
        }
        async fn before(&self, _: &Ctx, _: &mut Job, lease: &jobs::Lease) -> Result<()> {
            while !lease.is_ending() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Ok(())
        }
        async fn step(&self, _: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
            job.done += 1;
            Ok(Step::Again)
        }
    }
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 3).await;
    let mut kinds: HashMap<&'static str, Arc<dyn Work>> = HashMap::new();
    kinds.insert("making", Arc::new(Long(db.system())));
    let running = jobs::run(Db::clone(&db), kinds, tokio::time::sleep(Duration::from_millis(900)));
    tokio::time::timeout(Duration::from_secs(5), running).await.expect("it ends");
    assert_eq!(job(&db, id).await.done, 1, "and what it did counts");
}

#[tokio::test]
async fn a_passing_fault_is_tried_again_and_another_ends_the_job() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 2).await;
    let work = making(&db, |n| (n == 0).then(|| Error::unavailable("AWAY")));
    let tried = run(&db, &work, id, |job| job.error == "AWAY" || job.state == SUCCEEDED).await;
    assert_eq!((tried.error.as_str(), tried.attempts), ("AWAY", 1));
    let done = run(&db, &work, id, |job| job.state == SUCCEEDED).await;
    assert_eq!((done.error.as_str(), db.count("customers").await), ("", 2));

    let id = enqueue(&db, 2).await;
    let work = making(&db, |_| Some(Error::precondition("NEVER")));
    let failed = run(&db, &work, id, |job| job.state == FAILED).await;
    assert_eq!((failed.error.as_str(), work.steps.load(Ordering::SeqCst)), ("NEVER", 1));
    assert_eq!(db.count("customers").await, 2, "a failed step leaves nothing");
}

#[tokio::test]
async fn a_job_that_keeps_failing_or_kills_its_process_ends_as_failed() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 2).await;
    sql(&db, "update base.jobs set attempts = 9").await;
    let work = making(&db, |_| Some(Error::unavailable("AWAY")));
    assert_eq!(run(&db, &work, id, |job| job.state == FAILED).await.error, "AWAY");

    let id = enqueue(&db, 2).await;
    sql(&db, "update base.jobs set attempts = 10 where state = 1").await;
    let work = making(&db, |_| None);
    assert_eq!(run(&db, &work, id, |job| job.state == FAILED).await.error, "TOO_MANY_ATTEMPTS");
    assert_eq!(work.steps.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_step_that_panics_fails_its_job_and_not_the_others() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 2).await;
    let work = making(&db, |n| if n == 0 { panic!("a fault of ours") } else { None });
    assert_eq!(run(&db, &work, id, |job| job.state == FAILED).await.error, "INTERNAL");
    let id = enqueue(&db, 2).await;
    run(&db, &work, id, |job| job.state == SUCCEEDED).await;
}

#[tokio::test]
async fn a_job_is_cancelled_at_once_or_after_its_step() {
    let db = TestDb::open(&SERVICE).await;
    let ctx = db.system();
    let id = enqueue(&db, 2).await;
    let mut uow = db.begin(&ctx).await.unwrap();
    let cancelled = jobs::cancel(&mut uow, id, false).await.unwrap();
    uow.commit_quietly().await.unwrap();
    assert_eq!(cancelled.state, CANCELLED);
    let mut uow = db.begin(&ctx).await.unwrap();
    assert_eq!(jobs::cancel(&mut uow, id, false).await.unwrap_err().kind(), Kind::Precondition);
    drop(uow);

    let id = enqueue(&db, 1_000_000).await;
    let work = making(&db, |_| None);
    run(&db, &work, id, |job| job.done > 2).await;
    let mut uow = db.begin(&ctx).await.unwrap();
    assert!(jobs::cancel(&mut uow, id, false).await.unwrap().cancel_requested);
    uow.commit_quietly().await.unwrap();
    let ended = run(&db, &work, id, |job| job.state == CANCELLED).await;
    assert!(ended.finished_at.is_some());
    assert_eq!(i64::from(ended.done), db.count("customers").await, "what was done stays");
}

#[tokio::test]
async fn people_see_their_own_jobs() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 1).await;
    let ctx = db.company.rep.call(&db, "customers.customer.update");
    let mut uow = db.begin(&ctx).await.unwrap();
    let mine = jobs::enqueue(&mut uow, "making", json!({}), 1).await.unwrap();
    assert_eq!(jobs::get(&mut uow, id, true).await.unwrap_err().kind(), Kind::NotFound);
    assert_eq!(jobs::cancel(&mut uow, id, true).await.unwrap_err().kind(), Kind::NotFound);
    let ids = |jobs: Vec<Job>| jobs.into_iter().map(|j| j.id).collect::<Vec<_>>();
    assert_eq!(ids(jobs::list(&mut uow, true, None, 10).await.unwrap()), [mine.id]);
    assert_eq!(ids(jobs::list(&mut uow, false, None, 10).await.unwrap()), [mine.id, id]);
    assert_eq!(ids(jobs::list(&mut uow, false, Some(mine.id), 10).await.unwrap()), [id]);
}

#[tokio::test]
async fn a_step_that_takes_long_keeps_its_job() {
    let db = TestDb::open(&SERVICE).await;
    let id = enqueue(&db, 1).await;
    struct Long(Arc<Making>);
    #[async_trait]
    impl Work for Long {
        async fn ctx(&self, job: &Job) -> Result<Ctx> {
            self.0.ctx(job).await
        }
        async fn step(&self, uow: &mut Uow<'_>, job: &mut Job) -> Result<Step> {
            // the hold is about to run out, and is renewed
            tokio::time::sleep(Duration::from_secs(8)).await;
            self.0.step(uow, job).await
        }
    }
    let making = making(&db, |_| None);
    let mut kinds: HashMap<&'static str, Arc<dyn Work>> = HashMap::new();
    kinds.insert("making", Arc::new(Long(making.clone())));
    let running = jobs::run(Db::clone(&db), kinds, tokio::time::sleep(Duration::from_secs(10)));
    let (held, ()) = tokio::join!(
        async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            let left = "select extract(epoch from lease_until - now())::float8 from base.jobs";
            let first: f64 = sqlx::query_scalar(left).fetch_one(&db.system).await.unwrap();
            tokio::time::sleep(Duration::from_secs(5)).await;
            let later: f64 = sqlx::query_scalar(left).fetch_one(&db.system).await.unwrap();
            first < 15.0 && later > first - 2.0
        },
        running
    );
    assert!(held, "a dead process lets go within a quarter of a minute, a living one doesn't");
    assert_eq!((job(&db, id).await.state, db.count("customers").await), (SUCCEEDED, 1));
}

#[tokio::test]
async fn an_ended_job_is_gone_after_three_months_with_what_it_kept() {
    let db = TestDb::open(&SERVICE).await;
    let ids = [enqueue(&db, 1).await, enqueue(&db, 1).await, enqueue(&db, 1).await];
    let items = "insert into base.job_items select tenant_id, id, gen_random_uuid(), 1, 2, '{}' from base.jobs, generate_series(1, 3)";
    sql(&db, items).await;
    let mut su = db.superuser().await;
    for (id, state, days) in [(ids[0], SUCCEEDED, 91), (ids[1], FAILED, 89), (ids[2], QUEUED, 400)] {
        let ended = "update base.jobs set state = $2, created_at = now() - make_interval(days => $3), \
             finished_at = case when $2 > 2 then now() - make_interval(days => $3) end where id = $1";
        sqlx::query(ended).bind(id).bind(state).bind(days).execute(&mut su).await.unwrap();
    }
    assert_eq!(jobs::forget(&db, chrono::Utc::now()).await.unwrap(), 1);
    assert_eq!((db.count("jobs").await, db.count("job_items").await), (2, 6));
    assert_eq!(job(&db, ids[1]).await.state, FAILED);
    assert_eq!(jobs::forget(&db, chrono::Utc::now()).await.unwrap(), 0);
}
