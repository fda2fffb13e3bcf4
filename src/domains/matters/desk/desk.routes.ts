import { askedDay } from '#base/asked-day.ts'
import type { Day } from '#base/day.ts'
import { isId, newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { chosenBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { acceptMatter } from '#domains/matters/acts/accept-matter.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { askPerson } from '#domains/matters/acts/ask-person.ts'
import { assignMatter } from '#domains/matters/acts/assign-matter.ts'
import { declineMatter } from '#domains/matters/acts/decline-matter.ts'
import { endDenouncerReader } from '#domains/matters/acts/end-denouncer-reader.ts'
import { extendMatter } from '#domains/matters/acts/extend-matter.ts'
import { guideMatter } from '#domains/matters/acts/guide-elsewhere.ts'
import { nameDenouncerReader } from '#domains/matters/acts/name-denouncer-reader.ts'
import { noteMatterDay } from '#domains/matters/acts/note-day.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { recordWithdrawal } from '#domains/matters/acts/record-withdrawal.ts'
import { reissueCode } from '#domains/matters/acts/reissue-code.ts'
import { reopenMatter } from '#domains/matters/acts/reopen-matter.ts'
import { resumeMatter } from '#domains/matters/acts/resume-matter.ts'
import { returnAnswer } from '#domains/matters/acts/return-answer.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { splitMatter } from '#domains/matters/acts/split-matter.ts'
import { stripDenunciation } from '#domains/matters/acts/strip-denunciation.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { suspendMatter } from '#domains/matters/acts/suspend-matter.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { viewDenouncer } from '#domains/matters/acts/view-denouncer.ts'
import { viewMatterFile } from '#domains/matters/acts/view-matter-file.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { isNamed } from '#domains/matters/denouncer.store.ts'
import { findFrontDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { loadMatterPage } from '#domains/matters/desk/matter-page.queries.ts'
import {
  countForPrint,
  countRegister,
  listForPrint,
  listRegister,
  printPartSize,
} from '#domains/matters/desk/register.queries.ts'
import { registerFilterOf } from '#domains/matters/desk/register-filter.ts'
import { pdf } from '#domains/matters/filing/pdf-answer.ts'
import { helperSheet, receiptSheet } from '#domains/matters/filing/receipt-sheet.ts'
import { findRepeated } from '#domains/matters/groups/likely.queries.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { refusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { denouncerPage, stripAgainPage } from '#domains/matters/pages/denouncer-page.tsx'
import { frontDeskPage } from '#domains/matters/pages/front-desk-page.tsx'
import { intakePage } from '#domains/matters/pages/intake-page.tsx'
import { intakeReceiptPage } from '#domains/matters/pages/intake-receipt-page.tsx'
import { matterPage } from '#domains/matters/pages/matter-page.tsx'
import { printRegisterPage } from '#domains/matters/pages/print-register-page.tsx'
import { registerPage } from '#domains/matters/pages/register-page.tsx'
import { fileSizeMbMax, filesMax } from '#domains/matters/submission.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { openReceipt, passSeconds, receiptCookie, sealReceipt } from '#domains/matters/tracking/tracking-pass.ts'
import { writePdf } from '#engines/pdf/write-pdf.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import type { House } from '#platform/house.ts'
import {
  type ReadRoute,
  type Routes,
  raw,
  read,
  type SubmitRoute,
  submit,
  submitAndShow,
  submitWith,
} from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const noReceipt = new Refusal(
  410,
  'Phiếu đã đóng. Muốn cấp lại mã cho người có việc, hãy mở vụ việc rồi chọn «Cấp lại mã».',
)

const register = read(
  'read matters',
  async ({ db, actor, query, today }) => {
    const filter = registerFilterOf(query)
    const rows = await listRegister(db, actor, filter, today)
    return {
      rows,
      repeated: await findRepeated(
        db,
        rows.map(({ id }) => id),
      ),
      counts: await countRegister(db, actor, today),
      filter,
      mayWork: mayAnywhere(actor, 'work on matters'),
      mayKeepDesk: mayAnywhere(actor, 'approve matters'),
    }
  },
  registerPage,
)

const print = read(
  'read matters',
  async ({ db, actor, query, today }) => {
    const choice = await listChoiceBodies(db, actor, 'read matters', query['tim-co-quan'])
    const body = await chosenBody({ db, actor, query }, 'read matters', choice)
    if (body === undefined) throw refusals.notFound
    const from: Day = askedDay(query.tu) ?? `${today.slice(0, 4)}-01-01`
    const to: Day = askedDay(query.den) ?? today
    const span = { bodyId: body.bodyId, from, to }
    const total = await countForPrint(db, actor, span)
    const parts = Math.max(1, Math.ceil(total / printPartSize))
    const asked = Number(query.phan)
    const part = Number.isInteger(asked) && asked >= 1 && asked <= parts ? asked : 1
    return { choice, body, from, to, total, part, parts, rows: await listForPrint(db, actor, { ...span, part }) }
  },
  printRegisterPage,
)

const intake = read(
  'file for others',
  async ({ db, actor, house, query }) => ({
    choice: await listChoiceBodies(db, actor, 'file for others', query['tim-co-quan']),
    formKey: newSecret(),
    sizeMbMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax),
    mayRead: mayAnywhere(actor, 'read matters'),
  }),
  intakePage,
)

const matter = read(
  'read matters',
  ({ db, actor, today, params, query, house }) =>
    loadMatterPage(db, house.secretKey, actor, today, idIn(params.matterId), query.tinh),
  matterPage,
)

const frontDesk = read(
  'approve matters',
  async ({ db, actor, query }) => {
    const choice = await listChoiceBodies(db, actor, 'approve matters', query['tim-co-quan'])
    const body = await chosenBody({ db, actor, query }, 'approve matters', choice)
    return { choice, body, desk: body === undefined ? undefined : await findFrontDesk(db, body.bodyId) }
  },
  frontDeskPage,
)

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  if (param === undefined || !isId(param)) throw refusals.notFound
  return param
}

/** For whoever is named; others see the matter's page with the reason. */
const stripAgain: ReadRoute = {
  kind: 'read',
  async answer(request, again) {
    const { house, actor, params } = request
    const id = idIn(params.matterId)
    const named = await isNamed(house.database.kysely, id, actor?.personId ?? null)
    return (named ? stripTyped : matter).answer(request, again)
  },
}

const stripTyped = read(
  'work on matters',
  async ({ db, actor, params }) => ({ matter: await loadMatter(db, actor, idIn(params.matterId)) }),
  stripAgainPage,
)

function step<Input, Output>(
  deed: Act<Input, Output>,
  notice: string,
  { sizeMbMax = 1, again = matter }: { sizeMbMax?: number; again?: ReadRoute } = {},
): SubmitRoute {
  return submit(deed, {
    again,
    sizeMbMax,
    to: (_, { params }) => ({ to: matterPaths.matter(params.matterId!), notice }),
  })
}

/** What opens the two slips for twenty minutes. */
function slip(house: House, stored: { submissionId: string; code: string; link: string }, notice: string) {
  const { submissionId, code, link } = stored
  const value = sealReceipt(house.secretKey, { submissionId, code, link }, house.clock.now())
  return {
    to: matterPaths.intakeReceipt,
    notice,
    cookies: [{ name: receiptCookie, value, maxAgeSeconds: passSeconds }],
  }
}

async function slipIn({ house, cookies, db, today, now }: ReadContext) {
  const pass = openReceipt(house.secretKey, cookies[receiptCookie], now)
  if (pass === undefined) throw noReceipt
  const [tracked] = await listTracked(db, [pass.submissionId], today)
  return { pass, tracked: tracked! }
}

const uploads = filesMax * fileSizeMbMax

/** Sổ theo dõi and what is done at it, for the workbench. */
export const matterDeskRoutes: Routes = {
  [`GET ${matterPaths.register}`]: register,
  [`GET ${matterPaths.print}`]: print,
  [`GET ${matterPaths.intake}`]: intake,
  [`POST ${matterPaths.intake}`]: submitWith(
    'file for others',
    async ({ house, actor }, typed) => ({ house, stored: await perform(recordSubmission, { house, actor }, typed) }),
    { again: intake, sizeMbMax: uploads, to: ({ house, stored }) => slip(house, stored, 'Đã vào sổ.') },
  ),
  [`GET ${matterPaths.intakeReceipt}`]: read('file for others', slipIn, intakeReceiptPage),
  [`GET ${matterPaths.intakeReceipt}/nguoi-co-viec.pdf`]: raw('file for others', async (context) => {
    const { pass, tracked } = await slipIn(context)
    return pdf(await writePdf(receiptSheet(tracked, pass, context.house.publicUrl)), 'phieu-nguoi-co-viec.pdf')
  }),
  [`GET ${matterPaths.intakeReceipt}/nguoi-nop-ho.pdf`]: raw('file for others', async (context) => {
    const { tracked } = await slipIn(context)
    return pdf(await writePdf(helperSheet(tracked, context.house.publicUrl)), 'phieu-nguoi-nop-ho.pdf')
  }),
  [`GET ${matterPaths.desk}`]: frontDesk,
  [`POST ${matterPaths.desk}`]: submit(openFrontDesk, {
    again: frontDesk,
    to: ({ bodyId, isOpen }) => ({
      to: `${matterPaths.desk}?co-quan=${bodyId}`,
      notice: isOpen ? 'Đã mở nơi nhận. Người dân thấy ngay trên cổng.' : 'Đã đóng nơi nhận.',
    }),
  }),
  'GET /nghiep-vu/so-theo-doi/:matterId': matter,
  'GET /nghiep-vu/so-theo-doi/:matterId/tep/:fileId': raw('read matters', async ({ house, actor, params, now }) => {
    const stored = await perform(viewMatterFile, { house, actor }, params)
    return fileResponse(house, stored, { how: 'inline', now })
  }),
  'POST /nghiep-vu/so-theo-doi/:matterId/phan-loai': step(sortMatter, 'Đã lưu phân loại.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/tach': step(splitMatter, 'Đã tách thêm một vụ việc.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/chuyen': step(transferMatter, 'Đã chuyển và báo người gửi.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/giao': step(assignMatter, 'Đã giao.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/thu-ly': step(acceptMatter, 'Đã thụ lý và báo người gửi.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/khong-thu-ly': step(declineMatter, 'Đã ghi không thụ lý và báo người gửi.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/huong-dan': step(guideMatter, 'Đã hướng dẫn và kết thúc.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/bo-sung': step(askPerson, 'Đã gửi đề nghị bổ sung.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/gia-han': step(extendMatter, 'Đã gia hạn và báo người gửi.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/ghi-moc': step(noteMatterDay, 'Đã ghi mốc; các thời hạn đã tính lại.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/tam-dinh-chi': step(suspendMatter, 'Đã tạm đình chỉ.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/tiep-tuc': step(resumeMatter, 'Đã tiếp tục giải quyết.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/xem-lai': step(reopenMatter, 'Đã mở lại để xem xét.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/ghi-nhan-rut': step(
    recordWithdrawal,
    'Đã đình chỉ theo đơn rút và báo người gửi.',
  ),
  'POST /nghiep-vu/so-theo-doi/:matterId/soan': step(writeAnswer, 'Đã lưu bản trả lời.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/trinh': step(submitAnswer, 'Đã trình duyệt.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/tra-lai': step(returnAnswer, 'Đã trả lại kèm lý do.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/duyet': step(approveAnswer, 'Đã duyệt. Người gửi đọc được ngay.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/neu-ten': step(nameDenouncerReader, 'Đã nêu tên.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/thoi-neu-ten': step(endDenouncerReader, 'Đã thôi nêu tên.'),
  'POST /nghiep-vu/so-theo-doi/:matterId/tach-thong-tin': step(
    stripDenunciation,
    'Đã lưu phần giao cho người xác minh.',
    { sizeMbMax: uploads, again: stripAgain },
  ),
  'POST /nghiep-vu/so-theo-doi/:matterId/nguoi-to-cao': submitAndShow(
    'work on matters',
    ({ house, actor }, typed) => perform(viewDenouncer, { house, actor }, typed),
    denouncerPage,
    { again: matter },
  ),
  'POST /nghiep-vu/so-theo-doi/:matterId/cap-lai-ma': submitWith(
    'work on matters',
    async ({ house, actor }, typed) => ({ house, stored: await perform(reissueCode, { house, actor }, typed) }),
    { again: matter, to: ({ house, stored }) => slip(house, stored, 'Đã cấp mã mới. Mã cũ hết dùng.') },
  ),
}
