import { createHmac } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { newSecret } from '#base/ids.ts'
import { actorOf, listGrantsInForce } from '#domains/people/actor.queries.ts'
import type { SessionTable } from '#domains/people/people.tables.ts'
import { isOpen } from '#domains/people/person.ts'
import { cookieOf } from '#domains/people/session.store.ts'
import {
  idleMinutesMax,
  oldTokenSeconds,
  seenEverySeconds,
  sessionCookie,
  visitorCookie,
} from '#domains/people/session.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import type { Answer, Cookie } from '#platform/http/answer.ts'
import { csrfToken } from '#platform/identity/csrf.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { hashToken, isSameSecret, isToken, newSessionToken } from '#platform/identity/session-token.ts'

export type Seen = { cookies: Record<string, string>; networkAddress: string; userAgent: string }

export type Visitor = { actor: Actor | undefined; csrf: string; setCookies?: Answer & { kind: 'redirect' } }

/**
 * Who a request comes from, by its cookies: two small queries for somebody signed in, none for a passer-by. Somebody unknown gets
 * a signed cookie, so that forms sent before signing in are guarded too.
 */
export async function identifyVisitor(house: House, seen: Seen): Promise<Visitor> {
  const session = await findLiveSession(house, seen.cookies[sessionCookie])
  if (session === undefined) return anonymous(house, seen)
  const csrf = csrfToken(house.secretKey, session.id)
  if (session.second_factor_due) return { actor: undefined, csrf }
  const cookie = await touch(house, session)
  const grants = await listGrantsInForce(house.database.kysely, session.person_id, today(house.clock))
  const person = { id: session.person_id, name: session.name, homeBodyId: session.home_body_id }
  const actor = actorOf(person, grants, { address: seen.networkAddress, userAgent: seen.userAgent })
  return { actor, csrf, setCookies: cookie && cookies(cookie) }
}

type LiveSession = Selectable<SessionTable> & { name: string; home_body_id: string | null }

async function findLiveSession(house: House, token: string | undefined): Promise<LiveSession | undefined> {
  if (token === undefined || !isToken(token)) return undefined
  const now = house.clock.now()
  const tokenHash = hashToken(token)
  const row = await house.database.kysely
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .selectAll('session')
    .select(['person.name', 'person.home_body_id', 'person.closed_on'])
    .where((on) =>
      on.or([
        on('session.token_hash', '=', tokenHash),
        on.and([
          on('session.previous_token_hash', '=', tokenHash),
          on('session.rotated_at', '>', secondsBefore(now, oldTokenSeconds)),
        ]),
      ]),
    )
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('session.last_seen_at', '>', secondsBefore(now, idleMinutesMax * 60))
    .executeTakeFirst()
  return row !== undefined && isOpen({ closedOn: row.closed_on }, today(house.clock)) ? row : undefined
}

/** Notes that the session lives, at most once a minute; gives it a new token when one is due. */
async function touch(house: House, session: LiveSession): Promise<Cookie | undefined> {
  const now = house.clock.now()
  const { kysely } = house.database
  if (session.rotate_due) {
    const fresh = newSessionToken()
    const result = await kysely
      .updateTable('session')
      .set({
        token_hash: fresh.tokenHash,
        previous_token_hash: session.token_hash,
        rotated_at: now,
        rotate_due: false,
        last_seen_at: now,
      })
      .where('id', '=', session.id)
      .where('rotate_due', '=', true)
      .executeTakeFirst()
    // Of two requests at once one turns the token; the other one's old token still holds for a minute.
    if (result.numUpdatedRows === 0n) return undefined
    return cookieOf({ token: fresh.token, expiresAt: session.expires_at }, now)
  }
  if (session.last_seen_at > secondsBefore(now, seenEverySeconds)) return undefined
  await kysely
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('id', '=', session.id)
    .where('last_seen_at', '<', now)
    .execute()
  return undefined
}

function anonymous(house: House, seen: Seen): Visitor {
  const held = seen.cookies[visitorCookie]
  const isOurs = held !== undefined && isSigned(house.secretKey, held)
  const visitor = isOurs ? held : signed(house.secretKey, newSecret())
  const fresh: Cookie[] = isOurs ? [] : [{ name: visitorCookie, value: visitor, maxAgeSeconds: visitorCookieSeconds }]
  // A cookie whose session has ended is taken away.
  if (seen.cookies[sessionCookie]) fresh.push({ name: sessionCookie, value: '', maxAgeSeconds: 0 })
  return {
    actor: undefined,
    csrf: csrfToken(house.secretKey, `visitor:${visitor}`),
    setCookies: fresh.length === 0 ? undefined : cookies(...fresh),
  }
}

const visitorCookieSeconds = 30 * 86_400

function signed(secretKey: Uint8Array, secret: string): string {
  return `${secret}.${createHmac('sha256', deriveKey(secretKey, 'visitor')).update(secret).digest('base64url')}`
}

function isSigned(secretKey: Uint8Array, value: string): boolean {
  const [secret = ''] = value.split('.', 1)
  return isToken(secret) && isSameSecret(value, signed(secretKey, secret))
}

function cookies(...list: Cookie[]): Answer & { kind: 'redirect' } {
  return { kind: 'redirect', to: '', cookies: list }
}

function secondsBefore(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() - seconds * 1000)
}

/** Nightly: forgets sessions, links and wrong tries that ended more than a month ago. Returns how many rows went. */
export async function forgetOldSignIns(house: Pick<House, 'database' | 'clock'>): Promise<number> {
  const before = secondsBefore(house.clock.now(), keptDays * 86_400)
  return house.database.transaction(async (tx) => {
    const sessions = await tx.deleteFrom('session').where('expires_at', '<', before).executeTakeFirst()
    const links = await tx.deleteFrom('one_time_link').where('expires_at', '<', before).executeTakeFirst()
    const failures = await sql`delete from sign_in_failure where since < ${before}`.execute(tx)
    return Number(sessions.numDeletedRows) + Number(links.numDeletedRows) + Number(failures.numAffectedRows ?? 0)
  })
}

const keptDays = 31
