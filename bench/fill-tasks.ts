import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import type { Database } from '#platform/database/database.ts'

export type Filled = { officerId: string; leaderId: string; overseerId: string; wardBodyId: string }

const provinceId = '24'
const tasksAPlan = 40
const plansPerBatch = 25

/**
 * Fills a migrated, seeded database with plans of the communes of one province: `taskCount` tasks, two obligations each,
 * a third of them done; and three people: an officer and a leader of one ward, an overseer of the province.
 */
export async function fillTasks(database: Database, taskCount: number): Promise<Filled> {
  const communes = (
    await sql<{
      id: string
    }>`select id from body where kind = 'ubnd' and place_path like ${`${provinceId}/%`} and place_id <> ${provinceId} order by path`.execute(
      database.kysely,
    )
  ).rows
  const justice = (
    await sql<{ id: string }>`select id from body where kind = 'so' and place_id = ${provinceId} limit 1`.execute(
      database.kysely,
    )
  ).rows[0]!
  const ward = communes[0]!.id
  const people = { officerId: newId(), leaderId: newId(), overseerId: newId() }
  await database.transaction(async (tx) => {
    for (const [id, name, role, body, reach] of [
      [people.officerId, 'Lan', 'officer', ward, 'subtree'],
      [people.leaderId, 'Hùng', 'leader', ward, 'subtree'],
      [people.overseerId, 'Mai', 'overseer', justice.id, 'place'],
    ] as const) {
      await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key) values (${id}, ${name}, ${fold(name)}, ${body}, now(), ${fold(name)}, ${fold(name)})`.execute(
        tx,
      )
      await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, reason, granted_at) values (${newId()}, ${id}, ${role}, ${body}, ${reach}, '2026-01-01', 'đo', now())`.execute(
        tx,
      )
    }
  })
  const planCount = Math.ceil(taskCount / tasksAPlan)
  for (let first = 0; first < planCount; first += plansPerBatch) {
    await database.transaction(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      for (let plan = first; plan < Math.min(first + plansPerBatch, planCount); plan++)
        await fillPlan(tx, plan, communes[plan % communes.length]!.id, justice.id, people)
    })
  }
  await sql`analyze`.execute(database.kysely)
  return { ...people, wardBodyId: ward }
}

async function fillPlan(
  tx: Parameters<Parameters<Database['transaction']>[0]>[0],
  number: number,
  bodyId: string,
  partnerId: string,
  people: { officerId: string; leaderId: string },
) {
  const planId = newId()
  const title = `Kế hoạch phổ biến, giáo dục pháp luật số ${number} năm 2026`
  await sql`insert into plan (id, body_id, number, title, period_start, period_end, state, adopted_by, adopted_at, folded) values (${planId}, ${bodyId}, ${`${number}/KH-UBND`}, ${title}, '2026-01-01', '2026-12-31', 'adopted', ${people.leaderId}, now(), ${fold(title)})`.execute(
    tx,
  )
  const text = 'Tổ chức tập huấn, hướng dẫn nghiệp vụ hòa giải ở cơ sở và tuyên truyền pháp luật cho người dân, đợt '
  await sql`
    insert into task (id, plan_id, issuer_body_id, position, path, text, time_raw, time_basis, start_day, end_day, outputs, folded, officer_id)
    select gen_random_uuid(), ${planId}, ${bodyId}, n, 'II.' || n, ${text} || n, 'Quý ' || (1 + n % 4) || ' năm 2026', 'fixed', '2026-01-01', ('2026-' || lpad((3 + 3 * (n % 4))::text, 2, '0') || '-28')::date,
      array['Báo cáo kết quả'], ${fold(text)} || ' ' || n, case when n % 5 = 0 then ${people.officerId}::uuid end
    from generate_series(1, ${tasksAPlan}::int) n`.execute(tx)
  await sql`insert into task_body (task_id, body_id, part) select id, ${bodyId}, 'issuer' from task where plan_id = ${planId} union all select id, ${bodyId}, 'lead' from task where plan_id = ${planId} union all select id, ${partnerId}, 'partner' from task where plan_id = ${planId}`.execute(
    tx,
  )
  await sql`
    insert into obligation (id, task_id, position, kind, label, start_day, due_day, state, claimed_by, claimed_at, done_day)
    select gen_random_uuid(), task.id, m, 'deadline', 'Mốc ' || m, start_day, end_day + 30 * m, case when (task.position + m) % 3 = 0 then 'claimed' else 'open' end,
      case when (task.position + m) % 3 = 0 then ${people.leaderId}::uuid end, case when (task.position + m) % 3 = 0 then now() end, case when (task.position + m) % 3 = 0 then end_day end
    from task, generate_series(0, 1) m where plan_id = ${planId}`.execute(tx)
  await sql`insert into progress (id, task_id, body_id, note, written_by, written_at) select gen_random_uuid(), task.id, ${bodyId}, 'Đã làm xong bước chuẩn bị.', ${people.leaderId}, now() from task, generate_series(1, 5) where plan_id = ${planId}`.execute(
    tx,
  )
}
