import { addDays, isDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { isWorkingDay } from '#domains/calendar/calendar.ts'
import { listFilteredIds } from '#domains/plans/bulk.queries.ts'
import { queueFilterOf } from '#domains/plans/queue-filter.ts'
import { chooseMail } from '#domains/urging/acts/choose-mail.ts'
import { markRead } from '#domains/urging/acts/mark-read.ts'
import { resendStuckMail } from '#domains/urging/acts/resend-stuck-mail.ts'
import { setPace } from '#domains/urging/acts/set-pace.ts'
import { undoUrges } from '#domains/urging/acts/undo-urges.ts'
import { urgeByHand } from '#domains/urging/acts/urge-by-hand.ts'
import { previewUrges } from '#domains/urging/by-hand.queries.ts'
import { urgesAtOnceMax } from '#domains/urging/by-hand.ts'
import { findDigest, findMailChoice, listDigestDays, listFreshUrges } from '#domains/urging/digest-page.queries.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { listPaceBodies, listPaces, loadPaces, maySetForAll } from '#domains/urging/pace.queries.ts'
import { paceFor } from '#domains/urging/pace.ts'
import { batchPage } from '#domains/urging/pages/batch-page.tsx'
import { digestPage } from '#domains/urging/pages/digest-page.tsx'
import { pacePage } from '#domains/urging/pages/pace-page.tsx'
import { paths } from '#domains/urging/pages/paths.ts'
import { severalPage } from '#domains/urging/pages/several-page.tsx'
import { stuckMailPage } from '#domains/urging/pages/stuck-mail-page.tsx'
import { taskUrgesPage } from '#domains/urging/pages/task-urges-page.tsx'
import { urgesPage } from '#domains/urging/pages/urges-page.tsx'
import { watchPage } from '#domains/urging/pages/watch-page.tsx'
import { countDigestMail, listStuckMail } from '#domains/urging/stuck-mail.queries.ts'
import { taskUrges } from '#domains/urging/task-urges.queries.ts'
import {
  countWatched,
  findBatch,
  listUrgesGiven,
  listUrgesReceived,
  listWatched,
  watchStates,
} from '#domains/urging/urges.queries.ts'
import { type Routes, read, submit, submitWith } from '#platform/http/routes.ts'
import { refusals } from '#platform/permission/permission.ts'

// Whoever has an account has a digest of their own, if anything waits for them.
const digestOf = (sources: readonly DigestSource[]) =>
  read(
    'anyone',
    async ({ db, actor, today, query }) => {
      const day = query.ngay !== undefined && isDay(query.ngay) && query.ngay <= today ? query.ngay : today
      const calendar = await loadCalendar(db)
      const found = await findDigest(db, actor, day, today, sources)
      return {
        day,
        isWorkingDay: isWorkingDay(day, calendar),
        digest: found,
        fresh: day === today ? await listFreshUrges(db, actor, found?.composedAt) : [],
        days: await listDigestDays(db, actor),
        mail: await findMailChoice(db, actor),
        calendar,
      }
    },
    digestPage,
  )

const urges = read(
  'anyone',
  async ({ db, actor }) => ({
    received: await listUrgesReceived(db, actor),
    given: await listUrgesGiven(db, actor),
    calendar: await loadCalendar(db),
  }),
  urgesPage,
)

const watch = read(
  'ask for explanation',
  async ({ db, actor, query }) => {
    const state = watchStates.find((one) => one === query.tt) ?? 'open'
    const page = Math.min(Math.max(Number.parseInt(query.trang ?? '1', 10) || 1, 1), 100)
    return {
      state,
      page,
      urges: await listWatched(db, actor, state, page),
      count: await countWatched(db, actor, state),
      nobody: await countWatched(db, actor, 'nobody'),
      calendar: await loadCalendar(db),
    }
  },
  watchPage,
)

const task = read(
  'read tasks',
  ({ db, actor, today, params }) => taskUrges(db, actor, idIn(params.taskId), today),
  taskUrgesPage,
)

/** `?moc=…&moc=…`, or `?tat-ca=1` with the filter of the list; what is more than may be urged at once waits for the next time. */
const several = read(
  'ask for explanation',
  async ({ db, actor, today, query, queryAll }) => {
    const asked =
      query['tat-ca'] === '1'
        ? await listFilteredIds(db, actor, today, queueFilterOf(query, actor.personId))
        : (queryAll.moc ?? []).filter(isId)
    const ids = asked.slice(0, urgesAtOnceMax)
    return {
      left: asked.length - ids.length,
      previews: ids.length === 0 ? [] : await previewUrges(db, actor, ids, today),
      calendar: await loadCalendar(db),
    }
  },
  severalPage,
)

const batch = read(
  'ask for explanation',
  async ({ db, actor, params }) => {
    const found = await findBatch(db, actor, idIn(params.batchId))
    if (found === undefined) throw refusals.notFound
    return { batch: found, calendar: await loadCalendar(db) }
  },
  batchPage,
)

const pace = read(
  'set the pace',
  async ({ db, actor, today }) => ({
    rows: await listPaces(db, actor),
    bodies: await listPaceBodies(db, actor),
    maySetForAll: maySetForAll(actor),
    current: paceFor('/', await loadPaces(db), today),
  }),
  pacePage,
)

const stuckMail = read(
  'manage people',
  async ({ db, actor, today }) => ({
    mails: await listStuckMail(db, actor),
    counts: await countDigestMail(db, actor, addDays(today, -7)),
  }),
  stuckMailPage,
)

/** Chosen rows of a list come as a form; the page that says what would happen has an address of its own. */
async function chosen(_: unknown, raw: Record<string, unknown>): Promise<string> {
  const ids = [raw.obligationId ?? raw.moc ?? []]
    .flat()
    .filter((one): one is string => typeof one === 'string' && isId(one))
  return `${paths.several}?${new URLSearchParams(ids.slice(0, urgesAtOnceMax).map((id) => ['moc', id]))}`
}

/** Đôn đốc; `sources`: what later domains have for people in the morning. */
export function urgingRoutes(sources: readonly DigestSource[]): Routes {
  const digest = digestOf(sources)
  return {
    [`GET ${paths.digest}`]: digest,
    [`POST ${paths.read}`]: submit(markRead, { to: () => ({ to: paths.digest, notice: 'Đã đánh dấu đã đọc.' }) }),
    [`POST ${paths.mailChoice}`]: submit(chooseMail, {
      again: digest,
      to: (byMail) => ({ to: paths.digest, notice: byMail ? 'Đã bật thư bản tin.' : 'Đã tắt thư bản tin.' }),
    }),
    [`GET ${paths.urges}`]: urges,
    [`GET ${paths.watch}`]: watch,
    'GET /nghiep-vu/don-doc/nhiem-vu/:taskId': task,
    'POST /nghiep-vu/don-doc/nhiem-vu/:taskId/moc/:obligationId': submit(urgeByHand, {
      again: task,
      to: (_, { params }) => ({ to: paths.task(params.taskId!), notice: 'Đã gửi lời đôn đốc.' }),
    }),
    [`GET ${paths.several}`]: several,
    [`POST ${paths.several}`]: submitWith('ask for explanation', chosen, { to: (address) => address }),
    [`POST ${paths.several}/gui`]: submit(urgeByHand, {
      again: several,
      to: ({ batchId, urged, skipped }) => ({
        to: paths.batch(batchId),
        notice: `Đã đôn đốc ${urged} việc${skipped > 0 ? `, ${skipped} việc không đôn đốc được` : ''}.`,
      }),
    }),
    'GET /nghiep-vu/don-doc/dot/:batchId': batch,
    'POST /nghiep-vu/don-doc/dot/:batchId/thu-hoi': submit(undoUrges, {
      again: batch,
      to: (count, { params }) => ({ to: paths.batch(params.batchId!), notice: `Đã thu hồi ${count} lời đôn đốc.` }),
    }),
    [`GET ${paths.pace}`]: pace,
    [`POST ${paths.pace}`]: submit(setPace, {
      again: pace,
      to: () => ({ to: paths.pace, notice: 'Đã đặt nhịp đôn đốc.' }),
    }),
    [`GET ${paths.stuckMail}`]: stuckMail,
    'POST /nghiep-vu/quan-tri/thu/:mailId/gui-lai': submit(resendStuckMail, {
      again: stuckMail,
      to: () => ({ to: paths.stuckMail, notice: 'Thư sẽ được gửi lại ngay.' }),
    }),
  }
}

/** An address that is none of ours never reaches the database: PostgreSQL would call it a fault. */
function idIn(param: string | undefined): string {
  return param !== undefined && isId(param) ? param : '00000000-0000-0000-0000-000000000000'
}
