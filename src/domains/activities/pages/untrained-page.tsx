import { showDay } from '#base/day.ts'
import type { UntrainedRow } from '#domains/activities/training/course.queries.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { kindOf, practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type UntrainedPageProps = { rows: UntrainedRow[]; months: number; kind: string | undefined }

const persons = practitionerKinds.filter(({ who }) => who === 'person')

/** Ai lâu chưa được tập huấn: the longest ago first. */
export function untrainedPage({ rows, months, kind }: UntrainedPageProps, _view: View): PageParts {
  return {
    title: 'Ai lâu chưa tập huấn',
    section: 'training',
    trail: [{ label: 'Tập huấn, bồi dưỡng', href: trainingPaths.list }],
    body: (
      <>
        <PageHead
          title="Ai lâu chưa tập huấn"
          lead={`${showNumber(rows.length)} người chưa dự buổi nào trong ${months} tháng qua. Chỉ tính các buổi đã điểm danh ở đây.`}
        />
        <FilterForm action={trainingPaths.untrained}>
          <TextField
            name="thang"
            label="Trong bao nhiêu tháng"
            keyboard="numeric"
            width="short"
            value={String(months)}
          />
          <SelectField
            name="loai"
            label="Loại"
            empty="Mọi loại"
            options={persons.map(({ id, name }) => ({ value: id, label: name }))}
            value={kind}
            width="medium"
          />
        </FilterForm>
        <DataTable
          caption="Chưa tập huấn, lâu nhất trước"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => practitionerPaths.one(id)}
          cards
          empty={
            <EmptyState title="Ai cũng đã được tập huấn" icon="check">
              Trong thời gian này không còn ai chưa dự buổi nào.
            </EmptyState>
          }
          columns={[
            { head: 'Họ tên', width: 'roomy', cell: ({ name }) => name },
            { head: 'Loại', cell: (row) => kindOf(row.kind).short },
            { head: 'Danh sách của', cell: ({ bodyName }) => bodyName },
            { head: 'Hoạt động từ', cell: ({ sinceDay }) => (sinceDay === null ? '' : showDay(sinceDay)) },
            { head: 'Buổi gần nhất', cell: ({ lastDay }) => (lastDay === null ? 'chưa có' : showDay(lastDay)) },
          ]}
        />
      </>
    ),
  }
}
