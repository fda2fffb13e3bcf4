import { isDay } from '#base/day.ts'
import { readingLimits as limits, type ReadCell, type ReadSheet } from '#engines/spreadsheets/cells.ts'
import { serialOf } from '#engines/spreadsheets/serial.ts'
import { collectSheet, dayCell, newMeter, numberCell, textCell } from '#engines/spreadsheets/sheet-collector.ts'
import { type Archive, refusals } from '#engines/spreadsheets/unzip.ts'
import { type Attributes, readXml } from '#engines/spreadsheets/xml.ts'

/** The sheets of an OpenDocument table (LibreOffice). Cells and rows that stand for many are repeated, within the limits. */
export async function readOds(archive: Archive): Promise<ReadSheet[]> {
  const part = await archive.read('content.xml')
  if (part === undefined) throw refusals.broken
  const meter = newMeter()
  const sheets: ReadSheet[] = []
  let sheet: ReturnType<typeof collectSheet> | undefined
  let row: { cells: ReadCell[]; repeated: number; hidden: boolean } | undefined
  let cell: { attributes: Attributes; paragraphs: string[] } | undefined
  let [rowNumber, column, inNote] = [0, 0, 0]
  readXml(part, {
    open(name, attributes) {
      if (name === 'table' && sheets.length < limits.sheetsMax) {
        sheet = collectSheet((attributes.name ?? '').normalize('NFC'), attributes.display === 'false', meter)
        rowNumber = 0
      } else if (name === 'table-row') {
        row = {
          cells: [],
          repeated: countOf(attributes['number-rows-repeated']),
          hidden: attributes.visibility === 'collapse',
        }
        column = 0
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = { attributes, paragraphs: [] }
      } else if (name === 'annotation') inNote += 1
      else if (name === 'p' && inNote === 0) cell?.paragraphs.push('')
    },
    close(name) {
      if (name === 'annotation') inNote -= 1
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        if (cell === undefined || row === undefined) return
        const repeated = countOf(cell.attributes['number-columns-repeated'])
        for (let turn = 0; turn < Math.min(repeated, limits.columnsMax + 1); turn++) {
          const read = readCell(column + turn, cell.attributes, cell.paragraphs)
          if (read === undefined) break
          row.cells.push(cell.attributes.formula === undefined ? read : { ...read, formula: true })
        }
        column += repeated
        cell = undefined
      } else if (name === 'table-row' && row !== undefined && sheet !== undefined) {
        // an empty row repeated to the end of the sheet says nothing
        const turns = row.cells.length === 0 ? 0 : Math.min(row.repeated, limits.rowsMax + 1)
        for (let turn = 0; turn < turns; turn++) {
          sheet.row(rowNumber + turn, row.hidden)
          for (const one of row.cells) sheet.cell(one)
        }
        rowNumber += row.repeated
        row = undefined
      } else if (name === 'table' && sheet !== undefined) {
        sheets.push(sheet.end())
        sheet = undefined
      }
    },
    text(piece) {
      if (cell !== undefined && inNote === 0 && cell.paragraphs.length > 0)
        cell.paragraphs.push(`${cell.paragraphs.pop()}${piece}`)
    },
  })
  return sheets
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}

function readCell(column: number, attributes: Attributes, paragraphs: readonly string[]): ReadCell | undefined {
  const type = attributes['value-type']
  const value = Number(attributes.value)
  if (type === 'date' && isDay((attributes['date-value'] ?? '').slice(0, 10)))
    return dayCell(column, serialOf(attributes['date-value']!.slice(0, 10)))
  if ((type === 'float' || type === 'percentage' || type === 'currency') && Number.isFinite(value))
    return numberCell(column, value)
  if (type === 'boolean') {
    const isTrue = attributes['boolean-value'] === 'true'
    return { column, kind: 'boolean', value: isTrue, text: isTrue ? 'TRUE' : 'FALSE' }
  }
  const text = paragraphs.join('\n')
  if (attributes.formula !== undefined && text === '') return { column, kind: 'empty', value: null, text: '' }
  if (/^(?:#[A-ZĐ/0!?]+|Err:\d+)$/u.test(text) && attributes.formula !== undefined)
    return { column, kind: 'error', value: text, text }
  return textCell(column, text)
}
