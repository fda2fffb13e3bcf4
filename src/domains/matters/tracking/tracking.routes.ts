import { setTimeout as wait } from 'node:timers/promises'
import { phoneDigits } from '#base/phone.ts'
import { Refusal } from '#base/refusal.ts'
import { addWords } from '#domains/matters/acts/add-words.ts'
import { askNewCode } from '#domains/matters/acts/ask-new-code.ts'
import { askWithdrawal, readWithdrawalWords } from '#domains/matters/acts/ask-withdrawal.ts'
import { recoverCode } from '#domains/matters/acts/recover-code.ts'
import { sayOutcome } from '#domains/matters/acts/say-outcome.ts'
import { sayPublishing } from '#domains/matters/acts/say-publishing.ts'
import { takeNewCode } from '#domains/matters/acts/take-new-code.ts'
import { withdrawMatter } from '#domains/matters/acts/withdraw-matter.ts'
import { checkOpen, refusals as matterRefusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { endedPassPage } from '#domains/matters/pages/ended-pass-page.tsx'
import { lostCodePage, newCodesPage, renewalPage, renewalSentPage } from '#domains/matters/pages/lost-code-pages.tsx'
import { trackPage } from '#domains/matters/pages/track-page.tsx'
import { trackedPage } from '#domains/matters/pages/tracked-page.tsx'
import { reviewWithdrawalPage, type WithdrawPageProps, withdrawPage } from '#domains/matters/pages/withdraw-pages.tsx'
import { recoveryHash } from '#domains/matters/receipt-code.ts'
import { fileSizeMbMax, filesMax, refusals } from '#domains/matters/submission.ts'
import { findByLink, findSubmissionIds, listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import {
  openPass,
  passCookie,
  passSeconds,
  receiptCookie,
  sealPass,
  sealReceipt,
} from '#domains/matters/tracking/tracking-pass.ts'
import { withdrawalFormFor } from '#domains/matters/withdrawal-form.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'
import { type Answer, redirect } from '#platform/http/answer.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, openRaw, type ReadRoute, type Routes, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken, takeToken } from '#platform/identity/rate-limit.ts'
import { hashCode, hashLink, readCode } from '#platform/identity/receipt-code.ts'
import { isToken } from '#platform/identity/session-token.ts'

/** Codes that could be codes, from one network address: a village hall may stand behind it. */
const codesPerNetwork: Rate = { times: 60, perSeconds: 600 }
/** Wrong codes of everybody together; beyond it every look-up waits, and few at a time: nobody is locked out, nobody is fast. */
const wrongOfAll: Rate = { times: 600, perSeconds: 3_600 }
const slowMs = 2_000
const slowAtOnceMax = 10
const slowLastsMs = 600_000
const recoveriesPerNetwork: Rate = { times: 20, perSeconds: 3_600 }
const recoveriesPerPhone: Rate = { times: 5, perSeconds: 86_400 }
/** What one submission is added to: nobody needs more, and files fill a disk. */
const ownSteps: Rate = { times: 30, perSeconds: 86_400 }
const mailsPerAddress: Rate = { times: 3, perSeconds: 86_400 }

const tooManyAtOnce = new Refusal(503, 'Nhiều người đang tra cứu cùng lúc. Hãy đợi một phút rồi thử lại.')

let slowUntil = 0
let slowNow = 0

async function slowDown(now: Date): Promise<void> {
  if (now.getTime() > slowUntil) return
  if (slowNow >= slowAtOnceMax) throw tooManyAtOnce
  slowNow++
  try {
    await wait(slowMs)
  } finally {
    slowNow--
  }
}

async function idsForCode({ house, networkAddress }: WebRequest, typed: unknown): Promise<string[]> {
  const code = readCode(typeof typed === 'string' ? typed : '')
  // a slip of the hand is told at once and costs nothing: the check digit tells it without the database
  if (code === undefined) throw refusals.wrongCode
  const db = house.database.kysely
  const now = house.clock.now()
  await requireToken(db, house.secretKey, `matter-code:${networkAddress}`, codesPerNetwork, now)
  await slowDown(now)
  const ids = await findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, code))
  if (ids.length > 0) return ids
  if (!(await takeToken(db, house.secretKey, 'matter-code-wrong', wrongOfAll, now)).taken)
    slowUntil = now.getTime() + slowLastsMs
  throw refusals.noSuchCode
}

