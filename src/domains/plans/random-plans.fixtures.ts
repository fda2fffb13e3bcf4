import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { type Role, roles } from '#domains/people/roles.ts'
import { addBody, addPlace, type TestBody } from '#domains/people/testing/people-house.ts'
import type { ObligationState } from '#domains/plans/obligation.ts'
import { draftOf } from '#domains/plans/plan-draft.ts'
import { aReading, resolveIn } from '#domains/plans/plans.fixtures.ts'
import type { PlanState, PlanUploadState } from '#domains/plans/plans.tables.ts'
import type { TaskPart } from '#domains/plans/task.ts'
import { type Db, json } from '#platform/database/database.ts'
import type { Deed } from '#platform/permission/permission.ts'

export const today: Day = '2026-11-21'
const people = 2

/** Words that searches trip over: accents, wildcards, one word inside another. */
export const words = ['Đất đai', 'hòa giải', 'HÒA GIẢI VIÊN', '100%', 'a_b', 'axb', 'tuyên truyền', 'C:\\tệp']

const states: ObligationState[] = ['waiting', 'open', 'open', 'claimed', 'claimed', 'evidenced', 'checked']

const obligation = fc.record({
  state: fc.constantFrom(...states),
  dueDays: fc.option(fc.constantFrom(-330, -40, -1, 0, 1, 30, 31, 60)),
  doneDays: fc.constantFrom(-45, -1, 0),
  claimedBy: fc.nat({ max: people - 1 }),
  returned: fc.boolean(),
  asked: fc.boolean(),
})

const task = fc.record({
  words: fc.subarray(words, { minLength: 1, maxLength: 3 }),
  leads: fc.array(fc.nat(), { maxLength: 2 }),
  partners: fc.array(fc.nat(), { maxLength: 3 }),
  holder: fc.option(fc.nat()),
  officer: fc.option(fc.nat({ max: people - 1 })),
  obligations: fc.array(obligation, { minLength: 1, maxLength: 3 }),
})

