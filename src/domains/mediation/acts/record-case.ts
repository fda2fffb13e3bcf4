import { sql } from 'kysely'
import { z } from 'zod'
import { type Day, yearOf } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { loadMediationRequest } from '#domains/matters/mediation-request.queries.ts'
import { formKeyField, partiesFields } from '#domains/mediation/acts/steps/case-fields.ts'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { addCase, findByFormKey, loadCaseToChange, nextCaseNumber } from '#domains/mediation/case.store.ts'
import { type Case, caseTopics, keysOf, refusals } from '#domains/mediation/case.ts'
import { findCaseOf, whereMayRecord } from '#domains/mediation/case-reach.queries.ts'
import { barAgain, findTriedAgain } from '#domains/mediation/case-together.store.ts'
import { mayTryAgain, refusals as together } from '#domains/mediation/case-together.ts'
import { caseGroundsOn, exclusionsOn } from '#domains/mediation/mediation-law.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { dayField, idField, optionalIdField, optionalLineField, textField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

const notToday = new Refusal(422, 'Ngày nhận không thể sau hôm nay. Hãy xem lại.')
const notAWitness = new Refusal(
  422,
  'Chỉ hòa giải viên của tổ ghi là mình chứng kiến và hòa giải ngay. Hãy bỏ đánh dấu rồi ghi người hòa giải sau.',
)

const fields = z.object({
  teamId: idField('Hãy chọn tổ hòa giải.'),
  formKey: formKeyField(),
  /** A request at the front door that it is made of. */
  matterId: optionalIdField(),
  /** A case that is tried again. */
  againOf: optionalIdField(),
  receivedOn: dayField('ngày nhận vụ, việc'),
  ground: z.string({ error: refusals.noGround.message }),
  topic: z.enum(keysOf(caseTopics), { error: 'Hãy chọn loại việc.' }),
  /** `none`: a person says that nothing keeps it out. */
  gate: z.string({ error: refusals.gateOpen.message }),
  isWitness: tickField(),
  others: optionalLineField('người liên quan', 1000),
  story: textField('nội dung chủ yếu', 1, 6000),
})

/** Nhận vụ, việc vào sổ của tổ: the gate of the law is answered by a person first. @law 35/2013/QH13, Điều 3, Điều 16 */
export const recordCase = act({
  name: 'mediation.record-case',
  may: 'mediate',
  parse: (raw: unknown) => ({ ...fields.parse(raw), parties: partiesFields().parse(raw) }),
  async run(context, input): Promise<Case> {
    const { tx, actor, now, today, house, audit } = context
    const before = await findByFormKey(tx, actor, today, input.formKey)
    if (before !== undefined) return before
    const { rows } = await sql<{ bodyId: string; ownId: string | null }>`
      select team.body_id as "bodyId", (
        select m.id from mediator m where m.team_id = team.id and m.person_id = ${actor.personId}
          and m.recognised_on <= ${today} and m.released_on is null limit 1) as "ownId"
      from mediation_team team join body on body.id = team.body_id
      where team.id = ${input.teamId} and team.ended_on is null and ${whereMayRecord(actor, today)}`.execute(tx)
    const team = rows[0]
    if (team === undefined) throw refusals.noTeam
    const { receivedOn, ground, topic, gate, isWitness, parties, others, story } = input
    if (receivedOn > today) throw notToday
    if (!caseGroundsOn(receivedOn).some(({ id }) => id === ground)) throw refusals.noGround
    const exclusion = exclusionsOn(receivedOn).find(({ id }) => id === gate)?.id ?? null
    if (exclusion === null && gate !== 'none') throw refusals.gateOpen
    if (isWitness && team.ownId === null) throw notAWitness
    const begins = isWitness && exclusion === null
    if (input.matterId !== null) {
      await loadMediationRequest(tx, house.secretKey, actor, input.matterId)
      if ((await findCaseOf(tx, input.matterId)) !== undefined) throw refusals.madeAlready
    }
    if (input.againOf !== null) await refuseAgain(tx, actor, today, { ...input, againOf: input.againOf })
    const id = newId(now.getTime())
    const year = yearOf(receivedOn)
    const one: Case = {
      id,
      teamId: input.teamId,
      number: await nextCaseNumber(tx, input.teamId, year),
      year,
      receivedOn,
      ground,
      topic,
      exclusion,
      state: exclusion !== null ? 'out-of-scope' : begins ? 'in-progress' : 'received',
      matterId: input.matterId,
      againOf: input.againOf,
      mediatorId: begins ? team.ownId : null,
      chosenBy: begins ? 'witness' : null,
      assignedOn: begins ? receivedOn : null,
      agreedStart: null,
      begunOn: begins ? receivedOn : null,
      endedOn: null,
      endReason: null,
      outcome: null,
      fulfilment: null,
      lookAgainOn: null,
      version: 0,
    }
    const sealed = sealFor(house.secretKey, 'case', id, { parties, others, story })
    await addCase(tx, one, { sealed, formKey: input.formKey, recordedBy: personIdOf(actor) })
    if (input.againOf !== null) await barAgain(tx, input.againOf, id, today)
    audit({ subjectKind: 'mediation-case', subjectId: id, bodyId: team.bodyId, after: one })
    return one
  },
})

/** The case before must be one that may be tried again, of this team, and tried again once. Throws why not. */
async function refuseAgain(
  tx: Tx,
  actor: Actor,
  today: Day,
  { againOf, teamId, receivedOn }: { againOf: string; teamId: string; receivedOn: Day },
): Promise<void> {
  const before = await loadCaseToChange(tx, actor, today, againOf)
  if (before.teamId !== teamId) throw together.againElsewhere
  if (!mayTryAgain(before)) throw together.againTooSoon
  if (receivedOn < before.endedOn!) throw together.againBefore
  if ((await findTriedAgain(tx, againOf)) !== undefined) throw together.againTwice
}
