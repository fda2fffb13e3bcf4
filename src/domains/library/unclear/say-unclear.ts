import { unclearRate } from '#domains/library/unclear/unclear-place.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import type { Sender } from '#platform/http/routes.ts'

/** The deed of somebody who does not sign in, so many times an hour from one network. */
export function sayUnclear<Input, Output>(deed: Act<Input, Output>) {
  return async ({ house, actor, request }: Sender, raw: Record<string, unknown>): Promise<Output> => {
    await limitNetwork(request, 'unclear', unclearRate)
    return perform(deed, { house, actor }, raw)
  }
}
