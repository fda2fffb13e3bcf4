import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { findHandoverChoices } from '#domains/plans/handover/handover.queries.ts'
import { type Handed, handTo, handToOnlySuccessors } from '#domains/plans/handover/handover.store.ts'
import { type ActContext, act, lockRow } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

export const refusals = {
  notYours: new Refusal(
    404,
    'Không có việc nào của cơ quan này chờ ông/bà giao lại. Có thể người khác vừa giao; hãy tải lại trang.',
  ),
  notSuccessor: new Refusal(422, 'Hãy chọn cơ quan nhận việc trong danh sách các cơ quan kế tục.'),
}

/** Chuyển việc cho cơ quan kế tục duy nhất, one chunk at a time: killed between two, it goes on with the next. */
export const handOverWork = act({
  name: 'plans.hand-over-work',
  may: 'system',
  parse: z.object({}).parse,
  async run(context) {
    const { tx, now, today } = context
    const handed = await handToOnlySuccessors(tx, { personId: null, now, today })
    note(context, handed)
    return { tasks: handed.reduce((sum, one) => sum + one.taskIds.length, 0) }
  },
})

/** A plan with more parts than so many chunks is handed over in several presses. */
const chunksMax = 20

/** Giao lại việc: what an ended body held in one plan goes to one of its several successors. */
export const chooseSuccessor = act({
  name: 'plans.choose-successor',
  may: 'assign tasks',
  parse: z.object({
    fromId: idField(),
    planId: idField(),
    toId: idField('Hãy chọn cơ quan nhận việc.'),
  }).parse,
  async run(context, { fromId, planId, toId }) {
    const { tx, actor, now, today } = context
    await lockRow(tx, 'plan', planId)
    const found = await findHandoverChoices(tx, actor, today, { fromId, planId })
    if (found === undefined) throw refusals.notYours
    if (!found.choices.some(({ id }) => id === toId)) throw refusals.notSuccessor
    const chosen = { fromId, toId, planId, onDay: found.endedOn, decision: found.endedBy }
    const by = { personId: personIdOf(context.actor), now, today }
    const handed: Handed[] = []
    for (let chunk = 0; chunk < chunksMax; chunk++) {
      const more = await handTo(tx, chosen, by)
      handed.push(...more)
      if (more.length === 0) break
    }
    if (handed.length === 0) throw refusals.notYours
    note(context, handed)
    return { tasks: new Set(handed.flatMap(({ taskIds }) => taskIds)).size }
  },
})

function note({ audit }: ActContext, handed: readonly Handed[]): void {
  for (const { planId, fromId, toId, taskIds } of handed)
    audit({
      subjectKind: 'plan',
      subjectId: planId,
      bodyId: toId,
      before: { bodyId: fromId },
      after: { bodyId: toId, taskIds },
    })
}
