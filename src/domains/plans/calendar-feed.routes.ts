import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { changeFeedReminder } from '#domains/plans/acts/change-feed-reminder.ts'
import { endCalendarFeed } from '#domains/plans/acts/end-calendar-feed.ts'
import { makeCalendarFeed } from '#domains/plans/acts/make-calendar-feed.ts'
import { listFeedEntries } from '#domains/plans/calendar-feed.queries.ts'
import { findFeed, findFeedOfToken } from '#domains/plans/calendar-feed.store.ts'
import { calendarDocument, refusals } from '#domains/plans/calendar-feed.ts'
import { calendarFeedPage, newFeedPage } from '#domains/plans/pages/calendar-feed-page.tsx'
import { paths } from '#domains/plans/pages/paths.ts'
import { perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'
import type { Answer } from '#platform/http/answer.ts'
import { type Routes, read, submit, submitAndShow } from '#platform/http/routes.ts'
import { taggedText } from '#platform/http/tagged-text.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { type Rate, requireToken } from '#platform/identity/rate-limit.ts'

const ownFeed = read(
  'anyone',
  async ({ db, actor, today }) => ({
    feed: (await findFeed(db, personIdOf(actor))) ?? null,
    count: (await listFeedEntries(db, actor, today)).length,
  }),
  calendarFeedPage,
)

/** «Lịch trên điện thoại»: making, renewing and ending one's own address; for the workbench. */
export const calendarFeedRoutes: Routes = {
  [`GET ${paths.calendarFeed}`]: ownFeed,
  [`POST ${paths.calendarFeed}`]: submitAndShow(
    'anyone',
    async ({ house, actor }, raw) => {
      const { token, remindWorkingDays } = await perform(makeCalendarFeed, { house, actor }, raw)
      return { address: `${house.publicUrl}/lich/${token}.ics`, remindWorkingDays }
    },
    newFeedPage,
    { again: ownFeed },
  ),
  [`POST ${paths.calendarFeed}/loi-nhac`]: submit(changeFeedReminder, {
    again: ownFeed,
    to: () => ({ to: paths.calendarFeed, notice: 'Đã lưu lời nhắc. Ứng dụng lịch nhận ở lần đọc sau.' }),
  }),
  [`POST ${paths.calendarFeed}/thu-hoi`]: submit(endCalendarFeed, {
    again: ownFeed,
    to: () => ({
      to: paths.calendarFeed,
      notice: 'Đã thu hồi địa chỉ lịch. Ai có địa chỉ ấy cũng không đọc được gì nữa.',
    }),
  }),
}

/** What a calendar program reads, without a session: for the portal. */
export const openCalendarFeedRoutes: Routes = {
  'GET /lich/:token': { kind: 'raw', answer: answerFeed },
}

/** Programs come every few minutes at most; a whole office may stand behind one address. */
const perAddress: Rate = { times: 600, perSeconds: 60 }
const perFeed: Rate = { times: 60, perSeconds: 600 }

async function answerFeed({ house, params, networkAddress, ifNoneMatch }: WebRequest): Promise<Answer> {
  const db = house.database.kysely
  const now = house.clock.now()
  const token = (params.token ?? '').replace(/\.ics$/, '')
  await requireToken(db, house.secretKey, `calendar-feed:${networkAddress}`, perAddress, now)
  const feed = await findFeedOfToken(db, token, now)
  if (feed === undefined) throw refusals.noSuchFeed
  await requireToken(db, house.secretKey, `calendar-feed:${feed.personId}`, perFeed, now)
  const day = today(house.clock)
  const actor = await loadActor(db, feed.personId, day)
  const body = calendarDocument(await listFeedEntries(db, actor, day), {
    publicUrl: house.publicUrl,
    today: day,
    calendar: await loadCalendar(db),
    remindWorkingDays: feed.remindWorkingDays,
  })
  const headers = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' }
  return taggedText(ifNoneMatch, { contentType: 'text/calendar; charset=utf-8', body, headers })
}
