import { chooseDefaultView } from '#domains/plans/acts/choose-default-view.ts'
import { deleteView } from '#domains/plans/acts/delete-view.ts'
import { moveView } from '#domains/plans/acts/move-view.ts'
import { renameView } from '#domains/plans/acts/rename-view.ts'
import { shareView } from '#domains/plans/acts/share-view.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { savedViewsPage } from '#domains/plans/pages/saved-views-page.tsx'
import { queryValues, queueFilterOf } from '#domains/plans/queue-filter.ts'
import { nameChosenOfEach } from '#domains/plans/queue-names.queries.ts'
import { listBodiesToShare, listViews } from '#domains/plans/views/saved-view.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const savedViews = read(
  'read tasks',
  async ({ db, actor, today }) => {
    const { own, shared } = await listViews(db, actor, today)
    const filters = [...own, ...shared].map(({ query }) => queueFilterOf(queryValues(query), actor.personId))
    const names = await nameChosenOfEach(db, actor, filters)
    const said = (index: number) => ({ filter: filters[index]!, chosen: names[index]! })
    return {
      own: own.map((one, index) => ({ ...one, ...said(index) })),
      shared: shared.map((one, index) => ({ ...one, ...said(own.length + index) })),
      bodies: await listBodiesToShare(db, actor),
    }
  },
  savedViewsPage,
)

const back = (notice: string) => ({ to: paths.savedViews, notice })

/** «Bộ lọc đã lưu»; saving one stands with the list, in queue.routes.ts. */
export const viewsRoutes: Routes = {
  [`GET ${paths.savedViews}`]: savedViews,
  [`POST ${paths.savedViews}/doi-ten`]: submit(renameView, {
    again: savedViews,
    to: ({ name }) => back(`Đã đổi tên bộ lọc thành «${name}».`),
  }),
  [`POST ${paths.savedViews}/doi-cho`]: submit(moveView, {
    again: savedViews,
    to: ({ name }) => back(`Đã đổi chỗ bộ lọc «${name}».`),
  }),
  [`POST ${paths.savedViews}/chia-se`]: submit(shareView, {
    again: savedViews,
    to: ({ name, isShared }) =>
      back(isShared ? `Đã chia sẻ bộ lọc «${name}».` : `Bộ lọc «${name}» không chia sẻ với ai.`),
  }),
  [`POST ${paths.savedViews}/mo-dau`]: submit(chooseDefaultView, {
    again: savedViews,
    to: ({ name }) =>
      back(
        name === null
          ? 'Mục «Nhiệm vụ» lại mở danh sách không lọc.'
          : `Từ nay mục «Nhiệm vụ» mở bộ lọc «${name}» trước.`,
      ),
  }),
  [`POST ${paths.savedViews}/xoa`]: submit(deleteView, {
    again: savedViews,
    to: ({ name }) => back(`Đã xóa bộ lọc «${name}».`),
  }),
}
