import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { acknowledge } from '#domains/plans/changes/change-notice.store.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Tôi đã đọc: the person knows what the amended plan changes for them. Each reads their own. */
export const acknowledgeChange = act({
  name: 'plans.acknowledge-change',
  may: 'anyone',
  parse: z.object({ noticeId: idField() }).parse,
  async run(context, { noticeId }) {
    const { tx, now, audit } = context
    const { planId } = await acknowledge(tx, noticeId, personIdOf(context.actor), now)
    audit({
      subjectKind: 'plan-change-notice',
      subjectId: noticeId,
      bodyId: null,
      after: { planId, acknowledged: true },
    })
  },
})
