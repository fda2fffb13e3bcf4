import { type Expression, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import type { Certainty, Place, PlaceKind, PlaceSuccession } from '#domains/places/place.ts'
import { type PlaceFacts, placeFacts } from '#domains/places/place-facts.ts'
import type { Tx } from '#platform/database/database.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    place: PlaceTable
    place_succession: PlaceSuccessionTable
    place_load: { checksum: string }
  }
}

export type PlaceTable = {
  id: string
  kind: PlaceKind
  name: string
  full_name: string
  parent_id: string | null
  path: string
  folded: string
  sort_key: string
  from_day: Day | null
  to_day: Day | null
}

export type PlaceSuccessionTable = {
  old_id: string
  new_id: string
  on_day: Day
  kind: PlaceSuccession['kind']
  certainty: Certainty
}

/**
 * Brings the tables up to the shipped facts; does nothing when they hold this edition. Units that newer facts no longer
 * know are kept: something may point at them. Returns whether anything was loaded.
 */
export async function loadPlaces(tx: Tx, facts: PlaceFacts = placeFacts()): Promise<boolean> {
  const held = await tx
    .selectFrom('place_load')
    .select('checksum')
    .where('checksum', '=', facts.checksum)
    .executeTakeFirst()
  if (held) return false
  const formerNames = Map.groupBy(facts.formerNames, ({ placeId }) => placeId)
  const rows = facts.places.map((place) =>
    rowOf(place, facts, formerNames.get(place.id)?.map(({ name }) => name) ?? []),
  )
  for (const chunk of chunksOf(rows)) await savePlaces(tx, chunk)
  // The lineage is ours alone: rewriting it drops what newer facts corrected.
  await tx.deleteFrom('place_succession').execute()
  for (const chunk of chunksOf(facts.successions)) await saveSuccessions(tx, chunk)
  await tx.deleteFrom('place_load').execute()
  await tx.insertInto('place_load').values({ checksum: facts.checksum }).execute()
  return true
}

export function placeOf(row: Omit<PlaceTable, 'folded' | 'sort_key'>): Place {
  const { id, kind, name, full_name, parent_id, path, from_day, to_day } = row
  return { id, kind, name, fullName: full_name, parentId: parent_id, path, fromDay: from_day, toDay: to_day }
}

export const placeColumns = ['id', 'kind', 'name', 'full_name', 'parent_id', 'path', 'from_day', 'to_day'] as const

/** The embedded database has one session: a chunk is what others wait for. */
const chunkRows = 2000

function chunksOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / chunkRows) }, (_, index) =>
    rows.slice(index * chunkRows, (index + 1) * chunkRows),
  )
}

function rowOf(place: Place, facts: PlaceFacts, formerNames: string[]): PlaceTable {
  return {
    id: place.id,
    kind: place.kind,
    name: place.name,
    full_name: place.fullName,
    parent_id: place.parentId,
    path: place.path,
    folded: [place.fullName, ...formerNames, ...ancestorsOf(place, facts)].map(fold).join(', '),
    sort_key: sortKey(place.name),
    from_day: place.fromDay,
    to_day: place.toDay,
  }
}

function ancestorsOf(place: Place, facts: PlaceFacts): string[] {
  const parent = place.parentId === null ? undefined : facts.placeById.get(place.parentId)
  return parent ? [parent.fullName, ...ancestorsOf(parent, facts)] : []
}

async function savePlaces(tx: Tx, rows: PlaceTable[]): Promise<void> {
  await sql`
    insert into place (id, kind, name, full_name, parent_id, path, folded, sort_key, from_day, to_day)
    select id, kind, name, full_name, parent_id, path, folded, sort_key, from_day, to_day
    from ${recordsOf(rows)} as r (id text, kind text, name text, full_name text, parent_id text, path text, folded text,
                                  sort_key text, from_day date, to_day date)
    on conflict (id) do update set
      kind = excluded.kind, name = excluded.name, full_name = excluded.full_name, parent_id = excluded.parent_id,
      path = excluded.path, folded = excluded.folded, sort_key = excluded.sort_key,
      from_day = excluded.from_day, to_day = excluded.to_day`.execute(tx)
}

async function saveSuccessions(tx: Tx, successions: PlaceSuccession[]): Promise<void> {
  await sql`
    insert into place_succession (old_id, new_id, on_day, kind, certainty)
    select "oldId", "newId", "onDay", kind, certainty
    from ${recordsOf(successions)} as r ("oldId" text, "newId" text, "onDay" date, kind text, certainty text)`.execute(
    tx,
  )
}

/** Rows as one JSON parameter: thousands in one statement, the same on both databases. */
function recordsOf(rows: readonly object[]): Expression<unknown> {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`
}
