import { newId } from '#base/ids.ts'
import { slugOf } from '#domains/library/document.ts'
import { type Guide, type GuideWords, refusals } from '#domains/library/guide.ts'
import type { GuideKind } from '#domains/library/guide-file.ts'
import { addGuide, addGuideEvent, freeSlug } from '#domains/library/guides/guide.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { whereMay } from '#platform/permission/permission.ts'

type Founding = { bodyId: string; kind: GuideKind; words: GuideWords; shippedSlug?: string; isAsked?: boolean }

/** A new draft of a body, with an address for ever. */
export async function foundGuide(
  { tx, actor, now, audit }: ActContext,
  { bodyId, kind, words, shippedSlug, isAsked = false }: Founding,
): Promise<Guide> {
  const body = await tx
    .selectFrom('body')
    .select('id')
    .where('id', '=', bodyId)
    .where(whereMay(actor, 'write guides', 'body'))
    .executeTakeFirst()
  if (body === undefined) throw refusals.bodyOutside
  const by = personIdOf(actor)
  const guide: Guide = {
    id: newId(),
    slug: await freeSlug(tx, shippedSlug ?? slugOf(words.title)),
    kind,
    bodyId,
    shippedSlug: shippedSlug ?? null,
    words,
    state: 'draft',
    writerIds: [by],
    version: 0,
    edition: 0,
    isPublic: false,
    isAsked,
    held: '',
  }
  await addGuide(tx, guide, now)
  const event = shippedSlug === undefined ? 'written' : 'taken-over'
  await addGuideEvent(tx, { guideId: guide.id, kind: event, personId: by, at: now })
  audit({
    subjectKind: 'guide',
    subjectId: guide.id,
    bodyId,
    before: null,
    after: { state: guide.state, kind, slug: guide.slug, title: words.title },
  })
  return guide
}
