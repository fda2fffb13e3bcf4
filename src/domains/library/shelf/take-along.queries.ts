import { createHash } from 'node:crypto'
import type { Day } from '#base/day.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import { findListen } from '#domains/library/listening/listen.queries.ts'
import type { OpenShelfPage, ShownEntry } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { sizeOfSound } from '#platform/speech/sound-folder.ts'

/** What is kept when a shelf is taken along: addresses, and about how heavy they are. */
export type TakenAlong = {
  pages: string[]
  sounds: string[]
  pageBytes: number
  soundBytes: number
  /** Changes when anything of it does. */
  stamp: string
}

const pagesMax = 800
/** A short law comes with all its articles, a code with its table of contents alone. */
const articlesWithDocumentMax = 60
const soundsMax = 200

/** A page with its frame; and a minute of the machine's voice. */
const bytesAPage = 16_000
const bytesAMinute = 120_000

export async function listTakenAlong(
  house: Pick<House, 'voice' | 'dataFolder'>,
  db: Db,
  { shelf, followed, day }: OpenShelfPage,
): Promise<TakenAlong> {
  const entries = [shelf, ...followed]
    .flatMap(({ collections }) => collections.flatMap((collection) => collection.entries))
    .filter(({ shown }) => shown !== null)
  const articles = await listArticlesOf(db, entries)
  const paths = [
    ...new Set([shelfPaths.shelf(shelf.slug), shelfPaths.takenAlong, ...entries.map(({ path }) => path), ...articles]),
  ]
  const pages = paths.slice(0, pagesMax)
  const heard = await listSounds(house, db, entries, day)
  const stamp = createHash('sha256')
    .update(JSON.stringify([pages, heard.map(({ href }) => href), entries.map(({ shown, note }) => [shown, note])]))
    .digest('hex')
  return {
    pages,
    sounds: heard.map(({ href }) => href),
    pageBytes: pages.length * bytesAPage,
    soundBytes: heard.reduce((sum, { bytes }) => sum + bytes, 0),
    stamp: stamp.slice(0, 16),
  }
}

async function listArticlesOf(db: Db, entries: readonly ShownEntry[]): Promise<string[]> {
  const slugs = entries.flatMap(({ target }) => (target.kind === 'document' ? [target.documentSlug] : []))
  if (slugs.length === 0) return []
  const rows = await db
    .selectFrom('law_article as article')
    .innerJoin('law_document as document', 'document.id', 'article.document_id')
    .select(['document.slug as document', 'article.slug as article'])
    .where('document.slug', 'in', slugs)
    .orderBy('document.slug')
    .orderBy('article.ordinal')
    .limit(pagesMax * 10)
    .execute()
  return [...Map.groupBy(rows, ({ document }) => document).values()]
    .filter((some) => some.length <= articlesWithDocumentMax)
    .flatMap((some) => some.map((place) => lawPath(place)))
}

async function listSounds(
  house: Pick<House, 'voice' | 'dataFolder'>,
  db: Db,
  entries: readonly ShownEntry[],
  day: Day,
): Promise<{ href: string; bytes: number }[]> {
  const sounds: { href: string; bytes: number }[] = []
  for (const { target, path } of entries.slice(0, soundsMax)) {
    const listen = target.kind === 'document' ? null : await findListen(house, db, path, day)
    if (listen === null) continue
    const { machine, recordings, minutes } = listen
    for (const { href } of recordings) sounds.push({ href, bytes: minutes * bytesAMinute * 4 })
    if (machine === null) continue
    const name = /^\/nghe\/([^?]+)/u.exec(machine.href)![1]!
    const bytes = (await sizeOfSound(house.dataFolder, name)) ?? minutes * bytesAMinute
    sounds.push({ href: machine.href, bytes })
  }
  return sounds
}
