import { type Line, type Segment, wholeLine } from '#engines/documents/pdf/lines.ts'

/** Text in two columns side by side: a letterhead, or the recipients beside the signature. */
export type Columns = { page: number; y: number; left: Segment[]; right: Segment[] }

/** Takes the stretches of a page's lines that stand in two columns; `rest` reads from side to side. */
export function takeColumns(lines: Line[], pageWidth: number): { columns: Columns[]; rest: Line[] } {
  const columns: Columns[] = []
  const rest: Line[] = []
  let index = 0
  while (index < lines.length) {
    const stretch = stretchFrom(lines, index, pageWidth)
    if (stretch) {
      // The right column may begin a little higher than the left.
      while (rest.length > 0 && isAboveInRight(rest.at(-1) as Line, stretch, pageWidth)) {
        stretch.lines.unshift(rest.pop() as Line)
        index -= 1
      }
      columns.push(columnsOf(stretch))
      index += stretch.lines.length
    } else {
      rest.push(lines[index] as Line)
      index += 1
    }
  }
  return { columns, rest }
}

/** Nothing stands between `from` and `to` in any of the lines. */
type Stretch = { lines: Line[]; from: number; to: number }

const gutterMin = 5

function stretchFrom(lines: Line[], start: number, pageWidth: number): Stretch | undefined {
  const first = lines[start]
  if (first?.segments.length !== 2) return undefined
  const [left, right] = first.segments as [Segment, Segment]
  const stretch: Stretch = { lines: [first], from: left.right, to: right.x }
  if (stretch.from > pageWidth * 0.62 || stretch.to < pageWidth * 0.3) return undefined
  let rows = 1
  for (const line of lines.slice(start + 1)) {
    const next = widened(stretch, line, pageWidth)
    if (!next) break
    Object.assign(stretch, next)
    stretch.lines.push(line)
    rows += 1
  }
  return rows >= 2 ? stretch : undefined
}

/** The gutter as the next line leaves it; undefined when the line is no part of the columns. */
function widened(
  { lines, from, to }: Stretch,
  line: Line,
  pageWidth: number,
): { from: number; to: number } | undefined {
  if (line.segments.length > 6) return undefined
  const last = lines.at(-1) as Line
  const isLeft = (segment: Segment) => (segment.x + segment.right) / 2 < (from + to) / 2
  const lefts = line.segments.filter(isLeft)
  const rights = line.segments.filter((segment) => !isLeft(segment))
  const next = {
    from: Math.max(from, ...lefts.map((segment) => segment.right)),
    to: Math.min(to, ...rights.map((segment) => segment.x)),
  }
  if (next.to - next.from < gutterMin) return undefined
  const gap = line.y - last.y
  if (line.segments.length === 1) {
    const only = line.segments[0] as Segment
    if (Math.abs((only.x + only.right) / 2 - pageWidth / 2) < 25) return undefined
    // Between a signer's title and name there is room for the signature.
    if (gap > (lefts.length === 0 ? 150 : last.size * 3)) return undefined
  } else if (gap > last.size * 6) return undefined
  return next
}

function isAboveInRight(line: Line, { lines, from, to }: Stretch, pageWidth: number): boolean {
  const [only] = line.segments
  const first = lines[0] as Line
  if (!only || line.segments.length > 1 || only.x < (from + to) / 2 || first.y - line.y > first.size * 2.2) return false
  return Math.abs((only.x + only.right) / 2 - pageWidth / 2) >= 25
}

function columnsOf({ lines, from, to }: Stretch): Columns {
  const first = lines[0] as Line
  const side = (isOn: (middle: number) => boolean) =>
    lines.flatMap((line) => {
      const segments = line.segments.filter((segment) => isOn((segment.x + segment.right) / 2))
      return segments.length > 0 ? [wholeLine({ ...line, segments })] : []
    })
  const gutter = (from + to) / 2
  return {
    page: first.page,
    y: first.y,
    left: side((middle) => middle < gutter),
    right: side((middle) => middle >= gutter),
  }
}
