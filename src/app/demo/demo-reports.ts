import { sql } from 'kysely'
import type { Story } from '#app/demo/demo-story.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { prepareReport } from '#domains/reports/acts/prepare-report.ts'
import { publishFigures } from '#domains/reports/acts/publish-figures.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { isOver } from '#domains/reports/open-figures/open-report.ts'
import type { Report } from '#domains/reports/report.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'

type People = { lan: string; hung: string; thu: string; vinh: string }

/**
 * The ward's half-year, signed; the draft of its year, prepared before the day that its plan names; the province's half-year from its
 * records, signed, and let out where the half-year is over; and another that sums what its communes have signed and says who has not.
 */
export async function tellReports(
  story: Story,
  { lan, hung, thu, vinh }: People,
  at: { ward: string; province: string },
) {
  const { does, house, year } = story
  story.moveToNow()
  const half = { kind: 'half-year', stretch: 'half-1', year: String(year) }
  const draft = await does(lan, writeReport, { ...half, subject: `body:${at.ward}` })
  const step = ({ id, version }: { id: string; version: number }) => ({ reportId: id, version: String(version) })
  const signed = async (writer: string, leader: string, { paper, ...report }: Report, more: object) => {
    const typed = {
      ...step(report),
      ...paper,
      recipients: paper.recipients.join('\n'),
      signsAs: 'deputy',
      headPosition: 'Chủ tịch',
    }
    const written = await does(writer, changeReport, { ...typed, position: 'Phó Chủ tịch', ...more })
    return does(leader, issueReport, step(await does(writer, submitReport, step(written))))
  }
  await signed(lan, hung, draft, {
    signer: 'Nguyễn Mạnh Hùng',
    causes: 'Hai tổ dân phố mới sáp nhập, báo cáo viên chưa sắp xếp được lịch trong quý II.',
    proposals: 'Đề nghị Sở Tư pháp mở thêm một lớp tập huấn cho hòa giải viên.',
  })
  const whole = await does(thu, writeReport, { ...half, subject: `body:${at.province}` })
  const issued = await signed(thu, vinh, whole, { signer: 'Trương Quang Vinh' })
  if (isOver(issued)) await does(vinh, publishFigures, step(issued))
  const obligationId = await findYearlyDuty(story, at.ward)
  if (obligationId !== undefined) await perform(prepareReport, { house, actor: systemActor }, { obligationId })
  await does(thu, writeReport, { ...half, subject: `body:${at.province}`, basis: 'reports' })
}

async function findYearlyDuty({ house }: Story, wardId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select o.id from obligation o join task on task.id = o.task_id join plan on plan.id = task.plan_id
      join body on body.id = task.holder_body_id
    where plan.state = 'adopted' and task.kind = 'report' and o.state = 'open' and o.label like 'Báo cáo năm%'
      and body.path like (select path from body where id = ${wardId}) || '%'
    order by (body.kind = 'phong') desc, o.due_day, o.id limit 1`.execute(house.database.kysely)
  return rows[0]?.id
}
