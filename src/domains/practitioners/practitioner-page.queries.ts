import type { Day } from '#base/day.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { loadDeciding } from '#domains/practitioners/deciding.queries.ts'
import type { DueDecision } from '#domains/practitioners/decision-clock.ts'
import { loadPractitioner, openPhone } from '#domains/practitioners/practitioner.store.ts'
import type { Decision, Practitioner } from '#domains/practitioners/practitioner.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { dueOf } from '#domains/practitioners/practitioners.queries.ts'
import { type Condition, conditionsFor } from '#domains/practitioners/recognition-conditions.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may } from '#platform/permission/permission.ts'

export type PractitionerPage = {
  practitioner: Practitioner
  bodyName: string
  /** '' for whoever may not keep the list. */
  phone: string
  /** The account of this person; '' for none, and for whoever may not keep the list. */
  userName: string
  decisions: Decision[]
  due: DueDecision | undefined
  /** As they stand today; for whoever waits to be recognised. */
  conditions: Condition[]
  mayKeep: boolean
  mayRecognise: boolean
}

/** One person or group, as somebody may see them. */
export async function loadPractitionerPage(
  db: Db,
  secretKey: Uint8Array,
  actor: Actor,
  today: Day,
  id: string,
): Promise<PractitionerPage> {
  const practitioner = await loadPractitioner(db, actor, 'read practitioners', id)
  const body = await loadBody(db, practitioner.bodyId)
  const at = { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }
  const mayKeep = may(actor, 'keep practitioners', at)
  const kind = kindOf(practitioner.kind)
  const asked = { bodyId: body.id, level: kind.level, day: today }
  const decisions = await db
    .selectFrom('practitioner_decision')
    .select([
      'id',
      'practitioner_id as practitionerId',
      'kind',
      'number',
      'day',
      'decided_by as decidedBy',
      'ground',
      'asked_on as askedOn',
    ])
    .where('practitioner_id', '=', id)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return {
    practitioner,
    bodyName: shortNameOf(body),
    phone: mayKeep ? openPhone(secretKey, id, practitioner.sealedPhone) : '',
    userName: mayKeep ? await findUserName(db, id) : '',
    decisions,
    due: dueOf(practitioner, today, await loadCalendar(db)),
    conditions:
      practitioner.state === 'proposed'
        ? conditionsFor(kind, practitioner, await loadDeciding(db, actor, 'read practitioners', asked))
        : [],
    mayKeep,
    mayRecognise: may(actor, 'recognise practitioners', at),
  }
}

async function findUserName(db: Db, practitionerId: string): Promise<string> {
  const row = await db
    .selectFrom('practitioner')
    .innerJoin('person', 'person.id', 'practitioner.person_id')
    .select('person.user_name')
    .where('practitioner.id', '=', practitionerId)
    .executeTakeFirst()
  return row?.user_name ?? ''
}
