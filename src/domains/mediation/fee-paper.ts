/**
 * Giấy đề nghị trả thù lao of one mediator for one month, to be signed; laid out by us: its seven parts are named (thủ tục 2.002080), no form
 * was seen. Of the parties it says nothing: the book is shown when it is asked for.
 */
import { type Day, dayAt, monthOf, showDay, yearOf } from '#base/day.ts'
import { outcomes } from '#domains/mediation/case.ts'
import type { FeeCase, FeeSheet } from '#domains/mediation/fee.ts'
import type { Paper, PaperBlock, PaperParagraph } from '#engines/word/paper.ts'
import { a4, centred } from '#engines/word/paragraphs.ts'
import { showNumber } from '#ui/show.ts'

const marginMm = { top: 20, bottom: 20, left: 30, right: 15 }
const widthMm = a4.widthMm - marginMm.left - marginMm.right
const blank = '................................................'

export function feePaper(sheet: FeeSheet, madeAt: Date): Paper {
  return {
    title: 'Giấy đề nghị trả thù lao hòa giải viên',
    author: sheet.teamName,
    madeAt,
    font: 'Times New Roman',
    sizePt: 14,
    sections: [
      {
        page: a4,
        orientation: 'portrait',
        marginMm,
        pageNumberFromTopMm: 10,
        blocks: [...headOf(sheet), ...linesOf(sheet).map(said), casesOf(sheet), signaturesOf(sheet), footOf(madeAt)],
      },
    ],
  }
}

/** What is asked in all. */
export function feeSum(cases: readonly Pick<FeeCase, 'amount'>[]): number {
  return cases.reduce((sum, { amount }) => sum + amount, 0)
}

function headOf({ communeName, requestedOn }: FeeSheet): PaperBlock[] {
  const when = `${communeName}, ngày ${dayNumber(requestedOn)} tháng ${monthOf(requestedOn)} năm ${yearOf(requestedOn)}`
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, sizePt: 13 }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
    { kind: 'paragraph', align: 'right', beforePt: 6, runs: [{ text: when, italic: true }] },
    centred('GIẤY ĐỀ NGHỊ TRẢ THÙ LAO HÒA GIẢI VIÊN', { bold: true, sizePt: 15 }, { beforePt: 12, outline: 1 }),
    centred(`Kính gửi: Ủy ban nhân dân ${communeName}`, {}, { afterPt: 8 }),
  ]
}

const dayNumber = (day: Day) => Number(day.slice(8))

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
    columnsMm: [widthMm * 0.2, widthMm * 0.25, widthMm * 0.3, widthMm * 0.25],
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
    columnsMm: [widthMm / 2, widthMm / 2],
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
