import type { Day } from '#base/day.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { refusals } from '#domains/matters/matter.ts'
import { findSubmitter, loadSubmission } from '#domains/matters/submission.store.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** Đề nghị hòa giải as it came in, for whoever makes a case of it. */
export type MediationRequest = {
  matterId: string
  /** «12/2026», in the body's register. */
  number: string
  receivedOn: Day
  name: string
  address: string
  words: string
}

/** For whoever reads that matter at the desk; any other kind of matter is not there. */
export async function loadMediationRequest(
  db: Db,
  secretKey: Uint8Array,
  actor: Actor,
  matterId: string,
): Promise<MediationRequest> {
  const matter = await loadMatter(db, actor, matterId)
  if (matter.kind !== 'mediation-request') throw refusals.notFound
  const { receivedOn, words } = await loadSubmission(db, matter.submissionId)
  const { name, address } = await findSubmitter(db, secretKey, matter.submissionId)
  return { matterId, number: `${matter.number}/${matter.year}`, receivedOn, name, address, words: words ?? '' }
}
