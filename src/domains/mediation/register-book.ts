/**
 * Sổ theo dõi hoạt động hòa giải ở cơ sở: Part I by the mediator, Part II by the leader, in the columns of the ministry's form of
 * 21/4/2014 as it was described (not seen); the district, which is no more, is left out.
 * @law 35/2013/QH13, Điều 21 khoản 4
 */
import { type Day, showDay } from '#base/day.ts'
import type { Paper, PaperBlock, PaperCell } from '#engines/word/paper.ts'
import { a4, centred } from '#engines/word/paragraphs.ts'

export type BookRow = {
  id: string
  number: number
  /** Người được mời. */
  guests: string[]
  note: string
  receivedOn: Day
  mediator: string
  parties: string[]
  story: string
  wishes: string[]
  /** null: not ended. */
  isReached: boolean | null
  topic: string
  result: string
}

export type RegisterBook = {
  teamName: string
  villageName: string
  communeName: string
  provinceName: string
  year: number
  rows: BookRow[]
}

/** `kind`: the running number and the day are no text where a table counts. */
type BookColumn = { head: string; widthMm: number; lines: (row: BookRow) => string[]; kind?: 'number' | 'day' }

/** Phần I: ten columns. */
export const partOne: readonly BookColumn[] = [
  { head: 'STT', widthMm: 11, kind: 'number', lines: ({ number }) => [String(number)] },
  {
    head: 'Ngày, tháng, năm nhận vụ, việc',
    widthMm: 24,
    kind: 'day',
    lines: ({ receivedOn }) => [showDay(receivedOn)],
  },
  { head: 'Họ tên hòa giải viên; người được mời', widthMm: 30, lines: ({ mediator, guests }) => [mediator, ...guests] },
  { head: 'Họ tên, tuổi, địa chỉ các bên, người liên quan', widthMm: 46, lines: ({ parties }) => parties },
  { head: 'Nội dung chủ yếu của vụ, việc', widthMm: 48, lines: ({ story }) => [story] },
  { head: 'Thỏa thuận, yêu cầu của mỗi bên', widthMm: 48, lines: ({ wishes }) => wishes },
  { head: 'Hòa giải thành', widthMm: 15, lines: ({ isReached }) => [isReached === true ? 'x' : ''] },
  { head: 'Hòa giải không thành', widthMm: 15, lines: ({ isReached }) => [isReached === false ? 'x' : ''] },
  { head: 'Chữ ký', widthMm: 15, lines: () => [''] },
  { head: 'Ghi chú', widthMm: 15, lines: ({ note }) => [note] },
]

/** Phần II: five columns. */
export const partTwo: readonly BookColumn[] = [
  { head: 'STT', widthMm: 15, kind: 'number', lines: ({ number }) => [String(number)] },
  { head: 'Hòa giải viên tiến hành', widthMm: 70, lines: ({ mediator }) => [mediator] },
  { head: 'Vụ, việc chia theo phạm vi hòa giải', widthMm: 80, lines: ({ topic }) => [topic] },
  { head: 'Kết quả', widthMm: 60, lines: ({ result }) => [result] },
  { head: 'Ghi chú', widthMm: 42, lines: ({ note }) => [note] },
]

/** The book as a Word file, A4 on its side. */
export function bookPaper(book: RegisterBook, madeAt: Date): Paper {
  const marginMm = { top: 15, bottom: 15, left: 15, right: 15 }
  return {
    title: `Sổ theo dõi hoạt động hòa giải ở cơ sở, năm ${book.year}`,
    author: book.teamName,
    madeAt,
    font: 'Times New Roman',
    sizePt: 11,
    sections: [
      {
        page: a4,
        orientation: 'landscape',
        marginMm,
        pageNumberFromTopMm: 8,
        blocks: [
          centred('SỔ THEO DÕI HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ', { bold: true, sizePt: 15 }),
          ...coverOf(book).map((line) => centred(line, { sizePt: 12 })),
          ...tableOf('PHẦN I. Hòa giải viên ghi', partOne, book.rows),
          ...tableOf('PHẦN II. Tổ trưởng tổ hòa giải ghi', partTwo, book.rows),
        ],
      },
    ],
  }
}

/** What the cover says; book, opening and closing stay open for the hand. */
export function coverOf({ teamName, villageName, communeName, provinceName, year }: RegisterBook): string[] {
  return [
    [provinceName, communeName, villageName].filter(Boolean).join(' – '),
    `${teamName} – năm ${year}`,
    'Quyển số: ………   Ngày mở sổ: ………   Ngày khóa sổ: ………',
  ]
}

function tableOf(title: string, columns: readonly BookColumn[], rows: readonly BookRow[]): PaperBlock[] {
  return [
    { kind: 'paragraph', beforePt: 12, afterPt: 4, keepWithNext: true, runs: [{ text: title, bold: true }] },
    {
      kind: 'table',
      columnsMm: columns.map(({ widthMm }) => widthMm),
      headRows: 1,
      borders: true,
      rowsStayWhole: false,
      rows: [
        columns.map(({ head }): PaperCell => ({ blocks: [centred(head, { bold: true, sizePt: 10 })] })),
        ...rows.map((row) =>
          columns.map(
            ({ lines }): PaperCell => ({
              blocks: lines(row).map((text) => ({ kind: 'paragraph' as const, runs: [{ text, sizePt: 10 }] })),
            }),
          ),
        ),
      ],
    },
  ]
}