/** A tree of places, a tree of bodies on them, two people with grants, plans with tasks, documents that were uploaded. */
export const randomWorld = fc.record({
  places: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  bodies: fc.array(fc.record({ parent: fc.option(fc.nat()), place: fc.nat() }), { minLength: 2, maxLength: 7 }),
  grants: fc.array(
    fc.record({
      person: fc.nat({ max: people - 1 }),
      role: fc.constantFrom<Role[]>('officer', 'leader', 'leader', 'reader', 'overseer', 'administrator'),
      body: fc.option(fc.nat(), { freq: 12 }),
      reach: fc.constantFrom('body', 'body', 'subtree', 'place'),
      fromDays: fc.integer({ min: -3, max: 1 }),
      toDays: fc.option(fc.integer({ min: -1, max: 3 }), { freq: 1 }),
      ended: fc.nat({ max: 4 }).map((chance) => chance === 0),
    }),
    { minLength: 3, maxLength: 6 },
  ),
  plans: fc.array(
    fc.record({
      body: fc.nat(),
      state: fc.constantFrom<PlanState>('adopted', 'adopted', 'adopted', 'replaced', 'undone'),
      amendsFirst: fc.boolean(),
      tasks: fc.array(task, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  uploads: fc.array(
    fc.record({
      body: fc.nat(),
      state: fc.constantFrom<PlanUploadState>('queued', 'read', 'read', 'refused', 'discarded'),
      amendsFirst: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

type Given = typeof randomWorld extends fc.Arbitrary<infer Value> ? Value : never

export type ModelGrant = { person: number; deeds: ReadonlySet<Deed>; body: TestBody | undefined; reach: string }
export type ModelObligation = {
  id: string
  state: ObligationState
  dueDay: Day | null
  doneDay: Day | null
  claimedBy: string | null
  returned: boolean
  askedId: string | null
  evidenceId: string
}
export type ModelTask = {
  id: string
  planId: string
  dropped: boolean
  folded: string
  officerId: string | null
  /** The issuer, or who took over from it. */
  holder: TestBody
  parts: { body: TestBody; part: TaskPart }[]
  obligations: ModelObligation[]
}
export type ModelPlan = { id: string; body: TestBody; state: PlanState; amendsId: string | null; tasks: ModelTask[] }
export type ModelUpload = { id: string; body: TestBody; state: PlanUploadState; amendsId: string | null }
export type Model = {
  bodies: TestBody[]
  personIds: string[]
  grants: ModelGrant[]
  plans: ModelPlan[]
  uploads: ModelUpload[]
}

/** Writes a random world into the database, and gives it back as plain values to compute with. */
export async function build(db: Db, given: Given): Promise<Model> {
  const bodies = await addBodies(db, given)
  const personIds = Array.from({ length: people }, () => newId())
  for (const [person, id] of personIds.entries())
    await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
      values (${id}, ${`Người ${person}`}, ${`nguoi${person}`}, ${bodies[person % bodies.length]!.id}, now(), '', '')`.execute(
      db,
    )
  const grants = await addGrants(db, given, bodies, personIds)
  const plans: ModelPlan[] = []
  for (const plan of given.plans) plans.push(await addPlan(db, plan, { bodies, personIds, first: plans[0] }))
  const uploads: ModelUpload[] = []
  for (const { body: at, state, amendsFirst } of given.uploads) {
    const body = bodies[at % bodies.length]!
    const amendsId = amendsFirst ? plans[0]!.id : null
    uploads.push({ id: await addUpload(db, { body, state, amendsId, by: personIds[0]! }), body, state, amendsId })
  }
  return { bodies, personIds, grants, plans, uploads }
}

async function addBodies(db: Db, given: Given): Promise<TestBody[]> {
  const placePaths: string[] = []
  for (const [index, above] of given.places.entries()) {
    const parent = index === 0 ? undefined : placePaths[above % index]
    // ids that are also patterns or beginnings of one another must not reach further
    const id = ['1', '11', '_1', '1%', '111'][index]!
    await addPlace(db, id, parent === undefined ? null : parent.split('/').at(-2)!)
    placePaths.push(`${parent ?? ''}${id}/`)
    await sql`update place set path = ${placePaths.at(-1)} where id = ${id}`.execute(db)
  }
  const bodies: TestBody[] = []
  for (const [index, { parent, place }] of given.bodies.entries()) {
    const above = parent === null || index === 0 ? undefined : bodies[parent % index]
    const path = `${above?.path ?? '/'}${(index + 1).toString(2)}/`
    const placePath = placePaths[place % placePaths.length]!
    bodies.push(await addBody(db, { name: `Cơ quan ${index}`, place: placePath, path, parentId: above?.id ?? null }))
  }
  return bodies
}

/** Only grants in force are given back. */
async function addGrants(db: Db, given: Given, bodies: TestBody[], personIds: string[]): Promise<ModelGrant[]> {
  const grants: ModelGrant[] = []
  for (const { person, role, body: at, reach: wanted, fromDays, toDays: until, ended } of given.grants) {
    const body = at === null ? undefined : bodies[at % bodies.length]
    const toDays = until === null ? null : Math.max(until, fromDays)
    const reach = body === undefined ? 'subtree' : wanted
    await sql`insert into role_grant (id, person_id, role, body_id, reach, from_day, to_day, granted_at, ended_at)
      values (${newId()}, ${personIds[person]}, ${role}, ${body?.id ?? null}, ${reach}, ${addDays(today, fromDays)},
              ${toDays === null ? null : addDays(today, toDays)}, now(), ${ended ? new Date() : null})`.execute(db)
    if (!ended && fromDays <= 0 && (toDays === null || toDays >= 0))
      grants.push({ person, deeds: new Set<Deed>(roles[role].deeds), body, reach })
  }
  return grants
}

type Around = { bodies: TestBody[]; personIds: string[]; first: ModelPlan | undefined }

async function addPlan(db: Db, given: Given['plans'][number], around: Around): Promise<ModelPlan> {
  const { bodies, personIds, first } = around
  const body = bodies[given.body % bodies.length]!
  const id = newId()
  const amendsId = given.amendsFirst && first !== undefined ? first.id : null
  await sql`insert into plan (id, body_id, title, state, amends_plan_id, adopted_by, adopted_at, folded)
    values (${id}, ${body.id}, 'Kế hoạch', ${given.state}, ${amendsId}, ${personIds[0]}, now(), 'ke hoach')`.execute(db)
  const tasks: ModelTask[] = []
  for (const [position, task] of given.tasks.entries())
    tasks.push(
      await addTask(db, task, { position, planId: id, issuer: body, dropped: given.state === 'undone', ...around }),
    )
  return { id, body, state: given.state, amendsId, tasks }
}

type Place = Around & { position: number; planId: string; issuer: TestBody; dropped: boolean }

async function addTask(db: Db, given: Given['plans'][number]['tasks'][number], place: Place): Promise<ModelTask> {
  const { bodies, personIds, position, planId, issuer, dropped } = place
  const id = newId()
  const text = given.words.join(' ')
  const holder = given.holder === null ? issuer : bodies[given.holder % bodies.length]!
  const folded = fold(text)
  const officerId = given.officer === null ? null : personIds[given.officer]!
  await sql`insert into task (id, plan_id, issuer_body_id, holder_body_id, position, path, text, officer_id, dropped_at, folded)
    values (${id}, ${planId}, ${issuer.id}, ${holder.id}, ${position}, ${`${position + 1}`}, ${text}, ${officerId}, ${dropped ? new Date() : null}, ${folded})`.execute(
    db,
  )
  const chosen = (list: number[]) => [...new Set(list.map((index) => bodies[index % bodies.length]!))]
  const parts = [
    { body: issuer, part: 'issuer' as const },
    // who took the task over has the issuer's part in it too, see handover/handover.store.ts
    ...(holder.id === issuer.id ? [] : [{ body: holder, part: 'issuer' as const }]),
    ...chosen(given.leads).map((body) => ({ body, part: 'lead' as const })),
    ...chosen(given.partners).map((body) => ({ body, part: 'partner' as const })),
  ]
  await db
    .insertInto('task_body')
    .values(parts.map(({ body, part }) => ({ task_id: id, body_id: body.id, part })))
    .execute()
  const obligations: ModelObligation[] = []
  for (const [at, one] of given.obligations.entries())
    obligations.push(await addObligation(db, one, { taskId: id, position: at, personIds }))
  return { id, planId, dropped, folded, officerId, holder, parts, obligations }
}

async function addObligation(
  db: Db,
  given: Given['plans'][number]['tasks'][number]['obligations'][number],
  { taskId, position, personIds }: { taskId: string; position: number; personIds: string[] },
): Promise<ModelObligation> {
  const { state, returned } = given
  const id = newId()
  const isDone = state !== 'open' && state !== 'waiting'
  const dueDay = given.dueDays === null || state === 'waiting' ? null : addDays(today, given.dueDays)
  const doneDay = isDone ? addDays(today, given.doneDays) : null
  const claimedBy = isDone ? personIds[given.claimedBy]! : null
  const checkedBy = state === 'checked' ? personIds[(given.claimedBy + 1) % personIds.length]! : null
  await sql`insert into obligation (id, task_id, position, kind, label, due_day, state, returned, claimed_by, claimed_at, done_day, checked_by)
    values (${id}, ${taskId}, ${position}, ${state === 'waiting' ? 'on-request' : 'deadline'}, 'Mốc', ${dueDay}, ${state}, ${returned},
            ${claimedBy}, ${isDone ? new Date() : null}, ${doneDay}, ${checkedBy})`.execute(db)
  const [evidenceId, fileId] = [newId(), newId()]
  await sql`insert into stored_file (id, sha256, name, size_bytes, kind, state, at) values (${fileId}, ${'0'.repeat(64)}, 'a.txt', 1, 'text', 'clean', now())`.execute(
    db,
  )
  await sql`insert into evidence (id, task_id, obligation_id, file_id, output, added_by, added_at)
    values (${evidenceId}, ${taskId}, ${id}, ${fileId}, 'Tài liệu kiểm chứng khác', ${personIds[0]}, now())`.execute(db)
  const askedId = given.asked ? newId() : null
  if (askedId !== null)
    await sql`insert into exchange (id, task_id, obligation_id, kind, text, written_by, written_at)
      values (${askedId}, ${taskId}, ${id}, 'explain-request', 'Vì sao chưa xong?', ${personIds[0]}, now())`.execute(db)
  return { id, state, dueDay, doneDay, claimedBy, returned, askedId, evidenceId }
}

async function addUpload(
  db: Db,
  upload: { body: TestBody; state: PlanUploadState; amendsId: string | null; by: string },
): Promise<string> {
  const id = newId()
  const reading = aReading()
  const isRead = upload.state === 'read'
  const nobody = { id: newId(), path: '/', placePath: '' }
  const bodies = { province: nobody, justice: nobody, first: upload.body, office: upload.body, second: upload.body }
  const draft = draftOf(reading, resolveIn({ bodies }))
  await sql`insert into plan_upload (id, body_id, file_id, sha256, file_name, state, document, reading, draft, amends_plan_id, uploaded_by, uploaded_at)
    values (${id}, ${upload.body.id}, ${newId()}, '', 'ke-hoach.docx', ${upload.state}, ${isRead ? json({ format: 'docx', blocks: [] }) : null}::jsonb,
            ${isRead ? json(reading) : null}::jsonb, ${isRead ? json(draft) : null}::jsonb, ${upload.amendsId}, ${upload.by}, now())`.execute(
    db,
  )
  return id
}

/** The rule of permission said once more, plainly. */
export function isAllowed(grants: readonly ModelGrant[], person: number, deed: Deed, body: TestBody): boolean {
  return grants.some((grant) => {
    if (grant.person !== person || !grant.deeds.has(deed)) return false
    if (grant.body === undefined) return true
    if (grant.reach === 'body') return grant.body.id === body.id
    const [whole, part] =
      grant.reach === 'subtree' ? [grant.body.path, body.path] : [grant.body.placePath, body.placePath]
    return part.slice(0, whole.length) === whole
  })
}

class RollBack extends Error {}

/** Leaves nothing behind: many worlds, no emptying. */
export async function rolledBack(db: Db, run: (db: Db) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      await run(tx)
      throw new RollBack()
    })
  } catch (error) {
    if (!(error instanceof RollBack)) throw error
  }
}
