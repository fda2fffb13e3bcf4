import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Db } from '#platform/database/database.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    rate_limit: RateLimitTable
  }
}

export type RateLimitTable = { key: string; window_start: Date; count: number; keep_until: Date }

/** So many times in any stretch of so many seconds. */
export type Rate = { times: number; perSeconds: number }

export type Taken = { taken: true } | { taken: false; retryAfterSeconds: number }

/**
 * Takes one of the times that `key` («sign-in:10.0.0.7») has, in a window that slides: what was used in the window
 * before counts by the part of it that is still in sight. A refused try costs nothing, so waiting always helps.
 * Shared by all processes. Give it the database and not an act's transaction: a refused act must still count.
 * Of the key a keyed hash is kept: all addresses of a network are tried in a second, so a hash that needs no key would name them.
 */
export async function takeToken(db: Db, secretKey: Uint8Array, key: string, rate: Rate, now: Date): Promise<Taken> {
  const windowMs = rate.perSeconds * 1000
  const start = Math.floor(now.getTime() / windowMs) * windowMs
  const inWindow = (now.getTime() - start) / windowMs
  const hashed = createHmac('sha256', deriveKey(secretKey, 'rate-limit'))
    .update(`${rate.perSeconds}/${key}`)
    .digest('base64url')
  const { rows } = await sql`
    with earlier as (
      select coalesce(sum(count), 0) * ${1 - inWindow}::float8 as spent from rate_limit
      where key = ${hashed} and window_start = ${new Date(start - windowMs)})
    insert into rate_limit (key, window_start, count, keep_until)
    select ${hashed}, ${new Date(start)}, 1, ${new Date(start + 2 * windowMs)} from earlier where spent + 1 <= ${rate.times}
    on conflict (key, window_start) do update set count = rate_limit.count + 1
      where rate_limit.count + (select spent from earlier) + 1 <= ${rate.times}
    returning 1`.execute(db)
  if (rows.length > 0) return { taken: true }
  // At the next window all of this one is still in sight; one time is surely free when 1/times of it has gone.
  const retryAfterMs = start + windowMs - now.getTime() + windowMs / rate.times
  return { taken: false, retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
}

/** `takeToken`, refusing (429) with how long to wait when none is left. */
export async function requireToken(db: Db, secretKey: Uint8Array, key: string, rate: Rate, now: Date): Promise<void> {
  const answer = await takeToken(db, secretKey, key, rate, now)
  if (!answer.taken) throw tooFast(answer.retryAfterSeconds)
}

function tooFast(seconds: number): Refusal {
  const wait = seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`
  return new Refusal(429, `Bạn đã thử quá nhiều lần. Hãy đợi khoảng ${wait} rồi thử lại.`)
}

/** Nightly: forgets windows that no longer count. Returns how many. */
export async function cleanRateLimits(db: Db, now: Date): Promise<number> {
  const result = await db.deleteFrom('rate_limit').where('keep_until', '<', now).executeTakeFirst()
  return Number(result.numDeletedRows)
}
