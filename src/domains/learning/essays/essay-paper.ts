/** Danh sách giải of an essay contest, as a Word file laid out by us; the number stays open for the văn thư. */
import { dayAt, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { placeWords } from '#domains/learning/contests/contest.ts'
import { prizeName } from '#domains/learning/contests/prize-limits.ts'
import { beforeSignature, cell } from '#domains/learning/contests/prize-paper.ts'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import { showDoubled } from '#domains/learning/essays/essay-marks.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import type { Paper } from '#engines/word/paper.ts'

type Winner = {
  rank: number
  paper: number
  number: number
  name: string
  placeName: string | null
  doubled: number
  prize: string | null
}

const columnsMm = [12, 18, 28, 42, 40, 25]

export function essayPrizePaper(given: {
  contest: EssayContest & { bodyName: string; provinceName: string }
  winners: Winner[]
  madeAt: Date
}): Paper {
  const { contest, winners, madeAt } = given
  const paper = officialSheet({
    issuer: contest.bodyName,
    placeName: contest.provinceName,
    day: dayAt(madeAt),
    kind: 'Danh sách',
    title: `Người đạt giải ${contest.title}`,
    to: '',
    body: [
      `Cuộc thi nhận bài từ ${showDay(dayAt(contest.opensAt))} đến ${showDay(dayAt(contest.closesAt))}. Mỗi bài hai người chấm độc lập theo số phách, lệch nhau quá ${contest.gapPoints} điểm thì chấm lần ba; kết quả là trung bình của hai điểm gần nhau nhất.`,
    ],
    signerTitle: 'Người ký',
    foot: 'Bản in từ hệ thống; có giá trị khi cơ quan tổ chức ký, đóng dấu.',
    madeAt,
  })
  const heads = ['Hạng', 'Số phách', 'Số báo danh', 'Họ tên', capitalise(placeWords(contest)), 'Điểm, giải']
  const rows = winners.map((row) =>
    [
      row.rank,
      row.paper,
      row.number,
      row.name || '…………………………',
      row.placeName ?? 'Nơi khác',
      `${showDoubled(row.doubled)}; ${prizeName(row.prize ?? '')}`,
    ].map((text) => cell(String(text), false)),
  )
  return beforeSignature(paper, {
    kind: 'table',
    columnsMm,
    headRows: 1,
    rows: [heads.map((text) => cell(text, true)), ...rows],
    borders: true,
    rowsStayWhole: true,
  })
}
