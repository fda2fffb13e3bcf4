import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { saveFeed } from '#domains/plans/calendar-feed.store.ts'
import { remindField } from '#domains/plans/calendar-feed.ts'
import { act } from '#platform/acts/act.ts'

/** Tạo địa chỉ lịch, or another instead: one's own. The secret comes back once. */
export const makeCalendarFeed = act({
  name: 'plans.make-calendar-feed',
  may: 'anyone',
  parse: z.object({ remind: remindField }).parse,
  async run({ tx, actor, now, audit }, { remind }) {
    const personId = personIdOf(actor)
    const token = await saveFeed(tx, { personId, remindWorkingDays: remind }, now)
    audit({
      subjectKind: 'person',
      subjectId: personId,
      bodyId: actor.bodyId,
      after: { calendarFeed: 'made', remindWorkingDays: remind },
    })
    return { token, remindWorkingDays: remind }
  },
})
