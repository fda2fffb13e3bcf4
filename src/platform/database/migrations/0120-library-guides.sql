-- 0120-library-guides.sql
-- Guides, answers and newsletters. The row is the desk: what is being written now and where it stands; each approved edition is a
-- row of its own that never changes, so that a leaflet on a wall can be told from what is written today. Nobody approves what
-- they wrote.

create table guide (
  id uuid primary key,
  -- its public address, never changed once given
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  kind text not null check (kind in ('guide', 'answer', 'newsletter')),
  body_id uuid not null references body (id),
  -- the text that came with the system and was taken over
  shipped_slug text,
  -- title, summary, topics, audience, terms, text
  words jsonb not null,
  state text not null check (state in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
  -- everybody who wrote in what is being approved next, or in what was approved last
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 200),
  version integer not null default 0,
  -- the last approved edition; 0: none yet
  edition integer not null default 0 check (edition >= 0),
  -- whether the last edition may be read by everybody
  is_public boolean not null default false,
  -- the last day on which all its places in the law were compared and stood
  checked_on date,
  written_at timestamptz not null,
  changed_at timestamptz not null,
  check (not is_public or edition > 0),
  check (state <> 'published' or is_public),
  check (state <> 'withdrawn' or not is_public),
  unique (body_id, shipped_slug)
);
create index guide_body on guide (body_id, changed_at desc);
create index guide_public on guide (kind, id) where is_public;

create table guide_edition (
  guide_id uuid not null references guide (id),
  number integer not null check (number > 0),
  words jsonb not null,
  title text not null check (title <> ''),
  -- title, summary, topics and terms without marks, for finding
  folded text not null,
  writer_ids uuid[] not null,
  approved_by uuid not null references person (id),
  approved_at timestamptz not null,
  primary key (guide_id, number),
  check (not approved_by = any (writer_ids))
);

-- who did what with it, with the reason; null: the system
create table guide_event (
  id uuid primary key,
  guide_id uuid not null references guide (id),
  kind text not null check (kind in ('written', 'taken-over', 'changed', 'submitted', 'taken-back', 'returned', 'approved',
    'confirmed', 'withdrawn', 'flagged')),
  person_id uuid references person (id),
  at timestamptz not null,
  reason text not null default '',
  check (person_id is not null or kind = 'flagged'),
  check (kind not in ('returned', 'confirmed', 'withdrawn') or length(reason) >= 10)
);
create index guide_event_guide on guide_event (guide_id, at);

create function guide_edition_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an approved edition never changes';
end $$;
create trigger guide_edition_stays before update or delete on guide_edition for each row execute function guide_edition_stays();
