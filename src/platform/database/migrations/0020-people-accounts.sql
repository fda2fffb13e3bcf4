-- 0020-people-accounts.sql
-- Officers and what they may do: accounts, roles at bodies (with acting officers from–to), sessions, links that are
-- used once (invitation, forgotten password, the first administrator), sign-ins at an outside provider.

create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- no «@»: a name to sign in with is never somebody else's e-mail
  user_name text not null unique check (user_name = lower(user_name) and length(user_name) between 3 and 60
                                        and position('@' in user_name) = 0),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 20),
  title text not null default '' check (length(title) <= 120),
  home_body_id uuid references body (id),
  password_hash text,
  password_changed_at timestamptz,
  totp_secret_sealed text,
  totp_last_step bigint,
  recovery_code_hashes text[] not null default '{}',
  created_at timestamptz not null,
  closed_on date,
  folded text not null,
  -- by given name, as Vietnamese lists of people are
  sort_key text not null
);
create index person_home_body on person (home_body_id);
create index person_order on person (sort_key, id);
create unique index person_email on person (lower(email)) where email is not null;

create table role_grant (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (length(role) <= 40),
  -- null: the whole system
  body_id uuid references body (id),
  reach text not null check (reach in ('body', 'subtree', 'place')),
  from_day date not null,
  -- the last day it is in force; null: until it is ended
  to_day date check (to_day >= from_day),
  -- ủy quyền: the officer whose work this person does meanwhile, and that officer's own grant, which this one lends:
  -- it is in force only while that one is
  acting_for uuid references person (id) check (acting_for <> person_id),
  lent_grant_id uuid references role_grant (id),
  reason text not null default '' check (length(reason) <= 500),
  granted_by uuid references person (id),
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person (id),
  check (body_id is not null or reach = 'subtree'),
  check ((acting_for is null) = (lent_grant_id is null)),
  check (acting_for is null or to_day is not null)
);
create index role_grant_person on role_grant (person_id);
create index role_grant_body on role_grant (body_id);
create index role_grant_lent on role_grant (lent_grant_id) where lent_grant_id is not null;
create index role_grant_whole_system on role_grant (role) where body_id is null and ended_at is null;

create table session (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  user_agent text,
  -- a session before its second factor may do nothing but give it
  second_factor_due boolean not null default false,
  -- what the person may do has changed: the next request gets a new token; the old one holds for pages under way
  rotate_due boolean not null default false,
  previous_token_hash text unique,
  rotated_at timestamptz,
  ended_at timestamptz
);
create index session_person on session (person_id) where ended_at is null;
create index session_expires on session (expires_at);

-- wrong passwords and codes, by what was typed (as a keyed hash), so that names without an account count and wait alike;
-- and by network address
create table sign_in_failure (
  key text primary key,
  failures integer not null,
  since timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_since on sign_in_failure (since);

create table one_time_link (
  token_hash text primary key,
  person_id uuid references person (id),
  purpose text not null check (purpose in ('invitation', 'password-reset', 'first-administrator')),
  created_by uuid references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((person_id is null) = (purpose = 'first-administrator'))
);
create index one_time_link_person on one_time_link (person_id) where used_at is null;

create table external_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_person on external_identity (person_id);
