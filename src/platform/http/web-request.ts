import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/** A request as routes see it: parsed once at the edge, trusted inside. */
export type WebRequest = {
  house: House
  /** undefined for somebody who has not signed in. */
  actor: Actor | undefined
  /** Path parameters, e.g. `:taskId`. */
  params: Record<string, string>
  /** The query of the address; the last value where a name stands twice. */
  query: Record<string, string>
  /** All values of the query by name, for filters that take several. */
  queryAll: Record<string, string[]>
  /** The path with its query, for links back. */
  address: string
  path: string
  /** The page of ours with the link or the form that led here, when the browser says so. */
  cameFrom?: string | undefined
  /** What the asker still has of an earlier answer, by its ETag. */
  ifNoneMatch?: string | undefined
  /** Which bytes of the answer are wanted: players of sound and film ask so. */
  range?: string | undefined
  cookies: Record<string, string>
  /** What limits count against: of IPv6 the network of 64 bits, not the one address. */
  networkAddress: string
  userAgent: string
  requestId: string
  /** Token that every form of this session must carry. */
  csrf: string
}

/** What was typed into a form; a name with several values keeps them in order. */
export type Typed = Record<string, string | string[]>

/** A file that came with a form. */
export type UploadedFile = { name: string; bytes: Uint8Array }

/** What a query for a page is given. */
export type ReadContext = WebRequest & { db: Db; actor: Actor; today: Day; now: Date }

/** What a page is given beside its props: the state of this very request. */
export type View = {
  csrf: string
  today: Day
  now: Date
  path: string
  address: string
  query: Record<string, string>
  actor: Actor | undefined
  /** What the person typed, when the page is shown again after a refusal. */
  typed: Typed
  /** Why the last thing was refused, with the fields it is about. */
  refusal?: { sentence: string; fields: Record<string, string> }
  /** What the last act did («Đã trình duyệt kế hoạch.»), shown once. */
  notice?: string
}
