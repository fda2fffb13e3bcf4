import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { adoptPlan } from '#domains/plans/acts/adopt-plan.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { removeEvidence } from '#domains/plans/acts/remove-evidence.ts'
import { requestObligation } from '#domains/plans/acts/request-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { otherOutput } from '#domains/plans/evidence.ts'
import {
  aReading,
  aTaskReading,
  dueOn,
  ongoing,
  onPlans,
  onRequest,
  readUpload,
  versionOf,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { countFourCells } from '#domains/plans/queue.queries.ts'
import { wholeScope } from '#domains/plans/queue-filter.ts'
import {
  everyTally,
  findTallyAge,
  sumTallies,
  tallyByHolder,
  tallyByPlace,
  tallyByPlan,
  tallyByYear,
} from '#domains/plans/tally.queries.ts'
import { freshTallies, refreshTallies } from '#domains/plans/tally.store.ts'
import { addTallies } from '#domains/plans/tally.ts'
import { today } from '#platform/clock.ts'

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['claim', 'claim', 'claim', 'evidence', 'evidence', 'check', 'return', 'withdraw', 'request'] as const),
      ...(['adopt', 'amend', 'undo', 'assign', 'unshow', 'holder', 'days', 'days', 'back', 'count', 'count'] as const),
    ),
    which: fc.nat(),
    days: fc.nat({ max: 45 }),
  }),
  { minLength: 12, maxLength: 25 },
)
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

onPlans('số liệu cộng sẵn', (world) => {
  test('sau mọi chuỗi việc bất kỳ, kể cả đồng hồ lùi, số cộng sẵn bằng đúng số đếm lại từ đầu', async () => {
    const done = new Map<string, number>()
    await fc.assert(
      // one history goes on where the last one ended
      fc.asyncProperty(steps, async (history) => {
        await adopt(world(), 20, null)
        for (const step of history) {
          if (await happens(world(), step)) done.set(step.kind, (done.get(step.kind) ?? 0) + 1)
          if (step.kind === 'count') await compare(world())
        }
        await compare(world())
      }),
      { numRuns: 12, seed: 20261121, endOnFailure: true },
    )
    for (const kind of ['claim', 'evidence', 'check', 'return', 'withdraw', 'request', 'amend', 'undo', 'unshow'])
      expect(done.get(kind), kind).toBeGreaterThan(0) // otherwise it was never tried
  }, 120_000)
})

