-- 0125-library-bookshelf.sql
-- Tủ sách pháp luật: what a body lays out of the law for its people, in collections and in the order a person gave. An entry
-- points to a place in the library and keeps no text: whether that is in force is asked on the day of reading. Guides are named
-- by their address alone, which never changes, so that one that was withdrawn leaves a gap that can be told.

create table bookshelf (
  id uuid primary key,
  -- one shelf a body
  body_id uuid not null unique references body (id),
  -- `xa-nam-tra-da-nang`: printed on a sheet in a village hall, so it never changes
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
  name text not null check (length(name) between 1 and 200),
  about text not null default '',
  -- seen by everybody
  is_open boolean not null default false,
  -- bodies below may take its collections over, or follow it
  is_shared boolean not null default false,
  version integer not null default 0,
  changed_at timestamptz not null
);

create table bookshelf_collection (
  id uuid primary key,
  shelf_id uuid not null references bookshelf (id),
  name text not null check (length(name) between 1 and 200),
  about text not null default '',
  position integer not null check (position >= 0),
  -- taken over from a shelf above on a day: the copy is its own from then on, and says where it comes from
  source_shelf_id uuid references bookshelf (id),
  taken_on date,
  check ((source_shelf_id is null) = (taken_on is null))
);
create index bookshelf_collection_shelf on bookshelf_collection (shelf_id, position);

create table bookshelf_entry (
  id uuid primary key,
  collection_id uuid not null references bookshelf_collection (id) on delete cascade,
  position integer not null check (position >= 0),
  document_id uuid references law_document (id),
  -- `dieu-3`; of a document
  article_slug text,
  -- «1», «2a»; of an article
  clause text,
  guide_slug text,
  -- why it stands here, in the body's own words
  note text not null default '',
  added_at timestamptz not null,
  check ((document_id is null) <> (guide_slug is null)),
  check (article_slug is null or document_id is not null),
  check (clause is null or article_slug is not null)
);
create index bookshelf_entry_collection on bookshelf_entry (collection_id, position);
create index bookshelf_entry_document on bookshelf_entry (document_id) where document_id is not null;

-- a shelf above that is shown, as it is today, below a body's own collections
create table bookshelf_follow (
  shelf_id uuid not null references bookshelf (id),
  followed_id uuid not null references bookshelf (id),
  since date not null,
  primary key (shelf_id, followed_id),
  check (shelf_id <> followed_id)
);
create index bookshelf_follow_followed on bookshelf_follow (followed_id);
