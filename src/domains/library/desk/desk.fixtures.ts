import { beforeEach } from 'vitest'
import { fold } from '#base/vietnamese.ts'
import { type LawDocument, numberKeyOf } from '#domains/library/document.ts'
import { aDocument, anArticle, aRelation, aVersion } from '#domains/library/library.fixtures.ts'
import { relationRow } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Database, Db } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

/**
 * Hoa keeps the library of the whole system, Bình that of his province's bodies; Lan is an officer without a part in it. The
 * clock stands at 09:00 on 21/11/2026.
 */
export function onDesk(name: string, suite: (desk: () => Desk) => void): void {
  onBothDatabases(name, (database) => {
    let desk: Desk | undefined
    beforeEach(async () => {
      desk = await foundDesk(database())
    })
    suite(() => desk!)
  })
}

export type Desk = Awaited<ReturnType<typeof foundDesk>>
export type Librarian = 'hoa' | 'binh' | 'lan'

async function foundDesk(database: Database) {
  const { house, clock, today, later } = testHouse(database)
  const db = database.kysely
  const bodies = await foundBodies(db)
  const ids = {
    hoa: await addOfficer(house, { name: 'Lý Thị Hoa' }),
    binh: await addOfficer(house, { name: 'Vũ Văn Bình', homeBodyId: bodies.justice.id }),
    lan: await addOfficer(house, { name: 'Nguyễn Thị Lan', homeBodyId: bodies.first.id }),
  }
  await giveRole(house, ids.hoa, 'librarian', { bodyId: null })
  await giveRole(house, ids.binh, 'librarian', { bodyId: bodies.province.id, reach: 'subtree' })
  await giveRole(house, ids.lan, 'officer', { bodyId: bodies.first.id })
  const actors = {
    hoa: await actorFor(house, ids.hoa),
    binh: await actorFor(house, ids.binh),
    lan: await actorFor(house, ids.lan),
  }
  const does = <Input, Output>(who: Librarian, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house, actor: actors[who] }, raw)
  return { database, db, house, clock, later, today, bodies, ids, actors, does }
}

/** Written as an import leaves it: no act, no job. */
export async function addLaw(db: Db, given: Partial<LawDocument> = {}): Promise<LawDocument> {
  const [document] = await addLaws(db, [given])
  return document!
}

export async function addLaws(db: Db, given: readonly Partial<LawDocument>[]): Promise<LawDocument[]> {
  const documents = given.map((one) => aDocument(one))
  const rows = documents.map(rowOf)
  await db.insertInto('law_document').values(rows).execute()
  return documents
}

function rowOf(document: LawDocument) {
  return {
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
    keeper_body_id: document.keeperBodyId,
    version: document.version,
    changed_at: new Date('2026-11-01T00:00:00Z'),
  }
}

export async function relate(
  db: Db,
  given: Partial<Relation> & Pick<Relation, 'fromId' | 'toId' | 'kind'>,
): Promise<Relation> {
  const relation = aRelation(given)
  await db.insertInto('law_relation').values(relationRow(relation)).execute()
  return relation
}

/** One article with one text. */
export async function addText(
  db: Db,
  documentId: string,
  given: { number?: string; title?: string; text?: string; amendedBy?: string[]; fromDay?: string | null } = {},
): Promise<{ articleId: string; versionId: string }> {
  const article = anArticle({ documentId, ...(given.number === undefined ? {} : { number: given.number }) })
  const { number: _, ...words } = given
  const version = aVersion({ articleId: article.id, ...words })
  await db
    .insertInto('law_article')
    .values({
      id: article.id,
      document_id: documentId,
      slug: article.slug,
      number: article.number,
      ordinal: Number.parseInt(article.number, 10),
      headings: [],
      topic_code: null,
      codification_code: null,
    })
    .execute()
  await db
    .insertInto('law_article_version')
    .values({
      id: version.id,
      article_id: article.id,
      from_day: version.fromDay,
      to_day: version.toDay,
      title: version.title,
      text: version.text,
      text_hash: version.textHash,
      amended_by: version.amendedBy,
      source: version.source,
      source_note: version.sourceNote,
      entered_at: new Date('2026-11-01T00:00:00Z'),
    })
    .execute()
  return { articleId: article.id, versionId: version.id }
}
