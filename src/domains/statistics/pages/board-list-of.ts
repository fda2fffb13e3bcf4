import type { Day } from '#base/day.ts'
import type { Board } from '#domains/statistics/board/board.queries.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'

/** The list behind a number of the whole place, on the map on which the board stands; `days`: other than those of the board. */
export function boardListOf(board: Board, id: MeasureId, days: { from: Day; to: Day } = board): string {
  const { place, tookOver } = board
  const { from, to } = days
  return statisticsPaths.listOf(id, { placeId: place?.id ?? null, tookOver: tookOver.map((one) => one.id), from, to })
}
