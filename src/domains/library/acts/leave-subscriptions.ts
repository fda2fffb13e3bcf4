import { z } from 'zod'
import { isId } from '#base/ids.ts'
import { eraseSubscriber, removeSubscription } from '#domains/library/subscribing/subscriber.store.ts'
import { subscriberOfToken } from '#domains/library/subscribing/subscription.ts'
import { act } from '#platform/acts/act.ts'

/** Thôi theo dõi: one thing or all; who left already has left. */
export const leaveSubscriptions = act<{ token: string; subscriptionId: string }, void>({
  name: 'library.leave-subscriptions',
  may: 'anyone',
  parse: z.object({ token: z.string().catch(''), subscriptionId: z.string().catch('') }).parse,
  async run({ tx, house }, { token, subscriptionId }) {
    const subscriberId = subscriberOfToken(house.secretKey, token)
    if (subscriberId === undefined) return
    if (subscriptionId === '') await eraseSubscriber(tx, subscriberId)
    else if (isId(subscriptionId)) await removeSubscription(tx, subscriberId, subscriptionId)
  },
})
