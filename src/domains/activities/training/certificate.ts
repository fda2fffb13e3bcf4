/** Giấy chứng nhận: one sheet across, for signing and sealing. The layout is ours; no form of the law was found. */
import { type Day, monthOf, showDay, yearOf } from '#base/day.ts'
import type { Paper, PaperParagraph } from '#engines/word/paper.ts'
import { a4, centred } from '#engines/word/paragraphs.ts'

export type Certificate = {
  bodyName: string
  placeName: string
  number: number
  year: number
  learner: string
  workplace: string
  title: string
  /** Of the sessions they were at. */
  from: Day
  to: Day
  sessions: number
  finishedOn: Day
  madeAt: Date
}

const marginMm = { top: 20, bottom: 15, left: 20, right: 20 }
const widthMm = a4.heightMm - marginMm.left - marginMm.right

export function certificatePaper(certificate: Certificate): Paper {
  return {
    title: `Giấy chứng nhận ${certificate.number}/${certificate.year}`,
    author: certificate.bodyName,
    madeAt: certificate.madeAt,
    font: 'Times New Roman',
    sizePt: 14,
    sections: [
      {
        page: a4,
        orientation: 'landscape',
        marginMm,
        pageNumberFromTopMm: 10,
        blocks: [
          {
            kind: 'table',
            columnsMm: [widthMm],
            headRows: 0,
            borders: true,
            rowsStayWhole: true,
            rows: [[{ blocks: linesOf(certificate) }]],
          },
        ],
      },
    ],
  }
}

function linesOf(certificate: Certificate): PaperParagraph[] {
  const { bodyName, placeName, number, year, learner, workplace, title, from, to, sessions, finishedOn } = certificate
  const month = monthOf(finishedOn)
  const when = `${placeName}, ngày ${finishedOn.slice(8)} tháng ${month <= 2 ? `0${month}` : month} năm ${yearOf(finishedOn)}`
  return [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, sizePt: 13 }, { beforePt: 8 }),
    centred('Độc lập - Tự do - Hạnh phúc', { bold: true, sizePt: 14 }),
    centred(bodyName.toLocaleUpperCase('vi'), { bold: true, sizePt: 13 }, { beforePt: 12 }),
    centred('GIẤY CHỨNG NHẬN', { bold: true, sizePt: 26 }, { beforePt: 14 }),
    centred(`Số: ${String(number).padStart(2, '0')}/${year}`, { sizePt: 13 }, { beforePt: 2 }),
    centred('Chứng nhận ông/bà', {}, { beforePt: 12 }),
    centred(learner, { bold: true, sizePt: 20 }, { beforePt: 4 }),
    ...(workplace === '' ? [] : [centred(workplace, {})]),
    centred('đã dự lớp', {}, { beforePt: 8 }),
    centred(title, { bold: true, sizePt: 16 }, { beforePt: 4 }),
    centred(`${spanOf(from, to)}, ${sessions} buổi.`, {}, { beforePt: 4 }),
    centred(when, { italic: true }, { beforePt: 16 }),
    centred('NGƯỜI ĐỨNG ĐẦU', { bold: true }, { beforePt: 4 }),
    centred('(Ký, ghi rõ họ tên, đóng dấu)', { italic: true, sizePt: 12 }),
    centred('', {}, { afterPt: 70 }),
  ]
}

function spanOf(from: Day, to: Day): string {
  return from === to ? `ngày ${showDay(from)}` : `từ ngày ${showDay(from)} đến ngày ${showDay(to)}`
}
