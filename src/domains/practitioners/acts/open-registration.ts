import { z } from 'zod'
import { yearOf } from '#base/day.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadDeciding } from '#domains/practitioners/deciding.queries.ts'
import { type Opening, openingRefusals, refuseOtherMonth } from '#domains/practitioners/opening.ts'
import { addOpening } from '#domains/practitioners/practitioner.store.ts'
import { refusals } from '#domains/practitioners/practitioner.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, textField } from '#platform/acts/fields.ts'

/** Ghi đợt đăng ký tuyên truyền viên tháng 9; the public list says so until it closes. */
export const openRegistration = act({
  name: 'practitioners.open-registration',
  may: 'keep practitioners',
  parse: z.object({
    bodyId: idField('Hãy chọn cơ quan.'),
    openedOn: dayField('ngày thông báo'),
    closesOn: dayField('ngày hết hạn đăng ký'),
    whereTold: textField('nơi thông báo và nơi đăng ký', 5, 500),
  }).parse,
  async run({ tx, actor, now, today, audit }, { bodyId, openedOn, closesOn, whereTold }): Promise<Opening> {
    const at = { bodyId, level: 'commune' as const, day: openedOn }
    const { bodyLevel, bodyKind } = await loadDeciding(tx, actor, 'keep practitioners', at)
    if (bodyLevel !== 'commune' || bodyKind !== 'ubnd') throw openingRefusals.notCommune
    refuseOtherMonth(openedOn)
    if (openedOn > today) throw refusals.dayAhead
    if (closesOn < openedOn) throw openingRefusals.closesBefore
    const opening = { bodyId, year: yearOf(openedOn), openedOn, closesOn, whereTold }
    if (!(await addOpening(tx, opening, { personId: personIdOf(actor), at: now }))) throw openingRefusals.onceAYear
    audit({ subjectKind: 'communicator-opening', subjectId: bodyId, bodyId, after: opening })
    return opening
  },
})
