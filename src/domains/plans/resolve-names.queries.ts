import type { Day } from '#base/day.ts'
import { findBody, loadRegister } from '#domains/bodies/bodies.queries.ts'
import { provinceIdOf } from '#domains/bodies/body.ts'
import { resolveBodies } from '#domains/bodies/resolve-bodies.ts'
import type { DraftBody, Resolve } from '#domains/plans/draft-body.ts'
import type { Db } from '#platform/database/database.ts'

/** Names written in a plan of this body → the real bodies they stand for today; the register of its province is loaded once. */
export async function resolverFor(db: Db, issuerBodyId: string, day: Day): Promise<Resolve> {
  const issuer = await findBody(db, issuerBodyId)
  if (issuer === undefined) throw new Error(`The issuing body ${issuerBodyId} does not exist.`)
  const register = await loadRegister(db, provinceIdOf(issuer))
  const known = new Map<string, DraftBody>()
  return (written) => {
    const before = known.get(written)
    if (before !== undefined) return before
    const resolution = resolveBodies(written, { issuer, day }, register)
    const body: DraftBody =
      resolution.kind === 'bodies'
        ? { written, bodyIds: resolution.ids, how: resolution.how, why: '', candidates: [] }
        : {
            written,
            bodyIds: [],
            how: 'none',
            why: resolution.why,
            candidates: resolution.candidates.slice(0, candidatesMax),
          }
    known.set(written, body)
    return body
  }
}

/** More than this many candidates is no help for choosing. */
const candidatesMax = 20
