import type { CellDifference } from '#domains/statistics/forms/cells.ts'
import type { Form } from '#domains/statistics/forms/form.ts'
import { returnTrail } from '#domains/statistics/pages/return-trail.ts'
import { showCell } from '#domains/statistics/pages/statistics-words.ts'
import { type AlsoOf, alsoOfWords } from '#domains/statistics/returns/also-of.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DataTable } from '#ui/parts/data-table.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** `gained`: whose records this number counts and the one before did not. */
export type DifferencesPageProps = { one: FormReturn; differences: CellDifference[]; gained: AlsoOf[] }

/** Khác bản trước ở đâu: cell by cell, with why it was corrected. */
export function differencesPage({ one, differences, gained }: DifferencesPageProps, _view: View): PageParts {
  return {
    title: 'Khác bản trước ở đâu',
    section: 'statistics',
    trail: returnTrail(one),
    body: (
      <>
        <PageHead
          title={`Đính chính lần ${one.number - 1}: khác bản trước ở đâu`}
          lead={`Lý do đính chính: ${one.why}`}
        />
        {gained.length > 0 && <p>Khác bản trước vì bản này còn gồm nơi đã nhập vào. {alsoOfWords(gained)}</p>}
        <DataTable
          caption="Ô thay đổi"
          rows={differences}
          rowKey={({ key }) => key}
          empty={<p>Không ô nào thay đổi.</p>}
          columns={[
            { head: 'Ô', width: 'roomy', cell: ({ key }) => cellName(one.form, key) },
            { head: 'Bản trước', align: 'end', cell: ({ before }) => showCell(before) },
            { head: 'Bản này', align: 'end', cell: ({ after }) => showCell(after) },
            {
              head: 'Chênh lệch',
              align: 'end',
              cell: ({ before, after }) =>
                typeof before === 'number' && typeof after === 'number' ? showCell(after - before) : '–',
            },
          ]}
        />
      </>
    ),
  }
}

/** «Hòa giải thành», with its column where there are several. */
export function cellName(form: Form, key: string): string {
  const [row, column] = key.split('.')
  const name = form.rows.find((one) => one.key === row)?.label ?? key
  return form.columns.length === 1 ? name : `${name}, ${form.columns.find((one) => one.key === column)?.label ?? ''}`
}
