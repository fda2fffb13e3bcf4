import { showDay } from '#base/day.ts'
import {
  type BarGround,
  barGrounds,
  caseTopics,
  endReasons,
  escalationKinds,
  reportedTos,
  standings,
} from '#domains/mediation/case.ts'
import { PartyFields, partiesTyped } from '#domains/mediation/pages/party-fields.tsx'
import { type CasePageProps, stepState } from '#domains/mediation/pages/step-state.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

type StepsProps = CasePageProps & { view: View }

/** What may be done next; each form stands folded until it is wanted. */
export function CaseSteps(props: StepsProps) {
  const { one } = props
  const isOpen = one.state !== 'ended' && one.state !== 'out-of-scope'
  return (
    <>
      {isOpen && one.mayAssign && <Assign {...props} />}
      {isOpen && <Bar {...props} />}
      {one.mayAssign && props.mayRun && <Unbar {...props} />}
      {isOpen && one.mediatorId !== null && <Session {...props} />}
      {isOpen && one.mediatorId !== null && <End {...props} />}
      {one.outcome === 'reached' && <FollowUp {...props} />}
      <Escalate {...props} />
      {one.mayAssign && <Reports {...props} />}
      <Handles {...props} />
      {props.agreement?.signedOn == null && <Correct {...props} />}
    </>
  )
}

function Assign({ one, choices, view }: StepsProps) {
  const { path, isHere, field, typed, id } = stepState(view, one.id, 'phan-cong', {
    day: showDay(view.today),
    chosenBy: 'parties',
  })
  return (
    <details open={isHere || one.state === 'received'}>
      <summary>{one.mediatorId === null ? 'Ghi người hòa giải' : 'Đổi người hòa giải'}</summary>
      <FormPost action={path} csrf={view.csrf} submit="Ghi người hòa giải" hidden={{ version: String(one.version) }}>
        <RadioGroup
          {...field('mediatorId')}
          label="Hòa giải viên"
          options={choices
            .filter(({ isOfTeam }) => isOfTeam)
            .map((each) => ({
              value: each.id,
              label: each.name,
              ...closedFor(each.barredFor),
            }))}
        />
        <RadioGroup
          {...field('chosenBy')}
          label="Ai chọn"
          options={[
            { value: 'parties', label: 'Các bên lựa chọn' },
            { value: 'leader', label: 'Tổ trưởng phân công vì các bên không lựa chọn' },
          ]}
        />
        <Checkbox
          name="partiesAsked"
          label="Đã hỏi các bên; các bên không lựa chọn ai (khi tổ trưởng phân công)"
          checked={typed.partiesAsked === 'co'}
        />
        <Checkbox
          name="interestAsked"
          label="Đã hỏi người được chọn: không có quyền lợi, nghĩa vụ liên quan"
          checked={typed.interestAsked === 'co'}
        />
        <DateField {...field('day')} id={id('day')} label="Ngày phân công" required />
        <DateField
          {...field('agreedStart')}
          id={id('start')}
          label="Ngày các bên hẹn bắt đầu"
          hint="Để trống: trong 03 ngày từ ngày phân công"
        />
      </FormPost>
    </details>
  )
}

/** Why somebody cannot be chosen, said beside their name. */
export function closedFor(ground: BarGround | null): { closed?: string } {
  return ground === null ? {} : { closed: `Không được hòa giải vụ này: ${barGrounds[ground].toLowerCase()}` }
}

function Bar({ one, choices, coMediators, view }: StepsProps) {
  const { path, isHere, field } = stepState(view, one.id, 'xung-dot')
  const free = choices.filter(
    ({ id, isOfTeam, barredFor }) =>
      (one.mayAssign || !isOfTeam) &&
      barredFor === null &&
      id !== one.mediatorId &&
      !coMediators.some((co) => co.id === id),
  )
  if (free.length === 0) return null
  return (
    <details open={isHere}>
      <summary>Ghi hòa giải viên có xung đột lợi ích</summary>
      <FormPost action={path} csrf={view.csrf} submit="Ghi không được hòa giải" tone="plain">
        <SelectField
          {...field('mediatorId')}
          id="bar-mediator"
          label="Hòa giải viên"
          empty="Chọn người"
          options={free.map((each) => ({ value: each.id, label: each.name }))}
          width="medium"
          required
        />
        <RadioGroup {...field('ground')} label="Lý do" options={options(barGrounds)} />
      </FormPost>
    </details>
  )
}

