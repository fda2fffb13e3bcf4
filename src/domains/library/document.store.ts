import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { fold, tidy } from '#base/vietnamese.ts'
import { type LawDocument, numberKeyOf, refusals, slugOf } from '#domains/library/document.ts'
import { noteLawChange } from '#domains/library/law-change.store.ts'
import type { LawDocumentTable } from '#domains/library/library.tables.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Db, Tx } from '#platform/database/database.ts'

export async function findDocument(db: Db, id: string): Promise<LawDocument | undefined> {
  const row = await db.selectFrom('law_document').selectAll().where('id', '=', id).executeTakeFirst()
  return row && documentOf(row)
}

/** By its address, or one that it had: compare the answer's slug to send a reader on to the address of today. */
export async function findDocumentBySlug(db: Db, slug: string): Promise<LawDocument | undefined> {
  const row = await db
    .selectFrom('law_document')
    .selectAll()
    .where((where) =>
      where.or([
        where('slug', '=', slug),
        where('id', '=', where.selectFrom('law_document_alias').select('document_id').where('slug', '=', slug)),
      ]),
    )
    .orderBy(sql`slug = ${slug}`, 'desc')
    .executeTakeFirst()
  return row && documentOf(row)
}

/** However the number was typed; two provinces may use one number in one year. */
export async function findDocumentsByNumber(db: Db, number: string): Promise<LawDocument[]> {
  const rows = await db
    .selectFrom('law_document')
    .selectAll()
    .where('number_key', '=', numberKeyOf(number))
    .orderBy('id')
    .limit(sameNumberMax)
    .execute()
  return rows.map(documentOf)
}

const sameNumberMax = 100

export async function loadDocument(db: Db, id: string): Promise<LawDocument> {
  const document = await findDocument(db, id)
  if (document === undefined) throw refusals.notFound
  return document
}

/** For changing it, seen by nobody else meanwhile. Throws `changedMeanwhile` when the form was made for an older version. */
export async function loadDocumentToChange(
  tx: Tx,
  form: { documentId: string; version: number },
): Promise<LawDocument> {
  await lockRow(tx, 'law_document', form.documentId)
  const document = await loadDocument(tx, form.documentId)
  if (document.version !== form.version) throw refusals.changedMeanwhile
  return document
}

/** Its slug must be free: see `freeSlug`. */
export async function addDocument(tx: Tx, document: LawDocument, now: Date): Promise<void> {
  await tx
    .insertInto('law_document')
    .values({ ...rowOf(document), changed_at: now })
    .execute()
  await noteLawChange(tx, { documentId: document.id }, now)
}

/** Writes what was changed since `document.version` was read; refuses when somebody else did so meanwhile. */
export async function saveDocument(tx: Tx, document: LawDocument, now: Date): Promise<LawDocument> {
  const saved = { ...document, version: document.version + 1 }
  const { numUpdatedRows } = await tx
    .updateTable('law_document')
    .set({ ...rowOf(saved), changed_at: now })
    .where('id', '=', document.id)
    .where('version', '=', document.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw refusals.changedMeanwhile
  await noteLawChange(tx, { documentId: document.id }, now)
  return saved
}

/** An address that no document has or had: of the number, of the name where there is none, and counted on where it is taken. */
export async function freeSlug(db: Db, { number, name }: Pick<LawDocument, 'number' | 'name'>): Promise<string> {
  const wish = slugOf(number ?? name) || 'van-ban'
  const { rows } = await sql<{ slug: string }>`
    select slug from law_document where slug = ${wish} or slug like ${`${wish}-%`}
    union select slug from law_document_alias where slug = ${wish} or slug like ${`${wish}-%`}`.execute(db)
  const taken = new Set(rows.map(({ slug }) => slug))
  if (!taken.has(wish)) return wish
  for (let turn = 2; ; turn++) if (!taken.has(`${wish}-${turn}`)) return `${wish}-${turn}`
}

export function documentOf(
  row: Omit<Selectable<LawDocumentTable>, 'changed_at' | 'number_key' | 'name_folded'>,
): LawDocument {
  return {
    id: row.id,
    slug: row.slug,
    number: row.number,
    kind: row.kind,
    name: row.name,
    issuer: row.issuer,
    signedBy: row.signed_by,
    issuedOn: row.issued_on,
    effectiveOn: row.effective_on,
    expiresOn: row.expires_on,
    mark: row.mark,
    source: row.source,
    keeperBodyId: row.keeper_body_id,
    version: row.version,
  }
}

function rowOf(document: LawDocument): Omit<LawDocumentTable, 'changed_at'> {
  return {
    id: document.id,
    slug: document.slug,
    number: document.number,
    number_key: document.number === null ? null : numberKeyOf(document.number),
    kind: document.kind,
    name: tidy(document.name),
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
  }
}
