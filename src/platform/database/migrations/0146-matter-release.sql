-- What is given of what was asked for: in full, in part, or not; with each part that is refused its ground. It belongs to one answer of the
-- matter and is fixed with it. A file that may not go out as it is stands beside the copy that goes out; the first is opened at the desk alone.

create table matter_release (
  matter_id uuid not null,
  number integer not null,
  outcome text not null check (outcome in ('full', 'part', 'refused')),
  parts jsonb not null,
  how text not null default '' check (length(how) <= 1000),
  cost text not null default '' check (length(cost) <= 300),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  primary key (matter_id, number),
  foreign key (matter_id, number) references matter_answer (matter_id, number),
  check (outcome = 'full' or jsonb_array_length(parts) > 0)
);

create table matter_release_file (
  id uuid primary key,
  matter_id uuid not null,
  number integer not null,
  label text not null check (length(label) between 1 and 200),
  -- stays at the desk; null: what goes out is the whole
  original_id uuid references stored_file (id),
  given_id uuid not null references stored_file (id),
  added_at timestamptz not null,
  added_by uuid not null references person (id),
  foreign key (matter_id, number) references matter_release (matter_id, number) on delete cascade,
  check (original_id <> given_id)
);
create index matter_release_file_release on matter_release_file (matter_id, number, added_at);

-- fixed once its answer is approved; taken away whole when the matter turns out to denounce
create function matter_release_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from matter_answer a where a.matter_id = new.matter_id and a.number = new.number and a.state = 'approved') then
    raise exception 'what was released with an approved answer never changes';
  end if;
  return new;
end $$;
create trigger matter_release_stays before insert or update on matter_release for each row execute function matter_release_stays();
create trigger matter_release_file_stays before insert or update on matter_release_file for each row execute function matter_release_stays();
