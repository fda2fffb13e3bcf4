import { z } from 'zod'
import { refusals } from '#domains/integrity/finding.ts'
import { checkKind } from '#domains/integrity/integrity-check.ts'
import { act } from '#platform/acts/act.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

/** Kiểm tra ngay: the same as every night, without waiting for it. */
export const checkNow = act({
  name: 'integrity.check-now',
  may: 'watch over the data',
  parse: z.object({}).parse,
  async run({ tx, actor, now, audit }): Promise<void> {
    if (!may(actor, 'watch over the data', everywhere)) throw refusals.wholeSystem
    const id = await enqueue(tx, { kind: checkKind, payload: { asOf: 'now' }, runAt: now, uniqueKey: 'nightly' })
    audit({ subjectKind: 'job', subjectId: id, bodyId: null, after: { kind: checkKind } })
  },
})
