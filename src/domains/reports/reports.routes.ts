import { isId } from '#base/ids.ts'
import { askPdf } from '#domains/reports/acts/ask-pdf.ts'
import { changeReport } from '#domains/reports/acts/change-report.ts'
import { correctReport } from '#domains/reports/acts/correct-report.ts'
import { dropReport } from '#domains/reports/acts/drop-report.ts'
import { issueReport } from '#domains/reports/acts/issue-report.ts'
import { publishFigures, withdrawFigures } from '#domains/reports/acts/publish-figures.ts'
import { renewLists } from '#domains/reports/acts/renew-lists.ts'
import { returnReport } from '#domains/reports/acts/return-report.ts'
import { submitReport } from '#domains/reports/acts/submit-report.ts'
import { takeBackReport } from '#domains/reports/acts/take-back-report.ts'
import { writeReport } from '#domains/reports/acts/write-report.ts'
import { findCompared } from '#domains/reports/compared.queries.ts'
import { findFigureList, seenRecords } from '#domains/reports/measured-lists.queries.ts'
import { differencesPage } from '#domains/reports/pages/differences-page.tsx'
import { figurePage } from '#domains/reports/pages/figure-page.tsx'
import { measuredPage } from '#domains/reports/pages/measured-page.tsx'
import { newReportPage } from '#domains/reports/pages/new-report-page.tsx'
import { recountPage } from '#domains/reports/pages/recount-page.tsx'
import { reportPage } from '#domains/reports/pages/report-page.tsx'
import { reportsPage } from '#domains/reports/pages/reports-page.tsx'
import { fileName, reportFile } from '#domains/reports/paper/report-file.ts'
import { taskTablePaper } from '#domains/reports/paper/task-table.ts'
import { loadReport } from '#domains/reports/report.store.ts'
import { type Report, refusals } from '#domains/reports/report.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { loadRecount, loadReportPage, scopeOf } from '#domains/reports/report-page.queries.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { findPdf } from '#domains/reports/report-pdf.queries.ts'
import { pdfRefusals } from '#domains/reports/report-pdf.ts'
import { figureSheet, recordSheet } from '#domains/reports/report-sheets.ts'
import { loadSubject } from '#domains/reports/report-subject.queries.ts'
import { windowName } from '#domains/reports/reporting-window.ts'
import { listReportablePlans, listReportingBodies, listReports, loadCount } from '#domains/reports/reports.queries.ts'
import { loadTaskTable } from '#domains/reports/task-table.queries.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { writeWord } from '#engines/word/write-word.ts'
import type { Act } from '#platform/acts/act.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { contentDisposition } from '#platform/files/file-name.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { Answer } from '#platform/http/answer.ts'
import { type Routes, raw, read, type SubmitRoute, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { hasOffice, refusals as officeRefusals } from '#platform/office/make-pdf.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const pageMax = 1_000

const reports = read(
  'read tasks',
  async ({ db, actor, query }) => {
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), pageMax)
    return { reports: await listReports(db, actor, page), page, mayWrite: mayAnywhere(actor, 'write reports') }
  },
  reportsPage,
)

const newReport = read(
  'write reports',
  async ({ db, actor }) => ({
    plans: await listReportablePlans(db, actor),
    bodies: await listReportingBodies(db, actor),
  }),
  newReportPage,
)

const report = read(
  'read tasks',
  async ({ db, actor, today, params }) => ({
    ...(await loadReportPage(db, actor, today, idIn(params.reportId))),
    whyNoPdf: (await hasOffice()) ? null : officeRefusals.noOffice.message,
  }),
  reportPage,
)

type Counted = { report: Report; count: ReportCount }

/** Frozen from submitting on; before that, as it would be counted now. */
async function countOf({ db, actor, today, params }: ReadContext): Promise<Counted> {
  const { report: found, counted } = await loadReport(db, actor, idIn(params.reportId))
  return { report: found, count: counted ?? (await loadCount(db, scopeOf(found), today)) }
}

const figure = read(
  'read tasks',
  async (context) => {
    const found = await countOf(context)
    const { code } = context.params
    const one = found.count.figures.find((figure) => figure.code === code)
    if (one !== undefined) return { ...found, figure: one, measured: undefined }
    const measured = await findFigureList(context.db, context.actor, found, code)
    if (measured === undefined) throw refusals.notFound
    return { ...found, figure: undefined, measured }
  },
  (props, view) =>
    props.figure === undefined
      ? measuredPage({ ...props, ...props.measured }, view)
      : figurePage({ ...props, figure: props.figure }, view),
)

const differences = read(
  'read tasks',
  async (context) => {
    const found = await countOf(context)
    return { ...found, compared: await findCompared(context.db, found.report) }
  },
  differencesPage,
)

/** Counted anew only for whoever asks: some ninety measures, over all that a body does. */
const recount = read(
  'read tasks',
  async ({ db, actor, today, params }) => {
    const { report: found, counted } = await loadReport(db, actor, idIn(params.reportId))
    if (counted === null) throw refusals.notFrozen
    return { report: found, recount: await loadRecount(db, found, counted, today) }
  },
  recountPage,
)

/** The kept file once it is submitted; of a draft, the same paper as it would be now. */
const file = raw('read tasks', async (context): Promise<Answer> => {
  const { db, house, now } = context
  const { report: found, count } = await countOf(context)
  if (found.fileId !== null) return fileResponse(house, await loadFile(db, found.fileId), { how: 'attachment', now })
  const subject = await loadSubject(db, found.bodyId, found.planId)
  const compared = await findCompared(db, found)
  const paper = { report: found, subject, count, compared, publicUrl: house.publicUrl, madeAt: now }
  const { name, bytes } = await reportFile(paper)
  return word(`du-thao-${name}`, bytes)
})

