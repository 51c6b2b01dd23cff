-- Old rows are forgotten by their age.
create index inbox_age on inbox (at);
