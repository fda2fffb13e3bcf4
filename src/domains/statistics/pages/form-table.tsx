import type { ComponentChildren } from 'preact'
import type { CellKey, Form, FormRow } from '#domains/statistics/forms/form.ts'
import { DataTable } from '#ui/parts/data-table.tsx'

/** A form as a table, each cell drawn by the page. */
export function FormTable({
  form,
  caption,
  cell,
  more = [],
}: {
  form: Form
  caption: string
  cell: (key: CellKey, row: FormRow) => ComponentChildren
  more?: { head: string; cell: (row: FormRow) => ComponentChildren }[]
}) {
  return (
    <DataTable
      caption={caption}
      rows={form.rows}
      rowKey={({ key }) => key}
      columns={[
        {
          head: 'Mục',
          width: 'roomy',
          cell: ({ label, level }) => `${'– '.repeat(level)}${label}`,
        },
        ...form.columns.map((column) => ({
          head: column.label,
          align: 'end' as const,
          cell: (row: FormRow) => cell(`${row.key}.${column.key}`, row),
        })),
        ...more,
      ]}
    />
  )
}
