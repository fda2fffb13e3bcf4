import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { yearField } from '#domains/standard/acts/steps/year-field.ts'
import { meetingRefusals } from '#domains/standard/meeting.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'

/** Rút một biên bản ghi nhầm of a province's year, with a reason; the row stays, its votes count no more. */
export const withdrawMeeting = act({
  name: 'standard.withdraw-meeting',
  may: 'keep standard rules',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }).max(20),
    year: yearField,
    meetingId: idField(),
    why: textField('lý do rút', 10, 500),
  }).parse,
  async run({ tx, actor, now, audit }, { provinceId, year, meetingId, why }) {
    await requireKeeper(tx, actor, provinceId)
    const { numUpdatedRows } = await tx
      .updateTable('standard_meeting')
      .set({ withdrawn_at: now, withdrawn_by: personIdOf(actor), withdrawn_why: why })
      .where('id', '=', meetingId)
      .where('province_id', '=', provinceId)
      .where('year', '=', year)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw meetingRefusals.notThere
    audit({
      subjectKind: 'standard-meeting',
      subjectId: meetingId,
      bodyId: actor.bodyId,
      after: { province: provinceId, year, withdrawn: why },
    })
    return { provinceId, year }
  },
})
