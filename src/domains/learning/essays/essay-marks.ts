/**
 * Điểm của một bài: two marks, a third where they are far apart, the mean of the two nearest. Everything is counted twice over, so that
 * a mean of two is a whole number.
 */

/** `waiting`: marks are missing · `third`: a third marker is needed and there is none yet. */
export type Settled = { doubled: number } | 'waiting' | 'third'

/** `totals`: by turn; null: dealt and not marked yet. */
export function settle(totals: readonly (number | null)[], gapPoints: number): Settled {
  const [first, second, third] = totals
  if (first == null || second == null) return 'waiting'
  if (Math.abs(first - second) <= gapPoints) return { doubled: first + second }
  if (third === undefined) return 'third'
  return third === null ? 'waiting' : { doubled: twoNearest([first, second, third]) }
}

/** Of one paper: whose each mark is, and what it was. */
export type MarkRow = { turn: number; markerId: string; points: number[] | null; total: number | null; note: string }
export type MarkedPaper = { entryId: string; paper: number; marks: MarkRow[] }

export function settlePaper(paper: Pick<MarkedPaper, 'marks'>, gapPoints: number) {
  return settle(
    paper.marks.map(({ total }) => total),
    gapPoints,
  )
}

/** Twice the mean of the two nearest. The third in the very middle is as near to either: then the middle one is the result. */
function twoNearest(totals: readonly [number, number, number]): number {
  const [low, middle, high] = totals.toSorted((one, other) => one - other) as [number, number, number]
  if (middle - low < high - middle) return low + middle
  return middle - low > high - middle ? middle + high : 2 * middle
}

export type PaperMark = { paper: number; doubled: number }
/** `rank`: shared by those who are level · `place`: the order in which prizes go. */
export type RankedPaper = PaperMark & { rank: number; place: number; prize: string | undefined }
export type Tie = { doubled: number; papers: number[]; rank: number }
/** What a person decided: papers that are level, first one first. */
export type DecidedTie = Pick<Tie, 'doubled' | 'papers'>

/** As it stands in the books. */
export type TieRow = DecidedTie & { why: string; by: string }

/**
 * Xếp hạng. Papers that are level share a rank; where one prize ends among them a person has to say who comes first. `open`: those of
 * which nobody has. `prizes`: which each place wins, best first.
 */
export function rankPapers(
  marks: readonly PaperMark[],
  decided: readonly DecidedTie[],
  prizes: readonly string[],
): { ranked: RankedPaper[]; open: Tie[]; crossing: Tie[] } {
  const byPoints = Map.groupBy(marks, ({ doubled }) => doubled)
  const ranked: RankedPaper[] = []
  const open: Tie[] = []
  const crossing: Tie[] = []
  for (const doubled of [...byPoints.keys()].toSorted((one, other) => other - one)) {
    const rank = ranked.length + 1
    const level = byPoints
      .get(doubled)!
      .map(({ paper }) => paper)
      .toSorted((one, other) => one - other)
    const won = level.map((_, index) => prizes[rank - 1 + index])
    const tie = { doubled, papers: level, rank }
    const order = decided.find((one) => one.doubled === doubled && isSameSet(one.papers, level))?.papers
    if (won.some((prize) => prize !== won[0])) {
      crossing.push(tie)
      if (order === undefined) open.push(tie)
    }
    for (const [index, paper] of (order ?? level).entries())
      ranked.push({ paper, doubled, rank, place: rank + index, prize: won[index] })
  }
  return { ranked, open, crossing }
}

function isSameSet(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && others.every((paper) => some.includes(paper))
}

/**
 * Chia bài: two markers each, every marker about as many papers, and not always with the same other. `papers` and `markers` come
 * in an order that tells nothing.
 */
export function dealPapers(papers: number, markers: readonly string[]): { paper: number; markers: [string, string] }[] {
  return Array.from({ length: papers }, (_, index) => {
    const first = index % markers.length
    const apart = 1 + (Math.floor(index / markers.length) % (markers.length - 1))
    return { paper: index + 1, markers: [markers[first]!, markers[(first + apart) % markers.length]!] }
  })
}

/** 171 → «85,5». */
export function showDoubled(doubled: number): string {
  return (doubled / 2).toLocaleString('vi-VN')
}
