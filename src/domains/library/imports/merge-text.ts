import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import type { PlannedArticle } from '#domains/library/imports/planned-article.ts'

/** The latest text of an article that the library has, as far as merging needs it. */
export type HeldText = {
  fromDay: Day | null
  toDay: Day | null
  textHash: string
  isEmpty: boolean
  mark: Mark
  source: string
  sourceNote: string
}

/**
 * What becomes of a text that comes in beside the one that is there:
 * `next` a new text from a later day · `replace` the incoming one takes its place · `words` only its words do, days and note
 * stay · `days` only its days and note do, words stay · `unchanged` · `differs` the one that is there is surer, or newer.
 */
export type Merge = 'next' | 'replace' | 'words' | 'days' | 'unchanged' | 'differs'

/** The same outcome whichever of two sources comes first. */
export function mergeText(held: HeldText, incoming: PlannedArticle): Merge {
  const isSame = held.textHash === incoming.textHash
  const isIncomingEmpty = incoming.text === ''
  const hasSameDays =
    held.fromDay === incoming.fromDay && held.toDay === incoming.toDay && held.sourceNote === incoming.sourceNote
  if (decides(incoming.mark) && !decides(held.mark)) {
    if (!isIncomingEmpty || held.isEmpty) return 'replace'
    return hasSameDays ? 'unchanged' : 'days'
  }
  if (!decides(incoming.mark)) {
    if (isSame) return 'unchanged'
    if (held.isEmpty && !isIncomingEmpty) return 'words'
    return decides(held.mark) || held.source !== incoming.source ? 'differs' : 'replace'
  }
  if (isSame) return hasSameDays ? 'unchanged' : 'replace'
  if (isLater(incoming.fromDay, held.fromDay)) return isIncomingEmpty ? 'differs' : 'next'
  if (isLater(held.fromDay, incoming.fromDay) || isIncomingEmpty) return 'differs'
  // an editor's correction of the same day stays; of the machine's sources the newer import counts
  return held.mark === 'S' ? 'replace' : 'differs'
}

function isLater(day: Day | null, other: Day | null): boolean {
  return day !== null && (other === null || day > other)
}
