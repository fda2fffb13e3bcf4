import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'

/** Bộ: a body of this kind at the nation's place, which no province answers to in the tree. Over an alias of `body`. */
export function isMinistryRow(alias: string) {
  return sql<boolean>`(${sql.ref(`${alias}.kind`)} = 'bo' and ${sql.ref(`${alias}.place_path`)} = '')`
}

export async function isMinistry(db: Db, bodyId: string): Promise<boolean> {
  const found = await db
    .selectFrom('body')
    .select('id')
    .where('id', '=', bodyId)
    .where(isMinistryRow('body'))
    .executeTakeFirst()
  return found !== undefined
}
