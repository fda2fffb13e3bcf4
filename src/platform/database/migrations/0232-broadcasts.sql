-- Loa truyền thanh: scripts that a second person approves, pinned to the law they lean on; the slots of a week; what was aired, by whom. A
-- script that was approved never changes: what is to be said otherwise is a new one.

create table broadcast_station (
  body_id uuid primary key references body (id),
  -- syllables a minute of its announcer
  rate integer not null check (rate between 80 and 400),
  clusters text[] not null default '{}' check (cardinality(clusters) <= 60),
  about text not null default '' check (length(about) <= 500),
  -- whether everybody may read, hear and follow what is aired
  is_open boolean not null default false,
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  version integer not null default 0
);

create table broadcast_script (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 200),
  language text not null check (length(language) between 1 and 60),
  text text not null check (length(text) between 1 and 20000),
  state text not null check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 20),
  -- why it came back, or was withdrawn
  reason text not null default '' check (length(reason) <= 1000),
  approved_by uuid references person (id),
  approved_at timestamptz,
  pins jsonb not null default '[]',
  recording_file_id uuid references stored_file (id),
  recording_speaker text not null default '' check (length(recording_speaker) <= 120),
  recording_by uuid references person (id),
  heard_by uuid references person (id),
  changed_at timestamptz not null,
  version integer not null default 0,
  check ((approved_by is null) = (approved_at is null)),
  check ((state in ('draft', 'submitted')) <= (approved_by is null)),
  check (state <> 'approved' or approved_by is not null),
  check (approved_by is null or not approved_by = any (writer_ids)),
  check ((recording_file_id is null) = (recording_by is null)),
  check (heard_by is null or (recording_by is not null and heard_by <> recording_by))
);
create index broadcast_script_body on broadcast_script (body_id, state, id desc);

create function broadcast_script_stays() returns trigger language plpgsql as $$
begin
  if old.state in ('approved', 'withdrawn') and (new.text <> old.text or new.title <> old.title or new.language <> old.language
      or new.body_id <> old.body_id or new.writer_ids <> old.writer_ids or new.pins <> old.pins
      or new.approved_by is distinct from old.approved_by) then
    raise exception 'An approved script never changes.';
  end if;
  return new;
end $$;
create trigger broadcast_script_stays before update on broadcast_script for each row execute function broadcast_script_stays();

create table broadcast_slot (
  id uuid primary key,
  body_id uuid not null references body (id),
  day date not null,
  starts integer not null check (starts between 0 and 1439),
  -- cụm loa; '' for all of them
  cluster text not null default '' check (length(cluster) <= 120),
  script_id uuid not null references broadcast_script (id),
  state text not null check (state in ('planned', 'aired', 'missed')),
  note text not null default '' check (length(note) <= 500),
  noted_at timestamptz,
  noted_by uuid references person (id),
  activity_id uuid references activity (id),
  unique (body_id, day, starts, cluster),
  check ((state = 'planned') = (noted_at is null)),
  check ((noted_at is null) = (noted_by is null)),
  check (activity_id is null or state = 'aired')
);
create index broadcast_slot_script on broadcast_slot (script_id);
