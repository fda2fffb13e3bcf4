import { type Day, showDay, yearOf } from '#base/day.ts'
import { type Election, electionModes } from '#domains/mediation/election.ts'
import { releaseGroundName, showSource } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { MediatorForms } from '#domains/mediation/pages/mediator-forms.tsx'
import { TeamReportChip } from '#domains/mediation/pages/team-report-page.tsx'
import type { TeamState } from '#domains/mediation/team.queries.ts'
import type { Mediator } from '#domains/mediation/team.ts'
import type { TeamReport } from '#domains/mediation/team-report.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type TeamPageProps = {
  team: TeamState
  elections: Election[]
  reports: TeamReport[]
  /** Of the last twelve months, by mediator. */
  caseCounts: ReadonlyMap<string, number>
  grounds: { id: string; what: string; article: string }[]
  mayRun: boolean
  mayRecognise: boolean
}

/** One team: what it lacks, who is in it, how they were elected, how it was reviewed. */
export function teamPage(props: TeamPageProps, view: View): PageParts {
  const { team, elections, mayRun } = props
  const [village] = team.villages
  return {
    title: team.name,
    section: 'mediation',
    trail: [{ label: 'Tổ hòa giải', href: mediationPaths.teamsOf(team.bodyId) }],
    body: (
      <>
        <PageHead
          title={team.name}
          chip={
            team.missing.length === 0 ? (
              <Chip tone="good" label="Đủ theo luật" />
            ) : (
              <Chip tone="warm" label="Còn thiếu" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {team.missing.length > 0 && (
          <Notice tone="warning" title="Tổ còn thiếu">
            <ul>
              {team.missing.map((one) => (
                <li key={one.id}>
                  {one.what} ({showSource(one)})
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {team.villages.length > 1 && mayRun && (
          <Notice tone="warning" title="Thôn của tổ đã chia tách">
            <p>Hãy chọn tổ này thuộc nơi nào; nơi kia cần tổ khác.</p>
            <div class="buttons">
              {team.villages.map(({ id, name }) => (
                <PostButton
                  key={id}
                  action={mediationPaths.teamStep(team.id, 'noi')}
                  csrf={view.csrf}
                  label={`Gắn với ${name}`}
                  tone="plain"
                  hidden={{ villageId: id }}
                />
              ))}
            </div>
          </Notice>
        )}
        <Facts
          facts={[
            {
              term: 'Thôn, tổ dân phố',
              detail:
                village === undefined ? (
                  'chưa rõ'
                ) : mayRun ? (
                  <a href={villagePaths.village(village.id)}>{team.villages.map(({ name }) => name).join(' hoặc ')}</a>
                ) : (
                  village.name
                ),
            },
            { term: 'Số hộ', detail: village?.households == null ? 'chưa ghi' : showNumber(village.households) },
            {
              term: 'Số hòa giải viên',
              detail: `${team.serving} trên ${team.quota} theo ${team.decision} ngày ${showDay(team.decidedOn)}`,
            },
          ]}
        />
        <h2>Hòa giải viên</h2>
        <Mediators {...props} view={view} />
        <h2>Bầu hòa giải viên</h2>
        <DataTable
          caption="Các cuộc bầu"
          captionUnseen
          rows={elections}
          rowKey={({ id }) => id}
          rowHref={({ id }) => mediationPaths.election(id)}
          cards
          empty={<p>Chưa ghi cuộc bầu nào.</p>}
          columns={[
            { head: 'Ngày', cell: ({ heldOn }) => showDay(heldOn) },
            { head: 'Hình thức', cell: ({ mode }) => electionModes[mode], width: 'roomy' },
            { head: 'Số hộ', align: 'end', cell: ({ households }) => showNumber(households) },
            {
              head: 'Kết quả',
              cell: ({ confirmedOn, recognisedOn }) =>
                recognisedOn !== null
                  ? `Công nhận ${showDay(recognisedOn)}`
                  : confirmedOn !== null
                    ? 'Chờ công nhận'
                    : 'Chưa xác nhận',
            },
          ]}
        />
        {mayRun && <ElectionForm {...props} view={view} />}
        <h2>Rà soát hằng năm</h2>
        {team.reviews.length === 0 && <p>Chưa ghi lần rà soát nào.</p>}
        <Facts
          facts={team.reviews.map(({ year, reviewedOn, assessment, proposal }) => ({
            term: `Năm ${year}, ngày ${showDay(reviewedOn)}`,
            detail: [assessment, proposal === '' ? '' : `Kiến nghị: ${proposal}`].filter(Boolean).join(' '),
          }))}
        />
        {mayRun && <ReviewForm team={team} view={view} />}
        <Reports {...props} today={view.today} />
        {props.mayRecognise && team.endedOn === null && <EndForm team={team} view={view} />}
      </>
    ),
  }
}

/** Báo cáo năm của tổ: those written, and this year's and last year's to begin. */
function Reports({ team, reports, mayRun, today }: TeamPageProps & { today: Day }) {
  const years = [yearOf(today), yearOf(today) - 1].filter((year) => year >= yearOf(team.decidedOn))
  const all = [...new Set([...years, ...reports.map(({ year }) => year)])].toSorted((one, other) => other - one)
  return (
    <>
      <h2>Báo cáo năm của tổ</h2>
      <Facts
        facts={all.map((year) => {
          const report = reports.find((one) => one.year === year)
          return {
            term: `Năm ${year}`,
            detail: (
              <>
                {report === undefined ? 'chưa soạn' : <TeamReportChip {...report} />}{' '}
                {mayRun && <a href={mediationPaths.teamReport(team.id, year)}>Mở báo cáo {year}</a>}
              </>
            ),
          }
        })}
      />
    </>
  )
}

function Mediators({ team, caseCounts, grounds, mayRun, mayRecognise, view }: TeamPageProps & { view: View }) {
  if (team.mediators.length === 0)
    return (
      <EmptyState title="Chưa có hòa giải viên nào được công nhận">
        <p>Hãy mở cuộc bầu, ghi số hộ đồng ý, xác nhận kết quả; lãnh đạo UBND ghi quyết định công nhận.</p>
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption="Hòa giải viên của tổ"
        captionUnseen
        rows={team.mediators}
        rowKey={({ id }) => id}
        cards
        columns={[
          { head: 'Họ tên', cell: ({ name }) => name, width: 'roomy' },
          { head: 'Đặc điểm', cell: traitsOf },
          { head: 'Công nhận', cell: ({ recognisedOn, decision }) => `${showDay(recognisedOn)}, ${decision}` },
          {
            head: 'Vụ, việc 12 tháng qua',
            align: 'end',
            cell: ({ id }) => showNumber(caseCounts.get(id) ?? 0),
          },
          {
            head: 'Hiện nay',
            cell: ({ isLeader, releasedOn, releaseGround, personId, shownOn }) =>
              releasedOn !== null ? (
                `Thôi từ ${showDay(releasedOn)}: ${releaseGroundName(releaseGround ?? '')}`
              ) : (
                <>
                  <Chip tone={isLeader ? 'action' : 'good'} label={isLeader ? 'Tổ trưởng' : 'Đang làm'} />{' '}
                  {[personId === null ? '' : 'có tài khoản', shownOn === null ? '' : 'có trong danh bạ']
                    .filter(Boolean)
                    .join(', ')}
                </>
              ),
          },
        ]}
      />
      {(mayRun || mayRecognise) &&
        team.mediators
          .filter(({ releasedOn }) => releasedOn === null)
          .map((mediator) => (
            <MediatorForms
              key={mediator.id}
              teamId={team.id}
              mediator={mediator}
              grounds={grounds}
              mayRun={mayRun}
              mayRecognise={mayRecognise}
              view={view}
            />
          ))}
    </>
  )
}

function traitsOf({ birthYear, isWoman, isEthnic }: Mediator): string {
  return [birthYear === null ? '' : `sinh ${birthYear}`, isWoman ? 'nữ' : 'nam', isEthnic ? 'dân tộc thiểu số' : '']
    .filter(Boolean)
    .join(', ')
}

function ElectionForm({ team, view }: TeamPageProps & { view: View }) {
  const isHere = view.path === mediationPaths.teamStep(team.id, 'bau')
  const missing = Math.max(team.quota - team.serving, 1)
  const field = fieldsOf(isHere ? view : { typed: {} }, { seats: missing, mode: 'secret' })
  const isExtra = team.mediators.length > 0
  return (
    <details open={isHere}>
      <summary>{isExtra ? 'Mở cuộc bầu bổ sung' : 'Mở cuộc bầu'}</summary>
      <FormPost action={mediationPaths.teamStep(team.id, 'bau')} csrf={view.csrf} submit="Mở cuộc bầu">
        <DateField {...field('heldOn')} label="Ngày bầu" required />
        <RadioGroup
          {...field('mode')}
          label="Hình thức"
          options={Object.entries(electionModes).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...field('attended')}
          label="Số đại diện hộ dự họp"
          hint="Khi bầu tại cuộc họp. Quá nửa vẫn tính trên tổng số hộ của thôn."
          keyboard="numeric"
          width="short"
        />
        <TextField {...field('seats')} label="Số hòa giải viên cần bầu" keyboard="numeric" width="short" required />
      </FormPost>
    </details>
  )
}

function ReviewForm({ team, view }: { team: TeamState; view: View }) {
  const isHere = view.path === mediationPaths.teamStep(team.id, 'ra-soat')
  const field = fieldsOf(isHere ? view : { typed: {} }, { year: yearOf(view.today) })
  return (
    <details open={isHere}>
      <summary>Ghi rà soát</summary>
      <FormPost action={mediationPaths.teamStep(team.id, 'ra-soat')} csrf={view.csrf} submit="Ghi rà soát">
        <TextField {...field('year')} label="Năm" keyboard="numeric" width="short" required />
        <DateField {...field('reviewedOn')} label="Ngày rà soát" required />
        <TextArea
          {...field('assessment')}
          label="Nhận xét về tổ chức, hoạt động của tổ"
          rows={3}
          lengthMax={3000}
          required
        />
        <TextField {...field('proposal')} label="Kiến nghị kiện toàn" lengthMax={3000} />
      </FormPost>
    </details>
  )
}

function EndForm({ team, view }: { team: TeamState; view: View }) {
  const path = mediationPaths.teamStep(team.id, 'ket-thuc')
  const field = fieldsOf(view.path === path ? view : { typed: {} })
  return (
    <details open={view.path === path}>
      <summary>Kết thúc tổ hòa giải</summary>
      <FormPost action={path} csrf={view.csrf} submit="Ghi kết thúc tổ" tone="danger">
        <TextField
          {...field('decision')}
          id="end-decision"
          label="Số quyết định"
          width="medium"
          lengthMax={160}
          required
        />
        <DateField {...field('day')} id="end-day" label="Ngày quyết định" required />
      </FormPost>
    </details>
  )
}
