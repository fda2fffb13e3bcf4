import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listProvinces } from '#domains/places/places.queries.ts'
import {
  boardMeasures,
  boardRefusals,
  mayCountPlace,
  monthsOf,
  widestCounted,
} from '#domains/statistics/board/board.ts'
import { findCountedAt, sumMonths } from '#domains/statistics/board/measure-month.queries.ts'
import type { Counted, MeasureId } from '#domains/statistics/measure.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type Board = {
  /** null: the nation. */
  place: Place | null
  year: number
  /** The days that the sums cover: whole months. */
  from: Day
  to: Day
  chosen: MeasureId
  whole: ReadonlyMap<MeasureId, Counted>
  /** The same months of the year before. */
  before: ReadonlyMap<MeasureId, Counted>
  /** Directly below, alive today, in order. */
  places: Place[]
  below: ReadonlyMap<string, ReadonlyMap<MeasureId, Counted>>
  months: { month: Day; count: Counted | undefined }[]
  countedAt: Date | null
}

type Wish = { placeId: string | null; year: number; chosen: MeasureId }

/** From kept tallies alone; a place that is not wholly in reach is not found. */
export async function loadBoard(
  db: Db,
  actor: Actor,
  today: Day,
  { placeId, year: asked, chosen }: Wish,
): Promise<Board> {
  const widest = widestCounted(actor)
  if (widest === undefined) throw boardRefusals.noPlace
  const id = placeId ?? widest.split('/').at(-2)
  const place = id === undefined ? null : ((await findPlace(db, id)) ?? null)
  const path = place?.path ?? ''
  if ((id !== undefined && place === null) || !mayCountPlace(actor, path)) throw boardRefusals.noPlace
  const year = monthsOf(asked, today) === undefined ? yearOf(today) : asked
  const { from, to } = monthsOf(year, today)!
  const back = { from: `${year - 1}${from.slice(4)}`, to: `${year - 1}${to.slice(4)}` }
  const ids = [...new Set([chosen, ...boardMeasures])]
  const places =
    place === null
      ? await listProvinces(db, today)
      : levelOf(place) === 'province'
        ? await listChildren(db, place.id, today)
        : []
  const months = await sumMonths(db, [chosen], { path, from, to }, 'month')
  const firstDays = daysBetweenMonths(from, to)
  return {
    place,
    year,
    from,
    to: lastDayOfMonth(yearOf(to), monthOf(to)),
    chosen,
    whole: (await sumMonths(db, ids, { path, from, to }, 'whole')).get('') ?? new Map(),
    before: (await sumMonths(db, ids, { path, ...back }, 'whole')).get('') ?? new Map(),
    places,
    below: places.length === 0 ? new Map() : await sumMonths(db, ids, { path, from, to }, 'below'),
    months: firstDays.map((month) => ({ month, count: months.get(month)?.get(chosen) })),
    countedAt: await findCountedAt(db, firstDays),
  }
}

function daysBetweenMonths(from: Day, to: Day): Day[] {
  return Array.from(
    { length: monthOf(to) - monthOf(from) + 1 },
    (_, index) => `${from.slice(0, 5)}${String(monthOf(from) + index).padStart(2, '0')}-01`,
  )
}
