-- Old notifications are found without looking at all of them.
create index notifications_age on notifications (created_at);
