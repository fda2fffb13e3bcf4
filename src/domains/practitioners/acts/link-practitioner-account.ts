import { sql } from 'kysely'
import { z } from 'zod'
import { loadPractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { act, FormRefusal, lockRow } from '#platform/acts/act.ts'
import { idField, optionalLineField } from '#platform/acts/fields.ts'

/**
 * Gắn tài khoản với một người trong danh sách, so that they see their own trainings; an empty name takes it away. The account is of
 * somebody who works at the body, above or below it: nobody else's is tried out.
 */
export const linkPractitionerAccount = act({
  name: 'practitioners.link-account',
  may: 'keep practitioners',
  parse: z.object({ practitionerId: idField(), userName: optionalLineField('tên đăng nhập', 60) }).parse,
  async run({ tx, actor, today, audit }, { practitionerId, userName }): Promise<Practitioner> {
    await lockRow(tx, 'practitioner', practitionerId)
    const practitioner = await loadPractitioner(tx, actor, 'keep practitioners', practitionerId)
    if (kindOf(practitioner.kind).who !== 'person') throw refusals.noPerson
    const { rows } = await sql<{ id: string }>`
      select person.id from person join body home on home.id = person.home_body_id join body own on own.id = ${practitioner.bodyId}
      where person.user_name = ${userName.toLowerCase()} and (person.closed_on is null or person.closed_on > ${today})
        and (home.path like own.path || '%' or own.path like home.path || '%')`.execute(tx)
    const personId = rows[0]?.id ?? null
    if (userName !== '' && personId === null)
      throw new FormRefusal({ userName: 'Không có tài khoản này ở cơ quan. Hãy xem lại tên đăng nhập.' })
    await tx.updateTable('practitioner').set({ person_id: personId }).where('id', '=', practitionerId).execute()
    audit({
      subjectKind: 'practitioner',
      subjectId: practitionerId,
      bodyId: practitioner.bodyId,
      after: { account: personId },
    })
    return practitioner
  },
})
