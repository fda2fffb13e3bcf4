import { type Day, readDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { planTimelinePage } from '#domains/plans/pages/plan-timeline-page.tsx'
import { loadPlanTimeline, type TimelineFilter } from '#domains/plans/plan-timeline.queries.ts'
import { type Routes, read } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

const timeline = read(
  'read tasks',
  (context) =>
    loadPlanTimeline(context.db, context.actor, context.today, idOr(context.params.planId, nobody), filterOf(context)),
  planTimelinePage,
)

/** A plan over its months: for the workbench. */
export const timelineRoutes: Routes = { 'GET /nghiep-vu/ke-hoach/:planId/tien-trinh': timeline }

const pageMax = 1_000

function filterOf({ query, actor }: ReadContext): TimelineFilter {
  const year = /^\d{4}$/.test(query.nam ?? '') ? query.nam : undefined
  return {
    from: dayOr(query.tu, year === undefined ? null : `${year}-01-01`),
    to: dayOr(query.den, year === undefined ? null : `${year}-12-31`),
    lateOnly: query.tt === 'late',
    officerId: query.cua === 'toi' ? actor.personId : null,
    leadBodyId: idOr(query['co-quan'], null),
    whole: query.in === 'het',
    page: Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pageMax),
  }
}

function dayOr(text: string | undefined, otherwise: Day | null): Day | null {
  return readDay(text ?? '') ?? otherwise
}

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idOr<None>(text: string | undefined, otherwise: None): string | None {
  return text !== undefined && isId(text) ? text : otherwise
}

const nobody = '00000000-0000-0000-0000-000000000000'
