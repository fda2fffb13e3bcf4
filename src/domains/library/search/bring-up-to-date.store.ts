import { setTimeout as sleep } from 'node:timers/promises'
import { type Building, buildSegment } from '#domains/library/search/build-segment.store.ts'
import { countArticles, countChangedArticles } from '#domains/library/search/law-entries.queries.ts'
import { searchState } from '#domains/library/search/segment.queries.ts'
import type { House } from '#platform/house.ts'

/** Fewer changed articles than this are searched apart as well as in a new segment. */
const changedArticlesMax = 300

/**
 * After an import: builds the index when much has changed, or waits while another process does. Returns when what was
 * written before is in an index that stands, or is little enough to be looked at apart.
 */
export async function bringSearchUpToDate(
  house: Pick<House, 'database' | 'dataFolder' | 'clock'>,
  building: Building = {},
): Promise<void> {
  const db = house.database.kysely
  const wanted = (await searchState(db)).lastChange
  for (;;) {
    const { standing, building: other } = await searchState(db)
    if (standing !== null && standing.upTo >= wanted) return
    // without a segment, changes that an earlier one knew may be listed no more
    const missing = standing === null ? await countArticles(db) : await countChangedArticles(db, standing.upTo)
    if (missing <= (standing === null ? 0 : changedArticlesMax)) return
    if (await buildSegment(house, building)) continue
    if (other) await building.report?.(other.done, other.total)
    await sleep(500)
  }
}
