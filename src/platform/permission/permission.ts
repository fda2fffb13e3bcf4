import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'

/**
 * The one permission predicate, by deed, body and place. `may` answers for one thing, `whereMay` writes the same answer as
 * SQL for lists, trees, counts, searches, exports and attachments; a property test holds the two together.
 * No grant means nothing: an empty list of grants is `false`, never "no restriction".
 */

/** What a person may do; each domain adds its deeds by declaration merging, `domains/people/roles.ts` gives them to roles. */
export interface Deeds {
  'read the audit': true
}

export type Deed = Extract<keyof Deeds, string>

/** One role of one person at one body, in force today. Paths are materialised and end with a slash, so that a prefix is a subtree. */
export type Grant = {
  deeds: ReadonlySet<Deed>
  /** `body`: that body alone · `subtree`: the body and all below it · `place`: every body on the place and the places below. */
  reach: 'body' | 'subtree' | 'place'
  bodyId: string
  bodyPath: string
  placePath: string
  /** Ủy quyền: whose grant this is while the holder does that officer's work; absent for the holder's own. */
  actingFor?: string
}

/** Where a thing belongs: the body that answers for it. */
export type Location = { bodyId: string; bodyPath: string; placePath: string }

/**
 * Stands for the whole system: only a grant for all of it reaches here; one over the whole country reaches every body and is not that. No
 * body has this id.
 */
export const everywhere: Location = { bodyId: '00000000-0000-0000-0000-000000000000', bodyPath: '/', placePath: '' }

export type Holder = { grants: readonly Grant[] }

export function may(holder: Holder, deed: Deed, at: Location): boolean {
  return holder.grants.some((grant) => grant.deeds.has(deed) && reaches(grant, at))
}

export function mayAnywhere(holder: Holder, deed: Deed): boolean {
  return holder.grants.some((grant) => grant.deeds.has(deed))
}

/** The same as `may`, over columns of a row that names a body: `whereMay(actor, 'read tasks', 'b')` for an alias of `body`. */
export function whereMay(holder: Holder, deed: Deed, bodyAlias: string): RawBuilder<SqlBool> {
  const clauses = holder.grants.filter((grant) => grant.deeds.has(deed)).map((grant) => clauseOf(grant, bodyAlias))
  return clauses.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(clauses, sql` or `)})`
}

export const refusals = {
  mayNot: new Refusal(
    403,
    'Tài khoản của ông/bà không được giao quyền làm việc này. Hãy nhờ người quản trị của cơ quan cấp quyền, hoặc chuyển cho người phụ trách.',
  ),
  notFound: new Refusal(
    404,
    'Không tìm thấy nội dung này, hoặc ông/bà không được giao quyền xem. Hãy kiểm tra lại đường dẫn.',
  ),
}

function reaches(grant: Grant, at: Location): boolean {
  switch (grant.reach) {
    case 'body':
      return grant.bodyId === at.bodyId
    case 'subtree':
      return at.bodyPath.startsWith(grant.bodyPath)
    case 'place':
      return at.bodyPath !== everywhere.bodyPath && at.placePath.startsWith(grant.placePath)
  }
}

function clauseOf(grant: Grant, bodyAlias: string): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${bodyAlias}.${name}`)
  switch (grant.reach) {
    case 'body':
      return sql<SqlBool>`${column('id')} = ${grant.bodyId}`
    case 'subtree':
      return sql<SqlBool>`${column('path')} like ${prefixPattern(grant.bodyPath)}`
    case 'place':
      return sql<SqlBool>`${column('place_path')} like ${prefixPattern(grant.placePath)}`
  }
}

/** Of `like`: everything that begins with this path. */
export function prefixPattern(path: string): string {
  return `${path.replace(/[\\%_]/g, '\\$&')}%`
}
