import { fold } from '#base/vietnamese.ts'
import { emptyWords } from '#domains/library/guides/empty-words.ts'

const wordsMax = 60

/**
 * Guides for a story, however long: a word or a pair of words counts by how rare it is among the guides, more in a title. What only
 * common words bring is left out. The best first.
 */
export function rankGuides<Guide extends { title: string; summary: string }>(
  guides: readonly Guide[],
  story: string,
): Guide[] {
  const asked = termsOf(story)
  if (asked.size === 0 || guides.length === 0) return []
  const read = guides.map((guide) => ({
    guide,
    title: termsOf(guide.title),
    all: termsOf(`${guide.title}. ${guide.summary}`),
  }))
  const rarity = new Map(
    [...asked].map((term) => [
      term,
      Math.log((guides.length + 1) / (read.filter(({ all }) => all.has(term)).length + 1)),
    ]),
  )
  const score = ({ title, all }: { title: Set<string>; all: Set<string> }) =>
    [...asked].reduce((sum, term) => sum + (all.has(term) ? rarity.get(term)! * (title.has(term) ? 1.5 : 1) : 0), 0)
  const leastScore = Math.log(guides.length + 1) * pairsNeeded
  return read
    .map((one) => ({ guide: one.guide, score: score(one), pairs: pairsIn(asked, one.all) }))
    .filter((one) => one.pairs > 0 && one.score >= leastScore)
    .sort((one, other) => other.score - one.score)
    .map(({ guide }) => guide)
}

/** As much as so many pairs of words that no other guide has. */
const pairsNeeded = 1.2

function pairsIn(asked: ReadonlySet<string>, all: ReadonlySet<string>): number {
  return [...asked].filter((term) => term.includes(' ') && all.has(term)).length
}

/** Words that say something, and pairs of neighbours of which one does. */
function termsOf(text: string): Set<string> {
  const words = (fold(text).match(/[a-z0-9]+/gu) ?? []).slice(0, wordsMax)
  const terms = new Set<string>()
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (!emptyWords.has(word)) terms.add(word)
    if (next !== undefined && !(emptyWords.has(word) || emptyWords.has(next))) terms.add(`${word} ${next}`)
  }
  return terms
}
