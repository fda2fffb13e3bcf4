import { questionTerms, weighQuestion } from '#engines/search/question.ts'
import { search } from '#engines/search/search.ts'
import type { Segment } from '#engines/search/segment.ts'
import { titleKey } from '#engines/search/segment-writer.ts'
import { foldedForm, tokensOf } from '#engines/search/syllables.ts'
import { titleOf, titlesFrom } from '#engines/search/titles.ts'
import type { LawSearchParts } from './law-search.ts'
import { type KnownDocument, namesOf, smallWords } from './named-documents.ts'
import { weighWords } from './question-words.ts'
import { repairTypos } from './repair-typos.ts'

/** Somebody asks at every letter: of a longer text only the beginning is looked at. */
const lettersMax = 100
/** With fewer than so many, more is looked for. */
const enough = 3

/**
 * What may be meant while typing: names of documents and titles of articles that begin as `prefix` does; then names that have
 * it within them («hoa giai co so»), the same with slips mended («luaatj ddat dai», «lyhon»); and
 * when there is nothing, titles of what answers best.
 */
export function suggest(parts: LawSearchParts, prefix: string, limit: number): string[] {
  const typed = prefix.slice(0, lettersMax).normalize('NFC')
  if (titleKey(typed) === '') return []
  const found = new Set(beginningSo(parts, typed, limit))
  const add = (texts: readonly string[]) => {
    for (const text of texts) found.add(text)
  }
  if (found.size < enough) {
    add(namedWithin(parts.documents, typed, limit))
    const mended = mend(typed, parts.segments)
    if (mended !== undefined) {
      add(beginningSo(parts, mended, limit))
      add(namedWithin(parts.documents, mended, limit))
    }
    if (found.size === 0) add(titlesOfBest(parts.segments, mended ?? typed, limit))
  }
  return [...found].slice(0, limit)
}

function beginningSo({ documents, segments }: LawSearchParts, typed: string, limit: number): string[] {
  const wanted = titleKey(typed)
  const names = keyedNames(documents).flatMap(({ name, key }) => (key.startsWith(wanted) ? [name] : []))
  return [...new Set([...names, ...titlesFrom(segments, typed, limit)])].slice(0, limit)
}

/** The shortest first: «Luật Hòa giải ở cơ sở» before the decree about it. */
function namedWithin(documents: readonly KnownDocument[], typed: string, limit: number): string[] {
  const wanted = withoutSmallWords(titleKey(typed))
  if (!wanted.trim().includes(' ')) return []
  return keyedNames(documents)
    .filter(({ main }) => main.includes(wanted))
    .map(({ name }) => name)
    .sort((one, other) => one.length - other.length)
    .slice(0, limit)
}

/** `mended` when something was: the last syllable may be unfinished, and is left while the texts have one that begins so. */
function mend(typed: string, segments: readonly Segment[]): string | undefined {
  const surfaces = tokensOf(typed).map(({ surface }) => surface)
  const last = surfaces.at(-1)
  const isFinished = last === undefined || /\s$/u.test(typed) || !begins(foldedForm(last), segments)
  const { surfaces: mended, corrections } = repairTypos(isFinished ? surfaces : surfaces.slice(0, -1), segments)
  if (corrections.length === 0) return undefined
  return [...mended, ...(isFinished ? [] : [last])].join(' ')
}

function begins(fold: string, segments: readonly Segment[]): boolean {
  return segments.some(({ folds }) => {
    let [low, high] = [0, folds.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (folds[middle]! < fold) low = middle + 1
      else high = middle
    }
    return folds[low]?.startsWith(fold) ?? false
  })
}

function titlesOfBest(segments: readonly Segment[], text: string, limit: number): string[] {
  const words = weighWords(tokensOf(text).map(({ surface }) => surface))
  if (words.length < 2) return []
  const question = weighQuestion(words, segments)
  return search(segments, { terms: questionTerms(question), limit })
    .map(({ segment, entry }) => titleOf(segments[segment]!, entry))
    .filter((title) => title !== '')
}

type KeyedName = { name: string; key: string; main: string }
const keyed = new WeakMap<readonly KnownDocument[], KeyedName[]>()

/** Made once for each list of documents. */
function keyedNames(documents: readonly KnownDocument[]): KeyedName[] {
  let names = keyed.get(documents)
  if (names === undefined) {
    const { plain } = namesOf(documents)
    names = documents.map(({ name }, at) => ({ name, key: plain[at]!, main: withoutSmallWords(plain[at]!) }))
    keyed.set(documents, names)
  }
  return names
}

/** ` hoa giai co so `: whole syllables but for the last that is typed. */
function withoutSmallWords(key: string): string {
  return ` ${key
    .split(' ')
    .filter((word) => !smallWords.has(word))
    .join(' ')}`
}
