-- A leader lets everybody see what a plan promises and what became of it; tasks that are kept inside never go out with it. Taking it back
-- takes the row away: who did it when stands in the audit.

create table plan_publication (
  plan_id uuid primary key references plan (id),
  published_by uuid not null references person (id),
  published_at timestamptz not null
);

alter table task add column kept_inside boolean not null default false;
