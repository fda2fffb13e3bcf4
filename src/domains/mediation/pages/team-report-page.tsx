import { showDay } from '#base/day.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import {
  type ReportingTeam,
  type TeamReport,
  type TeamReportFigures,
  type TeamReportState,
  teamReportStates,
} from '#domains/mediation/team-report.ts'
import { figureLines } from '#domains/mediation/team-report-paper.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type TeamReportPageProps = {
  team: ReportingTeam
  year: number
  report: TeamReport | undefined
  figures: TeamReportFigures
  mayDecide: boolean
  maySeeTeams: boolean
}

/** Báo cáo năm của tổ: the counts are there, the leader writes the rest, the commune takes it or gives it back. */
export function teamReportPage(props: TeamReportPageProps, view: View): PageParts {
  const { team, year, report, figures, mayDecide, maySeeTeams } = props
  const isWritten = report === undefined || report.state === 'draft' || report.state === 'returned'
  return {
    title: `Báo cáo năm ${year} của ${team.name}`,
    section: 'mediation',
    trail: maySeeTeams
      ? [
          { label: 'Tổ hòa giải', href: mediationPaths.teamsOf(team.bodyId) },
          { label: team.name, href: mediationPaths.team(team.id) },
        ]
      : [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <>
        <PageHead
          title={`Báo cáo năm ${year} của ${team.name}`}
          lead={`Gửi UBND và Ủy ban Mặt trận ${team.communeName} (Luật 35/2013/QH13, Điều 15 khoản 5).`}
          chip={report === undefined ? <Chip tone="neutral" label="Chưa soạn" /> : <TeamReportChip {...report} />}
        />
        <ErrorSummary refusal={view.refusal} />
        {report?.state === 'returned' && (
          <Notice tone="warning" title={`UBND trả lại ngày ${showDay(report.decidedOn!)}`}>
            <p>{report.returnReason}</p>
          </Notice>
        )}
        <h2>Số liệu từ sổ của tổ</h2>
        <p class="hint">
          {isWritten
            ? 'Tính đến hôm nay; trình rồi thì giữ nguyên.'
            : `Chốt ngày trình ${showDay(report.submittedOn!)}.`}
        </p>
        <Facts facts={figureLines(figures).map(({ term, count }) => ({ term, detail: showNumber(count) }))} />
        {isWritten ? (
          <Writes {...props} view={view} />
        ) : (
          <Facts
            facts={[
              { term: 'Công việc đã làm', detail: report.work },
              { term: 'Khó khăn, vướng mắc', detail: report.difficulties || 'Không có' },
              { term: 'Kiến nghị', detail: report.proposal || 'Không có' },
              ...(report.decidedOn === null ? [] : [{ term: 'UBND nhận ngày', detail: showDay(report.decidedOn) }]),
            ]}
          />
        )}
        {report !== undefined && (
          <LinkButton href={mediationPaths.teamReportFile(team.id, year)} label="Tải báo cáo (.docx)" icon="file" />
        )}
        {report?.state === 'submitted' && mayDecide && <Decides {...props} report={report} view={view} />}
      </>
    ),
  }
}

export function TeamReportChip({ state }: { state: TeamReportState }) {
  const tones = { draft: 'neutral', submitted: 'action', returned: 'warm', accepted: 'good' } as const
  return <Chip tone={tones[state]} label={teamReportStates[state]} />
}

function Writes({ team, year, report, view }: TeamReportPageProps & { view: View }) {
  const path = mediationPaths.teamReport(team.id, year)
  const isHere = view.path === path
  const field = fieldsOf(isHere ? view : { typed: {} }, {
    work: report?.work,
    difficulties: report?.difficulties,
    proposal: report?.proposal,
  })
  const version = String(report?.version ?? 0)
  return (
    <>
      <FormPost action={path} csrf={view.csrf} submit="Lưu báo cáo" hidden={{ version }}>
        <TextArea {...field('work')} label="Công việc đã làm trong năm" rows={6} lengthMax={6000} required />
        <TextField {...field('difficulties')} label="Khó khăn, vướng mắc" lengthMax={3000} />
        <TextField {...field('proposal')} label="Kiến nghị" lengthMax={3000} />
      </FormPost>
      {report !== undefined && (
        <FormPost
          action={mediationPaths.teamReportStep(team.id, year, 'trinh')}
          csrf={view.csrf}
          submit="Trình UBND"
          icon="check"
          hidden={{ version }}
        />
      )}
    </>
  )
}

function Decides({ team, year, report, view }: TeamReportPageProps & { report: TeamReport; view: View }) {
  const path = mediationPaths.teamReportStep(team.id, year, 'quyet-dinh')
  const field = fieldsOf(view.path === path ? view : { typed: {} }, { decision: 'accept' })
  return (
    <FormPost action={path} csrf={view.csrf} submit="Ghi quyết định" hidden={{ version: String(report.version) }}>
      <h2>UBND xem báo cáo</h2>
      <RadioGroup
        {...field('decision')}
        label="Quyết định"
        options={[
          { value: 'accept', label: 'Nhận báo cáo' },
          { value: 'return', label: 'Trả lại để sửa' },
        ]}
      />
      <TextField {...field('reason')} label="Phải sửa gì (khi trả lại)" lengthMax={1000} />
    </FormPost>
  )
}
