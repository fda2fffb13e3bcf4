import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { answerExplanation } from '#domains/plans/acts/answer-explanation.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { correctDraftHeader } from '#domains/plans/acts/correct-header.ts'
import { discardUpload } from '#domains/plans/acts/discard-upload.ts'
import { dropDraftTask } from '#domains/plans/acts/drop-task.ts'
import { mergeDraftTasks } from '#domains/plans/acts/merge-tasks.ts'
import { removeEvidence } from '#domains/plans/acts/remove-evidence.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { settleDraftDoubt } from '#domains/plans/acts/settle-doubt.ts'
import { splitDraftTask } from '#domains/plans/acts/split-task.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { listUploadBodies, listWorkingBodies } from '#domains/plans/body-choices.queries.ts'
import { listFeedEntries } from '#domains/plans/calendar-feed.queries.ts'
import { loadEvidenceFile } from '#domains/plans/evidence.queries.ts'
import {
  listAmendablePlans,
  listPlanChoices,
  listPlans,
  listUploads,
  loadPlanPage,
} from '#domains/plans/plan.queries.ts'
import { loadPlanTimeline, type TimelineFilter } from '#domains/plans/plan-timeline.queries.ts'
import { countFourCells, countQueue, listQueue } from '#domains/plans/queue.queries.ts'
import { queueStates, wholeScope } from '#domains/plans/queue-filter.ts'
import {
  build,
  isAllowed,
  type Model,
  type ModelPlan,
  type ModelTask,
  randomWorld,
  rolledBack,
  today,
} from '#domains/plans/random-plans.fixtures.ts'
import type { TaskDeed, TaskPart } from '#domains/plans/task.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { listUploadsToCheck, loadUploadPage } from '#domains/plans/upload.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { standingClock } from '#platform/clock.ts'
import type { Database, Db, Tx } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import type { House } from '#platform/house.ts'
import type { Deed } from '#platform/permission/permission.ts'

/** Written out by hand: in which part a body must stand for its people to do this. */
const partsThatCount: Record<TaskDeed, TaskPart[]> = {
  'read tasks': ['issuer', 'lead', 'partner'],
  'work on tasks': ['issuer', 'lead', 'partner'],
  'assign tasks': ['issuer', 'lead'],
  'check tasks': ['issuer', 'lead'],
  'ask for explanation': ['issuer', 'lead'],
}

/** What one person may see and do, computed without SQL. */
function reference({ grants, plans, uploads, bodies }: Model, person: number) {
  const at = (deed: Deed, body: Model['bodies'][number]) => isAllowed(grants, person, deed, body)
  const onTask = (deed: TaskDeed, task: ModelTask) =>
    task.parts.some(({ body, part }) => partsThatCount[deed].includes(part) && at(deed, body))
  const tasks = plans.flatMap((plan) => plan.tasks)
  const readable = tasks.filter((task) => onTask('read tasks', task))
  const sees = (plan: ModelPlan) => at('read tasks', plan.body) || plan.tasks.some((task) => readable.includes(task))
  const adopted = plans.filter((plan) => plan.state === 'adopted')
  const atWork = readable.filter((task) => adopted.some((plan) => plan.tasks.includes(task)))
  const uploadable = uploads.filter(({ body }) => at('upload plans', body))
  return { at, onTask, tasks, readable, sees, adopted, atWork, uploadable, bodies, plans, uploads }
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

const wholePlan: TimelineFilter = {
  from: null,
  to: null,
  lateOnly: false,
  officerId: null,
  leadBodyId: null,
  whole: true,
  page: 1,
}

onBothDatabases('ai thấy gì trong kế hoạch', (database) => {
  test('mỗi người thấy đúng những gì được giao, không hơn không kém, ở mọi trang', async () => {
    let seen = 0
    let hidden = 0
    await fc.assert(
      fc.asyncProperty(randomWorld, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            const own = reference(model, person)
            await compareLists(db, actor, own)
            await comparePages(db, actor, own)
            if (actor.grants.length === 0) expect(own.readable).toEqual([])
            seen += own.readable.length
            hidden += own.tasks.length - own.readable.length
          }
        })
      }),
      { numRuns: 15, seed: 20261121, endOnFailure: true },
    )
    // otherwise nothing was compared
    expect(seen).toBeGreaterThan(30)
    expect(hidden).toBeGreaterThan(30)
  }, 120_000)

  test('mọi việc ngoài phạm vi được giao đều bị từ chối, trong phạm vi thì không vì thiếu quyền', async () => {
    const outcomes = { allowed: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(randomWorld, async (given) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          const house = houseIn(database(), db as Tx)
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            for (const { deed, raw, allowed } of attempts(model, reference(model, person))) {
              const refusal = await refusalOf(deed, { house, actor }, raw)
              const denied = refusal !== undefined && (refusal.status === 403 || refusal.status === 404)
              if (denied === allowed)
                expect.unreachable(
                  `${deed.name}: ${allowed ? 'allowed' : 'not allowed'}, answered ${refusal?.message ?? 'done'}`,
                )
              outcomes[allowed ? 'allowed' : 'refused']++
            }
          }
        })
      }),
      { numRuns: 15, seed: 20261121, endOnFailure: true },
    )
    expect(outcomes.allowed).toBeGreaterThan(30)
    expect(outcomes.refused).toBeGreaterThan(30)
  }, 120_000)
})

