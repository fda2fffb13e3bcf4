import type { FailedRow } from '#domains/plans/imports/import.queries.ts'
import { errorHead } from '#domains/plans/imports/progress-columns.ts'
import type { ImportColumn } from '#domains/plans/imports/progress-import.ts'
import type { Sheet, SheetColumn } from '#engines/spreadsheets/sheet.ts'

/** The rows that failed, as they stood in the file and in its order, and one column more: correct them and send this very file. */
export function failedRowsSheet(
  sheetName: string,
  columns: readonly ImportColumn[],
  rows: readonly FailedRow[],
): Sheet {
  return {
    name: sheetName === '' ? 'Dòng lỗi' : sheetName,
    columns: [...columns.map(sheetColumn), { head: errorHead, width: 60, kind: 'text', wrap: true }],
    rows: rows.map(({ cells, problems }) => [
      ...columns.map((_, index) => cells[index] ?? null),
      problems.map(({ sentence }) => sentence).join('\n'),
    ]),
  }
}

function sheetColumn({ head, part }: ImportColumn): SheetColumn {
  switch (part) {
    case 'code':
      return { head, width: 12, kind: 'text', hidden: true }
    case 'note':
      return { head, width: 44, kind: 'text', wrap: true, input: true }
    case 'figures':
      return { head, width: 30, kind: 'text', wrap: true, input: true }
    case 'doneDay':
      return { head, width: 14, kind: 'day', input: true }
    case null:
      return { head, width: 22, kind: 'text', wrap: true }
  }
}
