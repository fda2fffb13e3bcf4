import { isId } from '#base/ids.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { findFrontDesk, listDesksToKeep } from '#domains/matters/desk/front-desk.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { frontDeskPage } from '#domains/matters/pages/front-desk-page.tsx'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const frontDesk = read(
  'approve matters',
  async ({ db, actor, query }) => {
    const bodies = await listDesksToKeep(db, actor)
    const asked = query['co-quan'] ?? ''
    const bodyId = isId(asked) ? asked : (bodies.find((body) => body.bodyId === actor.bodyId) ?? bodies[0])?.bodyId
    const isTheirs = bodies.some((body) => body.bodyId === bodyId)
    return { bodies, bodyId, desk: bodyId === undefined || !isTheirs ? undefined : await findFrontDesk(db, bodyId) }
  },
  frontDeskPage,
)

/** Sổ theo dõi and what is done at it, for the workbench. */
export const matterDeskRoutes: Routes = {
  [`GET ${matterPaths.desk}`]: frontDesk,
  [`POST ${matterPaths.desk}`]: submit(openFrontDesk, {
    again: frontDesk,
    to: ({ bodyId, isOpen }) => ({
      to: `${matterPaths.desk}?co-quan=${bodyId}`,
      notice: isOpen ? 'Đã mở nơi nhận. Người dân thấy ngay trên cổng.' : 'Đã đóng nơi nhận.',
    }),
  }),
}
