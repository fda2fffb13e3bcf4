/**
 * Bảng nhập: in `table[data-grid]` Enter and the arrows move between cells, and a block that was copied from Excel is pasted from the cell
 * in hand onwards; lines that are lacking are added. Without this script it is a table of inputs: Tab moves, every cell is typed.
 */
import { newFormKey } from '#ui/islands/waiting-forms.ts'

/** As many as one sending holds. */
const rowsMax = 300

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-grid]')) {
  table.addEventListener('keydown', (event) => move(table, event))
  table.addEventListener('paste', (event) => paste(table, event))
}

function move(table: HTMLTableElement, event: KeyboardEvent): void {
  const cell = event.target
  if (!(cell instanceof HTMLInputElement) || event.isComposing || event.altKey || event.metaKey) return
  const at = placeOf(table, cell)
  if (at === undefined) return
  const { row, column } = at
  const isAtStart = cell.selectionStart === 0 && cell.selectionEnd === 0
  const isAtEnd = cell.selectionStart === cell.value.length && cell.selectionEnd === cell.value.length
  const target =
    event.key === 'Enter'
      ? cellAt(table, row + (event.shiftKey ? -1 : 1), column)
      : event.key === 'ArrowDown' && cell.list === null
        ? cellAt(table, row + 1, column)
        : event.key === 'ArrowUp' && cell.list === null
          ? cellAt(table, row - 1, column)
          : event.key === 'ArrowLeft' && isAtStart
            ? cellAt(table, row, column - 1)
            : event.key === 'ArrowRight' && isAtEnd
              ? cellAt(table, row, column + 1)
              : undefined
  // Enter never sends the table by accident
  if (event.key === 'Enter') event.preventDefault()
  if (target === undefined) return
  event.preventDefault()
  target.focus()
  target.select()
}

function paste(table: HTMLTableElement, event: ClipboardEvent): void {
  const cell = event.target
  if (!(cell instanceof HTMLInputElement)) return
  const at = placeOf(table, cell)
  const block = blockOf(event.clipboardData?.getData('text/plain') ?? '')
  // one value goes where the cursor is, as anywhere
  if (at === undefined || (block.length === 1 && block[0]!.length === 1)) return
  event.preventDefault()
  for (const [down, values] of block.entries()) {
    if (at.row + down >= rowsOf(table).length && !addRow(table)) break
    for (const [along, value] of values.entries()) {
      const target = cellAt(table, at.row + down, at.column + along)
      if (target !== undefined) target.value = value
    }
  }
  cell.focus()
}

/** Excel puts tabs between cells and quotes around those with line breaks. */
function blockOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/gy
  const all = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '')
  for (let match = cells.exec(all); match !== null; match = cells.exec(all)) {
    rows.at(-1)!.push((match[1]?.replace(/""/gu, '"') ?? match[2] ?? '').replace(/\n/gu, ' ').trim())
    if (match[3] === '\n') rows.push([])
    if (match[3] === '') break
  }
  return rows
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...(table.tBodies[0]?.rows ?? [])]
}

function inputsOf(row: HTMLTableRowElement | undefined): HTMLInputElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')]
}

function placeOf(table: HTMLTableElement, cell: HTMLInputElement): { row: number; column: number } | undefined {
  const row = rowsOf(table).findIndex((one) => one.contains(cell))
  return row === -1 ? undefined : { row, column: inputsOf(rowsOf(table)[row]).indexOf(cell) }
}

function cellAt(table: HTMLTableElement, row: number, column: number): HTMLInputElement | undefined {
  return inputsOf(rowsOf(table)[row])[column]
}

/** One more empty line like the last one, with a key of its own. */
function addRow(table: HTMLTableElement): boolean {
  const rows = rowsOf(table)
  const last = rows.at(-1)
  if (last === undefined || rows.length >= rowsMax || last.querySelector('input[name$=".id"]') !== null) return false
  const made = last.cloneNode(true) as HTMLTableRowElement
  const number = Math.max(...rows.map((row) => Number(/^r\.(\d+)\./u.exec(inputsOf(row)[0]?.name ?? '')?.[1] ?? 0))) + 1
  for (const input of made.querySelectorAll('input')) {
    const isKey = input.type === 'hidden'
    input.name = input.name.replace(/^r\.\d+\./u, `r.${number}.`)
    input.value = isKey ? newFormKey() : ''
    input.removeAttribute('id')
    const label = input.getAttribute('aria-label')
    if (label !== null) input.setAttribute('aria-label', label.replace(/\d+$/u, String(rows.length + 1)))
  }
  const first = made.cells[0]!
  first.removeAttribute('id')
  first.firstChild!.textContent = `${rows.length + 1}, mới`
  last.after(made)
  return true
}
