/** Bảng số liệu of the nation, a province or a commune: which measures stand on it, and how a map is shaded. */
import { type Day, monthOf, yearOf } from '#base/day.ts'
import { type CostSource, costSources } from '#domains/activities/activity.ts'
import { specialGroups } from '#domains/activities/activity-kind.ts'
import { addCounted, type Counted, countsInMonth, figureOf, type MeasureId } from '#domains/statistics/measure.ts'

/** Parts of one thing, drawn against it; `of`: their own sum where nothing else is the whole. */
export type BoardGroup = { name: string; of: MeasureId | null; ofName: string; parts: readonly MeasureId[] }

export const boardGroups: readonly BoardGroup[] = [
  {
    name: 'Kế hoạch được giao ban hành',
    of: 'plans.asked',
    ofName: 'được giao',
    parts: ['plans.answered', 'plans.answered-in-time'],
  },
  {
    name: 'Mốc nhiệm vụ',
    of: 'tasks.due',
    ofName: 'có hạn trong kỳ',
    parts: ['tasks.in-time', 'tasks.late', 'tasks.undone'],
  },
  {
    name: 'Trả lời người dân',
    of: 'matters.answered',
    ofName: 'đã trả lời',
    parts: ['matters.in-time', 'matters.late', 'matters.no-limit'],
  },
  {
    name: 'Công khai thông tin',
    of: 'disclosures.due',
    ofName: 'mục có hạn trong kỳ',
    parts: ['disclosures.in-time', 'disclosures.late', 'disclosures.unpublished'],
  },
  {
    name: 'Văn bản quy phạm pháp luật của xã',
    of: 'local-documents.issued',
    ofName: 'văn bản đã ban hành',
    parts: ['local-documents.draft-shared', 'local-documents.checked', 'local-documents.published'],
  },
  {
    name: 'Kết quả hòa giải',
    of: null,
    ofName: 'vụ, việc đã có kết quả',
    parts: ['cases.reached', 'cases.not-reached'],
  },
  {
    name: 'Hoạt động cho nhóm đặc thù',
    of: 'activities.all',
    ofName: 'hoạt động',
    parts: specialGroups.map(({ id }) => `activities.group.${id}` as const),
  },
  {
    name: 'Chi phí hoạt động theo nguồn',
    of: 'activities.cost',
    ofName: 'đồng đã ghi',
    parts: (Object.keys(costSources) as CostSource[]).map((source) => `activities.source.${source}` as const),
  },
  // the same tasks on both sides: of what only one of the two is told there is nothing to compare
  {
    name: 'Thực chi so với dự toán của nhiệm vụ',
    of: 'budget.settled-estimate',
    ofName: 'đồng dự toán của nhiệm vụ đã báo thực chi',
    parts: ['budget.settled-spent'],
  },
  {
    name: 'Chi phí hoạt động theo nguồn so với dự toán của nhiệm vụ',
    of: 'budget.sourced-estimate',
    ofName: 'đồng dự toán của nhiệm vụ có hoạt động đã ghi chi phí',
    parts: (Object.keys(costSources) as CostSource[]).map((source) => `budget.source.${source}` as const),
  },
]

const more: readonly MeasureId[] = [
  'activities.all',
  'activities.people',
  'activities.leaflets',
  'activities.broadcasts',
  'activities.cost',
  'budget.estimate',
  'budget.spent',
  'contests.entrants',
  'training.courses',
  'communicators.all',
  'teams.all',
  'mediators.all',
  'cases.received',
  'cases.running',
  'matters.received',
  'matters.running',
]

/** What the board counts; any other measure may be chosen for places and months. */
export const boardMeasures: readonly MeasureId[] = [
  ...new Set([...more, ...boardGroups.flatMap(({ of, parts }) => [...(of === null ? [] : [of]), ...parts])]),
]

/** The whole months of a year until today: first days. */
export function monthsOf(year: number, today: Day): { from: Day; to: Day } | undefined {
  if (year > yearOf(today)) return undefined
  const last = year === yearOf(today) ? monthOf(today) : 12
  return { from: `${year}-01-01`, to: `${year}-${String(last).padStart(2, '0')}-01` }
}

/** What some months come to together. */
export function foldMonths(id: MeasureId, months: ReadonlyMap<Day, Counted>, asked: { from: Day; to: Day }): Counted {
  return addCounted([...months].flatMap(([month, count]) => (countsInMonth(id, month, asked) ? [count] : [])))
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
