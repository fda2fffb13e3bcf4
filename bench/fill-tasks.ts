import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import type { Database, Tx } from '#platform/database/database.ts'

export type Filled = { officerId: string; leaderId: string; overseerId: string; wardBodyId: string; plans: number }

const provinceId = '24'
const tasksAPlan = 40
const plansAtOnce = 50

/**
 * Fills a migrated, seeded database with plans of the communes of one province: `taskCount` tasks of 40 a plan, each with
 * two obligations (a third of them done) and five notes; an office of the commune leads, another helps, in one of ten the
 * province's does. And three people: an officer and a leader of one ward, an overseer of the province.
 */
export async function fillTasks(database: Database, taskCount: number): Promise<Filled> {
  const people = { officerId: newId(), leaderId: newId(), overseerId: newId() }
  const plans = Math.ceil(taskCount / tasksAPlan)
  const wardBodyId = await database.transaction(async (tx) => {
    await addOffices(tx)
    return addPeople(tx, people)
  })
  for (let first = 0; first < plans; first += plansAtOnce)
    await database.transaction(async (tx) => {
      await sql`set local synchronous_commit = off`.execute(tx)
      await addPlans(tx, first, Math.min(first + plansAtOnce, plans), people)
    })
  await sql`analyze`.execute(database.kysely)
  return { ...people, wardBodyId, plans }
}

const offices = ['Phòng Văn hóa – Xã hội', 'Phòng Kinh tế', 'Ủy ban Mặt trận Tổ quốc']

/** Three offices under every commune's people's committee, so that a subtree is more than one body. */
async function addOffices(tx: Tx): Promise<void> {
  for (const office of offices)
    await sql`
      insert into body (id, kind, name, place_id, place_path, parent_id, path, folded, sort_key)
      select gen_random_uuid(), 'phong', ${office}, place_id, place_path, id, path || 'z' || nextval('body_number') || '/', ${fold(office)}, ${fold(office)}
      from body where kind = 'ubnd' and place_path like ${`${provinceId}/_%`}`.execute(tx)
}

async function addPeople(tx: Tx, people: Pick<Filled, 'officerId' | 'leaderId' | 'overseerId'>): Promise<string> {
  const { rows } = await sql<{ ward: string; justice: string }>`
    select (select id from body where kind = 'ubnd' and place_path like ${`${provinceId}/_%`} order by path limit 1) as ward,
      (select id from body where kind = 'so' and place_id = ${provinceId} limit 1) as justice`.execute(tx)
  const { ward, justice } = rows[0]!
  for (const [id, name, role, body, reach] of [
    [people.officerId, 'Lan', 'officer', ward, 'subtree'],
    [people.leaderId, 'Hùng', 'leader', ward, 'subtree'],
    [people.overseerId, 'Mai', 'overseer', justice, 'place'],
  ] as const) {
    await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
      values (${id}, ${name}, ${fold(name)}, ${body}, now(), ${fold(name)}, ${fold(name)})`.execute(tx)
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, reason, granted_at)
      values (${newId()}, ${id}, ${role}, ${body}, ${reach}, '2026-01-01', 'Để đo', now())`.execute(tx)
  }
  return ward
}

const subjects = [
  'Tổ chức tập huấn nghiệp vụ hòa giải ở cơ sở cho hòa giải viên các thôn',
  'Phổ biến Luật Đất đai cho các hộ trong vùng quy hoạch',
  'Phát thanh pháp luật trên hệ thống truyền thanh của xã',
  'Rà soát, kiện toàn đội ngũ tuyên truyền viên pháp luật',
  'Biên soạn, phát hành tài liệu pháp luật bằng ngôn ngữ dễ hiểu',
  'Kiểm tra việc thực hiện công tác phổ biến, giáo dục pháp luật',
  'Tổ chức Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam',
  'Tự đánh giá việc xây dựng xã đạt chuẩn tiếp cận pháp luật',
]

