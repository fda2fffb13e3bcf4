import type { Day } from '#base/day.ts'
import { pointSlug } from '#domains/library/article.ts'

/** Where the citizens' pages of the library are. They are printed, scanned and read over the telephone: they never change. */
export const lawPaths = {
  search: '/phap-luat',
  suggest: '/phap-luat/goi-y',
  documents: '/phap-luat/van-ban',
  topics: '/phap-luat/chu-de',
  topic: (code: string) => `/phap-luat/chu-de/${encodeURIComponent(code)}`,
  topicFeed: (code: string) => `/phap-luat/chu-de/${encodeURIComponent(code)}/tin.atom`,
  documentFeed: (slug: string) => `/phap-luat/${slug}/tin.atom`,
  relations: (slug: string) => `/phap-luat/${slug}/quan-he`,
  changes: (slug: string, article: string) => `/phap-luat/${slug}/${article}/thay-doi`,
  api: '/api',
}

/** A document, an article by its slug (`dieu-3-2`), a clause and a point as the law numbers them; `day`: as at that day. */
export type LawPlace = {
  document: string
  article?: string | undefined
  clause?: string | null | undefined
  point?: string | null | undefined
}

export function lawPath({ document, article, clause, point }: LawPlace, day?: Day): string {
  const parts = [
    lawPaths.search,
    document,
    article,
    article && clause && `khoan-${clause.toLowerCase().replace(/đ/gu, 'dd')}`,
    article && point && `diem-${pointSlug(point)}`,
  ].filter(Boolean)
  return `${parts.join('/')}${day === undefined ? '' : `?ngay=${day}`}`
}
