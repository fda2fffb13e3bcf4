import type { PersonChoice } from '#domains/people/people.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type DelegationProps = {
  person: { id: string; name: string }
  /** Bodies where the person has something to lend, with what. */
  bodies: { id: string; label: string }[]
  colleagues: PersonChoice[]
  action: string
  back: { label: string; href: string }
}

/** Ủy quyền. */
export function delegationPage({ person, bodies, colleagues, action, back }: DelegationProps, view: View): PageParts {
  const field = fieldsOf(view, { fromDay: view.today, bodyId: bodies.length === 1 ? bodies[0]!.id : '' })
  const lead = `Người nhận làm thay ${person.name} bằng đúng những vai trò của ${person.name} ở một cơ quan, trong những ngày ghi dưới đây; hết ngày thì tự kết thúc.`
  return {
    title: 'Ủy quyền',
    trail: [back],
    body: (
      <>
        <PageHead title="Ủy quyền" lead={lead} />
        {bodies.length === 0 ? (
          <EmptyState title="Chưa có vai trò nào để ủy quyền" icon="people">
            Vai trò «Quản trị», vai trò nhận ủy quyền và vai trò toàn hệ thống không ủy quyền được.
          </EmptyState>
        ) : (
          <FormPost action={action} csrf={view.csrf} submit="Ủy quyền" cancel={back}>
            <ErrorSummary refusal={view.refusal} />
            <SelectField
              {...field('bodyId')}
              label="Việc ở cơ quan"
              empty="Chọn cơ quan"
              required
              options={bodies.map(({ id, label }) => ({ value: id, label }))}
            />
            <SelectField
              {...field('toPersonId')}
              label="Người nhận ủy quyền"
              hint="Người cùng cơ quan, ở đơn vị trực thuộc hoặc ở cơ quan cấp trên"
              empty="Chọn người nhận"
              required
              options={colleagues.map(({ id, name, title, bodyName }) => ({
                value: id,
                label: [name, title].filter(Boolean).join(' – '),
                group: bodyName,
              }))}
            />
            <DateField {...field('fromDay')} label="Từ ngày" required />
            <DateField {...field('toDay')} label="Đến hết ngày" required />
            <TextArea {...field('reason')} label="Lý do" hint="Ví dụ: nghỉ phép; đi công tác" rows={2} required />
          </FormPost>
        )}
      </>
    ),
  }
}
