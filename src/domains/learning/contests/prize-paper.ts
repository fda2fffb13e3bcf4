/** Danh sách giải và giấy chứng nhận of a contest, as Word files laid out by us; the number stays open for the văn thư. */
import { dayAt, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { type Contest, placeWords } from '#domains/learning/contests/contest.ts'
import { prizeByRank, prizeName } from '#domains/learning/contests/prize-limits.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import type { Paper, PaperBlock, PaperCell } from '#engines/word/paper.ts'

type PaperContest = Pick<Contest, 'provinceId' | 'title' | 'prizes' | 'allRight' | 'seed' | 'opensAt' | 'closesAt'> & {
  bodyName: string
  provinceName: string
}
type Winner = {
  rank: number
  number: number
  name: string
  place: string | null
  right: number
  drawn: number
  gap: number | null
}

const columnsMm = [12, 28, 45, 40, 20, 20]

export function prizePaper({
  contest,
  winners,
  madeAt,
}: {
  contest: PaperContest
  winners: Winner[]
  madeAt: Date
}): Paper {
  const prizes = prizeByRank(contest.prizes)
  const amountOf = (kind: string) => contest.prizes.find((prize) => prize.kind === kind)?.amount ?? 0
  const paper = officialSheet({
    issuer: contest.bodyName,
    placeName: contest.provinceName,
    day: dayAt(madeAt),
    kind: 'Danh sách',
    title: `Người đạt giải ${contest.title}`,
    to: '',
    body: [
      `Cuộc thi mở từ ${showDay(dayAt(contest.opensAt))} đến ${showDay(dayAt(contest.closesAt))}. Xếp hạng theo số câu sai hoặc bỏ trống (ít hơn thì trên), rồi độ lệch của câu đoán (${contest.allRight ?? 0} người đúng tất cả), rồi bốc thăm.`,
    ],
    signerTitle: 'Người ký',
    foot: `Số bốc thăm: ${contest.seed ?? ''}. Ai cũng tính lại được: SHA-256 của «số bốc thăm:số báo danh», nhỏ hơn thì xếp trước.`,
    madeAt,
  })
  const heads = ['Hạng', 'Số báo danh', 'Họ tên', capitalise(placeWords(contest)), 'Đúng', 'Giải']
  const rows = winners
    .filter(({ rank }) => prizes[rank - 1] !== undefined)
    .map((row) => {
      const kind = prizes[row.rank - 1]!
      const prize = `${prizeName(kind)}, ${amountOf(kind).toLocaleString('vi-VN')} đồng`
      const texts = [row.rank, row.number, row.name, row.place ?? 'Nơi khác', `${row.right}/${row.drawn}`, prize]
      return texts.map((text) => cell(String(text), false))
    })
  return beforeSignature(paper, {
    kind: 'table',
    columnsMm,
    headRows: 1,
    rows: [heads.map((text) => cell(text, true)), ...rows],
    borders: true,
    rowsStayWhole: true,
  })
}

/** Giấy chứng nhận of one entrant, once the results are there. */
export function certificatePaper(given: {
  contest: PaperContest
  name: string
  place: string | null
  number: number
  right: number
  drawn: number
  prize: string | undefined
  madeAt: Date
}): Paper {
  const { contest, name, place, number, right, drawn, prize, madeAt } = given
  return officialSheet({
    issuer: contest.bodyName,
    placeName: contest.provinceName,
    day: dayAt(madeAt),
    kind: 'Giấy chứng nhận',
    title: prize === undefined ? 'Đã tham gia cuộc thi' : `Đạt ${prize.toLowerCase()}`,
    to: '',
    body: [
      `Chứng nhận ông/bà ${name}${place === null ? '' : `, ${place}`}, số báo danh ${number}, đã tham gia cuộc thi «${contest.title}» từ ${showDay(dayAt(contest.opensAt))} đến ${showDay(dayAt(contest.closesAt))}, trả lời đúng ${right} trên ${drawn} câu.`,
    ],
    signerTitle: 'Thủ trưởng cơ quan',
    foot: 'Bản in từ hệ thống; có giá trị khi cơ quan tổ chức ký, đóng dấu.',
    madeAt,
  })
}

export function cell(text: string, bold: boolean): PaperCell {
  return { blocks: [{ kind: 'paragraph', runs: [{ text, bold, sizePt: 12 }] }] }
}

export function beforeSignature(paper: Paper, block: PaperBlock): Paper {
  const [section] = paper.sections
  const blocks = [...section!.blocks.slice(0, -2), block, ...section!.blocks.slice(-2)]
  return { ...paper, sections: [{ ...section!, blocks }] }
}
