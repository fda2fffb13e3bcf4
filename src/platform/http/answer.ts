import type { VNode } from 'preact'
import type { ShareCard } from '#platform/pictures/share-card.ts'

/** What a route answers with. */
export type Answer =
  | { kind: 'page'; status: number; page: PageParts }
  | { kind: 'redirect'; to: string; notice?: string; cookies?: Cookie[] }
  | { kind: 'text'; status: number; contentType: string; body: string; headers?: Record<string, string> }
  | { kind: 'bytes'; status: number; headers: Record<string, string>; body: Uint8Array | ReadableStream }

/** A page without its shell: the site puts the shell around it. */
export type PageParts = {
  title: string
  body: VNode
  /** Trail of the page, outermost first, without the page itself. */
  trail?: { label: string; href: string }[]
  /** Names of the islands (small browser scripts) the page wants. */
  islands?: string[]
  /** The key of the section in the navigation this page belongs to. */
  section?: string
  /** Uses the whole width, for side-by-side pages. */
  wide?: boolean
  /** What it shows was read from a replica and is at most so old; null or left out: as it is now. */
  behindSeconds?: number | null
  /** What a public page tells search engines and the programs that share links. */
  about?: {
    /** One sentence: what one finds here. */
    description?: string
    /** The page's one address: variants of it (a day, a filter) point here. */
    canonicalPath?: string
    /** The picture beside a link that is shared; only with `canonicalPath`. */
    card?: ShareCard
    /** schema.org in JSON-LD. */
    structured?: object
    /** Atom feeds that tell what changes here. */
    feeds?: readonly { title: string; href: string }[]
    /** The manifest of what a telephone may install. */
    manifest?: string
    /** Lists and searches lead to pages; they are not found themselves. */
    hidden?: boolean
  }
}

export type Cookie = { name: string; value: string; maxAgeSeconds: number }

export function page(parts: PageParts, status = 200): Answer {
  return { kind: 'page', status, page: parts }
}

export function redirect(to: string, notice?: string, cookies?: Cookie[]): Answer {
  return { kind: 'redirect', to, notice, cookies }
}

export function json(value: unknown, status = 200): Answer {
  return { kind: 'text', status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}
