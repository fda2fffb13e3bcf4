import { type Day, isDay, lastDayOfMonth } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { type CostSource, costSources, type PartName, partNames } from '#domains/activities/activity.ts'
import { activityForms, activityKinds, specialGroups } from '#domains/activities/activity-kind.ts'

/** Bộ lọc của danh sách hoạt động, as it stands in the address. What cannot be understood is left out. */
export type ActivityFilter = {
  year: number | undefined
  /** 1–12, of the year. */
  month: number | undefined
  kind: string | undefined
  form: string | undefined
  group: string | undefined
  bodyId: string | undefined
  taskId: string | undefined
  /** Held in this village: the record's words name it. */
  villageId: string | undefined
  /** Who spoke, of the list of people of the law. */
  practitionerId: string | undefined
  /** Where this was not counted: blank, which is not zero. */
  blank: PartName | 'attended' | undefined
  /** Where this was counted, zero too. */
  told: PartName | 'attended' | undefined
  /** With a cost of this source. */
  source: CostSource | undefined
  show: 'recorded' | 'withdrawn' | 'waiting'
  search: string
  /** The last row of the page before. */
  after: { heldOn: Day; id: string } | undefined
}

export const shows = {
  recorded: 'Đã ghi',
  waiting: 'Có cập nhật song song chờ đối chiếu',
  withdrawn: 'Đã rút',
} as const

export function activityFilterOf(query: Record<string, string>): ActivityFilter {
  const year = Number(query.nam)
  const month = Number(query.thang)
  const [heldOn = '', id = ''] = (query.sau ?? '').split('_')
  const oneOf = (value: string | undefined, all: readonly { id: string }[]) =>
    all.some((one) => one.id === value) ? value : undefined
  const idOf = (value: string | undefined) => (value !== undefined && isId(value) ? value : undefined)
  const hasYear = Number.isInteger(year) && year >= 2000 && year <= 2100
  return {
    year: hasYear ? year : undefined,
    month: hasYear && Number.isInteger(month) && month >= 1 && month <= 12 ? month : undefined,
    kind: oneOf(query.loai, activityKinds),
    form: oneOf(query['hinh-thuc'], activityForms),
    group: oneOf(query.nhom, specialGroups),
    bodyId: idOf(query['co-quan']),
    taskId: idOf(query['nhiem-vu']),
    villageId: idOf(query.thon),
    practitionerId: idOf(query.nguoi),
    blank: countIn(query.trong),
    told: countIn(query['da-dem']),
    source: Object.hasOwn(costSources, query.nguon ?? '') ? (query.nguon as CostSource) : undefined,
    show: Object.hasOwn(shows, query.xem ?? '') ? (query.xem as ActivityFilter['show']) : 'recorded',
    search: (query.tim ?? '').slice(0, 100),
    after: isDay(heldOn) && isId(id) ? { heldOn, id } : undefined,
  }
}

function countIn(value: string | undefined): PartName | 'attended' | undefined {
  if (value === 'attended') return 'attended'
  return value !== undefined && Object.hasOwn(partNames, value) ? (value as PartName) : undefined
}

/** The days of the filter's year or month; undefined: all days. */
export function spanOf({ year, month }: Pick<ActivityFilter, 'year' | 'month'>): { from: Day; to: Day } | undefined {
  if (year === undefined) return undefined
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  return { from: `${year}-${String(month).padStart(2, '0')}-01`, to: lastDayOfMonth(year, month) }
}
