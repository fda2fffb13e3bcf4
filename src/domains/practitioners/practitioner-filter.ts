/** Bộ lọc của danh sách, as it stands in the address. */
import { askedDay } from '#base/asked-day.ts'
import { type Day, showDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { isPractitionerKind, kindOf } from '#domains/practitioners/practitioner-kind.ts'

export type PractitionerFilter = {
  show: PractitionerShow
  kind: string | undefined
  bodyId: string | undefined
  /** Of a field of law, as it is written there. */
  field: string
  language: string
  search: string
  /** At no session of training from this day on. */
  untrainedSince: Day | undefined
  /** The last row of the page before. */
  after: { key: string; id: string } | undefined
}

export const practitionerShows = {
  active: 'Đang hoạt động',
  waiting: 'Chờ quyết định, gần hạn trước',
  ending: 'Sắp hết, đã hết nhiệm kỳ',
  ended: 'Đã thôi',
  all: 'Tất cả',
} as const

export type PractitionerShow = keyof typeof practitionerShows

/** What cannot be understood is left out, but for a day: another list would look like the one asked for. */
export function practitionerFilterOf(query: Record<string, string>): PractitionerFilter {
  const show = query.xem ?? ''
  const cut = (query.sau ?? '').lastIndexOf('_')
  const [key, id] = [(query.sau ?? '').slice(0, Math.max(cut, 0)), (query.sau ?? '').slice(cut + 1)]
  return {
    show: Object.hasOwn(practitionerShows, show) ? (show as PractitionerShow) : 'active',
    kind: query.loai !== undefined && isPractitionerKind(query.loai) ? query.loai : undefined,
    bodyId: query['co-quan'] !== undefined && isId(query['co-quan']) ? query['co-quan'] : undefined,
    field: (query['linh-vuc'] ?? '').slice(0, 100),
    language: (query.tieng ?? '').slice(0, 60),
    search: (query.tim ?? '').slice(0, 100),
    untrainedSince: askedDay(query['chua-tap-huan']),
    after: cut > 0 && isId(id) ? { key, id } : undefined,
  }
}

/** The filter in words, for a file that is passed on. */
export function filterWords({
  show,
  kind,
  field,
  language,
  search,
  untrainedSince,
}: PractitionerFilter): [string, string][] {
  const words: [string, string][] = [['Xem', practitionerShows[show]]]
  if (kind !== undefined) words.push(['Loại', kindOf(kind).name])
  if (field !== '') words.push(['Lĩnh vực', field])
  if (language !== '') words.push(['Tiếng', language])
  if (search !== '') words.push(['Tìm', search])
  if (untrainedSince !== undefined) words.push(['Chưa được tập huấn từ', showDay(untrainedSince)])
  return words
}
