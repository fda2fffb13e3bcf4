import { isId } from '#base/ids.ts'
import { addCollection } from '#domains/library/acts/add-collection.ts'
import { carryEntry } from '#domains/library/acts/carry-entry.ts'
import { changeBookshelf } from '#domains/library/acts/change-bookshelf.ts'
import { changeCollection } from '#domains/library/acts/change-collection.ts'
import { changeEntryNote } from '#domains/library/acts/change-entry-note.ts'
import { followShelf } from '#domains/library/acts/follow-shelf.ts'
import { moveCollection } from '#domains/library/acts/move-collection.ts'
import { moveEntry } from '#domains/library/acts/move-entry.ts'
import { openBookshelf } from '#domains/library/acts/open-bookshelf.ts'
import { putOnShelf } from '#domains/library/acts/put-on-shelf.ts'
import { removeCollection } from '#domains/library/acts/remove-collection.ts'
import { takeOffShelf } from '#domains/library/acts/take-off-shelf.ts'
import { takeOverCollection } from '#domains/library/acts/take-over-collection.ts'
import { keptShelfPage } from '#domains/library/pages/kept-shelf-page.tsx'
import { keptShelvesPage } from '#domains/library/pages/kept-shelves-page.tsx'
import { openShelfPage } from '#domains/library/pages/open-shelf-page.tsx'
import { shelfSheetPage } from '#domains/library/pages/shelf-sheet-page.tsx'
import { shelvesPage } from '#domains/library/pages/shelves-page.tsx'
import { refusals } from '#domains/library/shelf/bookshelf.ts'
import { listBodiesWithoutShelf } from '#domains/library/shelf/shelf-body.queries.ts'
import { loadKeptShelfPage, loadOpenShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { type ShelfStep, shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import { countShelvesByProvince, listKeptShelves, listOpenShelves } from '#domains/library/shelf/shelves.queries.ts'
import type { Act } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const kept = read(
  'keep bookshelves',
  async ({ db, actor }) => ({
    shelves: await listKeptShelves(db, actor),
    bodies: await listBodiesWithoutShelf(db, actor),
  }),
  keptShelvesPage,
)

const keptShelf = read(
  'keep bookshelves',
  ({ db, actor, today: day, params, query }) =>
    loadKeptShelfPage(db, actor, { shelfId: idIn(params.shelfId), words: (query.tim ?? '').trim().slice(0, 600), day }),
  keptShelfPage,
)

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

function step<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, {
    again: keptShelf,
    to: (_, { params }) => ({ to: shelfPaths.kept(params.shelfId!), notice }),
  })
}

const steps: Record<ShelfStep, SubmitRoute> = {
  sua: step(changeBookshelf, 'Đã lưu tủ sách.'),
  'them-ngan': step(addCollection, 'Đã thêm ngăn.'),
  'sua-ngan': step(changeCollection, 'Đã lưu ngăn.'),
  'chuyen-ngan': step(moveCollection, 'Đã chuyển ngăn.'),
  'bo-ngan': step(removeCollection, 'Đã bỏ ngăn.'),
  'dat-vao': step(putOnShelf, 'Đã đặt vào tủ.'),
  'loi-ghi': step(changeEntryNote, 'Đã lưu lời ghi.'),
  'chuyen-muc': step(moveEntry, 'Đã chuyển mục.'),
  'sang-ngan': step(carryEntry, 'Đã chuyển mục sang ngăn khác.'),
  'lay-ra': step(takeOffShelf, 'Đã lấy mục khỏi tủ.'),
  'lay-ve': step(takeOverCollection, 'Đã lấy ngăn về tủ này.'),
  theo: step(followShelf, 'Đã lưu việc theo tủ sách cấp trên.'),
}

/** Sắp tủ sách, for the workbench. */
export const shelfKeepingRoutes: Routes = {
  [`GET ${shelfPaths.keeping}`]: kept,
  [`POST ${shelfPaths.keeping}`]: submit(openBookshelf, {
    again: kept,
    to: ({ id }) => ({
      to: shelfPaths.kept(id),
      notice: 'Đã lập tủ sách. Hãy tìm văn bản, đặt vào các ngăn, rồi mở cho người dân.',
    }),
  }),
  'GET /nghiep-vu/tu-sach/:shelfId': keptShelf,
  ...Object.fromEntries(
    Object.entries(steps).map(([name, route]) => [`POST /nghiep-vu/tu-sach/:shelfId/${name}`, route]),
  ),
}

const placeIdPattern = /^(?:\d{2,5}|vn)$/

function openPage({ house, params }: WebRequest) {
  return loadOpenShelfPage(house.database.kysely, params.slug ?? '', today(house.clock))
}

/** Tủ sách cho mọi người, for the portal. */
export const openShelfRoutes: Routes = {
  [`GET ${shelfPaths.list}`]: open(async ({ house, query }) => {
    const db = house.database.kysely
    const words = (query.noi ?? '').trim().slice(0, 100)
    const provinceId = placeIdPattern.test(query.tinh ?? '') ? query.tinh! : ''
    return {
      words,
      provinceId,
      provinces: await countShelvesByProvince(db),
      shelves: await listOpenShelves(db, { words, placeId: provinceId }),
    }
  }, shelvesPage),
  'GET /tu-sach/:slug': open(openPage, openShelfPage),
  'GET /tu-sach/:slug/to-treo': open(
    async (request) => ({ ...(await openPage(request)), publicUrl: request.house.publicUrl }),
    shelfSheetPage,
  ),
}
