import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { centreOf, labelSpot, type Point, pathOf, type Ring, ringArea, simplify } from './outline-shapes.ts'

const root = join(import.meta.dirname, '..')
const facts = join(root, 'src/domains/oversight/facts')

/** Drawing units: a map is at most so wide and so high, and every coordinate is a whole number. */
const nation = { width: 620, height: 680 }
const province = { width: 640, height: 560 }
const inset = { width: 120, height: 84, gap: 14, name: 20 }
/** A corner that takes less than so many square units away is not seen. */
const detail = 1.5
/** A special zone further from the rest than this share of the province gets a frame of its own beside the map. */
const farShare = 0.12
/** Degrees of longitude are shorter away from the equator; the middle of the country stands for all of it. */
const squeeze = Math.cos((16 * Math.PI) / 180)

type Outlines = Topology<{ layer: GeometryCollection<{ code: string }> }>
type Shape = { code: string; polygons: Ring[][] }
type Box = { left: number; top: number; right: number; bottom: number }

/**
 * Makes the outlines that maps are drawn from, out of `provinces.topojson` and `communes.topojson` (official codes as `code`):
 * flat whole numbers, a grid for each map. A border is simplified once for both its sides, so that neighbours still meet.
 *
 *     node scripts/make-outlines.ts FOLDER
 */
function makeOutlines(folder: string): void {
  const read = (file: string) => flat(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const [provinces, communes] = [read('provinces.topojson'), read('communes.topojson')]
  const units = readFileSync(join(root, 'src/domains/places/facts/communes.tsv'), 'utf8').trim().split('\n').slice(1)
  const rows = units.map((line) => line.split('\t') as [string, string, string])
  const zones = new Set(rows.filter(([, kind]) => kind === 'dac-khu').map(([code]) => code))
  const sheets = new Sheets()
  const view = viewOf(boxOf(shapesOf(provinces)), nation)
  sheets.addMap('nation', view, shapesOf(view.draw(provinces)))
  for (const { code, polygons } of shapesOf(communes).filter(({ code }) => zones.has(code)))
    sheets.addInset('nation', code, view.place(centreOf(polygons)), { width: 0, height: 0 })
  for (const [map, own] of Map.groupBy(rows, ([, , provinceCode]) => provinceCode)) {
    const codes = new Set(own.map(([code]) => code))
    const shapes = shapesOf(communes).filter(({ code }) => codes.has(code))
    const land = boxOf(shapes.filter(({ code }) => !zones.has(code)))
    const far = shapes.filter((shape) => zones.has(shape.code) && isFar(boxOf([shape]), land))
    const near = new Set(shapes.filter((shape) => !far.includes(shape)).map(({ code }) => code))
    const main = viewOf(boxOf(shapes.filter(({ code }) => near.has(code))), province)
    const drawn = shapesOf(main.draw(communes)).filter(({ code }) => near.has(code))
    sheets.addMap(map, far.length === 0 ? main : beside(main, far.length), drawn)
    for (const [index, zone] of far.entries()) {
      const frame: Point = [main.width + inset.gap, index * (inset.height + inset.name + inset.gap)]
      const close = viewOf(boxOf([zone]), { width: inset.width - 16, height: inset.height - 16 })
      const move = ([x, y]: Point): Point => [
        x + frame[0] + (inset.width - close.width) / 2,
        y + frame[1] + (inset.height - close.height) / 2,
      ]
      const shape = shapesOf(close.draw(communes)).find(({ code }) => code === zone.code)!
      const moved = shape.polygons.map((polygon) =>
        polygon.map((ring) => ring.map((point) => move(point).map(Math.round) as Point)),
      )
      sheets.addShape(map, { code: zone.code, polygons: moved })
      sheets.addInset(map, zone.code, frame, inset)
    }
  }
  sheets.write()
}

/** Longitude and latitude as points of a plane, north up. */
function flat(topology: Outlines): Outlines {
  const { scale, translate } = topology.transform!
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx, dy]) => {
      x += dx!
      y += dy!
      return [(x * scale[0] + translate[0]) * squeeze, -(y * scale[1] + translate[1])]
    })
  })
  return { type: 'Topology', objects: topology.objects, arcs }
}

