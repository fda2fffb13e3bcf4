import { newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { findSimilarAnswers } from '#domains/library/everyday-answers.queries.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { listOpenDesks } from '#domains/matters/desk/front-desk.queries.ts'
import { listFrontDoorFigures } from '#domains/matters/figures/front-door-figures.queries.ts'
import { pdf } from '#domains/matters/filing/pdf-answer.ts'
import { quiet } from '#domains/matters/filing/quiet-actor.ts'
import { receiptSheet } from '#domains/matters/filing/receipt-sheet.ts'
import { doorBySlug } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { doorsPage } from '#domains/matters/pages/doors-page.tsx'
import { figuresPage } from '#domains/matters/pages/figures-page.tsx'
import { filingPage } from '#domains/matters/pages/filing-page.tsx'
import { receiptPage } from '#domains/matters/pages/receipt-page.tsx'
import { fileSizeMbMax, filesMax } from '#domains/matters/submission.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import {
  openReceipt,
  passCookie,
  passSeconds,
  receiptCookie,
  sealPass,
  sealReceipt,
} from '#domains/matters/tracking/tracking-pass.ts'
import { writePdf } from '#engines/pdf/write-pdf.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { open, openRaw, type Routes, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken } from '#platform/identity/rate-limit.ts'

/** A village may stand behind one network address; a flood does not look like one. */
const perNetwork: Rate = { times: 200, perSeconds: 3_600 }

const noDoor = new Refusal(404, 'Không có cửa gửi này. Hãy chọn trong danh sách các việc có thể gửi.')
const noReceipt = new Refusal(410, 'Phiếu đã đóng để giữ kín cho bạn. Hãy mở hồ sơ bằng mã trên phiếu bạn đã lưu.')

const form = open(async ({ house, params, query }) => {
  const door = doorBySlug(params.door ?? '')
  if (door === undefined) throw noDoor
  const open = await listOpenDesks(house.database.kysely)
  const desks = open.filter(({ givesAdvice }) => !givesAdvice || door.kind === 'question')
  // a body by its id, or by the place that was chosen before the door was
  const chosen = desks.find(({ bodyId, placeId }) => bodyId === query.noi || placeId === query.o)
  const said = (query.q ?? '').slice(0, 2_000)
  return {
    door,
    desks,
    bodyId: chosen?.bodyId,
    said,
    // of what is secret nothing is looked up
    similar: door.contact === 'never' ? [] : await findSimilarAnswers(house.database.kysely, said),
    formKey: newSecret(),
    sizeMbMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax),
  }
}, filingPage)

const send = submitWith(
  'anyone',
  async ({ house, request }, raw) => {
    const now = house.clock.now()
    await requireToken(
      house.database.kysely,
      house.secretKey,
      `matter-filing:${request.networkAddress}`,
      perNetwork,
      now,
    )
    const stored = await perform(fileSubmission, { house, actor: quiet(request) }, raw)
    return { house, now, stored }
  },
  {
    public: true,
    again: form,
    sizeMbMax: filesMax * fileSizeMbMax,
    to: ({ house, now, stored }) => ({
      to: matterPaths.receipt,
      notice: stored.isAgain ? 'Lần gửi này đã được nhận từ trước; dưới đây là phiếu của bạn.' : 'Đã gửi xong.',
      cookies: [
        { name: receiptCookie, value: sealReceipt(house.secretKey, stored, now), maxAgeSeconds: passSeconds },
        { name: passCookie, value: sealPass(house.secretKey, [stored.submissionId], now), maxAgeSeconds: passSeconds },
      ],
    }),
  },
)

async function receiptIn({ house, cookies }: WebRequest) {
  const pass = openReceipt(house.secretKey, cookies[receiptCookie], house.clock.now())
  if (pass === undefined) throw noReceipt
  const [tracked] = await listTracked(house.database.kysely, [pass.submissionId], today(house.clock))
  return { pass, tracked: tracked! }
}

/** Gửi câu hỏi, đơn, phản ánh: for the portal. */
export const filingRoutes: Routes = {
  [`GET ${matterPaths.doors}`]: open(
    async ({ house }) => ({ desks: await listOpenDesks(house.database.kysely) }),
    doorsPage,
  ),
  [`GET ${matterPaths.receipt}`]: open(receiptIn, receiptPage),
  [`GET ${matterPaths.receiptFile}`]: openRaw(async (request) => {
    const { pass, tracked } = await receiptIn(request)
    return pdf(await writePdf(receiptSheet(tracked, pass, request.house.publicUrl)), 'phieu-tiep-nhan.pdf')
  }),
  [`GET ${matterPaths.figures}`]: open(
    async ({ house }) => ({ bodies: await listFrontDoorFigures(house.database.kysely, today(house.clock)) }),
    figuresPage,
  ),
  'GET /gui/:door': form,
  'POST /gui/:door': send,
}
