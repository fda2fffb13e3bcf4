import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import type { Article, ArticleVersion } from '#domains/library/article.ts'
import { type LawDocument, numberKeyOf } from '#domains/library/document.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import { aDocument, anArticle, aRelation, aVersion } from '#domains/library/library.fixtures.ts'
import type { Relation } from '#domains/library/relation.ts'
import type { Db } from '#platform/database/database.ts'

export type InventedLaw = {
  topics: { code: string; name: string }[]
  documents: LawDocument[]
  relations: Relation[]
  articles: Article[]
  versions: ArticleVersion[]
}

/**
 * A law on neighbours that nobody passed: amended once, guided by a decree, its forerunner replaced; a stub of which only the number
 * is known. Read on 01/03/2032.
 */
export function inventedLaw(): InventedLaw {
  const law = aDocument({ number: '901/2030/QH99', name: 'Luật Láng giềng', signedBy: 'Nguyễn Thị Thử' })
  const old = aDocument({
    number: '77/2010/QH98',
    name: 'Luật Láng giềng',
    issuedOn: '2010-06-01',
    effectiveOn: '2011-01-01',
  })
  const amending = aDocument({
    number: '12/2031/QH99',
    name: 'Luật sửa đổi, bổ sung một số điều của Luật Láng giềng',
    issuedOn: '2031-06-20',
    effectiveOn: '2032-01-01',
  })
  const decree = aDocument({
    number: '905/2030/NĐ-CP',
    kind: 'nghi-dinh',
    name: 'Nghị định quy định chi tiết Luật Láng giềng',
    issuer: 'Chính phủ',
    issuedOn: '2030-09-01',
    effectiveOn: '2030-11-01',
  })
  const stub = aDocument({
    number: '919/QĐ-TTg',
    kind: 'quyet-dinh',
    name: 'Quyết định 919/QĐ-TTg',
    issuer: 'Thủ tướng Chính phủ',
    issuedOn: '2030-08-01',
    effectiveOn: null,
    mark: 'T',
  })
  const article = (number: string, ordinal: number, given: Partial<Article> = {}) =>
    anArticle({
      documentId: law.id,
      number,
      ordinal,
      topicCode: '99.1',
      headings: ['Chương I. Quy định chung'],
      ...given,
    })
  const scope = article('1', 1)
  const words = article('2', 2)
  const boundary = article('3', 3, { headings: ['Chương II. Ranh giới và lối đi', 'Mục 1. Ranh giới'] })
  const way = article('4', 4, { headings: ['Chương II. Ranh giới và lối đi', 'Mục 2. Lối đi'] })
  const decreed = anArticle({ documentId: decree.id, number: '5', ordinal: 1, topicCode: '99.1' })
  return {
    topics: [{ code: '99.1', name: 'Quan hệ láng giềng' }],
    documents: [law, old, amending, decree, stub],
    relations: [
      aRelation({ fromId: law.id, toId: old.id, kind: 'replaces', fromDay: '2030-07-01' }),
      aRelation({
        fromId: amending.id,
        toId: law.id,
        kind: 'amends',
        fromDay: '2032-01-01',
        scope: ['dieu-3/khoan-2'],
      }),
      aRelation({ fromId: decree.id, toId: law.id, kind: 'guides', fromDay: '2030-11-01' }),
      aRelation({ fromId: stub.id, toId: law.id, kind: 'based-on', fromDay: null, state: 'read', mark: 'T' }),
    ],
    articles: [scope, words, boundary, way, decreed],
    versions: [
      aVersion({ articleId: scope.id, text: 'Luật này quy định về quan hệ giữa những nhà ở cạnh nhau.' }),
      aVersion({
        articleId: words.id,
        title: 'Giải thích từ ngữ',
        text: 'Trong Luật này, các từ ngữ dưới đây được hiểu như sau:\n1. Láng giềng là người ở nhà liền kề.\n2. Ranh giới là đường chia hai thửa đất.',
      }),
      aVersion({
        articleId: boundary.id,
        title: 'Giữ ranh giới',
        toDay: '2032-01-01',
        text: boundaryText('Người lấn ranh giới phải trả lại phần đất đã lấn trong 30 ngày.'),
      }),
      aVersion({
        articleId: boundary.id,
        title: 'Giữ ranh giới',
        fromDay: '2032-01-01',
        amendedBy: ['12/2031/QH99'],
        text: boundaryText('Người lấn ranh giới phải trả lại phần đất đã lấn trong 15 ngày và dựng lại mốc.'),
      }),
      aVersion({
        articleId: way.id,
        title: 'Lối đi qua nhà liền kề',
        text: '1. Nhà không có lối ra đường được mở lối đi qua nhà liền kề.\n2. Việc đền bù theo khoản 2 Điều 3 của Luật này và Điều 5 Nghị định số 905/2030/NĐ-CP.\n3. Trường hợp khác thực hiện theo Luật Đê điều.',
      }),
      aVersion({
        articleId: decreed.id,
        title: 'Mức đền bù',
        fromDay: '2030-11-01',
        text: 'Mức đền bù do các bên thỏa thuận.',
      }),
    ],
  }
}

