import type { RankFeatures } from '#domains/library/search/rank.ts'

/** The candidates of a question with their features; keys may repeat, for one article can stand in two collections. */
export type RankedList = {
  question: string
  /** Lists that are told apart in the scores: which texts, with or without tones. */
  kind: string
  gold: ReadonlySet<string>
  rows: { key: string; features: RankFeatures }[]
}

export type RankScores = { recall1: number; recall10: number; ndcg10: number; lists: number }

const l2 = 0.01
const rounds = 250
const rate = 0.08

/** Weights that make the answering articles likely: listwise softmax, a penalty on large weights, Adam. */
export function trainRanking(lists: readonly RankedList[]): RankFeatures {
  const names = Object.keys(lists[0]!.rows[0]!.features) as (keyof RankFeatures)[]
  const spread = spreadOf(lists, names)
  const prepared = lists
    .map(({ gold, rows }) => ({
      features: rows.map(({ features }) => Float64Array.from(names, (name, at) => features[name] / spread[at]!)),
      isGold: rows.map(({ key }) => (gold.has(key) ? 1 : 0)),
    }))
    .filter(({ isGold }) => isGold.includes(1))
  const weights = new Float64Array(names.length)
  const first = new Float64Array(names.length)
  const second = new Float64Array(names.length)
  for (let round = 1; round <= rounds; round++) {
    const slope = slopeOf(prepared, weights)
    for (let at = 0; at < weights.length; at++) {
      const step = slope[at]! / prepared.length + l2 * weights[at]!
      first[at] = 0.9 * first[at]! + 0.1 * step
      second[at] = 0.999 * second[at]! + 0.001 * step * step
      const unbiased = Math.sqrt(second[at]! / (1 - 0.999 ** round)) + 1e-8
      weights[at]! -= (rate * first[at]!) / (1 - 0.9 ** round) / unbiased
    }
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at]! / spread[at]!])) as RankFeatures
}

function slopeOf(lists: { features: Float64Array[]; isGold: number[] }[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length)
  for (const { features, isGold } of lists) {
    const scores = features.map((row) => row.reduce((sum, value, at) => sum + value * weights[at]!, 0))
    const best = Math.max(...scores)
    const odds = scores.map((score) => Math.exp(score - best))
    const all = odds.reduce((sum, value) => sum + value, 0)
    const golds = isGold.reduce((sum, value) => sum + value, 0)
    for (const [row, values] of features.entries()) {
      const excess = odds[row]! / all - isGold[row]! / golds
      for (let at = 0; at < values.length; at++) slope[at]! += excess * values[at]!
    }
  }
  return slope
}

function spreadOf(lists: readonly RankedList[], names: (keyof RankFeatures)[]): number[] {
  const rows = lists.flatMap((list) => list.rows)
  return names.map((name) => {
    const mean = rows.reduce((sum, { features }) => sum + features[name], 0) / rows.length
    const square = rows.reduce((sum, { features }) => sum + (features[name] - mean) ** 2, 0) / rows.length
    return Math.sqrt(square) || 1
  })
}

/** Each fold is ordered by weights that were trained without it. */
export function crossValidate(
  lists: readonly RankedList[],
  foldOf: (question: string) => string,
): Map<string, RankScores> {
  const scored: { kind: string; scores: RankScores }[] = []
  for (const fold of new Set(lists.map(({ question }) => foldOf(question)))) {
    const weights = trainRanking(lists.filter(({ question }) => foldOf(question) !== fold))
    for (const list of lists.filter(({ question }) => foldOf(question) === fold)) {
      scored.push({ kind: list.kind, scores: scoresOf(orderBy(list, weights), list.gold) })
    }
  }
  return meanScores(scored)
}

function orderBy({ rows }: RankedList, weights: RankFeatures): string[] {
  const names = Object.keys(weights) as (keyof RankFeatures)[]
  const score = (features: RankFeatures) => names.reduce((sum, name) => sum + weights[name] * features[name], 0)
  return rows
    .map(({ key, features }) => ({ key, score: score(features) }))
    .sort((a, b) => b.score - a.score)
    .map(({ key }) => key)
}

export function meanScores(scored: readonly { kind: string; scores: RankScores }[]): Map<string, RankScores> {
  return new Map(
    [...Map.groupBy(scored, ({ kind }) => kind)].map(([kind, some]) => {
      const mean = (name: keyof RankScores) => some.reduce((sum, { scores }) => sum + scores[name], 0) / some.length
      return [
        kind,
        { recall1: mean('recall1'), recall10: mean('recall10'), ndcg10: mean('ndcg10'), lists: some.length },
      ]
    }),
  )
}

export function scoresOf(order: readonly string[], gold: ReadonlySet<string>): RankScores {
  const got = [...new Set(order)].slice(0, 10)
  const share = (limit: number) => got.slice(0, limit).filter((key) => gold.has(key)).length / gold.size
  const gain = got.reduce((sum, key, at) => sum + (gold.has(key) ? 1 / Math.log2(at + 2) : 0), 0)
  let ideal = 0
  for (let at = 0; at < Math.min(10, gold.size); at++) ideal += 1 / Math.log2(at + 2)
  return { recall1: share(1), recall10: share(10), ndcg10: gain / ideal, lists: 1 }
}