/**
 * The figures as a workbook: frozen once it is submitted, with the records that were kept, as far as the person's statistics reach; of a
 * draft, as counted now.
 */
const sheets = raw('read tasks', async (context) => {
  const { report: found, count } = await countOf(context)
  const frozen = found.countedOn === null ? undefined : count.measured
  const records = frozen === undefined ? [] : await seenRecords(context.db, context.actor, frozen)
  const kept = frozen === undefined || records.length === 0 ? [] : [recordSheet({ ...frozen, records })]
  const bytes = await writeWorkbook({ sheets: [figureSheet(found.paper.title, count), ...kept] })
  const draft = found.countedOn === null ? 'Dự thảo ' : ''
  return madeFile(`${draft}Số liệu báo cáo ${windowName(found.window)}.xlsx`, 'xlsx', bytes)
})

const pdf = raw('read tasks', async ({ db, actor, house, now, params }) => {
  const { report: found } = await loadReport(db, actor, idIn(params.reportId))
  const made = await findPdf(db, found.fileId)
  if (made.at !== 'made') throw pdfRefusals.notMade
  return fileResponse(house, await loadFile(db, made.fileId), { how: 'attachment', now })
})

/** Phụ lục «Bảng phân công nhiệm vụ» of a plan; `?tinh-trang=1` adds where each task stands. */
const taskTable = raw('read tasks', async ({ db, actor, today, now, params, query }) => {
  const table = await loadTaskTable(db, actor, today, idIn(params.planId))
  const bytes = await writeWord(taskTablePaper({ ...table, withStanding: query['tinh-trang'] === '1', madeAt: now }))
  return word(fileName(`bang phan cong nhiem vu ${table.plan.number ?? table.plan.title}`), bytes)
})

function word(name: string, bytes: Uint8Array): Answer {
  return {
    kind: 'bytes',
    status: 200,
    headers: {
      'Content-Type': describeKind('docx').mime,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition('attachment', name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
    body: bytes,
  }
}

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}

function step<Input, Output>(deed: Act<Input, Output>, notice: string): SubmitRoute {
  return submit(deed, {
    again: report,
    to: (_, { params }) => ({ to: reportPaths.report(params.reportId!), notice }),
  })
}

export const reportsRoutes: Routes = {
  'GET /nghiep-vu/bao-cao': reports,
  'GET /nghiep-vu/bao-cao/moi': newReport,
  'POST /nghiep-vu/bao-cao/moi': submit(writeReport, {
    again: newReport,
    to: ({ id }) => ({
      to: reportPaths.report(id),
      notice: 'Đã lập dự thảo. Hãy viết phần đánh giá, ghi người ký và nơi nhận rồi trình.',
    }),
  }),
  'GET /nghiep-vu/bao-cao/:reportId': report,
  'GET /nghiep-vu/bao-cao/:reportId/bao-cao.docx': file,
  'GET /nghiep-vu/bao-cao/:reportId/so-lieu.xlsx': sheets,
  'GET /nghiep-vu/bao-cao/:reportId/so-lieu/:code': figure,
  'GET /nghiep-vu/bao-cao/:reportId/thay-doi': differences,
  'GET /nghiep-vu/bao-cao/:reportId/dem-lai': recount,
  'POST /nghiep-vu/bao-cao/:reportId/dinh-chinh': submit(correctReport, {
    again: report,
    to: ({ id }) => ({
      to: reportPaths.report(id),
      notice: 'Đã lập bản đính chính. Bản đã ban hành giữ nguyên cho đến khi bản này được ký.',
    }),
  }),
  'GET /nghiep-vu/bao-cao/:reportId/bao-cao.pdf': pdf,
  'POST /nghiep-vu/bao-cao/:reportId/pdf': step(askPdf, 'Đang làm tệp PDF. Hãy tải lại trang sau ít phút.'),
  'POST /nghiep-vu/bao-cao/:reportId/cong-bo': step(publishFigures, 'Đã công bố số liệu mở; số nhỏ không hiện.'),
  'POST /nghiep-vu/bao-cao/:reportId/thoi-cong-bo': step(withdrawFigures, 'Đã thôi công bố số liệu mở.'),
  'POST /nghiep-vu/bao-cao/:reportId/sua': step(changeReport, 'Đã lưu dự thảo.'),
  'POST /nghiep-vu/bao-cao/:reportId/soan-lai': step(
    renewLists,
    'Đã soạn lại hai danh sách từ số liệu hôm nay. Hãy xem rồi viết thêm phần của ông/bà.',
  ),
  'POST /nghiep-vu/bao-cao/:reportId/bo': step(dropReport, 'Đã bỏ dự thảo báo cáo.'),
  'POST /nghiep-vu/bao-cao/:reportId/trinh': step(submitReport, 'Đã trình ký. Số liệu và tệp Word từ đây giữ nguyên.'),
  'POST /nghiep-vu/bao-cao/:reportId/lay-lai': step(takeBackReport, 'Đã lấy lại báo cáo để sửa.'),
  'POST /nghiep-vu/bao-cao/:reportId/tra-lai': step(returnReport, 'Đã trả lại báo cáo kèm lý do.'),
  'POST /nghiep-vu/bao-cao/:reportId/ban-hanh': step(issueReport, 'Đã ký ban hành báo cáo.'),
  'GET /nghiep-vu/ke-hoach/:planId/bang-nhiem-vu.docx': taskTable,
}
