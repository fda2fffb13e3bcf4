import type { Guide, GuideDeed } from '#domains/library/guide.ts'
import { addGuideEvent, loadGuideToChange, saveGuide } from '#domains/library/guides/guide.store.ts'
import type { GuideEventKind } from '#domains/library/guides/guides.tables.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'

type Move = {
  deed: GuideDeed
  form: { guideId: string; version: number }
  kind: GuideEventKind
  rule: (guide: Guide) => Guide | Promise<Guide>
  reason?: string
}

/** load → rule → save → audit for a text that goes from one desk to the next. */
export async function moveGuide(context: ActContext, { deed, form, kind, rule, reason }: Move): Promise<Guide> {
  const { tx, actor, now, audit } = context
  const before = await loadGuideToChange(tx, actor, deed, form)
  const after = await rule(before)
  await saveGuide(tx, after, now)
  await addGuideEvent(tx, { guideId: after.id, kind, personId: personIdOf(actor), at: now, reason })
  audit({
    subjectKind: 'guide',
    subjectId: after.id,
    bodyId: after.bodyId,
    before: { state: before.state, edition: before.edition, isPublic: before.isPublic },
    after: {
      state: after.state,
      edition: after.edition,
      isPublic: after.isPublic,
      ...(reason === undefined ? {} : { reason }),
    },
  })
  return after
}
