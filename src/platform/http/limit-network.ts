import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken } from '#platform/identity/rate-limit.ts'

/** So many times from where the request comes from, for one thing (`what`); refuses with how long to wait. */
export async function limitNetwork({ house, networkAddress }: WebRequest, what: string, rate: Rate): Promise<void> {
  await requireToken(house.database.kysely, house.secretKey, `${what}:${networkAddress}`, rate, house.clock.now())
}
