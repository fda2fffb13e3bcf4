import { isDay } from '#base/day.ts'
import { addressOf, columnName } from '#engines/spreadsheets/address.ts'
import { serialMin, serialOf, serialOfMoment } from '#engines/spreadsheets/serial.ts'
import { type CellInput, type Sheet, type SheetColumn, writingLimits } from '#engines/spreadsheets/sheet.ts'
import { type Look, lookOf, styleOf } from '#engines/spreadsheets/workbook-styles.ts'
import { cellText, xmlText } from '#engines/spreadsheets/xml-text.ts'

/** One sheet as the XML of its part. The order of the elements is the schema's; Excel refuses any other. */
export function sheetXml(sheet: Sheet): string {
  const head = headRowOf(sheet)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${head + 1}" topLeftCell="A${head + 2}" activePane="bottomLeft" state="frozen"/>`,
    `<selection pane="bottomLeft" activeCell="A${head + 2}" sqref="A${head + 2}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="16"/>${columnsXml(sheet.columns)}`,
    `<sheetData>${aboveTable(sheet)}${headXml(sheet.columns, head)}`,
    ...sheet.rows.map((row, index) => rowXml(row, sheet.columns, head + 1 + index)),
    '</sheetData>',
    `<autoFilter ref="A${head + 1}:${columnName(sheet.columns.length - 1)}${head + 1 + sheet.rows.length}"/>`,
    validationsXml(sheet, head),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('')
}

/** The row of the head, from 0: after the title, the notes and an empty row. */
export function headRowOf({ title, notes = [] }: Pick<Sheet, 'title' | 'notes'>): number {
  const above = (title === undefined ? 0 : 1) + notes.length
  return above === 0 ? 0 : above + 1
}

function columnsXml(columns: readonly SheetColumn[]): string {
  const one = ({ width, hidden }: SheetColumn, index: number) =>
    `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
  return `<cols>${columns.map(one).join('')}</cols>`
}

function aboveTable({ title, notes = [] }: Sheet): string {
  const lines: [string, Look][] = notes.map((note) => [note, 'note'])
  if (title !== undefined) lines.unshift([title, 'title'])
  return lines
    .map(([text, look], row) => `<row r="${row + 1}">${textCell(addressOf(row, 0), text, look)}</row>`)
    .join('')
}

function headXml(columns: readonly SheetColumn[], row: number): string {
  const cells = columns.map(({ head, input }, index) =>
    textCell(addressOf(row, index), head, input ? 'input-head' : 'head'),
  )
  return `<row r="${row + 1}">${cells.join('')}</row>`
}

function rowXml(row: readonly CellInput[], columns: readonly SheetColumn[], at: number): string {
  const cells = columns.map((column, index) => cellXml(row[index] ?? null, column, addressOf(at, index)))
  return `<row r="${at + 1}">${cells.join('')}</row>`
}

function cellXml(value: CellInput, column: SheetColumn, address: string): string {
  if (value === null || value === '') return `<c r="${address}" s="${styleOf(lookOf(column.kind, column))}"/>`
  if (typeof value === 'boolean')
    return `<c r="${address}" s="${styleOf(lookOf('whole', column))}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number')
    return numberCell(address, value, lookOf(Number.isInteger(value) ? 'whole' : 'fraction', column))
  if (value instanceof Date) return numberCell(address, serialOfMoment(value), lookOf('moment', column))
  if (typeof value === 'object')
    return numberCell(address, value.serial, lookOf(Number.isInteger(value.serial) ? 'day' : 'moment', column))
  if (column.kind === 'day' && isDay(value) && serialOf(value) >= serialMin)
    return numberCell(address, serialOf(value), lookOf('day', column))
  return textCell(address, value, lookOf('text', column))
}

function numberCell(address: string, value: number, look: Look): string {
  if (!Number.isFinite(value)) throw new Error(`Cell ${address}: ${value} is no number for a sheet`)
  return `<c r="${address}" s="${styleOf(look)}"><v>${value}</v></c>`
}

function textCell(address: string, text: string, look: Look): string {
  return `<c r="${address}" s="${styleOf(look)}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`
}

function validationsXml(sheet: Sheet, head: number): string {
  const all = sheet.columns.map((column, index) => {
    const range = `${addressOf(head + 1, index)}:${addressOf(head + Math.max(sheet.rows.length, 1), index)}`
    return validationXml(column, range)
  })
  const written = all.filter((one) => one !== '')
  return written.length === 0 ? '' : `<dataValidations count="${written.length}">${written.join('')}</dataValidations>`
}

function validationXml({ hidden, prompt, offered, head, kind }: SheetColumn, range: string): string {
  if (hidden)
    return (
      `<dataValidation type="custom" allowBlank="0" showErrorMessage="1" errorTitle="${xmlText(head.slice(0, 32))}" ` +
      `error="Cột này do hệ thống ghi để nhận ra dòng, không sửa được." sqref="${range}"><formula1>FALSE</formula1></dataValidation>`
    )
  const asks =
    prompt === undefined
      ? ''
      : ` showInputMessage="1" promptTitle="${xmlText(head.slice(0, 32))}" prompt="${xmlText(prompt.slice(0, 255))}"`
  if (offered !== undefined)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0"${asks} sqref="${range}"><formula1>${listed(offered)}</formula1></dataValidation>`
  if (asks === '') return ''
  // a comment alone asks nothing of what is typed
  return `<dataValidation type="${kind === 'day' ? 'date' : 'none'}" allowBlank="1" showErrorMessage="0"${asks} sqref="${range}">${kind === 'day' ? `<formula1>${serialMin}</formula1>` : ''}</dataValidation>`
}

function listed(offered: readonly string[]): string {
  const text = offered.join(',')
  if (text.length > writingLimits.offeredLengthMax || offered.some((one) => one.includes(',')))
    throw new Error(`A drop-down cannot hold «${text.slice(0, 80)}»`)
  return `"${xmlText(text.replaceAll('"', '""'))}"`
}
