import { z } from 'zod'
import { addGrant, loadTarget } from '#domains/people/grant.store.ts'
import { covers, refusals } from '#domains/people/grant.ts'
import { checkNewGrant, grantFields } from '#domains/people/grant-fields.ts'
import { addLink } from '#domains/people/link.store.ts'
import { invitationMail } from '#domains/people/people-mail.ts'
import { addPerson } from '#domains/people/person.store.ts'
import type { Person } from '#domains/people/person.ts'
import { optionalUserNameField, personFields } from '#domains/people/person-fields.ts'
import { act } from '#platform/acts/act.ts'
import { queueMail } from '#platform/mail/queue-mail.ts'

/** The person, and the link with which they set their password; its token is kept nowhere. */
export type Invitation = { person: Person; token: string; expiresAt: Date }

/** Mời cán bộ: an account with its first role, and a link to set the password. Home body is the body of the role unless another is chosen. */
export const invitePerson = act({
  name: 'people.invite-person',
  may: 'manage people',
  parse: z.object({ ...personFields, userName: optionalUserNameField(), ...grantFields }).parse,
  async run({ tx, house, actor, now, today, audit }, input): Promise<Invitation> {
    const { role, bodyId, fromDay, toDay, reason, ...entry } = input
    const reach = bodyId === null ? 'subtree' : input.reach
    checkNewGrant(input, await loadTarget(tx, bodyId, reach), actor, today)
    const homeBodyId = entry.homeBodyId ?? bodyId
    const home = await loadTarget(tx, homeBodyId, 'body')
    if (!covers(actor, 'manage people', home)) throw refusals.outsideReach
    const { name, userName, email, phone, title } = entry
    const person = await addPerson(tx, { name, userName, email, phone, title, homeBodyId }, now)
    const grant = { role, bodyId, reach, fromDay, toDay, actingFor: null, lentGrantId: null, reason }
    const grantId = await addGrant(tx, { personId: person.id, ...grant }, { personId: actor.personId, now })
    const link = { personId: person.id, purpose: 'invitation', createdBy: actor.personId } as const
    const { token, expiresAt } = await addLink(tx, link, now)
    const mail = invitationMail(person, { token, expiresAt }, house.publicUrl, actor.name)
    if (mail !== undefined) await queueMail(tx, { ...mail, now })
    audit({ subjectKind: 'person', subjectId: person.id, bodyId: homeBodyId, after: person })
    audit({ subjectKind: 'role-grant', subjectId: grantId, bodyId, after: { personId: person.id, ...grant } })
    return { person, token, expiresAt }
  },
})
