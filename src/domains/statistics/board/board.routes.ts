import { yearOf } from '#base/day.ts'
import { placeMap } from '#domains/oversight/place-outlines.ts'
import type { AddedGroup } from '#domains/statistics/added-group.ts'
import { loadBoard } from '#domains/statistics/board/board.queries.ts'
import { isMeasureId } from '#domains/statistics/measure.ts'
import { boardPage, type PlacesView, placesViews } from '#domains/statistics/pages/board-page.tsx'
import { boardSheet } from '#domains/statistics/pages/board-sheet.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { type Routes, raw, readAged } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

function load({ db, actor, today, params, query }: ReadContext, each: 'chosen' | 'all') {
  const chosen = query['chi-tieu'] ?? ''
  return loadBoard(db, actor, today, {
    placeId: params.placeId ?? null,
    year: /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(today),
    chosen: isMeasureId(chosen) ? chosen : 'activities.all',
    each,
    map: query['dia-gioi'] === 'luc-ghi' ? 'was' : 'today',
  })
}

/** What a later domain counts for a place in a year; for who may see the board of the place. */
export type AlsoOnBoard = (
  db: Db,
  actor: Actor,
  asked: { placeId: string | null; year: number },
) => Promise<AddedGroup[]>

/** Bảng số liệu of a place: what everything below it comes to; `also`: what later domains add, given by the site. */
export function boardRoutes(also: readonly AlsoOnBoard[]): Routes {
  const board = readAged(
    'see statistics',
    async (context) => {
      const found = await load(context, 'chosen')
      const { xem = '' } = context.query
      const shown: PlacesView = Object.hasOwn(placesViews, xem) ? (xem as PlacesView) : 'bang'
      const added: AddedGroup[] = []
      for (const one of also)
        added.push(...(await one(context.db, context.actor, { placeId: found.place?.id ?? null, year: found.year })))
      return {
        board: found,
        map: shown === 'ban-do' ? placeMap(found.place?.id ?? 'nation') : undefined,
        shown,
        added,
      }
    },
    boardPage,
  )
  const sheet = raw('see statistics', async (context) => {
    const { found, behindSeconds } = await context.house.database.readAged((db) => load({ ...context, db }, 'all'))
    return listAnswer(context, {
      sheet: boardSheet(found),
      isCut: false,
      behindSeconds,
      filter: [['Năm', String(found.year)]],
      address: address(statisticsPaths.board(found.place?.id), context.query),
    })
  })
  return {
    'GET /nghiep-vu/thong-ke/bang': board,
    'GET /nghiep-vu/thong-ke/bang/xuat.xlsx': sheet,
    'GET /nghiep-vu/thong-ke/bang/:placeId': board,
    'GET /nghiep-vu/thong-ke/bang/:placeId/xuat.xlsx': sheet,
  }
}
