import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { matterFields, moveMatter } from '#domains/matters/acts/steps/move-matter.ts'
import { addGroup, findGroupOf, joinGroup, loadGroup } from '#domains/matters/groups/group.store.ts'
import { checkJoin } from '#domains/matters/groups/matter-group.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Ghép vào nhóm với một vụ việc khác: many people with one thing. Of use to the desk alone; nobody is told, nothing of the matter changes. */
export const groupMatters = act({
  name: 'matters.group',
  may: 'work on matters',
  parse: z.object({ ...matterFields, withId: idField('Hãy chọn vụ việc để ghép.') }).parse,
  async run(context, { withId, ...form }) {
    const { tx, actor, now } = context
    const by = { personId: personIdOf(actor), at: now }
    return moveMatter(context, {
      deed: 'work on matters',
      form,
      kind: 'grouped',
      rule: async (matter) => {
        const other = await loadMatter(tx, actor, withId)
        checkJoin(matter, other.bodyId)
        checkJoin(other, matter.bodyId)
        const groupId = (await findGroupOf(tx, other.id)) ?? (await findGroupOf(tx, matter.id)) ?? newId(now.getTime())
        if (!(await exists(groupId)))
          await addGroup(tx, { id: groupId, bodyId: other.bodyId, title: other.title.slice(0, 200), version: 0 }, by)
        for (const { id } of [other, matter])
          if ((await findGroupOf(tx, id)) !== groupId)
            await joinGroup(tx, { groupId, matterId: id, duplicateOf: null }, by)
        return next(matter, {})
      },
    })

    async function exists(groupId: string): Promise<boolean> {
      const row = await tx.selectFrom('matter_group').select('id').where('id', '=', groupId).executeTakeFirst()
      if (row !== undefined) await loadGroup(tx, actor, 'work on matters', groupId)
      return row !== undefined
    }
  },
})
