import { z } from 'zod'
import { act } from '#platform/acts/act.ts'

/**
 * Xuất ra Excel những gì có dữ liệu cá nhân: who took a list out of the system, of what and how long, stands in the audit
 * before the file is given.
 */
export const exportPeople = act({
  name: 'people.export-people',
  may: 'manage people',
  parse: z.object({ filter: z.record(z.string(), z.string()), count: z.number() }).parse,
  async run({ actor, audit }, { filter, count }) {
    audit({ subjectKind: 'list', subjectId: 'people', bodyId: actor.bodyId, after: { ...filter, count } })
  },
})

export const exportAudit = act({
  name: 'people.export-audit',
  may: 'read the audit',
  parse: z.object({ filter: z.record(z.string(), z.string()), count: z.number() }).parse,
  async run({ actor, audit }, { filter, count }) {
    audit({ subjectKind: 'list', subjectId: 'audit', bodyId: actor.bodyId, after: { ...filter, count } })
  },
})
