/**
 * Tìm nhiệm vụ không dấu: every syllable that was typed is one of the task's, in any order; the last may be its beginning only,
 * for the person may still be typing. Signs part syllables («129/QĐ-TTg» → 129, qd, ttg), and where they stand inside a typed
 * word the task has the word just so.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { fold } from '#base/vietnamese.ts'

const wordsMax = 8
/** Longer runs of letters are known by their beginning; the migration of the index says the same. */
export const syllableLengthMax = 40

export type TaskSearch = {
  /** Syllables that occur whole. */
  whole: string[]
  /** Syllables that only begin one. */
  begun: string[]
  /** «129/qd-ttg»: occurs as it was typed. */
  asTyped: string[]
}

export function taskSearchOf(typed: string): TaskSearch {
  const words = fold(typed).split(' ').slice(0, wordsMax)
  const syllables = words.flatMap((word) => word.match(/[a-z0-9]+/g) ?? [])
  const search: TaskSearch = { whole: [], begun: [], asTyped: [] }
  for (const [index, syllable] of syllables.entries()) {
    const isBegun = index === syllables.length - 1 || syllable.length >= syllableLengthMax
    search[isBegun ? 'begun' : 'whole'].push(syllable.slice(0, syllableLengthMax))
  }
  for (const word of words) {
    const within = word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    if (/[^a-z0-9]/.test(within)) search.asTyped.push(within)
  }
  return search
}

/** Over an index of all tasks. The query is put together from letters and digits alone: nothing typed reaches PostgreSQL's parser. */
export function whereTaskSays(search: TaskSearch): RawBuilder<SqlBool> {
  const { whole, begun } = search
  const query = [...whole, ...begun.map((syllable) => `${syllable}:*`)].join(' & ')
  if (query === '') return sql<SqlBool>`true`
  return sql<SqlBool>`(task_words(task.folded) @@ ${query}::tsquery and ${likeTyped(search.asTyped)})`
}

/** The same for tasks that are at hand already, one by one: cheaper than splitting each into its syllables. */
export function whereRowSays({ whole, begun, asTyped }: TaskSearch): RawBuilder<SqlBool> {
  const says = (syllable: string, after: string) =>
    sql`task.folded like ${`%${syllable}%`} and task.folded ~ ${`(^|[^a-z0-9])${syllable}${after}`}`
  const clauses = [
    ...whole.map((syllable) => says(syllable, '($|[^a-z0-9])')),
    ...begun.map((syllable) => says(syllable, '')),
    likeTyped(asTyped),
  ]
  return sql<SqlBool>`(${sql.join(clauses, sql` and `)})`
}

function likeTyped(words: string[]): RawBuilder<SqlBool> {
  if (words.length === 0) return sql<SqlBool>`true`
  return sql<SqlBool>`(${sql.join(
    words.map((word) => sql`task.folded like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    sql` and `,
  )})`
}
