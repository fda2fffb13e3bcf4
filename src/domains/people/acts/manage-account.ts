import { z } from 'zod'
import {
  endGrantRow,
  keepAnAdministrator,
  listGrantsOf,
  listLentBy,
  requireManages,
} from '#domains/people/grant.store.ts'
import { refusals as grantRefusals, isAhead } from '#domains/people/grant.ts'
import { addLink, dropLinks } from '#domains/people/link.store.ts'
import { invitationMail, passwordResetMail } from '#domains/people/people-mail.ts'
import { closePerson, loadAccount, saveSecondFactor } from '#domains/people/person.store.ts'
import type { Person } from '#domains/people/person.ts'
import { endSessions } from '#domains/people/session.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

/** A link to hand over, and the person it is for. */
export type HandedLink = { person: Person; token: string; expiresAt: Date }

const personIdSchema = z.object({ personId: idField() })
type PersonId = z.infer<typeof personIdSchema>

/** Cấp liên kết mới: invitation for who never set a password, otherwise to set it again. The old password holds until then. */
export const renewLink = act<PersonId, HandedLink>({
  name: 'people.renew-link',
  may: 'manage people',
  parse: personIdSchema.parse,
  async run({ tx, house, actor, now, today, audit }, { personId }) {
    const person = await loadAccount(tx, personId, today)
    if (actor.personId === personId) throw grantRefusals.ownRoles
    await requireManages(tx, actor, person, today)
    const purpose = person.hasPassword ? 'password-reset' : 'invitation'
    const { token, expiresAt } = await addLink(tx, { personId, purpose, createdBy: actor.personId }, now)
    const link = { token, expiresAt }
    const mail = person.hasPassword
      ? passwordResetMail(person, link, house.publicUrl)
      : invitationMail(person, link, house.publicUrl, actor.name)
    if (mail !== undefined) await queueMail(tx, { ...mail, now })
    audit({ subjectKind: 'person', subjectId: personId, bodyId: person.homeBodyId, after: { link: purpose } })
    return { person, token, expiresAt }
  },
})

/** Gỡ xác thực hai lớp of somebody whose telephone is lost; all their sessions end. */
export const removeSecondFactor = act<PersonId, void>({
  name: 'people.remove-second-factor',
  may: 'manage people',
  parse: personIdSchema.parse,
  async run({ tx, actor, now, today, audit }, { personId }) {
    const person = await loadAccount(tx, personId, today)
    if (actor.personId === personId) throw grantRefusals.ownRoles
    await requireManages(tx, actor, person, today)
    await saveSecondFactor(tx, personId, { sealed: null, lastStep: null, recoveryCodeHashes: [] })
    await endSessions(tx, personId, now)
    audit({ subjectKind: 'person', subjectId: personId, bodyId: person.homeBodyId, after: { secondFactor: 'removed' } })
  },
})

/** Đóng tài khoản: from today nothing works any more: sessions, links, roles, and what was lent by or to the person. */
export const closeAccount = act<PersonId, void>({
  name: 'people.close-account',
  may: 'manage people',
  parse: personIdSchema.parse,
  async run({ tx, actor, now, today, audit }, { personId }) {
    const person = await loadAccount(tx, personId, today)
    if (actor.personId === personId) throw grantRefusals.ownRoles
    await requireManages(tx, actor, person, today)
    await keepAnAdministrator(tx, personId, today)
    const by = { personId: actor.personId, now }
    const ending = [...(await listGrantsOf(tx, personId)), ...(await listLentBy(tx, personId))]
    for (const grant of ending.filter((one) => isAhead(one, today))) await endGrantRow(tx, grant.id, by)
    await closePerson(tx, personId, today)
    await endSessions(tx, personId, now)
    await dropLinks(tx, personId)
    audit({
      subjectKind: 'person',
      subjectId: personId,
      bodyId: person.homeBodyId,
      before: { closedOn: null },
      after: { closedOn: today, grantsEnded: ending.length },
    })
  },
})
