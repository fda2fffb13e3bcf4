import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { publishFigures, withdrawFigures } from '#domains/reports/acts/publish-figures.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { openFigures } from '#domains/reports/open-figures/open-figures.ts'
import { openRefusals } from '#domains/reports/open-figures/open-report.ts'
import { findOpenReport, listOpenReports } from '#domains/reports/open-figures/open-reports.queries.ts'
import type { Report } from '#domains/reports/report.ts'
import { countablePlan, paperForm, stepForm, submitted } from '#domains/reports/reports.fixtures.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

async function signed({ does }: World, draft: Report): Promise<Report> {
  const changed = await does('lan', changeReport, paperForm(draft))
  return does('hung', issueReport, stepForm(await does('lan', submitReport, stepForm(changed))))
}

onPlans('số liệu mở của báo cáo', (world) => {
  const year = (w: World) =>
    w.does('lan', writeReport, { subject: `body:${w.bodies.first.id}`, kind: 'year', stretch: 'year', year: '2026' })

  test('chỉ lãnh đạo, chỉ báo cáo năm, 6 tháng đã ban hành; chưa công bố thì không ai có', async () => {
    const { db, does } = world()
    const draft = await year(world())
    await expect(does('lan', publishFigures, stepForm(draft))).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('hung', publishFigures, stepForm(draft))).rejects.toBe(openRefusals.notOfKind)
    const planned = await submitted(world(), await countablePlan(world()))
    const progress = await does('hung', issueReport, stepForm(planned))
    await expect(does('hung', publishFigures, stepForm(progress))).rejects.toBe(openRefusals.notOfKind)
    const report = await signed(world(), draft)
    expect([await listOpenReports(db, 1), await findOpenReport(db, report.id)]).toEqual([[], undefined])
  })

  test('công bố thì ai cũng tải được, không có số nhỏ; thôi công bố hoặc đính chính thì bản cũ không còn', async () => {
    const { db, does } = world()
    await recorded(world(), { howMany: '85', women: '83' })
    const report = await signed(world(), await year(world()))
    await does('hung', publishFigures, stepForm(report))
    await does('hung', publishFigures, stepForm(report))
    const half = { subject: `body:${report.bodyId}`, kind: 'half-year', stretch: 'half-1', year: '2026' }
    const within = await signed(world(), await does('lan', writeReport, half))
    await expect(does('hung', publishFigures, stepForm(within))).rejects.toBe(openRefusals.overlaps)
    expect(await listOpenReports(db, 1)).toMatchObject([{ id: report.id, bodyName: 'UBND xã Một' }])
    const figures = openFigures((await findOpenReport(db, report.id))!.measured)
    const named = (name: string) => figures.find((one) => one.name === name)
    expect(named('Người dự')).toMatchObject({ value: 85, why: 'told' })
    expect(named('Người dự: nữ')).toMatchObject({ value: null, why: 'hidden' })
    expect(named('Hoạt động phổ biến pháp luật')).toMatchObject({ value: null, why: 'hidden' })
    await does('hung', withdrawFigures, stepForm(report))
    expect(await listOpenReports(db, 1)).toEqual([])
    await does('hung', publishFigures, stepForm(report))
    const reason = 'Sót một buổi ở thôn Đông.'
    await signed(world(), await does('lan', correctReport, { ...stepForm(report), reason }))
    expect([await listOpenReports(db, 1), await findOpenReport(db, report.id)]).toEqual([[], undefined])
  })
})
