import { type Day, showDay, showMoment } from '#base/day.ts'
import type { Finding } from '#domains/integrity/finding.ts'
import type { NamedLocation } from '#domains/integrity/integrity.queries.ts'
import { checkGroups, groupOf, type IntegrityCheck, type Offence } from '#domains/integrity/integrity-check.ts'
import { integrityPaths } from '#domains/integrity/integrity-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { may } from '#platform/permission/permission.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

type Shown = { check: IntegrityCheck; finding: Finding; isOpen: boolean }

type FindingsPageProps = {
  shown: Shown[]
  lastRun: { at: Date; checks: number; slowestMs: number } | undefined
  /** Checks that could not be asked the last time. */
  faults: { check: IntegrityCheck; day: Day }[]
  /** Dead jobs among the findings. */
  jobs: Map<string, { kind: string; at: Date }>
  locations: Map<string, NamedLocation>
  checkCount: number
}

/** Kiểm tra dữ liệu: what does not fit together, where, and what to do about it. */
export function findingsPage(props: FindingsPageProps, view: View): PageParts {
  const { shown, lastRun, faults, checkCount } = props
  const open = shown.filter((one) => one.isOpen)
  const seen = shown.filter((one) => !one.isOpen)
  return {
    title: 'Kiểm tra dữ liệu',
    section: 'integrity',
    body: (
      <>
        <PageHead
          title="Kiểm tra dữ liệu"
          lead={`Mỗi đêm hệ thống tự xem ${showNumber(checkCount)} điều phải luôn đúng, trong mọi phần. Ở đây chỉ có mã và cơ quan; nội dung hồ sơ thì mở bằng quyền của từng người.`}
          actions={
            <>
              <PostButton action={integrityPaths.checkNow} csrf={view.csrf} label="Kiểm tra ngay" tone="plain" />
              <LinkButton href={integrityPaths.checks} label="Xem các điều được kiểm tra" icon="list" />
            </>
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <p>
          {lastRun === undefined
            ? 'Chưa kiểm tra lần nào. Lần đầu chạy trong đêm nay.'
            : `Lần gần nhất: ${showMoment(lastRun.at)}, ${showNumber(lastRun.checks)} điều; câu hỏi lâu nhất mất ${showNumber(lastRun.slowestMs)} mili giây.`}
        </p>
        {faults.length > 0 && (
          <Notice tone="warning" title={`${showNumber(faults.length)} điều không hỏi được`}>
            <ul>
              {faults.map(({ check, day }) => (
                <li key={check.id}>
                  {check.name}, ngày {showDay(day)}
                </li>
              ))}
            </ul>
            <p>Những điều khác vẫn được kiểm tra. Hãy báo người phụ trách kỹ thuật; lỗi có trong nhật ký máy chủ.</p>
          </Notice>
        )}
        <h2>Cần xem ({showNumber(open.length)})</h2>
        {open.length === 0 && (
          <EmptyState title="Không có điều nào cần xem" icon="check">
            {lastRun === undefined
              ? 'Bấm «Kiểm tra ngay» để không phải chờ đến đêm.'
              : 'Mọi điều được kiểm tra đều đúng.'}
          </EmptyState>
        )}
        {open.map((one) => (
          <FindingPart key={one.check.id} one={one} props={props} view={view} />
        ))}
        {seen.length > 0 && (
          <>
            <h2>Đã xem ({showNumber(seen.length)})</h2>
            <ul>
              {seen.map(({ check, finding }) => (
                <li key={check.id}>
                  {check.name}: {showNumber(finding.count)} chỗ. {finding.seen?.byName} đã xem{' '}
                  {finding.seen === null ? '' : showMoment(finding.seen.at)}: {finding.seen?.reason}
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }
}

function FindingPart({ one, props, view }: { one: Shown; props: FindingsPageProps; view: View }) {
  const { check, finding } = one
  const isHere = view.typed.checkId === check.id
  const field = fieldsOf(isHere ? view : { typed: {} }, { reason: '' })
  return (
    <section class="card" id={check.id} aria-labelledby={`h-${check.id}`}>
      <h3 id={`h-${check.id}`}>
        {check.name}{' '}
        {check.severity === 'error' ? <Chip tone="danger" label="Sai" /> : <Chip tone="warm" label="Cần để ý" />}
      </h3>
      <p class="hint">
        {checkGroups[groupOf(check.id)]} · {showNumber(finding.count)} chỗ · thấy ngày {showDay(finding.day)}
      </p>
      <p>{check.means}</p>
      <p>
        <strong>Cách sửa:</strong> {check.mend}
      </p>
      <NextSteps check={check} view={view} />
      <details>
        <summary>
          {finding.count > finding.first.length
            ? `${showNumber(finding.first.length)} chỗ đầu trong ${showNumber(finding.count)}`
            : `${showNumber(finding.count)} chỗ`}
        </summary>
        <ul>
          {finding.first.map((offence) => (
            <li key={`${offence.id} ${offence.bodyId}`}>
              <Place offence={offence} check={check} locations={props.locations} view={view} />
              {props.jobs.has(offence.id) && <JobSteps id={offence.id} job={props.jobs.get(offence.id)!} view={view} />}
            </li>
          ))}
        </ul>
      </details>
      <details open={isHere}>
        <summary>Đã xem, để nguyên như vậy</summary>
        <FormPost
          action={integrityPaths.acknowledge}
          csrf={view.csrf}
          submit="Ghi là đã xem"
          tone="plain"
          hidden={{ checkId: check.id }}
        >
          <TextArea
            {...field('reason')}
            id={`reason-${check.id}`}
            label="Lý do"
            hint="Vì sao để nguyên, hoặc ai đang sửa. Có chỗ mới thì điều này lại hiện lên."
            rows={3}
            lengthMax={1_000}
            required
          />
        </FormPost>
      </details>
    </section>
  )
}

/** What can be done about all of it from here. */
function NextSteps({ check, view }: { check: IntegrityCheck; view: View }) {
  const steps = check.next?.filter(({ kind }) => kind !== 'job') ?? []
  if (steps.length === 0) return null
  return (
    <div class="buttons">
      {steps.map((step) =>
        step.kind === 'night' ? (
          <PostButton
            key={step.job}
            action={integrityPaths.runNight}
            csrf={view.csrf}
            hidden={{ checkId: check.id, job: step.job }}
            label="Chạy ngay việc đêm"
            tone="plain"
          />
        ) : (
          step.kind === 'page' && <LinkButton key={step.path} href={step.path} label={step.label} />
        ),
      )}
    </div>
  )
}

function JobSteps({ id, job, view }: { id: string; job: { kind: string; at: Date }; view: View }) {
  const isHere = view.typed.jobId === id
  const field = fieldsOf(isHere ? view : { typed: {} }, { reason: '' })
  return (
    <>
      <p>
        Việc «{job.kind}», thôi thử {showMoment(job.at)}
      </p>
      <PostButton
        action={integrityPaths.runJobAgain}
        csrf={view.csrf}
        hidden={{ jobId: id }}
        label="Làm lại"
        tone="plain"
      />
      <details open={isHere}>
        <summary>Bỏ việc này</summary>
        <FormPost action={integrityPaths.dropJob} csrf={view.csrf} submit="Bỏ việc" tone="plain" hidden={{ jobId: id }}>
          <TextArea
            {...field('reason')}
            id={`job-reason-${id}`}
            label="Lý do"
            hint="Vì sao không còn ai chờ việc này"
            rows={2}
            lengthMax={1_000}
            required
          />
        </FormPost>
      </details>
    </>
  )
}

/** A link for whoever may open the record there; for others its code, to be told to the body. */
function Place({
  offence,
  check,
  locations,
  view,
}: {
  offence: Offence
  check: IntegrityCheck
  locations: Map<string, NamedLocation>
  view: View
}) {
  const where = offence.bodyId === null ? undefined : locations.get(offence.bodyId)
  const { at } = check
  const opens = at !== undefined && view.actor !== undefined && where !== undefined && may(view.actor, at.deed, where)
  return (
    <>
      {opens ? <a href={at.path(offence.id)}>{offence.id}</a> : <span>{offence.id}</span>}
      {where !== undefined && ` · ${where.name}`}
    </>
  )
}
