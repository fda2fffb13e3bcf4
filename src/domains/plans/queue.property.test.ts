import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { countFourCells, countQueue, listQueue } from '#domains/plans/queue.queries.ts'
import { type QueueScope, type QueueState, queueStates, wholeScope } from '#domains/plans/queue-filter.ts'
import {
  build,
  isAllowed,
  type Model,
  type ModelObligation,
  type ModelTask,
  randomWorld,
  rolledBack,
  today,
  words,
} from '#domains/plans/random-plans.fixtures.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const search = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    ...words,
    'dat dai',
    'HOA GIAI',
    '%',
    '_',
    '\\',
    'a_b hoa',
    'a_b',
    'giai hoa',
    'hoa gia',
    'gia hoa',
    'không có',
    'c:\\t',
    "'; drop table task; --",
    'a:* | b',
    '!vien',
  ),
)
const some = (of: fc.Arbitrary<number>) => fc.option(of, { freq: 1 })
/** No condition, one of them, and any of them at once. */
const filters = fc
  .record({
    search,
    plan: fc.option(fc.nat()),
    body: some(fc.nat()),
    officer: some(fc.nat()),
    holder: some(fc.nat()),
    place: some(fc.nat()),
    ownPlace: some(fc.nat()),
    year: some(fc.constantFrom(2025, 2026, 2027)),
  })
  .map((any) => {
    const one = Object.entries(any).map(([name, value]) => ({ ...nothing, [name]: value }))
    return [nothing, ...one, any]
  })
const nothing = {
  search: '',
  plan: null,
  body: null,
  officer: null,
  holder: null,
  place: null,
  ownPlace: null,
  year: null,
}
type Wanted = Omit<Record<keyof typeof nothing, number | null>, 'search'> & { search: string }

const isDone = (one: ModelObligation) => one.state === 'claimed' || one.state === 'evidenced' || one.state === 'checked'

/** What each tab holds, said once more without SQL. */
const holds: Record<QueueState, (one: ModelObligation, personId: string, mayCheck: boolean) => boolean> = {
  late: (one) => one.state === 'open' && one.dueDay !== null && one.dueDay < today,
  due: (one) => one.state === 'open' && one.dueDay !== null && one.dueDay >= today && one.dueDay <= addDays(today, 30),
  open: (one) => one.state === 'open',
  'to-check': (one, personId, mayCheck) =>
    (one.state === 'claimed' || one.state === 'evidenced') && one.claimedBy !== personId && mayCheck,
  returned: (one) => one.state === 'open' && one.returned,
  'to-explain': (one) => one.askedId !== null,
  waiting: (one) => one.state === 'waiting',
  done: isDone,
  all: () => true,
  'open-in-time': (one) => one.state === 'open' && (one.dueDay === null || one.dueDay >= today),
  'done-in-time': (one) => isDone(one) && (one.dueDay === null || one.doneDay! <= one.dueDay),
  'done-late': (one) => isDone(one) && one.dueDay !== null && one.doneDay! > one.dueDay,
}

onBothDatabases('danh sách việc', (database) => {
  test('mỗi ô lọc, số đếm và bốn ô bằng đúng phép tính tay trên cùng dữ liệu', async () => {
    const met = new Set<string>()
    await fc.assert(
      fc.asyncProperty(randomWorld, filters, async (given, wantedFilters) => {
        await rolledBack(database().kysely, async (db) => {
          const model = await build(db, given)
          for (const [person, personId] of model.personIds.entries()) {
            const actor = await loadActor(db, personId, today)
            for (const wanted of wantedFilters) {
              const chosen = chosenOf(model, wanted)
              const work = matching(model, person, chosen)
              for (const state of queueStates) {
                const expected = work.filter(({ one, mayCheck }) => holds[state](one, personId, mayCheck))
                const rows = await listQueue(db, actor, today, { ...chosen, state, page: 1 })
                expect(rows.map((row) => row.obligationId).sort()).toEqual(expected.map(({ one }) => one.id).sort())
                const days = rows.map((row) => row.dueDay ?? '9999')
                expect(days).toEqual([...days].sort())
                expect(await countQueue(db, actor, today, { ...chosen, state, page: 1 })).toBe(expected.length)
                if (expected.length > 0) met.add(state)
              }
              const all = work.map(({ one }) => one)
              expect(await countFourCells(db, actor, today, chosen)).toEqual(cellsOf(all))
            }
          }
        })
      }),
      { numRuns: 10, seed: 20261121, endOnFailure: true },
    )
    expect([...met].sort()).toEqual([...queueStates].sort()) // otherwise a tab was never compared
  }, 120_000)
})