function passTo(house: House, ids: readonly string[]) {
  const value = sealPass(house.secretKey, ids, house.clock.now())
  return { to: matterPaths.tracked, cookies: [{ name: passCookie, value, maxAgeSeconds: passSeconds }] }
}

const form = open(async () => ({}), trackPage)

const enter = submitWith(
  'anyone',
  async ({ house, request }, raw) => ({ house, ids: await idsForCode(request, raw.code) }),
  { public: true, again: form, to: ({ house, ids }) => passTo(house, ids) },
)

async function byLink({ house, params }: WebRequest): Promise<Answer> {
  const token = params.token ?? ''
  const id = isToken(token) ? await findByLink(house.database.kysely, hashLink(token)) : undefined
  if (id === undefined) throw refusals.noSuchCode
  const { to, cookies } = passTo(house, [id])
  return redirect(to, undefined, cookies)
}

const tracked = open(async (request) => {
  const { house } = request
  const ids = idsIn(request)
  return {
    tracked: await listTracked(house.database.kysely, ids, today(house.clock)),
    sizeMbMax: sizeMbMaxOf(house),
  }
}, trackedPage)

function sizeMbMaxOf(house: House): number {
  return Math.min(fileSizeMbMax, house.uploadSizeMbMax)
}

function isOver({ house, cookies }: WebRequest): boolean {
  return openPass(house.secretKey, cookies[passCookie], house.clock.now()).length === 0
}

function idsIn({ house, cookies }: WebRequest): string[] {
  const ids = openPass(house.secretKey, cookies[passCookie], house.clock.now())
  if (ids.length === 0) throw refusals.notOpenHere
  return ids
}

/** The page that was written on; once its time is over, one that keeps what was typed and asks for the code. */
function hereOrEnded(here: ReadRoute): ReadRoute {
  const ended = open(async ({ house }) => ({ sizeMbMax: sizeMbMaxOf(house) }), endedPassPage)
  return {
    kind: 'read',
    answer: (request, again) => (isOver(request) ? ended : here).answer(request, again),
  }
}

async function withdrawalIn(request: WebRequest): Promise<WithdrawPageProps> {
  const { house, params } = request
  const all = await listTracked(house.database.kysely, idsIn(request), today(house.clock))
  const own = all.flatMap(({ matters }) => matters).find(({ matter }) => matter.id === params.matterId)
  if (own === undefined) throw matterRefusals.notFound
  checkOpen(own.matter, 'withdraw')
  return { ...own, form: withdrawalFormFor(own.matter.kind, own.matter.receivedOn) }
}

const withdrawal = open(withdrawalIn, withdrawPage)

/** What the holder of a code does with what is theirs: while the page is open, or with the code beside what they wrote. */
function own<Input, Output>(
  deed: Act<Input, Output>,
  notice: string,
  { here = tracked, sizeMbMax = 1 }: { here?: ReadRoute; sizeMbMax?: number } = {},
) {
  return submitWith(
    'anyone',
    async ({ house, request }, raw) => {
      const submissionIds =
        isOver(request) && raw.code !== undefined ? await idsForCode(request, raw.code) : idsIn(request)
      await requireToken(
        house.database.kysely,
        house.secretKey,
        `matter-own:${submissionIds[0]}`,
        ownSteps,
        house.clock.now(),
      )
      await perform(deed, { house, actor: quiet(request) }, { ...raw, submissionIds })
      return { house, submissionIds }
    },
    {
      public: true,
      again: hereOrEnded(here),
      sizeMbMax,
      to: ({ house, submissionIds }, request) =>
        isOver(request) ? { ...passTo(house, submissionIds), notice } : { to: matterPaths.tracked, notice },
    },
  )
}

const lost = open(async () => ({}), lostCodePage)

const recover = submitAndShow(
  'anyone',
  async ({ house, request }, raw) => {
    const db = house.database.kysely
    const now = house.clock.now()
    await limitNetwork(request, 'matter-recovery', recoveriesPerNetwork)
    const phone = phoneDigits(typeof raw.phone === 'string' ? raw.phone : '')
    if (phone !== undefined) {
      const key = recoveryHash(house.secretKey, 'secret', [phone])
      await requireToken(db, house.secretKey, `matter-recovery:${key}`, recoveriesPerPhone, now)
    }
    return { codes: await perform(recoverCode, { house, actor: quiet(request) }, raw) }
  },
  newCodesPage,
  { public: true, again: lost },
)

