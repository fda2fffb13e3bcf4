import { showDay } from '#base/day.ts'
import { courtResults } from '#domains/mediation/case-together.ts'
import { type CasePageProps, stepState } from '#domains/mediation/pages/step-state.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

/** Đơn yêu cầu Tòa án công nhận: the parties file it; that they did and what came of it is noted here, the six months are counted on. */
export function CourtPart({ one, court, clocks, view }: CasePageProps & { view: View }) {
  const { path, isHere, field, id } = stepState(view, one.id, 'toa-an', {
    filedOn: court === undefined ? '' : showDay(court.filedOn),
    result: court?.result ?? '',
    resultOn: court?.resultOn == null ? '' : showDay(court.resultOn),
  })
  const due = clocks.find(({ rule }) => rule.id === 'court')?.dueDay
  return (
    <>
      <h2>Yêu cầu Tòa án công nhận</h2>
      {court === undefined ? (
        <p>Chưa ghi các bên nộp đơn. Không bắt buộc.</p>
      ) : (
        <Facts
          facts={[
            {
              term: 'Nộp đơn',
              detail: `${showDay(court.filedOn)}${due !== undefined && court.filedOn > due ? `, sau hạn sáu tháng (${showDay(due)})` : ''}`,
            },
            {
              term: 'Kết quả',
              detail:
                court.result === null ? 'chưa có' : `${courtResults[court.result]}, ngày ${showDay(court.resultOn!)}`,
            },
          ]}
        />
      )}
      {one.mayWrite && (
        <details open={isHere}>
          <summary>{court === undefined ? 'Ghi các bên nộp đơn đến Tòa án' : 'Ghi kết quả của Tòa án, sửa'}</summary>
          <FormPost
            action={path}
            csrf={view.csrf}
            submit="Ghi việc ở Tòa án"
            hidden={{ version: String(court?.version ?? 0) }}
          >
            <DateField {...field('filedOn')} label="Ngày nộp đơn" required />
            <SelectField
              {...field('result')}
              id={id('result')}
              label="Kết quả"
              empty="Chưa có"
              options={Object.entries(courtResults).map(([value, label]) => ({ value, label }))}
            />
            <DateField {...field('resultOn')} label="Ngày có kết quả" hint="Để trống khi chưa có" />
          </FormPost>
        </details>
      )}
    </>
  )
}
