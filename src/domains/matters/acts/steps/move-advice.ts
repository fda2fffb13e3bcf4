import { shownOf } from '#domains/matters/acts/steps/move-matter.ts'
import { tellPerson } from '#domains/matters/acts/steps/tell-person.ts'
import { loadAdviceToChange } from '#domains/matters/advice/advice.store.ts'
import type { AdviceDeed } from '#domains/matters/advice/advice.ts'
import { addMatterEvent, saveMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import type { MatterEventKind } from '#domains/matters/matter-event.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'

type Move = {
  deed: AdviceDeed
  form: { matterId: string; version: number }
  /** undefined: nothing that the history should tell. */
  kind?: MatterEventKind
  told?: string
  rule: (matter: Matter) => Promise<Matter>
}

/** load → rule → save → what happened → telling the person → audit, for a question at a desk of advice. */
export async function moveAdvice(context: ActContext, { deed, form, kind, told = '', rule }: Move): Promise<Matter> {
  const { tx, actor, now, audit } = context
  const before = await loadAdviceToChange(tx, actor, deed, form)
  const after = await rule(before)
  await saveMatter(tx, after, now)
  if (kind !== undefined) {
    const personId = personIdOf(actor)
    const eventId = await addMatterEvent(tx, { matterId: after.id, kind, personId, at: now, told })
    if (told !== '') await tellPerson(context, after.submissionId, eventId)
  }
  audit({
    subjectKind: 'matter',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: shownOf(before),
    after: { ...shownOf(after), step: kind ?? 'advice' },
  })
  return after
}
