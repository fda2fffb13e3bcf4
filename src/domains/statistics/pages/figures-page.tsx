import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { appliesTo, type CountedBody } from '#domains/statistics/counted-body.ts'
import {
  type Counted,
  type MeasureGroup,
  type MeasureId,
  measureGroups,
  measures,
} from '#domains/statistics/measure.ts'
import { showCounted, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { type AskedScope, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FiguresPageProps = {
  choice: BodyChoice
  body: CountedBody
  window: { from: string; to: string }
  counted: ReadonlyMap<MeasureId, Counted>
  maySeeBoard: boolean
}

/** Số liệu thống kê of a body and all below it between two days: each number opens the records that it counts. */
export function figuresPage(props: FiguresPageProps, _view: View): PageParts {
  const { choice, body, window, counted, maySeeBoard } = props
  return {
    title: 'Số liệu thống kê',
    section: 'statistics',
    body: (
      <>
        <PageHead
          title={`Số liệu thống kê ${windowWords(window)}`}
          lead={`${body.name} và các đơn vị bên dưới${body.tookOver.length === 0 ? '' : `, gồm cả ${body.tookOver.length} cơ quan đã nhập vào`}. Số nào cũng đếm từ bản ghi của hệ thống; bấm vào số để xem danh sách.`}
          actions={
            <>
              <LinkButton href={statisticsPaths.returns} label="Báo cáo biểu" icon="file" />
              {maySeeBoard && <LinkButton href={statisticsPaths.board()} label="Bảng theo địa bàn" icon="board" />}
            </>
          }
        />
        <FilterForm action={statisticsPaths.figures}>
          <DateField name="tu" label="Từ ngày" value={window.from} />
          <DateField name="den" label="Đến ngày" value={window.to} />
          <BodyChoiceFields choice={choice} body={{ bodyId: body.id, bodyName: body.name }} />
        </FilterForm>
        <FiguresTables
          body={body}
          scope={{ bodyId: body.id, ...window }}
          show={(id) => showCounted(counted.get(id)!)}
        />
      </>
    ),
  }
}

type FiguresTablesProps = { body: CountedBody; scope: AskedScope; show: (id: MeasureId) => string }

/** Every measure in its group; a number opens its list. */
export function FiguresTables(props: FiguresTablesProps) {
  const groups = Object.keys(measureGroups) as MeasureGroup[]
  return (
    <>
      {groups.map((group) => (
        <GroupTable key={group} group={group} {...props} />
      ))}
    </>
  )
}

function GroupTable({ group, body, scope, show }: FiguresTablesProps & { group: MeasureGroup }) {
  const rows = [...measures].filter(([, measure]) => measure.group === group)
  return (
    <DataTable
      caption={measureGroups[group]}
      rows={rows}
      rowKey={([id]) => id}
      columns={[
        { head: 'Chỉ tiêu', width: 'roomy', cell: ([, { name }]) => name },
        { head: 'Đơn vị tính', cell: ([, { unit }]) => unit },
        {
          head: 'Số liệu',
          align: 'end',
          cell: ([id, measure]) =>
            appliesTo(measure, body) ? <a href={statisticsPaths.listOf(id, scope)}>{show(id)}</a> : 'không áp dụng',
        },
      ]}
    />
  )
}
