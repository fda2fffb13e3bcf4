import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import type { DraftBody } from '#domains/plans/draft-body.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import { draftOf, type PlanDraft } from '#domains/plans/plan-draft.ts'
import type { PlanReading, TaskReading, TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { type Database, json } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/**
 * A small world in which plans are tried: in xã Một, Lan writes and works and Hùng approves; Mai watches from the province;
 * Tư leads in xã Hai and has no part in what xã Một does. The clock stands at 09:00 on 21/11/2026.
 */
export function onPlans(name: string, suite: (world: () => World) => void): void {
  onBothDatabases(name, (database) => {
    let dataFolder = ''
    let world: World | undefined
    beforeAll(() => {
      dataFolder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-plans-'))
    })
    afterAll(() => rmSync(dataFolder, { recursive: true, force: true }))
    beforeEach(async () => {
      world = await foundWorld(database(), dataFolder)
    })
    suite(() => world!)
  })
}

export type World = Awaited<ReturnType<typeof foundWorld>>
export type Who = 'lan' | 'hung' | 'mai' | 'tu'

export async function foundWorld(database: Database, dataFolder: string) {
  const { house: bare, clock, later, today } = testHouse(database)
  const house = { ...bare, dataFolder }
  const bodies = await foundBodies(database.kysely)
  const person = (name: string, homeBodyId: string) => addOfficer(house, { name, homeBodyId })
  const ids = {
    lan: await person('Nguyễn Thị Lan', bodies.office.id),
    hung: await person('Trần Văn Hùng', bodies.first.id),
    mai: await person('Phạm Thị Mai', bodies.justice.id),
    tu: await person('Lê Văn Tư', bodies.second.id),
  }
  await giveRole(house, ids.lan, 'officer', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.hung, 'leader', { bodyId: bodies.first.id, reach: 'subtree' })
  await giveRole(house, ids.mai, 'overseer', { bodyId: bodies.province.id, reach: 'subtree' })
  await giveRole(house, ids.tu, 'leader', { bodyId: bodies.second.id, reach: 'subtree' })
  const actors = {
    lan: await actorFor(house, ids.lan),
    hung: await actorFor(house, ids.hung),
    mai: await actorFor(house, ids.mai),
    tu: await actorFor(house, ids.tu),
  }
  const db = database.kysely
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  return { database, db, house, clock, later, today, bodies, ids, actors, does }
}

/** A real body for each name of the world, so that a plan may write it; any other name stays a doubt. */
export function resolveIn({ bodies }: Pick<World, 'bodies'>): (written: string) => DraftBody {
  const known = new Map([
    ['UBND tỉnh Thử', bodies.province.id],
    ['Sở Tư pháp', bodies.justice.id],
    ['UBND xã Một', bodies.first.id],
    ['Phòng Văn hóa', bodies.office.id],
    ['UBND xã Hai', bodies.second.id],
  ])
  return (written) => {
    const id = known.get(written)
    return id === undefined
      ? { written, bodyIds: [], how: 'none', why: 'chưa tìm thấy cơ quan có tên này.', candidates: [] }
      : { written, bodyIds: [id], how: 'exact', why: '', candidates: [] }
  }
}

export function aTime(raw: string, change: Partial<TimeReading> = {}): TimeReading {
  return { raw, basis: 'fixed', start: null, end: null, every: null, ...change }
}

export const dueOn = (end: Day): TimeReading => aTime(`Trước ngày ${end}`, { end })
export const onRequest = aTime('Theo yêu cầu của cấp trên', { basis: 'on-request' })
export const ongoing = aTime('Thường xuyên', { basis: 'ongoing' })

export function aTaskReading(text: string, change: Partial<TaskReading> = {}): TaskReading {
  const source = { paragraph: 1, start: 0, end: text.length, text }
  return {
    path: 'II.1',
    text,
    lead: ['Phòng Văn hóa'],
    coordinate: [],
    time: dueOn('2026-11-30'),
    outputs: [],
    sources: { text: source },
    ...change,
  }
}

/** A plan of xã Một for 2026: one task due soon, one late, one on request, one without end; two citations, one report. */
export function aReading(change: Partial<PlanReading> = {}): PlanReading {
  const source = { paragraph: 0, start: 0, end: 8, text: 'Kế hoạch' }
  return {
    number: '12/KH-UBND',
    symbol: 'KH-UBND',
    kind: 'Kế hoạch',
    title: 'Phổ biến, giáo dục pháp luật năm 2026',
    issuer: 'UBND xã Một',
    place: 'Xã Một',
    date: '2026-01-15',
    period: { start: '2026-01-01', end: '2026-12-31' },
    citations: [
      { type: 'Luật', number: '14/2012/QH13', date: '2012-06-20', role: 'basis', source },
      { type: 'Quyết định', number: '979/QĐ-TTg', date: null, role: 'mention', source },
    ],
    tasks: [
      aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { path: 'II.1', outputs: ['Báo cáo kết quả'] }),
      aTaskReading('Tập huấn kỹ năng cho hòa giải viên cơ sở', { path: 'II.2', time: dueOn('2026-10-31') }),
      aTaskReading('Trả lời kiến nghị của cử tri', { path: 'II.3', time: onRequest, lead: ['UBND xã Một'] }),
      aTaskReading('Phát thanh chuyên mục pháp luật trên loa', { path: 'II.4', time: ongoing, lead: ['Tổ loa'] }),
    ],
    reporting: [{ who: 'Phòng Văn hóa', to: 'UBND xã Một', what: 'kết quả thực hiện', due: null, source }],
    recipients: [],
    signer: { name: 'Trần Văn Hùng', title: 'Chủ tịch', authority: null },
    findings: [],
    sources: {},
    sections: [],
    ...change,
  }
}

