import { expect, test } from 'vitest'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { statisticsImpact } from '#domains/statistics/impact.queries.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'

onStatistics('trước khi sắp xếp cơ quan: biểu thống kê', (world) => {
  const impact = async (bodyId: string, heirId: string) => {
    const { db, house, today } = world()
    const administrator = await addOfficer(house, { name: 'Phạm Văn Quản' })
    await giveRole(house, administrator, 'administrator', { bodyId: null })
    return (
      await statisticsImpact(db, await actorFor(house, administrator), { today, bodyIds: [bodyId], heirIds: [heirId] })
    ).get(bodyId)
  }

  test('biểu mà nơi kế tục đã gửi rồi thì không tự theo: phải đính chính', async () => {
    const { does, bodies } = world()
    const { id: askingId } = await asked(world())
    expect(await impact(bodies.second.id, bodies.first.id)).toMatchObject({ follow: 1, stay: 0 })
    const { id: returnId } = await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })
    await does('lan', changeReturn, { returnId, version: '0', isEmpty: 'co' })
    await does('lan', submitReturn, { returnId, version: '1' })
    await does('hung', approveReturn, { returnId, version: '2' })
    expect(await impact(bodies.second.id, bodies.first.id)).toMatchObject({ follow: 0, stay: 1 })
  })

  test('kỳ đang yêu cầu chỉ sang nơi kế tục cùng địa bàn: ở nơi khác nó sẽ hỏi các xã khác', async () => {
    const { bodies } = world()
    await asked(world())
    expect(await impact(bodies.province.id, bodies.justice.id)).toMatchObject({ follow: 1, stay: 0 })
    expect(await impact(bodies.province.id, bodies.first.id)).toMatchObject({ follow: 0, stay: 1 })
  })
})
