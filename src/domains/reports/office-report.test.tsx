import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { actorFor, addBody, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { type Measured, measuredFigure } from '#domains/reports/measured.ts'
import { MeasuredParts } from '#domains/reports/pages/measured-figures.tsx'
import { loadReportPage } from '#domains/reports/report-page.queries.ts'
import { countablePlan } from '#domains/reports/reports.fixtures.ts'
import { perform } from '#platform/acts/act.ts'

const year = { kind: 'year', stretch: 'year', year: '2026' }

async function unionOf({ db, house, bodies }: World) {
  const union = await addBody(db, {
    name: 'Hội Liên hiệp Phụ nữ xã Một',
    place: bodies.first.placePath,
    path: `${bodies.first.path}hlhpn/`,
    parentId: bodies.first.id,
  })
  await sql`update body set kind = 'hoi-lhpn' where id = ${union.id}`.execute(db)
  const id = await addOfficer(house, { name: 'Lê Thị Hội', homeBodyId: union.id })
  await giveRole(house, id, 'officer', { bodyId: union.id, reach: 'body' })
  return { union, actor: await actorFor(house, id) }
}

onPlans('báo cáo của phòng, hội', (world) => {
  test('chưa ghi gì: không có phần nào rỗng, không nói thay người khác «không phát sinh»', async () => {
    const { house, db, today } = world()
    const { union, actor } = await unionOf(world())
    await recorded(world())
    const report = await perform(writeReport, { house, actor }, { subject: `body:${union.id}`, ...year })
    expect(report.paper.title).toBe('Kết quả công tác phổ biến, giáo dục pháp luật năm 2026')
    const { count } = await loadReportPage(db, actor, today, report.id)
    expect(count!.measured!.parts).toEqual([])
    expect(count!.rows).toEqual([])
  })

  test('ghi hoạt động của mình thì có phần ấy, mã như mọi báo cáo; UBND thì nói đủ mọi phần', async () => {
    const { house, db, today, bodies, does, actors } = world()
    const { union, actor } = await unionOf(world())
    const held = quickForm(world(), { bodyId: union.id, kind: 'special', group: '17', formKey: newSecret() })
    await perform(recordActivity, { house, actor }, held)
    const report = await perform(writeReport, { house, actor }, { subject: `body:${union.id}`, ...year })
    const { measured } = (await loadReportPage(db, actor, today, report.id)).count!
    expect(measured!.parts.map(({ letters }) => letters)).toEqual(expect.arrayContaining(['PB', 'NT']))
    expect(measured!.parts.map(({ letters }) => letters)).not.toContain('HG')
    expect(measured!.parts[0]!.figures[0]).toMatchObject({ code: 'PB1', value: 1 })
    const whole = await does('lan', writeReport, { subject: `body:${bodies.first.id}`, ...year })
    const parts = (await loadReportPage(db, actors.lan, today, whole.id)).count!.measured!.parts
    expect(parts.map(({ letters }) => letters)).toEqual(['PB', 'HT', 'NT', 'TH', 'NL', 'HG', 'TL', 'CK', 'KP', 'KH'])
  })

  test('nhiệm vụ mà phòng chủ trì có trong báo cáo của phòng, không chỉ việc mà phòng giữ', async () => {
    await countablePlan(world())
    const { house, db, today, bodies } = world()
    await sql`update body set kind = 'phong' where id = ${bodies.office.id}`.execute(db)
    const id = await addOfficer(house, { name: 'Đỗ Văn Phòng', homeBodyId: bodies.office.id })
    await giveRole(house, id, 'officer', { bodyId: bodies.office.id, reach: 'body' })
    const actor = await actorFor(house, id)
    const report = await perform(writeReport, { house, actor }, { subject: `body:${bodies.office.id}`, ...year })
    const { rows } = (await loadReportPage(db, actor, today, report.id)).count!
    expect(rows.map(({ path }) => path)).toEqual(['II.1.1', 'II.1.2', 'II.2.3', 'II.2.4', 'II.2.5', 'II.3'])
  })
})

test('biểu đồ trên trang: thanh và số cho từng phần; chỉ một số hoặc toàn số 0 thì không vẽ', () => {
  const part = (letters: string, values: Record<string, number | null>) => ({
    letters,
    title: letters,
    figures: Object.entries(values).map(([measure, value], at) =>
      measuredFigure(letters, at, measure as never, { value, records: value ?? 1, told: value === null ? 0 : 1 }),
    ),
  })
  const html = (...parts: Measured['parts']) =>
    renderToString(<MeasuredParts reportId="r" measured={{ basis: 'records', parts, records: [], missing: [] }} />)
  const cases = { 'cases.reached': 7, 'cases.not-reached': 2, 'cases.out-of-scope': 0, 'cases.running': null }
  const drawn = html(part('HG', cases))
  expect(drawn).toContain('Biểu đồ: Kết quả các vụ, việc hòa giải')
  expect(drawn).toMatch(/Hòa giải thành<\/th>.*width="100%".*7<\/td>.*không thành<\/th>.*width="28\.6%".*2<\/td>/su)
  expect(drawn).toMatch(/Đang hòa giải<\/th>.*width="0%".*chưa ghi<\/td>/su)
  expect(html(part('HG', { 'cases.reached': 0, 'cases.running': 0 }))).not.toContain('Biểu đồ')
  expect(html(part('TL', { 'matters.in-time': 8 }))).not.toContain('Biểu đồ')
})
