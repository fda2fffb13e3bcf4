import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { correctDisclosure } from '#domains/disclosure/acts/correct-disclosure.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { withdrawDisclosure } from '#domains/disclosure/acts/withdraw-disclosure.ts'
import { enterOne, formOf } from '#domains/disclosure/disclosure.fixtures.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { publicDisclosuresRoutes } from '#domains/disclosure/public.routes.ts'
import { goesInto } from '#domains/people/testing/people-house.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import type { ReadRoute } from '#platform/http/routes.ts'

onPlans('trang công khai thông tin của một xã', (world) => {
  test('nói rõ cái gì, ở đâu, cái gì chưa; mục đã rút thì hết; đính chính ai cũng thấy', async () => {
    const { does } = world()
    await enterOne(world(), { title: 'Dự toán chưa công khai' })
    await enterOne(world(), {
      title: 'Báo cáo quá hạn',
      madeOn: '02/11/2026',
      dueOn: '09/11/2026',
      dueBy: 'Quyết định 12/QĐ-UBND',
    })
    // its days off are not known here: nobody is late by it
    await enterOne(world(), { title: 'Báo cáo chưa chắc hạn', madeOn: '03/11/2026' })
    const line = await enterOne(world(), { title: 'Thu, chi các quỹ' })
    const public_ = await does('lan', notePublished, {
      ...formOf(line),
      publishedOn: '18/11/2026',
      publishedAt: 'https://xamot.example.vn/quy',
    })
    await does('lan', correctDisclosure, {
      ...formOf(public_),
      correctedOn: '20/11/2026',
      words: 'Quỹ <b>khuyến học</b> là 12 triệu',
    })
    const wrong = await enterOne(world(), { title: 'Ghi nhầm của người khác' })
    await does('lan', withdrawDisclosure, { ...formOf(wrong), withdrawnWhy: 'Ghi trùng' })
    const html = await shows(world(), '00001')
    expect(html).toContain('Chưa công khai, hạn 23/11/2026')
    expect(html).toContain('Chưa công khai, đã quá hạn 09/11/2026')
    expect(html).toContain('Chưa công khai, hạn 10/11/2026 (lịch nghỉ chưa chắc)')
    expect(html).toContain('href="https://xamot.example.vn/quy"')
    expect(html).toContain('Quỹ &lt;b>khuyến học&lt;/b> là 12 triệu')
    expect(html).toContain('/gui/thong-tin')
    expect(html).not.toContain('Ghi nhầm')
    // who wrote it stays inside
    expect(html).not.toContain('Nguyễn Thị Lan')
    expect(await shows(world(), '00001', { tim: 'cac quy' })).not.toContain('Dự toán chưa công khai')
    expect(await shows(world(), '00002')).not.toContain('Dự toán chưa công khai')
  })

  test('xã kế tục cho xem cả mục của xã đã nhập vào mình; chia cho nhiều nơi thì ở lại nơi cũ', async () => {
    const { db, bodies } = world()
    await enterOne(world(), { title: 'Của xã Hai cũ', bodyId: bodies.second.id }, 'tu')
    expect(await shows(world(), '00001')).not.toContain('Của xã Hai cũ')
    await goesInto(db, bodies.second, bodies.first)
    expect(await shows(world(), '00001')).toContain('Của xã Hai cũ')
    await db
      .insertInto('body_succession')
      .values({
        old_id: bodies.second.id,
        new_id: bodies.justice.id,
        on_day: '2026-11-20',
        kind: 'split',
        decision: '',
      })
      .execute()
    expect(await shows(world(), '00001')).not.toContain('Của xã Hai cũ')
    expect(await shows(world(), '00002')).toContain('Của xã Hai cũ')
  })

  test('nhiều mục thì chia trang, mỗi trang nhẹ', async () => {
    for (let index = 1; index <= 21; index++)
      await enterOne(world(), { title: `Thông báo thứ ${index} ${'x'.repeat(200)}` })
    const first = await shows(world(), '00001')
    expect(first.length).toBeLessThan(60_000)
    expect(first).toContain('Trang sau')
    expect(first).not.toContain('Thông báo thứ 1 ')
    expect(await shows(world(), '00001', { trang: '2' })).toContain('Thông báo thứ 1 ')
    expect(await shows(world(), '00001', { trang: '99' })).toContain('Thông báo thứ 1 ')
  })

  test('nơi không có thì nói là không có', async () => {
    await expect(shows(world(), '99999')).rejects.toMatchObject({ status: 404 })
  })
})

/** What everybody reads. */
async function shows({ house }: World, placeId: string, query: Record<string, string> = {}): Promise<string> {
  const path = disclosurePaths.publicOne(placeId)
  const route = publicDisclosuresRoutes[`GET ${disclosurePaths.publicOne(':placeId')}` as `GET /${string}`] as ReadRoute
  const nobody = { actor: undefined, networkAddress: '', userAgent: '', requestId: '', csrf: '' }
  const answer = await route.answer({
    params: { placeId },
    query,
    queryAll: {},
    address: path,
    path,
    cookies: {},
    ...nobody,
    house,
  })
  if (answer.kind !== 'page') throw new Error(answer.kind)
  return renderToString(answer.page.body)
}
