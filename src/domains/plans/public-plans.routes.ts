import { isId } from '#base/ids.ts'
import { keepInside } from '#domains/plans/acts/keep-inside.ts'
import { publishPlan } from '#domains/plans/acts/publish-plan.ts'
import { unpublishPlan } from '#domains/plans/acts/unpublish-plan.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { planPublishingPage } from '#domains/plans/pages/plan-publishing-page.tsx'
import { publicPlanPage } from '#domains/plans/pages/public-plan-page.tsx'
import { loadPlan, refusals } from '#domains/plans/plan.store.ts'
import { publicPlanPath, publishingPageSize, publishingRefusals } from '#domains/plans/public-plan.ts'
import {
  countPublishable,
  findPublicPlan,
  findPublishedAt,
  listPromises,
  listPublishableTasks,
  promisesPageSize,
} from '#domains/plans/public-plans.queries.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes, read, submit } from '#platform/http/routes.ts'
import { address } from '#ui/address.ts'

const publishing = read(
  'publish plans',
  async ({ db, actor, params, query }) => {
    if (!isId(params.planId ?? '')) throw refusals.notFound
    const plan = await loadPlan(db, actor, 'publish plans', params.planId!)
    const { total, kept } = await countPublishable(db, plan.id)
    const page = pageOf(query.trang, total, publishingPageSize)
    return {
      plan,
      page,
      total,
      kept,
      tasks: await listPublishableTasks(db, plan.id, page),
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
    to: ({ planId, shown }, { query }) => ({
      to: address(paths.publishing(planId), { trang: query.trang }),
      notice: `Đã công khai ${shown} nhiệm vụ. Ai cũng xem được kết quả từng việc.`,
    }),
  }),
  [`POST ${paths.keepingInside(':planId')}`]: submit(keepInside, {
    again: publishing,
    to: ({ planId, kept }, { query }) => ({
      to: address(paths.publishing(planId), { trang: String((Number(query.trang) || 1) + 1) }),
      notice: `Đã lưu. Kế hoạch có ${kept} việc giữ nội bộ; chưa công khai.`,
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
    const page = pageOf(query.trang, plan.promises, promisesPageSize)
    return { plan, promises: await listPromises(db, plan.id, day, { page }), page }
  }, publicPlanPage),
}

/** What was asked for, within the pages that there are. */
function pageOf(asked: string | undefined, total: number, size: number): number {
  const last = Math.max(1, Math.ceil(total / size))
  return Math.min(Math.max(Number.parseInt(asked ?? '1', 10) || 1, 1), last)
}
