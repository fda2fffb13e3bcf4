/** Bộ lọc của bàn biên tập: what stands in the address of the librarian's list, and nothing else. */

import { isDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { tidy } from '#base/vietnamese.ts'
import { type DocumentKind, documentKinds } from '#domains/library/document.ts'
import { type StatusKind, statusNames } from '#domains/library/document-status.ts'

export type DeskFilter = {
  search: string
  kind: DocumentKind | null
  issuer: string
  year: number | null
  status: StatusKind | null
  /** `mark`: from a source that nobody compared with the text · `day`: the day of effect is not known. */
  unsure: 'mark' | 'day' | null
  after: DeskKey | null
}

/** Where the page before ended: the day it was issued («1000-01-01» where unknown) and the id. */
export type DeskKey = { day: string; id: string }

const searchCharsMax = 200

export function deskFilterOf(query: Record<string, string>): DeskFilter {
  const year = /^\d{4}$/.test(query.nam ?? '') ? Number(query.nam) : null
  return {
    search: tidy(query.tim ?? '').slice(0, searchCharsMax),
    kind: oneOf(query.loai, documentKinds),
    issuer: tidy(query.noi ?? '').slice(0, searchCharsMax),
    year,
    status: oneOf(query['hieu-luc'], statusNames),
    unsure: oneOf(query.chua, { mark: true, day: true }),
    after: keyOf(query.sau),
  }
}

export function deskKey({ day, id }: DeskKey): string {
  return `${day}_${id}`
}

function keyOf(text: string | undefined): DeskKey | null {
  const [day = '', id = ''] = (text ?? '').split('_')
  return isDay(day) && isId(id) ? { day, id } : null
}

function oneOf<Name extends string>(text: string | undefined, names: Record<Name, unknown>): Name | null {
  return text !== undefined && Object.hasOwn(names, text) ? (text as Name) : null
}
