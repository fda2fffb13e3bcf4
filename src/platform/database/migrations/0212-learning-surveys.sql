-- Khảo sát nhu cầu: questions that were approved by somebody else, answers without anybody's name, by the web and from paper. What was
-- approved does not change, so that an answer stays an answer to its question.

create table survey (
  id uuid primary key,
  body_id uuid not null references body (id),
  slug text not null unique check (slug ~ '^[a-z0-9-]{3,120}$'),
  title text not null check (length(title) between 1 and 200),
  about text not null check (length(about) between 1 and 2000),
  -- as it was written, and as it was read
  written text not null check (length(written) <= 20000),
  questions jsonb not null,
  weighting text not null check (length(weighting) <= 1000),
  opens_on date not null,
  closes_on date not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'published')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 50),
  returned_why text not null default '',
  approved_by uuid references person (id),
  version integer not null default 0,
  check (opens_on <= closes_on),
  check ((state in ('approved', 'published')) = (approved_by is not null)),
  check (not (approved_by = any (writer_ids)))
);
create index survey_body on survey (body_id, opens_on);

create table survey_response (
  id uuid primary key,
  survey_id uuid not null references survey (id),
  -- by question number: which option, which options, words, a number
  answers jsonb not null,
  received_on date not null,
  -- of the web: its form, so that one that is sent twice is one
  form_hash text unique check (form_hash ~ '^[0-9a-f]{64}$'),
  -- of paper: the number written on it, so that one that is entered twice is refused
  paper_number integer check (paper_number between 1 and 999999),
  entered_by uuid references person (id),
  unique (survey_id, paper_number),
  check ((form_hash is null) = (paper_number is not null)),
  check ((paper_number is null) = (entered_by is null))
);
create index survey_response_survey on survey_response (survey_id);

create function survey_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'published') and (new.title, new.about, new.written, new.questions, new.opens_on, new.closes_on, new.slug)
    is distinct from (old.title, old.about, old.written, old.questions, old.opens_on, old.closes_on, old.slug)
  then raise exception 'an approved survey never changes'; end if;
  return new;
end $$;
create trigger survey_stays before update on survey for each row execute function survey_stays();
