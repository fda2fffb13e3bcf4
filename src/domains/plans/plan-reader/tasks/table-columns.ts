import { foldInPlace } from '#base/fold-in-place.ts'
import { readLabel } from '#domains/plans/plan-reader/assignment/labels.ts'
import { cellText, type Row, type Table } from '#engines/documents/document.ts'

/** What a column of a task table holds. */
export type ColumnRole = 'number' | 'task' | 'lead' | 'partner' | 'lead-and-partner' | 'time' | 'output' | 'other'

/** The roles of a table's columns, and how many rows at its top are headers. */
export type Columns = { roles: ColumnRole[]; headerRows: number }

const rowsBeforeHeaderMax = 3
const headerRowsMax = 3
const assigning: ReadonlySet<ColumnRole> = new Set(['lead', 'partner', 'lead-and-partner', 'time', 'output'])

/** The columns of a table that lays out tasks; undefined for any other table. */
export function readColumns(table: Table): Columns | undefined {
  for (let first = 0; first <= rowsBeforeHeaderMax && first < table.rows.length; first += 1) {
    let best: Columns | undefined
    for (let last = first; last < first + headerRowsMax && last < table.rows.length - 1; last += 1) {
      if (last > first && !continuesHeader(table.rows[last - 1]!, table.rows[last]!)) break
      const roles = rolesOf(table.rows.slice(first, last + 1))
      if (isTaskHeader(roles) && countRoles(roles) >= (best ? countRoles(best.roles) : 0))
        best = { roles, headerRows: last + 1 }
    }
    if (best)
      return {
        roles: withOneTaskColumn(best.roles, table.rows.slice(best.headerRows)),
        headerRows: best.headerRows + (isColumnNumbers(table.rows[best.headerRows]) ? 1 : 0),
      }
  }
  return undefined
}

/** A second header row stands under cells that span columns or go on downwards. */
function continuesHeader(above: Row, row: Row): boolean {
  const isDivided = above.cells.some((cell) => cell.columnSpan > 1 || cell.mergedFrom === 'left')
  return (
    isDivided &&
    (row.cells.some((cell) => cell.mergedFrom === 'above') ||
      row.cells.some((cell) => cellText(cell).trim() === '') ||
      row.header === true)
  )
}

function rolesOf(rows: Row[]): ColumnRole[] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const roles = Array.from({ length: width }, (_, column) => {
    const texts = rows
      .map((row) => row.cells[column])
      .map((cell) => (cell ? foldInPlace(cellText(cell)).replace(/\s+/gu, ' ').trim() : ''))
    const distinct = texts.filter((text, index) => text !== '' && texts.indexOf(text) === index)
    // The lowest header says most; the one above it says what its columns have in common.
    return (
      roleOfHeader(distinct.at(-1) ?? '') ??
      roleOfHeader(distinct.join(' ')) ??
      roleOfHeader(distinct[0] ?? '') ??
      'other'
    )
  })
  return roles
}

function roleOfHeader(folded: string): ColumnRole | undefined {
  const header = folded
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (header === '' || header.length > 120) return undefined
  if (/^(?:s ?tt|tt|so tt|so thu tu|thu tu|no\.?|#|so)\.?$/u.test(header)) return 'number'
  if (
    /^(?:ghi chu|kinh phi|nguon|don vi tinh|dvt|so tien|du toan|dia diem|doi tuong|thanh phan|so luong|hinh thuc|can cu|chi tieu|muc tieu|nhom|linh vuc|lanh dao (?:chi dao|phu trach|theo doi))\b/u.test(
      header,
    )
  )
    return 'other'
  const label = readLabel(header)
  if (label && label !== 'detail' && label !== 'supervisor') return label
  if (/\bphoi hop\b/u.test(header)) return /\bchu tri\b/u.test(header) ? 'lead-and-partner' : 'partner'
  if (
    /^(?:du kien )?(?:thoi gian|thoi han|tien do|lo trinh|thoi diem|ngay hoan thanh|han hoan thanh|hoan thanh)\b|^(?:thang|quy|tuan|ngay|ngay,? thang|thang,? nam)$/u.test(
      header,
    )
  )
    return 'time'
  if (
    /\b(?:chu tri|chiu trach nhiem|dau moi)\b|^(?:don vi|co quan|bo phan|nguoi|phong|can bo) .*(?:thuc hien|phu trach|xay dung|soan thao)|^phan cong/u.test(
      header,
    )
  )
    return 'lead'
  if (/\b(?:ket qua|san pham|dau ra)\b/u.test(header) && header.split(' ').length <= 10) return 'output'
  if (
    /\b(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|hang muc|cong tac|de an|ten van ban|van ban|chuong trinh|chuyen de|mo hinh|viec)\b/u.test(
      header,
    )
  )
    return 'task'
  return undefined
}

const rowsLookedAtMax = 200

/** Of several columns of subject matter the first is the task, unless it is merged over rows of the next: then it groups them. */
function withOneTaskColumn(roles: ColumnRole[], rows: Row[]): ColumnRole[] {
  const isMerged = (column: number) =>
    rows.slice(0, rowsLookedAtMax).some((row) => row.cells[column]?.mergedFrom === 'above')
  const columns = [...roles.keys()].filter((column) => roles[column] === 'task')
  const task = columns.find((column) => !isMerged(column)) ?? columns[0]
  return roles.map((role, column) => (role === 'task' && column !== task ? 'other' : role))
}

function isTaskHeader(roles: ColumnRole[]): boolean {
  return roles.includes('task') && roles.some((role) => assigning.has(role))
}

function countRoles(roles: ColumnRole[]): number {
  return roles.filter((role) => role !== 'other').length
}

/** A row «(1) (2) (3)» or «A B 1 2» that numbers the columns. */
function isColumnNumbers(row: Row | undefined): boolean {
  if (!row) return false
  const texts = row.cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '')
  return (
    texts.length >= 3 &&
    texts.every((text) => /^\(?(?:\d{1,2}|[A-Ea-e])\)?$/u.test(text)) &&
    new Set(texts).size === texts.length
  )
}
