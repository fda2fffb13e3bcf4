import { isId } from '#base/ids.ts'
import { type ExportedPlan, listPlansAfter } from '#domains/plans/exports/plans-export.queries.ts'
import { type ExportedObligation, listQueueAfter } from '#domains/plans/exports/queue-export.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import { plansSheet, planTasksSheet } from '#domains/plans/pages/plan-sheets.ts'
import { filterWords } from '#domains/plans/pages/queue-filter-words.ts'
import { progressTemplate, queueSheet } from '#domains/plans/pages/queue-sheet.ts'
import { loadPlanPage } from '#domains/plans/plan.queries.ts'
import { queueFilterOf } from '#domains/plans/queue-filter.ts'
import { nameChosen } from '#domains/plans/queue-names.queries.ts'
import { refusals } from '#domains/plans/task.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { gather } from '#platform/database/gather.ts'
import { type Routes, raw } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

/** «Xuất Excel» of what plans show, with the filter of the page. These addresses come before those with a `:taskId`. */
export const planExportRoutes: Routes = {
  [`GET ${paths.queueFile}`]: raw('read tasks', async (context) => {
    const { rows, ...list } = await gatherQueue(context)
    return listAnswer(context, { ...list, sheet: queueSheet(rows, list.title, context) })
  }),
  [`GET ${paths.progressTemplate}`]: raw('work on tasks', async (context) => {
    const { rows, ...list } = await gatherQueue(context)
    return listAnswer(context, { ...list, sheet: progressTemplate(rows, list.title, context) })
  }),
  [`GET ${paths.plansFile}`]: raw('read tasks', async (context) => {
    const { db, actor, today, query } = context
    const search = (query.tim ?? '').slice(0, 200)
    const { rows, isCut } = await gather<ExportedPlan>(exportedRowsMax, (after, limit) =>
      listPlansAfter(db, actor, search, { today, after, limit }),
    )
    const filter = search === '' ? [] : [['Tìm', search] as const]
    return listAnswer(context, {
      sheet: plansSheet(rows),
      isCut,
      filter,
      address: address(paths.plans, { tim: search }),
    })
  }),
  'GET /nghiep-vu/ke-hoach/:planId/nhiem-vu.xlsx': raw('read tasks', async (context) => {
    const { db, actor, today, params } = context
    const { planId = '' } = params
    if (!isId(planId)) throw refusals.notFound
    const shown = await loadPlanPage(db, actor, today, planId)
    const filter = [['Kế hoạch', shown.plan.title]] as const
    return listAnswer(context, { sheet: planTasksSheet(shown), isCut: false, filter, address: paths.plan(planId) })
  }),
}

async function gatherQueue({ db, actor, today, query }: ReadContext) {
  const filter = queueFilterOf(query, actor.personId)
  const { rows, isCut } = await gather<ExportedObligation>(exportedRowsMax, (after, limit) =>
    listQueueAfter(db, actor, today, filter, { after, limit }),
  )
  const words = filterWords(filter, await nameChosen(db, actor, filter))
  const title = `Nhiệm vụ: ${words[0]![1].toLowerCase()}`
  return { rows, isCut, title, filter: words, address: address(paths.queue, query, { trang: undefined }) }
}
