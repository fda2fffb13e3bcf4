-- 0127-library-subscription.sql
-- Who wants to be told by e-mail when a law or a topic changes. An address tells what somebody worries about, so it is kept sealed
-- under the installation's key, found by a keyed hash, and gone when its owner leaves. Nothing is sent before the owner of the
-- address confirmed each wish.

-- What was last said of a document, to compare with: its state, what acts on it, its articles by their text.
create table law_document_facts (
  document_id uuid primary key references law_document (id),
  facts jsonb not null,
  noted_at timestamptz not null
);

-- A wish that waits for its link to be followed. The link is kept as a hash.
create table law_subscription_request (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  address_hash text not null,
  address_sealed text not null,
  document_id uuid references law_document (id),
  topic_code text references law_topic (code),
  expires_at timestamptz not null,
  check ((document_id is null) <> (topic_code is null))
);
create index law_subscription_request_address on law_subscription_request (address_hash);
create index law_subscription_request_expires on law_subscription_request (expires_at);

create table law_subscriber (
  id uuid primary key,
  address_hash text not null unique,
  address_sealed text not null,
  -- days on which the mail server said that there is no such address
  refusals integer not null default 0,
  made_at timestamptz not null
);

create table law_subscription (
  id uuid primary key,
  subscriber_id uuid not null references law_subscriber (id) on delete cascade,
  document_id uuid references law_document (id),
  topic_code text references law_topic (code),
  confirmed_at timestamptz not null,
  check ((document_id is null) <> (topic_code is null)),
  unique nulls not distinct (subscriber_id, document_id, topic_code)
);
create index law_subscription_document on law_subscription (document_id) where document_id is not null;
create index law_subscription_topic on law_subscription (topic_code) where topic_code is not null;

-- One change of one document, in words; written only where somebody wants to know.
create table law_news (
  id uuid primary key,
  document_id uuid not null references law_document (id),
  noted_at timestamptz not null,
  lines jsonb not null
);

-- Who is to be told of it, and the day of the mail that does; null: not yet.
create table law_news_for (
  subscriber_id uuid not null references law_subscriber (id) on delete cascade,
  news_id uuid not null references law_news (id) on delete cascade,
  mailed_on date,
  primary key (subscriber_id, news_id)
);
create index law_news_for_waiting on law_news_for (subscriber_id) where mailed_on is null;
create index law_news_for_news on law_news_for (news_id);
