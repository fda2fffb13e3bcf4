-- Roles given before it was asked where they may be given: over the whole country only who watches or reads, the appraiser never within a
-- commune. They end as an administrator ends them, each with its row in the audit that tells why; what was lent of them ends with them.

with refused as (
  select g.*, b.place_path = '' as over_nation
  from role_grant g join body b on b.id = g.body_id
  where g.ended_at is null and g.acting_for is null
    and (g.to_day is null or g.to_day >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    and ((b.place_path = '' and g.reach = 'place' and g.role not in ('overseer', 'reader'))
      or (g.role = 'appraiser' and split_part(b.place_path, '/', 2) <> ''))
), ended as (
  update role_grant set ended_at = now() from refused where role_grant.id = refused.id
), renewed as (
  update session set rotate_due = true where ended_at is null and person_id in (select person_id from refused)
)
insert into audit (id, at, actor_name, body_id, act, subject_kind, subject_id, before, after)
select gen_random_uuid(), now(), 'Hệ thống', body_id, 'people.end-grant', 'role-grant', id::text,
  jsonb_build_object('id', id, 'personId', person_id, 'role', role, 'bodyId', body_id, 'reach', reach, 'fromDay', from_day,
    'toDay', to_day, 'actingFor', acting_for, 'lentGrantId', lent_grant_id, 'endedAt', null),
  jsonb_build_object('endedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', case when over_nation
    then 'Phạm vi cả nước chỉ giao cho vai trò theo dõi, đôn đốc hoặc chỉ xem; cần thì giao lại trong phạm vi của cơ quan.'
    else 'Vai trò thẩm định chỉ giao ở cơ quan cấp tỉnh trở lên: xã, phường không tự thẩm định mình.' end)
from refused;
