import { sql } from 'kysely'
import { shippedForm } from '#domains/statistics/forms/shipped-forms.ts'
import { type Database, json, type Tx } from '#platform/database/database.ts'

/** The form and the days that everybody is asked for. */
export const askedFor = { code: 'LV-01/PBGDPL', from: '2026-01-01', to: '2026-05-31' }

/**
 * Around plans and records: communes asked for plans, half of them answered; every province asks for a form, nine of ten communes
 * sent it; every commune has opened its assessment of the year. Bare SQL, without the checks of foreign keys.
 */
export async function fillAsked(database: Database, by: string): Promise<void> {
  const form = shippedForm(askedFor.code)!
  const bare = (run: (tx: Tx) => Promise<unknown>) =>
    database.transaction(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await run(tx)
    })
  await bare((tx) =>
    sql`
    insert into plan_addressee (id, plan_id, body_id, issued_on, answer_due_day, state, decided_by, decided_at)
    select gen_random_uuid(), plan.id, commune.id, coalesce(plan.issued_on, plan.period_start), plan.period_start + 60, 'asked', ${by}, now()
    from plan join body issuer on issuer.id = plan.body_id and issuer.place_path not like '%/%/'
    join body commune on commune.parent_id = issuer.id and commune.kind = 'ubnd' and commune.to_day is null`.execute(
      tx,
    ),
  )
  await bare((tx) =>
    sql`
    insert into plan_answer (addressee_id, plan_id, state, how, likeness, why, noted_at, decided_by, decided_at)
    select asked.id, own.id, 'confirmed', 'citation', 0.9, 'Dẫn kế hoạch này.', now(), ${by}, now() from plan_addressee asked
    join lateral (select id from plan where plan.body_id = asked.body_id order by adopted_at desc limit 1) own on true
    where hashtext(asked.id::text) % 2 = 0`.execute(tx),
  )
  await bare((tx) => sql`update plan set issued_on = period_start + 20 where issued_on is null`.execute(tx))
  await bare((tx) =>
    sql`
    insert into form_asking (id, body_id, code, form, title, from_day, to_day, due_day, asked_by, asked_at)
    select gen_random_uuid(), body.id, ${askedFor.code}, ${json(form)}, 'Sơ bộ 6 tháng 2026', ${askedFor.from}, ${askedFor.to}, '2026-06-10', ${by}, now()
    from body where kind = 'ubnd' and to_day is null and place_path not like '%/%/'`.execute(tx),
  )
  const counted = Object.fromEntries(
    Object.keys(form.cells).map((key) => [
      key,
      {
        value: 7,
        records: 20,
        listed: Array.from({ length: 20 }, () => ({ kind: 'activity', id: by, opens: by, day: '2026-03-01' })),
      },
    ]),
  )
  await bare((tx) =>
    sql`
    insert into form_return (id, body_id, code, form, from_day, to_day, number, state, cells, counted, counted_on, writer_ids, approved_by, approved_at)
    select gen_random_uuid(), body.id, ${askedFor.code}, ${json(form)}, ${askedFor.from}, ${askedFor.to}, 1, 'approved', told.cells, ${json(counted)}, '2026-06-02',
      array[${by}::uuid], gen_random_uuid(), now()
    from body cross join lateral (select jsonb_object_agg(key, abs(hashtext(key || body.id)) % 1000) as cells from unnest(${Object.keys(form.cells)}::text[]) key) told
    where kind = 'ubnd' and to_day is null and place_path like '%/%/' and hashtext(body.id::text) % 10 <> 0`.execute(
      tx,
    ),
  )
  await bare((tx) =>
    sql`
    insert into form_submission (id, asking_id, return_id, body_id, sent_on, sent_at)
    select gen_random_uuid(), asking.id, r.id, r.body_id, '2026-06-05', now() from form_return r join body on body.id = r.body_id
    join form_asking asking on asking.body_id = body.parent_id`.execute(tx),
  )
  await bare((tx) =>
    sql`
    insert into standard_assessment (id, place_id, province_id, body_id, year, rule_set, state)
    select gen_random_uuid(), body.place_id, place.parent_id, body.id, 2026, 'tcpl-27-2025', 'preparing'
    from body join place on place.id = body.place_id where body.kind = 'ubnd' and body.to_day is null and place.parent_id is not null`.execute(
      tx,
    ),
  )
}
