import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type GuideFile, parseGuideFile } from '#domains/library/guide-file.ts'

let read: readonly GuideFile[] | undefined

/**
 * Hướng dẫn kèm theo: the guides, answers and newsletters that come with the system, by slug. Read once from `facts/guides/`;
 * an editor's own texts and corrections live in the database, never here.
 */
export function shippedGuides(): readonly GuideFile[] {
  read ??= readdirSync(guidesFolder())
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parseGuideFile(name.slice(0, -3), readFileSync(new URL(name, guidesFolder()), 'utf8')))
  return read
}

/** Beside this module; in the built product `dist/facts/library/`. */
function guidesFolder(): URL {
  const built = new URL('./facts/library/guides/', import.meta.url)
  return existsSync(built) ? built : new URL('./facts/guides/', import.meta.url)
}
