import { isId, newSecret } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { findSimilarAnswers } from '#domains/library/everyday-answers.queries.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { findOpenDesk, listDeskProvinces, listOpenDesks } from '#domains/matters/desk/front-desk.queries.ts'
import { figuresPageSize, listFrontDoorFigures } from '#domains/matters/figures/front-door-figures.queries.ts'
import { pdf } from '#domains/matters/filing/pdf-answer.ts'
import { receiptSheet } from '#domains/matters/filing/receipt-sheet.ts'
import { doorBySlug } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { doorsPage } from '#domains/matters/pages/doors-page.tsx'
import { figuresPage } from '#domains/matters/pages/figures-page.tsx'
import { filingPage } from '#domains/matters/pages/filing-page.tsx'
import { receiptPage } from '#domains/matters/pages/receipt-page.tsx'
import { fileSizeMbMax, filesMax, offeredWays } from '#domains/matters/submission.ts'
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
import type { Db } from '#platform/database/database.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, openRaw, type Routes, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'

/** A village may stand behind one network address; a flood does not look like one. */
const perNetwork: Rate = { times: 200, perSeconds: 3_600 }

const noDoor = new Refusal(404, 'Không có cửa gửi này. Hãy chọn trong danh sách các việc có thể gửi.')
const noReceipt = new Refusal(410, 'Phiếu đã đóng để giữ kín cho bạn. Hãy mở hồ sơ bằng mã trên phiếu bạn đã lưu.')

const form = open(async ({ house, params, query }) => {
  const door = doorBySlug(params.door ?? '')
  if (door === undefined) throw noDoor
  const db = house.database.kysely
  const { provinces, provinceId, chosen } = await chooseProvince(db, query)
  const open = provinceId === undefined ? [] : await listOpenDesks(db, provinceId)
  const desks = open.filter(({ givesAdvice }) => !givesAdvice || door.kind === 'question')
  const said = (query.q ?? '').slice(0, 2_000)
  return {
    door,
    provinces,
    provinceId,
    desks,
    bodyId: desks.find(({ bodyId }) => bodyId === chosen?.bodyId)?.bodyId,
    said,
    // of what is secret nothing is looked up
    similar: door.contact === 'never' ? [] : await findSimilarAnswers(db, said),
    ways: offeredWays(house.messageWays ?? []),
    formKey: newSecret(),
    sizeMbMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax),
  }
}, filingPage)

/** The province in the address, or that of a body or a place that was chosen before; where there is but one, that one. */
async function chooseProvince(db: Db, { tinh, noi, o }: Record<string, string>) {
  const provinces = await listDeskProvinces(db)
  const by = noi !== undefined && isId(noi) ? { bodyId: noi } : o === undefined ? undefined : { placeId: o }
  const chosen = by && (await findOpenDesk(db, by))
  const only = provinces.length === 1 ? provinces[0] : undefined
  const province = provinces.find(({ id }) => id === (tinh ?? chosen?.provinceId)) ?? only
  return { provinces, provinceId: province?.id, chosen }
}

const send = submitWith(
  'anyone',
  async ({ house, request }, raw) => {
    const now = house.clock.now()
    await limitNetwork(request, 'matter-filing', perNetwork)
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

/** 1 … the last; what is no page is the first. */
function pageIn(typed: string | undefined, total: number): number {
  const page = Number(typed)
  return Number.isInteger(page) && page > 1 && (page - 1) * figuresPageSize < total ? page : 1
}

/** Gửi câu hỏi, đơn, phản ánh: for the portal. */
export const filingRoutes: Routes = {
  [`GET ${matterPaths.doors}`]: open(
    async ({ house }) => ({ isAnyOpen: (await listDeskProvinces(house.database.kysely)).length > 0 }),
    doorsPage,
  ),
  [`GET ${matterPaths.receipt}`]: open(receiptIn, receiptPage),
  [`GET ${matterPaths.receiptFile}`]: openRaw(async (request) => {
    const { pass, tracked } = await receiptIn(request)
    return pdf(await writePdf(receiptSheet(tracked, pass, request.house.publicUrl)), 'phieu-tiep-nhan.pdf')
  }),
  [`GET ${matterPaths.figures}`]: open(async ({ house, query }) => {
    const db = house.database.kysely
    const { provinces, provinceId } = await chooseProvince(db, query)
    const total = provinces.find(({ id }) => id === provinceId)?.desks ?? 0
    const page = pageIn(query.trang, total)
    const bodies =
      provinceId === undefined ? [] : await listFrontDoorFigures(db, today(house.clock), { provinceId, page })
    return { provinces, provinceId, bodies, page, total }
  }, figuresPage),
  'GET /gui/:door': form,
  'POST /gui/:door': send,
}
