import { showDay } from '#base/day.ts'
import { eventKinds, eventRoles, sanctionNames } from '#domains/standard/disqualifying-event.ts'
import type { AssessmentProps } from '#domains/standard/pages/standard-props.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Sổ sự kiện làm mất điều kiện of the year; no names, the decision leads to them. */
export function EventsPart({ assessment, events, can, view }: AssessmentProps & { view: View }) {
  const field = fieldsOf(view)
  const names = (record: Record<string, string>) => Object.entries(record).map(([value, label]) => ({ value, label }))
  return (
    <>
      <h2>Sổ sự kiện làm mất điều kiện</h2>
      {events.length === 0 ? (
        <p>Năm {assessment.year} chưa ghi trường hợp nào. Sổ được xem lại trước khi ký quyết định.</p>
      ) : (
        <ul>
          {events.map((event) => (
            <li key={event.id}>
              {eventRoles[event.role]}: {eventKinds[event.kind].toLowerCase()}
              {event.sanction === null ? '' : `, ${sanctionNames[event.sanction].toLowerCase()}`}
              {event.isInDuty ? ', trong thi hành công vụ' : ''}. Quyết định {event.decision} ngày{' '}
              {showDay(event.decidedOn)}.
              {can.appraise && assessment.state !== 'decided' && (
                <details>
                  <summary>Rút vì ghi nhầm: {event.decision}</summary>
                  <FormPost
                    action={standardPaths.step(assessment.id, 'rut-su-kien')}
                    csrf={view.csrf}
                    submit="Rút sự kiện"
                    tone="plain"
                    hidden={{ eventId: event.id }}
                  >
                    <TextField {...field('why')} id={`why-${event.id}`} label="Lý do rút" lengthMax={500} required />
                  </FormPost>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {can.noteEvents && (
        <details open={view.refusal?.fields.eventDay !== undefined || view.refusal?.fields.sanction !== undefined}>
          <summary>Ghi một sự kiện</summary>
          <FormPost action={standardPaths.step(assessment.id, 'su-kien')} csrf={view.csrf} submit="Ghi sự kiện">
            <SelectField
              {...field('role')}
              label="Người bị xử lý"
              empty="Chọn chức vụ"
              options={names(eventRoles)}
              required
            />
            <SelectField
              {...field('kind')}
              label="Hình thức"
              empty="Chọn hình thức"
              options={names(eventKinds)}
              required
            />
            <SelectField
              {...field('sanction')}
              label="Mức kỷ luật (nếu là kỷ luật)"
              empty="Chọn mức"
              options={names(sanctionNames)}
            />
            <RadioGroup
              {...field('inDuty')}
              label="Do vi phạm trong thi hành công vụ"
              options={[
                { value: 'co', label: 'Có' },
                { value: 'khong', label: 'Không' },
              ]}
              layout="line"
              required
            />
            <TextField {...field('decision')} label="Số quyết định" lengthMax={200} width="medium" required />
            <DateField {...field('eventDay')} label="Ngày quyết định" required />
          </FormPost>
        </details>
      )}
    </>
  )
}
