import { limits } from '#engines/documents/limits.ts'
import { type Matrix, multiply } from '#engines/documents/pdf/matrix.ts'

/** A ruling line, straight across or straight down: `at` is its y (or x), `from`…`to` what it covers. */
export type Rule = { direction: 'across' | 'down'; at: number; from: number; to: number }

type OperatorList = { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> }

/** Numbers of pdf.js's operators; they change from version to version. */
export type OperatorNumbers = Record<
  | 'save'
  | 'restore'
  | 'transform'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'constructPath'
  | 'stroke'
  | 'closeStroke'
  | 'fill'
  | 'eoFill'
  | 'fillStroke'
  | 'eoFillStroke'
  | 'closeFillStroke'
  | 'closeEOFillStroke',
  number
>

/** Steps of a path and how many numbers each takes: move, line, curve, quadratic curve, close. */
const stepLengths = [2, 2, 6, 4, 0]

/** A filled rectangle thinner than this many points is a line that somebody drew as a rectangle. */
const thinMax = 3
const lengthMin = 6

/** The straight lines that a page draws, in the coordinates of its text. */
export function readRules(
  { fnArray, argsArray }: OperatorList,
  viewport: ArrayLike<number>,
  numbers: OperatorNumbers,
): Rule[] {
  const addPath = createPathReader(numbers)
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix = multiply(viewport, [1, 0, 0, 1, 0, 0])
  for (let index = 0; index < fnArray.length && rules.length < limits.rulesPerPageMax; index += 1) {
    const values = argsArray[index]
    switch (fnArray[index]) {
      case numbers.save:
        if (saved.length < 1000) saved.push(matrix)
        break
      case numbers.paintFormXObjectBegin:
        if (saved.length < 1000) saved.push(matrix)
        if (Array.isArray(values) && isNumbers(values[0])) matrix = multiply(matrix, values[0])
        break
      case numbers.restore:
      case numbers.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix
        break
      case numbers.transform:
        if (isNumbers(values)) matrix = multiply(matrix, values)
        break
      case numbers.constructPath:
        if (Array.isArray(values)) addPath(rules, values, matrix)
    }
  }
  return rules
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return values !== null && typeof values === 'object' && 'length' in values && values.length === 6
}

function createPathReader(numbers: OperatorNumbers) {
  const { stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke, fill, eoFill } = numbers
  const strokes: unknown[] = [stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]
  const fills: unknown[] = [fill, eoFill]
  return (rules: Rule[], [paint, data]: unknown[], matrix: Matrix): void => {
    const path: unknown = Array.isArray(data) ? data[0] : undefined
    if (!(path instanceof Float32Array) || !(strokes.includes(paint) || fills.includes(paint))) return
    for (const points of polygons(path, matrix)) {
      if (strokes.includes(paint)) addEdges(rules, points)
      else addThinBox(rules, points)
      if (rules.length >= limits.rulesPerPageMax) return
    }
  }
}

type Point = { x: number; y: number }

/** The corners of each part of a path; parts with curves are left out. */
function polygons(path: Float32Array, matrix: Matrix): Point[][] {
  const found: Point[][] = []
  let points: Point[] = []
  let hasCurves = false
  const end = () => {
    if (points.length > 1 && !hasCurves) found.push(points)
    points = []
    hasCurves = false
  }
  for (let index = 0; index < path.length; ) {
    const step = path[index] ?? 0
    const length = stepLengths[step]
    if (length === undefined) break
    const [x, y] = [path[index + 1] ?? 0, path[index + 2] ?? 0]
    const point = { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] }
    if (step === 0) {
      end()
      points.push(point)
    } else if (step === 1) points.push(point)
    else if (step === 4) {
      if (points[0]) points.push(points[0])
    } else hasCurves = true
    index += 1 + length
  }
  end()
  return found
}

function addEdges(rules: Rule[], points: Point[]): void {
  for (const [index, a] of points.entries()) {
    const b = points[index + 1]
    if (b) addLine(rules, a, b)
  }
}

function addThinBox(rules: Rule[], points: Point[]): void {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right, top, bottom] = [
    Math.min(...xs.slice(0, 64)),
    Math.max(...xs.slice(0, 64)),
    Math.min(...ys.slice(0, 64)),
    Math.max(...ys.slice(0, 64)),
  ]
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  if (bottom - top < thinMax && right - left >= bottom - top) addLine(rules, { x: left, y }, { x: right, y })
  else if (right - left < thinMax) addLine(rules, { x, y: top }, { x, y: bottom })
}

function addLine(rules: Rule[], a: Point, b: Point): void {
  const [acrossLength, downLength] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (downLength < 1 && acrossLength > 0) {
    rules.push({ direction: 'across', at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) })
  } else if (acrossLength < 1 && downLength > 0) {
    rules.push({ direction: 'down', at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) })
  }
}

/** Pieces of one line joined; lines too short to rule anything left out. */
export function joinRules(rules: Rule[]): Rule[] {
  const joined: Rule[] = []
  for (const direction of ['across', 'down'] as const) {
    const sorted = rules.filter((rule) => rule.direction === direction).sort((a, b) => a.at - b.at || a.from - b.from)
    for (const group of nearGroups(sorted)) {
      group.sort((a, b) => a.from - b.from)
      let open: Rule | undefined
      for (const rule of group) {
        if (open && rule.from <= open.to + 3) open.to = Math.max(open.to, rule.to)
        else {
          open = { ...rule }
          joined.push(open)
        }
      }
    }
  }
  return joined.filter((rule) => rule.to - rule.from >= lengthMin)
}

/** Lines whose `at` is the same within the width of a line. */
function nearGroups(sorted: Rule[]): Rule[][] {
  const groups: Rule[][] = []
  for (const rule of sorted) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group && first && rule.at - first.at < 2.5) group.push(rule)
    else groups.push([rule])
  }
  return groups
}
