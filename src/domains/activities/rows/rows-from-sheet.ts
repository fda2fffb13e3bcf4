import { createHash } from 'node:crypto'
import { isId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import {
  type ActivityRowText,
  isBlankRow,
  type RowField,
  refusals,
  rowColumns,
  rowsMax,
} from '#domains/activities/rows/activity-row.ts'
import type { ReadRow, ReadWorkbook } from '#engines/spreadsheets/cells.ts'

export const idHead = 'Mã hoạt động'
export const versionHead = 'Bản'

const headRowsMax = 30

/**
 * The table of activities in a workbook, row by row. A new row's key is made of its words, its body and how often the same words stand
 * above it: the same file sent again writes nothing twice. Throws `noTable`, `tooMany`.
 */
export function rowsFromSheet({ sheets }: ReadWorkbook, bodyId: string): ActivityRowText[] {
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const head = sheet.rows.slice(0, headRowsMax).find(isHead)
    if (head === undefined) continue
    const columns = new Map(
      head.cells.flatMap(({ column, text }) => namesOf(text).map((name) => [column, name] as const)),
    )
    const rows = sheet.rows.filter(({ row }) => row > head.row).map((row) => rowOf(row, columns))
    const filled = rows.filter((row) => !isBlankRow(row))
    if (filled.length > rowsMax) throw refusals.tooMany
    return withKeys(filled, bodyId)
  }
  throw refusals.noTable
}

function isHead({ cells }: ReadRow): boolean {
  const names = cells.flatMap(({ text }) => namesOf(text))
  return names.includes('heldOn') && names.includes('topic')
}

type Name = RowField | 'id' | 'version'

function namesOf(head: string): Name[] {
  const asked = fold(head)
  if (asked === fold(idHead)) return ['id']
  if (asked === fold(versionHead)) return ['version']
  const found = rowColumns.find((column) => fold(column.head) === asked)
  return found === undefined ? [] : [found.name]
}

function rowOf({ row, cells }: ReadRow, columns: ReadonlyMap<number, Name>): ActivityRowText {
  const made: ActivityRowText = { id: '', version: '', key: '', texts: {}, errors: {}, line: row + 1 }
  // a column that the file has and a row leaves empty is empty; one that it lacks says nothing
  for (const name of columns.values()) if (name !== 'id' && name !== 'version') made.texts[name] = ''
  for (const { column, text } of cells) {
    const name = columns.get(column)
    if (name === 'id' || name === 'version') made[name] = text.trim()
    else if (name !== undefined) made.texts[name] = text
  }
  return made
}

function withKeys(rows: ActivityRowText[], bodyId: string): ActivityRowText[] {
  const times = new Map<string, number>()
  return rows.map((row) => {
    const id = isId(row.id) ? row.id : ''
    const words = JSON.stringify([bodyId, id, id === '' ? '' : row.version, Object.entries(row.texts).toSorted()])
    const before = times.get(words) ?? 0
    times.set(words, before + 1)
    return { ...row, id, key: createHash('sha256').update(`${before} ${words}`).digest('base64url') }
  })
}
