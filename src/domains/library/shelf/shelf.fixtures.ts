import { beforeEach } from 'vitest'
import { fold } from '#base/vietnamese.ts'
import type { Article, ArticleVersion } from '#domains/library/article.ts'
import { type LawDocument, numberKeyOf } from '#domains/library/document.ts'
import { aDocument, anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { relationRow } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import type { Bookshelf } from '#domains/library/shelf/bookshelf.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/**
 * Three shelves' world: Lan keeps that of xã Một, Tư that of xã Hai, Mai that of the province above both. The clock stands at
 * 09:00 on 21/11/2026; the library has one law of two articles in force since 2020.
 */
export function onShelves(name: string, suite: (world: () => ShelfWorld) => void): void {
  onBothDatabases(name, (database) => {
    let world: ShelfWorld | undefined
    beforeEach(async () => {
      world = await foundShelves(database())
    })
    suite(() => world!)
  })
}

export type ShelfWorld = Awaited<ReturnType<typeof foundShelves>>
type Who = 'lan' | 'tu' | 'mai'

async function foundShelves(database: Database) {
  const { house, clock, later, today } = testHouse(database)
  const db = database.kysely
  const bodies = await foundBodies(db)
  const officer = async (personName: string, bodyId: string) => {
    const id = await addOfficer(house, { name: personName, homeBodyId: bodyId })
    await giveRole(house, id, 'officer', { bodyId })
    return actorFor(house, id)
  }
  const actors = {
    lan: await officer('Nguyễn Thị Lan', bodies.first.id),
    tu: await officer('Lê Văn Tư', bodies.second.id),
    mai: await officer('Phạm Thị Mai', bodies.province.id),
  }
  const law = aDocument({
    number: '901/2019/QH99',
    name: 'Luật Thử',
    issuedOn: '2019-11-20',
    effectiveOn: '2020-07-01',
  })
  await addLaw(db, law, [
    { number: '1', title: 'Phạm vi', text: '1. Luật này quy định việc thử.\n2. Chính phủ hướng dẫn khoản 1.' },
    { number: '2', title: 'Miễn phí', text: 'Người dân không phải trả tiền khi thử.' },
  ])
  const does = <Input, Output>(who: Who, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  return { database, db, house, clock, later, today, bodies, actors, does, law }
}

/** What a form about this shelf carries. */
export function formOf({ id, version }: Bookshelf, more: object = {}) {
  return { shelfId: id, version: String(version), ...more }
}

type ArticleWords = {
  number: string
  title: string
  text: string
  fromDay?: string
  toDay?: string
  topicCode?: string
}

/** A document with its articles, as an import would leave them long ago. */
export async function addLaw(db: Db, document: LawDocument, articles: ArticleWords[] = []): Promise<void> {
  await db
    .insertInto('law_document')
    .values({
      id: document.id,
      slug: document.slug,
      number: document.number,
      number_key: document.number === null ? null : numberKeyOf(document.number),
      kind: document.kind,
      name: document.name,
      name_folded: fold(document.name),
      issuer: document.issuer,
      signed_by: document.signedBy,
      issued_on: document.issuedOn,
      effective_on: document.effectiveOn,
      expires_on: document.expiresOn,
      mark: document.mark,
      source: document.source,
      keeper_body_id: null,
      version: document.version,
      changed_at: longAgo,
    })
    .execute()
  for (const [index, { number, title, text, fromDay, toDay, topicCode }] of articles.entries()) {
    const article = anArticle({ documentId: document.id, number, ordinal: index + 1, topicCode: topicCode ?? null })
    await addArticleRows(db, article, [
      aVersion({ articleId: article.id, title, text, fromDay: fromDay ?? null, toDay: toDay ?? null }),
    ])
  }
}

export async function addArticleRows(db: Db, article: Article, versions: ArticleVersion[]): Promise<void> {
  const { id, documentId, slug, number, ordinal, headings, topicCode } = article
  await db
    .insertInto('law_article')
    .values({
      id,
      document_id: documentId,
      slug,
      number,
      ordinal,
      headings,
      topic_code: topicCode,
      codification_code: null,
    })
    .execute()
  for (const version of versions)
    await db
      .insertInto('law_article_version')
      .values({
        id: version.id,
        article_id: id,
        from_day: version.fromDay,
        to_day: version.toDay,
        title: version.title,
        text: version.text,
        text_hash: version.textHash,
        amended_by: [],
        source: version.source,
        source_note: '',
        entered_at: longAgo,
      })
      .execute()
}

const longAgo = new Date('2026-01-05T02:00:00Z')

export async function addRelationRow(db: Db, relation: Relation): Promise<void> {
  await db.insertInto('law_relation').values(relationRow(relation)).execute()
}
