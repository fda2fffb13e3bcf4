import { showDay } from '#base/day.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import { type Counted, figureOf, type MeasureId, measureOf } from '#domains/statistics/measure.ts'
import type { CellInput, Sheet } from '#engines/spreadsheets/sheet.ts'

/** The board as a sheet: one row a place, one column a measure. */
export function boardSheet({ place, from, to, whole, rows, countedAt }: Board): Sheet {
  const ids = [...new Set([...whole.keys(), ...rows.flatMap(({ counts }) => [...counts.keys()])])]
  const figures = (counts: ReadonlyMap<MeasureId, Counted> | undefined): CellInput[] =>
    ids.map((id) => (counts?.has(id) ? figureOf(counts.get(id)!) : countedAt === null ? null : 0))
  return {
    name: 'Bảng số liệu',
    title: `Bảng số liệu ${place?.fullName ?? 'cả nước'}, từ ${showDay(from)} đến ${showDay(to)}`,
    notes: [
      'Ô trống: có bản ghi nhưng chưa ghi số.',
      ...(countedAt === null ? ['Có tháng chưa được cộng: ô trống cũng là chỉ tiêu chưa cộng.'] : []),
    ],
    columns: [
      { head: 'Nơi', width: 36, kind: 'text' },
      ...ids.map((id) => ({
        head: `${measureOf(id).name} (${measureOf(id).unit})`,
        width: 18,
        kind: 'number' as const,
        wrap: true as const,
      })),
    ],
    rows: [
      [place?.fullName ?? 'Cả nước', ...figures(whole)],
      ...rows.map(({ name, counts }) => [name, ...figures(counts)]),
    ],
  }
}
