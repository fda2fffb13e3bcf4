import type { Frame } from '#engines/documents/pdf/line-breaks.ts'
import type { Segment } from '#engines/documents/pdf/lines.ts'

type PageSize = { page: number; width: number; height: number }

/**
 * Where running text begins and ends on each page. Margins may change sides from page to page, but the text keeps its
 * width: a page whose own lines tell of a narrower text (a list, a signature) goes by the other pages of its shape.
 */
export function createFrames(lines: Segment[], pages: PageSize[]): (line: Segment) => Frame {
  const widths = new Map(pages.map((page) => [page.page, page.width]))
  const shapes = new Map(pages.map((page) => [page.page, `${Math.round(page.width)}×${Math.round(page.height)}`]))
  const byPage = Map.groupBy(lines, (line) => line.page)
  const ofShapes = new Map<string, Frame>()
  for (const [shape, group] of Map.groupBy(lines, (line) => shapes.get(line.page) ?? '')) {
    ofShapes.set(shape, frameOfLines(group, widths.get(group[0]?.page ?? 0) ?? 595))
  }
  const frames = new Map<number, Frame>()
  for (const [page, own] of byPage) {
    const ofPage = frameOfLines(own, widths.get(page) ?? 595)
    const ofShape = ofShapes.get(shapes.get(page) ?? '') ?? ofPage
    const isAsWide = ofPage.right - ofPage.left > (ofShape.right - ofShape.left) * 0.96
    frames.set(page, isAsWide && own.length >= 15 ? ofPage : ofShape)
  }
  return (line) => frames.get(line.page) ?? { left: 0, right: 595, isCell: false }
}

function frameOfLines(lines: Segment[], pageWidth: number): Frame {
  const lefts = createTally(lines.map((line) => line.x))
  const rights = createTally(lines.map((line) => line.right))
  const isUsual = (count: number) => count >= Math.max(2, lines.length * 0.08)
  const left = Math.min(...lefts.positions.filter((each) => isUsual(lefts.near(each))))
  const right = Math.max(...rights.positions.filter((each) => isUsual(rights.near(each))))
  if (!Number.isFinite(left) || !Number.isFinite(right) || right - left <= pageWidth * 0.4) {
    return {
      left: Math.min(pageWidth * 0.15, ...lefts.positions),
      right: Math.max(pageWidth * 0.92, ...rights.positions),
      isCell: false,
    }
  }
  const indents = lefts.positions.filter((each) => each > left + 8 && each < left + 90 && isUsual(lefts.near(each)))
  const indent = indents.sort((a, b) => lefts.near(b) - lefts.near(a))[0]
  return { left, right, indent, isCell: false }
}

/** How many of the numbers lie within 3 of a position. Positions are kept to a tenth, so that there are few of them. */
function createTally(numbers: number[]) {
  const counts = new Map<number, number>()
  for (const number of numbers) {
    const position = Math.round(number * 10) / 10
    counts.set(position, (counts.get(position) ?? 0) + 1)
  }
  const sorted = [...counts].sort((a, b) => a[0] - b[0]).slice(0, 20_000)
  const nearby = new Map<number, number>()
  let [from, to, sum] = [0, 0, 0]
  for (const [position] of sorted) {
    while (to < sorted.length && (sorted[to]?.[0] ?? 0) < position + 3) sum += sorted[to++]?.[1] ?? 0
    while ((sorted[from]?.[0] ?? 0) <= position - 3) sum -= sorted[from++]?.[1] ?? 0
    nearby.set(position, sum)
  }
  return { positions: sorted.map(([position]) => position), near: (position: number) => nearby.get(position) ?? 0 }
}
