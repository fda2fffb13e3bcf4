/** Bộ lọc của danh mục công khai, as it stands in the address. */
import { isId } from '#base/ids.ts'
import { type DisclosureState, disclosureKinds, disclosureStates, kindName } from '#domains/disclosure/disclosure.ts'

export type DisclosureFilter = {
  show: DisclosureShow
  kind: string | undefined
  /** Of the day on which it was made. */
  year: number | undefined
  bodyId: string | undefined
  search: string
  /** 1 …  */
  page: number
}

export type DisclosureShow = DisclosureState | 'standing'

export const disclosureShows: Record<DisclosureShow, string> = {
  standing: 'Mọi mục, trừ mục đã rút',
  ...disclosureStates,
}

const pagesMax = 10_000

/** What cannot be understood is left out. */
export function disclosureFilterOf(query: Record<string, string>): DisclosureFilter {
  const [show, year, page] = [query.xem ?? '', Number(query.nam), Number(query.trang)]
  return {
    show: Object.hasOwn(disclosureShows, show) ? (show as DisclosureShow) : 'standing',
    kind: disclosureKinds.some(({ id }) => id === query.loai) ? query.loai : undefined,
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    bodyId: isId(query['co-quan'] ?? '') ? query['co-quan'] : undefined,
    search: (query.tim ?? '').slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= pagesMax ? page : 1,
  }
}

/** The filter in words, for a file that is passed on. */
export function filterWords({ show, kind, year, search }: DisclosureFilter): [string, string][] {
  const words: [string, string][] = [['Xem', disclosureShows[show]]]
  if (kind !== undefined) words.push(['Loại thông tin', kindName(kind)])
  if (year !== undefined) words.push(['Tạo ra năm', String(year)])
  if (search !== '') words.push(['Tìm', search])
  return words
}
