import { showCell } from '#base/small-cells.ts'
import type { SpanFigures, TopicFigure } from '#domains/mediation/figures.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import type { CommuneBody } from '#domains/places/villages.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber, showShare } from '#ui/show.ts'

export type FiguresPageProps = {
  communes: CommuneBody[]
  commune: CommuneBody | undefined
  year: number
  /** undefined: the whole year. */
  month: number | undefined
  teams: { id: string; name: string }[]
  /** undefined: all teams of the commune. */
  teamId: string | undefined
  figures: SpanFigures | undefined
  topics: TopicFigure[]
}

/** Số liệu hòa giải một năm: counts alone, and by subject none under five. */
export function mediationFiguresPage(
  { communes, commune, year, month, teams, teamId, figures, topics }: FiguresPageProps,
  _view: View,
): PageParts {
  const team = teams.find(({ id }) => id === teamId)
  const span = month === undefined ? `năm ${year}` : `tháng ${month} năm ${year}`
  return {
    title: 'Số liệu hòa giải',
    section: 'mediation',
    trail: [{ label: 'Tổ hòa giải', href: mediationPaths.teams }],
    body: (
      <>
        <PageHead
          title={`Số liệu hòa giải ${span}${commune === undefined ? '' : ` – ${[team?.name, commune.communeName].filter(Boolean).join(', ')}`}`}
          lead="Số mang sang cộng số mới nhận bằng tổng số hòa giải thành, không thành, không thuộc phạm vi và đang hòa giải."
        />
        <FilterForm action={mediationPaths.figures}>
          {communes.length > 1 && (
            <SelectField
              name="co-quan"
              label="Xã, phường"
              options={communes.map(({ bodyId, communeName }) => ({ value: bodyId, label: communeName }))}
              value={commune?.bodyId}
              width="medium"
            />
          )}
          <TextField name="nam" label="Năm" value={String(year)} keyboard="numeric" width="short" />
          <TextField name="thang" label="Tháng" value={String(month ?? '')} keyboard="numeric" width="short" />
          {teams.length > 0 && (
            <SelectField
              name="to"
              label="Tổ hòa giải"
              empty="Mọi tổ"
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              value={teamId}
              width="medium"
            />
          )}
        </FilterForm>
        {figures === undefined ? (
          <EmptyState title="Chưa có xã, phường nào trong phạm vi của ông/bà">
            <p>Số liệu của từng xã, phường hiện ở đây.</p>
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption={month === undefined ? 'Cả năm' : `Tháng ${month}`}
              rows={rowsOf(figures)}
              rowKey={({ name }) => name}
              columns={[
                { head: 'Mục', cell: ({ name }) => name, width: 'roomy' },
                { head: 'Vụ, việc', align: 'end', cell: ({ count }) => showNumber(count) },
              ]}
            />
            {figures.reached + figures.notReached > 0 && (
              <p>
                Tỷ lệ hòa giải thành: {showShare(figures.reached, figures.reached + figures.notReached)} của{' '}
                {showNumber(figures.reached + figures.notReached)} vụ, việc đã kết thúc.
              </p>
            )}
            {topics.length > 0 && (
              <DataTable
                caption="Mới nhận, theo loại việc của cả năm, cả xã, phường (không hiện số dưới 5)"
                rows={topics}
                rowKey={({ topic }) => topic}
                columns={[
                  { head: 'Loại việc', cell: ({ name }) => name, width: 'roomy' },
                  { head: 'Vụ, việc', align: 'end', cell: ({ received }) => showCell(received) },
                ]}
              />
            )}
          </>
        )}
      </>
    ),
  }
}

function rowsOf(figures: SpanFigures) {
  return [
    { name: 'Mang sang từ trước', count: figures.carriedIn },
    { name: 'Mới nhận', count: figures.received },
    { name: 'Hòa giải thành', count: figures.reached },
    { name: 'Hòa giải không thành', count: figures.notReached },
    { name: 'Không thuộc phạm vi hòa giải', count: figures.outOfScope },
    { name: 'Đang hòa giải', count: figures.open },
  ]
}
