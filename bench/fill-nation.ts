import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { makeAllTalliesDue, refreshTallies } from '#domains/plans/tally.store.ts'
import { standingClock } from '#platform/clock.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import { vacuumEmbedded } from '#platform/database/vacuum-embedded.ts'
import { addOfficersEverywhere, addPeople, type NamedPeople, provinceId } from './fill-people.ts'
import { audiences, offices, subjects } from './fill-words.ts'

export type NationSize = { tasks: number; progress: number; officers: number }

/** The named people of the nation, the bodies where the first two and the third stand, and how many plans there are. */
export type Nation = NamedPeople & { wardBodyId: string; provinceBodyId: string; planCount: number }

const tasksAPlan = 40
const plansAtOnce = 250

/**
 * Fills a migrated, seeded database with the work of the whole country. Every commune has its plans, one plan in twenty is a
 * province's and led by communes too, one in ten runs for three years; a task has two or three obligations, most of those past
 * their day done, some of them late; officers stand at every commune and have tasks of their own. Bare SQL in large pieces,
 * without the checks of foreign keys: 200,000 tasks with a million notes take two minutes.
 */
export async function fillNation(database: Database, { tasks, progress, officers }: NationSize): Promise<Nation> {
  const planCount = Math.ceil(tasks / tasksAPlan)
  const people = await piece(database, async (tx) => {
    await addOffices(tx)
    const named = await addPeople(tx)
    await addOfficersEverywhere(tx, officers)
    return named
  })
  for (let first = 0; first < planCount; first += plansAtOnce)
    await piece(database, (tx) => addPlans(tx, first, Math.min(first + plansAtOnce, planCount), people))
  for (let round = 0; round * tasks < progress; round++)
    await piece(database, (tx) => addProgress(tx, round, Math.min(tasks, progress - round * tasks)))
  // the triggers slept while the rows came in
  await piece(database, (tx) => sql`select set_place_roots(array(select id from task))`.execute(tx))
  await piece(database, makeAllTalliesDue)
  await refreshTallies({ database, clock: standingClock('2026-06-15T09:00:00+07:00') })
  if (database.kind === 'embedded') await vacuumEmbedded(database)
  else await sql`vacuum (analyze)`.execute(database.kysely)
  return { ...people, planCount }
}

function piece<T>(database: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    return run(tx)
  })
}

/** Offices under every commune's people's committee, so that a subtree is more than one body. */
async function addOffices(tx: Tx): Promise<void> {
  for (const office of offices)
    await sql`
      insert into body (id, kind, name, place_id, place_path, parent_id, path, folded, sort_key)
      select gen_random_uuid(), 'phong', ${office}, place_id, place_path, id, path || 'z' || nextval('body_number') || '/', ${fold(office)}, ${fold(office)}
      from body where kind = 'ubnd' and place_path like '%/%/'`.execute(tx)
}

/** Keys that rise from plan to plan and within one, as those of the application do. */
const taskKey = sql`(substr(plan.id::text, 1, 24) || lpad(to_hex(n), 12, '0'))::uuid`

/** Plans number `first` to `end` - 1. */
async function addPlans(tx: Tx, first: number, end: number, { wardLeaderId }: NamedPeople): Promise<void> {
  const planIds = Array.from({ length: end - first }, () => newId().replace(/.{12}$/, '000000000000'))
  const title = 'Kế hoạch phổ biến, giáo dục pháp luật, số '
  await sql`
    insert into plan (id, body_id, number, title, period_start, period_end, state, adopted_by, adopted_at, folded)
    select made.id, issuer.id, made.n || '/KH-UBND', ${title} || made.n, make_date(made.year, 1, 1), make_date(made.last, 12, 31),
      'adopted', ${wardLeaderId}, now() - (20000 - made.n) * interval '1 minute', ${fold(title)} || ' ' || made.n || '/kh-ubnd'
    from (select id, ${first}::int + nth::int - 1 as n, case when nth % 10 < 2 then 2025 else 2026 end as year, case when nth % 10 = 0 then 2027 when nth % 10 = 1 then 2025 else 2026 end as last,
            (${first}::int + nth - 1) % 20 = 0 as provincial
          from unnest(${planIds}::uuid[]) with ordinality as listed(id, nth)) made
    join (select id, place_path not like '%/%/' as provincial, row_number() over (partition by place_path not like '%/%/' order by place_path like ${`${provinceId}/%`} desc, path) - 1 as turn, count(*) over (partition by place_path not like '%/%/') as turns
          from body where kind = 'ubnd') issuer
      on issuer.provincial = made.provincial and issuer.turn = (case when made.provincial then made.n / 20 else made.n - made.n / 20 - 1 end) % issuer.turns`.execute(
    tx,
  )
  await addTasks(tx, planIds)
  await addParts(tx, planIds)
  await addObligations(tx, planIds, wardLeaderId)
}

