import { showDay } from '#base/day.ts'
import type { AddresseePageProps } from '#domains/cascade/addressee-page.queries.ts'
import { paths } from '#domains/cascade/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** Kế hoạch trả lời: what is confirmed, what the machine found, and a choice by hand. */
export function AnswerSection({ props, view }: { props: AddresseePageProps; view: View }) {
  const { plan, row, answers, choices, mayAnswer } = props
  if (row.state !== 'asked') return null
  const mayDecide = mayAnswer || plan.mayIssue
  const confirmed = answers.find((one) => one.state === 'confirmed')
  const proposed = confirmed === undefined ? answers.filter((one) => one.state === 'proposed') : []
  const step = (name: string) => paths.addresseeStep(plan.id, row.id, name)
  const mine = view.typed.step === 'answer'
  const field = fieldsOf(mine ? view : { typed: {} })
  return (
    <section aria-labelledby="tra-loi">
      <h2 id="tra-loi">Kế hoạch trả lời</h2>
      {confirmed?.isGone && (
        <Notice tone="warning">
          Kế hoạch trả lời đã bị hoàn tác nên các nhiệm vụ đã đưa vào trở lại chờ xác nhận. Hãy xác nhận kế hoạch thay
          thế.
        </Notice>
      )}
      {confirmed === undefined && proposed.length === 0 && (
        <p>Chưa có kế hoạch nào của cơ quan này được nhận ra là trả lời. Khi kế hoạch được nhập, hệ thống tự tìm.</p>
      )}
      {[...(confirmed === undefined ? [] : [confirmed]), ...proposed].map((one) => (
        <div key={one.planId} class="answer" data-row>
          <p>
            <a
              href={paths.plan(
                one.isGone || one.state === 'proposed' ? one.planId : (row.answer?.planId ?? one.planId),
              )}
            >
              {[one.number, one.title].filter(Boolean).join(' – ')}
            </a>
            {one.issuedOn !== null && `, ngày ${showDay(one.issuedOn)}`}
            <br />
            <span class="quiet-words">
              {one.state === 'confirmed' ? 'Đã xác nhận. ' : 'Hệ thống đề xuất. '}
              {one.why}
            </span>
          </p>
          {mayDecide && (
            <div class="steps">
              {one.state === 'proposed' && (
                <PostButton
                  action={step('ke-hoach-tra-loi')}
                  csrf={view.csrf}
                  label="Xác nhận kế hoạch trả lời"
                  icon="check"
                  hidden={{ answerPlanId: one.planId }}
                />
              )}
              <PostButton
                action={step('go-ke-hoach')}
                csrf={view.csrf}
                label={one.state === 'proposed' ? 'Không phải kế hoạch này' : 'Gỡ kế hoạch trả lời'}
                tone="quiet"
                hidden={{ answerPlanId: one.planId }}
              />
            </div>
          )}
        </div>
      ))}
      {mayDecide && confirmed === undefined && choices.length > 0 && (
        <details class="step" open={mine}>
          <summary>Chọn kế hoạch khác</summary>
          <FormPost
            action={step('ke-hoach-tra-loi')}
            csrf={view.csrf}
            submit="Xác nhận kế hoạch đã chọn"
            tone="plain"
            hidden={{ step: 'answer' }}
          >
            <SelectField
              {...field('answerPlanId')}
              label="Kế hoạch của cơ quan này"
              empty="Chọn kế hoạch"
              options={choices.map((one) => ({ value: one.id, label: one.title }))}
            />
          </FormPost>
        </details>
      )}
    </section>
  )
}
