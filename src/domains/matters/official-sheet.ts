/** Một tờ giấy đi của cơ quan: head in two columns, name, body, who signs; number and day stay open for the văn thư unless they are known. @law 30/2020/NĐ-CP, Phụ lục I */

import { type Day, monthOf, yearOf } from '#base/day.ts'
import { sheetWidthMm, uprightSheet } from '#domains/matters/upright-sheet.ts'
import { nation, seatByHand } from '#domains/places/place.ts'
import type { Paper, PaperBlock, PaperParagraph } from '#engines/word/paper.ts'
import { centred } from '#engines/word/paragraphs.ts'

export type OfficialSheet = {
  issuer: string
  placeName: string
  day: Day
  /** Of what was signed before, on that day; left out: the văn thư writes number and day. */
  number?: string | undefined
  kind: string
  title: string
  /** «Kính gửi: …». */
  to: string
  body: readonly string[]
  signerTitle: string
  foot: string
  madeAt: Date
}

const leftMm = 66

export function officialSheet(sheet: OfficialSheet): Paper {
  return uprightSheet({
    title: `${sheet.kind} ${sheet.title}`.trim(),
    author: sheet.issuer,
    madeAt: sheet.madeAt,
    blocks: [headOf(sheet), ...middleOf(sheet), signatureOf(sheet), footOf(sheet)],
  })
}

function headOf({ issuer, placeName, day, number }: OfficialSheet): PaperBlock {
  const month = monthOf(day)
  const isOfNation = placeName === nation.name || placeName === nation.fullName
  const when = `${isOfNation ? seatByHand : placeName}, ngày ${number === undefined ? '…..' : day.slice(8)} tháng ${month <= 2 ? `0${month}` : month} năm ${yearOf(day)}`
  return {
    kind: 'table',
    columnsMm: [leftMm, sheetWidthMm - leftMm],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: [
      [
        { blocks: [centred(issuer.toLocaleUpperCase('vi'), { bold: true, sizePt: 12 })] },
        {
          blocks: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, sizePt: 12 }),
            centred('Độc lập - Tự do - Hạnh phúc', { bold: true, sizePt: 13 }),
          ],
        },
      ],
      [
        { blocks: [centred(`Số: ${number ?? '………'}`, { sizePt: 13 })] },
        { blocks: [centred(when, { italic: true, sizePt: 13 })] },
      ],
    ],
  }
}

function middleOf({ kind, title, to, body }: OfficialSheet): PaperBlock[] {
  return [
    centred(kind.toLocaleUpperCase('vi'), { bold: true }, { beforePt: 18, outline: 1 }),
    ...(title === '' ? [] : [centred(title, { bold: true })]),
    ...(to === '' ? [] : [centred(`Kính gửi: ${to}`, {}, { beforePt: 12, afterPt: 6 })]),
    ...body.map(
      (text): PaperParagraph => ({
        kind: 'paragraph',
        align: 'justify',
        firstLineMm: 12.7,
        beforePt: 3,
        afterPt: 3,
        lines: 1.15,
        runs: [{ text }],
      }),
    ),
  ]
}

function signatureOf({ signerTitle }: OfficialSheet): PaperBlock {
  const lines = [
    centred(signerTitle.toLocaleUpperCase('vi'), { bold: true }),
    centred('(Ký, ghi rõ họ tên, đóng dấu)', { italic: true, sizePt: 12 }),
  ]
  return {
    kind: 'table',
    columnsMm: [sheetWidthMm / 2, sheetWidthMm / 2],
    headRows: 0,
    borders: false,
    rowsStayWhole: true,
    rows: [[{ blocks: [centred('')] }, { blocks: lines }]],
  }
}

function footOf({ foot }: OfficialSheet): PaperParagraph {
  return { kind: 'paragraph', beforePt: 90, runs: [{ text: foot, italic: true, sizePt: 9 }] }
}
