import { type Selectable, sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { documentOf, freeSlug, saveDocument } from '#domains/library/document.store.ts'
import { decides, type LawDocument, numberKeyOf, slugOf } from '#domains/library/document.ts'
import type { PlannedDocument } from '#domains/library/imports/planned-document.ts'
import { noteLawChanges } from '#domains/library/law-change.store.ts'
import type { LawDocumentTable } from '#domains/library/library.tables.ts'
import type { Tx } from '#platform/database/database.ts'

/** So many documents a transaction. */
export const documentsAtOnce = 500

/**
 * The ids of planned documents, in their order: of those the library has by number and kind (by name where there is no number),
 * with what was not known filled in, and of the others, which are made.
 */
export async function writeDocuments(tx: Tx, planned: readonly PlannedDocument[], now: Date): Promise<string[]> {
  const held = await listHeld(tx, planned)
  const made: LawDocument[] = []
  const ids: string[] = []
  const taken = await listTaken(tx, planned)
  for (const wish of planned) {
    const known = held.find((document) => isSame(document, wish))
    if (known === undefined) {
      const document = await newDocument(tx, wish, taken)
      made.push(document)
      ids.push(document.id)
    } else {
      const filled = filledIn(known, wish)
      if (filled !== known) await saveDocument(tx, filled, now)
      ids.push(known.id)
    }
  }
  await insertDocuments(tx, made, now)
  await noteLawChanges(
    tx,
    made.map(({ id }) => ({ documentId: id })),
    now,
  )
  return ids
}

async function listHeld(tx: Tx, planned: readonly PlannedDocument[]): Promise<LawDocument[]> {
  const keys = planned.flatMap(({ number }) => (number === null ? [] : [numberKeyOf(number)]))
  const names = planned.flatMap(({ number, name }) => (number === null ? [fold(name)] : []))
  const { rows } = await sql<Selectable<LawDocumentTable>>`
    select * from law_document where number_key = any(${keys}::text[]) or (number is null and name_folded = any(${names}::text[]))
    order by id for update`.execute(tx)
  return rows.map(documentOf)
}

function isSame(document: LawDocument, wish: PlannedDocument): boolean {
  if (wish.number === null) return document.number === null && fold(document.name) === fold(wish.name)
  if (document.number === null || numberKeyOf(document.number) !== numberKeyOf(wish.number)) return false
  const [year, wished] = [document.issuedOn?.slice(0, 4), wish.issuedOn?.slice(0, 4)]
  if (year !== undefined && wished !== undefined && year !== wished) return false
  return document.kind === wish.kind || document.kind === 'khac' || wish.kind === 'khac'
}

/** What is sure stays; what is missing, unsure or only a number gets the incoming value. The same document when nothing is new. */
function filledIn(known: LawDocument, wish: PlannedDocument): LawDocument {
  const isSurer = decides(wish.mark) && !decides(known.mark)
  const isNameless =
    known.number !== null && fold(known.name).endsWith(fold(known.number)) && fold(known.name).includes(' so ')
  const filled: LawDocument = {
    ...known,
    kind: known.kind === 'khac' ? wish.kind : known.kind,
    name: (isNameless || isSurer) && !wish.isNameless ? wish.name : known.name,
    issuer: known.issuer || wish.issuer,
    signedBy: known.signedBy || (wish.signedBy ?? ''),
    issuedOn: (isSurer ? wish.issuedOn : null) ?? known.issuedOn ?? wish.issuedOn,
    effectiveOn: (isSurer ? wish.effectiveOn : null) ?? known.effectiveOn ?? wish.effectiveOn,
    expiresOn: known.expiresOn ?? wish.expiresOn,
    mark: isSurer ? wish.mark : known.mark,
    source: isSurer ? wish.source : known.source,
  }
  return JSON.stringify(filled) === JSON.stringify(known) ? known : filled
}

async function listTaken(tx: Tx, planned: readonly PlannedDocument[]): Promise<Set<string>> {
  const wishes = planned.map(({ number, name }) => slugOf(number ?? name))
  const { rows } = await sql<{ slug: string }>`
    select slug from law_document where slug = any(${wishes}::text[])
    union select slug from law_document_alias where slug = any(${wishes}::text[])`.execute(tx)
  return new Set(rows.map(({ slug }) => slug))
}

async function newDocument(tx: Tx, wish: PlannedDocument, taken: Set<string>): Promise<LawDocument> {
  const { number, kind, name, issuer, issuedOn, effectiveOn, expiresOn, mark, source } = wish
  const plain = slugOf(number ?? name)
  let slug = plain
  if (plain === '' || taken.has(plain)) slug = await freeSlug(tx, { number, name })
  // taken within this very transaction's rows, which are not written yet
  for (let turn = 2; taken.has(slug); turn++) slug = `${plain}-${turn}`
  taken.add(slug)
  return {
    id: newId(),
    slug,
    number,
    kind,
    name,
    issuer,
    signedBy: wish.signedBy ?? '',
    issuedOn,
    effectiveOn,
    expiresOn,
    mark,
    source,
    keeperBodyId: null,
    version: 0,
  }
}

async function insertDocuments(tx: Tx, documents: readonly LawDocument[], now: Date): Promise<void> {
  const rows = documents.map((document) => ({
    ...document,
    numberKey: document.number === null ? null : numberKeyOf(document.number),
    folded: fold(document.name),
  }))
  await sql`
    insert into law_document (id, slug, number, number_key, kind, name, name_folded, issuer, signed_by, issued_on, effective_on,
      expires_on, mark, source, version, changed_at)
    select id, slug, number, "numberKey", kind, name, folded, issuer, "signedBy", "issuedOn", "effectiveOn", "expiresOn", mark, source, 0, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, slug text, number text, "numberKey" text, kind text,
      name text, folded text, issuer text, "signedBy" text, "issuedOn" date, "effectiveOn" date, "expiresOn" date, mark text, source text)`.execute(
    tx,
  )
}
