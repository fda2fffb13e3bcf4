import { type Day, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { levelOf, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listHeirs, listNamesOfPlaces, listProvinces } from '#domains/places/places.queries.ts'
import {
  boardMeasures,
  boardRefusals,
  foldMonths,
  mayCountPlace,
  monthsOf,
  widestCounted,
} from '#domains/statistics/board/board.ts'
import { addCounted, type Counted, type MeasureId } from '#domains/statistics/measure.ts'
import { findCountedAt, sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { notAdditive } from '#domains/statistics/measures.queries.ts'
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
  /** Directly below, in order: those of today, those that ended and have figures, the place's own bodies; each counted within itself. */
  rows: BoardRow[]
  /** `was`: each place as it was when it was recorded; both maps come to the same sums. Only one of them where nothing ended. */
  maps: readonly BoardMapKind[]
  map: BoardMapKind
  /** Whether the places below add up to the whole; otherwise what went from one to another stands at both, and once in the whole. */
  addsUp: boolean
  /** The twelve months of the year, each with what the same month of the year before came to. */
  months: { month: Day; count: Counted | undefined; before: Counted | undefined }[]
  countedAt: Date | null
}

export type BoardMapKind = 'today' | 'was'

/** What a place came to: the measures asked for, and the chosen one in each month of this year and the one before. */
type Figures = { counts: ReadonlyMap<MeasureId, Counted>; months: ReadonlyMap<Day, Counted> }

export type BoardRow = Figures & {
  /** '' for the bodies of the place itself. */
  id: string
  name: string
  /** It stands no more: nobody took over, or several did, who are named. */
  hasEnded: boolean
  /** On today's map: what the counts are made of, where that is more than the place itself. */
  parts: (Figures & { id: string; name: string })[]
}

/** `each`: `all` for every measure of the board by place, as a sheet has it; a page asks for the chosen one alone. */
type Wish = { placeId: string | null; year: number; chosen: MeasureId; map?: BoardMapKind; each?: 'chosen' | 'all' }

/** From kept tallies alone; a place that is not wholly in reach is not found. */
export async function loadBoard(
  db: Db,
  actor: Actor,
  today: Day,
  { placeId, year: asked, chosen, map = 'today', each = 'chosen' }: Wish,
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
  const groups = await figuresBelow(db, chosen, { path, from: back.from, to }, { from, to })
  if (each === 'all')
    for (const [key, counts] of await sumMonths(db, ids, { path, from, to }, 'below'))
      groups.set(key, { counts, months: groups.get(key)?.months ?? new Map() })
  const byMonth = await sumMonths(db, [chosen], { path, from: back.from, to: `${year}-12-01` }, 'month')
  const firstDays = daysBetweenMonths(from, to)
  const below = isLast ? { asItWas: [], onTodaysMap: [] } : await rowsBelow(db, place, today, groups)
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
    addsUp: !notAdditive.includes(chosen),
    months: daysBetweenMonths(from, `${year}-12-01`).map((month) => ({
      month,
      count: month > to ? undefined : byMonth.get(month)?.get(chosen),
      before: byMonth.get(`${year - 1}${month.slice(4)}`)?.get(chosen),
    })),
    countedAt: await findCountedAt(db, firstDays),
  }
}

type Groups = Map<string, Figures>

/** The chosen measure by place and month, and what the months of the year come to. */
async function figuresBelow(
  db: Db,
  chosen: MeasureId,
  months: { path: string; from: Day; to: Day },
  year: { from: Day; to: Day },
): Promise<Groups> {
  const byPlace = new Map<string, Map<Day, Counted>>()
  for (const [key, counts] of await sumMonths(db, [chosen], months, 'below-month')) {
    const [id, month] = key.split('|') as [string, Day]
    byPlace.set(id, (byPlace.get(id) ?? new Map<Day, Counted>()).set(month, counts.get(chosen)!))
  }
  return new Map(
    [...byPlace].map(([id, own]) => {
      const count = foldMonths(chosen, own, year)
      return [id, { counts: new Map(count.records === 0 ? [] : [[chosen, count]]), months: own }]
    }),
  )
}

/** Every place of today, also without a figure; an ended one only with figures. */
async function rowsBelow(db: Db, above: Place | null, today: Day, groups: Groups) {
  const alive = above === null ? await listProvinces(db, today) : await listChildren(db, above.id, today)
  const names = new Map(alive.map(({ id, fullName }) => [id, fullName]))
  if (groups.has('')) names.set('', 'Cơ quan cấp tỉnh')
  const gone = [...groups.keys()].filter((id) => !names.has(id))
  const heirs = await listHeirs(db, gone, today)
  const nameOf = new Map(names)
  const unnamed = [...new Set([...gone, ...[...heirs.values()].flat()])].filter((id) => !nameOf.has(id))
  for (const [id, fullName] of await listNamesOfPlaces(db, unnamed)) nameOf.set(id, fullName)
  const name = (id: string) => nameOf.get(id)!
  const counted = (id: string): Figures => groups.get(id) ?? { counts: new Map(), months: new Map() }
  const row = (id: string): BoardRow => ({ id, name: name(id), hasEnded: false, ...counted(id), parts: [] })
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
        const named = parts.map((part) => ({ id: part.id, name: name(part.id), ...part.value }))
        return { ...row(id), ...addFigures(parts.map(({ value }) => value)), parts: named }
      }),
      ...undivided.map(({ id, heirs: several }) => ended(id, `; chưa chia cho ${several.map(name).join(', ')}`)),
    ],
  }
}

function addFigures(parts: readonly Figures[]): Figures {
  return { counts: addEach(parts.map(({ counts }) => counts)), months: addEach(parts.map(({ months }) => months)) }
}

function addEach<Key>(parts: readonly ReadonlyMap<Key, Counted>[]): Map<Key, Counted> {
  const sums = new Map<Key, Counted>()
  for (const part of parts)
    for (const [key, count] of part) {
      const had = sums.get(key)
      sums.set(key, had === undefined ? count : addCounted([had, count]))
    }
  return sums
}

function daysBetweenMonths(from: Day, to: Day): Day[] {
  return Array.from(
    { length: monthOf(to) - monthOf(from) + 1 },
    (_, index) => `${from.slice(0, 5)}${String(monthOf(from) + index).padStart(2, '0')}-01`,
  )
}
