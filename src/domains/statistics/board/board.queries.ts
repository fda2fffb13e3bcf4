import { type Day, firstDaysOfMonths, lastDayOfMonth, monthOf, yearOf } from '#base/day.ts'
import { isAlive, levelOf, nation, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listHeirs, listPlacesById, listProvinces } from '#domains/places/places.queries.ts'
import { boardMeasures, foldMonths, monthsOf } from '#domains/statistics/board/board.ts'
import { listPlacesTookOver } from '#domains/statistics/counted-place.queries.ts'
import { boardRefusals, mayCountPlace, widestCounted } from '#domains/statistics/counted-reach.ts'
import { countOnce, type Once } from '#domains/statistics/counted-twice.queries.ts'
import { addCounted, type Counted, type MeasureId } from '#domains/statistics/measure.ts'
import { findCountedAt, haveMonths, type Months, sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { notAdditive } from '#domains/statistics/measures.queries.ts'
import { ofNationItself } from '#domains/statistics/nation-measure.queries.ts'
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
  /** The same months of the year before; null: not all of them were counted. */
  before: ReadonlyMap<MeasureId, Counted> | null
  /** Places that ended and count with this one, on today's map; those of whom nothing is kept in these two years are not there. */
  tookOver: readonly { id: string; name: string }[]
  /** Directly below, in order: those of today, those that ended and have figures, the place's own bodies; each counted within itself. */
  rows: BoardRow[]
  /**
   * `was`: each place as it was when it was recorded; both maps come to the same sums, but for what went from one of them to another.
   * Only one of them where nothing ended.
   */
  maps: readonly BoardMapKind[]
  map: BoardMapKind
  /** Whether the places below add up to the whole; otherwise what went from one to another stands at both, and once in the whole. */
  addsUp: boolean
  /** The twelve months of the year, each with what the same month of the year before came to. */
  months: { month: Day; count: Counted | undefined; before: Counted | undefined }[]
  /** null: one of the months was not counted, and what is not there is not zero. */
  countedAt: Date | null
}

export type BoardMapKind = 'today' | 'was'

/** What a place came to: the measures asked for, and the chosen one in each month of this year and the one before. */
type Figures = { counts: ReadonlyMap<MeasureId, Counted>; months: ReadonlyMap<Day, Counted> }

type NamedFigures = Figures & {
  /** '' for the bodies of the place itself. */
  id: string
  name: string
  /** Whether its own figures have a list that the reader may open. */
  hasList: boolean
}

export type BoardRow = NamedFigures & {
  /** It stands no more: nobody took over, nobody for certain, or several did, who are named. */
  hasEnded: boolean
  /** On today's map: what the counts are made of, where that is more than the place itself. */
  parts: NamedFigures[]
}

/** `each`: `all` for every measure of the board by place, as a sheet has it; a page asks for the chosen one alone. */
type Wish = { placeId: string | null; year: number; chosen: MeasureId; map?: BoardMapKind; each?: 'chosen' | 'all' }

/**
 * From kept tallies; on today's map without what those of several places have more than once, so that each number is as long as its list.
 * A place that is not wholly in reach is not found.
 */
