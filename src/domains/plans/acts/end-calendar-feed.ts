import { personIdOf } from '#domains/people/person.ts'
import { removeFeed } from '#domains/plans/calendar-feed.store.ts'
import { refusals } from '#domains/plans/calendar-feed.ts'
import { act } from '#platform/acts/act.ts'

/** Thu hồi địa chỉ lịch: one's own; who has the address reads nothing more. */
export const endCalendarFeed = act({
  name: 'plans.end-calendar-feed',
  may: 'anyone',
  parse: () => undefined,
  async run({ tx, actor, audit }) {
    const personId = personIdOf(actor)
    if (!(await removeFeed(tx, personId))) throw refusals.noFeed
    audit({ subjectKind: 'person', subjectId: personId, bodyId: actor.bodyId, after: { calendarFeed: 'ended' } })
  },
})
