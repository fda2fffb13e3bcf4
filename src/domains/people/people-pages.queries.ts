import { findBody } from '#domains/bodies/bodies.queries.ts'
import { shortNameOf } from '#domains/bodies/body.ts'
import { refusals as delegationRefusals } from '#domains/people/delegation.ts'
import { loadTarget } from '#domains/people/grant.store.ts'
import { covers, type Target, wholeSystem } from '#domains/people/grant.ts'
import { loadLink } from '#domains/people/link.store.ts'
import {
  countRecoveryCodes,
  type GrantRow,
  listBodiesToManage,
  listColleagues,
  listDelegationsOf,
  listGrantRows,
  listPeople,
  listSessions,
  loadPerson,
  loadPersonState,
  loadPersonWithin,
} from '#domains/people/people.queries.ts'
import { filterOf } from '#domains/people/people-filter.ts'
import { type Person, personIdOf, refusals as personRefusals } from '#domains/people/person.ts'
import { newSecondFactorOffer, openSecondFactorOffer } from '#domains/people/second-factor-offer.ts'
import { findSession } from '#domains/people/session.store.ts'
import { sessionCookie } from '#domains/people/session.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { ReadContext, WebRequest } from '#platform/http/web-request.ts'

/** What each page of accounts shows: one query function a page. */

export async function loadPeoplePage({ db, actor, query, today }: ReadContext) {
  return listPeople(db, actor, filterOf(query), today)
}

export async function loadInvitePage(context: ReadContext) {
  return { choices: await bodyChoices(context, context.actor.bodyId) }
}

export async function loadPersonPage(context: ReadContext) {
  const { db, actor, params, today } = context
  const person = await loadPersonWithin(db, actor, params.personId ?? '', today)
  const grants = await listGrantRows(db, person.id, today)
  const isOwn = actor.personId === person.id
  const ahead = grants.filter((row) => row.state !== 'over')
  const home = await loadTarget(db, person.homeBodyId, 'body')
  const isManaged = [...(person.homeBodyId === null && ahead.length > 0 ? [] : [home]), ...ahead.map(targetOf)].every(
    (target) => covers(actor, 'manage people', target),
  )
  return {
    person,
    state: await loadPersonState(db, person.id, today),
    homeBodyName: await bodyName(db, person.homeBodyId),
    grants,
    delegations: await listDelegationsOf(db, person.id, today),
    choices: await bodyChoices(context, person.homeBodyId),
    closedBecause: isManaged ? undefined : personRefusals.outsideReach.message,
    endable: new Set(
      ahead.filter((row) => !isOwn && covers(actor, 'manage people', targetOf(row))).map((row) => row.id),
    ),
    isOwn,
  }
}

export async function loadAccountPage({ db, actor, cookies, now, today }: ReadContext) {
  const person = await loadPerson(db, personIdOf(actor))
  const grants = await listGrantRows(db, person.id, today)
  return {
    person,
    homeBodyName: await bodyName(db, person.homeBodyId),
    grants,
    delegations: await listDelegationsOf(db, person.id, today),
    sessions: await listSessions(db, person.id, now),
    currentSessionId: (await findSession(db, cookies[sessionCookie], now))?.id,
    recoveryCodesLeft: await countRecoveryCodes(db, person.id),
    maySetDelegation: lendableBodies(grants).length > 0,
  }
}

/** One's own work to lend. */
export async function loadOwnDelegationPage({ db, actor, today }: ReadContext) {
  const person = await loadPerson(db, personIdOf(actor))
  return {
    ...(await delegationProps(db, person, await listGrantRows(db, person.id, today), today)),
    action: '/tai-khoan/uy-quyen',
    back: { label: 'Tài khoản của tôi', href: '/tai-khoan' },
  }
}

/** Somebody else's, by who manages people: only what lies within that reach. */
export async function loadDelegationPage({ db, actor, params, today }: ReadContext) {
  const person = await loadPersonWithin(db, actor, params.personId ?? '', today)
  if (person.id === actor.personId) throw delegationRefusals.notYours
  const grants = (await listGrantRows(db, person.id, today)).filter((row) =>
    covers(actor, 'manage people', targetOf(row)),
  )
  const path = `/nghiep-vu/quan-tri/nguoi-dung/${person.id}`
  return {
    ...(await delegationProps(db, person, grants, today)),
    action: `${path}/uy-quyen`,
    back: { label: person.name, href: path },
  }
}

/** The second factor on offer: a new one, or that of the form which came back. */
export async function loadSecondFactorOffer({ house, db, actor, now }: ReadContext, typed: string | undefined) {
  const person = await loadPerson(db, personIdOf(actor))
  const earlier = typed === undefined ? undefined : openSecondFactorOffer(house.secretKey, person.id, typed, now)
  if (earlier !== undefined && typed !== undefined) return { offer: earlier, sealedOffer: typed }
  return newSecondFactorOffer(house.secretKey, person, now)
}

export async function loadSetPasswordPage({ house, params }: WebRequest) {
  const db = house.database.kysely
  const token = params.token ?? ''
  const link = await loadLink(db, token, house.clock.now(), today(house.clock))
  return {
    token,
    purpose: link.purpose,
    expiresAt: link.expires_at,
    person: link.person_id === null ? undefined : await loadPerson(db, link.person_id),
    provider: house.oidc === undefined ? undefined : `/dang-nhap/lien-ket?moi=${token}`,
  }
}

async function bodyChoices({ db, actor, query, today }: ReadContext, chosen: string | null) {
  const text = query['co-quan'] ?? ''
  return {
    bodies: await listBodiesToManage(db, actor, { text, always: chosen }, today),
    text,
    mayWholeSystem: covers(actor, 'manage people', { ...wholeSystem, reach: 'subtree' }),
    chosen,
  }
}

async function delegationProps(db: Db, person: Person, grants: GrantRow[], today: string) {
  const bodies = lendableBodies(grants)
  const bodyIds = bodies.map(({ id }) => id)
  return { person, bodies, colleagues: await listColleagues(db, { bodyIds, without: person.id }, today) }
}

/** Bodies where the person has own roles to lend, each with their names. */
function lendableBodies(grants: GrantRow[]): { id: string; label: string }[] {
  const lendable = grants.filter(
    (row) => row.state !== 'over' && row.actingFor === null && row.bodyId !== null && row.role !== 'administrator',
  )
  return [...Map.groupBy(lendable, (row) => row.bodyId!)].map(([id, rows]) => ({
    id,
    label: `${rows[0]!.bodyName} (${rows.map((row) => row.roleName).join(', ')})`,
  }))
}

function targetOf(row: GrantRow): Target {
  const bodyId = row.bodyId ?? wholeSystem.bodyId
  return { reach: row.reach, bodyId, bodyPath: row.bodyPath, placePath: row.placePath }
}

async function bodyName(db: Db, bodyId: string | null): Promise<string | null> {
  const body = bodyId === null ? undefined : await findBody(db, bodyId)
  return body === undefined ? null : shortNameOf(body)
}
