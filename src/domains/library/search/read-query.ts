import type { QuestionToken } from '#engines/search/question.ts'
import type { SearchTerm } from '#engines/search/search-engine.ts'
import type { Segment } from '#engines/search/segment.ts'
import { foldedForm, type Token, tokensOf } from '#engines/search/syllables.ts'
import { type SaidInLaw, sayInLaw } from './everyday-tokens.ts'
import { type KnownDocument, type Naming, namesOf, namingsIn, ofYear } from './named-documents.ts'
import { weighWords, wordsOfAnswer } from './question-words.ts'
import { type Correction, repairTypos } from './repair-typos.ts'

/** What a typed question means. */
export type QueryReading = {
  tokens: QuestionToken[]
  /** To search by besides: what an answer would say. */
  more: SearchTerm[]
  /** Documents that the question names, and how. */
  documents: readonly KnownDocument[]
  /** «điều 50 khoản 2 điểm a»; with a document named it is one place in the law. */
  article: string | null
  clause: string | null
  point: string | null
  /** Nothing but a place or a document is asked for. */
  isCitationAlone: boolean
  corrections: Correction[]
  /** Everyday words and short forms that were read as the law's words. */
  said: SaidInLaw[]
}

/** Of a longer text only the beginning is read. */
export const queryLettersMax = 1_000

/** `asTyped`: only citations are understood; no slip is mended and no word is taken for another. */
export function readQuery(
  { text, asTyped }: { text: string; asTyped?: true },
  documents: readonly KnownDocument[],
  segments: readonly Segment[],
): QueryReading {
  const typed = tokensOf(text.slice(0, queryLettersMax).normalize('NFC')).filter(
    ({ surface }) => !surface.includes('/'),
  )
  const asWritten = typed.map(({ surface }) => surface)
  const { surfaces, corrections } = asTyped
    ? { surfaces: asWritten, corrections: [] }
    : repairTypos(asWritten, segments)
  const folds = surfaces.map(foldedForm)
  const namings = namingsIn(folds, namesOf(documents))
  const place = placeIn(folds)
  const naming = namings.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]
  const used = (naming ? naming.to - naming.from : 0) + place.used
  const { tokens, said } = asTyped ? { tokens: [], said: [] } : sayInLaw(surfaces)
  return {
    tokens: [
      ...weighWords(surfaces, surfaces.length === typed.length ? sentencesIn(text, typed) : undefined),
      ...tokens,
    ],
    more: asTyped ? [] : wordsOfAnswer(surfaces),
    documents: naming ? ofYear(naming.documents, yearAfter(folds, naming)) : [],
    article: place.article,
    clause: place.clause,
    point: place.point,
    isCitationAlone: naming !== undefined && folds.length - used <= citationRestMax,
    corrections,
    said,
  }
}

/** Where sentences begin, as numbers of tokens. */
function sentencesIn(text: string, tokens: readonly Token[]): number[] {
  const ends = tokens.flatMap(({ end }, at) =>
    /[.?!]\s/.test(text.slice(end, tokens[at + 1]?.start ?? end)) ? [at + 1] : [],
  )
  return [0, ...ends]
}

/** «theo», «số», «năm 2013» may stand beside a citation. */
const citationRestMax = 2

function yearAfter(folds: readonly string[], { to }: Naming): string | undefined {
  return folds[to] === 'nam' ? folds[to + 1] : folds[to]
}

const number = /^\d{1,4}[a-z]?$/

/** «điều 50 khoản 2», «đ 12», «k2 đ50»: article, clause and point, however short, and how many syllables say so. */
function placeIn(folds: readonly string[]): {
  article: string | null
  clause: string | null
  point: string | null
  used: number
} {
  const place = { article: null as string | null, clause: null as string | null, point: null as string | null, used: 0 }
  for (let at = 0; at < folds.length; at++) {
    const fold = folds[at]!
    const next = folds[at + 1]
    const joined = /^([dk])(\d{1,4}[a-z]?)$/.exec(fold)
    if (joined) {
      place[joined[1] === 'd' ? 'article' : 'clause'] ??= joined[2]!
      place.used += 1
    } else if ((fold === 'dieu' || fold === 'd') && next !== undefined && number.test(next)) {
      place.article ??= next
      place.used += 2
    } else if ((fold === 'khoan' || fold === 'k') && next !== undefined && number.test(next)) {
      place.clause ??= next
      place.used += 2
    } else if (fold === 'diem' && next !== undefined && /^[a-z]$/.test(next)) {
      place.point ??= next
      place.used += 2
    }
  }
  return place
}
