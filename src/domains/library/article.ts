/**
 * Điều: an article of a document, and its text between two days. Khoản and điểm are not kept: they follow from the text
 * (clauses.ts), and are addressed within it: `/phap-luat/35-2013-qh13/dieu-3/khoan-1`.
 */
import { createHash } from 'node:crypto'
import type { Day } from '#base/day.ts'
import { tidy } from '#base/vietnamese.ts'

export type Article = {
  id: string
  documentId: string
  /** `dieu-3`; `dieu-3-2` where a document puts two sets of articles in force. */
  slug: string
  /** «3», «3a». */
  number: string
  ordinal: number
  /** Phần, Chương, Mục above it, outermost first. */
  headings: string[]
  topicCode: string | null
}

export type ArticleVersion = {
  id: string
  articleId: string
  /** null: since a day that is not known. */
  fromDay: Day | null
  /** The first day on which it is another text, or none; null: nothing later is known. */
  toDay: Day | null
  title: string
  /** Paragraphs by line breaks, as in the source. */
  text: string
  /** SHA-256 of title and text, hexadecimal. */
  textHash: string
  /** Numbers of the documents that made this text. */
  amendedBy: string[]
  source: string
  sourceNote: string
}

/** What a guide is written against: the same for every source that prints the same words. Hexadecimal SHA-256. */
export function textHashOf(title: string, text: string): string {
  return createHash('sha256')
    .update(`${tidy(title)}\n${tidy(text)}`)
    .digest('hex')
}

/** The text of a day; undefined where the library has none of that day. */
export function versionOn<Version extends Pick<ArticleVersion, 'fromDay' | 'toDay'>>(
  versions: readonly Version[],
  day: Day,
): Version | undefined {
  return versions.find(({ fromDay, toDay }) => (fromDay === null || fromDay <= day) && (toDay === null || day < toDay))
}

/** A place in the law, as far as it is named: document, article, clause, point. */
export type Provision = { documentSlug: string; article?: string; clause?: string; point?: string }

/** `/phap-luat/35-2013-qh13/dieu-3/khoan-1/diem-a`; as at a day with `?ngay=`. */
export function provisionPath({ documentSlug, article, clause, point }: Provision, day?: Day): string {
  const parts = [
    '/phap-luat',
    documentSlug,
    article && `dieu-${article.toLowerCase()}`,
    article && clause && `khoan-${clause.toLowerCase()}`,
    article && point && `diem-${pointSlug(point)}`,
  ].filter(Boolean)
  return `${parts.join('/')}${day === undefined ? '' : `?ngay=${day}`}`
}

/** «đ» has no place in an address: điểm đ is `diem-dd`, as lists of the law go a b c d đ e. */
export function pointSlug(point: string): string {
  return point.toLowerCase().replace(/đ/gu, 'dd')
}
