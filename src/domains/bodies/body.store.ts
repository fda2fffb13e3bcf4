import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import type { Body, BodyKind, BodyName, BodySuccession } from '#domains/bodies/body.ts'
import type { BodyChange } from '#domains/bodies/body-changes.ts'
import { shippedBodies } from '#domains/bodies/shipped-bodies.ts'
import { nation } from '#domains/places/place.ts'
import { type PlaceFacts, placeFacts } from '#domains/places/place-facts.ts'
import type { Tx } from '#platform/database/database.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    body: BodyTable
    body_name: BodyNameTable
    body_succession: BodySuccessionTable
    body_seed: { checksum: string }
  }
}

export type BodyTable = {
  id: string
  kind: BodyKind
  name: string
  short_name: string | null
  place_id: string
  place_path: string
  parent_id: string | null
  path: string
  from_day: Day | null
  to_day: Day | null
  founded_by: string
  ended_by: string
  folded: string
  sort_key: string
}

export type BodyNameTable = {
  body_id: string
  name: string
  folded: string
  kind: BodyName['kind']
  to_day: Day | null
  decision: string
}

export type BodySuccessionTable = {
  old_id: string
  new_id: string
  on_day: Day
  kind: BodySuccession['kind']
  decision: string
}

/** Numbers for paths, never given twice. */
export async function nextBodyNumbers(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{
    number: number
  }>`select nextval('body_number') as number from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ number }) => number).sort((a, b) => a - b)
}

/** Writes what a change founded, changed and moved. */
export async function saveBodyChange(tx: Tx, change: BodyChange): Promise<void> {
  await insertBodies(tx, change.founded)
  for (const body of change.changed) {
    // the paths of the subtree follow below
    const { id, path: _, ...values } = rowOf(body)
    await tx.updateTable('body').set(values).where('id', '=', id).execute()
  }
  for (const { from, to } of change.moves) {
    const path = sql<string>`${to}::text || substr(path, length(${from}::text) + 1)`
    await tx.updateTable('body').set({ path }).where('path', 'like', `${from}%`).execute()
  }
  await saveBodyNames(tx, change.names)
  if (change.successions.length > 0)
    await tx.insertInto('body_succession').values(change.successions.map(successionRowOf)).execute()
}

/**
 * The nation as a place, once: its row comes with the first body that stands there. It is written each time, so that two who found at once
 * wait for each other, and the second sees what the first founded.
 */
export async function saveNation(tx: Tx): Promise<void> {
  await tx
    .insertInto('place')
    .values({
      id: nation.id,
      kind: nation.kind,
      name: nation.name,
      full_name: nation.fullName,
      parent_id: null,
      path: nation.path,
      folded: fold(nation.fullName),
      sort_key: sortKey(nation.name),
      from_day: null,
      to_day: null,
    })
    .onConflict((on) => on.column('id').doUpdateSet({ full_name: nation.fullName }))
    .execute()
}

/** A name that a body has already had is kept as it was last said. */
export async function saveBodyNames(tx: Tx, names: readonly BodyName[]): Promise<void> {
  if (names.length === 0) return
  await tx
    .insertInto('body_name')
    .values(
      names.map(({ bodyId, name, kind, toDay, decision }) => ({
        body_id: bodyId,
        name,
        folded: fold(name),
        kind,
        to_day: toDay,
        decision,
      })),
    )
    .onConflict((on) =>
      on.columns(['body_id', 'folded']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        kind: row.ref('excluded.kind'),
        to_day: row.ref('excluded.to_day'),
        decision: row.ref('excluded.decision'),
      })),
    )
    .execute()
}

/**
 * Founds the shipped bodies that are not there yet; leaves those that are as officers keep them. Needs `loadPlaces` before.
 * Does nothing when this edition was founded already; returns how many it founded.
 */
export async function seedBodies(tx: Tx, facts: PlaceFacts = placeFacts()): Promise<number> {
  const held = await tx
    .selectFrom('body_seed')
    .select('checksum')
    .where('checksum', '=', facts.checksum)
    .executeTakeFirst()
  if (held) return 0
  const existing = new Set((await tx.selectFrom('body').select('id').execute()).map(({ id }) => id))
  const { bodies, names } = shippedBodies(facts)
  const missing = bodies.filter(({ id }) => !existing.has(id))
  const numbers = await nextBodyNumbers(tx, missing.length)
  const paths = new Map<string, string>()
  for (const row of existing.size === 0 ? [] : await tx.selectFrom('body').select(['id', 'path']).execute())
    paths.set(row.id, row.path)
  const founded = missing.map((body, index) => {
    const path = `${body.parentId === null ? '/' : paths.get(body.parentId)!}${numbers[index]!.toString(36)}/`
    paths.set(body.id, path)
    return { ...body, path }
  })
  await insertBodies(tx, founded)
  const ids = new Set(founded.map(({ id }) => id))
  await saveBodyNames(
    tx,
    names.filter(({ bodyId }) => ids.has(bodyId)),
  )
  await tx.deleteFrom('body_seed').execute()
  await tx.insertInto('body_seed').values({ checksum: facts.checksum }).execute()
  return founded.length
}

export const bodyColumns = [
  'id',
  'kind',
  'name',
  'short_name',
  'place_id',
  'place_path',
  'parent_id',
  'path',
  'from_day',
  'to_day',
  'founded_by',
  'ended_by',
] as const

export function bodyOf(row: Omit<BodyTable, 'folded' | 'sort_key'>): Body {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    placeId: row.place_id,
    placePath: row.place_path,
    parentId: row.parent_id,
    path: row.path,
    fromDay: row.from_day,
    toDay: row.to_day,
    foundedBy: row.founded_by,
    endedBy: row.ended_by,
  }
}

const chunkRows = 1000

async function insertBodies(tx: Tx, bodies: readonly Body[]): Promise<void> {
  for (let begin = 0; begin < bodies.length; begin += chunkRows) {
    const rows = bodies.slice(begin, begin + chunkRows).map(rowOf)
    await sql`
      insert into body (id, kind, name, short_name, place_id, place_path, parent_id, path, from_day, to_day, founded_by, ended_by, folded, sort_key)
      select id, kind, name, short_name, place_id, place_path, parent_id, path, from_day, to_day, founded_by, ended_by, folded, sort_key
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, name text, short_name text, place_id text,
        place_path text, parent_id uuid, path text, from_day date, to_day date, founded_by text, ended_by text, folded text,
        sort_key text)`.execute(tx)
  }
}

function rowOf(body: Body): BodyTable {
  return {
    id: body.id,
    kind: body.kind,
    name: body.name,
    short_name: body.shortName,
    place_id: body.placeId,
    place_path: body.placePath,
    parent_id: body.parentId,
    path: body.path,
    from_day: body.fromDay,
    to_day: body.toDay,
    founded_by: body.foundedBy,
    ended_by: body.endedBy,
    folded: fold([body.name, body.shortName].filter(Boolean).join(', ')),
    sort_key: sortKey(body.shortName ?? body.name),
  }
}

function successionRowOf({ oldId, newId, onDay, kind, decision }: BodySuccession): BodySuccessionTable {
  return { old_id: oldId, new_id: newId, on_day: onDay, kind, decision }
}
