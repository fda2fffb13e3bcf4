-- 0131-library-uploads.sql
-- A document of the law that a librarian sends as a file: it is read in a job, checked beside its text, and adopted as a new
-- document or as a new version of a known one. What was read stays as it was; the draft beside it is what is adopted, and what an
-- adoption wrote is kept until nobody can take it back any more.

create table law_upload (
  id uuid primary key,
  -- who will keep the document: null for the whole system
  keeper_body_id uuid references body (id),
  file_id uuid not null,
  sha256 text not null check (length(sha256) = 64),
  file_name text not null,
  state text not null check (state in ('queued', 'read', 'refused', 'adopted', 'discarded')),
  job_id uuid,
  -- the file as shapes with places, what was read in it, and that as corrected
  document jsonb,
  reading jsonb,
  draft jsonb,
  draft_version integer not null default 0,
  -- chỗ cần xem that nobody has settled, for lists
  open_doubts integer not null default 0,
  -- why it could not be read, in a sentence
  refusal text,
  -- what the adoption wrote, for taking it back
  adopted jsonb,
  document_id uuid references law_document (id) on delete set null,
  uploaded_by uuid not null references person (id),
  uploaded_at timestamptz not null,
  read_at timestamptz,
  check (state not in ('read', 'adopted') or draft is not null),
  check (state <> 'refused' or refusal is not null),
  check ((state = 'adopted') = (adopted is not null))
);
create index law_upload_waiting on law_upload (uploaded_at desc) where state in ('queued', 'read', 'refused');
create index law_upload_sha256 on law_upload (sha256);
create index law_upload_document on law_upload (document_id);

-- «5/2025/TT-VPCP» and «05/2025/TT-VPCP» are one number
create index law_document_plain_number on law_document (ltrim(number_key, '0'));

-- An adoption that is taken back takes its document with it: a plan's citation then leads nowhere again, as before.
alter table plan_citation drop constraint plan_citation_document_id_fkey,
  add foreign key (document_id) references law_document (id) on delete set null;
alter table plan_citation drop constraint plan_citation_check;
