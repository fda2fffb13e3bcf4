import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { publishPlan } from '#domains/plans/acts/publish-plan.ts'
import { unpublishPlan } from '#domains/plans/acts/unpublish-plan.ts'
import { adoptedPlan, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { publicStandardRoutes } from '#domains/standard/public.routes.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { ReadRoute } from '#platform/http/routes.ts'

onPlans('trang công khai của một xã', (world) => {
  test('kế hoạch công khai không bao giờ đọc ở chỗ có thể cũ: thôi công khai thì hết ngay', async () => {
    const { planId } = await adoptedPlan(world())
    await world().does('hung', publishPlan, { planId, version: 0, shown: [], kept: [] })
    expect(await shows(world())).toContain('Tuyên truyền Luật Đất đai tại các thôn')
    await world().does('hung', unpublishPlan, { planId })
    expect(await shows(world())).not.toContain('Tuyên truyền Luật Đất đai')
  })
})

/** What everybody reads of xã Một, while nothing that may be old can be read. */
async function shows({ house }: World): Promise<string> {
  const route = publicStandardRoutes['GET /chuan-tiep-can-phap-luat/:placeId'] as ReadRoute
  const path = standardPaths.publicOne('00001')
  const asked = { params: { placeId: '00001' }, query: {}, queryAll: {}, address: path, path, cookies: {} }
  const nobody = { actor: undefined, networkAddress: '', userAgent: '', requestId: '', csrf: '' }
  const readAged = () => Promise.reject(new Error('Read where it may be old.'))
  const answer = await route.answer({
    ...asked,
    ...nobody,
    house: { ...house, database: { ...house.database, readAged } },
  })
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return renderToString(answer.page.body)
}
