import { zip } from '#engines/archive/zip.ts'
import { type Sheet, type Workbook, writingLimits } from '#engines/spreadsheets/sheet.ts'
import { cleanSheetNames } from '#engines/spreadsheets/sheet-names.ts'
import { sheetXml } from '#engines/spreadsheets/sheet-xml.ts'
import { contentTypes, packageRelations, workbookRelations, workbookXml } from '#engines/spreadsheets/workbook-parts.ts'
import { stylesXml } from '#engines/spreadsheets/workbook-styles.ts'

/**
 * A workbook as the bytes of an .xlsx file: head row that stays in sight, filters, days as days, numbers as numbers, text
 * that is never read as a formula. The same workbook gives the same bytes.
 */
export async function writeWorkbook({ sheets }: Workbook): Promise<Uint8Array> {
  refuseTooMuch(sheets)
  const names = cleanSheetNames(sheets.map(({ name }) => name))
  return zip([
    { name: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { name: '_rels/.rels', content: packageRelations },
    { name: 'xl/workbook.xml', content: workbookXml(sheets, names) },
    { name: 'xl/_rels/workbook.xml.rels', content: workbookRelations(sheets.length) },
    { name: 'xl/styles.xml', content: stylesXml },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet) })),
  ])
}

/** A fault, not a refusal: whoever makes a workbook bounds its rows first, and says so to the reader. */
function refuseTooMuch(sheets: readonly Sheet[]): void {
  const { columnsMax, cellsMax, charactersMax } = writingLimits
  let cells = 0
  let characters = 0
  for (const { name, columns, rows } of sheets) {
    if (columns.length === 0 || columns.length > columnsMax)
      throw new Error(`Sheet «${name}»: ${columns.length} columns`)
    cells += columns.length * rows.length
    for (const row of rows) for (const cell of row) if (typeof cell === 'string') characters += cell.length
  }
  if (cells > cellsMax) throw new Error(`A workbook of ${cells} cells is more than ${cellsMax}`)
  if (characters > charactersMax)
    throw new Error(`A workbook of ${characters} characters is more than ${charactersMax}`)
}