/** Plans number `first` to `end` - 1, all at once. Identifiers rise with the plan, as those of the application do. */
async function addPlans(
  tx: Tx,
  first: number,
  end: number,
  people: Pick<Filled, 'officerId' | 'leaderId'>,
): Promise<void> {
  const issuers = sql`(select id as issuer, path as issuer_path, row_number() over (order by path) - 1 as turn, count(*) over () as turns
    from body where kind = 'ubnd' and place_path like ${`${provinceId}/_%`})`
  const planIds = Array.from({ length: end - first }, () => newId())
  const title = 'Kế hoạch phổ biến, giáo dục pháp luật năm 2026, số '
  await sql`
    insert into plan (id, body_id, number, title, period_start, period_end, state, adopted_by, adopted_at, folded)
    select made.id, issuer, made.n || '/KH-UBND', ${title} || made.n, '2026-01-01', '2026-12-31', 'adopted', ${people.leaderId}, now() - made.n * interval '1 minute', ${fold(title)} || ' ' || made.n
    from (select id, ${first}::int + n - 1 as n from unnest(${planIds}::uuid[]) with ordinality as listed(id, n)) made
    join ${issuers} issuers on issuers.turn = made.n % issuers.turns`.execute(tx)
  await sql`
    insert into task (id, plan_id, issuer_body_id, holder_body_id, position, path, text, time_raw, time_basis, start_day, end_day, outputs, folded, officer_id)
    select gen_random_uuid(), plan.id, plan.body_id, plan.body_id, n, 'II.' || n, subject.text || ', đợt ' || n, 'Quý ' || (1 + n % 4) || ' năm 2026', 'fixed', '2026-01-01',
      ('2026-' || lpad((3 + 3 * (n % 4))::text, 2, '0') || '-28')::date - (n % 20), array['Báo cáo kết quả'], subject.folded || ' dot ' || n, case when n % 5 = 0 then ${people.officerId}::uuid end
    from plan cross join generate_series(1, ${tasksAPlan}::int) n
    join unnest(${subjects}::text[], ${subjects.map((subject) => fold(subject))}::text[]) with ordinality as subject(text, folded, nth) on subject.nth = 1 + n % ${subjects.length}
    where plan.id = any(${planIds}::uuid[])`.execute(tx)
  await sql`
    insert into task_body (task_id, body_id, part)
    select id, issuer_body_id, 'issuer' from task where plan_id = any(${planIds}::uuid[])
    union all
    select task.id, office.id, case when (task.position + office.nth) % 3 = 0 then 'lead' else 'partner' end
    from task join (select id, parent_id, row_number() over (partition by parent_id order by path) as nth from body where kind = 'phong') office
      on office.parent_id = task.issuer_body_id and (task.position + office.nth) % 3 < 2
    where plan_id = any(${planIds}::uuid[])
    union all
    select task.id, body.id, 'partner' from task join body on body.kind = 'so' and body.place_id = ${provinceId}
    where plan_id = any(${planIds}::uuid[]) and task.position % 10 = 0`.execute(tx)
  await sql`
    insert into obligation (id, task_id, position, kind, label, start_day, due_day, state, claimed_by, claimed_at, done_day)
    select gen_random_uuid(), task.id, m, 'deadline', 'Mốc ' || (m + 1), start_day, end_day + 30 * m, case when is_done then 'claimed' else 'open' end,
      case when is_done then ${people.leaderId}::uuid end, case when is_done then now() end, case when is_done then end_day end
    from (select task.*, m, (task.position + m) % 3 = 0 as is_done from task cross join generate_series(0, 1) m where plan_id = any(${planIds}::uuid[])) task`.execute(
    tx,
  )
  await sql`
    insert into progress (id, task_id, body_id, note, written_by, written_at)
    select gen_random_uuid(), task.id, task.issuer_body_id, 'Đã làm xong bước chuẩn bị số ' || n || '.', ${people.leaderId}, now() - n * interval '1 day'
    from task cross join generate_series(1, 5) n where plan_id = any(${planIds}::uuid[])`.execute(tx)
}
