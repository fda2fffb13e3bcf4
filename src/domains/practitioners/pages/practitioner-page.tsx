import { showDay, showDayWithWeekday } from '#base/day.ts'
import { markNames } from '#domains/library/document.ts'
import { ConditionList } from '#domains/practitioners/pages/condition-list.tsx'
import { PractitionerSteps } from '#domains/practitioners/pages/practitioner-steps.tsx'
import { StateChip } from '#domains/practitioners/pages/state-chip.tsx'
import { type Decision, educationNames } from '#domains/practitioners/practitioner.ts'
import { basisOf, kindOf } from '#domains/practitioners/practitioner-kind.ts'
import type { PractitionerPage } from '#domains/practitioners/practitioner-page.queries.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { TrainingReceived, WorkCount } from '#domains/practitioners/practitioner-work.queries.ts'
import { groundName } from '#domains/practitioners/release-ground.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

type PractitionerPageProps = PractitionerPage & { work: WorkCount; training: TrainingReceived[] }

/** Một người, một tổ chức: what is known, what was decided, what can be done. */
export function practitionerPage(props: PractitionerPageProps, view: View): PageParts {
  const { practitioner, bodyName, phone, decisions, due, conditions, mayKeep } = props
  const kind = kindOf(practitioner.kind)
  return {
    title: practitioner.name,
    section: 'practitioners',
    trail: [{ label: 'Người làm công tác pháp luật', href: practitionerPaths.list }],
    body: (
      <>
        <PageHead
          title={practitioner.name}
          chip={<StateChip {...practitioner} />}
          lead={`${kind.name}, danh sách của ${bodyName}.`}
          actions={
            mayKeep && (
              <LinkButton href={practitionerPaths.step(practitioner.id, 'sua')} label="Sửa thông tin" icon="edit" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {kind.note !== null && <Notice tone="warning">{`${kind.note.text} (${markNames[kind.note.mark]})`}</Notice>}
        {due !== undefined && (
          <Notice tone={due.isLate ? 'warning' : 'info'} title={`Hạn ${due.clock.what}`}>
            <p>
              Nhận ngày {showDay(practitioner.askedOn!)}, {due.clock.limit.count} ngày làm việc: hết ngày{' '}
              {showDayWithWeekday(due.day)}
              {due.isLate && ', đã quá hạn'}. ({due.clock.law}, {due.clock.article})
            </p>
            {due.doubts.length > 0 && (
              <p>Trong thời gian tính có ngày nghỉ chưa xác minh, nên chưa kết luận là quá hạn.</p>
            )}
          </Notice>
        )}
        <Facts facts={factsOf(props, phone)} />
        {conditions.length > 0 && <ConditionList conditions={conditions} />}
        <PractitionerSteps {...props} view={view} />
        {practitioner.state !== 'proposed' && <Work {...props} />}
        {mayKeep && kind.who === 'person' && <Account {...props} view={view} />}
        {decisions.length > 0 && <Decisions decisions={decisions} />}
        {basisOf(kind) !== null && (
          <p class="soft">
            Ai quyết định: {kind.decidedBy} ({basisOf(kind)}).
          </p>
        )}
      </>
    ),
  }
}

/** What they did and what they were taught; what is not noted here is not known. */
function Work({ practitioner, work, training }: PractitionerPageProps) {
  return (
    <>
      <h2>Hoạt động và tập huấn</h2>
      <Facts
        facts={[
          {
            term: 'Trình bày trong 12 tháng qua',
            detail: (
              <>
                {showNumber(work.spoke)} hoạt động.{' '}
                <a href={practitionerPaths.activitiesBy(practitioner.id)}>Hoạt động mà {practitioner.name} trình bày</a>
              </>
            ),
          },
          {
            term: 'Tập huấn trong 12 tháng qua',
            detail: `${showNumber(work.trained)} buổi; gần nhất: ${work.lastTrained === null ? 'chưa ghi buổi nào' : showDay(work.lastTrained)}`,
          },
          ...training.map(({ courseId, title, href, sessions, lastDay, certificate }) => ({
            term: `Đến ${showDay(lastDay)}`,
            detail: (
              <>
                <a key={courseId} href={href}>
                  {title}
                </a>
                , {sessions} buổi{certificate === null ? '' : `, chứng nhận số ${certificate}`}
              </>
            ),
          })),
        ]}
      />
    </>
  )
}

const said = (value: boolean | null) => (value === null ? 'chưa rõ' : value ? 'có' : 'không')

function factsOf({ practitioner: one, mayKeep }: PractitionerPage, phone: string) {
  const isPerson = kindOf(one.kind).who === 'person'
  const lines: [string, string][] = [
    ['Chức vụ, nơi công tác', one.title],
    ['Lĩnh vực', one.fields.join(', ')],
    ['Tiếng', one.languages.join(', ')],
    ['Địa bàn', one.serves.join(', ') || 'khắp địa bàn'],
    ['Gặp ở đâu', one.whereMet],
    ['Gặp khi nào', one.whenMet],
    ['Từ ngày', one.sinceDay === null ? '' : showDay(one.sinceDay)],
    ['Nhiệm kỳ đến', one.termTo === null ? '' : showDay(one.termTo)],
    ['Thôi từ ngày', one.endedOn === null ? '' : showDay(one.endedOn)],
  ]
  if (isPerson && mayKeep)
    lines.push(
      ['Cán bộ, công chức, viên chức, sĩ quan', said(one.isOfficial)],
      ['Trình độ', one.education === null ? 'chưa rõ' : educationNames[one.education]],
      ['Năm công tác pháp luật', one.yearsInLaw === null ? 'chưa rõ' : String(one.yearsInLaw)],
      ['Người dân tộc thiểu số', said(one.isEthnic)],
    )
  if (mayKeep)
    lines.push(
      [
        'Điện thoại',
        phone === '' ? '' : `${phone}${one.phoneShownOn === null ? ' (không hiện trên cổng)' : ' (hiện trên cổng)'}`,
      ],
      ['Đồng ý hiện tên', one.shownOn === null ? '' : showDay(one.shownOn)],
    )
  return lines.filter(([, detail]) => detail !== '').map(([term, detail]) => ({ term, detail }))
}

function Decisions({ decisions }: { decisions: Decision[] }) {
  return (
    <DataTable
      caption="Quyết định"
      rows={decisions}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: 'Quyết định', cell: ({ kind }) => (kind === 'recognise' ? 'Công nhận' : 'Miễn nhiệm, cho thôi') },
        { head: 'Số', cell: ({ number }) => number },
        { head: 'Ngày', cell: ({ day }) => showDay(day) },
        { head: 'Người ký', cell: ({ decidedBy }) => decidedBy },
        { head: 'Căn cứ', width: 'roomy', cell: ({ ground }) => (ground === null ? '' : groundName(ground)) },
      ]}
    />
  )
}

function Account({ practitioner, userName, view }: PractitionerPage & { view: View }) {
  const field = fieldsOf(view, { userName })
  return (
    <details open={view.refusal?.fields.userName !== undefined}>
      <summary>{userName === '' ? 'Gắn tài khoản' : `Tài khoản: ${userName}`}</summary>
      <FormPost
        action={practitionerPaths.step(practitioner.id, 'tai-khoan')}
        csrf={view.csrf}
        submit="Lưu tài khoản"
        tone="plain"
      >
        <TextField
          {...field('userName')}
          label="Tên đăng nhập"
          hint="Người này thấy các lớp mình đã học ở «Tập huấn của tôi». Để trống để bỏ."
          width="medium"
          lengthMax={60}
          autocomplete="off"
        />
      </FormPost>
    </details>
  )
}
