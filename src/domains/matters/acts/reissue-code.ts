import { z } from 'zod'
import { giveNewCode } from '#domains/matters/acts/steps/give-new-code.ts'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { loadMatterToChange } from '#domains/matters/matter.store.ts'
import { isSecretKind, refusals } from '#domains/matters/matter.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'

/** Cấp lại mã tại nơi nhận, to somebody who shows who they are; which papers were seen stands in the matter. Never of a denouncer. */
export const reissueCode = act({
  name: 'matters.reissue-code',
  may: 'work on matters',
  parse: z.object({ ...matterFields, seen: textField('giấy tờ đã xem', 5, 300) }).parse,
  async run(context, { seen, ...form }) {
    const matter = await loadMatterToChange(context.tx, context.actor, 'work on matters', form)
    if (isSecretKind(matter.kind)) throw refusals.notNamed
    const by = { personId: personIdOf(context.actor), how: 'tại nơi nhận', seen }
    return { submissionId: matter.submissionId, ...(await giveNewCode(context, matter.submissionId, by)) }
  },
})
