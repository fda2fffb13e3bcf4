import { giveUpCall } from '#domains/matters/acts/give-up-call.ts'
import { noteCall } from '#domains/matters/acts/note-call.ts'
import { listCalls } from '#domains/matters/calls/call.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { callsPage } from '#domains/matters/pages/calls-page.tsx'
import { type Routes, read, submit } from '#platform/http/routes.ts'

const calls = read(
  'work on matters',
  async ({ db, actor, house }) => ({ calls: await listCalls(db, actor, house.secretKey) }),
  callsPage,
)

/** Danh sách gọi lại, at the desk. */
export const callsRoutes: Routes = {
  [`GET ${matterPaths.calls}`]: calls,
  [`POST ${matterPaths.calls}`]: submit(noteCall, {
    again: calls,
    to: (how) => ({
      to: matterPaths.calls,
      notice: how === 'told' ? 'Đã ghi: người gửi đã được báo.' : 'Đã ghi lần gọi.',
    }),
  }),
  [`POST ${matterPaths.giveUpCall}`]: submit(giveUpCall, {
    again: calls,
    to: () => ({ to: matterPaths.calls, notice: 'Đã thôi gọi.' }),
  }),
}
