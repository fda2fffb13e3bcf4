import { z } from 'zod'
import { loadManagedBodies } from '#domains/bodies/acts/steps/managed-bodies.ts'
import { listLivingChildren } from '#domains/bodies/bodies.queries.ts'
import { saveBodyChange } from '#domains/bodies/body.store.ts'
import { split } from '#domains/bodies/body-changes.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField, listField } from '#platform/acts/fields.ts'

/** Chia tách: one body ends, others that stand already take over; each body below it goes to one of them. */
export const splitBody = act({
  name: 'bodies.split-body',
  may: 'manage bodies',
  parse: z.object({
    bodyId: idField(),
    intoIds: listField(20).pipe(z.array(idField())),
    /** `child>new parent`, one for each body below. */
    placements: listField(200).pipe(
      z.array(z.templateLiteral([z.uuid(), '>', z.uuid()], 'Hãy chọn lại cơ quan mới cho từng cơ quan trực thuộc.')),
    ),
    day: dayField('ngày có hiệu lực'),
    decision: lineField('số, ký hiệu quyết định', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, intoIds, placements, day, decision }) {
    const [body, ...into] = await loadManagedBodies(tx, actor, [bodyId, ...intoIds])
    const children = await listLivingChildren(tx, [bodyId])
    const parentOf = new Map(placements.map((placement) => placement.split('>') as [string, string]))
    const change = split(body!, { into, children, parentOf, day, decision })
    await saveBodyChange(tx, change)
    audit({ subjectKind: 'body', subjectId: bodyId, bodyId, after: { splitInto: intoIds, day, decision } })
    return change
  },
})
