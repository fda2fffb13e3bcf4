import { askSubscription } from '#domains/library/acts/ask-subscription.ts'
import { confirmSubscription } from '#domains/library/acts/confirm-subscription.ts'
import { leaveSubscriptions } from '#domains/library/acts/leave-subscriptions.ts'
import { confirmPage } from '#domains/library/pages/confirm-subscription-page.tsx'
import { leavingPage } from '#domains/library/pages/leaving-page.tsx'
import { subscribePage } from '#domains/library/pages/subscribe-page.tsx'
import { confirmedPage, leftPage, sentPage } from '#domains/library/pages/subscribed-pages.tsx'
import { findRequest, listSubscriptions } from '#domains/library/subscribing/subscriber.store.ts'
import { subscribingPaths } from '#domains/library/subscribing/subscribing-paths.ts'
import { addressHash, refusals, subscriberOfToken } from '#domains/library/subscribing/subscription.ts'
import { findSubject, findSubjectName, listTopics } from '#domains/library/subscribing/subscriptions.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { type Answer, redirect } from '#platform/http/answer.ts'
import { nobody, open, type Routes, submit, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken, takeToken } from '#platform/identity/rate-limit.ts'
import { hashToken, isToken } from '#platform/identity/session-token.ts'

/** A village may stand behind one network address; one address of mail is not to be flooded by strangers. */
const perNetwork: Rate = { times: 60, perSeconds: 3_600 }
const perAddress: Rate = { times: 3, perSeconds: 86_400 }

const form = open(async ({ house, query }) => {
  const db = house.database.kysely
  const documentSlug = (query['van-ban'] ?? '').slice(0, 200)
  const topicCode = (query['chu-de'] ?? '').slice(0, 60)
  const document = documentSlug === '' ? undefined : await findSubject(db, { documentSlug, topicCode: '' })
  if (documentSlug !== '' && document === undefined) throw refusals.noSubject
  return { document: document && { slug: documentSlug, name: document.name }, topicCode, topics: await listTopics(db) }
}, subscribePage)

const ask = submitWith(
  'anyone',
  async ({ house, actor, request }, raw) => {
    const db = house.database.kysely
    const now = house.clock.now()
    await requireToken(db, house.secretKey, `subscribe:${request.networkAddress}`, perNetwork, now)
    const address = typeof raw.address === 'string' ? raw.address.trim().slice(0, 300) : ''
    // beyond the limit the answer is the same, and no mail goes
    const { taken } = await takeToken(
      db,
      house.secretKey,
      `subscribe:${addressHash(house.secretKey, address)}`,
      perAddress,
      now,
    )
    return perform(askSubscription, { house, actor }, { ...raw, mayMail: taken })
  },
  { public: true, again: form, to: () => subscribingPaths.sent },
)

const asked = open(async ({ house, params }) => {
  const db = house.database.kysely
  const token = params.token ?? ''
  const request = isToken(token) ? await findRequest(db, hashToken(token), house.clock.now()) : undefined
  if (request === undefined) throw refusals.oldRequest
  return { token, name: await findSubjectName(db, request.subject) }
}, confirmPage)

const leaving = open(async ({ house, params }) => {
  const token = params.token ?? ''
  const subscriberId = subscriberOfToken(house.secretKey, token)
  const subscriptions = subscriberId === undefined ? [] : await listSubscriptions(house.database.kysely, subscriberId)
  if (subscriptions.length === 0) throw refusals.noSubscriber
  return { token, subscriptions }
}, leavingPage)

/** The link itself is the proof: mail programs press it without a session (RFC 8058), people by the button on its page. */
async function leave(request: WebRequest): Promise<Answer> {
  const { house, params } = request
  await perform(leaveSubscriptions, { house, actor: nobody(request) }, params)
  return redirect(subscribingPaths.left)
}

/** Theo dõi bằng thư điện tử, for the portal. */
export const subscribingRoutes: Routes = {
  [`GET ${subscribingPaths.form}`]: form,
  [`POST ${subscribingPaths.form}`]: ask,
  [`GET ${subscribingPaths.sent}`]: open(async () => ({}), sentPage),
  'GET /theo-doi/xac-nhan/:token': asked,
  'POST /theo-doi/xac-nhan/:token': submit(confirmSubscription, {
    public: true,
    to: () => subscribingPaths.confirmed,
  }),
  [`GET ${subscribingPaths.confirmed}`]: open(async () => ({}), confirmedPage),
  'GET /theo-doi/thoi/:token': leaving,
  'POST /theo-doi/thoi/:token': { kind: 'raw', answer: leave },
  'POST /theo-doi/thoi/:token/:subscriptionId': { kind: 'raw', answer: leave },
  [`GET ${subscribingPaths.left}`]: open(async () => ({}), leftPage),
}