async function addTasks(tx: Tx, planIds: string[]): Promise<void> {
  // the plan and the task decide the words, so that some are in most tasks, some in one of a thousand, and some nowhere
  await sql`
    insert into task (id, plan_id, issuer_body_id, holder_body_id, position, path, text, time_raw, time_basis, start_day, end_day, outputs, folded, officer_id)
    select ${taskKey}, plan.id, plan.body_id, plan.body_id, n, 'II.' || n, words.text, 'Quý ' || (1 + n % 4), 'fixed', plan.period_start,
      make_date(extract(year from plan.period_start)::int, 3 + 3 * (n % 4), 28) - (n * 7 + numbered.turn) % 60, array['Báo cáo kết quả'], 'ii.' || n || ' ' || words.folded || ' phong van hoa - xa hoi bao cao ket qua',
      case when n % 5 < 3 then officer.ids[1 + n % cardinality(officer.ids)] end
    from (select plan.*, split_part(plan.number, '/', 1)::int as turn from plan where plan.id = any(${planIds}::uuid[])) numbered join plan on plan.id = numbered.id
    cross join generate_series(1, ${tasksAPlan}::int) n
    left join lateral (select array_agg(person.id order by person.user_name) as ids from person where person.home_body_id = plan.body_id) officer on true
    join unnest(${subjects}::text[], ${subjects.map(fold)}::text[]) with ordinality as subject(text, folded, nth) on subject.nth = 1 + (numbered.turn + n * n) % ${subjects.length}
    join unnest(${audiences}::text[], ${audiences.map(fold)}::text[]) with ordinality as audience(text, folded, nth) on audience.nth = 1 + (numbered.turn * 31 + n * 17) % ${audiences.length}
    cross join lateral (select subject.text || ' ' || audience.text || ' theo Quyết định số ' || (numbered.turn * 7 + n) % 3000 || '/QĐ-TTg' as text,
      subject.folded || ' ' || audience.folded || ' theo quyet dinh so ' || (numbered.turn * 7 + n) % 3000 || '/qd-ttg' as folded) words`.execute(
    tx,
  )
}

/** The issuer; an office of the commune leads and another helps; a province's task is led by a commune; every tenth has the department of justice. */
async function addParts(tx: Tx, planIds: string[]): Promise<void> {
  await sql`
    insert into task_body (task_id, body_id, part)
    select id, issuer_body_id, 'issuer' from task where plan_id = any(${planIds}::uuid[])
    union all
    select task.id, office.id, case when (task.position + office.nth) % ${offices.length} = 0 then 'lead' else 'partner' end
    from task join (select id, parent_id, row_number() over (partition by parent_id order by path) as nth from body where kind = 'phong') office
      on office.parent_id = task.issuer_body_id and (task.position + office.nth) % ${offices.length} < 2
    where plan_id = any(${planIds}::uuid[])
    union all
    select task.id, commune.id, 'lead' from task
    join (select id, parent_id, row_number() over (partition by parent_id order by path) as nth from body where kind = 'ubnd') commune
      on commune.parent_id = task.issuer_body_id and commune.nth = task.position
    where plan_id = any(${planIds}::uuid[])
    union all
    select task.id, justice.id, 'partner' from task join body issuer on issuer.id = task.issuer_body_id
    join body justice on justice.kind = 'so' and justice.place_id = split_part(issuer.place_path, '/', 1)
    where plan_id = any(${planIds}::uuid[]) and task.position % 10 = 0`.execute(tx)
}

/** By 15/06/2026, the day of the measurements: of ten past their day eight are done, one of those late; of those to come one is. */
async function addObligations(tx: Tx, planIds: string[], leaderId: string): Promise<void> {
  await sql`
    insert into obligation (id, task_id, position, kind, label, start_day, due_day, state, returned, claimed_by, claimed_at, done_day, checked_by, checked_at)
    select gen_random_uuid(), task_id, m, case when due_day is null then 'on-request' else 'deadline' end, 'Mốc ' || (m + 1), start_day, due_day, state, state = 'open' and chance % 37 = 0,
      case when is_done then ${leaderId}::uuid end, case when is_done then now() end,
      case when is_done then least(coalesce(due_day, '2026-06-10') + case when chance % 10 = 3 then 12 else -5 end, '2026-06-15') end,
      case when state = 'checked' then holder end, case when state = 'checked' then now() end
    from (
      select *, state not in ('open', 'waiting') as is_done from (
        select *, case when due_day is null then 'waiting' when due_day < '2026-06-15' and chance % 10 < 8 or chance % 10 = 9 then (array['claimed', 'evidenced', 'checked', 'checked'])[1 + chance % 4] else 'open' end as state
        from (
          select task.id as task_id, m, task.start_day, task.holder_body_id as holder, abs(hashtext(task.id::text || m)) as chance,
            case when task.position = 40 then null else task.end_day + case when plan.period_end > '2027-01-01' then 365 else 30 end * m end as due_day
          from task join plan on plan.id = task.plan_id cross join generate_series(0, case when plan.period_end > '2027-01-01' then 2 else 1 end) m
          where task.plan_id = any(${planIds}::uuid[])) dated) stated) obligation`.execute(tx)
}

/** One more note on each of the first `count` tasks. */
async function addProgress(tx: Tx, round: number, count: number): Promise<void> {
  await sql`
    insert into progress (id, task_id, body_id, note, written_by, written_at)
    select gen_random_uuid(), task.id, task.issuer_body_id, 'Đã làm xong bước chuẩn bị số ' || ${round}::int || '.', coalesce(task.officer_id, plan.adopted_by), now() - ${round}::int * interval '1 day'
    from task join plan on plan.id = task.plan_id order by task.id limit ${count}`.execute(tx)
}
