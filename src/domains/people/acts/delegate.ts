import { z } from 'zod'
import { type Delegation, delegate, refusals as delegationRefusals, isColleague } from '#domains/people/delegation.ts'
import { addGrant, endGrantRow, listGrantsOf, listLentBy, loadGrant, loadTarget } from '#domains/people/grant.store.ts'
import { covers, type RoleGrant, refusals } from '#domains/people/grant.ts'
import { loadAccount, readAccount } from '#domains/people/person.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { rotateSessions } from '#domains/people/session.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { dayField, idField, textField } from '#platform/acts/fields.ts'

/** Ủy quyền: by the officer who will be away, or by who manages people at that body. */
export const delegateWork = act({
  name: 'people.delegate',
  may: 'anyone',
  parse: z.object({
    personId: idField(),
    toPersonId: idField('Hãy chọn người nhận ủy quyền trong danh sách.'),
    bodyId: idField('Hãy chọn cơ quan.'),
    fromDay: dayField('ngày bắt đầu'),
    toDay: dayField('ngày kết thúc'),
    reason: textField('lý do ủy quyền', 3, 500),
  }).parse,
  async run(context, { personId: fromPersonId, ...rest }): Promise<string> {
    const { tx, actor, now, today, audit } = context
    const wanted = { fromPersonId, ...rest }
    // In the order of ids: two officers who delegate to each other at once do not wait in a circle.
    for (const id of [fromPersonId, wanted.toPersonId].toSorted()) await loadAccount(tx, id, today)
    await requireOwnOrManaged(context, fromPersonId, { bodyId: wanted.bodyId, reach: 'body' })
    if (actor.personId === wanted.toPersonId) throw delegationRefusals.self
    await requireColleague(context, wanted)
    const held = await listGrantsOf(tx, fromPersonId)
    const lent = await listLentBy(tx, fromPersonId)
    const acceptorLends = await listLentBy(tx, wanted.toPersonId)
    for (const grant of delegate(wanted, { held, lent, acceptorLends }, today)) {
      await requireOwnOrManaged(context, fromPersonId, grant)
      const lending = {
        ...grant,
        personId: wanted.toPersonId,
        fromDay: wanted.fromDay,
        toDay: wanted.toDay,
        actingFor: fromPersonId,
        lentGrantId: grant.id,
        reason: wanted.reason,
      }
      const id = await addGrant(tx, lending, { personId: actor.personId, now })
      audit({ subjectKind: 'role-grant', subjectId: id, bodyId: grant.bodyId, after: { ...lending, id } })
    }
    await rotateSessions(tx, wanted.toPersonId)
    return fromPersonId
  },
})

/** Kết thúc ủy quyền sớm: by who lent, or who manages people there. */
export const endDelegation = act({
  name: 'people.end-delegation',
  may: 'anyone',
  parse: z.object({ grantId: idField() }).parse,
  async run(context, { grantId }): Promise<void> {
    const { tx, actor, now, audit } = context
    const grant = await loadGrant(tx, grantId)
    if (grant.actingFor === null || grant.bodyId === null) throw refusals.notFound
    await requireOwnOrManaged(context, grant.actingFor, grant)
    if (grant.endedAt !== null) throw refusals.ended
    await endGrantRow(tx, grantId, { personId: actor.personId, now })
    await rotateSessions(tx, grant.personId)
    audit({
      subjectKind: 'role-grant',
      subjectId: grantId,
      bodyId: grant.bodyId,
      before: grant,
      after: { endedAt: now },
    })
  },
})

/** Who manages people lends no further than that reaches. */
async function requireOwnOrManaged(
  { tx, actor }: ActContext,
  ownerId: string,
  { bodyId, reach }: Pick<RoleGrant, 'bodyId' | 'reach'>,
): Promise<void> {
  if (personIdOf(actor) === ownerId) return
  if (!covers(actor, 'manage people', await loadTarget(tx, bodyId, reach))) throw delegationRefusals.notYours
}

async function requireColleague({ tx, today }: ActContext, { toPersonId, bodyId }: Delegation): Promise<void> {
  const { homeBodyId } = await readAccount(tx, toPersonId, today)
  if (homeBodyId === null) throw delegationRefusals.notColleague
  const [home, body] = [await loadTarget(tx, homeBodyId, 'body'), await loadTarget(tx, bodyId, 'body')]
  if (!isColleague(home, body)) throw delegationRefusals.notColleague
}
