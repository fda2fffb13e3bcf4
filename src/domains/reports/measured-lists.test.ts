import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { actorFor, addOfficer, giveRole, goesInto } from '#domains/people/testing/people-house.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { countedByReports } from '#domains/reports/counted-by-reports.queries.ts'
import { figuresIn, keptRecord, listedMax } from '#domains/reports/measured.ts'
import { findFigureList, seenRecords } from '#domains/reports/measured-lists.queries.ts'
import { measuredPage } from '#domains/reports/pages/measured-page.tsx'
import { loadReport } from '#domains/reports/report.store.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { scopeOf } from '#domains/reports/report-page.queries.ts'
import { recordSheet } from '#domains/reports/report-sheets.ts'
import { paperForm, stepForm } from '#domains/reports/reports.fixtures.ts'
import { loadCount } from '#domains/reports/reports.queries.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { View } from '#platform/http/web-request.ts'

/** «Chỉ xem» at xã Một and all below it: reads its issued reports, and has no part in statistics. */
async function reader({ house, bodies }: World): Promise<Actor> {
  const id = await addOfficer(house, { name: 'Đỗ Thị Đọc', homeBodyId: bodies.first.id })
  await giveRole(house, id, 'reader', { bodyId: bodies.first.id, reach: 'subtree' })
  return actorFor(house, id)
}

const year = (w: World) =>
  w.does('lan', writeReport, { subject: `body:${w.bodies.first.id}`, kind: 'year', stretch: 'year', year: '2026' })

test('bản ghi mà báo cáo giữ không kèm tên người làm công tác pháp luật', () => {
  const one = { id: '1', opens: '1', label: 'Lò Thị Pành', day: '2026-01-02', bodyId: '2', bodyName: 'UBND xã Một' }
  expect(keptRecord({ ...one, kind: 'practitioner' }).label).toBe('Người làm công tác pháp luật')
  expect(keptRecord({ ...one, kind: 'mediator' }).label).toBe('Hòa giải viên')
  expect(keptRecord({ ...one, kind: 'activity' }).label).toBe('Lò Thị Pành')
})

