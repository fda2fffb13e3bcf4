import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { lastChangeNumber } from '#domains/library/law-change.store.ts'
import { countArticles, listEntriesAfter } from '#domains/library/search/law-entries.queries.ts'
import { removeOldSegments, type WrittenSegment } from '#domains/library/search/segment-folder.ts'
import { SegmentThread } from '#domains/library/search/segment-thread.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

export type Building = {
  /** Told after each chunk; awaited. */
  report?: (done: number, total: number) => Promise<void> | void
  signal?: AbortSignal
}

/**
 * Builds a segment of all articles as they are now, and lets it stand: the one before serves until then. What changes
 * meanwhile is noted and looked at apart by whoever opens it. Answers false when another process is building; that one's
 * lease runs out when it was killed. Not in a transaction: rows are read in chunks, others are served in between.
 */
export async function buildSegment(house: BuildingHouse, { report, signal }: Building = {}): Promise<boolean> {
  const { database, dataFolder } = house
  const db = database.kysely
  const id = await claim(house)
  if (id === undefined) return false
  const thread = new SegmentThread(dataFolder)
  try {
    await removeOldSegments(dataFolder, await listKept(db))
    const total = await countArticles(db)
    const day = today(house.clock)
    let after: string | null = null
    let done = 0
    let taken: Promise<void> = Promise.resolve()
    for (;;) {
      signal?.throwIfAborted()
      const entries = await listEntriesAfter(db, day, after, entriesAtOnce)
      await taken
      if (entries.length === 0) break
      after = entries.at(-1)!.articleId
      // the thread works on one chunk while the next one is read
      taken = thread.add(entries)
      taken.catch(() => undefined)
      done += entries.length
      await renew(db, id, done, total)
      await report?.(done, Math.max(done, total))
    }
    await letStand(house, id, done, await thread.finish())
    await removeOldSegments(dataFolder, await listKept(db))
    return true
  } catch (error) {
    await db
      .updateTable('law_segment')
      .set({ state: 'left', leased_until: null })
      .where('id', '=', id)
      .where('state', '=', 'building')
      .execute()
    throw error
  } finally {
    await thread.close()
  }
}

export type BuildingHouse = Pick<House, 'database' | 'dataFolder' | 'clock'>

/** Rows a query: the one session of the embedded database serves others in between. */
const entriesAtOnce = 400
/** Longer than any chunk takes, also at the end, when the thread writes the file. */
const leaseSeconds = 90

async function claim({ database, clock }: BuildingHouse): Promise<string | undefined> {
  return database.transaction(async (tx) => {
    await sql`update law_segment set state = 'left', leased_until = null where state = 'building' and leased_until < now()`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`
      insert into law_segment (id, state, up_to, as_of, leased_until, begun_at)
      values (${newId()}, 'building', ${await lastChangeNumber(tx)}, ${today(clock)}, now() + ${leaseSeconds} * interval '1 second', now())
      on conflict (state) where state = 'building' do nothing
      returning id`.execute(tx)
    return rows[0]?.id
  })
}

async function renew(db: Db, id: string, done: number, total: number): Promise<void> {
  const { numAffectedRows } = await sql`
    update law_segment set entries = ${done}, total = ${total}, leased_until = now() + ${leaseSeconds} * interval '1 second'
    where id = ${id} and state = 'building'`.execute(db)
  if (numAffectedRows !== 1n) throw new BuildingLost()
}

/** Another process took over: this one was too slow. */
class BuildingLost extends Error {
  constructor() {
    super('The building of the index was taken over by another process.')
  }
}

async function letStand(
  { database }: BuildingHouse,
  id: string,
  entries: number,
  written: WrittenSegment,
): Promise<void> {
  await database.transaction(async (tx) => {
    await sql`update law_segment set state = 'left' where state = 'standing'`.execute(tx)
    const stood = await sql<{ up_to: number }>`
      update law_segment set state = 'standing', leased_until = null, entries = ${entries}, total = ${entries},
        size_bytes = ${written.sizeBytes}, sha256 = ${written.sha256}, finished_at = now()
      where id = ${id} and state = 'building' returning up_to`.execute(tx)
    if (stood.rows.length === 0) throw new BuildingLost()
    await tx.deleteFrom('law_change').where('number', '<=', stood.rows[0]!.up_to).execute()
    await sql`delete from law_segment where state = 'left' and begun_at < now() - interval '1 day'`.execute(tx)
  })
}

async function listKept(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('law_segment').select('sha256').where('state', '=', 'standing').execute()
  return new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))
}