function boundaryText(second: string): string {
  return `1. Láng giềng cùng giữ ranh giới, không được:\na) dời mốc;\nb) xây tường sang đất bên cạnh;\nđ) đổ nước mưa sang nhà bên cạnh.\n2. ${second}\n3. Việc tranh chấp được hòa giải trước, theo Điều 4 của Luật này.`
}

/** Writes rows as an import leaves them. */
export async function insertLaw(db: Db, law: InventedLaw, changedAt = new Date('2032-02-20T03:00:00Z')): Promise<void> {
  if (law.topics.length > 0) await db.insertInto('law_topic').values(law.topics).execute()
  const documents = law.documents.map((one) => ({
    id: one.id,
    slug: one.slug,
    number: one.number,
    number_key: one.number === null ? null : numberKeyOf(one.number),
    kind: one.kind,
    name: one.name,
    name_folded: fold(one.name),
    issuer: one.issuer,
    signed_by: one.signedBy,
    issued_on: one.issuedOn,
    effective_on: one.effectiveOn,
    expires_on: one.expiresOn,
    mark: one.mark,
    source: one.source,
    keeper_body_id: null,
    version: 0,
    changed_at: changedAt,
  }))
  const relations = law.relations.map((one) => ({
    id: one.id,
    from_id: one.fromId,
    to_id: one.toId,
    kind: one.kind,
    scope: one.scope,
    from_day: one.fromDay,
    to_day: one.toDay,
    excerpt: one.excerpt,
    source: one.source,
    mark: one.mark,
    state: one.state,
    decided_by: null,
    decided_at: null,
  }))
  const articles = law.articles.map((one) => ({
    id: one.id,
    document_id: one.documentId,
    slug: one.slug,
    number: one.number,
    ordinal: one.ordinal,
    headings: one.headings,
    topic_code: one.topicCode,
    codification_code: null,
  }))
  const versions = law.versions.map((one) => ({
    id: one.id,
    article_id: one.articleId,
    from_day: one.fromDay,
    to_day: one.toDay,
    title: one.title,
    text: one.text,
    text_hash: one.textHash,
    amended_by: one.amendedBy,
    source: one.source,
    source_note: one.sourceNote,
    entered_at: changedAt,
  }))
  for (const some of chunks(documents)) await db.insertInto('law_document').values(some).execute()
  for (const some of chunks(relations)) await db.insertInto('law_relation').values(some).execute()
  for (const some of chunks(articles)) await db.insertInto('law_article').values(some).execute()
  for (const some of chunks(versions)) await db.insertInto('law_article_version').values(some).execute()
  const changed = law.documents.map(({ id }) => ({ documentId: id }))
  await db.transaction().execute((tx) => noteLawChanges(tx, changed, changedAt))
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const size = 500
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}

/** The day on which the invented law is read. */
export const readOn: Day = '2032-03-01'
