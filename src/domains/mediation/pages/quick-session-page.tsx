import { showDay } from '#base/day.ts'
import type { CaseRow } from '#domains/mediation/case.queries.ts'
import { caseTopics, endReasons } from '#domains/mediation/case.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, OutboxSays } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type QuickSessionPageProps = { rows: CaseRow[]; formKey: string }

/** What waits on this telephone, under whose name. The name of what waits says nothing of a party. */
export function SessionOutbox({ view: { actor } }: { view: Pick<View, 'actor'> }) {
  return <OutboxSays owner={actor?.personId == null ? undefined : { id: actor.personId, name: actor.name }} />
}

/** Ghi nhanh trên điện thoại: a session and, where it ended, its result; opened beforehand it works without a line. */
export function quickSessionPage({ rows, formKey }: QuickSessionPageProps, view: View): PageParts {
  const field = fieldsOf(view, {
    caseId: rows.length === 1 ? rows[0]?.id : undefined,
    heldOn: showDay(view.today),
    endReason: '',
  })
  return {
    title: 'Ghi nhanh một buổi hòa giải',
    section: 'mediation',
    islands: ['desk-outbox'],
    trail: [{ label: 'Vụ, việc hòa giải', href: mediationPaths.cases }],
    body: (
      <>
        <PageHead
          title="Ghi nhanh một buổi hòa giải"
          lead="Mở trang này trước khi đi. Không có mạng thì buổi ghi nằm lại trên máy này, có mạng thì máy tự gửi, chỉ một lần. Đừng ghi trên máy của người khác."
        />
        <SessionOutbox view={view} />
        <ErrorSummary refusal={view.refusal} />
        {rows.length === 0 ? (
          <EmptyState title="Ông/bà không có vụ, việc nào đang hòa giải">
            <p>Khi tổ trưởng phân công, vụ, việc hiện ở đây.</p>
          </EmptyState>
        ) : (
          <FormPost
            action={mediationPaths.quick}
            csrf={view.csrf}
            submit="Ghi buổi hòa giải"
            hidden={{ formKey: typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey }}
            deskOutbox={{ title: 'Buổi hòa giải', titleField: 'heldOn', door: mediationPaths.quick }}
          >
            <SelectField
              {...field('caseId')}
              label="Vụ, việc"
              empty="Chọn vụ, việc"
              options={rows.map(({ id, number, year, topic }) => ({
                value: id,
                label: `Số ${number}/${year}: ${caseTopics[topic]}`,
              }))}
              required
            />
            <DateField {...field('heldOn')} label="Ngày hòa giải" required />
            <TextField {...field('place')} label="Địa điểm" lengthMax={300} />
            <TextField {...field('came')} label="Người có mặt, người được mời" lengthMax={1000} />
            <Checkbox
              name="isOpen"
              label="Hòa giải công khai, các bên đều đồng ý"
              checked={view.typed.isOpen === 'co'}
            />
            <TextArea {...field('what')} label="Diễn biến" rows={4} lengthMax={6000} required />
            <RadioGroup
              {...field('endReason')}
              label="Đã kết thúc chưa?"
              options={[
                { value: '', label: 'Chưa, còn hòa giải tiếp' },
                ...Object.entries(endReasons).map(([value, label]) => ({ value, label })),
              ]}
            />
            <TextField
              {...field('result')}
              label="Thỏa thuận đạt được, hoặc lý do"
              hint="Ghi khi đã kết thúc"
              lengthMax={4000}
            />
          </FormPost>
        )}
      </>
    ),
  }
}
