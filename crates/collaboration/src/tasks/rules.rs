//! What a task may say: an all-day task names its day, a reminder lies ahead, and the contact works for
//! the customer.

use kernel::{Ctx, FieldErrors, Result};
use store::{Rules, Uow};

use super::due;
use crate::{
    contact,
    records::{Task, TaskPriority, TaskState},
};

impl Rules for Task {
    fn check(&self, ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        if self.all_day && self.due_at.is_none() {
            errors.push("dueAt", "REQUIRED");
        }
        let changed = before.is_none_or(|before| before.remind_at != self.remind_at);
        // what an import brings in was reminded of long ago
        if changed && ctx.as_of.is_none() && self.remind_at.is_some_and(|at| at <= ctx.now) {
            errors.push("remindAt", "NOT_IN_THE_FUTURE");
        }
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        let about = |task: &Self| (task.contact_id, task.opportunity_id, task.customer_id);
        let same = |before: &Self| about(before) == about(self);
        match self.customer_id {
            Some(customer) if !before.is_some_and(same) => {
                contact::belongs(uow, self.contact_id, self.opportunity_id, customer).await
            }
            _ => Ok(()),
        }
    }

    fn available(&self, action: &str) -> bool {
        match action {
            "complete" | "cancel" | "assign" => self.is_open(),
            "reopen" => !self.is_open(),
            _ => true,
        }
    }
}

impl Task {
    pub fn is_open(&self) -> bool {
        self.state == TaskState::Open
    }

    /// As it is kept: a day's task is due when the day ends, and one that says nothing is as urgent as most.
    pub fn settle(&mut self, ctx: &Ctx) {
        if self.all_day {
            self.due_at = self.due_at.map(|at| due::end_of_its_day(ctx.zone, at));
        }
        if self.priority == TaskPriority::Unspecified {
            self.priority = TaskPriority::Normal;
        }
    }

    /// Gives it to somebody. The giver goes on seeing it, and may change it and take it back; earlier
    /// givers still see it.
    pub fn give_to(
        &mut self,
        owner: kernel::Uuid,
        department: Option<kernel::Uuid>,
        giver: Option<kernel::Uuid>,
    ) {
        let place = &mut self.head.placement;
        place.owner_id = Some(owner);
        place.department_id = department;
        place.readers.retain(|id| *id != owner);
        place.editors.clear();
        if let Some(giver) = giver.filter(|giver| *giver != owner) {
            if !place.readers.contains(&giver) {
                place.readers.push(giver);
            }
            place.editors.push(giver);
        }
        self.given_by = giver;
    }
}

#[cfg(test)]
mod tests {
    use kernel::Uuid;

    use super::*;

    fn ctx() -> Ctx {
        let now = chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("a time");
        Ctx::system("collaboration", Uuid::nil(), now)
    }

    fn wrong(task: &Task, before: Option<&Task>) -> Vec<String> {
        let mut errors = FieldErrors::default();
        task.check(&ctx(), before, &mut errors);
        let error = errors.finish().err();
        let fields = error.iter().flat_map(|error| error.fields());
        fields.map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    #[test]
    fn a_day_is_named_and_a_reminder_lies_ahead() {
        let task = Task { all_day: true, remind_at: Some(ctx().now), ..Task::default() };
        assert_eq!(wrong(&task, None), ["dueAt REQUIRED", "remindAt NOT_IN_THE_FUTURE"]);
        let reminded = Task { all_day: false, ..task };
        assert!(wrong(&reminded, Some(&reminded.clone())).is_empty(), "an old reminder stays as it is");
    }

    #[test]
    fn whoever_gave_a_task_last_may_take_it_back_and_earlier_givers_see_it() {
        let [first, second, third] = [1, 2, 3].map(Uuid::from_u128);
        let mut task = Task::default();
        task.give_to(second, None, Some(first));
        assert_eq!(
            (&task.head.placement.readers, &task.head.placement.editors),
            (&vec![first], &vec![first])
        );
        task.give_to(third, None, Some(second));
        assert_eq!(
            (&task.head.placement.readers, &task.head.placement.editors),
            (&vec![first, second], &vec![second])
        );
        task.give_to(first, None, Some(first));
        assert_eq!((&task.head.placement.readers, task.given_by), (&vec![second], Some(first)));
        assert!(task.head.placement.editors.is_empty());
    }
}
