import { limits } from '#engines/documents/limits.ts'
import { type Line, linesOfPieces } from '#engines/documents/pdf/lines.ts'
import type { PageContent, Piece } from '#engines/documents/pdf/page-content.ts'
import { joinRules, type Rule } from '#engines/documents/pdf/rules.ts'

/** A table as its ruling lines draw it on one page. */
export type RuledTable = { page: number; top: number; bottom: number; edges: number[]; rows: RuledRow[] }
/** Cells that begin in this row, from left to right. */
export type RuledRow = { cells: RuledCell[] }
export type RuledCell = { left: number; right: number; rowSpan: number; lines: Line[] }

/** Finds the ruled tables of a page and takes the text that stands in them; `rest` is what stands outside. */
export function takeRuledTables(content: PageContent): { tables: RuledTable[]; rest: Piece[] } {
  let rest = content.pieces
  const tables: RuledTable[] = []
  for (const grid of connectedGroups(joinRules(content.rules)).flatMap((rules) => gridOf(rules) ?? [])) {
    const inside = rest.filter((piece) => isInside(grid, piece))
    if (inside.length === 0) continue
    rest = rest.filter((piece) => !isInside(grid, piece))
    tables.push(tableOf(grid, inside, content.page))
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest }
}

/** The boxes of all cells that ruling lines draw, in the unit of the rules. */
export function cellBoxes(rules: Rule[]): { left: number; right: number; top: number; bottom: number }[] {
  return connectedGroups(joinRules(rules))
    .flatMap((group) => gridOf(group) ?? [])
    .flatMap((grid) =>
      [...new Set(areasOf(grid).flat())].map((area) => ({
        left: grid.xs[area.column] ?? 0,
        right: grid.xs[area.lastColumn + 1] ?? 0,
        top: grid.ys[area.row] ?? 0,
        bottom: grid.ys[area.lastRow + 1] ?? 0,
      })),
    )
}

type Grid = { xs: number[]; ys: number[]; rules: Rule[] }

const touch = 3
const sameEdge = 4

/** Rules that touch each other, directly or through others, rule one table. */
function connectedGroups(rules: Rule[]): Rule[][] {
  const across = rules.filter((rule) => rule.direction === 'across')
  const down = rules.filter((rule) => rule.direction === 'down')
  const groupOf = new Map<Rule, Rule[]>()
  for (const rule of rules) groupOf.set(rule, [rule])
  for (const a of across) {
    for (const d of down) {
      if (d.at < a.from - touch || d.at > a.to + touch || a.at < d.from - touch || a.at > d.to + touch) continue
      const [one = [], other = []] = [groupOf.get(a), groupOf.get(d)]
      if (one === other) continue
      const [large, small] = one.length > other.length ? [one, other] : [other, one]
      for (const rule of small) {
        large.push(rule)
        groupOf.set(rule, large)
      }
    }
  }
  return [...new Set(groupOf.values())]
}

/** Two columns or two rows at least: a single box is a frame around text, not a table. */
function gridOf(rules: Rule[]): Grid | undefined {
  const down = rules.filter((rule) => rule.direction === 'down')
  const across = rules.filter((rule) => rule.direction === 'across')
  if (down.length < 2 || across.length < 1) return undefined
  const xs = edgesOf(down.map((rule) => rule.at))
  // A table cut by the end of a page may lack its last line; its upright lines tell how far it reaches.
  const ys = edgesOf([...across.map((rule) => rule.at), ...down.flatMap((rule) => [rule.from, rule.to])])
  if (xs.length < 2 || ys.length < 2 || xs.length + ys.length < 5) return undefined
  // So many boxes on one page are a drawing or a shading.
  if (xs.length * ys.length > limits.gridPositionsPerPageMax) return undefined
  return { xs, ys, rules }
}

function edgesOf(positions: number[]): number[] {
  const edges: number[] = []
  for (const position of positions.sort((a, b) => a - b)) {
    if (edges.length === 0 || position - (edges.at(-1) ?? 0) > sameEdge) edges.push(position)
  }
  return edges.slice(0, 400)
}

const middleOf = (piece: Piece) => ({ x: piece.x + piece.width / 2, y: piece.y - piece.size * 0.3 })

function isInside({ xs, ys }: Grid, piece: Piece): boolean {
  const { x, y } = middleOf(piece)
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0)
}

type Area = { row: number; column: number; lastRow: number; lastColumn: number; pieces: Piece[] }

function tableOf(grid: Grid, pieces: Piece[], page: number): RuledTable {
  const { xs, ys } = grid
  const areas = areasOf(grid)
  for (const piece of pieces) {
    const { x, y } = middleOf(piece)
    areas[bandOf(ys, y)]?.[bandOf(xs, x)]?.pieces.push(piece)
  }
  const rows: RuledRow[] = areas.map((line, row) => ({
    cells: [...new Set(line)]
      .filter((area) => area.row === row)
      .map((area) => ({
        left: xs[area.column] ?? 0,
        right: xs[area.lastColumn + 1] ?? 0,
        rowSpan: area.lastRow - row + 1,
        lines: linesOfPieces(area.pieces, page),
      })),
  }))
  return { page, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, edges: xs, rows }
}

function bandOf(edges: number[], position: number): number {
  return Math.max(
    0,
    edges.findLastIndex((edge) => edge <= position),
  )
}

/** The grid's positions; those with no line between them are one area. */
function areasOf({ xs, ys, rules }: Grid): Area[][] {
  const hasRule = (direction: Rule['direction'], at: number, middle: number) =>
    rules.some(
      (rule) =>
        rule.direction === direction && Math.abs(rule.at - at) <= sameEdge && rule.from <= middle && rule.to >= middle,
    )
  const areas: Area[][] = []
  for (let row = 0; row + 1 < ys.length; row += 1) {
    const line: Area[] = []
    areas.push(line)
    const [top = 0, bottom = 0] = [ys[row], ys[row + 1]]
    for (let column = 0; column + 1 < xs.length; column += 1) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]]
      const above = areas[row - 1]?.[column]
      const before = line[column - 1]
      const joinsAbove = above && !hasRule('across', top, (left + right) / 2)
      const joinsBefore = before && !hasRule('down', left, (top + bottom) / 2)
      const area = joinsAbove
        ? above
        : joinsBefore
          ? before
          : { row, column, lastRow: row, lastColumn: column, pieces: [] }
      area.lastRow = Math.max(area.lastRow, row)
      area.lastColumn = Math.max(area.lastColumn, column)
      line.push(area)
    }
  }
  return areas
}