/** A note that was made by mistake. */
function Unbar({ one, choices, view }: StepsProps) {
  const { path, isHere } = stepState(view, one.id, 'bo-xung-dot')
  const barred = choices.filter(({ barredFor }) => barredFor !== null)
  if (barred.length === 0) return null
  return (
    <details open={isHere}>
      <summary>Bỏ ghi xung đột lợi ích ghi nhầm</summary>
      <p>Người được bỏ ghi lại đọc được vụ, việc như trước. Nhật ký giữ điều đã ghi.</p>
      {barred.map((each) => (
        <FormPost
          key={each.id}
          action={path}
          csrf={view.csrf}
          submit={`${each.name}: bỏ ghi xung đột`}
          tone="plain"
          hidden={{ mediatorId: each.id }}
        />
      ))}
    </details>
  )
}

function Session({ one, formKey, view }: StepsProps) {
  const { path, isHere, field, typed, id, once } = stepState(view, one.id, 'buoi', { heldOn: showDay(view.today) })
  return (
    <details open={isHere}>
      <summary>Ghi một buổi hòa giải</summary>
      <FormPost action={path} csrf={view.csrf} submit="Ghi buổi hòa giải" hidden={once(formKey)}>
        <DateField {...field('heldOn')} label="Ngày hòa giải" required />
        <TextField {...field('place')} label="Địa điểm" lengthMax={300} />
        <TextField
          {...field('came')}
          label="Người có mặt, người được mời"
          hint="Mời người ngoài khi bên kia đồng ý (Điều 19)"
          lengthMax={1000}
        />
        <Checkbox name="isOpen" label="Hòa giải công khai, các bên đều đồng ý" checked={typed.isOpen === 'co'} />
        <TextArea {...field('what')} id={id('what')} label="Diễn biến" rows={4} lengthMax={6000} required />
      </FormPost>
    </details>
  )
}

function End({ one, formKey, view }: StepsProps) {
  const { path, isHere, field, id, once } = stepState(view, one.id, 'ket-thuc', { endedOn: showDay(view.today) })
  return (
    <details open={isHere}>
      <summary>Ghi kết thúc hòa giải</summary>
      <FormPost action={path} csrf={view.csrf} submit="Ghi kết thúc" hidden={once(formKey)}>
        <DateField {...field('endedOn')} label="Ngày kết thúc" required />
        <RadioGroup {...field('endReason')} label="Vì sao kết thúc" options={options(endReasons)} />
        <TextArea
          {...field('note')}
          id={id('note')}
          label="Thỏa thuận đạt được; hoặc lý do và hướng dẫn các bên"
          rows={4}
          lengthMax={4000}
          required
        />
        <DateField
          {...field('lookAgainOn')}
          id={id('look')}
          label="Ngày hẹn xem lại việc thực hiện"
          hint="Khi thành; để trống nếu chưa hẹn. Đến ngày, danh sách và bản tin đôn đốc nhắc"
        />
      </FormPost>
    </details>
  )
}

function FollowUp({ one, formKey, view }: StepsProps) {
  const { path, isHere, field, id, once } = stepState(view, one.id, 'theo-doi', { day: showDay(view.today) })
  return (
    <details open={isHere}>
      <summary>Ghi việc thực hiện thỏa thuận</summary>
      <FormPost
        action={path}
        csrf={view.csrf}
        submit="Ghi việc thực hiện"
        hidden={{ ...once(formKey), version: String(one.version) }}
      >
        <DateField {...field('day')} id={id('day')} label="Ngày xem" required />
        <RadioGroup {...field('standing')} label="Thực hiện đến đâu" options={options(standings)} />
        <TextField {...field('note')} id={id('note')} label="Điều phát sinh" lengthMax={2000} />
        <DateField
          {...field('lookAgainOn')}
          id={id('look')}
          label="Ngày hẹn xem lại"
          hint="Khi còn đang thực hiện; để trống nếu không hẹn"
        />
      </FormPost>
    </details>
  )
}

