-- Lines without a catalogue price: who may offer them alone, and how many a quote has.
alter table discount_limits add column allows_unpriced boolean not null default false;
alter table quotes add column unpriced_lines int;
