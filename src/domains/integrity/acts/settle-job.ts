import { z } from 'zod'
import { refusals } from '#domains/integrity/finding.ts'
import { type ActContext, act } from '#platform/acts/act.ts'
import { idField, textField } from '#platform/acts/fields.ts'
import { dropJob, loadDeadJob, reviveJob } from '#platform/jobs/dead-job.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

/** Làm lại việc nền that was given up, once its cause is mended. */
export const runJobAgain = act({
  name: 'integrity.run-job-again',
  may: 'watch over the data',
  parse: z.object({ jobId: idField() }).parse,
  async run(context, { jobId }) {
    const { kind } = await loadDead(context, jobId)
    if (!(await reviveJob(context.tx, jobId, context.now))) throw refusals.jobWaits
    const change = { before: { state: 'dead' }, after: { kind, state: 'waiting' } }
    context.audit({ subjectKind: 'job', subjectId: jobId, bodyId: null, ...change })
  },
})

/** Bỏ việc nền that nobody waits for any more, with the reason. */
export const dropDeadJob = act({
  name: 'integrity.drop-job',
  may: 'watch over the data',
  parse: z.object({ jobId: idField(), reason: textField('lý do', 10, 1_000) }).parse,
  async run(context, { jobId, reason }) {
    const { kind } = await loadDead(context, jobId)
    await dropJob(context.tx, jobId)
    const change = { before: { state: 'dead' }, after: { kind, state: 'dropped', reason } }
    context.audit({ subjectKind: 'job', subjectId: jobId, bodyId: null, ...change })
  },
})

async function loadDead({ tx, actor }: ActContext, jobId: string) {
  if (!may(actor, 'watch over the data', everywhere)) throw refusals.wholeSystem
  const job = await loadDeadJob(tx, jobId)
  if (job === undefined) throw refusals.noJob
  return job
}
