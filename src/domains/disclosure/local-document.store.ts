import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'
import { disclosureColumns } from '#domains/disclosure/disclosure.store.ts'
import type { Disclosure } from '#domains/disclosure/disclosure.ts'
import { type LocalDocument, localDocumentRefusals as refusals } from '#domains/disclosure/local-document.ts'
import { stands } from '#domains/disclosure/took-over.queries.ts'
import { lockRow } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { type Deed, whereMay } from '#platform/permission/permission.ts'

export const localDocumentColumns = sql`
  doc.id, doc.body_id as "bodyId", doc.issuer, doc.title, doc.asked_by as "askedBy", doc.due_on as "dueOn",
  doc.draft_shared_on as "draftSharedOn", doc.draft_shared_at as "draftSharedAt", doc.issued_on as "issuedOn", doc.number,
  doc.checked_on as "checkedOn", doc.is_in_order as "isInOrder", doc.check_note as "checkNote", doc.dropped_on as "droppedOn",
  doc.dropped_why as "droppedWhy", doc.version`

/** «Not there» and «not yours» are one answer. */
export async function loadLocalDocument(db: Db, actor: Actor, id: string): Promise<LocalDocument> {
  return load(db, actor, 'read disclosures', id)
}

/** For changing it: on the version that the form was made for. */
export async function lockLocalDocument(
  tx: Tx,
  actor: Actor,
  { documentId, version }: { documentId: string; version: number },
): Promise<LocalDocument> {
  await lockRow(tx, 'local_document', documentId)
  const found = await load(tx, actor, 'record disclosures', documentId)
  if (found.version !== version) throw refusals.changedMeanwhile
  if (!(await stands(tx, found.bodyId))) throw refusals.bodyEnded
  return found
}

async function load(db: Db, actor: Actor, deed: Deed, id: string): Promise<LocalDocument> {
  const { rows } = await sql<LocalDocument>`
    select ${localDocumentColumns} from local_document doc join body on body.id = doc.body_id
    where doc.id = ${id} and ${whereMay(actor, deed, 'body')}`.execute(db)
  if (rows[0] === undefined) throw refusals.notFound
  return rows[0]
}

/** Adds it, or writes it as it now is. */
export async function saveLocalDocument(tx: Tx, one: LocalDocument): Promise<void> {
  const { id, issuer, title, number, version } = one
  const row = {
    ...{ issuer, title, number, version },
    body_id: one.bodyId,
    asked_by: one.askedBy,
    due_on: one.dueOn,
    draft_shared_on: one.draftSharedOn,
    draft_shared_at: one.draftSharedAt,
    issued_on: one.issuedOn,
    checked_on: one.checkedOn,
    is_in_order: one.isInOrder,
    check_note: one.checkNote,
    dropped_on: one.droppedOn,
    dropped_why: one.droppedWhy,
    folded: fold(`${title} ${number} ${one.askedBy}`),
  }
  await tx
    .insertInto('local_document')
    .values({ id, ...row })
    .onConflict((on) =>
      on.column('id').doUpdateSet({
        ...row,
        ...(one.issuedOn === null && { number_body_id: null }),
      }),
    )
    .execute()
}

/** Rows of an alias of `local_document` with which something is still to be done: to issue, to check, to make public. */
export function isUnfinished(alias: string): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<SqlBool>`(${column('dropped_on')} is null and (${column('issued_on')} is null or ${column('checked_on')} is null
    or not exists (select from disclosure its where its.local_document_id = ${column('id')} and its.withdrawn_on is null
      and its.published_on is not null)))`
}

/** Its line in the list of what has to be made public, also one that was withdrawn; undefined: it was never issued. Locked. */
export async function lockLineOf(tx: Tx, documentId: string): Promise<Disclosure | undefined> {
  const { rows } = await sql<Disclosure>`
    select ${disclosureColumns} from disclosure d where d.local_document_id = ${documentId} for update of d`.execute(tx)
  return rows[0]
}

/**
 * Refuses a number that another document of the same body and issuer bears in the year of the day. Of two acts that give one at once the
 * second waits for the first.
 */
export async function requireFreeNumber(
  tx: Tx,
  { id, issuer }: Pick<LocalDocument, 'id' | 'issuer'>,
  { number, issuedOn }: { number: string; issuedOn: string },
): Promise<void> {
  const own = await tx
    .selectFrom('local_document')
    .select(({ fn }) => fn.coalesce('number_body_id', 'body_id').as('bodyId'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await lockRow(tx, 'body', own.bodyId)
  const { rows } = await sql`
    select from local_document doc where coalesce(doc.number_body_id, doc.body_id) = ${own.bodyId} and doc.issuer = ${issuer}
      and doc.id <> ${id} and lower(doc.number) = lower(${number})
      and extract(year from doc.issued_on) = ${Number(issuedOn.slice(0, 4))} limit 1`.execute(tx)
  if (rows.length > 0) throw refusals.numberTaken
}
