import { despiteField } from '#domains/standard/assessment.ts'
import { type AssessmentLine, assessmentsPageSize } from '#domains/standard/assessments.queries.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import { judgmentWords } from '#domains/standard/pages/standard-chips.tsx'
import { standardStep } from '#domains/standard/pages/standard-trail.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldId, fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type WaitingLine = AssessmentLine & { judged: Judgment['outcome']; differing: number; selfNotMet: number }

export type WaitingProps = { lines: WaitingLine[]; total: number; page: number }

/** Ký quyết định for one or many communes that were appraised. */
export function decisionsPage({ lines, total, page }: WaitingProps, view: View): PageParts {
  const field = fieldsOf(view)
  // refused, the same page of them comes back
  const action = address(standardPaths.decisions, { trang: page === 1 ? undefined : String(page) })
  return {
    title: 'Ký quyết định',
    section: 'standard',
    trail: [standardStep],
    body: (
      <>
        <PageHead
          title="Ký quyết định"
          lead="Sổ sự kiện và số liệu lấy từ hồ sơ được xem lại ngay khi ký. Chỉ công nhận được xã, phường đủ điều kiện theo quy tắc đã xác minh và không chỉ tiêu nào bị xã ký chưa đạt hay bị thẩm định khác."
        />
        <ErrorSummary refusal={view.refusal} />
        {lines.length === 0 ? (
          <EmptyState title="Chưa có bản đánh giá nào chờ ông/bà quyết định" icon="check">
            Thẩm định xong thì bản đánh giá của xã, phường nằm ở đây. Bản mà ông/bà đã trình hay đã thẩm định thì người
            khác ký.
          </EmptyState>
        ) : (
          <FormPost action={action} csrf={view.csrf} submit="Ký quyết định">
            <CheckboxGroup
              {...choicesOf(view)('assessments')}
              label="Xã, phường"
              options={lines.map((line) => ({
                value: `${line.id}:${line.version}`,
                label: `${line.placeName}, năm ${line.year}`,
                hint: `${judgmentWords[line.judged]}${line.differing > 0 ? `; ${line.differing} chỉ tiêu thẩm định khác` : ''}${line.selfNotMet > 0 ? `; xã ký chưa đạt ${line.selfNotMet} chỉ tiêu` : ''}.`,
                about: {
                  label: `Đọc bản đánh giá của ${line.placeName}, năm ${line.year}`,
                  href: standardPaths.one(line.id),
                },
              }))}
              required
            />
            <RadioGroup
              {...field('outcome')}
              label="Quyết định"
              options={[
                { value: 'recognised', label: 'Công nhận đạt chuẩn tiếp cận pháp luật' },
                { value: 'not-recognised', label: 'Chưa công nhận' },
              ]}
              required
            />
            <TextField {...field('number')} label="Số quyết định" lengthMax={100} width="medium" required />
            <DateField {...field('decidedOn')} label="Ngày quyết định" required />
            <DespiteBoxes lines={lines} view={view} />
            <TextArea {...field('why')} label="Lý do (khi chưa công nhận)" rows={3} lengthMax={1000} />
          </FormPost>
        )}
        {total > assessmentsPageSize && (
          <Pagination
            page={page}
            pageSize={assessmentsPageSize}
            total={total}
            unit="bản đánh giá chờ quyết định"
            href={(one) => address(standardPaths.decisions, { trang: String(one) })}
          />
        )}
      </>
    ),
  }
}

/** One box a commune of which records tell less than was submitted, as the act named it; what was ticked stays so. */
function DespiteBoxes({ lines, view }: { lines: readonly WaitingLine[]; view: View }) {
  const { values } = choicesOf(view)('despite')
  const errorOf = (id: string) => view.refusal?.fields[despiteField(id)]
  return (
    <>
      {lines
        .filter(({ id }) => errorOf(id) !== undefined || values.includes(id))
        .map(({ id, placeName }) => (
          <Checkbox
            key={id}
            id={fieldId(despiteField(id))}
            name="despite"
            value={id}
            label={`${placeName}: hồ sơ nay khác số đã trình, vẫn ký theo số đã trình`}
            error={errorOf(id)}
            checked={values.includes(id)}
          />
        ))}
    </>
  )
}
