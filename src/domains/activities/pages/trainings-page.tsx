import { type CourseRow, coursesMax } from '#domains/activities/training/course.queries.ts'
import { type CourseState, courseStates } from '#domains/activities/training/course.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber, showPeriod } from '#ui/show.ts'

export type TrainingsPageProps = { rows: CourseRow[]; year: number; mayRecord: boolean }

const tones: Record<CourseState, Tone> = { open: 'action', finished: 'good', cancelled: 'neutral' }

/** Tập huấn, bồi dưỡng: courses of a year, the latest first. */
export function trainingsPage({ rows, year, mayRecord }: TrainingsPageProps, _view: View): PageParts {
  return {
    title: 'Tập huấn, bồi dưỡng',
    section: 'training',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Tập huấn, bồi dưỡng"
          lead="Lớp, buổi học, ghi danh, điểm danh, giấy chứng nhận; ai lâu chưa được tập huấn."
          actions={
            <>
              {mayRecord && <LinkButton href={trainingPaths.add} label="Mở lớp" icon="plus" tone="primary" />}
              <LinkButton href={trainingPaths.mine} label="Tập huấn của tôi" icon="book" />
              <LinkButton href={trainingPaths.untrained} label="Ai lâu chưa tập huấn" icon="people" />
            </>
          }
        />
        <FilterForm action={trainingPaths.list}>
          <TextField name="nam" label="Năm" keyboard="numeric" width="short" value={String(year)} lengthMax={4} />
        </FilterForm>
        <DataTable
          caption={`Lớp năm ${year}`}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => trainingPaths.course(id)}
          cards
          empty={
            <EmptyState title="Các lớp tập huấn trong năm sẽ nằm ở đây" icon="book">
              {mayRecord ? 'Bấm «Mở lớp», ghi tên lớp rồi thêm buổi học.' : 'Chưa có lớp nào trong phạm vi của ông/bà.'}
            </EmptyState>
          }
          columns={[
            { head: 'Lớp', width: 'roomy', cell: ({ title }) => title },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Thời gian', cell: ({ firstDay, lastDay }) => showPeriod(firstDay, lastDay) },
            {
              head: 'Ghi danh',
              align: 'end',
              cell: ({ learners, placesMax, waiting }) =>
                [
                  placesMax === null ? showNumber(learners) : `${showNumber(learners)}/${showNumber(placesMax)}`,
                  ...(waiting === 0 ? [] : [`${showNumber(waiting)} người chờ`]),
                ].join(', '),
            },
            {
              head: 'Tình trạng',
              width: 'tight',
              cell: ({ state }) => <Chip tone={tones[state]} label={courseStates[state]} />,
            },
          ]}
        />
        {rows.length === coursesMax && (
          <p>Danh sách dừng ở {showNumber(coursesMax)} lớp. Hãy chọn năm khác để xem thêm.</p>
        )}
      </>
    ),
  }
}
