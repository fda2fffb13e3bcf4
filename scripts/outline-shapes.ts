export type Point = [number, number]
/** Closed: the last point is the first. */
export type Ring = Point[]

/**
 * An open line with fewer corners (Visvalingam): the corner whose triangle is smallest goes first, until all that are left
 * take at least `areaMin`. The ends stay, for other lines meet there.
 */
export function simplify(line: Point[], areaMin: number): Point[] {
  const kept = [...line]
  for (;;) {
    let [smallest, at] = [areaMin, -1]
    for (let index = 1; index < kept.length - 1; index++) {
      const area = triangle(kept[index - 1]!, kept[index]!, kept[index + 1]!)
      if (area < smallest) [smallest, at] = [area, index]
    }
    // a ring of its own keeps three corners, so that an islet stays one
    if (at < 0 || (isClosed(kept) && kept.length <= 4)) return kept
    kept.splice(at, 1)
  }
}

/** Area without its sign. */
export function ringArea(ring: Ring): number {
  let twice = 0
  for (let index = 1; index < ring.length; index++)
    twice += ring[index - 1]![0] * ring[index]![1] - ring[index]![0] * ring[index - 1]![1]
  return Math.abs(twice) / 2
}

export function centreOf(polygons: Ring[][]): Point {
  const points = polygons.flatMap(([outer]) => outer!)
  const middle = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis])
    return (values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2
  }
  return [middle(0), middle(1)]
}

const gridSteps = 24

/** Where a label stands best: the point of a grid inside the ring that is farthest from its border, and how far that is. */
export function labelSpot(ring: Ring): { at: Point; room: number } {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  let best: { at: Point; room: number } = { at: [Math.round(left + width / 2), Math.round(top + height / 2)], room: 0 }
  for (let column = 1; column < gridSteps; column++)
    for (let row = 1; row < gridSteps; row++) {
      const point: Point = [left + (width * column) / gridSteps, top + (height * row) / gridSteps]
      const room = isInside(point, ring) ? Math.floor(distanceToBorder(point, ring)) : 0
      if (room > best.room) best = { at: [Math.round(point[0]), Math.round(point[1])], room }
    }
  return best
}

/** Smaller than this an islet is drawn as a square, so that it is seen at all; one in each cell of the grid. */
const isletArea = 3
const isletSide = 2
const isletCell = 5

/** The `d` of an SVG path, in steps of whole numbers. */
export function pathOf(polygons: Ring[][]): string {
  const islets = new Set<string>()
  return polygons
    .flat()
    .map((ring) => {
      const steps = withoutRepeats(ring)
      if (steps.length > 3 && ringArea(ring) >= isletArea) return ringPath(steps)
      const [x, y] = ring[0]!
      const cell = `${Math.floor(x / isletCell)} ${Math.floor(y / isletCell)}`
      if (islets.has(cell)) return ''
      islets.add(cell)
      return `M${x} ${y}h${isletSide}v${isletSide}h-${isletSide}z`
    })
    .join('')
}

function ringPath(ring: Ring): string {
  const [first, ...rest] = ring.slice(0, -1)
  let [x, y] = first!
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x}${nextY - y < 0 ? '' : ' '}${nextY - y}`
    ;[x, y] = [nextX, nextY]
    return step
  })
  return `M${first![0]} ${first![1]}l${steps.join(' ').replaceAll(' -', '-')}z`
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter(
    (point, index) => index === 0 || point[0] !== ring[index - 1]![0] || point[1] !== ring[index - 1]![1],
  )
}

function isClosed(line: Point[]): boolean {
  const [first, last] = [line[0]!, line.at(-1)!]
  return first[0] === last[0] && first[1] === last[1]
}

function triangle(a: Point, b: Point, c: Point): number {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
}

function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false
  for (let index = 1; index < ring.length; index++) {
    const [[ax, ay], [bx, by]] = [ring[index - 1]!, ring[index]!]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

function distanceToBorder([x, y]: Point, ring: Ring): number {
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 1; index < ring.length; index++) {
    const [[ax, ay], [bx, by]] = [ring[index - 1]!, ring[index]!]
    const [dx, dy] = [bx - ax, by - ay]
    const along =
      dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy))
  }
  return nearest
}
