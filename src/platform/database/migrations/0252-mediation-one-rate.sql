-- What a province's council decided about the fee of a case stands with its other spending rates, and the province alone enters it: two
-- places said two things. What communes had entered is carried over; where they differ for one day, the lowest, which nobody exceeds.

insert into spending_rate (id, province_id, norm, amount, document, article, from_day, to_day, entered_by, entered_at)
select gen_random_uuid(), province, norm, min(amount), min(document), 'theo xã, phường đã ghi', from_day, null, min(entered_by::text)::uuid, min(entered_at)
from (
  select place.parent_id as province, kind.norm, kind.amount, rate.from_day,
    case when length(rate.basis) < 3 then 'Nghị quyết ' || rate.basis else left(rate.basis, 200) end as document,
    entry.actor_person_id as entered_by, entry.at as entered_at
  from mediation_rate rate join body on body.id = rate.body_id join place on place.id = body.place_id
    cross join lateral (values ('mediation-ended', rate.ended), ('mediation-reached', rate.reached)) as kind (norm, amount)
    cross join lateral (select actor_person_id, at from audit where act = 'mediation.save-rate' and subject_id = rate.body_id::text
      and actor_person_id is not null order by at desc limit 1) as entry
  where place.parent_id is not null and kind.amount > 0
) as found
where not exists (select 1 from spending_rate kept where kept.province_id = province and kept.norm = found.norm and kept.from_day = found.from_day)
group by province, norm, from_day;

drop table mediation_rate;
