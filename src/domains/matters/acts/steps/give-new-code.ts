import { addMatterEvent, listMattersOf } from '#domains/matters/matter.store.ts'
import { renewCode } from '#domains/matters/submission.store.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** The old code ends, a new one is shown once; that it was renewed stands in the matter, for the person and the desk. */
export async function giveNewCode(
  { tx, house, now, audit }: ActContext,
  submissionId: string,
  by: { personId: string | null; how: string; seen?: string },
): Promise<{ code: string; link: string }> {
  const renewed = await renewCode(tx, house.secretKey, submissionId, { now, byOfficer: by.personId !== null })
  for (const matter of await listMattersOf(tx, [submissionId])) {
    await addMatterEvent(tx, {
      matterId: matter.id,
      kind: 'code-renewed',
      personId: by.personId,
      at: now,
      told: 'Đã cấp mã mới. Mã cũ không dùng được nữa.',
      noted: by.seen === undefined ? by.how : `${by.how}, đã xem: ${by.seen}`,
    })
    audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, after: { codeRenewed: by.how } })
  }
  return renewed
}