function chosenOf(model: Model, wanted: Wanted): QueueScope {
  const at = <T>(list: readonly T[], index: number | null) => (index === null ? undefined : list[index % list.length])
  const places = model.bodies.flatMap(({ placePath }) => placePath.split('/').slice(0, -1))
  return {
    ...wholeScope,
    search: wanted.search,
    planId: at(model.plans, wanted.plan)?.id ?? null,
    bodyId: at(model.bodies, wanted.body)?.id ?? null,
    officerId: at(model.personIds, wanted.officer) ?? null,
    holderId: at(model.bodies, wanted.holder)?.id ?? null,
    placeId: at(places, wanted.place) ?? null,
    ownPlaceId: at(places, wanted.ownPlace) ?? null,
    year: wanted.year,
  }
}

function matching({ plans, grants }: Model, person: number, scope: QueueScope) {
  const { search, planId, bodyId, officerId, holderId, placeId, ownPlaceId, year } = scope
  const inParts = (task: ModelTask, deed: 'read tasks' | 'check tasks', parts: readonly string[]) =>
    task.parts.some(({ body, part }) => parts.includes(part) && isAllowed(grants, person, deed, body))
  const tasks = plans
    .filter((plan) => plan.state === 'adopted')
    .flatMap((plan) => plan.tasks)
    .filter((task) => inParts(task, 'read tasks', ['issuer', 'lead', 'partner']))
    .filter((task) => says(task.folded, search))
    .filter((task) => planId === null || task.planId === planId)
    .filter((task) => officerId === null || task.officerId === officerId)
    .filter((task) => bodyId === null || task.parts.some(({ body, part }) => part !== 'issuer' && body.id === bodyId))
    .filter(({ holder }) => holderId === null || holder.id === holderId)
    .filter(({ holder }) => placeId === null || holder.placePath.split('/').slice(0, -1).includes(placeId))
    .filter(({ holder }) => ownPlaceId === null || holder.placePath.split('/').at(-2) === ownPlaceId)
  const inYear = ({ dueDay }: ModelObligation) => year === null || dueDay?.slice(0, 4) === `${year}`
  return tasks.flatMap((task) =>
    task.obligations.filter(inYear).map((one) => ({ one, mayCheck: inParts(task, 'check tasks', ['issuer', 'lead']) })),
  )
}

/** What searching means, said once more: syllables in any order, the last perhaps only begun; a word with signs within as it was typed. */
function says(folded: string, search: string): boolean {
  const syllables = (text: string) => text.split(/[^a-z0-9]+/).filter((one) => one !== '')
  const own = syllables(folded)
  const typed = syllables(fold(search))
  const withSigns = fold(search)
    .split(' ')
    .filter((word) => /[a-z0-9][^a-z0-9]+[a-z0-9]/.test(word))
    .map((word) => word.replace(/^[^a-z0-9]+/, '').replace(/[^a-z0-9]+$/, ''))
  return (
    typed.slice(0, -1).every((one) => own.includes(one)) &&
    own.some((one) => one.startsWith(typed.at(-1) ?? '')) &&
    withSigns.every((word) => folded.includes(word))
  )
}

function cellsOf(all: ModelObligation[]) {
  const count = (meets: (one: ModelObligation) => boolean) => all.filter(meets).length
  const late = (one: ModelObligation, day: string) => one.dueDay !== null && day > one.dueDay
  return {
    doneInTime: count((one) => isDone(one) && !late(one, one.doneDay!)),
    doneLate: count((one) => isDone(one) && late(one, one.doneDay!)),
    openInTime: count((one) => one.state === 'open' && !late(one, today)),
    openLate: count((one) => one.state === 'open' && late(one, today)),
    waiting: count((one) => one.state === 'waiting'),
    claimed: count((one) => one.state === 'claimed'),
    evidenced: count((one) => one.state === 'evidenced'),
    checked: count((one) => one.state === 'checked'),
  }
}
