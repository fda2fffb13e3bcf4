import { findRelease, listReleaseFiles } from '#domains/matters/release/release.store.ts'
import { refusals } from '#domains/matters/release/release.ts'
import type { Tx } from '#platform/database/database.ts'

/** An answer to a request for information says what is given; what is given is there. Answers with the places on which parts are refused. */
export async function checkRelease(tx: Tx, matterId: string, number: number): Promise<string> {
  const release = await findRelease(tx, matterId, number)
  if (release === undefined) throw refusals.noneYet
  const files = await listReleaseFiles(tx, matterId, number)
  if (release.outcome !== 'refused' && files.length === 0 && release.how === '') throw refusals.nothingGiven
  return release.parts.map(({ cited }) => cited).join(' ')
}
