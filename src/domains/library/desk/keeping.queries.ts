import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { keeps } from '#domains/library/desk/keeping.ts'
import { type Holder, whereMay } from '#platform/permission/permission.ts'

/** The same answer as `keeps`, over the rows of `law_document` under this alias. */
export function whereKeeps(holder: Holder, documentAlias: string): RawBuilder<SqlBool> {
  return whereKeepsBody(holder, `${documentAlias}.keeper_body_id`)
}

/** Over a column that names the keeping body, or is null for the whole system. */
export function whereKeepsBody(holder: Holder, column: string): RawBuilder<SqlBool> {
  const keeper = sql.ref(column)
  return sql<SqlBool>`case when ${keeper} is null then ${keeps(holder, null)}
    else exists (select 1 from body keeper where keeper.id = ${keeper} and ${whereMay(holder, 'keep the library', 'keeper')}) end`
}