type Own = ReturnType<typeof reference>

async function compareLists(db: Db, actor: Actor, own: Own): Promise<void> {
  const work = own.atWork.flatMap((task) => task.obligations)
  const everything = await listQueue(db, actor, today, { ...wholeScope, state: 'all', page: 1 })
  expect(everything.map((row) => row.obligationId).sort()).toEqual(ids(work))
  for (const state of queueStates) {
    const rows = await listQueue(db, actor, today, { ...wholeScope, state, page: 1 })
    expect(rows.every((row) => own.atWork.some((task) => task.id === row.taskId))).toBe(true)
    expect(await countQueue(db, actor, today, { ...wholeScope, state, page: 1 })).toBe(rows.length)
  }
  const feed = await listFeedEntries(db, actor, today)
  expect(feed.map((entry) => entry.obligationId).sort()).toEqual(ids(feedOf(actor, own)))
  const cells = await countFourCells(db, actor, today, wholeScope)
  expect(cells.doneInTime + cells.doneLate + cells.openInTime + cells.openLate + cells.waiting).toBe(work.length)
  const listed = await listPlans(db, actor, today, '', 1)
  expect(ids(listed)).toEqual(ids(own.plans.filter((plan) => plan.state !== 'undone' && own.sees(plan))))
  for (const row of listed) {
    const plan = own.plans.find((one) => one.id === row.id)!
    const counted = plan.tasks.filter((task) => own.readable.includes(task)).flatMap((task) => task.obligations)
    expect(row.total).toBe(counted.filter((one) => one.state !== 'waiting').length)
  }
  const choices = await listPlanChoices(db, actor)
  expect(ids(choices)).toEqual(ids(own.adopted.filter(own.sees)))
  const amendable = own.adopted.filter((plan) => own.at('adopt plans', plan.body))
  expect(ids(await listAmendablePlans(db, actor))).toEqual(ids(amendable))
  const working = own.atWork.flatMap((task) =>
    task.parts.filter((one) => one.part !== 'issuer').map((one) => one.body.id),
  )
  expect(ids(await listWorkingBodies(db, actor, choices))).toEqual([...new Set(working)].sort())
  expect(ids(await listUploadBodies(db, actor))).toEqual(ids(own.bodies.filter((body) => own.at('upload plans', body))))
  const waiting = own.uploadable.filter((upload) => upload.state !== 'discarded')
  expect(ids(await listUploads(db, actor))).toEqual(ids(waiting))
  expect(ids(await listUploadsToCheck(db, actor))).toEqual(ids(waiting.filter((upload) => upload.state === 'read')))
}

