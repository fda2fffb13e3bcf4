import { expect, test } from 'vitest'
import { listAudit } from '#domains/people/audit.queries.ts'
import { auditPageSize } from '#domains/people/audit-filter.ts'
import { lanAtTheDoor } from '#domains/people/testing/browser.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { act, perform } from '#platform/acts/act.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

const touch = act<{ bodyIds: (string | null)[] }, void>({
  name: 'plans.thu',
  may: 'anyone',
  parse: (raw) => raw as { bodyIds: (string | null)[] },
  async run({ audit }, { bodyIds }) {
    for (const bodyId of bodyIds) audit({ subjectKind: 'thử', subjectId: 'x', bodyId })
  },
})

onBothDatabases('nhật ký', (database) => {
  test('chỉ đọc được dòng của cơ quan trong phạm vi; không có quyền thì không thấy gì', async () => {
    const { house, bodies, lanId } = await lanAtTheDoor(database())
    const mai = await addOfficer(house, { name: 'Phạm Mai' })
    const root = await addOfficer(house, { name: 'Lê Gốc' })
    await giveRole(house, mai, 'administrator', { bodyId: bodies.first.id, reach: 'subtree' })
    await giveRole(house, root, 'administrator', { bodyId: null })
    const lan = await actorFor(house, lanId)
    await perform(
      touch,
      { house, actor: lan },
      { bodyIds: [bodies.first.id, bodies.office.id, bodies.second.id, null] },
    )
    const seenBy = async (personId: string) =>
      (await listAudit(database().kysely, await actorFor(house, personId), {})).lines
        .map((line) => line.bodyName)
        .sort()
    expect(await seenBy(lanId)).toEqual([])
    expect(await seenBy(mai)).toEqual(['Phòng Văn hóa', 'UBND xã Một'])
    expect(await seenBy(root)).toEqual(['Phòng Văn hóa', 'UBND xã Hai', 'UBND xã Một', null])
  })

  test('lật trang không sót, không lặp; lọc theo người, ngày, mảng việc', async () => {
    const { house, lanId, today, browser } = await lanAtTheDoor(database())
    const root = await addOfficer(house, { name: 'Lê Gốc', password: true })
    await giveRole(house, root, 'administrator', { bodyId: null })
    const lan = await actorFor(house, lanId)
    const count = auditPageSize + 5
    await perform(touch, { house, actor: lan }, { bodyIds: Array.from({ length: count }, () => null) })
    const reader = await actorFor(house, root)
    const first = await listAudit(database().kysely, reader, {})
    const second = await listAudit(database().kysely, reader, { before: first.next })
    expect(new Set([...first.lines, ...second.lines].map((line) => line.id)).size).toBe(count)
    expect(second.next).toBeUndefined()
    const countOf = async (filter: object) => (await listAudit(database().kysely, reader, filter)).lines.length
    expect(await countOf({ who: 'nguyen thi lan', from: today, to: today, domain: 'plans' })).toBe(auditPageSize)
    expect(await countOf({ who: 'le goc' })).toBe(0)
    expect(await countOf({ to: '2026-11-20' })).toBe(0)
    expect(await countOf({ domain: 'people' })).toBe(0)
    await browser.signIn('legoc', 'con trâu đi cày sớm')
    const page = await browser.get('/nghiep-vu/quan-tri/nhat-ky?tu=21/11/2026&mang=plans&truoc=khong-phai-ma')
    expect(page.text).toContain('Nguyễn Thị Lan')
  })
})
