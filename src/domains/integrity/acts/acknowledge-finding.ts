import { z } from 'zod'
import { refusals } from '#domains/integrity/finding.ts'
import { listFindings } from '#domains/integrity/integrity.queries.ts'
import { saveAcknowledgement } from '#domains/integrity/integrity.store.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act } from '#platform/acts/act.ts'
import { textField } from '#platform/acts/fields.ts'
import { everywhere, may } from '#platform/permission/permission.ts'

/** Đã xem: what was found is known and may stay so, with the reason; whatever is found beyond it opens it again. */
export const acknowledgeFinding = act({
  name: 'integrity.acknowledge-finding',
  may: 'watch over the data',
  parse: z.object({ checkId: z.string().max(80), reason: textField('lý do', 10, 1_000) }).parse,
  async run({ tx, actor, now, audit }, { checkId, reason }): Promise<void> {
    if (!may(actor, 'watch over the data', everywhere)) throw refusals.wholeSystem
    const finding = (await listFindings(tx)).find((one) => one.checkId === checkId)
    if (finding === undefined) throw refusals.notFound
    const ids = finding.first.map(({ id }) => id)
    const { count, idsSum } = finding
    await saveAcknowledgement(tx, { checkId, count, ids, idsSum, reason, by: personIdOf(actor), at: now })
    audit({ subjectKind: 'integrity-check', subjectId: checkId, bodyId: null, after: { count: finding.count, reason } })
  },
})
