//! What a follow-up may say: it has happened (or does so within a day), lasts at most a month, takes
//! place at a real spot on earth, and a date to be reminded of names what is to be done then.

use chrono::Duration;
use kernel::{Ctx, FieldErrors, Result};
use store::{Rules, Uow};

use super::lead;
use crate::{contact, records::Activity};

/// Minutes of the longest follow-up: 31 days, a trade fair with all its preparation.
const LONGEST: i32 = 31 * 24 * 60;

impl Rules for Activity {
    fn check(&self, ctx: &Ctx, before: Option<&Self>, errors: &mut FieldErrors) {
        match self.happened_at {
            Some(at) if at > ctx.now + Duration::days(1) => errors.push("happenedAt", "IN_THE_FUTURE"),
            // a new one gets the present; an old one keeps its time
            None if before.is_some() => errors.push("happenedAt", "REQUIRED"),
            _ => {}
        }
        // whom it names beside a lead belongs to a customer
        let names_others = self.contact_id.is_some() || self.opportunity_id.is_some();
        if self.customer_id.is_none() && (self.lead_id.is_none() || names_others) {
            errors.push("customerId", "REQUIRED");
        }
        if self.next_at.is_some() && self.next_step.is_none() {
            errors.push("nextStep", "REQUIRED");
        }
        if self.duration_minutes.is_some_and(|minutes| !(0..=LONGEST).contains(&minutes)) {
            errors.push_with("durationMinutes", "OUT_OF_RANGE", bounds(0, LONGEST));
        }
        degrees("latitude", self.latitude, 90, errors);
        degrees("longitude", self.longitude, 180, errors);
        match (self.latitude, self.longitude) {
            (Some(_), None) => errors.push("longitude", "REQUIRED"),
            (None, Some(_)) => errors.push("latitude", "REQUIRED"),
            _ => {}
        }
    }

    async fn verify(&self, uow: &mut Uow<'_>, before: Option<&Self>) -> Result<()> {
        if before.is_none() {
            lead::belongs(uow, self.lead_id, self.customer_id).await?;
        }
        if before.is_some_and(|before| before.contact_id == self.contact_id) {
            return Ok(());
        }
        let Some(customer) = self.customer_id else { return Ok(()) };
        // the deal is given once and never changed
        let deal = self.opportunity_id.filter(|_| before.is_none());
        contact::belongs(uow, self.contact_id, deal, customer).await
    }
}

fn degrees(field: &str, value: Option<f64>, most: i32, errors: &mut FieldErrors) {
    if value.is_some_and(|value| value.abs() > f64::from(most)) {
        errors.push_with(field, "OUT_OF_RANGE", bounds(-most, most));
    }
}

fn bounds(min: i32, max: i32) -> Vec<(String, String)> {
    vec![("min".to_owned(), min.to_string()), ("max".to_owned(), max.to_string())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(activity: &Activity, before: Option<&Activity>) -> Vec<String> {
        let now = chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("a time");
        let ctx = Ctx::system("collaboration", kernel::Uuid::nil(), now);
        let mut errors = FieldErrors::default();
        activity.check(&ctx, before, &mut errors);
        let error = errors.finish().err();
        let fields = error.iter().flat_map(|error| error.fields());
        fields.map(|field| format!("{} {}", field.field, field.reason)).collect()
    }

    fn about() -> Activity {
        Activity { customer_id: Some(kernel::Uuid::from_u128(1)), ..Activity::default() }
    }

    #[test]
    fn a_follow_up_is_about_a_customer_or_a_lead_and_names_others_of_a_customer_only() {
        let one = || Some(kernel::Uuid::from_u128(1));
        assert_eq!(wrong(&Activity::default(), None), ["customerId REQUIRED"]);
        assert!(wrong(&Activity { lead_id: one(), ..Activity::default() }, None).is_empty());
        let with_a_deal = Activity { lead_id: one(), opportunity_id: one(), ..Activity::default() };
        assert_eq!(wrong(&with_a_deal, None), ["customerId REQUIRED"]);
    }

    fn at(seconds: i64) -> Option<kernel::Time> {
        chrono::DateTime::from_timestamp(1_750_000_000 + seconds, 0)
    }

    #[test]
    fn a_follow_up_may_be_noted_a_day_ahead_but_no_more() {
        assert!(wrong(&Activity { happened_at: at(86_400), ..about() }, None).is_empty());
        let late = Activity { happened_at: at(86_401), ..about() };
        assert_eq!(wrong(&late, None), ["happenedAt IN_THE_FUTURE"]);
    }

    #[test]
    fn the_time_it_happened_cannot_be_taken_away() {
        let before = Activity { happened_at: at(0), ..about() };
        assert_eq!(wrong(&about(), Some(&before)), ["happenedAt REQUIRED"]);
    }

    #[test]
    fn a_reminder_says_what_of_and_a_place_has_both_degrees() {
        let activity =
            Activity { next_at: at(5), duration_minutes: Some(-1), latitude: Some(-90.5), ..about() };
        let expected = [
            "nextStep REQUIRED",
            "durationMinutes OUT_OF_RANGE",
            "latitude OUT_OF_RANGE",
            "longitude REQUIRED",
        ];
        assert_eq!(wrong(&activity, None), expected);
    }

    #[test]
    fn the_ends_of_the_earth_and_of_a_month_are_allowed() {
        let activity = Activity {
            duration_minutes: Some(LONGEST),
            latitude: Some(-90.0),
            longitude: Some(180.0),
            ..about()
        };
        assert!(wrong(&activity, None).is_empty());
    }
}
