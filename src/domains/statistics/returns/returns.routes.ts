import { yearOf } from '#base/day.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { giveBackReturn } from '#domains/statistics/acts/give-back-return.ts'
import { lockAsking } from '#domains/statistics/acts/lock-asking.ts'
import { receiveReturn } from '#domains/statistics/acts/receive-return.ts'
import { sendBackReturn } from '#domains/statistics/acts/send-back-return.ts'
import { sendReturn } from '#domains/statistics/acts/send-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { unlockAsking } from '#domains/statistics/acts/unlock-asking.ts'
import { statisticsRefusals } from '#domains/statistics/counted-body.ts'
import { csvFile, jsonFile } from '#domains/statistics/data-file.ts'
import { daysOf, readForm } from '#domains/statistics/forms/form.ts'
import { listForms } from '#domains/statistics/forms/forms.queries.ts'
import { askingPage } from '#domains/statistics/pages/asking-page.tsx'
import { cellPage } from '#domains/statistics/pages/cell-page.tsx'
import { cellName, differencesPage } from '#domains/statistics/pages/differences-page.tsx'
import { newAskingPage } from '#domains/statistics/pages/new-asking-page.tsx'
import { returnPage } from '#domains/statistics/pages/return-page.tsx'
import { returnsPage } from '#domains/statistics/pages/returns-page.tsx'
import { listAlsoOf } from '#domains/statistics/returns/also-of.queries.ts'
import { alsoOfWords } from '#domains/statistics/returns/also-of.ts'
import {
  listAskedOf,
  listAskings,
  listExpected,
  listTakenOver,
  listWithout,
  loadAsking,
} from '#domains/statistics/returns/askings.queries.ts'
import { listCorrectionsOwed } from '#domains/statistics/returns/corrections-owed.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { heirsAmong, rateAsItWas, rateOnTodaysMap } from '#domains/statistics/returns/reporting-rate.ts'
import {
  formSheet,
  returnObject,
  returnRows,
  returnTitle,
  signedSheet,
} from '#domains/statistics/returns/return-files.ts'
import {
  bodyOfReturn,
  listAdded,
  listNumbers,
  listSentTo,
  loadDifferences,
  showReturn,
  tookOverIn,
} from '#domains/statistics/returns/return-page.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned, signedOnTodaysMap, sumsOf } from '#domains/statistics/returns/roll-up.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import type { Act } from '#platform/acts/act.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { may, mayAnywhere } from '#platform/permission/permission.ts'

const returns = read(
  'see statistics',
  async (context) => {
    const { db, actor, query, today } = context
    const deed = mayAnywhere(actor, 'write returns') ? 'write returns' : 'see statistics'
    const choice = await listChoiceBodies(db, actor, deed, query['tim-co-quan'])
    const body = await chosenBody(context, deed, choice)
    if (body === undefined) throw statisticsRefusals.notFound
    return {
      choice,
      body,
      asked: await listAskedOf(db, body.bodyId, today),
      owed: await listCorrectionsOwed(db, [body.bodyId], today),
      askings: await listAskings(db, actor),
      mayWrite: deed === 'write returns',
      mayAsk: mayAnywhere(actor, 'ask for returns'),
    }
  },
  returnsPage,
)

async function loadPage(context: ReadContext) {
  const { db, actor, params, today } = context
  const one = await loadReturn(db, actor, params.returnId ?? '')
  const whose = await bodyOfReturn(db, actor, today, one)
  const alsoOf = await listAlsoOf(db, one, tookOverIn(one, whose.body))
  return { one, ...whose, alsoOf, shown: await showReturn(db, one, whose.body) }
}

const oneReturn = read(
  'see statistics',
  async (context) => {
    const found = await loadPage(context)
    const { one } = found
    return {
      ...found,
      isWriter: context.actor.personId !== null && one.writerIds.includes(context.actor.personId),
      sentTo: await listSentTo(context.db, one.id),
      numbers: await listNumbers(context.db, one),
      without: one.state === 'approved' ? await listWithout(context.db, one) : [],
    }
  },
  returnPage,
)

const differences = read(
  'see statistics',
  async (context) => {
    const { one, body, shown } = await loadPage(context)
    const found = await loadDifferences(context.db, one, shown, tookOverIn(one, body))
    if (found === undefined) throw returnRefusals.notFound
    return { one, ...found }
  },
  differencesPage,
)

