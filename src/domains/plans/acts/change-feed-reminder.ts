import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { saveReminder } from '#domains/plans/calendar-feed.store.ts'
import { refusals, remindField } from '#domains/plans/calendar-feed.ts'
import { act } from '#platform/acts/act.ts'

/** Đổi lời nhắc: one's own; the address stays as it is. */
export const changeFeedReminder = act({
  name: 'plans.change-feed-reminder',
  may: 'anyone',
  parse: z.object({ remind: remindField }).parse,
  async run({ tx, actor, audit }, { remind }) {
    const personId = personIdOf(actor)
    if (!(await saveReminder(tx, personId, remind))) throw refusals.noFeed
    audit({ subjectKind: 'person', subjectId: personId, bodyId: actor.bodyId, after: { remindWorkingDays: remind } })
  },
})
