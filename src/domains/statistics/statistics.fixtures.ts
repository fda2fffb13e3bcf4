import { sql } from 'kysely'
import { expect } from 'vitest'
import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { followBody } from '#domains/matters/acts/follow-body.ts'
import type { MattersWorld } from '#domains/matters/matters.fixtures.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { loadBoard } from '#domains/statistics/board/board.queries.ts'
import { boardMeasures } from '#domains/statistics/board/board.ts'
import { type Counted, figureOf, type MeasureId, measures } from '#domains/statistics/measure.ts'
import { sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { type Actor, systemActor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** The world of plans: Lan writes and Hùng approves for xã Một; Mai, of the province, asks and receives; Tư leads in xã Hai. */
export const onStatistics = onPlans

/** Mai asks every commune for a form. */
export async function asked(world: World, more: Record<string, string> = {}) {
  const form = { code: 'LV-02/HGOCS', title: 'Sơ bộ năm 2026', from: '01/01/2026', to: '31/10/2026', due: '10/11/2026' }
  return world.does('mai', askForReturns, { bodyId: world.bodies.province.id, ...form, ...more })
}

/** A form whose days were asked for in time: the year until the day of the tests. */
export const wholeYear = {
  code: 'LV-01/PBGDPL',
  title: 'Năm 2026',
  from: '01/01/2026',
  to: '20/11/2026',
  due: '10/12/2026',
}

/** What is done with a return: begun by Lan, or Tư for xã Hai; `sent`: written and submitted by Lan, signed by Hùng. */
export function returnsOn(world: () => World) {
  const begin = (askingId: string, who: 'lan' | 'tu' = 'lan') =>
    world().does(who, beginReturn, { askingId, bodyId: world().bodies[who === 'lan' ? 'first' : 'second'].id })
  const sent = async (askingId: string, typed: Record<string, string> = {}) => {
    const { id } = await begin(askingId)
    await world().does('lan', changeReturn, { returnId: id, version: '0', ...typed })
    await world().does('lan', submitReturn, { returnId: id, version: '1' })
    return world().does('hung', approveReturn, { returnId: id, version: '2' })
  }
  return { begin, sent }
}

/** A day later the first commune becomes part of the second, the place and its committee: what is not done goes on there. */
export async function mergeFirst({ db, clock, bodies, house, later }: MattersWorld): Promise<void> {
  later(86_400_000)
  const day = clock.now().toISOString().slice(0, 10)
  await sql`insert into place_succession (old_id, new_id, on_day, kind, certainty) values ('00001', '00002', ${day}, 'merge', 'certain')`.execute(
    db,
  )
  await sql`insert into body_succession (old_id, new_id, on_day, kind) values (${bodies.first.id}, ${bodies.second.id}, ${day}, 'merge')`.execute(
    db,
  )
  await db.updateTable('place').set({ to_day: day }).where('id', '=', '00001').execute()
  await db.updateTable('body').set({ to_day: day }).where('id', '=', bodies.first.id).execute()
  await perform(followBody, { house, actor: systemActor }, { countMax: 50 })
}

type KeptPlace = readonly [placeId: string | null, path: string]
/** Both the first day of a month. */
type KeptMonths = readonly [from: Day, to: Day]

/** Kept sums of every measure say what counting the records says, for each place and stretch of months. */
export async function expectKeptAsCounted(db: Db, places: readonly KeptPlace[], stretches: readonly KeptMonths[]) {
  const all = [...measures.keys()]
  for (const [placeId, path] of places)
    for (const [from, to] of stretches) {
      const kept = (await sumMonths(db, all, { path, from, to }, 'whole')).get('') ?? new Map()
      const window = { from, to: lastDayOfMonth(yearOf(to), monthOf(to)) }
      const counted = await countMany(db, all, { ...window, placeId, seenBy: 'system' })
      for (const id of all) {
        const one = kept.get(id) ?? { records: 0, told: 0, sum: 0 }
        const again = counted.get(id)!
        expect([path, from, id, one, figureOf(one)]).toEqual([path, from, id, again, figureOf(again)])
      }
    }
}

/**
 * Every number of boards of 2026 that opens a list is what that list comes to: of the place, of its months and of its rows, with each of
 * these measures chosen. Answers with the last board.
 */
export async function expectBoardsAsListed(
  db: Db,
  actor: Actor,
  { placeId, chosen, today }: { placeId: string | null; chosen: readonly MeasureId[]; today: Day },
) {
  const known = new Map<string, Promise<Map<MeasureId, Counted>>>()
  const expectSame = async (id: MeasureId, count: Counted | undefined, scope: Listed) => {
    const key = JSON.stringify(scope)
    if (!known.has(key)) known.set(key, countMany(db, [...measures.keys()], { ...scope, seenBy: actor }))
    expect([scope, id, count ?? noneCounted]).toEqual([scope, id, (await known.get(key)!).get(id)])
  }
  const boards = []
  for (const one of chosen) {
    const board = await loadBoard(db, actor, today, { placeId, year: 2026, chosen: one, each: 'all' })
    boards.push(board)
    const { from, to, whole, before, months } = board
    const place = { placeId, tookOver: board.tookOver.map(({ id }) => id) }
    for (const id of [one, ...boardMeasures]) {
      await expectSame(id, whole.get(id), { ...place, from, to })
      await expectSame(id, before!.get(id), { ...place, from: aYearBefore(from), to: aYearBefore(to) })
    }
    for (const { month, count, before } of months) {
      if (month <= to) await expectSame(one, count, { ...place, ...daysOf(month) })
      await expectSame(one, before, { ...place, ...daysOf(aYearBefore(month)) })
    }
    for (const { id, counts, parts } of board.rows.filter(({ hasList, hasEnded }) => hasList && !hasEnded)) {
      const tookOver = parts.map((part) => part.id).filter((part) => part !== id)
      for (const each of [one, ...boardMeasures])
        await expectSame(each, counts.get(each), {
          ...(id === '' ? { placeId: null, ownOnly: true } : { placeId: id }),
          tookOver,
          from,
          to,
        })
    }
  }
  return boards.at(-1)!
}

type Listed = { placeId: string | null; ownOnly?: boolean; tookOver: readonly string[]; from: Day; to: Day }

const noneCounted: Counted = { records: 0, told: 0, sum: 0 }

function daysOf(month: Day): { from: Day; to: Day } {
  return { from: month, to: lastDayOfMonth(yearOf(month), monthOf(month)) }
}

function aYearBefore(day: Day): Day {
  return `${yearOf(day) - 1}${day.slice(4)}`
}
