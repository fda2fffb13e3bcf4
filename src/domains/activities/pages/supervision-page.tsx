import { showDay, showDayWithWeekday } from '#base/day.ts'
import type { ShownFinding, SupervisionPage } from '#domains/activities/supervision/supervision.queries.ts'
import { findingStates, isLate, supervisionKinds } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một cuộc giám sát, phản biện: each finding with its day and every answer. */
export function supervisionPage(props: SupervisionPage, view: View): PageParts {
  const { supervision, bodyName, findings, asked, mayAsk } = props
  const field = fieldsOf(view.typed.dueOn === undefined ? { typed: {} } : view)
  return {
    title: supervision.title,
    section: 'supervision',
    trail: [{ label: 'Giám sát, phản biện', href: supervisionPaths.list }],
    body: (
      <>
        <PageHead
          title={supervision.title}
          lead={`${supervisionKinds[supervision.kind]} của ${bodyName}, ngày ${showDay(supervision.heldOn)}${supervision.place === '' ? '' : `, ${supervision.place}`}.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {supervision.summary !== '' && <p>{supervision.summary}</p>}
        <h2>Kiến nghị</h2>
        {findings.length === 0 && <p>Chưa ghi kiến nghị nào.</p>}
        {findings.map((finding) => (
          <FindingPart key={finding.id} finding={finding} mayAsk={mayAsk} view={view} />
        ))}
        {mayAsk && (
          <details open={view.refusal !== undefined && view.typed.dueOn !== undefined}>
            <summary>Thêm kiến nghị</summary>
            <FormPost
              action={supervisionPaths.findings(supervision.id)}
              csrf={view.csrf}
              submit="Ghi kiến nghị"
              icon="plus"
            >
              <SelectField
                {...field('askedBodyId')}
                label="Cơ quan nhận kiến nghị"
                empty="Chọn cơ quan"
                options={asked.map(({ id, name }) => ({ value: id, label: name }))}
                required
              />
              <TextArea {...field('text')} label="Kiến nghị" rows={3} lengthMax={3_000} required />
              <DateField {...field('dueOn')} label="Đề nghị trả lời trước hết ngày" required />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}

function FindingPart({ finding, mayAsk, view }: { finding: ShownFinding; mayAsk: boolean; view: View }) {
  const { id, supervisionId, askedBodyName, text, dueOn, state, version, answers, mayAnswer } = finding
  const late = isLate(finding, view.today)
  const isHere = view.typed.finding === id
  const field = fieldsOf(isHere ? view : { typed: {} })
  const hidden = { version: String(version), finding: id }
  return (
    <section aria-labelledby={`kien-nghi-${id}`}>
      <h3 id={`kien-nghi-${id}`}>{text}</h3>
      <p>
        <Chip
          tone={late ? 'danger' : state === 'settled' ? 'good' : 'warm'}
          label={late ? 'Quá hạn trả lời' : findingStates[state]}
        />{' '}
        {askedBodyName}, hạn {showDayWithWeekday(dueOn)}.
      </p>
      {answers.map((answer) => (
        <blockquote key={answer.id}>
          <p>{answer.text}</p>
          <p class="soft">
            {answer.answeredBy}, {showDay(answer.answeredOn)}
            {answer.answeredOn > dueOn && ' (sau hạn)'}.{answer.taken === false && ` Chưa được: ${answer.reason}`}
            {answer.taken === true && ' Bên kiến nghị đã chấp nhận trả lời.'}
          </p>
        </blockquote>
      ))}
      {state === 'open' && mayAnswer && (
        <FormPost
          action={supervisionPaths.answer(supervisionId, id)}
          csrf={view.csrf}
          submit="Gửi trả lời"
          icon="send"
          hidden={hidden}
        >
          <TextArea {...field('text')} id={`tra-loi-${id}`} label="Trả lời" rows={4} lengthMax={5_000} required />
        </FormPost>
      )}
      {state === 'answered' && mayAsk && (
        <FormPost action={supervisionPaths.judge(supervisionId, id)} csrf={view.csrf} hidden={hidden}>
          <TextField
            {...field('reason')}
            id={`ly-do-${id}`}
            label="Lý do chưa chấp nhận"
            hint="Chỉ ghi khi trả lời chưa được."
            lengthMax={1_000}
          />
          <div class="buttons">
            <Button label="Nhận trả lời" icon="check" name="taken" value="co" />
            <Button label="Trả lời chưa được" tone="plain" name="taken" value="khong" />
          </div>
        </FormPost>
      )}
    </section>
  )
}
