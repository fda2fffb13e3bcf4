import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { actName } from '#domains/people/act-names.ts'
import { listAudit } from '#domains/people/audit.queries.ts'
import { auditPageSize } from '#domains/people/audit-filter.ts'
import { lanAtTheDoor } from '#domains/people/testing/browser.ts'
import { actorFor, addOfficer, day, giveRole, goodPassword } from '#domains/people/testing/people-house.ts'
import { act, perform } from '#platform/acts/act.ts'
import { sealAudit } from '#platform/database/audit-seal.ts'
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
    expect(await countOf({ who: 'nguyen thi lan', from: today, to: today, act: 'plans' })).toBe(auditPageSize)
    expect(await countOf({ who: 'le goc' })).toBe(0)
    expect(await countOf({ to: '2026-11-20' })).toBe(0)
    expect(await countOf({ act: 'people' })).toBe(0)
    await browser.signIn('legoc', 'con trâu đi cày sớm')
    const page = await browser.get('/nghiep-vu/quan-tri/nhat-ky?tu=21/11/2026&viec=plans&truoc=khong-phai-ma')
    expect(page.text).toContain('Nguyễn Thị Lan')
  })

  test('quản trị một cơ quan không thấy niêm phong; quản trị toàn hệ thống kiểm tra được, và thấy dòng bị sửa', async () => {
    const { house, bodies, lanId, today, browser, later } = await lanAtTheDoor(database())
    const [mai, root] = [
      await addOfficer(house, { name: 'Phạm Mai', password: true }),
      await addOfficer(house, { name: 'Lê Gốc', password: true }),
    ]
    await giveRole(house, mai, 'administrator', { bodyId: bodies.first.id, reach: 'subtree' })
    await giveRole(house, root, 'administrator', { bodyId: null })
    await perform(touch, { house, actor: await actorFor(house, lanId) }, { bodyIds: [bodies.first.id] })
    later(day)
    await sealAudit(database(), addDays(today, 1))
    const path = '/nghiep-vu/quan-tri/nhat-ky'
    await browser.signIn('phammai', goodPassword)
    expect((await browser.get(`${path}?kiem-tra=co`)).text).not.toContain('niêm phong')
    later(1000)
    await browser.signIn('legoc', goodPassword)
    expect((await browser.get(path)).text).toContain('Đã niêm phong đến hết ngày 21/11/2026')
    expect((await browser.get(`${path}?kiem-tra=co`)).text).toContain('không có dòng nào bị sửa')
    await database().transaction(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx) // as somebody with the database in hand could
      await sql`update audit set actor_name = 'Người khác' where subject_kind = 'thử'`.execute(tx)
    })
    expect((await browser.get(`${path}?kiem-tra=co`)).text).toContain('đã bị sửa từ bên ngoài hệ thống')
  })

  test('một dòng nói rõ ai, việc gì, với ai, từ đâu; cán bộ không có quyền thì không mở được', async () => {
    const { house, lanId, browser } = await lanAtTheDoor(database())
    const root = await addOfficer(house, { name: 'Lê Gốc', password: true })
    await giveRole(house, root, 'administrator', { bodyId: null })
    await browser.signIn('nguyenthilan', 'sai mật khẩu rồi')
    await browser.signIn('legoc', goodPassword)
    const page = await browser.get(`/nghiep-vu/quan-tri/nhat-ky?viec=people.sign-in&ve=${lanId}`)
    for (const words of [
      'Đăng nhập bằng mật khẩu',
      '«Nguyễn Thị Lan»',
      '10.0.0.1',
      'sai tên đăng nhập hoặc mật khẩu',
      'Bỏ lọc',
    ])
      expect(page.text).toContain(words)
    expect(page.text).not.toContain('sai mật khẩu rồi')
    await browser.signIn('nguyenthilan', goodPassword)
    expect((await browser.get('/nghiep-vu/quan-tri/nhat-ky')).status).toBe(403)
  })

  test('mọi việc mà người ta làm được đều có tên tiếng Việt', async () => {
    const files = globSync('src/domains/*/acts/**/*.ts', { exclude: (name) => name.endsWith('.test.ts') })
    const acts = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const leavesLine = /\baudit\b/.test(text)
      return [...text.matchAll(/name: '([a-z]+\.[a-z-]+)'/g)].map((match) => ({ name: match[1]!, leavesLine }))
    })
    expect(acts.length).toBeGreaterThan(40)
    const nameless = acts.filter(({ name }) => actName(name) === name)
    expect(nameless.filter(({ name }) => !(name in unseenActs))).toEqual([])
    expect(nameless.filter(({ leavesLine }) => leavesLine)).toEqual([])
  })
})

/** Leave no line of their own in the audit, and why. */
const unseenActs: Record<string, string> = {
  'people.ask-password-reset': 'whoever types a name at the door is nobody yet; the reset itself is written down',
  'library.ask-subscription': 'a citizen follows a law: that they do is nobody’s business, and goes when they leave',
  'library.confirm-subscription': 'the same',
  'library.leave-subscriptions': 'the same: after leaving nothing of the address remains, here neither',
  'library.preview-article-text': 'looks and writes nothing',
}
