import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { fold, sortKey } from '#base/vietnamese.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import type { Opening } from '#domains/practitioners/opening.ts'
import {
  type Decision,
  type Practitioner,
  type PractitionerDeed,
  refusals,
} from '#domains/practitioners/practitioner.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** «Not there» and «not yours» are one answer. */
export async function loadPractitioner(
  db: Db,
  actor: Actor,
  deed: PractitionerDeed,
  id: string,
): Promise<Practitioner> {
  const row = await db
    .selectFrom('practitioner as p')
    .innerJoin('body', 'body.id', 'p.body_id')
    .select([
      'p.id',
      'p.body_id as bodyId',
      'p.kind',
      'p.name',
      'p.title',
      'p.gender',
      'p.is_ethnic as isEthnic',
      'p.is_official as isOfficial',
      'p.education',
      'p.years_in_law as yearsInLaw',
      'p.is_paused as isPaused',
      'p.fields',
      'p.languages',
      'p.serves',
      'p.where_met as whereMet',
      'p.when_met as whenMet',
      'p.sealed_phone as sealedPhone',
      'p.shown_on as shownOn',
      'p.phone_shown_on as phoneShownOn',
      'p.state',
      'p.asked',
      'p.asked_on as askedOn',
      'p.asked_ground as askedGround',
      'p.since_day as sinceDay',
      'p.term_to as termTo',
      'p.ended_on as endedOn',
      'p.version',
    ])
    .where('p.id', '=', id)
    .where(whereMay(actor, deed, 'body'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return row
}

export async function savePractitioner(
  tx: Tx,
  practitioner: Practitioner,
  by: { personId: string; at: Date },
): Promise<void> {
  const one = practitioner
  const row = {
    body_id: one.bodyId,
    kind: one.kind,
    name: one.name,
    folded: fold([one.name, one.title, ...one.fields, ...one.serves].join(' ')),
    sort_key: sortKey(one.name),
    title: one.title,
    gender: one.gender,
    is_ethnic: one.isEthnic,
    is_official: one.isOfficial,
    education: one.education,
    years_in_law: one.yearsInLaw,
    is_paused: one.isPaused,
    fields: one.fields,
    languages: one.languages,
    serves: one.serves,
    where_met: one.whereMet,
    when_met: one.whenMet,
    sealed_phone: one.sealedPhone,
    shown_on: one.shownOn,
    phone_shown_on: one.phoneShownOn,
    state: one.state,
    asked: one.asked,
    asked_on: one.askedOn,
    asked_ground: one.askedGround,
    since_day: one.sinceDay,
    term_to: one.termTo,
    ended_on: one.endedOn,
    changed_at: by.at,
    changed_by: by.personId,
    version: one.version,
  }
  await tx
    .insertInto('practitioner')
    .values({ id: one.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

export async function addDecision(
  tx: Tx,
  { practitionerId, askedOn, decidedBy, ...decision }: Decision,
  by: { personId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('practitioner_decision')
    .values({
      ...decision,
      practitioner_id: practitionerId,
      asked_on: askedOn,
      decided_by: decidedBy,
      entered_at: by.at,
      entered_by: by.personId,
    })
    .execute()
}

/** False when the year had one. */
export async function addOpening(tx: Tx, opening: Opening, by: { personId: string; at: Date }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('communicator_opening')
    .values({
      body_id: opening.bodyId,
      year: opening.year,
      opened_on: opening.openedOn,
      closes_on: opening.closesOn,
      where_told: opening.whereTold,
      entered_at: by.at,
      entered_by: by.personId,
    })
    .onConflict((on) => on.columns(['body_id', 'year']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const phonePurpose = 'practitioner-phone'

export function sealPhone(secretKey: Uint8Array, practitionerId: string, phone: string): string | null {
  return phone === '' ? null : sealText(secretKey, { purpose: phonePurpose, owner: practitionerId }, phone)
}

/** '' where there is none. Throws a fault when it was sealed under another key. */
export function openPhone(secretKey: Uint8Array, practitionerId: string, sealed: string | null): string {
  if (sealed === null) return ''
  const phone = openSealedText(secretKey, { purpose: phonePurpose, owner: practitionerId }, sealed)
  if (phone === undefined) throw new Error('A sealed telephone does not open under this key.')
  return phone
}

/** Who has not ended, of bodies that ended with one successor, at most so many, to that one. */
export async function moveStranded(tx: Tx, today: Day, countMax: number) {
  const which = sql<SqlBool>`held.state <> 'ended'`
  return (await moveToOnlySuccessors('practitioner', { today, countMax, which }).execute(tx)).rows
}