/** What a person's calendar holds: what is theirs by name, or led by their body and nobody's. */
function feedOf({ personId }: Actor, own: Own) {
  const isMine = (task: ModelTask) => {
    if (task.officerId !== null) return task.officerId === personId
    const leads = task.parts.filter(({ part }) => part === 'lead')
    const answering = leads.length > 0 ? leads : task.parts.filter(({ part }) => part === 'issuer')
    return answering.some(({ body }) => own.at('work on tasks', body))
  }
  return own.atWork
    .filter(isMine)
    .flatMap((task) => task.obligations)
    .filter(({ state, dueDay }) => state === 'open' && dueDay !== null && dueDay >= addDays(today, -90))
}

async function comparePages(db: Db, actor: Actor, own: Own): Promise<void> {
  for (const plan of own.plans) {
    const page = await foundOrMissing(loadPlanPage(db, actor, today, plan.id))
    expect(page !== undefined).toBe(own.sees(plan))
    if (page === undefined)
      expect(await foundOrMissing(loadPlanTimeline(db, actor, today, plan.id, wholePlan))).toBe(undefined)
    if (page === undefined) continue
    const shown = plan.tasks.filter((task) => own.readable.includes(task) && !task.dropped)
    expect(ids(page.tasks)).toEqual(ids(shown))
    const { doneInTime, doneLate, openInTime, openLate, waiting } = page.cells
    expect(doneInTime + doneLate + openInTime + openLate + waiting).toBe(shown.flatMap((one) => one.obligations).length)
    const timeline = await loadPlanTimeline(db, actor, today, plan.id, wholePlan)
    expect(ids(timeline.tasks)).toEqual(ids(shown))
    const drawn = timeline.tasks.flatMap((task) => task.obligations)
    expect(ids(drawn)).toEqual(ids(shown.flatMap((task) => task.obligations)))
    expect(timeline.late).toBe(page.cells.openLate)
    const earlier = own.plans.find((one) => one.id === plan.amendsId)
    expect(page.amends?.id).toBe(earlier !== undefined && own.sees(earlier) ? earlier.id : undefined)
    const later = own.plans.filter((one) => one.amendsId === plan.id && one.state !== 'undone' && own.sees(one))
    if (page.amendedBy === null) expect(later).toEqual([])
    else expect(ids(later)).toContain(page.amendedBy.id)
    expect(page.mayUndo).toBe(plan.state === 'adopted' && own.at('adopt plans', plan.body))
  }
  for (const task of own.tasks) {
    const page = await foundOrMissing(loadTaskPage(db, actor, task.id))
    expect(page !== undefined).toBe(own.readable.includes(task))
    for (const deed of Object.keys(partsThatCount) as TaskDeed[])
      if (page !== undefined) expect(page.allowed[deed]).toBe(own.onTask(deed, task))
    for (const { evidenceId } of task.obligations) {
      const file = await foundOrMissing(loadEvidenceFile(db, actor, task.id, evidenceId))
      expect(file !== undefined).toBe(own.readable.includes(task))
      const elsewhere = own.tasks.find((other) => other !== task)
      if (elsewhere !== undefined)
        expect(await foundOrMissing(loadEvidenceFile(db, actor, elsewhere.id, evidenceId))).toBe(undefined)
    }
  }
  for (const upload of own.uploads) {
    const page = await foundOrMissing(loadUploadPage(db, actor, today, upload.id))
    expect(page !== undefined).toBe(own.uploadable.includes(upload))
    if (page === undefined) continue
    const amended = own.plans.find((plan) => plan.id === upload.amendsId)
    const sees = amended !== undefined && own.at('read tasks', amended.body)
    expect(page.amended?.id).toBe(sees ? amended.id : undefined)
    expect(page.comparison === null).toBe(!sees || upload.state !== 'read')
    expect(page.mayAdopt).toBe(own.at('adopt plans', upload.body))
  }
}

