import { z } from 'zod'
import { changeGroup, groupFields } from '#domains/matters/acts/steps/change-group.ts'
import { joinGroup } from '#domains/matters/groups/group.store.ts'
import { checkJoin, refusals } from '#domains/matters/groups/matter-group.ts'
import { addMatterEvent, matterOf } from '#domains/matters/matter.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'

/** Thêm một vụ việc vào nhóm by its number in the register of the group's body: «12/2026». */
export const addToGroup = act({
  name: 'matters.add-to-group',
  may: 'work on matters',
  parse: z.object({ ...groupFields, number: lineField('số trong sổ', 20) }).parse,
  run: (context, { number, ...form }) =>
    changeGroup(context, 'work on matters', form, async (group) => {
      const { tx, actor, now } = context
      const read = /^(\d{1,6})\s*\/\s*(\d{4})$/u.exec(number)
      const row =
        read === null
          ? undefined
          : await tx
              .selectFrom('matter')
              .selectAll()
              .where('body_id', '=', group.bodyId)
              .where('year', '=', Number(read[2]))
              .where('number', '=', Number(read[1]))
              .executeTakeFirst()
      if (row === undefined) throw new FormRefusal({ number: refusals.noSuchNumber.message })
      const matter = matterOf(row)
      checkJoin(matter, group.bodyId)
      const by = { personId: personIdOf(actor), at: now }
      await joinGroup(tx, { groupId: group.id, matterId: matter.id, duplicateOf: null }, by)
      await addMatterEvent(tx, { matterId: matter.id, kind: 'grouped', personId: by.personId, at: now })
      return { added: matter.id }
    }),
})
