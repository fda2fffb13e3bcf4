import { z } from 'zod'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { refusals } from '#domains/library/guide.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Nhận bản soạn sẵn: a text that came with the system becomes a draft of a body, to be read, corrected and approved there. */
export const takeOverGuide = act({
  name: 'library.take-over-guide',
  may: 'write guides',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan.'), shippedSlug: z.string().max(120) }).parse,
  async run(context, { bodyId, shippedSlug }) {
    const shipped = shippedGuides().find(({ slug }) => slug === shippedSlug)
    if (shipped === undefined) throw refusals.shippedUnknown
    const taken = await context.tx
      .selectFrom('guide')
      .select('id')
      .where('body_id', '=', bodyId)
      .where('shipped_slug', '=', shippedSlug)
      .executeTakeFirst()
    if (taken) throw refusals.takenOver
    const { kind, title, summary, topics, audience, terms, text } = shipped
    return foundGuide(context, {
      bodyId,
      kind,
      shippedSlug,
      words: { title, summary, topics, audience, terms, text },
    })
  },
})
