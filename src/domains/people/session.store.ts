import type { Selectable } from 'kysely'
import { newId } from '#base/ids.ts'
import type { Refusal } from '#base/refusal.ts'
import type { SessionTable } from '#domains/people/people.tables.ts'
import { secondFactorMinutes, sessionCookie, sessionExpiry } from '#domains/people/session.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import type { Cookie } from '#platform/http/answer.ts'
import { hashToken, isToken, newSessionToken } from '#platform/identity/session-token.ts'

/** A session just opened; the token exists only here and in the cookie. */
export type OpenedSession = { id: string; token: string; expiresAt: Date; secondFactorDue: boolean }

/** A refused try is an answer, not a throw: its count and its audit row must stay. */
export type SignInAnswer = { session: OpenedSession } | { refusal: Refusal }

/** Opens a session for a browser and ends the one it came with: a token planted before signing in is worth nothing after. */
export async function openSession(
  { tx, house, actor, now }: { tx: Tx; house: House; actor: Actor; now: Date },
  person: { id: string; secondFactorDue: boolean },
  earlierToken: string | undefined,
): Promise<OpenedSession> {
  await endSessionOfToken(tx, earlierToken, now)
  const { token, tokenHash } = newSessionToken()
  const expiresAt = person.secondFactorDue
    ? new Date(now.getTime() + secondFactorMinutes * 60_000)
    : sessionExpiry(now, house.sessionHours)
  const id = newId(now.getTime())
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: tokenHash,
      person_id: person.id,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      address: actor.address,
      user_agent: actor.userAgent,
      second_factor_due: person.secondFactorDue,
      previous_token_hash: null,
      rotated_at: null,
      ended_at: null,
    })
    .execute()
  return { id, token, expiresAt, secondFactorDue: person.secondFactorDue }
}

export function cookieOf(session: Pick<OpenedSession, 'token' | 'expiresAt'>, now: Date): Cookie {
  const maxAgeSeconds = Math.max(0, Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000))
  return { name: sessionCookie, value: session.token, maxAgeSeconds }
}

export const noSessionCookie: Cookie = { name: sessionCookie, value: '', maxAgeSeconds: 0 }

/** The session of a cookie, if it has not ended or run out; also one that still waits for its second factor. */
export async function findSession(
  db: Db,
  token: string | undefined,
  now: Date,
): Promise<Selectable<SessionTable> | undefined> {
  if (token === undefined || !isToken(token)) return undefined
  return db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function endSessionOfToken(tx: Tx, token: string | undefined, now: Date): Promise<void> {
  if (token === undefined || !isToken(token)) return
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where((on) => on.or([on('token_hash', '=', hashToken(token)), on('previous_token_hash', '=', hashToken(token))]))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends one of the person's sessions; returns whether there was such a one. */
export async function endSession(tx: Tx, personId: string, sessionId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends all sessions of the person; returns how many. */
export async function endSessions(tx: Tx, personId: string, now: Date): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Ends all but the session of this browser. */
export async function endOtherSessions(tx: Tx, personId: string, token: string, now: Date): Promise<void> {
  const tokenHash = hashToken(token)
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('token_hash', '<>', tokenHash)
    .where((on) => on.or([on('previous_token_hash', 'is', null), on('previous_token_hash', '<>', tokenHash)]))
    .execute()
}

/** What the person may do has changed: each browser gets a new token with its next request. */
export async function rotateSessions(tx: Tx, personId: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ rotate_due: true })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
}
