-- 0262-asked-once.sql
-- Kỳ báo cáo biểu: a body asks for a form and some days once, also where two press at the same moment. Where that happened before, the
-- first asking stays and what was sent to the second is sent to the first.

create temporary table asked_twice as
  select later.id as later_id, (select id from form_asking first where (first.body_id, first.code, first.from_day, first.to_day)
      = (later.body_id, later.code, later.from_day, later.to_day) order by first.asked_at, first.id limit 1) as first_id
  from form_asking later;
delete from asked_twice where later_id = first_id;
delete from form_submission sent using asked_twice twice
  where sent.asking_id = twice.later_id and exists (
    select from form_submission before where before.asking_id = twice.first_id and before.return_id = sent.return_id);
-- of three askings the second and third may have been sent the same return
delete from form_submission sent using asked_twice twice
  where sent.asking_id = twice.later_id and exists (
    select from form_submission other join asked_twice also on also.later_id = other.asking_id
    where also.first_id = twice.first_id and other.return_id = sent.return_id and other.id < sent.id);
update form_submission sent set asking_id = twice.first_id from asked_twice twice where sent.asking_id = twice.later_id;
delete from form_asking where id in (select later_id from asked_twice);
drop table asked_twice;

create unique index form_asking_once on form_asking (body_id, code, from_day, to_day);
