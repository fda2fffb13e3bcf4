import { isDay } from '#base/day.ts'
import { readAddress } from '#engines/spreadsheets/address.ts'
import type { ReadCell, ReadSheet } from '#engines/spreadsheets/cells.ts'
import { spreadMerges } from '#engines/spreadsheets/merged-cells.ts'
import { serialOf } from '#engines/spreadsheets/serial.ts'
import { type collectSheet, dayCell, numberCell, textCell } from '#engines/spreadsheets/sheet-collector.ts'
import { type Attributes, isOn, readXml, unescaped } from '#engines/spreadsheets/xml.ts'

export type XlsxContext = { texts: readonly string[]; isDayStyle: (style: number) => boolean; serialShift: number }

/** A cell while its element is open. */
type Open = { column: number; type: string; style: number; value: string; inline: string; formula: boolean }

/** One sheet, element by element: cells whose address is missing follow the one before. */
export function readXlsxSheet(
  part: Uint8Array,
  sheet: ReturnType<typeof collectSheet>,
  context: XlsxContext,
): ReadSheet {
  const merges: string[] = []
  let [row, column] = [-1, -1]
  let cell: Open | undefined
  let into: 'value' | 'inline' | undefined
  let unread = 0
  readXml(part, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1
          column = -1
          return sheet.row(row, isOn(attributes.hidden))
        case 'c': {
          const address = readAddress(attributes.r ?? '')
          column = address?.column ?? column + 1
          cell = opened(column, attributes)
          return
        }
        case 'f':
          if (cell !== undefined) cell.formula = true
          return
        case 'v':
          into = 'value'
          return
        case 'rPh':
          unread += 1
          return
        case 't':
          into = cell === undefined || unread > 0 ? undefined : 'inline'
          return
        case 'col':
          if (isOn(attributes.hidden)) hideColumns(sheet.sheet, attributes)
          return
        case 'mergeCell':
          merges.push(attributes.ref ?? '')
      }
    },
    close(name) {
      if (name === 'v' || name === 't') into = undefined
      else if (name === 'rPh') unread -= 1
      else if (name === 'c' && cell !== undefined) {
        const read = readCell(cell, context)
        if (read !== undefined) sheet.cell(cell.formula ? { ...read, formula: true } : read)
        cell = undefined
      }
    },
    text(piece) {
      if (cell !== undefined && into !== undefined && cell[into].length < lengthMax) cell[into] += piece
    },
  })
  const read = sheet.end()
  spreadMerges(read, merges)
  return read
}

const lengthMax = 40_000

function opened(column: number, { t = 'n', s }: Attributes): Open {
  return { column, type: t, style: Number(s ?? 0), value: '', inline: '', formula: false }
}

function readCell(cell: Open, { texts, isDayStyle, serialShift }: XlsxContext): ReadCell | undefined {
  const { column, type, value, formula } = cell
  if (type === 'inlineStr') return textCell(column, unescaped(cell.inline))
  if (value === '') return formula ? { column, kind: 'empty', value: null, text: '' } : undefined
  switch (type) {
    case 's':
      return textCell(column, texts[Number(value)] ?? '')
    case 'str':
      return textCell(column, unescaped(value))
    case 'b':
      return { column, kind: 'boolean', value: value === '1', text: value === '1' ? 'TRUE' : 'FALSE' }
    case 'e':
      return { column, kind: 'error', value, text: value }
    case 'd': {
      const day = value.slice(0, 10)
      return isDay(day) ? dayCell(column, serialOf(day)) : textCell(column, value)
    }
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) return textCell(column, value)
      return isDayStyle(cell.style) ? dayCell(column, number + serialShift) : numberCell(column, number)
    }
  }
}

function hideColumns(sheet: ReadSheet, { min, max }: Attributes): void {
  const last = Math.min(Number(max ?? min), 200)
  for (let column = Number(min); column <= last; column++) sheet.hiddenColumns.push(column - 1)
}
