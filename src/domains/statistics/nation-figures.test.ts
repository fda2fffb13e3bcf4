import { expect, test } from 'vitest'
import { onActivities, recorded } from '#domains/activities/activities.fixtures.ts'
import { atMinistry, foundTheMinistry, pageAsked } from '#domains/people/testing/ministry.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { statisticsRoutes } from '#domains/statistics/statistics.routes.ts'

onActivities('số liệu thống kê của bộ', (world) => {
  const cellOf = (html: string, measure: string) =>
    new RegExp(`href="/nghiep-vu/thong-ke/chi-tieu/${measure.replace('.', '[.]')}[^"]*">([^<]+)<`).exec(html)?.[1]
  const figures = statisticsRoutes['GET /nghiep-vu/thong-ke']
  const list = statisticsRoutes['GET /nghiep-vu/thong-ke/chi-tieu/:measureId']

  test('cả nước lấy số cộng sẵn của tháng trọn, không đếm lại; chưa cộng thì không có số nào và trang nói rõ', async () => {
    const { house } = world()
    const ministry = await foundTheMinistry(house)
    const actor = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'overseer', 'place')
    const asked = { house, actor, query: { 'co-quan': ministry.id, tu: '05/01/2026', den: '20/11/2026' } }
    await recorded(world())
    const before = await pageAsked(figures, asked)
    expect(before).toContain('Chưa cộng đủ các tháng')
    expect(cellOf(before, 'activities.all')).toBe('chưa cộng')
    await countMonths(house)
    await recorded(world())
    const page = await pageAsked(figures, asked)
    expect(page).toContain('Số liệu cả nước từ 01/01/2026 đến 30/11/2026')
    expect([cellOf(page, 'activities.all'), cellOf(page, 'matters.received')]).toEqual(['1', '0'])
    const params = { measureId: 'activities.all' }
    const provinces = await pageAsked(list, { ...asked, params })
    expect(provinces).toContain(': 1 ')
    expect(provinces).toContain('Nơi 24')
    expect(provinces).toContain('noi=24')
    const ofCountry = await pageAsked(list, {
      ...asked,
      params,
      query: { noi: '', tu: '01/01/2026', den: '30/11/2026' },
    })
    expect(ofCountry).toContain('Nơi 24')
    const records = await pageAsked(list, {
      ...asked,
      params,
      query: { noi: '24', tu: '01/01/2026', den: '30/11/2026' },
    })
    expect(records).toContain(': 2 ')
  })

  test('ai chỉ có vai trò tại bộ thì thấy phần của bộ, đếm ngay; không thấy số của cả nước', async () => {
    const { house } = world()
    const ministry = await foundTheMinistry(house)
    const actor = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'overseer')
    await recorded(world())
    await countMonths(house)
    const asked = { house, actor, query: { 'co-quan': ministry.id, tu: '01/01/2026', den: '30/11/2026' } }
    const page = await pageAsked(figures, asked)
    expect(page).toContain('Bộ Tư pháp và các đơn vị bên dưới')
    expect(cellOf(page, 'activities.all')).toBe('0')
    expect(await pageAsked(list, { ...asked, params: { measureId: 'activities.all' } })).not.toContain('Nơi 24')
  })
})
