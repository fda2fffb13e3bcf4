import { Refusal } from '#base/refusal.ts'
import type { Block, Table } from '#engines/documents/document.ts'
import { createMeter, limits, type Meter } from '#engines/documents/limits.ts'
import { type ParagraphDraft, paragraphOf } from '#engines/documents/paragraphs.ts'
import { gridRows, type WrittenCell, type WrittenRow } from '#engines/documents/table-grid.ts'

/**
 * Takes paragraphs and tables in the order a file writes them and keeps them as blocks. Empty paragraphs are not kept:
 * the next one remembers that blank space stood before it. Closings without an opening are ignored.
 */
export type BlockWriter = ReturnType<typeof createBlockWriter>

type OpenTable = { rows: WrittenRow[]; row?: WrittenRow; cell?: WrittenCell }

export function createBlockWriter(meter: Meter = createMeter()) {
  const blocks: Block[] = []
  const tables: OpenTable[] = []
  let blank = false

  const cellAround = () => tables.at(-1)?.cell

  return {
    paragraph(draft: ParagraphDraft): void {
      const paragraph = paragraphOf(draft)
      meter.paragraph(paragraph.text)
      if (paragraph.text === '' && !paragraph.marker) {
        blank = true
        return
      }
      if (blank) paragraph.blankBefore = true
      blank = false
      const table = tables.at(-1)
      if (!table) blocks.push(paragraph)
      else table.cell?.paragraphs.push(paragraph)
    },

    /** Blocks that were written apart, as those of a text box: they stand where the writing has come to. */
    append(apart: Block[]): void {
      if (tables.length === 0) blocks.push(...apart)
      for (const block of apart) {
        const cell = cellAround()
        if (!cell) return
        if (block.kind === 'paragraph') cell.paragraphs.push(block)
        else putTableInCell(cell, block)
      }
    },

    openTable(): void {
      if (tables.length >= limits.tableDepthMax) {
        throw new Refusal(
          422,
          'Bảng trong tài liệu lồng nhau quá nhiều tầng. Hãy bỏ bớt bảng lồng nhau rồi tải lên lại.',
        )
      }
      tables.push({ rows: [] })
      blank = false
    },
    openRow(row: { header?: boolean; columnsBefore?: number }): void {
      const table = tables.at(-1)
      if (table) table.row = { cells: [], ...row }
    },
    openCell(): void {
      const table = tables.at(-1)
      if (!table?.row) return
      table.cell = { paragraphs: [] }
      blank = false
    },
    closeCell(reach: Pick<WrittenCell, 'columnSpan' | 'rowSpan' | 'continues'>): void {
      const table = tables.at(-1)
      if (!table?.row || !table.cell) return
      meter.cells(Math.min(limits.columnsMax, reach.columnSpan ?? 1))
      table.row.cells.push({ ...table.cell, ...reach })
      table.cell = undefined
      blank = false
    },
    closeRow(row: { header?: boolean; columnsBefore?: number; dropped?: boolean }): void {
      const table = tables.at(-1)
      if (!table?.row) return
      const { dropped, ...rest } = row
      if (!dropped && table.row.cells.length > 0) table.rows.push({ ...table.row, ...rest })
      table.row = undefined
      table.cell = undefined
    },
    closeTable({ ruled }: { ruled: boolean }): void {
      const open = tables.pop()
      if (!open) return
      const table: Table = {
        kind: 'table',
        rows: gridRows(open.rows),
        ruled,
        place: { paragraph: 0, start: 0, end: 0 },
      }
      meter.cells(table.rows.reduce((count, row) => count + row.cells.length, 0))
      blank = false
      if (open.rows.length === 0) return
      const cell = cellAround()
      if (!cell && tables.length === 0) blocks.push(table)
      if (!cell) return
      putTableInCell(cell, table)
    },

    finish: (): Block[] => blocks,
  }
}

function putTableInCell(cell: WrittenCell, table: Table): void {
  for (const row of table.rows)
    for (const { mergedFrom, paragraphs } of row.cells) if (!mergedFrom) cell.paragraphs.push(...paragraphs)
  cell.tables = [...(cell.tables ?? []), table]
}
