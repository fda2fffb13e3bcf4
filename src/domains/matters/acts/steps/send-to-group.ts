import { shownOf } from '#domains/matters/acts/steps/move-matter.ts'
import { tellPerson } from '#domains/matters/acts/steps/tell-person.ts'
import { isSignedOnly } from '#domains/matters/advice/advice.store.ts'
import { refusals } from '#domains/matters/advice/advice.ts'
import { findAnswer, saveApproved } from '#domains/matters/answer.store.ts'
import { listMembersToAnswer, listSent, noteSending } from '#domains/matters/groups/group.store.ts'
import { type GroupAnswer, whyNoAnswer } from '#domains/matters/groups/matter-group.ts'
import { addMatterEvent, saveMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { answered } from '#domains/matters/matter-transitions.ts'
import type { ActContext } from '#platform/acts/act.ts'

/**
 * An approved answer to each matter of the group that fits and has not had it: an answer row, an event, a message and a line of the audit
 * each, once. Why not stands beside each other one.
 */
export async function sendToGroup(
  context: ActContext,
  answer: GroupAnswer,
  by: string,
): Promise<{ sent: number; failed: number }> {
  const { tx, actor, now } = context
  const had = await listSent(tx, answer)
  let sent = 0
  let failed = 0
  for (const matter of await listMembersToAnswer(tx, actor, answer.groupId)) {
    if (had.has(matter.id)) continue
    const own = await findAnswer(tx, matter.id)
    const signedOnly = (await isSignedOnly(tx, matter)) ? refusals.signedOnly.message : undefined
    const whyNot = whyNoAnswer(matter, own) ?? signedOnly
    if (whyNot !== undefined) {
      await noteSending(tx, answer, { matterId: matter.id, whyNot })
      failed++
      continue
    }
    const answerNumber = (own?.number ?? 0) + 1
    await sendOne(context, matter, { answer, answerNumber, by })
    await noteSending(tx, answer, { matterId: matter.id, answerNumber, sentAt: now })
    sent++
  }
  return { sent, failed }
}

async function sendOne(
  context: ActContext,
  matter: Matter,
  { answer, answerNumber, by }: { answer: GroupAnswer; answerNumber: number; by: string },
): Promise<void> {
  const { tx, now, today, audit } = context
  const { groupId: _, ...common } = answer
  await saveApproved(tx, { ...common, matterId: matter.id, number: answerNumber, version: 0 }, { by, at: now })
  const after = answered(matter, today)
  await saveMatter(tx, after, now)
  const told = 'Cơ quan đã trả lời. Nội dung ở trên.'
  const eventId = await addMatterEvent(tx, { matterId: matter.id, kind: 'answered', personId: by, at: now, told })
  await tellPerson(context, matter.submissionId, eventId)
  audit({
    subjectKind: 'matter',
    subjectId: matter.id,
    bodyId: matter.bodyId,
    before: shownOf(matter),
    after: { ...shownOf(after), step: 'answered' },
  })
}