const askByMail = submitWith(
  'anyone',
  async ({ house, request }, raw) => {
    const db = house.database.kysely
    const now = house.clock.now()
    await limitNetwork(request, 'matter-recovery', recoveriesPerNetwork)
    const address = typeof raw.email === 'string' ? raw.email.trim().toLowerCase().slice(0, 300) : ''
    const key = recoveryHash(house.secretKey, 'email', [address])
    const { taken } = await takeToken(db, house.secretKey, `matter-renewal:${key}`, mailsPerAddress, now)
    await perform(askNewCode, { house, actor: quiet(request) }, { ...raw, mayMail: taken })
  },
  { public: true, again: lost, to: () => matterPaths.lostSent },
)

const renew = submitWith(
  'anyone',
  async ({ house, request }, raw) => ({
    house,
    ...(await perform(takeNewCode, { house, actor: quiet(request) }, raw)),
  }),
  {
    public: true,
    to: ({ house, ...pass }) => ({
      to: matterPaths.receipt,
      notice: 'Đã cấp mã mới. Mã cũ không dùng được nữa.',
      cookies: [
        {
          name: receiptCookie,
          value: sealReceipt(house.secretKey, pass, house.clock.now()),
          maxAgeSeconds: passSeconds,
        },
        ...passTo(house, [pass.submissionId]).cookies,
      ],
    }),
  },
)

/** Tra cứu hồ sơ bằng mã, không cần tài khoản: for the portal. */
export const trackingRoutes: Routes = {
  [`GET ${matterPaths.track}`]: form,
  [`POST ${matterPaths.track}`]: enter,
  'GET /tra-cuu/m/:token': openRaw(byLink),
  [`GET ${matterPaths.tracked}`]: tracked,
  'POST /tra-cuu/ho-so/:matterId/y-kien': own(sayOutcome, 'Đã ghi ý kiến của bạn. Cơ quan nhìn thấy ngay.'),
  'POST /tra-cuu/ho-so/:matterId/bo-sung': own(addWords, 'Đã gửi phần bổ sung.', {
    sizeMbMax: filesMax * fileSizeMbMax,
  }),
  'POST /tra-cuu/ho-so/:matterId/cong-bo': own(sayPublishing, 'Đã ghi ý kiến của bạn về việc công bố.'),
  'GET /tra-cuu/ho-so/:matterId/rut': withdrawal,
  'POST /tra-cuu/ho-so/:matterId/rut': own(withdrawMatter, 'Đã rút.', { here: withdrawal }),
  'POST /tra-cuu/ho-so/:matterId/xin-rut/xem-lai': submitAndShow(
    'anyone',
    async ({ request }, raw) => ({ ...(await withdrawalIn(request)), words: readWithdrawalWords(raw) }),
    reviewWithdrawalPage,
    { public: true, again: hereOrEnded(withdrawal) },
  ),
  'POST /tra-cuu/ho-so/:matterId/xin-rut': own(
    askWithdrawal,
    'Đã gửi đề nghị rút. Hãy gửi đơn có chữ ký hoặc điểm chỉ đến nơi nhận.',
    { here: withdrawal },
  ),
  [`POST ${matterPaths.closeTracked}`]: submitWith('anyone', async () => undefined, {
    public: true,
    to: () => ({
      to: matterPaths.track,
      notice: 'Đã đóng hồ sơ trên máy này.',
      cookies: [passCookie, receiptCookie].map((name) => ({ name, value: '', maxAgeSeconds: 0 })),
    }),
  }),
  [`GET ${matterPaths.lost}`]: lost,
  [`POST ${matterPaths.lost}`]: recover,
  [`POST ${matterPaths.lost}/thu`]: askByMail,
  [`GET ${matterPaths.lostSent}`]: open(async () => ({}), renewalSentPage),
  'GET /tra-cuu/ma-moi/:token': open(async ({ params }) => ({ token: params.token ?? '' }), renewalPage),
  'POST /tra-cuu/ma-moi/:token': renew,
}
