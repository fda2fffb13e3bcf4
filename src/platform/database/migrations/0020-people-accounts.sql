-- 0020-people-accounts.sql
-- Officers and what they may do: accounts, roles at bodies (with acting officers from–to), sessions, links that are
-- used once (invitation, forgotten password, the first administrator), sign-ins at an outside provider.

create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  user_name text not null unique check (user_name = lower(user_name) and length(user_name) between 3 and 60),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 20),
  title text not null default '' check (length(title) <= 120),
  home_body_id uuid references body (id),
  password_hash text,
  password_changed_at timestamptz,
  totp_secret_sealed text,
  totp_last_step bigint,
  recovery_code_hashes text[] not null default '{}',
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  closed_on date,
  folded text not null,
  sort_key text not null
);
create index person_home_body on person (home_body_id);
create unique index person_email on person (lower(email)) where email is not null;

create table role_grant (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (length(role) <= 40),
  body_id uuid not null references body (id),
  reach text not null check (reach in ('body', 'subtree', 'place')),
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- ủy quyền: the officer whose work this person does meanwhile
  acting_for uuid references person (id) check (acting_for <> person_id),
  reason text not null default '' check (length(reason) <= 500),
  granted_by uuid references person (id),
  granted_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person (id),
  check (acting_for is null or to_day is not null)
);
create index role_grant_person on role_grant (person_id);
create index role_grant_body on role_grant (body_id);

create table session (
  token_hash text primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  user_agent text,
  -- a session before its second factor may do nothing but give it
  second_factor_due boolean not null default false,
  ended_at timestamptz
);
create index session_person on session (person_id) where ended_at is null;

create table one_time_link (
  token_hash text primary key,
  person_id uuid references person (id),
  purpose text not null check (purpose in ('invitation', 'password-reset', 'first-administrator')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table external_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index external_identity_person on external_identity (person_id);
