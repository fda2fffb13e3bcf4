import { sql } from 'kysely'
import { z } from 'zod'
import { listMediators, loadMediator, loadTeamToChange, saveAccount } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { idField, lineField } from '#platform/acts/fields.ts'

/** Gắn tài khoản với hòa giải viên, so that they see their own cases on the phone. */
export const linkAccount = act({
  name: 'mediation.link-account',
  may: 'run mediation',
  parse: z.object({ teamId: idField(), mediatorId: idField(), userName: lineField('tên đăng nhập', 60) }).parse,
  async run({ tx, actor, today, audit }, { teamId, mediatorId, userName }) {
    const team = await loadTeamToChange(tx, actor, 'run mediation', teamId)
    const mediator = await loadMediator(tx, team, mediatorId)
    if (mediator.releasedOn !== null) throw refusals.released
    const { rows } = await sql<{ id: string }>`
      select person.id from person join role_grant g on g.person_id = person.id
      where person.user_name = ${userName.toLowerCase()} and g.role = 'mediator' and g.body_id = ${team.bodyId}
        and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today}) and g.ended_at is null limit 1`.execute(
      tx,
    )
    const personId = rows[0]?.id
    if (personId === undefined) throw refusals.notAnAccount
    const others = await listMediators(tx, [teamId])
    if (others.some((one) => one.personId === personId && one.id !== mediatorId && one.releasedOn === null))
      throw refusals.accountTaken
    await saveAccount(tx, mediator, personId)
    audit({ subjectKind: 'mediator', subjectId: mediatorId, bodyId: team.bodyId, after: { personId } })
    return team
  },
})