/** Whether it could be done; most refusals are part of a history. */
async function happens(world: World, step: Step): Promise<boolean> {
  try {
    return await attempt(world, step)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function attempt(world: World, { kind, which, days }: Step): Promise<boolean> {
  const { does, later, clock, db, ids } = world
  const day = today(clock)
  const pick = <T>(list: readonly T[]): T | undefined => list[which % Math.max(1, list.length)]
  const plan = async () =>
    pick(await db.selectFrom('plan').select('id').where('state', '=', 'adopted').orderBy('id').execute())
  if (kind === 'days') later(days * 86_400_000)
  if (kind === 'back') later(-days * 86_400_000)
  if (kind === 'days' || kind === 'back' || kind === 'count') return true
  if (kind === 'adopt') return adopt(world, days, null)
  if (kind === 'amend') {
    const amended = await plan()
    return amended !== undefined && (await adopt(world, days, amended.id))
  }
  if (kind === 'undo') {
    const undone = await plan()
    if (undone !== undefined) await does('hung', undoAdoption, { planId: undone.id })
    return undone !== undefined
  }
  if (kind === 'holder') {
    const moved = await plan()
    return moved !== undefined && (await takeOver(world, moved.id, which))
  }
  const wanted = { claim: 'open', evidence: 'claimed', check: 'evidenced', withdraw: 'claimed', request: 'waiting' }
  const states = kind in wanted ? [wanted[kind as keyof typeof wanted]] : ['open', 'claimed', 'evidenced', 'checked']
  const mark = pick(
    await db
      .selectFrom('obligation as o')
      .innerJoin('task', 'task.id', 'o.task_id')
      .innerJoin('plan', 'plan.id', 'task.plan_id')
      .select(['o.id', 'o.task_id', 'o.version', 'o.state'])
      .where('plan.state', '=', 'adopted')
      .where('o.state', 'in', states as ('open' | 'claimed')[])
      .orderBy('o.id')
      .execute(),
  )
  if (mark === undefined) return false
  const form = { taskId: mark.task_id, obligationId: mark.id, version: mark.version }
  const text = 'Nội dung đủ dài để gửi.'
  switch (kind) {
    case 'claim':
      await does('lan', claimObligation, { ...form, doneDay: addDays(day, -days) })
      return true
    case 'evidence':
      await does('lan', addEvidence, { ...form, output: otherOutput, files: { evidence: [aFile] } })
      return true
    case 'unshow': {
      const shown = await db
        .selectFrom('evidence')
        .select(['id', 'obligation_id', 'task_id'])
        .where('removed_at', 'is', null)
        .where('task_id', '=', mark.task_id)
        .executeTakeFirst()
      if (shown === undefined) return false
      const { version } = await db
        .selectFrom('obligation')
        .select('version')
        .where('id', '=', shown.obligation_id)
        .executeTakeFirstOrThrow()
      await does('lan', removeEvidence, {
        taskId: shown.task_id,
        obligationId: shown.obligation_id,
        version,
        evidenceId: shown.id,
      })
      return true
    }
    case 'check':
      await does('hung', checkObligation, form)
      return true
    case 'return':
      await does('hung', returnObligation, { ...form, reason: text })
      return true
    case 'withdraw':
      await does('lan', withdrawClaim, form)
      return true
    case 'request':
      await does('lan', requestObligation, { ...form, dueDay: addDays(day, days) })
      return true
    case 'assign': {
      const { version } = await db
        .selectFrom('task')
        .select('version')
        .where('id', '=', mark.task_id)
        .executeTakeFirstOrThrow()
      await does('hung', assignTask, { taskId: mark.task_id, version, officerId: ids.lan })
      return true
    }
  }
}

/** Another body answers for every second task, as after a merger. */
async function takeOver({ db, bodies }: World, planId: string, which: number): Promise<boolean> {
  const holder = [bodies.first, bodies.second, bodies.office][which % 3]!
  await sql`update task set holder_body_id = ${holder.id} where plan_id = ${planId} and position % 2 = ${which % 2}`.execute(
    db,
  )
  await sql`insert into task_body (task_id, body_id, part) select id, holder_body_id, 'issuer' from task where plan_id = ${planId} on conflict do nothing`.execute(
    db,
  )
  return true
}

const aFile = { name: 'a.txt', bytes: new TextEncoder().encode('đã xong') }

async function adopt(world: World, days: number, amendsPlanId: string | null): Promise<boolean> {
  const day = today(world.clock)
  const tasks = [
    aTaskReading('Tuyên truyền Luật Đất đai tại các thôn', { path: '1', time: dueOn(addDays(day, days)) }),
    aTaskReading('Tập huấn kỹ năng cho hòa giải viên', { path: '2', time: dueOn(addDays(day, days - 30)) }),
    aTaskReading('Trả lời kiến nghị của cử tri', { path: '3', time: onRequest }),
    aTaskReading('Phát thanh chuyên mục pháp luật', { path: '4', time: ongoing }),
  ].slice(0, 2 + (days % 3))
  const year = day.slice(0, 4)
  const reading = aReading({ tasks, reporting: [], period: { start: `${year}-01-01`, end: `${year}-12-31` } })
  const uploadId = await readUpload(world, { reading, amendsPlanId })
  await world.does('hung', adoptPlan, { uploadId, version: await versionOf(world, uploadId) })
  return true
}

/** The kept rows, and the rows as they would be if all were counted now. */
async function compare(world: World): Promise<void> {
  const { db, house } = world
  await refreshTallies(house)
  const day = today(house.clock)
  const plans = await db.selectFrom('plan').select('id').execute()
  const fresh = await sql<Record<string, unknown>>`
    select plan_id, holder_body_id, due_year, "doneInTime" as done_in_time, "doneLate" as done_late, "openInTime" as open_in_time, "openLate" as open_late,
      waiting, claimed, evidenced, checked
    from (${freshTallies(
      day,
      plans.map(({ id }) => id),
    )}) fresh order by 1, 2, 3`.execute(db)
  const kept = await db
    .selectFrom('plan_tally')
    .select(['plan_id', 'holder_body_id', 'due_year', 'done_in_time', 'done_late', 'open_in_time', 'open_late'])
    .select(['waiting', 'claimed', 'evidenced', 'checked'])
    .orderBy('plan_id')
    .orderBy('holder_body_id')
    .orderBy('due_year')
    .execute()
  expect(kept).toEqual(fresh.rows)
  expect((await findTallyAge(db, day)).isFresh).toBe(true)
  const scopes = [
    everyTally,
    { ...everyTally, planId: plans[0]?.id ?? null },
    { ...everyTally, placeId: '24', year: 2026 },
    { ...everyTally, placeId: '00001' },
    { ...everyTally, ownPlaceId: '00002' },
    { ...everyTally, holderId: world.bodies.second.id, year: 2027 },
  ]
  for (const actor of Object.values(world.actors))
    for (const scope of scopes) {
      const counted = await countFourCells(db, actor, day, { ...wholeScope, ...scope })
      expect(await sumTallies(db, actor, day, scope)).toEqual(counted)
      const years = await tallyByYear(db, actor, day, scope)
      if (scope.year === null) expect(addTallies(years)).toEqual(counted)
      expect(addTallies(await tallyByPlace(db, actor, day, scope))).toEqual(counted)
      expect(addTallies(await tallyByHolder(db, actor, day, scope))).toEqual(counted)
      expect(addTallies(await tallyByPlan(db, actor, day, scope))).toEqual(counted)
    }
}
