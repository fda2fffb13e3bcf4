import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { pointSlug } from '#domains/library/article.ts'
import type { Mark } from '#domains/library/document.ts'

/** An article as a source has it, in a document that is known by now. */
export type PlannedArticle = {
  documentId: string
  slug: string
  number: string
  ordinal: number
  headings: string[]
  topicCode: string | null
  codificationCode: string | null
  fromDay: Day | null
  toDay: Day | null
  title: string
  text: string
  textHash: string
  amendedBy: string[]
  source: string
  sourceNote: string
  mark: Mark
}

/** `dieu-3`, `dieu-3a`, `dieu-3dd` for «3đ»; from the second set of a document on `dieu-3-2`. */
export function articleSlugOf(number: string, set: number): string {
  const slug =
    fold(pointSlug(number))
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 40) || 'khac'
  return set === 1 ? `dieu-${slug}` : `dieu-${slug}-${set}`
}

/** 3 < 3a < 3b < 4, and a second set of articles behind the first. */
export function articleOrdinalOf(number: string, set: number): number {
  const digits = /^\d{1,4}/u.exec(number)?.[0]
  const letter =
    letters.indexOf(
      number
        .slice(digits?.length ?? 0)
        .slice(0, 1)
        .toLowerCase(),
    ) + 1
  const place = digits === undefined ? unnumbered : Number(digits) * (letters.length + 1) + letter
  return Math.min(set - 1, setsMax) * 1_000_000 + place
}

const letters = 'abcdđeghiklmnopqrstuvxy'
const unnumbered = 900_000
const setsMax = 1_000
