import { z } from 'zod'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { aidRulesOn, type Hardship, hardshipNames } from '#domains/matters/legal-aid/aid-rules.ts'
import { saveReferral } from '#domains/matters/legal-aid/referral.store.ts'
import { refusals } from '#domains/matters/legal-aid/referral.ts'
import { checkOpen } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { lineField, listField, optionalLineField } from '#platform/acts/fields.ts'

/** Lập giấy giới thiệu đến tổ chức trợ giúp pháp lý. It decides nothing; the matter goes on. */
export const writeReferral = act({
  name: 'matters.write-referral',
  may: 'work on matters',
  parse: z.object({
    ...matterFields,
    centre: lineField('nơi giới thiệu đến', 300),
    about: lineField('việc cần trợ giúp', 1_000),
    nhom: listField(20),
    hardship: z
      .string()
      .optional()
      .transform((text): Hardship => (Object.hasOwn(hardshipNames, text ?? '') ? (text as Hardship) : 'unknown')),
    papers: optionalLineField('giấy tờ kèm theo', 1_000),
  }).parse,
  run: (context, { centre, about, nhom, hardship, papers, ...form }) =>
    moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'referred',
      told: `Cơ quan đã lập giấy giới thiệu bạn đến ${centre}. Hãy đến nhận giấy, mang theo giấy tờ của bạn. Trung tâm là nơi quyết định, không mất tiền.`,
      rule: async (matter) => {
        if (matter.kind !== 'legal-aid') throw refusals.notThatKind
        checkOpen(matter, 'draft')
        const known = new Set(aidRulesOn(context.today).groups.map(({ id }) => id))
        const groups = nhom.filter((id) => known.has(id))
        const by = { personId: personIdOf(context.actor), at: context.now }
        await saveReferral(context.tx, { matterId: matter.id, centre, about, groups, hardship, papers }, by)
        return next(matter, { state: matter.state === 'received' ? 'in-review' : matter.state })
      },
    }),
})
