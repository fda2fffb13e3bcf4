-- 0004-mail-outgoing.sql
-- The outbox: a mail is a row written in the act's transaction, so that no mail tells of what was rolled back. One row
-- an address. `claimed` becomes `sending` just before the text is handed over: what a crash leaves in `claimed` never
-- left us and is sent again; what it leaves in `sending` may have arrived and becomes `uncertain`, for a person to decide.
-- The text of a sent mail is emptied: it may hold a link that opens an account.

create table outgoing_mail (
  id uuid primary key,
  -- the same wish written twice is one mail
  unique_key text not null unique check (length(unique_key) between 1 and 200),
  to_address text not null check (length(to_address) between 3 and 254),
  subject text not null check (length(subject) between 1 and 300),
  text_body text not null check (length(text_body) <= 200000),
  html_body text check (length(html_body) <= 500000),
  state text not null check (state in ('waiting', 'claimed', 'sending', 'sent', 'failed', 'uncertain')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  -- who is sending it: one that lost its claim may no longer hand over
  claim_id uuid,
  claimed_at timestamptz,
  queued_at timestamptz not null,
  ended_at timestamptz,
  -- what the server or the network said last
  last_reply text check (length(last_reply) <= 1000)
);
create index outgoing_mail_due on outgoing_mail (next_try_at) where state = 'waiting';
create index outgoing_mail_claimed on outgoing_mail (claimed_at) where state in ('claimed', 'sending');
create index outgoing_mail_trouble on outgoing_mail (queued_at) where state in ('failed', 'uncertain');
create index outgoing_mail_address on outgoing_mail (lower(to_address), queued_at);
