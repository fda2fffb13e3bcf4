/** Báo cáo năm của tổ hòa giải as a sheet to be signed; laid out by us, for no form of it was found. @law 35/2013/QH13, Điều 15 khoản 5 */
import { type Day, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { sheetWidthMm, uprightSheet } from '#domains/matters/upright-sheet.ts'
import { nationHead, running } from '#domains/mediation/sheet-parts.ts'
import { type TeamReport, type TeamReportFigures, teamReportStates } from '#domains/mediation/team-report.ts'
import type { Paper, PaperBlock, PaperCell, PaperParagraph } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'
import { showNumber } from '#ui/show.ts'

export type TeamReportSheet = {
  teamName: string
  communeName: string
  report: TeamReport
  figures: TeamReportFigures
  day: Day
  madeAt: Date
}

const numberMm = 30

/** The counts as they stand in the report and on its page. */
export function figureLines(figures: TeamReportFigures): { term: string; count: number }[] {
  return [
    { term: 'Hòa giải viên', count: figures.serving },
    { term: 'Trong đó: nữ', count: figures.women },
    { term: 'Trong đó: người dân tộc thiểu số', count: figures.ethnic },
    { term: 'Vụ, việc năm trước mang sang', count: figures.carriedIn },
    { term: 'Vụ, việc mới nhận', count: figures.received },
    { term: 'Hòa giải thành', count: figures.reached },
    { term: 'Hòa giải không thành', count: figures.notReached },
    { term: 'Không thuộc phạm vi hòa giải', count: figures.outOfScope },
    { term: 'Đang hòa giải', count: figures.open },
    { term: 'Phối hợp với tổ khác chủ trì (tổ kia tính)', count: figures.along },
  ]
}

export function teamReportPaper(sheet: TeamReportSheet): Paper {
  const { report, teamName, communeName, day } = sheet
  return uprightSheet({
    title: `Báo cáo năm ${report.year} của ${teamName}`,
    author: teamName,
    madeAt: sheet.madeAt,
    blocks: [
      ...nationHead(capitalise(communeName), day),
      centred('BÁO CÁO', { bold: true, sizePt: 15 }, { beforePt: 12, outline: 1 }),
      centred(`Hoạt động hòa giải ở cơ sở năm ${report.year}`, { bold: true }),
      centred(`Kính gửi: Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc Việt Nam ${communeName}`, {}, { beforePt: 6 }),
      ...partOf('1. Số liệu', []),
      tableOf(sheet.figures),
      ...partOf('2. Công việc đã làm', report.work.split('\n')),
      ...partOf('3. Khó khăn, vướng mắc', [report.difficulties || 'Không có.']),
      ...partOf('4. Kiến nghị', [report.proposal || 'Không có.']),
      centred('TỔ TRƯỞNG TỔ HÒA GIẢI', { bold: true }, { beforePt: 18 }),
      centred('(Ký, ghi rõ họ tên)', { italic: true, sizePt: 12 }, { afterPt: 48 }),
      footOf(report),
    ],
  })
}

function partOf(title: string, lines: readonly string[]): PaperParagraph[] {
  return [
    { kind: 'paragraph', beforePt: 8, keepWithNext: true, runs: [{ text: title, bold: true }] },
    ...lines.map(running),
  ]
}

function tableOf(figures: TeamReportFigures): PaperBlock {
  const cell = (text: string, align: 'left' | 'right'): PaperCell => ({
    blocks: [{ kind: 'paragraph', align, runs: [{ text, sizePt: 13 }] }],
  })
  return {
    kind: 'table',
    columnsMm: [sheetWidthMm - numberMm, numberMm],
    headRows: 0,
    borders: true,
    rowsStayWhole: true,
    rows: figureLines(figures).map(({ term, count }) => [cell(term, 'left'), cell(showNumber(count), 'right')]),
  }
}

function footOf({ state, submittedOn }: TeamReport): PaperParagraph {
  const counted =
    submittedOn === null || state === 'returned'
      ? 'Số liệu tính đến ngày in'
      : `Số liệu chốt ngày trình ${showDay(submittedOn)}`
  const text = `${teamReportStates[state]}. ${counted}, từ sổ của tổ. Theo Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 15 khoản 5; trình bày do hệ thống làm.`
  return { kind: 'paragraph', beforePt: 12, runs: [{ text, italic: true, sizePt: 9 }] }
}
