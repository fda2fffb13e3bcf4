import { isId } from '#base/ids.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { bulkAssign } from '#domains/plans/acts/bulk-assign.ts'
import { bulkCheck } from '#domains/plans/acts/bulk-check.ts'
import { bulkExplain } from '#domains/plans/acts/bulk-explain.ts'
import { undoBulk } from '#domains/plans/acts/undo-bulk.ts'
import { listBulkOfficers, listFilteredIds, loadBulkResult, previewBulk } from '#domains/plans/bulk.queries.ts'
import { type BulkKind, bulkRowsMax, bulkWords } from '#domains/plans/bulk.ts'
import { bulkPage } from '#domains/plans/pages/bulk-page.tsx'
import { bulkResultPage } from '#domains/plans/pages/bulk-result-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { queueFilterOf } from '#domains/plans/queue-filter.ts'
import type { Act } from '#platform/acts/act.ts'
import { type Routes, read, type SubmitRoute, submit } from '#platform/http/routes.ts'

/** `?moc=…&moc=…`, or `?tat-ca=1` with the filter of the list. The first press asks, and changes nothing. */
function preview(kind: BulkKind) {
  return read(
    bulkWords[kind].deed,
    async ({ db, actor, today, query, queryAll }) => {
      const asked =
        query['tat-ca'] === '1'
          ? await listFilteredIds(db, actor, today, queueFilterOf(query, actor.personId))
          : (queryAll.moc ?? []).filter(isId)
      const tooMany = asked.length > bulkRowsMax
      const ids = tooMany ? [] : asked
      const officerId = query.nguoi !== undefined && isId(query.nguoi) ? query.nguoi : null
      const seen = await previewBulk(db, actor, today, { kind, ids, officerId })
      const taskIds = [...new Set(seen.rows.map((row) => row.taskId))]
      return {
        kind,
        calendar: await loadCalendar(db),
        ...seen,
        tooMany,
        officers: kind === 'assign' ? await listBulkOfficers(db, taskIds) : [],
        officerId,
        ids: seen.rows.map((row) => row.obligationId),
      }
    },
    bulkPage,
  )
}

const previews = { assign: preview('assign'), explain: preview('explain'), check: preview('check') }

const result = read(
  'read tasks',
  ({ db, actor, params }) =>
    loadBulkResult(db, actor, isId(params.deedId ?? '') ? params.deedId! : '00000000-0000-0000-0000-000000000000'),
  bulkResultPage,
)

type Done = { deedId: string; done: number; left: number }

function send<Input>(kind: BulkKind, act: Act<Input, Done>): SubmitRoute {
  return submit(act, {
    again: previews[kind],
    to: ({ deedId, done, left }) => ({
      to: paths.bulkDeed(deedId),
      notice:
        left === 0
          ? `Đã ${bulkWords[kind].done} ${done} mốc.`
          : `Đã ${bulkWords[kind].done} ${done} mốc; ${left} mốc chưa làm được.`,
    }),
  })
}

export const bulkRoutes: Routes = {
  [`GET ${paths.bulk('assign')}`]: previews.assign,
  [`GET ${paths.bulk('explain')}`]: previews.explain,
  [`GET ${paths.bulk('check')}`]: previews.check,
  [`POST ${paths.bulk('assign')}`]: send('assign', bulkAssign),
  [`POST ${paths.bulk('explain')}`]: send('explain', bulkExplain),
  [`POST ${paths.bulk('check')}`]: send('check', bulkCheck),
  'GET /nghiep-vu/lam-nhieu/ket-qua/:deedId': result,
  'POST /nghiep-vu/lam-nhieu/ket-qua/:deedId/hoan-tac': submit(undoBulk, {
    again: result,
    to: ({ deedId, left }) => ({
      to: paths.bulkDeed(deedId),
      notice: left === 0 ? 'Đã hoàn tác cả loạt.' : `Đã hoàn tác; ${left} mốc giữ nguyên vì đã có người làm tiếp.`,
    }),
  }),
}
