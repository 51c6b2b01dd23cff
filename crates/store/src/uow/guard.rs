//! What must hold among records (nobody is entered twice): asked once for all that a unit of work saved, as the
//! last thing before its commit, so that no path gets around it.

use std::any::{Any, TypeId};

use futures::future::BoxFuture;
use kernel::{Result, Uuid};

use super::Uow;
use crate::Rules;

/// Saves of one kind that wait to be asked about.
pub(super) trait Unasked: Send {
    /// Do such records follow others of their service?
    fn follow(&self) -> bool;
    fn as_any(&mut self) -> &mut dyn Any;
    fn ask<'u>(self: Box<Self>, uow: &'u mut Uow<'_>) -> BoxFuture<'u, Result<()>>;
}

/// The records as they will be saved, and as they were.
struct Saves<R>(Vec<(R, Option<R>)>);

impl<R: Rules> Unasked for Saves<R> {
    fn follow(&self) -> bool {
        R::DEF.parent().is_some()
    }

    fn as_any(&mut self) -> &mut dyn Any {
        self
    }

    fn ask<'u>(self: Box<Self>, uow: &'u mut Uow<'_>) -> BoxFuture<'u, Result<()>> {
        Box::pin(async move { R::guard(uow, &self.0).await })
    }
}

impl Uow<'_> {
    /// Asks the guards of what was saved so far; the commit does so by itself.
    pub async fn settle(&mut self) -> Result<()> {
        if self.ctx.validate_only {
            return Ok(());
        }
        let mut unasked = std::mem::take(&mut self.unasked);
        // in one order always, or two who save customers with their contacts lock each other out
        unasked.sort_by_key(|(_, saves)| saves.follow());
        for (_, saves) in unasked {
            saves.ask(self).await?;
        }
        Ok(())
    }

    /// Asks about saves that will come in several statements, before the first of them: once for all.
    pub(crate) async fn ask_early<R: Rules>(&mut self, mut saves: Vec<(R, Option<R>)>) -> Result<()> {
        saves.retain(|(after, before)| after.guarded(before.as_ref()));
        if saves.is_empty() || self.ctx.validate_only {
            return Ok(());
        }
        R::guard(self, &saves).await
    }

    /// Is the record among those that the next statement writes?
    pub fn is_saved(&self, id: Uuid) -> bool {
        self.written.contains_key(&id)
    }

    /// The guard has said yes to this record: it is not asked again.
    pub fn asked(&mut self, id: Uuid) {
        self.asked.insert(id);
    }

    /// Has the guard said yes to this record here?
    pub fn was_asked(&self, id: Uuid) -> bool {
        self.asked.contains(&id)
    }

    /// Notes that a record is taken for the duplicate of another (or no longer), so that the reply says so.
    pub fn flag(&mut self, id: Uuid, duplicate_of: Option<Uuid>) {
        self.flags.insert(id, duplicate_of);
    }

    /// What `flag` noted.
    pub fn flag_of(&self, id: Uuid) -> Option<Option<Uuid>> {
        self.flags.get(&id).copied()
    }

    pub(super) fn wait<R: Rules>(&mut self, record: &R, before: Option<&R>) {
        let id = record.head().id;
        // who was asked early still has his mark to be written
        let done = self.was_asked(id) && self.flag_of(id).is_none();
        if done || !record.guarded(before) {
            return;
        }
        let kind = TypeId::of::<R>();
        let save = (record.clone(), before.cloned());
        for (of, unasked) in &mut self.unasked {
            if *of == kind
                && let Some(saves) = unasked.as_any().downcast_mut::<Saves<R>>()
            {
                saves.0.push(save);
                return;
            }
        }
        self.unasked.push((kind, Box::new(Saves(vec![save]))));
    }
}
