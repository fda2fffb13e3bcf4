import { z } from 'zod'
import { openForNamed } from '#domains/matters/denouncer.store.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter, refusals } from '#domains/matters/matter.ts'
import type { DenouncerRecord } from '#domains/matters/sealed-person.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Xem người tố cáo: only who is named for the case; each time is a line in the audit, which says nothing of what was seen. */
export const viewDenouncer = act<{ matterId: string }, { matter: Matter; record: DenouncerRecord }>({
  name: 'matters.view-denouncer',
  may: 'work on matters',
  parse: z.object({ matterId: idField() }).parse,
  async run({ tx, house, actor, audit }, { matterId }) {
    const matter = await loadMatter(tx, actor, matterId)
    if (!isSecretKind(matter.kind)) throw refusals.notSecret
    const record = await openForNamed(tx, house.secretKey, matter, actor.personId)
    audit({ subjectKind: 'matter', subjectId: matter.id, bodyId: matter.bodyId, after: { viewed: true } })
    return { matter, record }
  },
})
