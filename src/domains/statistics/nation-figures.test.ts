import { expect, test } from 'vitest'
import { onActivities, quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { atMinistry, foundTheMinistry, pageAsked } from '#domains/people/testing/ministry.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { formsRoutes } from '#domains/statistics/forms/forms.routes.ts'
import { expectBoardsAsListed } from '#domains/statistics/statistics.fixtures.ts'
import { statisticsRoutes } from '#domains/statistics/statistics.routes.ts'
import { perform } from '#platform/acts/act.ts'

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
    expect(before).toContain('bin/lgd statistics count')
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

  test('số của cơ quan trung ương mở được danh sách, với người xem cả nước cũng như người của bộ', async () => {
    const { db, house, today } = world()
    const ministry = await foundTheMinistry(house)
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'officer')
    const nga = await atMinistry(house, ministry, 'Trần Thị Nga', 'overseer', 'place')
    await recorded(world())
    await perform(recordActivity, { house, actor: bao }, quickForm(world(), { bodyId: ministry.id }))
    await countMonths(house)
    const days = { tu: '01/01/2026', den: '30/11/2026' }
    const listed = (actor: typeof bao, query: Record<string, string>) =>
      pageAsked(list, { house, actor, params: { measureId: 'activities.all' }, query: { ...query, ...days } })
    const provinces = await listed(nga, {})
    expect(provinces).toContain(': 2 ')
    const link = /href="([^"]*rieng=1[^"]*)"[^>]*>Cơ quan trung ương</.exec(provinces)?.[1]?.replaceAll('&amp;', '&')
    const asked = Object.fromEntries(new URL(link ?? '', 'http://localhost').searchParams)
    expect(asked).toMatchObject({ rieng: '1', ...days })
    for (const actor of [nga, bao]) {
      const own = await listed(actor, asked)
      expect(own).toContain('. 1 bản ghi')
      expect(own).toContain('Bộ Tư pháp')
      expect(own).not.toContain('UBND xã Một')
    }
    const wish = { placeId: null, chosen: ['activities.all'], today } as const
    const { rows } = await expectBoardsAsListed(db, nga, wish)
    expect(rows.find(({ id }) => id === '')).toMatchObject({ name: 'Cơ quan trung ương', hasList: true })
  })

  test('biểu của bộ không đếm cả nước: ai xem cả nước thì thấy số cộng sẵn, ai ở bộ thấy phần của bộ, ai chỉ soạn biểu thì không thấy số', async () => {
    const { house } = world()
    const ministry = await foundTheMinistry(house)
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'officer')
    const nga = await atMinistry(house, ministry, 'Trần Thị Nga', 'overseer', 'place')
    const quan = await atMinistry(house, ministry, 'Phạm Văn Quản', 'administrator')
    const days = { tu: '05/01/2026', den: '20/11/2026' }
    const query = { bieu: 'LV-01/PBGDPL', 'co-quan': ministry.id, ...days }
    const shown = (actor: typeof bao) =>
      pageAsked(formsRoutes['GET /nghiep-vu/thong-ke/mau/xem'], { house, actor, query })
    await recorded(world())
    expect(cellOf(await shown(nga), 'activities.all')).toBe('chưa cộng')
    await countMonths(house)
    await recorded(world())
    const ofNation = await shown(nga)
    expect(cellOf(ofNation, 'activities.all')).toBe('1')
    expect(ofNation).toContain('từ 01/01/2026 đến 30/11/2026')
    expect(cellOf(await shown(bao), 'activities.all')).toBe('0')
    const kept = await shown(quan)
    expect(kept).toContain('chỉ hiện với người được giao quyền xem số liệu')
    expect([cellOf(kept, 'activities.all'), /<td[^>]*>\s*[0-9]/.test(kept.split('</table>')[0]!)]).toEqual([
      undefined,
      false,
    ])
  })
})
