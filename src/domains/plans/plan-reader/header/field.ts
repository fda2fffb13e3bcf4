import type { Excerpt } from '#engines/documents/document.ts'

/** A value of the header with the text it was read from. */
export type Field<T> = { value: T; source: Excerpt }
