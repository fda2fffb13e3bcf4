import { frequencyOf } from '#engines/search/question.ts'
import type { Segment } from '#engines/search/segment.ts'
import { foldedForm } from '#engines/search/syllables.ts'

export type Correction = { typed: string; read: string }

/** A question with more unknown syllables is no slip of the finger. */
const repairsMax = 6
const syllableLettersMax = 7

/**
 * Slips of the finger: a syllable that no text has becomes the one nearest to it that the texts have, best where it stands
 * beside its neighbours. What the texts have, however rare, stays.
 */
export function repairTypos(
  surfaces: readonly string[],
  segments: readonly Segment[],
): { surfaces: string[]; corrections: Correction[] } {
  const corrections: Correction[] = []
  const repaired = [...surfaces]
  if (segments.every(({ entries }) => entries === 0)) return { surfaces: repaired, corrections }
  for (const [at, surface] of surfaces.entries()) {
    const fold = foldedForm(surface)
    if (!/^[a-z]{2,9}$/.test(fold) || corrections.length >= repairsMax) continue
    if (frequencyOf(segments, fold) > 0) continue
    const read = nearest(fold, segments, foldedForm(repaired[at - 1] ?? ''), foldedForm(surfaces[at + 1] ?? ''))
    if (read === undefined) continue
    repaired[at] = read
    corrections.push({ typed: surface, read })
  }
  return { surfaces: repaired, corrections }
}

function nearest(fold: string, segments: readonly Segment[], before: string, after: string): string | undefined {
  let best: { fold: string; score: number } | undefined
  for (const candidate of candidatesOf(fold)) {
    if (candidate.length > syllableLettersMax) continue
    const frequency = frequencyOf(segments, candidate)
    if (frequency === 0) continue
    const beside = frequencyOf(segments, before, candidate) + frequencyOf(segments, candidate, after)
    const isAlone = before === '' && after === ''
    if (beside === 0 && !isAlone) continue // a name, or a word of no law: left as it is
    const score = 4 * Math.log1p(beside) + Math.log1p(frequency)
    if (best === undefined || score > best.score) best = { fold: candidate, score }
  }
  return best?.fold
}

const letters = 'abcdeghiklmnopqrstuvxy'

/** What Telex leaves behind («ddaats» → `dat`), and all forms that are one slip away. */
function candidatesOf(fold: string): Set<string> {
  const untyped = fold
    .replace(/([aeod])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/(?<=[a-z]{2})[sfrxj]$/, '')
  const candidates = new Set([untyped])
  for (let at = 0; at <= fold.length; at++) {
    const [head, tail] = [fold.slice(0, at), fold.slice(at)]
    if (tail.length > 0) candidates.add(head + tail.slice(1))
    if (tail.length > 1) candidates.add(head + tail[1] + tail[0] + tail.slice(2))
    for (const letter of letters) {
      candidates.add(head + letter + tail)
      if (tail.length > 0) candidates.add(head + letter + tail.slice(1))
    }
  }
  candidates.delete(fold)
  candidates.delete('')
  return candidates
}
