import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { MeasureId, RecordKind } from '#domains/statistics/measure.ts'

/** Records of one kind, and what each measure takes of them. Every count and every list is written from this alone. */
export type Source = {
  kind: RecordKind
  /** What stands after `from`. */
  rows: RawBuilder<unknown>
  bodyId: RawBuilder<unknown>
  id: RawBuilder<unknown>
  /** Whose page opens for it, where that is another record: a task for its obligation. */
  opens?: RawBuilder<unknown>
  /** What a list says of the record: never a party, a child, a person who asked. */
  label: RawBuilder<unknown>
  /** The day on which the list shows it. */
  shownOn: RawBuilder<unknown>
  takes: Partial<Record<MeasureId, Taking>>
  /**
   * Where something has `unless`: the rows of what left one of these bodies and was in two places with one key (`bodies`: the name of
   * rows with `id`, `place` and `key`). No other row is left out for one in another place with its key.
   */
  wentBetween?: (bodies: RawBuilder<unknown>) => RawBuilder<SqlBool>
}

/** `day` alone: happened on that day. With `until`: stood from that day until the day before `until`; null: it still stands. */
export type Taking = {
  day: RawBuilder<unknown>
  until?: RawBuilder<unknown>
  when?: RawBuilder<SqlBool>
  /** One thing of two rows, as where it goes on at another body: this row is left out where the scope holds the other as well. */
  unless?: (holds: Holds) => RawBuilder<SqlBool>
  /** What is summed; null in a record that does not tell. Left out: records are counted. */
  amount?: RawBuilder<unknown>
}

/** Whether a scope holds the body of an alias. */
export type Holds = (bodyAlias: string) => RawBuilder<SqlBool>

/** The first and the last day, both counted. */
export type Window = { from: Day; to: Day }

/** Whether a record counts for a measure in a window, of the bodies that the scope holds. */
export function countsIn(taking: Taking, when: 'during' | 'at-end' | 'at-start', { from, to }: Window, holds: Holds) {
  const { day, until, unless } = taking
  const own = taking.when ?? sql<SqlBool>`true`
  const also = unless === undefined ? own : sql<SqlBool>`${own} and not ${unless(holds)}`
  switch (when) {
    case 'during':
      return sql<SqlBool>`(${day} between ${from}::date and ${to}::date and ${also})`
    case 'at-end':
      return sql<SqlBool>`(${day} <= ${to}::date and (${until} is null or ${until} > ${to}::date) and ${also})`
    case 'at-start':
      return sql<SqlBool>`(${day} < ${from}::date and (${until} is null or ${until} >= ${from}::date) and ${also})`
  }
}

/** The calendar day in Vietnam of a moment. */
export function dayIn(moment: RawBuilder<unknown>): RawBuilder<Day> {
  return sql<Day>`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`
}
