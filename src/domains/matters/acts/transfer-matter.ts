import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { matterFields, moveMatter, toldField } from '#domains/matters/acts/steps/move-matter.ts'
import { newMatter } from '#domains/matters/acts/steps/store-submission.ts'
import { isOpenDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { addMatter, addMatterEvent, loadFiled } from '#domains/matters/matter.store.ts'
import { leave, type Matter, refusals } from '#domains/matters/matter.ts'
import { takeNumber } from '#domains/matters/submission.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
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
    if (!(await isOpenDesk(tx, toBodyId))) throw refusals.bodyClosed
    const { name } = await tx.selectFrom('body').select('name').where('id', '=', toBodyId).executeTakeFirstOrThrow()
    const left = await moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'transferred',
      told: `Chuyển đến ${name}. ${told}`,
      rule: (matter) => {
        if (matter.bodyId === toBodyId) throw refusals.sameBody
        return leave(matter, today)
      },
    })
    return beginThere(context, left, toBodyId)
  },
})

async function beginThere({ tx, now, today, audit }: ActContext, left: Matter, bodyId: string): Promise<Matter> {
  const begun: Matter = {
    ...newMatter(left.kind, left.title),
    id: newId(now.getTime()),
    submissionId: left.submissionId,
    stripped: left.stripped,
    circumstances: left.circumstances,
    bodyId,
    receivedAt: now,
    receivedOn: today,
    ...(await takeNumber(tx, bodyId, today)),
  }
  await addMatter(tx, begun, await loadFiled(tx, left.submissionId), now)
  const told = 'Đã nhận hồ sơ do cơ quan khác chuyển đến.'
  await addMatterEvent(tx, { matterId: begun.id, kind: 'received', personId: null, at: now, told })
  audit({ subjectKind: 'matter', subjectId: begun.id, bodyId, after: { kind: begun.kind, transferred: true } })
  return begun
}
