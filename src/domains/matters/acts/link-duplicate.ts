import { z } from 'zod'
import { showDay } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { addGroup, findGroupOf, firstOf, followFirst, joinGroup } from '#domains/matters/groups/group.store.ts'
import { checkJoin, refusals } from '#domains/matters/groups/matter-group.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/**
 * Ghi là việc trùng với một vụ việc đã nhận: an officer says so. Nothing of it ends: its clocks run, its answer is its own; its person is
 * told and sees how the first one stands.
 */
export const linkDuplicate = act({
  name: 'matters.link-duplicate',
  may: 'work on matters',
  parse: z.object({ ...matterFields, ofId: idField('Hãy chọn vụ việc trước.') }).parse,
  async run(context, { ofId, ...form }) {
    const { tx, actor, now } = context
    if (ofId === form.matterId) throw refusals.itself
    const by = { personId: personIdOf(actor), at: now }
    let receivedOn = ''
    return moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'repeated',
      told: () =>
        `Việc này trùng với một việc mà cơ quan đã nhận ngày ${receivedOn}. Hai việc được xem cùng nhau; việc của bạn vẫn có thời hạn và câu trả lời riêng. Trạng thái của việc kia hiện ngay ở đây.`,
      rule: async (matter) => {
        const chosen = await loadMatter(tx, actor, ofId)
        const of = await loadMatter(tx, actor, await firstOf(tx, chosen.id))
        if (of.id === matter.id) throw refusals.itself
        checkJoin(matter, of.bodyId)
        checkJoin(of, matter.bodyId)
        receivedOn = showDay(of.receivedOn)
        const groupId = (await findGroupOf(tx, of.id)) ?? (await groupFor(of))
        await joinGroup(tx, { groupId, matterId: matter.id, duplicateOf: of.id }, by)
        await followFirst(tx, matter.id, of.id)
        return next(matter, {})
      },
    })

    async function groupFor(first: Matter): Promise<string> {
      const id = newId(now.getTime())
      await addGroup(tx, { id, bodyId: first.bodyId, title: first.title.slice(0, 200), version: 0 }, by)
      await joinGroup(tx, { groupId: id, matterId: first.id, duplicateOf: null }, by)
      return id
    }
  },
})
