import { expect, test } from 'vitest'
import { grantRole } from '#domains/people/acts/grant-role.ts'
import { refusals } from '#domains/people/grant.ts'
import { operator } from '#domains/people/operator.ts'
import type { Role } from '#domains/people/roles.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

onBothDatabases('vai trò tại bộ', (database) => {
  const founded = async () => {
    const { house } = testHouse(database())
    const bodies = await foundBodies(database().kysely)
    return { house, bodies, ministry: await foundTheMinistry(house) }
  }

  test('phạm vi cả nước chỉ giao cho vai trò xem, đôn đốc; vai trò khác chỉ trong bộ', async () => {
    const { house, ministry } = await founded()
    const personId = await addOfficer(house, { name: 'Lê Quốc Bảo', homeBodyId: ministry.id })
    const gives = (role: Role, reach: string) =>
      perform(
        grantRole,
        { house, actor: operator },
        { personId, role, reach, bodyId: ministry.id, fromDay: '21/11/2026' },
      )
    for (const role of ['officer', 'leader', 'administrator', 'librarian', 'appraiser'] as const)
      await expect(gives(role, 'place')).rejects.toBe(refusals.wholeCountry)
    await gives('leader', 'subtree')
    await gives('overseer', 'place')
    await gives('reader', 'place')
  })

  test('cả nước là mọi cơ quan, không phải toàn hệ thống; tỉnh, xã không vì thế mà thấy bộ', async () => {
    const { house, bodies, ministry } = await founded()
    const at = (body: { id: string; path: string; placePath: string }) => ({
      bodyId: body.id,
      bodyPath: body.path,
      placePath: body.placePath,
    })
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'overseer', 'place')
    expect(may(bao, 'see statistics', at(bodies.second))).toBe(true)
    expect(may(bao, 'see statistics', everywhere)).toBe(false)
    const alone = await atMinistry(house, ministry, 'Đỗ Thị Yên', 'overseer', 'subtree')
    expect(may(alone, 'see statistics', at(bodies.second))).toBe(false)
    const maiId = await addOfficer(house, { name: 'Phạm Thị Mai', homeBodyId: bodies.province.id })
    await giveRole(house, maiId, 'overseer', { bodyId: bodies.province.id, reach: 'place' })
    const mai = await actorFor(house, maiId)
    expect([may(mai, 'see statistics', at(bodies.second)), may(mai, 'see statistics', at(ministry))]).toEqual([
      true,
      false,
    ])
  })

  test('quản trị của bộ, dù trước đây được giao cả nước, không giao được «Toàn hệ thống», không làm việc của toàn hệ thống', async () => {
    const { house, ministry } = await founded()
    const an = await atMinistry(house, ministry, 'Hồ Văn An', 'administrator', 'place')
    expect(may(an, 'watch over the data', everywhere)).toBe(false)
    const personId = await addOfficer(house, { name: 'Lê Quốc Bảo', homeBodyId: ministry.id })
    const whole = { personId, role: 'administrator', bodyId: 'toan-he-thong', reach: 'subtree', fromDay: '21/11/2026' }
    await expect(perform(grantRole, { house, actor: an }, whole)).rejects.toBe(refusals.outsideReach)
  })
})
