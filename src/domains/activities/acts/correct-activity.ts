import { z } from 'zod'
import { deviceTimeField, formKeyField, readPatch } from '#domains/activities/activity-fields.ts'
import { receiveEdit } from '#domains/activities/acts/steps/receive-edit.ts'
import { checkOwnImport } from '#domains/activities/rows/activity-import.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { idField, optionalIdField, versionField } from '#platform/acts/fields.ts'
import { hashToken } from '#platform/identity/session-token.ts'

const frame = z.object({
  activityId: idField(),
  version: versionField(),
  formKey: formKeyField,
  importId: optionalIdField(),
  deviceAt: deviceTimeField,
})

/** Sửa một hoạt động: the fields that the form carries, on the version that it was made for. */
export const correctActivity = act({
  name: 'activities.correct',
  may: 'record activities',
  parse: (raw) => ({ ...frame.parse(raw), patch: readPatch(raw as Record<string, unknown>) }),
  async run(context, { activityId, version, formKey, importId, deviceAt, patch }) {
    const { tx, actor, now } = context
    await checkOwnImport(tx, actor, importId)
    const writing = { keyHash: hashToken(formKey), writtenBy: personIdOf(actor), at: now, deviceAt, importId }
    return receiveEdit(context, { activityId, baseVersion: version, patch }, writing)
  },
})
