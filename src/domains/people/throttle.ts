import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken } from '#platform/identity/rate-limit.ts'

/** Forms that one officer sends: far more than a hand can, also with bulk actions. */
const perPerson: Rate = { times: 240, perSeconds: 60 }

/**
 * Forms from one address before signing in. A whole province may stand behind one address on a Monday morning; guessing
 * passwords is slowed by what went wrong (lock-out), not here.
 */
const perAddress: Rate = { times: 3_000, perSeconds: 60 }

/** Throws a Refusal (429) when forms come faster than people send them. Reading is not counted. */
export async function throttle(request: WebRequest, method: string): Promise<void> {
  if (method !== 'POST') return
  const { house, actor, networkAddress } = request
  const isKnown = actor !== undefined
  const key = isKnown ? `form:${actor.personId}` : `form:${networkAddress}`
  await requireToken(house.database.kysely, house.secretKey, key, isKnown ? perPerson : perAddress, house.clock.now())
}
