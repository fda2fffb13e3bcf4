-- 0137-matters-sealed-answers.sql
-- When an ordinary matter turns out to be a denunciation, an answer that was approved before may name the person. Its words go into
-- the sealed letter: that is the only change of an approved answer. What a person adds to one of several matters is that one's file.

create or replace function matter_answer_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then
    if tg_op = 'DELETE' then raise exception 'an approved answer never changes'; end if;
    if new.text <> '' or to_jsonb(new) - 'text' - 'reason' <> to_jsonb(old) - 'text' - 'reason' then
      raise exception 'an approved answer never changes';
    end if;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

update matter_file file set matter_id = event.matter_id
from matter_event event join matter on matter.id = event.matter_id
where event.kind = 'added' and event.at = file.added_at and matter.submission_id = file.submission_id
  and matter.closed_as is distinct from 'transferred' and file.matter_id is null and file.origin = 'person';
