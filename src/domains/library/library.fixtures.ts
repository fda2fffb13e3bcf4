import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { type Article, type ArticleVersion, textHashOf } from '#domains/library/article.ts'
import { type LawDocument, slugOf } from '#domains/library/document.ts'
import type { Relation } from '#domains/library/relation.ts'

/** Made-up documents for tests: numbers that no real document has. */
export function aDocument(given: Partial<LawDocument> = {}): LawDocument {
  const number = given.number === undefined ? '901/2030/QH99' : given.number
  const name = given.name ?? 'Luật Thử nghiệm'
  return {
    id: newId(),
    slug: slugOf(number ?? name),
    number,
    kind: 'luat',
    name,
    issuer: 'Quốc hội',
    signedBy: '',
    issuedOn: '2030-01-15',
    effectiveOn: '2030-07-01',
    expiresOn: null,
    mark: 'S',
    source: 'văn bản bịa cho kiểm thử',
    keeperBodyId: null,
    version: 0,
    ...given,
  }
}

export function aRelation(given: Partial<Relation> & Pick<Relation, 'fromId' | 'toId' | 'kind'>): Relation {
  return {
    id: newId(),
    scope: [],
    fromDay: '2031-01-01',
    toDay: null,
    excerpt: '',
    source: 'văn bản bịa cho kiểm thử',
    mark: 'S',
    state: 'confirmed',
    ...given,
  }
}

export function anArticle(given: Partial<Article> & Pick<Article, 'documentId'>): Article {
  const number = given.number ?? '1'
  return { id: newId(), slug: `dieu-${fold(number)}`, number, ordinal: 1, headings: [], topicCode: null, ...given }
}

export function aVersion(given: Partial<ArticleVersion> & Pick<ArticleVersion, 'articleId'>): ArticleVersion {
  const title = given.title ?? 'Phạm vi điều chỉnh'
  const text = given.text ?? '1. Luật này quy định việc thử nghiệm.\n2. Chính phủ hướng dẫn khoản 1.'
  return {
    id: newId(),
    fromDay: '2030-07-01',
    toDay: null,
    title,
    text,
    textHash: textHashOf(title, text),
    amendedBy: [],
    source: 'văn bản bịa cho kiểm thử',
    sourceNote: '',
    ...given,
  }
}
