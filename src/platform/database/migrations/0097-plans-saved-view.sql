-- 0097-plans-saved-view.sql
-- Filters of the work list that a person keeps under a name. What is kept is the query of the address, in the one form in
-- which the queue's own parser writes it back; so a view shows whatever the queue shows whoever opens it, and widens nothing.
create table saved_view (
  id uuid primary key,
  person_id uuid not null references person (id),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) between 1 and 4000),
  -- whoever may read tasks at this body finds it among theirs; null: the owner alone
  shared_body_id uuid references body (id),
  position integer not null check (position >= 0),
  -- opens where the address of the list has no condition
  is_default boolean not null default false,
  created_at timestamptz not null,
  unique (person_id, name)
);
create unique index saved_view_default on saved_view (person_id) where is_default;
create index saved_view_shared on saved_view (shared_body_id) where shared_body_id is not null;