onPlans('danh sách đứng sau một số của báo cáo', (world) => {
  test('báo cáo đã ban hành: người chỉ xem thấy số, không thấy bản ghi nào; người xem được thống kê thì thấy', async () => {
    const { db, does, actors } = world()
    const activity = await recorded(world(), { howMany: '85' })
    const changed = await does('lan', changeReport, paperForm(await year(world())))
    const { id } = await does('hung', issueReport, stepForm(await does('lan', submitReport, stepForm(changed))))
    const listFor = async (actor: Actor) => {
      const { report, counted } = await loadReport(db, actor, id)
      const found = await findFigureList(db, actor, { report, count: counted! }, 'PB3')
      expect(found!.figure.value).toBe(85)
      expect((await seenRecords(db, actor, counted!.measured!)).length > 0).toBe(found!.records.length > 0)
      return found!.records.map((record) => record.id)
    }
    expect(await listFor(actors.mai)).toContain(activity.id)
    expect(await listFor(await reader(world()))).toEqual([])
  })

  test('quá 200 bản ghi: báo cáo giữ 200 bản ghi mới nhất, và mở tiếp danh sách đầy đủ cho ai xem được thống kê', async () => {
    const { db, does, actors } = world()
    await recorded(world(), { howMany: '85' })
    await sql`insert into activity select (jsonb_populate_record(null::activity, to_jsonb(activity) ||
      jsonb_build_object('id', gen_random_uuid(), 'key_hash', encode(sha256(gen_random_uuid()::text::bytea), 'hex')))).* from activity, generate_series(1, 203)`.execute(
      db,
    )
    const changed = await does('lan', changeReport, paperForm(await year(world())))
    const { id } = await does('hung', issueReport, stepForm(await does('lan', submitReport, stepForm(changed))))
    const { report, counted } = await loadReport(db, actors.mai, id)
    const listFor = async (actor: Actor) => (await findFigureList(db, actor, { report, count: counted! }, 'PB1'))!
    const seen = await listFor(actors.mai)
    expect(seen).toMatchObject({ figure: { value: 204, records: 204 }, mayListAll: true })
    expect(seen.records).toHaveLength(200)
    const onPage = (shown: typeof seen) =>
      renderToString(measuredPage({ report, count: counted!, ...shown }, { today: world().today } as View).body)
    const href = /\/nghiep-vu\/thong-ke\/chi-tieu\/activities\.all\?[^"]*/u
      .exec(onPage(seen))![0]
      .replaceAll('&amp;', '&')
    expect(href).toContain(report.bodyId)
    const scope = { bodyId: report.bodyId, ...report.window, seenBy: actors.mai }
    const first = await listMeasure(db, 'activities.all', scope, { limit: 200 })
    const rest = await listMeasure(db, 'activities.all', scope, { limit: 200, after: first.at(-1)! })
    expect(new Set([...first, ...rest].map((one) => one.id)).size).toBe(204)
    const closed = await listFor(await reader(world()))
    expect(closed.mayListAll).toBe(false)
    expect(onPage(closed)).not.toContain('/nghiep-vu/thong-ke/')
    const { rows } = recordSheet({ ...counted!.measured!, records: seen.records })
    expect(rows).toContainEqual(['PB1', 'Và 4 bản ghi khác, không có trong tệp này', null, '', null])
  })

  test('xã Hai nhập vào xã Một: báo cáo đếm cả bản ghi của xã Hai, đường dẫn tới danh sách giữ đúng các nơi đã đếm', async () => {
    const { db, does, actors, bodies, today } = world()
    await recorded(world(), { howMany: '40' })
    const form = quickForm(world(), { bodyId: bodies.second.id, howMany: '60' })
    const { activityId } = await does('tu', recordActivity, form)
    const draft = await year(world())
    const early = await loadCount(db, scopeOf(draft), today)
    await goesInto(db, bodies.second, bodies.first)
    const count = await loadCount(db, scopeOf(draft), today)
    expect(figuresIn(count.measured).find(({ code }) => code === 'PB3')!.value).toBe(100)
    expect((await findFigureList(db, actors.lan, { report: draft, count }, 'PB3'))!.records).toHaveLength(2)
    const changed = await does('lan', changeReport, paperForm(draft))
    const { id } = await does('lan', submitReport, stepForm(changed))
    const { report, counted } = await loadReport(db, actors.lan, id)
    const linkOf = async (kept: ReportCount) => {
      const found = (await findFigureList(db, actors.lan, { report, count: kept }, 'PB3'))!
      const figure = { ...found.figure, records: listedMax + 1 }
      const page = renderToString(measuredPage({ report, count: kept, ...found, figure }, { today } as View).body)
      return /gom=([^&"]*)/u.exec(page)![1]
    }
    expect(await linkOf(counted!)).toBe(bodies.second.id)
    expect(await linkOf(early)).toBe('khong')
    const asked = { kind: 'activity', id: activityId, bodyId: bodies.second.id, measures: [] } as const
    expect((await countedByReports(db, actors.lan, asked)).map(({ href }) => href)).toEqual([
      `/nghiep-vu/bao-cao/${report.id}`,
    ])
  })

  test('dự thảo: danh sách theo phạm vi thống kê của người mở, không phải của báo cáo', async () => {
    const { db, actors, today } = world()
    const activity = await recorded(world(), { howMany: '85' })
    const report = await year(world())
    const count = await loadCount(db, scopeOf(report), today)
    const listFor = async (actor: Actor) =>
      (await findFigureList(db, actor, { report, count }, 'PB3'))!.records.map((record) => record.id)
    expect(await listFor(actors.lan)).toEqual([activity.id])
    expect(await listFor(actors.tu)).toEqual([])
    expect(await listFor(await reader(world()))).toEqual([])
    expect(await findFigureList(db, actors.lan, { report, count }, 'ZZ9')).toBeUndefined()
  })
})
