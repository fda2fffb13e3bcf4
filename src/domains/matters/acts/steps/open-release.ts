import { loadAnswer, saveAnswer } from '#domains/matters/answer.store.ts'
import { type MatterAnswer, write } from '#domains/matters/matter-answer.ts'
import { findRelease } from '#domains/matters/release/release.store.ts'
import { refusals } from '#domains/matters/release/release.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'

/** The release that is being prepared; whoever touches it is a writer of its answer. Throws `noneYet`, `submitted`. */
export async function openRelease(
  { tx, actor }: ActContext,
  matterId: string,
): Promise<{ answer: MatterAnswer; by: string }> {
  const before = await loadAnswer(tx, matterId)
  if (before.state === 'submitted') throw refusals.submitted
  if (before.state === 'approved' || (await findRelease(tx, matterId, before.number)) === undefined)
    throw refusals.noneYet
  const by = personIdOf(actor)
  const answer = write(before, matterId, before.text, by)
  await saveAnswer(tx, answer)
  return { answer, by }
}
