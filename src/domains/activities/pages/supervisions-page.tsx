import { showDay } from '#base/day.ts'
import type { SupervisionRow } from '#domains/activities/supervision/supervision.queries.ts'
import { supervisionKinds } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type SupervisionsPageProps = { rows: SupervisionRow[]; choice: BodyChoice | undefined }

/** Giám sát, phản biện xã hội: what one's bodies asked, and what they were asked. */
export function supervisionsPage({ rows, choice }: SupervisionsPageProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: choice?.bodies[0]?.bodyId, kind: 'supervision', heldOn: showDay(view.today) })
  return {
    title: 'Giám sát, phản biện',
    section: 'supervision',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Giám sát, phản biện"
          lead="Kiến nghị gửi ai, hạn trả lời, trả lời thế nào, bên hỏi đã nhận chưa."
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Các cuộc giám sát, phản biện"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => supervisionPaths.one(id)}
          rowTone={({ late }) => (late > 0 ? 'danger' : undefined)}
          cards
          empty={
            <EmptyState title="Các cuộc giám sát, phản biện sẽ nằm ở đây" icon="search">
              Ghi cuộc đã diễn ra ở dưới, rồi ghi từng kiến nghị với hạn trả lời.
            </EmptyState>
          }
          columns={[
            { head: 'Nội dung', width: 'roomy', cell: ({ title }) => title },
            { head: 'Loại', cell: ({ kind }) => supervisionKinds[kind] },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Ngày', width: 'tight', cell: ({ heldOn }) => showDay(heldOn) },
            {
              head: 'Kiến nghị',
              width: 'tight',
              cell: ({ findings, open, late }) =>
                late > 0 ? (
                  <Chip tone="danger" label={`${showNumber(late)} quá hạn`} />
                ) : (
                  `${showNumber(open)} chưa xong trong ${showNumber(findings)}`
                ),
            },
          ]}
        />
        {choice !== undefined && (
          <details open={view.refusal !== undefined}>
            <summary>Ghi cuộc giám sát, phản biện</summary>
            <FormPost action={supervisionPaths.list} csrf={view.csrf} submit="Ghi vào sổ" icon="plus">
              <SelectField
                {...field('bodyId')}
                label="Cơ quan giám sát"
                options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
                required
              />
              <RadioGroup
                {...field('kind')}
                label="Loại"
                options={Object.entries(supervisionKinds).map(([value, label]) => ({ value, label }))}
                layout="line"
              />
              <TextField {...field('title')} label="Nội dung" lengthMax={300} required />
              <DateField {...field('heldOn')} label="Ngày" required />
              <TextField {...field('place')} label="Địa điểm" lengthMax={300} />
              <TextArea {...field('summary')} label="Tóm tắt kết quả" rows={3} lengthMax={5_000} />
            </FormPost>
          </details>
        )}
      </>
    ),
  }
}
