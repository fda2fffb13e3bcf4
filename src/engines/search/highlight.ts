import { foldedForm, tokensOf } from './syllables.ts'

export type Range = { start: number; end: number }

/**
 * Where a text has what was searched for, as ranges in the text (NFC): runs of at least two neighbouring syllables of
 * the query, and single ones only where no run is found. Syllables are compared without tones.
 */
export function highlightTerms(text: string, query: string): Range[] {
  const folds = tokensOf(query).map(({ surface }) => foldedForm(surface))
  const wanted = new Set(folds)
  const pairs = new Set(folds.slice(1).map((second, index) => `${folds[index]} ${second}`))
  const runs: Range[] = []
  const singles: Range[] = []
  let previous: { fold: string; range: Range } | undefined
  for (const { surface, start, end } of tokensOf(text)) {
    const fold = foldedForm(surface)
    if (!wanted.has(fold)) {
      previous = undefined
      continue
    }
    singles.push({ start, end })
    if (previous && pairs.has(`${previous.fold} ${fold}`)) {
      if (runs.at(-1)?.end === previous.range.end) runs.at(-1)!.end = end
      else runs.push({ start: previous.range.start, end })
    }
    previous = { fold, range: { start, end } }
  }
  return runs.length > 0 ? runs : singles
}
