import { z } from 'zod'
import { findCheck } from '#domains/integrity/checks.queries.ts'
import { refusals } from '#domains/integrity/finding.ts'
import { act } from '#platform/acts/act.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

/** Chạy việc đêm ngay: the nightly job that tidies what a check found, without waiting for the night. Only such jobs, never any other. */
export const runNight = act({
  name: 'integrity.run-night',
  may: 'watch over the data',
  parse: z.object({ checkId: z.string().max(80), job: z.string().max(80) }).parse,
  async run({ tx, actor, now, today, audit }, { checkId, job }) {
    if (!may(actor, 'watch over the data', everywhere)) throw refusals.wholeSystem
    const steps = findCheck(checkId)?.next ?? []
    if (!steps.some((step) => step.kind === 'night' && step.job === job)) throw refusals.noNight
    const id = await enqueue(tx, { kind: job, payload: { day: today }, runAt: now, uniqueKey: 'nightly' })
    audit({ subjectKind: 'job', subjectId: id, bodyId: null, after: { kind: job, checkId } })
  },
})
