import { existsSync, readFileSync } from 'node:fs'
import { openWordVectors, type WordVectors } from '#engines/search/word-vectors.ts'

let read: WordVectors | undefined

/** What the law's words stand for, from the texts of the codification: `bench/word-vectors.ts`. Read once. */
export function shippedWordVectors(): WordVectors {
  read ??= openWordVectors(readFileSync(vectorsFile()))
  return read
}

/** Beside this module's domain; in the built product `dist/facts/library/`. */
function vectorsFile(): URL {
  const built = new URL('./facts/library/word-vectors.bin', import.meta.url)
  return existsSync(built) ? built : new URL('../facts/word-vectors.bin', import.meta.url)
}
