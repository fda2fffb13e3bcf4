import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { makeDisclosureList } from '#domains/disclosure/acts/make-disclosure-list.ts'
import { enterOne } from '#domains/disclosure/disclosure.fixtures.ts'
import { refusals } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { disclosuresRoutes } from '#domains/disclosure/disclosures.routes.ts'
import { actorFor, giveRole } from '#domains/people/testing/people-house.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Answer } from '#platform/http/answer.ts'
import { answerAgain, type ReadRoute, type SubmitRoute } from '#platform/http/routes.ts'

onPlans('biểu mẫu của danh mục bị từ chối', (world) => {
  test('trở lại đúng danh mục của cơ quan đã điền, lưu lại thì lưu ở đó', async () => {
    const { house, ids, bodies, db } = world()
    await giveRole(house, ids.lan, 'officer', { bodyId: bodies.second.id, fromDay: '2026-01-01' })
    const lan = await actorFor(house, ids.lan)
    await enterOne(world())
    await enterOne(world(), { bodyId: bodies.second.id }, 'tu')
    const list = disclosuresRoutes[`GET ${disclosurePaths.list}` as `GET /${string}`] as ReadRoute
    const opened = await list.answer(requestOf(world(), lan, disclosurePaths.listOf(bodies.second.id)))
    const form = listForm(opened)
    expect(form.hidden.bodyId).toBe(bodies.second.id)

    // a day ahead is refused: the page that comes back is about the same body, and so is its form
    const typed = { ...form.hidden, listMadeOn: '22/11/2026', listNumber: '77/QĐ-UBND' }
    const route = disclosuresRoutes[`POST ${disclosurePaths.lists('lap')}` as `POST /${string}`] as SubmitRoute
    const back = await answerAgain(route, requestOf(world(), lan, form.action), { typed, files: {} }, refusals.dayAhead)
    const again = listForm(back!)
    expect(again.html).toContain('77/QĐ-UBND')
    expect(again.action).toBe(form.action)
    expect(again.hidden).toEqual(form.hidden)
    await perform(
      makeDisclosureList,
      { house, actor: lan },
      { ...again.hidden, listMadeOn: '20/11/2026', listNumber: '' },
    )
    expect(await db.selectFrom('disclosure_list').select('body_id').execute()).toEqual([{ body_id: bodies.second.id }])
  })
})

/** The form that makes a list, as a page shows it. */
function listForm(answer: Answer) {
  if (answer.kind !== 'page') throw new Error(answer.kind)
  const html = renderToString(answer.page.body)
  const form = /<form[^>]*action="([^"]*danh-muc\/lap[^"]*)"[\s\S]*?<\/form>/u.exec(html)
  if (form === null) throw new Error('no form')
  const hidden = Object.fromEntries(
    [...form[0].matchAll(/<input type="hidden" name="(bodyId|formerId)" value="([^"]*)"/gu)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
  return { html, action: form[1]!.replaceAll('&amp;', '&'), hidden }
}

/** What the browser of somebody signed in sends for an address. */
function requestOf({ house }: World, actor: Actor, address: string) {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  return {
    params: {},
    query: Object.fromEntries(searchParams),
    queryAll: {},
    address,
    path: pathname,
    cookies: {},
    ...{ networkAddress: '', userAgent: '', requestId: '', csrf: '' },
    actor,
    house,
  }
}
