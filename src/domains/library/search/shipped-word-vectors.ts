import { readFileSync } from 'node:fs'
import { openWordVectors, type WordVectors } from '#engines/search/word-vectors.ts'
import { factsFolder } from '#platform/files/facts-folder.ts'

let read: WordVectors | undefined

/** What the law's words stand for, from the texts of the codification: `bench/word-vectors.ts`. Read once. */
export function shippedWordVectors(): WordVectors {
  read ??= openWordVectors(readFileSync(new URL('word-vectors.bin', factsFolder('library'))))
  return read
}
