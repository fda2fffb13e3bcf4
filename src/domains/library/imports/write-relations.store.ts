import { sql } from 'kysely'
import { type LawChange, noteLawChanges } from '#domains/library/law-change.store.ts'
import { addRelations } from '#domains/library/relation.store.ts'
import type { Relation } from '#domains/library/relation.ts'
import type { Tx } from '#platform/database/database.ts'

/**
 * Relations that a source states, each with all the articles it names. A later edition that names more articles of the same
 * deed widens the relation; what an editor dismissed stays dismissed.
 */
export async function writeRelations(tx: Tx, relations: readonly Relation[], now: Date): Promise<void> {
  const held = await listHeld(tx, relations)
  const fresh = relations.filter((relation) => !held.has(keyOf(relation)))
  const widened: LawChange[] = []
  for (const relation of relations) {
    const known = held.get(keyOf(relation))
    if (known === undefined || relation.scope.every((place) => known.scope.includes(place))) continue
    const scope = [...new Set([...known.scope, ...relation.scope])].sort()
    await tx.updateTable('law_relation').set({ scope }).where('id', '=', known.id).execute()
    widened.push({ documentId: relation.fromId }, { documentId: relation.toId })
  }
  await noteLawChanges(tx, widened, now)
  await addRelations(tx, fresh, now)
}

type Held = { id: string; fromId: string; toId: string; kind: string; fromDay: string | null; scope: string[] }

function keyOf({ fromId, toId, kind, fromDay }: Omit<Held, 'id' | 'scope'>): string {
  return `${fromId} ${toId} ${kind} ${fromDay}`
}

/** Of parts only: one that is about the whole document says another thing. */
async function listHeld(tx: Tx, relations: readonly Relation[]): Promise<Map<string, Held>> {
  const pairs = relations.map(({ fromId, toId, kind, fromDay }) => ({ fromId, toId, kind, fromDay }))
  const { rows } = await sql<Held>`
    select distinct r.id, r.from_id as "fromId", r.to_id as "toId", r.kind, r.from_day as "fromDay", r.scope
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as k ("fromId" uuid, "toId" uuid, kind text, "fromDay" date)
      join law_relation r on r.from_id = k."fromId" and r.to_id = k."toId" and r.kind = k.kind
        and r.from_day is not distinct from k."fromDay" and r.scope <> '{}'`.execute(tx)
  return new Map(rows.map((row) => [keyOf(row), row]))
}
