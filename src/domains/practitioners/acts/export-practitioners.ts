import { z } from 'zod'
import { act } from '#platform/acts/act.ts'

/** Xuất danh sách ra Excel: who took which list out, and how long it was, stands in the audit before the file is given. */
export const exportPractitioners = act({
  name: 'practitioners.export-practitioners',
  may: 'read practitioners',
  parse: z.object({ filter: z.record(z.string(), z.string()), count: z.number() }).parse,
  async run({ actor, audit }, { filter, count }) {
    audit({ subjectKind: 'list', subjectId: 'practitioners', bodyId: actor.bodyId, after: { ...filter, count } })
  },
})
