import { isId } from '#base/ids.ts'
import { publishPlan } from '#domains/plans/acts/publish-plan.ts'
import { unpublishPlan } from '#domains/plans/acts/unpublish-plan.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { planPublishingPage } from '#domains/plans/pages/plan-publishing-page.tsx'
import { publicPlanPage } from '#domains/plans/pages/public-plan-page.tsx'
import { loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { publicPlanPath, publishingRefusals } from '#domains/plans/public-plan.ts'
import {
  findPublicPlan,
  findPublishedAt,
  listPromises,
  listPublishableTasks,
  promisesPageSize,
} from '#domains/plans/public-plans.queries.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes, read, submit } from '#platform/http/routes.ts'

const publishing = read(
  'publish plans',
  async ({ db, actor, params }) => {
    if (!isId(params.planId ?? '')) throw refusals.notFound
    const plan = await loadPlan(db, actor, 'publish plans', params.planId!)
    return {
      plan,
      tasks: await listPublishableTasks(db, plan.id),
      publishedAt: await findPublishedAt(db, plan.id),
    }
  },
  planPublishingPage,
)

/** Công khai kế hoạch, for the workbench. */
export const planPublishingRoutes: Routes = {
  [`GET ${paths.publishing(':planId')}`]: publishing,
  [`POST ${paths.publishing(':planId')}`]: submit(publishPlan, {
    again: publishing,
    to: ({ planId, shown }) => ({
      to: paths.publishing(planId),
      notice: `Đã công khai ${shown} nhiệm vụ. Ai cũng xem được kết quả từng việc.`,
    }),
  }),
  [`POST ${paths.unpublishing(':planId')}`]: submit(unpublishPlan, {
    again: publishing,
    to: ({ planId }) => ({ to: paths.publishing(planId), notice: 'Đã thôi công khai kế hoạch.' }),
  }),
}

/** The same for the portal: one public plan with all that it promises; never from a copy, so that what is taken back goes at once. */
export const publicPlansRoutes: Routes = {
  [`GET ${publicPlanPath(':planId')}`]: open(async ({ house, params, query }) => {
    const db = house.database.kysely
    const day = today(house.clock)
    const plan = isId(params.planId ?? '') ? await findPublicPlan(db, params.planId!, day) : undefined
    if (plan === undefined) throw publishingRefusals.notFound
    const pages = Math.max(1, Math.ceil(plan.promises / promisesPageSize))
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pages)
    return { plan, promises: await listPromises(db, plan.id, day, { page }), page }
  }, publicPlanPage),
}
