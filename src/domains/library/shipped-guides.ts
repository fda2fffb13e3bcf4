import { readdirSync, readFileSync } from 'node:fs'
import { type GuideFile, parseGuideFile } from '#domains/library/guide-file.ts'
import { factsFolder } from '#platform/files/facts-folder.ts'

let read: readonly GuideFile[] | undefined

/**
 * Hướng dẫn kèm theo: the guides, answers and newsletters that come with the system, by slug. Read once from `facts/guides/`;
 * an editor's own texts and corrections live in the database, never here.
 */
export function shippedGuides(): readonly GuideFile[] {
  read ??= readGuides(new URL('guides/', factsFolder('library')))
  return read
}

function readGuides(folder: URL): GuideFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => parseGuideFile(name.slice(0, -3), readFileSync(new URL(name, folder), 'utf8')))
}
