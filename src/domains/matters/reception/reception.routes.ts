import { type Day, isDay } from '#base/day.ts'
import { isId, newSecret } from '#base/ids.ts'
import { chosenBody, findChoiceBody, listChoiceBodies } from '#domains/bodies/body-choice.queries.ts'
import { bookReception } from '#domains/matters/acts/book-reception.ts'
import { callOffReception } from '#domains/matters/acts/call-off-reception.ts'
import { cancelBooking } from '#domains/matters/acts/cancel-booking.ts'
import { noteMissed } from '#domains/matters/acts/note-missed.ts'
import { recordVisit } from '#domains/matters/acts/record-visit.ts'
import { saveReceptionRule } from '#domains/matters/acts/save-reception-rule.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { receptionDayPage } from '#domains/matters/pages/reception-day-page.tsx'
import { receptionDeskPage } from '#domains/matters/pages/reception-desk-page.tsx'
import {
  bookedPage,
  bookingPage,
  bookPage,
  receptionPage,
  receptionsPage,
} from '#domains/matters/pages/reception-pages.tsx'
import { visitPage } from '#domains/matters/pages/visit-page.tsx'
import {
  findOwnBooking,
  listDay,
  listExpected,
  listReceiving,
  listReceivingProvinces,
  loadSchedule,
  loadSession,
} from '#domains/matters/reception/reception.queries.ts'
import { refusals } from '#domains/matters/reception/reception.ts'
import { findBookingFor } from '#domains/matters/reception/visit.queries.ts'
import { fileSizeMbMax, filesMax, offeredWays, refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { passSeconds, receiptCookie, sealReceipt } from '#domains/matters/tracking/tracking-pass.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import { limitNetwork } from '#platform/http/limit-network.ts'
import { quiet } from '#platform/http/quiet-actor.ts'
import { open, type Routes, read, submit, submitAndShow, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import type { Rate } from '#platform/identity/rate-limit.ts'
import { hashCode, readCode } from '#platform/identity/receipt-code.ts'

/** A village hall may book for many; whoever would take every seat is stopped. */
const bookingsPerNetwork: Rate = { times: 30, perSeconds: 3_600 }
/** The same bucket as for codes of matters: it is the same guessing. */
const codesPerNetwork: Rate = { times: 60, perSeconds: 600 }

const bodyIn = ({ params }: Pick<WebRequest, 'params'>): string => {
  if (!isId(params.bodyId ?? '')) throw refusals.notFound
  return params.bodyId!
}

const book = open(async ({ house, query }) => {
  const ruleId = query.lich ?? ''
  const day = query.ngay ?? ''
  if (!isId(ruleId) || !isDay(day)) throw refusals.notFound
  // a call is no reminder
  const ways = offeredWays(house.messageWays ?? []).filter((way) => way !== 'call')
  return { ...(await loadSession(house.database.kysely, ruleId, day)), ways, formKey: newSecret() }
}, bookPage)

/** The form is sent without a query: the page that comes back needs the day and the rule that it carried. */
const bookAgain: typeof book = {
  kind: 'read',
  answer: (request, again) => {
    const typed = again?.typed ?? {}
    const query = { lich: String(typed.lich ?? ''), ngay: String(typed.ngay ?? '') }
    return book.answer({ ...request, query }, again)
  },
}

const booking = open(async () => ({ booking: undefined, code: '' }), bookingPage)

async function codeHashIn(request: WebRequest, typed: unknown): Promise<{ code: string; codeHash: string }> {
  const code = readCode(typeof typed === 'string' ? typed : '')
  if (code === undefined) throw submissionRefusals.wrongCode
  await limitNetwork(request, 'matter-code', codesPerNetwork)
  return { code, codeHash: hashCode(request.house.secretKey, code) }
}

/** Lịch tiếp công dân và đặt lịch, for the portal. */
export const receptionRoutes: Routes = {
  [`GET ${matterPaths.receptions}`]: open(async ({ house, query }) => {
    const [db, day] = [house.database.kysely, today(house.clock)]
    const provinces = await listReceivingProvinces(db, day)
    const province = provinces.length === 1 ? provinces[0] : provinces.find(({ id }) => id === query.tinh)
    return {
      provinces,
      provinceId: province?.id,
      bodies: province === undefined ? [] : await listReceiving(db, day, province.id),
    }
  }, receptionsPage),
  [`GET ${matterPaths.booking}`]: booking,
  [`POST ${matterPaths.booking}`]: submitAndShow(
    'anyone',
    async ({ house, request }, raw) => {
      const { code, codeHash } = await codeHashIn(request, raw.code)
      return { booking: await findOwnBooking(house.database.kysely, codeHash), code }
    },
    bookingPage,
    { public: true, again: booking },
  ),
  [`POST ${matterPaths.cancelBooking}`]: submitWith(
    'anyone',
    async ({ house, request }, raw) => {
      await codeHashIn(request, raw.code)
      await perform(cancelBooking, { house, actor: quiet(request) }, raw)
    },
    { public: true, again: booking, to: () => ({ to: matterPaths.booking, notice: 'Đã hủy lịch hẹn.' }) },
  ),
  'GET /tiep-cong-dan/:bodyId': open(
    (request) => loadSchedule(request.house.database.kysely, bodyIn(request), today(request.house.clock)),
    receptionPage,
  ),
  'GET /tiep-cong-dan/:bodyId/dat': book,
  'POST /tiep-cong-dan/:bodyId/dat': submitAndShow(
    'anyone',
    async ({ house, request }, raw) => {
      await limitNetwork(request, 'matter-booking', bookingsPerNetwork)
      return perform(bookReception, { house, actor: quiet(request) }, { ...raw, ruleId: raw.lich, day: raw.ngay })
    },
    bookedPage,
    { public: true, again: bookAgain },
  ),
}

const deskPage = read(
  'work on matters',
  async ({ db, actor, query, today: day }) => {
    const choice = await listChoiceBodies(db, actor, 'work on matters', query['tim-co-quan'])
    const body = await chosenBody({ db, actor, query }, 'work on matters', choice)
    if (body === undefined) throw matterRefusals.notFound
    return {
      ...(await loadSchedule(db, body.bodyId, day)),
      choice,
      expected: await listExpected(db, body.bodyId, day),
      mayPublish: (await findChoiceBody(db, actor, 'approve matters', body.bodyId)) !== undefined,
    }
  },
  receptionDeskPage,
)

const dayPage = read(
  'work on matters',
  async ({ db, actor, house, query }) => {
    const day: Day = query.ngay ?? ''
    const bodyId = query['co-quan'] ?? ''
    const body = isId(bodyId) ? await findChoiceBody(db, actor, 'work on matters', bodyId) : undefined
    if (body === undefined || !isDay(day)) throw matterRefusals.notFound
    return { ...body, day, bookings: await listDay(db, actor, house.secretKey, { bodyId: body.bodyId, day }) }
  },
  receptionDayPage,
)

const visit = read(
  'work on matters',
  async ({ db, actor, house, params }) => {
    if (!isId(params.bookingId ?? '')) throw refusals.notFound
    return {
      ...(await findBookingFor(db, actor, house.secretKey, params.bookingId!)),
      formKey: newSecret(),
      sizeMbMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax),
    }
  },
  visitPage,
)

const toDesk = (bodyId: string, notice: string) => ({ to: `${matterPaths.receptionDesk}?co-quan=${bodyId}`, notice })

/** Tiếp công dân, at the desk. */
export const receptionDeskRoutes: Routes = {
  [`GET ${matterPaths.receptionDesk}`]: deskPage,
  [`POST ${matterPaths.receptionRule}`]: submit(saveReceptionRule, {
    again: deskPage,
    to: ({ bodyId }) => toDesk(bodyId, 'Đã lưu lịch. Người dân thấy ngay trên cổng.'),
  }),
  [`POST ${matterPaths.receptionOff}`]: submit(callOffReception, {
    again: deskPage,
    to: ({ bodyId }) => toDesk(bodyId, 'Đã ghi nghỉ buổi này và báo người đã hẹn.'),
  }),
  'GET /nghiep-vu/tiep-cong-dan/ngay': dayPage,
  'GET /nghiep-vu/tiep-cong-dan/hen/:bookingId': visit,
  'POST /nghiep-vu/tiep-cong-dan/hen/:bookingId': submitWith(
    'work on matters',
    async ({ house, actor }, typed) => ({ house, stored: await perform(recordVisit, { house, actor }, typed) }),
    {
      again: visit,
      sizeMbMax: filesMax * fileSizeMbMax,
      to: ({ house, stored: { submissionId, code, link } }) => ({
        to: matterPaths.intakeReceipt,
        notice: 'Đã vào sổ.',
        cookies: [
          {
            name: receiptCookie,
            value: sealReceipt(house.secretKey, { submissionId, code, link }, house.clock.now()),
            maxAgeSeconds: passSeconds,
          },
        ],
      }),
    },
  ),
  'POST /nghiep-vu/tiep-cong-dan/hen/:bookingId/khong-den': submit(noteMissed, {
    to: () => ({ to: matterPaths.receptionDesk, notice: 'Đã ghi không đến.' }),
  }),
}
