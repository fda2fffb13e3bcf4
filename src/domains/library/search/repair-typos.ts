import { frequencyOf } from '#engines/search/question.ts'
import type { Segment } from '#engines/search/segment.ts'
import { foldedForm } from '#engines/search/syllables.ts'

export type Correction = { typed: string; read: string }

/** A question with more unknown syllables is no slip of the finger. */
const repairsMax = 6
const syllableLettersMax = 7
const joinedLettersMax = 18

/**
 * Slips of the finger: a syllable that no text has becomes the one nearest to it that the texts have, best where it stands
 * beside its neighbours; syllables typed as one word are parted («lyhon»). What the texts have stays, unless it is rare, never
 * stands beside these neighbours, and one that is a slip away stands there often.
 */
export function repairTypos(
  surfaces: readonly string[],
  segments: readonly Segment[],
): { surfaces: string[]; corrections: Correction[] } {
  const corrections: Correction[] = []
  const entries = segments.reduce((sum, segment) => sum + segment.entries, 0)
  if (entries === 0) return { surfaces: [...surfaces], corrections }
  const repaired: string[] = []
  for (const [at, surface] of surfaces.entries()) {
    const neighbours = { before: foldedForm(repaired.at(-1) ?? ''), after: foldedForm(surfaces[at + 1] ?? '') }
    const read =
      corrections.length < repairsMax ? readAnew(foldedForm(surface), neighbours, segments, entries) : undefined
    if (read === undefined) repaired.push(surface)
    else {
      repaired.push(...read)
      corrections.push({ typed: surface, read: read.join(' ') })
    }
  }
  return { surfaces: repaired, corrections }
}

type Neighbours = { before: string; after: string }

function readAnew(
  fold: string,
  neighbours: Neighbours,
  segments: readonly Segment[],
  entries: number,
): string[] | undefined {
  if (fold.length < 2 || fold.length > joinedLettersMax || !/^[a-z]+$/.test(fold)) return undefined
  const frequency = frequencyOf(segments, fold)
  if (frequency > entries * rareShare) return undefined
  if (frequency > 0) {
    if (besideOf(fold, neighbours, segments) > 0) return undefined
    const other = nearest(fold, neighbours, segments, Math.max(besideStrong, frequency * timesMore))
    return other && standsWithin(other.parts[0]!, neighbours, segments) ? other.parts : undefined
  }
  const bare = untyped(fold, segments)
  if (bare) return bare
  const slip = nearest(fold, neighbours, segments, 1)
  const joined = parted(fold, segments)
  if (slip || joined) return (slip?.beside ?? 0) >= (joined?.beside ?? 0) ? slip!.parts : joined!.parts
  const isAlone = neighbours.before === '' && neighbours.after === ''
  return isAlone ? nearest(fold, neighbours, segments, 0)?.parts : undefined
}

/** Beside each neighbour that there is, not only beside one. */
function standsWithin(fold: string, { before, after }: Neighbours, segments: readonly Segment[]): boolean {
  return (
    (before === '' || frequencyOf(segments, before, fold) > 0) &&
    (after === '' || frequencyOf(segments, fold, after) > 0)
  )
}

/** What a syllable may be read as, and in how many entries it stands so. */
type Reading = { parts: string[]; beside: number }

/** A syllable in fewer of the entries than this share may be a slip that a text has, too. */
const rareShare = 1 / 4_000
/** Then another must stand beside the neighbours in so many entries, and in so many times more than the typed one is found at all. */
const besideStrong = 30
const timesMore = 10

function besideOf(fold: string, { before, after }: Neighbours, segments: readonly Segment[]): number {
  return frequencyOf(segments, before, fold) + frequencyOf(segments, fold, after)
}

/** The one that stands most beside the neighbours, at least `besideLeast` times: else a name, or a word of no law, is left as it is. */
function nearest(
  fold: string,
  neighbours: Neighbours,
  segments: readonly Segment[],
  besideLeast: number,
): Reading | undefined {
  if (fold.length > slipLettersMax) return undefined
  let best: (Reading & { score: number }) | undefined
  for (const candidate of slipsOf(fold)) {
    if (candidate.length > syllableLettersMax) continue
    const frequency = frequencyOf(segments, candidate)
    if (frequency === 0) continue
    const beside = besideOf(candidate, neighbours, segments)
    if (beside < besideLeast) continue
    const score = 4 * Math.log1p(beside) + Math.log1p(frequency)
    if (best === undefined || score > best.score) best = { parts: [candidate], beside, score }
  }
  return best
}

const slipLettersMax = 9

/** What Telex leaves behind: «ddaats» → `dat`. No syllable ends so, and hardly a slip does. */
function untyped(fold: string, segments: readonly Segment[]): string[] | undefined {
  const bare = withoutTelex(fold)
  const isSyllable = bare !== fold && bare.length > 1 && bare.length <= syllableLettersMax
  return isSyllable && frequencyOf(segments, bare) >= telexLeast ? [bare] : undefined
}

const telexLeast = 5

function withoutTelex(fold: string): string {
  return fold
    .replace(/([aeod])\1/g, '$1')
    .replace(/([aou])w/g, '$1')
    .replace(/(?<=[a-z]{2})[sfrxj]$/, '')
}

/** «lyhon», «datdai», «hoagiaivien»: two or three syllables that stand side by side in the texts, those that do most. */
function parted(fold: string, segments: readonly Segment[]): Reading | undefined {
  let best: Reading | undefined
  const offer = (parts: string[]) => {
    if (!parts.every((part) => part.length <= syllableLettersMax && /[aeiouy]/.test(part))) return
    const pairs = parts.slice(1).map((second, at) => frequencyOf(segments, parts[at]!, second))
    const beside = Math.min(...pairs)
    if (beside >= partedLeast && beside > (best?.beside ?? 0)) best = { parts, beside }
  }
  for (let first = 1; first < fold.length; first++) {
    offer([fold.slice(0, first), fold.slice(first)])
    for (let second = first + 1; second < fold.length; second++)
      offer([fold.slice(0, first), fold.slice(first, second), fold.slice(second)])
  }
  return best
}

const partedLeast = 2

const letters = 'abcdeghiklmnopqrstuvxy'

/** All forms that are one slip away, and what is left without Telex. */
function slipsOf(fold: string): Set<string> {
  const slips = new Set([withoutTelex(fold)])
  for (let at = 0; at <= fold.length; at++) {
    const [head, tail] = [fold.slice(0, at), fold.slice(at)]
    if (tail.length > 0) slips.add(head + tail.slice(1))
    if (tail.length > 1) slips.add(head + tail[1] + tail[0] + tail.slice(2))
    for (const letter of letters) {
      slips.add(head + letter + tail)
      if (tail.length > 0) slips.add(head + letter + tail.slice(1))
    }
  }
  slips.delete(fold)
  slips.delete('')
  return slips
}
