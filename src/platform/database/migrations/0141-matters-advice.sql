-- 0141-matters-advice.sql
-- Free advice of the jurists' association: its desk receives questions alone; a volunteer takes one for some days and drafts, a
-- jurist approves and stands under the answer by name.

alter table front_desk add column gives_advice boolean not null default false;

-- who has a question now; over when its last day has passed
create table advice_taking (
  matter_id uuid primary key references matter (id),
  person_id uuid not null references person (id),
  taken_at timestamptz not null,
  until_day date not null
);
create index advice_taking_person on advice_taking (person_id, until_day);

-- the name as it was on that day; never changed
create table advice_signature (
  matter_id uuid not null,
  number integer not null,
  signed_by uuid not null references person (id),
  name text not null check (length(name) between 1 and 200),
  primary key (matter_id, number),
  foreign key (matter_id, number) references matter_answer (matter_id, number)
);
