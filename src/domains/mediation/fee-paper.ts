/**
 * Giấy đề nghị trả thù lao of one mediator for one month, to be signed; laid out by us: its seven parts are named (thủ tục 2.002080), no form
 * was seen. Of the parties it says nothing: the book is shown when it is asked for.
 */
import { dayAt, showDay } from '#base/day.ts'
import { sheetWidthMm, uprightSheet } from '#domains/matters/upright-sheet.ts'
import { outcomes } from '#domains/mediation/case.ts'
import type { FeeCase, FeeSheet } from '#domains/mediation/fee.ts'
import { nationHead } from '#domains/mediation/sheet-parts.ts'
import type { Paper, PaperBlock, PaperParagraph } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'
import { showNumber } from '#ui/show.ts'

const blank = '................................................'

export function feePaper(sheet: FeeSheet, madeAt: Date): Paper {
  return uprightSheet({
    title: 'Giấy đề nghị trả thù lao hòa giải viên',
    author: sheet.teamName,
    madeAt,
    blocks: [...headOf(sheet), ...linesOf(sheet).map(said), casesOf(sheet), signaturesOf(sheet), footOf(madeAt)],
  })
}

/** What is asked in all. */
export function feeSum(cases: readonly Pick<FeeCase, 'amount'>[]): number {
  return cases.reduce((sum, { amount }) => sum + amount, 0)
}

function headOf({ communeName, requestedOn }: FeeSheet): PaperBlock[] {
  return [
    ...nationHead(communeName, requestedOn),
    centred('GIẤY ĐỀ NGHỊ TRẢ THÙ LAO HÒA GIẢI VIÊN', { bold: true, sizePt: 15 }, { beforePt: 12, outline: 1 }),
    centred(`Kính gửi: Ủy ban nhân dân ${communeName}`, {}, { afterPt: 8 }),
  ]
}

function linesOf({ mediatorName, teamName, villageName, communeName, cases }: FeeSheet): string[] {
  return [
    `1. Hòa giải viên: ${mediatorName}`,
    `    Địa chỉ: ${blank}`,
    `2. Tổ hòa giải: ${teamName}. Địa chỉ: ${villageName}, ${communeName}`,
    `3. Số tiền đề nghị: ${showNumber(feeSum(cases))} đồng (viết bằng chữ: ${blank})`,
    `4. Nội dung: thù lao hòa giải ${cases.length} vụ, việc đã kết thúc, theo danh sách:`,
  ]
}

function said(text: string): PaperParagraph {
  return { kind: 'paragraph', align: 'justify', beforePt: 4, lines: 1.15, runs: [{ text }] }
}

function casesOf({ cases }: FeeSheet): PaperBlock {
  const rows = cases.map(({ number, year, endedOn, outcome, amount }) => [
    `${number}/${year}`,
    showDay(endedOn),
    outcomes[outcome],
    showNumber(amount),
  ])
  const cell = (text: string, bold: boolean) => ({ blocks: [centred(text, { bold, sizePt: 13 })] })
  return {
    kind: 'table',
    columnsMm: [sheetWidthMm * 0.2, sheetWidthMm * 0.25, sheetWidthMm * 0.3, sheetWidthMm * 0.25],
    headRows: 1,
    borders: true,
    rowsStayWhole: true,
    rows: [
      ['Số vào sổ', 'Ngày kết thúc', 'Kết quả', 'Số tiền (đồng)'].map((text) => cell(text, true)),
      ...rows.map((row) => row.map((text) => cell(text, false))),
    ],
  }
}

function signaturesOf({ mediatorName }: FeeSheet): PaperBlock {
  const cell = (role: string, name: string) => ({
    blocks: [
      centred(role, { bold: true }, { beforePt: 12 }),
      centred('(Ký, ghi rõ họ tên)', { italic: true, sizePt: 12 }, { afterPt: 48 }),
      centred(name),
    ],
  })
  return {
    kind: 'table',
    columnsMm: [sheetWidthMm / 2, sheetWidthMm / 2],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: [[cell('6. Tổ trưởng xác nhận', ''), cell('5. Hòa giải viên', mediatorName)]],
  }
}

function footOf(madeAt: Date): PaperParagraph {
  const text = `7. Sổ theo dõi hoạt động hòa giải được xuất trình khi cần. Bảy nội dung theo thủ tục 2.002080, chưa đối chiếu với văn bản gốc; trình bày do hệ thống làm ngày ${showDay(dayAt(madeAt))}.`
  return { kind: 'paragraph', beforePt: 18, runs: [{ text, italic: true, sizePt: 10 }] }
}
