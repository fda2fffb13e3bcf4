import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { grantRole } from '#domains/people/acts/grant-role.ts'
import { refusals } from '#domains/people/grant.ts'
import { operator } from '#domains/people/operator.ts'
import type { Role } from '#domains/people/roles.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { actorFor, addOfficer, foundBodies, giveRole, testHouse } from '#domains/people/testing/people-house.ts'
import { perform } from '#platform/acts/act.ts'
import { findAuditFault } from '#platform/database/audit-seal.ts'
import { readMigrations } from '#platform/database/migrate.ts'
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

  test('vai trò giao rộng quá từ trước: nâng cấp thì kết thúc, nhật ký nói lý do; vai trò đúng chỗ thì giữ', async () => {
    const { house, bodies, ministry } = await founded()
    const db = database().kysely
    const held: Record<string, string> = {}
    const holds = async (name: string, role: Role, at: Parameters<typeof giveRole>[3]) => {
      held[name] = await giveRole(house, await addOfficer(house, { name, homeBodyId: at.bodyId }), role, at)
    }
    const nation = { bodyId: ministry.id, reach: 'place' as const }
    await holds('lãnh đạo cả nước', 'leader', nation)
    await holds('quản trị cả nước', 'administrator', nation)
    await holds('thẩm định trong xã', 'appraiser', { bodyId: bodies.first.id })
    await holds('theo dõi cả nước', 'overseer', nation)
    await holds('chỉ xem cả nước', 'reader', nation)
    await holds('lãnh đạo của bộ', 'leader', { bodyId: ministry.id, reach: 'subtree' })
    await holds('lãnh đạo trên địa bàn tỉnh', 'leader', { bodyId: bodies.province.id, reach: 'place' })
    await holds('thẩm định của tỉnh', 'appraiser', { bodyId: bodies.justice.id, reach: 'place' })
    await holds('quản trị toàn hệ thống', 'administrator', { bodyId: null })
    await holds('đã hết hạn', 'leader', { ...nation, fromDay: '2020-01-01', toDay: '2020-12-31' })
    const migration = (await readMigrations()).find(({ number }) => number === 485)!
    await sql.raw(migration.text).execute(db)
    await sql.raw(migration.text).execute(db)
    const rows = await db.selectFrom('role_grant').select('id').where('ended_at', 'is not', null).execute()
    const nameOf = new Map(Object.entries(held).map(([name, id]) => [id, name]))
    const ended = ['lãnh đạo cả nước', 'quản trị cả nước', 'thẩm định trong xã']
    expect(rows.map(({ id }) => nameOf.get(id)).sort()).toEqual(ended)
    const { rows: noted } = await sql<{ id: string; by: string; body: string; role: string; reason: string }>`
      select subject_id as id, actor_name as by, body_id as body, before->>'role' as role, after->>'reason' as reason
      from audit where act = 'people.end-grant' and subject_kind = 'role-grant' order by after->>'reason', before->>'role'`.execute(
      db,
    )
    const why = [expect.stringContaining('Phạm vi cả nước'), expect.stringContaining('Vai trò thẩm định')]
    const row = (name: string, role: Role, body: string, reason: unknown) => ({
      id: held[name],
      by: 'Hệ thống',
      body,
      role,
      reason,
    })
    expect(noted).toEqual([
      row('quản trị cả nước', 'administrator', ministry.id, why[0]),
      row('lãnh đạo cả nước', 'leader', ministry.id, why[0]),
      row('thẩm định trong xã', 'appraiser', bodies.first.id, why[1]),
    ])
    expect(await findAuditFault(db)).toBeUndefined()
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