export function Escalate({ one, formKey, view }: StepsProps) {
  const { path, isHere, field, id, once } = stepState(view, one.id, 'bao-ngay', { foundOn: showDay(view.today) })
  return (
    <details open={isHere}>
      <summary>Báo ngay: nguy cơ bạo lực, dấu hiệu vi phạm</summary>
      <FormPost action={path} csrf={view.csrf} submit="Báo tổ trưởng" tone="danger" hidden={once(formKey)}>
        <RadioGroup {...field('kind')} label="Việc phải báo" options={options(escalationKinds)} />
        <DateField {...field('foundOn')} label="Ngày thấy" required />
        <TextArea {...field('note')} id={id('note')} label="Điều đã thấy" rows={3} lengthMax={3000} required />
      </FormPost>
    </details>
  )
}

function Reports({ one, escalations, view }: StepsProps) {
  const { path, field, id } = stepState(view, one.id, 'da-bao', { reportedOn: showDay(view.today) })
  return (
    <>
      {escalations
        .filter(({ reportedOn }) => reportedOn === null)
        .map((each) => (
          <details key={each.id} open>
            <summary>Ghi đã báo cáo việc ngày {showDay(each.foundOn)}</summary>
            <p>{each.note}</p>
            <FormPost action={path} csrf={view.csrf} submit="Ghi đã báo cáo" hidden={{ escalationId: each.id }}>
              <RadioGroup
                {...field('reportedTo')}
                id={`${id('to')}-${each.id}`}
                label="Đã báo cáo ai"
                options={options(reportedTos)}
              />
              <DateField {...field('reportedOn')} id={`${id('on')}-${each.id}`} label="Ngày báo cáo" required />
            </FormPost>
          </details>
        ))}
    </>
  )
}

/** The step of the commune, and of the one whose team works along: what was done about it. */
export function Handles({ one, escalations, view }: StepsProps) {
  const { path, field, id } = stepState(view, one.id, 'da-xu-ly', { handledOn: showDay(view.today) })
  if (!one.mayHandle) return null
  return (
    <>
      {escalations
        .filter(({ handledOn }) => handledOn === null)
        .map((each) => (
          <details key={each.id} open>
            <summary>Ghi xã, phường đã xử lý việc ngày {showDay(each.foundOn)}</summary>
            <p>{each.note}</p>
            <FormPost action={path} csrf={view.csrf} submit="Ghi đã xử lý" hidden={{ escalationId: each.id }}>
              <TextArea
                {...field('handledNote')}
                id={`${id('note')}-${each.id}`}
                label="Đã làm gì"
                hint="Giữ kín như nội dung vụ, việc"
                rows={3}
                lengthMax={3000}
                required
              />
              <DateField {...field('handledOn')} id={`${id('day')}-${each.id}`} label="Ngày xử lý" required />
            </FormPost>
          </details>
        ))}
    </>
  )
}

function Correct({ one, words, partyNumbers, view }: StepsProps) {
  const { path, isHere, field, id } = stepState(view, one.id, 'sua', {
    ...partiesTyped(words.parties),
    topic: one.topic,
    others: words.others,
    story: words.story,
  })
  return (
    <details open={isHere}>
      <summary>Sửa tên các bên, nội dung</summary>
      <FormPost action={path} csrf={view.csrf} submit="Lưu sửa" tone="plain" hidden={{ version: String(one.version) }}>
        <SelectField {...field('topic')} label="Loại việc" options={options(caseTopics)} width="medium" required />
        <PartyFields parties={partyNumbers} field={field} />
        <TextField {...field('others')} label="Người liên quan" lengthMax={1000} />
        <TextArea {...field('story')} id={id('story')} label="Nội dung chủ yếu" rows={4} lengthMax={6000} required />
      </FormPost>
    </details>
  )
}