async function foundOrMissing<T>(page: Promise<T>): Promise<T | undefined> {
  return page.catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  })
}

type Attempt = { deed: Act<unknown, unknown>; raw: object; allowed: boolean }

/** Every act on every thing, whether this person has it in reach or not. */
function attempts(model: Model, own: Own): Attempt[] {
  const list: Attempt[] = []
  const add = <Input, Output>(deed: Act<Input, Output>, raw: object, allowed: boolean) =>
    list.push({ deed: deed as Act<unknown, unknown>, raw, allowed })
  const text = 'Nội dung đủ dài để gửi.'
  for (const task of own.tasks) {
    const [one] = task.obligations
    const form = { taskId: task.id, obligationId: one!.id, version: 0 }
    const [works, checks] = [own.onTask('work on tasks', task), own.onTask('check tasks', task)]
    add(writeProgress, { ...form, note: text }, works)
    add(claimObligation, { ...form, doneDay: today }, works)
    add(withdrawClaim, form, works)
    add(requestObligation, { ...form, dueDay: today }, works)
    add(
      addEvidence,
      {
        ...form,
        output: 'Tài liệu kiểm chứng khác',
        files: { evidence: [{ name: 'a.txt', bytes: new Uint8Array(1).fill(65) }] },
      },
      works,
    )
    add(removeEvidence, { ...form, evidenceId: one!.evidenceId }, works)
    add(answerExplanation, { taskId: task.id, requestId: one!.askedId ?? newId(), text }, works)
    add(assignTask, { taskId: task.id, version: 0 }, own.onTask('assign tasks', task))
    if (one!.claimedBy === null) add(checkObligation, form, checks) // one's own work is another refusal
    add(returnObligation, { ...form, reason: text }, checks)
    add(requestExplanation, { ...form, text }, own.onTask('ask for explanation', task))
  }
  for (const upload of model.uploads) {
    const form = { uploadId: upload.id, version: 0, taskKey: 't1' }
    const uploads = own.at('upload plans', upload.body)
    const amended = model.plans.find((plan) => plan.id === upload.amendsId)
    const adopts = own.at('adopt plans', upload.body)
    if (amended === undefined) add(adoptPlan, form, adopts)
    add(discardUpload, form, uploads)
    add(dropDraftTask, form, uploads)
    add(mergeDraftTasks, form, uploads)
    add(splitDraftTask, { ...form, parts: 'một\nhai' }, uploads)
    add(correctDraftHeader, { ...form, title: text }, uploads)
    add(settleDraftDoubt, { ...form, doubtKey: 'body-t4-lead-Tổ loa' }, uploads)
  }
  for (const plan of model.plans) add(undoAdoption, { planId: plan.id }, own.at('adopt plans', plan.body))
  for (const body of model.bodies)
    add(
      uploadPlan,
      { bodyId: body.id, files: { plan: [{ name: 'a.txt', bytes: new TextEncoder().encode(`Kế hoạch ${body.id}`) }] } },
      own.at('upload plans', body),
    )
  return list
}

/** A house whose transactions are savepoints of ours, each taken back: one world serves every attempt. */
function houseIn(database: Database, tx: Tx): House {
  const transaction = async <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
    await sql`savepoint attempt`.execute(tx)
    try {
      return await run(tx)
    } finally {
      await sql`rollback to savepoint attempt`.execute(tx)
    }
  }
  return {
    database: { ...database, kysely: tx, transaction },
    clock: standingClock(`${today}T02:00:00Z`),
    dataFolder: '/tmp/luat-gan-dan-reach',
    secretKey: new Uint8Array(32),
    publicUrl: 'http://thu.example.vn',
    uploadSizeMbMax: 1,
  }
}

async function refusalOf(deed: Act<unknown, unknown>, by: { house: House; actor: Actor }, raw: object) {
  try {
    await perform(deed, by, raw)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