export async function loadBoard(
  db: Db,
  actor: Actor,
  today: Day,
  { placeId, year: asked, chosen, map = 'today', each = 'chosen' }: Wish,
): Promise<Board> {
  const widest = widestCounted(actor)
  if (widest === undefined) throw boardRefusals.noPlace
  const id = placeId ?? widest.split('/').at(-2)
  const place = id === undefined || id === nation.id ? null : await findPlace(db, id)
  if (place === undefined) throw boardRefusals.noPlace
  const path = place?.path ?? ''
  if (!mayCountPlace(actor, path)) throw boardRefusals.noPlace
  const year = monthsOf(asked, today) === undefined ? yearOf(today) : asked
  const { from, to } = monthsOf(year, today)!
  const back = { from: `${year - 1}${from.slice(4)}`, to: `${year - 1}${to.slice(4)}` }
  const ids = [...new Set([chosen, ...boardMeasures])]
  const isLast = place !== null && levelOf(place) !== 'province'
  const ended = place === null ? [] : await listPlacesTookOver(db, place, today)
  const hasEnded = await haveMonths(
    db,
    ended.map((one) => one.path),
    back.from,
    to,
  )
  const tookOver = hasEnded ? ended : []
  const whose = { path, tookOver: map === 'today' ? tookOver.map((one) => one.path) : [] }
  const paths = [path, ...whose.tookOver]
  const once = await countOnce(db, ids, { below: paths, keys: new Map(paths.map((one) => [one, ''])) })
  const sumOf = async (days: { from: Day; to: Day }) => {
    const sums = (await sumMonths(db, ids, { ...whose, ...days }, 'whole')).get('') ?? new Map<MeasureId, Counted>()
    return new Map([...sums].map(([one, sum]) => [one, once('', one, sum, days)]))
  }
  const groups: Groups = isLast
    ? new Map()
    : await figuresBelow(db, chosen, { ...whose, from: back.from, to }, { from, to })
  if (each === 'all' && !isLast)
    for (const [key, counts] of await sumMonths(db, ids, { ...whose, from, to }, 'below'))
      groups.set(key, { counts, months: groups.get(key)?.months ?? new Map() })
  const byMonth = await sumMonths(db, [chosen], { ...whose, from: back.from, to: `${year}-12-01` }, 'month')
  const countOf = (month: Day) => {
    const count = byMonth.get(month)?.get(chosen)
    return count && once('', chosen, count, { from: month, to: month })
  }
  const firstDays = firstDaysOfMonths(from, to)
  const wasCounted = (await findCountedAt(db, firstDaysOfMonths(back.from, back.to))) !== null
  const figuresOnce = async (keys: ReadonlyMap<string, string>) => {
    const asked = each === 'all' ? ids : [chosen]
    const onceBelow = await countOnce(db, asked, { below: paths, keys: map === 'today' ? keys : new Map() })
    return (id: string, figures: Figures) => onceIn(figures, onceBelow, { id, chosen, from, to })
  }
  const below = isLast ? noRows : await rowsBelow(db, actor, place, today, { groups, figuresOnce })
  return {
    place,
    year,
    from,
    to: lastDayOfMonth(yearOf(to), monthOf(to)),
    chosen,
    whole: await sumOf({ from, to }),
    before: wasCounted ? await sumOf(back) : null,
    tookOver: map === 'today' ? tookOver.map(({ id, fullName }) => ({ id, name: fullName })) : [],
    rows: map === 'was' ? below.asItWas : below.onTodaysMap,
    maps: hasEnded || below.asItWas.some((row) => row.hasEnded) ? ['today', 'was'] : ['today'],
    map,
    addsUp: !notAdditive.includes(chosen),
    months: firstDaysOfMonths(from, `${year}-12-01`).map((month) => ({
      month,
      count: month > to ? undefined : countOf(month),
      before: countOf(`${year - 1}${month.slice(4)}`),
    })),
    countedAt: await findCountedAt(db, firstDays),
  }
}

type Groups = Map<string, Figures>

const noRows = { asItWas: [], onTodaysMap: [] }

function onceIn(
  { counts, months }: Figures,
  once: Once,
  { id, chosen, from, to }: { id: string; chosen: MeasureId; from: Day; to: Day },
): Figures {
  return {
    counts: new Map([...counts].map(([one, count]) => [one, once(id, one, count, { from, to })])),
    months: new Map([...months].map(([month, count]) => [month, once(id, chosen, count, { from: month, to: month })])),
  }
}