/** Of what is frozen; a draft leads to the list as it is now. */
const cell = read(
  'see statistics',
  async (context) => {
    const { one, maySeeRecords, shown } = await loadPage(context)
    const key = context.params.cell ?? ''
    const fill = one.form.cells[key]
    if (!maySeeRecords || fill === undefined) throw returnRefusals.notFound
    if (shown.rolled !== null) {
      const added = await listAdded(context.db, shown.rolled.parts, key)
      return { one, label: cellName(one.form, key), frozen: shown.counted[key]!, added }
    }
    if (fill.kind !== 'measure') throw returnRefusals.notFound
    const frozen = one.counted?.[key]
    if (frozen === undefined) throw returnRefusals.notFound
    return { one, label: cellName(one.form, key), frozen, added: null }
  },
  cellPage,
)

const newAsking = read(
  'ask for returns',
  async ({ db, actor, query, today }) => {
    const choice = await listChoiceBodies(db, actor, 'ask for returns', query['tim-co-quan'])
    const first = choice.bodies[0]
    if (first === undefined) throw statisticsRefusals.notFound
    const forms = await listForms(db, provinceIdOf(await loadBody(db, first.bodyId)), today)
    const lines = forms.find(({ code }) => code === query.bieu)
    const period = lines && readForm(lines).form.periods.find(({ code }) => code === query.ky)
    const year = /^20\d\d$/.test(query.nam ?? '') ? Number(query.nam) : yearOf(today)
    const proposed = period && {
      code: lines.code,
      mark: lines.mark,
      title: `${period.name} ${year}`,
      ...daysOf(period, year),
    }
    return { choice, forms, proposed }
  },
  newAskingPage,
)

async function loadAskingPage({ db, actor, params }: ReadContext) {
  const asking = await loadAsking(db, actor, params.askingId ?? '')
  const expected = await listExpected(db, asking.id)
  const heirs = await listTakenOver(
    db,
    asking.id,
    expected.flatMap(({ bodyId, endedOn }) => (endedOn === null ? [] : [bodyId])),
  )
  const takenOver = new Map(heirs.map((heir) => [heir.bodyId, heir]))
  const body = await loadBody(db, asking.bodyId)
  const signed = await listSigned(db, asking)
  return {
    asking,
    expected,
    takenOver,
    signed,
    asItWas: rateAsItWas(expected, takenOver),
    onTodaysMap: rateOnTodaysMap(expected, takenOver),
    rolled: addSigned(asking.form, signed),
    mayReceive: may(actor, 'ask for returns', { bodyId: body.id, bodyPath: body.path, placePath: body.placePath }),
  }
}

const asking = read('see statistics', loadAskingPage, askingPage)

const returnStep = <Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute =>
  submit(deed, {
    again: oneReturn,
    to: (_, { params }) => ({ to: statisticsPaths.oneReturn(params.returnId!), notice }),
  })
const askingStep = <Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute =>
  submit(deed, { again: asking, to: (_, { params }) => ({ to: statisticsPaths.asking(params.askingId!), notice }) })

