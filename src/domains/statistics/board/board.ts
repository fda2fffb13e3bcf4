/** Bảng số liệu of the nation, a province or a commune: which measures stand on it, and how a map is shaded. */
import { type Day, monthOf, yearOf } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type Counted, figureOf, type MeasureId } from '#domains/statistics/measure.ts'
import type { Actor } from '#platform/acts/actor.ts'

/** What the board begins with; any other measure may be chosen. */
export const boardMeasures: readonly MeasureId[] = [
  'activities.all',
  'activities.people',
  'activities.leaflets',
  'activities.broadcasts',
  'activities.cost',
  'contests.entrants',
  'training.courses',
  'communicators.all',
  'teams.all',
  'mediators.all',
  'cases.received',
  'cases.reached',
  'cases.not-reached',
  'matters.received',
  'matters.in-time',
  'matters.late',
  'tasks.due',
  'tasks.in-time',
]

export const boardRefusals = {
  noPlace: new Refusal(
    403,
    'Bảng số liệu theo địa bàn dành cho người theo dõi cả tỉnh hoặc cả xã. Hãy xem số liệu của cơ quan mình ở trang «Số liệu thống kê».',
  ),
}

/** Whether every body of a place and of those below is in reach: only then is a kept sum of the place theirs to see. */
export function mayCountPlace({ grants }: Pick<Actor, 'grants'>, path: string): boolean {
  return grants.some(
    ({ deeds, reach, bodyPath, placePath }) =>
      deeds.has('see statistics') &&
      ((reach === 'subtree' && bodyPath === '/') || (reach === 'place' && path.startsWith(placePath))),
  )
}

/** The widest such place, `''` the nation; undefined when there is none. */
export function widestCounted({ grants }: Pick<Actor, 'grants'>): string | undefined {
  const paths = grants
    .filter(
      ({ deeds, reach, bodyPath }) =>
        deeds.has('see statistics') && (reach === 'place' || (reach === 'subtree' && bodyPath === '/')),
    )
    .map(({ reach, placePath }) => (reach === 'place' ? placePath : ''))
  return paths.toSorted((one, other) => one.length - other.length)[0]
}

/** The whole months of a year until today: first days. */
export function monthsOf(year: number, today: Day): { from: Day; to: Day } | undefined {
  if (year > yearOf(today)) return undefined
  const last = year === yearOf(today) ? monthOf(today) : 12
  return { from: `${year}-01-01`, to: `${year}-${String(last).padStart(2, '0')}-01` }
}

export type Shade = 'empty' | 'low' | 'middle' | 'high'

export const shadeNames: Record<Shade, string> = {
  high: 'Một phần ba nhiều nhất',
  middle: 'Một phần ba ở giữa',
  low: 'Một phần ba ít nhất',
  empty: 'Chưa có bản ghi, hoặc chưa ghi số',
}

/** By thirds of those that have a number above zero. */
export function shadesOf(counts: ReadonlyMap<string, Counted>): Map<string, Shade> {
  const told = [...counts].flatMap(([key, count]) => {
    const value = figureOf(count)
    return value === null || value === 0 ? [] : [{ key, value }]
  })
  const values = told.map(({ value }) => value).toSorted((one, other) => one - other)
  const low = values[Math.floor(values.length / 3)] ?? 0
  const high = values[Math.floor((values.length * 2) / 3)] ?? 0
  return new Map(told.map(({ key, value }) => [key, value >= high ? 'high' : value >= low ? 'middle' : 'low']))
}
