-- 0001-audit.sql
-- Who did what, when, for whom: written by every act in the act's own transaction, never changed afterwards (invariant 11).
-- Each row carries the SHA-256 of its own content, written here so that no code can forget it. A nightly job seals each finished
-- day: one row with the hash of the previous seal and of all row hashes of the day. So writers never wait for one another, and
-- whoever changes or removes an old row must also rewrite every later seal.

create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor_person_id uuid,
  actor_name text not null,
  acting_for uuid,
  body_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  address text,
  user_agent text,
  before jsonb,
  after jsonb,
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

create index audit_at on audit (at);
create index audit_subject on audit (subject_kind, subject_id, at);
create index audit_actor on audit (actor_person_id, at) where actor_person_id is not null;
create index audit_body on audit (body_id, at) where body_id is not null;

create table audit_seal (
  day date primary key,
  row_count integer not null check (row_count >= 0),
  previous_hash text,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null default now()
);

-- The text under the hash: every column by name, jsonb in its own normal form, the moment in UTC with microseconds.
create function audit_row_hash(entry audit) returns text language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_object(
    'id', entry.id,
    'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor_person_id', entry.actor_person_id,
    'actor_name', entry.actor_name,
    'acting_for', entry.acting_for,
    'body_id', entry.body_id,
    'act', entry.act,
    'subject_kind', entry.subject_kind,
    'subject_id', entry.subject_id,
    'address', entry.address,
    'user_agent', entry.user_agent,
    'before', entry.before,
    'after', entry.after
  )::text, 'UTF8')), 'hex')
$$;

create function audit_write_hash() returns trigger language plpgsql as $$
begin
  -- A restored row brings its hash along, so that a backup changed by hand is found out and not healed.
  new.hash := coalesce(new.hash, audit_row_hash(new));
  return new;
end $$;

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is append-only: % on % is refused.', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_hash before insert on audit for each row execute function audit_write_hash();
create trigger audit_append_only before update or delete on audit for each row execute function audit_refuse_change();
create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refuse_change();
create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function audit_refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal for each statement execute function audit_refuse_change();
