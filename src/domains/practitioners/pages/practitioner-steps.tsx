import { showDay } from '#base/day.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import type { PractitionerPage } from '#domains/practitioners/practitioner-page.queries.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { obstacles } from '#domains/practitioners/recognition-conditions.ts'
import { groundName, groundsFor, stopsGround } from '#domains/practitioners/release-ground.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

type Props = PractitionerPage & { view: View }

/** What can be done with this one now; a step that is closed says why. */
export function PractitionerSteps(props: Props) {
  const { practitioner, mayKeep, mayRecognise } = props
  const { state, asked } = practitioner
  if (state === 'ended') return null
  if (state === 'proposed') return mayRecognise ? <Recognise {...props} /> : <Closed label="Ghi quyết định công nhận" />
  if (asked === 'release') return mayRecognise ? <Release {...props} /> : <Closed label="Ghi quyết định cho thôi" />
  return mayKeep ? <Propose {...props} /> : null
}

function Closed({ label }: { label: string }) {
  return (
    <p>
      <ClosedStep label={label} reason="Chỉ lãnh đạo cơ quan ghi quyết định." />
    </p>
  )
}

function Recognise({ practitioner, conditions, view }: Props) {
  const kind = kindOf(practitioner.kind)
  const stopped = obstacles(conditions)
  return (
    <>
      <h2>Ghi quyết định công nhận</h2>
      {stopped.length > 0 && (
        <Notice tone="warning">Hôm nay chưa đủ điều kiện, nên quyết định chưa ghi được. Xem bảng ở trên.</Notice>
      )}
      <DecisionForm
        action={practitionerPaths.step(practitioner.id, 'cong-nhan')}
        submit="Ghi quyết định công nhận"
        version={practitioner.version}
        decidedBy={kind.decidedBy ?? ''}
        withTerm
        view={view}
      />
    </>
  )
}

function Release({ practitioner, view }: Props) {
  return (
    <>
      <h2>Ghi quyết định miễn nhiệm, cho thôi</h2>
      <p>
        Đề nghị nhận ngày {showDay(practitioner.askedOn!)}, vì {groundName(practitioner.askedGround!)}.
      </p>
      <DecisionForm
        action={practitionerPaths.step(practitioner.id, 'cho-thoi')}
        submit="Ghi quyết định cho thôi"
        version={practitioner.version}
        decidedBy={kindOf(practitioner.kind).decidedBy ?? ''}
        withTerm={false}
        view={view}
      />
    </>
  )
}

type DecisionFormProps = {
  action: string
  submit: string
  version: number
  decidedBy: string
  withTerm: boolean
  view: View
}

function DecisionForm({ action, submit, version, decidedBy, withTerm, view }: DecisionFormProps) {
  const field = fieldsOf(view, { decidedBy, day: showDay(view.today) })
  return (
    <FormPost action={action} csrf={view.csrf} submit={submit} icon="check" hidden={{ version: String(version) }}>
      <TextField {...field('number')} label="Số quyết định" hint="12/QĐ-UBND" width="medium" lengthMax={60} required />
      <DateField {...field('day')} label="Ngày quyết định" required />
      <TextField {...field('decidedBy')} label="Người quyết định" lengthMax={200} required />
      {withTerm && (
        <DateField {...field('termTo')} label="Nhiệm kỳ đến ngày" hint="Để trống nếu quyết định không ghi nhiệm kỳ." />
      )}
    </FormPost>
  )
}

function Propose({ practitioner, view }: Props) {
  const kind = kindOf(practitioner.kind)
  const field = fieldsOf(view, { askedOn: showDay(view.today), ground: kind.standards === null ? stopsGround : '' })
  const grounds =
    kind.standards === null
      ? [{ value: stopsGround, label: 'Thôi hoạt động' }]
      : groundsFor(kind, view.today).map(({ id, what, article }) => ({ value: id, label: `${what} (${article})` }))
  return (
    <details open={view.refusal !== undefined}>
      <summary>{kind.level === null ? 'Thôi hoạt động' : 'Đề nghị miễn nhiệm, cho thôi'}</summary>
      <FormPost
        action={practitionerPaths.step(practitioner.id, 'de-nghi-thoi')}
        csrf={view.csrf}
        submit={kind.level === null ? 'Ghi thôi hoạt động' : 'Ghi đề nghị cho thôi'}
        tone="danger"
        hidden={{ version: String(practitioner.version) }}
      >
        <SelectField {...field('ground')} label="Căn cứ" empty="Chọn căn cứ" options={grounds} required />
        <DateField {...field('askedOn')} label={kind.level === null ? 'Từ ngày' : 'Ngày nhận đề nghị'} required />
      </FormPost>
    </details>
  )
}
