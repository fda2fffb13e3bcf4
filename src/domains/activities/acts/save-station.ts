import { z } from 'zod'
import { refusals as activityRefusals } from '#domains/activities/activity.ts'
import { findStation, saveStation } from '#domains/activities/broadcasts/script.store.ts'
import { refusals, type Station } from '#domains/activities/broadcasts/script.ts'
import { findChoiceBody } from '#domains/bodies/body-choice.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, linesField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** Cài đặt đài: how fast its announcer reads, its clusters of loudspeakers, and whether everybody may follow it. */
export const saveBroadcastStation = act({
  name: 'activities.save-station',
  may: 'approve broadcasts',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    version: versionField(),
    rate: z.coerce
      .number({ error: 'Hãy ghi tốc độ đọc.' })
      .int('Hãy ghi số tiếng trong một phút là số nguyên.')
      .min(80, 'Tốc độ đọc từ 80 đến 400 tiếng một phút.')
      .max(400, 'Tốc độ đọc từ 80 đến 400 tiếng một phút.'),
    clusters: linesField('Cụm loa', 60, 120),
    about: optionalLineField('lời giới thiệu', 500),
    isOpen: z
      .string()
      .optional()
      .transform((value) => value === 'co'),
  }).parse,
  async run({ tx, actor, now, audit }, { bodyId, version, ...typed }): Promise<Station> {
    // the body's row, for at the first time there is no other
    await lockRow(tx, 'body', bodyId)
    if ((await findChoiceBody(tx, actor, 'approve broadcasts', bodyId)) === undefined) throw activityRefusals.notYours
    const before = await findStation(tx, bodyId)
    if (before.version !== version) throw refusals.changedMeanwhile
    const after = { bodyId, ...typed, clusters: [...new Set(typed.clusters)], version: version + 1 }
    await saveStation(tx, after, { personId: personIdOf(actor), at: now })
    audit({ subjectKind: 'broadcast-station', subjectId: bodyId, bodyId, before, after })
    return after
  },
})
