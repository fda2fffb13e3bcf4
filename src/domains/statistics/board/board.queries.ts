import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listHeirs, listProvinces, loadPlace } from '#domains/places/places.queries.ts'
import {
  boardMeasures,
  boardRefusals,
  mayCountPlace,
  monthsOf,
  widestCounted,
} from '#domains/statistics/board/board.ts'
import { findCountedAt, sumMonths } from '#domains/statistics/board/measure-month.queries.ts'
import { addCounted, type Counted, type MeasureId } from '#domains/statistics/measure.ts'
import { onTodaysMap } from '#domains/statistics/todays-map.ts'
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
  /** `was`: each place as it was when it was recorded; both maps come to the same sums. Only one of them where nothing ended. */
  maps: readonly BoardMapKind[]
  map: BoardMapKind
  months: { month: Day; count: Counted | undefined }[]
  countedAt: Date | null
}

export type BoardRow = {
  /** '' for the bodies of the place itself. */
  id: string
  name: string
  /** It stands no more: nobody took over, or several did, who are named. */
  hasEnded: boolean
  counts: ReadonlyMap<MeasureId, Counted>
  /** On today's map: what the counts are made of, where that is more than the place itself. */
  parts: { id: string; name: string; counts: ReadonlyMap<MeasureId, Counted> }[]
}

export type BoardMapKind = 'today' | 'was'

type Wish = { placeId: string | null; year: number; chosen: MeasureId; map?: BoardMapKind }

/** From kept tallies alone; a place that is not wholly in reach is not found. */
export async function loadBoard(
  db: Db,
  actor: Actor,
  today: Day,
  { placeId, year: asked, chosen, map = 'today' }: Wish,
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
  const below = isLast
    ? { asItWas: [], onTodaysMap: [] }
    : await rowsBelow(db, place, today, await sumMonths(db, ids, { path, from, to }, 'below'))
  const firstDays = daysBetweenMonths(from, to)
  return {
    place,
    year,
    from,
    to: lastDayOfMonth(yearOf(to), monthOf(to)),
    chosen,
    whole: (await sumMonths(db, ids, { path, from, to }, 'whole')).get('') ?? new Map(),
    before: (await sumMonths(db, ids, { path, ...back }, 'whole')).get('') ?? new Map(),
    rows: map === 'was' ? below.asItWas : below.onTodaysMap,
    maps: below.asItWas.some(({ hasEnded }) => hasEnded) ? ['today', 'was'] : ['today'],
    map,
    months: firstDays.map((month) => ({ month, count: months.get(month)?.get(chosen) })),
    countedAt: await findCountedAt(db, firstDays),
  }
}

type Groups = Awaited<ReturnType<typeof sumMonths>>

/** Every place of today, also without a figure; an ended one only with figures. */
async function rowsBelow(db: Db, above: Place | null, today: Day, groups: Groups) {
  const alive = above === null ? await listProvinces(db, today) : await listChildren(db, above.id, today)
  const names = new Map(alive.map(({ id, fullName }) => [id, fullName]))
  if (groups.has('')) names.set('', 'Cơ quan cấp tỉnh')
  const gone = [...groups.keys()].filter((id) => !names.has(id))
  const heirs = await listHeirs(db, gone, today)
  const nameOf = new Map(names)
  for (const id of [...gone, ...[...heirs.values()].flat()])
    if (!nameOf.has(id)) nameOf.set(id, (await loadPlace(db, id)).fullName)
  const name = (id: string) => nameOf.get(id)!
  const counted = (id: string) => groups.get(id) ?? (new Map() as Counts)
  const row = (id: string): BoardRow => ({ id, name: name(id), hasEnded: false, counts: counted(id), parts: [] })
  const ended = (id: string, words: string): BoardRow => ({
    ...row(id),
    name: `${name(id)} (đã kết thúc${words})`,
    hasEnded: true,
  })
  const { standing, undivided } = onTodaysMap(
    [...names.keys(), ...gone].map((id) => [id, counted(id)] as const),
    heirs,
  )
  return {
    asItWas: [...[...names.keys()].map(row), ...gone.map((id) => ended(id, ''))],
    onTodaysMap: [
      ...[...standing].map(([id, parts]) => {
        if (gone.includes(id)) return ended(id, '')
        const more = parts.filter((part) => part.id !== id)
        if (more.length === 0) return row(id)
        const named = parts.map((part) => ({ id: part.id, name: name(part.id), counts: part.value }))
        return { ...row(id), counts: addCounts(parts.map(({ value }) => value)), parts: named }
      }),
      ...undivided.map(({ id, heirs: several }) => ended(id, `; chưa chia cho ${several.map(name).join(', ')}`)),
    ],
  }
}

type Counts = ReadonlyMap<MeasureId, Counted>

function addCounts(parts: readonly Counts[]): Counts {
  const ids = new Set(parts.flatMap((part) => [...part.keys()]))
  return new Map([...ids].map((id) => [id, addCounted(parts.flatMap((part) => part.get(id) ?? []))]))
}

function daysBetweenMonths(from: Day, to: Day): Day[] {
  return Array.from(
    { length: monthOf(to) - monthOf(from) + 1 },
    (_, index) => `${from.slice(0, 5)}${String(monthOf(from) + index).padStart(2, '0')}-01`,
  )
}
