import { forgetTold } from '#domains/matters/acts/steps/forget-told.ts'
import { forgetCalls } from '#domains/matters/calls/call.store.ts'
import { forgetLikeness } from '#domains/matters/groups/likeness.store.ts'
import { forgetReferrals } from '#domains/matters/legal-aid/referral.store.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { refusals } from '#domains/matters/matter.ts'
import { forgetPublishing } from '#domains/matters/published/publishing.store.ts'
import { forgetReleases } from '#domains/matters/release/release.store.ts'
import { moveToDenouncer } from '#domains/matters/secret-letter.store.ts'
import type { ActContext } from '#platform/acts/act.ts'

/**
 * What turned out to be a denunciation: name, address, contact and words move into the sealed store, names of files are forgotten,
 * and no message goes out any more; those that went are forgotten. A submission that is several matters is split first.
 */
export async function makeSecret(context: ActContext, submissionId: string): Promise<void> {
  const { tx, house } = context
  if ((await listMattersOf(tx, [submissionId])).length > 1) throw refusals.onlyOne
  await forgetTold(context, submissionId)
  await forgetLikeness(tx, submissionId)
  await forgetReleases(tx, submissionId)
  await forgetCalls(tx, submissionId)
  await forgetReferrals(tx, submissionId)
  await forgetPublishing(tx, submissionId)
  await moveToDenouncer(tx, house.secretKey, submissionId)
}
