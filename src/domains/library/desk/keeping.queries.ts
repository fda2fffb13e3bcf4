import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { keeps } from '#domains/library/desk/keeping.ts'
import type { Holder } from '#platform/permission/permission.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** The same answer as `keeps`, over the rows of `law_document` under this alias. */
export function whereKeeps(holder: Holder, documentAlias: string): RawBuilder<SqlBool> {
  const keeper = sql.ref(`${documentAlias}.keeper_body_id`)
  return sql<SqlBool>`case when ${keeper} is null then ${keeps(holder, null)}
    else exists (select 1 from body keeper where keeper.id = ${keeper} and ${whereMay(holder, 'keep the library', 'keeper')}) end`
}
