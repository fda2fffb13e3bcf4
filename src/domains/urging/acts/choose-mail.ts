import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'

/** Nhận bản tin qua thư hay không; in the system it is there all the same. */
export const chooseMail = act({
  name: 'urging.choose-mail',
  may: 'anyone',
  parse: z.object({
    byMail: z.enum(['co', 'khong'], { error: 'Hãy chọn nhận hoặc không nhận thư.' }).transform((one) => one === 'co'),
  }).parse,
  async run({ tx, actor, now, audit }, { byMail }) {
    const personId = personIdOf(actor)
    await tx
      .insertInto('urging_choice')
      .values({ person_id: personId, by_mail: byMail, changed_at: now })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ by_mail: byMail, changed_at: now }))
      .execute()
    audit({ subjectKind: 'person', subjectId: personId, bodyId: actor.bodyId, after: { digestByMail: byMail } })
    return byMail
  },
})
