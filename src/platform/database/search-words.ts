import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'

const searchWordsMax = 8

/**
 * A search without accents: every word must occur in the folded column. Wildcards of `like` in what was typed stand for
 * themselves; words past the eighth are left out. No word at all meets every row.
 */
export function whereAllWords(column: string, search: string): RawBuilder<SqlBool> {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '')
  const clauses = words
    .slice(0, searchWordsMax)
    .map((word) => sql<SqlBool>`${sql.ref(column)} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  return clauses.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(clauses, sql` and `)})`
}
