import { beforeEach, expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { onPlans } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { publishFigures, withdrawFigures } from '#domains/reports/acts/publish-figures.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { openFiguresRoutes } from '#domains/reports/open-figures/open-figures.routes.ts'
import { openFigures } from '#domains/reports/open-figures/open-figures.ts'
import { openPaths, openRefusals } from '#domains/reports/open-figures/open-report.ts'
import { findOpenReport, isLetOut, listOpenReports } from '#domains/reports/open-figures/open-reports.queries.ts'
import type { Report } from '#domains/reports/report.ts'
import { countablePlan, paperForm, stepForm, submitted, writerAndLeader } from '#domains/reports/reports.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Answer } from '#platform/http/answer.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const reason = 'Sót một buổi ở thôn Đông.'
const year = { kind: 'year', stretch: 'year', year: '2026' }
const half = { kind: 'half-year', stretch: 'half-1', year: '2026' }

onPlans('số liệu mở của báo cáo', (world) => {
  let writer: Actor
  let leader: Actor

  beforeEach(async () => {
    const { bodies, clock } = world()
    clock.moveTo('2027-01-05T02:00:00Z')
    const both = await writerAndLeader(world(), bodies.province)
    writer = both.writer
    leader = both.leader
  })

  const does = <Input, Output>(actor: Actor, deed: Act<Input, Output>, raw: unknown) =>
    perform(deed, { house: world().house, actor }, raw)

  async function signed(draft: Report): Promise<Report> {
    const changed = await does(writer, changeReport, paperForm(draft))
    return does(leader, issueReport, stepForm(await does(writer, submitReport, stepForm(changed))))
  }

  const reportOf = async (bodyId: string, more: object = year) =>
    signed(await does(writer, writeReport, { subject: `body:${bodyId}`, ...more }))
  const ofProvince = (more?: object) => reportOf(world().bodies.province.id, more)
  const publish = (report: Report) => does(leader, publishFigures, stepForm(report))

  test('chốt số liệu khi kỳ chưa hết thì không công bố; đính chính sau ngày cuối kỳ thì được', async () => {
    world().clock.moveTo('2026-12-31T02:00:00Z')
    const early = await ofProvince()
    await expect(publish(early)).rejects.toBe(openRefusals.notOver)
    world().clock.moveTo('2027-01-01T02:00:00Z')
    const whole = await signed(await does(writer, correctReport, { ...stepForm(early), reason }))
    await publish(whole)
    expect(await isLetOut(world().db, whole.id)).toBe(true)
  })

  test('chỉ lãnh đạo, chỉ báo cáo năm, 6 tháng đã ban hành; chưa công bố thì không ai có', async () => {
    const { db, bodies } = world()
    const draft = await does(writer, writeReport, { subject: `body:${bodies.province.id}`, ...year })
    await expect(does(writer, publishFigures, stepForm(draft))).rejects.toBe(permissionRefusals.mayNot)
    await expect(publish(draft)).rejects.toBe(openRefusals.notOfKind)
    const planned = await submitted(world(), await countablePlan(world()))
    const progress = await world().does('hung', issueReport, stepForm(planned))
    await expect(publish(progress)).rejects.toBe(openRefusals.notOfKind)
    const report = await signed(draft)
    expect([await listOpenReports(db, 1), await findOpenReport(db, report.id)]).toEqual([[], undefined])
  })

  test('số của xã, và tổng cộng từ báo cáo của xã, không công bố được: trừ nhau thì ra số nhỏ', async () => {
    const { db, bodies } = world()
    const ofCommune = await reportOf(bodies.first.id)
    await expect(publish(ofCommune)).rejects.toBe(openRefusals.notOfProvince)
    await expect(publish(await ofProvince({ ...year, basis: 'reports' }))).rejects.toBe(openRefusals.notOfKind)
    expect(await listOpenReports(db, 1)).toEqual([])
  })

  test('công bố thì ai cũng tải được, không có số nhỏ; thôi công bố thì không còn', async () => {
    const { db } = world()
    await recorded(world(), { howMany: '85', women: '83' })
    const report = await ofProvince()
    await publish(report)
    await publish(report)
    expect(await listOpenReports(db, 1)).toMatchObject([{ id: report.id, bodyName: 'UBND tỉnh Thử' }])
    const figures = openFigures((await findOpenReport(db, report.id))!.measured)
    const named = (name: string) => figures.find((one) => one.name === name)
    expect(named('Người dự')).toMatchObject({ value: 85, why: 'told' })
    expect(named('Người dự: nữ')).toMatchObject({ value: null, why: 'hidden' })
    expect(named('Hoạt động phổ biến pháp luật')).toMatchObject({ value: null, why: 'hidden' })
    const file = async (kind: 'csv' | 'json') => {
      const routes: Record<string, unknown> = openFiguresRoutes
      const route = routes[`GET ${openPaths[kind](':reportId')}`] as { answer(request: unknown): Promise<Answer> }
      const answer = await route.answer({ house: world().house, params: { reportId: report.id } })
      return new TextDecoder().decode((answer as { body: Uint8Array }).body)
    }
    const { luoc_do: schema, so_lieu: rows } = JSON.parse(await file('json'))
    const words = schema.map(({ ten }: { ten: string }) => ten)
    expect(rows.map((row: object) => Object.keys(row))).toEqual(rows.map(() => words))
    expect(rows.find(({ ma }: { ma: string }) => ma === 'PB3')).toMatchObject({
      so_lieu: 85,
      don_vi: 'lượt người',
      ghi_chu: '',
    })
    expect(rows.find(({ ma }: { ma: string }) => ma === 'PB4')).toMatchObject({
      so_lieu: null,
      ghi_chu: 'không hiện, để không lộ ai',
    })
    const lines = (await file('csv')).replace('\uFEFF', '').split('\r\n')
    expect(lines[0]!.split(',')).toEqual(words)
    expect(lines).toHaveLength(rows.length + 2)
    await does(leader, withdrawFigures, stepForm(report))
    expect([await listOpenReports(db, 1), await findOpenReport(db, report.id)]).toEqual([[], undefined])
    expect(await isLetOut(db, report.id)).toBe(false)
    await publish(report)
    expect(await isLetOut(db, report.id)).toBe(true)
  })

  test('kỳ trùng ngày với kỳ đã từng công bố thì thôi: bản đã gỡ, bản đã đính chính vẫn còn trong tay người tải', async () => {
    const { db } = world()
    const report = await ofProvince()
    await publish(report)
    await expect(publish(await ofProvince(half))).rejects.toBe(openRefusals.overlaps)
    await does(leader, withdrawFigures, stepForm(report))
    await expect(publish(await ofProvince(half))).rejects.toBe(openRefusals.overlaps)
    await publish(report)
    const correction = await signed(await does(writer, correctReport, { ...stepForm(report), reason }))
    expect([await listOpenReports(db, 1), await findOpenReport(db, report.id)]).toEqual([[], undefined])
    await expect(publish(correction)).rejects.toBe(openRefusals.overlaps)
    await expect(publish(report)).rejects.toBe(openRefusals.corrected)
    const before = await ofProvince({ ...year, year: '2025' })
    await publish(before)
    expect(await listOpenReports(db, 1)).toMatchObject([{ id: before.id }])
  })

  test('hai người bấm cùng lúc, hai kỳ trùng ngày: chỉ một kỳ được công bố', async () => {
    const both = [await ofProvince(), await ofProvince(half)]
    const outcomes = await Promise.allSettled(both.map(publish))
    const refused = outcomes.filter((one) => one.status === 'rejected')
    expect(refused.map(({ reason: why }) => why)).toEqual([openRefusals.overlaps])
    expect(await listOpenReports(world().db, 1)).toHaveLength(1)
  })
})
