import { expect, test } from 'vitest'
import { dayAt } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { foundBody } from '#domains/bodies/acts/found-body.ts'
import { foundMinistry, refusals as foundRefusals } from '#domains/bodies/acts/found-ministry.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { addProvince, files, type MattersWorld, onMatters } from '#domains/matters/matters.fixtures.ts'
import { operator } from '#domains/people/operator.ts'
import { atMinistry, foundTheMinistry } from '#domains/people/testing/ministry.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { loadMeasured, withLists } from '#domains/reports/measured.queries.ts'
import { figuresIn, ruleOf } from '#domains/reports/measured.ts'
import { refusals } from '#domains/reports/report.ts'
import { findCount } from '#domains/reports/reports.queries.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { figureOf } from '#domains/statistics/measure.ts'
import { countMany } from '#domains/statistics/measures.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const ministry = { name: 'Bộ Tư pháp', shortName: '', day: '01/01/2025', decision: '' }
const year = { kind: 'year', from: '2026-01-01', to: '2026-12-31' } as const

onMatters('báo cáo của cả nước', (world) => {
  const founded = () => foundTheMinistry(world().house)

  test('chỉ người quản trị toàn hệ thống lập bộ, mỗi tên một lần; bộ không đứng trên tỉnh nào', async () => {
    const { house, db, does } = world()
    await expect(does('hung', foundMinistry, ministry)).rejects.toBe(permissionRefusals.mayNot)
    const local = { ...operator, grants: operator.grants.map((grant) => ({ ...grant, bodyPath: '/1/' })) }
    await expect(perform(foundMinistry, { house, actor: local }, ministry)).rejects.toBe(permissionRefusals.mayNot)
    const { id, placePath } = await founded()
    await expect(founded()).rejects.toBe(foundRefusals.taken)
    const same = { ...ministry, name: 'BỘ TƯ PHÁP' }
    await expect(perform(foundMinistry, { house, actor: operator }, same)).rejects.toBe(foundRefusals.taken)
    const other = { ...ministry, name: 'Bộ Nội vụ' }
    const twice = await Promise.allSettled([1, 2].map(() => perform(foundMinistry, { house, actor: operator }, other)))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const under = { ...ministry, parentId: id, kind: 'bo', name: 'Bộ Y tế' }
    await expect(perform(foundBody, { house, actor: operator }, under)).rejects.toMatchObject({
      fields: { kind: expect.any(String) },
    })
    expect(placePath).toBe('')
    const below = await db.selectFrom('body').select('id').where('parent_id', '=', id).execute()
    expect(below).toEqual([])
  })

  test('không đếm cả nước trong lúc ai chờ: kỳ không trọn tháng, tháng chưa cộng thì nói rõ và không có số', async () => {
    const { db, house } = world()
    const today = dayAt(house.clock.now())
    const body = await founded()
    const bodyId = body.id
    await happened(world())
    const scope = { ...year, planId: null, basis: 'records' as const, bodyId }
    await expect(loadMeasured(db, { ...scope, today })).rejects.toBe(refusals.monthsNotCounted)
    expect(await findCount(db, scope, today)).toEqual({ why: refusals.monthsNotCounted.message })
    await countMonths(house)
    const days = { ...scope, kind: 'ad-hoc' as const, to: '2026-11-20' }
    await expect(loadMeasured(db, { ...days, today })).rejects.toBe(refusals.wholeMonths)
    const bao = await atMinistry(house, body, 'Lê Quốc Bảo', 'officer')
    const form = { subject: `body:${bodyId}`, kind: 'ad-hoc', stretch: 'days', from: '01/01/2026', to: '20/11/2026' }
    await expect(perform(writeReport, { house, actor: bao }, form)).rejects.toBe(refusals.wholeMonths)
    const { state } = await perform(writeReport, { house, actor: bao }, { ...form, to: '30/11/2026' })
    expect(state).toBe('draft')
  })

  test('số bằng tổng danh sách từng tỉnh và bằng đếm lại', async () => {
    const { db, house } = world()
    const today = dayAt(house.clock.now())
    const { id: bodyId } = await founded()
    await happened(world())
    await countMonths(house)
    const scope = { ...year, bodyId, today }
    const measured = await withLists(db, await loadMeasured(db, scope), scope)
    expect(measured.basis).toBe('months')
    const figures = figuresIn(measured)
    const { from, to } = year
    const again = await countMany(
      db,
      figures.map(({ measure }) => measure),
      { from, to, placeId: null, seenBy: 'system' },
    )
    for (const { measure, value, listed } of figures) {
      expect([measure, value]).toEqual([measure, figureOf(again.get(measure)!)])
      if (value !== null)
        expect([measure, listed.reduce((sum, { amount }) => sum + (amount ?? 0), 0)]).toEqual([measure, value])
    }
    expect(figures.some(({ value }) => value === 85)).toBe(true)
  })

  test('bộ lập báo cáo về mọi việc của cả nước, không riêng phổ biến, giáo dục pháp luật', async () => {
    const { house } = world()
    const body = await founded()
    await countMonths(house)
    const bo = await atMinistry(house, body, 'Phạm Thị Bộ', 'officer', 'body')
    const form = { subject: `body:${body.id}`, kind: 'year', stretch: 'year', year: '2026' }
    const { paper } = await perform(writeReport, { house, actor: bo }, form)
    expect(paper.title).toBe(
      'Kết quả công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và tiếp nhận, trả lời người dân năm 2026',
    )
  })

  test('việc chuyển sang tỉnh khác: hai tỉnh đều có, cả nước một; dòng trừ ra nói rõ', async () => {
    const { db, house } = world()
    const today = dayAt(house.clock.now())
    const { id: bodyId } = await founded()
    await happened(world())
    await countMonths(house)
    const measured = await loadMeasured(db, { ...year, bodyId, today })
    const received = figuresIn(measured).find(({ measure }) => measure === 'matters.received')!
    expect([received.value, received.listed]).toEqual([
      1,
      expect.arrayContaining([
        { id: '24', amount: 1 },
        { id: '31', amount: 1 },
        { id: 'moved', amount: -1 },
      ]),
    ])
    const names = new Map(measured.records.map(({ id, label }) => [id, label]))
    for (const { id } of received.listed) expect(names.get(id)).toBeTruthy()
    expect(ruleOf(received, measured)).toContain('Số cộng sẵn lúc')
  })
})

/** An activity in one province, and a matter that goes on in another one. */
async function happened(world: MattersWorld): Promise<void> {
  const { db, bodies, does } = world
  await addProvince(world, '31', 1)
  const far = await db.selectFrom('body').select('id').where('place_id', '=', '31001').executeTakeFirstOrThrow()
  const form = {
    bodyId: bodies.first.id,
    formKey: newSecret(),
    kind: 'session',
    topic: 'Luật Đất đai',
    heldOn: '20/11/2026',
  }
  await does('lan', recordActivity, { ...form, place: 'Nhà văn hóa', howMany: '85' })
  const { matter } = await files(world, 'phan-anh')
  const told = 'Lời báo cho người gửi, đủ dài để hiểu.'
  await does('lan', transferMatter, {
    matterId: matter.id,
    version: String(matter.version),
    files: {},
    toBodyId: far.id,
    told,
  })
}
