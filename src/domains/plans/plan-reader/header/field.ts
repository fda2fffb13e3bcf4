import type { Excerpt } from '#domains/plans/plan-reader/plan-reading.ts'

/** A value of the header with the text it was read from. */
export type Field<T> = { value: T; source: Excerpt }
