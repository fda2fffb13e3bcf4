import { type Segment, surfaceNumber } from './segment.ts'
import { lineEnd, sectionEnd } from './token-bytes.ts'

const codes = new Int32Array(1 << 12)

/** The first line of an entry's name, folded, syllable by syllable. */
export function nameFolds(segment: Segment, entry: number): string[] {
  const count = segment.readTokens(entry, codes)
  const folds: string[] = []
  let field = 0
  for (let at = 0; at < count && field <= 2; at++) {
    const code = codes[at]!
    if (code === sectionEnd) field++
    else if (field === 2 && code === lineEnd) break
    else if (field === 2) folds.push(segment.folds[segment.surfaceFolds[surfaceNumber(code)]!]!)
  }
  return folds
}
