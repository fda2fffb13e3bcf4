/** Parts of the sheets of the standard: tables between what is said and who signs, upright or lying. */
import { capitalise } from '#base/vietnamese.ts'
import { sheetWidthMm } from '#domains/matters/upright-sheet.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import type { Paper, PaperBlock, PaperCell } from '#engines/word/paper.ts'
import { a4 } from '#engines/word/paragraphs.ts'

export function tableOf(columnsMm: number[], head: string[], rows: string[][]): PaperBlock {
  const line =
    (bold: boolean) =>
    (text: string): PaperCell => ({
      blocks: [{ kind: 'paragraph', runs: [{ text, bold, sizePt: 11 }] }],
    })
  return {
    kind: 'table',
    columnsMm,
    headRows: 1,
    rows: [head.map(line(true)), ...rows.map((row) => row.map(line(false)))],
    borders: true,
    rowsStayWhole: true,
  }
}

/** Between two tables, which Word would else draw as one, without its lines. */
const gap: PaperBlock = { kind: 'paragraph', runs: [{ text: ' ', sizePt: 8 }] }

/** Before the signature and the foot. */
export function withBlock(paper: Paper, block: PaperBlock): Paper {
  const [section] = paper.sections
  const blocks = [...section!.blocks.slice(0, -2), block, gap, ...section!.blocks.slice(-2)]
  return { ...paper, sections: [{ ...section!, blocks }] }
}

/** For a table of many columns: the page lies, and every table on it is as wide as it. */
export function lying(paper: Paper): Paper {
  const [section] = paper.sections
  const factor = (sheetWidthMm + a4.heightMm - a4.widthMm) / sheetWidthMm
  const blocks = section!.blocks.map((block) =>
    block.kind === 'table' ? { ...block, columnsMm: block.columnsMm.map((width) => width * factor) } : block,
  )
  return { ...paper, sections: [{ ...section!, orientation: 'landscape', blocks }] }
}

/** «Báo cáo» above, «Đánh giá kết quả…» below: the name of a form begins with its kind, which is not said twice. */
export function headOf(name: string, kind: string, year: number): { kind: string; title: string } {
  const rest = name.startsWith(kind) ? name.slice(kind.length).replace(/^[\s,]+/u, '') : name
  return { kind, title: `${capitalise(rest)}, năm ${year}` }
}

/** Which form it is, and that its layout is ours where the text was not seen. */
export function footOf(ruleSet: RuleSet, number: string): string {
  const isKnown = ruleSet.forms.some(({ code }) => code === number)
  if (!isKnown) return `${ruleSet.formsNote} Bản in từ dữ liệu của hệ thống, có giá trị khi được ký, đóng dấu.`
  const columns = number === '02' ? 'Các cột theo mẫu.' : 'Bố cục của mẫu chưa xem được nên trình bày theo cách riêng.'
  return `Mẫu ${number}, ${ruleSet.basis.at(-1)!.number}. ${columns} Có giá trị khi được ký, đóng dấu.`
}

/** «27/2025/QĐ-TTg» → «Quyết định số 27/2025/QĐ-TTg». */
export function nameBasis(number: string): string {
  if (/QĐ-/u.test(number)) return `Quyết định số ${number}`
  return /TT-/u.test(number) ? `Thông tư số ${number}` : number
}

export const showPoints = (value: number) => String(Math.round(value * 100) / 100).replace('.', ',')
