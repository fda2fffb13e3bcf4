-- 0140-matters-publishing.sql
-- An answer that one person got may be read by everybody, as an answer of the library without anything that tells who asked. The
-- person agrees and may take that back; the office may decide against it. Whether it may be read follows from both and from the
-- matter, in the database itself, so that no way of changing any of them leaves it standing.

-- '': nothing holds it · otherwise why the text may not be read now; whatever holds it takes it down at once
-- made of what somebody asked an office
alter table guide add column is_asked boolean not null default false;
alter table guide add column held text not null default ''
  check (held in ('', 'consent', 'kind', 'kept-back'));
alter table guide add constraint guide_held_is_not_read check (not is_public or held = '');

create table matter_publishing (
  matter_id uuid primary key references matter (id),
  -- what the person said last; null: nothing beyond what was ticked when it was sent
  agrees boolean,
  agreed_at timestamptz,
  -- the answer of the library that was made of it
  guide_id uuid unique references guide (id),
  -- why the office does not publish it, or took it down; '': it has not decided so
  kept_back text not null default '' check (kept_back in ('', 'minor', 'private', 'repeated', 'outdated', 'unhelpful')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check ((agrees is null) = (agreed_at is null)),
  check (kept_back = '' or (decided_by is not null and decided_at is not null))
);

create function matter_publishing_holds(publishing matter_publishing) returns text language sql stable as $$
  select case
    when submission.is_secret or matter.kind not in ('question', 'feedback', 'regulation-feedback', 'information-request') then 'kind'
    when publishing.kept_back <> '' then 'kept-back'
    when not coalesce(publishing.agrees, submission.consents @> '[{"purpose": "publish"}]') then 'consent'
    else '' end
  from matter join submission on submission.id = matter.submission_id where matter.id = publishing.matter_id
$$;

create function hold_guide(id_of_guide uuid, why text) returns void language sql as $$
  update guide set held = why, version = version + 1,
    is_public = is_public and why = '',
    state = case when state = 'published' and why <> '' then 'withdrawn' else state end
  where id = id_of_guide and held <> why
$$;

create function matter_publishing_changed() returns trigger language plpgsql as $$
begin
  if new.guide_id is not null then perform hold_guide(new.guide_id, matter_publishing_holds(new)); end if;
  return null;
end $$;
create trigger matter_publishing_changed after insert or update on matter_publishing
  for each row execute function matter_publishing_changed();

-- a matter that turned out to be of a kind that is never published
create function matter_kind_changed() returns trigger language plpgsql as $$
begin
  perform hold_guide(publishing.guide_id, matter_publishing_holds(publishing)) from matter_publishing publishing
  where publishing.matter_id = new.id and publishing.guide_id is not null;
  return null;
end $$;
create trigger matter_kind_changed after update of kind on matter for each row when (old.kind <> new.kind)
  execute function matter_kind_changed();

