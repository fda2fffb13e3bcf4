import type { Overview } from '#domains/oversight/overview.ts'
import { rateInWords, ratingNames, ratingOf } from '#domains/oversight/rating.ts'
import { doneInTimeShare, type Tally, totalOf } from '#domains/plans/tally.ts'
import type { CellInput, Sheet, SheetColumn } from '#engines/spreadsheets/sheet.ts'

/** Toàn cảnh as a sheet: the places below, then bodies, then plans, each with its four cells. */
export function overviewSheet(overview: Overview): Sheet {
  const { place, holder } = overview
  return {
    name: 'Toàn cảnh',
    title: `Toàn cảnh ${holder?.name ?? place?.fullName ?? 'cả nước'}`,
    notes: [rateInWords],
    columns,
    rows: [
      ['Cộng', holder?.name ?? place?.fullName ?? 'Cả nước', ...figures(overview.sum)],
      ...overview.places.map((row) => ['Địa bàn', row.place.fullName, ...figures(row)]),
      ...overview.holders.map((row) => ['Cơ quan', `${row.bodyName} – ${row.placeName}`, ...figures(row)]),
      ...overview.plans.map((row) => ['Kế hoạch', `${row.title} – ${row.bodyName}`, ...figures(row)]),
      ...overview.elsewhere.map((row) => ['Cơ quan nơi khác', `${row.bodyName} – ${row.placeName}`, ...figures(row)]),
    ],
  }
}

const columns: SheetColumn[] = [
  { head: 'Loại', width: 16, kind: 'text' },
  { head: 'Tên', width: 48, kind: 'text', wrap: true },
  { head: 'Xếp mức', width: 26, kind: 'text' },
  { head: 'Đúng hạn (%)', width: 13, kind: 'number' },
  ...['Xong đúng hạn', 'Xong muộn', 'Chưa xong, còn hạn', 'Chưa xong, quá hạn', 'Tổng số'].map(count),
  ...['Chờ yêu cầu', 'Mới báo xong', 'Có sản phẩm', 'Đã kiểm tra'].map(count),
]

function count(head: string): SheetColumn {
  return { head, width: 12, kind: 'number', wrap: true }
}

function figures(tally: Tally): CellInput[] {
  const share = doneInTimeShare(tally)
  return [
    ratingNames[ratingOf(tally)],
    share === undefined ? null : Math.round(share * 1000) / 10,
    tally.doneInTime,
    tally.doneLate,
    tally.openInTime,
    tally.openLate,
    totalOf(tally),
    tally.waiting,
    tally.claimed,
    tally.evidenced,
    tally.checked,
  ]
}
