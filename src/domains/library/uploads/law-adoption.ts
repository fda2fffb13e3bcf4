/** Nhập văn bản: what the draft would write, article by article; the same for looking and for doing. */
import type { Day } from '#base/day.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import { type Article, type ArticleVersion, textHashOf, versionOn } from '#domains/library/article.ts'
import type { DraftArticle, LawDraft } from '#domains/library/uploads/law-draft.ts'

export type KnownArticle = { article: Article; versions: ArticleVersion[] }

export type ArticleOutcome =
  | { outcome: 'new'; draft: DraftArticle; slug: string; ordinal: number }
  | { outcome: 'changed'; draft: DraftArticle; known: KnownArticle; before: ArticleVersion | undefined }
  | { outcome: 'same'; draft: DraftArticle; known: KnownArticle }

export type AdoptionPlan = {
  outcomes: ArticleOutcome[]
  /** Articles with a text on that day which the file does not have: they stay; a repeal is a relation. */
  missing: Article[]
}

/** Each article of the draft beside the known one of the same number. `fromDay` null: nobody knows since when. */
export function planAdoption(draft: LawDraft, known: readonly KnownArticle[], fromDay: Day | null): AdoptionPlan {
  const bySlug = new Map(known.map((one) => [one.article.slug, one]))
  const taken = new Set<string>()
  const outcomes = draft.articles
    .filter(({ dropped }) => !dropped)
    .map((article, index): ArticleOutcome => {
      const slug = slugFor(article.number, taken)
      taken.add(slug)
      const found = bySlug.get(slug)
      if (found === undefined) return { outcome: 'new', draft: article, slug, ordinal: index + 1 }
      const before = textOn(found.versions, fromDay)
      const isSame = before?.textHash === textHashOf(article.title, article.text)
      if (isSame) return { outcome: 'same', draft: article, known: found }
      return { outcome: 'changed', draft: article, known: found, before }
    })
  const missing = known
    .filter(({ article, versions }) => !taken.has(article.slug) && textOn(versions, fromDay) !== undefined)
    .map(({ article }) => article)
  return { outcomes, missing }
}

function textOn(versions: readonly ArticleVersion[], day: Day | null): ArticleVersion | undefined {
  return day === null ? versions.at(0) : versionOn(versions, day)
}

/** `dieu-3`; a second set of the same numbers counts on: `dieu-3-2`. */
function slugFor(number: string, taken: ReadonlySet<string>): string {
  const plain = `dieu-${fold(number).replace(/[^a-z0-9]+/gu, '-')}`
  for (let turn = 1; ; turn++) {
    const slug = turn === 1 ? plain : `${plain}-${turn}`
    if (!taken.has(slug)) return slug
  }
}

/** What must be there before a draft becomes a document; field by field, empty when it may. */
export function faultsOf({ header, adoptAs }: LawDraft): Record<string, string> {
  const faults: Record<string, string> = {}
  if (tidy(header.name) === '') faults.name = 'Hãy ghi tên văn bản trước khi nhập.'
  if (adoptAs.how === 'new' && header.issuedOn === null && header.number !== null)
    faults.issuedOn = 'Hãy ghi ngày ban hành: nhiều nơi dùng lại một số, ngày cho biết là văn bản nào.'
  if (header.effectiveOn !== null && header.expiresOn !== null && header.expiresOn <= header.effectiveOn)
    faults.expiresOn = 'Ngày hết hiệu lực phải sau ngày có hiệu lực. Hãy xem lại hai ngày.'
  return faults
}
