import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { refusals } from '#domains/activities/activity.ts'
import { addImport } from '#domains/activities/rows/activity-import.store.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalLineField } from '#platform/acts/fields.ts'

/** Bắt đầu một lần nhập Excel: its rows are written one by one afterwards, each its own deed, and can be taken back together. */
export const openActivityImport = act({
  name: 'activities.open-import',
  may: 'record activities',
  parse: z.object({ bodyId: idField('Hãy chọn cơ quan.'), fileName: optionalLineField('tên tệp', 200) }).parse,
  async run({ tx, actor, now, audit }, { bodyId, fileName }): Promise<string> {
    if ((await findChoiceBody(tx, actor, 'record activities', bodyId)) === undefined) throw refusals.notYours
    const id = newId(now.getTime())
    await addImport(tx, { id, bodyId, fileName, startedBy: personIdOf(actor), startedAt: now, undoneAt: null })
    audit({ subjectKind: 'activity-import', subjectId: id, bodyId, after: { fileName } })
    return id
  },
})
