import { createHmac } from 'node:crypto'
import { afterFailure, type Failures, isLocked, type Patience } from '#domains/people/lock-out.ts'
import { signInNameOf } from '#domains/people/person.ts'
import type { Tx } from '#platform/database/database.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'

/** What wrong tries are counted by. */
export type FailureKey = { key: string; patience: Patience }

/** Keyed hashes: the table does not tell what was typed, which may be a password in the wrong box. */
export function failureKey(
  secretKey: Uint8Array,
  of: 'name' | 'factor' | 'address',
  value: string,
  patience: Patience,
): FailureKey {
  const text = of === 'name' ? signInNameOf(value) : value
  return {
    key: createHmac('sha256', deriveKey(secretKey, 'sign-in-failure')).update(`${of}:${text}`).digest('base64url'),
    patience,
  }
}

/** Until when one of these must wait; locks their rows. undefined: no waiting. */
export async function findWaiting(tx: Tx, keys: FailureKey[], now: Date): Promise<Date | undefined> {
  const earlier = await loadFailures(tx, keys)
  const untils = [...earlier.values()].filter((one) => isLocked(one, now)).map((one) => one.lockedUntil!)
  return untils.sort((a, b) => b.getTime() - a.getTime())[0]
}

/** Counts one more wrong try for each. */
export async function countFailure(tx: Tx, keys: FailureKey[], now: Date): Promise<void> {
  for (const { key } of keys)
    await tx
      .insertInto('sign_in_failure')
      .values({ key, failures: 0, since: now, locked_until: null })
      .onConflict((on) => on.column('key').doNothing())
      .execute()
  const earlier = await loadFailures(tx, keys)
  for (const { key, patience } of keys) {
    const after = afterFailure(earlier.get(key), patience, now)
    await tx
      .updateTable('sign_in_failure')
      .set({ failures: after.failures, since: after.since, locked_until: after.lockedUntil })
      .where('key', '=', key)
      .execute()
  }
}

export async function forgetFailures(tx: Tx, keys: FailureKey[]): Promise<void> {
  const texts = keys.map(({ key }) => key)
  await tx.deleteFrom('sign_in_failure').where('key', 'in', texts).execute()
}

/** In the order of keys: two that lock the same rows never wait for each other in a circle. */
async function loadFailures(tx: Tx, keys: FailureKey[]): Promise<Map<string, Failures>> {
  const texts = keys.map(({ key }) => key)
  const rows = await tx
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('key', 'in', texts)
    .orderBy('key')
    .forUpdate()
    .execute()
  return new Map(
    rows.map((row) => [row.key, { failures: row.failures, since: row.since, lockedUntil: row.locked_until }]),
  )
}
