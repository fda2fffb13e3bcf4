import type { Role } from '#domains/people/roles.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  formFor,
  onRequest,
  type Who,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import type { Report } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import type { Actor } from '#platform/acts/actor.ts'

/**
 * A plan whose figures can be counted by hand. The clock stands at 21/11/2026; the window below is quý IV/2026.
 *
 * | task | due | done | cell in quý IV |
 * |---|---|---|---|
 * | II.1.1 | 15/10 | 10/10 | xong đúng hạn |
 * | II.1.2 | 31/10 | 15/11 | xong muộn |
 * | II.2.1 | 10/11 | – | quá hạn |
 * | II.2.2 | 25/12 | – | còn hạn |
 * | II.2.3 | 30/09 | – | tồn từ trước kỳ |
 * | II.2.4 | 31/08 | 20/10 | tồn từ trước kỳ, đã xong |
 * | II.2.5 | 31/07 | 30/07 | của kỳ trước, không tính |
 * | II.3 | theo yêu cầu | – | chờ yêu cầu |
 */
export async function countablePlan(world: World): Promise<string> {
  const task = (path: string, end: string, lead = 'Phòng Văn hóa') =>
    aTaskReading(`Việc ${path} của kế hoạch`, { path, time: dueOn(end), lead: [lead], outputs: [`Báo cáo ${path}`] })
  const reading = aReading({
    tasks: [
      task('II.1.1', '2026-10-15'),
      task('II.1.2', '2026-10-31'),
      task('II.2.1', '2026-11-10', 'UBND xã Một'),
      task('II.2.2', '2026-12-25', 'Tổ loa'),
      task('II.2.3', '2026-09-30'),
      task('II.2.4', '2026-08-31'),
      task('II.2.5', '2026-07-31'),
      aTaskReading('Trả lời kiến nghị', { path: 'II.3', time: onRequest }),
    ],
  })
  const { planId } = await adoptedPlan(world, { reading })
  for (const [path, doneDay] of [
    ['II.1.1', '2026-10-10'],
    ['II.1.2', '2026-11-15'],
    ['II.2.4', '2026-10-20'],
    ['II.2.5', '2026-07-30'],
  ] as const)
    await world.does('lan', claimObligation, { ...(await formFor(world, planId, path)), doneDay })
  for (const [path, figures] of [
    ['II.1.1', 'Số người dự: 1.250 người\nTỷ lệ nam: 40 %'],
    ['II.1.2', 'Số người dự: 45 người\nSố giờ phát thanh: 1,5 giờ\nTỷ lệ nam: 50 %'],
    ['II.2.1', 'số người dự: 5 người\nSố giờ phát thanh: 2,25 giờ\nSố người dự: 3 lượt'],
  ] as const) {
    const { taskId } = await formFor(world, planId, path)
    await world.does('lan', writeProgress, { taskId, note: 'Đã làm.', figures })
  }
  return planId
}

export const fourthQuarter = { stretch: 'quarter-4', year: '2026' }

export async function draft(world: World, planId: string, who: Who = 'lan'): Promise<Report> {
  return world.does(who, writeReport, { subject: `plan:${planId}`, ...fourthQuarter })
}

export function paperForm(report: Report, change: Record<string, unknown> = {}) {
  const { paper } = report
  return {
    reportId: report.id,
    version: String(report.version),
    ...paper,
    recipients: paper.recipients.join('\n'),
    signsAs: 'deputy',
    headPosition: 'Chủ tịch',
    position: 'Phó Chủ tịch',
    signer: 'Trần Văn Hùng',
    ...change,
  }
}

/** Who writes and who signs at a body and for all below it, beside those of the world. */
export async function writerAndLeader(
  { house }: World,
  body: { id: string },
): Promise<Record<'writer' | 'leader', Actor>> {
  const who = async (name: string, role: Role) => {
    const id = await addOfficer(house, { name, homeBodyId: body.id })
    await giveRole(house, id, role, { bodyId: body.id, reach: 'subtree' })
    return actorFor(house, id)
  }
  return { writer: await who('Đỗ Văn Soạn', 'officer'), leader: await who('Vũ Thị Ký', 'leader') }
}

export const stepForm = (report: Report) => ({ reportId: report.id, version: String(report.version) })

export async function submitted(world: World, planId: string, who: Who = 'lan'): Promise<Report> {
  const changed = await world.does(who, changeReport, paperForm(await draft(world, planId, who)))
  return world.does(who, submitReport, stepForm(changed))
}

export async function frozenCount(world: World, id: string): Promise<ReportCount> {
  const { counted } = await loadReport(world.db, world.actors.lan, id)
  if (counted === null) throw new Error('Nothing is frozen.')
  return counted
}

/** Every figure by name, «row: name» where it stands in a table. */
export function valuesOf(count: ReportCount): Record<string, number> {
  return Object.fromEntries(
    count.figures.map((one) => [
      one.kind === 'progress' ? `${one.name} (${one.unit})` : one.row === '' ? one.name : `${one.row}: ${one.name}`,
      one.value,
    ]),
  )
}
