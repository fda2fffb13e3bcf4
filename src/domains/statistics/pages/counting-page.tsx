import { showDay, yearOf } from '#base/day.ts'
import type { CountedElsewhere, CountedReturn } from '#domains/statistics/counting.queries.ts'
import type { FormLines } from '#domains/statistics/forms/form.ts'
import { type CountedSince, measureOf, type RecordKind, recordKinds } from '#domains/statistics/measure.ts'
import { returnStateNames } from '#domains/statistics/returns/form-return.ts'
import { recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CountingPageProps = {
  kind: RecordKind
  recordId: string
  measures: (CountedSince & { bodyId: string })[]
  forms: Pick<FormLines, 'code' | 'name'>[]
  returns: CountedReturn[]
  more: CountedElsewhere[]
}

/** Được tính ở đâu: every figure, form and return in which one record counts; corrected once, all follow but what is signed. */
export function countingPage(
  { kind, recordId, measures, forms, returns, more }: CountingPageProps,
  _view: View,
): PageParts {
  return {
    title: 'Được tính ở đâu',
    section: 'statistics',
    trail: [{ label: 'Số liệu thống kê', href: statisticsPaths.figures }],
    body: (
      <>
        <PageHead
          title={`Được tính ở đâu: ${recordKinds[kind].toLocaleLowerCase('vi')}`}
          lead="Ghi một lần, tính ở mọi nơi dưới đây. Sửa hay rút bản ghi thì các chỉ tiêu tự đổi; báo cáo biểu đã trình thì giữ nguyên, có sai thì đính chính."
          actions={opensAlone.has(kind) && <LinkButton href={recordPath(kind, recordId)} label="Mở bản ghi" />}
        />
        <DataTable
          caption="Chỉ tiêu"
          rows={measures}
          rowKey={({ id, day }) => `${id} ${day}`}
          empty={
            <EmptyState title="Không tính ở chỉ tiêu nào" icon="board">
              Bản ghi đã rút, chưa kết thúc, hoặc không thuộc chỉ tiêu nào.
            </EmptyState>
          }
          columns={[
            {
              head: 'Chỉ tiêu',
              width: 'roomy',
              cell: ({ id, day, bodyId }) => (
                <a
                  href={statisticsPaths.listOf(id, {
                    bodyId,
                    from: `${yearOf(day)}-01-01`,
                    to: `${yearOf(day)}-12-31`,
                  })}
                >
                  {measureOf(id).name}
                </a>
              ),
            },
            { head: 'Từ ngày', width: 'tight', cell: ({ day }) => showDay(day) },
          ]}
        />
        {forms.length > 0 && (
          <DataTable
            caption="Biểu lấy các chỉ tiêu đó"
            rows={forms}
            rowKey={({ code }) => code}
            columns={[
              { head: 'Biểu', cell: ({ code }) => code, width: 'tight' },
              { head: 'Tên', cell: ({ name }) => name, width: 'roomy' },
            ]}
          />
        )}
        {measures.length === 0 && (returns.length > 0 || more.length > 0) && (
          <Notice tone="info" title="Đã rút, số đã chốt không đổi">
            Bản ghi không còn tính ở chỉ tiêu nào. Báo cáo dưới đây đã chốt khi nó còn tính; muốn đổi số thì lập bản
            đính chính.
          </Notice>
        )}
        {returns.length > 0 && (
          <DataTable
            caption="Báo cáo biểu đã chốt bản ghi này"
            rows={returns}
            rowKey={({ id }) => id}
            rowHref={({ id }) => statisticsPaths.oneReturn(id)}
            columns={[
              { head: 'Biểu', cell: ({ code, name }) => `${code}: ${name}`, width: 'roomy' },
              { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
              { head: 'Số liệu', cell: ({ from, to }) => `từ ${showDay(from)} đến ${showDay(to)}` },
              { head: 'Tình trạng', cell: ({ state }) => returnStateNames[state] },
            ]}
          />
        )}
        {more.length > 0 && (
          <DataTable
            caption="Nơi khác"
            rows={more}
            rowKey={({ href, sentence }) => `${href} ${sentence}`}
            rowHref={({ href }) => href}
            columns={[
              { head: 'Nơi', cell: ({ term }) => term },
              { head: 'Tính thế nào', cell: ({ sentence }) => sentence, width: 'roomy' },
            ]}
          />
        )}
      </>
    ),
  }
}

/** Those whose page is under their own id. */
const opensAlone: ReadonlySet<RecordKind> = new Set([
  'plan',
  'activity',
  'course',
  'contest',
  'essay-contest',
  'practitioner',
  'team',
  'case',
  'matter',
  'guide',
  'disclosure',
  'local-document',
])
