import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { dueSoonDaysMax, paceDaysMax, refusals } from '#domains/urging/pace.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, optionalIdField, textField } from '#platform/acts/fields.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

/** Đặt nhịp đôn đốc: from a day on, for the whole system or for a body and all below it. Earlier ones stay to be seen. */
export const setPace = act({
  name: 'urging.set-pace',
  may: 'set the pace',
  parse: z.object({
    bodyId: optionalIdField(),
    fromDay: dayField('ngày bắt đầu'),
    officerDays: daysField('Cán bộ phụ trách', 1, paceDaysMax),
    headDays: daysField('Người đứng đầu', 1, paceDaysMax),
    aboveDays: daysField('Cấp trên', 1, paceDaysMax),
    dueSoonDays: daysField('Sắp đến hạn', 0, dueSoonDaysMax),
    reason: textField('lý do', 3, 500),
  }).parse,
  async run({ tx, actor, today, now, audit }, input) {
    if (input.fromDay < today) throw refusals.past
    if (!may(actor, 'set the pace', await locationOf(tx, input.bodyId))) throw refusals.outsideReach
    const id = newId(now.getTime())
    await tx
      .insertInto('urge_pace')
      .values({
        id,
        body_id: input.bodyId,
        from_day: input.fromDay,
        officer_days: input.officerDays,
        head_days: input.headDays,
        above_days: input.aboveDays,
        due_soon_days: input.dueSoonDays,
        reason: input.reason,
        set_by: personIdOf(actor),
        set_at: now,
      })
      .execute()
    audit({ subjectKind: 'urge-pace', subjectId: id, bodyId: input.bodyId, after: input })
  },
})

async function locationOf(tx: Parameters<typeof loadBody>[0], bodyId: string | null) {
  if (bodyId === null) return everywhere
  const { id, path, placePath } = await loadBody(tx, bodyId)
  return { bodyId: id, bodyPath: path, placePath }
}

function daysField(name: string, least: number, most: number) {
  const sentence = `Mục «${name}» là số ngày làm việc từ ${least} đến ${most}.`
  return z.coerce.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence)
}
