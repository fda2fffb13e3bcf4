import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { endSession, endSessionOfToken, endSessions } from '#domains/people/session.store.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Đăng xuất: this browser. */
export const signOut = act({
  name: 'people.sign-out',
  may: 'anyone',
  parse: z.object({ sessionToken: z.string().optional() }).parse,
  async run(context, { sessionToken }) {
    await endSessionOfToken(context.tx, sessionToken, context.now)
    if (context.actor.personId !== null) note(context, context.actor.personId, { ended: 'this browser' })
  },
})

/** Đăng xuất khỏi mọi thiết bị, this one too. */
export const signOutEverywhere = act({
  name: 'people.sign-out-everywhere',
  may: 'anyone',
  parse: () => undefined,
  async run(context) {
    const personId = personIdOf(context.actor)
    const count = await endSessions(context.tx, personId, context.now)
    note(context, personId, { ended: count })
  },
})

/** Ends one of one's own sessions, on a browser that is not at hand. */
export const endOneSession = act({
  name: 'people.end-session',
  may: 'anyone',
  parse: z.object({ sessionId: idField() }).parse,
  async run(context, { sessionId }) {
    const personId = personIdOf(context.actor)
    if (!(await endSession(context.tx, personId, sessionId, context.now))) throw refusals.gone
    note(context, personId, { ended: sessionId })
  },
})

export const refusals = {
  gone: new Refusal(404, 'Phiên đăng nhập này đã kết thúc rồi. Hãy tải lại trang để xem danh sách mới.'),
}

function note(context: ActContext, personId: string, after: unknown): void {
  context.audit({ subjectKind: 'person', subjectId: personId, bodyId: context.actor.bodyId, after })
}
