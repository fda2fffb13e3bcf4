import { readFileSync } from 'node:fs'
import { factsFolder } from '#platform/files/facts-folder.ts'

/** Đường nét bản đồ: the outlines that the system ships, a grid of whole numbers for each map; made by `scripts/make-outlines.ts`. */
export type PlaceMap = {
  width: number
  height: number
  /** By code of the place. */
  outlines: ReadonlyMap<string, { path: string; x: number; y: number; room: number }>
  /** On a province's map: drawn larger in a frame beside it. On the nation's: islands too small to see, as points. */
  insets: readonly { code: string; x: number; y: number; width: number; height: number }[]
}

let read: ReadonlyMap<string, PlaceMap> | undefined

/** `nation`, or the code of a province of today; undefined where no map is kept. Some 20 ms at the first call. */
export function placeMap(map: string): PlaceMap | undefined {
  read ??= readMaps()
  return read.get(map)
}

function readMaps(): ReadonlyMap<string, PlaceMap> {
  const outlines = Map.groupBy(rowsOf('outlines'), ([map]) => map)
  const insets = Map.groupBy(rowsOf('map-insets'), ([map]) => map)
  return new Map(
    rowsOf('map-sizes').map(([map, width, height]) => [
      map!,
      {
        width: Number(width),
        height: Number(height),
        outlines: new Map(
          (outlines.get(map) ?? []).map(([, code, x, y, room, path]) => [
            code!,
            { path: path!, x: Number(x), y: Number(y), room: Number(room) },
          ]),
        ),
        insets: (insets.get(map) ?? []).map(([, code, ...numbers]) => {
          const [x, y, width, height] = numbers.map(Number) as [number, number, number, number]
          return { code: code!, x, y, width, height }
        }),
      },
    ]),
  )
}

function rowsOf(file: string): string[][] {
  const text = readFileSync(new URL(`${file}.tsv`, factsFolder('oversight')), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
}
