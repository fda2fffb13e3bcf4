-- 0005-identity-rate-limit.sql
-- How often somebody did something, counted where all processes see it. The key is a hash: no address and no user name
-- of people who failed to sign in is kept here. Not logged: after a crash of the server the counts begin again.

create unlogged table rate_limit (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  keep_until timestamptz not null,
  primary key (key, window_start)
);
create index rate_limit_keep_until on rate_limit (keep_until);
