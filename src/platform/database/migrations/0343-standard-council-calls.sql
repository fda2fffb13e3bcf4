-- The council of a year is called together before it meets, so that its members who have an account hear of it in the morning's digest.

create table standard_council_call (
  id uuid primary key,
  province_id text not null references place (id),
  year smallint not null check (year between 2013 and 2100),
  meets_on date not null,
  place text not null check (length(place) between 1 and 300),
  person_ids uuid[] not null check (cardinality(person_ids) between 1 and 50),
  called_by uuid not null references person (id),
  called_at timestamptz not null,
  unique (province_id, year, meets_on)
);
create index standard_council_call_day on standard_council_call (meets_on);
