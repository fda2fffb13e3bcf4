import { isId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { addAddressee } from '#domains/cascade/acts/add-addressee.ts'
import {
  askAgain,
  declareNotRequired,
  setAnswerDue,
  withdrawAddressee,
} from '#domains/cascade/acts/change-addressee.ts'
import { confirmAnswer, dismissAnswer } from '#domains/cascade/acts/decide-answer.ts'
import { issuePlan } from '#domains/cascade/acts/issue-plan.ts'
import { returnCell, sayCell } from '#domains/cascade/acts/say-cell.ts'
import { listAddresseeChoices } from '#domains/cascade/addressee-choices.queries.ts'
import { loadAddresseePage } from '#domains/cascade/addressee-page.queries.ts'
import { rowTags, tagsOf } from '#domains/cascade/addressee-row.ts'
import {
  listAddresseeRows,
  listMatrixCells,
  listParentTasks,
  loadParentPlan,
} from '#domains/cascade/coverage.queries.ts'
import { coverageWorkbook } from '#domains/cascade/coverage-workbook.ts'
import { listGiven, listIssued } from '#domains/cascade/overview.queries.ts'
import { addresseePage } from '#domains/cascade/pages/addressee-page.tsx'
import { placeOf } from '#domains/cascade/pages/cascade-words.ts'
import { type CoverageFilter, coveragePage, coveragePageSize } from '#domains/cascade/pages/coverage-page.tsx'
import { overviewPage } from '#domains/cascade/pages/overview-page.tsx'
import { paths } from '#domains/cascade/pages/paths.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import type { Act } from '#platform/acts/act.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const overview = read(
  'read tasks',
  async ({ db, actor, today }) => ({
    given: await listGiven(db, actor, today),
    issued: await listIssued(db, actor),
    mayIssue: mayAnywhere(actor, 'issue plans'),
  }),
  overviewPage,
)

const coverage = read(
  'read tasks',
  async (context) => {
    const { db, actor, today, params } = context
    const plan = await loadParentPlan(db, actor, idIn(params.planId))
    const rows = await listAddresseeRows(db, actor, { planId: plan.id })
    const filter = filterOf(context)
    const words = fold(filter.search).split(' ')
    const found = rows
      .filter((row) => filter.tag === 'all' || tagsOf(row, plan.rule, today).has(filter.tag))
      .filter((row) => words.every((word) => row.folded.includes(word)))
    const shown = found.slice((filter.page - 1) * coveragePageSize, filter.page * coveragePageSize)
    return {
      plan,
      rows,
      found,
      shown,
      filter,
      tasks: await listParentTasks(db, plan.id),
      cells: await listMatrixCells(
        db,
        shown.map((row) => row.id),
      ),
      choices: plan.mayIssue
        ? await listAddresseeChoices(db, { id: plan.id, bodyId: plan.issuer.bodyId }, today)
        : null,
    }
  },
  coveragePage,
)

function filterOf({ query }: ReadContext): CoverageFilter {
  return {
    tag: rowTags.find((one) => one === query.tt) ?? 'all',
    search: (query.tim ?? '').slice(0, 200),
    page: Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), 100),
  }
}

const addressee = read(
  'read tasks',
  ({ db, actor, params }) => loadAddresseePage(db, actor, idIn(params.planId), idIn(params.addresseeId)),
  addresseePage,
)

const workbook = raw('read tasks', async ({ db, actor, today, params }) => {
  const plan = await loadParentPlan(db, actor, idIn(params.planId))
  const rows = await listAddresseeRows(db, actor, { planId: plan.id })
  const cells = await listMatrixCells(
    db,
    rows.map((row) => row.id),
  )
  const bytes = await writeWorkbook(
    coverageWorkbook({ plan, rows, cells, tasks: await listParentTasks(db, plan.id) }, today),
  )
  return madeFile(`Bao phủ ${plan.number ?? ''} ${today}`, 'xlsx', bytes)
})

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

/** A step on one body's answer: back to its page. */
function step<Input, Output extends { planId: string; addresseeId: string }>(
  act: Act<Input, Output>,
  notice: string,
): SubmitRoute {
  return submit(act, {
    again: addressee,
    to: ({ planId, addresseeId }) => ({ to: paths.addressee(planId, addresseeId), notice }),
  })
}

export const cascadeRoutes: Routes = {
  'GET /nghiep-vu/phan-ra': overview,
  'GET /nghiep-vu/ke-hoach/:planId/bao-phu': coverage,
  'GET /nghiep-vu/ke-hoach/:planId/bao-phu/xuat.xlsx': workbook,
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/giao': submit(issuePlan, {
    again: coverage,
    to: ({ planId, count }) => ({
      to: paths.coverage(planId),
      notice: count === 0 ? 'Các cơ quan này đã được giao từ trước.' : `Đã giao kế hoạch cho ${count} cơ quan.`,
    }),
  }),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/them': submit(addAddressee, {
    again: coverage,
    to: ({ planId }) => ({ to: paths.coverage(planId), notice: 'Đã giao thêm cơ quan.' }),
  }),
  'GET /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId': addressee,
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/ke-hoach-tra-loi': step(
    confirmAnswer,
    'Đã xác nhận kế hoạch trả lời. Hãy đối chiếu từng nhiệm vụ.',
  ),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/go-ke-hoach': step(dismissAnswer, 'Đã gỡ kế hoạch.'),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/xac-nhan': submit(sayCell, {
    again: addressee,
    to: ({ planId, addresseeId, position }) => ({
      to: `${paths.addressee(planId, addresseeId)}#${placeOf(position)}`,
      notice: 'Đã lưu xác nhận.',
    }),
  }),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/tra-lai': step(returnCell, 'Đã trả lại phần đối chiếu.'),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/khong-phai-ban-hanh': step(
    declareNotRequired,
    'Đã ghi không phải ban hành.',
  ),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/thoi-giao': step(withdrawAddressee, 'Đã thôi giao cơ quan.'),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/giao-lai': step(askAgain, 'Đã giao lại cơ quan.'),
  'POST /nghiep-vu/ke-hoach/:planId/bao-phu/:addresseeId/dat-han': step(setAnswerDue, 'Đã lưu hạn ban hành.'),
}