/** Báo cáo biểu: what is asked, answered, received, summed up. */
export const returnsRoutes: Routes = {
  [`GET ${statisticsPaths.returns}`]: returns,
  [`GET ${statisticsPaths.newAsking}`]: newAsking,
  [`POST ${statisticsPaths.newAsking}`]: submit(askForReturns, {
    again: newAsking,
    to: ({ id }) => ({ to: statisticsPaths.asking(id), notice: 'Đã ghi yêu cầu báo cáo.' }),
  }),
  'GET /nghiep-vu/thong-ke/ky/:askingId': asking,
  'GET /nghiep-vu/thong-ke/ky/:askingId/tong-hop.xlsx': raw('see statistics', async (context) => {
    const { asking: one, rolled, signed, asItWas, expected, takenOver } = await loadAskingPage(context)
    const cells = sumsOf(rolled)
    const notes = [`Tổng hợp từ ${asItWas.part} trong ${asItWas.whole} nơi đã gửi.`]
    const sheet = formSheet(one.form, cells, `${one.form.name} – ${one.bodyName}, ${one.title}`, notes)
    const names = new Map([...takenOver.values(), ...expected].map(({ bodyId, bodyName }) => [bodyId, bodyName]))
    const rows = signed.map(({ bodyName, isRest, cells: own }) => ({
      name: isRest ? `${bodyName} (đã kết thúc; phần tự nhập)` : bodyName,
      cells: own,
    }))
    const heirs = heirsAmong(expected, takenOver)
    const today = signedOnTodaysMap(
      one.form,
      signed,
      heirs,
      (id) => names.get(id) ?? signed.find(({ bodyId }) => bodyId === id)!.bodyName,
    )
    const all = { name: 'Cộng', cells }
    const sheets = [
      sheet,
      signedSheet(one.form, 'Nơi đã ký gửi', [...rows, all]),
      signedSheet(one.form, 'Địa giới hôm nay', [
        ...today.map(({ name, cells: own }) => ({ name, cells: sumsOf(own) })),
        all,
      ]),
    ]
    return madeFile(`tong-hop-${one.code.replaceAll('/', '-')}.xlsx`, 'xlsx', await writeWorkbook({ sheets }))
  }),
  'POST /nghiep-vu/thong-ke/ky/:askingId/lap': submit(beginReturn, {
    again: returns,
    to: ({ id }) => ({
      to: statisticsPaths.oneReturn(id),
      notice: 'Biểu đã có số hệ thống đếm sẵn. Hãy xem, bổ sung rồi trình.',
    }),
  }),
  'POST /nghiep-vu/thong-ke/ky/:askingId/khoa': askingStep(lockAsking, 'Đã khóa kỳ báo cáo.'),
  'POST /nghiep-vu/thong-ke/ky/:askingId/mo-khoa': askingStep(unlockAsking, 'Đã mở khóa kỳ báo cáo.'),
  'POST /nghiep-vu/thong-ke/ky/:askingId/nhan': askingStep(receiveReturn, 'Đã nhận báo cáo biểu.'),
  'POST /nghiep-vu/thong-ke/ky/:askingId/dinh-chinh': askingStep(sendBackReturn, 'Đã gửi yêu cầu đính chính.'),
  'GET /nghiep-vu/thong-ke/bieu/:returnId': oneReturn,
  'GET /nghiep-vu/thong-ke/bieu/:returnId/khac-biet': differences,
  'GET /nghiep-vu/thong-ke/bieu/:returnId/o/:cell': cell,
  'GET /nghiep-vu/thong-ke/bieu/:returnId/bieu.xlsx': raw('see statistics', async (context) => {
    const { one, body, alsoOf, shown } = await loadPage(context)
    const notes = alsoOf.length === 0 ? [] : [alsoOfWords(alsoOf)]
    const sheet = formSheet(one.form, shown.cells, returnTitle(one, body.name), notes)
    return madeFile(`${one.code.replaceAll('/', '-')}.xlsx`, 'xlsx', await writeWorkbook({ sheets: [sheet] }))
  }),
  'GET /nghiep-vu/thong-ke/bieu/:returnId/bieu.csv': raw('see statistics', async (context) => {
    const { one, shown } = await loadPage(context)
    return csvFile(one.code.replaceAll('/', '-'), returnRows(one, shown.cells))
  }),
  'GET /nghiep-vu/thong-ke/bieu/:returnId/bieu.json': raw('see statistics', async (context) => {
    const { one, body, alsoOf, shown } = await loadPage(context)
    const whose = { id: body.id, name: body.name }
    return jsonFile(one.code.replaceAll('/', '-'), returnObject(one, shown.cells, whose, alsoOf))
  }),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/sua': returnStep(changeReturn, 'Đã lưu biểu.'),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/trinh': returnStep(
    submitReturn,
    'Đã trình duyệt. Số liệu từ đây giữ nguyên.',
  ),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/tra-lai': returnStep(giveBackReturn, 'Đã trả lại kèm lý do.'),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/duyet': submit(approveReturn, {
    again: oneReturn,
    to: ({ id, sentTo }) => ({ to: statisticsPaths.oneReturn(id), notice: `Đã duyệt và gửi: ${sentTo.join(', ')}.` }),
  }),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/gui': submit(sendReturn, {
    again: oneReturn,
    to: ({ id, sentTo }) => ({ to: statisticsPaths.oneReturn(id), notice: `Đã gửi bản đã duyệt: ${sentTo}.` }),
  }),
  'POST /nghiep-vu/thong-ke/bieu/:returnId/dinh-chinh': submit(correctReturn, {
    again: oneReturn,
    to: ({ id }) => ({ to: statisticsPaths.oneReturn(id), notice: 'Đã lập bản đính chính. Bản trước giữ nguyên.' }),
  }),
}
