import { columnName } from '#engines/spreadsheets/address.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'
import { headRowOf } from '#engines/spreadsheets/sheet-xml.ts'
import { xmlText } from '#engines/spreadsheets/xml-text.ts'

/** The parts of an .xlsx that say which sheets there are. */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationsSpace = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const packageRelations = `${declaration}<Relationships xmlns="${relationsSpace}"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function contentTypes(sheetCount: number): string {
  const sheets = numbered(
    sheetCount,
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${officeTypes}.worksheet+xml"/>`,
  )
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${officeTypes}.styles+xml"/>${sheets}</Types>`
  )
}

export function workbookRelations(sheetCount: number): string {
  const sheets = numbered(
    sheetCount,
    (number) => `<Relationship Id="rId${number}" Type="${relation}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  )
  const styles = `<Relationship Id="rId${sheetCount + 1}" Type="${relation}/styles" Target="styles.xml"/>`
  return `${declaration}<Relationships xmlns="${relationsSpace}">${sheets}${styles}</Relationships>`
}

export function workbookXml(sheets: readonly Sheet[], names: readonly string[]): string {
  const list = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return (
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}">` +
    `<bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets>` +
    `<definedNames>${sheets.map((sheet, index) => filterName(sheet, names[index]!, index)).join('')}` +
    `${sheets.map((sheet, index) => headOnEachPage(sheet, names[index]!, index)).join('')}</definedNames></workbook>`
  )
}

function filterName({ columns, rows, ...sheet }: Sheet, name: string, index: number): string {
  const head = headRowOf(sheet)
  const range = `$A$${head + 1}:$${columnName(columns.length - 1)}$${head + 1 + rows.length}`
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted(name)}!${range}</definedName>`
}

function headOnEachPage(sheet: Sheet, name: string, index: number): string {
  const row = headRowOf(sheet) + 1
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(name)}!$${row}:$${row}</definedName>`
}

function quoted(name: string): string {
  return `'${xmlText(name.replaceAll("'", "''"))}'`
}

function numbered(count: number, write: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index + 1)).join('')
}
