/**
 * Bản nháp của văn bản tải lên: what was read, as the librarian corrects it. The reading stays; the draft is what is adopted.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { DocumentKind } from '#domains/library/document.ts'
import type { RelationKind } from '#domains/library/relation.ts'

export type LawDraft = {
  header: DraftHeader
  articles: DraftArticle[]
  relations: DraftRelation[]
  doubts: DraftDoubt[]
  /** Keys of doubts that the librarian has seen and left. */
  settled: string[]
  /** What it becomes: a new document, or a version of the known one from a day on. */
  adoptAs: { how: 'new' } | { how: 'version'; documentId: string; fromDay: Day }
}

export type DraftHeader = {
  number: string | null
  kind: DocumentKind
  name: string
  issuer: string
  signedBy: string
  issuedOn: Day | null
  effectiveOn: Day | null
  expiresOn: Day | null
}

export type DraftArticle = {
  /** `a0`, `a1` …: its place in the file. */
  key: string
  number: string
  headings: string[]
  title: string
  text: string
  dropped: boolean
}

export type DraftRelation = {
  key: string
  kind: RelationKind
  target: { number: string | null; name: string | null; date: string | null }
  scope: string[]
  fromDay: Day | null
  excerpt: string
  dropped: boolean
}

export type DraftDoubt = { key: string; sentence: string; articleKey: string | null }

export function openDoubts({ doubts, settled, articles }: LawDraft): DraftDoubt[] {
  const gone = new Set(articles.filter(({ dropped }) => dropped).map(({ key }) => key))
  return doubts.filter(
    ({ key, articleKey }) => !settled.includes(key) && !(articleKey !== null && gone.has(articleKey)),
  )
}

export function settle(draft: LawDraft, key: string): LawDraft {
  if (!draft.doubts.some((doubt) => doubt.key === key)) throw refusals.noSuchDoubt
  return draft.settled.includes(key) ? draft : { ...draft, settled: [...draft.settled, key] }
}

export function correctHeader(draft: LawDraft, header: DraftHeader): LawDraft {
  return { ...draft, header }
}

/** Its doubts were looked at with it. */
export function correctArticle(
  draft: LawDraft,
  key: string,
  said: Pick<DraftArticle, 'number' | 'title' | 'text'>,
): LawDraft {
  const article = articleOf(draft, key)
  const twin = draft.articles.find((one) => one.key !== key && !one.dropped && one.number === said.number)
  if (twin !== undefined && said.number !== article.number) throw refusals.numberTaken
  const seen = draft.doubts.filter(({ articleKey }) => articleKey === key).map((doubt) => doubt.key)
  return {
    ...withArticle(draft, { ...article, ...said }),
    settled: [...new Set([...draft.settled, ...seen])],
  }
}

/** Left out of the adoption, or taken in again. */
export function leaveArticle(draft: LawDraft, key: string, { dropped }: Pick<DraftArticle, 'dropped'>): LawDraft {
  return withArticle(draft, { ...articleOf(draft, key), dropped })
}

export function leaveRelation(draft: LawDraft, key: string, { dropped }: Pick<DraftRelation, 'dropped'>): LawDraft {
  if (!draft.relations.some((one) => one.key === key)) throw refusals.noSuchRelation
  return { ...draft, relations: draft.relations.map((one) => (one.key === key ? { ...one, dropped } : one)) }
}

function articleOf(draft: LawDraft, key: string): DraftArticle {
  const article = draft.articles.find((one) => one.key === key)
  if (article === undefined) throw refusals.noSuchArticle
  return article
}

function withArticle(draft: LawDraft, changed: DraftArticle): LawDraft {
  return { ...draft, articles: draft.articles.map((one) => (one.key === changed.key ? changed : one)) }
}

export const refusals = {
  noSuchDoubt: new Refusal(404, 'Không còn chỗ cần xem này trong bản nháp. Hãy tải lại trang.'),
  noSuchArticle: new Refusal(404, 'Bản nháp không có điều này. Hãy tải lại trang và chọn lại trong mục lục.'),
  noSuchRelation: new Refusal(404, 'Bản nháp không có quan hệ này. Hãy tải lại trang.'),
  numberTaken: new Refusal(
    409,
    'Bản nháp đã có một điều khác mang số này. Hãy sửa hoặc bỏ điều kia trước, hoặc ghi số khác.',
  ),
}
