import type { Grant } from '#platform/permission/permission.ts'

/** Who does something: an officer who has signed in, or the system itself (jobs, command line). */
export type Actor = {
  /** null for the system. */
  personId: string | null
  name: string
  grants: readonly Grant[]
  /** The body the person belongs to first; audit rows and new records carry it. */
  bodyId: string | null
  /** Whose work the person does beside their own (ủy quyền), to be shown; the audit notes it deed by deed, from the grants. */
  actingFor: string | null
  /** Network address and browser, for the audit. */
  address: string | null
  userAgent: string | null
}

/** The system: jobs and the command line. It holds no grant; acts that it may do say `may: 'system'`. */
export const systemActor: Actor = {
  personId: null,
  name: 'Hệ thống',
  grants: [],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}
