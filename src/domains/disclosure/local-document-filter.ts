/** Bộ lọc của sổ văn bản của xã, as it stands in the address. */
import { isId } from '#base/ids.ts'
import { type LocalDocumentState, localDocumentStates } from '#domains/disclosure/local-document.ts'

export type LocalDocumentFilter = {
  show: LocalDocumentShow
  /** Of the day until which it was to be issued, else of the day on which it was. */
  year: number | undefined
  bodyId: string | undefined
  search: string
  /** 1 … */
  page: number
}

/** `unchecked`, `unpublished`: issued, and that step is still to come. */
export type LocalDocumentShow = LocalDocumentState | 'standing' | 'unchecked' | 'unpublished'

export const localDocumentShows: Record<LocalDocumentShow, string> = {
  standing: 'Mọi văn bản, trừ văn bản không còn phải ban hành',
  ...localDocumentStates,
  unpublished: 'Đã ban hành, chưa công khai',
  unchecked: 'Đã ban hành, chưa tự kiểm tra',
}

const pagesMax = 10_000

/** What cannot be understood is left out. */
export function localDocumentFilterOf(query: Record<string, string>): LocalDocumentFilter {
  const [show, year, page] = [query.xem ?? '', Number(query.nam), Number(query.trang)]
  return {
    show: Object.hasOwn(localDocumentShows, show) ? (show as LocalDocumentShow) : 'standing',
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined,
    bodyId: isId(query['co-quan'] ?? '') ? query['co-quan'] : undefined,
    search: (query.tim ?? '').slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= pagesMax ? page : 1,
  }
}
