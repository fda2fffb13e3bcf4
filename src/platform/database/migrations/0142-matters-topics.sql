-- 0142-matters-topics.sql
-- What people bring and nobody answers comes back as proposed tasks of the next plan. Of a story that found nothing only its topic is
-- counted, by month and, where the person chose one, by commune: no word of it.

create table unmet_story (
  month date not null check (extract(day from month) = 1),
  topic text not null check (length(topic) between 1 and 40),
  -- '': the person named no place
  place_id text not null,
  stories integer not null check (stories > 0),
  primary key (month, topic, place_id)
);

-- what a body made of a topic in a year
create table topic_decision (
  body_id uuid not null references body (id),
  topic text not null check (length(topic) between 1 and 40),
  year integer not null,
  decision text not null check (decision in ('taken', 'dismissed')),
  -- of one that was taken: the text of the task
  reason text not null check (length(reason) between 10 and 10000),
  upload_id uuid references plan_upload (id),
  decided_by uuid not null references person (id),
  decided_at timestamptz not null,
  primary key (body_id, topic, year),
  check ((decision = 'taken') = (upload_id is not null))
);
