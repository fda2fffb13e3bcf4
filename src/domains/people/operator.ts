import { wholeSystem } from '#domains/people/grant.ts'
import { deedsOf } from '#domains/people/roles.ts'
import type { Actor } from '#platform/acts/actor.ts'

/** Người vận hành: whoever may run the command line on the server administers the whole system, and the audit says so. */
export const operator: Actor = {
  personId: null,
  name: 'Người vận hành (dòng lệnh)',
  grants: [{ ...wholeSystem, deeds: deedsOf('administrator'), reach: 'subtree' }],
  bodyId: null,
  actingFor: null,
  address: null,
  userAgent: null,
}
