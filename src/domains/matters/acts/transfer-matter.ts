import { z } from 'zod'
import { beginThere } from '#domains/matters/acts/steps/begin-there.ts'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { isOpenDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { refusals } from '#domains/matters/matter.ts'
import { leave } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/**
 * Chuyển đúng cơ quan, with the whole file and a notice to the person: here it ends in the register, there it begins with a number
 * of its own and the days of its own receipt. The law in force stays that of the day on which the person brought it.
 */
export const transferMatter = act({
  name: 'matters.transfer',
  may: 'work on matters',
  parse: z.object({ ...matterFields, toBodyId: idField('Hãy chọn cơ quan nhận.'), told: toldField }).parse,
  async run(context, { toBodyId, told, ...form }) {
    const { tx, today } = context
    const to = await tx.selectFrom('body').select('name').where('id', '=', toBodyId).executeTakeFirst()
    if (to === undefined) throw refusals.bodyClosed
    const left = await moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'transferred',
      told: `Chuyển đến ${to.name}. ${told}`,
      rule: async (matter) => {
        if (matter.bodyId === toBodyId) throw refusals.sameBody
        if (!(await isOpenDesk(tx, toBodyId, matter.kind))) throw refusals.bodyClosed
        return leave(matter, today)
      },
    })
    return beginThere(context, left, toBodyId)
  },
})
