import type { Selectable } from 'kysely'
import type { Day } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import type { LawRelianceTable } from '#domains/library/guides/guides.tables.ts'
import { loadDocumentFacts, placeFactsOf } from '#domains/library/law-facts.queries.ts'
import { type Leaning, type NewFlag, type Reliance, standingOn } from '#domains/library/reliance.ts'
import type { Tx } from '#platform/database/database.ts'

/** All that a text leans on, anew: what it leant on before is forgotten. */
export async function saveReliances(tx: Tx, by: Leaning, reliances: readonly Reliance[]): Promise<void> {
  await dropReliances(tx, by)
  const rows = reliances.map((one) => ({
    id: newId(),
    kind: by.kind,
    subject_id: by.subjectId,
    owner_body_id: by.ownerBodyId,
    document_id: one.documentId,
    article: one.article,
    clause: one.clause,
    point: one.point,
    pinned_on: one.pinnedOn,
    pinned_hash: one.pinnedHash,
    pinned_acts: one.pinnedActs,
    state: 'standing' as const,
    since: null,
    flagged_on: null,
    reason: '',
  }))
  for (let start = 0; start < rows.length; start += chunkRows)
    await tx
      .insertInto('law_reliance')
      .values(rows.slice(start, start + chunkRows))
      .execute()
}

/** It is read no more, so nothing leans. */
export async function dropReliances(tx: Tx, { kind, subjectId }: Pick<Leaning, 'kind' | 'subjectId'>): Promise<void> {
  await tx.deleteFrom('law_reliance').where('kind', '=', kind).where('subject_id', '=', subjectId).execute()
}

const chunkRows = 500

/**
 * Looks again at everything that leans on one document, on a day, and writes what is different. Doing it twice changes nothing.
 * Answers with what stood before and is flagged now.
 */
export async function reviewReliances(tx: Tx, documentId: string, day: Day): Promise<NewFlag[]> {
  const flagged: NewFlag[] = []
  for (let after = ''; ; ) {
    const rows = await tx
      .selectFrom('law_reliance')
      .selectAll()
      .where('document_id', '=', documentId)
      .$if(after !== '', (query) => query.where('id', '>', after))
      .orderBy('id')
      .limit(chunkRows)
      .forUpdate()
      .execute()
    flagged.push(...(await reviewRows(tx, rows, day)))
    if (rows.length < chunkRows) return flagged
    after = rows.at(-1)!.id
  }
}

async function reviewRows(tx: Tx, rows: Selectable<LawRelianceTable>[], day: Day): Promise<NewFlag[]> {
  const places = rows.map(({ document_id, article }) => ({ documentId: document_id, article }))
  const facts = await loadDocumentFacts(tx, places)
  const flagged: NewFlag[] = []
  for (const row of rows) {
    const pin = { pinnedOn: row.pinned_on, pinnedHash: row.pinned_hash, pinnedActs: row.pinned_acts }
    const standing = standingOn(day, row, pin, placeFactsOf(facts.get(row.document_id)!, row.article))
    const after =
      standing.state === 'standing'
        ? { state: standing.state, since: null, flagged_on: null, reason: '' }
        : { ...standing, flagged_on: row.flagged_on ?? day }
    if (after.state === row.state && after.since === row.since && after.reason === row.reason) continue
    await tx.updateTable('law_reliance').set(after).where('id', '=', row.id).execute()
    if (standing.state === 'flagged' && row.state === 'standing')
      flagged.push({
        kind: row.kind,
        subjectId: row.subject_id,
        ownerBodyId: row.owner_body_id,
        since: standing.since,
        reason: standing.reason,
      })
  }
  return flagged
}
