import { sql } from 'kysely'
import { beforeEach } from 'vitest'
import { issuePlan } from '#domains/cascade/acts/issue-plan.ts'
import { cascadeJobs } from '#domains/cascade/cascade.jobs.ts'
import type { CellState } from '#domains/cascade/cell.ts'
import { followPlanJob } from '#domains/cascade/follow.ts'
import type { Stale } from '#domains/cascade/staleness.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { planChangedJob } from '#domains/plans/plan-changed.ts'
import type { PlanReading, TaskReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { aReading, aTaskReading, onPlans, readUpload, versionOf, type World } from '#domains/plans/plans.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'

/**
 * The world of plans with Thu, an officer of UBND tỉnh Thử, who issues; Lan and Hùng answer for xã Một, Tư for xã Hai; Mai
 * only watches. The clock stands at 09:00 on 21/11/2026.
 */
export type CascadeWorld = World & {
  thu: Actor
  as: <Input, Output>(who: Actor, deed: Act<Input, Output>, raw: unknown) => Promise<Output>
}

export function onCascade(name: string, suite: (world: () => CascadeWorld) => void): void {
  onPlans(name, (plans) => {
    let world: CascadeWorld | undefined
    beforeEach(async () => {
      world = await foundCascade(plans())
    })
    suite(() => world!)
  })
}

async function foundCascade(world: World): Promise<CascadeWorld> {
  const thuId = await addOfficer(world.house, { name: 'Vũ Thị Thu', homeBodyId: world.bodies.province.id })
  await giveRole(world.house, thuId, 'officer', { bodyId: world.bodies.province.id, reach: 'body' })
  const thu = await actorFor(world.house, thuId)
  return { ...world, thu, as: (who, deed, raw) => perform(deed, { house: world.house, actor: who }, raw) }
}

export const provinceTasks: TaskReading[] = [
  aTaskReading('Tổ chức hội nghị phổ biến Luật Đất đai cho cán bộ và Nhân dân', {
    path: 'II.1',
    lead: ['Sở Tư pháp'],
    coordinate: ['UBND các xã, phường'],
  }),
  aTaskReading('Bồi dưỡng kỹ năng hòa giải cho hòa giải viên ở thôn, tổ dân phố', {
    path: 'II.2',
    lead: ['UBND các xã, phường'],
  }),
  aTaskReading('Nâng cấp trang thông tin pháp luật của tỉnh', { path: 'II.3', lead: ['Sở Tư pháp'] }),
  aTaskReading('Phiên tòa giả định tại trường trung học', { path: 'II.4', lead: ['UBND xã Một'] }),
]

/** The province's plan number 18/KH-UBND of 05/11/2026. */
export function provinceReading(change: Partial<PlanReading> = {}): PlanReading {
  return aReading({
    number: '18/KH-UBND',
    title: 'Phổ biến, giáo dục pháp luật năm 2026 trên địa bàn tỉnh Thử',
    issuer: 'UBND tỉnh Thử',
    place: 'Tỉnh Thử',
    date: '2026-11-05',
    citations: [],
    tasks: provinceTasks,
    reporting: [],
    recipients: ['UBND các xã, phường', 'Lưu: VT'],
    ...change,
  })
}

export const communeTasks: TaskReading[] = [
  aTaskReading('Hội nghị phổ biến Luật Đất đai cho cán bộ và Nhân dân trong xã', { path: 'III.1' }),
  aTaskReading('Mở lớp tập huấn cho hòa giải viên các thôn về kỹ năng hòa giải', { path: 'III.2' }),
  aTaskReading('Trồng cây xanh quanh trụ sở', { path: 'III.3' }),
]

/** A commune's plan; `cites` the province's plan unless told otherwise. */
export function communeReading(change: Partial<PlanReading> = {}): PlanReading {
  const text = 'Kế hoạch số 18/KH-UBND ngày 05/11/2026 của UBND tỉnh Thử'
  return aReading({
    number: '45/KH-UBND',
    title: 'Phổ biến, giáo dục pháp luật năm 2026 trên địa bàn xã',
    date: '2026-11-12',
    citations: [
      {
        type: 'Kế hoạch',
        number: '18/KH-UBND',
        date: '2026-11-05',
        role: 'basis',
        source: { paragraph: 0, start: 0, end: text.length, text },
      },
    ],
    tasks: communeTasks,
    reporting: [],
    ...change,
  })
}

/** Uploaded, read and adopted by an officer of the body; the work that waits behind it is not done yet. */
export async function adopted(
  world: CascadeWorld,
  by: Actor,
  bodyId: string,
  reading: PlanReading,
  amendsPlanId: string | null = null,
): Promise<string> {
  const uploadId = await readUpload(world, { reading, bodyId, amendsPlanId, uploadedBy: by.personId! })
  const { planId } = await world.as(by, adoptPlan, { uploadId, version: await versionOf(world, uploadId) })
  return planId
}

export async function provincePlan(world: CascadeWorld, reading = provinceReading(), amends: string | null = null) {
  return adopted(world, world.thu, world.bodies.province.id, reading, amends)
}

export async function issued(world: CascadeWorld, planId: string, answerDueDay = ''): Promise<void> {
  await world.as(world.thu, issuePlan, { planId, choice: 'below', answerDueDay, dueSource: '' })
}

/** Does the jobs that wait for this domain, as the worker does, each once. */
export async function follow(world: CascadeWorld): Promise<void> {
  const jobs = cascadeJobs(world.house)
  const { rows } = await sql<{ id: string; kind: string; payload: unknown }>`
    select id, kind, payload from job where state = 'waiting' and kind in (${planChangedJob}, ${followPlanJob}) order by id`.execute(
    world.db,
  )
  for (const { id, kind, payload } of rows) {
    await jobs[kind]!(
      {
        jobId: id,
        attempt: 1,
        database: world.database,
        clock: world.house.clock,
        signal: new AbortController().signal,
        report: async () => {},
        complete: async () => {},
      },
      payload,
    )
    await sql`update job set state = 'done', finished_at = now() where id = ${id}`.execute(world.db)
  }
}

export async function addresseeOf({ db }: CascadeWorld, planId: string, bodyId: string) {
  return db
    .selectFrom('plan_addressee')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
}

export type CellRow = {
  id: string
  path: string
  text: string
  state: CellState
  said: string | null
  child: string | null
  childTaskId: string | null
  proposed: string | null
  proposedTaskId: string | null
  likeness: number | null
  why: string
  stale: Stale | null
  returned: string
  version: number
}

/** The cells of one demand, in the order of the plan above. */
export async function cellsOf({ db }: CascadeWorld, addresseeId: string): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    select cell.id, task.path, task.text, cell.state, cell.said, child.path as child, cell.child_task_id as "childTaskId", cell.proposed,
      cell.proposed_task_id as "proposedTaskId", cell.likeness, cell.why, cell.stale, cell.returned_reason as returned, cell.version
    from coverage_cell cell join task on task.id = cell.parent_task_id left join task child on child.id = cell.now_task_id
    where cell.addressee_id = ${addresseeId} order by task.position`.execute(db)
  return rows
}