/** The chosen measure by place and month, and what the months of the year come to. */
async function figuresBelow(db: Db, chosen: MeasureId, months: Months, year: { from: Day; to: Day }): Promise<Groups> {
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

/**
 * Every place of today, also without a figure; an ended one only with figures, or where another one's figures stand with it. `figuresOnce`:
 * given under which row each place is added, takes from what a row comes to what it has twice.
 */
async function rowsBelow(
  db: Db,
  actor: Actor,
  above: Place | null,
  today: Day,
  {
    groups,
    figuresOnce,
  }: {
    groups: Groups
    figuresOnce: (keys: ReadonlyMap<string, string>) => Promise<(id: string, figures: Figures) => Figures>
  },
) {
  const alive = above === null ? await listProvinces(db, today) : await listChildren(db, above.id, today)
  const standing = new Map(alive.map(({ id, fullName }) => [id, fullName]))
  const paths = new Map(alive.map(({ id, path }) => [id, path]))
  if (groups.has('')) standing.set('', above === null ? ofNationItself : 'Cơ quan cấp tỉnh')
  const gone = [...groups.keys()].filter((id) => !standing.has(id))
  const { sure, unsure } = await listHeirs(db, gone, today)
  const others = await listPlacesById(db, [...gone, ...sure.keys(), ...[...sure.values(), ...unsure.values()].flat()])
  const bodiesAlone = (id: string) => above !== null && isDistrictOfAnother(others.get(id), above)
  const name = (id: string) =>
    standing.get(id) ?? `${bodiesAlone(id) ? 'Cơ quan cấp huyện: ' : ''}${others.get(id)?.fullName ?? id}`
  // on today's map those of a province are, besides its own bodies, those of the ones that it took over
  const hasList = (id: string) =>
    (id !== '' || above === null) &&
    !bodiesAlone(id) &&
    (standing.has(id) || (others.has(id) && mayCountPlace(actor, others.get(id)!.path)))
  const hasEnded = (id: string) => !standing.has(id) && others.has(id) && !isAlive(others.get(id)!, today)
  const counted = (id: string): Figures => groups.get(id) ?? { counts: new Map(), months: new Map() }
  const named = (id: string) => ({ id, name: name(id), hasList: hasList(id), ...counted(id) })
  const row = (id: string): BoardRow => ({ ...named(id), hasEnded: false, parts: [] })
  const ended = (id: string, words = wordsOfUnsure(unsure.get(id), name)): BoardRow => ({
    ...row(id),
    name: `${name(id)} (đã kết thúc${words})`,
    hasEnded: true,
  })
  const redrawn = onTodaysMap(
    [...standing.keys(), ...gone].map((id) => [id, counted(id)] as const),
    sure,
  )
  const several = [...redrawn.standing].filter(([, parts]) => parts.length > 1)
  const pathOf = (id: string) => paths.get(id) ?? others.get(id)?.path
  const keys = several.flatMap(([id, parts]) =>
    parts.flatMap((part) => {
      const path = pathOf(part.id)
      return path === undefined ? [] : [[path, id] as const]
    }),
  )
  const once = await figuresOnce(new Map(keys))
  const rows = [...redrawn.standing].flatMap(([id, parts]): BoardRow[] => {
    // what came to a place elsewhere stays here under its own name, or the rows would not come to the whole
    if (!standing.has(id) && !hasEnded(id) && !groups.has(id))
      return parts.map((part) => ended(part.id, `; về ${name(id)}`))
    const own = hasEnded(id) ? ended(id) : row(id)
    if (parts.every((part) => part.id === id)) return [own]
    const sum = once(id, addFigures(parts.map(({ value }) => value)))
    return [{ ...own, ...sum, parts: parts.map((part) => named(part.id)) }]
  })
  return {
    asItWas: [...standing.keys(), ...gone].map((id) => (hasEnded(id) ? ended(id, '') : row(id))),
    onTodaysMap: [
      ...rows,
      ...redrawn.undivided.map(({ id, heirs }) => ended(id, `; chưa chia cho ${heirs.map(name).join(', ')}`)),
    ],
  }
}

/** Of a province that another one took over its communes stand by themselves, so that a district is its own bodies alone. */
function isDistrictOfAnother(place: Place | undefined, above: Place): boolean {
  return place !== undefined && levelOf(place) === 'district' && place.parentId !== above.id
}

function wordsOfUnsure(heirs: readonly string[] | undefined, name: (id: string) => string): string {
  return heirs === undefined ? '' : `; kế tục chưa chắc: ${heirs.map(name).join(', ')}`
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
