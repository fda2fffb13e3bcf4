import { z } from 'zod'
import { matterFields } from '#domains/matters/acts/steps/move-matter.ts'
import { nameReader } from '#domains/matters/denouncer.store.ts'
import { loadMatterToChange, saveMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter, refusals } from '#domains/matters/matter.ts'
import { next } from '#domains/matters/matter-transitions.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/** Nêu tên người được xem người tố cáo, in this one case and with the reason. No role gives it. @law Luật Tố cáo, Điều 56 */
export const nameDenouncerReader = act({
  name: 'matters.name-denouncer-reader',
  may: 'approve matters',
  parse: z.object({
    ...matterFields,
    personId: idField('Hãy chọn người.'),
    reason: textField('lý do', 10, 1_000),
  }).parse,
  async run({ tx, actor, now, today, audit }, { personId, reason, ...form }): Promise<Matter> {
    const matter = await loadMatterToChange(tx, actor, 'approve matters', form)
    if (!isSecretKind(matter.kind)) throw refusals.notSecret
    if (matter.closedAs === 'transferred') throw refusals.notOpen
    const officers = await listOfficers(tx, matter.bodyId, today, 'work on matters')
    if (!officers.some(({ id }) => id === personId))
      throw new FormRefusal({ personId: 'Hãy chọn cán bộ trong danh sách của cơ quan giữ vụ việc.' })
    await nameReader(tx, { matterId: matter.id, personId, namedBy: personIdOf(actor), reason, at: now })
    await saveMatter(tx, next(matter, {}), now)
    audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, after: { personId, reason } })
    return matter
  },
})