type View = { width: number; height: number; place(point: Point): Point; draw(topology: Outlines): Outlines }

/** The view that shows a box as large as the room allows. */
function viewOf(box: Box, room: { width: number; height: number }): View {
  const scale = Math.min(room.width / (box.right - box.left), room.height / (box.bottom - box.top))
  const place = ([x, y]: Point): Point => [(x - box.left) * scale, (y - box.top) * scale]
  return {
    width: Math.ceil((box.right - box.left) * scale),
    height: Math.ceil((box.bottom - box.top) * scale),
    place: (point) => place(point).map(Math.round) as Point,
    draw: (topology) => ({
      ...topology,
      arcs: topology.arcs.map((arc) =>
        simplify((arc as Point[]).map(place), detail).map((point) => point.map(Math.round)),
      ),
    }),
  }
}

function beside(main: View, frames: number): View {
  const height = frames * (inset.height + inset.name + inset.gap)
  return { ...main, width: main.width + inset.gap + inset.width, height: Math.max(main.height, height) }
}

function shapesOf(topology: Outlines): Shape[] {
  return feature(topology, topology.objects.layer).features.map(({ geometry, properties }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
      throw new Error(`${properties.code} has no area`)
    return {
      code: properties.code,
      polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Ring[][],
    }
  })
}

function boxOf(shapes: Shape[]): Box {
  const points = shapes.flatMap(({ polygons }) => polygons.flatMap(([outer]) => outer!))
  const reach = (axis: 0 | 1, pick: (a: number, b: number) => number) =>
    points.reduce((found, point) => pick(found, point[axis]), points[0]![axis])
  return { left: reach(0, Math.min), right: reach(0, Math.max), top: reach(1, Math.min), bottom: reach(1, Math.max) }
}

function isFar(zone: Box, land: Box): boolean {
  const margin = farShare * Math.max(land.right - land.left, land.bottom - land.top)
  return (
    zone.left < land.left - margin ||
    zone.right > land.right + margin ||
    zone.top < land.top - margin ||
    zone.bottom > land.bottom + margin
  )
}

/** The three files, as they grow. */
class Sheets {
  private readonly outlines = ['map\tcode\tx\ty\troom\tpath']
  private readonly sizes = ['map\twidth\theight']
  private readonly insets = ['map\tcode\tx\ty\twidth\theight']

  addMap(map: string, { width, height }: View, shapes: Shape[]): void {
    this.sizes.push([map, width, height].join('\t'))
    for (const shape of shapes) this.addShape(map, shape)
  }

  addShape(map: string, { code, polygons }: Shape): void {
    const [largest] = polygons.map(([outer]) => outer!).sort((a, b) => ringArea(b) - ringArea(a))
    const { at, room } = labelSpot(largest!)
    this.outlines.push([map, code, ...at, room, pathOf(polygons)].join('\t'))
  }

  addInset(map: string, code: string, at: Point, { width, height }: { width: number; height: number }): void {
    this.insets.push([map, code, ...at, width, height].join('\t'))
  }

  write(): void {
    const files = { 'outlines.tsv': this.outlines, 'map-sizes.tsv': this.sizes, 'map-insets.tsv': this.insets }
    for (const [file, lines] of Object.entries(files)) writeFileSync(join(facts, file), `${lines.join('\n')}\n`)
    console.info(`${this.outlines.length - 1} outlines on ${this.sizes.length - 1} maps`)
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node scripts/make-outlines.ts FOLDER (with provinces.topojson and communes.topojson)')
  process.exitCode = 2
} else makeOutlines(folder)
