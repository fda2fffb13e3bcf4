import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listProvinces, listSuccessors, loadPlace } from '#domains/places/places.queries.ts'
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
  /** Directly below, in order: those of today, those that ended and have figures, the place's own bodies. Together they are the whole. */
  rows: BoardRow[]
  months: { month: Day; count: Counted | undefined }[]
  countedAt: Date | null
}

export type BoardRow = {
  /** '' for the bodies of the place itself. */
  id: string
  name: string
  /** null: it stands; else the place that took over, '' when that is not one alone. */
  endedInto: string | null
  counts: ReadonlyMap<MeasureId, Counted>
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
  const isLast = place !== null && levelOf(place) !== 'province'
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
    rows: isLast ? [] : await rowsBelow(db, place, today, await sumMonths(db, ids, { path, from, to }, 'below')),
    months: firstDays.map((month) => ({ month, count: months.get(month)?.get(chosen) })),
    countedAt: await findCountedAt(db, firstDays),
  }
}

type Groups = Awaited<ReturnType<typeof sumMonths>>

/** Every place of today, also without a figure; an ended one only with figures. */
async function rowsBelow(db: Db, above: Place | null, today: Day, groups: Groups): Promise<BoardRow[]> {
  const alive = above === null ? await listProvinces(db, today) : await listChildren(db, above.id, today)
  const none: ReadonlyMap<MeasureId, Counted> = new Map()
  const rows: BoardRow[] = alive.map(({ id, fullName }) => ({
    id,
    name: fullName,
    endedInto: null,
    counts: groups.get(id) ?? none,
  }))
  const known = new Set(alive.map(({ id }) => id))
  for (const [id, counts] of groups) {
    if (known.has(id)) continue
    if (id === '') rows.push({ id, name: 'Cơ quan cấp tỉnh', endedInto: null, counts })
    else {
      const { fullName } = await loadPlace(db, id)
      const heirs = await listSuccessors(db, id)
      rows.push({ id, name: `${fullName} (đã kết thúc)`, endedInto: heirs.length === 1 ? heirs[0]!.id : '', counts })
    }
  }
  return rows
}

function daysBetweenMonths(from: Day, to: Day): Day[] {
  return Array.from(
    { length: monthOf(to) - monthOf(from) + 1 },
    (_, index) => `${from.slice(0, 5)}${String(monthOf(from) + index).padStart(2, '0')}-01`,
  )
}
