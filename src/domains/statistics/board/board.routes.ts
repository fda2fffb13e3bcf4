import { yearOf } from '#base/day.ts'
import { placeMap } from '#domains/oversight/place-outlines.ts'
import { loadBoard } from '#domains/statistics/board/board.queries.ts'
import { isMeasureId } from '#domains/statistics/measure.ts'
import { boardPage } from '#domains/statistics/pages/board-page.tsx'
import { boardSheet } from '#domains/statistics/pages/board-sheet.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { type Routes, raw, readAged } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

function load({ db, actor, today, params, query }: ReadContext) {
  const chosen = query['chi-tieu'] ?? ''
  return loadBoard(db, actor, today, {
    placeId: params.placeId ?? null,
    year: /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(today),
    chosen: isMeasureId(chosen) ? chosen : 'activities.all',
    map: query['dia-gioi'] === 'luc-ghi' ? 'was' : 'today',
  })
}

const board = readAged(
  'see statistics',
  async (context) => {
    const found = await load(context)
    const onMap = context.query.xem === 'ban-do' && found.rows.length > 0
    return { board: found, map: onMap ? placeMap(found.place?.id ?? 'nation') : undefined, onMap }
  },
  boardPage,
)

const sheet = raw('see statistics', async (context) => {
  const { found, behindSeconds } = await context.house.database.readAged((db) => load({ ...context, db }))
  return listAnswer(context, {
    sheet: boardSheet(found),
    isCut: false,
    behindSeconds,
    filter: [['Năm', String(found.year)]],
    address: address(statisticsPaths.board(found.place?.id), context.query),
  })
})

/** Bảng số liệu of a place: what everything below it comes to. */
export const boardRoutes: Routes = {
  'GET /nghiep-vu/thong-ke/bang': board,
  'GET /nghiep-vu/thong-ke/bang/xuat.xlsx': sheet,
  'GET /nghiep-vu/thong-ke/bang/:placeId': board,
  'GET /nghiep-vu/thong-ke/bang/:placeId/xuat.xlsx': sheet,
}