export type UploadChange = {
  reading?: PlanReading
  bodyId?: string
  amendsPlanId?: string | null
  uploadedBy?: string
  draft?: (draft: PlanDraft) => PlanDraft
}

/** A document that was read and waits to be checked, as the reading job leaves it. */
export async function readUpload(world: World, change: UploadChange = {}): Promise<string> {
  const reading = change.reading ?? aReading()
  const draft = draftOf(reading, resolveIn(world))
  const id = newId()
  const now = world.clock.now()
  await world.db
    .insertInto('plan_upload')
    .values({
      id,
      body_id: change.bodyId ?? world.bodies.first.id,
      file_id: newId(),
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      file_name: 'ke-hoach.docx',
      state: 'read',
      job_id: null,
      document: json({ format: 'docx', blocks: [], recognised: false, doubts: [] }),
      reading: json(reading),
      draft: json(change.draft?.(draft) ?? draft),
      refusal: null,
      amends_plan_id: change.amendsPlanId ?? null,
      uploaded_by: change.uploadedBy ?? world.ids.lan,
      uploaded_at: now,
      read_at: now,
    })
    .execute()
  return id
}

/** The version that a form of the checking page would carry now. */
export async function versionOf({ db }: World, uploadId: string): Promise<number> {
  const row = await db
    .selectFrom('plan_upload')
    .select('draft_version')
    .where('id', '=', uploadId)
    .executeTakeFirstOrThrow()
  return row.draft_version
}

/** Uploaded, read and adopted by Hùng. */
export async function adoptedPlan(
  world: World,
  change: UploadChange = {},
): Promise<{ planId: string; uploadId: string }> {
  const uploadId = await readUpload(world, change)
  const version = await versionOf(world, uploadId)
  const { planId } = await world.does('hung', adoptPlan, { uploadId, version })
  return { planId, uploadId }
}

export type Mark = {
  taskId: string
  path: string
  obligationId: string
  label: string
  state: ObligationState
  dueDay: Day | null
  version: number
}

/** The obligations of a plan, in its order. */
export async function marksOf({ db }: World, planId: string): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    select task.id as "taskId", task.path, o.id as "obligationId", o.label, o.state, o.due_day as "dueDay", o.version
    from task join obligation o on o.task_id = task.id where task.plan_id = ${planId} order by task.position, o.position`.execute(
    db,
  )
  return rows
}

/** What a form about one obligation carries now: the first mark of the task with this path. */
export async function formFor(world: World, planId: string, path: string) {
  const mark = (await marksOf(world, planId)).find((one) => one.path === path)!
  return { taskId: mark.taskId, obligationId: mark.obligationId, version: mark.version }
}

export async function obligationNow({ db }: World, id: string) {
  return db.selectFrom('obligation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export type AuditRow = {
  act: string
  subjectKind: string
  subjectId: string
  by: string | null
  bodyId: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The audit rows of one act, oldest first. */
export async function auditOf({ db }: World, act: string): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select act, subject_kind as "subjectKind", subject_id as "subjectId", actor_person_id as by, body_id as "bodyId", before, after
    from audit where act = ${act} order by id`.execute(db)
  return rows
}

/** Every row of the tables of plans, and of the audit: to see that a refused or broken act left nothing. */
export async function everythingIn({ db }: World): Promise<Record<string, unknown[]>> {
  const kept: Record<string, unknown[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{
      row: unknown
    }>`select to_jsonb(t) as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)
    kept[table] = rows.map(({ row }) => row)
  }
  return kept
}

const tables = [
  'plan_upload',
  'plan_correction',
  'plan',
  'plan_citation',
  'plan_reporting',
  'task',
  'task_body',
  'task_body_written',
  'obligation',
  'progress',
  'evidence',
  'exchange',
  'plan_change_notice',
  'task_origin',
  'task_handover',
  'saved_view',
  'job',
  'stored_file',
  'audit',
]
