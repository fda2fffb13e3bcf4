import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { foundMinistry } from '#domains/bodies/acts/found-ministry.ts'
import type { Body } from '#domains/bodies/body.ts'
import type { Reach } from '#domains/people/grant.ts'
import { operator } from '#domains/people/operator.ts'
import type { Role } from '#domains/people/roles.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import type { Route } from '#platform/http/routes.ts'

/** Bộ Tư pháp, as the command founds it; numbers of bodies go on far from those that tests give by hand. */
export async function foundTheMinistry(house: House): Promise<Body> {
  await sql`select setval('body_number', 1000)`.execute(house.database.kysely)
  const form = { name: 'Bộ Tư pháp', shortName: '', day: '01/01/2025', decision: '' }
  return perform(foundMinistry, { house, actor: operator }, form)
}

/** Somebody of a ministry with one role there: over the ministry alone, or with `place` over the whole country. */
export async function atMinistry(house: House, { id }: Body, name: string, role: Role, reach: Reach = 'body') {
  const personId = await addOfficer(house, { name, homeBodyId: id })
  await giveRole(house, personId, role, { bodyId: id, reach })
  return actorFor(house, personId)
}

/** What somebody sees who opens a page of a route. */
export async function pageAsked(
  route: Route | undefined,
  {
    house,
    actor,
    ...asked
  }: { house: House; actor: Actor; query?: Record<string, string>; params?: Record<string, string> },
): Promise<string> {
  if (route?.kind !== 'read') throw new Error('no such page')
  const answer = await route.answer({
    house,
    actor,
    params: {},
    query: {},
    queryAll: {},
    address: '/',
    path: '/',
    cookies: {},
    networkAddress: '10.0.0.1',
    userAgent: '',
    requestId: 'x',
    csrf: 'x',
    ...asked,
  })
  if (answer.kind !== 'page') throw new Error(`answered with ${answer.kind}`)
  return renderToString(answer.page.body as Parameters<typeof renderToString>[0])
}
