import { paths } from '#domains/plans/pages/paths.ts'
import type { TaskPageProps } from '#domains/plans/pages/task-page-props.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showMomentNear, showNumber } from '#ui/show.ts'

/** What was written about the work so far, newest first, and a place to write on. */
export function ProgressSection({ props, view }: { props: TaskPageProps; view: View }) {
  const { task, progress, obligations, allowed } = props
  const open = obligations.filter((one) => one.state === 'open')
  const labels = new Map(obligations.map((one) => [one.id, one.label]))
  const field = fieldsOf(view.typed.step === 'progress' ? view : { typed: {} }, {
    obligationId: open.length === 1 ? open[0]!.id : '',
  })
  return (
    <section aria-labelledby="tien-do">
      <h2 id="tien-do">Tiến độ</h2>
      {allowed['work on tasks'] && task.closed === null && (
        <FormPost
          action={`${paths.task(task.id)}/tien-do`}
          csrf={view.csrf}
          submit="Ghi tiến độ"
          guard={`tien-do-${task.id}`}
          hidden={{ step: 'progress' }}
        >
          <TextArea {...field('note')} label="Đã làm được gì" rows={3} required />
          <TextArea
            {...field('figures')}
            label="Số liệu"
            rows={2}
            hint="Mỗi dòng một số liệu, ví dụ: Số người dự: 45 người"
          />
          {obligations.length > 1 && (
            <SelectField
              {...field('obligationId')}
              label="Thuộc mốc"
              empty="Chung cho nhiệm vụ"
              options={obligations.map(({ id, label }) => ({ value: id, label }))}
            />
          )}
        </FormPost>
      )}
      {progress.length === 0 ? (
        <p class="hint">Chưa có ghi chép tiến độ.</p>
      ) : (
        <Timeline
          events={progress.map((one) => ({
            when: showMomentNear(one.at, view.now),
            what: one.obligationId === null ? 'Tiến độ' : `Tiến độ, mốc «${labels.get(one.obligationId) ?? ''}»`,
            who: one.by,
            note: (
              <>
                <p class="as-typed">{one.note}</p>
                {one.figures.length > 0 && (
                  <ul>
                    {one.figures.map((figure) => (
                      <li key={figure.name}>
                        {figure.name}: <strong>{showNumber(figure.value)}</strong> {figure.unit}
                      </li>
                    ))}
                  </ul>
                )}
              </>
            ),
          }))}
        />
      )}
    </section>
  )
}
