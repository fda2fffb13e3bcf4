import { isId } from '#base/ids.ts'
import { abolishBody } from '#domains/bodies/acts/abolish-body.ts'
import { foundBody } from '#domains/bodies/acts/found-body.ts'
import { foundUsualBodies } from '#domains/bodies/acts/found-usual-bodies.ts'
import { mergeBodies } from '#domains/bodies/acts/merge-bodies.ts'
import { moveBody } from '#domains/bodies/acts/move-body.ts'
import { nameBody } from '#domains/bodies/acts/name-body.ts'
import { renameBody } from '#domains/bodies/acts/rename-body.ts'
import { splitBody } from '#domains/bodies/acts/split-body.ts'
import { findBody } from '#domains/bodies/bodies.queries.ts'
import { type BodyRow, listBodiesAfter, loadBodiesPage, loadBodyPage } from '#domains/bodies/body-pages.queries.ts'
import { bodiesPage } from '#domains/bodies/pages/bodies-page.tsx'
import { bodiesSheet } from '#domains/bodies/pages/bodies-sheet.ts'
import { bodyPage } from '#domains/bodies/pages/body-page.tsx'
import { type BodyStep, bodySteps } from '#domains/bodies/pages/body-steps.ts'
import { bodiesPath, bodyPath } from '#domains/bodies/pages/paths.ts'
import { exportedRowsMax } from '#engines/spreadsheets/exported-list.ts'
import { listAnswer } from '#engines/spreadsheets/list-answer.ts'
import { perform } from '#platform/acts/act.ts'
import { gather } from '#platform/database/gather.ts'
import { type Routes, raw, read, submit, submitWith } from '#platform/http/routes.ts'
import type { ReadContext, WebRequest } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'

const body = read('manage bodies', loadBodyPage, bodyPage)

/** Danh mục cơ quan, tổ chức: for the workbench. */
export const bodiesRoutes: Routes = {
  [`GET ${bodiesPath}`]: read('manage bodies', loadBodiesPage, bodiesPage),
  [`GET ${bodiesPath}/xuat.xlsx`]: raw('manage bodies', async (context) => {
    const { rows, isCut } = await gather(exportedRowsMax, (after: BodyRow | undefined, limit) =>
      listBodiesAfter(context, after, limit),
    )
    const list = { isCut, filter: await filterWords(context), address: address(bodiesPath, context.query) }
    return listAnswer(context, { sheet: bodiesSheet(rows), ...list })
  }),
  [`GET ${bodiesPath}/:bodyId`]: body,
  // the body of the address is the parent of the new one
  [post('found')]: submitWith(
    'manage bodies',
    ({ house, actor }, raw) => perform(foundBody, { house, actor }, { ...raw, parentId: raw.bodyId }),
    { again: body, to: (founded, request) => toBody(request, `Đã thành lập «${founded.name}».`) },
  ),
  [post('usual')]: submit(foundUsualBodies, {
    again: body,
    to: (count, request) => toBody(request, `Đã lập ${count} cơ quan thường có.`),
  }),
  [post('alias')]: submit(nameBody, { again: body, to: (_, request) => toBody(request, 'Đã thêm tên gọi khác.') }),
  [post('rename')]: submit(renameBody, { again: body, to: (_, request) => toBody(request, 'Đã đổi tên cơ quan.') }),
  [post('move')]: submit(moveBody, {
    again: body,
    to: (_, request) => toBody(request, 'Đã chuyển sang cơ quan cấp trên mới.'),
  }),
  [post('merge')]: submit(mergeBodies, { again: body, to: (_, request) => toBody(request, 'Đã ghi việc sáp nhập.') }),
  [post('split')]: submit(splitBody, { again: body, to: (_, request) => toBody(request, 'Đã ghi việc chia tách.') }),
  [post('abolish')]: submit(abolishBody, {
    again: body,
    to: (_, request) => toBody(request, 'Đã ghi việc kết thúc hoạt động.'),
  }),
}

async function filterWords({ db, query }: ReadContext): Promise<[string, string][]> {
  const { tim = '', duoi } = query
  const branch = tim === '' && duoi !== undefined && isId(duoi) ? await findBody(db, duoi) : undefined
  return [
    ...(tim === '' ? [] : [['Tìm', tim] as [string, string]]),
    ...(branch === undefined ? [] : [['Từ cơ quan', branch.name] as [string, string]]),
    ['Tình trạng', query['ca-da-ket-thuc'] === 'co' ? 'Cả cơ quan đã kết thúc' : 'Đang hoạt động'],
  ]
}

function post(step: BodyStep) {
  return `POST ${bodiesPath}/:bodyId/${bodySteps[step]}` as const
}

function toBody(request: WebRequest, notice: string) {
  return { to: bodyPath(request.params.bodyId!), notice }
}
